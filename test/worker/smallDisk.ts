/** The host on a disk that has no room for a body of more than 1000 bytes. */
import '../../src/worker/host.ts';

const { put } = IDBObjectStore.prototype;

IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
  const size = value instanceof Uint8Array ? value.byteLength : 0;
  if (size > 1000) throw new DOMException('no room', 'QuotaExceededError');
  return key === undefined ? put.call(this, value) : put.call(this, value, key);
};
