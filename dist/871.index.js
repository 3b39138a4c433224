export const id = 871;
export const ids = [871];
export const modules = {

/***/ 3612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ archiveWalker),
/* harmony export */   s: () => (/* binding */ ArchiveLinks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5039);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6756);
/** What archives have in common, read from a file or as a stream. */



/** More files than any archive has; a hostile one must not fill the memory. */
const FILES_LIMIT = 200_000;
/** Where names of an archive lead: old archives write a repeated layer as a symlink to the first. */
class ArchiveLinks {
    #links = new Map();
    add(entry) {
        if (entry.type === "symlink") {
            this.#links.set(entry.path, (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanPath */ .ts)(`${(0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .parentPath */ .yl)(entry.path)}/${entry.link}`));
        }
        else if (entry.type === "hardlink")
            this.#links.set(entry.path, entry.link);
    }
    /** The path of the file itself; of a link that goes in circles, some link. */
    follow(path) {
        let target = path;
        for (let hops = 0; hops < 16; hops++) {
            const next = this.#links.get(target);
            if (next === undefined)
                return target;
            target = next;
        }
        return target;
    }
}
/** Counts the entries of an archive and walks it; an entry is called by the archive's name. */
function archiveWalker(name, visitor) {
    let files = 0;
    return new _tar_js__WEBPACK_IMPORTED_MODULE_2__/* .TarWalker */ .C(name, {
        ...visitor,
        entry: (entry) => {
            if (++files > FILES_LIMIT)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImageError */ .C8(`${name} holds more than ${FILES_LIMIT} files: no image archive`);
            return visitor.entry(entry);
        },
    });
}


/***/ }),

/***/ 4486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ archiveStream)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/archive-store.js
var archive_store = __webpack_require__(3612);
// EXTERNAL MODULE: ./build/image/compression.js
var image_compression = __webpack_require__(8140);
// EXTERNAL MODULE: ./build/image/json.js
var json = __webpack_require__(3902);
// EXTERNAL MODULE: ./build/image/layer.js + 4 modules
var image_layer = __webpack_require__(3008);
// EXTERNAL MODULE: ./build/image/oci-layout.js
var oci_layout = __webpack_require__(9454);
// EXTERNAL MODULE: ./build/image/read-images.js + 6 modules
var read_images = __webpack_require__(8035);
// EXTERNAL MODULE: ./build/image/digest.js
var image_digest = __webpack_require__(5436);
// EXTERNAL MODULE: ./build/image/layer-cache.js + 4 modules
var layer_cache = __webpack_require__(8378);
// EXTERNAL MODULE: ./build/image/source.js
var source = __webpack_require__(4229);
// EXTERNAL MODULE: ./build/image/tar-header.js
var tar_header = __webpack_require__(9395);
;// CONCATENATED MODULE: ./build/image/streamed-file.js







/** One file of the archive: sniffed by its first block, then kept, walked or passed over. */
class StreamedFileReader {
    path;
    #name;
    #size;
    #options;
    #budget;
    #start = Buffer.alloc(0);
    #kind = "unknown";
    #pieces = [];
    #reader;
    #cached;
    #error;
    constructor(name, path, size, options, budget) {
        this.#name = name;
        this.path = path;
        this.#size = size;
        this.#options = options;
        this.#budget = budget;
    }
    async write(bytes) {
        if (this.#kind === "unknown") {
            this.#start = Buffer.concat([this.#start, bytes]);
            if (this.#start.length >= Math.min(tar_header/* BLOCK */.IE, this.#size))
                await this.#begin();
        }
        else
            await this.#take(bytes);
    }
    async end() {
        const size = this.#size;
        if (this.#kind === "json")
            return { kind: "json", size, bytes: Buffer.concat(this.#pieces) };
        if (this.#kind === "layer") {
            try {
                return { kind: "layer", size, layer: await this.#endLayer() };
            }
            catch (error) {
                this.#fail(error);
            }
        }
        return this.#kind === "failed" ? { kind: "failed", size, error: this.#error } : { kind: "other", size };
    }
    destroy() {
        this.#reader?.destroy();
    }
    async #begin() {
        const start = this.#start;
        this.#start = Buffer.alloc(0);
        const { select, cache, cachedMayBeAbsent } = this.#options;
        const digest = (0,image_digest/* digestOfPath */.B$)(this.path);
        const estimateDownload = (0,source/* estimates */.Q)(this.#options.estimateDownload, digest);
        if (isLayer(start)) {
            this.#kind = "layer";
            const name = `Layer ${digest ?? this.path} of ${this.#name}`;
            const layer = await (0,layer_cache/* cachedLayer */.gn)(cache, digest, estimateDownload);
            if (layer && digest !== undefined) {
                this.#cached = { layer, digest, name, hash: cachedMayBeAbsent ? null : (0,image_digest/* hashFor */.Og)(digest) };
            }
            else
                this.#reader = new image_layer/* LayerReader */.fP({
                    name,
                    select,
                    expectedDigest: digest,
                    bytes: this.#size,
                    estimateDownload,
                });
        }
        else if (isJson(start) && this.#size <= Math.min(json/* JSON_BYTES_LIMIT */.l, this.#budget.json)) {
            this.#kind = "json";
            this.#budget.json -= this.#size;
        }
        else
            this.#kind = "other";
        await this.#take(start);
    }
    async #take(bytes) {
        if (this.#kind === "json")
            this.#pieces.push(Buffer.from(bytes));
        if (this.#kind !== "layer")
            return;
        try {
            this.#cached?.hash?.update(bytes);
            await this.#reader?.write(bytes);
        }
        catch (error) {
            this.#fail(error);
        }
    }
    #endLayer() {
        const cached = this.#cached;
        if (!cached)
            return this.#reader.end();
        const { layer, digest, name, hash } = cached;
        if (hash)
            (0,image_digest/* verifyDigest */.Ub)(name, `${digest.slice(0, digest.indexOf(":"))}:${hash.digest("hex")}`, digest);
        return layer;
    }
    /** Nobody may want this file: the error is told when somebody does. */
    #fail(error) {
        this.#kind = "failed";
        this.#error = error;
        this.#reader?.destroy();
        this.#reader = undefined;
    }
}
function isLayer(start) {
    if ((0,image_compression/* sniffCompression */.Hs)(start) !== "none")
        return true;
    return start.length >= tar_header/* BLOCK */.IE && ((0,tar_header/* isZeroBlock */.ei)(start, 0) || (0,tar_header/* looksLikeHeader */.NU)(start, 0));
}
function isJson(start) {
    return /^[ \t\r\n]*[[{]/.test(start.toString("latin1", 0, tar_header/* BLOCK */.IE));
}

;// CONCATENATED MODULE: ./build/image/archive-stream.js








/** Bytes of JSON kept together: attestations can be many and large. */
const ALL_JSON_LIMIT = 16 * json/* JSON_BYTES_LIMIT */.l;
/**
 * A Docker or OCI archive that comes as a stream, read in one pass without a copy. Its files may stand in any
 * order: what is JSON is kept, what is a layer is walked as it goes by. The whole may be compressed.
 */
function archiveStream(name, chunks) {
    return {
        kind: "archive",
        read: async (options) => {
            const files = new Map();
            const links = new archive_store/* ArchiveLinks */.s();
            try {
                await readFiles(name, chunks, options, files, links);
            }
            catch (error) {
                throw (0,image_layer/* asImageError */.OM)(name, error);
            }
            return (0,read_images/* readImages */.H)(streamedStore(name, files, links), options);
        },
    };
}
function streamedStore(name, files, links) {
    const find = (path) => files.get(links.follow(path));
    return {
        name,
        seekable: false,
        size: async (path) => find(path)?.size,
        json: async (path) => {
            const file = find(path);
            if (file?.kind === "json")
                return file.bytes;
            if (file && file.size > json/* JSON_BYTES_LIMIT */.l)
                throw (0,oci_layout/* tooLarge */.g)(`${path} of ${name}`);
            // Too short for anything, or no JSON: reading it says what is wrong.
            return file ? Buffer.alloc(0) : undefined;
        },
        layer: async (path, options) => {
            const file = find(path);
            if (file?.kind === "layer")
                return file.layer;
            if (file?.kind === "failed")
                throw file.error;
            if (file?.size === 0)
                return (0,image_layer/* readLayer */.w6)(nothing(), options);
            throw new errors/* ImageError */.C8(`${options.name} is no layer`, { remedy: "Export or pull the image again." });
        },
        hash: async () => undefined,
        identity: async () => undefined,
    };
}
async function* nothing() { }
async function readFiles(name, chunks, options, files, links) {
    let events = [];
    const walker = (0,archive_store/* archiveWalker */.X)(name, {
        entry: (entry) => {
            links.add(entry);
            if (entry.type !== "file")
                return false;
            events.push({ kind: "begin", path: entry.path, size: entry.stored });
            return true;
        },
        body: (bytes) => events.push({ kind: "bytes", bytes }),
        bodyEnd: () => events.push({ kind: "end" }),
    });
    const budget = { json: ALL_JSON_LIMIT };
    let file;
    const work = async (chunk) => {
        options.signal?.throwIfAborted();
        walker.write(chunk);
        const now = events;
        events = [];
        for (const event of now) {
            if (event.kind === "begin")
                file = new StreamedFileReader(name, event.path, event.size, options, budget);
            else if (event.kind === "bytes")
                await file?.write(event.bytes);
            else if (file)
                files.set(file.path, await file.end());
        }
    };
    try {
        await forEachPlainChunk(name, chunks, work);
        walker.end();
    }
    finally {
        file?.destroy();
    }
}
/** Hands on the chunks of the archive itself, whatever it is compressed with. */
async function forEachPlainChunk(name, chunks, work) {
    let start = Buffer.alloc(0);
    let compression;
    let decompressor;
    const take = async (chunk) => {
        if (compression !== undefined)
            return decompressor ? decompressor.write(chunk) : work(chunk);
        start = Buffer.concat([start, chunk]);
        if (start.length < image_compression/* MAGIC_BYTES */.kP)
            return;
        compression = (0,image_compression/* sniffCompression */.Hs)(start);
        if (compression !== "none")
            decompressor = new image_compression/* Decompressor */.ll(name, compression, work);
        await take(start);
    };
    try {
        for await (const chunk of chunks)
            await take((0,image_layer/* asBuffer */.bS)(chunk));
        await decompressor?.end();
        if (compression === undefined && start.length > 0)
            await work(start);
    }
    finally {
        decompressor?.destroy();
    }
}


/***/ }),

/***/ 4194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s9: () => (/* binding */ readFileInThread),
  oq: () => (/* binding */ readInThread),
  Y3: () => (/* binding */ startThreads)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/image/compression.js
var compression = __webpack_require__(8140);
;// CONCATENATED MODULE: ./build/image/sync-decompressor.js


const NO_BYTES = Buffer.alloc(0);
/** Whether this Node has what {@link SyncDecompressor} needs, for that compression. */
function canDecompressSync(compression) {
    if (compression === "zstd" && typeof external_node_zlib_.createZstdDecompress !== "function")
        return false;
    const stream = sync_decompressor_open(compression);
    const { _handle: handle, _writeState: state } = stream;
    stream.destroy();
    return typeof handle?.writeSync === "function" && state instanceof Uint32Array && state.length === 2;
}
function sync_decompressor_open(compression) {
    return compression === "gzip" ? external_node_zlib_.createGunzip() : external_node_zlib_.createZstdDecompress();
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
        const { constants } = zlib;
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/process/changes.js
var changes = __webpack_require__(5199);
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

;// CONCATENATED MODULE: ./build/image/blob-worker.js





/** The thread's program: a source beside this one, or a bundle beside the one that this is a part of. */
const HERE = new URL(import.meta.url);
const THREAD_FILE = new URL(`blob-thread${(0,external_node_path_.extname)(HERE.pathname)}`, HERE);
/** A thread and the memory that it shares with this one. It works on one blob after another. */
class BlobWorker {
    #memory = { tar: newRing(TAR), control: new SharedArrayBuffer(CONTROL_BYTES) };
    #worker = new external_node_worker_threads_.Worker(THREAD_FILE, {
        workerData: this.#memory,
        // It makes little that lasts: collected early, it takes little memory.
        resourceLimits: { maxYoungGenerationSizeMb: 2 },
    });
    #tar = piecesOf(this.#memory.tar, TAR);
    #control = new Int32Array(this.#memory.control);
    /** The next piece of the tar. */
    #nextTar = 0;
    /** For blobs that come as a stream. */
    #blobMemory;
    #blob = [];
    /** The piece of the blob that is being filled, and how far. */
    #next = 0;
    #filled = 0;
    /** Pieces of the blob that wait for the thread. */
    #waiting = 0;
    #output = () => undefined;
    #failure;
    #facts;
    /** It is ending: what it says is of no interest any more. */
    #ending = false;
    #exit;
    #failed;
    #changes = new changes/* Changes */.s();
    /** @param failed told whenever it fails: where nobody waits for an answer, nobody else is */
    constructor(failed) {
        this.#failed = failed;
        this.#control[FREE] = TAR.pieces;
        this.#worker.on("message", (answer) => {
            if (this.#ending)
                return;
            this.#take(answer);
            this.#changes.tell();
        });
        this.#worker.on("error", (error) => this.#fail(error));
        this.#exit = new Promise((resolve) => {
            this.#worker.on("exit", () => {
                this.#fail(new Error("A thread that reads layers has ended"));
                resolve();
            });
        });
        // Until it has work it keeps no process from its end: after the listeners, as one for messages would take this back.
        this.#worker.unref();
    }
    read(task, place, output) {
        this.#begin({ kind: "read", task, place }, output);
    }
    begin(task, output) {
        this.#blobMemory ??= newRing(BLOB);
        this.#blob = piecesOf(this.#blobMemory, BLOB);
        this.#next = 0;
        this.#filled = 0;
        this.#begin({ kind: "begin", task, blob: this.#blobMemory }, output);
    }
    /** The thread gets full pieces: what comes from a pipe comes in many small ones, and each message takes time. */
    async write(bytes) {
        for (let at = 0; at < bytes.length;) {
            if (this.#filled === 0)
                await this.#until(() => this.#waiting < BLOB.pieces);
            const copied = bytes.copy(this.#blob[this.#next], this.#filled, at);
            at += copied;
            this.#filled += copied;
            if (this.#filled === BLOB.pieceBytes)
                this.#postPiece();
        }
        if (this.#failure)
            throw this.#failure.error;
    }
    endStream() {
        if (this.#filled > 0)
            this.#postPiece();
        this.#post({ kind: "end" });
    }
    async end() {
        await this.#until(() => this.#facts !== undefined);
        this.#output = () => undefined;
        this.#worker.unref();
        return this.#facts;
    }
    /**
     * Ends the thread, whatever it does, before its next piece. It is not terminated from here: where that meets zlib
     * half made, Node ends the whole process (`Assertion failed: init_done_ && "close before init"`).
     */
    async terminate() {
        this.#ending = true;
        this.#worker.ref();
        Atomics.store(this.#control, STOP, 1);
        // It may wait for a free piece, or be about to.
        this.#giveFree();
        this.#post({ kind: "stop" });
        await this.#exit;
    }
    #postPiece() {
        this.#waiting++;
        this.#post({ kind: "blob", piece: this.#next, length: this.#filled });
        this.#next = (this.#next + 1) % BLOB.pieces;
        this.#filled = 0;
    }
    #begin(request, output) {
        this.#worker.ref();
        this.#output = output;
        this.#facts = undefined;
        this.#post(request);
    }
    async #until(holds) {
        await this.#changes.until(() => this.#failure !== undefined || holds());
        if (this.#failure)
            throw this.#failure.error;
    }
    #take(answer) {
        if (answer.kind === "taken")
            this.#waiting--;
        else if (answer.kind === "tar")
            for (const length of answer.lengths)
                this.#takeTar(length);
        else if (answer.kind === "facts")
            this.#facts = answer.facts;
        else
            this.#fail(errorOf(answer));
    }
    #takeTar(length) {
        try {
            if (!this.#failure)
                this.#output(this.#tar[this.#nextTar].subarray(0, length));
        }
        catch (error) {
            this.#fail(error);
        }
        this.#nextTar = (this.#nextTar + 1) % TAR.pieces;
        this.#giveFree();
    }
    #giveFree() {
        Atomics.add(this.#control, FREE, 1);
        Atomics.notify(this.#control, FREE);
    }
    #fail(error) {
        if (this.#ending)
            return;
        this.#failure ??= { error };
        this.#failed(this);
        this.#changes.tell();
    }
    #post(request) {
        this.#worker.postMessage(request);
    }
}
function errorOf({ message, remedy, code }) {
    if (code !== undefined)
        return Object.assign(new Error(message), { code });
    return new errors/* ImageError */.C8(message, remedy === undefined ? {} : { remedy });
}

;// CONCATENATED MODULE: ./build/image/worker-pool.js
/** The threads that read blobs: few, and each works on one blob after another. */


/** With fewer processors a thread only takes the time of others. */
const THREADS = (0,external_node_os_.availableParallelism)() > 1 ? 2 : 0;
/** Threads that have nothing to do: they end with the process. */
const idle = [];
let started = 0;
/** Who waits for a thread, and for how large a blob. */
const waiting = [];
/** So many are ready when the first of them is asked for. */
function startWorkers(count) {
    while (started < Math.min(count, THREADS))
        idle.push(newWorker());
}
/** It is to be given back, or ended. */
function freeWorker() {
    return idle.pop() ?? (started < THREADS ? newWorker() : undefined);
}
/** As {@link freeWorker}, as soon as there is one; the largest blob has the first. Rejects with the signal's reason. */
async function nextWorker(bytes, signal) {
    for (;;) {
        signal?.throwIfAborted();
        const worker = freeWorker();
        if (worker)
            return worker;
        await orAborted(new Promise((resolve) => waiting.push({ bytes, resolve })), signal);
    }
}
function giveBack(worker) {
    idle.push(worker);
    wake();
}
/** Ends one that still works, or has failed. */
async function endWorker(worker) {
    await worker.terminate();
    started--;
    wake();
}
/** Rejects with the signal's reason as soon as there is one. */
async function orAborted(work, signal) {
    if (!signal)
        return work;
    signal.throwIfAborted();
    let stop;
    const aborted = new Promise((_, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener("abort", stop);
    });
    try {
        return await Promise.race([work, aborted]);
    }
    finally {
        if (stop)
            signal.removeEventListener("abort", stop);
    }
}
function newWorker() {
    started++;
    return new BlobWorker((failed) => {
        const place = idle.indexOf(failed);
        if (place < 0)
            return;
        idle.splice(place, 1);
        void endWorker(failed);
    });
}
/** Tells those who wait that there is, or may be, a thread for one of them. */
function wake() {
    for (const { resolve } of waiting.splice(0).sort((one, other) => other.bytes - one.bytes))
        resolve();
}

;// CONCATENATED MODULE: ./build/image/blob-threads.js


/** To start a thread takes as long as some megabytes do. */
const WORTH_A_THREAD = 8_000_000;
/**
 * Starts the threads that blobs of these sizes are worth: until the first of them is read, they are ready.
 */
function startThreads(sizes) {
    startWorkers(sizes.filter((bytes) => bytes >= WORTH_A_THREAD).length);
}
/**
 * Reads a blob in a thread of its own, where that pays and one is free; undefined: it is to be read here.
 * @param bytes of the blob; undefined: not known
 */
function readInThread(task, bytes, tar) {
    const worker = isWorthAThread(task, bytes) ? freeWorker() : undefined;
    worker?.begin(task, tar);
    return worker && readerOf(worker, task, tar);
}
function isWorthAThread({ compression }, bytes = 0) {
    return bytes >= WORTH_A_THREAD && (compression === "none" || canDecompressSync(compression));
}
function readerOf(worker, { compression }, tar) {
    // Afterwards the thread is somebody else's.
    let mine = true;
    return {
        write: async (chunk) => {
            // Of a plain blob the thread says nothing but digests: its tar is here already.
            if (compression === "none")
                tar(chunk);
            await worker.write(chunk);
        },
        end: async () => {
            worker.endStream();
            const facts = await worker.end();
            mine = false;
            giveBack(worker);
            return facts;
        },
        destroy: () => {
            if (mine)
                void endWorker(worker);
            mine = false;
        },
    };
}
/**
 * Reads a blob where it lies in a file, in a thread that may have to be waited for; undefined: it is to be read here.
 * When this is done, in whatever way, no thread uses the file any more.
 */
async function readFileInThread(task, place, tar, { shared, signal }) {
    if (THREADS === 0 || !isWorthAThread(task, place.size))
        return undefined;
    if (!shared || task.compression === "none")
        return readPart(task, place, tar, signal);
    const stop = new AbortController();
    const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    let failure;
    const read = (half) => readPart({ ...task, half }, place, tar, either).catch((error) => {
        failure ??= { error };
        stop.abort();
        return undefined;
    });
    const [rest, hashed] = await Promise.all([read("tar"), read("blob")]);
    if (failure)
        throw failure.error;
    return rest && { ...rest, ...hashed, diffId: rest.diffId, tarBytes: rest.tarBytes };
}
async function readPart(task, place, tar, signal) {
    const worker = await nextWorker(place.size, signal);
    try {
        worker.read(task, place, tar);
        const facts = await orAborted(worker.end(), signal);
        giveBack(worker);
        return facts;
    }
    catch (error) {
        await endWorker(worker);
        throw error;
    }
}


/***/ }),

/***/ 7357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VP: () => (/* binding */ Column),
/* harmony export */   e5: () => (/* binding */ newRange),
/* harmony export */   hn: () => (/* binding */ NameStore),
/* harmony export */   t9: () => (/* binding */ free)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5039);
/** Numbers and names of millions of things, in little more memory than their bytes and without copies as they grow. */

const CHUNK_BITS = 14;
const CHUNK_LENGTH = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_LENGTH - 1;
/**
 * One number for each index from 0; 0 where none was set. Any number goes, and each stretch of them takes the bytes
 * that its widest one needs: most are small.
 */
class Column {
    #chunks = [];
    get(index) {
        const chunk = this.#chunks[index >>> CHUNK_BITS];
        return chunk === undefined ? 0 : chunk[index & CHUNK_MASK];
    }
    set(index, value) {
        const at = index >>> CHUNK_BITS;
        let chunk = this.#chunks[at];
        if (chunk === undefined) {
            if (value === 0)
                return;
            chunk = this.#widen(at, value);
        }
        chunk[index & CHUNK_MASK] = value;
        // A number that is too wide for the stretch is not what can be read from it.
        if (chunk[index & CHUNK_MASK] !== value)
            this.#widen(at, value)[index & CHUNK_MASK] = value;
    }
    /** Gives the memory back at once, not when garbage is collected; every number is 0 again. */
    clear() {
        for (const chunk of this.#chunks.splice(0))
            if (chunk)
                free(chunk);
    }
    #widen(at, value) {
        const narrow = this.#chunks[at];
        const chunk = chunkFor(value);
        if (narrow) {
            chunk.set(narrow);
            free(narrow);
        }
        this.#chunks[at] = chunk;
        return chunk;
    }
}
function chunkFor(value) {
    if (value === (value & 0xff))
        return new Uint8Array(CHUNK_LENGTH);
    if (value === (value & 0xffff))
        return new Uint16Array(CHUNK_LENGTH);
    return value === value >>> 0 ? new Uint32Array(CHUNK_LENGTH) : new Float64Array(CHUNK_LENGTH);
}
/**
 * Detaches the buffer of an array that nobody uses any more. `ArrayBuffer.transfer` would say it more plainly; Node 20
 * has it not.
 */
function free({ buffer }) {
    if (buffer instanceof ArrayBuffer)
        structuredClone(null, { transfer: [buffer] });
}
const WIDE = /[\x80-\xff]/;
const BLOCK_BITS = 16;
const BLOCK_BYTES = 1 << BLOCK_BITS;
/** Texts by the number of the order in which they were added, as the bytes that a tar has of them. */
class NameStore {
    #blocks = [];
    /** Block and place within it. */
    #addresses = new Column();
    #lengths = new Column();
    #count = 0;
    #bytes = 0;
    /** Place within the last block that is free. */
    #free = BLOCK_BYTES;
    get count() {
        return this.#count;
    }
    /** Of all texts together. */
    get bytes() {
        return this.#bytes;
    }
    /** Returns the text's number. */
    add({ bytes, start, end }) {
        const length = end - start;
        const block = this.#room(length);
        for (let at = 0; at < length; at++)
            block[this.#free + at] = bytes[start + at];
        return this.#added(length);
    }
    addText(text) {
        const block = this.#room(text.length);
        for (let at = 0; at < text.length; at++) {
            const code = text.charCodeAt(at);
            if (code >= 0x80) {
                const bytes = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeName */ .aA)(text);
                return this.add({ bytes, start: 0, end: bytes.length });
            }
            block[this.#free + at] = code;
        }
        return this.#added(text.length);
    }
    /** Fills in where the bytes of a text lie. */
    locate(index, range) {
        const address = this.#addresses.get(index);
        range.bytes = this.#blocks[address >>> BLOCK_BITS];
        range.start = address & (BLOCK_BYTES - 1);
        range.end = range.start + this.#lengths.get(index);
        return range;
    }
    /** Every text, in order. Those of a block are cut from one, which costs a tenth of decoding each. */
    eachText(use) {
        const range = newRange();
        let block;
        let text = "";
        let isAscii = true;
        for (let index = 0; index < this.#count; index++) {
            const { bytes, start, end } = this.locate(index, range);
            if (bytes !== block && start < end) {
                block = bytes;
                text = bytes.toString("latin1");
                isAscii = !WIDE.test(text);
            }
            use(isAscii ? text.slice(start, end) : (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeName */ .e4)(bytes, start, end), index);
        }
    }
    /** As {@link Column.clear}: no text is left. */
    clear() {
        for (const block of this.#blocks.splice(0))
            free(block);
        this.#addresses.clear();
        this.#lengths.clear();
        this.#count = 0;
        this.#bytes = 0;
        this.#free = BLOCK_BYTES;
    }
    /** Ends the last block at a text of any length: a longer one has a block of its own. */
    #room(length) {
        if (this.#free + length > BLOCK_BYTES) {
            this.#blocks.push(Buffer.from(new ArrayBuffer(Math.max(BLOCK_BYTES, length))));
            this.#free = 0;
        }
        return this.#blocks.at(-1);
    }
    #added(length) {
        this.#addresses.set(this.#count, (((this.#blocks.length - 1) << BLOCK_BITS) | this.#free) >>> 0);
        this.#lengths.set(this.#count, length);
        this.#free += length;
        this.#bytes += length;
        return this.#count++;
    }
}
function newRange() {
    return { bytes: Buffer.alloc(0), start: 0, end: 0 };
}


/***/ }),

/***/ 8140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ sniffCompression),
/* harmony export */   kP: () => (/* binding */ MAGIC_BYTES),
/* harmony export */   ll: () => (/* binding */ Decompressor)
/* harmony export */ });
/* unused harmony exports goesOn, onlyZeros, cutOff, damagedData */
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


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
const OUTPUT_CHUNK = 256 * 1024;
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
            return node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip({ chunkSize: OUTPUT_CHUNK });
        if (typeof node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress !== "function") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8(`${this.#name} is compressed with zstd, which this version of Node cannot read`, {
                remedy: "Use Node 24.",
            });
        }
        return node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress({ chunkSize: OUTPUT_CHUNK });
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
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8)
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
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8(`${name} is damaged: something else follows its ${compression} data`, {
        remedy: AGAIN,
    });
}
function cutOff(name, compression, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8(`${name} is cut off: its ${compression} data does not end`, { cause, remedy: AGAIN });
}
function damagedData(name, compression, cause) {
    const message = `${name} is damaged: its ${compression} data cannot be decompressed`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8(message, { cause, remedy: AGAIN });
}


/***/ }),

/***/ 5436:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B$: () => (/* binding */ digestOfPath),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   Og: () => (/* binding */ hashFor),
/* harmony export */   RV: () => (/* binding */ verifyBytes),
/* harmony export */   Ub: () => (/* binding */ verifyDigest),
/* harmony export */   nD: () => (/* binding */ blobPath)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);


/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
    return DIGEST.test(text);
}
/** The hash that a digest was made with; the digest is well formed. */
function hashFor(digest) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(digest.slice(0, digest.indexOf(":")));
}
function sha256Of(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex")}`;
}
/** Throws an {@link ImageError} where the bytes of `name` are not those that the digest stands for. */
function verifyBytes(name, bytes, digest) {
    const algorithm = digest.slice(0, digest.indexOf(":"));
    verifyDigest(name, `${algorithm}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest("hex")}`, digest);
}
function verifyDigest(name, actual, expected) {
    if (actual === expected)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ImageError */ .C8(`${name} is damaged: its bytes have the digest ${actual}, not ${expected}`, {
        remedy: "Export or pull the image again.",
    });
}
/** Where an OCI layout holds a blob. */
function blobPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}
/** The digest that a path of an OCI layout names; undefined for every other path. */
function digestOfPath(path) {
    const match = /^blobs\/(sha256|sha512)\/([0-9a-f]+)$/.exec(path);
    const digest = match ? `${match[1]}:${match[2]}` : "";
    return isDigest(digest) ? digest : undefined;
}


/***/ }),

/***/ 3801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ engineImages)
});

// EXTERNAL MODULE: ./build/image/archive-stream.js + 1 modules
var archive_stream = __webpack_require__(4486);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/process/query.js
var query = __webpack_require__(8374);
;// CONCATENATED MODULE: ./build/image/engine-address.js


/** How messages call what an engine hands over. */
const ENGINE_ARCHIVE = "The engine's archive";
/**
 * The Unix socket behind which the engine is that the command would ask: `DOCKER_HOST`, or else the context that is
 * chosen. Undefined: it is reached in another way (ssh, TLS, a pipe of Windows), or nobody can tell.
 * https://docs.docker.com/engine/manage-resources/contexts/
 */
async function engineSocket({ command, env }) {
    const { DOCKER_HOST: host } = env;
    if (host)
        return socketOf(host);
    const format = "{{json .Endpoints.docker.Host}}";
    const { exitCode, stdout } = await (0,query/* query */.P)(command, ["context", "inspect", "--format", format], { env });
    if (exitCode !== 0)
        return undefined;
    try {
        const told = JSON.parse(stdout);
        return typeof told === "string" ? socketOf(told) : undefined;
    }
    catch {
        return undefined;
    }
}
function socketOf(host) {
    const path = host.startsWith("unix://") ? host.slice("unix://".length) : "";
    return (0,external_node_path_.isAbsolute)(path) ? path : undefined;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(5292);
// EXTERNAL MODULE: ./build/image/released-chunks.js
var released_chunks = __webpack_require__(8918);
;// CONCATENATED MODULE: ./build/image/engine-command.js





/** Bytes kept of what the command says on standard error. */
const STDERR_TAIL = 4096;
/**
 * Reads what `docker save` writes. Throws an {@link ImageError} where the engine does not have one of the images or
 * breaks off, an {@link EngineError} where there is no engine to ask.
 */
async function readFromCommand(engine, wanted) {
    const { references = [] } = wanted;
    const stop = new AbortController();
    const signal = wanted.signal ? AbortSignal.any([wanted.signal, stop.signal]) : stop.signal;
    const child = (0,process_child/* startChild */.v)(engine.command, ["save", "--", ...references], {
        env: engine.env,
        signal,
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
        stderr = (stderr + text).slice(-STDERR_TAIL);
    });
    const exit = child.exit.then((code) => ({ code, error: undefined }), (error) => ({ code: null, error }));
    let ended = false;
    const output = async function* () {
        yield* (0,released_chunks/* releasedChunks */.A)(child.stdout);
        ended = true;
    };
    let failure;
    let images = [];
    try {
        images = await (0,archive_stream/* archiveStream */.l)(ENGINE_ARCHIVE, output()).read({ ...wanted, signal });
    }
    catch (error) {
        failure = { error };
        if (!ended)
            stop.abort();
    }
    const { code, error } = await exit;
    wanted.signal?.throwIfAborted();
    if (error !== undefined)
        throw cannotStart(error);
    // Broken off by us: what the command says of that is of no interest.
    if (failure && !ended)
        throw failure.error;
    // What the command says explains the archive that it left unfinished.
    if (code !== 0)
        throw describeFailure(references, code, stderr);
    if (failure)
        throw failure.error;
    return images;
}
function cannotStart(cause) {
    const absent = cause.code === "ENOENT";
    return new errors/* EngineError */.NJ(absent ? "The command `docker` was not found" : "The command `docker` could not be started", {
        cause,
        remedy: "Install Docker, or give an image archive or an OCI layout folder.",
    });
}
function describeFailure(references, code, stderr) {
    const said = stderr.trim().split("\n").at(-1)?.trim() ?? "";
    const how = code === null ? "was ended by a signal" : `failed with exit status ${code}`;
    const names = references.map((reference) => `\`${reference}\``).join(", ");
    if (/no such image|reference does not exist|not found/i.test(said)) {
        return new errors/* ImageError */.C8(`The engine does not have ${references.length === 1 ? names : `all of ${names}`}: ${said}`, {
            remedy: "Build or pull it first; a file or folder must exist under the name given.",
        });
    }
    if (/cannot connect|connection refused|is the docker daemon running|permission denied/i.test(said)) {
        return new errors/* EngineError */.NJ(`The container engine does not answer: ${said}`, {
            remedy: "Start Docker, or give an image archive or an OCI layout folder.",
        });
    }
    return new errors/* ImageError */.C8(`\`docker save\` of ${names} ${how}${said === "" ? "" : `: ${said}`}`);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./build/process/changes.js
var changes = __webpack_require__(5199);
// EXTERNAL MODULE: ./build/process/slots.js
var process_slots = __webpack_require__(1399);
;// CONCATENATED MODULE: ./build/image/engine-socket.js




/** Taken from the socket at once: as much as waits there, no more than this. */
const PIECE_BYTES = 512 * 1024;
/** No engine's answer begins with more. */
const HEAD_LIMIT = 64 * 1024;
/** What is known of an image in JSON: a few thousand bytes. */
const JSON_PIECE_BYTES = 16 * 1024;
const JSON_LIMIT = 4_000_000;
/** Small questions asked at once. */
const QUESTIONS = 16;
/**
 * Asks the engine's API behind a Unix socket for one path. It asks by HTTP/1.0: there the end of the connection is the
 * end of the answer, which needs no taking apart, and one buffer takes all of it in turn
 * (https://www.rfc-editor.org/rfc/rfc1945#section-7.2). Rejects where nobody answers, or nothing that can be read so.
 */
async function askSocket(socketPath, path, signal, pieceBytes = PIECE_BYTES) {
    const pieces = new SocketPieces(socketPath, pieceBytes, signal);
    pieces.socket.write(`GET ${path} HTTP/1.0\r\nHost: docker\r\n\r\n`);
    try {
        let head = Buffer.alloc(0);
        for (;;) {
            const piece = await pieces.next();
            if (piece === undefined)
                throw new errors/* ImageError */.C8("The engine's answer ends in its head");
            head = Buffer.concat([head, piece]);
            const end = head.indexOf("\r\n\r\n");
            if (end < 0 && head.length < HEAD_LIMIT)
                continue;
            const text = head.toString("latin1", 0, end);
            const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(text) ?? [];
            const isWhole = !/^transfer-encoding:/im.test(text);
            if (status === undefined || !isWhole)
                throw new errors/* ImageError */.C8("The engine does not answer as HTTP/1.0 has it");
            return {
                status: Number(status),
                body: body(head.subarray(end + 4), pieces),
                close: () => pieces.socket.destroy(),
            };
        }
    }
    catch (error) {
        pieces.socket.destroy();
        throw error;
    }
}
/** `references/with:names/json`, as the engine's API calls what it knows of an image. */
function imagePath(reference, what) {
    return `/images/${reference.split("/").map(encodeURIComponent).join("/")}/${what}`;
}
/** As {@link askForJson}, for each path, some at once. */
async function askForAll(socketPath, paths, signal) {
    const slots = (0,process_slots/* createSlots */.e)(QUESTIONS);
    return Promise.all(paths.map((path) => slots.run(() => askForJson(socketPath, path, signal))));
}
/** The JSON that the engine has for a path; undefined where it says anything but 200. Rejects as {@link askSocket}. */
async function askForJson(socketPath, path, signal) {
    const { status, body, close } = await askSocket(socketPath, path, signal, JSON_PIECE_BYTES);
    try {
        if (status !== 200)
            return undefined;
        const pieces = [];
        let bytes = 0;
        for await (const piece of body) {
            bytes += piece.length;
            if (bytes > JSON_LIMIT)
                return undefined;
            pieces.push(Buffer.from(piece));
        }
        return JSON.parse(Buffer.concat(pieces).toString("utf8"));
    }
    finally {
        close();
    }
}
async function* body(first, pieces) {
    if (first.length > 0)
        yield first;
    for (let piece = await pieces.next(); piece; piece = await pieces.next())
        yield piece;
}
/** What comes out of a socket, one piece after the other. */
class SocketPieces {
    socket;
    #piece;
    #ended = false;
    #failure;
    #changes = new changes/* Changes */.s();
    constructor(path, pieceBytes, signal) {
        const buffer = Buffer.allocUnsafeSlow(pieceBytes);
        const callback = (length) => {
            this.#piece = buffer.subarray(0, length);
            this.#changes.tell();
            // The next one is for when this one is done with.
            return false;
        };
        this.socket = (0,external_node_net_.connect)({ path, onread: { buffer, callback }, ...(signal && { signal }) });
        this.socket.on("error", (error) => {
            this.#failure = { error: signal?.aborted ? signal.reason : error };
            this.#changes.tell();
        });
        this.socket.on("close", () => {
            this.#ended = true;
            this.#changes.tell();
        });
    }
    /** The next piece, which the one after it overwrites; undefined: there is no more. */
    async next() {
        this.#piece = undefined;
        this.socket.resume();
        await this.#changes.until(() => this.#piece !== undefined || this.#ended || this.#failure !== undefined);
        if (this.#failure)
            throw this.#failure.error;
        return this.#piece;
    }
}

;// CONCATENATED MODULE: ./build/image/save-groups.js
/**
 * Divides images among saves that run side by side. A save writes every layer of its images once, whoever else writes
 * it: the longest save is to be short, and little is to be written twice.
 * @param atMost saves, which is how many can be at work at once
 * @returns the references of each save; one save where several would not be faster
 */
function saveGroups(images, atMost) {
    const layered = withLayers(images).sort((one, other) => other.bytes - one.bytes);
    const groups = Array.from({ length: atMost }, () => ({
        references: [],
        layers: new Set(),
        bytes: 0,
    }));
    for (const { reference, layers } of layered) {
        const choices = groups.map((group) => ({ group, added: bytesAdded(group, layers) }));
        const costs = choices.map(({ group, added }) => cost(groups.map((one) => one.bytes + (one === group ? added : 0))));
        const { group, added } = choices[costs.indexOf(Math.min(...costs))];
        group.references.push(reference);
        group.bytes += added;
        for (const { number } of layers)
            group.layers.add(number);
    }
    return groups.map(({ references }) => references).filter((references) => references.length > 0);
}
/** The longest save holds up everyone; what all of them write keeps the processors busy. */
function cost(bytes) {
    return Math.max(...bytes) + bytes.reduce((sum, one) => sum + one, 0) / bytes.length;
}
function bytesAdded(group, layers) {
    let bytes = 0;
    for (const { number, size } of layers)
        if (!group.layers.has(number))
            bytes += size;
    return bytes;
}
/** Two images share a layer where all steps up to it are the same. */
function withLayers(images) {
    const numbers = new Map();
    return images.map(({ reference, steps }) => {
        const layers = [];
        for (const { key, size } of steps) {
            const path = `${layers.at(-1)?.number ?? ""} ${key}`;
            const number = numbers.get(path) ?? numbers.size;
            numbers.set(path, number);
            layers.push({ number, size });
        }
        return { reference, layers, bytes: layers.reduce((sum, { size }) => sum + size, 0) };
    });
}

;// CONCATENATED MODULE: ./build/image/engine-saves.js



/** The engine writes the whole of a save to its disk first: more at once would only wait for that. */
const SAVES = Math.min(4, (0,external_node_os_.availableParallelism)());
/**
 * Divides images among saves that run at once: an engine takes one processor for each. One save where it does not say
 * what its images are made of.
 */
async function divideAmongSaves({ socket }, references, signal) {
    if (socket === undefined || references.length < 2 || SAVES < 2)
        return [references];
    try {
        const paths = references.map((reference) => imagePath(reference, "history"));
        const histories = await askForAll(socket, paths, signal);
        const images = references.flatMap((reference, index) => {
            const steps = stepsOf(histories[index]);
            return steps ? [{ reference, steps }] : [];
        });
        // One that is not there is told of with all that were asked for.
        return images.length < references.length ? [references] : saveGroups(images, SAVES);
    }
    catch {
        signal?.throwIfAborted();
        return [references];
    }
}
/** https://docs.docker.com/reference/api/engine/version/v1.47/#tag/Image/operation/ImageHistory: the newest first */
function stepsOf(history) {
    if (!Array.isArray(history))
        return undefined;
    return history
        .map((step) => {
        const { Created, CreatedBy, Size } = Object(step);
        const size = typeof Size === "number" && Size > 0 ? Size : 0;
        return { key: JSON.stringify([Created, CreatedBy, size]), size };
    })
        .reverse();
}

// EXTERNAL MODULE: ./build/image/json.js
var json = __webpack_require__(3902);
// EXTERNAL MODULE: ./build/image/layer-cache.js + 4 modules
var layer_cache = __webpack_require__(8378);
// EXTERNAL MODULE: ./build/image/source.js
var source = __webpack_require__(4229);
;// CONCATENATED MODULE: ./build/image/known-images.js
/** Images of the engine that were read before: an id means the same image for ever. */





/**
 * Asks the engine what the names mean now. Empty where it does not know all of them, or does not answer: what is
 * wrong is told when they are to be saved.
 */
async function engineImageIds(engine, references, signal) {
    try {
        const ask = engine.socket === undefined
            ? askCommand(engine, references)
            : askApi(engine.socket, references, signal);
        const { images, server } = await ask;
        if (server === "" || images.length !== references.length)
            return new Map();
        return new Map(references.map((reference, index) => [
            reference,
            imageId(new json/* JsonValue */.e(images[index], reference), server),
        ]));
    }
    catch {
        signal?.throwIfAborted();
        return new Map();
    }
}
/** Of what an engine says of an image. https://docs.docker.com/reference/api/engine/ */
function imageId(image, server) {
    // Engines that are to come have no such driver where containerd keeps the images.
    const driver = image.get("GraphDriver");
    return {
        id: image.get("Id").text(),
        server,
        storageDriver: driver.absent ? "" : driver.get("Name").textOr(""),
        diffIds: image.get("RootFS").get("Layers").texts(),
    };
}
async function askCommand({ command, env }, references) {
    const [inspected, version] = await Promise.all([
        (0,query/* query */.P)(command, ["image", "inspect", "--format", "{{json .}}", "--", ...references], { env }),
        (0,query/* query */.P)(command, ["version", "--format", "{{.Server.Version}}"], { env }),
    ]);
    const lines = inspected.exitCode === 0 ? inspected.stdout.split("\n").filter((line) => line !== "") : [];
    return { images: lines.map((line) => JSON.parse(line)), server: version.stdout.trim() };
}
async function askApi(socket, references, signal) {
    const paths = references.map((reference) => imagePath(reference, "json"));
    const [version, ...images] = await askForAll(socket, ["/version", ...paths], signal);
    return { images, server: new json/* JsonValue */.e(version, "version").get("Version").text() };
}
function keyOf(id, { platform }) {
    return [id, platform ?? null];
}
/** The image of that id, if it and all its layers are known. */
async function recallImage(id, reference, options) {
    const { cache } = options;
    const known = (await cache.recall("image", keyOf(id, options)));
    if (!known)
        return undefined;
    const layers = [];
    for (const digest of known.layers) {
        const layer = await (0,layer_cache/* cachedLayer */.gn)(cache, digest, (0,source/* estimates */.Q)(options.estimateDownload, digest));
        if (!layer)
            return undefined;
        layers.push(layer);
    }
    const { digest, platform, config } = known;
    return { reference, digest, platform, config, layers };
}
async function rememberImage(id, image, options) {
    const { digest, platform, config, layers } = image;
    // Of several platforms, another one than the engine's own.
    if (config.diffIds.join() !== id.diffIds.join())
        return;
    const known = {
        digest,
        platform,
        config,
        layers: layers.map((layer) => layer.digest ?? layer.diffId),
    };
    await options.cache.remember("image", keyOf(id, options), known);
}

;// CONCATENATED MODULE: ./build/image/engine.js






/**
 * Images in the engine, streamed without a temporary copy: by its API where it is behind a Unix socket, else by
 * `docker save`. `references` must be given when it is read. Throws an {@link ImageError} where the engine does not
 * have one of them or breaks off, an {@link EngineError} where there is no engine to ask.
 */
function engineImages({ command = "docker", env, onRead }) {
    return {
        kind: "engine",
        read: async (wanted) => {
            const references = [...new Set(wanted.references ?? [])];
            if (references.length === 0)
                return [];
            const engine = { command, env, socket: await engineSocket({ command, env }) };
            const images = await readKnown(engine, references, wanted, onRead);
            return (wanted.references ?? []).flatMap((reference) => images.get(reference) ?? []);
        },
    };
}
/** Has only those images saved of which anything is not known. */
async function readKnown(engine, references, wanted, onRead) {
    const { cache, signal } = wanted;
    const images = new Map();
    const found = (reference, image) => {
        if (!image)
            return;
        images.set(reference, image);
        onRead?.(reference, image);
    };
    const read = async (missing) => {
        const saves = (await divideAmongSaves(engine, missing, signal)).map(async (group) => {
            const saved = await readSaved(engine, { ...wanted, references: group });
            for (const [index, reference] of group.entries())
                found(reference, saved[index]);
        });
        // What is wrong with one save costs nothing of the others.
        for (const save of await Promise.allSettled(saves))
            if (save.status === "rejected")
                throw save.reason;
    };
    if (!cache) {
        await read(references);
        return images;
    }
    const options = { ...wanted, cache };
    const ids = await engineImageIds(engine, references, signal);
    for (const [reference, id] of ids) {
        found(reference, await recallImage(id, reference, options));
    }
    const missing = references.filter((reference) => !images.has(reference));
    if (missing.length === 0)
        return images;
    await read(missing);
    const after = await engineImageIds(engine, references, signal);
    for (const reference of missing) {
        const [image, id] = [images.get(reference), ids.get(reference)];
        // In the meantime the name can have been given to another image.
        if (image && id && after.get(reference)?.id === id.id)
            await rememberImage(id, image, options);
    }
    return images;
}
async function readSaved(engine, wanted) {
    const names = (wanted.references ?? []).map((reference) => `names=${encodeURIComponent(reference)}`);
    const answer = await answered(engine, `/images/get?${names.join("&")}`, wanted);
    try {
        if (answer?.status === 200)
            return await (0,archive_stream/* archiveStream */.l)(ENGINE_ARCHIVE, answer.body).read(wanted);
    }
    finally {
        answer?.close();
    }
    // It says what is wrong, as its users know it.
    return readFromCommand(engine, wanted);
}
/** Undefined where the API cannot be asked. */
async function answered({ socket }, path, { signal }) {
    try {
        return socket === undefined ? undefined : await askSocket(socket, path, signal);
    }
    catch {
        signal?.throwIfAborted();
        return undefined;
    }
}


/***/ }),

/***/ 9851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ typeOf),
/* harmony export */   X: () => (/* binding */ EntryList)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5039);
/* harmony import */ var _path_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(264);



/** Their places are what is stored: here, and in the cache of layers. */
const ENTRY_TYPES = ["file", "directory", "symlink", "hardlink", "other"];
/** Above the bits of the mode. */
const TYPE_SHIFT = 12;
const MODE_MASK = 0o7777;
/** No name has a zero byte: it parts a name from what it links to. */
const LINK_MARK = "\0";
/** Undefined for a number that stands for no type. */
function typeOf(typeAndMode) {
    return ENTRY_TYPES[typeAndMode >> TYPE_SHIFT];
}
function typeAndMode(type, mode) {
    return (ENTRY_TYPES.indexOf(type) << TYPE_SHIFT) | (mode & MODE_MASK);
}
/**
 * Entries in the order in which they were added, in some forty bytes each instead of several hundred. What it gives
 * are new objects, equal to those that were added.
 */
class EntryList {
    /** The folders that entries' paths name; not every one need have an entry. */
    folders = new _path_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .PathTree */ .W1();
    #names = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .NameStore */ .hn();
    #folder = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    #typeAndMode = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    #size = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    #range = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .newRange */ .e5)();
    /** The folder that was met last: the next entry is in the same as a rule. */
    #lastPath = "";
    #lastFolder = 0;
    /** The folder that was asked for last: who asks for the next entry mostly means the same. */
    #askedPath = "";
    #askedFolder = 0;
    static from(entries) {
        if (entries instanceof EntryList)
            return entries;
        const list = new EntryList();
        for (const entry of entries)
            list.push(entry);
        return list;
    }
    get length() {
        return this.#names.count;
    }
    push({ path, type, size, mode, link }) {
        const slash = Math.max(0, path.lastIndexOf("/"));
        if (slash !== this.#lastPath.length || !path.startsWith(this.#lastPath)) {
            this.#lastPath = path.slice(0, slash);
            this.#lastFolder = this.folders.enterPath(this.#lastPath);
        }
        const name = slash === 0 ? path : path.slice(slash + 1);
        const index = this.#names.addText(link === "" ? name : name + LINK_MARK + link);
        this.#describe(index, this.#lastFolder, typeAndMode(type, mode), size);
    }
    /** Adds what {@link packed} gave of an entry. */
    pushPacked({ folder, typeAndMode, size, text }) {
        this.#describe(this.#names.add(text), folder, typeAndMode, size);
    }
    /** The n-th entry as it is kept; its text is valid until the list is asked again. */
    packed(index) {
        return {
            folder: this.folder(index),
            typeAndMode: this.#typeAndMode.get(index),
            size: this.size(index),
            text: this.#names.locate(index, this.#range),
        };
    }
    /** Bytes of all entries' texts together. */
    get textBytes() {
        return this.#names.bytes;
    }
    at(index) {
        const folder = this.folder(index);
        if (folder !== this.#askedFolder) {
            this.#askedFolder = folder;
            this.#askedPath = this.folders.path(folder);
        }
        return this.#make(index, this.#askedPath);
    }
    *[Symbol.iterator]() {
        let folder = 0;
        let path = "";
        for (let index = 0; index < this.length; index++) {
            const next = this.folder(index);
            if (next !== folder) {
                folder = next;
                path = this.folders.path(folder);
            }
            yield this.#make(index, path);
        }
    }
    /** The number in `folders` of the folder that the n-th entry lies in. */
    folder(index) {
        return this.#folder.get(index);
    }
    type(index) {
        return typeOf(this.#typeAndMode.get(index));
    }
    size(index) {
        return this.#size.get(index);
    }
    /** The last part of the n-th entry's path; valid until the list is asked again. */
    nameRange(index) {
        const range = this.#names.locate(index, this.#range);
        const type = this.type(index);
        if (type === "symlink" || type === "hardlink") {
            const mark = range.bytes.indexOf(0, range.start);
            if (mark >= 0 && mark < range.end)
                range.end = mark;
        }
        return range;
    }
    #describe(index, folder, typeAndMode, size) {
        this.#folder.set(index, folder);
        this.#typeAndMode.set(index, typeAndMode);
        this.#size.set(index, size);
    }
    #make(index, folder) {
        const text = this.#text(index);
        const mark = text.indexOf(LINK_MARK);
        const name = mark < 0 ? text : text.slice(0, mark);
        return {
            path: folder === "" ? name : `${folder}/${name}`,
            type: this.type(index),
            size: this.size(index),
            mode: this.#typeAndMode.get(index) & MODE_MASK,
            link: mark < 0 ? "" : text.slice(mark + 1),
        };
    }
    #text(index) {
        const { bytes, start, end } = this.#names.locate(index, this.#range);
        return (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeName */ .e4)(bytes, start, end);
    }
}


/***/ }),

/***/ 6649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ fileIdentity)
/* harmony export */ });
/** Coarser than any file system's clock: what is written later than this has another time. */
const CLOCK_TICK_MS = 2000;
/**
 * Names the bytes of a file as long as nobody writes to it. Undefined where the next write may have the very same
 * time as the last one: too soon after it.
 */
function fileIdentity(found, now = Date.now()) {
    const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = found;
    if (now - Number(ctimeMs) < CLOCK_TICK_MS)
        return undefined;
    return [dev, ino, size, mtimeNs, ctimeNs].join(":");
}


/***/ }),

/***/ 538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lR: () => (/* binding */ readFully),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   qX: () => (/* binding */ readRange)
/* harmony export */ });
/* unused harmony export READ_CHUNK */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/** Bytes read from a file at once. */
const READ_CHUNK = 1 << 20;
/**
 * Reads the next piece while the last one is at work. There are two buffers: a piece is good until the one after the
 * next is asked for.
 */
async function* readRange(file, { offset, size }) {
    const end = offset + size;
    const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(READ_CHUNK, size)));
    const read = (position, turn) => {
        const buffer = buffers[turn % 2];
        const bytes = buffer.subarray(0, Math.min(buffer.length, end - position));
        const done = readFully(file, bytes, position).then((length) => bytes.subarray(0, length));
        // Nobody may be left to wait for it.
        done.catch(() => undefined);
        return done;
    };
    let next = size > 0 ? read(offset, 0) : undefined;
    for (let [position, turn] = [offset, 1]; next; turn++) {
        const bytes = await next;
        position += bytes.length;
        next = bytes.length > 0 && position < end ? read(position, turn) : undefined;
        yield bytes;
    }
}
/** A whole file, in the same way. */
async function* readWhole(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        yield* readRange(file, { offset: 0, size: (await file.stat()).size });
    }
    finally {
        await file.close();
    }
}
/** @returns bytes read: fewer than asked for where the file ends */
async function readFully(file, bytes, position) {
    let filled = 0;
    while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position + filled);
        if (bytesRead === 0)
            break;
        filled += bytesRead;
    }
    return filled;
}


/***/ }),

/***/ 2060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ buildFilesystem)
});

// EXTERNAL MODULE: ./build/image/path-tree.js
var path_tree = __webpack_require__(264);
;// CONCATENATED MODULE: ./build/image/name-index.js

/** Of larger trees the names are cut out each time: as texts that stay they would take too much memory. */
const TEXTS_LIMIT = 100_000;
/**
 * The nodes of a tree by their names, in eight bytes each: who asks for a name looks at no other one.
 * It knows the tree as it is when the index is made.
 */
class NameIndex {
    #paths;
    #count;
    /** The hash of a name times `#count`, plus the node, in order: equal names stand together, by their nodes. */
    #keys;
    /** Hashes are cut to what leaves keys exact. */
    #hashes;
    /** Names by their nodes; the root has none. Made when a pattern is asked for. */
    #texts;
    constructor(paths) {
        this.#paths = paths;
        this.#count = paths.count;
        this.#hashes = Math.min(2 ** 32, Math.floor(Number.MAX_SAFE_INTEGER / this.#count) - 1);
        this.#keys = new Float64Array(this.#count - 1);
        for (let node = 1; node < this.#count; node++) {
            this.#keys[node - 1] = (((0,path_tree/* hash */.tW)(path_tree/* ROOT */.Dl, paths.nameRange(node)) >>> 0) % this.#hashes) * this.#count + node;
        }
        this.#keys.sort();
    }
    /** All nodes of that name, or whose name matches, in the order of their paths. */
    named(name) {
        const found = typeof name === "string" ? this.#ofName(name) : this.#matching(name);
        if (found.length < 2)
            return found;
        const keys = new Map(found.map((node) => [node, this.#paths.path(node).replaceAll("/", "\0")]));
        return found.sort((one, other) => ((keys.get(one) ?? "") < (keys.get(other) ?? "") ? -1 : 1));
    }
    #ofName(name) {
        const wanted = (0,path_tree/* rangeOf */.be)(name);
        const first = (((0,path_tree/* hash */.tW)(path_tree/* ROOT */.Dl, wanted) >>> 0) % this.#hashes) * this.#count;
        const found = [];
        for (let at = this.#lowerBound(first); at < this.#keys.length; at++) {
            const node = this.#keys[at] - first;
            if (node >= this.#count)
                break;
            if ((0,path_tree/* sameBytes */.er)(this.#paths.nameRange(node), wanted))
                found.push(node);
        }
        return found;
    }
    #matching(pattern) {
        const found = [];
        const test = (name, node) => {
            // The tree may have grown since.
            if (node < this.#count && name.search(pattern) >= 0)
                found.push(node);
        };
        if (this.#count > TEXTS_LIMIT)
            this.#paths.eachName(test);
        else {
            const texts = this.#texts ?? this.#textsOf();
            for (let node = 1; node < this.#count; node++)
                test(texts[node], node);
        }
        return found;
    }
    #textsOf() {
        const texts = [""];
        this.#paths.eachName((name, node) => {
            texts[node] = name;
        });
        this.#texts = texts;
        return texts;
    }
    /** Place of the first key that is not below the given one. */
    #lowerBound(key) {
        let [low, high] = [0, this.#keys.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/columns.js
var columns = __webpack_require__(7357);
// EXTERNAL MODULE: ./build/image/entry-list.js
var entry_list = __webpack_require__(9851);
;// CONCATENATED MODULE: ./build/image/node-history.js
/** Reads from the tree what is asked of it; millions of them come and go while an image is searched. */
class NodeHistory {
    #tree;
    #node;
    #versions;
    path;
    constructor(tree, node, path) {
        this.#tree = tree;
        this.#node = node;
        this.path = path;
    }
    get versions() {
        this.#versions ??= this.#tree.versions(this.#node, this.path);
        return this.#versions;
    }
    get type() {
        return this.#tree.type(this.#node);
    }
    get size() {
        return this.#tree.lastSize(this.#node);
    }
    get layer() {
        return this.#tree.lastLayer(this.#node);
    }
    get removedIn() {
        return this.#tree.removedIn(this.#node);
    }
}

;// CONCATENATED MODULE: ./build/image/overlay-tree.js



const TYPES = ["other", "directory", "file", "symlink", "hardlink"];
/** What `#state` holds of a path that is there; of one that a layer removed, that layer's index and two more. */
const THERE = 1;
/** In place of an entry: a folder that no layer names. */
const UNNAMED = 0;
/**
 * Every path that the layers laid down so far hold, with all its versions. A path is the number that `paths` has
 * for it; histories are made when they are asked for, so that a path costs little more than its name.
 */
class OverlayTree {
    paths = new path_tree/* PathTree */.W1();
    #layers = [];
    /** The first version of each layer. */
    #firstVersions = [];
    /** Each version's place among its layer's entries, counted from 1. */
    #entries = new columns/* Column */.VP();
    #previous = new columns/* Column */.VP();
    #versions = 0;
    #last = new columns/* Column */.VP();
    #state = new columns/* Column */.VP();
    #type = new columns/* Column */.VP();
    #touched = new columns/* Column */.VP();
    /** Versions whose bytes a layer has not: it holds the path again, and of a repeated path the last is kept. */
    #repeated = new Set();
    /** Hard links' versions → the version of the file or symlink that they are another name of. */
    #linked = new Map();
    constructor() {
        this.#state.set(path_tree/* ROOT */.Dl, THERE);
        this.#type.set(path_tree/* ROOT */.Dl, TYPES.indexOf("directory"));
    }
    /** Versions written from now on are of this layer. */
    begin(layer) {
        this.#layers.push(layer);
        this.#firstVersions.push(this.#versions + 1);
    }
    /** Index of the layer at hand. */
    get layer() {
        return this.#layers.length - 1;
    }
    isThere(node) {
        return this.#state.get(node) === THERE;
    }
    type(node) {
        return TYPES[this.#type.get(node)];
    }
    /** Whether the layer at hand wrote it, or something below it. */
    isTouched(node) {
        return this.#touched.get(node) === this.layer + 1;
    }
    touch(node) {
        this.#touched.set(node, this.layer + 1);
    }
    /** @param index of the entry in the layer at hand; undefined: a folder that it does not name */
    write(node, type, index, linked) {
        if (type === "file" && index !== undefined)
            this.#noteRepeated(node, index);
        const version = ++this.#versions;
        this.#entries.set(version, index === undefined ? UNNAMED : index + 1);
        this.#previous.set(version, this.#last.get(node));
        this.#last.set(node, version);
        this.#state.set(node, THERE);
        this.#type.set(node, TYPES.indexOf(type));
        this.touch(node);
        if (linked !== 0)
            this.#linked.set(version, linked);
    }
    remove(node) {
        this.#state.set(node, this.layer + 2);
    }
    /** The version whose bytes or target a path shows: its own, or that of what it is a hard link to; 0: neither. */
    shown(node) {
        return this.#shownBy(this.#last.get(node), this.type(node));
    }
    /** The same where it is a file; 0 for all else. */
    shownFile(node) {
        const version = this.shown(node);
        return version !== 0 && this.#typeOf(version) === "file" ? version : 0;
    }
    /** The versions whose bytes some hard link shows. */
    linkedVersions() {
        return new Set(this.#linked.values());
    }
    /** What a symlink says; also of a hard link to one. */
    target(node) {
        const type = this.type(node);
        if (type !== "symlink" && type !== "hardlink")
            return undefined;
        const version = this.shown(node);
        const entry = version === 0 ? undefined : this.entry(version);
        return entry?.type === "symlink" ? entry.link : undefined;
    }
    /** Of a path's versions the last that was a file, or a hard link to one; 0: none. */
    lastFile(node) {
        for (let version = this.#last.get(node); version !== 0; version = this.#previous.get(version)) {
            const shown = this.#shownBy(version, this.#typeOf(version));
            if (shown !== 0 && this.#typeOf(shown) === "file")
                return shown;
        }
        return 0;
    }
    /** The layer and the path in it that a file's bytes were kept under, if they were; undefined: another file's are. */
    keptAt(version) {
        if (version === 0 || this.#repeated.has(version))
            return undefined;
        return { layer: this.layerOf(version), path: this.entry(version).path };
    }
    #noteRepeated(node, index) {
        const first = this.#firstVersions.at(-1) ?? 0;
        let path;
        for (let earlier = this.#last.get(node); earlier >= first && earlier !== 0; earlier = this.#previous.get(earlier)) {
            if (this.#typeOf(earlier) !== "file")
                continue;
            path ??= this.#layers.at(-1)?.at(index).path;
            if (this.entry(earlier).path === path)
                this.#repeated.add(earlier);
        }
    }
    /** Bytes of a regular file's version. */
    size(version) {
        return this.#layers[this.layerOf(version)]?.size(this.#entries.get(version) - 1) ?? 0;
    }
    /** An entry of a layer; not of a folder that none names. */
    entry(version) {
        const layer = this.#layers[this.layerOf(version)];
        return layer.at(this.#entries.get(version) - 1);
    }
    layerOf(version) {
        let [low, high] = [0, this.#firstVersions.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >>> 1;
            if (this.#firstVersions[middle] <= version)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
    /** @param path the node's, where it is known */
    history(node, path = this.paths.path(node)) {
        return new NodeHistory(this, node, path);
    }
    versions(node, path) {
        const versions = [];
        for (let version = this.#last.get(node); version !== 0; version = this.#previous.get(version)) {
            const entry = this.#entries.get(version) === UNNAMED
                ? { path, type: "directory", size: 0, mode: 0o755, link: "" }
                : this.entry(version);
            versions.push({ layer: this.layerOf(version), entry });
        }
        return versions.reverse();
    }
    /** Bytes of the last version; 0 for all but regular files. */
    lastSize(node) {
        const version = this.#last.get(node);
        return this.#typeOf(version) === "file" ? this.size(version) : 0;
    }
    /** The layer of the last version. */
    lastLayer(node) {
        return this.layerOf(this.#last.get(node));
    }
    removedIn(node) {
        return this.isThere(node) ? null : this.#state.get(node) - 2;
    }
    #typeOf(version) {
        const place = this.#entries.get(version);
        if (place === UNNAMED)
            return "directory";
        return this.#layers[this.layerOf(version)]?.type(place - 1) ?? "other";
    }
    #shownBy(version, type) {
        if (type === "file" || type === "symlink")
            return version;
        return type === "hardlink" ? (this.#linked.get(version) ?? 0) : 0;
    }
}

// EXTERNAL MODULE: ./build/image/whiteout.js
var image_whiteout = __webpack_require__(8691);
;// CONCATENATED MODULE: ./build/image/overlay.js






/** As the Linux kernel. */
const LINK_HOPS = 40;
/** Folders that no layer names: a few deep paths must not fill the memory. */
const UNNAMED_LIMIT = 2_000_000;
/**
 * Lays layers on each other as an engine does: a layer is unpacked in an empty folder of its own, and that folder is
 * laid over the ones below. So a path goes through the links of its own layer, and a folder takes the place of a
 * link or file of a lower one.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#applying-changesets
 */
class Overlay {
    tree = new OverlayTree();
    #paths = this.tree.paths;
    #list = new entry_list/* EntryList */.X();
    /** By the layer's own number of a folder: the folder that this means, and when that was found. */
    #folders = new columns/* Column */.VP();
    #foundIn = new columns/* Column */.VP();
    /** Counts how often a link or folder was replaced: names may have led through it. */
    #turn = 0;
    #unnamed = 0;
    apply(entries) {
        const list = entry_list/* EntryList */.X.from(entries);
        this.#list = list;
        this.tree.begin(list);
        this.#folders = new columns/* Column */.VP();
        this.#foundIn = new columns/* Column */.VP();
        this.#turn = 1;
        const special = specialFolders(list);
        const whiteouts = [];
        for (let index = 0; index < list.length; index++) {
            const whiteout = special.get(list.folder(index)) === 1 || (0,image_whiteout/* mayBeWhiteout */.Af)(list.nameRange(index))
                ? (0,image_whiteout/* whiteoutOf */.nM)(list.at(index))
                : null;
            if (whiteout === null)
                this.#write(index);
            else if (whiteout.kind !== "meta") {
                const name = whiteout.kind === "hide" ? whiteout.name : undefined;
                whiteouts.push({ folder: list.folder(index), name });
            }
        }
        // Whatever their place in the tar, they hide what lower layers have and nothing of their own.
        for (const { folder, name } of whiteouts)
            this.#hide(this.#folder(folder), name);
    }
    /**
     * What is there now at a path, through all links among its folders, and through links at its end with `last`;
     * undefined where nothing is, or links go in circles.
     */
    resolve(path, last) {
        const parts = path.split("/").reverse();
        let node = path_tree/* ROOT */.Dl;
        let hops = 0;
        for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
            if (part === "" || part === ".")
                continue;
            if (part === "..") {
                node = this.#paths.parent(node);
                continue;
            }
            const child = this.#paths.child(node, (0,path_tree/* rangeOf */.be)(part));
            if (child === path_tree/* ROOT */.Dl || !this.tree.isThere(child))
                return undefined;
            const target = parts.length === 0 && !last ? undefined : this.tree.target(child);
            if (target === undefined)
                node = child;
            else {
                if (++hops > LINK_HOPS)
                    return undefined;
                if (target.startsWith("/"))
                    node = path_tree/* ROOT */.Dl;
                parts.push(...target.split("/").reverse());
            }
        }
        return node;
    }
    #write(index) {
        const list = this.#list;
        const folder = this.#folder(list.folder(index));
        const node = this.#paths.enter(folder, list.nameRange(index));
        const type = list.type(index);
        const linked = type === "hardlink" ? this.resolve(list.at(index).link, false) : undefined;
        // Unpacking a link to itself changes nothing.
        if (linked === node)
            return;
        if (this.tree.isThere(node))
            this.#replace(node, type);
        this.tree.write(node, type, index, linked === undefined ? 0 : this.tree.shown(linked));
    }
    #replace(node, by) {
        const type = this.tree.type(node);
        if (type === by && by !== "symlink")
            return;
        if (type === "directory")
            this.#removeBelow(node, false);
        if (type === "directory" || this.tree.target(node) !== undefined)
            this.#turn++;
    }
    /** The folder that the layer's own number of one means; made where it is not there. */
    #folder(folder) {
        if (folder === path_tree/* ROOT */.Dl)
            return path_tree/* ROOT */.Dl;
        if (this.#foundIn.get(folder) === this.#turn)
            return this.#folders.get(folder);
        const names = this.#list.folders;
        // Deep ones are no reason for a deep stack: the way up first, then down again.
        const way = [];
        let at = folder;
        for (; at !== path_tree/* ROOT */.Dl && this.#foundIn.get(at) !== this.#turn; at = names.parent(at))
            way.push(at);
        let found = at === path_tree/* ROOT */.Dl ? path_tree/* ROOT */.Dl : this.#folders.get(at);
        for (let next = way.pop(); next !== undefined; next = way.pop()) {
            found = this.#enter(found, names.nameRange(next), 0);
            this.#folders.set(next, found);
            this.#foundIn.set(next, this.#turn);
        }
        return found;
    }
    #enter(parent, name, hops) {
        const node = this.#paths.enter(parent, name);
        if (this.tree.isThere(node)) {
            if (this.tree.type(node) === "directory") {
                this.tree.touch(node);
                return node;
            }
            const target = this.tree.target(node);
            if (target !== undefined && this.tree.isTouched(node) && hops < LINK_HOPS) {
                return this.#through(parent, target, hops + 1);
            }
            this.#replace(node, "directory");
        }
        if (++this.#unnamed > UNNAMED_LIMIT) {
            throw new errors/* ImageError */.C8(`Layer ${this.tree.layer + 1} has too many files in folders that it does not name`);
        }
        this.tree.write(node, "directory", undefined, 0);
        return node;
    }
    #through(from, target, hops) {
        let node = target.startsWith("/") ? path_tree/* ROOT */.Dl : from;
        for (const part of target.split("/")) {
            if (part === "..")
                node = this.#paths.parent(node);
            else if (part !== "" && part !== ".")
                node = this.#enter(node, (0,path_tree/* rangeOf */.be)(part), hops);
        }
        return node;
    }
    #hide(folder, name) {
        if (name === undefined) {
            this.#removeBelow(folder, true);
            return;
        }
        const node = this.#paths.child(folder, (0,path_tree/* rangeOf */.be)(name));
        if (node === path_tree/* ROOT */.Dl || !this.tree.isThere(node))
            return;
        if (!this.tree.isTouched(node))
            this.tree.remove(node);
        this.#removeBelow(node, true);
    }
    /** `older`: what this layer wrote stays. */
    #removeBelow(folder, older) {
        const open = [folder];
        for (let next = open.pop(); next !== undefined; next = open.pop()) {
            for (let child = this.#paths.firstChild(next); child !== path_tree/* ROOT */.Dl; child = this.#paths.nextSibling(child)) {
                if (!this.tree.isThere(child))
                    continue;
                if (!older || !this.tree.isTouched(child))
                    this.tree.remove(child);
                open.push(child);
            }
        }
    }
}
/** 1 for folders in which entries may be whiteouts by the folder's name alone. */
function specialFolders({ folders }) {
    const special = new columns/* Column */.VP();
    for (let folder = 1; folder < folders.count; folder++) {
        const marked = special.get(folders.parent(folder)) === 1 || (0,image_whiteout/* mayBeWhiteout */.Af)(folders.nameRange(folder));
        if (marked)
            special.set(folder, 1);
    }
    return special;
}

// EXTERNAL MODULE: ./build/image/path.js
var image_path = __webpack_require__(5039);
;// CONCATENATED MODULE: ./build/image/paths.js

/** All paths of a tree; a folder before what is in it, names in the order of their bytes. */
function pathsOf(tree) {
    return {
        // The root is no path.
        get size() {
            return tree.paths.count - 1;
        },
        get: (path) => {
            const node = tree.paths.find(path);
            return node === undefined || node === path_tree/* ROOT */.Dl ? undefined : tree.history(node);
        },
        *keys() {
            for (const { path } of walk(tree, path_tree/* ROOT */.Dl))
                yield path;
        },
        values: () => walk(tree, path_tree/* ROOT */.Dl),
        *[Symbol.iterator]() {
            for (const history of walk(tree, path_tree/* ROOT */.Dl))
                yield [history.path, history];
        },
    };
}
/** All at and below a node but the root itself, which no layer need name. */
function* walk(tree, start, enters = () => true) {
    const { paths } = tree;
    // Of each folder on the way down: its path, and what is left of its children, the next one last.
    const open = [];
    const descend = (node, path) => {
        const children = paths.sortedChildren(node);
        if (children.length > 0)
            open.push({ path, left: children.toReversed() });
    };
    const path = paths.path(start);
    if (start !== path_tree/* ROOT */.Dl)
        yield tree.history(start, path);
    descend(start, path);
    for (let folder = open.at(-1); folder; folder = open.at(-1)) {
        const node = folder.left.pop();
        if (node === undefined) {
            open.pop();
            continue;
        }
        const name = paths.name(node);
        const path = folder.path === "" ? name : `${folder.path}/${name}`;
        yield tree.history(node, path);
        if (paths.firstChild(node) !== path_tree/* ROOT */.Dl && enters(path))
            descend(node, path);
    }
}

;// CONCATENATED MODULE: ./build/image/filesystem.js





/** Lays an image's layers on each other. Throws an `ImageError` for a hostile tree that would fill the memory. */
function buildFilesystem(image) {
    const overlay = new Overlay();
    for (const layer of image.layers)
        overlay.apply(layer.entries);
    const { tree } = overlay;
    const find = (path) => {
        const clean = (0,image_path/* cleanPath */.ts)(path);
        const found = tree.paths.find(clean);
        if (found !== undefined)
            return found;
        const folder = overlay.resolve((0,image_path/* parentPath */.yl)(clean), true);
        const node = folder === undefined ? path_tree/* ROOT */.Dl : tree.paths.child(folder, (0,path_tree/* rangeOf */.be)((0,image_path/* baseName */.Fl)(clean)));
        return node === path_tree/* ROOT */.Dl ? undefined : node;
    };
    const historyOf = (node) => node === undefined || node === path_tree/* ROOT */.Dl ? undefined : tree.history(node);
    /** Asked for again and again. A pattern cannot be mistaken for a name: it begins with `/`. */
    const names = new Map();
    let index;
    let shownBytes;
    return {
        paths: pathsOf(tree),
        get shownBytes() {
            shownBytes ??= sumShown(tree);
            return shownBytes;
        },
        lookup: (path) => historyOf(find(path)),
        children: (path) => {
            const node = find(path);
            return node === undefined ? [] : tree.paths.sortedChildren(node).map((child) => tree.paths.name(child));
        },
        below: (path, enters) => {
            const node = find(path);
            return node === undefined ? [] : walk(tree, node, enters);
        },
        named: (name) => {
            const key = String(name);
            let found = names.get(key);
            if (found)
                return found;
            index ??= new NameIndex(tree.paths);
            found = index.named(name).map((node) => tree.history(node));
            names.set(key, found);
            return found;
        },
        resolve: (path) => {
            const node = overlay.resolve((0,image_path/* cleanPath */.ts)(path), true);
            return historyOf(node === undefined ? undefined : linkedFile(tree, node));
        },
        content: (path) => {
            const node = find(path);
            const kept = node === undefined ? undefined : tree.keptAt(tree.lastFile(node));
            return kept && image.layers[kept.layer]?.contents.get(kept.path);
        },
    };
}
/** Of a hard link the file that it is another name of, where that still stands under its own; else the node. */
function linkedFile(tree, node) {
    if (tree.type(node) !== "hardlink")
        return node;
    const version = tree.shownFile(node);
    const target = version === 0 ? undefined : tree.paths.find(tree.entry(version).path);
    if (target === undefined || !tree.isThere(target))
        return node;
    return tree.shownFile(target) === version ? target : node;
}
function sumShown(tree) {
    const { paths } = tree;
    const linked = tree.linkedVersions();
    const shown = new Set();
    const open = [path_tree/* ROOT */.Dl];
    let bytes = 0;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const version = tree.shownFile(node);
        if (version !== 0) {
            if (linked.has(version))
                shown.add(version);
            else
                bytes += tree.size(version);
        }
        for (let child = paths.firstChild(node); child !== path_tree/* ROOT */.Dl; child = paths.nextSibling(child)) {
            if (tree.isThere(child))
                open.push(child);
        }
    }
    for (const version of shown)
        bytes += tree.size(version);
    return bytes;
}


/***/ }),

/***/ 3902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ JsonValue),
/* harmony export */   l: () => (/* binding */ JSON_BYTES_LIMIT)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);

/** JSON of an image (manifest, index, config) is never larger; registries take 4 MiB of manifest. */
const JSON_BYTES_LIMIT = 8 << 20;
/**
 * A value out of an image's JSON with its place, for reading it without trust: every accessor throws an
 * {@link ImageError} that names the place where the type is not the one asked for. Null counts as absent.
 */
class JsonValue {
    #value;
    #place;
    constructor(value, place) {
        this.#value = value;
        this.#place = place;
    }
    static parse(bytes, name) {
        try {
            return new JsonValue(JSON.parse(new TextDecoder("utf-8").decode(bytes)), name);
        }
        catch (cause) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImageError */ .C8(`${name} is not valid JSON`, { cause, remedy: "Export or pull the image again." });
        }
    }
    get absent() {
        return this.#value === undefined || this.#value === null;
    }
    get isText() {
        return typeof this.#value === "string";
    }
    /** A member of an object; absent where the object has none. */
    get(key) {
        const place = `${this.#place}, ${key}`;
        if (typeof this.#value !== "object" || this.#value === null || Array.isArray(this.#value)) {
            throw this.fault("an object");
        }
        return new JsonValue(Object.hasOwn(this.#value, key) ? Reflect.get(this.#value, key) : undefined, place);
    }
    has(key) {
        return !this.get(key).absent;
    }
    text() {
        if (typeof this.#value !== "string")
            throw this.fault("text");
        return this.#value;
    }
    textOr(fallback) {
        return this.absent ? fallback : this.text();
    }
    /** A whole number of bytes. */
    size() {
        if (!Number.isSafeInteger(this.#value) || this.#value < 0)
            throw this.fault("a number of bytes");
        return this.#value;
    }
    flag() {
        if (this.absent)
            return false;
        if (typeof this.#value !== "boolean")
            throw this.fault("true or false");
        return this.#value;
    }
    /** Empty where absent. */
    list() {
        if (this.absent)
            return [];
        if (!Array.isArray(this.#value))
            throw this.fault("a list");
        return this.#value.map((item, index) => new JsonValue(item, `${this.#place}[${index}]`));
    }
    texts() {
        return this.list().map((item) => item.text());
    }
    /** Text by key; empty where absent. */
    textMap() {
        if (this.absent)
            return {};
        if (typeof this.#value !== "object" || Array.isArray(this.#value))
            throw this.fault("an object");
        return Object.fromEntries(Object.entries(this.#value).map(([key, value]) => [
            key,
            new JsonValue(value, `${this.#place}, ${key}`).textOr(""),
        ]));
    }
    fault(wanted) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ImageError */ .C8(`${this.#place}: not ${wanted}`, {
            remedy: "The image is damaged, or was written by a faulty tool.",
        });
    }
}


/***/ }),

/***/ 8378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gn: () => (/* binding */ cachedLayer),
  pp: () => (/* binding */ userLayerCache)
});

// UNUSED EXPORTS: layerCache, memoryLayerCache

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/process/program.js




/**
 * sha256, as hex, of the program that runs: another one may read the same bytes in another way. It is all code in the
 * folder of what was started: the bundles, or the sources.
 */
async function programDigest(main = process.argv[1]) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(`${process.version}\n`);
    if (main === undefined)
        return hash.digest("hex");
    const file = await (0,promises_.realpath)(main);
    for (const path of await codeBeside(file))
        hash.update((0,external_node_fs_.readFileSync)(path));
    return hash.digest("hex");
}
/** A bundle has the code of its commands in files beside it, and nothing in folders. */
async function codeBeside(file) {
    const [folder, ending] = [(0,external_node_path_.dirname)(file), (0,external_node_path_.extname)(file)];
    const names = await (0,promises_.readdir)(folder, { recursive: ending === ".ts" });
    return names
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => (0,external_node_path_.join)(folder, name));
}

;// CONCATENATED MODULE: ./build/image/cache-folder.js




/** Larger values are not kept, and larger files not read. */
const VALUE_LIMIT_BYTES = 64_000_000;
const MAGIC = Buffer.from("stagecheck cache 1\n");
const HASH_BYTES = 32;
/** Bytes written at once, or a part that has more. */
const WRITE_BYTES = 1 << 20;
/** A value counts as used again when it was not for this long: most reads write nothing. */
const TOUCH_AFTER_MS = 10 * 60_000;
/** A file without its final name is left over when it is older. */
const UNFINISHED_MS = 60 * 60_000;
/** Smallest space on a disk. */
const DISK_BLOCK = 4096;
function openCacheFolder({ folder, program, limitBytes }) {
    const own = (0,external_node_path_.join)(folder, program);
    const path = (kind, key) => (0,external_node_path_.join)(own, `${kind}-${key.replace(":", "-")}`);
    /** Bytes written since the folder's size was last looked at. */
    let unseen = Number.POSITIVE_INFINITY;
    return {
        read: async (kind, key) => {
            const file = path(kind, key);
            const bytes = await readBounded(file).catch(() => undefined);
            if (!bytes || bytes.length < MAGIC.length + HASH_BYTES)
                return undefined;
            const value = bytes.subarray(MAGIC.length + HASH_BYTES);
            const written = bytes.subarray(MAGIC.length, MAGIC.length + HASH_BYTES);
            if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
                return undefined;
            return checksum(kind, key, [value]).equals(written) ? value : undefined;
        },
        write: async (kind, key, value) => {
            const size = value.reduce((sum, part) => sum + part.length, 0);
            if (size > VALUE_LIMIT_BYTES)
                return;
            const unfinished = (0,external_node_path_.join)(own, `.${process.pid}-${(0,external_node_crypto_.randomBytes)(6).toString("hex")}`);
            try {
                // At once: the steps are short, and to wait for another thread at each takes longer, with all else at work.
                // The names and texts of images are nobody else's business.
                (0,external_node_fs_.mkdirSync)(own, { recursive: true, mode: 0o700 });
                writeParts(unfinished, [MAGIC, checksum(kind, key, value), ...value]);
                (0,external_node_fs_.renameSync)(unfinished, path(kind, key));
                unseen += Math.max(size, DISK_BLOCK);
                if (unseen < limitBytes / 16)
                    return;
                unseen = 0;
                await trim(folder, limitBytes);
            }
            catch {
                await (0,promises_.rm)(unfinished, { force: true }).catch(() => undefined);
            }
        },
        keys: async (kind) => {
            const names = await (0,promises_.readdir)(own).catch(() => []);
            return names
                .filter((name) => name.startsWith(`${kind}-`))
                .map((name) => name.slice(kind.length + 1).replace("-", ":"));
        },
    };
}
/** Small parts together: there are thousands of them. */
function writeParts(path, parts) {
    const file = (0,external_node_fs_.openSync)(path, "wx", 0o600);
    try {
        let [batch, bytes] = [[], 0];
        for (const part of parts) {
            batch.push(part);
            bytes += part.length;
            if (bytes < WRITE_BYTES)
                continue;
            (0,external_node_fs_.writeFileSync)(file, Buffer.concat(batch));
            [batch, bytes] = [[], 0];
        }
        (0,external_node_fs_.writeFileSync)(file, Buffer.concat(batch));
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function readBounded(path) {
    const file = await (0,promises_.open)(path, "r");
    try {
        const found = await file.stat();
        if (!found.isFile() || found.size > VALUE_LIMIT_BYTES + MAGIC.length + HASH_BYTES)
            return undefined;
        if (Date.now() - found.mtimeMs > TOUCH_AFTER_MS)
            await file.utimes(new Date(), new Date());
        return await file.readFile();
    }
    finally {
        await file.close();
    }
}
/** Of the name too: a value under another's name is none. */
function checksum(kind, key, value) {
    const hash = (0,external_node_crypto_.createHash)("sha256").update(`${kind} ${key}\n`);
    for (const part of value)
        hash.update(part);
    return hash.digest();
}
/** Removes what was not used for longest, down to nine tenths of the limit, and what was never finished. */
async function trim(folder, limitBytes) {
    const found = [];
    for (const program of await (0,promises_.readdir)(folder)) {
        for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(folder, program)).catch(() => [])) {
            const path = (0,external_node_path_.join)(folder, program, name);
            const file = await (0,promises_.stat)(path).catch(() => undefined);
            if (!file?.isFile())
                continue;
            if (name.startsWith(".") && Date.now() - file.mtimeMs > UNFINISHED_MS)
                await (0,promises_.rm)(path, { force: true });
            else
                found.push({ path, bytes: Math.max(file.size, DISK_BLOCK), used: file.mtimeMs });
        }
    }
    let bytes = found.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes <= limitBytes)
        return;
    for (const file of found.sort((one, other) => one.used - other.used)) {
        if (bytes <= limitBytes * 0.9)
            return;
        await (0,promises_.rm)(file.path, { force: true });
        bytes -= file.bytes;
    }
}

// EXTERNAL MODULE: ./build/image/digest.js
var image_digest = __webpack_require__(5436);
// EXTERNAL MODULE: ./build/image/entry-list.js
var entry_list = __webpack_require__(9851);
// EXTERNAL MODULE: ./build/image/columns.js
var columns = __webpack_require__(7357);
;// CONCATENATED MODULE: ./build/image/packed-entries.js
/** A list of entries as bytes for a cache, and back: numbers of fixed width, then names. Neither makes texts of them. */


/** Parent and length of the name. */
const FOLDER_BYTES = 8;
/** Folder, length of the text, type and mode, size. */
const ENTRY_BYTES = 18;
const SLASH = 0x2f;
/** Of what {@link packEntries} makes of a list. */
function packedBytes({ folders, length, textBytes }) {
    return (folders.count - 1) * FOLDER_BYTES + folders.nameBytes + length * ENTRY_BYTES + textBytes;
}
/** Numbers are little-endian: of the folders but the root, their names, of the entries, their texts. */
function packEntries(list) {
    const { folders } = list;
    const bytes = Buffer.allocUnsafeSlow(packedBytes(list));
    let text = (folders.count - 1) * FOLDER_BYTES;
    for (let folder = 1, at = 0; folder < folders.count; folder++, at += FOLDER_BYTES) {
        const name = folders.nameRange(folder);
        bytes.writeUInt32LE(folders.parent(folder), at);
        bytes.writeUInt32LE(name.end - name.start, at + 4);
        text += name.bytes.copy(bytes, text, name.start, name.end);
    }
    let at = text;
    text += list.length * ENTRY_BYTES;
    for (let index = 0; index < list.length; index++, at += ENTRY_BYTES) {
        const entry = list.packed(index);
        bytes.writeUInt32LE(entry.folder, at);
        bytes.writeUInt32LE(entry.text.end - entry.text.start, at + 4);
        bytes.writeUInt16LE(entry.typeAndMode, at + 8);
        bytes.writeDoubleLE(entry.size, at + 10);
        text += entry.text.bytes.copy(bytes, text, entry.text.start, entry.text.end);
    }
    return bytes;
}
/** Reads them without trust. @returns undefined where it is nothing that {@link packEntries} writes */
function unpackEntries(bytes, counts) {
    const entries = new entry_list/* EntryList */.X();
    const start = unpackFolders(entries, bytes, counts.folders);
    if (start === undefined || start + counts.entries * ENTRY_BYTES > bytes.length)
        return undefined;
    const text = { ...(0,columns/* newRange */.e5)(), bytes, end: start + counts.entries * ENTRY_BYTES };
    let [files, fileBytes] = [0, 0];
    for (let index = 0, at = start; index < counts.entries; index++, at += ENTRY_BYTES) {
        text.start = text.end;
        text.end += bytes.readUInt32LE(at + 4);
        const folder = bytes.readUInt32LE(at);
        const typeAndMode = bytes.readUInt16LE(at + 8);
        const type = (0,entry_list/* typeOf */.Q)(typeAndMode);
        const size = bytes.readDoubleLE(at + 10);
        if (text.end > bytes.length || folder >= counts.folders || type === undefined)
            return undefined;
        const nameEnd = endOfName(bytes, text.start, text.end);
        const isLink = type === "symlink" || type === "hardlink";
        if (nameEnd === undefined || (nameEnd < text.end && !isLink))
            return undefined;
        if (!Number.isSafeInteger(size) || size < 0)
            return undefined;
        if (type === "file") {
            files++;
            fileBytes += size;
        }
        entries.pushPacked({ folder, typeAndMode, size, text });
    }
    return { entries, files, fileBytes, length: text.end };
}
/** @returns the place behind them */
function unpackFolders({ folders }, bytes, count) {
    const name = { ...(0,columns/* newRange */.e5)(), bytes, end: (count - 1) * FOLDER_BYTES };
    if (count < 1 || name.end > bytes.length)
        return undefined;
    for (let folder = 1, at = 0; folder < count; folder++, at += FOLDER_BYTES) {
        name.start = name.end;
        name.end += bytes.readUInt32LE(at + 4);
        const parent = bytes.readUInt32LE(at);
        if (name.end > bytes.length || parent >= folder)
            return undefined;
        if (endOfName(bytes, name.start, name.end) !== name.end)
            return undefined;
        // One of a name that its parent has already is none of these.
        if (folders.enter(parent, name) !== folder)
            return undefined;
    }
    return name.end;
}
/** The first zero byte, or the end; undefined for what is no name. */
function endOfName(bytes, start, end) {
    let at = start;
    for (; at < end && bytes[at] !== 0; at++)
        if (bytes[at] === SLASH)
            return undefined;
    return at === start ? undefined : at;
}

;// CONCATENATED MODULE: ./build/image/layer-entry.js
/** What was read of a layer's tar as bytes for a cache, and back. Whether it lay there compressed is not in it. */




const LENGTH_BYTES = 4;
/** Of contents that are written at once. */
const PIECE_BYTES = 262_144;
/** @returns undefined for a layer too large to be kept */
function encodeLayer(layer) {
    const { contents } = layer;
    const entries = entry_list/* EntryList */.X.from(layer.entries);
    let bytes = packedBytes(entries);
    for (const content of contents.values())
        bytes += content.length;
    if (bytes > VALUE_LIMIT_BYTES)
        return undefined;
    const written = {
        diffId: layer.diffId,
        tarBytes: layer.tarBytes,
        size: layer.size,
        files: layer.files,
        contentsIncomplete: layer.contentsIncomplete ?? false,
        globalHeader: layer.globalHeader ?? false,
        counts: { folders: entries.folders.count, entries: entries.length },
        contents: [...contents].map(([path, { length }]) => [path, length]),
    };
    const json = Buffer.from(JSON.stringify(written));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(json.length);
    return [length, json, packEntries(entries), ...joined(contents.values())];
}
/** The same bytes in few pieces: each one is written by itself. */
function joined(contents) {
    const pieces = [];
    let small = [];
    let bytes = 0;
    const join = () => {
        if (bytes > 0)
            pieces.push(Buffer.concat(small));
        small = [];
        bytes = 0;
    };
    for (const content of contents) {
        if (content.length >= PIECE_BYTES || bytes >= PIECE_BYTES)
            join();
        if (content.length >= PIECE_BYTES)
            pieces.push(content);
        else {
            small.push(content);
            bytes += content.length;
        }
    }
    join();
    return pieces;
}
/** Reads it without trust. @returns undefined where it is not what {@link encodeLayer} writes of this layer */
function decodeLayer(bytes, diffId) {
    try {
        return decode(bytes, diffId);
    }
    catch {
        return undefined;
    }
}
function decode(bytes, diffId) {
    const start = LENGTH_BYTES + bytes.readUInt32LE(0);
    const layer = object(JSON.parse(bytes.toString("utf8", LENGTH_BYTES, start)));
    demand(layer.diffId === diffId && (0,image_digest/* isDigest */.Bc)(diffId));
    const counts = object(layer.counts);
    const packed = bytes.subarray(start);
    const unpacked = unpackEntries(packed, { folders: count(counts.folders), entries: count(counts.entries) });
    if (!unpacked)
        throw new TypeError("no entries");
    const { entries, files, fileBytes } = unpacked;
    const size = count(layer.size);
    // Whiteouts can hold bytes and are no files; the root can be named and is no entry.
    demand(count(layer.files) <= files && fileBytes <= size);
    return {
        diffId,
        tarBytes: count(layer.tarBytes),
        size,
        files: count(layer.files),
        entries,
        contents: contentsOf(layer, packed.subarray(unpacked.length)),
        ...(layer.contentsIncomplete === true ? { contentsIncomplete: true } : {}),
        ...(layer.globalHeader === true ? { globalHeader: true } : {}),
    };
}
function contentsOf(layer, bytes) {
    const contents = new Map();
    let at = 0;
    for (const item of array(layer.contents)) {
        const [path, length] = array(item);
        const end = at + count(length);
        demand(end <= bytes.length);
        contents.set(layer_entry_text(path), bytes.subarray(at, end));
        at = end;
    }
    demand(at === bytes.length);
    return contents;
}
function demand(holds) {
    if (!holds)
        throw new TypeError("not what was written");
}
function object(value) {
    demand(typeof value === "object" && value !== null && !Array.isArray(value));
    return value;
}
function array(value) {
    demand(Array.isArray(value));
    return value;
}
function layer_entry_text(value) {
    demand(typeof value === "string");
    return value;
}
function count(value) {
    demand(Number.isSafeInteger(value) && value >= 0);
    return value;
}

;// CONCATENATED MODULE: ./build/image/layer-cache.js






/** What is left for a machine's images is little, and 500 MB hold some hundred large layers. */
const LIMIT_BYTES = 500_000_000;
/** gzip's result is that of a version of zlib, and of where `GzipEstimate` takes its samples. */
const GZIP = `gzip2v${(process.versions.zlib ?? "").replace(/[^0-9a-z]/gi, "")}`;
/** For one run: each layer is read once, whatever number of images share it. */
function memoryLayerCache() {
    return layerCache(undefined);
}
/**
 * The user's cache, shared by all runs: `stagecheck/layers` in `$XDG_CACHE_HOME`, default `~/.cache`. Another folder
 * can be named in `STAGECHECK_LAYER_CACHE`; `off`, there, keeps nothing beyond this run.
 * https://specifications.freedesktop.org/basedir-spec/latest/
 */
async function userLayerCache(env) {
    const folder = cacheFolder(env);
    if (folder === undefined)
        return memoryLayerCache();
    const program = (await programDigest()).slice(0, 16);
    return layerCache(openCacheFolder({ folder, program, limitBytes: LIMIT_BYTES }));
}
function cacheFolder(env) {
    const { STAGECHECK_LAYER_CACHE: named, XDG_CACHE_HOME: caches, HOME: home } = env;
    if (named === "off")
        return undefined;
    if (named)
        return (0,external_node_path_.resolve)(named);
    // As the specification says: a relative one is none.
    if (caches && (0,external_node_path_.isAbsolute)(caches))
        return (0,external_node_path_.join)(caches, "stagecheck", "layers");
    return home ? (0,external_node_path_.join)(home, ".cache", "stagecheck", "layers") : undefined;
}
/** @param folder where it is kept beyond this process; undefined: nowhere */
function layerCache(folder) {
    const layers = new Map();
    const tars = new Map();
    const facts = new Map();
    const working = new Map();
    const tar = async (diffId) => {
        const read = tars.get(diffId);
        if (read)
            return read;
        const bytes = await folder?.read("tar", diffId);
        const decoded = bytes && decodeLayer(bytes, diffId);
        if (decoded)
            tars.set(diffId, decoded);
        // One of two who asked at once.
        return tars.get(diffId);
    };
    const json = async (kind, key) => {
        const bytes = await folder?.read(kind, key);
        return bytes && JSON.parse(bytes.toString("utf8"));
    };
    const write = async (kind, key, value) => {
        await folder?.write(kind, key, [Buffer.from(JSON.stringify(value))]);
    };
    const load = async (digest) => {
        const blob = (await json("blob", digest));
        if (blob) {
            const { diffId, size } = blob;
            const contents = typeof diffId === "string" ? await tar(diffId) : undefined;
            return contents && typeof size === "number" ? compressed(contents, digest, size) : undefined;
        }
        const contents = await tar(digest);
        if (!contents)
            return undefined;
        const estimate = await json(GZIP, digest);
        return plain(contents, typeof estimate === "number" ? estimate : undefined);
    };
    return {
        get: async (digest) => {
            const found = layers.get(digest) ?? ((0,image_digest/* isDigest */.Bc)(digest) ? await load(digest) : undefined);
            if (found && !layers.has(digest))
                layers.set(digest, found);
            return layers.get(digest);
        },
        set: async (layer) => {
            const { diffId, digest, downloadSize } = layer;
            const kept = digest ?? diffId;
            layers.set(kept, layer);
            if (!tars.has(diffId)) {
                tars.set(diffId, tarOf(layer));
                const value = folder && encodeLayer(layer);
                if (value)
                    await folder.write("tar", diffId, value);
            }
            if (digest !== null)
                await write("blob", digest, { diffId, size: downloadSize });
            else if (layer.downloadSizeEstimated)
                await write(GZIP, diffId, downloadSize);
        },
        share: async (key, work) => {
            // What the other one cannot do says nothing of this one: it may have been told to stop.
            const others = await working.get(key)?.catch(() => undefined);
            if (others)
                return others;
            const mine = work();
            working.set(key, mine);
            try {
                return await mine;
            }
            finally {
                if (working.get(key) === mine)
                    working.delete(key);
            }
        },
        known: async () => {
            const onDisk = folder ? [...(await folder.keys("tar")), ...(await folder.keys("blob"))] : [];
            return [...new Set([...onDisk, ...tars.keys(), ...layers.keys()])].filter(image_digest/* isDigest */.Bc);
        },
        recall: async (kind, key) => {
            const name = keyOf(key);
            const known = facts.get(`${kind} ${name}`);
            return known === undefined ? json(kind, name) : known;
        },
        remember: async (kind, key, value) => {
            const name = keyOf(key);
            facts.set(`${kind} ${name}`, value);
            await write(kind, name, value);
        },
    };
}
/** A cached layer serves unless its download size is asked for and was not measured. */
async function cachedLayer(cache, digest, estimateDownload) {
    if (cache === undefined || digest === undefined)
        return undefined;
    const layer = await cache.get(digest);
    const measured = layer?.downloadSizeExact || layer?.downloadSizeEstimated;
    return estimateDownload && !measured ? undefined : layer;
}
function tarOf({ diffId, tarBytes, size, files, entries, contents, ...rest }) {
    return {
        diffId,
        tarBytes,
        size,
        files,
        entries,
        contents,
        ...(rest.contentsIncomplete ? { contentsIncomplete: true } : {}),
        ...(rest.globalHeader ? { globalHeader: true } : {}),
    };
}
function compressed(contents, digest, size) {
    return { ...contents, digest, downloadSize: size, downloadSizeExact: true };
}
function plain(contents, estimate) {
    return {
        ...contents,
        digest: null,
        downloadSize: estimate ?? contents.tarBytes,
        downloadSizeExact: false,
        ...(estimate === undefined ? {} : { downloadSizeEstimated: true }),
    };
}
function keyOf(value) {
    return (0,external_node_crypto_.createHash)("sha256").update(JSON.stringify(value)).digest("hex");
}


/***/ }),

/***/ 3008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fP: () => (/* binding */ LayerReader),
  bS: () => (/* binding */ asBuffer),
  OM: () => (/* binding */ asImageError),
  Qm: () => (/* binding */ hashBlob),
  w6: () => (/* binding */ readLayer),
  Yv: () => (/* binding */ readLayerFile)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
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
            return external_node_zlib_.gzipSync(whole, CHUNKS).length;
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
            this.#bytes = external_node_zlib_.deflateRawSync(whole, CHUNKS).length;
            return;
        }
        const dictionary = this.#tail.subarray(0, WINDOW);
        const sample = external_node_zlib_.deflateRawSync(this.#tail.subarray(WINDOW), { dictionary, chunkSize: 4096 });
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
    #blob = (0,external_node_crypto_.createHash)("sha256");
    #other;
    #tar = (0,external_node_crypto_.createHash)("sha256");
    #gzip;
    #blobBytes = 0;
    #tarBytes = 0;
    constructor(task) {
        this.#task = task;
        this.#plain = task.compression === "none";
        this.#other = task.algorithm && (0,external_node_crypto_.createHash)(task.algorithm);
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

// EXTERNAL MODULE: ./build/image/compression.js
var image_compression = __webpack_require__(8140);
;// CONCATENATED MODULE: ./build/image/blob-reader.js


/** Reads a blob on the thread at hand. */
function readHere(task, tar) {
    const digests = new BlobDigests(task);
    const { name, compression } = task;
    const decompressor = compression === "none"
        ? undefined
        : new image_compression/* Decompressor */.ll(name, compression, (bytes) => {
            digests.tar(bytes);
            tar(bytes);
        });
    return {
        write: async (chunk) => {
            digests.blob(chunk);
            if (!decompressor)
                tar(chunk);
            await decompressor?.write(chunk);
        },
        end: async () => {
            await decompressor?.end();
            return digests.facts();
        },
        destroy: () => decompressor?.destroy(),
    };
}

// EXTERNAL MODULE: ./build/image/blob-threads.js + 4 modules
var blob_threads = __webpack_require__(4194);
// EXTERNAL MODULE: ./build/image/digest.js
var image_digest = __webpack_require__(5436);
// EXTERNAL MODULE: ./build/image/entry-list.js
var entry_list = __webpack_require__(9851);
// EXTERNAL MODULE: ./build/image/model.js
var model = __webpack_require__(3251);
// EXTERNAL MODULE: ./build/image/whiteout.js
var whiteout = __webpack_require__(8691);
;// CONCATENATED MODULE: ./build/image/entry-collector.js




/** Bytes kept of the files of one layer, together. */
const KEPT_BYTES_LIMIT = 256_000_000;
/** Bytes of memory that small files share. */
const SHARED_BYTES = 65_536;
/** No real layer comes near; a hostile one must not fill the memory. */
const ENTRIES_LIMIT = 4_000_000;
const FOLDERS_LIMIT = 4_000_000;
const NAMES_LIMIT = 500_000_000;
/** Linux takes paths of 4,096 bytes. */
const DEPTH_LIMIT = 2048;
/** Gathers from the tar of a layer what {@link LayerContents} tells of it. */
class EntryCollector {
    #name;
    #select;
    #entries = new entry_list/* EntryList */.X();
    #contents = new Map();
    #size = 0;
    #files = 0;
    #names = 0;
    #kept = 0;
    #incomplete = false;
    #globalHeader = false;
    #path = "";
    /** Undefined: of the bytes themselves nothing is kept. */
    #buffer;
    /** What is left of memory for the bytes of small files. */
    #shared = Buffer.alloc(0);
    #filled = 0;
    #extract;
    /** Names of all kinds of extracts that this layer has, for what a repeated path takes back. */
    #extractNames = new Set();
    constructor(name, select) {
        this.#name = name;
        this.#select = select;
    }
    entry = (entry) => {
        const { path, type, size, mode, link } = entry;
        this.#size += size;
        if (!Number.isSafeInteger(this.#size))
            throw this.#tooMuch("bytes than can be counted");
        this.#names += path.length + link.length;
        if (this.#entries.length >= ENTRIES_LIMIT)
            throw this.#tooMuch(`than ${ENTRIES_LIMIT} entries`);
        if (this.#names > NAMES_LIMIT)
            throw this.#tooMuch(`than ${NAMES_LIMIT} bytes of names`);
        if (path.length > DEPTH_LIMIT && path.split("/").length > DEPTH_LIMIT) {
            throw this.#tooMuch(`than ${DEPTH_LIMIT} folders within each other`);
        }
        const file = type === "file" && !(0,whiteout/* isWhiteout */.Eq)(path);
        if (file)
            this.#files++;
        if (path === "")
            return false;
        this.#entries.push({ path, type, size, mode, link });
        if (this.#entries.folders.count > FOLDERS_LIMIT)
            throw this.#tooMuch(`than ${FOLDERS_LIMIT} folders`);
        if (file)
            this.#forget(path);
        return file && this.#wants(entry);
    };
    body = (bytes) => {
        if (this.#buffer)
            this.#filled += bytes.copy(this.#buffer, this.#filled);
        this.#extract?.extraction.write(bytes);
    };
    bodyEnd = () => {
        if (this.#buffer)
            this.#keep(this.#path, this.#buffer);
        if (!this.#extract)
            return;
        const { name, extraction } = this.#extract;
        const extracted = extraction.end();
        if (extracted)
            this.#keep((0,model/* extractKey */.JY)(this.#path, name), extracted);
        this.#extract = undefined;
    };
    globalHeader = () => {
        this.#globalHeader = true;
    };
    finish() {
        return {
            size: this.#size,
            files: this.#files,
            entries: this.#entries,
            contents: this.#contents,
            ...(this.#incomplete ? { contentsIncomplete: true } : {}),
            ...(this.#globalHeader ? { globalHeader: true } : {}),
        };
    }
    #keep(key, bytes) {
        if (this.#kept + bytes.length > KEPT_BYTES_LIMIT) {
            this.#incomplete = true;
            return;
        }
        this.#contents.set(key, bytes);
        this.#kept += bytes.length;
    }
    /** A repeated path: the earlier one's bytes are not those of the file. */
    #forget(path) {
        this.#delete(path);
        for (const name of this.#extractNames)
            this.#delete((0,model/* extractKey */.JY)(path, name));
    }
    #delete(key) {
        const earlier = this.#contents.get(key);
        if (!earlier)
            return;
        this.#kept -= earlier.length;
        this.#contents.delete(key);
    }
    #wants(entry) {
        const need = this.#select(entry.path, entry.size);
        if (need === "none")
            return false;
        const extract = typeof need === "object" ? need : undefined;
        const amount = typeof need === "object" ? need.keep : need;
        const length = amount === "none" ? 0 : amount === "head" ? Math.min(entry.size, model/* HEAD_BYTES */.Lq) : entry.size;
        // What is stored of a sparse file are its pieces, not its bytes.
        const isWhole = entry.stored === entry.size;
        const keeps = isWhole && length <= model/* WHOLE_BYTES_LIMIT */.UL && this.#kept + length <= KEPT_BYTES_LIMIT;
        const extracts = extract !== undefined && isWhole && entry.size <= extract.limit;
        if (!keeps || (extract && !extracts))
            this.#incomplete = true;
        this.#path = entry.path;
        this.#buffer = keeps && amount !== "none" ? this.#room(length) : undefined;
        this.#filled = 0;
        this.#extract = extracts ? this.#begin(extract, entry.size) : undefined;
        return this.#buffer !== undefined || this.#extract !== undefined;
    }
    /** Memory of its own for each small file would take several times what is in it. */
    #room(length) {
        if (length > SHARED_BYTES / 8)
            return Buffer.allocUnsafeSlow(length);
        if (length > this.#shared.length)
            this.#shared = Buffer.allocUnsafeSlow(SHARED_BYTES);
        const room = this.#shared.subarray(0, length);
        this.#shared = this.#shared.subarray(length);
        return room;
    }
    #begin(extract, size) {
        this.#extractNames.add(extract.name);
        return { name: extract.name, extraction: extract.start(size) };
    }
    #tooMuch(what) {
        return new errors/* ImageError */.C8(`${this.#name} holds more ${what}`, { remedy: "This is no usable image." });
    }
}

// EXTERNAL MODULE: ./build/image/file-range.js
var file_range = __webpack_require__(538);
// EXTERNAL MODULE: ./build/image/tar.js + 2 modules
var tar = __webpack_require__(6756);
;// CONCATENATED MODULE: ./build/image/layer.js









/**
 * Reads a layer that is written to it in chunks: digest, diffId, entries and the contents that the selector asks
 * for, in one pass and in memory that the layer's size does not change. Throws {@link ImageError}s.
 */
class LayerReader {
    #options;
    #collector;
    #walker;
    #start = Buffer.alloc(0);
    #compression;
    #blob;
    constructor(options) {
        this.#options = options;
        this.#collector = new EntryCollector(options.name, options.select);
        this.#walker = new tar/* TarWalker */.C(options.name, this.#collector);
    }
    async write(chunk) {
        if (this.#blob)
            return this.#blob.write(chunk);
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length >= image_compression/* MAGIC_BYTES */.kP)
            await this.#begin().write(this.#takeStart());
    }
    async end() {
        const blob = this.#blob ?? this.#begin();
        const start = this.#takeStart();
        if (start.length > 0)
            await blob.write(start);
        return this.#finish(await blob.end());
    }
    /**
     * Lets threads read all of the blob where it lies in a file; then nothing is to be written, and no end to be told.
     * Undefined: no thread is there for it.
     */
    async readFile(file, place, signal) {
        const start = Buffer.alloc(Math.min(image_compression/* MAGIC_BYTES */.kP, place.size));
        const length = await (0,file_range/* readFully */.lR)(file, start, place.offset);
        const task = this.#task(start.subarray(0, length));
        const options = { shared: this.#options.largest ?? false, signal };
        const facts = await (0,blob_threads/* readFileInThread */.s9)(task, { ...place, fd: file.fd }, this.#tar, options);
        return facts && this.#finish(facts);
    }
    /** Frees what native code holds, after an error or when nobody wants the rest. */
    destroy() {
        this.#blob?.destroy();
    }
    #finish({ digest, otherDigest, diffId, blobBytes, tarBytes, gzipBytes }) {
        const { name, expectedDigest } = this.#options;
        // Told before the tar's own faults: a wrong digest says more than a strange header.
        if (expectedDigest)
            (0,image_digest/* verifyDigest */.Ub)(name, otherDigest ?? digest, expectedDigest);
        this.#walker.end();
        const plain = this.#compression === "none";
        return {
            diffId,
            digest: plain ? null : digest,
            tarBytes,
            ...this.#collector.finish(),
            downloadSize: gzipBytes ?? blobBytes,
            downloadSizeExact: !plain,
            ...(gzipBytes === undefined ? {} : { downloadSizeEstimated: true }),
        };
    }
    #tar = (piece) => this.#walker.write(piece);
    #begin() {
        const task = this.#task(this.#start);
        this.#blob = (0,blob_threads/* readInThread */.oq)(task, this.#options.bytes, this.#tar) ?? readHere(task, this.#tar);
        return this.#blob;
    }
    #task(start) {
        const { name, expectedDigest, estimateDownload } = this.#options;
        this.#compression = (0,image_compression/* sniffCompression */.Hs)(start);
        return {
            name,
            compression: this.#compression,
            algorithm: expectedDigest?.startsWith("sha512:") ? "sha512" : undefined,
            estimate: estimateDownload ?? false,
        };
    }
    #takeStart() {
        const start = this.#start;
        this.#start = Buffer.alloc(0);
        return start;
    }
}
/** Reads a whole layer from a stream of its blob's bytes. */
async function readLayer(chunks, options) {
    const reader = new LayerReader(options);
    try {
        for await (const chunk of chunks) {
            options.signal?.throwIfAborted();
            await reader.write(asBuffer(chunk));
        }
        return await reader.end();
    }
    catch (error) {
        reader.destroy();
        throw asImageError(options.name, error);
    }
}
/** The same of a blob that lies in a file, which may be closed when this is done. */
async function readLayerFile(file, place, options) {
    const { name, signal } = options;
    try {
        const read = await new LayerReader(options).readFile(file, place, signal);
        if (read)
            return read;
    }
    catch (error) {
        throw asImageError(name, error);
    }
    return readLayer((0,file_range/* readRange */.qX)(file, place), options);
}
/** sha256 of a blob. */
async function hashBlob(chunks, signal) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of chunks) {
        signal?.throwIfAborted();
        hash.update(chunk);
    }
    return `sha256:${hash.digest("hex")}`;
}
function asBuffer(chunk) {
    return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
/** What the file system or a pipe says becomes an error that names the image's part; our own errors stay. */
function asImageError(name, error) {
    const code = error?.code;
    if (!(error instanceof Error) || typeof code !== "string" || !/^E[A-Z]+$/.test(code))
        return error;
    return new errors/* ImageError */.C8(`${name} cannot be read (${code})`, { cause: error });
}


/***/ }),

/***/ 9454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ ociLayout),
/* harmony export */   g: () => (/* binding */ tooLarge)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _file_identity_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6649);
/* harmony import */ var _file_range_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(538);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3902);
/* harmony import */ var _layer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3008);
/* harmony import */ var _read_images_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8035);








/**
 * An OCI layout folder, of one image or many.
 * https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
function ociLayout(folder) {
    return { kind: "layout", read: (options) => (0,_read_images_js__WEBPACK_IMPORTED_MODULE_6__/* .readImages */ .H)(folderStore(folder), options) };
}
/** Paths come from digests and the layout's own fixed names: none leads out of the folder. */
function folderStore(folder) {
    const size = async (path) => {
        try {
            const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
            return found.isFile() ? found.size : undefined;
        }
        catch (error) {
            const { code } = error;
            if (code === "ENOENT" || code === "ENOTDIR")
                return undefined;
            throw (0,_layer_js__WEBPACK_IMPORTED_MODULE_5__/* .asImageError */ .OM)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path), error);
        }
    };
    return {
        name: folder,
        seekable: true,
        size,
        json: async (path) => {
            const bytes = await size(path);
            if (bytes === undefined)
                return undefined;
            if (bytes > _json_js__WEBPACK_IMPORTED_MODULE_4__/* .JSON_BYTES_LIMIT */ .l)
                throw tooLarge((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path));
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)).catch((error) => {
                throw (0,_layer_js__WEBPACK_IMPORTED_MODULE_5__/* .asImageError */ .OM)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path), error);
            });
        },
        layer: async (path, options) => {
            const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)).catch((error) => {
                throw (0,_layer_js__WEBPACK_IMPORTED_MODULE_5__/* .asImageError */ .OM)(options.name, error);
            });
            try {
                return await (0,_layer_js__WEBPACK_IMPORTED_MODULE_5__/* .readLayerFile */ .Yv)(file, { offset: 0, size: (await file.stat()).size }, options);
            }
            finally {
                await file.close();
            }
        },
        hash: (path, signal) => (0,_layer_js__WEBPACK_IMPORTED_MODULE_5__/* .hashBlob */ .Qm)((0,_file_range_js__WEBPACK_IMPORTED_MODULE_3__/* .readWhole */ .oD)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)), signal),
        identity: async (path) => (0,_file_identity_js__WEBPACK_IMPORTED_MODULE_7__/* .fileIdentity */ .l)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path), { bigint: true })),
    };
}
function tooLarge(name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ImageError */ .C8(`${name} is too large to be a manifest or config`);
}


/***/ }),

/***/ 264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ ROOT),
/* harmony export */   W1: () => (/* binding */ PathTree),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   er: () => (/* binding */ sameBytes),
/* harmony export */   tW: () => (/* binding */ hash)
/* harmony export */ });
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7357);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5039);


/** The root of every tree. As an answer: there is none. */
const ROOT = 0;
const SLASH = 0x2f;
const FIRST_SLOTS = 64;
/**
 * Paths in some forty bytes each: every folder and file is a number, and what is known of it stands in columns by
 * that number. A parent's number is smaller than its children's.
 */
class PathTree {
    #names = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .NameStore */ .hn();
    #parents = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    #firstChild = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    #nextSibling = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    /** Children in the order of their names: 1 where they are. */
    #sorted = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .Column */ .VP();
    /** Open addressing by parent and name. */
    #slots = new Int32Array(FIRST_SLOTS);
    /** Some bits of the hash of what a slot holds: most others are told by them, without a look at far-off memory. */
    #tags = new Uint8Array(FIRST_SLOTS);
    #here = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .newRange */ .e5)();
    #there = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .newRange */ .e5)();
    constructor() {
        this.#names.addText("");
    }
    /** Number of nodes, the root counted. */
    get count() {
        return this.#names.count;
    }
    /** Bytes of all names together. */
    get nameBytes() {
        return this.#names.bytes;
    }
    parent(node) {
        return this.#parents.get(node);
    }
    /** The child of that name, or {@link ROOT} where there is none. */
    child(parent, name) {
        return this.#slots[this.#slot(hash(parent, name), parent, name)];
    }
    /** The child of that name, made where there is none. */
    enter(parent, name) {
        const hashed = hash(parent, name);
        const slot = this.#slot(hashed, parent, name);
        const known = this.#slots[slot];
        if (known !== ROOT)
            return known;
        const node = this.#names.add(name);
        this.#parents.set(node, parent);
        this.#nextSibling.set(node, this.#firstChild.get(parent));
        this.#firstChild.set(parent, node);
        this.#sorted.set(parent, 0);
        this.#slots[slot] = node;
        this.#tags[slot] = tagOf(hashed);
        if (this.count * 3 > this.#slots.length * 2)
            this.#grow();
        return node;
    }
    /** The node at a clean path, taken literally; undefined where there is none. */
    find(path) {
        if (path === "")
            return ROOT;
        let node = ROOT;
        for (const name of parts(path)) {
            node = this.child(node, name);
            if (node === ROOT)
                return undefined;
        }
        return node;
    }
    /** The node at a clean path; made, with its parents, where there is none. */
    enterPath(path) {
        let node = ROOT;
        if (path !== "")
            for (const name of parts(path))
                node = this.enter(node, name);
        return node;
    }
    /** Where the bytes of a node's name lie; valid until the tree grows or is asked again. */
    nameRange(node) {
        return this.#names.locate(node, this.#here);
    }
    name(node) {
        const { bytes, start, end } = this.nameRange(node);
        return (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeName */ .e4)(bytes, start, end);
    }
    /** All names but the root's, by the order of their nodes. */
    eachName(use) {
        this.#names.eachText((name, node) => {
            if (node !== ROOT)
                use(name, node);
        });
    }
    path(node) {
        const names = [];
        for (let at = node; at !== ROOT; at = this.parent(at))
            names.push(this.name(at));
        return names.reverse().join("/");
    }
    /** The first of a node's children, or {@link ROOT}; in the order in which they are linked. */
    firstChild(node) {
        return this.#firstChild.get(node);
    }
    /** The one after it, or {@link ROOT}. */
    nextSibling(node) {
        return this.#nextSibling.get(node);
    }
    /** In the order of their names' bytes. */
    sortedChildren(node) {
        this.sortChildren(node);
        return this.#children(node);
    }
    /** Links a node's children in the order of their names' bytes; one that is entered later comes first. */
    sortChildren(node) {
        if (this.#sorted.get(node) === 1)
            return;
        const children = this.#children(node);
        children.sort((one, other) => compareRanges(this.nameRange(one), this.#names.locate(other, this.#there)));
        let next = ROOT;
        for (const child of children.reverse()) {
            this.#nextSibling.set(child, next);
            next = child;
        }
        this.#firstChild.set(node, next);
        this.#sorted.set(node, 1);
    }
    #children(node) {
        const children = [];
        for (let child = this.firstChild(node); child !== ROOT; child = this.nextSibling(child)) {
            children.push(child);
        }
        return children;
    }
    /** Gives the memory back; the tree is of no use any more. */
    destroy() {
        this.#names.clear();
        for (const column of [this.#parents, this.#firstChild, this.#nextSibling, this.#sorted])
            column.clear();
        this.#resize(0);
    }
    /** Where the child of that name stands in the table, or would. */
    #slot(hashed, parent, name) {
        const mask = this.#slots.length - 1;
        const tag = tagOf(hashed);
        for (let slot = hashed & mask;; slot = (slot + 1) & mask) {
            const found = this.#tags[slot];
            if (found === NO_TAG)
                return slot;
            if (found !== tag)
                continue;
            const node = this.#slots[slot];
            if (this.#parents.get(node) !== parent)
                continue;
            if (sameBytes(this.#names.locate(node, this.#there), name))
                return slot;
        }
    }
    #grow() {
        this.#resize(this.#slots.length * 2);
        const mask = this.#slots.length - 1;
        const range = (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .newRange */ .e5)();
        for (let node = 1; node < this.count; node++) {
            // All are different: they need not be compared.
            const hashed = hash(this.parent(node), this.#names.locate(node, range));
            let slot = hashed & mask;
            while (this.#tags[slot] !== NO_TAG)
                slot = (slot + 1) & mask;
            this.#slots[slot] = node;
            this.#tags[slot] = tagOf(hashed);
        }
    }
    #resize(slots) {
        (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)(this.#slots);
        (0,_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .free */ .t9)(this.#tags);
        this.#slots = new Int32Array(slots);
        this.#tags = new Uint8Array(slots);
    }
}
/** Of an empty slot. */
const NO_TAG = 0;
/** Bits that the place in the table is not made of, and never {@link NO_TAG}. */
function tagOf(hashed) {
    return (hashed >>> 25) + 1;
}
/** A text as the bytes of one name. */
function rangeOf(name) {
    const bytes = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeName */ .aA)(name);
    return { bytes, start: 0, end: bytes.length };
}
function* parts(path) {
    const bytes = (0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeName */ .aA)(path);
    const range = { bytes, start: 0, end: 0 };
    for (let start = 0; start <= bytes.length; start = range.end + 1) {
        const slash = bytes.indexOf(SLASH, start);
        range.start = start;
        range.end = slash < 0 ? bytes.length : slash;
        yield range;
    }
}
/** FNV-1a, as a signed number: those are passed on without being put on the heap. https://www.rfc-editor.org/rfc/rfc9923 */
function hash(parent, { bytes, start, end }) {
    let value = Math.imul(parent ^ 0x811c9dc5, 0x01000193);
    for (let at = start; at < end; at++)
        value = Math.imul(value ^ bytes[at], 0x01000193);
    return value ^ (value >>> 15);
}
function sameBytes(one, other) {
    const length = one.end - one.start;
    if (length !== other.end - other.start)
        return false;
    for (let at = 0; at < length; at++) {
        if (one.bytes[one.start + at] !== other.bytes[other.start + at])
            return false;
    }
    return true;
}
function compareRanges(one, other) {
    const length = Math.min(one.end - one.start, other.end - other.start);
    for (let at = 0; at < length; at++) {
        const difference = one.bytes[one.start + at] - other.bytes[other.start + at];
        if (difference !== 0)
            return difference;
    }
    return one.end - one.start - (other.end - other.start);
}


/***/ }),

/***/ 8035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ readImages)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/blob-threads.js + 4 modules
var blob_threads = __webpack_require__(4194);
// EXTERNAL MODULE: ./build/image/digest.js
var image_digest = __webpack_require__(5436);
// EXTERNAL MODULE: ./build/image/json.js
var image_json = __webpack_require__(3902);
;// CONCATENATED MODULE: ./build/image/config.js


/**
 * Reads an image's config; `name` begins the messages.
 * https://github.com/opencontainers/image-spec/blob/main/config.md
 */
function parseConfig(bytes, name) {
    const json = image_json/* JsonValue */.e.parse(bytes, name);
    const rootfs = json.get("rootfs");
    const diffIds = (rootfs.absent ? rootfs : rootfs.get("diff_ids")).list().map((item) => {
        const diffId = item.text();
        if (!(0,image_digest/* isDigest */.Bc)(diffId))
            throw item.fault("a digest");
        return diffId;
    });
    const config = json.get("config").absent ? new image_json/* JsonValue */.e({}, name) : json.get("config");
    const variant = json.get("variant").textOr("");
    return {
        os: json.get("os").textOr("unknown"),
        architecture: json.get("architecture").textOr("unknown"),
        ...(variant === "" ? {} : { variant }),
        env: config.get("Env").texts(),
        entrypoint: words(config.get("Entrypoint")),
        cmd: words(config.get("Cmd")),
        workingDir: config.get("WorkingDir").textOr(""),
        user: config.get("User").textOr(""),
        labels: config.get("Labels").textMap(),
        diffIds,
        history: json
            .get("history")
            .list()
            .map((entry) => ({
            createdBy: entry.get("created_by").textOr(""),
            comment: entry.get("comment").textOr(""),
            emptyLayer: entry.get("empty_layer").flag(),
        })),
    };
}
/** Very old images hold one string where a list belongs. */
function words(value) {
    return value.isText ? [value.text()] : value.texts();
}

;// CONCATENATED MODULE: ./build/image/manifest.js
/** Indexes and manifests: OCI, Docker schema 2, and the `manifest.json` of Docker's archives. */



/** Tells an index from a manifest by what it holds; media types are often missing or wrong. */
function parseIndexOrManifest(bytes, name) {
    const json = image_json/* JsonValue */.e.parse(bytes, name);
    if (json.has("manifests"))
        return { kind: "index", manifests: json.get("manifests").list().map(parseDescriptor) };
    if (json.has("config")) {
        return {
            kind: "manifest",
            config: parseDescriptor(json.get("config")),
            layers: json.get("layers").list().map(parseDescriptor),
        };
    }
    if (json.has("fsLayers")) {
        throw new errors/* ImageError */.C8(`${name} is a manifest of Docker's schema 1, which is not read`, {
            remedy: "Push the image anew with a current engine.",
        });
    }
    throw new errors/* ImageError */.C8(`${name} is neither an image index nor a manifest`);
}
function parseDockerManifests(bytes, name) {
    return image_json/* JsonValue */.e.parse(bytes, name)
        .list()
        .map((image) => ({
        config: image.get("Config").text(),
        tags: image.get("RepoTags").texts(),
        layers: image.get("Layers").texts(),
    }));
}
/** BuildKit puts the attestations of an image beside it, as manifests that are no images. */
function isAttestation(descriptor) {
    return (descriptor.annotations["vnd.docker.reference.type"] === "attestation-manifest" ||
        (descriptor.platform?.startsWith("unknown/") ?? false));
}
/** The name that a descriptor of an `index.json` gives its image; often a bare tag, where it has no better one. */
function namesOf(descriptor) {
    const name = descriptor.annotations["io.containerd.image.name"] ||
        descriptor.annotations["org.opencontainers.image.ref.name"];
    return name ? [name] : [];
}
function parseDescriptor(json) {
    const digest = json.get("digest");
    if (!(0,image_digest/* isDigest */.Bc)(digest.text()))
        throw digest.fault("a digest");
    return {
        mediaType: json.get("mediaType").textOr(""),
        digest: digest.text(),
        size: json.get("size").size(),
        annotations: json.get("annotations").textMap(),
        platform: parsePlatform(json.get("platform")),
    };
}
function parsePlatform(json) {
    if (json.absent)
        return undefined;
    const variant = json.get("variant").textOr("");
    const parts = [json.get("os").textOr("unknown"), json.get("architecture").textOr("unknown"), variant];
    return parts.filter((part) => part !== "").join("/");
}

// EXTERNAL MODULE: ./build/image/path.js
var image_path = __webpack_require__(5039);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
;// CONCATENATED MODULE: ./build/image/platform.js
/** Platforms as `os/arch[/variant]`. https://github.com/opencontainers/image-spec/blob/main/image-index.md */

/** Node's name of a processor → Go's, where they differ. */
const ARCHITECTURES = {
    x64: "amd64",
    ia32: "386",
    ppc64: "ppc64le",
    loong64: "loong64",
};
/** What runs on this machine: images are Linux's wherever the program itself runs. */
function hostPlatform() {
    return `linux/${ARCHITECTURES[external_node_process_.arch] ?? external_node_process_.arch}`;
}
function platformOf(config) {
    return [config.os, config.architecture, config.variant].filter((part) => part !== undefined).join("/");
}
/** Whether an image for `actual` is what was asked for; a variant counts only where both name one. */
function matchesPlatform(actual, wanted) {
    const [os, architecture, variant] = actual.split("/");
    const [wantedOs, wantedArchitecture, wantedVariant] = wanted.split("/");
    if (os !== wantedOs || architecture !== wantedArchitecture)
        return false;
    return variant === undefined || wantedVariant === undefined || variant === wantedVariant;
}

;// CONCATENATED MODULE: ./build/image/candidates.js






/** Deeper nesting of indexes than anyone writes. */
const NESTING_LIMIT = 8;
/** All images of an archive or a layout that are no attestations. Throws {@link ImageError}s. */
async function listCandidates(store) {
    const index = await store.json("index.json");
    const docker = await store.json("manifest.json");
    const described = docker ? parseDockerManifests(docker, `manifest.json of ${store.name}`) : [];
    const candidates = index ? await listIndex(store, index, described) : [];
    if (candidates.length > 0)
        return candidates;
    if (described.length > 0)
        return described.map((image) => dockerCandidate(store, image));
    if (index || docker)
        throw new errors/* ImageError */.C8(`${store.name} holds no image`);
    if (await store.json("repositories")) {
        throw new errors/* ImageError */.C8(`${store.name} is an archive of a Docker older than 1.10, which is not read`, {
            remedy: "Save the image with a current engine.",
        });
    }
    throw new errors/* ImageError */.C8(`${store.name} is no image archive: it has neither manifest.json nor index.json`, {
        remedy: "Give an archive by `docker save` or `buildx build --output type=oci`, or an OCI layout folder.",
    });
}
async function listIndex(store, bytes, described) {
    const candidates = [];
    const tags = new Map(described.map((image) => [(0,image_digest/* digestOfPath */.B$)((0,image_path/* cleanPath */.ts)(image.config)), image.tags]));
    const visit = async (descriptor, names, above) => {
        if (isAttestation(descriptor))
            return;
        const path = (0,image_digest/* blobPath */.nD)(descriptor.digest);
        // Of a multi-platform image, an engine may hold and save a part of the platforms.
        if (above.length > 0 && (await store.size(path)) === undefined)
            return;
        const what = `Manifest ${descriptor.digest} of ${store.name}`;
        const content = await readBlob(store, descriptor, what);
        const parsed = parseIndexOrManifest(content, what);
        if (parsed.kind === "index") {
            if (above.length >= NESTING_LIMIT)
                throw new errors/* ImageError */.C8(`${what} is nested too deeply`);
            for (const child of parsed.manifests)
                await visit(child, names, [...above, descriptor.digest]);
            return;
        }
        candidates.push({
            names: [...new Set([...names, ...(tags.get(parsed.config.digest) ?? [])])],
            digests: [descriptor.digest, ...above, parsed.config.digest],
            platform: descriptor.platform,
            load: async () => {
                const config = parseConfig(await readBlob(store, parsed.config, `Config ${parsed.config.digest} of ${store.name}`), `Config ${parsed.config.digest} of ${store.name}`);
                const layers = parsed.layers.map(({ digest, size }) => ({ path: (0,image_digest/* blobPath */.nD)(digest), digest, size }));
                return plan(store, sha256OrGiven(descriptor.digest, content), config, layers);
            },
        });
    };
    const parsed = parseIndexOrManifest(bytes, `index.json of ${store.name}`);
    if (parsed.kind !== "index")
        throw new errors/* ImageError */.C8(`index.json of ${store.name} is no index`);
    for (const descriptor of parsed.manifests)
        await visit(descriptor, namesOf(descriptor), []);
    return candidates;
}
function dockerCandidate(store, image) {
    const path = (0,image_path/* cleanPath */.ts)(image.config);
    const hex = /(?:^|\/)([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1];
    const id = hex === undefined ? undefined : `sha256:${hex}`;
    return {
        names: image.tags,
        digests: id === undefined ? [] : [id],
        platform: undefined,
        load: async () => {
            const what = `Config ${path} of ${store.name}`;
            const bytes = await store.json(path);
            if (!bytes)
                throw missing(what);
            if (id !== undefined)
                (0,image_digest/* verifyBytes */.RV)(what, bytes, id);
            const layers = await Promise.all(image.layers.map(async (layer) => ({
                path: (0,image_path/* cleanPath */.ts)(layer),
                digest: (0,image_digest/* digestOfPath */.B$)((0,image_path/* cleanPath */.ts)(layer)),
                size: (await store.size((0,image_path/* cleanPath */.ts)(layer))) ?? 0,
            })));
            return plan(store, null, parseConfig(bytes, what), layers);
        },
    };
}
function plan(store, digest, config, layers) {
    if (layers.length !== config.diffIds.length) {
        throw new errors/* ImageError */.C8(`${store.name} contradicts itself: an image of ${layers.length} layers, whose config names ${config.diffIds.length}`);
    }
    return {
        digest,
        platform: platformOf(config),
        config,
        layers: layers.map((layer, index) => ({ ...layer, diffId: config.diffIds[index] })),
    };
}
/** Throws an {@link ImageError} where a layer is missing, or has not the size that its manifest says. */
async function demandLayer(store, layer) {
    const size = await store.size(layer.path);
    const what = `Layer ${layer.digest ?? layer.path} of ${store.name}`;
    if (size === undefined)
        throw missing(what);
    if (size !== layer.size)
        throw wrongSize(what, size, layer.size);
}
async function readBlob(store, descriptor, what) {
    const bytes = await store.json((0,image_digest/* blobPath */.nD)(descriptor.digest));
    if (!bytes)
        throw missing(what);
    if (bytes.length !== descriptor.size)
        throw wrongSize(what, bytes.length, descriptor.size);
    (0,image_digest/* verifyBytes */.RV)(what, bytes, descriptor.digest);
    return bytes;
}
/** The digest of a manifest is told as sha256, also where its descriptor has another algorithm. */
function sha256OrGiven(digest, bytes) {
    return digest.startsWith("sha256:") ? digest : (0,image_digest/* sha256Of */.Bj)(bytes);
}
function missing(what) {
    return new errors/* ImageError */.C8(`${what} is missing`, { remedy: "Export or pull the image again." });
}
function wrongSize(what, actual, expected) {
    return new errors/* ImageError */.C8(`${what} is damaged: it has ${actual} bytes, not ${expected}`, {
        remedy: "Export or pull the image again.",
    });
}

// EXTERNAL MODULE: ./build/image/layer-cache.js + 4 modules
var layer_cache = __webpack_require__(8378);
;// CONCATENATED MODULE: ./build/image/reference.js
/** Finding an image by name among those that an archive or a layout holds. */
/** Ways of matching, strictest first. */
const WAYS = [
    (wanted, image) => image.names.includes(wanted),
    (wanted, image) => image.digests.includes(wanted),
    (wanted, image) => image.names.some((name) => withTag(name) === withTag(wanted)),
    (wanted, image) => image.names.some((name) => withoutDomain(withTag(name)).includes(withTag(wanted))),
    (wanted, image) => image.names.some((name) => withoutDomain(withTag(wanted)).includes(withTag(name))),
    (wanted, image) => image.digests.includes(wanted.slice(wanted.indexOf("@") + 1)),
    (wanted, image) => /^(?:sha256:)?[0-9a-f]{6,64}$/.test(wanted) &&
        image.digests.some((digest) => digest.startsWith(wanted.startsWith("sha256:") ? wanted : `sha256:${wanted}`)),
];
/**
 * The images that a reference means: by name as written, by digest, by name without its tag or its registry, by
 * the beginning of an id. The first way that finds any counts.
 */
function findNamed(images, wanted) {
    for (const way of WAYS) {
        const found = images.filter((image) => way(wanted, image));
        if (found.length > 0)
            return found;
    }
    return [];
}
/** Docker's default tag. */
function withTag(reference) {
    const last = reference.slice(reference.lastIndexOf("/") + 1);
    return last.includes(":") || last.includes("@") ? reference : `${reference}:latest`;
}
/** What a user may call it: engines write `app` down with its registry and, for one-part names, `library/`. */
function withoutDomain(reference) {
    const [domain = "", ...rest] = reference.split("/");
    if (rest.length === 0 || !(/[.:]/.test(domain) || domain === "localhost"))
        return [];
    const path = rest.join("/");
    return rest.length === 2 && rest[0] === "library" ? [path, rest[1]] : [path];
}

;// CONCATENATED MODULE: ./build/image/plan-images.js




/** Chooses the images and reads all that describes them. Throws {@link ImageError}s. */
async function planImages(store, options) {
    const candidates = await listCandidates(store);
    const groups = options.references
        ? options.references.map((reference) => findGroup(store, candidates, reference, options.references?.length === 1))
        : groupAll(store, candidates);
    const planned = [];
    for (const group of groups)
        planned.push(...(await choosePlatform(group, options.platform)));
    return planned;
}
function findGroup(store, candidates, reference, alone) {
    const members = findNamed(candidates, reference);
    if (members.length > 0)
        return { reference, members };
    // An engine that is asked for an image by its id saves it without a name.
    const [group, ...others] = groupAll(store, candidates);
    if (alone && group && others.length === 0 && group.members.every(({ names }) => names.length === 0)) {
        return { reference, members: group.members };
    }
    throw new errors/* ImageError */.C8(`${store.name} holds no image \`${reference}\``, {
        remedy: `It holds ${listNames(candidates)}.`,
    });
}
/** Images by name; those without one by digest. */
function listNames(candidates) {
    const names = new Set(candidates.flatMap(({ names, digests }) => (names.length > 0 ? names : digests.slice(0, 1))));
    const shown = [...names].slice(0, 10).map((name) => `\`${name}\``);
    return shown.join(", ") + (names.size > 10 ? ` and ${names.size - 10} more` : "");
}
/** All images, each once: by name; those without a name apart, unless they differ in platform alone. */
function groupAll(store, candidates) {
    const seen = new Set();
    const named = new Map();
    const unnamed = [];
    for (const candidate of candidates) {
        const [id] = candidate.digests;
        if (id !== undefined && seen.has(id))
            continue;
        if (id !== undefined)
            seen.add(id);
        const [name] = candidate.names;
        if (name === undefined)
            unnamed.push(candidate);
        else
            named.set(name, [...(named.get(name) ?? []), candidate]);
    }
    const platforms = new Set(unnamed.map((candidate) => candidate.platform));
    const onePerPlatform = platforms.size === unnamed.length && !platforms.has(undefined);
    const apart = onePerPlatform ? [unnamed] : unnamed.map((candidate) => [candidate]);
    return [
        ...[...named].map(([reference, members]) => ({ reference, members })),
        ...apart.filter((members) => members.length > 0).map((members) => ({ reference: store.name, members })),
    ];
}
async function choosePlatform(group, wanted) {
    const { reference, members } = group;
    const load = async (candidate) => ({
        reference,
        ...(await candidate.load()),
    });
    const [only] = members;
    if (only && members.length === 1 && (wanted === undefined || wanted === "all"))
        return [await load(only)];
    // Of the same platform, what was added last: a name that was given anew.
    const platforms = new Map();
    for (const candidate of members) {
        platforms.set(candidate.platform ?? (await candidate.load()).platform, candidate);
    }
    if (wanted === "all")
        return Promise.all([...platforms.values()].map(load));
    const names = [...platforms.keys()];
    const chosen = names.find((platform) => matchesPlatform(platform, wanted ?? hostPlatform())) ??
        (wanted === undefined ? names[0] : undefined);
    const candidate = chosen === undefined ? undefined : platforms.get(chosen);
    const otherPlatforms = names.filter((name) => name !== chosen);
    if (candidate)
        return [{ ...(await load(candidate)), ...(otherPlatforms.length > 0 && { otherPlatforms }) }];
    throw new errors/* ImageError */.C8(`\`${reference}\` is not there for ${wanted}`, {
        remedy: `It is there for ${names.join(", ")}.`,
    });
}

// EXTERNAL MODULE: ./build/image/source.js
var source = __webpack_require__(4229);
;// CONCATENATED MODULE: ./build/image/read-images.js







/** As many as inflating and hashing at once keep two processors busy with, and one that waits for its turn. */
const LAYERS_AT_ONCE = 3;
/** Reads the images of an archive or a layout: each layer once, whatever number of images share it. */
async function readImages(store, options) {
    const planned = await planImages(store, options);
    const wanted = new Map();
    for (const layer of planned.flatMap((image) => image.layers))
        wanted.set(keyOf(layer), layer);
    const layers = new Map();
    if (options.cachedMayBeAbsent) {
        for (const [key, layer] of wanted) {
            const cached = await cachedPlanned(layer, options);
            if (!cached)
                continue;
            layers.set(key, cached);
            wanted.delete(key);
        }
    }
    if (store.seekable)
        await startThreadsFor(wanted, options.cache);
    for (const layer of wanted.values())
        await demandLayer(store, layer);
    // Largest first: none is left to run alone at the end.
    const queue = [...wanted].sort(([, one], [, other]) => one.size - other.size);
    const half = queue.reduce((sum, [, { size }]) => sum + size, 0) / 2;
    const stop = new AbortController();
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
    const work = async () => {
        for (let next = queue.pop(); next; next = queue.pop()) {
            signal.throwIfAborted();
            const [key, layer] = next;
            const read = () => readPlanned(store, layer, layer.size > half, { ...options, signal });
            layers.set(key, await (options.cache?.share(key, read) ?? read()));
        }
    };
    let failure;
    const workers = Array.from({ length: LAYERS_AT_ONCE }, () => work().catch((error) => {
        failure ??= { error };
        stop.abort();
    }));
    // All of them have ended before the file is closed.
    await Promise.all(workers);
    if (failure)
        throw failure.error;
    return planned.map((image) => assemble(store, image, layers));
}
/** Before the layers are looked at: a thread takes its time to start. */
async function startThreadsFor(layers, cache) {
    const known = new Set(await cache?.known());
    const unknown = [...layers.values()].filter(({ digest, diffId }) => !known.has(digest ?? diffId));
    (0,blob_threads/* startThreads */.Y3)(unknown.map(({ size }) => size));
}
function keyOf(layer) {
    return layer.digest ?? `${layer.diffId} ${layer.path}`;
}
function cachedPlanned(layer, options) {
    const digest = layer.digest ?? layer.diffId;
    return (0,layer_cache/* cachedLayer */.gn)(options.cache, digest, (0,source/* estimates */.Q)(options.estimateDownload, digest));
}
async function readPlanned(store, layer, largest, options) {
    const { cache, select, signal } = options;
    const name = `Layer ${layer.digest ?? layer.path} of ${store.name}`;
    const cached = await cachedPlanned(layer, options);
    if (cached && (await verify(store, layer, name, options)))
        return cached;
    const identity = cache && (await store.identity(layer.path));
    const read = await store.layer(layer.path, {
        name,
        select,
        expectedDigest: layer.digest,
        bytes: layer.size,
        largest,
        estimateDownload: (0,source/* estimates */.Q)(options.estimateDownload, layer.digest ?? layer.diffId),
        ...(signal === undefined ? {} : { signal }),
    });
    if (read !== cached)
        await cache?.set(read);
    await rememberVerified(store, layer.path, identity, read.digest ?? read.diffId, cache);
    return read;
}
/**
 * Whether a layer's bytes are those that the cache tells of: the file is the one that was hashed before, or they are
 * hashed now. Throws where they are not what the manifest says; without a manifest that says, reading will tell.
 */
async function verify(store, { path, digest, diffId }, name, { cache, signal }) {
    const identity = await store.identity(path);
    const expected = digest ?? diffId;
    if (identity !== undefined && (await cache?.recall("verified", identity)) === expected)
        return true;
    const actual = await store.hash(path, signal);
    // A stream: what it says of its layers was found as they went by.
    if (actual === undefined)
        return false;
    if (digest !== undefined)
        (0,image_digest/* verifyDigest */.Ub)(name, actual, digest);
    if (actual !== expected)
        return false;
    await rememberVerified(store, path, identity, actual, cache);
    return true;
}
/** @param identity what it was before the bytes were read */
async function rememberVerified(store, path, identity, digest, cache) {
    if (identity === undefined || (await store.identity(path)) !== identity)
        return;
    await cache?.remember("verified", identity, digest);
}
function assemble(store, image, layers) {
    const { layers: planned, ...described } = image;
    return {
        ...described,
        layers: planned.map((one) => {
            const layer = layers.get(keyOf(one));
            if (layer?.diffId === one.diffId)
                return layer;
            throw new errors/* ImageError */.C8(`Layer ${one.digest ?? one.path} of ${store.name} is damaged: its uncompressed bytes have the digest ${layer?.diffId}, and the config says ${one.diffId}`, { remedy: "Export or pull the image again." });
        }),
    };
}


/***/ }),

/***/ 8918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ releasedChunks)
/* harmony export */ });
/**
 * A stream's chunks, each of which is freed when the next one is asked for. Chunks of a pipe come by the ten thousand:
 * left to the garbage collector, they have it look through all that is kept, over and over.
 */
async function* releasedChunks(chunks) {
    for await (const chunk of chunks) {
        yield chunk;
        const { buffer, byteLength } = chunk;
        // What shares its memory with others is not ours to free; Node 20 cannot.
        if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength)
            buffer.transfer?.(0);
    }
}


/***/ }),

/***/ 4229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ estimates)
/* harmony export */ });
/** Whether a layer's download size is to be estimated; one whose digest is not told is, to be safe. */
function estimates(wanted, digest) {
    if (typeof wanted !== "object")
        return wanted === true;
    return digest === undefined || wanted.has(digest);
}


/***/ }),

/***/ 9395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ BLOCK),
/* harmony export */   Mz: () => (/* binding */ HeaderFault),
/* harmony export */   NU: () => (/* binding */ looksLikeHeader),
/* harmony export */   RW: () => (/* binding */ parseHeader),
/* harmony export */   ei: () => (/* binding */ isZeroBlock)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5039);
/**
 * One 512-byte header block of a tar: V7, POSIX ustar, GNU and star.
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */

const BLOCK = 512;
/** Why a block is no header: a short phrase, to be put into a sentence. */
class HeaderFault extends Error {
}
/** Reads the header at `at`; the buffer holds the whole block. Throws a {@link HeaderFault}. */
function parseHeader(bytes, at) {
    verifyChecksum(bytes, at);
    const typeflag = String.fromCharCode(bytes[at + 156]);
    const gnu = matches(bytes, at + 257, "ustar  \0");
    let name = text(bytes, at, 100);
    if (!gnu && matches(bytes, at + 257, "ustar\0")) {
        const prefix = text(bytes, at + 345, matches(bytes, at + 508, "tar\0") ? 131 : 155);
        if (prefix !== "")
            name = `${prefix}/${name}`;
    }
    return {
        name,
        link: text(bytes, at + 157, 100),
        typeflag,
        size: parseNumber(bytes, at + 124, 12, "size"),
        mode: parseNumber(bytes, at + 100, 8, "mode"),
        sparse: typeflag === "S"
            ? { size: parseNumber(bytes, at + 483, 12, "size"), extended: bytes[at + 482] !== 0 }
            : undefined,
    };
}
function isZeroBlock(bytes, at) {
    for (let index = at; index < at + BLOCK; index++)
        if (bytes[index] !== 0)
            return false;
    return true;
}
/** Whether the block would pass as a header: for telling a tar from other data. */
function looksLikeHeader(bytes, at) {
    try {
        parseHeader(bytes, at);
        return true;
    }
    catch {
        return false;
    }
}
/** Old tars summed signed bytes: both sums are right. */
function verifyChecksum(bytes, at) {
    const written = parseNumber(bytes, at + 148, 8, "checksum");
    if (written !== sumOf(bytes, at) && written !== signedSumOf(bytes, at)) {
        throw new HeaderFault("a header whose checksum is wrong");
    }
}
/** Of the block's bytes, those of the checksum itself taken as blanks. */
function sumOf(bytes, at) {
    let sum = 8 * 0x20;
    for (let index = at; index < at + BLOCK; index++)
        sum += bytes[index];
    for (let index = at + 148; index < at + 156; index++)
        sum -= bytes[index];
    return sum;
}
function signedSumOf(bytes, at) {
    let sum = sumOf(bytes, at);
    for (let index = at; index < at + BLOCK; index++) {
        const isOfChecksum = index >= at + 148 && index < at + 156;
        if (bytes[index] >= 0x80 && !isOfChecksum)
            sum -= 256;
    }
    return sum;
}
/** Octal digits, or base 256 where the first bit is set (GNU: values that do not fit). */
function parseNumber(bytes, at, length, field) {
    const first = bytes[at];
    if (first & 0x80) {
        let value = first & 0x7f;
        for (let index = at + 1; index < at + length; index++)
            value = value * 256 + bytes[index];
        if (!Number.isSafeInteger(value))
            throw new HeaderFault(`a header whose ${field} is out of range`);
        return value;
    }
    let end = at + length;
    let index = at;
    while (index < end && (bytes[index] === 0x20 || bytes[index] === 0))
        index++;
    while (end > index && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0))
        end--;
    let value = 0;
    for (; index < end && bytes[index] !== 0; index++) {
        const digit = bytes[index] - 0x30;
        if (digit < 0 || digit > 7)
            throw new HeaderFault(`a header whose ${field} is not a number`);
        value = value * 8 + digit;
    }
    return value;
}
function text(bytes, at, length) {
    let end = at;
    while (end < at + length && bytes[end] !== 0)
        end++;
    return (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeName */ .e4)(bytes, at, end);
}
function matches(bytes, at, magic) {
    for (let index = 0; index < magic.length; index++) {
        if (bytes[at + index] !== magic.charCodeAt(index))
            return false;
    }
    return true;
}


/***/ }),

/***/ 6756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ TarWalker)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/path.js
var image_path = __webpack_require__(5039);
// EXTERNAL MODULE: ./build/image/tar-header.js
var tar_header = __webpack_require__(9395);
;// CONCATENATED MODULE: ./build/image/pax.js
/** PAX extended headers. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03 */


/** Reads records `LENGTH KEY=VALUE\n`. Throws a {@link HeaderFault}. */
function parsePax(bytes) {
    const records = new Map();
    for (let at = 0; at < bytes.length;) {
        if (bytes[at] === 0 && bytes.subarray(at).every((byte) => byte === 0))
            break;
        const space = bytes.indexOf(0x20, at);
        const length = space < 0 ? Number.NaN : decimal(bytes.toString("latin1", at, space));
        const end = at + length;
        const equals = bytes.indexOf(0x3d, space + 1);
        if (!(end <= bytes.length) || equals < 0 || equals >= end - 1 || bytes[end - 1] !== 0x0a) {
            throw new tar_header/* HeaderFault */.Mz("an extended header that is malformed");
        }
        const key = (0,image_path/* decodeName */.e4)(bytes, space + 1, equals);
        if (KEYS.has(key)) {
            const value = (0,image_path/* decodeName */.e4)(bytes, equals + 1, end - 1);
            if (value.includes("\0"))
                throw new tar_header/* HeaderFault */.Mz("an extended header that is malformed");
            // An empty value takes the record back.
            if (value === "")
                records.delete(key);
            else
                records.set(key, value);
        }
        at = end;
    }
    const path = records.get("path");
    const linkpath = records.get("linkpath");
    const size = records.get("size");
    const sparseSize = records.get("GNU.sparse.realsize") ?? records.get("GNU.sparse.size");
    const sparseName = records.get("GNU.sparse.name");
    return {
        ...(path === undefined ? {} : { path }),
        ...(linkpath === undefined ? {} : { linkpath }),
        ...(size === undefined ? {} : { size: sizeOf(size) }),
        ...(sparseSize === undefined ? {} : { sparseSize: sizeOf(sparseSize) }),
        ...(sparseName === undefined ? {} : { sparseName }),
    };
}
const KEYS = new Set([
    "path",
    "linkpath",
    "size",
    "GNU.sparse.realsize",
    "GNU.sparse.size",
    "GNU.sparse.name",
]);
function sizeOf(text) {
    const value = decimal(text);
    if (!Number.isSafeInteger(value))
        throw new tar_header/* HeaderFault */.Mz("an extended header whose size is out of range");
    return value;
}
function decimal(text) {
    return /^\d{1,20}$/.test(text) ? Number(text) : Number.NaN;
}

;// CONCATENATED MODULE: ./build/image/tar-entry.js


/** Extended headers (PAX, GNU long names) that are waiting for the entry that they belong to. */
class ExtendedHeaders {
    #pax;
    #longName;
    #longLink;
    /** Whether an entry is still to come. */
    get pending() {
        return this.#pax !== undefined || this.#longName !== undefined || this.#longLink !== undefined;
    }
    /** @param typeflag `x`, `L` or `K` */
    add(typeflag, bytes) {
        if (typeflag === "x")
            this.#pax = parsePax(bytes);
        else {
            const end = bytes.indexOf(0);
            const name = (0,image_path/* decodeName */.e4)(bytes, 0, end < 0 ? bytes.length : end);
            if (typeflag === "L")
                this.#longName = name;
            else
                this.#longLink = name;
        }
    }
    /** The entry of a header, with all that was waiting for it. */
    take(header) {
        const pax = this.#pax ?? {};
        const name = this.#longName ?? pax.sparseName ?? pax.path ?? header.name;
        const link = this.#longLink ?? pax.linkpath ?? header.link;
        this.#pax = undefined;
        this.#longName = undefined;
        this.#longLink = undefined;
        const type = typeOf(header.typeflag, name);
        const stored = HEADER_ONLY.has(header.typeflag) || type === "directory" ? 0 : (pax.size ?? header.size);
        return {
            path: (0,image_path/* cleanPath */.ts)(name),
            type,
            size: type === "file" ? (header.sparse?.size ?? pax.sparseSize ?? stored) : 0,
            stored,
            mode: header.mode & 0o7777,
            link: type === "symlink" ? link : type === "hardlink" ? (0,image_path/* cleanPath */.ts)(link) : "",
        };
    }
}
/** Types that no bytes follow, whatever their header's size says (as Go's archive/tar). */
const HEADER_ONLY = new Set(["1", "2", "3", "4", "5", "6"]);
function typeOf(typeflag, name) {
    switch (typeflag) {
        case "\0":
            // V7 had no type for folders.
            return name.endsWith("/") ? "directory" : "file";
        case "0":
        case "7":
        case "S":
            return "file";
        case "1":
            return "hardlink";
        case "2":
            return "symlink";
        case "5":
            return "directory";
        default:
            return "other";
    }
}

;// CONCATENATED MODULE: ./build/image/tar.js



/** As Go's archive/tar: no real name is longer, and a hostile one must not fill the memory. */
const EXTENDED_HEADER_LIMIT = 1 << 20;
/**
 * Walks a tar that is written to it in chunks, and keeps nothing. USTAR, V7, star, PAX, GNU long names, base-256
 * numbers, GNU sparse files (the bytes counted are the file's true size, as Go and GNU tar tell it).
 * Throws an {@link ImageError} that begins with the tar's name and says at which byte.
 */
class TarWalker {
    #name;
    #visitor;
    /** Bytes of the tar before the chunk at hand. */
    #offset = 0;
    #block = Buffer.alloc(tar_header/* BLOCK */.IE);
    #blockFilled = 0;
    /** Bytes to pass over before anything else, after the body. */
    #skip = 0;
    #bodyLeft = 0;
    #inBody = false;
    #current = "";
    #extended;
    #headers = new ExtendedHeaders();
    /** A header whose sparse map goes on in further blocks. */
    #sparse;
    #zeroBlocks = 0;
    constructor(name, visitor) {
        this.#name = name;
        this.#visitor = visitor;
    }
    /** The tar's end mark has been seen; what follows is padding. */
    get ended() {
        return this.#zeroBlocks === 2;
    }
    write(chunk) {
        let at = 0;
        while (at < chunk.length && !this.ended) {
            if (this.#inBody)
                at += this.#takeBody(chunk, at);
            else if (this.#extended)
                at += this.#takeExtended(chunk, at, this.#extended);
            else if (this.#skip > 0) {
                const taken = Math.min(this.#skip, chunk.length - at);
                this.#skip -= taken;
                at += taken;
            }
            else
                at += this.#takeBlock(chunk, at);
        }
        this.#offset += chunk.length;
    }
    /** Says that the next bytes, part of a body that nobody wants, are not going to be written. */
    pass(bytes) {
        if (bytes > this.#skip)
            throw new RangeError("Only what is skipped can be passed over");
        this.#skip -= bytes;
        this.#offset += bytes;
    }
    /** No more bytes. A tar may lack its end mark; it may not end within an entry. */
    end() {
        if (this.ended)
            return;
        const within = this.#skip > 0 ||
            this.#inBody ||
            this.#extended !== undefined ||
            this.#sparse !== undefined ||
            this.#headers.pending;
        if (within || this.#blockFilled > 0) {
            throw new errors/* ImageError */.C8(`${this.#name} is cut off after ${this.#offset} bytes${this.#within()}`, {
                remedy: "Export or pull the image again.",
            });
        }
    }
    #within() {
        return this.#current === "" ? "" : `, in or after \`${this.#current}\``;
    }
    #takeBody(chunk, at) {
        const taken = Math.min(this.#bodyLeft, chunk.length - at);
        if (taken > 0)
            this.#visitor.body?.(chunk.subarray(at, at + taken));
        this.#bodyLeft -= taken;
        if (this.#bodyLeft === 0)
            this.#endBody();
        return taken;
    }
    #endBody() {
        this.#inBody = false;
        this.#visitor.bodyEnd?.();
    }
    #takeExtended(chunk, at, extended) {
        const taken = chunk.copy(extended.bytes, extended.filled, at);
        extended.filled += taken;
        if (extended.filled === extended.bytes.length) {
            this.#extended = undefined;
            this.#guard(at, () => this.#applyExtended(extended.typeflag, extended.bytes));
        }
        return taken;
    }
    #applyExtended(typeflag, bytes) {
        if (typeflag === "g")
            this.#visitor.globalHeader?.();
        else
            this.#headers.add(typeflag, bytes);
    }
    #takeBlock(chunk, at) {
        if (this.#blockFilled === 0 && chunk.length - at >= tar_header/* BLOCK */.IE) {
            this.#useBlock(chunk, at, at);
            return tar_header/* BLOCK */.IE;
        }
        const taken = chunk.copy(this.#block, this.#blockFilled, at);
        this.#blockFilled += taken;
        if (this.#blockFilled === tar_header/* BLOCK */.IE) {
            this.#blockFilled = 0;
            this.#useBlock(this.#block, 0, at + taken - tar_header/* BLOCK */.IE);
        }
        return taken;
    }
    #useBlock(bytes, at, place) {
        const sparse = this.#sparse;
        if (sparse) {
            if (bytes[at + 504] !== 0)
                return;
            this.#sparse = undefined;
            this.#guard(place, () => this.#startEntry(sparse));
        }
        else if (bytes[at] === 0 && (0,tar_header/* isZeroBlock */.ei)(bytes, at))
            this.#zeroBlocks++;
        else {
            this.#guard(place, () => {
                if (this.#zeroBlocks > 0)
                    throw new tar_header/* HeaderFault */.Mz("a lone block of zeros");
                this.#startHeader((0,tar_header/* parseHeader */.RW)(bytes, at));
            });
        }
    }
    #startHeader(header) {
        if ("xgLK".includes(header.typeflag)) {
            if (header.size > EXTENDED_HEADER_LIMIT)
                throw new tar_header/* HeaderFault */.Mz("an extended header of more than 1 MiB");
            this.#extended = { typeflag: header.typeflag, bytes: Buffer.alloc(header.size), filled: 0 };
            this.#skip = padding(header.size);
            if (header.size === 0) {
                this.#extended = undefined;
                this.#applyExtended(header.typeflag, Buffer.alloc(0));
            }
        }
        else if (header.sparse?.extended)
            this.#sparse = header;
        else
            this.#startEntry(header);
    }
    #startEntry(header) {
        const entry = this.#headers.take(header);
        const { path, stored } = entry;
        this.#current = path;
        const wanted = this.#visitor.entry(entry);
        this.#skip = padding(stored) + (wanted ? 0 : stored);
        if (wanted) {
            this.#inBody = true;
            this.#bodyLeft = stored;
            if (stored === 0)
                this.#endBody();
        }
    }
    #guard(at, action) {
        try {
            action();
        }
        catch (error) {
            if (!(error instanceof tar_header/* HeaderFault */.Mz))
                throw error;
            throw new errors/* ImageError */.C8(`${this.#name} has ${error.message} at byte ${this.#offset + at}${this.#within()}`, {
                remedy: "The image is damaged, or no image; export or pull it again.",
            });
        }
    }
}
function padding(size) {
    return (tar_header/* BLOCK */.IE - (size % tar_header/* BLOCK */.IE)) % tar_header/* BLOCK */.IE;
}


/***/ }),

/***/ 8691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ mayBeWhiteout),
/* harmony export */   Eq: () => (/* binding */ isWhiteout),
/* harmony export */   nM: () => (/* binding */ whiteoutOf)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5039);

const PREFIX = ".wh.";
/** Marks of a union filesystem itself. All but the opaque mark are of no meaning in an image. */
const META_PREFIX = ".wh..wh.";
const OPAQUE = ".wh..wh..opq";
const OPAQUE_MARK = { kind: "opaque" };
const META = { kind: "meta" };
/** What an entry hides. Looks at the last part of the path alone: `usr/bin/nowhere` is no whiteout. */
function whiteoutOf(entry) {
    if (!entry.path.includes(PREFIX))
        return null;
    if (entry.path.split("/").some((part) => part.startsWith(META_PREFIX) && part !== OPAQUE))
        return META;
    const name = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .baseName */ .Fl)(entry.path);
    if (!name.startsWith(PREFIX) || entry.type === "directory")
        return null;
    if (name === OPAQUE)
        return OPAQUE_MARK;
    const hidden = name.slice(PREFIX.length);
    return hidden === "" || hidden === "." || hidden === ".." ? META : { kind: "hide", name: hidden };
}
const PREFIX_BYTES = Buffer.from(PREFIX);
/** Whether a name begins as whiteouts do; of all others {@link whiteoutOf} need not be asked. */
function mayBeWhiteout({ bytes, start, end }) {
    if (end - start < PREFIX_BYTES.length)
        return false;
    for (let at = 0; at < PREFIX_BYTES.length; at++)
        if (bytes[start + at] !== PREFIX_BYTES[at])
            return false;
    return true;
}
/** Whether a path is one that hides something, and no file of the image. */
function isWhiteout(path) {
    return path.startsWith(PREFIX, path.lastIndexOf("/") + 1);
}


/***/ }),

/***/ 7688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ cachedInspection)
/* harmony export */ });
/* harmony import */ var _inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2241);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5798);


/**
 * {@link inspectImage}, or what it said before of the same: its answer depends on nothing but what is in the key, and
 * the layers' digests stand for all that they hold.
 */
async function cachedInspection(cache, image, attribution, options) {
    const { reference, layers, ...rest } = image;
    const digests = layers.map(({ entries: _, contents: __, ...layer }) => layer);
    const stages = options.stages.map(({ index, name, base }) => ({ index, name, base }));
    const key = { ...rest, layers: digests, attribution, options: { ...options, stages } };
    const known = (await cache.recall("inspection", key));
    if (known?.schema === _model_js__WEBPACK_IMPORTED_MODULE_1__/* .INSPECTION_SCHEMA */ .v)
        return { ...known, reference };
    const inspection = (0,_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .inspectImage */ .m)(image, attribution, options);
    await cache.remember("inspection", key, inspection);
    return inspection;
}


/***/ }),

/***/ 2241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ inspectImage),
  n: () => (/* binding */ inspectedContent)
});

// EXTERNAL MODULE: ./build/detectors/catalogue.js + 45 modules
var catalogue = __webpack_require__(4015);
// EXTERNAL MODULE: ./build/image/columns.js
var columns = __webpack_require__(7357);
// EXTERNAL MODULE: ./build/image/path-tree.js
var path_tree = __webpack_require__(264);
;// CONCATENATED MODULE: ./build/image/stacked-tree.js


/** Layers' trees laid over each other. */
class StackedTree {
    #paths;
    #there = new columns/* Column */.VP();
    #size = new columns/* Column */.VP();
    #folder = new columns/* Column */.VP();
    begun = false;
    constructor(paths) {
        this.#paths = paths;
        this.#there.set(path_tree/* ROOT */.Dl, 1);
    }
    put(node, size, folder) {
        this.begun = true;
        for (let at = node; this.#there.get(at) === 0; at = this.#paths.parent(at)) {
            this.#there.set(at, 1);
            this.#size.set(at, 0);
            this.#folder.set(at, 0);
        }
        this.#size.set(node, size);
        this.#folder.set(node, folder ? 1 : 0);
    }
    remove(node) {
        if (node !== path_tree/* ROOT */.Dl)
            for (const at of this.#below(node))
                this.#there.set(at, 0);
    }
    /** Sizes of a folder and all below; 0 for all but folders, undefined for what is not there. */
    total(node) {
        if (this.#there.get(node) === 0)
            return undefined;
        if (this.#folder.get(node) === 0)
            return 0;
        let sum = 0;
        for (const at of this.#below(node))
            sum += this.#size.get(at);
        return sum;
    }
    /** A node and all below that is there, if it is. */
    #below(node) {
        const found = this.#there.get(node) === 0 ? [] : [node];
        for (let index = 0; index < found.length; index++) {
            let child = this.#paths.firstChild(found[index]);
            for (; child !== path_tree/* ROOT */.Dl; child = this.#paths.nextSibling(child)) {
                if (this.#there.get(child) === 1)
                    found.push(child);
            }
        }
        return found;
    }
}

;// CONCATENATED MODULE: ./build/image/dive-tree.js
/**
 * The trees that the tool `dive` (0.13.1) makes of layers, with all their ways: its figures follow from them.
 * https://github.com/wagoodman/dive/tree/v0.13.1/dive/filetree
 */



const WHITEOUT = Buffer.from(".wh.");
const META_WHITEOUT = Buffer.from(".wh..wh.");
/** A layer's tree as it is walked: nodes are those of `paths`. */
class DiveTrees {
    paths = new path_tree/* PathTree */.W1();
    /** The layer whose tree holds a node; layers count from 1. */
    #layerOf = new columns/* Column */.VP();
    /** The layer in whose tree a node has children. */
    #parentIn = new columns/* Column */.VP();
    #size = new columns/* Column */.VP();
    #folder = new columns/* Column */.VP();
    #layer = 0;
    #nodes = [];
    #stacked = new StackedTree(this.paths);
    /** Makes the tree of the next layer, in place of the last one's. */
    begin(list) {
        this.#layer++;
        this.#nodes = [];
        const folders = new columns/* Column */.VP();
        const known = new columns/* Column */.VP();
        known.set(path_tree/* ROOT */.Dl, 1);
        const folderOf = (folder) => {
            if (known.get(folder) === 1)
                return folders.get(folder);
            const way = [];
            for (let at = folder; known.get(at) !== 1; at = list.folders.parent(at))
                way.push(at);
            let node = folders.get(list.folders.parent(way.at(-1)));
            for (let next = way.pop(); next !== undefined; next = way.pop()) {
                node = this.#enter(node, list.folders.nameRange(next));
                folders.set(next, node);
                known.set(next, 1);
            }
            return node;
        };
        for (let index = 0; index < list.length; index++) {
            const node = this.#enter(folderOf(list.folder(index)), list.nameRange(index));
            if (node === BEYOND)
                continue;
            this.#size.set(node, list.size(index));
            this.#folder.set(node, list.type(index) === "directory" ? 1 : 0);
        }
    }
    /** The nodes of the layer's tree that have no children; in no order. */
    *leaves() {
        for (const node of this.#nodes)
            if (!this.#hasChildren(node))
                yield node;
    }
    /** The same in dive's order: what is in a folder before what follows it, names in the order of their bytes. */
    *leavesInOrder() {
        for (const node of this.#visit())
            if (!this.#hasChildren(node))
                yield node;
    }
    /** The node's own size; 0 for a folder that only its children's paths name. */
    size(node) {
        return this.#size.get(node);
    }
    isWhiteout(node) {
        return startsWith(this.paths.nameRange(node), WHITEOUT);
    }
    /** What a whiteout names: the path without its mark. */
    hidden(node) {
        const { bytes, start, end } = this.paths.nameRange(node);
        const name = { ...(0,columns/* newRange */.e5)(), bytes, start: start + WHITEOUT.length, end };
        const parent = this.paths.parent(node);
        return name.start === name.end ? parent : this.paths.enter(parent, name);
    }
    /** Bytes of all that lower layers have there; undefined where they have nothing. */
    hiddenBytes(node) {
        // The first layer's whiteouts are looked up in the first layer.
        if (this.#layer === 1 && !this.#stacked.begun)
            this.#stack(() => false);
        return this.#stacked.total(this.hidden(node));
    }
    /** Lays the layer's tree over the stack of those before. */
    stack() {
        this.#stack((node) => this.isWhiteout(node));
    }
    /** Gives the memory back; of no use any more. */
    destroy() {
        this.paths.destroy();
        for (const column of [this.#layerOf, this.#parentIn, this.#size, this.#folder])
            column.clear();
    }
    #stack(hides) {
        const whiteouts = this.#nodes.some(hides);
        for (const node of whiteouts ? this.#visit() : this.#nodes) {
            if (hides(node))
                this.#stacked.remove(this.hidden(node));
            else
                this.#stacked.put(node, this.size(node), this.#folder.get(node) === 1);
        }
    }
    /** The node of that name in the layer's tree; made where it is not there. */
    #enter(parent, name) {
        if (parent === BEYOND || startsWith(name, META_WHITEOUT))
            return BEYOND;
        const node = this.paths.enter(parent, name);
        if (this.#layerOf.get(node) !== this.#layer) {
            this.#layerOf.set(node, this.#layer);
            this.#size.set(node, 0);
            this.#folder.set(node, 0);
            this.#nodes.push(node);
            this.#parentIn.set(parent, this.#layer);
        }
        return node;
    }
    #hasChildren(node) {
        return this.#parentIn.get(node) === this.#layer;
    }
    /** All nodes of the layer's tree, children first. Nodes of other layers may be entered in the meantime. */
    *#visit() {
        for (let node = this.#deepestFirst(path_tree/* ROOT */.Dl); node !== path_tree/* ROOT */.Dl;) {
            yield node;
            const next = this.#fromHereOn(this.paths.nextSibling(node));
            node = next === path_tree/* ROOT */.Dl ? this.paths.parent(node) : this.#deepestFirst(next);
        }
    }
    /** Down through the first child of each folder. */
    #deepestFirst(node) {
        let at = node;
        while (this.#hasChildren(at)) {
            this.paths.sortChildren(at);
            at = this.#fromHereOn(this.paths.firstChild(at));
        }
        return at;
    }
    /** The first of these siblings that the layer's tree holds, or {@link ROOT}. */
    #fromHereOn(sibling) {
        let at = sibling;
        while (at !== path_tree/* ROOT */.Dl && this.#layerOf.get(at) !== this.#layer)
            at = this.paths.nextSibling(at);
        return at;
    }
}
/** In place of a node: a path through a mark of a union filesystem, which dive leaves out. */
const BEYOND = -1;
function startsWith({ bytes, start, end }, mark) {
    if (end - start < mark.length)
        return false;
    for (let at = 0; at < mark.length; at++)
        if (bytes[start + at] !== mark[at])
            return false;
    return true;
}

// EXTERNAL MODULE: ./build/image/entry-list.js
var entry_list = __webpack_require__(9851);
// EXTERNAL MODULE: ./build/image/whiteout.js
var whiteout = __webpack_require__(8691);
;// CONCATENATED MODULE: ./build/image/efficiency.js




const NO_FIGURES = { efficiency: null, wastedBytes: null, userWastedPercent: null };
/**
 * dive's figures, by its own arithmetic with all its ways.
 * https://github.com/wagoodman/dive/blob/v0.13.1/dive/filetree/efficiency.go
 */
function diveFigures(layers) {
    // It fails on images without layers and on layers with a global PAX header.
    if (layers.length === 0 || layers.some((layer) => layer.globalHeader))
        return NO_FIGURES;
    const lists = layers.map((layer) => entry_list/* EntryList */.X.from(layer.entries));
    const trees = new DiveTrees();
    const files = new FileSizes();
    const lastWhiteouts = lists.findLastIndex(hasWhiteouts);
    for (const [index, list] of lists.entries()) {
        trees.begin(list);
        countLayer(trees, files);
        // What is below is asked for by whiteouts alone.
        if (index < lastWhiteouts)
            trees.stack();
    }
    let user = 0;
    for (const list of lists.slice(1))
        for (let at = 0; at < list.length; at++)
            user += list.size(at);
    const { least, all, wasted } = files.sums(trees.paths.count);
    trees.destroy();
    files.destroy();
    return {
        efficiency: all === 0 ? 1 : least / all,
        wastedBytes: wasted,
        userWastedPercent: user === 0 ? null : wasted / user,
    };
}
/** Folders count: one with nothing in it but a mark that dive leaves out is a whiteout too. */
function hasWhiteouts(list) {
    const { folders } = list;
    for (let at = 0; at < folders.count; at++)
        if ((0,whiteout/* mayBeWhiteout */.Af)(folders.nameRange(at)))
            return true;
    for (let at = 0; at < list.length; at++)
        if ((0,whiteout/* mayBeWhiteout */.Af)(list.nameRange(at)))
            return true;
    return false;
}
function countLayer(trees, files) {
    // Their order tells only where dive breaks off.
    const broken = [...whiteouts(trees)].some((node) => trees.hiddenBytes(node) === undefined);
    for (const node of broken ? trees.leavesInOrder() : trees.leaves()) {
        if (!trees.isWhiteout(node))
            files.count(node, trees.size(node));
        else {
            const hidden = trees.hidden(node);
            const bytes = trees.hiddenBytes(node);
            // It breaks off here: the rest of the layer does not count (wagoodman/dive#715).
            if (bytes === undefined) {
                files.name(hidden);
                return;
            }
            files.count(hidden, bytes);
        }
    }
}
function* whiteouts(trees) {
    for (const node of trees.leaves())
        if (trees.isWhiteout(node))
            yield node;
}
/** Of each path its sizes in all layers. */
class FileSizes {
    /** -1: named, and never counted. */
    #least = new columns/* Column */.VP();
    /** Of paths that were counted more than once: of all others it is the least. */
    #sum = new columns/* Column */.VP();
    #times = new columns/* Column */.VP();
    count(node, size) {
        const least = this.#least.get(node);
        const times = this.#times.get(node);
        this.#times.set(node, times + 1);
        if (times === 0)
            this.#least.set(node, size);
        else {
            this.#sum.set(node, (times === 1 ? least : this.#sum.get(node)) + size);
            this.#least.set(node, Math.min(least, size));
        }
    }
    name(node) {
        if (this.#times.get(node) === 0)
            this.#least.set(node, -1);
    }
    destroy() {
        for (const column of [this.#least, this.#sum, this.#times])
            column.clear();
    }
    /** @param nodes how many there are */
    sums(nodes) {
        const sums = { least: 0, all: 0, wasted: 0 };
        for (let node = 0; node < nodes; node++) {
            const least = this.#least.get(node);
            const times = this.#times.get(node);
            sums.least += least;
            if (times === 1)
                sums.all += least;
            else if (times > 1) {
                sums.all += this.#sum.get(node);
                sums.wasted += this.#sum.get(node);
            }
        }
        return sums;
    }
}
/** Bytes that are pulled and that the final filesystem does not show: sizes of all layers minus what is seen. */
function reclaimableBytes(filesystem, image) {
    return image.layers.reduce((sum, layer) => sum + layer.size, 0) - filesystem.shownBytes;
}

// EXTERNAL MODULE: ./build/image/filesystem.js + 5 modules
var image_filesystem = __webpack_require__(2060);
// EXTERNAL MODULE: ./build/packages/database.js
var database = __webpack_require__(2127);
;// CONCATENATED MODULE: ./build/packages/apk.js

/** Alpine moved its database below /usr; images of both kinds, and links between them, are about. */
const PATHS = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];
/** What was asked for, one dependency a line. https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#World */
const WORLD = "etc/apk/world";
/** Alpine's package database. https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2 */
const apk = {
    manager: "apk",
    content: (path) => (PATHS.includes(path) || path === WORLD ? "whole" : "none"),
    states: readStates,
};
function readStates(layers) {
    const states = [];
    layers.forEach((layer, index) => {
        const held = PATHS.filter((path) => layer.contents.has(path));
        if (held.length === 0)
            return;
        const world = readWorld((0,database/* newestContent */.S)(layers, index, WORLD));
        const records = new Map();
        for (const path of held) {
            const text = layer.contents.get(path);
            for (const record of readInstalled(text ? (0,database/* decode */.D)(text) : "")) {
                const requested = world ? record.provides.some((name) => world.has(name)) : null;
                records.set(record.name, { ...record, section: "", recommends: [], database: path, requested });
            }
        }
        states.push({ layer: index, records });
    });
    return states;
}
/** Names without version constraints and repository tags; `!name` asks for its absence. */
function readWorld(text) {
    return text === undefined ? undefined : new Set(names(text));
}
function names(text) {
    return text.split(/\s+/).flatMap((item) => (item.startsWith("!") ? [] : item.split(/[<>=~@]/, 1)[0] || []));
}
/** Blocks of `X:value` lines; the last one may lack the blank line behind it. */
function readInstalled(text) {
    const blocks = [];
    let name = "";
    let version = "";
    let folder = "";
    let provided = [];
    let depends = [];
    let files = [];
    const close = () => {
        if (name) {
            const listed = files;
            blocks.push({ name, version, provides: [name, ...provided], depends, files: () => listed });
        }
        name = "";
        version = "";
        folder = "";
        provided = [];
        depends = [];
        files = [];
    };
    for (const line of text.split(/\r?\n/)) {
        const value = line.slice(2);
        if (line === "")
            close();
        else if (line.startsWith("P:"))
            name = value;
        else if (line.startsWith("V:"))
            version = value;
        else if (line.startsWith("p:"))
            provided = names(value);
        else if (line.startsWith("D:"))
            depends = names(value);
        else if (line.startsWith("F:"))
            folder = value;
        else if (line.startsWith("R:"))
            files.push(folder === "" ? value : `${folder}/${value}`);
    }
    close();
    return blocks;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/packages/chisel.js


/** Where the slice `base-files_chisel` puts it. */
const MANIFEST = "var/lib/chisel/manifest.wall";
/** Many times that of the largest image of slices. */
const LIMIT = 64_000_000;
/**
 * Ubuntu's chiselled images: parts of packages, and a manifest of them.
 * https://documentation.ubuntu.com/chisel/en/latest/reference/manifest/
 */
const chisel = {
    manager: "chisel",
    content: (path) => (path === MANIFEST ? "whole" : "none"),
    states: (layers, note) => layers.flatMap((layer, index) => readState(layer, index, note)),
};
function readState(layer, index, note) {
    const bytes = layer.contents.get(MANIFEST);
    if (!bytes)
        return [];
    const text = decompress(bytes);
    const { records, fault } = typeof text === "string" ? readManifest(text) : { records: new Map(), ...text };
    if (fault !== undefined)
        note({ path: MANIFEST, layer: index, reason: fault });
    return [{ layer: index, records, incomplete: fault !== undefined }];
}
function decompress(bytes) {
    if (typeof external_node_zlib_.zstdDecompressSync !== "function") {
        return { fault: "it is compressed with zstd, which this version of Node cannot read; use Node 24" };
    }
    try {
        // Of one that is cut off, what is there; its first line says how many there should be.
        const finishFlush = external_node_zlib_.constants.ZSTD_e_flush;
        return (0,database/* decode */.D)(external_node_zlib_.zstdDecompressSync(bytes, { maxOutputLength: LIMIT, finishFlush }));
    }
    catch {
        return { fault: "it cannot be decompressed" };
    }
}
/** One JSON object a line; the first says how many lines there are. */
function readManifest(text) {
    const lines = text.split("\n").filter((line) => line !== "");
    const entries = lines.map(parseLine);
    const files = new Map();
    const records = new Map();
    for (const entry of entries) {
        const { kind, name, version, path, slices } = entry ?? {};
        if (kind === "package" && typeof name === "string" && typeof version === "string") {
            const listed = [];
            files.set(name, listed);
            const relations = { provides: [name], depends: [], recommends: [] };
            const fields = { section: "", requested: null, database: MANIFEST, ...relations };
            records.set(name, { name, version, ...fields, files: () => listed });
        }
        if (kind !== "path" || typeof path !== "string" || path.endsWith("/") || !Array.isArray(slices))
            continue;
        // A slice is named `<package>_<part>`. Lines are sorted, so packages stand before paths.
        const owners = new Set(slices.map((slice) => String(slice).split("_", 1)[0] ?? ""));
        for (const owner of owners)
            files.get(owner)?.push(path.replace(/^\/+/, ""));
    }
    const whole = entries[0]?.["count"] === lines.length && !entries.includes(undefined);
    return whole ? { records } : { records, fault: "it is cut off, or a line of it is damaged" };
}
function parseLine(line) {
    try {
        const value = JSON.parse(line);
        return typeof value === "object" && value !== null
            ? value
            : undefined;
    }
    catch {
        return undefined; // Counted as damaged by the caller.
    }
}

;// CONCATENATED MODULE: ./build/packages/dpkg.js

const STATUS = "var/lib/dpkg/status";
/** Distroless images keep one file for each package here, with `<package>.md5sums` beside it. */
const STATUS_FOLDER = "var/lib/dpkg/status.d/";
const INFO_FOLDER = "var/lib/dpkg/info/";
/** What apt installed along with others. https://manpages.debian.org/bookworm/apt/apt-mark.8.en.html */
const EXTENDED_STATES = "var/lib/apt/extended_states";
const dpkg_WHITEOUT = ".wh.";
/** Debian's package database. https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html */
const dpkg = {
    manager: "dpkg",
    content: (path) => path === STATUS ||
        path === EXTENDED_STATES ||
        path.startsWith(STATUS_FOLDER) ||
        (path.startsWith(INFO_FOLDER) && path.endsWith(".list"))
        ? "whole"
        : "none",
    states: dpkg_readStates,
};
function dpkg_readStates(layers) {
    const states = [];
    let fromStatus = new Map();
    let automatic;
    const fromFolder = new Map();
    layers.forEach((layer, index) => {
        let touched = false;
        const extended = layer.contents.get(EXTENDED_STATES);
        if (extended) {
            touched = fromStatus.size > 0;
            automatic = readAutomatic((0,database/* decode */.D)(extended));
        }
        const status = layer.contents.get(STATUS);
        if (status) {
            touched = true;
            fromStatus = new Map();
            for (const block of readBlocks((0,database/* decode */.D)(status))) {
                if (!isInstalled(block))
                    continue;
                const name = block.get("package") ?? "";
                const architecture = block.get("architecture") ?? "";
                fromStatus.set(`${name}:${architecture}`, {
                    ...describe(block),
                    database: STATUS,
                    files: () => listedFiles(layers, index, name, architecture),
                });
            }
        }
        // Layers have many entries, and most images no such folder.
        for (const { path } of fromFolder.size > 0 ? layer.entries : []) {
            if (!path.startsWith(`${STATUS_FOLDER}${dpkg_WHITEOUT}`))
                continue;
            touched = fromFolder.delete(path.slice(STATUS_FOLDER.length + dpkg_WHITEOUT.length)) || touched;
        }
        for (const [path, text] of layer.contents) {
            if (!path.startsWith(STATUS_FOLDER))
                continue;
            const file = path.slice(STATUS_FOLDER.length);
            if (file.includes("/") || file.endsWith(".md5sums") || file.startsWith(dpkg_WHITEOUT))
                continue;
            const [block] = readBlocks((0,database/* decode */.D)(text));
            if (!block || !isInstalled(block))
                continue;
            touched = true;
            fromFolder.set(file, {
                ...describe(block),
                database: path,
                files: () => summedFiles(layers, index, file),
            });
        }
        if (!touched)
            return;
        const records = new Map();
        for (const [key, record] of fromStatus) {
            const requested = automatic ? !automatic.has(key) : null;
            records.set(key, { ...record, requested });
        }
        for (const [file, record] of fromFolder) {
            records.set(`${STATUS_FOLDER}${file}`, { ...record, requested: null });
        }
        states.push({ layer: index, records });
    });
    return states;
}
/** Packages of no architecture stand there under the system's own. */
function readAutomatic(text) {
    const automatic = new Set();
    for (const block of readBlocks(text)) {
        if (block.get("auto-installed") !== "1")
            continue;
        automatic.add(`${block.get("package")}:${block.get("architecture")}`).add(`${block.get("package")}:all`);
    }
    return automatic;
}
/** Blocks of `Field: value` lines; a line that begins with a blank goes on with the one before. Names in lower case. */
function readBlocks(text) {
    const blocks = [];
    let block = new Map();
    let field = "";
    for (const line of text.split(/\r?\n/)) {
        if (line.trim() === "") {
            if (block.size > 0)
                blocks.push(block);
            block = new Map();
            field = "";
        }
        else if (/^[ \t]/.test(line)) {
            if (field)
                block.set(field, `${block.get(field)}\n${line.trim()}`);
        }
        else {
            const colon = line.indexOf(":");
            if (colon < 1)
                continue;
            field = line.slice(0, colon).toLowerCase();
            block.set(field, line.slice(colon + 1).trim());
        }
    }
    if (block.size > 0)
        blocks.push(block);
    return blocks;
}
/** Status is `want flag state`. Removed packages stay behind as «deinstall ok config-files»; no Status is installed. */
function isInstalled(block) {
    if (!block.get("package"))
        return false;
    const status = block.get("status");
    if (status === undefined)
        return true;
    const [want = "", , state = ""] = status.split(/\s+/);
    return want !== "deinstall" && want !== "purge" && state !== "config-files" && state !== "not-installed";
}
function describe(block) {
    const name = block.get("package") ?? "";
    return {
        name,
        version: block.get("version") ?? "",
        section: block.get("section") ?? "",
        provides: [name, ...relations(block.get("provides"))],
        depends: [...relations(block.get("pre-depends")), ...relations(block.get("depends"))],
        recommends: relations(block.get("recommends")),
    };
}
/** Names of `a (>= 1), b:any | c [amd64]`. https://www.debian.org/doc/debian-policy/ch-relationships.html */
function relations(field) {
    return (field ?? "").split(/[,|]/).flatMap((relation) => /[a-z0-9][a-z0-9+.-]+/.exec(relation) ?? []);
}
function listedFiles(layers, layer, name, architecture) {
    const list = (0,database/* newestContent */.S)(layers, layer, `${INFO_FOLDER}${name}:${architecture}.list`) ??
        (0,database/* newestContent */.S)(layers, layer, `${INFO_FOLDER}${name}.list`);
    return list === undefined
        ? []
        : list
            .split("\n")
            .map((line) => line.replace(/^\/+/, ""))
            .filter((path) => path !== "" && path !== ".");
}
function summedFiles(layers, layer, file) {
    const sums = (0,database/* newestContent */.S)(layers, layer, `${STATUS_FOLDER}${file}.md5sums`);
    return sums === undefined
        ? []
        : sums
            .split("\n")
            .map((line) => /^[0-9a-f]{32} [ *](?:\.?\/)*(.+)$/.exec(line)?.[1] ?? "")
            .filter((path) => path !== "");
}

// EXTERNAL MODULE: ./build/image/path.js
var image_path = __webpack_require__(5039);
// EXTERNAL MODULE: ./build/packages/language.js
var language = __webpack_require__(4048);
;// CONCATENATED MODULE: ./build/packages/languages/php.js



const INSTALLED = /(^|\/)composer\/installed\.json$/;
/** What Composer installed, in the form of its version 1 or 2. https://getcomposer.org/doc/ */
const php = {
    language: "php",
    content: (path) => (path.endsWith("/installed.json") && INSTALLED.test(path) ? "whole" : "none"),
    pathOf: (key) => (INSTALLED.test(key) ? key : undefined),
    keyOf: (path) => path,
    read: (bytes, place) => {
        const installed = parse((0,database/* decode */.D)(bytes));
        if (installed === undefined)
            return undefined;
        const { packages, development } = installed;
        return packages.flatMap((item) => readPackage(item, development, place));
    },
};
function parse(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined; // The caller tells of it.
    }
    if (Array.isArray(value))
        return { packages: value, development: null };
    const { packages, "dev-package-names": names } = (value ?? {});
    if (!Array.isArray(packages))
        return undefined;
    return { packages, development: Array.isArray(names) ? new Set(names) : null };
}
function readPackage(item, development, { path, filesystem }) {
    const { name, version, "install-path": installPath } = (item ?? {});
    if (typeof name !== "string" || typeof version !== "string")
        return [];
    const composer = (0,image_path/* parentPath */.yl)(path);
    // Version 1 has no paths; a package of packages has none in version 2.
    const folder = installPath === undefined
        ? `${(0,image_path/* parentPath */.yl)(composer)}/${name}`
        : typeof installPath === "string"
            ? installPath.startsWith("/")
                ? installPath
                : `${composer}/${installPath}`
            : undefined;
    return [
        {
            name,
            version,
            requested: null,
            development: development === null ? null : development.has(name),
            parts: [],
            files: () => (folder === undefined ? [] : (0,language/* pathsBelow */.Y)(filesystem, (0,image_path/* cleanPath */.ts)(folder))),
        },
    ];
}

// EXTERNAL MODULE: ./build/packages/languages/python.js
var python = __webpack_require__(8788);
;// CONCATENATED MODULE: ./build/packages/languages/ruby.js



/** Those that come with Ruby itself lie in `default`. */
const SPECIFICATION = /(^|\/)specifications\/(default\/)?[^/]+\.gemspec$/;
/** What gem and bundler installed: one file for each gem. https://guides.rubygems.org/command-reference/#gem-environment */
const ruby = {
    language: "ruby",
    content: (path) => (path.endsWith(".gemspec") && SPECIFICATION.test(path) ? "head" : "none"),
    pathOf: (key) => (SPECIFICATION.test(key) ? key : undefined),
    keyOf: (path) => path,
    read: (bytes, { path, filesystem }) => {
        const text = (0,database/* decode */.D)(bytes);
        // RubyGems writes it for readers that do not run Ruby.
        const [, stubName, stubVersion] = /^# stub: (\S+) (\S+) /m.exec(text) ?? [];
        const name = stubName ?? assigned(text, "name");
        const version = stubVersion ?? assigned(text, "version");
        if (name === undefined || version === undefined)
            return [];
        const full = (0,image_path/* baseName */.Fl)(path).slice(0, -".gemspec".length);
        const home = (0,image_path/* parentPath */.yl)(path).replace(/\/?specifications(\/default)?$/, "");
        const inside = (folder) => (home === "" ? folder : `${home}/${folder}`);
        const files = () => {
            const builds = filesystem
                .children(inside("extensions"))
                .flatMap((platform) => filesystem
                .children(inside(`extensions/${platform}`))
                .map((api) => inside(`extensions/${platform}/${api}/${full}`)));
            const own = [`gems/${full}`, `doc/${full}`, `cache/${full}.gem`, `build_info/${full}.info`].map(inside);
            return [path, ...[...own, ...builds].flatMap((part) => (0,language/* pathsBelow */.Y)(filesystem, part))];
        };
        return [{ name, version, requested: null, development: null, parts: [], files }];
    },
};
/** `s.name = "rake".freeze` */
function assigned(text, field) {
    return new RegExp(`^\\s*\\w+\\.${field}\\s*=\\s*["']([^"']+)["']`, "m").exec(text)?.[1];
}

;// CONCATENATED MODULE: ./build/packages/os-release.js

/** The first one that is there counts. */
const os_release_PATHS = ["etc/os-release", "usr/lib/os-release"];
const os_release_LIMIT = 65_536;
const osReleaseContent = (path, size) => size <= os_release_LIMIT && /^(etc|usr\/lib)\/os-release(\.|$)/.test(path) ? "whole" : "none";
/** What the image's system calls itself; undefined where nothing says. */
function readOsRelease(filesystem) {
    for (const path of os_release_PATHS) {
        const file = filesystem.resolve(path);
        const bytes = file && filesystem.content(file.path);
        if (bytes)
            return parseOsRelease((0,database/* decode */.D)(bytes));
    }
    return undefined;
}
/** Assignments as a shell reads them. https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
function parseOsRelease(text) {
    const values = new Map();
    for (const line of text.split(/\r?\n/)) {
        const [, key, value] = /^\s*([A-Z][A-Z0-9_]*)=(.*?)\s*$/.exec(line) ?? [];
        if (key !== undefined && value !== undefined)
            values.set(key, unquote(value));
    }
    const version = values.get("VERSION_ID");
    // Defaults as the page gives them.
    const id = values.get("ID") || "linux";
    return { id, version: version || null, name: values.get("PRETTY_NAME") || values.get("NAME") || id };
}
function unquote(value) {
    const [, quote, inner] = /^(["'])(.*)\1$/.exec(value) ?? [];
    if (inner === undefined)
        return value;
    return quote === "'" ? inner : inner.replace(/\\(["$`\\])/g, "$1");
}

// EXTERNAL MODULE: ./build/image/model.js
var model = __webpack_require__(3251);
// EXTERNAL MODULE: ./build/packages/programs/elf-reader.js
var elf_reader = __webpack_require__(2141);
;// CONCATENATED MODULE: ./build/packages/programs/elf-layout.js

const PF_W = 2;
/**
 * From the file's first bytes; undefined where they are no ELF file's.
 * @param size of the whole file
 */
function readLayout(head, size) {
    const read = elf_reader/* ElfReader */.PB.open(head);
    if (!read)
        return undefined;
    const { wide } = read;
    const loaded = read
        .segments()
        .filter(({ type, offset, size }) => type === elf_reader/* PT_LOAD */.M && offset >= 0 && size > 0);
    const entrySize = read.half(wide ? 58 : 46);
    const sections = {
        offset: read.address(wide ? 40 : 32),
        entrySize,
        size: entrySize * read.half(wide ? 60 : 48),
        names: read.half(wide ? 62 : 50),
    };
    return {
        writable: loaded.filter(({ flags }) => flags & PF_W),
        unloaded: [...gapsBetween(loaded, size), ...(isWithin(sections, size) ? [sections] : [])],
        sections,
        reader: read,
    };
}
function isWithin({ offset, size }, end) {
    return offset >= 0 && size >= 0 && offset + size <= end;
}
/** What the ranges leave of a file. */
function gapsBetween(ranges, fileSize) {
    const gaps = [];
    let at = 0;
    const sorted = [...ranges, { offset: fileSize, size: 0 }].sort((one, other) => one.offset - other.offset);
    for (const { offset, size } of sorted) {
        const end = Math.min(offset, fileSize);
        if (end > at)
            gaps.push({ offset: at, size: end - at });
        at = Math.max(at, offset + size);
    }
    return gaps;
}
/** The bytes of a section, where it is among the parts that are held. */
function findSection(held, { reader, sections }, name) {
    const { entrySize, names } = sections;
    const { wide } = reader;
    const table = entrySize < (wide ? 64 : 40) ? undefined : held.slice(sections);
    if (!table)
        return undefined;
    const read = reader.of(table);
    const rangeOf = (index) => {
        const at = index * entrySize;
        return wide
            ? { offset: read.address(at + 24), size: read.address(at + 32) }
            : { offset: read.word(at + 16), size: read.word(at + 20) };
    };
    const strings = held.slice(rangeOf(names));
    const wanted = Buffer.from(`${name}\0`, "latin1");
    for (let index = 0; index < table.length / entrySize; index++) {
        const at = read.word(index * entrySize);
        if (strings?.subarray(at, at + wanted.length).equals(wanted))
            return held.slice(rangeOf(index));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/programs/cargo-audit-data.js


/** Many times what the largest programs have. */
const cargo_audit_data_LIMIT = 8_000_000;
/**
 * Its section is not loaded (`sh_flags` 0).
 * https://github.com/rust-secure-code/cargo-auditable/blob/master/PARSING.md
 */
function readCargoAuditData(held, layout) {
    const section = findSection(held, layout, ".dep-v0");
    return section && cargo_audit_data_parse(section);
}
function cargo_audit_data_parse(section) {
    let value;
    try {
        value = JSON.parse((0,external_node_zlib_.inflateSync)(section, { maxOutputLength: cargo_audit_data_LIMIT }).toString("utf8"));
    }
    catch {
        return undefined; // Anybody can name a section so.
    }
    const { packages } = (value ?? {});
    if (!Array.isArray(packages))
        return undefined;
    let main;
    const crates = [];
    for (const item of packages) {
        const { name, version, kind, root } = (item ?? {});
        if (typeof name !== "string" || typeof version !== "string")
            return undefined;
        if (root === true)
            main = { name, version };
        else if (kind !== "build")
            crates.push({ name, version });
    }
    return main && { main, crates };
}

;// CONCATENATED MODULE: ./build/packages/programs/go-build-info.js
const MAGIC = Buffer.from("\xff Go buildinf:", "latin1");
const ALIGNMENT = 16;
const HEADER = 32;
/** Texts stand right behind the header, since Go 1.18. */
const INLINE = 2;
/** Many times what the largest programs have. */
const go_build_info_LIMIT = 1_000_000;
/** So many bytes before and behind the text of modules mark where it begins and ends. */
const SENTINEL = 16;
/** Looks for the information while a file's data streams by; keeps no more than a piece of it. */
class GoBuildInfoScanner {
    #ranges;
    /** The last bytes before `#next`: the beginning may lie among them. */
    #carry = Buffer.alloc(0);
    #next = 0;
    #found;
    #length = 0;
    /** @param ranges where Go looks for it: what is loaded to be written to */
    constructor(ranges) {
        this.#ranges = ranges;
    }
    /** @param at where in the file the bytes lie */
    write(bytes, at) {
        for (const { offset, size } of this.#ranges) {
            const start = Math.max(0, offset - at);
            const end = Math.min(bytes.length, offset + size - at);
            if (start < end)
                this.#scan(bytes.subarray(start, end), at + start);
        }
    }
    end() {
        return this.#found && parseBlob(Buffer.concat(this.#found));
    }
    #scan(bytes, at) {
        if (this.#found) {
            this.#take(bytes);
            return;
        }
        const carry = at === this.#next ? this.#carry : Buffer.alloc(0);
        this.#next = at + bytes.length;
        const joined = Buffer.concat([carry, bytes]);
        const start = at - carry.length;
        let hit = joined.indexOf(MAGIC);
        while (hit >= 0 && (start + hit) % ALIGNMENT !== 0)
            hit = joined.indexOf(MAGIC, hit + 1);
        if (hit >= 0) {
            this.#found = [];
            this.#take(joined.subarray(hit));
        }
        else
            this.#carry = Buffer.from(joined.subarray(Math.max(0, joined.length - MAGIC.length + 1)));
    }
    #take(bytes) {
        const part = Buffer.from(bytes.subarray(0, go_build_info_LIMIT - this.#length));
        this.#length += part.length;
        this.#found?.push(part);
    }
}
/** https://pkg.go.dev/debug/buildinfo; programs older than Go 1.18 have addresses instead of texts: undefined. */
function parseBlob(blob) {
    if (((blob[15] ?? 0) & INLINE) === 0)
        return undefined;
    const version = readText(blob, HEADER);
    const info = version && readText(blob, version.end);
    const toolchain = version?.bytes.toString("utf8") ?? "";
    if (!info || !/^(go|devel)/.test(toolchain))
        return undefined;
    const text = info.bytes.toString("utf8", SENTINEL, Math.max(SENTINEL, info.bytes.length - SENTINEL));
    return { toolchain, ...parseModules(text.split("\n")) };
}
/** Tab-separated lines: `path`, `mod`, `dep` (`=>` below it: what it was replaced by), `build`. */
function parseModules(lines) {
    let command = "";
    let main = null;
    const modules = [];
    for (const line of lines) {
        const [kind, name = "", version = ""] = line.split("\t");
        const part = { name, version: version === "(devel)" ? "" : version };
        if (kind === "path")
            command = name;
        else if (kind === "mod")
            main = part;
        else if (kind === "dep")
            modules.push(part);
        else if (kind === "=>") {
            // A folder takes the place of the module and leaves it its name.
            const replaced = modules.pop();
            if (replaced)
                modules.push(/^[./]/.test(name) ? { ...part, name: replaced.name } : part);
        }
    }
    return { command, main, modules };
}
/** Its length as Go's varint, then its bytes. */
function readText(blob, start) {
    let length = 0;
    let at = start;
    for (let unit = 1;; unit *= 128) {
        const byte = blob[at++];
        if (byte === undefined || unit > go_build_info_LIMIT)
            return undefined;
        length += (byte & 127) * unit;
        if (byte < 128)
            break;
    }
    const end = at + length;
    return end > blob.length ? undefined : { bytes: blob.subarray(at, end), end };
}

;// CONCATENATED MODULE: ./build/packages/programs/held-parts.js
/** Some parts of a file: they are written to it as the file goes by. */
class HeldParts {
    #parts;
    constructor(ranges) {
        // Zeros cost no memory until they are written to.
        this.#parts = ranges.map(({ offset, size }) => ({ offset, bytes: Buffer.alloc(size) }));
    }
    /** @param at where in the file the bytes lie */
    write(bytes, at) {
        for (const part of this.#parts) {
            const from = Math.max(0, part.offset - at);
            const to = Math.min(bytes.length, part.offset + part.bytes.length - at);
            if (from < to)
                bytes.copy(part.bytes, at + from - part.offset, from, to);
        }
    }
    /** Undefined where they are not all among the parts. */
    slice({ offset, size }) {
        for (const part of this.#parts) {
            const start = offset - part.offset;
            if (size >= 0 && start >= 0 && start + size <= part.bytes.length) {
                return part.bytes.subarray(start, start + size);
            }
        }
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/packages/programs/extract.js




/** Enough for a program's headers. */
const HEAD = 4096;
/**
 * What Rust's programs tell stands at no place known before, among all that is not loaded. More, such as what debuggers
 * need, is not held until it is.
 */
const HELD_LIMIT = 64_000_000;
/** Keeps of a program what its linker wrote about it. */
const programExtract = {
    name: "program",
    limit: Number.MAX_SAFE_INTEGER,
    keep: "none",
    start: (size) => new ProgramExtraction(size),
};
/** Type and owner of the note that Go's linker puts first: such a program is none of Rust. */
const GO_NOTE = Buffer.from("\x04\0\0\0Go\0\0", "latin1");
class ProgramExtraction {
    #size;
    #head = [];
    #at = 0;
    #layout;
    #go;
    #held;
    /** It is no program. */
    #done = false;
    constructor(size) {
        this.#size = size;
    }
    write = (bytes) => {
        if (this.#done)
            return;
        if (this.#layout) {
            this.#take(bytes);
            return;
        }
        this.#head.push(Buffer.from(bytes));
        const seen = this.#head.reduce((sum, { length }) => sum + length, 0);
        if (seen < Math.min(HEAD, this.#size))
            return;
        const head = Buffer.concat(this.#head);
        this.#head = [];
        this.#layout = readLayout(head, this.#size);
        if (!this.#layout) {
            this.#done = true;
            return;
        }
        this.#go = new GoBuildInfoScanner(this.#layout.writable);
        const { unloaded } = this.#layout;
        const held = unloaded.reduce((sum, { size }) => sum + size, 0);
        if (held <= HELD_LIMIT && !head.includes(GO_NOTE))
            this.#held = new HeldParts(unloaded);
        this.#take(head);
    };
    end = () => {
        const layout = this.#layout;
        if (!layout)
            return undefined;
        const go = this.#go?.end();
        const rust = go === undefined && this.#held ? readCargoAuditData(this.#held, layout) : undefined;
        const info = go ? { go } : rust && { rust };
        return info && Buffer.from(JSON.stringify(info));
    };
    #take(bytes) {
        this.#go?.write(bytes, this.#at);
        this.#held?.write(bytes, this.#at);
        this.#at += bytes.length;
    }
}

;// CONCATENATED MODULE: ./build/packages/programs/languages.js




/** No program of Go, and none of Rust with its crates in it, is smaller. */
const SMALLEST = 200_000;
/** Names of what is large and no program. */
const OTHER = /\.(a|bin|bmp|br|bz2|c|cc|css|csv|dat|db|deb|dll|egg|gif|go|gz|h|html|ico|jar|jpe?g|js|json|ko|lock|map|md|mjs|mo|mp[34]|node|o|pack|pak|pdf|png|po|py|pyc|rb|rlib|rpm|rs|so|sqlite|svg|tar|tgz|ts|ttf|txt|wasm|whl|woff2?|xml|xz|ya?ml|zip|zst)$|\.so\.[\d.]+$/;
const SUFFIX = (0,model/* extractKey */.JY)("", programExtract.name);
/** https://pkg.go.dev/debug/buildinfo */
const goPrograms = {
    ...programs("go", ({ go }) => {
        if (!go)
            return undefined;
        const main = go.main ?? { name: go.command, version: go.toolchain.replace(/^go/, "") };
        return { ...main, name: go.command || main.name, parts: go.modules };
    }),
};
/** https://github.com/rust-secure-code/cargo-auditable */
const rustPrograms = programs("rust", ({ rust }) => rust ? { ...rust.main, parts: rust.crates } : undefined);
/** What was kept can have been damaged since. */
function decodeInfo(bytes) {
    try {
        return JSON.parse((0,database/* decode */.D)(bytes));
    }
    catch {
        return {};
    }
}
function programs(language, describe) {
    return {
        language,
        content: (path, size) => (size >= SMALLEST && !OTHER.test((0,image_path/* baseName */.Fl)(path)) ? programExtract : "none"),
        pathOf: (key) => (key.endsWith(SUFFIX) ? key.slice(0, -SUFFIX.length) : undefined),
        keyOf: (path) => `${path}${SUFFIX}`,
        read: (bytes, { path }) => {
            const found = describe(decodeInfo(bytes));
            return found ? [{ ...found, requested: null, development: null, files: () => [path] }] : [];
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/rpm/berkeley-hash.js
const META = 72;
const PAGE_HEADER = 26;
const HASH_META = 8;
const HASH_PAGES = new Set([2, 13]);
const OVERFLOW = 7;
const ON_PAGE = 1;
const OFF_PAGE = 3;
/** What rpm counts its packages by lies among them, under the key 0. */
const COUNTER = 4;
/** Whether the bytes begin as a hash of Berkeley DB does, in either order of bytes. */
function isBerkeleyHash(bytes) {
    return bytes.length >= META && [bytes.readUInt32LE(12), bytes.readUInt32BE(12)].includes(0x061561);
}
/**
 * Reads `Packages` as rpm wrote it until 4.16: a hash whose values are the packages' headers. Its buckets do not
 * matter, all pages are gone through. https://github.com/berkeleydb/libdb/blob/v5.3.28/src/dbinc/db_page.h
 */
const readBerkeleyHash = function* (bytes, fault) {
    const little = bytes.readUInt32LE(12) === 0x061561;
    const u16 = (page, at) => (little ? page.readUInt16LE(at) : page.readUInt16BE(at));
    const u32 = (page, at) => (little ? page.readUInt32LE(at) : page.readUInt32BE(at));
    const size = u32(bytes, 20);
    if (size < 512 || size > 65_536 || (size & (size - 1)) !== 0 || bytes[25] !== HASH_META) {
        return fault("its header names no page size that Berkeley DB has");
    }
    if (bytes[24] !== 0 || bytes[26] !== 0)
        return fault("it is encrypted, or has checksums of its pages");
    const last = u32(bytes, 32);
    const pageOf = (number) => {
        const page = bytes.subarray(number * size, (number + 1) * size);
        return page.length === size ? page : undefined;
    };
    const taken = new Set();
    const follow = (first, length) => {
        const parts = [];
        let left = length;
        for (let number = first; left > 0;) {
            const page = taken.has(number) ? undefined : pageOf(number);
            if (!page || page[25] !== OVERFLOW)
                return undefined;
            taken.add(number);
            const part = page.subarray(PAGE_HEADER, PAGE_HEADER + Math.min(left, u16(page, 22)));
            if (part.length === 0)
                return undefined;
            parts.push(part);
            left -= part.length;
            number = u32(page, 16);
        }
        return Buffer.concat(parts);
    };
    let found = 0;
    for (let number = 1; number <= last; number++) {
        const page = pageOf(number);
        if (!page)
            return fault(`page ${number} is not there`);
        if (!HASH_PAGES.has(page[25] ?? 0))
            continue;
        const items = u16(page, 20);
        if (PAGE_HEADER + items * 2 > size || items % 2 !== 0) {
            fault(`page ${number} is damaged`);
            continue;
        }
        // Keys and values by turns, filling the page from its end.
        for (let item = 1; item < items; item += 2) {
            const start = u16(page, PAGE_HEADER + item * 2);
            const value = page.subarray(start, u16(page, PAGE_HEADER + (item - 1) * 2));
            if (value[0] === ON_PAGE && value.length > 1) {
                found++;
                if (value.length > 1 + COUNTER)
                    yield value.subarray(1);
                continue;
            }
            const header = value[0] === OFF_PAGE && value.length >= 12 ? follow(u32(value, 4), u32(value, 8)) : undefined;
            found++;
            if (header)
                yield header;
            else
                fault(`page ${number} is damaged`);
        }
    }
    // Berkeley DB's own count is not kept exactly, but it is not zero for nothing.
    if (found === 0 && u32(bytes, 88) > 0)
        fault("what it counts is not there");
};

;// CONCATENATED MODULE: ./build/packages/rpm/header.js
const TAG = {
    name: 1000,
    version: 1001,
    release: 1002,
    epoch: 1003,
    architecture: 1022,
    oldFileNames: 1027,
    provides: 1047,
    requires: 1049,
    folderIndexes: 1116,
    baseNames: 1117,
    folderNames: 1118,
    recommends: 5046,
};
const WANTED = new Set(Object.values(TAG));
const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;
const INTRODUCTION = 8;
const INDEX_ENTRY = 16;
/** Linux takes paths of 4,096 bytes. */
const NAME_LIMIT = 4096;
/**
 * Reads a header as rpm's databases hold it: without the magic number and the signature of a package file.
 * Undefined where it is damaged, or lists more than any package has.
 * https://rpm-software-management.github.io/rpm/manual/format_header.html
 */
function readRpmHeader(bytes) {
    if (bytes.length < INTRODUCTION)
        return undefined;
    const entries = bytes.readUInt32BE(0);
    const start = INTRODUCTION + entries * INDEX_ENTRY;
    const end = start + bytes.readUInt32BE(4);
    if (end > bytes.length)
        return undefined;
    const index = readIndex(bytes, entries);
    const data = bytes.subarray(start, end);
    const [name, version, release] = [TAG.name, TAG.version, TAG.release].map((tag) => header_readText(data, index.get(tag)));
    if (!name || version === undefined || release === undefined)
        return undefined;
    const epoch = index.has(TAG.epoch) ? readNumbers(data, index.get(TAG.epoch))?.[0] : null;
    const listed = readFiles(data, index);
    if (epoch === undefined || !listed)
        return undefined;
    return {
        name,
        version: `${epoch === null ? "" : `${epoch}:`}${version}-${release}`,
        architecture: header_readText(data, index.get(TAG.architecture)) ?? "",
        ...listed,
        provides: readTexts(data, index.get(TAG.provides)) ?? [],
        requires: readTexts(data, index.get(TAG.requires)) ?? [],
        recommends: readTexts(data, index.get(TAG.recommends)) ?? [],
    };
}
function readIndex(bytes, entries) {
    const index = new Map();
    for (let entry = 0; entry < entries; entry++) {
        const at = INTRODUCTION + entry * INDEX_ENTRY;
        const tag = bytes.readUInt32BE(at);
        if (!WANTED.has(tag) || index.has(tag))
            continue;
        const [type, offset, count] = [4, 8, 12].map((field) => bytes.readUInt32BE(at + field));
        index.set(tag, { type: type ?? 0, offset: offset ?? 0, count: count ?? 0 });
    }
    return index;
}
/** Names are kept in two parts since rpm 4; packages older than that hold them whole. */
function readFiles(data, index) {
    if (!index.has(TAG.baseNames)) {
        if (!index.has(TAG.oldFileNames))
            return { folders: [], files: [] };
        const names = readTexts(data, index.get(TAG.oldFileNames));
        return names && { folders: [""], files: names.map((name) => [0, name]) };
    }
    const names = readTexts(data, index.get(TAG.baseNames));
    const folders = readTexts(data, index.get(TAG.folderNames));
    const indexes = readNumbers(data, index.get(TAG.folderIndexes));
    if (!names || !folders || !indexes || indexes.length !== names.length)
        return undefined;
    if (indexes.some((folder) => folder >= folders.length))
        return undefined;
    return { folders, files: names.map((name, file) => [indexes[file], name]) };
}
function header_readText(data, entry) {
    if (entry?.type !== STRING && entry?.type !== I18N_STRING)
        return undefined;
    return readTexts(data, { ...entry, type: STRING_ARRAY, count: 1 })?.[0];
}
function readTexts(data, entry) {
    if (entry?.type !== STRING_ARRAY || entry.count > data.length)
        return undefined;
    const texts = [];
    let at = entry.offset;
    for (let left = entry.count; left > 0; left--) {
        const end = at < data.length ? data.indexOf(0, at) : -1;
        if (end < 0 || end - at > NAME_LIMIT)
            return undefined;
        texts.push(data.toString("utf8", at, end));
        at = end + 1;
    }
    return texts;
}
function readNumbers(data, entry) {
    if (entry?.type !== INT32 || entry.offset + entry.count * 4 > data.length)
        return undefined;
    return Array.from({ length: entry.count }, (_, item) => data.readUInt32BE(entry.offset + item * 4));
}

;// CONCATENATED MODULE: ./build/packages/rpm/ndb.js
const PAGE = 4096;
const SLOT = 16;
const BLOCK = 16;
/** The file's own header has the place of the first two slots. */
const FIRST_SLOT = 2;
const VERSION = 0;
const BLOB_HEAD = 16;
const BLOB_TAIL = 12;
/**
 * Reads `Packages.db`, as SUSE's rpm writes it: pages of slots, one for each package, that say where in the file its
 * header lies. https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c
 */
const readNdb = function* (bytes, fault) {
    if (bytes.length < PAGE)
        return fault("it is cut off");
    if (bytes.readUInt32LE(4) !== VERSION)
        return fault("its version is not known");
    if (bytes.readUInt32LE(12) === 0)
        return fault("its header is damaged");
    const slots = (bytes.readUInt32LE(12) * PAGE) / SLOT;
    let left = bytes.length;
    for (let slot = FIRST_SLOT; slot < slots; slot++) {
        const at = slot * SLOT;
        if (at + SLOT > bytes.length)
            return fault("it is cut off");
        if (bytes.toString("latin1", at, at + 4) !== "Slot") {
            fault("a slot is damaged");
            continue;
        }
        const number = bytes.readUInt32LE(at + 4);
        const offset = bytes.readUInt32LE(at + 8) * BLOCK;
        const length = bytes.readUInt32LE(at + 12) * BLOCK;
        if (number === 0 && offset === 0 && length === 0)
            continue;
        // Sound ones do not overlap, so all together are no longer than the file.
        left -= length;
        if (left < 0)
            return fault("packages overlap each other");
        const header = readBlob(bytes, number, offset, length);
        if (header)
            yield header;
        else
            fault(`package ${number} is damaged`);
    }
};
/** Between a head and a tail that name it; its adler32 is at the beginning of the tail. */
function readBlob(bytes, number, offset, length) {
    const end = offset + length;
    if (length < BLOB_HEAD + BLOB_TAIL || end > bytes.length)
        return undefined;
    const size = bytes.readUInt32LE(offset + 12);
    if (bytes.toString("latin1", offset, offset + 4) !== "BlbS" ||
        bytes.readUInt32LE(offset + 4) !== number ||
        size > length - BLOB_HEAD - BLOB_TAIL ||
        bytes.readUInt32LE(end - 8) !== size ||
        bytes.toString("latin1", end - 4, end) !== "BlbE") {
        return undefined;
    }
    const sum = bytes.readUInt32LE(end - BLOB_TAIL);
    if (adler32(bytes.subarray(offset, end - BLOB_TAIL)) !== sum)
        return undefined;
    return bytes.subarray(offset + BLOB_HEAD, offset + BLOB_HEAD + size);
}
const ADLER_MODULUS = 65_521;
/** So many bytes can be summed before the sums must be cut. https://www.rfc-editor.org/rfc/rfc1950#section-9 */
const ADLER_RUN = 5552;
function adler32(bytes) {
    let low = 1;
    let high = 0;
    for (let start = 0; start < bytes.length; start += ADLER_RUN) {
        for (const byte of bytes.subarray(start, start + ADLER_RUN)) {
            low += byte;
            high += low;
        }
        low %= ADLER_MODULUS;
        high %= ADLER_MODULUS;
    }
    return high * 65_536 + low;
}

;// CONCATENATED MODULE: ./build/packages/rpm/relations.js
/**
 * Puts the names of packages in the place of what they require of each other: a database lists thousands of sonames,
 * and of what a package has one was needed. What rpm itself provides and conditions (`(a if b)`) are nobody's.
 * https://rpm-software-management.github.io/rpm/manual/dependencies.html
 */
function resolveRelations(headers) {
    const wanted = new Set(headers.flatMap(({ requires, recommends }) => [...requires, ...recommends]));
    const holders = new Map();
    const hold = (what, name) => {
        if (!wanted.has(what))
            return;
        const names = holders.get(what);
        if (names)
            names.add(name);
        else
            holders.set(what, new Set([name]));
    };
    for (const { name, provides, folders, files } of headers) {
        for (const what of [name, ...provides])
            hold(what, name);
        for (const [folder, base] of files)
            hold(`${folders[folder] ?? ""}${base}`, name);
    }
    const resolve = (names, self) => {
        const found = new Set(names.flatMap((what) => [...(holders.get(what) ?? [])]));
        found.delete(self);
        return [...found].sort();
    };
    return headers.map(({ provides: _, requires, recommends, ...rest }) => ({
        ...rest,
        depends: resolve(requires, rest.name),
        recommends: resolve(recommends, rest.name),
    }));
}

;// CONCATENATED MODULE: ./build/packages/rpm/sqlite.js
const SCHEMA_PAGE = 1;
const FILE_HEADER = 100;
const INTERIOR = 5;
const LEAF = 13;
/**
 * Reads the column of blobs of rpm's table `Packages` out of an SQLite file's bytes. An own reader: Node's opens
 * files, and what an image holds is not written to a disk of ours.
 * https://www.sqlite.org/fileformat2.html
 */
const readSqlite = function* (bytes, fault) {
    const pages = new Pages(bytes, fault);
    if (!pages.usable)
        return fault("its header names no page size that SQLite has");
    if (pages.cutOff)
        fault("it is cut off");
    let root;
    for (const row of tableRows(pages, SCHEMA_PAGE)) {
        const [type, name, , page] = readRecord(row);
        if (type?.toString() === "table" && name?.toString() === "Packages" && page)
            root = toNumber(page);
    }
    if (root === undefined)
        return fault("it has no table `Packages`");
    for (const row of tableRows(pages, root)) {
        const header = readRecord(row)[1];
        if (header)
            yield header;
        else
            fault("a row is damaged");
    }
};
/** The file's pages, each given out once: nothing in a sound file points to a page twice. */
class Pages {
    #bytes;
    #size;
    #seen = new Set();
    fault;
    /** Bytes of a page that hold something; 0 where this is no SQLite file. */
    usable;
    /** The file's header counts more pages than there are. */
    cutOff;
    constructor(bytes, fault) {
        this.#bytes = bytes;
        this.fault = fault;
        const header = bytes.length >= FILE_HEADER;
        const size = header ? bytes.readUInt16BE(16) : 0;
        this.#size = size === 1 ? 65_536 : size;
        const sound = this.#size >= 512 && (this.#size & (this.#size - 1)) === 0;
        this.usable = sound ? this.#size - (bytes[20] ?? 0) : 0;
        // The count holds where the two numbers of changes are the same.
        const counted = header && bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
        this.cutOff = counted && bytes.readUInt32BE(28) * this.#size > bytes.length;
    }
    take(page) {
        const start = (page - 1) * this.#size;
        const known = page >= 1 && start + this.#size <= this.#bytes.length;
        if (!known || this.#seen.has(page)) {
            this.fault(known ? `page ${page} belongs to two places` : `page ${page} is not there`);
            return undefined;
        }
        this.#seen.add(page);
        return this.#bytes.subarray(start, start + this.usable);
    }
}
/** Payloads of a table's rows; what is damaged is told and passed over. */
function* tableRows(pages, root) {
    const open = [root];
    for (let page = open.pop(); page !== undefined; page = open.pop()) {
        const bytes = pages.take(page);
        if (!bytes)
            continue;
        const start = page === SCHEMA_PAGE ? FILE_HEADER : 0;
        const type = bytes[start];
        const cells = start + (type === INTERIOR ? 12 : 8);
        const count = cells <= bytes.length ? bytes.readUInt16BE(start + 3) : 0;
        // A page without cells has no content either; SQLite keeps to that when it deletes the last one.
        const content = count === 0 && start + 7 <= bytes.length ? bytes.readUInt16BE(start + 5) || 65_536 : 0;
        const isKnown = type === INTERIOR || type === LEAF;
        if (!isKnown || cells + count * 2 > bytes.length || (count === 0 && content < bytes.length)) {
            pages.fault(`page ${page} is damaged`);
            continue;
        }
        const children = [];
        for (let cell = 0; cell < count; cell++) {
            const at = bytes.readUInt16BE(cells + cell * 2);
            if (type === INTERIOR) {
                if (at + 4 <= bytes.length)
                    children.push(bytes.readUInt32BE(at));
                else
                    pages.fault(`page ${page} is damaged`);
                continue;
            }
            const row = readPayload(pages, bytes, at);
            if (row)
                yield row;
            else
                pages.fault(`page ${page} is damaged`);
        }
        if (type === INTERIOR)
            children.push(bytes.readUInt32BE(start + 8));
        open.push(...children.reverse());
    }
}
/** A leaf's cell: length, row id, then as much as fits; the rest lies in a chain of overflow pages. */
function readPayload(pages, page, at) {
    const length = readVarint(page, at);
    const row = length && readVarint(page, length.end);
    if (!length || !row)
        return undefined;
    const { usable } = pages;
    const most = usable - 35;
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const spilled = least + ((length.value - least) % (usable - 4));
    const here = length.value <= most ? length.value : spilled <= most ? spilled : least;
    const first = page.subarray(row.end, row.end + here);
    if (first.length < here)
        return undefined;
    if (here === length.value)
        return first;
    if (row.end + here + 4 > page.length)
        return undefined;
    const parts = [first];
    let left = length.value - here;
    let next = page.readUInt32BE(row.end + here);
    while (left > 0) {
        const bytes = pages.take(next);
        if (!bytes)
            return undefined;
        const part = bytes.subarray(4, 4 + left);
        parts.push(part);
        left -= part.length;
        next = bytes.readUInt32BE(0);
    }
    return Buffer.concat(parts);
}
/** The values of texts, blobs and whole numbers of a row; undefined for everything else. */
function readRecord(row) {
    const header = readVarint(row, 0);
    const values = [];
    if (!header || header.value > row.length)
        return values;
    let at = header.end;
    let body = header.value;
    while (at < header.value) {
        const type = readVarint(row, at);
        if (!type)
            break;
        at = type.end;
        const size = valueSize(type.value);
        const value = row.subarray(body, body + size);
        body += size;
        values.push(value.length === size && size > 0 ? value : undefined);
    }
    return values;
}
function valueSize(type) {
    if (type >= 12)
        return Math.floor((type - 12) / 2);
    return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}
function toNumber(value) {
    return value.length <= 6 ? value.readUIntBE(0, value.length) : 0;
}
/** Seven bits a byte, highest first; the ninth byte has eight. Larger than any file: undefined. */
function readVarint(bytes, start) {
    let value = 0;
    for (let at = start; at < start + 8; at++) {
        const byte = bytes[at];
        if (byte === undefined)
            return undefined;
        value = value * 128 + (byte & 127);
        if (value > Number.MAX_SAFE_INTEGER)
            return undefined;
        if (byte < 128)
            return { value, end: at + 1 };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/packages/rpm/database.js





/** Bytes of all files' paths and relations together; no system comes near, and a made-up database must not fill the memory. */
const PATHS_LIMIT = 100_000_000;
/** Reads all of a database that can be read; never throws. */
function readRpmDatabase(bytes) {
    const read = readerFor(bytes);
    if (!read)
        return { packages: [], fault: "it is in none of the forms that rpm writes" };
    const headers = [];
    let first;
    const fault = (reason) => {
        first ??= reason;
    };
    let paths = 0;
    for (const header of read(bytes, fault)) {
        const found = readRpmHeader(header);
        if (!found) {
            fault("a package's header is damaged");
            continue;
        }
        paths += pathBytes(found) + relationBytes(found);
        if (paths > PATHS_LIMIT) {
            fault("it lists more than any system has");
            break;
        }
        headers.push(found);
    }
    const packages = resolveRelations(headers);
    return first === undefined ? { packages } : { packages, fault: first };
}
/** Tells the form by its magic number; the file's name says little, and an old one may be left beside a new one. */
function readerFor(bytes) {
    if (bytes.toString("latin1", 0, 16) === "SQLite format 3\0")
        return readSqlite;
    if (bytes.toString("latin1", 0, 4) === "RpmP")
        return readNdb;
    return isBerkeleyHash(bytes) ? readBerkeleyHash : undefined;
}
function pathBytes({ folders, files }) {
    return files.reduce((sum, [folder, name]) => sum + (folders[folder]?.length ?? 0) + name.length, 0);
}
function relationBytes({ provides, requires, recommends }) {
    return [...provides, ...requires, ...recommends].reduce((sum, name) => sum + name.length, 0);
}
/** The bytes to keep instead of the file's. */
function encodeDatabase(database) {
    return Buffer.from(JSON.stringify(database));
}
/** Back from {@link encodeDatabase}; what was kept can have been damaged since. */
function decodeDatabase(bytes) {
    try {
        return JSON.parse(Buffer.from(bytes).toString("utf8"));
    }
    catch {
        return { packages: [], fault: "what was kept of it is damaged" };
    }
}

;// CONCATENATED MODULE: ./build/packages/rpm/manifest.js
/**
 * One line for each package: `%{NAME}\t%{VERSION}-%{RELEASE}\t%{INSTALLTIME}\t%{BUILDTIME}\t%{VENDOR}\t%{EPOCH}\t%{SIZE}\t%{ARCH}\t%{EPOCHNUM}\t%{SOURCERPM}`.
 * Files are not listed.
 */
function manifest_readManifest(text) {
    const lines = text.split("\n").filter((line) => line !== "");
    const packages = lines.flatMap((line) => {
        const [name = "", version = "", , , , , , architecture, epoch = "0", source] = line.split("\t");
        if (name === "" || architecture === undefined || source === undefined)
            return [];
        return [
            {
                name,
                version: /^[1-9]\d*$/.test(epoch) ? `${epoch}:${version}` : version,
                architecture,
                depends: [],
                recommends: [],
                folders: [],
                files: [],
            },
        ];
    });
    return packages.length === lines.length ? { packages } : { packages, fault: "a line is damaged" };
}

;// CONCATENATED MODULE: ./build/packages/whole-file.js
/** Holds a file's bytes until all of them are there, and keeps what `make` makes of them. `make` never throws. */
function wholeFile(name, limit, make) {
    return {
        name,
        limit,
        keep: "none",
        start: (size) => {
            const bytes = Buffer.allocUnsafeSlow(size);
            let filled = 0;
            return {
                write: (chunk) => {
                    filled += chunk.copy(bytes, filled);
                },
                end: () => make(bytes),
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/packages/rpm.js





/** Where it lies: rpm's own place, SUSE's and Fedora's new one, and that of systems laid down by ostree. */
const FOLDERS = ["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"];
const FILES = ["Packages", "Packages.db", "rpmdb.sqlite"];
const DATABASES = new Set(FOLDERS.flatMap((folder) => FILES.map((file) => `${folder}/${file}`)));
const WHITEOUTS = new Map(FOLDERS.flatMap((folder) => FILES.map((file) => [`${folder}/.wh.${file}`, `${folder}/${file}`])));
/** What SQLite has not yet carried over into the database beside it. https://www.sqlite.org/wal.html */
const LOGS = new Set(FOLDERS.map((folder) => `${folder}/rpmdb.sqlite-wal`));
/** Azure Linux's distroless images list their packages here instead. */
const rpm_MANIFEST = "var/lib/rpmmanifest/container-manifest-2";
/** Many times that of a desktop's database. */
const rpm_LIMIT = 128_000_000;
/** The names, versions and files of a database take a tenth of its bytes, so these alone are kept. */
const extract = wholeFile("rpm", rpm_LIMIT, (bytes) => encodeDatabase(readRpmDatabase(bytes)));
/** rpm's package database, in each of the forms that it has had. https://rpm.org/ */
const rpm = {
    manager: "rpm",
    content: (path) => (DATABASES.has(path) ? extract : path === rpm_MANIFEST ? "whole" : "none"),
    states: rpm_readStates,
};
function rpm_readStates(layers, note) {
    const states = [];
    const current = new Map();
    layers.forEach((layer, index) => {
        const written = readWritten(layer);
        for (const [path, database] of written) {
            current.set(path, database);
            if (database.fault !== undefined)
                note({ path, layer: index, reason: database.fault });
        }
        let pending = false;
        if (current.size === 0)
            return;
        for (const { path, size, type } of layer.entries) {
            // A database in a new form takes the place of the old one; one that is only deleted uninstalls nothing.
            const deleted = WHITEOUTS.get(path);
            if (deleted !== undefined && written.size > 0 && !written.has(deleted))
                current.delete(deleted);
            if (type !== "file" || size === 0 || !LOGS.has(path))
                continue;
            pending = true;
            note({ path, layer: index, reason: "it holds changes that are not yet in the database" });
        }
        if (written.size === 0)
            return;
        const records = new Map();
        for (const [path, { packages }] of current) {
            for (const item of packages)
                records.set(`${item.name}-${item.version}.${item.architecture}`, record(item, path));
        }
        const incomplete = pending || [...current.values()].some((database) => database.fault !== undefined);
        states.push({ layer: index, records, incomplete });
    });
    return states;
}
function readWritten(layer) {
    const written = new Map();
    for (const path of DATABASES) {
        const bytes = layer.contents.get((0,model/* extractKey */.JY)(path, extract.name));
        if (bytes)
            written.set(path, decodeDatabase(bytes));
    }
    const manifest = layer.contents.get(rpm_MANIFEST);
    if (manifest)
        written.set(rpm_MANIFEST, manifest_readManifest((0,database/* decode */.D)(manifest)));
    return written;
}
function record({ name, version, depends, recommends, folders, files }, database) {
    return {
        name,
        version,
        section: "",
        provides: [name],
        depends,
        recommends,
        requested: null,
        database,
        files: () => files.map(([folder, file]) => `${folders[folder] ?? ""}${file}`.replace(/^\/+/, "")),
    };
}

;// CONCATENATED MODULE: ./build/packages/catalogue.js









/** Every package database that is understood. */
const databases = [dpkg, apk, rpm, chisel];
/** Every language whose packages are understood. Node's own are read where they are searched. */
const languages = [python/* python */.H, ruby, php, goPrograms, rustPrograms];
const selectors = [
    ...databases.map(({ content }) => content),
    ...languages.map(({ content }) => content),
    osReleaseContent,
];
/** Keeps the package databases, and what the system calls itself, while layers are read. */
const packageContent = (path, size) => {
    let need = "none";
    for (const select of selectors) {
        need = select(path, size);
        if (need !== "none")
            break;
    }
    return need;
};

;// CONCATENATED MODULE: ./build/packages/installations.js
/** Follows packages over what a database holds after each layer that writes to it, in the order of installation. */
function followInstallations(states) {
    const all = [];
    const current = new Map();
    for (const { layer, records, incomplete } of states) {
        for (const [key, installed] of current) {
            const record = records.get(key);
            if (record?.version === installed.record.version)
                installed.requested = record.requested;
            else if (record || !incomplete) {
                installed.removedIn = layer;
                current.delete(key);
            }
        }
        for (const [key, record] of records) {
            if (current.has(key))
                continue;
            const installed = {
                record,
                layer,
                requested: record.requested,
                removedIn: null,
            };
            current.set(key, installed);
            all.push(installed);
        }
    }
    return all;
}

;// CONCATENATED MODULE: ./build/packages/language-packages.js



/** Packages of languages that no package of the system brought. */
function readLanguagePackages(image, filesystem, system, owned, note) {
    const ofSystem = new Set(system.flatMap(({ files }) => files));
    return languages.flatMap((metadata) => metadataFiles(image, filesystem, metadata).flatMap((history) => {
        if (ofSystem.has(history.path))
            return [];
        const states = language_packages_readStates(image, filesystem, metadata, history, note);
        return followInstallations(states).map(({ record: { files, ...record }, layer, requested, removedIn }) => ({
            language: metadata.language,
            ...record,
            requested,
            database: history.path,
            layer,
            removedIn: removedIn ?? history.removedIn,
            ...owned(files(), layer),
        }));
    }));
}
/** Those of any layer, in order of their paths. */
function metadataFiles({ layers }, filesystem, { pathOf }) {
    const found = new Map();
    for (const { contents } of layers) {
        for (const key of contents.keys()) {
            const path = pathOf(key);
            const history = path === undefined ? undefined : filesystem.lookup(path);
            if (history)
                found.set(history.path, history);
        }
    }
    return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}
/** What one file of metadata told after each layer that wrote it. */
function language_packages_readStates({ layers }, filesystem, { read, keyOf }, { path, versions }, note) {
    return versions.flatMap(({ layer, entry }) => {
        const bytes = layers[layer]?.contents.get(keyOf(entry.path));
        if (!bytes)
            return [];
        const text = (beside) => (0,database/* newestContent */.S)(layers, layer, beside);
        const records = read(bytes, { path, filesystem, text });
        if (records === undefined)
            note({ path, layer, reason: "it cannot be understood" });
        const incomplete = records === undefined;
        return [{ layer, records: new Map(records?.map((record) => [record.name, record])), incomplete }];
    });
}

;// CONCATENATED MODULE: ./build/packages/owned-files.js
/** Looks up listed files, and how many bytes of them a layer brought. */
function ownedFiles(filesystem) {
    const canonical = canonicalPaths(filesystem);
    return (listed, layer) => {
        const files = new Set();
        let bytes = 0;
        for (const name of listed) {
            const path = canonical(name);
            if (files.has(path))
                continue;
            const history = filesystem.paths.get(path);
            const versions = history?.versions ?? [];
            if (!versions.some(({ entry }) => entry.type !== "directory"))
                continue;
            // What the list means as a folder, as /bin, can be a link to one.
            if (history?.type === "symlink" && isFolder(filesystem.resolve(path)))
                continue;
            files.add(path);
            for (const version of versions) {
                if (version.layer === layer && version.entry.type === "file")
                    bytes += version.entry.size;
            }
        }
        return { files: [...files], bytes };
    };
}
function isFolder(history) {
    return history?.type === "directory";
}
/** Resolves links among a path's parent folders, as in `/bin/sh` where /bin is a link to /usr/bin. */
function canonicalPaths(filesystem) {
    const folders = new Map();
    return (path) => {
        const slash = path.lastIndexOf("/");
        if (slash < 0)
            return path;
        const folder = path.slice(0, slash);
        let real = folders.get(folder);
        if (real === undefined) {
            real = filesystem.resolve(folder)?.path ?? folder;
            folders.set(folder, real);
        }
        return `${real}/${path.slice(slash + 1)}`;
    };
}

;// CONCATENATED MODULE: ./build/packages/packages.js





/**
 * All packages that any layer's databases ever held, in the order in which they were installed, and what could not
 * be read of the databases. A package that a later layer upgrades is there twice: the old version, removed by that
 * layer, and the new one, installed by it.
 */
function readPackages(image, filesystem) {
    const owned = ownedFiles(filesystem);
    const notes = unreadFiles(image);
    const note = (each) => {
        notes.push(each);
    };
    const packages = databases.flatMap(({ manager, states }) => followInstallations(states(image.layers, note)).map(({ record: { files, ...record }, layer, requested, removedIn }) => ({
        manager,
        ...record,
        requested,
        layer,
        removedIn,
        ...owned(files(), layer),
    })));
    return {
        packages: withoutDoubles(packages),
        languagePackages: readLanguagePackages(image, filesystem, packages, owned, note),
        notes,
    };
}
/** Some tools write dpkg's records beside chisel's manifest, which alone says which files are there. */
function withoutDoubles(packages) {
    const key = ({ name, version }) => `${name} ${version}`;
    const chiselled = new Set(packages.filter(({ manager }) => manager === "chisel").map(key));
    return packages.filter((item) => item.manager !== "dpkg" || item.files.length > 0 || !chiselled.has(key(item)));
}
/** Files of a database whose bytes were not kept: reading layers is bounded. */
function unreadFiles({ layers }) {
    return layers.flatMap((layer, index) => {
        if (!layer.contentsIncomplete)
            return [];
        const unread = [];
        for (const { path, type, size } of layer.entries) {
            const need = type === "file" ? packageContent(path, size) : "none";
            if (need === "none")
                continue;
            if (layer.contents.has(typeof need === "object" ? (0,model/* extractKey */.JY)(path, need.name) : path))
                continue;
            unread.push({ path, layer: index, reason: "it is too large, or a sparse file" });
        }
        return unread;
    });
}

// EXTERNAL MODULE: ./build/detectors/brought.js
var brought = __webpack_require__(821);
// EXTERNAL MODULE: ./build/text/bytes.js
var bytes = __webpack_require__(4769);
// EXTERNAL MODULE: ./build/packages/relations.js
var packages_relations = __webpack_require__(3569);
;// CONCATENATED MODULE: ./build/inspect/severity.js
const ORDER = ["info", "warning", "error"];
/** One level less. */
function lower(severity) {
    return ORDER[ORDER.indexOf(severity) - 1] ?? "info";
}
function atLeast(severity, other) {
    return ORDER.indexOf(severity) >= ORDER.indexOf(other);
}
function worst(severities) {
    return ORDER[Math.max(0, ...severities.map((severity) => ORDER.indexOf(severity)))] ?? "info";
}
/**
 * One level less for what was inherited (unless the detector says otherwise: then the base is the finding), one
 * level less for what was deleted later, and a word at most on what the image itself starts.
 */
function judgeEvidence(detector, evidence, around) {
    if (isStarted(evidence, around.started))
        return "info";
    const own = evidence.severity ?? detector.severity;
    const inherited = evidence.severity === undefined && !around.removedByBase
        ? (detector.inherited ?? lower(own))
        : lower(own);
    const severity = around.origin === "base" ? inherited : own;
    return evidence.removed ? lower(severity) : severity;
}
/** Whether ENTRYPOINT or CMD starts it. */
function isStarted({ name, path, programs }, started) {
    return started.some((program) => programs
        ? programs.includes(program.name)
        : program.name === name || program.path === path || program.path?.startsWith(`${path}/`) === true);
}

;// CONCATENATED MODULE: ./build/inspect/fold-dependencies.js


/**
 * One finding for one cause: a package that nobody asked for goes to the finding of the package that pulled it in, in
 * the same layer. `apt-get install rustc` brings gcc; without rustc there is none. What is more severe than what
 * pulled it in stays a finding of its own: no error hides in a warning, or in what was allowed as one.
 */
function foldDependencies(groups, packages, started) {
    const relations = new Map();
    const causes = new Map();
    for (const [layer, found] of foundTogether(groups)) {
        const known = relations.get(layer) ?? new packages_relations/* Relations */.s(packages.filter((item) => item.layer === layer));
        relations.set(layer, known);
        for (const [member, cause] of causesOf(found, known, started))
            causes.set(member, cause);
    }
    if (causes.size === 0)
        return [...groups];
    return groups
        .map((group) => ({
        ...group,
        members: [
            ...group.members.filter((member) => !causes.has(member)),
            ...[...causes].flatMap(([member, cause]) => cause.group === group ? [{ ...member, cause: cause.member.evidence }] : []),
        ],
    }))
        .filter(({ members }) => members.length > 0);
}
/** Packages that one layer and one instruction brought, where more than one detector found some. */
function foundTogether(groups) {
    const together = new Map();
    for (const group of groups) {
        const named = new Set((group.attribution.text ?? "").split(/[\s"'\\;&|,]+/).map(nameOf));
        for (const member of group.members) {
            const item = member.evidence.installed;
            if (!item)
                continue;
            const key = `${member.layer} ${group.key}`;
            const same = together.get(key) ?? { layer: member.layer, found: [] };
            together.set(key, same);
            same.found.push({ group, member, item, asked: item.requested === true || named.has(item.name) });
        }
    }
    return [...together.values()].flatMap(({ layer, found }) => new Set(found.map(({ group }) => group)).size > 1 ? [[layer, found]] : []);
}
/** `gcc` of `gcc=4:12.2.0-3`, `gcc/bookworm`, `gcc:amd64`. */
function nameOf(word) {
    return word.split(/[=/:~<>]/, 1)[0] ?? "";
}
function causesOf(found, relations, started) {
    const reached = new Map(found.map((one) => [one, relations.reachedFrom([one.item])]));
    const pulls = (one, other) => {
        const how = one === other ? undefined : reached.get(one)?.get(other.item);
        if (how === undefined || !atLeast(one.group.detector.severity, other.group.detector.severity))
            return false;
        // What the image starts is meant to be there with what it cannot do without, and no more.
        return how === "depends" || !isStarted(one.member.evidence, started);
    };
    const isPulled = (other) => !other.asked && found.some((one) => one.group !== other.group && pulls(one, other));
    const tops = found.filter((one) => !isPulled(one));
    const causes = new Map();
    for (const other of found) {
        if (!isPulled(other))
            continue;
        const pulling = tops.filter((one) => pulls(one, other));
        const [first] = pulling;
        if (first && pulling.every((one) => one.group !== other.group))
            causes.set(other.member, first);
    }
    return causes;
}

// EXTERNAL MODULE: ./build/detectors/program-lookup.js
var program_lookup = __webpack_require__(8663);
;// CONCATENATED MODULE: ./build/inspect/started-programs.js

const SHELLS = /(^|\/)(sh|bash|ash|dash|zsh)$/;
/** Words that stand before the program that a shell line starts. */
const PREFIX_WORDS = /^(exec|env|time|nohup|[A-Za-z_][A-Za-z0-9_]*=.*)$/;
/**
 * What ENTRYPOINT and CMD start: the first word of each, what stands behind `--` (tini), and the commands of a shell
 * line. What an entry script starts cannot be seen.
 */
function startedPrograms(config, filesystem) {
    const words = new Set();
    for (const list of [config.entrypoint, config.cmd]) {
        const [first] = list;
        if (first !== undefined)
            words.add(first);
        const dashes = list.indexOf("--");
        const behind = dashes < 0 ? undefined : list[dashes + 1];
        if (behind !== undefined)
            words.add(behind);
    }
    const all = [...config.entrypoint, ...config.cmd];
    const shell = all.findIndex((word, index) => SHELLS.test(word) && /^-[a-z]*c$/.test(all[index + 1] ?? ""));
    if (shell >= 0)
        for (const word of shellCommands(all[shell + 2] ?? ""))
            words.add(word);
    return [...words].map((word) => ({
        name: word.slice(word.lastIndexOf("/") + 1),
        path: (0,program_lookup/* lookUpProgram */.V)(word, config, filesystem)?.path ?? null,
    }));
}
function shellCommands(line) {
    return line.split(/&&|\|\||[;|&\n]/).flatMap((command) => {
        const word = command
            .trim()
            .split(/\s+/)
            .find((candidate) => !PREFIX_WORDS.test(candidate));
        return word === undefined || word === "" ? [] : [word.replace(/^(["'])(.*)\1$/, "$2")];
    });
}

;// CONCATENATED MODULE: ./build/inspect/findings.js






/**
 * Searches an image with every detector and makes one finding of all that one instruction brought under one detector;
 * what survives and what was deleted later are two, a package counts for the first detector that names it, and one that
 * another finding's package pulled in is part of that finding. Worst first, then largest.
 */
function findFindings(image, filesystem, found, attribution, context) {
    const own = attribution.findIndex((layer) => layer.origin === "own");
    const baseLayers = own < 0 ? attribution.length : own;
    const searched = {
        filesystem,
        packages: found.packages,
        languagePackages: found.languagePackages,
        config: image.config,
        layers: image.layers,
        baseLayers,
    };
    const started = startedPrograms(image.config, filesystem);
    const claimed = new Set();
    const groups = catalogue/* detectors */.mW.flatMap((detector) => groupEvidence(detector, searched, attribution, claimed, context));
    return foldDependencies(groups, found.packages, started)
        .map((group) => describeGroup(group, searched, started, context))
        .sort(byWeight);
}
function groupEvidence(detector, image, attribution, claimed, context) {
    const groups = new Map();
    for (const evidence of detector.search(image)) {
        const [brought] = evidence.layers;
        if (!brought)
            continue;
        if (evidence.installed) {
            if (claimed.has(evidence.installed))
                continue;
            claimed.add(evidence.installed);
        }
        const [layer, bytes] = brought;
        const made = configAttribution(evidence, context) ?? attribution[layer];
        if (!made || (detector.ownOnly && made.origin === "base"))
            continue;
        const key = `${instructionKey(made, layer)} ${evidence.removed}`;
        const { removed } = evidence;
        const group = groups.get(key) ?? { key, detector, attribution: made, removed, members: [] };
        groups.set(key, group);
        group.members.push({ evidence, detector, layer, bytes, cause: null });
    }
    return [...groups.values()];
}
/** The last ENTRYPOINT or CMD of the stage, or of the stages that it is FROM, else the base image's: no layer tells of it. */
function configAttribution({ instruction }, { target, stages, instructions }) {
    if (instruction === undefined || instructions === undefined)
        return undefined;
    for (let stage = target; stage !== null; stage = stages[stage]?.baseStage ?? null) {
        const found = instructions.findLast((item) => item.stage === stage && item.keyword === instruction);
        if (!found)
            continue;
        return { origin: "own", kind: "other", line: found.line, text: found.text, stage, fromStage: null };
    }
    return { origin: "base", kind: "base", line: null, text: null, stage: null, fromStage: null };
}
/** Layers of one instruction belong together, and so do all layers of the external base image. */
function instructionKey({ origin, line, stage }, layer) {
    if (origin === "base")
        return "base";
    return line === null ? `layer ${layer}` : `line ${stage} ${line}`;
}
function describeGroup({ detector, attribution, removed, members }, image, started, context) {
    const sorted = [...members].sort((a, b) => b.bytes - a.bytes || compare(a.evidence.path, b.evidence.path));
    const own = sorted.filter(({ cause }) => cause === null).map((member) => member.evidence);
    const items = sorted.map((member) => describeItem(member, detector));
    const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
    const origin = originOf(attribution);
    const stage = attribution.stage === null ? undefined : context.stages[attribution.stage];
    const facts = {
        evidence: own,
        bytes,
        origin,
        instruction: attribution.text,
        fromStage: attribution.fromStage,
        source: attribution.fromStage ?? (attribution.line === null ? "where it was made" : "the build context"),
        base: origin === "base" ? baseReference(image, stage?.base) : null,
        residual: removed,
    };
    const severities = sorted.map(({ evidence: member, detector: finder, cause }) => cause !== null && isStarted(cause, started)
        ? "info"
        : judgeEvidence(finder, member, {
            origin: attribution.origin,
            removedByBase: removed && isGoneBefore(image, member, image.baseLayers),
            started,
        }));
    const first = items[sorted.findIndex(({ cause }) => cause === null)];
    const path = first?.path ?? "/";
    return {
        detector: detector.id,
        severity: worst(severities),
        path,
        ...(first?.package !== undefined && { package: first.package }),
        ...(first?.version !== undefined && { version: first.version }),
        bytes,
        layer: sorted[0]?.layer ?? 0,
        origin,
        ...(attribution.line !== null && { line: attribution.line }),
        stage: stageName(attribution.stage, context),
        ...(origin === "copy" && attribution.fromStage !== null && { fromStage: attribution.fromStage }),
        residual: removed,
        message: detector.message(facts) + pulledIn(sorted),
        remedy: detector.remedy(facts),
        items,
    };
}
/** What came along, in the words of a sentence that tells of its cause. */
function pulledIn(members) {
    const names = members.flatMap(({ cause, evidence }) => (cause === null ? [] : evidence.name));
    if (names.length === 0)
        return "";
    const more = names.length > 3 ? ", …" : "";
    return `, with ${(0,bytes/* count */.U9)(names.length, "package")} that came along (${names.slice(0, 3).join(", ")}${more})`;
}
function describeItem({ evidence, detector, bytes }, finding) {
    const { path, package: name, version } = evidence;
    return {
        path: `/${path}`,
        ...(name !== undefined && { package: name }),
        ...(version !== undefined && { version }),
        ...(detector !== finding && { detector: detector.id }),
        bytes,
    };
}
function originOf({ origin, kind }) {
    if (origin === "base")
        return "base";
    return kind === "copy" ? "copy" : "run";
}
/** The stage that the line stands in, where it is not the target. */
function stageName(stage, { stages, target }) {
    return stage === null || stage === target ? null : (stages[stage]?.name ?? String(stage));
}
function baseReference({ config }, base) {
    return base || config.labels["org.opencontainers.image.base.name"] || null;
}
/** Deleted (or replaced) by a layer before the given one. */
function isGoneBefore({ filesystem }, { path, layers }, layer) {
    const history = filesystem.lookup(path);
    if (!history)
        return false;
    if (history.removedIn !== null)
        return history.removedIn < layer;
    const [first = 0] = layers.keys();
    const next = (0,brought/* broughtVersions */.n)(history).find((version) => version.layer > first);
    return next !== undefined && next.layer < layer;
}
function byWeight(a, b) {
    const order = { error: 0, warning: 1, info: 2 };
    return order[a.severity] - order[b.severity] || b.bytes - a.bytes || compare(a.detector, b.detector);
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/inspect/history.js
const BUILDKIT = "buildkit.dockerfile.v0";
/**
 * Attribution from the image's own history, for an image whose build is not known: the n-th entry that is not an
 * empty layer made layer n. It knows no lines and no stages. Where the first layers were made by something other
 * than BuildKit and later ones by it, the first ones count as the base; otherwise nothing tells, and all are own.
 * https://github.com/opencontainers/image-spec/blob/main/config.md#properties (`history`)
 */
function attributeByHistory(image) {
    const made = image.config.history.filter((entry) => !entry.emptyLayer);
    if (made.length !== image.layers.length)
        return image.layers.map(() => attribute("own", null));
    const firstBuilt = made.findIndex((entry) => entry.comment === BUILDKIT);
    return made.map((entry, index) => attribute(index < firstBuilt ? "base" : "own", entry));
}
function attribute(origin, entry) {
    const text = entry === null ? null : instructionOf(entry.createdBy) || null;
    return {
        origin,
        kind: origin === "base" ? "base" : kindOf(text),
        line: null,
        text,
        stage: null,
        fromStage: null,
    };
}
function kindOf(text) {
    const [keyword] = (text ?? "").split(/\s/, 1);
    if (keyword === "COPY" || keyword === "ADD")
        return "copy";
    return keyword === "RUN" ? "run" : "other";
}
/**
 * `created_by` as an instruction: `RUN apt-get update` of `RUN |1 TOKEN=x /bin/sh -c apt-get update # buildkit` and of
 * `/bin/sh -c apt-get update`. Build arguments are left out: their values can be secret.
 */
function instructionOf(createdBy) {
    const text = createdBy.replace(/\s*# buildkit$/, "").trim();
    const comment = /^(?:\|\d+ .*?)?\/bin\/sh -c #\(nop\)\s+(.*)$/s.exec(text);
    if (comment)
        return comment[1] ?? "";
    const shell = /^(?:RUN )?(?:\|\d+ .*?)?(?:\/bin\/(?:ba|a|da)?sh(?: -o pipefail)? -[a-z]*c )(.*)$/s.exec(text);
    if (shell)
        return `RUN ${shell[1] ?? ""}`;
    return text.replace(/^RUN \|\d+ .*$/s, "RUN …");
}

// EXTERNAL MODULE: ./build/inspect/model.js
var inspect_model = __webpack_require__(5798);
;// CONCATENATED MODULE: ./build/inspect/notes.js
/** Packages that are not known are not searched either: the reader must know. */
function noteOnPackages({ path, layer, reason }) {
    return {
        message: `The package database /${path} of layer ${layer + 1} could not be read whole: ${reason}. Packages may be missing`,
        path: `/${path}`,
        layer,
    };
}

;// CONCATENATED MODULE: ./build/inspect/inspect.js










const NOTHING = { packages: [], languagePackages: [], notes: [] };
/** What must be kept of files' bytes while layers are read, for `inspectImage` with `search`. */
const inspectedContent = (path, size) => {
    const need = packageContent(path, size);
    if (need === "whole")
        return need;
    const detectors = (0,catalogue/* detectorContent */.ii)(path, size);
    if (typeof need === "object")
        return { ...need, keep: detectors };
    return detectors === "none" ? need : detectors;
};
/**
 * Measures an image and, where it ships, searches it.
 * @param attribution one for each layer, base first, from the build's provenance; null: told by the image's history
 */
function inspectImage(image, attribution, options) {
    const attributed = attribution ?? attributeByHistory(image);
    // First, so that its trees are gone before the filesystem's is made.
    const dive = diveFigures(image.layers);
    const filesystem = (0,image_filesystem/* buildFilesystem */.c)(image);
    const os = readOsRelease(filesystem);
    const found = options.search ? readPackages(image, filesystem) : NOTHING;
    const sum = (of) => image.layers.reduce((total, layer) => total + of(layer), 0);
    return {
        schema: inspect_model/* INSPECTION_SCHEMA */.v,
        reference: image.reference,
        digest: image.digest,
        platform: image.platform,
        ...(os === undefined ? {} : { os }),
        size: sum((layer) => layer.size),
        downloadSize: image.layers.some((layer) => downloadOf(layer) === null)
            ? null
            : sum((layer) => layer.downloadSize),
        downloadSizeExact: image.layers.every((layer) => layer.downloadSizeExact),
        layers: image.layers.map((layer, index) => describeLayer(layer, attributed[index], options)),
        ...(image.otherPlatforms === undefined ? {} : { otherPlatforms: image.otherPlatforms }),
        findings: options.search ? findFindings(image, filesystem, found, attributed, options) : [],
        packages: installed(found.packages),
        efficiency: { dive, reclaimableBytes: reclaimableBytes(filesystem, image) },
        ...(found.notes.length === 0 ? {} : { notes: found.notes.map(noteOnPackages) }),
    };
}
function installed(packages) {
    return packages
        .filter(({ removedIn }) => removedIn === null)
        .map(({ manager, name, version, bytes, layer }) => ({ manager, name, version, bytes, layer }))
        .sort((one, other) => other.bytes - one.bytes || (one.name < other.name ? -1 : 1));
}
/** What a pull transfers of a layer; null where it lay there plain and was not estimated. */
function downloadOf(layer) {
    return layer.downloadSizeExact || layer.downloadSizeEstimated ? layer.downloadSize : null;
}
function describeLayer(layer, attribution, { stages }) {
    const { diffId, digest, size, files } = layer;
    const stage = attribution?.stage ?? null;
    return {
        diffId,
        digest,
        size,
        downloadSize: downloadOf(layer),
        files,
        origin: attribution?.origin ?? "own",
        instruction: attribution === undefined || attribution.text === null
            ? null
            : {
                line: attribution.line,
                text: attribution.text,
                stage: stage === null ? null : (stages[stage]?.name ?? String(stage)),
            },
    };
}


/***/ }),

/***/ 2999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ plainInstruction)
/* harmony export */ });
/** An instruction's text, the same for all that differ in blanks and line breaks alone. */
function plainInstruction(text) {
    return text
        .replaceAll(/\\\r?\n/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim();
}


/***/ }),

/***/ 678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ computeDelta)
/* harmony export */ });
/* harmony import */ var _inspect_instruction_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2999);

/**
 * What changed in size from `before` to `image`: the part of the external base image, the part of one's own
 * instructions, and the instructions that moved, largest movement first.
 *
 * An instruction is the same if its text is, blanks aside: in the same stage, else in any. Of those left over, the
 * n-th RUN of a stage is taken for its n-th RUN before, and so with other keywords: it was edited.
 */
function computeDelta(image, before) {
    const base = baseBytes(image) - baseBytes(before);
    const size = image.size - before.size;
    return {
        size,
        downloadSize: image.downloadSize === null || before.downloadSize === null
            ? null
            : image.downloadSize - before.downloadSize,
        base,
        own: size - base,
        lines: lineDeltas(contributions(image.layers), contributions(before.layers)),
    };
}
function baseBytes({ layers }) {
    return layers.reduce((sum, { origin, size }) => sum + (origin === "base" ? size : 0), 0);
}
function contributions(layers) {
    const found = new Map();
    for (const { origin, size, instruction } of layers) {
        if (origin === "base")
            continue;
        const { line, stage, text } = instruction ?? { line: null, stage: null, text: "" };
        const key = `${stage ?? ""}\0${(0,_inspect_instruction_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainInstruction */ .x)(text)}`;
        const earlier = found.get(key);
        found.set(key, earlier ? { ...earlier, bytes: earlier.bytes + size } : { line, stage, text, bytes: size });
    }
    return [...found.values()];
}
function lineDeltas(after, before) {
    let leftAfter = [...after];
    let leftBefore = [...before];
    const pairs = [];
    const identities = [
        ({ stage, text }) => `${stage ?? ""}\0${(0,_inspect_instruction_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainInstruction */ .x)(text)}`,
        ({ text }) => (0,_inspect_instruction_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plainInstruction */ .x)(text),
        ({ stage, text }, position) => `${stage ?? ""}\0${keyword(text)}\0${position}`,
    ];
    for (const identity of identities) {
        const waiting = queues(leftBefore, identity);
        const paired = new Set();
        for (const [key, contributionsAfter] of queues(leftAfter, identity)) {
            for (const contribution of contributionsAfter) {
                const partner = waiting.get(key)?.shift();
                if (partner === undefined)
                    continue;
                pairs.push([contribution, partner]);
                paired.add(contribution).add(partner);
            }
        }
        leftAfter = leftAfter.filter((contribution) => !paired.has(contribution));
        leftBefore = leftBefore.filter((contribution) => !paired.has(contribution));
    }
    pairs.push(...leftAfter.map((contribution) => [contribution, null]));
    pairs.push(...leftBefore.map((contribution) => [null, contribution]));
    return pairs
        .map(toDelta)
        .filter(({ change }) => change !== 0)
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}
/** Contributions by identity. The position counts those of one stage and keyword, in the order of the layers. */
function queues(contributions, identity) {
    const positions = new Map();
    const found = new Map();
    for (const contribution of contributions) {
        const counter = `${contribution.stage ?? ""}\0${keyword(contribution.text)}`;
        const position = positions.get(counter) ?? 0;
        positions.set(counter, position + 1);
        const key = identity(contribution, position);
        found.set(key, [...(found.get(key) ?? []), contribution]);
    }
    return found;
}
function keyword(text) {
    return (/^\s*([A-Za-z]+)/.exec(text)?.[1] ?? "").toUpperCase();
}
/** Line and text are those of now; of before where the instruction is gone. */
function toDelta([after, before]) {
    const { line, stage, text } = after ?? before ?? { line: null, stage: null, text: "" };
    return {
        line,
        stage,
        text,
        before: before?.bytes ?? null,
        after: after?.bytes ?? null,
        change: (after?.bytes ?? 0) - (before?.bytes ?? 0),
    };
}


/***/ }),

/***/ 3779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ compareFindings)
/* harmony export */ });
const RANKS = { info: 0, warning: 1, error: 2 };
/**
 * Says of each finding in one image whether the baseline had it.
 *
 * - `debt`: the baseline had every package or path of it by the same detector, by whatever line, and no less severe.
 * - `new`: it has one that the baseline had not; or it is an error, and was less severe before, or only the bytes of
 *   something deleted. Also where there is no baseline, or the Dockerfile or stage was not in it.
 * - `unknown`: the baseline should be there, but it, or this stage in it, could not be had.
 *
 * A package is known by its name, whatever its version and place; a file tree by its path.
 *
 * @param base the findings of the stage that it is compared with; empty unless `state` is `compared`
 */
function compareFindings(head, base, state) {
    if (state !== "compared") {
        const status = state === "not-built" ? "unknown" : "new";
        return { findings: head.map((finding) => ({ ...finding, status })), fixed: [] };
    }
    const known = knownItems(base);
    const findings = head.map((finding) => {
        const old = finding.items.every((item) => isOld(finding, known.get(keyOf(finding, item))));
        return { ...finding, status: old ? "debt" : "new" };
    });
    const present = knownItems(head);
    const fixed = base.filter((finding) => !finding.items.some((item) => present.has(keyOf(finding, item))));
    return { findings, fixed };
}
function isOld(finding, before) {
    if (before === undefined)
        return false;
    if (finding.severity !== "error")
        return true;
    return before.rank >= RANKS.error && (finding.residual || !before.residual);
}
function knownItems(findings) {
    const known = new Map();
    for (const finding of findings) {
        for (const item of finding.items) {
            const key = keyOf(finding, item);
            const before = known.get(key);
            known.set(key, {
                rank: Math.max(before?.rank ?? 0, RANKS[finding.severity]),
                residual: (before?.residual ?? true) && finding.residual,
            });
        }
    }
    return known;
}
function keyOf(finding, item) {
    return JSON.stringify([
        item.detector ?? finding.detector,
        item.package === undefined ? "path" : "package",
        item.package ?? item.path,
    ]);
}


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ Changes)
/* harmony export */ });
/** Lets one caller wait until something holds; it is looked at anew whenever anything has changed. */
class Changes {
    #next = () => undefined;
    /** Anything that {@link until} may be waiting for has changed. */
    tell() {
        this.#next();
    }
    async until(holds) {
        while (!holds()) {
            await new Promise((resolve) => {
                this.#next = resolve;
            });
        }
    }
}


/***/ }),

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ startChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);

/** Time between the polite and the final signal. */
const GRACE_MS = 4000;
/** Starts a program whose output streams. It gets a process group of its own, so that all of it can be ended. */
function startChild(command, args, options) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
        stdio: ["ignore", "pipe", "pipe"],
        env: options.env,
        detached: true,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const send = (signal) => {
        if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
            return;
        try {
            process.kill(-child.pid, signal);
        }
        catch {
            // It ended in between.
        }
    };
    let timer;
    const end = () => {
        send("SIGTERM");
        timer = setTimeout(() => send("SIGKILL"), GRACE_MS);
    };
    if (options.signal?.aborted)
        end();
    options.signal?.addEventListener("abort", end, { once: true });
    const exit = new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code) => resolve(code));
    }).finally(() => {
        clearTimeout(timer);
        options.signal?.removeEventListener("abort", end);
    });
    return { stdout: child.stdout, stderr: child.stderr, exit };
}


/***/ }),

/***/ 1399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createSlots)
/* harmony export */ });
function createSlots(count) {
    let free = count;
    const waiting = [];
    return {
        count,
        async run(work) {
            if (free > 0)
                free -= 1;
            else
                await new Promise((resolve) => waiting.push(resolve));
            try {
                return await work();
            }
            finally {
                const next = waiting.shift();
                if (next)
                    next();
                else
                    free += 1;
            }
        },
    };
}


/***/ })

};
