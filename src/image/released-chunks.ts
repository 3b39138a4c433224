/**
 * A stream's chunks, each of which is freed when the next one is asked for. Chunks of a pipe come by the ten thousand:
 * left to the garbage collector, they have it look through all that is kept, over and over.
 */
export async function* releasedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    const { buffer, byteLength } = chunk;
    // What shares its memory with others is not ours to free; Node 20 cannot.
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer?.(0);
  }
}
