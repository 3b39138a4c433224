export const id = 648;
export const ids = [648];
export const modules = {

/***/ 9302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ commitId),
/* harmony export */   z: () => (/* binding */ openGit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _process_query_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8374);


/** Everything git prints for us is read by programs: no pager, no colours, no prompts, the C locale. */
const GIT_ENV = { GIT_TERMINAL_PROMPT: "0", LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
/** The repository that a folder lies in; null outside git or where git is missing. */
async function openGit(folder, env) {
    const run = (root, args, more = {}) => (0,_process_query_js__WEBPACK_IMPORTED_MODULE_1__/* .query */ .P)("git", ["-C", root, ...args], { env: { ...env, ...GIT_ENV, ...more } });
    const top = await run(folder, ["rev-parse", "--show-toplevel"]);
    if (top.exitCode !== 0) {
        if (/dubious ownership/.test(top.stderr)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(`git does not trust the folder ${folder}: another user owns it`, {
                remedy: `Run «git config --global --add safe.directory ${folder}» first.`,
            });
        }
        return null;
    }
    const root = top.stdout.trimEnd();
    const demand = async (args, more) => {
        const result = await run(root, args, more);
        if (result.exitCode === 0)
            return result.stdout.replace(/\n$/, "");
        const [said = ""] = result.stderr.trim().split("\n").slice(-1);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StagecheckError */ .$e(`git ${args[0]} failed: ${said.replace(/^fatal: /, "")}`);
    };
    return {
        root,
        async ask(...args) {
            const result = await run(root, args);
            return result.exitCode === 0 ? result.stdout.replace(/\n$/, "") : null;
        },
        demand: (...args) => demand(args),
        async readTree(commit, { workTree, indexFile }) {
            const folder = await demand(["rev-parse", "--absolute-git-dir"]);
            await demand(["read-tree", "--reset", "-u", commit], {
                GIT_DIR: folder,
                GIT_WORK_TREE: workTree,
                GIT_INDEX_FILE: indexFile,
            });
        },
    };
}
/** Full id of the commit that a name stands for; null where there is none. */
function commitId(git, name) {
    return git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
}


/***/ }),

/***/ 5562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseOptions),
/* harmony export */   j: () => (/* binding */ withOwnBuild)
/* harmony export */ });
/** The settings that one Dockerfile is built with: the user's, over what its own build hands over. */
function withOwnBuild(own, settings) {
    const given = new Set(settings.buildContexts.map(({ name }) => name));
    return {
        ...settings,
        buildArgs: { ...own.buildArgs, ...settings.buildArgs },
        buildContexts: [
            ...(own.buildContexts ?? []).filter(({ name }) => !given.has(name)),
            ...settings.buildContexts,
        ],
    };
}
/** What a Dockerfile is parsed with, so that it reads as it is built. */
function parseOptions(own, settings) {
    const { buildArgs, buildContexts, platforms } = withOwnBuild(own, settings);
    const [platform] = platforms;
    return {
        buildArgs,
        buildContexts: Object.fromEntries(buildContexts.map(({ name, value }) => [name, value])),
        ...(platform === undefined ? {} : { platform }),
    };
}


/***/ }),

/***/ 737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ shipsNothingOf),
/* harmony export */   k: () => (/* binding */ markShipping)
/* harmony export */ });
/* harmony import */ var _discover_enumerate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2412);
/* harmony import */ var _dockerfile_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1106);


/** @param shipping indices of the stages whose image users run */
function markShipping(stages, shipping) {
    const shipped = new Set(shipping);
    return stages.map((stage) => ({ ...stage, ships: shipped.has(stage.index) }));
}
/** What is said of Dockerfiles of which nothing ships: they are built, and no image of theirs is searched or judged. */
function shipsNothingOf(dockerfiles) {
    const none = dockerfiles.filter(({ stages }) => (0,_dockerfile_model_js__WEBPACK_IMPORTED_MODULE_0__/* .shipsNothing */ .n)(stages)).map(({ path }) => path);
    if (none.length === 0)
        return [];
    const message = `Nothing ships of ${(0,_discover_enumerate_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .H)(none)}: no build of the repository's own makes an image of ${none.length === 1 ? "it" : "them"}. Where one is shipped, name it with \`ships\` in the config`;
    return [{ level: "note", message }];
}


/***/ }),

/***/ 7725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ passedOverInShort),
  q: () => (/* binding */ readDeclaredBuilds)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/discover/names.js
var names = __webpack_require__(4170);
;// CONCATENATED MODULE: ./build/discover/sources/values.js
function asMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}
/** Text, and what reads as text once it is written down: numbers and booleans. */
function asText(value) {
    if (typeof value === "string")
        return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
/** The texts of a list, or of one text with a line, or a comma, for each. */
function asTexts(value, separator) {
    const parts = Array.isArray(value) ? value : (asText(value) ?? "").split(separator);
    return parts.flatMap((part) => asText(part)?.trim() || []);
}
/** `KEY=VALUE` taken apart; a value is null where there is no `=`. */
function keyAndValue(text) {
    const at = text.indexOf("=");
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

;// CONCATENATED MODULE: ./build/discover/sources/outputs.js

/** What can be the result of a build and no image; `--output FOLDER` is files in a folder, that may be named later. */
const NO_IMAGE = /(^|,)type=(cacheonly|local|tar)(,|$)|^(?!.*type=)/;
/** Whether a build with these `--output`s, written as text or as a mapping, makes an image. */
function makesImage(outputs) {
    const all = Array.isArray(outputs) ? outputs : [];
    const isImage = (one) => {
        if (one === undefined)
            return false;
        const type = asMapping(one)?.["type"];
        return type === undefined
            ? !NO_IMAGE.test(asText(one) ?? "")
            : !/^(cacheonly|local|tar)$/.test(String(type));
    };
    return all.length === 0 || all.some(isImage);
}

// EXTERNAL MODULE: ./build/settings/quoted.js
var quoted = __webpack_require__(3682);
;// CONCATENATED MODULE: ./build/discover/sources/settle.js


/** Stages that people name so are for working on the program, not for running it. */
const DEVELOPMENT_STAGE = /^(dev|devel|develop|development|dev[-_]?container|devenv|debug|local|ci|(unit|integration|e2e)?[-_]?tests?|testing|test[-_]runner|lint|linter|check)$/i;
const REMOTE = /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)|\.git(#.*)?$/i;
/** Addresses of named contexts that buildx takes from anywhere. */
const TAKEN = /^(docker-image|https?|git):\/\//;
const NOTHING = { builds: [], notices: [] };
/** Looks for what a source names: a build with paths that are there and inside the repository, or what is wrong. */
function settle(files, stated) {
    const part = stated.part || "a build in it";
    const about = part.charAt(0).toUpperCase() + part.slice(1);
    const no = (reason) => ({
        builds: [],
        notices: [{ level: "note", message: `${about} is passed over: ${reason}`, file: stated.file }],
    });
    if (REMOTE.test(stated.context))
        return no(`its context ${(0,quoted/* quoted */.T)(stated.context)} is remote`);
    const context = within(stated.folder, stated.context);
    const outside = `its context ${(0,quoted/* quoted */.T)(stated.context)} lies outside the repository`;
    if (context === null)
        return no(outside);
    const kind = files.kind(context);
    if (kind === "outside")
        return no(outside);
    if (kind !== "folder")
        return no(`its context ${(0,quoted/* quoted */.T)(context)} is not a folder that is there`);
    const base = stated.dockerfileIn === "context" ? context : stated.folder;
    const dockerfile = stated.dockerfile === null ? within(context, "Dockerfile") : within(base, stated.dockerfile);
    const name = (0,quoted/* quoted */.T)(dockerfile ?? stated.dockerfile ?? "Dockerfile");
    if (dockerfile === null || files.kind(dockerfile) === "outside") {
        return no(`its Dockerfile ${name} lies outside the repository`);
    }
    if (files.kind(dockerfile) !== "file")
        return no(`its Dockerfile ${name} is not there`);
    const notices = [];
    const buildContexts = Object.entries(stated.buildContexts).flatMap(([contextName, value]) => {
        const settled = namedContext(files, stated.folder, contextName, value);
        if (typeof settled !== "string")
            return [settled];
        const message = `${about} has the named context ${(0,quoted/* quoted */.T)(contextName)}, which is passed over: ${settled}`;
        notices.push({ level: "note", message, file: stated.file });
        return [];
    });
    const target = stated.target === null || stated.target === "" ? null : stated.target.toLowerCase();
    const build = {
        file: stated.file,
        part: stated.part,
        dockerfile,
        context,
        target,
        pushed: stated.pushed ?? false,
        makesImage: stated.makesImage,
        ships: stated.ships && stated.makesImage && (target === null || !DEVELOPMENT_STAGE.test(target)),
        buildArgs: Object.fromEntries(Object.entries(stated.buildArgs).filter(isArgument)),
        buildContexts,
    };
    return { builds: [build], notices };
}
/** The named context, or why there is none. */
function namedContext(files, folder, name, value) {
    if (name === "" || /[=\0]/.test(name) || value.includes("\0"))
        return "this is no name of a context";
    if (/^(target|service):/.test(value))
        return "it is the result of another build";
    if (REMOTE.test(value)) {
        return TAKEN.test(value) ? { name, value, local: false } : `its address ${(0,quoted/* quoted */.T)(value)} is not taken`;
    }
    const path = within(folder, value);
    const kind = path === null ? "outside" : files.kind(path);
    if (path === null || kind === "outside")
        return `${(0,quoted/* quoted */.T)(value)} lies outside the repository`;
    return kind === "folder"
        ? { name, value: path, local: true }
        : `${(0,quoted/* quoted */.T)(path)} is not a folder that is there`;
}
/** What can be handed to a program as `NAME=value`. */
function isArgument([name, value]) {
    return name !== "" && !/[=\0\s]/.test(name) && !value.includes("\0");
}
/** A path in a folder, relative to the root; null where it leads out of it. */
function within(folder, path) {
    if (path.includes("\0") || external_node_path_.posix.isAbsolute(path))
        return null;
    const joined = external_node_path_.posix.join(folder, path).replace(/(?<=.)\/+$/, "");
    return joined === ".." || joined.startsWith("../") ? null : joined;
}
/** Everything that several readings say. */
function joinReadings(readings) {
    return {
        builds: readings.flatMap(({ builds }) => builds),
        notices: readings.flatMap(({ notices }) => notices),
    };
}
/** What is said of a file that could not be read. */
function unreadable(file, reason) {
    return { builds: [], notices: [{ level: "note", message: `It is passed over: ${reason}`, file }] };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/discover/sources/bake/print.js



const LONGEST_MS = 20_000;
/** All that bake is given: a repository's file must not put the environment's secrets into build arguments. */
const ENVIRONMENT = ["PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "DOCKER_CONFIG", "DOCKER_HOST"];
/**
 * What `docker buildx bake --print` says of targets, with no variable set. It builds nothing.
 * Null: there is no buildx, or it cannot tell.
 */
async function printBake(files, paths, folder, targets) {
    const named = paths.flatMap((path) => ["--file", (0,external_node_path_.join)(files.root, path)]);
    const env = Object.fromEntries(ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
    const text = await new Promise((resolve) => {
        (0,external_node_child_process_.execFile)("docker", ["buildx", "bake", "--print", ...named, "--", ...targets], { cwd: (0,external_node_path_.join)(files.root, folder), env, timeout: LONGEST_MS, maxBuffer: 10_000_000 }, (error, stdout) => resolve(error === null ? stdout : null));
    });
    try {
        const top = asMapping(JSON.parse(text ?? "", unescaped));
        const groups = Object.entries(asMapping(top?.["group"]) ?? {}).map(([name, group]) => [name, asTexts(asMapping(group)?.["targets"], /,/)]);
        const found = Object.entries(asMapping(top?.["target"]) ?? {});
        return {
            targets: found.map(([name, fields]) => ({ name, fields: asMapping(fields) ?? {} })),
            groups: new Map(groups),
        };
    }
    catch {
        return null;
    }
}
/** What is printed is a bake file again, in whose texts `$${` stands for `${`. */
function unescaped(_, value) {
    return typeof value === "string" ? value.replace(/([$%])\1\{/g, "$1{") : value;
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/model.js
/** For what stands where nothing has a name. */
const EMPTY_SCOPE = { value: () => undefined, call: () => undefined };
/** A scope in which some names stand for other values. */
function withValues(scope, values) {
    return { ...scope, value: (name) => (Object.hasOwn(values, name) ? values[name] : scope.value(name)) };
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/cursor.js
const DEEPEST = 100;
/** @param depth how deep in other expressions these tokens lie */
function cursorOver(tokens, depth = 0) {
    let at = 0;
    let deep = depth;
    const end = { kind: "end", text: "the end", line: tokens.at(-1)?.line ?? 1 };
    const ahead = (count) => tokens[at + count] ?? end;
    const token = () => ahead(0);
    const is = (text) => token().kind === "punctuation" && token().text === text;
    const take = (text) => {
        const there = is(text);
        if (there)
            at++;
        return there;
    };
    const unexpected = () => {
        const { kind, text, line } = token();
        const shown = kind === "newline" ? "end of the line" : kind === "template" ? "text" : text.split("\n")[0];
        return new SyntaxError(`an unexpected ${shown} near line ${line}`);
    };
    return {
        token,
        ahead,
        is,
        take,
        unexpected,
        advance() {
            const passed = token();
            at++;
            return passed;
        },
        demand(text) {
            if (!take(text))
                throw unexpected();
        },
        newlines() {
            while (token().kind === "newline")
                at++;
        },
        within(read) {
            if (++deep > DEEPEST)
                throw new SyntaxError("brackets within brackets, too many of them");
            const result = read();
            deep--;
            return result;
        },
        get depth() {
            return deep;
        },
    };
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/values.js
/** Values that double in each line would fill the memory. */
const LONGEST_TEXT = 100_000;
const LONGEST_LIST = 10_000;
/** Values that are compared before it is given up: lists of lists of the same list have no end. */
const MOST_COMPARED = 10_000;
function asTemplateText(value) {
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : undefined;
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTrue(value) {
    return value === true || value === "true";
}
/** The value, or `undefined` where it is larger than any that a person meant. */
function bounded(value) {
    if (typeof value === "string" && value.length > LONGEST_TEXT)
        return undefined;
    return Array.isArray(value) && value.length > LONGEST_LIST ? undefined : value;
}
/** The texts as one; `undefined` where one is not known, or all are too long together. */
function joinTexts(texts, separator) {
    let length = 0;
    for (const text of texts) {
        if (text === undefined)
            return undefined;
        length += text.length + separator.length;
        if (length > LONGEST_TEXT + separator.length)
            return undefined;
    }
    return texts.join(separator);
}
/** Whether two values are equal; `undefined` where that is not known. Values of two types never are. */
function areEqual(first, second) {
    const waiting = [[first, second]];
    let left = MOST_COMPARED;
    let known = true;
    for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
        const [a, b] = pair;
        if (left-- <= 0)
            return undefined;
        if (a === undefined || b === undefined)
            known = false;
        else if (Array.isArray(a) && Array.isArray(b)) {
            if (a.length !== b.length)
                return false;
            for (const [index, one] of a.entries())
                waiting.push([one, b[index]]);
        }
        else if (isObject(a) && isObject(b)) {
            const keys = Object.keys(a);
            if (keys.length !== Object.keys(b).length || keys.some((key) => !Object.hasOwn(b, key)))
                return false;
            for (const key of keys)
                waiting.push([a[key], b[key]]);
        }
        else if (a !== b)
            return false;
    }
    return known ? true : undefined;
}
/** `value.key`, `value[key]`. */
function member(value, key) {
    if (Array.isArray(value))
        return value[Number(key)];
    const name = asTemplateText(key);
    return isObject(value) && name !== undefined && Object.hasOwn(value, name) ? value[name] : undefined;
}
/** The keys and values that `for` goes over; null: it cannot. */
function entriesOf(value) {
    if (Array.isArray(value))
        return value.map((one, index) => [index, one]);
    // An object is gone through in the order of its keys.
    return isObject(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : null;
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/collections.js


/** What stands in `[]`, which has been opened. @param read reads an expression @throws SyntaxError */
function readList(cursor, read) {
    cursor.newlines();
    if (cursor.token().text === "for" && cursor.ahead(1).kind === "identifier")
        return readFor(cursor, "]", read);
    const items = [];
    for (; !cursor.take("]"); cursor.newlines()) {
        items.push(read(cursor));
        cursor.newlines();
        if (!cursor.is("]"))
            cursor.demand(",");
    }
    return (scope) => items.map((item) => item(scope));
}
/** What stands in `{}`, which has been opened. @param read reads an expression @throws SyntaxError */
function readObject(cursor, read) {
    cursor.newlines();
    if (cursor.token().text === "for" && cursor.ahead(1).kind === "identifier")
        return readFor(cursor, "}", read);
    const items = [];
    for (; !cursor.take("}"); cursor.newlines()) {
        const key = cursor.token();
        const bare = key.kind === "identifier" && /^[=:]$/.test(cursor.ahead(1).text);
        if (bare)
            cursor.advance();
        const keyExpression = bare ? () => key.text : read(cursor);
        if (!cursor.take("="))
            cursor.demand(":");
        cursor.newlines();
        items.push([keyExpression, read(cursor)]);
        cursor.take(",");
    }
    return (scope) => Object.fromEntries(items.flatMap(([key, value]) => {
        const name = asTemplateText(key(scope));
        return name === undefined ? [] : [[name, value(scope)]];
    }));
}
/** `for value in list : value if condition` in `[]`, `for key, value in object : key => value` in `{}`. */
function readFor(cursor, end, read) {
    const name = () => {
        cursor.newlines();
        if (cursor.token().kind !== "identifier")
            throw cursor.unexpected();
        return cursor.advance().text;
    };
    cursor.advance();
    const names = [name()];
    if (cursor.take(","))
        names.push(name());
    if (name() !== "in")
        throw cursor.unexpected();
    cursor.newlines();
    const all = read(cursor);
    cursor.newlines();
    cursor.demand(":");
    cursor.newlines();
    const first = read(cursor);
    cursor.newlines();
    let second = null;
    if (end === "}") {
        cursor.demand("=>");
        cursor.newlines();
        second = read(cursor);
        cursor.newlines();
    }
    // Values of one key together: too rare to be worked out.
    const grouped = cursor.take("...");
    cursor.newlines();
    let condition = () => true;
    if (cursor.token().kind === "identifier" && cursor.token().text === "if") {
        cursor.advance();
        cursor.newlines();
        condition = read(cursor);
        cursor.newlines();
    }
    cursor.demand(end);
    return (scope) => {
        const entries = entriesOf(all(scope));
        if (entries === null || grouped)
            return undefined;
        const list = [];
        const object = [];
        for (const [key, value] of entries) {
            const inner = withValues(scope, forNames(names, key, value));
            const wanted = condition(inner);
            if (wanted === undefined)
                return undefined;
            if (!isTrue(wanted))
                continue;
            if (second === null)
                list.push(first(inner));
            else {
                const property = asTemplateText(first(inner));
                if (property === undefined)
                    return undefined;
                object.push([property, second(inner)]);
            }
        }
        return second === null ? list : Object.fromEntries(object);
    };
}
function forNames(names, key, value) {
    const [first = "", second] = names;
    return second === undefined ? { [first]: value } : { [first]: key, [second]: value };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/discover/sources/hcl/functions.js



const functions_text = (value) => asTemplateText(value) ?? "";
const list = (value) => (Array.isArray(value) ? value : []);
const number = (value) => (value === null ? Number.NaN : Number(value));
const keysOf = (value) => (isObject(value) ? Object.keys(value).sort() : []);
/** Whether a list has a value; not known as long as an item that is not known could be it. */
function contains(items, value) {
    const answers = items.map((item) => areEqual(item, value));
    return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
/** Each value once, the first of equal ones; `undefined` where that is not known. */
function distinct(items) {
    const found = [];
    for (const item of items) {
        const there = contains(found, item);
        if (there === undefined)
            return undefined;
        if (!there)
            found.push(item);
    }
    return found;
}
/** Only the verbs that put a value in as it is. */
function format(pattern, values) {
    let next = 0;
    let known = true;
    const result = pattern.replace(/%([%sdv]|.)?/g, (all, verb) => {
        if (verb === "%")
            return "%";
        const value = asTemplateText(values[next++]);
        if (value === undefined || !/^%[sdv]$/.test(all))
            known = false;
        return value ?? "";
    });
    return known ? result : undefined;
}
function flatten(value, depth = 0) {
    return list(value).flatMap((item) => Array.isArray(item) && depth < 5 ? flatten(item, depth + 1) : [item]);
}
function sorted(items) {
    const texts = items.map(asTemplateText);
    return texts.includes(undefined) ? undefined : texts.toSorted();
}
function functions_element(items, at) {
    return items.length === 0 ? undefined : items[at % items.length];
}
function compared(holds) {
    return ([a, b]) => holds(number(a ?? null), number(b ?? null));
}
function computed(work) {
    return ([a, b]) => finite(work(number(a ?? null), number(b ?? null)));
}
function hashed(algorithm) {
    return ([value]) => (0,external_node_crypto_.createHash)(algorithm).update(functions_text(value)).digest("hex");
}
function finite(value) {
    return Number.isFinite(value) ? value : undefined;
}
/** Those of https://docs.docker.com/build/bake/stdlib/ that say something of paths, names, lists and conditions. */
const FUNCTIONS = {
    add: computed((a, b) => a + b),
    and: (inputs) => inputs.every(isTrue),
    basename: ([path]) => external_node_path_.posix.basename(functions_text(path)),
    chomp: ([value]) => functions_text(value).replace(/[\r\n]+$/, ""),
    coalesce: (inputs) => inputs.find((one) => one !== null),
    coalescelist: (inputs) => inputs.find((one) => list(one).length > 0),
    compact: ([items]) => list(items).filter((one) => one !== "" && one !== null),
    concat: (inputs) => inputs.flatMap(list),
    contains: ([items, value]) => contains(list(items), value),
    dirname: ([path]) => external_node_path_.posix.dirname(functions_text(path)),
    distinct: ([items]) => distinct(list(items)),
    divide: computed((a, b) => a / b),
    element: ([items, at]) => functions_element(list(items), number(at)),
    equal: ([a, b]) => areEqual(a, b),
    flatten: ([items]) => flatten(items),
    format: ([pattern, ...values]) => format(functions_text(pattern), values),
    greaterthan: compared((a, b) => a > b),
    greaterthanorequalto: compared((a, b) => a >= b),
    hasindex: ([items, key]) => Array.isArray(items) ? number(key) in items : keysOf(items).includes(functions_text(key)),
    index: ([items, key]) => member(items, key),
    join: ([separator, ...lists]) => joinTexts(lists.flatMap(list).map(asTemplateText), functions_text(separator)),
    keys: ([value]) => keysOf(value),
    length: ([value]) => (Array.isArray(value) ? value.length : keysOf(value).length),
    lessthan: compared((a, b) => a < b),
    lessthanorequalto: compared((a, b) => a <= b),
    lookup: ([value, key, standard]) => isObject(value) && Object.hasOwn(value, functions_text(key)) ? value[functions_text(key)] : standard,
    lower: ([value]) => functions_text(value).toLowerCase(),
    max: (inputs) => finite(Math.max(...inputs.map(number))),
    md5: hashed("md5"),
    merge: (inputs) => Object.fromEntries(inputs.flatMap((one) => (isObject(one) ? Object.entries(one) : []))),
    min: (inputs) => finite(Math.min(...inputs.map(number))),
    modulo: computed((a, b) => a % b),
    multiply: computed((a, b) => a * b),
    not: ([value]) => !isTrue(value),
    notequal: ([a, b]) => {
        const equal = areEqual(a, b);
        return equal === undefined ? undefined : !equal;
    },
    or: (inputs) => inputs.some(isTrue),
    replace: ([value, from, to]) => joinTexts(functions_text(value).split(functions_text(from)), functions_text(to)),
    reverselist: ([items]) => list(items).toReversed(),
    sanitize: ([value]) => functions_text(value).replace(/[^\w-]/gu, "_"),
    sha1: hashed("sha1"),
    sha256: hashed("sha256"),
    sha512: hashed("sha512"),
    slice: ([items, from, to]) => list(items).slice(number(from), number(to)),
    sort: ([items]) => sorted(list(items)),
    split: ([separator, value]) => functions_text(value).split(functions_text(separator)),
    strlen: ([value]) => [...functions_text(value)].length,
    substr: ([value, from, length]) => {
        const characters = [...functions_text(value)].slice(number(from));
        return (number(length) < 0 ? characters : characters.slice(0, number(length))).join("");
    },
    subtract: computed((a, b) => a - b),
    trim: ([value, set]) => {
        const characters = [...functions_text(value)];
        const inside = (one) => !functions_text(set).includes(one);
        const end = characters.findLastIndex(inside);
        return end < 0 ? "" : characters.slice(characters.findIndex(inside), end + 1).join("");
    },
    trimprefix: ([value, prefix]) => functions_text(value).startsWith(functions_text(prefix)) ? functions_text(value).slice(functions_text(prefix).length) : functions_text(value),
    trimspace: ([value]) => functions_text(value).trim(),
    trimsuffix: ([value, suffix]) => functions_text(suffix) !== "" && functions_text(value).endsWith(functions_text(suffix))
        ? functions_text(value).slice(0, -functions_text(suffix).length)
        : functions_text(value),
    upper: ([value]) => functions_text(value).toUpperCase(),
    values: ([value]) => keysOf(value).map((key) => member(value, key)),
};

;// CONCATENATED MODULE: ./build/discover/sources/hcl/operators.js

const bothKnown = (work) => (a, b) => a === undefined || b === undefined ? undefined : work(a, b);
const numbers = (work) => bothKnown((a, b) => {
    // HCL converts a text that is a number.
    const [first, second] = [a, b].map((one) => (typeof one === "string" && one !== "" ? Number(one) : one));
    return typeof first === "number" && typeof second === "number" ? work(first, second) : undefined;
});
const not = (value) => (value === undefined ? undefined : !value);
/** Binary operators, those that bind least first. */
const OPERATOR_LEVELS = [
    { "||": bothKnown((a, b) => isTrue(a) || isTrue(b)) },
    { "&&": bothKnown((a, b) => isTrue(a) && isTrue(b)) },
    { "==": bothKnown(areEqual), "!=": bothKnown((a, b) => not(areEqual(a, b))) },
    {
        "<": numbers((a, b) => a < b),
        ">": numbers((a, b) => a > b),
        "<=": numbers((a, b) => a <= b),
        ">=": numbers((a, b) => a >= b),
    },
    { "+": numbers((a, b) => a + b), "-": numbers((a, b) => a - b) },
    { "*": numbers((a, b) => a * b), "/": numbers((a, b) => a / b), "%": numbers((a, b) => a % b) },
];

;// CONCATENATED MODULE: ./build/discover/sources/hcl/tokens.js
const PUNCTUATION = /==|!=|<=|>=|&&|\|\||=>|\.\.\.|[{}[\]()=:,.?!<>+\-*/%]/y;
const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const BLANK = /(?:[ \t\r]|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const HEREDOC = /<<(-?)([A-Za-z_][\w-]*)\r?\n/y;
/**
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 * @throws SyntaxError with the line
 */
function tokenise(text) {
    const tokens = [];
    let at = 0;
    let line = 1;
    const take = (pattern) => {
        pattern.lastIndex = at;
        const match = pattern.exec(text);
        if (match !== null)
            at += match[0].length;
        return match;
    };
    const add = (kind, value) => tokens.push({ kind, text: value, line });
    while (at < text.length) {
        const blank = take(BLANK);
        if (blank) {
            line += newlines(blank[0]);
            continue;
        }
        if (text[at] === "\n") {
            at++;
            add("newline", "\n");
            line++;
            continue;
        }
        const heredoc = take(HEREDOC);
        if (heredoc) {
            const start = at;
            const inside = heredocBody(text, at, heredoc[2] ?? "");
            if (inside === null)
                throw new SyntaxError(`a heredoc without an end on line ${line}`);
            at = inside.end;
            add("heredoc", heredoc[1] === "-" ? withoutIndent(inside.body) : inside.body);
            line += 1 + newlines(text.slice(start, at));
            continue;
        }
        if (text[at] === '"') {
            const end = endOfString(text, at + 1);
            if (end === null)
                throw new SyntaxError(`a text without an end on line ${line}`);
            add("template", text.slice(at + 1, end));
            at = end + 1;
            continue;
        }
        const kinds = [
            ["number", NUMBER],
            ["identifier", IDENTIFIER],
            ["punctuation", PUNCTUATION],
        ];
        const found = kinds.some(([kind, pattern]) => {
            const match = take(pattern);
            if (match)
                add(kind, match[0]);
            return match !== null;
        });
        if (!found)
            throw new SyntaxError(`an unexpected ${JSON.stringify(text[at])} on line ${line}`);
    }
    add("end", "the end");
    return tokens;
}
function newlines(text) {
    return text.split("\n").length - 1;
}
function heredocBody(text, start, delimiter) {
    for (let from = start; from <= text.length;) {
        const newline = text.indexOf("\n", from);
        const end = newline < 0 ? text.length : newline;
        if (text.slice(from, end).trim() === delimiter)
            return { body: text.slice(start, from), end };
        if (newline < 0)
            return null;
        from = newline + 1;
    }
    return null;
}
function withoutIndent(body) {
    const lines = body.split("\n");
    const indents = lines
        .filter((line) => line.trim() !== "")
        .map((line) => line.length - line.trimStart().length);
    const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
    return lines.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join("\n");
}
/** Where the quotation mark stands that ends a text begun before `from`; `${}` may have texts of its own. */
function endOfString(text, from) {
    const open = ["text"];
    for (let index = from; index < text.length; index++) {
        const character = text[index];
        if (open.at(-1) === "text") {
            if (character === "\\")
                index++;
            else if (character === '"') {
                open.pop();
                if (open.length === 0)
                    return index;
            }
            else if (character === "\n")
                return null;
            else if ((character === "$" || character === "%") && text[index + 1] === "{") {
                if (text[index - 1] !== character)
                    open.push("code");
                index++;
            }
        }
        else if (character === '"')
            open.push("text");
        else if (character === "{")
            open.push("code");
        else if (character === "}")
            open.pop();
    }
    return null;
}
/** Where the brace stands that ends a `${` begun before `from`. */
function endOfInterpolation(text, from) {
    let depth = 1;
    for (let index = from; index < text.length; index++) {
        if (text[index] === '"') {
            const end = endOfString(text, index + 1);
            if (end === null)
                return null;
            index = end;
        }
        else if (text[index] === "{")
            depth++;
        else if (text[index] === "}")
            depth--;
        if (depth === 0)
            return index;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/template.js


const ESCAPES = { n: "\n", r: "\r", t: "\t" };
/**
 * A text with `${}` in it. What has `%{}` is not worked out.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 * @param escapes whether a backslash escapes
 * @param readWhole reads what stands within `${}`
 * @throws SyntaxError
 */
function readTemplateText(text, escapes, readWhole) {
    const parts = [];
    let plain = "";
    let strip = false;
    const flush = () => {
        const value = plain;
        if (value !== "")
            parts.push(() => value);
        plain = "";
    };
    const add = (more) => {
        plain += strip ? more.trimStart() : more;
        if (more.trim() !== "")
            strip = false;
    };
    for (let index = 0; index < text.length; index++) {
        const character = text[index] ?? "";
        const next = text[index + 1] ?? "";
        if (character === "\\" && escapes) {
            const code = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(index, index + 10));
            const point = code === null ? null : Number.parseInt(code[1] ?? code[2] ?? "", 16);
            add(point === null ? (ESCAPES[next] ?? next) : point > 0x10ffff ? "" : String.fromCodePoint(point));
            index += code === null ? 1 : code[0].length - 1;
        }
        else if ((character === "$" || character === "%") && next === character && text[index + 2] === "{") {
            add(`${character}{`);
            index += 2;
        }
        else if (character === "%" && next === "{") {
            return () => undefined;
        }
        else if (character === "$" && next === "{") {
            const end = endOfInterpolation(text, index + 2);
            if (end === null)
                throw new SyntaxError("a `${` without an end");
            const inside = text.slice(index + 2, end);
            if (inside.startsWith("~"))
                plain = plain.trimEnd();
            flush();
            parts.push(readWhole(inside.replace(/^~/, "").replace(/~$/, "")));
            strip = inside.endsWith("~");
            index = end;
        }
        else
            add(character);
    }
    flush();
    const [only] = parts;
    if (parts.length === 1 && only !== undefined)
        return only;
    return (scope) => joinTexts(parts.map((part) => asTemplateText(part(scope))), "");
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/expression.js








const expression_DEEPEST = 100;
/**
 * Literals, templates with `${}`, lists, objects, names, members, splats, conditions, operators, `for`, and calls.
 * @throws SyntaxError with the line, for what is not well formed
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
 */
function readExpression(cursor) {
    const condition = cursor.within(() => readBinary(cursor, 0));
    // A condition may go on in the next line within brackets; elsewhere that is no HCL, and does no harm.
    let ahead = 0;
    while (cursor.ahead(ahead).kind === "newline")
        ahead++;
    if (cursor.ahead(ahead).text !== "?" || cursor.ahead(ahead).kind !== "punctuation")
        return condition;
    cursor.newlines();
    cursor.demand("?");
    cursor.newlines();
    const yes = cursor.within(() => readExpression(cursor));
    cursor.newlines();
    cursor.demand(":");
    cursor.newlines();
    const no = cursor.within(() => readExpression(cursor));
    return (scope) => {
        const chosen = condition(scope);
        if (chosen === undefined)
            return undefined;
        return isTrue(chosen) ? yes(scope) : no(scope);
    };
}
function readBinary(cursor, level) {
    const operators = OPERATOR_LEVELS[level];
    if (operators === undefined)
        return readUnary(cursor);
    let left = readBinary(cursor, level + 1);
    for (;;) {
        const { kind, text } = cursor.token();
        const work = kind === "punctuation" && Object.hasOwn(operators, text) ? operators[text] : undefined;
        if (work === undefined)
            return left;
        cursor.advance();
        cursor.newlines();
        const [first, second] = [left, readBinary(cursor, level + 1)];
        left = (scope) => work(first(scope), second(scope));
    }
}
function readUnary(cursor) {
    if (cursor.take("!")) {
        const inner = cursor.within(() => readUnary(cursor));
        return (scope) => {
            const value = inner(scope);
            return value === undefined ? undefined : !isTrue(value);
        };
    }
    if (cursor.take("-")) {
        const inner = cursor.within(() => readUnary(cursor));
        return (scope) => {
            const value = inner(scope);
            return typeof value === "number" ? -value : undefined;
        };
    }
    return readMembers(cursor, readPrimary(cursor));
}
/** What stands behind a value: `.name`, `.0`, `[key]`, and the splats `.*` and `[*]`, which take all that follows. */
function readMembers(cursor, whole) {
    let value = whole;
    for (;;) {
        const held = value;
        if (cursor.take(".")) {
            if (cursor.take("*"))
                return splat(held, readMembers(cursor, theItem));
            const { text, kind } = cursor.token();
            if (kind !== "identifier" && kind !== "number")
                throw cursor.unexpected();
            cursor.advance();
            // `.0.1` is one number to the lexer.
            value = text.split(".").reduce((inner, key) => (scope) => member(inner(scope), key), held);
        }
        else if (cursor.take("[")) {
            if (cursor.is("*") && cursor.ahead(1).text === "]") {
                cursor.advance();
                cursor.advance();
                return splat(held, readMembers(cursor, theItem));
            }
            cursor.newlines();
            const key = readExpression(cursor);
            cursor.newlines();
            cursor.demand("]");
            value = (scope) => member(held(scope), key(scope));
        }
        else
            return value;
    }
}
/** No name can be this. */
const ITEM = "*";
const theItem = (scope) => scope.value(ITEM);
function splat(all, each) {
    return (scope) => {
        const value = all(scope);
        if (value === undefined)
            return undefined;
        const items = Array.isArray(value) ? value : value === null ? [] : [value];
        return items.map((item) => each(withValues(scope, { [ITEM]: item })));
    };
}
function readPrimary(cursor) {
    const { kind, text } = cursor.token();
    if (kind === "number") {
        cursor.advance();
        return () => Number(text);
    }
    if (kind === "template" || kind === "heredoc") {
        cursor.advance();
        return readTemplate(text, kind === "template", cursor.depth);
    }
    if (kind === "identifier") {
        cursor.advance();
        return readNamed(cursor, text);
    }
    if (cursor.take("(")) {
        cursor.newlines();
        const inner = readExpression(cursor);
        cursor.newlines();
        cursor.demand(")");
        return inner;
    }
    if (cursor.take("["))
        return readList(cursor, readExpression);
    if (cursor.take("{"))
        return readObject(cursor, readExpression);
    throw cursor.unexpected();
}
function readNamed(cursor, name) {
    if (name === "true" || name === "false")
        return () => name === "true";
    if (name === "null")
        return () => null;
    if (!cursor.take("("))
        return (scope) => scope.value(name);
    const inputs = [];
    let spread = false;
    for (cursor.newlines(); !cursor.take(")"); cursor.newlines()) {
        inputs.push(readExpression(cursor));
        cursor.newlines();
        if (cursor.take("...")) {
            spread = true;
            cursor.newlines();
        }
        if (!cursor.is(")"))
            cursor.demand(",");
    }
    return (scope) => {
        const values = inputs.map((input) => input(scope));
        const last = spread ? values.pop() : [];
        if (!Array.isArray(last))
            return undefined;
        const all = [...values, ...last];
        const work = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : scope.call(name);
        return work === undefined || all.includes(undefined) ? undefined : bounded(work(all));
    };
}
/** A text with `${}` in it. @param escapes whether a backslash escapes @param depth of the expressions around it */
function readTemplate(text, escapes, depth) {
    if (depth > expression_DEEPEST)
        return () => undefined;
    return readTemplateText(text, escapes, (inside) => readWhole(inside, depth + 1));
}
/** An expression and nothing after it. */
function readWhole(text, depth) {
    const cursor = cursorOver(tokenise(text), depth);
    cursor.newlines();
    const expression = readExpression(cursor);
    cursor.newlines();
    if (cursor.token().kind !== "end")
        throw cursor.unexpected();
    return expression;
}

;// CONCATENATED MODULE: ./build/discover/sources/hcl/parse.js




/**
 * Reads HCL's native syntax: blocks and attributes. What an expression comes to that is well formed and not known
 * here is `undefined`.
 * @throws SyntaxError with the line, for what is not well formed
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
function parseHcl(text) {
    return readBody(cursorOver(tokenise(text)), "end");
}
/** A text with `${}` in it, as bake reads the strings of JSON files. @throws SyntaxError */
function parseTemplate(text) {
    return readTemplate(text, false, 0);
}
function readBody(cursor, end) {
    const attributes = new Map();
    const blocks = [];
    for (;;) {
        cursor.newlines();
        if (end === "end" ? cursor.token().kind === "end" : cursor.take("}"))
            return { attributes, blocks };
        if (cursor.token().kind !== "identifier")
            throw cursor.unexpected();
        const name = cursor.advance().text;
        if (cursor.take("=")) {
            attributes.set(name, readExpression(cursor));
            if (!cursor.is("}") && !/^(newline|end)$/.test(cursor.token().kind))
                throw cursor.unexpected();
        }
        else
            blocks.push(readBlock(cursor, name));
    }
}
function readBlock(cursor, type) {
    const labels = [];
    while (!cursor.take("{")) {
        const { kind, text } = cursor.token();
        if (kind !== "identifier" && kind !== "template")
            throw cursor.unexpected();
        cursor.advance();
        labels.push(kind === "identifier" ? text : String(readTemplate(text, true, 0)(EMPTY_SCOPE) ?? ""));
    }
    return { type, labels, body: cursor.within(() => readBody(cursor, "}")) };
}

;// CONCATENATED MODULE: ./build/discover/sources/bake/blocks.js



/** A variable without a type and a default is blank. */
const blocks_BLANK = () => "";
/** @throws SyntaxError */
function readBakeBlocks(texts) {
    const variables = new Map();
    const functions = new Map();
    const targets = new Map();
    const groups = new Map();
    const add = (map, name, body) => {
        map.set(name, [...(map.get(name) ?? []), body]);
    };
    for (const { text, json } of texts) {
        const { attributes, blocks } = json ? bodyOfJson(text) : parseHcl(text);
        for (const [name, value] of attributes)
            variables.set(name, value);
        for (const { type, labels, body } of blocks) {
            const [name = ""] = labels;
            if (type === "variable")
                variables.set(name, defaultOf(body));
            else if (type === "target")
                add(targets, name, body);
            else if (type === "group")
                add(groups, name, body);
            else if (type === "function")
                functions.set(name, functionOf(body));
        }
    }
    return { variables, functions, targets, groups };
}
function defaultOf({ attributes }) {
    return attributes.get("default") ?? (attributes.has("type") ? () => null : blocks_BLANK);
}
function functionOf({ attributes }) {
    // The parameters are names, which stand for themselves.
    const names = { ...EMPTY_SCOPE, value: (name) => name };
    const parameters = attributes.get("params")?.(names);
    const variadic = attributes.get("variadic_params")?.(names);
    return {
        parameters: Array.isArray(parameters) ? parameters.map(String) : [],
        variadic: typeof variadic === "string" ? variadic : null,
        result: attributes.get("result") ?? (() => undefined),
    };
}
/** https://github.com/hashicorp/hcl/blob/main/json/spec.md */
function bodyOfJson(text) {
    const top = asMapping(JSON.parse(text)) ?? {};
    const blocks = (type) => Object.entries(asMapping(top[type]) ?? {}).map(([label, value]) => {
        const attributes = Object.entries(asMapping(value) ?? {});
        const body = {
            attributes: new Map(attributes.map(([key, one]) => [key, expressionOf(one)])),
            blocks: [],
        };
        return { type, labels: [label], body };
    });
    const attributes = Object.entries(top).filter(([key]) => !/^(variable|target|group|function)$/.test(key));
    return {
        attributes: new Map(attributes.map(([key, value]) => [key, expressionOf(value)])),
        blocks: ["variable", "target", "group"].flatMap(blocks),
    };
}
/** Strings in JSON are templates. */
function expressionOf(value) {
    if (typeof value === "string")
        return parseTemplate(value);
    if (Array.isArray(value)) {
        const items = value.map(expressionOf);
        return (scope) => items.map((item) => item(scope));
    }
    const mapping = asMapping(value);
    if (mapping === null)
        return () => value;
    const items = Object.entries(mapping).map(([key, one]) => [key, expressionOf(one)]);
    return (scope) => Object.fromEntries(items.map(([key, one]) => [key, one(scope)]));
}

;// CONCATENATED MODULE: ./build/discover/sources/bake/targets.js



const MERGED = ["args", "contexts"];
const MOST_COMBINATIONS = 256;
const targets_DEEPEST = 50;
/** Targets that are looked at, those that others inherit counted each time. */
const MOST_TARGETS = 20_000;
/**
 * What bake files say together; later ones are stronger.
 * https://docs.docker.com/build/bake/reference/
 * @throws SyntaxError
 */
function readBakeFiles(texts) {
    const { variables, functions, targets, groups } = readBakeBlocks(texts);
    const scope = scopeOf(variables, functions);
    const definitions = new Map();
    const expanded = new Map();
    for (const [name, blocks] of targets) {
        const combinations = matrixOf(lastOf(blocks, "matrix", scope));
        const names = combinations.map((combination, index) => {
            const inner = withValues(scope, combination);
            const standard = combinations.length === 1 ? name : `${name}-${index + 1}`;
            const full = String(lastOf(blocks, "name", inner) ?? standard);
            definitions.set(full, { blocks, scope: inner });
            return full;
        });
        expanded.set(name, names);
    }
    const inherited = new Set();
    let left = MOST_TARGETS;
    const resolve = (name, depth) => {
        if (left-- <= 0)
            throw new SyntaxError("it comes to too many targets");
        const definition = definitions.get(name);
        if (definition === undefined)
            return {};
        const own = definition.blocks.map(({ attributes }) => {
            const fields = [...attributes].filter(([key]) => key !== "name" && key !== "matrix");
            return Object.fromEntries(fields.map(([key, value]) => [key, value(definition.scope)]));
        });
        const { inherits, ...fields } = own.reduce(laidOver, {});
        let below = {};
        for (const parent of Array.isArray(inherits) ? inherits : []) {
            if (typeof parent !== "string" || depth > targets_DEEPEST)
                continue;
            inherited.add(parent);
            below = laidOver(below, resolve(parent, depth + 1));
        }
        return laidOver(below, fields);
    };
    const found = [...definitions.keys()].map((name) => ({ name, fields: resolve(name, 0) }));
    const members = new Map([...groups].map(([name, blocks]) => {
        const named = blocks.flatMap(({ attributes }) => attributes.get("targets")?.(scope) ?? []);
        const texts = named.filter((one) => typeof one === "string");
        return [name, [...new Set(texts.flatMap((one) => expanded.get(one) ?? [one]))]];
    }));
    for (const [name, names] of expanded)
        if (!members.has(name) && names.length > 1)
            members.set(name, names);
    const wanted = new Set([...members.values()].flat());
    return {
        targets: found.filter(({ name }) => wanted.has(name) || (!inherited.has(name) && !name.startsWith("_"))),
        groups: members,
    };
}
/** What an attribute comes to that several blocks of one name may have. */
function lastOf(blocks, key, scope) {
    return blocks.findLast(({ attributes }) => attributes.has(key))?.attributes.get(key)?.(scope);
}
/** Variables may be made of others, and functions of both. */
function scopeOf(variables, functions) {
    const values = new Map();
    const working = new Set();
    let depth = 0;
    const scope = {
        value(name) {
            if (values.has(name))
                return values.get(name);
            const expression = variables.get(name);
            if (expression === undefined || working.has(name))
                return undefined;
            working.add(name);
            const value = expression(scope);
            working.delete(name);
            values.set(name, value);
            return value;
        },
        call(name) {
            const { parameters, variadic, result } = functions.get(name) ?? {};
            if (parameters === undefined || result === undefined)
                return undefined;
            return (inputs) => {
                if (inputs.length < parameters.length || depth > targets_DEEPEST)
                    return undefined;
                const given = Object.fromEntries(parameters.map((parameter, index) => [parameter, inputs[index]]));
                if (variadic)
                    given[variadic] = inputs.slice(parameters.length);
                depth++;
                const value = result(withValues(scope, given));
                depth--;
                return value;
            };
        },
    };
    return scope;
}
/** Null is as good as not said. */
function laidOver(below, above) {
    const said = (mapping) => Object.fromEntries(Object.entries(asMapping(mapping) ?? {}).filter(([, value]) => value !== null));
    const merged = MERGED.flatMap((key) => key in above || key in below ? [[key, { ...said(below[key]), ...said(above[key]) }]] : []);
    return { ...below, ...said(above), ...Object.fromEntries(merged) };
}
function matrixOf(axes) {
    let combinations = [{}];
    for (const [key, values] of Object.entries(asMapping(axes) ?? {})) {
        if (!Array.isArray(values))
            continue;
        combinations = combinations
            .flatMap((one) => values.map((value) => ({ ...one, [key]: value })))
            .slice(0, MOST_COMBINATIONS);
    }
    return combinations;
}

;// CONCATENATED MODULE: ./build/discover/sources/bake/bake-files.js







/** Those that bake takes where none is named, the weakest first. https://docs.docker.com/build/bake/reference/ */
const BAKE_DEFAULT_FILES = [
    "docker-bake.json",
    "docker-bake.hcl",
    "docker-bake.override.json",
    "docker-bake.override.hcl",
];
const BAKE_FILE = /^docker-bake([-._].*)?\.(hcl|json)$/i;
/** `docker-bake.hcl`, `docker-bake.json` and what overrides them. */
const bakeFiles = {
    name: "bake",
    isFallback: false,
    async read(files) {
        const found = files.paths.filter((path) => BAKE_FILE.test((0,names/* nameOf */.Vb)(path)));
        const isDefault = (path) => BAKE_DEFAULT_FILES.includes((0,names/* nameOf */.Vb)(path));
        const folders = [...new Set(found.filter(isDefault).map((path) => external_node_path_.posix.dirname(path)))];
        const together = folders.map((folder) => BAKE_DEFAULT_FILES.map((name) => external_node_path_.posix.join(folder, name)).filter((path) => found.includes(path)));
        const alone = found.filter((path) => !isDefault(path)).map((path) => [path]);
        return joinReadings(await Promise.all([...together, ...alone].map((paths) => readBake(files, { paths, folder: external_node_path_.posix.dirname(paths[0] ?? "."), targets: [], known: null }))));
    },
};
/** What bake files say of their targets. */
async function readBake(files, request) {
    const texts = [];
    const [first = ""] = request.paths;
    for (const path of request.paths) {
        const text = await files.read(path);
        if (text === null)
            return unreadable(path, "it is not there, or longer than 2 MB");
        texts.push({ text, json: path.endsWith(".json") });
    }
    let definition = null;
    let reason = "an expression in it is worked out by bake alone";
    try {
        definition = readBakeFiles(texts);
    }
    catch (error) {
        reason = `it cannot be read (${error instanceof Error ? error.message.split("\n")[0] : String(error)})`;
    }
    const wanted = definition === null ? [] : chosen(definition, request.targets);
    if (definition === null || wanted.some(isUnclear)) {
        const names = definition === null ? request.targets : wanted.map(({ name }) => name);
        const printed = await printBake(files, request.paths, request.folder, names);
        if (printed !== null) {
            const groups = definition?.groups ?? printed.groups;
            return settleTargets(files, request, printed.targets, { targets: printed.targets, groups }, first);
        }
        if (definition === null)
            return unreadable(first, reason);
    }
    return settleTargets(files, request, wanted, definition, first);
}
/** The targets that groups and names come to. */
function chosen({ targets, groups }, names) {
    if (names.length === 0)
        return targets;
    const all = membersOf(groups, names);
    return targets.filter(({ name }) => all.has(name));
}
function membersOf(groups, names) {
    const all = new Set();
    const waiting = [...names];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        if (all.has(name))
            continue;
        all.add(name);
        waiting.push(...(groups.get(name) ?? []));
    }
    return all;
}
const PATH_FIELDS = ["context", "dockerfile", "target"];
function isUnclear({ fields }) {
    return PATH_FIELDS.some((key) => key in fields && fields[key] === undefined);
}
function settleTargets(files, request, targets, { groups }, first) {
    const isBuilt = membersOf(groups, ["default"]);
    const checks = membersOf(groups, [...groups.keys()].filter((name) => CHECK.test(name)));
    const images = new Set(targets.filter((one) => isImage(one) && !checks.has(one.name)));
    const isShipping = shippingTargets(request, [...images], isBuilt);
    // What bake builds where nothing is named comes first.
    const ordered = [...targets].sort((a, b) => Number(isBuilt.has(b.name)) - Number(isBuilt.has(a.name)));
    return joinReadings(ordered.map((target) => {
        const { name, fields } = target;
        const no = (reason) => {
            const message = `Target ${name} is passed over: ${reason}`;
            return { builds: [], notices: [{ level: "note", message, file: first }] };
        };
        if (isUnclear(target))
            return no("an expression in it is worked out by bake alone");
        if (fields["dockerfile-inline"] !== undefined)
            return no("its Dockerfile stands in the bake file");
        const context = asText(fields["context"]) ?? ".";
        const dockerfile = asText(fields["dockerfile"]);
        return settle(files, {
            file: request.known?.file ?? first,
            part: request.known === null ? `target ${name}` : `${request.known.part} (bake target ${name})`,
            folder: folderFor(files, request.folder, context, dockerfile),
            context,
            dockerfile,
            dockerfileIn: "context",
            target: asText(fields["target"]),
            makesImage: images.has(target),
            ships: isShipping.has(name),
            pushed: images.has(target) && (request.known?.pushed ?? false),
            buildArgs: texts(fields["args"]),
            buildContexts: texts(fields["contexts"]),
        });
    }));
}
/** Names of targets and groups whose results nobody runs, whatever their output. */
const CHECK = /^(validate|lint|vet|fmt|format|check)([-_].*)?$/i;
/** Whether a target makes an image; `call` may ask for a check or an outline in place of a build. */
function isImage({ name, fields }) {
    const call = fields["call"] ?? "build";
    return makesImage(fields["output"]) && call === "build" && !CHECK.test(name);
}
/**
 * Of those that make an image: the ones that were named, or that the default group has; for a Dockerfile of which it
 * has none, those that have a tag.
 */
function shippingTargets(request, images, isBuilt) {
    const names = (some) => new Set(some.map(({ name }) => name));
    if (request.targets.length > 0 || isBuilt.size <= 1)
        return names(images);
    const standard = images.filter(({ name }) => isBuilt.has(name));
    const fileOf = ({ fields }) => JSON.stringify([fields["context"], fields["dockerfile"]]);
    const covered = new Set(standard.map(fileOf));
    const tagged = images.filter((one) => asTexts(one.fields["tags"], /,/).length > 0);
    return names([...standard, ...tagged.filter((one) => !covered.has(fileOf(one)))]);
}
/** Bake runs in the folder of its file, or, for a file further down, often in the root. */
function folderFor(files, folder, context, dockerfile) {
    const isThere = (base) => {
        const inContext = within(base, context);
        const path = inContext === null ? null : within(inContext, dockerfile ?? "Dockerfile");
        return path !== null && files.kind(path) === "file";
    };
    return !isThere(folder) && isThere(".") ? "." : folder;
}
function texts(value) {
    const mapping = asMapping(value) ?? {};
    return Object.fromEntries(Object.entries(mapping).flatMap(([name, one]) => {
        const written = asText(one);
        return written === null ? [] : [[name, written]];
    }));
}

;// CONCATENATED MODULE: ./build/discover/sources/compose/interpolate.js
/** `$NAME`, `$$`, or `${`, whose end has to be looked for. */
const OPENING = /\$(?:(\$)|([A-Za-z_]\w*)|(\{))/g;
const BRACED = /^([A-Za-z_]\w*)(:?[-+?])?/;
const interpolate_DEEPEST = 20;
/**
 * Puts variables in, as Compose does: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:+other}`, `${X+other}`,
 * `${X:?message}`, `${X?message}` and `$$`. Null where one is not set and has no default: it comes from an environment
 * that is not known.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
function interpolate(text, variables, depth = 0) {
    if (depth > interpolate_DEEPEST)
        return null;
    let result = "";
    let from = 0;
    OPENING.lastIndex = 0;
    for (;;) {
        OPENING.lastIndex = from;
        const match = OPENING.exec(text);
        if (match === null)
            return result + text.slice(from);
        result += text.slice(from, match.index);
        from = match.index + match[0].length;
        let value;
        if (match[1] !== undefined)
            value = "$";
        else if (match[2] !== undefined)
            value = variables.get(match[2]);
        else {
            const end = closing(text, from);
            if (end < 0)
                return null;
            value = braced(text.slice(from, end), variables, depth);
            from = end + 1;
        }
        if (value === undefined || value === null)
            return null;
        result += value;
    }
}
/** Where the brace ends that was opened before `from`; -1: nowhere. */
function closing(text, from) {
    let depth = 1;
    for (let index = from; index < text.length; index++) {
        if (text[index] === "}")
            depth--;
        else if (text[index] === "{" && text[index - 1] === "$")
            depth++;
        if (depth === 0)
            return index;
    }
    return -1;
}
function braced(inside, variables, depth) {
    const match = BRACED.exec(inside);
    if (match === null)
        return null;
    const [all, name = "", operator = ""] = match;
    const rest = inside.slice(all.length);
    if (operator === "" && rest !== "")
        return null;
    const value = variables.get(name);
    const counts = value !== undefined && (value !== "" || !operator.startsWith(":"));
    const otherwise = () => interpolate(rest, variables, depth + 1);
    if (operator.endsWith("-"))
        return counts ? value : otherwise();
    if (operator.endsWith("+"))
        return counts ? otherwise() : "";
    return operator === "" || counts ? (value ?? null) : null;
}

;// CONCATENATED MODULE: ./build/discover/sources/compose/env-file.js

/**
 * Reads an env file as Compose does: `KEY=value` a line, `export` before it or not, `#` comments, values in single
 * quotes as they stand, in double quotes with escapes, and variables of lines before.
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
 */
function readEnvFile(text, before = new Map()) {
    const variables = new Map(before);
    for (const line of text.split(/\r?\n/)) {
        const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:]\s*(.*?)\s*$/.exec(line);
        if (match === null)
            continue;
        const [, name = "", raw = ""] = match;
        const value = readValue(raw, variables);
        if (value !== null)
            variables.set(name, value);
    }
    return variables;
}
function readValue(raw, variables) {
    const single = /^'((?:[^'\\]|\\.)*)'/.exec(raw);
    if (single)
        return (single[1] ?? "").replace(/\\'/g, "'");
    const double = /^"((?:[^"\\]|\\.)*)"/.exec(raw);
    if (double) {
        const plain = (double[1] ?? "").replace(/\\(.)/g, (_, one) => one === "n" ? "\n" : one === "t" ? "\t" : one === "r" ? "\r" : one === "$" ? "$$" : one);
        return interpolate(plain, variables);
    }
    return interpolate(raw.replace(/(^|\s)#.*$/, "").trimEnd(), variables);
}

;// CONCATENATED MODULE: ./build/discover/sources/compose/compose-file.js




/** Reads one; null: it is not there, too long, or no mapping. @throws what the YAML parser does */
async function openComposeFile(files, path, folder, variables) {
    const content = asMapping(await files.yaml(path));
    if (content === null)
        return null;
    return { path, folder, variables, services: asMapping(content["services"]) ?? {}, content };
}
/** Those of the folder's `.env`; what is outside wins, as the project's own `.env` does. */
async function variablesIn(files, folder, outer = new Map()) {
    const text = await readAt(files, within(folder, ".env"));
    return text === null ? outer : new Map([...readEnvFile(text), ...outer]);
}
/** Null: there is none. */
async function readAt(files, path) {
    return path === null ? null : files.read(path);
}
/** Null: it is not known, or leads out of the repository. */
function pathIn(folder, path) {
    return path === null ? null : within(folder, path);
}
/** Null: it is no text. */
function interpolated(value, { variables }) {
    const text = asText(value);
    return text === null ? null : interpolate(text, variables);
}

;// CONCATENATED MODULE: ./build/discover/sources/compose/service-build.js




const ADDRESS = /^([a-z][a-z0-9+.-]*:|git@|github\.com\/)/i;
/** @param folder relative to the root, that paths are relative to */
function readBuild(value, folder, variables) {
    const faults = [];
    const text = (key, one) => {
        const written = asText(one);
        if (written === null)
            return null;
        const result = interpolate(written, variables);
        if (result === null)
            faults.push(`${key} ${(0,quoted/* quoted */.T)(written)} has a variable that is set nowhere`);
        return result;
    };
    const placed = (path) => ADDRESS.test(path) || path.endsWith(".git") ? path : (within(folder, path) ?? path);
    const long = asMapping(value);
    const context = text("its context", long ? long["context"] : value);
    const dockerfile = text("its Dockerfile", long?.["dockerfile"]);
    const target = text("its target", long?.["target"]);
    if (long?.["dockerfile_inline"] !== undefined)
        faults.push("its Dockerfile stands in the compose file");
    const contexts = pairs(long?.["additional_contexts"], variables);
    return {
        context: context === null ? null : placed(context),
        dockerfile,
        target,
        args: pairs(long?.["args"], variables),
        contexts: Object.fromEntries(Object.entries(contexts).map(([name, path]) => [name, placed(path)])),
        fault: faults[0] ?? null,
    };
}
/** A mapping, or a list of `KEY=VALUE`. Values that an unknown environment sets are left out. */
function pairs(value, variables) {
    const entries = Array.isArray(value)
        ? value.flatMap((one) => (asText(one) === null ? [] : [keyAndValue(asText(one) ?? "")]))
        : Object.entries(asMapping(value) ?? {});
    return Object.fromEntries(entries.flatMap(([name, one]) => {
        // Without a value it is taken from the environment.
        const written = asText(one);
        const result = written === null ? (variables.get(name) ?? null) : interpolate(written, variables);
        return result === null ? [] : [[name, result]];
    }));
}
/** What two files say of one service together; the second is stronger. */
function mergeBuilds(below, above) {
    return {
        context: above.context ?? below.context,
        dockerfile: above.dockerfile ?? below.dockerfile,
        target: above.target ?? below.target,
        args: { ...below.args, ...above.args },
        contexts: { ...below.contexts, ...above.contexts },
        fault: above.fault ?? below.fault,
    };
}

;// CONCATENATED MODULE: ./build/discover/sources/compose/compose-files.js








const COMPOSE_FILE = /^(docker-)?compose([-._].*)?\.ya?ml$/i;
/** The file that Compose takes where none is named. */
const PRIMARY = /^(docker-)?compose\.ya?ml$/i;
/** What is for working on the program: nobody runs its images elsewhere. */
const DEVELOPMENT_FILE = /[-._](override|dev|devel|develop|development|local|debug|tests?|testing|ci|e2e|lint)([-._].*)?\.ya?ml$/i;
const compose_files_DEEPEST = 8;
/** `compose*.yaml` and `docker-compose*.yml`: https://docs.docker.com/reference/compose-file/build/ */
const composeFiles = {
    name: "Compose",
    isFallback: false,
    async read(files) {
        const paths = files.paths.filter((path) => COMPOSE_FILE.test((0,names/* nameOf */.Vb)(path)));
        const primary = paths.filter((path) => PRIMARY.test((0,names/* nameOf */.Vb)(path)));
        const fragments = paths.filter((path) => !primary.includes(path));
        const readings = [];
        const included = new Set();
        for (const path of [...primary, ...fragments]) {
            if (included.has(path))
                continue;
            const base = primary.find((one) => one !== path && external_node_path_.posix.dirname(one) === external_node_path_.posix.dirname(path)) ?? null;
            readings.push(await readTop(files, path, fragments.includes(path) ? base : null, included));
        }
        return joinReadings(readings);
    },
};
/** @param base the file that this one is laid over: Compose is given both */
async function readTop(files, path, base, included) {
    try {
        const folder = external_node_path_.posix.dirname(path);
        const file = await openComposeFile(files, path, folder, await variablesIn(files, folder));
        if (file === null)
            return unreadable(path, "it is longer than 2 MB, or no mapping");
        const below = base === null ? null : await openComposeFile(files, base, folder, file.variables).catch(() => null);
        return await readServices(files, file, below, included, 0);
    }
    catch (error) {
        return unreadable(path, reasonOf(error));
    }
}
async function readServices(files, file, below, included, depth) {
    const readings = [];
    for (const name of Object.keys(file.services)) {
        const part = `service ${name}`;
        const service = await readService(files, file, name, depth);
        if (service === null)
            continue;
        const under = below && service.context === null ? await readService(files, below, name, depth) : null;
        const build = under === null ? service : mergeBuilds(under, service);
        if (build.fault !== null) {
            readings.push(passedOver(file.path, part, build.fault));
            continue;
        }
        readings.push(settle(files, {
            file: file.path,
            part,
            folder: ".",
            context: build.context ?? file.folder,
            dockerfile: build.dockerfile,
            dockerfileIn: "context",
            target: build.target,
            makesImage: true,
            ships: !DEVELOPMENT_FILE.test(external_node_path_.posix.basename(file.path)) && !file.path.startsWith(".devcontainer/"),
            buildArgs: build.args,
            buildContexts: build.contexts,
        }));
    }
    for (const one of Array.isArray(file.content["include"]) ? file.content["include"] : []) {
        if (depth < compose_files_DEEPEST)
            readings.push(await readInclude(files, file, one, included, depth + 1));
    }
    return joinReadings(readings);
}
function passedOver(file, part, reason) {
    const message = `${part.charAt(0).toUpperCase()}${part.slice(1)} is passed over: ${reason}`;
    return { builds: [], notices: [{ level: "note", message, file }] };
}
/** What a service says of its build, with what it extends below it. Null: it builds nothing. */
async function readService(files, file, name, depth) {
    const service = asMapping(Object.hasOwn(file.services, name) ? file.services[name] : null);
    if (service === null)
        return null;
    const own = service["build"] === undefined || service["build"] === null
        ? null
        : readBuild(service["build"], file.folder, file.variables);
    const extended = service["extends"];
    if (extended === undefined || depth > compose_files_DEEPEST)
        return own;
    const from = asMapping(extended);
    const serviceName = interpolated(from ? from["service"] : extended, file);
    const other = from?.["file"] === undefined ? file : await openOther(files, file, from["file"]);
    if (serviceName === null || other === null)
        return own;
    const below = await readService(files, other, serviceName, depth + 1);
    return below === null || own === null ? (own ?? below) : mergeBuilds(below, own);
}
async function openOther(files, file, value) {
    const path = pathIn(file.folder, interpolated(value, file));
    return path === null ? null : openComposeFile(files, path, external_node_path_.posix.dirname(path), file.variables);
}
/** https://docs.docker.com/reference/compose-file/include/ */
async function readInclude(files, file, value, included, depth) {
    const long = asMapping(value);
    const named = (one) => asTexts(one, /$^/).map((text) => interpolate(text, file.variables));
    const paths = named(long ? long["path"] : value).map((text) => pathIn(file.folder, text));
    const [first = null, ...over] = paths;
    if (first === null)
        return passedOver(file.path, "an included file", "its path is not known");
    const folder = pathIn(file.folder, interpolated(long?.["project_directory"], file)) ?? external_node_path_.posix.dirname(first);
    let variables = await variablesIn(files, folder, file.variables);
    for (const name of named(long?.["env_file"])) {
        const text = await readAt(files, pathIn(file.folder, name));
        if (text !== null)
            variables = readEnvFile(text, variables);
    }
    const base = await openComposeFile(files, first, folder, variables);
    if (base === null)
        return passedOver(file.path, `the included file ${first}`, "it cannot be read");
    const readings = [];
    for (const path of over) {
        const laid = path === null ? null : await openComposeFile(files, path, folder, variables);
        if (laid === null || path === null || included.has(path))
            continue;
        included.add(path);
        readings.push(await readServices(files, laid, base, included, depth));
    }
    if (included.has(first))
        return joinReadings(readings);
    included.add(first);
    return joinReadings([...readings, await readServices(files, base, null, included, depth)]);
}
function reasonOf(error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return `it is not YAML that can be read (${message.replace(/[.:]$/, "")})`;
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/syntax.js
/** The word's text where it is written without quotes, variables and the like; null else. */
function plainText(word) {
    const [only] = word;
    return word.length === 1 && only?.kind === "text" && !only.quoted ? only.text : null;
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/closings.js
/** Behind the parenthesis that ends one opened before `from`; null: there is none. */
function afterParenthesis(script, from) {
    return afterClosing(script, from, "(", ")");
}
/** The same of a brace. */
function afterBrace(script, from) {
    return afterClosing(script, from, "{", "}");
}
function afterClosing(script, from, opening, closing) {
    let depth = 1;
    for (let index = from; index < script.length; index++) {
        const character = script[index];
        if (character === "\\")
            index++;
        else if (character === "'") {
            const close = script.indexOf("'", index + 1);
            // An apostrophe in a comment or in quotation marks has no other.
            if (close >= 0 && !script.slice(index, close).includes("\n"))
                index = close;
        }
        else if (character === opening)
            depth++;
        else if (character === closing && --depth === 0)
            return index + 1;
    }
    return null;
}
/** Behind the here-document whose lines begin at `from`. */
function afterHeredoc(script, from, { end, indented }) {
    for (let index = from; index < script.length;) {
        const newline = script.indexOf("\n", index);
        const to = newline < 0 ? script.length : newline;
        const line = script.slice(index, to).replace(/\r$/, "");
        index = to + 1;
        if ((indented ? line.replace(/^\t+/, "") : line) === end)
            return index;
    }
    return script.length;
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/tokens.js

const OPERATOR = /;;&|;;|;&|&&|\|\||\|&|[;&|()\n]/y;
const REDIRECTION = /(?:\d+|&)?(?:<<<|<<-?|<>|>>|>\||[<>]&?)/y;
const PARAMETER = /\$(?:([A-Za-z_]\w*|[0-9@*#?$!-])|\{)/y;
/** What stands in `${…}`: a length, a name, an index, and what is done with it. */
const tokens_BRACED = /^(#(?=.))?([A-Za-z_]\w*|[0-9]+|[@*#?$!-])(\[[^\]]*\])?([\s\S]*)$/;
const OPERATION = /^(:?[-+=?]|##?|%%?)([\s\S]*)$/;
/**
 * Takes a shell script apart. Redirections and here-documents are left out.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
function tokens_tokenise(script) {
    return tokensOf(script, true);
}
function tokensOf(script, arrays) {
    const tokens = [];
    const heredocs = [];
    let index = 0;
    let pieces = null;
    let isTarget = false;
    let looksForArrays = arrays;
    const take = (pattern) => {
        pattern.lastIndex = index;
        const match = pattern.exec(script);
        if (match !== null)
            index += match[0].length;
        return match;
    };
    const text = (one, quoted) => {
        pieces ??= [];
        const last = pieces.at(-1);
        if (last?.kind === "text" && last.quoted === quoted) {
            pieces[pieces.length - 1] = { ...last, text: last.text + one };
        }
        else
            pieces.push({ kind: "text", text: one, quoted });
    };
    const piece = (one) => {
        pieces ??= [];
        pieces.push(one);
    };
    const finish = () => {
        const word = pieces;
        pieces = null;
        if (word === null)
            return;
        if (isTarget)
            isTarget = false;
        else
            tokens.push({ kind: "word", word });
    };
    while (index < script.length) {
        const character = script[index] ?? "";
        if (character === "\\") {
            const joined = /\\\r?\n/y;
            if (take(joined))
                continue;
            text(script[index + 1] ?? "", true);
            index += 2;
        }
        else if (character === "'" || (character === "$" && script[index + 1] === "'")) {
            const from = index + (character === "'" ? 1 : 2);
            const close = script.indexOf("'", from);
            const to = close < 0 ? script.length : close;
            text(script.slice(from, to), true);
            index = to + 1;
        }
        else if (character === '"') {
            text("", true);
            index = readQuoted(script, index + 1, text, piece);
        }
        else if (character === "$" || character === "`") {
            index = readDollar(script, index, false, text, piece);
        }
        else if (character === "#" && pieces === null) {
            const close = script.indexOf("\n", index);
            index = close < 0 ? script.length : close;
        }
        else if (character === " " || character === "\t" || character === "\r") {
            finish();
            index++;
        }
        else if (/[<>]/.test(character) ||
            (/[\d&]/.test(character) && pieces === null && isRedirection(script, index))) {
            finish();
            const process = /[<>]\(/y;
            if (take(process)) {
                index = afterParenthesis(script, index) ?? script.length;
                piece({ kind: "substitution", script: null, quoted: true });
                continue;
            }
            const operator = take(REDIRECTION)?.[0] ?? "";
            const blank = /[ \t]*/y;
            take(blank);
            if (/^\d*<<-?$/.test(operator)) {
                const delimiter = /(?:'([^'\n]*)'|"([^"\n]*)"|([^\s;&|()<>]+))/y;
                const match = take(delimiter);
                const end = (match?.[1] ?? match?.[2] ?? match?.[3] ?? "").replaceAll("\\", "");
                heredocs.push({ end, indented: operator.endsWith("-") });
            }
            else
                isTarget = true;
        }
        else {
            const operator = take(OPERATOR);
            if (operator === null) {
                text(character, false);
                index++;
                continue;
            }
            const name = looksForArrays && operator[0] === "(" ? arrayName(pieces) : null;
            const end = name === null ? null : afterParenthesis(script, index);
            // To look for each end that is not there would take the square of the time.
            if (name !== null && end === null)
                looksForArrays = false;
            if (name !== null && end !== null) {
                pieces = null;
                const words = tokensOf(script.slice(index, end - 1), false).flatMap((one) => one.kind === "word" ? [one.word] : []);
                tokens.push({ kind: "array", ...name, words });
                index = end;
                continue;
            }
            finish();
            isTarget = false;
            tokens.push({ kind: "operator", text: operator[0] });
            if (operator[0] === "\n")
                for (const one of heredocs.splice(0))
                    index = afterHeredoc(script, index, one);
        }
    }
    finish();
    return tokens;
}
function isRedirection(script, index) {
    const pattern = /(?:\d+|&)[<>]/y;
    pattern.lastIndex = index;
    return pattern.test(script);
}
function arrayName(pieces) {
    const [only] = pieces ?? [];
    if (pieces?.length !== 1 || only?.kind !== "text")
        return null;
    const match = /^([A-Za-z_]\w*)(\+)?=$/.exec(only.text);
    return match === null ? null : { name: match[1] ?? "", append: match[2] !== undefined };
}
/** Reads what stands within quotation marks; gives where it goes on behind them. */
function readQuoted(script, from, text, piece) {
    let index = from;
    while (index < script.length && script[index] !== '"') {
        const character = script[index] ?? "";
        if (character === "\\" && index + 1 < script.length) {
            const next = script[index + 1] ?? "";
            if (next !== "\n")
                text(/[$`"\\]/.test(next) ? next : `\\${next}`, true);
            index += 2;
        }
        else if (character === "$" || character === "`")
            index = readDollar(script, index, true, text, piece);
        else {
            text(character, true);
            index++;
        }
    }
    return index + 1;
}
/** Reads what begins with `$` or a backtick; gives where it goes on. */
function readDollar(script, from, quoted, text, piece) {
    if (script[from] === "`") {
        const close = script.indexOf("`", from + 1);
        piece({ kind: "substitution", script: close < 0 ? null : script.slice(from + 1, close), quoted });
        return close < 0 ? script.length : close + 1;
    }
    if (script.startsWith("$(", from)) {
        const end = afterParenthesis(script, from + 2);
        const arithmetic = script.startsWith("$((", from);
        piece({
            kind: "substitution",
            script: end === null || arithmetic ? null : script.slice(from + 2, end - 1),
            quoted,
        });
        return end ?? script.length;
    }
    PARAMETER.lastIndex = from;
    const match = PARAMETER.exec(script);
    if (match === null) {
        text("$", quoted);
        return from + 1;
    }
    if (match[1] !== undefined) {
        piece({ kind: "parameter", name: match[1], operator: "", operand: "", quoted });
        return from + match[0].length;
    }
    const end = afterBrace(script, from + 2);
    const [, length, name, index = "", rest = ""] = tokens_BRACED.exec(script.slice(from + 2, (end ?? script.length + 1) - 1)) ?? [];
    const operation = rest === "" ? ["", "", ""] : OPERATION.exec(rest);
    const known = end !== null && length === undefined && name !== undefined && operation !== null;
    if (known) {
        const array = /^\[[@*]\]$/.test(index) ? "[@]" : /^(\[\d+\])?$/.test(index) ? index : null;
        const [, operator = "", operand = ""] = operation;
        if (array !== null)
            piece({ kind: "parameter", name: name + array, operator, operand, quoted });
        else
            piece({ kind: "substitution", script: null, quoted });
    }
    else
        piece({ kind: "substitution", script: null, quoted });
    return end ?? script.length;
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/parse.js


/** Deeper than anybody writes: what lies below is not followed. */
const parse_DEEPEST = 100;
const CLOSING = new Set(["then", "elif", "else", "fi", "do", "done", "esac", "}", ")", ";;", ";&", ";;&"]);
/**
 * Reads a shell script. Nothing is an error: what is not well formed is passed over.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_10
 */
function parseShell(script) {
    const tokens = tokens_tokenise(script);
    let at = 0;
    let depth = 0;
    /** A reserved word or an operator, where the next token is one. */
    const mark = () => {
        const token = tokens[at];
        if (token?.kind === "operator")
            return token.text;
        return token?.kind === "word" ? plainText(token.word) : null;
    };
    const skip = (...marks) => {
        while (at < tokens.length && marks.includes(mark() ?? ""))
            at++;
    };
    const take = (text) => {
        const there = mark() === text;
        if (there)
            at++;
        return there;
    };
    /** Up to one of the words that close a list, or the end. */
    function list() {
        const found = [];
        depth++;
        for (;;) {
            skip(";", "\n", "&", "|", "|&", "&&", "!", "time");
            if (at >= tokens.length || CLOSING.has(mark() ?? ""))
                break;
            const isTest = /^(\[|\[\[|test)$/.test(mark() ?? "");
            found.push(statement());
            // `test && this`, `that || this`: this may run or not.
            while (mark() === "||" || (isTest && mark() === "&&")) {
                at++;
                skip("\n", "!");
                if (at >= tokens.length || CLOSING.has(mark() ?? ""))
                    break;
                found.push({ kind: "branches", bodies: [[statement()]] });
            }
        }
        depth--;
        return found;
    }
    /** What stands between this and the word that ends it. */
    function listUntil(end) {
        const found = list();
        while (at < tokens.length && !take(end)) {
            at++;
            found.push(...list());
        }
        return found;
    }
    function statement() {
        const word = mark();
        if (depth > parse_DEEPEST || word === null)
            return simple();
        switch (word) {
            case "(":
                at++;
                return { kind: "subshell", body: listUntil(")") };
            case "{":
                at++;
                return { kind: "group", body: listUntil("}") };
            case "if":
                return branches();
            case "case":
                return cases();
            case "while":
            case "until": {
                at++;
                const condition = list();
                take("do");
                return { kind: "loop", body: [...condition, ...listUntil("done")] };
            }
            case "for":
            case "select":
                return forLoop();
            case "function":
                at++;
                return functionNamed(mark() ?? "");
            default: {
                const [next, last] = [tokens[at + 1], tokens[at + 2]];
                const isFunction = next?.kind === "operator" && next.text === "(" && last?.kind === "operator" && last.text === ")";
                return isFunction ? functionNamed(word) : simple();
            }
        }
    }
    function functionNamed(name) {
        at++;
        skip("(", ")", "\n");
        return {
            kind: "function",
            name,
            body: at < tokens.length && !CLOSING.has(mark() ?? "") ? [statement()] : [],
        };
    }
    function branches() {
        at++;
        const condition = list();
        const bodies = [];
        while (at < tokens.length && !take("fi")) {
            at++;
            bodies.push(list());
        }
        return { kind: "group", body: [...condition, { kind: "branches", bodies }] };
    }
    function cases() {
        const bodies = [];
        while (at < tokens.length && mark() !== "in" && mark() !== "\n")
            at++;
        skip("in", "\n");
        while (at < tokens.length && !take("esac")) {
            while (at < tokens.length && mark() !== ")" && mark() !== "esac")
                at++;
            if (!take(")"))
                continue;
            bodies.push(list());
            skip(";;", ";&", ";;&", "\n");
        }
        return { kind: "branches", bodies };
    }
    function forLoop() {
        at++;
        const name = mark() ?? "";
        const words = [];
        at++;
        skip("\n");
        const listed = take("in");
        while (at < tokens.length && mark() !== "do") {
            const token = tokens[at++];
            if (listed && token?.kind === "word")
                words.push(token.word);
        }
        take("do");
        return { kind: "for", name, words: listed ? words : null, body: listUntil("done") };
    }
    function simple() {
        const parts = [];
        for (let token = tokens[at]; token !== undefined && token.kind !== "operator"; token = tokens[++at]) {
            parts.push(token);
        }
        // A parenthesis where none can be.
        if (parts.length === 0)
            at++;
        return { kind: "simple", parts };
    }
    const found = list();
    while (at < tokens.length) {
        at++;
        found.push(...list());
    }
    return found;
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/script-run.js


function scriptRun(files) {
    return {
        files,
        left: MOST_COMMANDS,
        scripts: new Map(),
        packages: new Map(),
        makefiles: new Map(),
        elsewhere: new Set(),
    };
}
/** Of more scripts that differ, the earlier ones are forgotten. */
const MOST_SCRIPTS = 200;
/** A script taken apart. */
function statementsOf({ scripts }, script) {
    const known = scripts.get(script);
    if (known !== undefined)
        return known;
    if (scripts.size >= MOST_SCRIPTS)
        scripts.clear();
    const statements = parseShell(script);
    scripts.set(script, statements);
    return statements;
}
/** Scripts of a repository, all of them, that run each other. */
const MOST_COMMANDS = 200_000;
/** The scripts of a `package.json`, by name: https://docs.npmjs.com/cli/using-npm/scripts */
function packageScripts(run, path) {
    const found = run.packages.get(path) ?? readPackage(run.files, path);
    run.packages.set(path, found);
    return found;
}
async function readPackage(files, path) {
    try {
        const scripts = asMapping(asMapping(JSON.parse((await files.read(path)) ?? "{}"))?.["scripts"]) ?? {};
        return Object.fromEntries(Object.entries(scripts).flatMap(([name, script]) => {
            const text = asText(script);
            return text === null ? [] : [[name, text]];
        }));
    }
    catch {
        // Not JSON: it has no scripts that a package manager could run.
        return {};
    }
}

;// CONCATENATED MODULE: ./build/discover/sources/unknown.js
/** Stands in a text for a value that is known only when a build runs. */
const UNKNOWN = "\0";
/** Stands for the absolute path of the workspace in which a build runs. */
const ROOT = "\x01";
/** The path without its workspace, where it begins with it: from `.`, the workspace, on. */
function inRoot(path) {
    return `./${path.slice(ROOT.length)}`;
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/workspace.js






/** Whether a script pushes images. */
function pushesImages(script) {
    return /\b(docker|podman|buildah|nerdctl) (image |manifest )?push\b/.test(script);
}
/** What `push` is by an expression may be true. */
function isPushed(push, outputs) {
    return !/^(false)?$/.test(push) || /type=registry|push=true/.test(outputs);
}
/** Paths that are not known pass the build over; arguments that are not known are left out. */
function settleInWorkspace(files, place, build) {
    for (const [name, value] of [
        ["context", build.context],
        ["Dockerfile", build.dockerfile],
        ["target", build.target],
    ]) {
        if (value?.includes(UNKNOWN)) {
            const shown = (0,quoted/* quoted */.T)(value.replace(/\0+/g, "…").replaceAll(ROOT, "."));
            return workspace_passedOver(place, `its ${name} ${shown} is known only when it runs`);
        }
    }
    const placedPaths = build.whole ? build : inCheckout(files, place, build);
    if (placedPaths === null)
        return workspace_passedOver(place, "it builds what is checked out from another repository");
    return settle(files, {
        file: place.file,
        part: place.part,
        folder: placedPaths.folder,
        context: placedPaths.context,
        dockerfile: placedPaths.dockerfile,
        dockerfileIn: build.dockerfileIn,
        target: build.target,
        makesImage: build.builds !== false &&
            makesImage(build.outputs.filter((one) => !one.includes(UNKNOWN) || one.includes("type="))),
        ships: true,
        pushed: build.pushed || place.pushes === true,
        buildArgs: knownPairs(build.buildArgs),
        buildContexts: knownPairs(build.buildContexts),
    });
}
function knownPairs(texts) {
    return Object.fromEntries(texts.flatMap((text) => {
        const [name, value] = keyAndValue(text);
        return value === null || text.includes(UNKNOWN) || text.includes(ROOT) ? [] : [[name, value]];
    }));
}
/** Paths in the workspace as paths in the repository; null: they are in another one. */
function inCheckout(files, place, build) {
    if (/:\/\/|^git@/.test(build.context))
        return build;
    const context = within(build.folder, build.context);
    if (context === null || place.checkouts.every(({ path }) => path === "."))
        return build;
    const file = build.dockerfile === null ? null : within(build.folder, build.dockerfile);
    const own = placed(place, context);
    if (own === null)
        return inOwn(files, place, context, file);
    if (file === null)
        return { folder: ".", context: own, dockerfile: null };
    const ownFile = placed(place, file);
    return ownFile === null ? null : { folder: ".", context: own, dockerfile: ownFile };
}
/**
 * What a workflow checks out by its name may be this repository all the same: a Dockerfile of that path, in some folder,
 * shows it.
 */
function inOwn(files, { checkouts }, context, dockerfile) {
    const place = { checkouts: checkouts.map(({ path }) => ({ path, other: false })) };
    const own = placed(place, context);
    const file = placed(place, dockerfile ?? `${context}/Dockerfile`);
    if (own === null || file === null || !file.includes("/") || files.kind(file) !== "file")
        return null;
    return { folder: ".", context: own, dockerfile: file };
}
/** A path in the workspace as one in the repository, after the checkout that holds it; null: it is in another. */
function placed({ checkouts }, path) {
    const holds = checkouts
        .flatMap(({ path: base, other }) => (base === null ? [] : [{ base, other }]))
        .filter(({ base }) => base === "." || path === base || path.startsWith(`${base}/`))
        .sort((a, b) => b.base.length - a.base.length)[0];
    if (holds === undefined)
        return within(".", path);
    if (holds.other)
        return null;
    return holds.base === "." ? within(".", path) : within(".", external_node_path_.posix.relative(holds.base, path) || ".");
}
function workspace_passedOver(place, reason) {
    const message = `A build in ${place.part || "it"} is passed over: ${reason}`;
    return { builds: [], notices: [{ level: "note", message, file: place.file }] };
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/bake.js





/**
 * What a command or a step bakes.
 * @param folder of the workspace, that bake runs in; null: not known
 * @param named bake files; none: those that bake takes by itself
 * @param targets and groups; none: the default group
 * @param pushed whether the images go to a registry
 */
async function bakeInWorkspace(files, place, folder, named, targets, pushed) {
    const where = folder === null || folder.includes(UNKNOWN) ? null : placed(place, folder);
    if (where === null || named.some((one) => one.includes(UNKNOWN))) {
        return workspace_passedOver(place, "what it bakes is known only when it runs");
    }
    const paths = named
        .filter((one) => !/^cwd:\/\//.test(one) && /\.(hcl|json)$/.test(one))
        .flatMap((one) => within(where, one) ?? []);
    const standard = BAKE_DEFAULT_FILES.map((name) => external_node_path_.posix.join(where, name));
    const used = (named.length > 0 ? paths : standard).filter((path) => files.paths.includes(path));
    if (used.length === 0)
        return NOTHING;
    const known = targets.filter((one) => !one.includes(UNKNOWN));
    if (targets.length > 0 && known.length === 0) {
        return workspace_passedOver(place, "which targets it bakes is known only when it runs");
    }
    return readBake(files, { paths: used, folder: where, targets: known, known: { ...place, pushed } });
}

;// CONCATENATED MODULE: ./build/discover/sources/github/expressions.js


/** Puts the values of `${{ }}` in; what is not known becomes `UNKNOWN`. */
function expand(text, contexts) {
    let result = "";
    let from = 0;
    for (;;) {
        const start = text.indexOf("${{", from);
        const end = start < 0 ? -1 : text.indexOf("}}", start);
        if (end < 0)
            return result + text.slice(from);
        result += text.slice(from, start) + (evaluate(text.slice(start + 3, end), contexts) ?? UNKNOWN);
        from = end + 2;
    }
}
/** The same for one value; null where any part of it is not known. */
function expandWhole(value, contexts) {
    const text = asText(value);
    if (text === null)
        return null;
    const expanded = expand(text, contexts);
    return expanded.includes(UNKNOWN) ? null : expanded;
}
/**
 * Literals and contexts' values, compared by `==` and `!=`, and joined by `&&` and `||`. All else is not known.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
function evaluate(expression, contexts) {
    let value = "";
    for (const alternative of expression.split("||")) {
        value = evaluateAll(alternative, contexts);
        if (value === undefined || expressions_isTrue(value))
            return value;
    }
    return value;
}
function evaluateAll(expression, contexts) {
    let value = "";
    for (const condition of expression.split("&&")) {
        value = evaluateComparison(condition, contexts);
        if (value === undefined || !expressions_isTrue(value))
            return value;
    }
    return value;
}
function evaluateComparison(expression, contexts) {
    const [left = "", operator, right = ""] = expression.split(/(==|!=)/);
    const first = evaluateOne(left.trim(), contexts);
    if (operator === undefined)
        return first;
    const second = evaluateOne(right.trim(), contexts);
    if (first === undefined || second === undefined)
        return undefined;
    return String((first.toLowerCase() === second.toLowerCase()) === (operator === "=="));
}
function expressions_isTrue(value) {
    return value !== "" && value !== "false" && value !== "0";
}
function evaluateOne(expression, contexts) {
    const literal = /^'((?:[^']|'')*)'$/.exec(expression);
    if (literal)
        return (literal[1] ?? "").replaceAll("''", "'");
    if (/^(-?\d+(\.\d+)?|true|false)$/.test(expression))
        return expression;
    if (!/^[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[['"]?[\w-]+['"]?\])+$/.test(expression))
        return undefined;
    const [name = "", ...parts] = expression.split(/[.[\]'"]+/).filter((part) => part !== "");
    let value = contexts[name];
    for (const part of parts) {
        const inside = Array.isArray(value) ? value : asMapping(value);
        if (typeof inside !== "object" || inside === null)
            return undefined;
        // What a matrix entry lacks is blank; what an environment lacks may be set by a step before.
        if (!Object.hasOwn(inside, part))
            return name === "matrix" && value !== contexts[name] ? "" : undefined;
        value = inside[part];
    }
    return value === null ? "" : (asText(value) ?? undefined);
}

;// CONCATENATED MODULE: ./build/discover/sources/github/build-actions.js




const DOCKER = {
    context: "context",
    file: "file",
    target: "target",
    buildArgs: "build-args",
    buildContexts: "build-contexts",
    outputs: "outputs",
    push: "push",
    standard: "repository",
};
/** Actions and reusable workflows that build one Dockerfile, by their names without a version. */
const BUILD_ACTIONS = [
    [/^(docker|depot|useblacksmith|namespacelabs)\/build-push-action$/, DOCKER],
    [/^docker\/github-builder\/\.github\/workflows\/build\.ya?ml$/, DOCKER],
    [
        /^makeplane\/actions\/build-push$/,
        {
            context: "build-context",
            file: "dockerfile-path",
            target: "build-target",
            buildArgs: "build-args",
            push: null,
            standard: "workspace",
        },
    ],
    [
        /^redhat-actions\/buildah-build$/,
        {
            context: "context",
            file: "containerfiles",
            buildArgs: "build-args",
            push: null,
            standard: "workspace",
        },
    ],
    [
        /^int128\/kaniko-action$/,
        {
            context: "context",
            file: "file",
            target: "target",
            buildArgs: "build-args",
            push: "push",
            standard: "workspace",
        },
    ],
    [
        /^aevea\/action-kaniko$/,
        { context: "path", file: "build_file", target: "target", push: null, standard: "workspace" },
    ],
    [
        /^mr-smithers-excellent\/docker-build-push$/,
        {
            context: "directory",
            file: "dockerfile",
            target: "target",
            buildArgs: "buildArgs",
            push: null,
            standard: "workspace",
        },
    ],
    [
        /^elgohr\/publish-docker-github-action$/i,
        { context: "context", file: "dockerfile", buildArgs: "buildargs", push: null, standard: "workspace" },
    ],
];
/** The inputs of an action that builds a Dockerfile; null: it is another. @param uses as a step or a job has it */
function buildActionInputs(uses) {
    const name = uses.replace(/@.*$/, "");
    return BUILD_ACTIONS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
function isBakeAction(uses) {
    return /^(docker|depot)\/bake-action@|^docker\/github-builder\/\.github\/workflows\/bake\.ya?ml@/.test(uses);
}
/** https://github.com/docker/build-push-action#inputs, and those of its like */
function readBuildAction(files, names, inputs, contexts, place) {
    const text = (name) => name ? expand(asText(inputs[name]) ?? "", contexts).trim() : "";
    const lines = (name) => asTexts(text(name), /\r?\n/);
    const written = (asText(inputs[names.context]) ?? "").replace(/\{\{\s*defaultContext\s*\}\}/, "");
    // Without a context, and below `{{defaultContext}}:`, the repository itself is what is built.
    const isGit = names.standard === "repository" && (written === "" || written.startsWith(":"));
    const context = isGit ? written.slice(1) || "." : expand(written, contexts).trim() || ".";
    const [file = null] = lines(names.file);
    return settleInWorkspace(files, place, {
        folder: ".",
        whole: isGit,
        context,
        dockerfile: file,
        dockerfileIn: isGit ? "context" : "folder",
        target: text(names.target) || null,
        buildArgs: lines(names.buildArgs),
        buildContexts: lines(names.buildContexts),
        outputs: lines(names.outputs),
        builds: !/^(check|outline|targets)/.test(text(names === DOCKER ? "call" : null)),
        pushed: names.push === null || isPushed(text(names.push), text(names.outputs)),
    });
}
/** https://github.com/docker/bake-action#inputs */
async function readBakeAction(files, inputs, contexts, place) {
    const list = (name) => asTexts(expand(asText(inputs[name]) ?? "", contexts), /[\r\n,]+/);
    const [folder = "."] = [...list("source"), ...list("workdir"), ...list("context")];
    const [push = ""] = list("push");
    const targets = [...list("targets"), ...list("target")];
    return bakeInWorkspace(files, place, folder, list("files"), targets, isPushed(push, ""));
}

;// CONCATENATED MODULE: ./build/discover/sources/github/inputs.js


/** What starts a workflow. YAML 1.1 reads `on` as true. */
function triggers(content) {
    return content["on"] ?? content["true"];
}
/** Whether a workflow is there to be called, and starts by nothing but perhaps a hand. */
function isCalled(content) {
    const on = triggers(content);
    const names = Array.isArray(on) ? on : Object.keys(asMapping(on) ?? { [String(on)]: null });
    return (names.includes("workflow_call") && names.every((one) => /^workflow_(call|dispatch)$/.test(String(one))));
}
/** The defaults of inputs; an input without a default is blank where it is not required. */
function inputsOf(value) {
    const inputs = asMapping(asMapping(value)?.["inputs"]) ?? {};
    return Object.fromEntries(Object.entries(inputs).flatMap(([name, input]) => {
        const standard = asMapping(input)?.["default"];
        if (standard !== undefined)
            return [[name, standard]];
        return asMapping(input)?.["required"] === true ? [] : [[name, ""]];
    }));
}
/** The entries whose values are known. */
function expandMapping(value, contexts) {
    return Object.fromEntries(Object.entries(asMapping(value) ?? {}).flatMap(([name, one]) => {
        const expanded = expandWhole(one, contexts);
        return expanded === null ? [] : [[name, expanded]];
    }));
}

;// CONCATENATED MODULE: ./build/discover/sources/github/matrix.js


/** What GitHub itself allows in one job. */
const matrix_MOST_COMBINATIONS = 256;
/**
 * The combinations of a job's matrix, with `include` and `exclude`; values that expressions make are left out.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix
 */
function matrixCombinations(job, contexts) {
    const matrix = asMapping(asMapping(job["strategy"])?.["matrix"]);
    if (matrix === null)
        return [{}];
    const axes = Object.entries(matrix).filter(([key]) => key !== "include" && key !== "exclude");
    let combinations = [{}];
    for (const [key, values] of axes) {
        if (!Array.isArray(values))
            continue;
        combinations = combinations
            .flatMap((one) => values.map((value) => ({ ...one, [key]: known(value, contexts) })))
            .slice(0, matrix_MOST_COMBINATIONS);
    }
    const mappings = (value) => Array.isArray(value)
        ? value.flatMap((one) => {
            const found = asMapping(one);
            return found ? [found] : [];
        })
        : [];
    const excluded = mappings(matrix["exclude"]);
    combinations = combinations.filter((one) => !excluded.some((each) => Object.entries(each).every(([key, value]) => same(one[key], value))));
    const original = new Set(axes.map(([key]) => key));
    const hasAxes = combinations.some((one) => Object.keys(one).length > 0);
    const added = [];
    for (const include of mappings(matrix["include"])) {
        const fits = (one) => hasAxes && Object.entries(include).every(([key, value]) => !original.has(key) || same(one[key], value));
        if (combinations.some(fits))
            combinations = combinations.map((one) => (fits(one) ? { ...one, ...include } : one));
        else
            added.push(include);
    }
    const all = [...(hasAxes ? combinations : []), ...added].slice(0, matrix_MOST_COMBINATIONS);
    return all.length > 0 ? all : [{}];
}
function known(value, contexts) {
    return typeof value === "string" ? (expandWhole(value, contexts) ?? undefined) : value;
}
function same(a, b) {
    return a === b || JSON.stringify(a) === JSON.stringify(b);
}

;// CONCATENATED MODULE: ./build/discover/sources/make/words.js

/** Variables that double in each line would fill the memory. */
const LONGEST = 20_000;
/** The words of a text. */
function words(text) {
    return text.split(/\s+/).filter((one) => one !== "");
}
/** Words as one text; `UNKNOWN` where it is too long. */
function joined(all) {
    const length = all.reduce((sum, word) => sum + word.length + 1, 0);
    return length > LONGEST ? UNKNOWN : all.join(" ");
}
/** The part of a word that `%` stands for in a pattern; null: it does not match. */
function stemOf(pattern, word) {
    const at = pattern.indexOf("%");
    if (at < 0)
        return pattern === word ? "" : null;
    const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
    const fits = word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
    return fits ? word.slice(before.length, word.length - after.length) : null;
}
/** A word with what `%` stands for put into the replacement; the word itself where the pattern does not match. */
function substituted(word, pattern, replacement) {
    const stem = stemOf(pattern, word);
    return stem === null ? word : replacement.replace("%", () => stem);
}

;// CONCATENATED MODULE: ./build/discover/sources/make/functions.js



const each = (work) => ([text = ""], expanded, variables) => joined(words(expanded(text)).map((word) => (word.includes(UNKNOWN) ? UNKNOWN : work(word, variables))));
/** What a script prints that says of paths alone. */
function output(script, expanded) {
    const text = script.trim();
    if (text === "pwd")
        return expanded("$(CURDIR)");
    if (/^git rev-parse --show-toplevel( 2>\s*\/dev\/null)?$/.test(text))
        return ROOT;
    const program = /^(?:which|command -v) ([\w-]+)(?: 2>\s*\/dev\/null)?(?: \|\| (?:which|command -v) [\w-]+)?$/.exec(text);
    return program?.[1] ?? UNKNOWN;
}
/** A folder's name ends in a slash, as make's `dir` has it. */
function folderOf(word) {
    return word.includes("/") ? word.slice(0, word.lastIndexOf("/") + 1) : "./";
}
/** By their names. https://www.gnu.org/software/make/manual/make.html#Functions */
const functions_FUNCTIONS = {
    abspath: each((word, variables) => variables.absolute(word)),
    addprefix: ([prefix = "", list = ""], expanded) => joined(words(expanded(list)).map((word) => `${expanded(prefix)}${word}`)),
    addsuffix: ([suffix = "", list = ""], expanded) => joined(words(expanded(list)).map((word) => `${word}${expanded(suffix)}`)),
    basename: each((word) => word.slice(0, word.length - external_node_path_.posix.extname(word).length)),
    dir: each(folderOf),
    filter: ([patterns = "", list = ""], expanded) => {
        const all = words(expanded(patterns));
        return words(expanded(list))
            .filter((word) => all.some((one) => stemOf(one, word) !== null))
            .join(" ");
    },
    "filter-out": ([patterns = "", list = ""], expanded) => {
        const all = words(expanded(patterns));
        return words(expanded(list))
            .filter((word) => !all.some((one) => stemOf(one, word) !== null))
            .join(" ");
    },
    findstring: ([part = "", text = ""], expanded) => {
        const [searched, whole] = [expanded(part), expanded(text)];
        return whole.includes(UNKNOWN) ? UNKNOWN : whole.includes(searched) ? searched : "";
    },
    firstword: ([list = ""], expanded) => words(expanded(list))[0] ?? "",
    if: ([condition = "", yes = "", no = ""], expanded) => {
        const chosen = expanded(condition).trim();
        return chosen.includes(UNKNOWN) ? UNKNOWN : expanded(chosen === "" ? no : yes);
    },
    lastword: ([list = ""], expanded) => words(expanded(list)).at(-1) ?? "",
    notdir: each((word) => word.slice(word.lastIndexOf("/") + 1)),
    or: (inputs, expanded) => inputs.map((one) => expanded(one).trim()).find((one) => one !== "") ?? "",
    patsubst: ([pattern = "", replacement = "", list = ""], expanded) => {
        const [from, to] = [expanded(pattern).trim(), expanded(replacement).trim()];
        return joined(words(expanded(list)).map((word) => substituted(word, from, to)));
    },
    realpath: each((word, variables) => variables.absolute(word)),
    shell: (inputs, expanded) => output(expanded(inputs.join(",")), expanded),
    sort: ([list = ""], expanded) => [...new Set(words(expanded(list)))].sort().join(" "),
    strip: ([text = ""], expanded) => words(expanded(text)).join(" "),
    subst: ([from = "", to = "", text = ""], expanded) => {
        const [before, after, whole] = [expanded(from), expanded(to), expanded(text)];
        if (before === "" || whole.includes(UNKNOWN))
            return UNKNOWN;
        const parts = whole.split(before);
        return whole.length + parts.length * after.length > LONGEST ? UNKNOWN : parts.join(after);
    },
    word: ([at = "", list = ""], expanded) => words(expanded(list))[Number(expanded(at)) - 1] ?? "",
};

;// CONCATENATED MODULE: ./build/discover/sources/make/expand.js



const expand_DEEPEST = 40;
const CALL = /^([a-z-]+)\s+([\s\S]*)$/;
const MOST_EXPANSIONS = 20_000;
/**
 * Puts variables and functions in: what is set nowhere, or known only to a run, is `UNKNOWN`.
 * https://www.gnu.org/software/make/manual/make.html#Functions
 */
function expandMake(text, variables) {
    return expand_expand(text, { variables, left: MOST_EXPANSIONS, inputs: [] }, 0);
}
function expand_expand(text, expansion, depth) {
    if (!text.includes("$"))
        return text;
    if (depth > expand_DEEPEST || expansion.left-- <= 0)
        return UNKNOWN;
    let result = "";
    for (let index = 0; index < text.length && result.length <= LONGEST; index++) {
        const character = text[index] ?? "";
        const next = text[index + 1] ?? "";
        if (character !== "$" || next === "")
            result += character;
        else if (next === "$") {
            result += "$";
            index++;
        }
        else if (next === "(" || next === "{") {
            const end = expand_closing(text, index + 2, next);
            result += end === null ? UNKNOWN : reference(text.slice(index + 2, end), expansion, depth + 1);
            index = end ?? text.length;
        }
        else {
            result += variable(next, expansion, depth + 1);
            index++;
        }
    }
    return result.length > LONGEST ? UNKNOWN : result;
}
function expand_closing(text, from, opening) {
    const end = opening === "(" ? ")" : "}";
    let depth = 1;
    for (let index = from; index < text.length; index++) {
        if (text[index] === opening)
            depth++;
        else if (text[index] === end && --depth === 0)
            return index;
    }
    return null;
}
function variable(name, expansion, depth) {
    if (/^\d$/.test(name))
        return expansion.inputs[Number(name) - 1] ?? UNKNOWN;
    const found = expansion.variables.get(name);
    if (found === undefined)
        return UNKNOWN;
    return found.deferred ? expand_expand(found.value, expansion, depth) : found.value;
}
/** What `$(inside)` comes to. */
function reference(inside, expansion, depth) {
    const [, name = "", rest = ""] = CALL.exec(inside) ?? [];
    if (Object.hasOwn(functions_FUNCTIONS, name)) {
        return (functions_FUNCTIONS[name]?.(argumentsOf(rest), (one) => expand_expand(one, expansion, depth), expansion.variables) ??
            UNKNOWN);
    }
    if (name !== "" &&
        /^(foreach|let|call|eval|file|value|origin|flavor|error|warning|info|guile|intcmp)$/.test(name)) {
        return name === "call" ? called(argumentsOf(rest), expansion, depth) : UNKNOWN;
    }
    // `$(NAME:from=to)`
    const substitution = /^([^:$]+):([^=]*)=(.*)$/s.exec(inside);
    if (substitution !== null) {
        const [, from = "", before = "", to = ""] = substitution;
        const [first, second] = [before, to].map((one) => expand_expand(one, expansion, depth));
        const pattern = first?.includes("%") ? first : `%${first}`;
        const replacement = first?.includes("%") ? (second ?? "") : `%${second}`;
        return joined(words(variable(from, expansion, depth)).map((one) => substituted(one, pattern, replacement)));
    }
    return variable(expand_expand(inside, expansion, depth).trim(), expansion, depth);
}
function called([name = "", ...inputs], expansion, depth) {
    const given = inputs.map((one) => expand_expand(one, expansion, depth));
    const body = expansion.variables.get(expand_expand(name, expansion, depth).trim());
    if (body === undefined)
        return UNKNOWN;
    const inner = { ...expansion, inputs: given };
    const result = expand_expand(body.value, inner, depth);
    expansion.left = inner.left;
    return result;
}
function argumentsOf(text) {
    const found = [];
    let depth = 0;
    let from = 0;
    for (let index = 0; index < text.length; index++) {
        const one = text[index] ?? "";
        if (one === "(" || one === "{")
            depth++;
        else if (one === ")" || one === "}")
            depth--;
        else if (one === "," && depth === 0) {
            found.push(text.slice(from, index));
            from = index + 1;
        }
    }
    return [...found, text.slice(from)];
}

;// CONCATENATED MODULE: ./build/discover/sources/make/parse.js
const ASSIGNMENT = /^(?:(?:export|override|private)\s+)*([^\s:#=!?+]+)\s*(:{0,3}=|\?=|\+=|!=)\s*(.*)$/s;
const CONDITION = /^(ifeq|ifneq|ifdef|ifndef)\b\s*(.*)$/s;
const make_parse_DEEPEST = 50;
/**
 * Reads a makefile. Nothing is an error: what is not well formed is passed over.
 * https://www.gnu.org/software/make/manual/make.html#Makefile-Contents
 */
function parseMakefile(text) {
    const lines = logicalLines(text);
    let at = 0;
    function block(depth) {
        const found = [];
        let recipe = null;
        for (; at < lines.length; at++) {
            const line = lines[at] ?? "";
            if (line.startsWith("\t") && recipe !== null) {
                recipe.push(line.slice(1));
                continue;
            }
            const written = withoutComment(line).trim();
            if (written === "")
                continue;
            if (/^(else|endif)\b/.test(written) && depth > 0)
                return found;
            const condition = CONDITION.exec(written);
            if (condition !== null && depth < make_parse_DEEPEST) {
                const inner = conditional(written, depth, recipe !== null);
                found.push(inner);
                // Within a recipe its lines go on behind the condition.
                if (recipe !== null)
                    for (const branch of inner.branches)
                        recipe.push(...recipeOf(branch));
                continue;
            }
            const define = /^(?:(?:export|override)\s+)*define\s+([^\s=:?+]+)/.exec(written);
            if (define !== null) {
                const body = [];
                for (at++; at < lines.length && !/^\s*endef\b/.test(lines[at] ?? ""); at++)
                    body.push(lines[at] ?? "");
                found.push({
                    kind: "variable",
                    targets: null,
                    name: define[1] ?? "",
                    operator: "=",
                    value: body.join("\n"),
                });
                continue;
            }
            const include = /^[-s]?include\s+(.*)$/s.exec(written);
            if (include !== null) {
                found.push({ kind: "include", paths: include[1] ?? "" });
                continue;
            }
            const assignment = assignmentOf(written, null);
            if (assignment !== null) {
                found.push(assignment);
                continue;
            }
            const lineRecipe = [];
            const rule = ruleOf(line, lineRecipe);
            if (rule === null)
                continue;
            found.push(rule);
            recipe = rule.kind === "rule" ? lineRecipe : null;
        }
        return found;
    }
    function conditional(first, depth, inRecipe) {
        const branches = [];
        let written = first;
        for (;;) {
            const [, test, operands = ""] = CONDITION.exec(written) ?? [];
            at++;
            const condition = test === undefined ? null : { test: test, operands };
            const recipe = inRecipe ? recipeBlock() : [];
            branches.push({ condition, body: [...recipe, ...block(depth + 1)] });
            const next = withoutComment(lines[at] ?? "endif").trim();
            if (!next.startsWith("else"))
                return { kind: "conditional", branches };
            written = next.slice("else".length).trim();
        }
    }
    /** Lines of a recipe that has begun before the condition. */
    function recipeBlock() {
        const recipe = [];
        for (; at < lines.length && (lines[at] ?? "").startsWith("\t"); at++)
            recipe.push((lines[at] ?? "").slice(1));
        return recipe.length === 0
            ? []
            : [{ kind: "rule", targets: "", pattern: null, prerequisites: "", recipe }];
    }
    const found = block(0);
    // What closes nothing.
    for (; at < lines.length; at++)
        found.push(...block(0));
    return found;
}
function recipeOf({ body }) {
    return body.flatMap((one) => (one.kind === "rule" && one.targets === "" ? one.recipe : []));
}
/** Lines that a backslash continues as one. In a recipe the backslash stays: the shell reads it. */
function logicalLines(text) {
    const lines = [];
    let parts = [];
    for (const line of text.split(/\r?\n/)) {
        parts.push(line);
        if (/(^|[^\\])(\\\\)*\\$/.test(line))
            continue;
        const [first = ""] = parts;
        lines.push(first.startsWith("\t")
            ? parts.map((part, index) => (index > 0 ? part.replace(/^\t/, "") : part)).join("\n")
            : parts.map((part, index) => (index > 0 ? part.trimStart() : part).replace(/\s*\\$/, "")).join(" "));
        parts = [];
    }
    return parts.length > 0 ? [...lines, parts.join(" ")] : lines;
}
function withoutComment(line) {
    const at = line.search(/(^|[^\\])#/);
    return at < 0 ? line : line.slice(0, line[at] === "#" ? at : at + 1);
}
function assignmentOf(text, targets) {
    const match = ASSIGNMENT.exec(text);
    if (match === null)
        return null;
    const [, name = "", written = "=", value = ""] = match;
    // `::=` and `:::=` are `:=`.
    const operator = written.startsWith(":") ? ":=" : written;
    return { kind: "variable", targets, name, operator, value };
}
/** @param recipe gets the recipe's lines, the first of which may stand in this one */
function ruleOf(line, recipe) {
    const written = withoutComment(line);
    const colon = outside(written, ":");
    if (colon < 0 || written.slice(0, colon).trim() === "")
        return null;
    const targets = written.slice(0, colon).trim();
    const rest = written.slice(colon + 1).replace(/^:/, "");
    const assignment = assignmentOf(rest.trim(), targets);
    if (assignment !== null)
        return assignment;
    // The first line of a recipe may stand behind a semicolon, where `#` is the shell's.
    const semicolon = outside(rest, ";");
    const head = semicolon < 0 ? rest : rest.slice(0, semicolon);
    if (semicolon >= 0)
        recipe.push(line.slice(line.indexOf(";") + 1));
    const second = outside(head, ":");
    const pattern = second < 0 ? null : head.slice(0, second).trim();
    const prerequisites = (second < 0 ? head : head.slice(second + 1)).trim();
    return { kind: "rule", targets, pattern, prerequisites, recipe };
}
/** Where a character stands that is in no `$(…)`. */
function outside(text, character) {
    let depth = 0;
    for (let index = 0; index < text.length; index++) {
        const one = text[index] ?? "";
        if (one === "(" || one === "{")
            depth++;
        else if (one === ")" || one === "}")
            depth--;
        else if (one === character && depth <= 0)
            return index;
    }
    return -1;
}

;// CONCATENATED MODULE: ./build/discover/sources/make/makefile.js






/** Files that include each other. */
const MOST_INCLUDED = 50;
/**
 * @param path relative to the root
 * @param folder of the workspace, that make runs in
 * @param given variables of the command line, which are stronger than those of the makefile
 * @param inRepository a path of the workspace as one of the repository; null: it is not in it
 */
async function readMakefile(files, path, folder, given, inRepository = (one) => one) {
    const text = await files.read(path);
    if (text === null)
        return null;
    const variables = new Map();
    const plain = (value) => ({ value, deferred: false });
    const here = folder === "." ? ROOT : `${ROOT}/${folder}`;
    variables.set("CURDIR", plain(here));
    variables.set("PWD", plain(here));
    variables.set("MAKE", plain("make"));
    variables.set("SHELL", plain("sh"));
    variables.set("MAKEFILE_LIST", plain(`${ROOT}/${path}`));
    for (const [name, value] of given)
        variables.set(name, plain(value));
    const scope = makefile_variablesIn(variables, folder);
    const rules = [];
    const targetVariables = [];
    const included = new Set();
    async function read(statements) {
        for (const statement of statements) {
            if (statement.kind === "conditional")
                await read(makefile_chosen(statement.branches, scope));
            else if (statement.kind === "include") {
                for (const name of words(expandMake(statement.paths, scope)))
                    await include(name);
            }
            else if (statement.kind === "variable") {
                if (statement.targets !== null) {
                    targetVariables.push({ ...statement, names: words(expandMake(statement.targets, scope)) });
                }
                else if (!given.has(statement.name))
                    makefile_assign(variables, statement, scope);
            }
            else if (statement.targets !== "") {
                const targets = words(expandMake(statement.targets, scope));
                const pattern = statement.pattern === null ? null : expandMake(statement.pattern, scope);
                rules.push({ ...statement, targets, pattern });
            }
        }
    }
    async function include(name) {
        if (name.includes(UNKNOWN))
            return;
        const place = name.startsWith(ROOT) ? within(".", inRoot(name)) : within(folder, name);
        const other = place === null ? null : inRepository(place);
        if (other === null || included.has(other) || included.size >= MOST_INCLUDED)
            return;
        const inner = await files.read(other);
        if (inner === null)
            return;
        included.add(other);
        const before = variables.get("MAKEFILE_LIST")?.value ?? "";
        variables.set("MAKEFILE_LIST", plain(`${before} ${ROOT}/${other}`));
        await read(parseMakefile(inner));
    }
    await read(parseMakefile(text));
    return { path, folder, variables, targetVariables, rules, included };
}
/** @param folder of the workspace, that make runs in */
function makefile_variablesIn(variables, folder) {
    return {
        get: (name) => variables.get(name),
        absolute(path) {
            if (path.includes(UNKNOWN))
                return UNKNOWN;
            const place = path.startsWith(ROOT) ? within(".", inRoot(path)) : within(folder, path);
            return place === null ? UNKNOWN : external_node_path_.posix.join(ROOT, place).replace(/\/$/, "");
        },
    };
}
/** https://www.gnu.org/software/make/manual/make.html#Setting */
function makefile_assign(variables, { name, operator, value }, scope) {
    const before = variables.get(name);
    const key = name.includes("$") ? expandMake(name, scope) : name;
    if (operator === "!=")
        variables.set(key, { value: expandMake(`$(shell ${value})`, scope), deferred: false });
    else if (operator === ":=")
        variables.set(key, { value: expandMake(value, scope), deferred: false });
    else if (operator === "=")
        variables.set(key, { value, deferred: true });
    else if (operator === "?=") {
        if (before === undefined)
            variables.set(key, { value, deferred: true });
    }
    else if (before === undefined)
        variables.set(key, { value, deferred: true });
    else {
        const more = before.deferred ? value : expandMake(value, scope);
        variables.set(key, { value: `${before.value} ${more}`, deferred: before.deferred });
    }
}
/** What is set nowhere counts as blank, as it does where make is run with nothing else. */
function makefile_chosen(branches, scope) {
    for (const { condition, body } of branches) {
        if (condition === null)
            return body;
        const holds = makefile_isTrue(condition.test, condition.operands, scope);
        if (holds)
            return body;
    }
    return [];
}
function makefile_isTrue(test, operands, scope) {
    if (test === "ifdef" || test === "ifndef") {
        const name = expandMake(operands, scope).trim();
        const isSet = (scope.get(name)?.value ?? "") !== "";
        return isSet === (test === "ifdef");
    }
    const [, parenthesised, quoted, quotedOther] = /^\(([\s\S]*)\)$/.exec(operands.trim()) ?? [
        null,
        null,
        ...(/^["'](.*)["']\s+["'](.*)["']$/.exec(operands.trim()) ?? []).slice(1),
    ];
    const [first = "", second = ""] = parenthesised === null || parenthesised === undefined
        ? [quoted ?? "", quotedOther ?? ""]
        : atComma(parenthesised);
    const [a, b] = [first, second].map((one) => expandMake(one, scope).replaceAll(UNKNOWN, "").trim());
    return (a === b) === (test === "ifeq");
}
function atComma(text) {
    let depth = 0;
    for (let index = 0; index < text.length; index++) {
        const one = text[index] ?? "";
        if (one === "(" || one === "{")
            depth++;
        else if (one === ")" || one === "}")
            depth--;
        else if (one === "," && depth === 0)
            return [text.slice(0, index), text.slice(index + 1)];
    }
    return [text, ""];
}

;// CONCATENATED MODULE: ./build/discover/sources/make/recipes.js




/** Targets of targets of targets can come to any number. */
const MOST_RECIPES = 500;
const recipes_DEEPEST = 50;
/** The goal where none is named. */
function defaultGoal(makefile) {
    const named = expandMake("$(.DEFAULT_GOAL)", makefile_variablesIn(makefile.variables, makefile.folder));
    if (/^[\w./-]+$/.test(named))
        return [named];
    const first = makefile.rules.flatMap(({ targets }) => targets).find((one) => !/^\.[A-Z]|%/.test(one));
    return first === undefined ? [] : [first];
}
/** All targets that have a name. */
function allGoals(makefile) {
    const named = makefile.rules.flatMap(({ targets }) => targets);
    return [...new Set(named.filter((one) => !/^\.[A-Z]|[%\0]/.test(one)))];
}
/**
 * The recipes that make runs for goals, each after those of what it needs; no recipe twice.
 * https://www.gnu.org/software/make/manual/make.html#Rules
 */
function recipesOf(makefile, goals) {
    const recipes = [];
    const made = new Set();
    function build(target, outer, depth) {
        if (depth > recipes_DEEPEST || recipes.length >= MOST_RECIPES)
            return;
        const variables = new Map(outer);
        for (const statement of makefile.targetVariables) {
            if (!statement.names.some((name) => stemOf(name, target) !== null))
                continue;
            makefile_assign(variables, statement, makefile_variablesIn(variables, makefile.folder));
        }
        const own = [...variables].filter(([name, value]) => makefile.variables.get(name) !== value);
        const key = JSON.stringify([target, own]);
        if (made.has(key))
            return;
        made.add(key);
        const { rules, stem } = rulesFor(makefile, target);
        const inner = new Map(variables);
        const set = (name, value) => {
            inner.set(name, { value, deferred: false });
            // The folder and the name of a file: `$(@D)`, `$(@F)`.
            inner.set(`${name}D`, { value: external_node_path_.posix.dirname(value), deferred: false });
            inner.set(`${name}F`, { value: external_node_path_.posix.basename(value), deferred: false });
        };
        set("@", target);
        set("*", stem);
        const scope = makefile_variablesIn(inner, makefile.folder);
        const needed = rules.flatMap(({ prerequisites }) => words(expandMake(prerequisites.replaceAll("|", " ").replaceAll("%", () => stem), scope)));
        set("<", needed[0] ?? "");
        set("^", needed.join(" ").slice(0, 20_000));
        for (const one of new Set(needed))
            build(one, variables, depth + 1);
        for (const { recipe } of rules) {
            // A backslash and a newline stay: they are the shell's.
            const lines = recipe.map((line) => expandMake(line, scope).replace(/^\s*([@+-]\s*)+/, ""));
            if (lines.length > 0 && recipes.length < MOST_RECIPES) {
                recipes.push({ target, script: lines.map((line) => `(${line}\n)`).join("\n") });
            }
        }
    }
    for (const goal of goals)
        build(goal, makefile.variables, 0);
    return recipes;
}
/** The rules that name a target, or the first pattern that fits it. */
function rulesFor(makefile, target) {
    const explicit = makefile.rules.filter(({ targets }) => targets.includes(target));
    const isStatic = explicit.find(({ pattern }) => pattern !== null);
    const staticStem = isStatic?.pattern ? stemOf(isStatic.pattern, target) : null;
    if (explicit.some(({ recipe }) => recipe.length > 0))
        return { rules: explicit, stem: staticStem ?? "" };
    for (const rule of makefile.rules) {
        const pattern = rule.recipe.length > 0 ? rule.targets.find((one) => one.includes("%")) : undefined;
        const stem = pattern === undefined ? null : stemOf(pattern, target);
        if (stem !== null && stem !== "")
            return { rules: [...explicit, rule], stem };
    }
    return { rules: explicit, stem: staticStem ?? "" };
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/layered.js
/** Names and their values, laid over others that stay as they are. */
class Layered {
    #below;
    #own = new Map();
    constructor(below = null, entries = []) {
        this.#below = below;
        for (const [name, value] of entries)
            this.#own.set(name, value);
    }
    get(name) {
        return this.#own.get(name) ?? this.#below?.get(name);
    }
    set(name, value) {
        this.#own.set(name, value);
    }
    /** Those that were set in this layer. */
    own() {
        return this.#own;
    }
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/state.js



/** A state that begins as `state` is, which must not change as long as the new one is used. */
function over(state) {
    return { ...state, variables: new Layered(state.variables), functions: new Layered(state.functions) };
}
/** Makes `state` what is known where any of `ends`, which lie over it, may have come about. */
function joinInto(state, ends) {
    for (const end of ends) {
        if (end.folder !== state.folder)
            state.folder = null;
        if (end.previous !== state.previous)
            state.previous = null;
        if (end.positional !== state.positional)
            state.positional = null;
        for (const [name, value] of end.variables.own()) {
            if (state.variables.get(name) !== value)
                state_assign(state, name, UNKNOWN);
        }
        for (const [name, body] of end.functions.own())
            state.functions.set(name, body);
        for (const name of end.environment.keys())
            if (!state.environment.has(name))
                exportName(state, name);
    }
}
function state_assign(state, name, value) {
    state.variables.set(name, value);
    if (state.environment.has(name))
        exportName(state, name);
}
function exportName(state, name) {
    const value = state.variables.get(name) ?? UNKNOWN;
    state.environment = new Map([...state.environment, [name, typeof value === "string" ? value : UNKNOWN]]);
}
function enter(state, path) {
    const next = path === "-" ? state.previous : placeIn(state.folder, path);
    state.previous = state.folder;
    state.folder = next;
}
/** A path from a folder of the workspace, as one of the workspace; null: not known, or outside of it. */
function placeIn(folder, path) {
    if (path.includes(UNKNOWN))
        return null;
    if (path.startsWith(ROOT))
        return within(".", inRoot(path));
    return folder === null ? null : within(folder, path);
}
/** The absolute path of a folder of the workspace. */
function absolute(folder) {
    return folder === null ? UNKNOWN : folder === "." ? ROOT : `${ROOT}/${folder}`;
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/expand.js




/** Variables that double in each line would fill the memory. */
const expand_LONGEST = 20_000;
const MOST_FIELDS = 1000;
/** Substitutions within substitutions. */
const shell_expand_DEEPEST = 10;
/**
 * The fields that a word comes to: quotes are off, what is known of variables is in, blanks in unquoted ones part it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06
 */
function fieldsOf(word, state, depth = 0) {
    const fields = [];
    let current = null;
    let length = 0;
    const add = (text) => {
        length += text.length;
        current = length > expand_LONGEST ? UNKNOWN : (current ?? "") + text;
    };
    const finish = () => {
        if (current !== null)
            fields.push(current);
        current = null;
    };
    for (const piece of word) {
        const values = valuesOf(piece, state, depth);
        for (const [index, value] of values.entries()) {
            if (index > 0)
                finish();
            if (piece.quoted || piece.kind === "text") {
                add(value);
                continue;
            }
            const parts = value.split(/[ \t\n]+/);
            for (const [part, text] of parts.entries()) {
                if (part > 0)
                    finish();
                if (text !== "")
                    add(text);
            }
        }
        if (fields.length > MOST_FIELDS)
            return [UNKNOWN];
    }
    finish();
    return fields;
}
/** A word as one text, as an assignment takes it. */
function textOf(word, state, depth = 0) {
    const text = word.map((piece) => valuesOf(piece, state, depth).join(" ")).join("");
    return text.length > expand_LONGEST ? UNKNOWN : text;
}
function valuesOf(piece, state, depth) {
    if (piece.kind === "text")
        return [piece.text];
    if (piece.kind === "substitution") {
        const known = piece.script !== null && depth < shell_expand_DEEPEST;
        return [known ? outputOf(scriptIn(piece), { ...state }, depth + 1) : UNKNOWN];
    }
    const { name, operator, operand } = piece;
    if (operator === "") {
        if (name === "@" || name === "*")
            return state.positional ?? [UNKNOWN];
        if (name.endsWith("[@]")) {
            const value = state.variables.get(name.slice(0, -3)) ?? UNKNOWN;
            return typeof value === "string" ? [value] : value;
        }
    }
    return [changed(expand_variable(name, state), operator, operand, state, depth)];
}
/** Scripts in words, read once: a function's body is run for each call. */
const inner = new WeakMap();
function scriptIn(piece) {
    const script = inner.get(piece) ?? parseShell(piece.script ?? "");
    inner.set(piece, script);
    return script;
}
/** Undefined: it is not set, as far as is known. */
function expand_variable(name, state) {
    if (name === "GITHUB_WORKSPACE")
        return ROOT;
    if (name === "PWD")
        return absolute(state.folder);
    if (name === "0" || /^BASH_SOURCE(\[0\])?$/.test(name))
        return state.self ?? UNKNOWN;
    if (/^\d+$/.test(name))
        return state.positional?.[Number(name) - 1];
    if (name === "#")
        return state.positional === null ? UNKNOWN : String(state.positional.length);
    if (/^\W$/.test(name))
        return UNKNOWN;
    const item = /^(\w+)\[(\d+)\]$/.exec(name);
    if (item !== null) {
        const items = state.variables.get(item[1] ?? "");
        return typeof items === "string" ? (item[2] === "0" ? items : undefined) : items?.[Number(item[2])];
    }
    const value = state.variables.get(name);
    return value === undefined || typeof value === "string" ? value : value[0];
}
/** What `${name…}` comes to. */
function changed(value, operator, operand, state, depth) {
    if (operator === "")
        return value ?? UNKNOWN;
    const other = () => (depth < shell_expand_DEEPEST ? operandText(operand, state, depth + 1) : UNKNOWN);
    const isSet = value !== undefined && (value !== "" || !operator.startsWith(":"));
    if (value?.includes(UNKNOWN) === true)
        return UNKNOWN;
    if (/^:?[-=]$/.test(operator))
        return isSet ? value : other();
    // What is set nowhere here may be set outside.
    if (/^:?\+$/.test(operator))
        return isSet ? other() : value === "" ? "" : UNKNOWN;
    if (/^:?\?$/.test(operator))
        return isSet ? value : UNKNOWN;
    return value === undefined ? UNKNOWN : without(value, operator, other());
}
function operandText(operand, state, depth) {
    const [first] = parseShell(`"${operand.replace(/^"([^"]*)"$/, "$1")}"`);
    const part = first?.kind === "simple" ? first.parts[0] : undefined;
    return part?.kind === "word" ? textOf(part.word, state, depth) : UNKNOWN;
}
/** `#`, `##`, `%` and `%%` with a text, and at most one `*` at its end or beginning. */
function without(value, operator, pattern) {
    const literal = pattern.replace(/^\*|\*$/, "");
    if (/[*?[\0]/.test(literal) || literal === "")
        return UNKNOWN;
    const longest = operator.length === 2;
    if (operator.startsWith("#")) {
        if (pattern === literal)
            return value.startsWith(literal) ? value.slice(literal.length) : value;
        if (!pattern.startsWith("*"))
            return UNKNOWN;
        const at = longest ? value.lastIndexOf(literal) : value.indexOf(literal);
        return at < 0 ? value : value.slice(at + literal.length);
    }
    if (pattern === literal)
        return value.endsWith(literal) ? value.slice(0, -literal.length) : value;
    if (!pattern.endsWith("*"))
        return UNKNOWN;
    const at = longest ? value.indexOf(literal) : value.lastIndexOf(literal);
    return at < 0 ? value : value.slice(0, at);
}
/** What a script prints that says of paths alone: `cd "$(dirname "$0")/.." && pwd`. Changes the folder of `state`. */
function outputOf(statements, state, depth) {
    let output = "";
    for (const statement of statements) {
        if (statement.kind === "branches" && output !== "")
            continue;
        if (statement.kind !== "simple")
            return UNKNOWN;
        const [program = "", ...rest] = statement.parts.flatMap((part) => part.kind === "word" ? fieldsOf(part.word, state, depth) : [UNKNOWN]);
        const inputs = rest.filter((one) => !/^-[efP-]/.test(one));
        const [input = ""] = inputs;
        if (program === "cd" || program === "pushd")
            enter(state, input);
        else if (program === "pwd")
            output += absolute(state.folder);
        else if (program === "dirname")
            output += mapped(input, external_node_path_.posix.dirname);
        else if (program === "basename")
            output += mapped(input, (path) => external_node_path_.posix.basename(path, inputs[1]));
        else if (program === "echo" || program === "printf")
            output += inputs.join(" ");
        else if (program === "realpath" || program === "readlink")
            output += absolute(placeIn(state.folder, input));
        else if (`${program} ${rest.join(" ")}` === "git rev-parse --show-toplevel")
            output += ROOT;
        else if (program === "which" || (program === "command" && rest[0] === "-v"))
            output += inputs.at(-1) ?? "";
        else if (program !== "set")
            return UNKNOWN;
    }
    return output;
}
function mapped(path, change) {
    return path.includes(UNKNOWN) || path === ROOT ? UNKNOWN : change(path);
}

;// CONCATENATED MODULE: ./build/discover/sources/shell/evaluate.js





/** Loops in loops and functions in functions can come to any number. */
const evaluate_MOST_COMMANDS = 5000;
const MOST_ROUNDS = 50;
const evaluate_DEEPEST = 20;
/** Variables that double in each line would fill the memory. */
const evaluate_LONGEST = 20_000;
/**
 * The simple commands of a shell script, in the order in which they stand: of all branches, for each value of a loop
 * whose values are known, for each call of a function. What depends on a branch is not known behind it.
 */
function shellCommands(script, start) {
    const commands = [];
    let left = evaluate_MOST_COMMANDS;
    function runAll(statements, state, depth) {
        for (const statement of statements)
            if (left > 0 && depth < evaluate_DEEPEST)
                run(statement, state, depth);
    }
    function run(statement, state, depth) {
        left--;
        if (statement.kind === "simple")
            runSimple(statement.parts, state, depth);
        else if (statement.kind === "group")
            runAll(statement.body, state, depth + 1);
        else if (statement.kind === "subshell")
            runAll(statement.body, over(state), depth + 1);
        else if (statement.kind === "function")
            state.functions.set(statement.name, statement.body);
        else if (statement.kind === "branches")
            runBranches(statement.bodies, state, depth);
        else if (statement.kind === "loop")
            runLoop(statement.body, state, depth);
        else
            runFor(statement, state, depth);
    }
    function runFor({ name, words, body }, state, depth) {
        const values = words?.flatMap((word) => fieldsOf(word, state)) ?? state.positional;
        if (values === null || values.length > MOST_ROUNDS || values.some((value) => /[\0*?[{]/.test(value))) {
            state_assign(state, name, UNKNOWN);
            runLoop(body, state, depth);
            return;
        }
        for (const value of values) {
            state_assign(state, name, value);
            runAll(body, state, depth + 1);
        }
    }
    function runBranches(bodies, state, depth) {
        const ends = bodies.map((body) => {
            const end = over(state);
            runAll(body, end, depth + 1);
            return end;
        });
        joinInto(state, ends);
    }
    /** It may run any number of times: what it changes is not known in it. */
    function runLoop(body, state, depth) {
        const before = commands.length;
        runBranches([body], state, depth);
        commands.length = before;
        runBranches([body], state, depth);
    }
    function runSimple(parts, state, depth) {
        const assigned = new Map();
        let index = 0;
        let declares = false;
        let exports = false;
        for (; index < parts.length; index++) {
            const part = parts[index];
            if (part === undefined)
                break;
            if (part.kind === "array") {
                const values = part.words.flatMap((word) => fieldsOf(word, state));
                const before = part.append ? arrayOf(state, part.name) : [];
                state_assign(state, part.name, [...before, ...values]);
                continue;
            }
            if (part.kind !== "word")
                break;
            const plain = plainText(part.word) ?? "";
            if (/^(export|readonly|local|declare|typeset)$/.test(plain)) {
                declares = true;
                exports ||= plain === "export";
                continue;
            }
            const [first] = part.word;
            const match = first?.kind === "text" && !first.quoted ? /^([A-Za-z_]\w*)(\+?)=/.exec(first.text) : null;
            if (match === null || first?.kind !== "text") {
                if (!declares)
                    break;
                if (exports && /^\w+$/.test(plain))
                    exportName(state, plain);
                continue;
            }
            const [all, name = "", append] = match;
            const rest = { ...first, text: first.text.slice(all.length) };
            const value = textOf([rest, ...part.word.slice(1)], state);
            const before = append === "" ? "" : (assigned.get(name) ?? textIn(state, name));
            assigned.set(name, before + value);
            if (declares)
                keep(name, before + value);
        }
        const words = parts
            .slice(index)
            .flatMap((part) => (part.kind === "word" ? fieldsOf(part.word, state) : [UNKNOWN]));
        if (words.length === 0) {
            for (const [name, value] of assigned)
                keep(name, value);
            return;
        }
        runCommand(words, assigned, state, depth);
        function keep(name, value) {
            state_assign(state, name, value.length > evaluate_LONGEST ? UNKNOWN : value);
            if (exports)
                exportName(state, name);
        }
    }
    function runCommand(words, assigned, state, depth) {
        const [program = "", ...rest] = words;
        const body = state.functions.get(program);
        if (body !== undefined) {
            const inner = { ...state, positional: rest };
            runAll(body, inner, depth + 1);
            state.folder = inner.folder;
        }
        else if (program === "cd" || program === "pushd") {
            enter(state, rest.find((one) => one === "-" || !one.startsWith("-")) ?? UNKNOWN);
        }
        else if (program === "popd")
            enter(state, "-");
        else if (program === "read" || program === "mapfile" || program === "unset") {
            for (const name of rest)
                if (/^\w+$/.test(name))
                    state_assign(state, name, UNKNOWN);
        }
        else if (program === "shift") {
            state.positional = state.positional?.slice(Number(rest[0] ?? 1)) ?? null;
        }
        else if (program === "set" && rest.includes("--")) {
            state.positional = rest.slice(rest.indexOf("--") + 1);
        }
        else {
            const { folder, environment } = state;
            const seen = assigned.size === 0 ? environment : new Map([...environment, ...assigned]);
            commands.push({ words, folder, environment: seen });
        }
    }
    const state = {
        ...start,
        previous: null,
        variables: new Layered(null, start.environment),
        functions: new Layered(),
    };
    runAll(script, state, 0);
    return commands;
}
function arrayOf({ variables }, name) {
    const value = variables.get(name) ?? UNKNOWN;
    return typeof value === "string" ? [value] : value;
}
function textIn(state, name) {
    return arrayOf(state, name)[0] ?? "";
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/build-command.js


/** Flags of `docker build`, `docker buildx build`, `podman build` and `buildx bake` that stand alone. */
const ALONE = new Set([
    ...[
        "--pull",
        "--no-cache",
        "--push",
        "--load",
        "--quiet",
        "-q",
        "--rm",
        "--force-rm",
        "--squash",
        "--check",
    ],
    ...[
        "--compress",
        "--disable-content-trust",
        "-D",
        "--debug",
        "--print",
        "--layers",
        "--squash-all",
        "--help",
    ],
    ...["--disable-compression", "--tls-verify", "--pull-always", "--pull-never", "--stdin", "--all-platforms"],
]);
/** `docker build …` and its like, read; null: the words are another command. */
function readBuildCommand(words) {
    const rest = build_command_argumentsOf(words, ["build", "b", "bud"]);
    if (rest === null)
        return null;
    const { options, positional } = readOptions(rest);
    return {
        // `docker build . $MORE`: words that only the run knows are more likely options.
        context: positional.filter((word) => word !== UNKNOWN).at(-1) ?? positional.at(-1) ?? null,
        file: options("-f", "--file").at(-1) ?? null,
        target: options("--target").at(-1) ?? null,
        buildArgs: options("--build-arg"),
        buildContexts: options("--build-context"),
        outputs: options("-o", "--output"),
        builds: !rest.includes("--check") && (options("--call").at(-1) ?? "build") === "build",
        push: pushes(rest),
    };
}
/** `docker buildx bake …`, read; null: the words are another command. */
function readBakeCommand(words) {
    const rest = build_command_argumentsOf(words, ["bake", "f"]);
    // What is printed or checked is not built.
    if (rest === null || rest.some((word) => /^--(print|check|list|list-targets|list-variables)\b/.test(word)))
        return null;
    const { options, positional } = readOptions(rest);
    return { files: options("-f", "--file"), targets: positional, push: pushes(rest) };
}
function pushes(words) {
    return words.some((word) => /^--push(=true)?$/.test(word));
}
/** Options that may stand before the verb and have a value. */
const VALUED = /^(--builder|--context|-c|--config|--host|-H|--log-level|-l)$/;
/** What stands after the words that name the command. */
function build_command_argumentsOf(words, verbs) {
    const [program = "", ...rest] = words;
    if (!/(^|\/)(docker|podman|buildah|nerdctl|docker-buildx|buildx|depot)$/.test(program))
        return null;
    let at = 0;
    for (let word = rest[at] ?? ""; /^(image|buildx|builder|-.*)$/.test(word); word = rest[at] ?? "") {
        at += VALUED.test(word) ? 2 : 1;
    }
    return verbs.includes(rest[at] ?? "") ? rest.slice(at + 1) : null;
}
function readOptions(words) {
    const found = [];
    const positional = [];
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? "";
        if (word === "--") {
            positional.push(...words.slice(index + 1));
            break;
        }
        else if (word.startsWith("--")) {
            const [name, value] = keyAndValue(word);
            if (value !== null)
                found.push([name, value]);
            else if (!ALONE.has(name))
                found.push([name, words[++index] ?? ""]);
        }
        else if (word.startsWith("-") && word.length > 1) {
            const name = word.slice(0, 2);
            if (ALONE.has(name))
                continue;
            found.push([name, word.length > 2 ? word.slice(2).replace(/^=/, "") : (words[++index] ?? "")]);
        }
        else
            positional.push(word);
    }
    return {
        options: (...names) => found.filter(([name]) => names.includes(name)).map(([, value]) => value),
        positional,
    };
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/docker-build.js




/**
 * What a `docker build` builds; null: the command is none.
 * https://docs.docker.com/reference/cli/docker/buildx/build/
 */
function dockerBuild(files, words, folder, place) {
    const build = readBuildCommand(words);
    if (build === null || build.context === null)
        return null;
    const { context, file } = build;
    const isAbsolute = [context, file].every((path) => path === null || path.startsWith(ROOT));
    const isAddress = /^[a-z]+:\/\/|^git@/.test(context);
    if (folder === null && !isAbsolute && !isAddress) {
        return workspace_passedOver(place, "the folder it builds in is known only when it runs");
    }
    if (context === "-" || file === "-") {
        return workspace_passedOver(place, `its ${context === "-" ? "context" : "Dockerfile"} comes from a pipe`);
    }
    const where = folder ?? ".";
    const inFolder = (path) => path.startsWith(ROOT) ? external_node_path_.posix.relative(`/${where}`, external_node_path_.posix.join("/", inRoot(path))) || "." : path;
    return settleInWorkspace(files, place, {
        folder: where,
        whole: false,
        context: inFolder(context),
        dockerfile: file === null ? null : inFolder(file),
        dockerfileIn: "folder",
        target: build.target,
        buildArgs: build.buildArgs,
        buildContexts: build.buildContexts,
        outputs: build.outputs,
        builds: build.builds,
        pushed: build.push || isPushed("", build.outputs.join("\n")),
    });
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/programs.js


/** Programs that run the rest of their words. */
const WRAPPERS = /^(sudo|env|time|timeout|nice|exec|command|retry|nohup|then|do|dotenv|op|xvfb-run)$/;
const SHELLS = /^(?:\/usr)?(?:\/bin\/)?(?:ba|z|k|da)?sh$/;
/** What `yarn NAME` and `pnpm NAME` do that is no script of the package. */
const PACKAGE_COMMANDS = /^(add|install|i|ci|remove|exec|dlx|workspace|workspaces|publish|pack|config|cache|set|why|link)$/;
/** The words behind wrappers such as `sudo` and `timeout 10`, and behind `NAME=value` of `env`. */
function unwrapped(words) {
    let at = 0;
    // A variable that is set nowhere is mostly blank: `$(SUDO) docker build`.
    while (WRAPPERS.test(words[at] ?? "") || words[at] === UNKNOWN) {
        at++;
        while (/^(-.*|\d+[smh]?|\w+=.*|--)$/.test(words[at] ?? ""))
            at++;
    }
    return words.slice(at);
}
/** Null: the words run nothing of the repository. */
function readProgram(words) {
    const [program = "", ...rest] = words;
    if (/(^|\/)g?make$/.test(program))
        return readMake(rest);
    if (/^(npm|yarn|pnpm|bun)$/.test(program))
        return readPackageRun(program, rest);
    if (SHELLS.test(program) || program === "source" || program === ".") {
        const at = rest.findIndex((one) => !/^[-+]/.test(one) || /^-\w*c$/.test(one));
        const first = rest[at];
        if (first === undefined)
            return null;
        if (first.startsWith("-")) {
            const script = rest[at + 1];
            return script === undefined ? null : { kind: "text", script, positional: rest.slice(at + 3) };
        }
        return { kind: "file", path: first, positional: rest.slice(at + 1) };
    }
    return /\//.test(program) || /\.(ba)?sh$/.test(program)
        ? { kind: "file", path: program, positional: rest }
        : null;
}
function readMake(words) {
    const folders = [];
    const goals = [];
    const variables = new Map();
    let file = null;
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? "";
        const [option, inline] = /^--/.test(word) ? keyAndValue(word) : [word.slice(0, 2), word.slice(2) || null];
        if (option === "-C" || option === "--directory")
            folders.push(inline ?? words[++index] ?? UNKNOWN);
        else if (option === "-f" || option === "--file" || option === "--makefile")
            file = inline ?? words[++index] ?? UNKNOWN;
        else if (option === "-I" || option === "-o" || option === "-W")
            index += inline === null ? 1 : 0;
        else if (word.startsWith("-")) {
            // `-j 4`: a number alone is no goal.
            if (/^\d+$/.test(words[index + 1] ?? ""))
                index++;
        }
        else if (/^[\w.-]+[:?+]*=/.test(word)) {
            const [name, value] = keyAndValue(word);
            variables.set(name.replace(/[:?+]+$/, ""), value ?? "");
        }
        else if (word !== UNKNOWN)
            goals.push(word);
    }
    return { kind: "make", folders, file, goals, variables };
}
/** https://docs.npmjs.com/cli/commands/npm-run */
function readPackageRun(program, words) {
    let folder = null;
    const names = [];
    for (let index = 0; index < words.length; index++) {
        const word = words[index] ?? "";
        const [option, inline] = keyAndValue(word);
        if (/^(--prefix|--cwd|-C|--dir)$/.test(option))
            folder = inline ?? words[++index] ?? UNKNOWN;
        // Which package these name is not looked for.
        else if (/^(--filter|-F|--workspace|-w|--scope)$/.test(option))
            return null;
        else if (!word.startsWith("-"))
            names.push(word);
    }
    const [first, second] = names;
    const named = first === "run" || first === "run-script";
    const script = named ? second : program === "npm" ? undefined : first;
    if (script === undefined || (!named && PACKAGE_COMMANDS.test(script)))
        return null;
    return { kind: "package", script, folder };
}

;// CONCATENATED MODULE: ./build/discover/sources/commands/scripts.js













const RUN_COST = 50;
const scripts_DEEPEST = 8;
const MAKEFILES = ["GNUmakefile", "makefile", "Makefile"];
/** What a script has that builds images, or runs what may. */
const MAY_BUILD = /\b(docker|podman|buildah|nerdctl|buildx|depot|make|npm|yarn|pnpm|bun|bash|sh|source)\b|\.\/|\/[\w.-]+\.sh\b/;
/** What a script builds, and what the scripts, makefiles and package scripts build that it runs. */
async function readScript(run, script, start, place) {
    return joinReadings(await readCommands(run, script, start, place, 0));
}
/** The same, command by command. */
async function readCommands(run, script, start, place, depth) {
    if (!MAY_BUILD.test(script))
        return [];
    const inner = { ...place, pushes: place.pushes === true || pushesImages(script) };
    const readings = [];
    for (const command of shellCommands(statementsOf(run, script), start)) {
        if (run.left-- <= 0)
            return [...readings, workspace_passedOver(place, "there are too many commands before it")];
        readings.push(await readCommand(run, command, inner, depth));
    }
    return readings;
}
async function readCommand(run, command, place, depth) {
    const words = unwrapped(command.words);
    const bake = readBakeCommand(words);
    if (bake !== null)
        return bakeInWorkspace(run.files, place, command.folder, bake.files.map(inWorkspace), bake.targets, bake.push);
    const build = dockerBuild(run.files, words, command.folder, place);
    if (build !== null)
        return build;
    const program = depth < scripts_DEEPEST ? readProgram(words) : null;
    if (program === null)
        return NOTHING;
    run.left -= RUN_COST;
    return readProgramRun(run, program, command, place, depth + 1);
}
function inWorkspace(path) {
    return path.startsWith(ROOT) ? inRoot(path) : path;
}
async function readProgramRun(run, program, command, place, depth) {
    if (program.kind === "text") {
        const start = { ...command, positional: program.positional, self: null };
        return joinReadings(await readCommands(run, program.script, start, place, depth));
    }
    if (program.kind === "file") {
        const path = placeIn(command.folder, program.path);
        const own = path === null ? null : placed(place, path);
        const text = own === null || path === null ? null : await run.files.read(own);
        if (own === null || path === null || text === null || !isShell(own, text))
            return NOTHING;
        const start = { ...command, positional: program.positional, self: absolute(path) };
        const inner = { ...place, part: partOf(place, own) };
        return joinReadings(await readCommands(run, text, start, inner, depth));
    }
    if (program.kind === "package") {
        const folder = program.folder === null ? command.folder : placeIn(command.folder, program.folder);
        const own = folder === null ? null : placed(place, folder);
        if (own === null)
            return NOTHING;
        const path = external_node_path_.posix.join(own, "package.json");
        const scripts = await packageScripts(run, path);
        const text = Object.hasOwn(scripts, program.script) ? scripts[program.script] : undefined;
        if (text === undefined)
            return NOTHING;
        const start = { ...command, folder, positional: [], self: null };
        const inner = { ...place, part: partOf(place, `${path}, script ${program.script}`) };
        return joinReadings(await readCommands(run, text, start, inner, depth));
    }
    const folder = program.folders.reduce(placeIn, command.folder);
    const makefile = folder === null ? null : await findMakefile(run, folder, program, command, place);
    if (makefile === null)
        return NOTHING;
    const known = program.goals.filter((goal) => !goal.includes(UNKNOWN));
    const goals = program.goals.length > 0 ? known : defaultGoal(makefile);
    return readRecipes(run, makefile, goals, place, depth, (target) => partOf(place, `${makefile.path}, target ${target}`));
}
/** `job build (Makefile, target image)`: what runs, and what in it. */
function partOf(place, inner) {
    const outer = place.part.replace(/ ?\([^()]*\)$/, "");
    return outer === "" ? `(${inner})` : `${outer} (${inner})`;
}
/** What the recipes of a makefile build that make runs for goals. */
async function readRecipes(run, makefile, goals, place, depth, partOfTarget) {
    const readings = [];
    for (const { target, script } of recipesOf(makefile, goals)) {
        const start = { folder: makefile.folder, environment: new Map(), positional: [], self: null };
        const inner = { ...place, part: partOfTarget(target) };
        readings.push(...(await readCommands(run, script, start, inner, depth)));
    }
    return joinReadings(readings);
}
async function findMakefile(run, folder, program, command, place) {
    const names = program.file === null ? MAKEFILES : [program.file];
    const given = new Map([...command.environment, ...program.variables]);
    for (const name of names) {
        const path = placeIn(folder, name);
        const own = path === null ? null : placed(place, path);
        if (own === null || run.files.kind(own) !== "file")
            continue;
        const key = JSON.stringify([own, folder, [...given], place.checkouts]);
        const found = run.makefiles.get(key) ?? readMakefile(run.files, own, folder, given, (one) => placed(place, one));
        run.makefiles.set(key, found);
        if (external_node_path_.posix.dirname(own) !== placed(place, folder))
            run.elsewhere.add(own);
        return found;
    }
    return null;
}
/** Whether a file is a shell script, by its first line or its name. */
function isShell(path, text) {
    const first = text.slice(0, 200).split("\n")[0] ?? "";
    return first.startsWith("#!") ? /\b(ba|da|k|z)?sh\b/.test(first) : /\.(ba)?sh$/.test(path);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/discover/sources/yaml.js

/** More than any file needs that a person wrote; a chain of aliases of aliases has far more. */
const MOST_ALIASES = 2000;
/** The parser takes long for what nobody writes: brackets in brackets in brackets. */
const yaml_DEEPEST = 1000;
/** The plain value of a YAML text, as go-yaml and GitHub read it: merge keys count. Throws what the parser does. */
function parseYaml(text) {
    let depth = 0;
    for (const character of text) {
        if (character === "[" || character === "{")
            depth++;
        else if (character === "]" || character === "}")
            depth--;
        if (depth > yaml_DEEPEST)
            throw new SyntaxError("brackets within brackets, too many of them");
    }
    const document = (0,dist/* parseDocument */.Tp)(text, {
        merge: true,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: "silent",
    });
    const [fault] = document.errors;
    if (fault)
        throw fault;
    return document.toJS({ maxAliasCount: MOST_ALIASES });
}

;// CONCATENATED MODULE: ./build/discover/sources/github/steps.js







/** Runs another action until it succeeds: https://github.com/Wandalen/wretry.action */
const RETRY_ACTION = /^Wandalen\/wretry\.action@/i;
/** What one step of a job builds. */
async function readStep(run, step, contexts, place) {
    const written = asText(step["uses"]) ?? "";
    const retried = RETRY_ACTION.test(written) ? asMapping(step["with"]) : null;
    const uses = retried === null ? written : (asText(retried["action"]) ?? "");
    const inputs = retried === null ? (asMapping(step["with"]) ?? {}) : innerInputs(retried["with"]);
    const names = buildActionInputs(uses);
    if (names !== null)
        return readBuildAction(run.files, names, inputs, contexts, place);
    if (isBakeAction(uses))
        return readBakeAction(run.files, inputs, contexts, place);
    const script = asText(step["run"]);
    if (script === null)
        return NOTHING;
    const directory = expand(asText(step["working-directory"]) ?? place.folder ?? ".", contexts);
    const environment = Object.entries(contexts["env"] ?? {}).flatMap(([name, value]) => {
        const known = asText(value);
        return known === null ? [] : [[name, known]];
    });
    const folder = directory.includes(UNKNOWN) ? null : within(".", directory);
    const start = { folder, environment: new Map(environment), positional: null, self: null };
    const shell = asText(step["shell"]) ?? place.shell ?? "";
    const text = /^(pwsh|powershell)\b/.test(shell) ? asPosix(script) : script;
    return readScript(run, expand(text, contexts), start, place);
}
/** PowerShell's commands in POSIX's words: what continues a line, calls a program, parts a path and names a variable. */
function asPosix(script) {
    return script
        .replaceAll("\\", "/")
        .replace(/`\r?\n/g, "\\\n")
        .replace(/^(\s*)&\s+/gm, "$1")
        .replace(/\$env:(\w+)/gi, "$${$1}");
}
/** Inputs that stand as YAML in one text. */
function innerInputs(value) {
    try {
        return asMapping(parseYaml(asText(value) ?? "")) ?? {};
    }
    catch {
        // With expressions in it that are no YAML there is nothing to be known of them.
        return { context: UNKNOWN };
    }
}

;// CONCATENATED MODULE: ./build/discover/sources/github/workflows.js










const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i;
/** GitHub's own limit of workflows that call each other is ten. */
const workflows_DEEPEST = 6;
/** Workflows that call each other can come to any number. */
const MOST_STEPS = 20_000;
/** `.github/workflows/*.yml`, with the workflows and actions of the repository that they use. */
const workflows = {
    name: "GitHub workflows",
    isFallback: false,
    async read(files) {
        const parsed = new Map();
        const read = async (path) => {
            if (!parsed.has(path))
                parsed.set(path, await parse(files, path));
            return parsed.get(path) ?? null;
        };
        const reader = Object.assign(read, { run: scriptRun(files), steps: 0 });
        const readings = [];
        const called = new Set();
        const waiting = [];
        for (const path of files.paths.filter((one) => WORKFLOW.test(one))) {
            const found = await reader(path);
            if (found === null)
                continue;
            if ("fault" in found)
                readings.push(unreadable(path, found.fault));
            else if (isCalled(found.content))
                waiting.push(path);
            else
                readings.push(await readWorkflow(files, reader, path, found.content, {}, called, 0));
        }
        // Those that nobody in the repository calls say what they can by themselves.
        for (const path of waiting) {
            const found = await reader(path);
            if (called.has(path) || found === null || "fault" in found)
                continue;
            readings.push(await readWorkflow(files, reader, path, found.content, {}, called, 0));
        }
        if (reader.steps > MOST_STEPS) {
            readings.push(unreadable(".github/workflows", `only the first ${MOST_STEPS} steps are read`));
        }
        const { builds, notices } = joinReadings(readings);
        return { builds: whatIsPushed(builds), notices };
    },
};
/** Of a Dockerfile's builds those that are pushed come first, and where there are any, the others are tests. */
function whatIsPushed(builds) {
    const pushed = new Set(builds.filter((build) => build.pushed).map(({ dockerfile }) => dockerfile));
    const others = builds.filter((build) => !build.pushed);
    return [
        ...builds.filter((build) => build.pushed),
        ...others.map((build) => (pushed.has(build.dockerfile) ? { ...build, ships: false } : build)),
    ];
}
async function parse(files, path) {
    if (files.kind(path) !== "file")
        return null;
    try {
        const content = asMapping(await files.yaml(path));
        return content === null ? { fault: "it is longer than 2 MB, or no mapping" } : { content };
    }
    catch (error) {
        const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        return { fault: `it is not YAML that can be read (${message.replace(/[.:]$/, "")})` };
    }
}
async function readWorkflow(files, reader, path, content, given, called, depth) {
    const on = asMapping(triggers(content));
    const declared = { ...inputsOf(on?.["workflow_dispatch"]), ...inputsOf(on?.["workflow_call"]) };
    const outer = { github: { workspace: "." }, inputs: { ...declared, ...given } };
    const env = expandMapping(content["env"], outer);
    const readings = [];
    for (const [name, value] of Object.entries(asMapping(content["jobs"]) ?? {})) {
        const job = asMapping(value);
        if (job === null)
            continue;
        for (const matrix of matrixCombinations(job, { ...outer, env })) {
            if (reader.steps++ > MOST_STEPS)
                break;
            const contexts = { ...outer, matrix, env };
            const inner = { ...contexts, env: { ...env, ...expandMapping(job["env"], contexts) } };
            const uses = asText(job["uses"]);
            if (uses?.startsWith("./") && depth < workflows_DEEPEST) {
                const other = within(".", uses.replace(/@.*$/, ""));
                const found = other === null ? null : await reader(other);
                if (other === null || found === null || "fault" in found)
                    continue;
                called.add(other);
                const inputs = expandMapping(job["with"], inner);
                readings.push(await readWorkflow(files, reader, other, found.content, inputs, called, depth + 1));
                continue;
            }
            const defaults = asMapping(asMapping(job["defaults"])?.["run"]) ?? asMapping(asMapping(content["defaults"])?.["run"]);
            const place = {
                file: path,
                part: `job ${name}`,
                checkouts: [],
                pushes: jobPushes(job),
                shell: asText(defaults?.["shell"]) ??
                    (/windows/.test(JSON.stringify(job["runs-on"] ?? "")) ? "pwsh" : null),
                folder: asText(defaults?.["working-directory"]),
            };
            if (uses !== null && (buildActionInputs(uses) || isBakeAction(uses))) {
                readings.push(await readStep(reader.run, job, inner, place));
                continue;
            }
            readings.push(await readSteps(files, reader, job["steps"], inner, place, depth));
        }
    }
    return joinReadings(readings);
}
/** Whether a later step pushes what one before it builds. */
function jobPushes(job) {
    const steps = Array.isArray(job["steps"]) ? job["steps"] : [];
    return steps.some((step) => pushesImages(asText(asMapping(step)?.["run"]) ?? ""));
}
async function readSteps(files, reader, value, contexts, place, depth) {
    const readings = [];
    let checkouts = place.checkouts;
    for (const one of Array.isArray(value) ? value : []) {
        const step = asMapping(one);
        if (step === null || reader.steps++ > MOST_STEPS)
            continue;
        const uses = asText(step["uses"]) ?? "";
        const env = { ...contexts["env"], ...expandMapping(step["env"], contexts) };
        const inner = { ...contexts, env };
        if (/^actions\/checkout@/.test(uses)) {
            const options = asMapping(step["with"]);
            const path = options?.["path"] === undefined ? "." : expandWhole(options["path"], inner);
            const other = options?.["repository"] !== undefined && !isOwn(options["repository"]);
            checkouts = [...checkouts, { path: path === null ? null : external_node_path_.posix.normalize(path), other }];
        }
        else if (uses.startsWith("./") && depth < workflows_DEEPEST) {
            const folder = within(".", uses);
            const action = folder && ((await reader(`${folder}/action.yml`)) ?? (await reader(`${folder}/action.yaml`)));
            if (!action || "fault" in action)
                continue;
            const inputs = { ...inputsOf(action.content), ...expandMapping(step["with"], inner) };
            const steps = asMapping(action.content["runs"])?.["steps"];
            const within_ = { ...place, checkouts };
            readings.push(await readSteps(files, reader, steps, { ...inner, inputs }, within_, depth + 1));
        }
        else {
            readings.push(await readStep(reader.run, step, inner, { ...place, checkouts }));
        }
    }
    return joinReadings(readings);
}
function isOwn(repository) {
    return /^\$\{\{\s*github\.(repository|event\.pull_request\.head\.repo\.full_name)\s*(\|\|.*)?\}\}$/.test(asText(repository) ?? "");
}

;// CONCATENATED MODULE: ./build/discover/sources/makefiles.js







const MAKEFILE = /^(GNUm|m|M)akefile$/;
/** `Makefile`, with what it includes: each of its targets, run in the makefile's own folder. */
const makefiles = {
    name: "Makefiles",
    isFallback: true,
    async read(files) {
        const run = scriptRun(files);
        const paths = files.paths.filter((path) => MAKEFILE.test((0,names/* nameOf */.Vb)(path)));
        const read = await Promise.all(paths.map((path) => readMakefile(files, path, external_node_path_.posix.dirname(path), new Map())));
        const all = read.filter((one) => one !== null);
        const included = new Set(all.flatMap((one) => [...one.included]));
        const readings = [];
        // The outer ones first: they may run those below, and from where.
        const depthOf = ({ path }) => path.split("/").length;
        for (const makefile of all.toSorted((a, b) => depthOf(a) - depthOf(b))) {
            if (included.has(makefile.path) || run.elsewhere.has(makefile.path))
                continue;
            const place = { file: makefile.path, part: "", checkouts: [] };
            readings.push(await readRecipes(run, makefile, allGoals(makefile), place, 1, (target) => `target ${target}`));
        }
        return joinReadings(readings);
    },
};

;// CONCATENATED MODULE: ./build/discover/sources/package-scripts.js





/** The `scripts` of each `package.json`, run in its folder. */
const packageFiles = {
    name: "package.json",
    isFallback: true,
    async read(files) {
        const run = scriptRun(files);
        const readings = [];
        for (const path of files.paths.filter((one) => (0,names/* nameOf */.Vb)(one) === "package.json")) {
            const scripts = await packageScripts(run, path);
            for (const [name, script] of Object.entries(scripts)) {
                const start = { folder: external_node_path_.posix.dirname(path), environment: new Map(), positional: [], self: null };
                const place = { file: path, part: `script ${name}`, checkouts: [] };
                readings.push(await readScript(run, script, start, place));
            }
        }
        return joinReadings(readings);
    },
};

;// CONCATENATED MODULE: ./build/discover/sources/shell-scripts.js





const BUILDS = /\b(docker|podman|buildah|nerdctl|buildx|depot)\b.*\b(build|bake|bud)\b/;
/** `*.sh`: those that build by themselves, whether or not somebody else runs them. */
const shellScripts = {
    name: "shell scripts",
    isFallback: true,
    async read(files) {
        const run = scriptRun(files);
        const readings = [];
        for (const path of files.paths.filter((one) => /\.(ba)?sh$/.test(one))) {
            const text = await files.read(path);
            if (text === null || !isShell(path, text) || !BUILDS.test(text.replaceAll("\\\n", " ")))
                continue;
            const place = { file: path, part: "", checkouts: [] };
            const start = { environment: new Map(), positional: null, self: `${ROOT}/${path}` };
            // Where it is run is not known: mostly in the root, or in its own folder.
            const [inRoot = [], inOwn = []] = await Promise.all([".", external_node_path_.posix.dirname(path)].map((folder) => readCommands(run, text, { ...start, folder }, place, 1)));
            readings.push(...inRoot.map((one, index) => oneOf(one, inOwn[index] ?? NOTHING)));
        }
        return joinReadings(readings);
    },
};
/** The reading that finds something, where one alone does, or both find the same. */
function oneOf(first, second) {
    const found = [first, second].filter(({ builds }) => builds.length > 0);
    const [only, other] = found;
    if (only === undefined)
        return second;
    if (other === undefined || JSON.stringify(only.builds) === JSON.stringify(other.builds))
        return only;
    const [build] = only.builds;
    const message = "A build in it is passed over: it finds a Dockerfile from the root and another from its own folder";
    return { builds: [], notices: [{ level: "note", message, ...(build ? { file: build.file } : {}) }] };
}

;// CONCATENATED MODULE: ./build/discover/sources/catalogue.js






/** Where a repository says how it builds, the strongest first. */
const buildSources = [
    composeFiles,
    bakeFiles,
    workflows,
    makefiles,
    packageFiles,
    shellScripts,
];

// EXTERNAL MODULE: ./build/settings/paths.js
var settings_paths = __webpack_require__(820);
// EXTERNAL MODULE: ./build/discover/read-file.js
var read_file = __webpack_require__(3935);
;// CONCATENATED MODULE: ./build/discover/sources/repository-files.js




/** What is longer says nothing about builds that a person wrote down. */
const LONGEST_BYTES = 2_000_000;
/**
 * @param root absolute, links resolved
 * @param listed relative to the root, sorted
 */
function repositoryFiles(root, listed) {
    const paths = (0,names/* withoutLeftOut */.iB)(listed);
    const parsed = new Map();
    const kinds = new Map();
    const look = (path) => {
        const { kind } = (0,settings_paths/* destinationOf */.My)(root, path);
        return kind === "other" || kind === "unreadable" ? "absent" : kind;
    };
    const files = {
        root,
        paths,
        yaml(path) {
            const value = parsed.get(path) ?? files.read(path).then((text) => (text === null ? null : (parseYaml(text) ?? {})));
            parsed.set(path, value);
            return value;
        },
        async read(path) {
            const found = isIn(paths, path) ? (0,settings_paths/* destinationOf */.My)(root, path) : null;
            if (found?.kind !== "file")
                return null;
            try {
                const { text, whole } = (0,read_file/* readBeginning */.i)(found.path, LONGEST_BYTES);
                return whole ? text.replace(/^\uFEFF/, "") : null;
            }
            catch {
                // It may not be read: it says nothing.
                return null;
            }
        },
        kind(path) {
            const kind = kinds.get(path) ?? look(path);
            kinds.set(path, kind);
            return kind;
        },
    };
    return files;
}
/** Whether a sorted list has a text. */
function isIn(sorted, wanted) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] ?? "") < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return sorted[low] === wanted;
}

;// CONCATENATED MODULE: ./build/discover/declared.js



/** More of one file are counted, not shown. */
const NOTICES_A_FILE = 3;
/** Everything that the repository at `root` says of how it builds its Dockerfiles, the strongest first. */
async function readDeclaredBuilds(root, listing) {
    const files = repositoryFiles(await (0,promises_.realpath)(root), listing.paths);
    const builds = new Map();
    const notices = [];
    for (const source of buildSources) {
        const reading = await source.read(files);
        const covered = new Set(source.isFallback
            ? [...builds.values()]
                .filter(({ ships, makesImage }) => ships || !makesImage)
                .map(({ dockerfile }) => dockerfile)
            : []);
        for (const found of reading.builds) {
            const build = covered.has(found.dockerfile) ? { ...found, ships: false } : found;
            const key = JSON.stringify(build);
            if (!builds.has(key))
                builds.set(key, build);
        }
        notices.push(...shortened(reading.notices, source.isFallback ? 1 : NOTICES_A_FILE));
    }
    // What ships says more than what somebody works with.
    const all = [...builds.values()];
    return { builds: [...all.filter(({ ships }) => ships), ...all.filter(({ ships }) => !ships)], notices };
}
function shortened(notices, most) {
    const unique = [
        ...new Map(notices.map((notice) => [`${notice.file}\0${notice.message}`, notice])).values(),
    ];
    const files = [...new Set(unique.map(({ file }) => file))];
    return files.flatMap((file) => {
        const own = unique.filter((notice) => notice.file === file);
        const more = own.length - most;
        if (more <= 1 || file === undefined)
            return own;
        const message = `${more} more builds in it are passed over`;
        return [...own.slice(0, most), { level: "note", message, file }];
    });
}
/** Builds that were passed over, for a reader who wants to know of images first. */
function passedOverInShort(notices) {
    if (notices.length < 2)
        return notices;
    const message = `${notices.length} notes on builds that could not be taken from the repository's files as they are; \`stagecheck stages\` lists them`;
    return [{ level: "note", message }];
}


/***/ }),

/***/ 2412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ enumerate)
/* harmony export */ });
const SHOWN = 3;
/** `a, b, c and 4 more`. */
function enumerate(texts) {
    const more = texts.length - SHOWN;
    if (more > 0)
        return `${texts.slice(0, SHOWN).join(", ")} and ${more} more`;
    return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}


/***/ }),

/***/ 3622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ matchesPart),
/* harmony export */   Pt: () => (/* binding */ isPattern),
/* harmony export */   kW: () => (/* binding */ partMatcher)
/* harmony export */ });
/**
 * Whether one part of a path matches one part of a pattern, as Go's filepath.Match has it: `*`, `?`, `[a-z]`,
 * `[^a-z]`, and `\` before a character that stands for itself. Null: the pattern is malformed.
 * https://pkg.go.dev/path/filepath#Match
 *
 * Takes time of pattern × name at most, whatever the pattern.
 */
function matchesPart(pattern, name) {
    return partMatcher(pattern)?.(name) ?? null;
}
/** One pattern is asked of many folders, in which many Dockerfiles say the same. */
const known = new Map();
const MOST_KNOWN = 100;
const LONGEST_KNOWN = 1000;
/** `matchesPart` for many names. */
function partMatcher(pattern) {
    const found = known.get(pattern);
    if (found !== undefined)
        return found;
    const matcher = newMatcher(pattern);
    if (known.size >= MOST_KNOWN)
        known.clear();
    if (pattern.length <= LONGEST_KNOWN)
        known.set(pattern, matcher);
    return matcher;
}
function newMatcher(pattern) {
    const tokens = tokenise(pattern);
    if (tokens === null)
        return null;
    // What a pattern begins with tells most names of a folder apart.
    const [prefix = ""] = /^[^*?[\\]*/.exec(pattern) ?? [];
    return (name) => name.startsWith(prefix) && matchesTokens(tokens, name);
}
function matchesTokens(tokens, name) {
    const characters = [...name];
    let token = 0;
    let position = 0;
    let star = -1;
    let starPosition = 0;
    while (position < characters.length) {
        const current = tokens[token];
        if (current === "star") {
            star = token++;
            starPosition = position;
        }
        else if (current?.(characters[position] ?? "")) {
            token++;
            position++;
        }
        else if (star >= 0) {
            token = star + 1;
            position = ++starPosition;
        }
        else {
            return false;
        }
    }
    return tokens.slice(token).every((rest) => rest === "star");
}
/** Whether a part has any character that stands for others. */
function isPattern(part) {
    return /[*?[\\]/.test(part);
}
function tokenise(pattern) {
    const characters = [...pattern];
    const tokens = [];
    for (let index = 0; index < characters.length; index++) {
        const character = characters[index] ?? "";
        if (character === "*") {
            tokens.push("star");
        }
        else if (character === "?") {
            tokens.push(() => true);
        }
        else if (character === "[") {
            const found = readClass(characters, index + 1);
            if (found === null)
                return null;
            tokens.push(found.token);
            index = found.end;
        }
        else if (character === "\\") {
            const next = characters[++index];
            if (next === undefined)
                return null;
            tokens.push((other) => other === next);
        }
        else {
            tokens.push((other) => other === character);
        }
    }
    return tokens;
}
/** A `[…]` whose inside begins at `start`; `end` is where its `]` stands. */
function readClass(characters, start) {
    let index = start;
    const negated = characters[index] === "^";
    if (negated)
        index++;
    const ranges = [];
    const readOne = () => {
        if (characters[index] === "\\")
            index++;
        else if (characters[index] === "-" || characters[index] === "]")
            return null;
        return characters[index++] ?? null;
    };
    while (ranges.length === 0 || characters[index] !== "]") {
        const low = readOne();
        if (low === null)
            return null;
        let high = low;
        if (characters[index] === "-") {
            index++;
            high = readOne();
            if (high === null)
                return null;
        }
        ranges.push([low, high]);
    }
    const token = (character) => ranges.some(([low, high]) => low <= character && character <= high) !== negated;
    return { token, end: index };
}


/***/ }),

/***/ 4421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ ignoreRules),
/* harmony export */   r: () => (/* binding */ readIgnoreFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _ignore_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3554);
/* harmony import */ var _read_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3935);
/* harmony import */ var _work_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1250);




const LONGEST_BYTES = 2_000_000;
const NO_RULES = { patterns: [] };
/** Rules by their text: the services of one repository mostly have copies of one file. */
const byText = new Map();
const MOST_TEXTS = 100;
const LONGEST_TEXT = 10_000;
/**
 * Reads `X.dockerignore` beside the Dockerfile X, else `.dockerignore` in the context. Both are relative to the root.
 * https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
function readIgnoreFile(tree, dockerfile, context) {
    const own = `${dockerfile}.dockerignore`;
    const beside = readText(tree, (0,_work_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .folderAt */ .w3)(tree, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(own)), node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(own));
    if (beside !== null)
        return { path: own, text: beside };
    const text = readText(tree, (0,_work_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .folderAt */ .w3)(tree, context), ".dockerignore");
    return { path: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(context, ".dockerignore"), text };
}
/**
 * What is not sent of a context, by the ignore file that counts. One that BuildKit would reject ignores nothing here:
 * the build says what is wrong.
 * @param dockerfile relative to the root
 */
function ignoreRules(tree, dockerfile) {
    const beside = (0,_work_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .folderAt */ .w3)(tree, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(dockerfile));
    const own = readText(tree, beside, `${node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(dockerfile)}.dockerignore`);
    if (own !== null) {
        const rules = rulesOf(own);
        return () => rules;
    }
    return (context) => {
        // Many Dockerfiles are asked of one context.
        context.ignore ??= rulesOf(readText(tree, context, ".dockerignore") ?? "");
        return context.ignore;
    };
}
function rulesOf(text) {
    const found = byText.get(text);
    if (found !== undefined)
        return found;
    const rules = (0,_ignore_js__WEBPACK_IMPORTED_MODULE_1__/* .parseIgnore */ .w)(text) ?? NO_RULES;
    if (byText.size >= MOST_TEXTS)
        byText.clear();
    if (text.length <= LONGEST_TEXT)
        byText.set(text, rules);
    return rules;
}
function readText(tree, folder, name) {
    const path = folder && (0,_work_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .fileIn */ .Ed)(tree, folder, name);
    if (path === null)
        return null;
    try {
        return (0,_read_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readBeginning */ .i)(path, LONGEST_BYTES).text;
    }
    catch {
        // It may not be read; the build says so.
        return null;
    }
}


/***/ }),

/***/ 3554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ isIgnored),
/* harmony export */   w: () => (/* binding */ parseIgnore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _glob_part_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3622);


/**
 * Reads an ignore file as moby/patternmatcher does. Null: it has a pattern that makes BuildKit reject the build.
 * https://github.com/moby/patternmatcher/blob/main/ignorefile/ignorefile.go
 */
function parseIgnore(text) {
    const patterns = [];
    for (const line of text.replace(/^\uFEFF/, "").split("\n")) {
        if (line.startsWith("#"))
            continue;
        const trimmed = line.trim();
        if (trimmed === "")
            continue;
        const exclusion = trimmed.startsWith("!");
        const body = exclusion ? trimmed.slice(1).trim() : trimmed;
        if (body === "")
            return null;
        const cleaned = clean(body);
        const matches = compile(cleaned.length > 1 ? cleaned.replace(/^\//, "") : cleaned);
        if (matches === null)
            return null;
        patterns.push({ exclusion, matches });
    }
    return { patterns };
}
/** Whether a path of the context (`/` between the parts, none before) is kept out of it. */
function isIgnored({ patterns }, path) {
    // What a pattern says of a folder holds for all in it, as MatchesUsingParentResults has it.
    let inherited = patterns.map(() => false);
    let ignored = false;
    const parts = path.split("/");
    for (let length = 1; length <= parts.length; length++) {
        const prefix = parts.slice(0, length).join("/");
        ignored = false;
        inherited = patterns.map((pattern, index) => {
            // One that could change nothing is not asked, and so says nothing of what lies below.
            const matched = inherited[index] === true || (pattern.exclusion === ignored && pattern.matches(prefix));
            if (matched)
                ignored = !pattern.exclusion;
            return matched;
        });
    }
    return ignored;
}
/** Go's filepath.Clean. */
function clean(path) {
    const normal = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path);
    return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}
/** https://github.com/moby/patternmatcher/blob/main/patternmatcher.go */
function compile(pattern) {
    if ((0,_glob_part_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesPart */ .JB)(pattern, ".") === null)
        return null;
    const parts = [];
    const characters = [...pattern];
    let kind = "exact";
    for (let index = 0; index < characters.length; index++) {
        const character = characters[index] ?? "";
        const first = index === 0;
        if (character === "*" && characters[index + 1] === "*") {
            index++;
            if (characters[index + 1] === "/")
                index++;
            if (index + 1 >= characters.length) {
                parts.push("all");
                kind = kind === "exact" ? "prefix" : "pattern";
            }
            else {
                parts.push("folders");
                kind = "pattern";
            }
            if (first)
                kind = "suffix";
        }
        else if (character === "*") {
            parts.push("star");
            kind = "pattern";
        }
        else if (character === "?") {
            parts.push("one");
            kind = "pattern";
        }
        else if (character === "[") {
            const found = readClass(characters, index + 1);
            parts.push(found.accepts);
            index = found.end;
            kind = "pattern";
        }
        else if (character === "\\" && index + 1 < characters.length) {
            parts.push(literal(characters[++index] ?? ""));
            kind = "pattern";
        }
        else
            parts.push(literal(character));
    }
    if (kind === "exact")
        return (path) => path === pattern;
    if (kind === "prefix")
        return (path) => path.startsWith(pattern.slice(0, -2));
    if (kind === "suffix") {
        const suffix = pattern.slice(2);
        return (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1));
    }
    return (path) => run(parts, path);
}
function literal(character) {
    return (other) => other === character;
}
/** A `[…]` whose inside begins at `start`. Its syntax has been looked at before. */
function readClass(characters, start) {
    let index = start;
    const negated = characters[index] === "^";
    if (negated)
        index++;
    const ranges = [];
    const one = () => {
        if (characters[index] === "\\")
            index++;
        return characters[index++] ?? "";
    };
    while (index < characters.length && (characters[index] !== "]" || ranges.length === 0)) {
        const low = one();
        let high = low;
        if (characters[index] === "-" && characters[index + 1] !== "]") {
            index++;
            high = one();
        }
        ranges.push([low, high]);
    }
    const accepts = (character) => ranges.some(([low, high]) => low <= character && character <= high) !== negated;
    return { accepts, end: index };
}
/** All states at once, so that no pattern takes longer than its length times the path's. */
function run(parts, path) {
    // Most paths end in another character than the pattern does.
    const [end, last] = [path.charAt(path.length - 1), parts.at(-1)];
    if (typeof last === "function" && /[ -~]/.test(end) && !last(end))
        return false;
    // A state is the part that comes next; `inside` are those of `folders` that have begun a folder's name.
    let next = new Set();
    let inside = new Set();
    const enter = (states, state) => {
        states.add(state);
        const part = parts[state];
        if (part === "all" || part === "star" || part === "folders")
            enter(states, state + 1);
    };
    enter(next, 0);
    for (const character of path) {
        const after = new Set();
        const within = new Set();
        for (const state of inside) {
            within.add(state);
            if (character === "/")
                enter(after, state + 1);
        }
        for (const state of next) {
            const part = parts[state];
            if (part === "all" || (part === "star" && character !== "/"))
                enter(after, state);
            else if (part === "folders") {
                within.add(state);
                if (character === "/")
                    enter(after, state + 1);
            }
            else if (part === "one" ? character !== "/" : typeof part === "function" && part(character)) {
                enter(after, state + 1);
            }
        }
        next = after;
        inside = within;
    }
    return next.has(parts.length);
}


/***/ }),

/***/ 4170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ beginsAsDockerfile),
/* harmony export */   SS: () => (/* binding */ DOCKERFILE_NAMES),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   WY: () => (/* binding */ isLeftOut),
/* harmony export */   cg: () => (/* binding */ isFetched),
/* harmony export */   iB: () => (/* binding */ withoutLeftOut),
/* harmony export */   qK: () => (/* binding */ classifyPath)
/* harmony export */ });
/** Folders of git's own and of packages that a tool fetched: not walked, and not worth a word. */
const FETCHED = new Set([".git", "node_modules"]);
/** Folders of other people's files: as parts of a path. */
const VENDORED = /(?:^|\/)(?:vendor|third[-_]?party|bower_components|godeps|pods|site-packages)\//i;
/** Folders of files that a test reads. */
const TEST_DATA = /(?:^|\/)(?:test[-_]?(?:data|files?|fixtures?|cases)(?:[-_][^/]*)?|(?:__)?fixtures?(?:__)?|__snapshots__)\//i;
/** What stands after `Dockerfile` when the file is about a Dockerfile, or an editor's or a merge's copy of one. */
const OTHER_ENDINGS = /(~|\.(md|mdx|markdown|txt|rst|adoc|html?|dockerignore|bak|backup|orig|rej|old|tmp|save|sw[a-p]|un~|sha256|sig|asc|diff|patch|json|ya?ml|toml|xml|lock|snap|golden|log|zip|t?gz|png|svg|vim|tmlanguage|sublime-syntax|bash|ps1|bat|cmd))$/i;
/** Endings of programs. `Dockerfile.go` may be one for Go services, and `dockerfile.go` a Go program: its text tells. */
const PROGRAM_ENDINGS = /\.(sh|py|js|mjs|cjs|ts|jsx|tsx|go|rs|java|kt|scala|rb|php|cs|fs|c|h|cc|cpp|hpp|swift|lua|pl|r|ex|exs|erl|el|clj|dart|groovy)$/i;
/** What template engines' files end in: they become Dockerfiles only once filled in. */
const TEMPLATE_ENDINGS = /\.(j2|jinja2?|tpl|tmpl|template|erb|mustache|hbs|in)$/i;
/** For messages. */
const DOCKERFILE_NAMES = "Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile and Containerfile.*";
/**
 * What a path (relative to the root) is by its name. The fixed part of the name is taken in any case.
 * `template`: a Dockerfile to be, by its ending. `unsure`: its text has to be looked at.
 */
function classifyPath(path) {
    // Of all that git tracks, hardly anything is.
    if (!/(?:docker|container)file/i.test(path))
        return "other";
    const name = nameOf(path);
    const named = /^(Docker|Container)file([._-].+)?$/i.test(name) || /^[^.].*[._-](Docker|Container)file$/i.test(name);
    if (!named || isInFetched(path) || OTHER_ENDINGS.test(name))
        return "other";
    if (TEMPLATE_ENDINGS.test(name))
        return "template";
    return PROGRAM_ENDINGS.test(name) ? "unsure" : "dockerfile";
}
/** Whether a text begins as Dockerfiles do: with FROM or ARG, once comments are passed. */
function beginsAsDockerfile(text) {
    const first = text
        .replace(/^\uFEFF/, "")
        .split("\n")
        .map((line) => line.trim())
        .find((line) => line !== "" && !line.startsWith("#"));
    return /^(FROM(\s+--\S+)*\s+[^\s;]+(\s+AS\s+[^\s;]+)?|ARG\s+[A-Za-z_]\w*(=.*)?)$/i.test(first ?? "");
}
/** Whether a folder of this name is walked into where there is no git. */
function isFetched(folder) {
    return FETCHED.has(folder);
}
/** The last part of a path. */
function nameOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
/** Those paths of a sorted list that lie in no folder that is left out. */
function withoutLeftOut(paths) {
    // What lies in one folder stands side by side.
    let folder = "";
    let leftOut = false;
    return paths.filter((path) => {
        const end = path.lastIndexOf("/") + 1;
        if (end !== folder.length || !path.startsWith(folder)) {
            folder = path.slice(0, end);
            leftOut = isLeftOut(folder);
        }
        return !leftOut;
    });
}
/** Whether a path lies in a folder that holds other people's files, or a test's. */
function isLeftOut(path) {
    return VENDORED.test(path) || TEST_DATA.test(path) || isInFetched(path);
}
function isInFetched(path) {
    if (!path.includes(".git/") && !path.includes("node_modules/"))
        return false;
    return path
        .split("/")
        .slice(0, -1)
        .some((folder) => FETCHED.has(folder));
}


/***/ }),

/***/ 3935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ readBeginning)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


/** Longer than nearly every file that is read whole. */
const CHUNK_BYTES = 65_536;
/** One for all: nothing is kept of it. */
const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
/**
 * The beginning of a file as UTF-8, `limit` bytes at most.
 * At once and not in steps: a repository has thousands of small files, and to wait for each costs more than to read it.
 * @throws what `node:fs` throws
 */
function readBeginning(path, limit) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, "r");
    try {
        const length = Math.min(chunk.length, limit + 1);
        const first = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, chunk, 0, length, null);
        if (first < length)
            return beginning(chunk, first, true);
        const parts = [Buffer.from(chunk.subarray(0, first))];
        let total = first;
        while (total <= limit) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, chunk, 0, Math.min(chunk.length, limit + 1 - total), null);
            if (read === 0)
                break;
            parts.push(Buffer.from(chunk.subarray(0, read)));
            total += read;
        }
        const bytes = Buffer.concat(parts);
        return beginning(bytes, Math.min(total, limit), total <= limit);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
function beginning(bytes, length, whole) {
    const text = bytes.toString("utf8", 0, length);
    // Broken UTF-8 comes out as this character, which few texts have themselves.
    return { text, whole, utf8: !text.includes("\uFFFD") || (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(0, length)) };
}


/***/ }),

/***/ 1250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   CH: () => (/* binding */ folderIn),
/* harmony export */   Ed: () => (/* binding */ fileIn),
/* harmony export */   G: () => (/* binding */ namesMatching),
/* harmony export */   Wd: () => (/* binding */ fileAt),
/* harmony export */   w3: () => (/* binding */ folderAt),
/* harmony export */   wr: () => (/* binding */ openWorkTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _settings_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(820);
/* harmony import */ var _glob_part_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3622);




/**
 * After so many the earlier ones are forgotten, and read again where they are asked for once more: memory is the same
 * for any repository. Few folders, as what is forgotten soon is garbage that costs nothing: what outlives two
 * collections of the young waits for one of the whole heap, which grows meanwhile (https://v8.dev/blog/trash-talk).
 */
const MOST_FOLDERS = 32;
const MOST_NAMES = 10_000;
/** Of one folder. */
const MOST_PATTERNS = 1000;
/** @throws where the root is not there */
function openWorkTree(root) {
    const real = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(root);
    const top = newFolder(real, readEntries(real), false);
    return { root: real, top, recent: new Map(), earlier: new Map(), names: 0 };
}
/** The folder at a path relative to the root; null where there is none, or it leads outside. */
function folderAt(tree, path) {
    let folder = tree.top;
    if (path === ".")
        return folder;
    const known = tree.recent.get(below(folder, path));
    if (known !== undefined)
        return known;
    for (let start = 0; folder !== null && start <= path.length;) {
        const slash = path.indexOf("/", start);
        const end = slash < 0 ? path.length : slash;
        folder = folderIn(tree, folder, path.slice(start, end));
        start = end + 1;
    }
    return folder;
}
/** A folder within a folder by its name; null where there is none, or it leads outside. */
function folderIn(tree, folder, name) {
    const kind = kindIn(folder, name);
    if (kind !== "folder" && kind !== "link")
        return null;
    const path = below(folder, name);
    const known = tree.recent.get(path);
    if (known !== undefined)
        return known;
    const before = tree.earlier.get(path);
    const found = before === undefined ? lookForFolder(tree, folder, path, kind) : before;
    tree.recent.set(path, found);
    tree.names += found?.entries?.size ?? 0;
    if (tree.recent.size >= MOST_FOLDERS || tree.names > MOST_NAMES) {
        tree.earlier = tree.recent;
        tree.recent = new Map();
        tree.names = 0;
    }
    return found;
}
/** What can be told without a look at it: in a folder that cannot be read, anything may be there. */
function kindIn({ entries }, name) {
    return entries === null ? "link" : entries.get(name);
}
function below({ path }, name) {
    return path === "/" ? `/${name}` : `${path}/${name}`;
}
function lookForFolder({ root }, folder, path, kind) {
    if (kind === "link" && (0,_settings_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .destinationOf */ .My)(root, path).kind !== "folder")
        return null;
    return newFolder(path, readEntries(path), folder.linked || kind === "link");
}
/** The path of a regular file in a folder, absolute, links resolved; null where there is none, or it leads outside. */
function fileIn({ root }, folder, name) {
    const kind = kindIn(folder, name);
    if (kind !== "file" && kind !== "link")
        return null;
    const path = below(folder, name);
    if (kind === "file" && !folder.linked)
        return path;
    const found = (0,_settings_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .destinationOf */ .My)(root, path);
    return found.kind === "file" ? found.path : null;
}
/** `fileIn` for a path relative to the root. */
function fileAt(tree, path) {
    const folder = folderAt(tree, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path));
    return folder && fileIn(tree, folder, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(path));
}
/** Whether something of this name is there; a link has to lead somewhere. */
function isThere(folder, name) {
    const kind = kindIn(folder, name);
    return kind === "link" ? (0,_settings_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(below(folder, name)) !== "absent" : kind !== undefined;
}
/** The names in a folder that one part of a pattern matches, links that lead nowhere too. */
function namesMatching(folder, part) {
    const known = folder.matches?.get(part);
    if (known !== undefined)
        return known;
    const matches = (0,_glob_part_js__WEBPACK_IMPORTED_MODULE_3__/* .partMatcher */ .kW)(part);
    const names = matches === null ? [] : [...(folder.entries?.keys() ?? [])].filter(matches);
    if (folder.matches === undefined || folder.matches.size >= MOST_PATTERNS)
        folder.matches = new Map();
    folder.matches.set(part, names);
    return names;
}
function newFolder(path, entries, linked) {
    return { path, linked, entries };
}
function readEntries(path) {
    let entries;
    try {
        entries = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path, { withFileTypes: true });
    }
    catch {
        return null;
    }
    const kinds = new Map();
    for (const entry of entries)
        kinds.set(entry.name, kindOfEntry(entry));
    return kinds;
}
function kindOfEntry(entry) {
    if (entry.isFile())
        return "file";
    if (entry.isDirectory())
        return "folder";
    return entry.isSymbolicLink() ? "link" : "other";
}


/***/ }),

/***/ 8095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseLine),
/* harmony export */   O: () => (/* binding */ INSTRUCTIONS)
/* harmony export */ });
/* harmony import */ var _blanks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5440);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7398);



function jsonOr(other) {
    return (rest) => {
        const strings = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .readJsonForm */ .xQ)(rest);
        return strings === null ? { args: other(rest) } : { args: strings, json: true };
    };
}
const wholeText = (rest) => (rest === "" ? [] : [rest]);
const text = (rest) => ({ args: wholeText(rest) });
const command = jsonOr(wholeText);
const paths = jsonOr(_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .splitAtBlanks */ .FO);
const words = (rest) => ({ args: (0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .splitAtBlanks */ .FO)(rest) });
/** `NAME=value …`, or `NAME value` as it once was. */
function keyValues(rest, keyword, escapeChar) {
    const found = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .yM)(rest, escapeChar);
    const [first] = found;
    if (first === undefined)
        return {};
    if (!first.includes("=")) {
        const blank = _blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .BETWEEN_WORDS */ .Pl.exec(rest);
        if (!blank)
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${keyword} needs a name and a value: write ${keyword} ${first}=value`);
        const value = rest.slice(blank.index + blank[0].length);
        return { pairs: [{ name: rest.slice(0, blank.index), value }] };
    }
    const pairs = found.map((word) => {
        const equals = word.indexOf("=");
        if (equals < 0)
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${keyword}: ${word} has no =: write name=value, with quotes around a value with blanks`);
        return { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
    return { pairs };
}
function healthcheck(rest) {
    let end = 0;
    while (end < rest.length && !(0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .isBlank */ .z3)(rest.charAt(end)))
        end++;
    if (end === 0)
        return {};
    const { args = [], json = false } = command((0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .trim */ .Bq)(rest.slice(end)));
    return { args: [rest.slice(0, end), ...args], json };
}
function trigger(rest, escapeChar) {
    if (rest === "")
        return {};
    // A trigger's trigger is refused in any case.
    const parsed = /^ONBUILD(?:[\t\v\f\r ]|$)/i.test(rest) ? null : parseLine(rest, escapeChar);
    return { args: [parsed?.word ?? "ONBUILD"], trigger: parsed };
}
/** How each instruction's arguments are read. https://docs.docker.com/reference/dockerfile/ */
const READERS = {
    ADD: paths,
    ARG: (rest, escapeChar) => ({ args: (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .yM)(rest, escapeChar) }),
    CMD: command,
    COPY: paths,
    ENTRYPOINT: command,
    ENV: (rest, escapeChar) => keyValues(rest, "ENV", escapeChar),
    EXPOSE: words,
    FROM: words,
    HEALTHCHECK: healthcheck,
    LABEL: (rest, escapeChar) => keyValues(rest, "LABEL", escapeChar),
    MAINTAINER: text,
    ONBUILD: trigger,
    RUN: command,
    SHELL: command,
    STOPSIGNAL: text,
    USER: text,
    VOLUME: paths,
    WORKDIR: text,
};
const INSTRUCTIONS = Object.keys(READERS);
/** By their words as they are mostly written. What is found has one text for all of them, which is quick to compare. */
const KNOWN = new Map(Object.entries(READERS).flatMap(([keyword, read]) => [keyword, keyword.toLowerCase()].map((word) => [word, { keyword, read }])));
const NO_ARGUMENTS = {};
const NONE = [];
/** @throws Rejection where the arguments cannot be read */
function parseLine(line, escapeChar) {
    const trimmed = (0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .trim */ .Bq)(line);
    const blank = (0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .firstBlank */ .H1)(trimmed);
    const word = blank < 0 ? trimmed : trimmed.slice(0, blank);
    const { flags, rest } = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .readFlags */ .uW)(blank < 0 ? "" : trimmed.slice(blank), escapeChar);
    const known = KNOWN.get(word) ?? KNOWN.get(word.toUpperCase());
    const args = (0,_blanks_js__WEBPACK_IMPORTED_MODULE_2__/* .trim */ .Bq)(rest);
    const read = known?.read(args, escapeChar) ?? NO_ARGUMENTS;
    return {
        word,
        keyword: known?.keyword ?? word.toUpperCase(),
        flags,
        rest: args,
        args: read.args ?? NONE,
        pairs: read.pairs ?? NONE,
        json: read.json ?? false,
        trigger: read.trigger ?? null,
    };
}


/***/ }),

/***/ 5440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ trim),
/* harmony export */   Dw: () => (/* binding */ trimStart),
/* harmony export */   FO: () => (/* binding */ splitAtBlanks),
/* harmony export */   H1: () => (/* binding */ firstBlank),
/* harmony export */   N6: () => (/* binding */ firstOther),
/* harmony export */   Pl: () => (/* binding */ BETWEEN_WORDS),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
/* unused harmony export isBlankAt */
/** What BuildKit takes for a blank beyond ASCII, as Go defines it. https://pkg.go.dev/unicode#IsSpace */
const WIDE_BLANK = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** Blanks between the words of an instruction. */
const BETWEEN_WORDS = /[\t\v\f\r ]+/;
// Every character of every file comes by here, so no expression is asked of most.
/** Whether a blank stands at a place in a text. */
function isBlankAt(text, at) {
    const code = text.charCodeAt(at);
    return code === 32 || (code <= 13 && code >= 9) || (code >= 0x85 && WIDE_BLANK.test(text.charAt(at)));
}
const isBlank = (char) => isBlankAt(char, 0);
/** Where the first blank between words stands, from a place on; -1: nowhere. */
function firstBlank(text, from = 0) {
    for (let at = from; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 32 || (code <= 13 && code >= 9 && code !== 10))
            return at;
    }
    return -1;
}
/** Where the first character stands that is no blank, from `start` on; `end`: there is none before it. */
function firstOther(text, start = 0, end = text.length) {
    let at = start;
    while (at < end && isBlankAt(text, at))
        at++;
    return at;
}
const trimStart = (text) => text.slice(firstOther(text));
/** A text without blanks around it, cut at those within. */
function splitAtBlanks(text) {
    const found = [];
    let start = 0;
    for (let at = firstBlank(text); at >= 0; at = firstBlank(text, start)) {
        if (at > start)
            found.push(text.slice(start, at));
        start = at + 1;
    }
    if (start < text.length)
        found.push(text.slice(start));
    return found;
}
/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
function trim(text) {
    let end = text.length;
    while (end > 0 && isBlankAt(text, end - 1))
        end--;
    return text.slice(firstOther(text, 0, end), end);
}


/***/ }),

/***/ 8609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FH: () => (/* binding */ openDirectives),
/* harmony export */   JA: () => (/* binding */ findSyntax),
/* harmony export */   Jr: () => (/* binding */ checkOptions),
/* harmony export */   Sd: () => (/* binding */ findCheck),
/* harmony export */   TU: () => (/* binding */ takeDirective)
/* harmony export */ });
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);

const BLANK = "[\\t\\n\\f\\r ]*";
const directiveForm = (comment) => new RegExp(`^${comment}${BLANK}([a-zA-Z][a-zA-Z0-9]*)${BLANK}=${BLANK}(.+?)${BLANK}$`);
const HASH = directiveForm("#");
const SLASHES = directiveForm("//");
/** https://docs.docker.com/reference/dockerfile/#parser-directives */
function readDirective(line, form) {
    const [, written = "", value = ""] = form.exec(line) ?? [];
    const name = written.toLowerCase();
    return name === "syntax" || name === "escape" || name === "check" ? { name, value } : null;
}
const openDirectives = () => ({ escapeChar: "\\", done: false, seen: new Set() });
/** Takes the file's next line. @throws Rejection for a directive that stands there twice or takes no such value */
function takeDirective(directives, line) {
    const found = directives.done ? null : readDirective(line, HASH);
    if (found === null) {
        directives.done = true;
        return;
    }
    const { name, value } = found;
    if (directives.seen.has(name))
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`only one ${name} directive may stand in a file: remove the second`);
    directives.seen.add(name);
    if (name !== "escape")
        return;
    if (value !== "\\" && value !== "`")
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`the escape directive takes \\ or \`, not ${value}`);
    directives.escapeChar = value;
}
/** A directive's value. Unlike the escape directive, the others may stand behind a `#!` line. */
function findDirective(text, wanted, form) {
    const source = text.replace(/^\uFEFF/, "");
    let at = source.startsWith("#!") ? source.indexOf("\n") + 1 || source.length : 0;
    while (at < source.length) {
        const newline = source.indexOf("\n", at);
        const end = newline < 0 ? source.length : newline;
        const found = readDirective(source.slice(at, end), form);
        if (found === null || found.name === wanted)
            return found?.value ?? null;
        at = end + 1;
    }
    return null;
}
/** What `check` sets, a word. */
const findCheck = (text) => findDirective(text, "check", HASH)?.replace(/ .*/s, "") ?? null;
/**
 * The frontend that a file names to be read by: `# syntax=`, or for those that are no Dockerfiles `// syntax=` or a
 * `syntax` in JSON. Null where it names none.
 */
function findSyntax(text) {
    const named = findDirective(text, "syntax", HASH) ?? findDirective(text, "syntax", SLASHES);
    if (named !== null)
        return named.replace(/ .*/s, "");
    if (!/^\s*\{/.test(text))
        return null;
    try {
        const { syntax } = JSON.parse(text);
        return typeof syntax === "string" ? syntax : null;
    }
    catch {
        return null;
    }
}
/** @throws Rejection for what `# check=` does not take. https://docs.docker.com/reference/dockerfile/#check */
function checkOptions(value) {
    for (const option of value === "" ? [] : value.split(";")) {
        const [, key = option, set] = /^([^=]*)=(.*)$/s.exec(option) ?? [];
        const name = key.trim();
        if (set === undefined || (name !== "skip" && name !== "experimental" && name !== "error"))
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`the check directive takes skip=, experimental= and error=, not ${option}`);
        if (name === "error" && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(set.trim()))
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`the check directive's error is true or false, not ${set}`);
    }
}


/***/ }),

/***/ 172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KL: () => (/* binding */ NO_FLAGS),
/* harmony export */   KP: () => (/* binding */ checkFlags),
/* harmony export */   XY: () => (/* binding */ neededSyntax),
/* harmony export */   gN: () => (/* binding */ frontendOf)
/* harmony export */ });
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2788);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);


const flag = (kind, since = 0) => ({ kind, since });
/** The flags that each instruction knows. https://docs.docker.com/reference/dockerfile/ */
const FLAGS = {
    ADD: {
        chown: flag("text"),
        chmod: flag("text"),
        link: flag("bool"),
        "keep-git-dir": flag("bool"),
        checksum: flag("text", 6),
        unpack: flag("bool", 17),
        exclude: flag("list", 19),
    },
    COPY: {
        from: flag("text"),
        chown: flag("text"),
        chmod: flag("text"),
        link: flag("bool"),
        exclude: flag("list", 19),
        parents: flag("bool", 20),
    },
    FROM: { platform: flag("text") },
    HEALTHCHECK: {
        interval: flag("text"),
        timeout: flag("text"),
        "start-period": flag("text"),
        "start-interval": flag("text", 6),
        retries: flag("text"),
    },
    RUN: {
        mount: flag("list"),
        network: flag("text"),
        device: flag("list", 27),
        security: flag("text", 20),
    },
};
/** Knows every flag. */
const NEWEST = Number.POSITIVE_INFINITY;
/**
 * What a `# syntax=` directive brings. A version that is no exact one is the newest, and so is one called labs. Without
 * a directive it is the builder's own, of which nothing is known before it builds: it may be the newest.
 */
function frontendOf(syntax) {
    if (syntax === null)
        return NEWEST;
    const named = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([^@]*))?(?:@.*)?$/.exec(syntax);
    if (!named)
        return "foreign";
    const [, tag = "latest"] = named;
    const [, minor] = /^1\.(\d+)(?:\.\d+)?$/.exec(tag) ?? [];
    return minor === undefined ? NEWEST : Number(minor);
}
/** Of the many instructions that have none. */
const NO_FLAGS = new Map();
/** The values of an instruction's flags by name; a flag without a value is `true`. @throws Rejection */
function checkFlags(keyword, written, frontend) {
    if (written.length === 0)
        return NO_FLAGS;
    const used = new Map();
    const known = FLAGS[keyword] ?? {};
    for (const one of written) {
        const equals = one.indexOf("=");
        const name = one.slice(2, equals < 0 ? one.length : equals);
        const value = equals < 0 ? null : one.slice(equals + 1);
        const found = Object.hasOwn(known, name) ? known[name] : undefined;
        if (found === undefined || (frontend !== "foreign" && found.since > frontend)) {
            if (frontend === "foreign")
                continue;
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(unknownFlag(keyword, name, known));
        }
        const { kind } = found;
        const values = used.get(name) ?? [];
        if (values.length > 0 && kind !== "list")
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${keyword} --${name} stands there twice`);
        values.push(readValue(`${keyword} --${name}`, kind, value));
        used.set(name, values);
    }
    return used;
}
/** What to write where a frontend is too old for a flag; null: no frontend has this flag. */
function neededSyntax(keyword, name) {
    const known = FLAGS[keyword] ?? {};
    const since = Object.hasOwn(known, name) ? known[name]?.since : undefined;
    return since === undefined
        ? null
        : `it needs # syntax=docker/dockerfile:1.${since} or newer in the first line`;
}
function unknownFlag(keyword, name, known) {
    const sentence = `unknown flag: --${name} for ${keyword}`;
    const needed = neededSyntax(keyword, name);
    if (needed !== null)
        return `${sentence}: ${needed}`;
    if (name === "from" && keyword === "ADD")
        return `${sentence}: COPY has it`;
    const names = Object.keys(known);
    const meant = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestName */ .qb)(name, names);
    if (meant !== undefined)
        return `${sentence} (did you mean --${meant}?)`;
    return names.length === 0
        ? `${sentence}, which takes none`
        : `${sentence}: it knows --${names.join(", --")}`;
}
function readValue(flag, kind, value) {
    if (kind !== "bool") {
        if (value === null)
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${flag} needs a value: write ${flag}=…`);
        return value;
    }
    if (value === "")
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${flag} has no value behind its =: write true or false`);
    const said = (value ?? "true").toLowerCase();
    if (said !== "true" && said !== "false")
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`${flag} is true or false, not ${value}`);
    return said;
}


/***/ }),

/***/ 4595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g_: () => (/* binding */ opensHeredoc),
/* harmony export */   mZ: () => (/* binding */ heredocSource),
/* harmony export */   on: () => (/* binding */ readHeredocs)
/* harmony export */ });
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(730);


const OPENING = /^\d*<<(-?)[\t\n\f\r ]*([^<]*)$/;
const countQuotes = (text) => text.replace(/[^'"]/g, "").length;
const nothing = () => undefined;
/** What one word opens; null where nothing. @throws Rejection where its quotes have no end */
function readHeredoc(word) {
    const [, dash, rest = ""] = OPENING.exec(word) ?? [];
    if (rest === "")
        return null;
    const options = { escapeChar: "\\", lookup: nothing, keepUnset: true };
    const { words } = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .lex */ .I)(rest, options);
    const [name] = words;
    if (words.length !== 1 || name === undefined)
        return null;
    const [raw = ""] = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .lex */ .I)(rest, { ...options, rawQuotes: true }).words;
    return { name, chomp: dash === "-", expand: countQuotes(raw) === countQuotes(name) };
}
/** As `readHeredoc`, for a word of COPY or ADD: it is a path if it opens nothing. */
function heredocSource(word) {
    try {
        return word.includes("<<") ? readHeredoc(word) : null;
    }
    catch (error) {
        if (error instanceof _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m)
            return null;
        throw error;
    }
}
const opensHeredoc = (word) => heredocSource(word) !== null;
/** All here-documents that a logical line opens, in order. */
function readHeredocs(line) {
    if (!line.includes("<<"))
        return [];
    let words;
    try {
        words = (0,_shell_js__WEBPACK_IMPORTED_MODULE_1__/* .lex */ .I)(line, {
            escapeChar: "\\",
            lookup: nothing,
            rawQuotes: true,
            rawEscapes: true,
            keepUnset: true,
        }).words;
    }
    catch (error) {
        // Quotes that do not match are the shell's affair.
        if (error instanceof _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m)
            return [];
        throw error;
    }
    return words.flatMap((word) => readHeredoc(word) ?? []);
}


/***/ }),

/***/ 5058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   hb: () => (/* binding */ isImageReference),
/* harmony export */   tO: () => (/* binding */ normalizeReference)
/* harmony export */ });
/** https://pkg.go.dev/github.com/distribution/reference: what an image may be called. */
const COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const HOST_PART = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const DOMAIN = `(?:${HOST_PART}(?:\\.${HOST_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const NAME = `(?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*`;
const DIGEST = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const REFERENCE = new RegExp(`^(${NAME})(?::[\\w][\\w.-]{0,127})?(?:@(${DIGEST}))?$`);
/** Longer names are refused; so is what is longer than any name, tag and digest together. */
const LONGEST_NAME = 255;
const LONGEST_REFERENCE = 1_000;
const DIGEST_LENGTHS = { sha256: 64, sha384: 96, sha512: 128 };
/** Registry and the rest, as Docker tells them apart: a registry has a dot, a port or capitals, or is `localhost`. */
function splitDomain(reference) {
    const slash = reference.indexOf("/");
    const first = slash < 0 ? "" : reference.slice(0, slash);
    const isDomain = /[.:]/.test(first) || first === "localhost" || first.toLowerCase() !== first;
    let domain = isDomain ? first : "docker.io";
    if (domain === "index.docker.io")
        domain = "docker.io";
    const path = isDomain ? reference.slice(slash + 1) : reference;
    return [domain, domain === "docker.io" && !path.includes("/") ? `library/${path}` : path];
}
/** Whether an image can be called so. */
function isImageReference(reference) {
    if (reference.length > LONGEST_REFERENCE || /^[a-f0-9]{64}$/.test(reference))
        return false;
    const [domain, path] = splitDomain(reference);
    const found = REFERENCE.exec(`${domain}/${path}`);
    if (!found)
        return false;
    const [, name = "", digest] = found;
    if (name.length - domain.length - 1 > LONGEST_NAME)
        return false;
    return digest === undefined || isDigest(digest);
}
/** Whether it is a digest that BuildKit can check: `sha256:` and 64 hexadecimal digits, and the like. */
function isDigest(digest) {
    const colon = digest.indexOf(":");
    const hex = digest.slice(colon + 1);
    return DIGEST_LENGTHS[digest.slice(0, Math.max(0, colon))] === hex.length && /^[a-f0-9]+$/.test(hex);
}
/**
 * An image reference with registry and tag written out: `node:20` is `docker.io/library/node:20`.
 * https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed
 */
function normalizeReference(reference) {
    const [named = "", digest] = reference.split("@", 2);
    const [domain, path] = splitDomain(named);
    const full = `${domain}/${path}`;
    if (digest !== undefined)
        return `${full}@${digest}`;
    return /:[^/]*$/.test(path) ? full : `${full}:latest`;
}


/***/ }),

/***/ 3068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ parseDockerfile)
});

// EXTERNAL MODULE: ./build/dockerfile/directives.js
var directives = __webpack_require__(8609);
// EXTERNAL MODULE: ./build/dockerfile/flags.js
var flags = __webpack_require__(172);
// EXTERNAL MODULE: ./build/dockerfile/rejection.js
var rejection = __webpack_require__(120);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
// EXTERNAL MODULE: ./build/dockerfile/arguments.js
var dockerfile_arguments = __webpack_require__(8095);
;// CONCATENATED MODULE: ./build/dockerfile/duration.js

const NANOSECONDS = {
    ns: 1,
    us: 1e3,
    µs: 1e3,
    μs: 1e3,
    ms: 1e6,
    s: 1e9,
    m: 60e9,
    h: 3600e9,
};
/**
 * A duration as HEALTHCHECK takes it (`1m30s`, `0`): at least a millisecond, or 0. Blank stands for the default.
 * https://pkg.go.dev/time#ParseDuration
 * @throws Rejection
 */
function checkDuration(flag, value) {
    if (value === "" || /^[-+]?0$/.test(value))
        return;
    const part = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
    const negative = value.startsWith("-");
    let sum = 0;
    part.lastIndex = /^[-+]/.test(value) ? 1 : 0;
    let at = part.lastIndex;
    for (; at < value.length; at = part.lastIndex) {
        const found = part.exec(value);
        if (!found)
            break;
        sum += Number(found[1]) * (NANOSECONDS[found[2] ?? ""] ?? 0);
    }
    if (at === 0 || at < value.length || value.length === 1 || sum > 2 ** 63)
        throw new rejection/* Rejection */.m(`HEALTHCHECK --${flag}=${value} is no duration: write 30s, 1m30s, 500ms`);
    const whole = Math.trunc(sum);
    if (whole !== 0 && (negative || whole < 1e6))
        throw new rejection/* Rejection */.m(`HEALTHCHECK --${flag}=${value} is less than a millisecond`);
}

// EXTERNAL MODULE: ./build/dockerfile/heredoc.js
var heredoc = __webpack_require__(4595);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/dockerfile/words.js
var words = __webpack_require__(7398);
;// CONCATENATED MODULE: ./build/dockerfile/mount.js




function fieldsOf(value) {
    return (0,words/* readFields */.qU)(value).map((field) => {
        const equals = field.indexOf("=");
        return equals < 0
            ? [field.toLowerCase(), null]
            : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)];
    });
}
function readMount(value) {
    // A field without a value takes nothing away from one before it.
    const fields = new Map(fieldsOf(value).filter(([, text]) => text !== null));
    return { type: (fields.get("type") ?? "bind").toLowerCase(), from: fields.get("from") || null };
}
/** What BuildKit asks of a mount while it parses. @throws Rejection */
function checkMountFrom(value) {
    for (const [key, text] of fieldsOf(value)) {
        const dollar = key === "from" && text !== null ? text.indexOf("$") : -1;
        if (dollar >= 0 && dollar !== (text?.length ?? 0) - 1)
            throw new rejection/* Rejection */.m(`RUN --mount=…,from=${text}: a variable cannot stand here; give the image a stage of its own (FROM ${text} AS name)`);
    }
}
const TYPES = ["bind", "cache", "tmpfs", "secret", "ssh"];
const SHARING = ["shared", "private", "locked"];
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const CANONICAL = {
    src: "source",
    dst: "target",
    destination: "target",
    ro: "readonly",
    rw: "readwrite",
};
const KEYS = "type from source target readonly readwrite id sharing required size mode uid gid env".split(" ");
/** Judges one field; `before` has the fields that stand before it. */
function checkField(written, value, before, reject) {
    const key = CANONICAL[written] ?? written;
    if (!KEYS.includes(key)) {
        const meant = (0,nearest/* nearestName */.qb)(key, KEYS);
        reject(`it knows no ${written}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`);
    }
    const type = before.has("type") ? (before.get("type") ?? null) : "bind";
    if (key === "required" && type !== null && type !== "secret" && type !== "ssh")
        reject("required is for secret and ssh mounts");
    if (key === "size" && type !== null && type !== "tmpfs")
        reject("size is for tmpfs mounts");
    if (value === null)
        return;
    if (key === "type" && !TYPES.includes(value.toLowerCase()))
        reject(`type is one of ${TYPES.join(", ")}`);
    if (key === "sharing" && !SHARING.includes(value.toLowerCase()))
        reject(`sharing is one of ${SHARING.join(", ")}`);
    if ((key === "readonly" || key === "readwrite" || key === "required") && !BOOLEAN.test(value))
        reject(`${written} is true or false`);
    if (key === "size" && !/^\d+(?:\.\d+)? ?(?:[kKmMgGtTpP]?i?[bB]?)$/.test(value))
        reject(`${value} is no size`);
    if (key === "mode" && (!/^[0-7]+$/.test(value) || Number.parseInt(value, 8) >= 2 ** 32))
        reject(`${value} is no file mode`);
    if ((key === "uid" || key === "gid") && (!/^\d+$/.test(value) || Number(value) >= 2 ** 32))
        reject(`${value} is no ${key}`);
}
/** Judges what the fields say together. */
function checkFields(fields, workdir, reject) {
    const type = fields.has("type") ? fields.get("type") : "bind";
    if (type === null || type === undefined)
        return;
    const has = (key) => (fields.get(key) ?? "") !== "";
    /** Neither written nor from a variable. */
    const lacks = (key) => !fields.has(key) || fields.get(key) === "";
    const owned = ["mode", "uid", "gid"].find((key) => fields.has(key));
    if (owned !== undefined && (type === "bind" || type === "tmpfs"))
        reject(`${owned} is not for mounts of type ${type}`);
    if (type === "secret") {
        if (has("from"))
            reject("a secret has no from");
        if (has("sharing"))
            reject("sharing is for cache mounts");
        if (lacks("source") && lacks("target") && lacks("id"))
            reject("a secret needs an id, a source or a target");
        if (has("source") && has("id"))
            reject("a secret has a source or an id, not both");
    }
    if (has("sharing") && type !== "cache")
        reject("sharing is for cache mounts");
    if (type === "ssh" && has("source"))
        reject("ssh takes no source");
    if (type === "secret" || type === "ssh")
        return;
    const target = fields.has("target") ? fields.get("target") : "";
    if (target === null || target === undefined)
        return;
    const place = external_node_path_.posix.isAbsolute(target) ? target : workdir && external_node_path_.posix.join("/", workdir, target);
    if (place === "/")
        reject("nothing can be mounted on /: name a folder as target");
}
/**
 * What BuildKit asks of a mount once its variables are known, field after field.
 * @param told expands a value; null where it is not known
 * @param workdir the stage's working directory; null where it is not known
 * @throws Rejection
 */
function checkMount(value, told, workdir) {
    const reject = (message) => {
        throw new rejection/* Rejection */.m(`RUN --mount=${value}: ${message}`);
    };
    const known = new Map();
    for (const [written, raw] of fieldsOf(value)) {
        const key = CANONICAL[written] ?? written;
        if (raw === null) {
            if (key === "readonly" || key === "readwrite")
                continue;
            if (key !== "required")
                reject(`${written} needs a value: write ${written}=…`);
            checkField(written, null, known, reject);
            continue;
        }
        const text = told(raw);
        checkField(written, text, known, reject);
        const lower = key === "type" || key === "sharing";
        known.set(key, lower && text !== null ? text.toLowerCase() : text);
    }
    checkFields(known, workdir, reject);
}

;// CONCATENATED MODULE: ./build/dockerfile/rules.js








const reject = (message) => {
    throw new rejection/* Rejection */.m(message);
};
const oneAtLeast = ({ keyword, args }, flags) => {
    if (args.length === 0)
        reject(`${keyword} requires at least one argument`);
    flags();
};
const exactlyOne = ({ keyword, args }, flags) => {
    if (args.length !== 1)
        reject(`${keyword} requires exactly one argument`);
    flags();
};
const pairs = ({ keyword, pairs: found }, flags) => {
    flags();
    if (found.length === 0)
        reject(`${keyword} requires at least one argument: write ${keyword} name=value`);
    if (found.some(({ name }) => name === ""))
        reject(`${keyword} has a value without a name: write name=value`);
};
const copy = ({ keyword, args }, flags) => {
    const destination = args.at(-1) ?? "";
    if (args.length < 2)
        reject(`${keyword} requires at least two arguments: a source and a destination`);
    flags();
    if ((0,heredoc/* opensHeredoc */.g_)(destination))
        reject(`${keyword} takes no here-document as destination: name a file behind it`);
};
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;
const from = ({ args }, flags) => {
    const [, as = "", name = ""] = args;
    const named = args.length === 3 && as.toLowerCase() === "as";
    if (named && !STAGE_NAME.test(name.toLowerCase()))
        reject(`invalid name for a stage: ${name}: it begins with a letter, then letters, digits, - _ and . only`);
    if (!named && args.length !== 1)
        reject("FROM requires one argument, or three: FROM image AS name");
    flags();
};
const run = (_, flags) => {
    const used = flags();
    for (const mount of used.get("mount") ?? [])
        checkMountFrom(mount);
    const network = used.get("network")?.[0] ?? "default";
    if (network !== "default" && network !== "none" && network !== "host")
        reject(`RUN --network=${network}: it is default, none or host`);
    const security = used.get("security")?.[0] ?? "sandbox";
    if (security !== "sandbox" && security !== "insecure")
        reject(`RUN --security=${security}: it is sandbox or insecure`);
    for (const device of used.get("device") ?? [])
        checkDevice(device);
};
function checkDevice(value) {
    let name = "";
    for (const field of (0,words/* readFields */.qU)(value)) {
        const equals = field.indexOf("=");
        const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
        if (equals >= 0 && key === "name") {
            if (name !== "")
                reject(`RUN --device=${value} names two devices`);
            name = field.slice(equals + 1);
        }
        else if (key === "required") {
            if (equals >= 0 && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(field.slice(equals + 1)))
                reject(`RUN --device=${value}: required is true or false`);
        }
        else if (name === "")
            name = field;
        else
            reject(`RUN --device=${value}: it knows name and required, not ${field}`);
    }
}
const healthcheck = ({ args, rest }, flags) => {
    const [written, ...command] = args;
    if (written === undefined)
        return reject("HEALTHCHECK requires at least one argument: CMD with a command, or NONE");
    const type = written.toUpperCase();
    if (type === "NONE") {
        if (command.length > 0)
            reject("HEALTHCHECK NONE takes no arguments");
        return;
    }
    const used = flags();
    if (type !== "CMD")
        reject(`HEALTHCHECK ${written}: write HEALTHCHECK CMD ${rest}, or NONE`);
    if (command.length === 0)
        reject("HEALTHCHECK CMD has no command behind it");
    for (const flag of ["interval", "timeout", "start-period", "start-interval"])
        checkDuration(flag, used.get(flag)?.[0] ?? "");
    const retries = used.get("retries")?.[0] ?? "";
    if (retries !== "" && (!/^\+?\d+$|^-0+$/.test(retries) || Number(retries) > 2 ** 31 - 1))
        reject(`HEALTHCHECK --retries=${retries} is no number of times`);
};
const arg = ({ args }) => {
    if (args.length === 0)
        reject("ARG requires at least one argument: a name");
    if (args.some((one) => one.startsWith("=")))
        reject("ARG has a value without a name: write ARG name=value");
};
const volume = (line, flags) => {
    oneAtLeast(line, flags);
    if (line.args.some((one) => one.trim() === ""))
        reject("VOLUME has a blank path");
};
const shell = ({ args, json }, flags) => {
    flags();
    if (args.length === 0)
        reject("SHELL requires at least one argument");
    if (!json)
        reject('SHELL takes a JSON array only: write SHELL ["/bin/bash", "-c"]');
};
const onbuild = ({ args }, flags) => {
    const [trigger] = args;
    if (trigger === undefined)
        return reject("ONBUILD requires an instruction behind it");
    flags();
    const keyword = trigger.toUpperCase();
    if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
        reject(`${keyword} cannot stand behind ONBUILD`);
};
const flagsAlone = (_, flags) => {
    flags();
};
/** What BuildKit asks of each instruction before it builds anything. */
const RULES = new Map(Object.entries({
    ADD: copy,
    ARG: arg,
    CMD: flagsAlone,
    COPY: copy,
    ENTRYPOINT: flagsAlone,
    ENV: pairs,
    EXPOSE: oneAtLeast,
    FROM: from,
    HEALTHCHECK: healthcheck,
    LABEL: pairs,
    MAINTAINER: exactlyOne,
    ONBUILD: onbuild,
    RUN: run,
    SHELL: shell,
    // BuildKit passes over its flags.
    STOPSIGNAL: (line) => exactlyOne(line, () => flags/* NO_FLAGS */.KL),
    USER: exactlyOne,
    VOLUME: volume,
    WORKDIR: exactlyOne,
}));
/** Judges one instruction by itself. @returns its flags; @throws Rejection */
function checkInstruction(line, frontend) {
    const rule = RULES.get(line.keyword);
    if (!rule) {
        if (frontend === "foreign")
            return flags/* NO_FLAGS */.KL;
        const meant = (0,nearest/* nearestName */.qb)(line.keyword, dockerfile_arguments/* INSTRUCTIONS */.O);
        throw new rejection/* Rejection */.m(`unknown instruction: ${line.word}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`);
    }
    let used = null;
    rule(line, () => {
        used ??= (0,flags/* checkFlags */.KP)(line.keyword, line.flags, frontend);
        return used;
    });
    return used ?? flags/* NO_FLAGS */.KL;
}

// EXTERNAL MODULE: ./build/dockerfile/syntax.js
var syntax = __webpack_require__(2420);
;// CONCATENATED MODULE: ./build/dockerfile/judged.js



/**
 * Judges all instructions, each by itself; the first fault counts.
 * @throws Rejection with its line
 */
function judgeInstructions(instructions, frontend) {
    let inStage = false;
    const judged = instructions.map((instruction) => {
        const { keyword, line } = instruction;
        const values = (0,rejection.at)(line, () => checkInstruction(instruction, frontend));
        inStage ||= keyword === "FROM";
        if (!inStage && keyword !== "ARG" && frontend !== "foreign")
            throw new rejection/* Rejection */.m(`${keyword} stands before the first FROM: only ARG may`, line);
        return withValues(instruction, values);
    });
    if (!inStage)
        throw new rejection/* Rejection */.m("the file has no FROM, so no stage", instructions[0]?.line ?? 1);
    return judged;
}
/** Each by its name, as `readSyntax` has them. */
const withValues = (one, values) => ({
    word: one.word,
    keyword: one.keyword,
    flags: one.flags,
    rest: one.rest,
    args: one.args,
    pairs: one.pairs,
    json: one.json,
    trigger: one.trigger,
    line: one.line,
    endLine: one.endLine,
    text: one.text,
    offset: one.offset,
    logical: one.logical,
    heredocs: one.heredocs,
    values,
});
/**
 * What an ONBUILD instruction does in a stage that is FROM its own: BuildKit reads it as a file of its own.
 * @throws Rejection with the line of the ONBUILD
 */
function readTrigger(onbuild, frontend) {
    const { line, endLine } = onbuild;
    const text = onbuild.logical.replace(/^\s*ONBUILD\s*/i, "");
    return atOwn(line, () => {
        const documents = onbuild.heredocs.map(({ content, name }) => `\n${content}${name}`);
        const { instructions } = (0,syntax/* readSyntax */.k)(text + documents.join(""));
        const [trigger] = instructions;
        if (!trigger || instructions.length > 1)
            throw new rejection/* Rejection */.m("ONBUILD takes one instruction");
        const values = checkInstruction(trigger, frontend);
        return { ...trigger, line, endLine, values };
    });
}
/** Whatever line the trigger's own text has: that of the ONBUILD counts. */
function atOwn(line, run) {
    try {
        return run();
    }
    catch (error) {
        if (error instanceof rejection/* Rejection */.m)
            throw new rejection/* Rejection */.m(error.message, line);
        throw error;
    }
}

// EXTERNAL MODULE: ./build/dockerfile/image-reference.js
var image_reference = __webpack_require__(5058);
;// CONCATENATED MODULE: ./build/dockerfile/named-contexts.js

/** @param given addresses by name, as `--build-context` takes them */
function readNamedContexts(given) {
    return new Map(Object.entries(given).map(([name, address]) => [(0,image_reference/* normalizeReference */.tO)(name), address]));
}
/**
 * What stands in the place of an image or of a stage of this name; null: nothing does.
 * https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
 */
const namedContext = (name, contexts) => contexts.size === 0 ? null : (contexts.get((0,image_reference/* normalizeReference */.tO)(name)) ?? null);
/** The image that a context is; null where it is none: a folder, a repository, a layout. */
function imageOf(address) {
    const [, image = ""] = /^docker-image:\/\/(.+)$/.exec(address) ?? [];
    return image === "" || image === "scratch" ? null : image;
}
/** The image that is pulled where one is named; null: none, for a context that is no image stands in its place. */
function pulledFor(reference, contexts) {
    const address = namedContext(reference, contexts);
    return address === null ? reference : imageOf(address);
}

;// CONCATENATED MODULE: ./build/dockerfile/platform.js

const ARCHITECTURES = {
    x64: "amd64",
    arm64: "arm64",
    arm: "arm/v7",
    ia32: "386",
};
/** The platform of this machine as BuildKit names it. */
function hostPlatform() {
    return `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
}
/** The ARG that holds the name of the stage that is built. */
const TARGET_STAGE = "TARGETSTAGE";
/**
 * The ARGs that BuildKit sets by itself; build arguments of their names win.
 * https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 * @param stage name of the stage that is built, `default` for one without a name
 */
function platformVariables(build, target, stage, buildArgs) {
    const variables = new Map(fixedVariables(build, target)).set(TARGET_STAGE, stage);
    if (buildArgs.size === 0)
        return variables;
    for (const name of variables.keys()) {
        const given = buildArgs.get(name);
        if (given !== undefined)
            variables.set(name, given);
    }
    return variables;
}
/** Those of the last two platforms: thousands of files are read for the same ones. */
let fixed = null;
function fixedVariables(build, target) {
    const key = `${build} ${target}`;
    if (fixed?.key === key)
        return fixed.variables;
    const variables = new Map();
    for (const [prefix, platform] of [
        ["BUILD", build],
        ["TARGET", target],
    ]) {
        const [os = "", arch = "", variant = ""] = platform.split("/");
        variables.set(`${prefix}PLATFORM`, platform);
        variables.set(`${prefix}OS`, os);
        variables.set(`${prefix}OSVERSION`, "");
        variables.set(`${prefix}ARCH`, arch);
        variables.set(`${prefix}VARIANT`, variant);
    }
    fixed = { key, variables };
    return variables;
}
const SYSTEMS = /^(?:aix|android|darwin|macos|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|windows|zos)$/;
const MACHINES = /^(?:386|i386|amd64|x86_64|x86-64|amd64p32|arm|armhf|armel|armbe|arm64|aarch64|arm64be|ppc64|ppc64le|loong64|mips|mipsle|mips64|mips64le|mips64p32|mips64p32le|ppc|riscv|riscv64|s390|s390x|sparc|sparc64|wasm)$/;
/** @throws Rejection for what is no platform. https://pkg.go.dev/github.com/containerd/platforms#Parse */
function checkPlatform(platform) {
    const parts = platform.split("/");
    const [system = "", ...others] = parts;
    const name = /^([A-Za-z0-9_-]+)(?:\([A-Za-z0-9_.-]*\))?$/.exec(system)?.[1]?.toLowerCase();
    const alone = parts.length === 1 && name !== undefined && !SYSTEMS.test(name) && !MACHINES.test(name);
    if (name === undefined ||
        alone ||
        parts.length > 3 ||
        !others.every((part) => /^[A-Za-z0-9_.-]+$/.test(part)))
        throw new rejection/* Rejection */.m(`--platform=${platform} is no platform: write linux/amd64, linux/arm64, linux/arm/v7`);
}

// EXTERNAL MODULE: ./build/dockerfile/shell.js + 3 modules
var dockerfile_shell = __webpack_require__(730);
;// CONCATENATED MODULE: ./build/dockerfile/expand.js

/** `lex` for one text. Most have nothing to expand. @throws Rejection */
function expand(source, escapeChar, lookup) {
    if (!/[$"'\\`<\uFEFF]/.test(source))
        return { text: source, unset: [] };
    const { text, unset } = (0,dockerfile_shell/* lex */.I)(source, { escapeChar, lookup, textOnly: true });
    return { text, unset };
}

;// CONCATENATED MODULE: ./build/dockerfile/scope.js



/** The scope of a stage that is FROM another one. */
const scopeWithin = (parent) => ({ ...parent, parent, known: new Map() });
/** The scope of a stage that is FROM an image, or from scratch. */
const scopeOutside = (image, platform) => ({
    parent: null,
    known: new Map(),
    workdir: image === "scratch" ? "/" : null,
    windows: /^windows(?:\W|$)/i.test(platform),
});
/** The value that holds, ARG or ENV, whichever came last; undefined where none does. */
function lookUp(scope, name) {
    const passed = [];
    let value;
    for (let at = scope; at !== null; at = at.parent) {
        if (at.known.has(name)) {
            value = at.known.get(name);
            break;
        }
        passed.push(at);
    }
    // A stage's parents are closed, so what is found goes for all on the way: long chains are walked once.
    if (passed.length > 1)
        for (const one of passed)
            one.known.set(name, value);
    return value;
}
/** All values that one file's variables hold, in UTF-16 code units. More is an attack on the memory. */
const MOST_TEXT = 64_000_000;
const fullRoom = () => ({ left: MOST_TEXT });
function set(scope, name, value, { room }) {
    room.left -= value.length;
    if (room.left < 0)
        throw new rejection/* Rejection */.m("the variables of this file hold more than 64 MB");
    scope.known.set(name, value);
}
/** Takes one word of an ARG instruction into a stage's scope. @throws Rejection */
function declareArg(word, scope, sources) {
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    const lookup = (asked) => lookUp(scope, asked);
    const value = sources.buildArgs.get(name) ??
        (equals < 0 ? sources.global.get(name) : expand(word.slice(equals + 1), sources.escapeChar, lookup).text);
    if (value !== undefined)
        set(scope, name, value, sources);
}
/** Takes an ENV instruction into a stage's scope: all its values see the variables as they were before. @throws Rejection */
function declareEnv(pairs, scope, sources) {
    const lookup = (asked) => lookUp(scope, asked);
    const told = (word) => expand(word, sources.escapeChar, lookup).text;
    const expanded = pairs.map(({ name, value }) => [told(name), told(value)]);
    for (const [name, value] of expanded)
        set(scope, name, value, sources);
}
/** Goes where WORKDIR says. @throws Rejection */
function enterWorkdir(path, scope, escapeChar) {
    const { text, unset } = expand(path, escapeChar, (asked) => lookUp(scope, asked));
    if (unset.length > 0 || scope.windows)
        scope.workdir = null;
    else if (external_node_path_.posix.isAbsolute(text))
        scope.workdir = external_node_path_.posix.normalize(text);
    else if (scope.workdir !== null)
        scope.workdir = external_node_path_.posix.join(scope.workdir, text);
}
/** ARGs before the first FROM see those before them. @throws Rejection */
function declareGlobal(word, global, buildArgs, escapeChar) {
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    const given = buildArgs.get(name);
    if (given !== undefined)
        global.set(name, given);
    else if (equals >= 0)
        global.set(name, expand(word.slice(equals + 1), escapeChar, (asked) => global.get(asked)).text);
}

;// CONCATENATED MODULE: ./build/dockerfile/references.js




const fromNothing = () => undefined;
/**
 * What an instruction names, in order.
 * @param args arguments of COPY and ADD
 * @throws Rejection for a variable in `COPY --from`
 */
function readReferences(keyword, args, flags, escapeChar) {
    if (keyword === "RUN")
        return (flags.get("mount") ?? []).map((value) => {
            const { type, from } = readMount(value);
            const written = from !== null || type === "cache";
            const taken = written && type !== "tmpfs" && type !== "ssh" && type !== "secret";
            return { via: "RUN --mount", name: from ?? "scratch", taken, written };
        });
    const [name = ""] = keyword === "COPY" ? (flags.get("from") ?? []) : [];
    if (name === "")
        return [];
    if (expand(name, escapeChar, fromNothing).text !== name)
        throw new rejection/* Rejection */.m(`COPY --from=${name}: a variable cannot stand here; give the image a stage of its own (FROM ${name} AS name)`);
    const taken = args.slice(0, -1).some((source) => !(0,heredoc/* opensHeredoc */.g_)(source));
    return [{ via: "COPY --from", name, taken, written: true }];
}
/** Sources of COPY and ADD as written, here-documents left out. */
function pathSources(args) {
    return args.slice(0, -1).filter((source) => !(0,heredoc/* opensHeredoc */.g_)(source));
}

;// CONCATENATED MODULE: ./build/dockerfile/stage-builder.js

/** Runs what can fail for this stage alone. What a base image may set is not known, and so no fault. */
function attempt(stage, line, run) {
    try {
        run();
    }
    catch (error) {
        if (!(error instanceof rejection/* Rejection */.m))
            throw error;
        if (!(error instanceof rejection/* Demand */.Y))
            stage.fault ??= { line: error.line ?? line, message: error.message };
    }
}
/** The stage as it is told. */
function closeStage(stage) {
    const { index, name, line, endLine, base, baseStage, platform, dependsOn, images, fault } = stage;
    const replaced = stage.replacedBy === null ? {} : { replacedBy: stage.replacedBy };
    const told = { index, name, line, endLine, base, baseStage, ...replaced, platform, default: stage.default };
    return { ...told, dependsOn, images, ...(fault === null ? {} : { fault }) };
}

// EXTERNAL MODULE: ./build/dockerfile/model.js
var model = __webpack_require__(1106);
;// CONCATENATED MODULE: ./build/dockerfile/stage-faults.js


/**
 * Walks a graph of stages to its ends. Without recursion: files can be long.
 * @returns the stages, each behind all that it needs; and the first edge that leads back to where it came from
 */
function walk(count, edgesOf) {
    const state = [];
    const order = [];
    let back = null;
    for (let start = 0; start < count; start++) {
        if (state[start] !== undefined)
            continue;
        const path = [{ index: start, next: 0 }];
        state[start] = "open";
        for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
            const edge = edgesOf(top.index)[top.next++];
            if (edge === undefined) {
                state[top.index] = "done";
                order.push(top.index);
                path.pop();
            }
            else if (state[edge.stage] === "open")
                back ??= edge;
            else if (state[edge.stage] === undefined) {
                state[edge.stage] = "open";
                path.push({ index: edge.stage, next: 0 });
            }
        }
    }
    return { order, back };
}
/** @throws Rejection where stages copy from each other */
function checkCircles(stages) {
    const { back } = walk(stages.length, (index) => stages[index]?.named ?? []);
    if (back === null)
        return;
    const named = stages[back.stage];
    throw new rejection/* Rejection */.m(`circular dependency: the stage ${named ? (0,model/* stageLabel */.H)(named) : back.stage} needs itself`, back.line);
}
/**
 * Hands a stage's fault on to those that need it.
 * @throws Rejection where no stage can be built
 */
function passFaultsOn(stages) {
    if (stages.every(({ fault }) => fault === null))
        return;
    // Where a stage's own fault is that it names a later one, that one is no part of it.
    const edges = stages.map(({ index, dependsOn, named, fault }) => [...dependsOn, ...named].filter((edge) => fault === null || edge.stage < index));
    /** Of each stage, the one that a build of it comes upon first: stages are built in the file's order. */
    const origins = [];
    for (const index of walk(stages.length, (at) => edges[at] ?? []).order) {
        const stage = stages[index];
        if (!stage)
            continue;
        const needed = edges[index]?.find((edge) => origins[edge.stage] !== undefined);
        const broken = needed && stages[needed.stage];
        const own = stage.fault === null ? [] : [stage];
        const found = [...own, ...(edges[index] ?? []).flatMap((edge) => origins[edge.stage] ?? [])];
        const [first] = found.sort((left, right) => left.index - right.index);
        if (first)
            origins[index] = first;
        if (needed && broken)
            stage.fault ??= { line: needed.line, message: `needs ${(0,model/* stageLabel */.H)(broken)}, which cannot be built` };
    }
    const last = origins[stages.length - 1]?.fault;
    if (last && stages.every((stage) => stage.fault !== null))
        throw new rejection/* Rejection */.m(last.message, last.line);
}

;// CONCATENATED MODULE: ./build/dockerfile/ports.js

const HIGHEST_PORT = 65_535;
/** How many ports a range holds; null where it is none. */
function rangeSize(range) {
    const dash = range.indexOf("-");
    const ends = dash < 0 ? [range, range] : [range.slice(0, dash), range.slice(dash + 1)];
    const [first = 0, last = 0] = ends.map((end) => (/^\+?\d+$/.test(end) ? Number(end) : Number.NaN));
    return first <= last && last <= HIGHEST_PORT ? last - first + 1 : null;
}
const BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);
function isAddress(text) {
    const bare = /^\[([^[\]]*)\]$/.exec(text)?.[1] ?? text;
    if (bare === "" || IPV4.test(bare))
        return true;
    return /^[0-9a-f:.]+$/i.test(bare) && URL.canParse(`http://[${bare}]/`);
}
/**
 * Judges what EXPOSE takes: `80`, `53/udp`, `8000-8010`; BuildKit also lets `[address:]port:` stand before it.
 * @throws Rejection
 */
function checkPort(written) {
    const reject = (why) => {
        throw new rejection/* Rejection */.m(`EXPOSE ${written}: ${why}; write 80, 53/udp or 8000-8010`);
    };
    const parts = written.split(":");
    const [container = ""] = parts.slice(-1);
    const host = parts.at(-2) ?? "";
    const slash = container.indexOf("/");
    const port = slash < 0 ? container : container.slice(0, slash);
    const protocol = slash < 0 ? "" : container.slice(slash + 1);
    if (port === "")
        reject("there is no port");
    if (!/^(?:tcp|udp|sctp)?$/i.test(protocol))
        reject(`${protocol} is no protocol, tcp, udp and sctp are`);
    if (!isAddress(parts.slice(0, -2).join(":")))
        reject("what stands before it is no address");
    const size = rangeSize(port) ?? reject(`${port} is no port or range of ports`);
    if (host === "")
        return;
    const hostSize = rangeSize(host) ?? reject(`${host} is no port or range of ports`);
    if (size !== 1 && size !== hostSize)
        reject("the two ranges are not equally long");
}

;// CONCATENATED MODULE: ./build/dockerfile/remote-source.js


const URL_FORM = /^([a-zA-Z0-9]+):\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/;
const SSH_FORM = /^[a-zA-Z0-9_-]+@[a-zA-Z0-9.-]+:.*?(?:\?(.*?))?(?:#.*)?$/;
/** https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
function readSource(source) {
    if (!source.includes(":") || /^\.\.?\//.test(source))
        return { kind: "path" };
    const [address, scheme = "", path = "", query = ""] = URL_FORM.exec(source) ?? [];
    if (address === undefined) {
        const ssh = SSH_FORM.exec(source);
        return ssh ? { kind: "git", query: new URLSearchParams(ssh[1] ?? "") } : { kind: "path" };
    }
    const readable = !/[\0-\x20\x7f]|%(?![0-9a-fA-F]{2})/.test(source);
    const git = /^(?:git|ssh)$/i.test(scheme) || (/^https?$/i.test(scheme) && path.endsWith(".git"));
    if (git && readable)
        return { kind: "git", query: new URLSearchParams(query) };
    // BuildKit looks for these two in small letters.
    return /^https?:/.test(source) ? { kind: "url" } : { kind: "path" };
}
/** Whether ADD fetches it from elsewhere. */
const remote_source_isAddress = (source) => readSource(source).kind !== "path";
const remote_source_BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const QUERIES = ["ref", "tag", "branch", "subdir", "checksum", "commit", "keep-git-dir", "submodules"];
/** What a git address may ask for behind its `?`. @throws Rejection */
function checkQuery(source, query) {
    const reject = (why) => {
        throw new rejection/* Rejection */.m(`ADD ${source}: ${why}`);
    };
    for (const name of new Set(query.keys())) {
        const [value = "", ...more] = query.getAll(name);
        const flag = name === "keep-git-dir" || name === "submodules";
        if (!QUERIES.includes(name))
            reject(`a git address knows no ${name}, but ${QUERIES.join(", ")}`);
        if (more.length > 0)
            reject(`${name} stands there twice`);
        if (value === "" && !flag)
            reject(`${name} has no value`);
        if (value !== "" && flag && !remote_source_BOOLEAN.test(value))
            reject(`${name} is true or false`);
    }
}
/**
 * Judges the sources of COPY or ADD, variables filled in; null for what is not known.
 * @param checksum of ADD; null where there is none or it is not known
 * @throws Rejection
 */
function checkSources(keyword, sources, checksum) {
    const read = sources.map((source) => (source === null ? null : readSource(source)));
    if (checksum !== null && checksum !== "") {
        if (read.length !== 1)
            throw new rejection/* Rejection */.m("ADD --checksum is for one source alone");
        if (read[0]?.kind === "path")
            throw new rejection/* Rejection */.m("ADD --checksum is for a source at an http, https or git address");
        if (read[0]?.kind === "url" && !(0,image_reference/* isDigest */.Bc)(checksum))
            throw new rejection/* Rejection */.m(`ADD --checksum=${checksum}: write sha256: and 64 hexadecimal digits`);
    }
    for (const [index, source] of read.entries()) {
        const written = sources[index] ?? "";
        if (source?.kind === "git")
            checkQuery(written, source.query);
        if (keyword === "COPY" && source !== null && source.kind !== "path")
            throw new rejection/* Rejection */.m(`COPY ${written}: COPY takes no address; ADD does`);
    }
}

;// CONCATENATED MODULE: ./build/dockerfile/windows-path.js

/**
 * Judges a path of COPY, ADD or WORKDIR in a stage for Windows: everything is on the drive C.
 * @throws Rejection
 */
function checkWindowsPath(path) {
    const colon = path.indexOf(":");
    if (/^.:$/s.test(path))
        throw new rejection/* Rejection */.m(`${path} names a drive and no path: write ${path}\\folder`);
    if (/^[\\/]{2}/.test(path))
        throw new rejection/* Rejection */.m(`${path} is on another machine: only paths on C: are taken`);
    if (colon >= 0 && path.slice(0, colon).toLowerCase() !== "c")
        throw new rejection/* Rejection */.m(`${path} is not on the drive C:`);
}

;// CONCATENATED MODULE: ./build/dockerfile/values.js










/**
 * Judges the values of an instruction as a build would once it has expanded them; ARG and ENV are `scope.ts`'s.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 * @throws Rejection
 */
function checkValues(line, escapeChar, scope) {
    const lookup = (name) => lookUp(scope, name);
    const tell = (text) => {
        const { text: told, unset } = expand(text, escapeChar, lookup);
        return unset.length > 0 ? null : told;
    };
    const { keyword, args, values } = line;
    switch (keyword) {
        case "RUN":
            for (const mount of values.get("mount") ?? [])
                checkMount(mount, tell, scope.workdir);
            if (line.json && args.length === 0)
                throw new rejection/* Rejection */.m("RUN [] has no command: name a program");
            return;
        case "COPY":
        case "ADD":
            checkCopy(line, tell, scope);
            return;
        case "LABEL":
            for (const { name, value } of line.pairs)
                for (const text of [name, value])
                    tell(text);
            return;
        case "EXPOSE":
            for (const port of args) {
                const { words, unset } = (0,dockerfile_shell/* lex */.I)(port, { escapeChar, lookup });
                if (unset.length === 0)
                    words.forEach(checkPort);
            }
            return;
        case "STOPSIGNAL":
            for (const text of args)
                checkSignal(tell(text));
            return;
        case "VOLUME":
            if (args.some((text) => tell(text) === ""))
                throw new rejection/* Rejection */.m("VOLUME has a blank path");
            return;
        case "WORKDIR":
            for (const path of args.map(tell))
                if (scope.windows)
                    checkWindowsPath(path ?? "");
            return;
        case "USER":
            args.forEach(tell);
    }
}
function checkCopy(line, tell, scope) {
    const { keyword, args, values, heredocs } = line;
    const flag = (name) => tell(values.get(name)?.[0] ?? "");
    flag("chown");
    const mode = flag("chmod");
    const checksum = keyword === "ADD" ? flag("checksum") : "";
    const sources = pathSources(args).map(tell);
    const destination = tell(args.at(-1) ?? "");
    for (const source of args.slice(0, -1)) {
        const opened = (0,heredoc/* heredocSource */.mZ)(source);
        // Of several that have one name, the last is taken for all.
        const body = opened?.expand ? heredocs.findLast(({ name }) => name === opened.name) : undefined;
        // Quotes are text there, and a backslash escapes whatever the file's directive says.
        const lookup = (name) => lookUp(scope, name);
        if (body)
            (0,dockerfile_shell/* lex */.I)(body.content, { escapeChar: "\\", lookup, plainQuotes: true, textOnly: true });
    }
    checkFileMode(keyword, mode);
    if (scope.windows)
        checkWindowsPath(destination ?? "");
    checkSources(keyword, sources, checksum);
    if (scope.windows)
        for (const path of sources)
            if (!remote_source_isAddress(path ?? ""))
                checkWindowsPath(path ?? "");
}
const SIGNALS = /^(?:ABRT|ALRM|BUS|CHLD|CLD|CONT|FPE|HUP|ILL|INT|IO|IOT|KILL|PIPE|POLL|PROF|PWR|QUIT|SEGV|STKFLT|STOP|SYS|TERM|TRAP|TSTP|TTIN|TTOU|URG|USR1|USR2|VTALRM|WINCH|XCPU|XFSZ|RTMIN(?:\+(?:\d|1[0-5]))?|RTMAX(?:-(?:\d|1[0-4]))?)$/;
function checkSignal(signal) {
    if (signal === null)
        return;
    const number = /^[-+]?\d+$/.test(signal) ? Number(signal) : null;
    const known = number === null ? SIGNALS.test(signal.toUpperCase().replace(/^SIG/, "")) : number !== 0;
    if (!known)
        throw new rejection/* Rejection */.m(`STOPSIGNAL ${signal}: there is no such signal`);
}
const CLAUSE = "[augo]*(?:[-+=][rstwXxugo]*)+";
const SYMBOLIC_MODE = new RegExp(`^${CLAUSE}(?:,${CLAUSE})*$`);
function checkFileMode(keyword, mode) {
    if (mode === null || mode === "" || SYMBOLIC_MODE.test(mode))
        return;
    if (/^[0-7]+$/.test(mode) && Number.parseInt(mode, 8) <= 0o7777)
        return;
    throw new rejection/* Rejection */.m(`${keyword} --chmod=${mode}: write an octal mode, 0 to 07777, or u=rwX,go=rX`);
}
/** What the base image may set is not guessed: such a source is left out. */
function expandSources(args, escapeChar, scope) {
    return pathSources(args).flatMap((source) => {
        try {
            const { text, unset } = expand(source, escapeChar, (name) => lookUp(scope, name));
            return unset.length > 0 ? [] : [text];
        }
        catch (error) {
            if (error instanceof rejection/* Rejection */.m)
                return [];
            throw error;
        }
    });
}

;// CONCATENATED MODULE: ./build/dockerfile/stages.js











/** What a FROM line names its stage, in lower case as BuildKit does. */
const stageName = ({ args }) => args[2]?.toLowerCase() ?? null;
/**
 * Builds the stages and the edges between them: names as BuildKit resolves them (`FROM` sees earlier stages and
 * compares exactly, `COPY --from` sees the whole file and ignores case, a number is an index only for COPY).
 * https://docs.docker.com/reference/dockerfile/#from
 * @throws Rejection for what fails every target
 */
function buildStages(instructions, sources, frontend) {
    const { escapeChar } = sources;
    const names = instructions.filter((one) => one.keyword === "FROM").map(stageName);
    const byName = new Map(names.flatMap((name, index) => (name === null ? [] : [[name, index]])));
    const earlier = new Map();
    const stages = [];
    /** Images that COPY and `--mount` name: BuildKit counts them on behind the stages. */
    const unnamed = [];
    const told = [];
    let wrongCommand = null;
    let noImage = null;
    const resolve = ({ via, name }) => {
        if (via === "RUN --mount" || !/^[-+]?\d+$/.test(name))
            return byName.get(name.toLowerCase()) ?? name;
        const index = Number(name);
        if (index >= 0 && index < names.length)
            return index;
        const image = unnamed[index - names.length];
        if (image === undefined)
            throw new rejection/* Rejection */.m(`COPY --from=${name}: there is no stage with this index, the last is ${names.length - 1}`);
        return image;
    };
    /** @param triggered an ONBUILD of the stage that this one is FROM says so */
    const refer = (stage, reference, line, triggered) => {
        const { via, taken } = reference;
        const found = resolve(reference);
        const named = `${via}${via === "RUN --mount" ? " from" : ""}=${reference.name}`;
        if (typeof found === "number") {
            if (!triggered)
                stage.named.push({ stage: found, line });
            if (reference.written && found > stage.index && stage.replacedBy === null)
                stage.fault ??= {
                    line,
                    message: `${named}: this stage comes later in the file; it must come before`,
                };
            // A trigger that names its own stage takes from what there is of it.
            if (taken && found !== stage.index)
                stage.dependsOn.push({ stage: found, via, line });
            return;
        }
        unnamed.push(found);
        if (found === "scratch")
            return;
        if (!(0,image_reference/* isImageReference */.hb)(found)) {
            const message = `${named}: there is no such stage, and no image can be called so`;
            if (triggered)
                throw new rejection/* Rejection */.m(message);
            noImage ??= new rejection/* Rejection */.m(message, line);
        }
        const pulled = pulledFor(found, sources.contexts);
        if (taken && pulled !== null)
            stage.images.push({ reference: pulled, via, line });
    };
    const declare = (stage, { keyword, args, pairs, line }) => attempt(stage, line, () => {
        if (keyword === "ARG")
            for (const word of args)
                declareArg(word, stage.scope, sources);
        else if (keyword === "ENV")
            declareEnv(pairs, stage.scope, sources);
        else if (keyword === "WORKDIR")
            for (const path of args)
                enterWorkdir(path, stage.scope, escapeChar);
    });
    const begin = (instruction) => {
        const { args, line, endLine, values } = instruction;
        const [image = ""] = args;
        const global = (name) => sources.global.get(name);
        const base = (0,rejection.at)(line, () => expand(image, escapeChar, global).text);
        // What a build argument can still mend is no fault of the file: a blank base here, a blank platform below.
        if (base === "" && !image.includes("$"))
            throw new rejection/* Rejection */.m(`FROM ${image} names no image`, line);
        const [written = null] = values.get("platform") ?? [];
        const platform = written === null || written === "" ? null : (0,rejection.at)(line, () => expand(written, escapeChar, global).text);
        if (platform !== null && !(platform === "" && written?.includes("$")))
            (0,rejection.at)(line, () => checkPlatform(platform));
        const name = stageName(instruction);
        const replacedBy = name === null ? null : namedContext(name, sources.contexts);
        const parent = replacedBy === null ? (earlier.get(base) ?? null) : null;
        const external = parent === null && base !== "scratch" && base !== "";
        if (external && !(0,image_reference/* isImageReference */.hb)(base) && !image.includes("$"))
            noImage ??= new rejection/* Rejection */.m(`FROM ${base}: there is no earlier stage and no image of this name`, line);
        if (name !== null && name !== "scratch" && name !== "context" && !(0,image_reference/* isImageReference */.hb)(name))
            throw new rejection/* Rejection */.m(`invalid name for a stage: ${name}: - _ and . stand singly, and not at the end`, line);
        const index = stages.length;
        const pulled = replacedBy !== null ? imageOf(replacedBy) : external ? pulledFor(base, sources.contexts) : null;
        const stage = {
            index,
            name,
            line,
            endLine,
            base: pulled ?? (replacedBy === null ? base : "scratch"),
            baseStage: parent?.index ?? null,
            replacedBy,
            platform,
            default: index === names.length - 1,
            dependsOn: parent === null ? [] : [{ stage: parent.index, via: "FROM", line }],
            images: pulled === null ? [] : [{ reference: pulled, via: "FROM", line }],
            scope: parent ? scopeWithin(parent.scope) : scopeOutside(base, platform ?? sources.platform),
            triggers: [],
            named: [],
            fault: null,
        };
        stages.push(stage);
        if (name !== null)
            earlier.set(name, stage);
        // A parent's ONBUILD triggers run here, so what they copy from is needed here.
        for (const onbuild of parent?.triggers ?? []) {
            attempt(stage, line, () => {
                const trigger = readTrigger(onbuild, frontend);
                checkValues(trigger, escapeChar, stage.scope);
                declare(stage, trigger);
                for (const reference of readReferences(trigger.keyword, trigger.args, trigger.values, escapeChar))
                    refer(stage, reference, onbuild.line, true);
            });
        }
        // BuildKit says of a trigger's fault that it is this line's.
        if (stage.fault !== null)
            stage.fault = { ...stage.fault, line };
    };
    const continueStage = (stage, instruction) => {
        const { keyword, args, values, line, endLine } = instruction;
        stage.endLine = endLine;
        if (keyword === "ONBUILD")
            stage.triggers.push(instruction);
        // The first fault counts, and what follows it need not be worked out.
        if (stage.fault === null && stage.replacedBy === null) {
            attempt(stage, line, () => {
                checkValues(instruction, escapeChar, stage.scope);
                if (sources.broken && keyword === "RUN" && instruction.text.includes("\uFFFD"))
                    throw new rejection/* Rejection */.m("RUN holds bytes that are no UTF-8: save the file as UTF-8");
            });
            declare(stage, instruction);
        }
        try {
            const references = readReferences(keyword, args, values, escapeChar);
            for (const reference of references)
                refer(stage, reference, line, false);
            return references;
        }
        catch (error) {
            if (!(error instanceof rejection/* Rejection */.m))
                throw error;
            wrongCommand ??= new rejection/* Rejection */.m(error.message, line);
            return [];
        }
    };
    for (const instruction of instructions) {
        const { keyword, args, line, endLine, text, offset } = instruction;
        if (keyword === "FROM")
            begin(instruction);
        const stage = stages.at(-1);
        const references = stage && keyword !== "FROM" ? continueStage(stage, instruction) : [];
        const from = references.find((reference) => reference.via === "COPY --from")?.name ?? null;
        const takes = (keyword === "COPY" || keyword === "ADD") && from === null && stage !== undefined;
        const contextSources = takes ? expandSources(args, escapeChar, stage.scope) : [];
        told.push({ keyword, stage: stages.length - 1, line, endLine, text, offset, from, contextSources });
    }
    // In the order in which BuildKit comes upon them; what FROM lines lack was thrown above.
    if (wrongCommand !== null)
        throw wrongCommand;
    checkCircles(stages);
    if (noImage !== null)
        throw noImage;
    passFaultsOn(stages);
    return { stages: stages.map(closeStage), instructions: told };
}

;// CONCATENATED MODULE: ./build/dockerfile/template.js
/** What template engines write that no Dockerfile has where an instruction begins, and whose it is. */
const MARKS = [
    [/^[ \t]*\{%[-+]?\s*\w/m, "{% … %}"],
    [/^[ \t]*\{#/m, "{# … #}"],
    [/^[ \t]*<%/m, "<% … %>"],
    [/^[ \t]*\{\{/m, "{{ … }}"],
    [
        /^[ \t]*(?:FROM|ARG|ENV|RUN|COPY|ADD|LABEL|EXPOSE|CMD|ENTRYPOINT)\b[^\n]*(?:(?<!\$)\{\{.*\}\}|\{%.*%\}|<%.*%>)/im,
        "{{ … }}",
    ],
    [/^[ \t]*(?:FROM|ARG)[ \t][^\n]*(?:@[A-Z][A-Z0-9_]*@|%%[A-Z][A-Z0-9_-]*%%)/m, "@NAME@"],
];
/** Longer files are looked at in part: a template shows itself early. In UTF-16 code units. */
const LOOKED_AT = 200_000;
/**
 * Why a text that BuildKit rejects is a template, and not a Dockerfile with a fault; null where it is none.
 * To be asked of rejected files alone: a Dockerfile may well hold such marks in a here-document.
 */
function templateReason(text) {
    const head = text.slice(0, LOOKED_AT);
    const found = MARKS.find(([mark]) => mark.test(head));
    return found ? `a template: it holds ${found[1]} and is a Dockerfile once that is filled in` : null;
}

;// CONCATENATED MODULE: ./build/dockerfile/parse.js










/**
 * Reads a Dockerfile as BuildKit would: stages, bases after ARG expansion, and what each stage needs.
 * Never throws: a file that BuildKit would reject comes back with `error`, one that is no Dockerfile (a template, or
 * what a frontend of its own reads) with `skipped`; both without stages.
 */
function parseDockerfile(text, options = {}) {
    const syntax = (0,directives/* findSyntax */.JA)(text);
    const frontend = (0,flags/* frontendOf */.gN)(syntax);
    try {
        return readDockerfile(text, options, frontend);
    }
    catch (error) {
        if (!(error instanceof rejection/* Rejection */.m))
            throw error;
        const nothing = { text, escapeChar: "\\", stages: [], instructions: [] };
        const skipped = templateReason(text);
        if (skipped !== null)
            return { ...nothing, skipped };
        if (frontend === "foreign")
            return { ...nothing, skipped: `read by the frontend ${syntax} alone, as its syntax directive says` };
        return { ...nothing, error: { line: Math.max(1, error.line ?? 1), message: error.message } };
    }
}
function readDockerfile(text, options, frontend) {
    const { instructions, escapeChar } = (0,syntax/* readSyntax */.k)(text);
    const judged = judgeInstructions(instructions, frontend);
    (0,directives/* checkOptions */.Jr)((0,directives/* findCheck */.Sd)(text) ?? "");
    const treeOf = (target) => readTree(judged, { ...options, escapeChar, frontend, target });
    const last = judged.findLast((instruction) => instruction.keyword === "FROM");
    const tree = treeOf((last && stageName(last)) ?? "default");
    const stages = targetMatters(judged, options)
        ? tree.stages.map((stage) => asTarget(stage, treeOf))
        : tree.stages;
    return { text, escapeChar, stages, instructions: tree.instructions };
}
/** Whether what a stage is FROM can depend on which stage is built. */
function targetMatters(judged, { buildArgs = {} }) {
    const first = judged.findIndex((instruction) => instruction.keyword === "FROM");
    return (!Object.hasOwn(buildArgs, TARGET_STAGE) &&
        judged.some(({ keyword, logical }, index) => (index < first || keyword === "FROM") && logical.includes(TARGET_STAGE)));
}
/** The stages as they are in the build of one of them. @throws Rejection */
function readTree(judged, options) {
    const { escapeChar, frontend, target } = options;
    const buildArgs = new Map(Object.entries(options.buildArgs ?? {}));
    const host = hostPlatform();
    const { platform = host, broken = false } = options;
    const global = platformVariables(host, platform, target, buildArgs);
    for (const { keyword, args, line } of judged) {
        if (keyword === "FROM")
            break;
        (0,rejection.at)(line, () => {
            for (const word of args)
                declareGlobal(word, global, buildArgs, escapeChar);
        });
    }
    const contexts = readNamedContexts(options.buildContexts ?? {});
    const sources = { buildArgs, global, escapeChar, platform, broken, contexts, room: fullRoom() };
    return buildStages(judged, sources, frontend);
}
/** More stages than this are read as the default target has them: each costs a reading of its own. */
const MOST_TARGETS = 100;
/** A stage as it is where it is the target itself: `TARGETSTAGE` is its name then. */
function asTarget(stage, treeOf) {
    if (stage.name === null || stage.default || stage.index >= MOST_TARGETS)
        return stage;
    try {
        return treeOf(stage.name).stages[stage.index] ?? stage;
    }
    catch (error) {
        if (!(error instanceof rejection/* Rejection */.m))
            throw error;
        return { ...stage, fault: { line: error.line ?? stage.line, message: error.message } };
    }
}


/***/ }),

/***/ 120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ Demand),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   m: () => (/* binding */ Rejection)
/* harmony export */ });
/** Why BuildKit would not take a file; `line` is where, if the thrower knows it. Caught within this folder. */
class Rejection extends Error {
    line;
    constructor(message, line = null) {
        super(message);
        this.name = "Rejection";
        this.line = line;
    }
}
/** `${x:?}` asks for a value that is not known here. */
class Demand extends Rejection {
}
/** Runs something that knows no lines, and says of its rejection in which line it was. */
function at(line, run) {
    try {
        return run();
    }
    catch (error) {
        if (error instanceof Demand && error.line === null)
            throw new Demand(error.message, line);
        if (error instanceof Rejection && error.line === null)
            throw new Rejection(error.message, line);
        throw error;
    }
}


/***/ }),

/***/ 730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ lex)
});

// EXTERNAL MODULE: ./build/dockerfile/rejection.js
var rejection = __webpack_require__(120);
;// CONCATENATED MODULE: ./build/dockerfile/wildcard.js

/** No text that a Dockerfile's variables expand to is longer; only an attack's would be. In UTF-16 code units. */
const LONGEST_EXPANSION = 1_000_000;
/** Reads `*`, `?` and backslash escapes. @throws Rejection for an escape that means nothing */
function readSegments(pattern) {
    const chars = Array.from(pattern);
    const segments = [[]];
    for (let index = 0; index < chars.length; index++) {
        const char = chars[index] ?? "";
        const current = segments.at(-1) ?? [];
        if (char === "*")
            segments.push([]);
        else if (char === "?")
            current.push(null);
        else if (char !== "\\")
            current.push(char);
        else {
            const next = chars[index + 1];
            // `\}` and `\/` are how these two stand within `${…}`: the escape is no part of the pattern.
            if (next === "}" || next === "/")
                continue;
            if (next !== "*" && next !== "?" && next !== "\\")
                throw new rejection/* Rejection */.m(`invalid escape \\${next ?? ""} in the pattern ${pattern}`);
            current.push(next);
            index++;
        }
    }
    return segments;
}
function fits(value, start, segment) {
    if (start + segment.length > value.length)
        return false;
    return segment.every((char, index) => char === null || char === value[start + index]);
}
/** Where the pattern ends that begins at `start`, the shortest or the longest way; -1 where it does not fit. */
function matchEnd(value, start, segments, longest) {
    const [first = [], ...others] = segments;
    if (!fits(value, start, first))
        return -1;
    let end = start + first.length;
    for (const [index, segment] of others.entries()) {
        let found = end;
        if (longest && index === others.length - 1) {
            found = value.length - segment.length;
            while (found >= end && !fits(value, found, segment))
                found--;
            if (found < end)
                return -1;
        }
        else {
            while (found <= value.length && !fits(value, found, segment))
                found++;
            if (found > value.length)
                return -1;
        }
        end = found + segment.length;
    }
    return end;
}
/** `${value#pattern}`, and `##` with `longest`. */
function trimPrefix(value, pattern, longest) {
    const chars = Array.from(value);
    const end = matchEnd(chars, 0, readSegments(pattern), longest);
    return end < 0 ? value : chars.slice(end).join("");
}
/** `${value%pattern}`, and `%%` with `longest`. */
function trimSuffix(value, pattern, longest) {
    const chars = Array.from(value).reverse();
    const backwards = readSegments(pattern)
        .map((segment) => [...segment].reverse())
        .reverse();
    const end = matchEnd(chars, 0, backwards, longest);
    return end < 0 ? value : chars.slice(end).reverse().join("");
}
/** `$0`, `${name}` and `$$` in what `//` puts in: only the whole match has a number. */
function fillIn(replacement, match) {
    return replacement.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar, bare, braced) => {
        if (dollar !== undefined)
            return "$";
        return (bare ?? braced) === "0" ? match : "";
    });
}
/** `${value/pattern/replacement}`, and `//` with `all`. */
function replacePattern(value, pattern, replacement, all) {
    const chars = Array.from(value);
    const segments = readSegments(pattern);
    let result = "";
    let start = 0;
    let lastEnd = -1;
    while (start <= chars.length) {
        const end = matchEnd(chars, start, segments, true);
        // An empty match right behind another one does not count.
        if (end >= 0 && !(end === start && start === lastEnd)) {
            if (!all)
                return result + replacement + chars.slice(end).join("");
            result += fillIn(replacement, chars.slice(start, end).join(""));
            if (result.length > LONGEST_EXPANSION)
                throw new rejection/* Rejection */.m("a variable expands to more than 1 MB");
            lastEnd = end;
            if (end > start) {
                start = end;
                continue;
            }
        }
        result += chars[start] ?? "";
        start++;
        // With a star, what does not fit here fits nowhere behind.
        if (end < 0 && segments.length > 1 && segments[0]?.length === 0)
            break;
    }
    return result + chars.slice(start).join("");
}

;// CONCATENATED MODULE: ./build/dockerfile/substitution.js


const unsupported = (written) => new rejection/* Rejection */.m(`unsupported modifier ${written} in \${…}: BuildKit knows - + ? # % / and :- :+ :?`);
/** @throws Rejection for what BuildKit does not know */
function readModifier(source, at) {
    const char = source.charAt(at);
    if (char === "/") {
        const written = source.charAt(at + 1) === "/" ? "//" : "/";
        return { written, stop: "/", rawEscapes: true };
    }
    const colon = char === ":";
    const operator = colon ? source.charAt(at + 1) : char;
    const written = colon ? `:${operator}` : operator;
    if (operator === "")
        throw new rejection/* Rejection */.m(`syntax error: missing } in \${…}`);
    // Behind a colon BuildKit reads on to the end first, and where nothing is set it never minds.
    if (colon ? /[#%]/.test(operator) : !/[-+?#%]/.test(operator))
        throw unsupported(written);
    return { written, stop: "}", rawEscapes: operator === "#" || operator === "%" };
}
/**
 * The text that takes the place of `${name…}`.
 * @param keepUnset what is not set stays as it is written
 * @throws Rejection where `?` demands a value, and for a modifier that BuildKit does not know
 */
function applyModifier({ name, modifier, pattern }, text, value, keepUnset) {
    const { written } = modifier;
    if (keepUnset && value === undefined)
        return pattern === null ? `\${${name}${written}${text}}` : `\${${name}/${pattern}/${text}}`;
    const absent = written.startsWith(":") ? value === undefined || value === "" : value === undefined;
    const longest = text.startsWith(written);
    switch (written.replace(":", "")) {
        case "-":
            return absent ? text : (value ?? "");
        case "+":
            return absent ? "" : text;
        case "?":
            if (absent)
                throw new rejection/* Demand */.Y(`${name}: ${text || "a value is needed: give it as build argument"}`);
            return value ?? "";
        case "#":
            return trimPrefix(value ?? "", longest ? text.slice(1) : text, longest);
        case "%":
            return trimSuffix(value ?? "", longest ? text.slice(1) : text, longest);
        case "/":
        case "//":
            return replacePattern(value ?? "", pattern ?? "", text, written === "//");
        default:
            throw unsupported(written);
    }
}

// EXTERNAL MODULE: ./build/dockerfile/blanks.js
var blanks = __webpack_require__(5440);
;// CONCATENATED MODULE: ./build/dockerfile/word-splitter.js

function wordSplitter() {
    const words = [];
    let word = "";
    const end = () => {
        if (word !== "")
            words.push(word);
        word = "";
    };
    return {
        addQuoted: (text) => {
            word += text;
        },
        add: (text) => {
            for (const char of text) {
                if ((0,blanks/* isBlank */.z3)(char))
                    end();
                else
                    word += char;
            }
        },
        drop: () => {
            word = "";
        },
        words: () => {
            end();
            return words;
        },
    };
}

;// CONCATENATED MODULE: ./build/dockerfile/shell.js




/** Characters that stand for themselves everywhere: taken many at once. */
const PLAIN = /[\w.,:;=@+*?!#%&|()[\]~^>-]+/y;
const NAME = /\p{Nd}+|[@*#?$!-]|[\p{L}_][\p{L}\p{Nd}_]*|/uy;
/**
 * Expands a text as BuildKit's shell lexer does: `$x`, `${x}` and its modifiers, quotes, escapes. Without recursion:
 * nesting is as deep as the text is long.
 * https://docs.docker.com/reference/dockerfile/#environment-replacement
 * @throws Rejection where a quote or a brace has no end, for an unknown modifier, and where `?` demands a value
 */
function lex(source, options) {
    const { escapeChar, lookup, rawQuotes = false, plainQuotes = false, keepUnset = false, textOnly = false, } = options;
    // Nothing in it to expand, and no blank.
    PLAIN.lastIndex = 0;
    if (PLAIN.test(source) && PLAIN.lastIndex === source.length)
        return { text: source, words: textOnly ? [] : [source], unset: [] };
    const unset = [];
    const splitter = textOnly ? null : wordSplitter();
    let at = source.startsWith("\uFEFF") ? 1 : 0;
    const whole = {
        kind: "text",
        stop: "",
        rawEscapes: options.rawEscapes ?? false,
        substitution: null,
        parts: [],
    };
    const frames = [whole];
    let frame = whole;
    /** Only the whole text is cut into words, not what stands in quotes or braces. */
    const splitterHere = () => (frame.kind === "text" ? splitter : null);
    const addRaw = (text) => splitterHere()?.addQuoted(text);
    const addSplit = (text) => splitterHere()?.add(text);
    const push = (next) => {
        frame = { ...next, parts: [] };
        frames.push(frame);
    };
    const pop = () => {
        const text = frame.parts.join("");
        frames.pop();
        frame = frames.at(-1) ?? whole;
        return text;
    };
    const read = (name) => {
        const value = lookup(name);
        if (value === undefined)
            unset.push(name);
        return value;
    };
    let size = 0;
    /** A variable's text, where it stands. */
    const put = (text) => {
        size += text.length;
        if (size > LONGEST_EXPANSION)
            throw new rejection/* Rejection */.m("a variable expands to more than 1 MB");
        frame.parts.push(text);
        addSplit(text);
    };
    const readName = () => {
        NAME.lastIndex = at;
        const name = NAME.exec(source)?.[0] ?? "";
        at += name.length;
        return name;
    };
    const dollar = () => {
        at++;
        if (source.charAt(at) !== "{") {
            const name = readName();
            const value = name === "" ? "$" : read(name);
            put(value ?? (keepUnset ? `$${name}` : ""));
            return;
        }
        at++;
        const next = source.charAt(at);
        if (next === "")
            throw new rejection/* Rejection */.m(`syntax error: missing } behind \${`);
        if (next === "{" || next === "}" || next === ":")
            throw new rejection/* Rejection */.m(`syntax error: bad substitution \${${next}`);
        const name = readName();
        if (source.charAt(at) === "}") {
            at++;
            put(read(name) ?? (keepUnset ? `\${${name}}` : ""));
            return;
        }
        const modifier = readModifier(source, at);
        at += modifier.written.length;
        const { stop, rawEscapes } = modifier;
        push({ kind: "part", stop, rawEscapes, substitution: { name, modifier, pattern: null } });
    };
    /** A part of `${…}` has been read to its end. */
    const endPart = () => {
        const { substitution } = frame;
        const text = pop();
        // What was begun of a word before the brace is lost to BuildKit's splitting; it keeps it in the text.
        splitter?.drop();
        if (substitution === null)
            return;
        const { name, modifier, pattern } = substitution;
        if (modifier.stop === "/" && pattern === null) {
            push({ kind: "part", stop: "}", rawEscapes: true, substitution: { ...substitution, pattern: text } });
            return;
        }
        // A default is what the author wants where nothing is set: that is no gap.
        const value = /[-+]$/.test(modifier.written) ? lookup(name) : read(name);
        put(applyModifier(substitution, text, value, keepUnset));
    };
    const inQuotes = (char) => {
        at++;
        if (char === '"') {
            const text = rawQuotes ? `"${pop()}"` : pop();
            frame.parts.push(text);
            addRaw(text);
        }
        else if (char === escapeChar) {
            if (frame.rawEscapes)
                frame.parts.push(char);
            const next = source.charAt(at);
            if (next === "")
                return;
            const escaped = next === '"' || next === "$" || next === escapeChar;
            frame.parts.push(escaped ? next : char);
            if (escaped)
                at++;
        }
        else
            frame.parts.push(char);
    };
    while (at < source.length) {
        const char = source.charAt(at);
        PLAIN.lastIndex = at;
        if (PLAIN.test(source)) {
            const text = source.slice(at, PLAIN.lastIndex);
            frame.parts.push(text);
            addRaw(text);
            at = PLAIN.lastIndex;
        }
        else if (char === "$")
            dollar();
        else if (frame.kind === "quoted")
            inQuotes(char);
        else if (frame.kind === "part" && char === frame.stop) {
            at++;
            endPart();
        }
        else if (char === '"' && !plainQuotes) {
            at++;
            push({ kind: "quoted", stop: '"', rawEscapes: frame.rawEscapes, substitution: null });
        }
        else if (char === "'" && !plainQuotes) {
            const end = source.indexOf("'", at + 1);
            if (end < 0)
                throw new rejection/* Rejection */.m("a single quote has no end");
            const text = rawQuotes ? source.slice(at, end + 1) : source.slice(at + 1, end);
            frame.parts.push(text);
            addRaw(text);
            at = end + 1;
        }
        else if (char === "<") {
            // Blanks behind `<<` belong to the word: a here-document's name follows.
            const opening = /^<(?:<[\t\r ]*)?/.exec(source.slice(at, at + 2))?.[0] ?? "<";
            let end = at + opening.length;
            if (opening === "<<")
                while (/[\t\r ]/.test(source.charAt(end)))
                    end++;
            const text = source.slice(at, end);
            frame.parts.push(text);
            addRaw(text);
            at = end;
        }
        else if (char === escapeChar) {
            at++;
            const next = source.charAt(at);
            if (frame.rawEscapes) {
                frame.parts.push(char);
                addRaw(char);
            }
            if (next === "")
                break;
            frame.parts.push(next);
            addRaw(next);
            at++;
        }
        else {
            frame.parts.push(char);
            addSplit(char);
            at++;
        }
    }
    if (frame.kind === "quoted")
        throw new rejection/* Rejection */.m("a double quote has no end");
    if (frame.kind === "part")
        throw new rejection/* Rejection */.m(`syntax error: missing ${frame.stop} in \${…}`);
    return { text: whole.parts.join(""), words: splitter?.words() ?? [], unset };
}


/***/ }),

/***/ 2420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readSyntax)
/* harmony export */ });
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8095);
/* harmony import */ var _blanks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5440);
/* harmony import */ var _directives_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8609);
/* harmony import */ var _heredoc_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4595);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(120);





/** BuildKit reads no longer line, in bytes. */
const LONGEST_LINE = 65_535;
const NONE = [];
const isTooLong = (text) => Buffer.byteLength(text) > LONGEST_LINE;
function openCursor(source) {
    const cursor = {
        line: 0,
        start: 0,
        end: 0,
        offset: 0,
        tooLong: false,
        next: () => {
            const { offset } = cursor;
            if (cursor.tooLong || offset >= source.length)
                return false;
            const newline = source.indexOf("\n", offset);
            let end = newline < 0 ? source.length : newline;
            const length = end - offset;
            // Most lines are too short for their bytes to be counted.
            if (length * 3 > LONGEST_LINE && (length > LONGEST_LINE || isTooLong(source.slice(offset, end)))) {
                cursor.tooLong = true;
                return false;
            }
            cursor.offset = newline < 0 ? end : end + 1;
            while (end > offset && source.charCodeAt(end - 1) === 13)
                end--;
            cursor.start = offset;
            cursor.end = end;
            cursor.line++;
            return true;
        },
    };
    return cursor;
}
/** Whether the text from `first` to `end`, without blanks before it, is empty or a comment. */
const saysNothing = (source, first, end) => first === end || source.charCodeAt(first) === 35;
/**
 * Where the continuation mark of the text from `start` to `end` stands; -1: it has none. An escaped escape character
 * is no mark.
 */
function continuationMark(source, start, end, escapeChar) {
    let last = end - 1;
    while (last >= start && (source.charCodeAt(last) === 32 || source.charCodeAt(last) === 9))
        last--;
    if (last < start || source.charAt(last) !== escapeChar)
        return -1;
    return last > start && source.charAt(last - 1) === escapeChar ? -1 : last;
}
/** Whether BuildKit looks for here-documents in it. */
function mayOpenHeredocs({ keyword, json, trigger }) {
    const told = keyword === "ONBUILD" && trigger ? trigger : { keyword, json };
    return (told.keyword === "RUN" || told.keyword === "COPY" || told.keyword === "ADD") && !told.json;
}
/**
 * Splits a Dockerfile into instructions as BuildKit's parser does.
 * @throws Rejection where it would not get to the end
 */
function readSyntax(text) {
    const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
    const shift = text.length - source.length;
    const directives = (0,_directives_js__WEBPACK_IMPORTED_MODULE_1__/* .openDirectives */ .FH)();
    const cursor = openCursor(source);
    const instructions = [];
    while (cursor.next()) {
        const { line } = cursor;
        const first = (0,_blanks_js__WEBPACK_IMPORTED_MODULE_4__/* .firstOther */ .N6)(source, cursor.start, cursor.end);
        let { end } = cursor;
        // BuildKit counts a directive's line from 0.
        if (!directives.done)
            (0,_rejection_js__WEBPACK_IMPORTED_MODULE_3__.at)(Math.max(1, line - 1), () => (0,_directives_js__WEBPACK_IMPORTED_MODULE_1__/* .takeDirective */ .TU)(directives, source.slice(first, cursor.end)));
        if (saysNothing(source, first, end))
            continue;
        let mark = continuationMark(source, first, end, directives.escapeChar);
        let logical = source.slice(first, mark < 0 ? end : mark);
        if (mark >= 0) {
            const parts = [logical];
            while (mark >= 0 && cursor.next()) {
                const { start } = cursor;
                if (!directives.done)
                    (0,_rejection_js__WEBPACK_IMPORTED_MODULE_3__.at)(Math.max(1, cursor.line - 1), () => (0,_directives_js__WEBPACK_IMPORTED_MODULE_1__/* .takeDirective */ .TU)(directives, source.slice(start, cursor.end)));
                if (saysNothing(source, (0,_blanks_js__WEBPACK_IMPORTED_MODULE_4__/* .firstOther */ .N6)(source, start, cursor.end), cursor.end))
                    continue;
                end = cursor.end;
                mark = continuationMark(source, start, end, directives.escapeChar);
                parts.push(source.slice(start, mark < 0 ? end : mark));
            }
            logical = parts.join("");
        }
        const parsed = (0,_rejection_js__WEBPACK_IMPORTED_MODULE_3__.at)(line, () => (0,_arguments_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLine */ .A)(logical, directives.escapeChar));
        const heredocs = mayOpenHeredocs(parsed)
            ? (0,_rejection_js__WEBPACK_IMPORTED_MODULE_3__.at)(line, () => readBodies(logical, cursor, source, line))
            : NONE;
        if (heredocs.length > 0) {
            end = cursor.offset - 1;
            while (source.charAt(end) === "\n" || source.charAt(end) === "\r")
                end--;
            end++;
        }
        // Each by its name: a copy by spread takes three times the memory, and there are many.
        instructions.push({
            word: parsed.word,
            keyword: parsed.keyword,
            flags: parsed.flags,
            rest: parsed.rest,
            args: parsed.args,
            pairs: parsed.pairs,
            json: parsed.json,
            trigger: parsed.trigger,
            line,
            endLine: cursor.line,
            text: source.slice(first, end),
            offset: first + shift,
            logical,
            heredocs,
        });
    }
    if (instructions.length === 0)
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_3__/* .Rejection */ .m("the file has no instructions: it begins with FROM", cursor.line);
    if (cursor.tooLong)
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_3__/* .Rejection */ .m("the next line is longer than 65,535 bytes: cut it with \\ at its end", cursor.line);
    return { instructions, escapeChar: directives.escapeChar };
}
/** The here-documents that a line opens. @throws Rejection where one has no end */
function readBodies(logical, cursor, source, line) {
    if (!logical.includes("<<"))
        return NONE;
    return (0,_heredoc_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeredocs */ .on)(logical).map((heredoc) => {
        const { name, chomp } = heredoc;
        const start = cursor.offset;
        while (cursor.next()) {
            let first = cursor.start;
            while (chomp && source.charCodeAt(first) === 9)
                first++;
            if (cursor.end - first === name.length && source.startsWith(name, first))
                return { ...heredoc, content: source.slice(start, cursor.start) };
        }
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_3__/* .Rejection */ .m(`the here-document of line ${line} has no end: a line with ${name} alone`, line);
    });
}


/***/ }),

/***/ 7398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qU: () => (/* binding */ readFields),
/* harmony export */   uW: () => (/* binding */ readFlags),
/* harmony export */   xQ: () => (/* binding */ readJsonForm),
/* harmony export */   yM: () => (/* binding */ splitWords)
/* harmony export */ });
/* harmony import */ var _blanks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5440);
/* harmony import */ var _rejection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(120);


/** BuildKit reads flags byte by byte, so what is not ASCII comes out as Latin-1. */
const toBytes = (text) => Buffer.from(text, "utf8").toString("latin1");
const fromBytes = (text) => Buffer.from(text, "latin1").toString("utf8");
const ASCII = /^[\0-\x7f]*$/;
const NONE = [];
/** What neither ends a flag nor quotes nor escapes in it: taken at once. */
const PLAIN_FLAG = /[\w.,:;=@+*?!#%&|()[\]~^<>${}/-]*/y;
/** https://docs.docker.com/reference/dockerfile/#run---mount and the others: flags stand before the first argument. */
function readFlags(text, escapeChar) {
    // Most have none, and need not be read to the end to tell.
    if (!text.startsWith("--", (0,_blanks_js__WEBPACK_IMPORTED_MODULE_1__/* .firstOther */ .N6)(text)))
        return { flags: NONE, rest: text };
    const ascii = ASCII.test(text);
    const line = ascii ? text : toBytes(text);
    const flags = [];
    let at = 0;
    for (;;) {
        while (at < line.length && (0,_blanks_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(line.charAt(at)))
            at++;
        if (!line.startsWith("--", at))
            break;
        PLAIN_FLAG.lastIndex = at;
        PLAIN_FLAG.test(line);
        let word = line.slice(at, PLAIN_FLAG.lastIndex);
        let quote = "";
        for (at += word.length; at < line.length; at++) {
            const char = line.charAt(at);
            if (quote === "" && (0,_blanks_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(char))
                break;
            if (quote === "" && (char === "'" || char === '"'))
                quote = char;
            else if (quote !== "" && char === quote)
                quote = "";
            else if (char !== escapeChar)
                word += char;
            else if (at + 1 < line.length)
                word += line.charAt(++at);
        }
        // Two dashes alone end the flags.
        if (word === "--")
            break;
        flags.push(word);
    }
    const rest = line.slice(at);
    return { flags, rest: ascii ? rest : fromBytes(rest) };
}
/** Characters that neither end a word nor quote nor escape: taken many at once. */
const PLAIN = /[\w.,:;=@+*?!#%&|()[\]~^<>${}/-]+/y;
/** Words at blanks; quotes and escapes stay in the words, for expansion to take off. */
function splitWords(text, escapeChar) {
    const words = [];
    let word = "";
    let quote = "";
    let quoted = false;
    const end = () => {
        if (quoted || word !== "")
            words.push(word);
        word = "";
        quoted = false;
    };
    for (let at = 0; at < text.length; at++) {
        PLAIN.lastIndex = at;
        if (PLAIN.test(text)) {
            word += text.slice(at, PLAIN.lastIndex);
            at = PLAIN.lastIndex;
            if (at === text.length)
                break;
        }
        const char = text.charAt(at);
        if (quote === "" && (0,_blanks_js__WEBPACK_IMPORTED_MODULE_1__/* .isBlank */ .z3)(char)) {
            end();
            continue;
        }
        if (quote === "" && (char === "'" || char === '"')) {
            quote = char;
            quoted = true;
        }
        else if (quote === char)
            quote = "";
        else if (char === escapeChar && quote !== "'") {
            // At the end it means nothing.
            if (at + 1 === text.length)
                break;
            word += char;
            at++;
        }
        word += text.charAt(at);
    }
    end();
    return words;
}
/** Go's JSON decoder gives up on deeper nesting. */
const TOO_DEEP = "[".repeat(10_000);
/**
 * The strings of a JSON form; null where the text is none and so belongs to the shell.
 * @throws Rejection where it is an array, but not of strings alone
 */
function readJsonForm(text) {
    if (!text.startsWith("[") || text.startsWith(TOO_DEEP))
        return null;
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (!Array.isArray(value))
        return null;
    if (value.every((item) => typeof item === "string"))
        return value;
    if (value.some((item) => typeof item === "number" && !Number.isFinite(item)))
        return null;
    throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m("a JSON array may hold strings only: put each word in double quotes");
}
/** The `key=value` fields of `RUN --mount` and `--device`, cut like a line of CSV. @throws Rejection for stray quotes */
function readFields(value) {
    if (value === "")
        throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m("the value is empty");
    const fields = [];
    for (let at = 0;;) {
        if (value.charAt(at) !== '"') {
            const comma = value.indexOf(",", at);
            const field = value.slice(at, comma < 0 ? value.length : comma);
            if (field.includes('"'))
                throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`a quote stands within ${field}: quote the whole field`);
            fields.push(field);
            if (comma < 0)
                return fields;
            at = comma + 1;
            continue;
        }
        const quoted = /"((?:[^"]|"")*)"(?=,|$)/y;
        quoted.lastIndex = at;
        const field = quoted.exec(value);
        if (!field)
            throw new _rejection_js__WEBPACK_IMPORTED_MODULE_0__/* .Rejection */ .m(`a quoted field has no end: ${value.slice(at)}`);
        fields.push((field[1] ?? "").replaceAll('""', '"'));
        at = quoted.lastIndex;
        if (at >= value.length)
            return fields;
        at++;
    }
}


/***/ }),

/***/ 3914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Az: () => (/* binding */ readBuilds),
  n_: () => (/* binding */ readDockerfile),
  Nu: () => (/* binding */ readRepository),
  rp: () => (/* binding */ searchRepository)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/build/own-build.js
var own_build = __webpack_require__(5562);
// EXTERNAL MODULE: ./build/build/shipping.js
var shipping = __webpack_require__(737);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/settings/paths.js
var settings_paths = __webpack_require__(820);
// EXTERNAL MODULE: ./build/settings/quoted.js
var quoted = __webpack_require__(3682);
// EXTERNAL MODULE: ./build/text/bytes.js
var bytes = __webpack_require__(4769);
// EXTERNAL MODULE: ./build/discover/glob-part.js
var glob_part = __webpack_require__(3622);
// EXTERNAL MODULE: ./build/discover/ignore.js
var ignore = __webpack_require__(3554);
// EXTERNAL MODULE: ./build/discover/work-tree.js
var work_tree = __webpack_require__(1250);
;// CONCATENATED MODULE: ./build/discover/glob.js



/** Of more folders than this that a wildcard names, the rest are not looked into. */
const MOST_FOLDERS = 1000;
const NO_RULES = { patterns: [] };
/**
 * Whether a COPY or ADD source is there in a context folder. Like BuildKit, a leading `/` and `..` stay inside the
 * context; nothing outside the work tree is looked at.
 */
function sourceExists(tree, context, source, rules = NO_RULES) {
    const parts = [];
    for (const part of source.split("/")) {
        if (part === "..")
            parts.pop();
        else if (part !== "" && part !== ".")
            parts.push(part);
    }
    if (rules.patterns.length === 0 && !(0,glob_part/* isPattern */.Pt)(source))
        return isAt(tree, context, parts);
    const last = parts.pop();
    if (last === undefined)
        return true;
    let folders = [[context, ""]];
    for (const part of parts) {
        const found = folders.flatMap(([folder, path]) => step(folder, path, part)).slice(0, MOST_FOLDERS);
        folders = found.flatMap(({ folder, name, path }) => {
            const next = (0,work_tree/* folderIn */.CH)(tree, folder, name);
            return next === null ? [] : [[next, path]];
        });
        if (folders.length === 0)
            return false;
    }
    const found = folders.flatMap(([folder, path]) => step(folder, path, last)).slice(0, MOST_FOLDERS);
    if (rules.patterns.length === 0)
        return found.length > 0;
    return found.some((one) => isSent(tree, one, rules));
}
/** Whether something is there at a path, cut into its parts. */
function isAt(tree, context, parts) {
    let folder = context;
    for (let index = 0; folder !== null && index < parts.length; index++) {
        const part = parts[index] ?? "";
        if (!(0,work_tree/* isThere */.$B)(folder, part))
            return false;
        if (index < parts.length - 1)
            folder = (0,work_tree/* folderIn */.CH)(tree, folder, part);
    }
    return folder !== null;
}
/** Whether a path, or anything below it, is not ignored. */
function isSent(tree, found, rules) {
    const waiting = [found];
    for (let looked = 0; looked < MOST_FOLDERS; looked++) {
        const next = waiting.pop();
        if (next === undefined)
            return false;
        if (!(0,ignore/* isIgnored */.p)(rules, next.path))
            return true;
        // Something below an ignored folder is sent only where a pattern takes it back.
        if (!rules.patterns.some(({ exclusion }) => exclusion))
            continue;
        // A link is sent as it is.
        if (next.folder.entries?.get(next.name) !== "folder")
            continue;
        const below = (0,work_tree/* folderIn */.CH)(tree, next.folder, next.name);
        for (const name of below?.entries?.keys() ?? [])
            if (below !== null)
                waiting.push({ folder: below, name, path: `${next.path}/${name}` });
    }
    return true;
}
/** The entries of a folder that a part of a pattern names. */
function step(folder, path, part) {
    const names = (0,glob_part/* isPattern */.Pt)(part) ? (0,work_tree/* namesMatching */.G)(folder, part) : (0,work_tree/* isThere */.$B)(folder, part) ? [part] : [];
    return names.map((name) => ({ folder, name, path: path === "" ? name : `${path}/${name}` }));
}

// EXTERNAL MODULE: ./build/discover/ignore-file.js
var ignore_file = __webpack_require__(4421);
;// CONCATENATED MODULE: ./build/discover/context.js










const SHOWN_SOURCES = 3;
const SHOWN_BUILDS = 3;
const SHOWN_ARGUMENTS = 3;
/**
 * The build context of the Dockerfile at `path` (relative to the root). One that the user named is taken, else that of
 * the first build that the repository declares. Else it is the Dockerfile's own folder or the nearest one above it, up
 * to the root, in which every COPY and ADD source is there; where no folder has them all, its own.
 *
 * A source with a wildcard may match nothing (`yarn.lock*`), so it chooses among folders and rules none out. What an
 * ignore file keeps out of the context is not there.
 * @param declared how the repository builds this Dockerfile, the strongest first
 * @throws StagecheckError where the named context is not a folder in the repository.
 */
function chooseContext(tree, path, contextSources, explicit = null, declared = []) {
    if (explicit !== null)
        return takeNamed(tree.root, explicit, declared);
    const [first] = declared;
    if (first !== undefined)
        return { context: first.context, contextReason: declaredReason(first, declared) };
    const own = external_node_path_.posix.dirname(path);
    const local = contextSources.filter(isLocal);
    const sources = local.length > 1 ? [...new Set(local)] : local;
    if (sources.length === 0) {
        return { context: own, contextReason: "It copies nothing from its context, so its own folder is taken." };
    }
    const missing = new Map();
    const rulesIn = (0,ignore_file/* ignoreRules */.e)(tree, path);
    for (const folder of foldersUp(own)) {
        const context = (0,work_tree/* folderAt */.w3)(tree, folder);
        const rules = context && rulesIn(context);
        const lacking = sources.filter((source) => !context || !rules || !sourceExists(tree, context, source, rules));
        missing.set(folder, lacking);
        // The nearest that has all is taken, whatever those above it have.
        if (lacking.length === 0)
            break;
    }
    const hasAll = (accept) => [...missing].find(([, sourcesMissing]) => !sourcesMissing.some(accept))?.[0];
    const chosen = hasAll(() => true) ?? hasAll((source) => !(0,glob_part/* isPattern */.Pt)(source)) ?? null;
    if (chosen === null)
        return takeFullest(own, sources, missing);
    return { context: chosen, contextReason: reasonFor(chosen, own, sources, missing) };
}
/** Where no folder has all that must be there: the nearest of those that lack least. `missing` is as below. */
function takeFullest(own, sources, missing) {
    const lacking = (folder) => missing.get(folder) ?? [];
    const least = Math.min(...[...missing.values()].map((one) => one.length));
    const fullest = [...missing.keys()].find((folder) => lacking(folder).length === least) ?? own;
    if (fullest === own) {
        const contextReason = `No folder up to the root has all that it copies, so its own is taken; ${named(lacking(own))} not there.`;
        return { context: own, contextReason };
    }
    const place = fullest === "." ? "the repository's root" : fullest;
    const has = `${sources.length - least} of ${(0,bytes/* count */.U9)(sources.length, "path")}`;
    const contextReason = `No folder up to the root has all that it copies; ${place} has most, ${has}, and ${named(lacking(fullest))} not there.`;
    return { context: fullest, contextReason };
}
/** Why `chosen`; `missing` has the sources that each folder lacks. */
function reasonFor(chosen, own, sources, missing) {
    const lackingHere = missing.get(own) ?? [];
    if (chosen === own) {
        if (lackingHere.length > 0)
            return `Its own folder has all that must be there; ${named(lackingHere)} not, anywhere.`;
        if (sources.length === 1)
            return "The one path that it copies is in its own folder.";
        const paths = sources.length === 2 ? "Both paths" : `All ${(0,bytes/* count */.U9)(sources.length, "path")}`;
        return `${paths} that it copies are in its own folder.`;
    }
    const all = (missing.get(chosen) ?? []).length > 0 ? "all that must be there" : "all that it copies";
    const place = chosen === "." ? "the repository's root" : chosen;
    return `Its own folder is out, as ${named(lackingHere)} not there; ${place} is the nearest folder above that has ${all}.`;
}
/** Who says so, what the others say that differ in context, target or arguments, and whether any makes an image. */
function declaredReason(first, all) {
    const differs = (build) => {
        const { context, target } = build;
        const parts = [
            ...(context === first.context ? [] : [`context ${context}`]),
            ...(target === first.target ? [] : [target === null ? "no target" : `target ${target}`]),
        ];
        return [...parts, ...otherArguments(build, first)].join(", ");
    };
    const rest = whatOthersSay(all, differs);
    const none = all.some(({ makesImage }) => makesImage)
        ? ""
        : ". No build of it makes an image, so nothing ships";
    return `${placeOf(first)} says so${rest}${none}.`;
}
/** `compose.yaml, service api,`, as a sentence begins. */
function placeOf({ file, part }) {
    return part === "" ? file : `${file}, ${part},`;
}
/** The arguments that a build gives another value than the first one does; those that only one of them has do not count. */
function otherArguments({ buildArgs }, first) {
    const all = Object.entries(buildArgs).filter(([name, value]) => Object.hasOwn(first.buildArgs, name) && first.buildArgs[name] !== value);
    const shown = all.slice(0, SHOWN_ARGUMENTS).map(([name, value]) => (0,quoted/* quoted */.T)(`${name}=${value}`).slice(1, -1));
    return all.length === 0
        ? []
        : [`argument${all.length > 1 ? "s" : ""} ${shown.join(" ")}${all.length > SHOWN_ARGUMENTS ? " …" : ""}`];
}
/** @param differs what is said of a build; blank: nothing */
function whatOthersSay(all, differs) {
    const others = new Map();
    for (const build of all) {
        const what = differs(build);
        if (what !== "")
            others.set(`${placeOf(build)}\0${what}`, `${placeOf(build)} has ${what}`);
    }
    const shown = [...others.values()].slice(0, SHOWN_BUILDS);
    const more = others.size - shown.length;
    return shown.length === 0 ? "" : `; ${shown.join("; ")}${more > 0 ? `; and ${more} more differ` : ""}`;
}
/** What was named, and the contexts that the repository's own builds have in its place. */
function takeNamed(root, { context, place }, declared) {
    const fault = (message) => new errors/* StagecheckError */.$e(message, place ? { place } : {});
    if ((0,settings_paths/* relativeToRoot */.yY)(root, context) === undefined) {
        throw fault(`The context ${(0,quoted/* quoted */.T)(context)} lies outside the repository`);
    }
    if ((0,settings_paths/* kindOf */.I)((0,external_node_path_.join)(root, context)) !== "folder")
        throw fault(`The context ${(0,quoted/* quoted */.T)(context)} is not a folder that is there`);
    if ((0,settings_paths/* relativeToRoot */.yY)(root, (0,external_node_fs_.realpathSync)((0,external_node_path_.join)(root, context))) === undefined) {
        throw fault(`The context ${(0,quoted/* quoted */.T)(context)} is a link that leads outside the repository`);
    }
    const named = (0,settings_paths/* relativeToRoot */.yY)(root, context);
    const others = whatOthersSay(declared, (build) => build.context === named ? "" : `context ${build.context}`);
    const who = place ? `${place.file} names it on line ${place.line}` : "It was named for this run";
    return { context, contextReason: `${who}${others}.` };
}
/** What can be looked for in a folder: no address, no heredoc, nothing with a variable left in it. */
function isLocal(source) {
    if (/^[\w./-]+$/.test(source) && !source.endsWith(".git"))
        return true;
    const remote = /^([a-z][a-z0-9+.-]*:\/\/|git@[^/]+:|<<)/i.test(source) || /\.git(#.*)?$/.test(source);
    return source !== "" && !remote && !source.includes("$");
}
/** The folder, its parents, the root; nearest first. */
function* foldersUp(folder) {
    for (let at = folder; at !== "."; at = external_node_path_.posix.dirname(at))
        yield at;
    yield ".";
}
/** `package.json is`, `a, b and 3 more are`. */
function named(sources) {
    const shown = sources.slice(0, SHOWN_SOURCES).map((source) => (0,quoted/* quoted */.T)(source).slice(1, -1));
    const more = sources.length - shown.length;
    if (more > 0)
        return `${shown.join(", ")} and ${more} more are`;
    const last = shown.pop() ?? "";
    return shown.length === 0 ? `${last} is` : `${shown.join(", ")} and ${last} are`;
}

// EXTERNAL MODULE: ./build/discover/declared.js + 56 modules
var discover_declared = __webpack_require__(7725);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: ./build/discover/enumerate.js
var enumerate = __webpack_require__(2412);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/discover/names.js
var names = __webpack_require__(4170);
;// CONCATENATED MODULE: ./build/discover/listing.js







const SUBMODULE_MODE = "160000 ";
const TAB = 9;
/**
 * All files of a repository: what git tracks at and below `root`, or, where there is no git, what lies in the folder
 * but for vendored folders. Links are listed and not followed.
 * @param most without git: the walk ends with so many names, the nearest to the root
 * @throws StagecheckError where git is there and cannot tell.
 */
async function listFiles(root, most = Number.POSITIVE_INFINITY) {
    return (await isInGit(root)) ? listTracked(root) : listFolder(root, most);
}
async function isInGit(root) {
    for (let folder = root;; folder = (0,external_node_path_.dirname)(folder)) {
        const found = await (0,promises_.lstat)((0,external_node_path_.join)(folder, ".git")).then(() => true, () => false);
        if (found)
            return true;
        if ((0,external_node_path_.dirname)(folder) === folder)
            return false;
    }
}
async function listTracked(root) {
    const paths = [];
    const notices = [];
    const submodules = [];
    await runGit(root, ["ls-files", "-z", "--cached", "--stage"], (bytes, start, end) => {
        // `100644 <object> 0<tab>path`: https://git-scm.com/docs/git-ls-files#_output
        const from = bytes.indexOf(TAB, start) + 1;
        const path = bytes.toString("utf8", from, end);
        // Broken UTF-8 comes out as U+FFFD.
        const isBroken = path.includes("\uFFFD") && !(0,external_node_buffer_.isUtf8)(bytes.subarray(from, end));
        if (bytes.toString("latin1", start, start + SUBMODULE_MODE.length) === SUBMODULE_MODE)
            submodules.push(path);
        else if (!isBroken) {
            // One that is in conflict stands there once for each side.
            if (path !== paths.at(-1))
                paths.push(path);
        }
        else {
            const name = bytes.toString("latin1", from, end);
            if (/docker|container/i.test(name)) {
                const message = `The name of a tracked file is not UTF-8, so it is not looked at: ${name}`;
                notices.push({ level: "warning", message });
            }
        }
    });
    if (submodules.length > 0)
        notices.push(notEntered(submodules.sort(byBytes)));
    return { paths: paths.sort(byBytes), from: "git", notices };
}
function notEntered(submodules) {
    if (submodules.length === 1) {
        return { level: "note", message: "A submodule, so it is not entered", file: submodules[0] ?? "." };
    }
    return { level: "note", message: `Submodules are not entered: ${(0,enumerate/* enumerate */.H)(submodules)}` };
}
/** Enough for what git has to say of a fault. */
const MOST_SAID = 10_000;
/**
 * Takes what git prints entry by entry, each ended by a NUL: a repository may have a million files, and only their
 * names are kept. fsmonitor is off because it would run a program that the repository's own settings name.
 */
function runGit(root, args, take) {
    return new Promise((resolve, reject) => {
        const child = (0,external_node_child_process_.spawn)("git", ["-c", "core.fsmonitor=false", ...args], {
            cwd: root,
            stdio: ["ignore", "pipe", "pipe"],
        });
        const fail = (cause, said) => {
            const told = said.trim().split("\n")[0] ?? "";
            const missing = cause?.code === "ENOENT";
            const message = missing
                ? "The folder is a git repository, and there is no git on this machine"
                : `git cannot list the files of ${root}${told === "" ? "" : `: ${told}`}`;
            const remedy = /dubious ownership/.test(told)
                ? `Run \`git config --global --add safe.directory ${root}\`.`
                : "Check that `git ls-files` works there.";
            reject(new errors/* StagecheckError */.$e(message, { remedy: missing ? "Install git." : remedy, cause }));
        };
        let said = "";
        child.stderr.setEncoding("utf8").on("data", (text) => {
            said = (said + text).slice(0, MOST_SAID);
        });
        let rest = Buffer.alloc(0);
        child.stdout.on("data", (chunk) => {
            const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
            let start = 0;
            for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
                take(bytes, start, end);
                start = end + 1;
            }
            rest = bytes.subarray(start);
        });
        child.on("error", (error) => fail(error, said));
        child.on("close", (status) => (status === 0 ? resolve() : fail(null, said)));
    });
}
async function listFolder(root, most) {
    const paths = [];
    const notices = [];
    const folders = [""];
    // The nearest first: folders that are found on the way come behind.
    for (const folder of folders) {
        if (paths.length + folders.length > most)
            break;
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true }).catch(() => null);
        if (entries === null) {
            notices.push({
                level: "warning",
                message: "The folder cannot be read, so it is passed over",
                file: folder || ".",
            });
            continue;
        }
        for (const entry of entries) {
            const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
            if (!entry.isDirectory())
                paths.push(path);
            else if (!(0,names/* isFetched */.cg)(entry.name))
                folders.push(path);
        }
    }
    return { paths: paths.sort(byBytes), from: "folder", notices };
}
/** The same on every machine, whatever its language. */
function byBytes(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

// EXTERNAL MODULE: ./build/discover/read-file.js
var read_file = __webpack_require__(3935);
;// CONCATENATED MODULE: ./build/discover/readable-file.js




/**
 * The file that a path (relative to the root) leads to, absolute, links resolved; a notice where it is not to be read;
 * null where it is not in the workspace.
 */
function readableFile(tree, path) {
    const found = (0,work_tree/* fileAt */.Wd)(tree, path) ?? leadsTo(tree.root, path);
    return typeof found !== "string" || isReadable(found) ? found : unreadable(path);
}
const unreadable = (path) => ({
    level: "error",
    message: "The Dockerfile cannot be read",
    file: path,
});
/** What a path that is no plain file leads to. */
function leadsTo(root, path) {
    const warning = (message) => ({ level: "warning", message, file: path });
    const found = (0,settings_paths/* destinationOf */.My)(root, path);
    switch (found.kind) {
        case "file":
            return found.path;
        case "absent":
            return isLink(root, path) ? warning("A link that leads nowhere, so it is passed over") : null;
        case "outside":
            return warning("A link that leads outside the repository, so it is passed over");
        case "unreadable":
            return unreadable(path);
        default:
            return warning("Not a regular file, so it is passed over");
    }
}
function isReadable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK);
        return true;
    }
    catch {
        return false;
    }
}
function isLink(root, path) {
    try {
        return (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, path)).isSymbolicLink();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/discover/files.js











/** Enough to pass the comments that a file begins with. */
const LOOKED_AT_BYTES = 64_000;
/**
 * Finds the Dockerfiles of the repository at `root`: those that `settings.files` names, else those with a Dockerfile's
 * name that the config does not exclude, those that the repository's own builds name, and those that the config names.
 * Folders of other people's files and of test data are left out, unless a build of the repository's own names one there.
 * @throws StagecheckError where none is found, or a glob names none.
 */
async function findDockerfiles(root, settings, options = {}) {
    const { paths, notices } = await searchDockerfiles(root, settings, options);
    return { paths: [...paths], notices };
}
/**
 * As `findDockerfiles`, one after the other: who reads each before the next is looked for finds its folder known.
 * @throws StagecheckError where a glob names none
 */
async function searchDockerfiles(root, settings, { required = true, declared = [], listing: known, tree = (0,work_tree/* openWorkTree */.wr)(root) } = {}) {
    const listing = known ?? (await listFiles(tree.root));
    const chosen = settings.files.length > 0
        ? matchGlobs(tree.root, listing, settings, required)
        : byName(tree, listing, settings, declared);
    const notices = [...listing.notices, ...chosen.notices];
    const nothing = () => nothingFound(root, listing.from, settings, notices);
    return { paths: readablePaths(tree, chosen, notices, required ? nothing : null), notices };
}
/** Those of the chosen that can be read, each file once. */
function* readablePaths(tree, { paths, named }, notices, nothing) {
    const all = new Set(paths);
    /** Paths of links by what they lead to. Of all others nothing is kept: there may be thousands. */
    const links = new Map();
    let found = 0;
    for (const path of [...all].sort(byBytes)) {
        const file = readableFile(tree, path);
        if (file === null)
            continue;
        if (typeof file !== "string") {
            notices.push(file);
            continue;
        }
        const real = isPathOf(tree.root, path, file) ? path : ((0,settings_paths/* relativeToRoot */.yY)(tree.root, file) ?? file);
        const same = links.get(real) ?? (real < path && all.has(real) ? real : undefined);
        if (same !== undefined && !named.has(path)) {
            notices.push({ level: "note", message: `The same file as ${same}, so it is checked once`, file: path });
            continue;
        }
        if (real !== path && same === undefined)
            links.set(real, path);
        found++;
        yield path;
    }
    if (found === 0 && nothing)
        throw nothing();
}
/** Whether a file in the root, links resolved, lies where a path relative to the root says. */
function isPathOf(root, path, file) {
    const before = root === "/" ? 1 : root.length + 1;
    return file.length === before + path.length && file.endsWith(path);
}
function byName(tree, listing, { config }, declared) {
    const named = new Set(config?.dockerfiles.map(({ path }) => path));
    const excluded = matcher(config?.exclude ?? []);
    const wanted = (path) => !named.has(path) && !excluded(path);
    const built = new Set(declared.filter(wanted));
    const paths = [...named, ...built];
    const leftOut = [];
    const notices = [];
    for (const file of listing.paths) {
        const kind = (0,names/* classifyPath */.qK)(file);
        if (kind === "other" || built.has(file) || !wanted(file))
            continue;
        if (kind === "unsure" && !looksLikeDockerfile(tree, file))
            continue;
        if ((0,names/* isLeftOut */.WY)(file))
            leftOut.push(file);
        else if (kind !== "template")
            paths.push(file);
        else {
            const message = "By its name a template, so it is not built; name it with `files` if it is a Dockerfile";
            notices.push({ level: "note", message, file });
        }
    }
    if (leftOut.length > 0) {
        const message = `Dockerfiles in vendored and test-data folders are left out, unless \`files\` names them: ${(0,enumerate/* enumerate */.H)(leftOut)}`;
        notices.push({ level: "note", message });
    }
    return { paths, named, notices: [...notices, ...doubles(paths)] };
}
/** Two files of one folder whose names differ in case alone: where case does not count there is only one of them. */
function doubles(paths) {
    const first = new Map();
    return [...paths].sort(byBytes).flatMap((path) => {
        const other = first.get(path.toLowerCase());
        if (other === undefined) {
            first.set(path.toLowerCase(), path);
            return [];
        }
        const message = `Its name differs from ${other} in case alone, so macOS and Windows have only one of the two`;
        return [{ level: "note", message, file: path }];
    });
}
function looksLikeDockerfile(tree, path) {
    const file = (0,work_tree/* fileAt */.Wd)(tree, path);
    if (file === null)
        return false;
    try {
        return (0,names/* beginsAsDockerfile */.$B)((0,read_file/* readBeginning */.i)(file, LOOKED_AT_BYTES).text);
    }
    catch {
        // It may not be read: so much is said of what has a Dockerfile's name beyond doubt.
        return false;
    }
}
/** Globs choose among the listed files; a path names any file that is there, excluded or not. */
function matchGlobs(root, listing, { files, config }, required) {
    const without = matcher(files.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
    const excluded = matcher(config?.exclude ?? []);
    const named = new Set();
    const paths = new Set();
    for (const glob of files.filter((text) => !text.startsWith("!"))) {
        if ((0,settings_paths/* kindOf */.I)((0,external_node_path_.join)(root, glob)) === "file") {
            named.add(glob);
            paths.add(glob);
            continue;
        }
        const matches = matcher([glob]);
        const found = listing.paths.filter((path) => matches(path));
        if (found.length === 0 && required) {
            throw new errors/* StagecheckError */.$e(`No file matches ${(0,quoted/* quoted */.T)(glob)}`, {
                remedy: `Looked in ${whereLooked(listing.from)}; paths are relative to the repository's root.`,
            });
        }
        for (const path of found)
            if (!excluded(path))
                paths.add(path);
    }
    return { paths: [...paths].filter((path) => !without(path)), named, notices: [] };
}
function matcher(globs) {
    const matchers = globs.map((glob) => picomatch(glob.replace(/^\.?\/+/, ""), { dot: true, nonegate: true }));
    return (path) => matchers.some((matches) => matches(path));
}
function whereLooked(from) {
    return from === "git" ? "what git tracks" : "the folder";
}
function nothingFound(root, from, { files }, notices) {
    const looked = files.length > 0 ? files.join(", ") : names/* DOCKERFILE_NAMES */.SS;
    const passed = notices.find(({ level, file }) => level !== "note" && file !== undefined);
    const why = passed ? ` (${passed.file}: ${passed.message})` : "";
    return new errors/* StagecheckError */.$e(`There is no Dockerfile in ${root}${why}`, {
        remedy: `Looked for ${looked} in ${whereLooked(from)}. Name one with \`files\` (\`--file\`).`,
    });
}

// EXTERNAL MODULE: ./build/dockerfile/parse.js + 17 modules
var parse = __webpack_require__(3068);
// EXTERNAL MODULE: ./build/grouping.js
var grouping = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/settings/per-dockerfile.js
var per_dockerfile = __webpack_require__(4542);
;// CONCATENATED MODULE: ./build/repository.js













/** Larger than any Dockerfile that a person wrote; BuildKit's own limit is far lower. */
const DOCKERFILE_LIMIT_BYTES = 64_000_000;
function parseFile(file, settings, declared) {
    const beginning = readSafely(file);
    if (typeof beginning === "string") {
        const error = { line: 1, message: beginning };
        return { text: "", escapeChar: "\\", stages: [], instructions: [], error };
    }
    const { text, utf8 } = beginning;
    return (0,parse/* parseDockerfile */.A)(text, { ...(0,own_build/* parseOptions */.A)(declared ?? {}, settings.build), broken: !utf8 });
}
/** A Dockerfile's text, or what is wrong with it: it was there when it was found, and the others go on. */
function readSafely(file) {
    try {
        const beginning = (0,read_file/* readBeginning */.i)(file, DOCKERFILE_LIMIT_BYTES);
        return beginning.whole ? beginning : "the file is larger than 64 MB: not a Dockerfile";
    }
    catch (error) {
        return `the file cannot be read (${error.code ?? "unknown error"})`;
    }
}
/** Outside git a folder can be anything, a home or a disk: what builds a Dockerfile lies near it. */
const MOST_NAMES_WITHOUT_GIT = 5000;
/** What the repository at `root` says of how it builds its Dockerfiles: by path, the strongest first. */
async function readBuilds(root) {
    const { builds } = await (0,discover_declared/* readDeclaredBuilds */.q)(root, await listFiles(root, MOST_NAMES_WITHOUT_GIT));
    return (0,grouping/* groupBy */.$)(builds, ({ dockerfile }) => dockerfile);
}
/**
 * discover → parse → which stages ship, for one Dockerfile. `path` is relative to the root.
 * @param declared how the repository builds it, the strongest first
 */
function readDockerfile(tree, path, settings, declared) {
    const own = (0,per_dockerfile/* settingsFor */.zc)(settings, path);
    const [first] = declared;
    const parsed = parseFile((0,external_node_path_.join)(tree.root, path), settings, first);
    const ships = own.ships ?? (0,per_dockerfile/* declaredShips */.OR)(declared, parsed.stages);
    const stages = (0,shipping/* markShipping */.k)(parsed.stages, (0,per_dockerfile/* shippingStages */.gP)({ ...own, ships }, parsed.stages));
    const sources = parsed.instructions.flatMap((instruction) => instruction.contextSources);
    const given = first ? { buildArgs: first.buildArgs, buildContexts: first.buildContexts } : {};
    try {
        const chosen = chooseContext(tree, path, sources, own.context, declared);
        return { path, ...chosen, ...given, parsed, stages };
    }
    catch (error) {
        if (!(error instanceof errors/* StagecheckError */.$e))
            throw error;
        // Its context is not there: said of this file, and the others go on.
        const fault = { line: 1, message: error.message };
        const broken = { ...parsed, stages: [], instructions: [], error: fault };
        return {
            path,
            context: own.context?.context ?? ".",
            contextReason: error.message,
            parsed: broken,
            stages: [],
        };
    }
}
/**
 * Finds every Dockerfile below a folder, and reads each when it is asked for.
 * @param required whether finding none is an error; not so for a baseline
 * @throws StagecheckError where a glob names none
 */
async function searchRepository(root, settings, required) {
    const listing = await listFiles(root);
    const tree = (0,work_tree/* openWorkTree */.wr)(root);
    const declared = await (0,discover_declared/* readDeclaredBuilds */.q)(root, listing);
    const builds = (0,grouping/* groupBy */.$)(declared.builds, ({ dockerfile }) => dockerfile);
    const options = { required, listing, tree, declared: [...builds.keys()] };
    const { paths, notices } = await searchDockerfiles(root, settings, options);
    const dockerfiles = (function* () {
        for (const path of paths)
            yield readDockerfile(tree, path, settings, builds.get(path) ?? []);
    })();
    return { dockerfiles, notices, passedOver: declared.notices };
}
/**
 * As `searchRepository`, and reads them all.
 * @throws StagecheckError where none is found, or a glob names none
 */
async function readRepository(root, settings, required) {
    const { dockerfiles, notices, passedOver } = await searchRepository(root, settings, required);
    return { dockerfiles: [...dockerfiles], notices, passedOver };
}


/***/ }),

/***/ 2943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ checkConfigAgainst),
/* harmony export */   P: () => (/* binding */ checkConfigPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9473);
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2788);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(820);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3682);





/** Paths of the config that are not there, or lie outside the repository. `root` is absolute, links resolved. */
function checkConfigPaths(config, root) {
    return config.dockerfiles.flatMap((dockerfile) => [
        ...checkPath(root, { name: dockerfile.path, place: dockerfile.place }, "file"),
        ...(dockerfile.context ? checkPath(root, dockerfile.context, "folder") : []),
    ]);
}
function checkPath(root, { name, place }, wanted) {
    const fault = (message, remedy) => [
        new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StagecheckError */ .$e(message, { place, ...(remedy === undefined ? {} : { remedy }) }),
    ];
    if (name.startsWith("/") || (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .relativeToRoot */ .yY)(root, name) === undefined) {
        return fault(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)} lies outside the repository`, "Write a path relative to the repository's root.");
    }
    const kind = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(root, name));
    if (kind === "absent") {
        const near = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestPath */ .KB)(root, name);
        return fault(`There is no ${wanted} ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)}`, near && `Did you mean \`${near}\`?`);
    }
    if (!(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .staysInside */ .No)(root, name))
        return fault(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)} is a link that leads outside the repository`);
    return kind === wanted ? [] : fault(`${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)} is not a ${wanted}`);
}
/**
 * Holds names of stages, which nothing but the parsed Dockerfiles can tell, against the config and the targets.
 * @throws SettingsError with all names that no stage has; a Dockerfile that could not be parsed is passed over.
 */
function checkConfigAgainst(settings, dockerfiles) {
    const faults = [
        ...(settings.config?.dockerfiles ?? []).flatMap((entry) => checkStages(entry, dockerfiles)),
        ...checkTargets(settings.targets, dockerfiles),
    ];
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SettingsError */ .GN(faults);
}
function checkStages(entry, dockerfiles) {
    const dockerfile = dockerfiles.find(({ path }) => path === entry.path);
    if (dockerfile === undefined || dockerfile.error !== undefined)
        return [];
    const names = stageNames(dockerfile);
    const wanted = [...(entry.ships ?? []), ...entry.allow.flatMap(({ target }) => target ?? [])];
    return wanted
        .filter(({ name }) => !names.includes(name))
        .map(({ name, place }) => {
        const remedy = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(name, names) ?? `It has: ${names.join(", ")}.`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StagecheckError */ .$e(`${entry.path} has no stage ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(name)}`, { place, remedy });
    });
}
function checkTargets(targets, dockerfiles) {
    if (dockerfiles.some(({ error }) => error !== undefined))
        return [];
    const names = [...new Set(dockerfiles.flatMap(stageNames))];
    return targets
        .filter((target) => !names.includes(target))
        .map((target) => {
        const remedy = (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(target, names) ?? `There are: ${names.slice(0, 20).join(", ")}.`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StagecheckError */ .$e(`No Dockerfile has a stage ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .T)(target)}, which is named as a target`, {
            remedy,
        });
    });
}
/** What a stage can be called: its name, or its index where it has none. */
function stageNames({ stages }) {
    return stages.map(({ name, index }) => name ?? String(index));
}


/***/ }),

/***/ 7749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  al: () => (/* binding */ inOrder),
  o4: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: CONFIG_KEYS

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/text/nearest.js
var nearest = __webpack_require__(2788);
// EXTERNAL MODULE: ./build/settings/budget.js
var budget = __webpack_require__(1687);
// EXTERNAL MODULE: ./build/settings/quoted.js
var quoted = __webpack_require__(3682);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/settings/yaml-reader.js




/** More than any config needs; what is longer is not read as one. */
const LONGEST_TEXT = 1_000_000;
const MOST_SYNTAX_FAULTS = 5;
/** What the whole file is called in faults. */
const TOP = "config";
/** `file` is what faults call the file. */
function readYaml(text, file) {
    const faults = [];
    function fault(line, message, remedy) {
        faults.push(new errors/* StagecheckError */.$e(message, { place: { file, line }, ...(remedy === undefined ? {} : { remedy }) }));
    }
    const lines = new dist/* LineCounter */.HN();
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const tooLong = text.length > LONGEST_TEXT;
    const document = (0,dist/* parseDocument */.Tp)(tooLong ? "" : text, {
        lineCounter: lines,
        uniqueKeys: false,
        prettyErrors: false,
    });
    if (tooLong)
        fault(1, "The config file is too long");
    for (const error of [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_FAULTS)) {
        fault(lineAt(error.pos[0]), `This is not the YAML of a config file: ${error.message}`);
    }
    function lineOf(node, otherwise) {
        return node?.range ? lineAt(node.range[0]) : otherwise;
    }
    function readValue(node, name, otherwise) {
        // An alias of an anchor that is not there stays an alias, which is of the wrong type wherever it stands.
        const resolved = ((0,dist/* isAlias */.Vj)(node) ? (node.resolve(document) ?? node) : node);
        const line = lineOf((0,dist/* isAlias */.Vj)(node) ? node : (resolved ?? null), otherwise);
        return { name, node: resolved ?? null, line };
    }
    function wrongType(value, wanted) {
        fault(value.line, `\`${value.name}\` must be ${wanted}, and is ${describe(value.node)}`);
        return null;
    }
    return {
        root: faults.length > 0 || isEmpty(document.contents) ? null : readValue(document.contents, TOP, 1),
        faults,
        fault,
        map(value, keys) {
            if (!(0,dist/* isMap */.jh)(value.node))
                return wrongType(value, "a mapping");
            const found = new Map();
            for (const pair of value.node.items) {
                const keyNode = pair.key;
                const line = lineOf(keyNode, value.line);
                const key = (0,dist/* isScalar */.jn)(keyNode) ? String(keyNode.value) : describe(keyNode);
                const name = value.name === TOP ? key : `${value.name}.${key}`;
                const earlier = found.get(key);
                if (!keys.includes(key)) {
                    const remedy = (0,nearest/* didYouMean */.au)(key, keys) ?? `Known are: ${keys.join(", ")}.`;
                    fault(line, `Unknown key ${(0,quoted/* quoted */.T)(key)}${value.name === TOP ? "" : ` in \`${value.name}\``}`, remedy);
                }
                else if (earlier) {
                    fault(line, `The key \`${name}\` is there twice, first on line ${earlier.line}`, "Keep one of them.");
                }
                else {
                    found.set(key, { name, node: readValue(pair.value, name, line).node, line });
                }
            }
            return found;
        },
        list(value) {
            if (!(0,dist/* isSeq */.oP)(value.node))
                return wrongType(value, "a list");
            return value.node.items.map((item, index) => readValue(item, `${value.name}[${index}]`, value.line));
        },
        text(value) {
            if (!(0,dist/* isScalar */.jn)(value.node) || typeof value.node.value !== "string")
                return wrongType(value, "text");
            if (value.node.value.trim() !== "")
                return value.node.value;
            fault(value.line, `\`${value.name}\` is empty`);
            return null;
        },
        isList: (value) => (0,dist/* isSeq */.oP)(value.node),
    };
}
/** Nothing but comments, perhaps after `---`. */
function isEmpty(node) {
    return node === null || ((0,dist/* isScalar */.jn)(node) && node.value === null);
}
function describe(node) {
    if ((0,dist/* isMap */.jh)(node))
        return "a mapping";
    if ((0,dist/* isSeq */.oP)(node))
        return "a list";
    if ((0,dist/* isAlias */.Vj)(node))
        return "an alias of nothing";
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return "empty";
    if (typeof node.value === "number" || typeof node.value === "bigint")
        return "a number";
    if (typeof node.value === "boolean")
        return "true or false";
    return "text";
}

;// CONCATENATED MODULE: ./build/settings/config-file.js






/** Every key of the config file; `schema/config.schema.json` holds the same. */
const CONFIG_KEYS = {
    config: ["budgets", "dockerfiles", "exclude"],
    budgets: ["size", "download", "growth"],
    dockerfile: ["path", "context", "ships", "budgets", "allow"],
    allow: ["detector", "target", "path", "reason"],
};
/**
 * Reads the text of a config file. Asks no disk: whether its paths are there is for `checkConfigPaths`, whether its
 * stages are is for `checkConfigAgainst`. What is wrong is returned, all of it, each with its line; the config then
 * lacks it.
 */
function parseConfig(text, source) {
    const yaml = readYaml(text, source.file);
    const keys = yaml.root && yaml.map(yaml.root, CONFIG_KEYS.config);
    const budgets = keys?.get("budgets");
    const dockerfiles = keys?.get("dockerfiles");
    const exclude = keys?.get("exclude");
    const config = {
        file: source.file,
        budgets: budgets ? readBudgets(yaml, budgets, source) : [],
        dockerfiles: dockerfiles ? readDockerfiles(yaml, dockerfiles, source) : [],
        exclude: exclude ? readTexts(yaml, exclude).map(({ name }) => name) : [],
    };
    return { config, faults: inOrder(yaml.faults) };
}
/** By line, as a person goes through the file. */
function inOrder(faults) {
    return [...faults].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
}
function readBudgets(yaml, value, source) {
    const limits = [];
    for (const [on, budget] of yaml.map(value, CONFIG_KEYS.budgets) ?? []) {
        for (const entry of yaml.isList(budget) ? (yaml.list(budget) ?? []) : [budget]) {
            const limit = readLimit(yaml, entry, on, source);
            if (limit)
                limits.push(limit);
        }
    }
    return limits;
}
function readLimit(yaml, value, on, source) {
    const text = yaml.text(value);
    if (text === null)
        return null;
    try {
        return {
            on,
            text: text.trim(),
            amount: (0,budget/* parseAmount */.C)(text, on),
            place: { file: source.file, line: value.line },
        };
    }
    catch (error) {
        if (!(error instanceof errors/* StagecheckError */.$e))
            throw error;
        yaml.fault(value.line, `\`${value.name}\`: ${error.message}`, error.remedy);
        return null;
    }
}
function readDockerfiles(yaml, value, source) {
    const found = [];
    for (const entry of yaml.list(value) ?? []) {
        const dockerfile = readDockerfile(yaml, entry, source);
        const same = found.find(({ path }) => path === dockerfile?.path);
        if (dockerfile && same) {
            const message = `${(0,quoted/* quoted */.T)(dockerfile.path)} is there twice, first on line ${same.place.line}`;
            yaml.fault(dockerfile.place.line, message, "Keep one entry for each Dockerfile.");
        }
        else if (dockerfile) {
            found.push(dockerfile);
        }
    }
    return found;
}
function readDockerfile(yaml, value, source) {
    const keys = yaml.map(value, CONFIG_KEYS.dockerfile);
    if (keys === null)
        return null;
    const path = requirePlaced(yaml, value, keys, "path", source);
    const context = placed(yaml, keys.get("context"), source);
    const ships = keys.get("ships");
    const budgets = keys.get("budgets");
    const allow = keys.get("allow");
    const entry = {
        context: context && { ...context, name: cleaned(context.name) },
        ships: ships ? readShips(yaml, ships, source) : null,
        budgets: budgets ? readBudgets(yaml, budgets, source) : [],
        allow: allow ? (yaml.list(allow) ?? []).flatMap((item) => readAllow(yaml, item, source) ?? []) : [],
    };
    return path && { path: cleaned(path.name), place: path.place, ...entry };
}
function readShips(yaml, value, source) {
    const names = readTexts(yaml, value).map(({ name, line }) => ({
        name: name.toLowerCase(),
        place: { file: source.file, line },
    }));
    if (yaml.isList(value) && names.length === 0) {
        yaml.fault(value.line, `\`${value.name}\` names no stage`, "Name one, or leave the key out: the last stage ships.");
    }
    return names;
}
function readAllow(yaml, value, source) {
    const keys = yaml.map(value, CONFIG_KEYS.allow);
    if (keys === null)
        return null;
    const detector = requirePlaced(yaml, value, keys, "detector", source);
    const reason = requirePlaced(yaml, value, keys, "reason", source);
    const target = placed(yaml, keys.get("target"), source);
    const path = placed(yaml, keys.get("path"), source);
    if (detector && !source.detectors.includes(detector.name)) {
        const remedy = (0,nearest/* didYouMean */.au)(detector.name, source.detectors) ?? `Known are: ${source.detectors.join(", ")}.`;
        yaml.fault(detector.place.line, `There is no detector ${(0,quoted/* quoted */.T)(detector.name)}`, remedy);
    }
    if (path && !path.name.startsWith("/")) {
        yaml.fault(path.place.line, `${(0,quoted/* quoted */.T)(path.name)} is no path in an image`, `Write \`/${path.name}\`.`);
    }
    return (detector &&
        reason && {
        detector: detector.name,
        target: target && { ...target, name: target.name.toLowerCase() },
        path: path?.name ?? null,
        reason: reason.name.trim(),
        place: { file: source.file, line: value.line },
    });
}
function requirePlaced(yaml, parent, keys, key, source) {
    if (!keys.has(key))
        yaml.fault(parent.line, `\`${parent.name}\` has no \`${key}\``);
    return placed(yaml, keys.get(key), source);
}
function placed(yaml, value, source) {
    const name = value && yaml.text(value);
    return name == null ? null : { name, place: { file: source.file, line: value?.line ?? 1 } };
}
function readTexts(yaml, value) {
    return (yaml.list(value) ?? []).flatMap((entry) => {
        const name = yaml.text(entry);
        return name === null ? [] : [{ name, line: entry.line }];
    });
}
/** `./a//b/` and `a/b` are one path. */
function cleaned(path) {
    const normal = external_node_path_.posix.normalize(path);
    return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}


/***/ }),

/***/ 8274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ loadSettings)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
/* harmony import */ var _check_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2943);
/* harmony import */ var _config_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7749);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(885);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(820);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3682);








const MISSPELT_CONFIG_FILE = ".github/stagecheck.yaml";
/**
 * Reads the config file and makes the one value that everything else is steered by.
 * @throws SettingsError with everything that is wrong with inputs, arguments and config, before any work is begun.
 */
function loadSettings(given, options) {
    if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOf */ .I)(options.root) !== "folder") {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(`There is no folder ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(options.root)}`, {
            remedy: "Name a repository's folder.",
        });
    }
    const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(options.root);
    const faults = [...(options.faults ?? [])];
    const config = loadConfig(given.configFile, root, options.detectors, faults);
    const context = given.context === null ? null : repositoryFolder(root, given.context, faults);
    const files = given.files.flatMap((file) => repositoryGlob(root, file, faults));
    const buildContexts = given.build.buildContexts.flatMap((named) => namedContext(root, named, faults));
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SettingsError */ .GN(faults);
    const { configFile: _, ...rest } = given;
    return { ...rest, root, config, context, files, build: { ...given.build, buildContexts } };
}
function loadConfig(named, root, detectors, faults) {
    const path = named ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, _model_js__WEBPACK_IMPORTED_MODULE_7__/* .CONFIG_FILE */ .g2);
    const file = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .relativeToRoot */ .yY)(root, path) ?? path;
    const kind = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOf */ .I)(path);
    if (kind === "absent" && named === null) {
        if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, MISSPELT_CONFIG_FILE)) === "file") {
            const place = { file: MISSPELT_CONFIG_FILE };
            const remedy = `Call it ${_model_js__WEBPACK_IMPORTED_MODULE_7__/* .CONFIG_FILE */ .g2}, or name it with \`config\`.`;
            faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e("A config file of this name is not read", { place, remedy }));
        }
        return null;
    }
    if (kind !== "file") {
        const near = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .nearestPath */ .KB)(root, file);
        const message = `There is no config file ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(file)}`;
        faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(message, near === undefined ? {} : { remedy: `Did you mean \`${near}\`?` }));
        return null;
    }
    if (named === null && !(0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .staysInside */ .No)(root, path)) {
        faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e("The config file is a link that leads outside the repository", { place: { file } }));
        return null;
    }
    const text = readText(path, file, faults);
    if (text === null)
        return null;
    const { config, faults: found } = (0,_config_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseConfig */ .o4)(text, { file, detectors });
    faults.push(...(0,_config_file_js__WEBPACK_IMPORTED_MODULE_4__/* .inOrder */ .al)([...found, ...(0,_check_config_js__WEBPACK_IMPORTED_MODULE_3__/* .checkConfigPaths */ .P)(config, root)]));
    return config;
}
function readText(path, file, faults) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path));
    }
    catch (cause) {
        const message = cause instanceof TypeError ? "The config file is not UTF-8 text" : "The config file cannot be read";
        faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(message, { place: { file }, cause }));
        return null;
    }
}
function repositoryFolder(root, path, faults) {
    const inner = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .relativeToRoot */ .yY)(root, path);
    if (inner === undefined) {
        const remedy = "Write a path relative to the repository's root.";
        faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(`The context ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(path)} lies outside the repository`, { remedy }));
        return null;
    }
    const kind = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOf */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, inner));
    if (kind !== "folder") {
        const near = kind === "absent" ? (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .nearestPath */ .KB)(root, inner) : undefined;
        const message = `The context ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(path)} is ${kind === "absent" ? "not there" : "not a folder"}`;
        faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(message, near === undefined ? {} : { remedy: `Did you mean \`${near}\`?` }));
        return null;
    }
    if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .staysInside */ .No)(root, inner))
        return inner;
    faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(`The context ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(path)} is a link that leads outside the repository`));
    return null;
}
/** A glob, or a path, made relative to the root. */
function repositoryGlob(root, glob, faults) {
    const excludes = glob.startsWith("!");
    const inner = (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .relativeToRoot */ .yY)(root, excludes ? glob.slice(1) : glob);
    if (inner !== undefined && inner !== ".")
        return [excludes ? `!${inner}` : inner];
    const message = inner === "." ? `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(glob)} names no Dockerfile` : `${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(glob)} lies outside the repository`;
    faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(message, { remedy: "Write a path or a glob relative to the repository's root." }));
    return [];
}
function namedContext(root, named, faults) {
    const layout = /^oci-layout:\/\/(?!\/)(.+)$/.exec(named.value)?.[1];
    if (layout !== undefined)
        return [{ ...named, value: `oci-layout://${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, layout)}` }];
    if (!named.local)
        return [named];
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, named.value);
    if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .kindOf */ .I)(path) === "folder")
        return [{ ...named, value: (0,_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .relativeToRoot */ .yY)(root, path) ?? path }];
    faults.push(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StagecheckError */ .$e(`The build context ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(named.name)} is no folder: ${(0,_quoted_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .T)(named.value)}`));
    return [];
}


/***/ }),

/***/ 4542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OR: () => (/* binding */ declaredShips),
/* harmony export */   gP: () => (/* binding */ shippingStages),
/* harmony export */   zc: () => (/* binding */ settingsFor)
/* harmony export */ });
/**
 * What holds for the Dockerfile at `path` (relative to the root). Inputs and arguments are stronger than the config;
 * in the config, a Dockerfile's budget is stronger than the general one of the same kind.
 */
function settingsFor(settings, path) {
    const entry = settings.config?.dockerfiles.find((dockerfile) => dockerfile.path === path);
    return {
        context: explicitContext(settings, path),
        ships: entry?.ships?.map(({ name }) => name) ?? null,
        targets: settings.targets,
        budgets: strongest(settings.budgets, entry?.budgets ?? [], settings.config?.budgets ?? []),
        allow: entry?.allow ?? [],
        buildArgs: settings.build.buildArgs,
    };
}
/**
 * The indices of the stages that ship: those named as targets where the file has one of them, else those that the
 * config names and that are there, else the last. `stages` are in the order of the file.
 */
function shippingStages(settings, stages) {
    const indices = (names) => stages.filter(({ name, index }) => names.includes(name ?? String(index))).map(({ index }) => index);
    const targets = indices(settings.targets);
    if (targets.length > 0)
        return targets;
    const ships = indices(settings.ships ?? []);
    return ships.length > 0 || settings.ships?.length === 0
        ? ships
        : stages.slice(-1).map(({ index }) => index);
}
/**
 * The names of the stages whose images users run, by the builds that the repository declares: the last one's where a
 * build names none; none at all where no build makes an image. Null: they say nothing of it.
 */
function declaredShips(builds, stages) {
    if (builds.length > 0 && builds.every(({ makesImage }) => !makesImage))
        return [];
    const last = stages.at(-1);
    const names = builds
        .filter(({ ships }) => ships)
        .flatMap(({ target }) => target ?? (last ? [last.name ?? String(last.index)] : []));
    return names.length > 0 ? [...new Set(names)] : null;
}
function explicitContext(settings, path) {
    if (settings.context !== null)
        return { context: settings.context, place: null };
    const named = settings.config?.dockerfiles.find((dockerfile) => dockerfile.path === path)?.context;
    return named ? { context: named.name, place: named.place } : null;
}
/** For each kind of budget, the limits of the first list that has any. */
function strongest(...lists) {
    const kinds = ["size", "download", "growth"];
    return kinds.flatMap((kind) => {
        const list = lists.find((limits) => limits.some(({ on }) => on === kind)) ?? [];
        return list.filter(({ on }) => on === kind);
    });
}


/***/ })

};
