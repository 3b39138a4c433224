import zlib from "node:zlib";

const MIB = 1 << 20;

/** A tar up to this is run through gzip as a whole. */
const WHOLE_BYTES = 8 * MIB;

/** Bytes of a sample, and those before it that deflate looks back at. */
const SAMPLE = 16 * 1024;
const WINDOW = 32 * 1024;

/** What zlib gives is counted and thrown away: in few pieces. */
const CHUNKS = { chunkSize: MIB };

/** Header and trailer. https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
const FRAME = 18;

/** How many bytes a sample stands for, by the place where they begin. */
function stretchAt(position: number): number {
  if (position < 32 * MIB) return 4 * SAMPLE;
  return position < 128 * MIB ? 8 * SAMPLE : 16 * SAMPLE;
}

/** Memory for the first bytes of a tar, handed from one that has ended to the next. */
let spare: Buffer | undefined;

/**
 * What gzip at its default level makes of the bytes written to it: of up to 8 MiB exactly; of more by samples, which are
 * compressed as they would be where they stand, with the bytes before them known. Where samples lie follows from the
 * place alone, so that the same bytes have the same answer however they come.
 */
export class GzipEstimate {
  #whole: Buffer | undefined = takeSpare();
  #position = 0;
  /** Compressed bytes of all before `#stretch`. */
  #bytes = 0;
  /** Where the stretch at hand begins, and its last bytes: window and sample. */
  #stretch = WHOLE_BYTES;
  readonly #tail = Buffer.allocUnsafeSlow(WINDOW + SAMPLE);

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const end = this.#whole ? WHOLE_BYTES : this.#stretch + stretchAt(this.#stretch);
      // Only when more follows is it known that the whole is not all.
      if (this.#position === end) this.#endStretch(end);
      else {
        const taken = Math.min(end - this.#position, bytes.length - at);
        this.#keep(bytes.subarray(at, at + taken), end);
        this.#position += taken;
        at += taken;
      }
    }
  }

  end(): number {
    const whole = this.#takeWhole();
    if (whole) return zlib.gzipSync(whole, CHUNKS).length;
    // What no sample speaks for is taken to be as all before it.
    return Math.round(this.#bytes * (this.#position / this.#stretch)) + FRAME;
  }

  #keep(bytes: Uint8Array, end: number): void {
    if (this.#whole) {
      this.#whole.set(bytes, this.#position);
      return;
    }
    const place = this.#position - (end - this.#tail.length);
    if (place + bytes.length > 0) this.#tail.set(bytes.subarray(Math.max(0, -place)), Math.max(0, place));
  }

  #endStretch(end: number): void {
    const whole = this.#takeWhole();
    if (whole) {
      this.#bytes = zlib.deflateRawSync(whole, CHUNKS).length;
      return;
    }
    const dictionary = this.#tail.subarray(0, WINDOW);
    const sample = zlib.deflateRawSync(this.#tail.subarray(WINDOW), { dictionary, chunkSize: 4096 });
    this.#bytes += sample.length * ((end - this.#stretch) / SAMPLE);
    this.#stretch = end;
  }

  /** The first bytes, once; their memory is good until the next one is made. */
  #takeWhole(): Buffer | undefined {
    const whole = this.#whole;
    this.#whole = undefined;
    spare = whole ?? spare;
    return whole?.subarray(0, this.#position);
  }
}

function takeSpare(): Buffer {
  const whole = spare ?? Buffer.allocUnsafeSlow(WHOLE_BYTES);
  spare = undefined;
  return whole;
}
