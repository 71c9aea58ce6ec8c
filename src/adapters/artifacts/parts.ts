/**
 * Cuts a body of unknown length into parts of `size` bytes; the last is shorter, and an empty body is one empty part.
 * Stores that want each request's length beforehand upload parts.
 */
export async function* inParts(
  body: Uint8Array | AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let isFirst = true;
  for await (const chunk of body instanceof Uint8Array ? [body] : body) {
    waiting.push(chunk);
    length += chunk.byteLength;
    if (length <= size) continue;
    let all = Buffer.concat(waiting);
    while (all.byteLength > size) {
      yield all.subarray(0, size);
      isFirst = false;
      all = all.subarray(size);
    }
    waiting = [all];
    length = all.byteLength;
  }
  if (length > 0 || isFirst) yield Buffer.concat(waiting);
}
