import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./build/errors.js
/**
 * An error that is told to the user as it stands: what happened, where, and what to do.
 * Everything else that is thrown counts as a defect of the program.
 */
class StagecheckError extends Error {
    place;
    /** What the user can do about it; one sentence. */
    remedy;
    constructor(message, options = {}) {
        super(message, { cause: options.cause });
        this.name = "StagecheckError";
        this.place = options.place;
        this.remedy = options.remedy;
    }
}
/** Settings that cannot be used: a wrong input, argument or config file. All faults at once. */
class SettingsError extends StagecheckError {
    faults;
    constructor(faults) {
        const [first] = faults;
        super(faults.length === 1 && first ? first.message : `${faults.length} settings cannot be used`, {
            ...(faults.length === 1 && first?.place ? { place: first.place } : {}),
            ...(faults.length === 1 && first?.remedy ? { remedy: first.remedy } : {}),
        });
        this.name = "SettingsError";
        this.faults = faults;
    }
}
/** No usable container engine, or one that is too old. */
class EngineError extends (/* unused pure expression or super */ null && (StagecheckError)) {
    name = "EngineError";
}
/** An image that cannot be read: damaged, truncated, of an unknown form. */
class errors_ImageError extends StagecheckError {
    name = "ImageError";
}
/** The work was stopped by a signal. */
class InterruptedError extends StagecheckError {
    name = "InterruptedError";
    signal;
    constructor(signal) {
        super(`Stopped by ${signal}`);
        this.signal = signal;
    }
}
/** One line for the user: `file:line: message. remedy`. */
function describeError(error) {
    const place = error.place ? `${error.place.file}${error.place.line ? `:${error.place.line}` : ""}: ` : "";
    const message = /[.!?]$/.test(error.message) ? error.message : `${error.message}.`;
    return `${place}${message}${error.remedy ? ` ${error.remedy}` : ""}`;
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/image/gzip-estimate.js

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
function stretchAt(position) {
    if (position < 32 * MIB)
        return 4 * SAMPLE;
    return position < 128 * MIB ? 8 * SAMPLE : 16 * SAMPLE;
}
/** Memory for the first bytes of a tar, handed from one that has ended to the next. */
let spare;
/**
 * What gzip at its default level makes of the bytes written to it: of up to 8 MiB exactly; of more by samples, which are
 * compressed as they would be where they stand, with the bytes before them known. Where samples lie follows from the
 * place alone, so that the same bytes have the same answer however they come.
 */
class GzipEstimate {
    #whole = takeSpare();
    #position = 0;
    /** Compressed bytes of all before `#stretch`. */
    #bytes = 0;
    /** Where the stretch at hand begins, and its last bytes: window and sample. */
    #stretch = WHOLE_BYTES;
    #tail = Buffer.allocUnsafeSlow(WINDOW + SAMPLE);
    write(bytes) {
        for (let at = 0; at < bytes.length;) {
            const end = this.#whole ? WHOLE_BYTES : this.#stretch + stretchAt(this.#stretch);
            // Only when more follows is it known that the whole is not all.
            if (this.#position === end)
                this.#endStretch(end);
            else {
                const taken = Math.min(end - this.#position, bytes.length - at);
                this.#keep(bytes.subarray(at, at + taken), end);
                this.#position += taken;
                at += taken;
            }
        }
    }
    end() {
        const whole = this.#takeWhole();
        if (whole)
            return external_node_zlib_namespaceObject.gzipSync(whole, CHUNKS).length;
        // What no sample speaks for is taken to be as all before it.
        return Math.round(this.#bytes * (this.#position / this.#stretch)) + FRAME;
    }
    #keep(bytes, end) {
        if (this.#whole) {
            this.#whole.set(bytes, this.#position);
            return;
        }
        const place = this.#position - (end - this.#tail.length);
        if (place + bytes.length > 0)
            this.#tail.set(bytes.subarray(Math.max(0, -place)), Math.max(0, place));
    }
    #endStretch(end) {
        const whole = this.#takeWhole();
        if (whole) {
            this.#bytes = external_node_zlib_namespaceObject.deflateRawSync(whole, CHUNKS).length;
            return;
        }
        const dictionary = this.#tail.subarray(0, WINDOW);
        const sample = external_node_zlib_namespaceObject.deflateRawSync(this.#tail.subarray(WINDOW), { dictionary, chunkSize: 4096 });
        this.#bytes += sample.length * ((end - this.#stretch) / SAMPLE);
        this.#stretch = end;
    }
    /** The first bytes, once; their memory is good until the next one is made. */
    #takeWhole() {
        const whole = this.#whole;
        this.#whole = undefined;
        spare = whole ?? spare;
        return whole?.subarray(0, this.#position);
    }
}
function takeSpare() {
    const whole = spare ?? Buffer.allocUnsafeSlow(WHOLE_BYTES);
    spare = undefined;
    return whole;
}

;// CONCATENATED MODULE: ./build/image/blob-digests.js


/** Counts and hashes a blob and its tar as they go by. */
class BlobDigests {
    #task;
    #plain;
    #blob = (0,external_node_crypto_namespaceObject.createHash)("sha256");
    #other;
    #tar = (0,external_node_crypto_namespaceObject.createHash)("sha256");
    #gzip;
    #blobBytes = 0;
    #tarBytes = 0;
    constructor(task) {
        this.#task = task;
        this.#plain = task.compression === "none";
        this.#other = task.algorithm && (0,external_node_crypto_namespaceObject.createHash)(task.algorithm);
        this.#gzip = this.#plain && task.estimate ? new GzipEstimate() : undefined;
    }
    /** The next bytes of the blob. Of a plain one they are the tar's too. */
    blob(bytes) {
        this.#blobBytes += bytes.length;
        if (this.#task.half === "tar")
            return;
        this.#blob.update(bytes);
        this.#other?.update(bytes);
        this.#gzip?.write(bytes);
    }
    /** The next bytes of the tar of a compressed blob. */
    tar(bytes) {
        this.#tarBytes += bytes.length;
        this.#tar.update(bytes);
    }
    facts() {
        const digest = `sha256:${this.#blob.digest("hex")}`;
        const gzipBytes = this.#gzip?.end();
        return {
            digest,
            ...(this.#other && { otherDigest: `${this.#task.algorithm}:${this.#other.digest("hex")}` }),
            diffId: this.#plain ? digest : `sha256:${this.#tar.digest("hex")}`,
            blobBytes: this.#blobBytes,
            tarBytes: this.#plain ? this.#blobBytes : this.#tarBytes,
            ...(gzipBytes === undefined ? {} : { gzipBytes }),
        };
    }
}

;// CONCATENATED MODULE: ./build/image/shared-memory.js
/** The tar: pieces small enough that a processor's cache still holds them when they are hashed. */
const TAR = { pieces: 32, pieceBytes: 256 * 1024 };
/** A blob that comes as a stream. */
const BLOB = { pieces: 8, pieceBytes: 512 * 1024 };
/** Which number says how many pieces of the tar the thread may write to. It waits for a change of that. */
const FREE = 0;
/** Which number is not zero when the thread is to end, as soon as it looks. */
const STOP = 1;
/** Bytes of the two. */
const CONTROL_BYTES = 8;
function newRing({ pieces, pieceBytes }) {
    return new SharedArrayBuffer(pieces * pieceBytes);
}
function piecesOf(memory, { pieces, pieceBytes }) {
    return Array.from({ length: pieces }, (_, piece) => Buffer.from(memory, piece * pieceBytes, pieceBytes));
}

;// CONCATENATED MODULE: ./build/image/compression.js


/** Bytes needed by {@link sniffCompression}. */
const MAGIC_BYTES = 4;
/** Tells the compression by its magic number, never by a name or media type. */
function sniffCompression(start) {
    if (start[0] === 0x1f && start[1] === 0x8b)
        return "gzip";
    if (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd)
        return "zstd";
    return isSkippableFrame(start) ? "zstd" : "none";
}
/** https://www.rfc-editor.org/rfc/rfc8878#section-3.1.2 */
function isSkippableFrame(start) {
    return ((start[0] ?? 0) & 0xf0) === 0x50 && start[1] === 0x2a && start[2] === 0x4d && start[3] === 0x18;
}
const AGAIN = "Export or pull the image again.";
/** Large enough that the cost of a call does not count, small enough to stay in the processor's cache. */
const OUTPUT_CHUNK = (/* unused pure expression or super */ null && (256 * 1024));
/**
 * Decompresses what is written to it, on a thread of its own, through all gzip members and zstd frames.
 * `output` is called for each piece and may take its time; if it throws, the write at hand rejects with that.
 * Broken or cut-off data rejects with an {@link ImageError} that begins with `name`.
 */
class Decompressor {
    #name;
    #compression;
    #output;
    #stream;
    #settle;
    #queue = [];
    #waiting;
    /** The data has ended; only zeros may follow. */
    #done = false;
    #failure;
    constructor(name, compression, output) {
        this.#name = name;
        this.#compression = compression;
        this.#output = output;
        this.#stream = this.#open();
    }
    async write(chunk) {
        let rest = chunk;
        while (rest.length > 0) {
            if (this.#done)
                return onlyZeros(this.#name, this.#compression, rest);
            const before = this.#stream.bytesWritten;
            const outcome = await this.#step((done) => this.#stream.write(rest, done));
            if (outcome.kind === "failed")
                throw this.#describe(outcome.error);
            if (outcome.kind === "taken")
                return;
            // Node's stream ends with a frame if more follows in the same write: go on with what it left.
            rest = rest.subarray(this.#stream.bytesWritten - before);
            if (goesOn(rest, this.#compression))
                this.#stream = this.#open();
            else
                this.#done = true;
        }
    }
    async end() {
        if (this.#done)
            return;
        const outcome = await this.#step(() => this.#stream.end());
        if (outcome.kind === "failed")
            throw this.#describe(outcome.error);
    }
    /** Ends the thread's work; nothing more comes. */
    destroy() {
        this.#stream.destroy();
    }
    #open() {
        const stream = this.#create();
        stream.on("data", (chunk) => {
            if (this.#queue.push(chunk) === 1)
                queueMicrotask(() => this.#flush());
        });
        stream.on("end", () => this.#settle?.({ kind: "ended" }));
        stream.on("error", (error) => this.#settle?.({ kind: "failed", error }));
        return stream;
    }
    #create() {
        if (this.#compression === "gzip")
            return zlib.createGunzip({ chunkSize: OUTPUT_CHUNK });
        if (typeof zlib.createZstdDecompress !== "function") {
            throw new ImageError(`${this.#name} is compressed with zstd, which this version of Node cannot read`, {
                remedy: "Use Node 24.",
            });
        }
        return zlib.createZstdDecompress({ chunkSize: OUTPUT_CHUNK });
    }
    /** Runs after the thread was given its next piece of work, so that both work at once. */
    #flush() {
        while (this.#queue.length > 0 && !this.#waiting && !this.#failure) {
            try {
                const busy = this.#output(this.#queue.shift());
                if (busy)
                    this.#waitFor(busy);
            }
            catch (error) {
                this.#fail(error);
            }
        }
    }
    /** Holds the thread until the receiver is ready, so that what a little data inflates to never piles up. */
    #waitFor(busy) {
        const stream = this.#stream.pause();
        const ready = () => {
            this.#waiting = undefined;
            this.#flush();
            if (!this.#waiting)
                stream.resume();
        };
        this.#waiting = busy.then(ready, (error) => {
            this.#waiting = undefined;
            this.#fail(error);
        });
    }
    #fail(error) {
        this.#failure = error;
        this.#settle?.({ kind: "failed", error: this.#failure });
        this.#stream.destroy();
    }
    async #step(action) {
        if (this.#failure)
            return { kind: "failed", error: this.#failure };
        const outcome = await new Promise((resolve) => {
            this.#settle = resolve;
            action(() => resolve({ kind: "taken" }));
        });
        this.#settle = undefined;
        this.#flush();
        while (this.#waiting)
            await this.#waiting;
        if (this.#failure)
            return { kind: "failed", error: this.#failure };
        return outcome;
    }
    #describe(error) {
        this.#failure = error;
        if (error instanceof ImageError)
            return error;
        const describe = error.code === "Z_BUF_ERROR" ? cutOff : damagedData;
        return describe(this.#name, this.#compression, error);
    }
}
/** Whether what follows the end of a member or frame is another one. */
function goesOn(rest, compression) {
    return rest.length < MAGIC_BYTES ? rest[0] !== 0 : sniffCompression(rest) === compression;
}
/** Throws where something else than padding follows the compressed data. */
function onlyZeros(name, compression, bytes) {
    if (bytes.every((byte) => byte === 0))
        return;
    throw new errors_ImageError(`${name} is damaged: something else follows its ${compression} data`, {
        remedy: AGAIN,
    });
}
function cutOff(name, compression, cause) {
    return new errors_ImageError(`${name} is cut off: its ${compression} data does not end`, { cause, remedy: AGAIN });
}
function damagedData(name, compression, cause) {
    const message = `${name} is damaged: its ${compression} data cannot be decompressed`;
    return new errors_ImageError(message, { cause, remedy: AGAIN });
}

;// CONCATENATED MODULE: ./build/image/sync-decompressor.js


const NO_BYTES = Buffer.alloc(0);
/** Whether this Node has what {@link SyncDecompressor} needs, for that compression. */
function canDecompressSync(compression) {
    if (compression === "zstd" && typeof zlib.createZstdDecompress !== "function")
        return false;
    const stream = sync_decompressor_open(compression);
    const { _handle: handle, _writeState: state } = stream;
    stream.destroy();
    return typeof handle?.writeSync === "function" && state instanceof Uint32Array && state.length === 2;
}
function sync_decompressor_open(compression) {
    return compression === "gzip" ? external_node_zlib_namespaceObject.createGunzip() : external_node_zlib_namespaceObject.createZstdDecompress();
}
/**
 * Decompresses what is written to it, through all gzip members and zstd frames, on the thread at hand and into memory
 * that is used again and again: in half the time that a stream takes, with all that it makes.
 * Throws as `Decompressor` does.
 */
class SyncDecompressor {
    #name;
    #compression;
    #room;
    #filled;
    #stream;
    #failure;
    #done = false;
    /**
     * @param room memory for the next piece
     * @param filled called with the number of bytes that were put there, never 0
     */
    constructor(name, compression, room, filled) {
        this.#name = name;
        this.#compression = compression;
        this.#room = room;
        this.#filled = filled;
        this.#stream = this.#open();
    }
    write(bytes) {
        let rest = bytes;
        while (rest.length > 0) {
            if (this.#done) {
                onlyZeros(this.#name, this.#compression, rest);
                return;
            }
            rest = rest.subarray(rest.length - this.#run(this.#flags.next, rest));
            if (rest.length === 0)
                return;
            this.#stream.destroy();
            if (goesOn(rest, this.#compression))
                this.#stream = this.#open();
            else
                this.#done = true;
        }
    }
    end() {
        if (!this.#done)
            this.#run(this.#flags.last, NO_BYTES);
        this.destroy();
    }
    destroy() {
        this.#stream.destroy();
    }
    get #flags() {
        const { constants } = external_node_zlib_namespaceObject;
        return this.#compression === "gzip"
            ? { next: constants.Z_NO_FLUSH, last: constants.Z_FINISH }
            : { next: constants.ZSTD_e_continue, last: constants.ZSTD_e_end };
    }
    #open() {
        const stream = sync_decompressor_open(this.#compression);
        const { _handle: handle } = stream;
        handle.onerror = (message, _, code) => {
            this.#failure = Object.assign(new Error(message), { code });
        };
        return stream;
    }
    /** @returns bytes of the input that follow the member's or frame's end */
    #run(flush, input) {
        const inner = this.#stream;
        const handle = inner._handle;
        for (let left = input.length;;) {
            const room = this.#room();
            handle.writeSync(flush, input, input.length - left, left, room, 0, room.length);
            if (this.#failure)
                throw this.#describe(this.#failure);
            const [free = 0, unread = 0] = inner._writeState;
            if (free < room.length)
                this.#filled(room.length - free);
            left = unread;
            if (free > 0)
                return left;
        }
    }
    #describe(error) {
        const describe = error.code === "Z_BUF_ERROR" ? cutOff : damagedData;
        return describe(this.#name, this.#compression, error);
    }
}

;// CONCATENATED MODULE: ./build/image/blob-thread.js
/**
 * What runs in a thread of its own beside the one that reads an image: hashing and decompressing of large blobs. A
 * program of its own, so that a thread starts in little time.
 */






/** Pieces of the tar that are told of at once: each message costs both sides time. */
const TOLD_AT_ONCE = TAR.pieces / 4;
function serve(port, memory) {
    const answer = (message) => port.postMessage(message);
    const tar = new TarPieces(memory, answer);
    let blob = [];
    let work;
    port.on("message", (request) => {
        try {
            if (request.kind === "stop")
                port.close();
            else if (request.kind === "read")
                answer({ kind: "facts", facts: readBlob(request.task, request.place, tar) });
            else if (request.kind === "begin") {
                blob = piecesOf(request.blob, BLOB);
                work = new BlobWork(request.task, tar);
            }
            else if (request.kind === "blob") {
                work?.write(blob[request.piece].subarray(0, request.length));
                tar.tell();
                answer({ kind: "taken" });
            }
            else if (work)
                answer({ kind: "facts", facts: work.end() });
        }
        catch (error) {
            work = undefined;
            // The message that says so is on its way, or has come.
            if (error instanceof Stopped)
                return;
            tar.tell();
            answer(failureOf(error));
        }
    });
}
function failureOf(error) {
    const { message, code } = error;
    if (error instanceof errors_ImageError)
        return { kind: "failed", message, remedy: error.remedy, code: undefined };
    if (code === undefined)
        throw error;
    return { kind: "failed", message, remedy: undefined, code };
}
/** Nobody wants what this thread does. */
class Stopped extends Error {
}
/** The shared memory that the tar is written to. */
class TarPieces {
    #pieces;
    #control;
    #answer;
    #piece = 0;
    /** Of pieces that are full and not told of. */
    #lengths = [];
    constructor({ tar, control }, answer) {
        this.#pieces = piecesOf(tar, TAR);
        this.#control = new Int32Array(control);
        this.#answer = answer;
    }
    /** The next piece, as soon as the other side has done with it. */
    next() {
        if (Atomics.load(this.#control, FREE) === 0)
            this.tell();
        while (Atomics.load(this.#control, FREE) === 0)
            Atomics.wait(this.#control, FREE, 0);
        this.throwIfStopped();
        return this.#pieces[this.#piece];
    }
    /** Hands over so many bytes of that piece. They stay as they are until the next one is asked for. */
    fill(length) {
        const bytes = this.#pieces[this.#piece].subarray(0, length);
        Atomics.sub(this.#control, FREE, 1);
        this.#piece = (this.#piece + 1) % TAR.pieces;
        if (this.#lengths.push(length) >= TOLD_AT_ONCE)
            this.tell();
        return bytes;
    }
    throwIfStopped() {
        if (Atomics.load(this.#control, STOP) !== 0)
            throw new Stopped();
    }
    tell() {
        if (this.#lengths.length > 0)
            this.#answer({ kind: "tar", lengths: this.#lengths });
        this.#lengths = [];
    }
}
/** One blob. */
class BlobWork {
    #tar;
    #digests;
    #decompressor;
    constructor(task, tar) {
        const { name, compression } = task;
        this.#tar = tar;
        this.#digests = new BlobDigests(task);
        if (compression === "none" || task.half === "blob")
            return;
        this.#decompressor = new SyncDecompressor(name, compression, () => tar.next(), (length) => this.#digests.tar(tar.fill(length)));
    }
    write(bytes) {
        this.#tar.throwIfStopped();
        this.#digests.blob(bytes);
        this.#decompressor?.write(bytes);
    }
    end() {
        this.#decompressor?.end();
        this.#tar.tell();
        return this.#digests.facts();
    }
}
/** Reads as far as the file goes: a blob that is cut off has another digest. */
function readBlob(task, { fd, offset, size }, tar) {
    const work = new BlobWork(task, tar);
    const end = offset + size;
    const plain = task.compression === "none";
    // What is plain is the tar.
    const input = plain ? undefined : Buffer.allocUnsafeSlow(Math.min(BLOB.pieceBytes, size));
    for (let position = offset; position < end;) {
        const buffer = input ?? tar.next();
        const length = (0,external_node_fs_namespaceObject.readSync)(fd, buffer, 0, Math.min(buffer.length, end - position), position);
        if (length === 0)
            break;
        position += length;
        work.write(plain ? tar.fill(length) : buffer.subarray(0, length));
    }
    return work.end();
}
if (external_node_worker_threads_namespaceObject.parentPort)
    serve(external_node_worker_threads_namespaceObject.parentPort, external_node_worker_threads_namespaceObject.workerData);

