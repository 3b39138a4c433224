#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 3986:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _commands_context_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6140);
/* harmony import */ var _commands_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3977);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9473);
/* harmony import */ var _process_signals_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9387);
/* harmony import */ var _settings_from_arguments_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7630);
/* harmony import */ var _settings_options_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7894);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8508);







async function run(args, context) {
    const invocation = (0,_settings_from_arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .readArguments */ .l)(args, context.cwd, context.env);
    // Each command loads what it needs: to read all of them takes longer than to read a thousand Dockerfiles.
    switch (invocation.command) {
        case "help":
            context.stdout.write((0,_settings_options_js__WEBPACK_IMPORTED_MODULE_4__/* .helpText */ .BK)(invocation.about));
            return 0;
        case "version":
            context.stdout.write(`${_version_js__WEBPACK_IMPORTED_MODULE_5__/* .VERSION */ .x}\n`);
            return 0;
        case "stages":
            return (await Promise.all(/* import() */[__nccwpck_require__.e(291), __nccwpck_require__.e(6), __nccwpck_require__.e(914), __nccwpck_require__.e(236), __nccwpck_require__.e(648), __nccwpck_require__.e(661)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7661))).stagesCommand(invocation, context);
        case "explain":
            return (await Promise.all(/* import() */[__nccwpck_require__.e(914), __nccwpck_require__.e(557)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1557))).explainCommand(invocation, context);
        case "inspect":
            return (await Promise.all(/* import() */[__nccwpck_require__.e(291), __nccwpck_require__.e(914), __nccwpck_require__.e(236), __nccwpck_require__.e(871), __nccwpck_require__.e(996)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9996))).inspectCommand(invocation, context);
        default:
            return (await Promise.all(/* import() */[__nccwpck_require__.e(291), __nccwpck_require__.e(6), __nccwpck_require__.e(839), __nccwpck_require__.e(914), __nccwpck_require__.e(236), __nccwpck_require__.e(648), __nccwpck_require__.e(871), __nccwpck_require__.e(561)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1561))).checkCommand(invocation, context);
    }
}
async function main() {
    // A reader that has seen enough (`| head`) is no error.
    process.stdout.on("error", (error) => {
        if (error.code !== "EPIPE")
            throw error;
    });
    const args = process.argv.slice(2);
    try {
        process.exitCode = await (0,_process_signals_js__WEBPACK_IMPORTED_MODULE_2__/* .interruptible */ .I)((signal) => run(args, {
            env: (0,_commands_context_js__WEBPACK_IMPORTED_MODULE_6__/* .definedVariables */ .J)(process.env),
            cwd: process.cwd(),
            signal,
            stdin: process.stdin,
            stdout: process.stdout,
            stderr: process.stderr,
        }));
    }
    catch (error) {
        for (const line of (0,_commands_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .failureLines */ .w)(error, args.includes("--debug"))) {
            process.stderr.write(`stagecheck: ${line}\n`);
        }
        process.exitCode = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InterruptedError */ .p4 ? (0,_process_signals_js__WEBPACK_IMPORTED_MODULE_2__/* .interruptedStatus */ .V)(error) : 2;
    }
}
await main();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ definedVariables)
/* harmony export */ });
/** `process.env` without the variables that are not set. */
function definedVariables(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}


/***/ }),

/***/ 3977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ failureLines)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3699);


const DEFECT = "Stagecheck failed because of a defect of its own. Run it again with --debug and report what that prints.";
/** What a person is told of an error, a line each. Nothing of a stack trace unless `debug`. */
function failureLines(error, debug) {
    const told = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SettingsError */ .GN
        ? error.faults.map(_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)
        : [error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error) : DEFECT];
    const stack = debug && error instanceof Error ? (error.stack ?? String(error)).split("\n") : [];
    return [...told, ...stack].map(_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .terminal */ .Fo);
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ StagecheckError),
/* harmony export */   C8: () => (/* binding */ ImageError),
/* harmony export */   GN: () => (/* binding */ SettingsError),
/* harmony export */   NJ: () => (/* binding */ EngineError),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   p4: () => (/* binding */ InterruptedError)
/* harmony export */ });
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
class EngineError extends StagecheckError {
    name = "EngineError";
}
/** An image that cannot be read: damaged, truncated, of an unknown form. */
class ImageError extends StagecheckError {
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


/***/ }),

/***/ 9387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ interruptible),
/* harmony export */   V: () => (/* binding */ interruptedStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);

const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143 };
/** After this long nobody waits for tidying up any more. */
const PATIENCE_MS = 6500;
/**
 * Runs work that ends early on SIGINT and SIGTERM: its signal is aborted, it tidies up, and what it throws then is
 * an {@link InterruptedError}.
 */
async function interruptible(work) {
    const controller = new AbortController();
    let interrupted = null;
    const handlers = ["SIGINT", "SIGTERM"].map((name) => {
        const handle = () => {
            if (interrupted)
                return;
            interrupted = new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InterruptedError */ .p4(name);
            controller.abort(interrupted);
            setTimeout(() => process.exit(EXIT_STATUS[name]), PATIENCE_MS).unref();
        };
        process.on(name, handle);
        return () => process.off(name, handle);
    });
    try {
        return await work(controller.signal);
    }
    catch (error) {
        throw interrupted ?? error;
    }
    finally {
        for (const off of handlers)
            off();
    }
}
function interruptedStatus(error) {
    return EXIT_STATUS[error.signal];
}


/***/ }),

/***/ 1687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ parseAmount),
/* harmony export */   t: () => (/* binding */ amountInBytes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2788);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3682);



const UNITS = new Map([
    ["B", 1n],
    ["kB", 1000n],
    ["MB", 1000000n],
    ["GB", 1000000000n],
    ["KiB", 1024n],
    ["MiB", 1024n ** 2n],
    ["GiB", 1024n ** 3n],
]);
const EXAMPLE = "Write a number and a unit: B, kB, MB, GB, KiB, MiB or GiB, such as `120 MB`";
/**
 * Reads `120 MB`, `1.5GiB`, or for growth also `5%`. A part of a byte is dropped: sizes are whole bytes, so nothing
 * that is kept or over changes by it.
 * @throws StagecheckError saying what is wrong with the text, and what to write.
 */
function parseAmount(text, on) {
    const match = /^(\d+)(?:\.(\d{1,6}))?[ \t]*([A-Za-z]*|%)$/.exec(text.trim());
    if (!match)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} is not a size`, { remedy: `${EXAMPLE}.` });
    const [, whole = "", decimals = "", unit = ""] = match;
    if (unit === "%") {
        if (on !== "growth") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} is a percentage, and \`${on}\` is a size`, {
                remedy: `${EXAMPLE}. A percentage can limit growth only.`,
            });
        }
        return { percent: safe(text, Number(`${whole}.${decimals || "0"}`)) };
    }
    const factor = UNITS.get(unit);
    if (factor === undefined) {
        const fault = unit === "" ? `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} has no unit` : `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} has an unknown unit`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(fault, { remedy: (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(unit, UNITS.keys()) ?? `${EXAMPLE}.` });
    }
    const bytes = (BigInt(whole + decimals) * factor) / 10n ** BigInt(decimals.length);
    return { bytes: safe(text, Number(bytes)) };
}
function safe(text, value) {
    if (value <= Number.MAX_SAFE_INTEGER / 1_000_000 || Number.isSafeInteger(value))
        return value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .T)(text)} is too large a number`, { remedy: `${EXAMPLE}.` });
}
/**
 * A limit in whole bytes; a percentage is of `baseline`, the size before. Null: a percentage of nothing known.
 * A value is over the limit exactly when it is more than this.
 */
function amountInBytes(amount, baseline) {
    if ("bytes" in amount)
        return amount.bytes;
    if (baseline === null)
        return null;
    const millionths = BigInt(Math.round(amount.percent * 1_000_000));
    return Number((BigInt(baseline) * millionths) / 100000000n);
}


/***/ }),

/***/ 7630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ readArguments)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __nccwpck_require__(2788);
;// CONCATENATED MODULE: ./build/settings/image-choice.js

/** The image that `inspect` looks into and the one that it is compared with. */
function readImages(values, source = "") {
    const last = (name) => values.get(name)?.at(-1) ?? null;
    const against = last("against");
    return {
        image: { source, name: last("image") },
        against: against === null ? null : { source: against, name: last("against-image") },
    };
}
/** What is wrong with the choice of images. */
function checkImages(values, source) {
    const faults = ["image", "against", "against-image"].flatMap((name) => {
        const times = values.get(name)?.length ?? 0;
        return times > 1 ? [new errors/* StagecheckError */.$e(`--${name} is given ${times} times`)] : [];
    });
    const [against] = values.get("against") ?? [];
    if (against === undefined) {
        if (values.has("against-image")) {
            faults.push(new errors/* StagecheckError */.$e("--against-image needs --against: the source that holds the image"));
        }
        return faults;
    }
    if (against === "-" && source === "-") {
        faults.push(new errors/* StagecheckError */.$e("Standard input can be one of two images, and not both"));
    }
    if (values.get("platform")?.includes("all")) {
        const remedy = "Name the platform to compare them for.";
        faults.push(new errors/* StagecheckError */.$e("--against compares one platform, and --platform names all", { remedy }));
    }
    return faults;
}

// EXTERNAL MODULE: ./build/settings/budget.js
var budget = __nccwpck_require__(1687);
// EXTERNAL MODULE: ./build/settings/quoted.js
var quoted = __nccwpck_require__(3682);
;// CONCATENATED MODULE: ./build/settings/duration.js


const LONGEST_SECONDS = 7 * 24 * 3600;
/**
 * Reads `15s`, `10m`, `1h`, `1h30m` into seconds.
 * @throws StagecheckError where it is none of these, nothing, or more than seven days.
 */
function parseDuration(text) {
    const match = /^(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?$/.exec(text.trim());
    const [hours = 0, minutes = 0, seconds = 0] = (match?.slice(1) ?? []).map((part) => Number(part ?? 0));
    const total = hours * 3600 + minutes * 60 + seconds;
    if (total > 0 && total <= LONGEST_SECONDS)
        return total;
    const fault = total > LONGEST_SECONDS ? "is more than seven days" : "is not a duration";
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} ${fault}`, {
        remedy: "Write hours, minutes or seconds, such as `15s`, `10m` or `1h30m`.",
    });
}

// EXTERNAL MODULE: ./build/settings/model.js
var model = __nccwpck_require__(885);
// EXTERNAL MODULE: ./build/settings/paths.js
var paths = __nccwpck_require__(820);
;// CONCATENATED MODULE: ./build/settings/entries.js






/** One of some fixed words. */
function parseChoice(text, choices) {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined)
        return found;
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is none of ${choices.join(", ")}`, remedy((0,nearest/* didYouMean */.au)(text, choices)));
}
/** The six words of YAML's core schema, as the runner's own toolkit takes them. */
function parseBoolean(text) {
    if (["true", "True", "TRUE"].includes(text))
        return true;
    if (["false", "False", "FALSE"].includes(text))
        return false;
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is neither true nor false`);
}
/** `none` alone means nothing; else the list, in the contract's order. */
function parseFailOn(texts) {
    const chosen = texts.map((text) => parseChoice(text, [...model/* FAIL_ON */.d$, "none"]));
    if (!chosen.includes("none"))
        return model/* FAIL_ON */.d$.filter((choice) => chosen.includes(choice));
    if (chosen.every((choice) => choice === "none"))
        return [];
    throw new errors/* StagecheckError */.$e("`none` stands beside others", {
        remedy: "Write `none` alone, or leave it out.",
    });
}
/** `auto`, `none`, a report's file, or a name that git knows. `cwd` is what a file is relative to. */
function parseBaseline(text, cwd) {
    if (text === "auto" || text === "none")
        return { kind: text };
    const file = (0,external_node_path_.resolve)(cwd, text);
    if ((0,paths/* kindOf */.I)(file) === "file")
        return { kind: "file", file };
    if (text.endsWith(".json")) {
        throw new errors/* StagecheckError */.$e(`There is no report ${(0,quoted/* quoted */.T)(text)}`, {
            remedy: "Name a file that is there, a commit, `auto` or `none`.",
        });
    }
    // A leading `-` would be an option to git.
    if (/^-|[\s\x00-\x1f\x7f]/.test(text)) {
        throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no name of a commit`, {
            remedy: "Name a branch, a tag, a commit, a report's file, `auto` or `none`.",
        });
    }
    return { kind: "ref", ref: text };
}
/**
 * `KEY=VALUE` lines; a `KEY` alone takes its value from the environment and is left out where that has none, as
 * docker does it. The last of a key wins.
 */
function parseBuildArgs(texts, env) {
    const args = new Map();
    for (const text of texts) {
        const { key, value } = splitPair(text);
        if (!/^[^\s=]+$/.test(key)) {
            throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} names no build argument`, { remedy: "Write `KEY=VALUE`." });
        }
        const given = value ?? env[key];
        if (given !== undefined)
            args.set(key, given);
    }
    return Object.fromEntries(args);
}
/** `NAME=VALUE`; whether VALUE is a folder is decided by its form, as buildx does it. */
function parseBuildContext(text) {
    const { key: name, value } = splitPair(text);
    if (name === "" || value === undefined || value === "") {
        throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no build context`, {
            remedy: "Write `NAME=FOLDER` or `NAME=ADDRESS`.",
        });
    }
    const remote = /^([a-z][a-z0-9+.-]*:\/\/|target:|git@|github\.com\/)/i.test(value);
    return { name, value, local: !remote };
}
/** The action's `id=value`. Neither id nor value is ever told in an error. */
function parseSecretValue(text) {
    const { key: id, value } = splitPair(text);
    if (isSecretId(id) && value !== undefined)
        return { id, source: { kind: "value", value } };
    throw new errors/* StagecheckError */.$e("An entry is not `id=value`", {
        remedy: 'Write one a line; one of several lines stands in quotation marks: `"id=first line`.',
    });
}
/** The action's `id=path`. */
function parseSecretFile(text, cwd) {
    const { key: id, value } = splitPair(text);
    if (isSecretId(id) && value)
        return { id, source: { kind: "file", file: existingFile(value, cwd) } };
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is not \`id=path\``);
}
/**
 * The command's `id=ID[,src=PATH|,env=NAME]`, as buildx reads it: with an id alone, the environment variable of that
 * name, else the file. https://docs.docker.com/reference/cli/docker/buildx/build/#secret
 */
function parseSecretOption(text, cwd, env) {
    const fields = new Map();
    for (const part of text.split(",")) {
        const { key, value } = splitPair(part);
        const name = key === "source" ? "src" : key;
        if (!["id", "src", "env", "type"].includes(name) || !value) {
            throw new errors/* StagecheckError */.$e("A secret is not written as `id=ID,src=PATH` or `id=ID,env=NAME`");
        }
        fields.set(name, value);
    }
    const id = fields.get("id");
    if (id === undefined)
        throw new errors/* StagecheckError */.$e("A secret has no `id`", { remedy: "Write `id=ID,src=PATH`." });
    if (!isSecretId(id))
        throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(id)} is no id of a secret`);
    const type = fields.get("type");
    if (type !== undefined && type !== "env" && type !== "file") {
        throw new errors/* StagecheckError */.$e(`The secret ${(0,quoted/* quoted */.T)(id)} has the type ${(0,quoted/* quoted */.T)(type)}`, {
            remedy: "Write `file` or `env`.",
        });
    }
    const path = fields.get("src");
    const name = fields.get("env") ?? (type === "env" ? (path ?? id) : undefined);
    if (name !== undefined)
        return { id, source: { kind: "env", name: presentVariable(name, env) } };
    if (path !== undefined)
        return { id, source: { kind: "file", file: existingFile(path, cwd) } };
    if (type === undefined && env[id] !== undefined)
        return { id, source: { kind: "env", name: id } };
    return { id, source: { kind: "file", file: existingFile(id, cwd) } };
}
/** `os/arch[/variant]`. */
function parsePlatform(text) {
    if (/^[a-z0-9_.]+(\/[a-z0-9_.]+){0,2}$/i.test(text))
        return text;
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no platform`, { remedy: "Write one such as `linux/amd64`." });
}
/** A stage's name or an unnamed stage's index, as BuildKit prints it: in lower case. */
function parseStageName(text) {
    if (/^[a-z0-9][a-z0-9_.-]*$/i.test(text))
        return text.toLowerCase();
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no name of a stage`);
}
function parseCommentKey(text) {
    if (/^[A-Za-z0-9._-]{1,64}$/.test(text))
        return text;
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no key of a comment`, {
        remedy: "Write 1 to 64 letters, digits, dots, dashes or underscores.",
    });
}
/** A name that must not be mistaken for an option. */
function parseName(text) {
    if (!/^-|[\s\x00-\x1f\x7f]/.test(text))
        return text;
    throw new errors/* StagecheckError */.$e(`${(0,quoted/* quoted */.T)(text)} is no name`);
}
/** buildx reads a secret as comma-separated fields, so its id must not hold what ends one. */
function isSecretId(id) {
    return /^[^\s,"=]+$/.test(id);
}
function existingFile(path, cwd) {
    const file = (0,external_node_path_.resolve)(cwd, path);
    if (/[,"\n]/.test(file))
        throw new errors/* StagecheckError */.$e(`buildx takes no path with a comma or a quotation mark: ${(0,quoted/* quoted */.T)(path)}`);
    if ((0,paths/* kindOf */.I)(file) === "file")
        return file;
    throw new errors/* StagecheckError */.$e(`There is no file ${(0,quoted/* quoted */.T)(path)}`);
}
function presentVariable(name, env) {
    if (env[name] !== undefined)
        return name;
    throw new errors/* StagecheckError */.$e(`The environment variable ${(0,quoted/* quoted */.T)(name)} is not set`);
}
function splitPair(text) {
    const mark = text.indexOf("=");
    if (mark < 0)
        return { key: text.trim(), value: undefined };
    return { key: text.slice(0, mark).trim(), value: text.slice(mark + 1) };
}
function remedy(text) {
    return text === undefined ? {} : { remedy: text };
}

;// CONCATENATED MODULE: ./build/settings/lists.js
/**
 * The entries of a list input: one a line, blanks around them and empty lines dropped. An entry of several lines
 * stands in quotation marks, a quotation mark in it is doubled, as in docker/build-push-action.
 */
function splitLines(text) {
    const entries = [];
    const lines = text.split(/\r?\n/);
    for (let index = 0; index < lines.length; index++) {
        const line = (lines[index] ?? "").trim();
        if (line === "")
            continue;
        const quotedEntry = line.startsWith('"') ? readQuoted(lines, index) : undefined;
        if (quotedEntry) {
            entries.push(quotedEntry.entry);
            index = quotedEntry.last;
        }
        else {
            entries.push(line);
        }
    }
    return entries;
}
/** An entry in quotation marks that begins on line `first`; undefined where they are never closed at a line's end. */
function readQuoted(lines, first) {
    let text = (lines[first] ?? "").trimStart().slice(1);
    for (let last = first;; last++) {
        const end = text.trimEnd();
        const marks = /"*$/.exec(end)?.[0].length ?? 0;
        if (marks % 2 === 1)
            return { entry: end.slice(0, -1).replaceAll('""', '"'), last };
        const next = lines[last + 1];
        if (next === undefined)
            return undefined;
        text += `\n${next}`;
    }
}
/** Splits at commas that stand outside `{…}`, so that a glob keeps its alternatives. Empty entries are dropped. */
function splitCommas(text) {
    const entries = [];
    let depth = 0;
    let entry = "";
    for (const character of text) {
        if (character === "{")
            depth++;
        if (character === "}")
            depth = Math.max(0, depth - 1);
        if (character === "," && depth === 0) {
            entries.push(entry.trim());
            entry = "";
        }
        else {
            entry += character;
        }
    }
    entries.push(entry.trim());
    return entries.filter((part) => part !== "");
}

;// CONCATENATED MODULE: ./build/settings/interpret.js







/** Generous, so that no honest build meets it; a build that hangs ends all the same. */
const DEFAULT_TIMEOUT_SECONDS = 3600;
const DEFAULT_FAIL_ON = ["build", "budget", "new"];
const SETTING_NAMES = (/* unused pure expression or super */ null && ([
    "files",
    "config",
    "context",
    "targets",
    "build-args",
    "build-contexts",
    "secrets",
    "secret-files",
    "secret-options",
    "ssh",
    "platforms",
    "builder",
    "cache-from",
    "cache-to",
    "pull",
    "no-cache",
    "baseline",
    "max-size",
    "max-download-size",
    "max-growth",
    "fail-on",
    "comment",
    "comment-key",
    "timeout",
    "verify-remedies",
    "report-file",
    "github-token",
    "debug",
]));
/** Turns texts into values, fills in the defaults, and gathers everything that is wrong. */
function interpretSettings(raw, door) {
    const faults = [];
    function list(name, parse) {
        return (raw[name] ?? []).flatMap((text) => {
            const value = attempt(name, () => parse(text));
            return value === undefined ? [] : [value];
        });
    }
    function commaList(name, parse) {
        return (raw[name] ?? []).flatMap(splitCommas).flatMap((text) => {
            const value = attempt(name, () => parse(text));
            return value === undefined ? [] : [value];
        });
    }
    function one(name, parse, fallback) {
        const [text, ...more] = raw[name] ?? [];
        if (text === undefined)
            return fallback;
        if (more.length > 0) {
            faults.push(new errors/* StagecheckError */.$e(`${door.nameOf(name)} is given ${more.length + 1} times`));
            return fallback;
        }
        return attempt(name, () => parse(text)) ?? fallback;
    }
    function attempt(name, read) {
        try {
            return read();
        }
        catch (error) {
            if (!(error instanceof errors/* StagecheckError */.$e))
                throw error;
            faults.push(new errors/* StagecheckError */.$e(`${door.nameOf(name)}: ${error.message}`, error.remedy ? { remedy: error.remedy } : {}));
            return undefined;
        }
    }
    function limits(name, on) {
        return commaList(name, (text) => ({ on, text, amount: (0,budget/* parseAmount */.C)(text, on) }));
    }
    const path = (text) => (0,external_node_path_.resolve)(door.cwd, text);
    const asWritten = (text) => text;
    const failOn = raw["fail-on"];
    const platforms = commaList("platforms", parsePlatform);
    if (platforms.length > 1) {
        const message = `${door.nameOf("platforms")}: an image is measured for one platform, and ${platforms.length} are named`;
        const remedy = "Run once for each, with a `comment-key` of its own.";
        faults.push(new errors/* StagecheckError */.$e(message, { remedy }));
    }
    const given = {
        configFile: one("config", path, null),
        files: list("files", asWritten),
        context: one("context", asWritten, null),
        targets: commaList("targets", parseStageName),
        budgets: [
            ...limits("max-size", "size"),
            ...limits("max-download-size", "download"),
            ...limits("max-growth", "growth"),
        ],
        failOn: (failOn && attempt("fail-on", () => parseFailOn(failOn.flatMap(splitCommas)))) ?? DEFAULT_FAIL_ON,
        build: {
            builder: one("builder", parseName, null),
            buildArgs: attempt("build-args", () => parseBuildArgs(raw["build-args"] ?? [], door.env)) ?? {},
            buildContexts: list("build-contexts", parseBuildContext),
            secrets: [
                ...list("secrets", parseSecretValue),
                ...list("secret-files", (text) => parseSecretFile(text, door.cwd)),
                ...list("secret-options", (text) => parseSecretOption(text, door.cwd, door.env)),
            ],
            ssh: list("ssh", asWritten),
            platforms,
            cacheFrom: list("cache-from", asWritten),
            cacheTo: list("cache-to", asWritten),
            pull: one("pull", parseBoolean, false),
            noCache: one("no-cache", parseBoolean, false),
            timeoutSeconds: one("timeout", parseDuration, DEFAULT_TIMEOUT_SECONDS),
        },
        baseline: one("baseline", (text) => parseBaseline(text, door.cwd), { kind: "auto" }),
        comment: {
            policy: one("comment", (text) => parseChoice(text, model/* COMMENT_POLICIES */.zd), "always"),
            key: one("comment-key", parseCommentKey, "stagecheck"),
        },
        githubToken: one("github-token", asWritten, null),
        verifyRemedies: one("verify-remedies", parseBoolean, false),
        reportFile: one("report-file", path, null),
        debug: one("debug", parseBoolean, false),
    };
    return { given, faults };
}

// EXTERNAL MODULE: ./build/settings/options.js
var settings_options = __nccwpck_require__(7894);
;// CONCATENATED MODULE: ./build/settings/printing.js





/** Reads `--format` and `--output`; what is wrong with them is added to `faults`. */
function readPrinting(values, cwd, faults) {
    const outputs = [];
    let format = "text";
    const formats = values.get("format") ?? [];
    if (formats.length > 1)
        faults.push(new errors/* StagecheckError */.$e(`--format is given ${formats.length} times`));
    for (const text of formats.slice(0, 1)) {
        format = readFormat(`--format`, text, faults) ?? format;
    }
    for (const text of values.get("output") ?? []) {
        const mark = text.indexOf("=");
        if (mark < 1 || mark === text.length - 1) {
            faults.push(new errors/* StagecheckError */.$e(`--output: ${(0,quoted/* quoted */.T)(text)} is not FORMAT=FILE`, {
                remedy: "Write `json=report.json`.",
            }));
            continue;
        }
        const outputFormat = readFormat("--output", text.slice(0, mark), faults);
        if (outputFormat)
            outputs.push({ format: outputFormat, file: (0,external_node_path_.resolve)(cwd, text.slice(mark + 1)) });
    }
    return { format, outputs };
}
/** A page is text: there is nothing in it for a program to read. */
function pageFormats({ format, outputs }) {
    const asked = new Set([format, ...outputs.map((output) => output.format)]);
    return [...asked]
        .filter((one) => one !== "text" && one !== "markdown")
        .map((one) => new errors/* StagecheckError */.$e(`\`stagecheck explain\` prints text or markdown, not ${one}`));
}
function readFormat(option, text, faults) {
    try {
        return parseChoice(text, model/* FORMATS */.hR);
    }
    catch (error) {
        if (!(error instanceof errors/* StagecheckError */.$e))
            throw error;
        faults.push(new errors/* StagecheckError */.$e(`${option}: ${error.message}`, error.remedy === undefined ? {} : { remedy: error.remedy }));
        return undefined;
    }
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/settings/words.js





/** Takes a command line apart; options that there are not, or that lack their value, are among the faults. */
function readWords(args) {
    const options = Object.fromEntries(Object.entries(settings_options/* OPTIONS */.lw).map(([name, { value }]) => [
        name,
        {
            type: value === null ? "boolean" : "string",
            ...(name === "help" ? { short: "h" } : {}),
        },
    ]));
    const { tokens } = (0,external_node_util_namespaceObject.parseArgs)({
        args: [...args],
        options,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const values = new Map();
    const operands = [];
    const faults = [];
    for (const token of tokens) {
        if (token.kind === "positional")
            operands.push(token.value);
        if (token.kind !== "option")
            continue;
        const option = Object.hasOwn(settings_options/* OPTIONS */.lw, token.name) ? settings_options/* OPTIONS */.lw[token.name] : undefined;
        if (option === undefined) {
            faults.push(unknownOption(token.rawName));
        }
        else if (option.value !== null && (token.value === undefined || isOption(token))) {
            faults.push(new errors/* StagecheckError */.$e(`--${token.name} needs a value: --${token.name} ${option.value}`));
        }
        else {
            const value = token.value ?? "true";
            values.set(token.name, [...(values.get(token.name) ?? []), value]);
        }
    }
    return { values, operands, faults };
}
/** `--target --format json`: the value was forgotten, and what follows is the next option. */
function isOption(token) {
    return !token.inlineValue && token.value.startsWith("--");
}
function unknownOption(rawName) {
    const near = (0,nearest/* nearestName */.qb)(rawName.replace(/^-+/, ""), Object.keys(settings_options/* OPTIONS */.lw));
    const remedy = near === undefined ? "See `stagecheck --help`." : `Did you mean \`--${near}\`?`;
    return new errors/* StagecheckError */.$e(`There is no option ${(0,quoted/* quoted */.T)(rawName)}`, { remedy });
}

;// CONCATENATED MODULE: ./build/settings/from-arguments.js










/**
 * Reads the arguments after the program's name. `cwd` (absolute) is what files of the machine are relative to;
 * secrets and build arguments without a value are looked up in `env`.
 * @throws SettingsError with everything that is wrong.
 */
function readArguments(args, cwd, env) {
    const { values, operands: all, faults: wordFaults } = readWords(args);
    const [first, ...rest] = all;
    const named = settings_options/* COMMANDS */.Lo.find((command) => command === first);
    const command = named ?? "check";
    const operands = named === undefined ? all : rest;
    if (values.has("help"))
        return { command: "help", about: named ?? null };
    if (values.has("version"))
        return { command: "version" };
    const faults = [...wordFaults];
    for (const name of values.keys()) {
        if (settings_options/* OPTIONS */.lw[name]?.commands.includes(command))
            continue;
        faults.push(new errors/* StagecheckError */.$e(`\`stagecheck ${command}\` has no option --${name}`, seeHelp(command)));
    }
    const { given, faults: settingFaults } = interpretSettings(rawSettings(values), {
        nameOf: optionName,
        cwd,
        env,
    });
    const printing = readPrinting(values, cwd, faults);
    faults.push(...settingFaults, ...checkOperands(command, named !== undefined, operands, cwd));
    if (command === "inspect")
        faults.push(...checkImages(values, operands[0]));
    if (command === "explain")
        faults.push(...pageFormats(printing));
    if (faults.length > 0)
        throw new errors/* SettingsError */.GN(faults);
    if (command === "explain")
        return { command, id: operands[0] ?? null, ...printing };
    if (command === "stages")
        return { command, paths: operands, given, ...printing };
    if (command === "inspect")
        return { command, ...readImages(values, operands[0]), given, ...printing };
    return { command, directory: (0,external_node_path_.resolve)(cwd, operands[0] ?? "."), given, ...printing };
}
function rawSettings(values) {
    const raw = {};
    for (const [name, texts] of values) {
        const setting = settings_options/* OPTIONS */.lw[name]?.setting;
        if (setting)
            raw[setting] = texts;
    }
    return raw;
}
function optionName(setting) {
    const name = Object.keys(settings_options/* OPTIONS */.lw).find((option) => settings_options/* OPTIONS */.lw[option]?.setting === setting);
    return `--${name ?? setting}`;
}
function checkOperands(command, named, operands, cwd) {
    const [first, second] = operands;
    if (command === "stages")
        return [];
    if (command === "inspect" && first === undefined) {
        return [
            new errors/* StagecheckError */.$e("`stagecheck inspect` needs an image", {
                remedy: "Name one: `stagecheck inspect SOURCE`.",
            }),
        ];
    }
    if (second !== undefined) {
        return [
            new errors/* StagecheckError */.$e(`\`stagecheck ${command}\` takes one operand, and ${(0,quoted/* quoted */.T)(second)} is one more`),
        ];
    }
    if (command === "check" && first !== undefined && (0,paths/* kindOf */.I)((0,external_node_path_.resolve)(cwd, first)) !== "folder") {
        const remedy = (named ? undefined : (0,nearest/* didYouMean */.au)(first, settings_options/* COMMANDS */.Lo)) ?? "Name the folder of a repository.";
        return [new errors/* StagecheckError */.$e(`There is no folder ${(0,quoted/* quoted */.T)(first)}`, { remedy })];
    }
    return [];
}
function seeHelp(command) {
    return { remedy: `See \`stagecheck ${command} --help\`.` };
}


/***/ }),

/***/ 885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d$: () => (/* binding */ FAIL_ON),
/* harmony export */   g2: () => (/* binding */ CONFIG_FILE),
/* harmony export */   hR: () => (/* binding */ FORMATS),
/* harmony export */   zd: () => (/* binding */ COMMENT_POLICIES)
/* harmony export */ });
/** Where the config file lies unless another is named. */
const CONFIG_FILE = ".github/stagecheck.yml";
const FAIL_ON = ["build", "budget", "new", "debt"];
const COMMENT_POLICIES = ["always", "on-change", "on-failure", "never"];
const FORMATS = ["text", "markdown", "json"];


/***/ }),

/***/ 7894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ helpText),
/* harmony export */   Lo: () => (/* binding */ COMMANDS),
/* harmony export */   lw: () => (/* binding */ OPTIONS)
/* harmony export */ });
const COMMANDS = ["check", "stages", "inspect", "explain"];
const check = ["check"];
const parsing = ["check", "stages"];
function option(setting, value, commands, help, repeatable = false) {
    return { setting, value, repeatable, commands, help };
}
/** Every option of the command, in the order of the help. */
const OPTIONS = {
    format: option(null, "FORMAT", COMMANDS, "text (default), markdown or json, to standard output"),
    output: option(null, "FORMAT=FILE", COMMANDS, "write the result to a file as well", true),
    config: option("config", "FILE", parsing, "config file (default: .github/stagecheck.yml)"),
    file: option("files", "GLOB", parsing, "Dockerfiles to take, relative to DIR", true),
    context: option("context", "DIR", parsing, "build context of every Dockerfile, relative to DIR"),
    target: option("targets", "NAME", parsing, "a stage that ships; all stages are built all the same", true),
    "build-arg": option("build-args", "KEY=VALUE", parsing, "build argument", true),
    "build-context": option("build-contexts", "NAME=VALUE", check, "named build context", true),
    builder: option("builder", "NAME", check, "buildx builder (default: the current one)"),
    platform: option("platforms", "OS/ARCH", ["check", "inspect"], "platform to build for, or to look at (inspect: or all)"),
    image: option(null, "NAME", ["inspect"], "which image, where SOURCE holds several: a name or a digest"),
    against: option(null, "SOURCE", ["inspect"], "compare the image with this one"),
    "against-image": option(null, "NAME", ["inspect"], "which image, where that SOURCE holds several"),
    secret: option("secret-options", "id=ID,src=FILE", check, "secret for the builds, from a file or env=NAME", true),
    ssh: option("ssh", "ID[=SOCKET]", check, "SSH agent socket or key for the builds", true),
    "cache-from": option("cache-from", "SOURCE", check, "external cache to read", true),
    "cache-to": option("cache-to", "TARGET", check, "external cache to write", true),
    pull: option("pull", null, check, "pull base images again"),
    "no-cache": option("no-cache", null, check, "build every step again"),
    timeout: option("timeout", "DURATION", check, "longest time for one target: 15s, 10m, 1h (default: 1h)"),
    "verify-remedies": option("verify-remedies", null, check, "build each suggested change and offer it with what it saves, or not at all"),
    baseline: option("baseline", "WHAT", check, "auto (default), none, a commit, or a report's file"),
    "max-size": option("max-size", "SIZE", check, "budget of a shipping image: 120 MB", true),
    "max-download-size": option("max-download-size", "SIZE", check, "budget of what a pull transfers", true),
    "max-growth": option("max-growth", "SIZE", check, "budget of the change in size: 2 MB or 5%", true),
    "fail-on": option("fail-on", "LIST", check, "build, budget, new, debt or none (default: build, budget, new)", true),
    debug: option("debug", null, COMMANDS, "say more, with stack traces"),
    help: option(null, null, COMMANDS, "print this help"),
    version: option(null, null, COMMANDS, "print the version"),
};
const USAGE = {
    check: "stagecheck [check] [DIR]     build, measure and judge every stage (default: .)",
    stages: "stagecheck stages [PATH...]  the stages as parsed; needs no engine",
    inspect: "stagecheck inspect SOURCE    one image: in the engine, an archive, or an OCI layout folder",
    explain: "stagecheck explain [ID]      the page of a detector, or all detectors",
};
/** The text of `--help`; of one command, or of all. */
function helpText(command) {
    const commands = command === null ? COMMANDS : [command];
    const options = Object.entries(OPTIONS).filter(([, { commands: of }]) => commands.some((name) => of.includes(name)));
    const left = options.map(([name, { value }]) => `--${name}${value === null ? "" : ` ${value}`}`);
    const width = Math.max(...left.map((text) => text.length));
    const rows = options.map(([, { help, repeatable }], index) => {
        const note = repeatable ? " (repeatable)" : "";
        return `  ${(left[index] ?? "").padEnd(width)}  ${help}${note}`;
    });
    return [
        "Usage:",
        ...commands.map((name) => `  ${USAGE[name]}`),
        "",
        "Options:",
        ...rows,
        "",
        "Exit status: 0 passed, 1 the check failed, 2 it could not be done.",
        "",
    ].join("\n");
}


/***/ }),

/***/ 820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   KB: () => (/* binding */ nearestPath),
/* harmony export */   My: () => (/* binding */ destinationOf),
/* harmony export */   No: () => (/* binding */ staysInside),
/* harmony export */   yY: () => (/* binding */ relativeToRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2788);



/** Never throws: what cannot be reached counts as absent. */
function kindOf(path) {
    let stats;
    try {
        stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
    }
    catch {
        // A name that is too long, a loop of links, a NUL byte, a folder that may not be entered.
    }
    if (stats === undefined)
        return "absent";
    if (stats.isFile())
        return "file";
    return stats.isDirectory() ? "folder" : "other";
}
/** Relative to `root`, with `/` between the parts and `.` for the root itself; undefined: it lies outside. Asks no disk. */
function relativeToRoot(root, path) {
    const inner = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path));
    if (inner === "")
        return ".";
    if (inner === ".." || inner.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inner))
        return undefined;
    return inner.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/");
}
/** @param root absolute, links resolved. Never throws. */
function destinationOf(root, path) {
    let real;
    try {
        real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path));
    }
    catch (error) {
        const { code } = error;
        return { kind: code === "ENOENT" || code === "ENOTDIR" ? "absent" : "unreadable" };
    }
    if (relativeToRoot(root, real) === undefined)
        return { kind: "outside" };
    const kind = kindOf(real);
    return kind === "absent" ? { kind } : { kind, path: real };
}
/** Whether a path that is there stays inside `root` (absolute, links resolved) when its links are followed. */
const staysInside = (root, path) => "path" in destinationOf(root, path);
/**
 * The path in `root` that was probably meant: each part that is not there is replaced by the nearest name in its
 * folder. Undefined where one part has none near it.
 */
function nearestPath(root, path) {
    let found = ".";
    for (const part of path.split("/")) {
        if (part === "" || part === ".")
            continue;
        const exact = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(found, part);
        if (kindOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, exact)) !== "absent") {
            found = exact;
            continue;
        }
        const name = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestName */ .qb)(part, namesIn((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, found)));
        if (name === undefined)
            return undefined;
        found = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(found, name);
    }
    return found === "." || !staysInside(root, found) ? undefined : found.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join("/");
}
function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).filter((name) => name !== ".git");
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 3682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ quoted)
/* harmony export */ });
const LONGEST = 80;
/** What the user wrote, within quotation marks, cut where it is long. Control bytes are shown escaped. */
function quoted(text) {
    const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return JSON.stringify(shown).replaceAll("\x7f", "\\u007f");
}


/***/ }),

/***/ 3699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   Df: () => (/* binding */ withoutCommands),
/* harmony export */   Fo: () => (/* binding */ terminal),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   hU: () => (/* binding */ markdownHtml),
/* harmony export */   nL: () => (/* binding */ markdownInline),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   yJ: () => (/* binding */ jsonSafe)
/* harmony export */ });
/**
 * Text of others on its way into what we print. Everything here takes any string and gives one that the
 * destination shows as it is: no tag, no link, no mention, no command, no control byte.
 */
/**
 * Control bytes (C0, DEL, C1), direction overrides, and what else changes or hides text without being seen:
 * soft hyphen, line separators, word joiners, byte-order mark, tag characters, lone surrogates.
 * Not U+200B: it is what mentions are broken with here.
 */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu;
/** The runner trims what .NET calls white space, U+0085 too. */
const COMMAND_START = /^([\s\u0085]*):(?=:)/gm;
const ZERO_WIDTH_SPACE = "\u200b";
function unicodeEscape(text) {
    let escaped = "";
    for (let at = 0; at < text.length; at++) {
        escaped += `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
    }
    return escaped;
}
function visible(text, kept = "") {
    return text.replace(INVISIBLE, (found) => (kept.includes(found) ? found : unicodeEscape(found)));
}
function onOneLine(text) {
    return text.replace(/[\t\n\v\f\r ]+/g, " ").trim();
}
/**
 * Stops what GitHub makes of plain text after Markdown is done: mentions, references to issues, bare
 * addresses, emoji names. Entities and backslashes are gone by then; a zero-width space is not.
 */
function unlinked(text) {
    return text
        .replace(/@(?=\S)/g, `@${ZERO_WIDTH_SPACE}`)
        .replace(/(?<=[\w.+-])@/g, `${ZERO_WIDTH_SPACE}@`)
        .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
        .replace(/\b(gh-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`)
        .replace(/\b(www)(?=\.\S)/gi, `$1${ZERO_WIDTH_SPACE}`)
        .replace(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
        .replace(/:(?=[\w+-]+:)/g, `:${ZERO_WIDTH_SPACE}`);
}
const ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
function entity(character) {
    return ENTITIES[character] ?? `&#${character.codePointAt(0)};`;
}
/**
 * Plain text within a line of Markdown: a table cell, a sentence that has begun. One line. Mentions, `#123`
 * and bare addresses are broken by a zero-width space; names that are copied belong in a `codeSpan`.
 */
function markdownInline(text) {
    return unlinked(visible(onOneLine(text)))
        .replace(/[&<>|$]/g, entity)
        .replace(/[\\`*[\]~]/g, "\\$&")
        .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_");
}
/** The same where a line of Markdown may begin with it: a paragraph, a list item. */
function markdownText(text) {
    return markdownInline(text)
        .replace(/^[#+=:-]/, "\\$&")
        .replace(/^(\d+)([.)])/, "$1\\$2");
}
/** Plain text inside an HTML element that stands in Markdown, such as `<summary>`. One line. */
function markdownHtml(text) {
    return unlinked(visible(onOneLine(text))).replace(/[&<>"'\\`*_[\]~|$]/g, entity);
}
/**
 * A code span of Markdown; `""` for nothing. One line. Where backticks cannot hold the text in a table and
 * in a log alike (a pipe, `##[`), it is a `<code>` element.
 */
function codeSpan(text) {
    const line = visible(text.replace(/[\t\n\v\f\r]+/g, " "));
    if (line === "")
        return "";
    if (line.includes("|") || line.includes("##["))
        return `<code>${markdownHtml(line)}</code>`;
    const runs = line.match(/`+/g) ?? [];
    const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    const blank = line.trim() === "";
    const padded = /^`|`$/.test(line) || (!blank && line.startsWith(" ") && line.endsWith(" "));
    return padded ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
/** A fenced block of Markdown for lines of a log, with a fence that none of them closes. No final newline. */
function codeBlock(lines, language = "") {
    const shown = lines.map(logLine);
    const runs = shown.join("\n").match(/`+/g) ?? [];
    const fence = "`".repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
    return [`${fence}${language}`, ...shown, fence].join("\n");
}
/** Text for an HTML element or a quoted attribute. Newlines and tabs stay. */
function html(text) {
    return visible(text.replaceAll("\r\n", "\n"), "\n\t")
        .replace(/[&<>"']/g, entity)
        .replaceAll("##[", "##&#91;")
        .replace(COMMAND_START, "$1&#58;");
}
/**
 * One line of a log that the Actions runner reads: neither control bytes nor workflow commands. A newline
 * counts as a control byte. What it gives is not changed by a second pass.
 */
function logLine(text) {
    return withoutCommands(visible(text, "\t"));
}
/** A value within a line on a terminal. Standard output may be read by the Actions runner too. */
function terminal(text) {
    return logLine(text);
}
/**
 * Takes workflow commands out of a whole document, all else stays: the runner takes `::` at a line's start,
 * blanks before it or not, and `##[` anywhere.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function withoutCommands(text) {
    return text.replaceAll("##[", "#\\u0023[").replace(COMMAND_START, "$1\\u003a");
}
/**
 * `JSON.stringify` with everything invisible, and the runner's `##[`, as `\uXXXX`. Parsing gives the same value.
 * `indent` 0: all on one line.
 */
function jsonSafe(value, indent = 2) {
    const text = JSON.stringify(value ?? null, null, indent);
    // Megabytes of plain text are told at a glance.
    const plain = /^[\n\x20-\x7e]*$/.test(text);
    return (plain ? text : text.replace(INVISIBLE, (found) => (found === "\n" ? found : unicodeEscape(found)))).replaceAll("##[", "#\\u0023[");
}


/***/ }),

/***/ 2788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   YC: () => (/* binding */ editDistance),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   qb: () => (/* binding */ nearestName)
/* harmony export */ });
/** Longer texts are no slips of the pen, and their distance costs time. */
const LONGEST = 200;
/**
 * The name that was probably meant: the one with the smallest edit distance (insert, delete, replace, swap of two
 * neighbours), capitals ignored, if no more than a third of its letters differ, or if one begins with the other.
 */
function nearestName(written, names) {
    if (written.length === 0 || written.length > LONGEST)
        return undefined;
    const wanted = written.toLowerCase();
    let best;
    for (const name of names) {
        if (name.length > LONGEST)
            continue;
        const candidate = name.toLowerCase();
        const distance = editDistance(wanted, candidate);
        const near = distance <= Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
        const begins = wanted.length >= 3 && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
        if ((near || begins) && (best === undefined || distance < best.distance))
            best = { name, distance };
    }
    return best?.name;
}
/** `Did you mean max-size?`, or undefined where nothing is near. */
function didYouMean(written, names) {
    const name = nearestName(written, names);
    return name === undefined ? undefined : `Did you mean \`${name}\`?`;
}
/** Optimal string alignment distance. https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
function editDistance(a, b) {
    let beforePrevious = [];
    let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const same = a[row - 1] === b[column - 1];
            let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (same ? 0 : 1));
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
            if (swapped)
                cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
            current.push(cost);
        }
        beforePrevious = previous;
        previous = current;
    }
    return at(previous, b.length);
}
function at(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Of this program, as `--version` prints it; a check holds it against package.json. */
const VERSION = "0.1.0";


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3986);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
