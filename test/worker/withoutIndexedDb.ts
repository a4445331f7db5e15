/** The host in a browser that refuses IndexedDB, as private windows of some do. */
import '../../src/worker/host.ts';

IDBFactory.prototype.open = () => {
  throw new DOMException('refused', 'SecurityError');
};
