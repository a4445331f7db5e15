/** `bucketlab/node`: a simulator behind an HTTP server, or in place of the network of this process. */
export { httpServer } from './intercept/httpServer.ts';
export { interceptNode } from './intercept/mswNode.ts';
