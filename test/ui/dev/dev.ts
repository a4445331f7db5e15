/** The playground on the fake: `?full` begins with entries, `?unsaved` and `?inpage` show the badges. */
import { startPlayground } from '../../../src/ui/playground.ts';
import { fakeBackend, interceptFetch } from '../fakeBackend.ts';
import { badSignature, denied, notAllowed, refused, succeeded } from '../samples.ts';

const wants = new URLSearchParams(location.search);
const backend = fakeBackend({
  saved: !wants.has('unsaved'),
  inPage: wants.has('inpage'),
  exchanges: wants.has('full') ? [succeeded, refused, denied, notAllowed, badSignature] : [],
});
interceptFetch(backend);
await startPlayground(backend);
