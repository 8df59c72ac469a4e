import { deflate } from './deflate';

/** Deflates what it is sent, in order, and forgets it. */
self.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
  const packed = deflate(data);
  self.postMessage(packed, { transfer: [packed.buffer] });
};
