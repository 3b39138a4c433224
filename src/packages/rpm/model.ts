/**
 * Reads the packages' headers out of the bytes of a database, in the order in which they lie there. What is damaged is
 * told by `fault` (a clause on what is wrong) and passed over; never throws, and takes time in proportion to the bytes.
 */
export type ReadHeaders = (bytes: Buffer, fault: (reason: string) => void) => Iterable<Buffer>;
