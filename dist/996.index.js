export const id = 996;
export const ids = [996];
export const modules = {

/***/ 9996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectCommand: () => (/* binding */ inspectCommand)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/image/layer-cache.js + 4 modules
var layer_cache = __webpack_require__(8378);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/image/archive-store.js
var archive_store = __webpack_require__(3612);
// EXTERNAL MODULE: ./build/image/file-identity.js
var file_identity = __webpack_require__(6649);
// EXTERNAL MODULE: ./build/image/file-range.js
var file_range = __webpack_require__(538);
// EXTERNAL MODULE: ./build/image/json.js
var json = __webpack_require__(3902);
// EXTERNAL MODULE: ./build/image/layer.js + 4 modules
var image_layer = __webpack_require__(3008);
// EXTERNAL MODULE: ./build/image/oci-layout.js
var oci_layout = __webpack_require__(9454);
// EXTERNAL MODULE: ./build/image/read-images.js + 6 modules
var read_images = __webpack_require__(8035);
// EXTERNAL MODULE: ./build/image/tar-header.js
var tar_header = __webpack_require__(9395);
;// CONCATENATED MODULE: ./build/image/archive-file.js









/**
 * A Docker or OCI archive that lies there as a plain tar. Only its headers are read to find the way: layers
 * that nobody wants are passed over, and several are read at once.
 */
function archiveFile(path) {
    return {
        kind: "archive",
        read: async (options) => {
            const file = await (0,promises_.open)(path).catch((error) => {
                throw (0,image_layer/* asImageError */.OM)(path, error);
            });
            try {
                return await (0,read_images/* readImages */.H)(await fileStore(path, file), options);
            }
            finally {
                await file.close();
            }
        },
    };
}
const NOWHERE = { offset: 0, size: 0 };
async function fileStore(name, file) {
    const places = new Map();
    const links = new archive_store/* ArchiveLinks */.s();
    await findFiles(name, file, places, links);
    const place = (path) => places.get(links.follow(path));
    return {
        name,
        seekable: true,
        size: async (path) => place(path)?.size,
        json: async (path) => {
            const found = place(path);
            if (!found)
                return undefined;
            if (found.size > json/* JSON_BYTES_LIMIT */.l)
                throw (0,oci_layout/* tooLarge */.g)(`${path} of ${name}`);
            const bytes = Buffer.alloc(found.size);
            await (0,file_range/* readFully */.lR)(file, bytes, found.offset);
            return bytes;
        },
        layer: (path, options) => (0,image_layer/* readLayerFile */.Yv)(file, place(path) ?? NOWHERE, options),
        hash: (path, signal) => (0,image_layer/* hashBlob */.Qm)((0,file_range/* readRange */.qX)(file, place(path) ?? NOWHERE), signal),
        identity: async (path) => {
            const { offset, size } = place(path) ?? NOWHERE;
            const whole = (0,file_identity/* fileIdentity */.l)(await file.stat({ bigint: true }));
            return whole && `${whole}:${offset}+${size}`;
        },
    };
}
/** Reads headers, jumps over what they announce. A file cut off within an entry is an error here. */
async function findFiles(name, file, places, links) {
    const { size: end } = await file.stat();
    const buffer = Buffer.alloc(64 * tar_header/* BLOCK */.IE);
    let position = 0;
    let jump = 0;
    const walker = (0,archive_store/* archiveWalker */.X)(name, {
        entry: (entry) => {
            links.add(entry);
            if (entry.type === "file")
                places.set(entry.path, { offset: position, size: entry.stored });
            jump = entry.stored;
            return false;
        },
    });
    // Block by block within what was read, so that an entry's place is known when it is met.
    while (position < end && !walker.ended) {
        const length = await (0,file_range/* readFully */.lR)(file, buffer, position);
        for (let at = 0; at < length && !walker.ended;) {
            const step = Math.min(tar_header/* BLOCK */.IE, length - at);
            jump = 0;
            position += step;
            walker.write(buffer.subarray(at, at + step));
            at += step;
            // Far jumps leave the buffer: go on from there.
            const far = Math.min(jump - (jump % tar_header/* BLOCK */.IE), end - position);
            if (far > length - at) {
                walker.pass(far);
                position += far;
                break;
            }
        }
    }
    walker.end();
}

// EXTERNAL MODULE: ./build/image/archive-stream.js + 1 modules
var archive_stream = __webpack_require__(4486);
// EXTERNAL MODULE: ./build/image/compression.js
var compression = __webpack_require__(8140);
// EXTERNAL MODULE: ./build/image/engine.js + 6 modules
var engine = __webpack_require__(3801);
// EXTERNAL MODULE: ./build/image/released-chunks.js
var released_chunks = __webpack_require__(8918);
;// CONCATENATED MODULE: ./build/image/open-source.js











/**
 * Opens what `stagecheck inspect` was given: `-`, a folder, a file, or else an image in the engine. What is there
 * decides, never how it is called. Throws an {@link ImageError} for a folder or file that is no image.
 */
async function openSource(text, options) {
    if (text === "-")
        return open_source_all((0,archive_stream/* archiveStream */.l)("standard input", (0,released_chunks/* releasedChunks */.A)(options.standardInput)));
    const found = await (0,promises_.stat)(text).catch((error) => {
        const { code } = error;
        if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG")
            return undefined;
        throw (0,image_layer/* asImageError */.OM)(text, error);
    });
    if (found?.isDirectory())
        return open_source_all(await openFolder(text));
    if (found?.isFile())
        return open_source_all(await openFile(text));
    // A named pipe, or what a shell puts in place of `<(…)`.
    if (found)
        return open_source_all((0,archive_stream/* archiveStream */.l)(text, (0,released_chunks/* releasedChunks */.A)((0,external_node_fs_.createReadStream)(text))));
    if (/^\.{0,2}\//.test(text)) {
        throw new errors/* ImageError */.C8(`There is no file or folder \`${text}\``, { remedy: "Check the path." });
    }
    return { source: (0,engine/* engineImages */.x)({ env: options.env }), references: [text] };
}
function open_source_all(source) {
    return { source, references: undefined };
}
async function openFolder(path) {
    if (await isFile((0,external_node_path_.join)(path, "index.json")))
        return (0,oci_layout/* ociLayout */.S)(path);
    throw new errors/* ImageError */.C8(`The folder \`${path}\` is no OCI layout: it has no index.json`, {
        remedy: "Give a folder made by `buildx build --output type=oci,tar=false`, or an archive.",
    });
}
async function openFile(path) {
    const start = Buffer.alloc(compression/* MAGIC_BYTES */.kP);
    const file = await (0,promises_.open)(path).catch((error) => {
        throw (0,image_layer/* asImageError */.OM)(path, error);
    });
    try {
        await file.read(start, 0, compression/* MAGIC_BYTES */.kP, 0);
    }
    finally {
        await file.close();
    }
    // Within a compressed archive nothing can be passed over: it is read as a stream.
    return (0,compression/* sniffCompression */.Hs)(start) === "none"
        ? archiveFile(path)
        : (0,archive_stream/* archiveStream */.l)(path, (0,released_chunks/* releasedChunks */.A)((0,external_node_fs_.createReadStream)(path)));
}
function isFile(path) {
    return (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
}

// EXTERNAL MODULE: ./build/inspect/cached-inspection.js
var cached_inspection = __webpack_require__(7688);
// EXTERNAL MODULE: ./build/inspect/inspect.js + 35 modules
var inspect = __webpack_require__(2241);
// EXTERNAL MODULE: ./build/image/filesystem.js + 5 modules
var filesystem = __webpack_require__(2060);
;// CONCATENATED MODULE: ./build/inspect/compare-files.js

/** As many are told. */
const FILES_TOLD = 20;
/** The files that grew most or are new, the largest growth first. Bytes of hard links count under one name. */
function compareFiles(image, against) {
    const before = (0,filesystem/* buildFilesystem */.c)(against);
    let told = [];
    let least = 0;
    for (const history of (0,filesystem/* buildFilesystem */.c)(image).paths.values()) {
        const after = shownSize(history);
        if (after === null || after <= least)
            continue;
        const size = sizeIn(before, history.path);
        const change = after - (size ?? 0);
        if (change <= least)
            continue;
        told.push({ path: `/${history.path}`, before: size, after, change });
        // Sorted now and then: all that grew may be very many.
        if (told.length < 2 * FILES_TOLD)
            continue;
        told = largest(told);
        least = told.at(-1)?.change ?? 0;
    }
    return largest(told);
}
function largest(files) {
    return files.toSorted((one, other) => other.change - one.change).slice(0, FILES_TOLD);
}
function sizeIn(filesystem, path) {
    const history = filesystem.paths.get(path);
    return history ? shownSize(history) : null;
}
/** Bytes of a regular file that is there; null for all else. */
function shownSize(history) {
    if (history.removedIn !== null)
        return null;
    const entry = history.versions.at(-1)?.entry;
    return entry?.type === "file" ? entry.size : null;
}

// EXTERNAL MODULE: ./build/grouping.js
var grouping = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/inspect/instruction-text.js
var instruction_text = __webpack_require__(2999);
;// CONCATENATED MODULE: ./build/inspect/compare-layers.js


/** Layers of two images side by side, base first: paired by the digest of their tar, then by their instruction. */
function compareLayers(image, against) {
    const partners = new Map();
    pair(image.layers, against.layers, partners, ({ diffId }) => diffId);
    pair(image.layers, against.layers, partners, ({ instruction }) => (0,instruction_text/* plainInstruction */.x)(instruction?.text ?? "") || undefined);
    const taken = new Set(partners.values());
    const gone = against.layers.flatMap((_, index) => (taken.has(index) ? [] : [index])).reverse();
    const changes = [];
    const goneBefore = (limit) => {
        while ((gone.at(-1) ?? Number.POSITIVE_INFINITY) < limit) {
            changes.push(describe(null, gone.pop() ?? null, image, against));
        }
    };
    for (const index of image.layers.keys()) {
        const partner = partners.get(index);
        if (partner !== undefined)
            goneBefore(partner);
        changes.push(describe(index, partner ?? null, image, against));
    }
    goneBefore(Number.POSITIVE_INFINITY);
    return changes;
}
/** Pairs what is left with the same key, the first with the first. */
function pair(layers, others, partners, keyOf) {
    const taken = new Set(partners.values());
    const waiting = (0,grouping/* groupBy */.$)([...others.keys()].filter((index) => !taken.has(index)), (index) => keyOf(others[index]));
    for (const [index, layer] of layers.entries()) {
        const key = keyOf(layer);
        if (key === undefined || partners.has(index))
            continue;
        const partner = waiting.get(key)?.shift();
        if (partner !== undefined)
            partners.set(index, partner);
    }
}
function describe(layer, against, image, other) {
    const now = layer === null ? undefined : image.layers[layer];
    const then = against === null ? undefined : other.layers[against];
    return {
        status: now ? (then ? (now.diffId === then.diffId ? "same" : "changed") : "added") : "gone",
        layer,
        against,
        text: (now ?? then)?.instruction?.text ?? null,
        before: then?.size ?? null,
        after: now?.size ?? null,
        change: (now?.size ?? 0) - (then?.size ?? 0),
    };
}

;// CONCATENATED MODULE: ./build/inspect/compare-packages.js

/** Packages that differ, the largest movement first. */
function comparePackages(image, against) {
    const now = (0,grouping/* groupBy */.$)(image.packages, keyOf);
    const then = (0,grouping/* groupBy */.$)(against.packages, keyOf);
    return [...new Set([...now.keys(), ...then.keys()])]
        .flatMap((key) => pairVersions(now.get(key) ?? [], then.get(key) ?? []))
        .filter(({ versionBefore, versionAfter, change }) => versionBefore !== versionAfter || change !== 0)
        .sort((one, other) => Math.abs(other.change) - Math.abs(one.change) || (one.name < other.name ? -1 : 1));
}
function keyOf({ manager, name }) {
    return `${manager} ${name}`;
}
/** A package can be there several times, for several architectures or in several versions: equal ones are pairs. */
function pairVersions(now, then) {
    const left = [...then];
    const take = (fits) => {
        const index = left.findIndex(fits);
        return index < 0 ? undefined : left.splice(index, 1)[0];
    };
    const pairs = now.map((after) => ({ after, before: take(({ version }) => version === after.version) }));
    return [
        ...pairs.map(({ after, before }) => compare_packages_describe(after, before ?? take(() => true))),
        ...left.splice(0).map((before) => compare_packages_describe(undefined, before)),
    ];
}
function compare_packages_describe(after, before) {
    const { manager, name } = (after ?? before);
    return {
        status: after ? (before ? "changed" : "added") : "gone",
        manager,
        name,
        versionBefore: before?.version ?? null,
        versionAfter: after?.version ?? null,
        before: before?.bytes ?? null,
        after: after?.bytes ?? null,
        change: (after?.bytes ?? 0) - (before?.bytes ?? 0),
    };
}

// EXTERNAL MODULE: ./build/judge/delta.js
var delta = __webpack_require__(678);
// EXTERNAL MODULE: ./build/judge/findings-status.js
var findings_status = __webpack_require__(3779);
;// CONCATENATED MODULE: ./build/judge/compare-images.js





/** Compares an image with another one, wherever the two come from. */
function compareImages(now, then) {
    const { findings, fixed } = (0,findings_status/* compareFindings */.E)(now.inspection.findings, then.inspection.findings, "compared");
    const { reference, digest, platform, size, downloadSize, downloadSizeExact, efficiency } = then.inspection;
    return {
        ...now.inspection,
        findings,
        comparison: {
            against: { reference, digest, platform, size, downloadSize, downloadSizeExact, efficiency },
            delta: (0,delta/* computeDelta */.y)(...withSharedBase(now.inspection, then.inspection)),
            layers: compareLayers(now.inspection, then.inspection),
            packages: comparePackages(now.inspection, then.inspection),
            files: compareFiles(now.image, then.image),
            fixed,
        },
    };
}
/** What is known to be the base image's in one of them is so in the other, where nothing may tell. */
function withSharedBase(...inspections) {
    const base = new Set(inspections.flatMap(({ layers }) => layers.filter(({ origin }) => origin === "base").map((one) => one.diffId)));
    const [now, then] = inspections.map((inspection) => ({
        ...inspection,
        layers: inspection.layers.map((layer) => base.has(layer.diffId) ? { ...layer, origin: "base" } : layer),
    }));
    return [now, then];
}

// EXTERNAL MODULE: ./build/commands/print.js + 37 modules
var print = __webpack_require__(914);
;// CONCATENATED MODULE: ./build/commands/inspect.js







/** `stagecheck inspect SOURCE`, with `--against SOURCE` or of each platform too. */
async function inspectCommand(invocation, context) {
    const cache = await (0,layer_cache/* userLayerCache */.pp)(context.env);
    const [platform] = invocation.given.build.platforms;
    const images = await readChosen(invocation.image, platform, cache, context);
    if (platform === "all") {
        const inspections = [];
        for (const image of images)
            inspections.push(await inspect_inspect(cache, image));
        await (0,print/* print */.yy)((format, options) => format.inspections(inspections, options), invocation, context);
        return 0;
    }
    const [image] = images;
    const inspection = await inspect_inspect(cache, image);
    if (invocation.against === null) {
        await (0,print/* print */.yy)((format, options) => format.inspection(inspection, options), invocation, context);
        return 0;
    }
    const [other] = (await readChosen(invocation.against, platform, cache, context));
    const compared = compareImages({ image, inspection }, { image: other, inspection: await inspect_inspect(cache, other) });
    await (0,print/* print */.yy)((format, options) => format.comparison(compared, options), invocation, context);
    return 0;
}
function inspect_inspect(cache, image) {
    return (0,cached_inspection/* cachedInspection */.F)(cache, image, null, { search: true, stages: [], target: null });
}
/** The one image that is meant, for one platform or for each. */
async function readChosen({ source, name }, platform, cache, context) {
    const opened = await openSource(source, { env: context.env, standardInput: context.stdin });
    if (name !== null && opened.source.kind === "engine") {
        throw new errors/* ImageError */.C8(`\`${source}\` is an image in the engine: there is none to choose from it`, {
            remedy: "Choose among images in an archive or a layout folder.",
        });
    }
    const references = name === null ? opened.references : [name];
    const images = await opened.source.read({
        select: inspect/* inspectedContent */.n,
        estimateDownload: true,
        cache,
        signal: context.signal,
        ...(references === undefined ? {} : { references }),
        ...(platform === undefined ? {} : { platform }),
    });
    if (images.length === 0) {
        throw new errors/* ImageError */.C8(`${source} holds no image`, {
            remedy: "Give an archive, a layout folder, or the name of an image in the engine.",
        });
    }
    // Of each platform one: the platforms of one image.
    const several = platform === "all" ? hasTwins(images) : images.length > 1;
    if (!several)
        return images;
    const holder = source === "-" ? "standard input" : source;
    const names = [
        // Images without a name go by that of what holds them.
        ...new Set(images.map(({ reference, digest }) => (reference === holder ? digest : reference))),
    ];
    throw new errors/* ImageError */.C8(`${holder} holds ${images.length} images`, {
        remedy: `Choose one with --image: ${names.map((one) => `\`${one ?? holder}\``).join(", ")}.`,
    });
}
function hasTwins(images) {
    const platforms = new Set(images.map((image) => image.platform));
    const references = new Set(images.map((image) => image.reference));
    return references.size > 1 || platforms.size < images.length;
}


/***/ })

};
