export interface ElfLiteral {
  readonly interpreter?: string;
  readonly needed?: readonly string[];
  readonly machine?: number;
  /** Where `.dynamic` and its strings begin; linkers put them behind the code. */
  readonly dynamicAt?: number;
}

const HEADER = 64;
const PROGRAM_HEADER = 56;

/** A little-endian ELF64 file of so many bytes with the headers that a loader reads, and nothing to run. */
export function makeElf(size: number, literal: ElfLiteral = {}): Buffer {
  const { interpreter, needed, machine = 62, dynamicAt = 512 } = literal;
  const bytes = Buffer.alloc(Math.max(size, 64));
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeUInt16LE(interpreter === undefined ? 3 : 2, 16);
  bytes.writeUInt16LE(machine, 18);
  if (interpreter === undefined && needed === undefined) return bytes;
  const headers: { type: number; offset: number; size: number }[] = [
    { type: 1, offset: 0, size: bytes.length },
  ];
  if (interpreter !== undefined) {
    headers.push({ type: 3, offset: 256, size: interpreter.length + 1 });
    bytes.write(interpreter, 256, "latin1");
  }
  if (needed !== undefined) {
    const strings = dynamicAt + (needed.length + 2) * 16;
    let at = strings + 1;
    needed.forEach((name, index) => {
      bytes.writeBigUInt64LE(1n, dynamicAt + index * 16);
      bytes.writeBigUInt64LE(BigInt(at - strings), dynamicAt + index * 16 + 8);
      bytes.write(name, at, "latin1");
      at += name.length + 1;
    });
    bytes.writeBigUInt64LE(5n, dynamicAt + needed.length * 16);
    bytes.writeBigUInt64LE(BigInt(strings), dynamicAt + needed.length * 16 + 8);
    headers.push({ type: 2, offset: dynamicAt, size: (needed.length + 2) * 16 });
  }
  bytes.writeBigUInt64LE(BigInt(HEADER), 32);
  bytes.writeUInt16LE(PROGRAM_HEADER, 54);
  bytes.writeUInt16LE(headers.length, 56);
  headers.forEach(({ type, offset, size: length }, index) => {
    const at = HEADER + index * PROGRAM_HEADER;
    bytes.writeUInt32LE(type, at);
    for (const field of [8, 16, 24]) bytes.writeBigUInt64LE(BigInt(offset), at + field);
    for (const field of [32, 40]) bytes.writeBigUInt64LE(BigInt(length), at + field);
  });
  return bytes;
}
