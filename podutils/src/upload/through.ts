import { pipeline, Readable, type Duplex } from 'node:stream';

/** The bytes after a transformation. An error of either side is thrown by the iteration. */
export function through(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  transform: Duplex,
): AsyncIterable<Buffer> {
  // The pipeline destroys the transformation with the error, so there is nothing left to do about it here.
  pipeline(Readable.from(source), transform, () => undefined);
  return transform;
}
