export const id = 561;
export const ids = [561];
export const modules = {

/***/ 1561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkCommand: () => (/* binding */ checkCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:perf_hooks"
var external_node_perf_hooks_ = __webpack_require__(643);
// EXTERNAL MODULE: ./build/baseline/git.js
var baseline_git = __webpack_require__(9302);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/process/slots.js
var slots = __webpack_require__(1399);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/process/child.js
var process_child = __webpack_require__(5292);
;// CONCATENATED MODULE: ./build/build/arguments.js

/** The environment variable that carries a secret's value to buildx. */
function secretVariable(index) {
    return `STAGECHECK_SECRET_${index}`;
}
/**
 * The arguments of `docker buildx build` that hold for every target.
 * @param root folder that local named contexts are relative to
 */
function buildArguments(settings, root) {
    const each = (flag, values) => values.flatMap((value) => [flag, value]);
    return [
        ...each("--build-arg", Object.entries(settings.buildArgs).map(([name, value]) => `${name}=${value}`)),
        ...each("--build-context", settings.buildContexts.map(({ name, value, local }) => `${name}=${local ? (0,external_node_path_.resolve)(root, value) : value}`)),
        ...settings.secrets.flatMap(({ id, source }, index) => {
            if (source.kind === "file")
                return ["--secret", `id=${id},src=${source.file}`];
            return ["--secret", `id=${id},env=${source.kind === "env" ? source.name : secretVariable(index)}`];
        }),
        ...each("--ssh", settings.ssh),
        ...each("--platform", settings.platforms),
        ...each("--cache-from", settings.cacheFrom),
        ...each("--cache-to", settings.cacheTo),
        ...(settings.pull ? ["--pull"] : []),
        ...(settings.noCache ? ["--no-cache"] : []),
    ];
}
/** What buildx must find in its environment for `buildArguments` to mean what it says: the secrets' values. */
function buildEnvironment(settings) {
    return Object.fromEntries(settings.secrets.flatMap(({ source }, index) => source.kind === "value" ? [[secretVariable(index), source.value]] : []));
}

// EXTERNAL MODULE: ./build/dockerfile/flags.js
var flags = __webpack_require__(172);
// EXTERNAL MODULE: ./build/dockerfile/stage-hints.js
var stage_hints = __webpack_require__(8610);
// EXTERNAL MODULE: ./build/dockerfile/graph.js
var graph = __webpack_require__(4799);
// EXTERNAL MODULE: ./build/dockerfile/syntax.js
var syntax = __webpack_require__(2420);
;// CONCATENATED MODULE: ./build/text/pieces.js
/** Whether a text is made of these pieces in this order, the first at its beginning, the last at its end. */
function consistsOf([first = "", ...others], text) {
    const last = others.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first))
        return false;
    let at = first.length;
    for (const piece of others) {
        const found = text.indexOf(piece, at);
        if (found < 0)
            return false;
        at = found + piece.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
}

;// CONCATENATED MODULE: ./build/build/step-instruction.js



/** Of `[linux/amd64 build 3/5] RUN make`: the stage's name, if there are several, the step's place in it, what it does. */
const STEP_NAME = /^\[(?:(?:[^\]]* )?([^\]\s]+) +)?(\d+)\/\d+\] (.*)$/s;
/** `$NAME`, `${NAME}`, `${NAME:-default}`: BuildKit names a step with the variables' values. */
const VARIABLE = /\$(?:\w+|\{(?:[^{}]|\{[^{}]*\})*\})/;
/** Instructions that are a step each. */
const STEPS = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);
/**
 * The instruction that a step stands for, by the step's name alone. Where builds that run at once have a step in
 * common, BuildKit tells only one of them the step's line, and calls it in all of them as it is called in that one.
 * @param name a vertex's, as `--progress rawjson` has it
 * @param target index of the stage that is built
 * @returns the first one that it can be, if any, of the target and the stages that it needs
 */
function instructionOfStep(name, dockerfile, target) {
    const [, stage, place, text] = STEP_NAME.exec(name) ?? [];
    if (text === undefined)
        return undefined;
    const needed = (0,graph/* reachableStages */.J)(dockerfile.stages, [target]);
    const found = matching(dockerfile, text).filter((instruction) => needed.has(instruction.stage));
    const inStage = found.filter((instruction) => {
        const { name: own, index } = dockerfile.stages[instruction.stage] ?? {};
        return stage === undefined || stage === (own ?? `stage-${index}`);
    });
    const atPlace = inStage.find((instruction) => placeOf(instruction, dockerfile) === Number(place));
    return atPlace ?? inStage[0] ?? found[0];
}
/** What a step does: its name without its place. */
const commandOfStep = (name) => name.replace(/^\[[^\]]*\] /, "");
/** All instructions whose step may be called so. */
function matching({ text, escapeChar, instructions }, step) {
    // Of blanks and escape characters BuildKit keeps some, by rules of its own.
    const bare = (from) => from.replaceAll(escapeChar, "").replace(/\s+/g, " ").trim();
    const bareStep = bare(step);
    const raw = new Map((0,syntax/* readSyntax */.k)(text).instructions.map((one) => [one.line, one]));
    return instructions.filter(({ line }) => {
        const { logical = "", heredocs = [] } = raw.get(line) ?? {};
        const [, keyword = "", rest = ""] = /^(?:ONBUILD\s+)?(\w+)\s*(.*)$/is.exec(logical) ?? [];
        // BuildKit has the first line of a here-document follow.
        const written = `${keyword.toUpperCase()} ${bare(rest)}${heredocs.length > 0 ? "$_" : ""}`;
        return STEPS.has(keyword.toUpperCase()) && consistsOf(written.split(VARIABLE), bareStep);
    });
}
/** BuildKit counts a stage's steps from 1; FROM is the first of them, if it is from anything. */
function placeOf(instruction, { stages, instructions }) {
    const before = instructions.filter(({ stage, line, keyword }) => stage === instruction.stage && line <= instruction.line && STEPS.has(keyword));
    return before.length + (stages[instruction.stage]?.base === "scratch" ? 0 : 1);
}

;// CONCATENATED MODULE: ./build/build/fault.js



/** The line that buildx marks with `>>>` under the file's name. */
function markedLine(closing) {
    for (const line of closing) {
        const marked = /^\s*(\d+) \| >>>/.exec(line);
        if (marked)
            return Number(marked[1]);
    }
    return null;
}
/** The last `ERROR:` line, without what buildx puts before the reason. */
function closingError(closing) {
    const line = closing.findLast((text) => text.startsWith("ERROR: "));
    return (line
        ?.slice("ERROR: ".length)
        .replace(/^failed to build: /, "")
        .replace(/^failed to solve: /, "") ?? null);
}
/**
 * `process "/bin/sh -c make" did not complete successfully: exit code: 2` in plain words. What a COPY lacks comes
 * without BuildKit's ids before it: they are others in every build, and the reason is the same.
 */
function plainReason(reason) {
    const lacking = /failed to calculate checksum of ref \S+: (.+)$/.exec(reason)?.[1];
    if (lacking !== undefined)
        return lacking;
    const exit = /did not complete successfully: exit code: (\d+)/.exec(reason);
    if (!exit)
        return reason;
    const code = Number(exit[1]);
    return code === 137
        ? "the command was killed (exit code 137): out of memory?"
        : `the command ended with exit code ${code}`;
}
/** An image that cannot be had may be a stage whose name was mistyped; BuildKit asks so itself where it sees it. */
function askForStage(reason, { stages }) {
    const image = /^(\S+): failed to resolve source metadata /.exec(reason)?.[1];
    const hint = (0,stage_hints/* stageHints */.f)(stages).find(({ reference }) => reference === image);
    return hint === undefined || reason.includes("did you mean") ? "" : ` (${hint.question})`;
}
/** A builder that is older than a flag knows nothing of it. */
function askForSyntax(reason, instruction) {
    const flag = /unknown flag: (?:--)?([\w-]+)/.exec(reason)?.[1];
    const needed = flag && instruction ? (0,flags/* neededSyntax */.XY)(instruction.keyword, flag) : null;
    return needed === null ? "" : ` (this builder is older than the flag: ${needed})`;
}
/**
 * What went wrong, with the Dockerfile line and instruction: those that BuildKit names, else those of the failed step.
 * @param target index of the stage that was built
 */
function describeFault(log, dockerfile, target) {
    const line = markedLine(log.closing);
    const step = log.failed?.name ?? "";
    const instruction = line === null
        ? instructionOfStep(step, dockerfile, target)
        : dockerfile.instructions.find((item) => item.line <= line && line <= item.endLine);
    const reason = closingError(log.closing) ?? log.failed?.error ?? log.closing.at(-1) ?? "the build failed without a word";
    return {
        line: instruction?.line ?? line,
        message: plainReason(reason) + askForStage(reason, dockerfile) + askForSyntax(reason, instruction),
        command: instruction?.text ?? (log.failed && commandOfStep(step)),
        log: log.output,
    };
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/build/progress.js

const KEPT_OUTPUT_LINES = 20;
const KEPT_CLOSING_LINES = 200;
const KEPT_LINE_LENGTH = 500;
/** `[build 3/5] RUN make`: an instruction's step, not a FROM and not what BuildKit does for itself. */
const STEP = /^\[(?!internal\]|auth\])[^\]]*\] (?!FROM )/;
const CALLED_OFF = /context canceled|CANCELED/;
function parseStatus(line) {
    if (!line.startsWith("{"))
        return null;
    try {
        return JSON.parse(line);
    }
    catch {
        return null;
    }
}
/** The last lines of what a step printed, whatever pieces it came in. */
class OutputTail {
    lines = [];
    rest = "";
    add(text) {
        const pieces = (this.rest + text).split(/\r\n|\n|\r/);
        this.rest = (pieces.pop() ?? "").slice(-KEPT_LINE_LENGTH);
        for (const piece of pieces)
            this.lines.push(piece.slice(0, KEPT_LINE_LENGTH));
        this.lines.splice(0, Math.max(0, this.lines.length - KEPT_OUTPUT_LINES));
    }
    all() {
        return [...this.lines, ...(this.rest ? [this.rest] : [])].slice(-KEPT_OUTPUT_LINES);
    }
}
/** A step and all that it follows on. */
function closure(vertices, root) {
    const reached = new Set();
    const open = [root];
    for (let vertex = open.pop(); vertex; vertex = open.pop()) {
        if (reached.has(vertex))
            continue;
        reached.add(vertex);
        open.push(...vertex.inputs.flatMap((input) => vertices.get(input) ?? []));
    }
    return reached;
}
/**
 * The steps of this build. Where another build at the same time has a step in common, BuildKit reports that one's
 * step too; it leads nowhere here, so what the result does not follow on is not counted.
 */
function ownSteps(vertices) {
    const followed = new Set([...vertices.values()].flatMap((vertex) => vertex.inputs));
    const roots = [...vertices.values()].filter((vertex) => !followed.has(vertex.digest));
    const graphs = roots.map((root) => closure(vertices, root));
    const own = graphs.reduce((best, graph) => (graph.size > best.size ? graph : best), new Set());
    return [...own].filter((vertex) => STEP.test(vertex.name));
}
function measure(vertices) {
    const steps = ownSteps(vertices);
    return {
        steps: steps.length,
        cachedSteps: steps.filter((vertex) => vertex.cached).length,
        completedSteps: steps.filter((vertex) => vertex.completed).length,
        running: steps.findLast((vertex) => vertex.started && !vertex.completed)?.name ?? null,
    };
}
function countUntold(vertices) {
    const own = new Set(ownSteps(vertices));
    const others = [...vertices.values()].filter((vertex) => STEP.test(vertex.name) && !own.has(vertex));
    if (others.some((vertex) => vertex.started && !vertex.cached))
        return 0;
    return [...own].filter((vertex) => !vertex.started).length;
}
/** Reads buildx's standard error with `--progress rawjson` to its end. Memory does not grow with the output. */
async function readProgress(stderr, onProgress) {
    const vertices = new Map();
    const tails = new Map();
    const closing = [];
    for await (const line of (0,external_node_readline_.createInterface)({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY })) {
        const status = parseStatus(line);
        if (status === null) {
            closing.push(line.slice(0, KEPT_LINE_LENGTH));
            if (closing.length > KEPT_CLOSING_LINES)
                closing.shift();
            continue;
        }
        for (const raw of status.vertexes ?? []) {
            if (!raw.digest)
                continue;
            const before = vertices.get(raw.digest);
            vertices.set(raw.digest, {
                digest: raw.digest,
                name: raw.name ?? before?.name ?? "",
                inputs: raw.inputs ?? before?.inputs ?? [],
                started: raw.started !== undefined || (before?.started ?? false),
                completed: raw.completed !== undefined || (before?.completed ?? false),
                cached: raw.cached ?? before?.cached ?? false,
                error: raw.error || before?.error || null,
            });
            // A step that ended well needs no log any more.
            if (raw.completed !== undefined && !raw.error)
                tails.delete(raw.digest);
        }
        for (const { vertex, data } of status.logs ?? []) {
            if (!vertex || data === undefined)
                continue;
            const tail = tails.get(vertex) ?? new OutputTail();
            tails.set(vertex, tail);
            tail.add(Buffer.from(data, "base64").toString("utf8"));
        }
        if (status.vertexes)
            onProgress(measure(vertices));
    }
    const errors = [...vertices.values()].filter((vertex) => vertex.error !== null);
    const failed = errors.find((vertex) => !CALLED_OFF.test(vertex.error ?? "")) ?? errors[0] ?? null;
    return {
        progress: measure(vertices),
        untoldSteps: countUntold(vertices),
        failed,
        output: failed ? (tails.get(failed.digest)?.all() ?? []) : [],
        closing,
    };
}

;// CONCATENATED MODULE: ./build/build/buildx.js








const METADATA_LIMIT_BYTES = 256_000_000;
/** Puts a changed Dockerfile beside its own ignore file; BuildKit looks for that next to the file. */
async function dockerfilePath(request) {
    const { changed, parsed, path } = request.dockerfile;
    const original = (0,external_node_path_.resolve)(request.root, path);
    if (!changed && request.target.text === parsed.text)
        return original;
    const copy = (0,external_node_path_.join)(request.temporary, (0,external_node_path_.basename)(original));
    await (0,promises_.writeFile)(copy, request.target.text);
    const ignore = changed?.ignore ?? (await (0,promises_.readFile)(`${original}.dockerignore`).catch(() => null));
    if (ignore === null)
        await (0,promises_.rm)(`${copy}.dockerignore`, { force: true });
    else
        await (0,promises_.writeFile)(`${copy}.dockerignore`, ignore);
    return copy;
}
/** buildx cannot send a folder whose own name holds control bytes; a link with a plain name to it can be sent. */
async function contextPath(request) {
    const folder = (0,external_node_path_.resolve)(request.root, request.target.context);
    if (!/[\u0000-\u001f\u007f]/.test((0,external_node_path_.basename)(folder)))
        return folder;
    const link = (0,external_node_path_.join)(request.temporary, "context");
    await (0,promises_.rm)(link, { force: true });
    await (0,promises_.symlink)(folder, link);
    return link;
}
function outputArgument(request) {
    if (!request.engine.exportsOci)
        return `type=docker,name=${request.reference}`;
    // Only what ships is compressed: nobody pulls the other stages. Forced, or layers that were once exported plain
    // would stay plain here and have no exact download size.
    const compression = request.target.stage.ships
        ? "compression=gzip,force-compression=true"
        : "compression=uncompressed";
    return `type=oci,tar=false,dest=${request.layout},name=${request.reference},${compression}`;
}
async function readMetadata(file) {
    const bytes = await (0,promises_.readFile)(file).catch(() => null);
    if (bytes === null || bytes.length > METADATA_LIMIT_BYTES)
        return null;
    try {
        const value = JSON.parse(bytes.toString("utf8"));
        return typeof value === "object" && value !== null ? value : null;
    }
    catch {
        return null;
    }
}
/** Builds one target. A build that fails or takes too long is an answer, not an error. */
async function buildTarget(request) {
    await (0,promises_.mkdir)(request.temporary, { recursive: true });
    const metadataFile = (0,external_node_path_.join)(request.temporary, "metadata.json");
    await (0,promises_.rm)(metadataFile, { force: true });
    const { settings } = request;
    const args = [
        "buildx",
        "build",
        ...(settings.builder === null ? [] : ["--builder", settings.builder]),
        ...request.target.args,
        "--progress",
        "rawjson",
        "--metadata-file",
        metadataFile,
        "--output",
        outputArgument(request),
        "--file",
        await dockerfilePath(request),
        "--",
        await contextPath(request),
    ];
    const timeout = AbortSignal.timeout(settings.timeoutSeconds * 1000);
    const begun = external_node_perf_hooks_.performance.now();
    const child = (0,process_child/* startChild */.v)("docker", args, {
        cwd: request.root,
        env: {
            ...request.env,
            ...buildEnvironment(settings),
            BUILDX_METADATA_PROVENANCE: "max",
        },
        signal: AbortSignal.any([request.signal, timeout]),
    });
    child.stdout.resume();
    const [log, exitCode] = await Promise.all([readProgress(child.stderr, request.onProgress), child.exit]);
    const seconds = (external_node_perf_hooks_.performance.now() - begun) / 1000;
    const { steps, cachedSteps } = log.progress;
    const counted = { seconds, steps, cachedSteps };
    if (exitCode === 0) {
        const metadata = await readMetadata(metadataFile);
        const { reference } = request;
        const location = request.engine.exportsOci
            ? { kind: "oci-layout", folder: request.layout, reference }
            : { kind: "engine", reference };
        return {
            outcome: { status: "built", ...counted, cachedSteps: cachedSteps + log.untoldSteps },
            location,
            metadata,
        };
    }
    const { parsed } = request.dockerfile;
    const { index } = request.target.stage;
    const fault = describeFault(log, parsed, index);
    if (timeout.aborted && !request.signal.aborted) {
        const running = log.failed?.name ?? log.progress.running;
        const instruction = running === null ? undefined : instructionOfStep(running, parsed, index);
        const error = {
            line: instruction?.line ?? fault.line,
            message: `not built within ${settings.timeoutSeconds} s`,
            command: instruction?.text ?? (running === null ? null : commandOfStep(running)),
            log: log.output,
        };
        return { outcome: { status: "timeout", ...counted, error }, location: null, metadata: null };
    }
    return { outcome: { status: "failed", ...counted, error: fault }, location: null, metadata: null };
}

;// CONCATENATED MODULE: ./build/build/layouts.js


/** Files made at once. */
const AT_ONCE = 64;
function blobPath(folder, digest) {
    return (0,external_node_path_.join)(folder, "blobs", ...digest.split(":"));
}
/**
 * Prepares the folder; no layer is sent to it twice.
 * @param known digests of blobs that nobody needs: an empty file stands for each, and buildx does not have it sent, as
 * it has nothing sent that is there
 */
async function prepareLayouts(folder, known) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "blobs", "sha256"), { recursive: true });
    const left = known.filter((digest) => digest.startsWith("sha256:"));
    const work = async () => {
        for (let digest = left.pop(); digest !== undefined; digest = left.pop()) {
            await (0,promises_.writeFile)(blobPath(folder, digest), "");
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { folder, incomplete: false };
}
/**
 * An empty layout of its own for one target: buildx exports to one folder once at a time. One of that name is replaced;
 * its blobs stay, as they are everybody's.
 */
async function addLayout({ folder }, name) {
    const layout = (0,external_node_path_.join)(folder, name);
    await (0,promises_.rm)(layout, { recursive: true, force: true });
    await (0,promises_.mkdir)(layout, { recursive: true });
    await (0,promises_.symlink)((0,external_node_path_.join)("..", "blobs"), (0,external_node_path_.join)(layout, "blobs"));
    return layout;
}
/** Takes back the empty files of blobs that are needed after all: the next export sends them. */
async function removePlaceholders(layouts, needed) {
    const { folder } = layouts;
    for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(folder, "blobs", "sha256"))) {
        const digest = `sha256:${name}`;
        const path = blobPath(folder, digest);
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (found?.size !== 0 || !(await needed(digest)))
            continue;
        await (0,promises_.rm)(path, { force: true });
        layouts.incomplete = true;
    }
}

;// CONCATENATED MODULE: ./build/build/build-targets.js





/** More builds at once than cores: they wait for the network, and BuildKit runs a step that they share once. */
const BUILDS_AT_ONCE = Math.max(5, Math.min(8, (0,external_node_os_.availableParallelism)() + 2));
function buildSlots() {
    return (0,slots/* createSlots */.e)(BUILDS_AT_ONCE);
}
/** `api (services/api/Dockerfile)` */
function targetLabel(target) {
    return `${target.stage.name ?? `stage ${target.stage.index}`} (${target.dockerfile})`;
}
/** Builds all targets, some at once. One that fails never stops the others. The answer is in the order of the jobs. */
async function buildTargets(request) {
    const results = [];
    let next = 0;
    const worker = async () => {
        for (let index = next++; index < request.jobs.length; index = next++) {
            await request.slots.run(async () => {
                if (next >= request.jobs.length)
                    request.onLast?.();
                results[index] = await buildJob(request, index);
            });
        }
    };
    const workers = Array.from({ length: Math.min(request.slots.count, request.jobs.length) }, worker);
    // All of them end before anyone tidies up after them.
    for (const end of await Promise.allSettled(workers))
        if (end.status === "rejected")
            throw end.reason;
    return results;
}
async function buildJob(request, index) {
    const { side, onProgress, signal } = request;
    const job = request.jobs[index];
    signal.throwIfAborted();
    const target = targetLabel(job.target);
    onProgress({ kind: "target-started", side, target });
    const one = {
        ...request,
        ...job,
        temporary: (0,external_node_path_.join)(request.temporary, String(index)),
        layout: await addLayout(request.layouts, `${side}-${index}`),
        reference: request.reference(index),
        onProgress: ({ completedSteps, steps, running }) => onProgress({ kind: "target-running", side, target, done: completedSteps, steps, step: running }),
    };
    const built = await buildTarget(one);
    signal.throwIfAborted();
    const { error, ...outcome } = built.outcome;
    const reason = error ? `${error.line === null ? "" : `line ${error.line}: `}${error.message}` : null;
    onProgress({ kind: "target-finished", side, target, ...outcome, reason, log: error?.log ?? [] });
    request.onBuilt(index, built, () => request.slots.run(() => buildTarget(one)));
    return built;
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/process/query.js
var query = __webpack_require__(8374);
;// CONCATENATED MODULE: ./build/build/engine.js


/** BuildKit with max-mode provenance in the metadata file, and `--progress rawjson`. */
const NEEDED = { docker: [23, 0], buildx: [0, 17] };
function parseVersion(text) {
    const match = /(\d+)\.(\d+)/.exec(text);
    return match ? [Number(match[1]), Number(match[2])] : null;
}
function older(found, needed) {
    return found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1]);
}
async function buildxVersion(env) {
    const answer = await (0,query/* query */.P)("docker", ["buildx", "version"], { env });
    if (answer.exitCode === 127) {
        throw new errors/* EngineError */.NJ("There is no docker command on the PATH", {
            remedy: "Install Docker 23 or newer with the buildx plugin.",
        });
    }
    const version = /\bv?(\d+\.\d+\.\d+)/.exec(answer.stdout)?.[1];
    if (answer.exitCode !== 0 || version === undefined) {
        throw new errors/* EngineError */.NJ("The docker command has no buildx plugin", {
            remedy: `Install buildx ${NEEDED.buildx.join(".")} or newer (the package docker-buildx-plugin or docker-buildx).`,
        });
    }
    const found = parseVersion(version);
    if (found && older(found, NEEDED.buildx)) {
        throw new errors/* EngineError */.NJ(`buildx ${version} is too old`, {
            remedy: `Stagecheck needs ${NEEDED.buildx.join(".")} or newer.`,
        });
    }
    return version;
}
async function builderDriver(builder, env) {
    const args = ["buildx", "inspect", ...(builder === null ? [] : ["--bootstrap", "--", builder])];
    const answer = await (0,query/* query */.P)("docker", args, { env });
    if (answer.exitCode !== 0) {
        const said = answer.stderr
            .trim()
            .split("\n")
            .at(-1)
            ?.replace(/^ERROR: /, "") ?? "";
        throw new errors/* EngineError */.NJ(`The builder ${builder ?? "in use"} cannot be used: ${said}`, {
            remedy: "«docker buildx ls» lists the builders.",
        });
    }
    return /^Driver:\s*(\S+)/m.exec(answer.stdout)?.[1] ?? "docker";
}
async function serverVersion(env) {
    const answer = await (0,query/* query */.P)("docker", ["version", "--format", "{{.Server.Version}}"], { env });
    const version = answer.stdout.trim();
    if (answer.exitCode !== 0 || version === "") {
        const said = answer.stderr.trim().split("\n").at(-1) ?? "";
        throw new errors/* EngineError */.NJ(`No Docker engine answers${said ? `: ${said}` : ""}`, {
            remedy: "Start Docker, or point DOCKER_HOST at an engine.",
        });
    }
    const found = parseVersion(version);
    if (found && older(found, NEEDED.docker)) {
        throw new errors/* EngineError */.NJ(`Docker ${version} is too old`, {
            remedy: `Stagecheck needs Docker ${NEEDED.docker[0]} or newer, with buildx ${NEEDED.buildx.join(".")} or newer.`,
        });
    }
    return version;
}
/**
 * Asks what is there to build with.
 * @throws EngineError where no engine answers, or one that is too old, or buildx is missing
 */
async function describeEngine(builder, env) {
    // All are asked at once; what is wrong is told in this order: an engine too old says more than a plugin that it
    // cannot have.
    const asked = {
        server: later(serverVersion(env)),
        buildx: later(buildxVersion(env)),
        driver: later(builderDriver(builder, env)),
        store: later(imageStore(env)),
    };
    const server = builder === null ? await asked.server : null;
    const buildx = await asked.buildx;
    const driver = await asked.driver;
    if (driver !== "docker") {
        return { version: server ?? `buildx ${buildx}`, buildx, driver, store: "containerd", exportsOci: true };
    }
    const version = server ?? (await asked.server);
    const store = await asked.store;
    return { version, buildx, driver, store, exportsOci: store === "containerd" };
}
async function imageStore(env) {
    const status = await (0,query/* query */.P)("docker", ["info", "--format", "{{json .DriverStatus}}"], { env });
    return status.stdout.includes("io.containerd.snapshotter") ? "containerd" : "classic";
}
/** A promise whose failure nobody may come to ask for. */
function later(promise) {
    promise.catch(() => undefined);
    return promise;
}

;// CONCATENATED MODULE: ./build/build/loaded-images.js

/** Names removed with one command, below any limit on its length. */
const loaded_images_AT_ONCE = 200;
/**
 * Takes images of ours out of the engine again when `use` is done, whatever happened; the build cache stays. `use` adds
 * the names of what it loads to the list that it is given, before it does so.
 */
async function withLoadedImages(env, use) {
    const references = [];
    try {
        return await use(references);
    }
    finally {
        for (let from = 0; from < references.length; from += loaded_images_AT_ONCE) {
            // Those of targets that did not build are not there: no matter.
            await (0,query/* query */.P)("docker", ["image", "rm", "--force", "--", ...references.slice(from, from + loaded_images_AT_ONCE)], {
                env,
            });
        }
    }
}

// EXTERNAL MODULE: ./build/build/shipping.js
var shipping = __webpack_require__(737);
;// CONCATENATED MODULE: ./build/baseline/commit.js

/** How far a shallow history is fetched, step by step, before all of it is. */
const DEPTHS = [2, 50, 500];
async function isShallow(git) {
    return (await git.ask("rev-parse", "--is-shallow-repository")) === "true";
}
async function fetchMore(git, wanted, ...depth) {
    // What is wanted may come from an event: it must never be taken for an option.
    await git.ask("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...depth, "--", "origin", ...wanted);
}
/** Fetches until `enough` answers: a shallow history deeper and deeper; a full one is never made shallow. */
async function fetchUntil(git, wanted, enough) {
    const found = await enough();
    if (found !== null)
        return found;
    if (!(await isShallow(git))) {
        if (wanted.length > 0)
            await fetchMore(git, wanted);
        return enough();
    }
    for (const depth of DEPTHS) {
        await fetchMore(git, wanted, `--depth=${depth}`);
        const answer = await enough();
        if (answer !== null)
            return answer;
    }
    await fetchMore(git, wanted, "--unshallow");
    return enough();
}
async function parents(git, commit) {
    const line = await git.ask("rev-list", "--parents", "--max-count=1", commit);
    return line?.split(" ").slice(1) ?? [];
}
/** The branch that a change most likely goes into, where no event says it: origin's default branch, main, master. */
async function guessBaseRef(git) {
    const remote = await git.ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
    for (const name of [remote, "origin/main", "origin/master", "main", "master"]) {
        if (name && (await (0,baseline_git/* commitId */.x)(git, name)) !== null)
            return name;
    }
    return null;
}
async function ofPullRequest(git, head, change) {
    const name = change.baseRef ?? "the base branch";
    const found = await fetchUntil(git, [head, ...(change.baseSha ? [change.baseSha] : [])], async () => {
        const above = await parents(git, head);
        // A pull request's merge commit: its first parent is the base branch.
        if (above.length > 1)
            return above[0] ?? null;
        return change.baseSha ? git.ask("merge-base", head, change.baseSha) : null;
    });
    if (found === null) {
        return { kind: "failed", reason: `No common commit of this change and ${name} could be fetched.` };
    }
    if (found === head)
        return { kind: "absent", reason: `This commit is already on ${name}.` };
    return { kind: "commit", sha: found, ref: change.baseRef, reason: `The merge base with ${name}.` };
}
async function ofWorkspace(git, head) {
    const changed = (await git.ask("status", "--porcelain", "--untracked-files=no")) !== "";
    const ref = await guessBaseRef(git);
    const base = ref === null ? null : await git.ask("merge-base", head, ref);
    if (ref !== null && base !== null && base !== head) {
        return { kind: "commit", sha: base, ref, reason: `The merge base with ${ref}.` };
    }
    if (changed)
        return { kind: "commit", sha: head, ref: null, reason: "The last commit; the workspace has changes." };
    const before = await fetchUntil(git, [], async () => (await parents(git, head))[0] ?? null);
    return before === null
        ? { kind: "absent", reason: "This is the first commit." }
        : { kind: "commit", sha: before, ref: null, reason: "The commit before." };
}
/**
 * Finds the commit to compare with. Shallow checkouts are fetched deeper as far as needed.
 * @param wanted `auto`, `none` or a name of a commit
 */
async function findBaselineCommit(git, wanted, change) {
    if (wanted === "none")
        return { kind: "absent", reason: "No baseline was asked for." };
    if (git === null)
        return { kind: "absent", reason: "The folder is not a git repository." };
    const head = await (0,baseline_git/* commitId */.x)(git, "HEAD");
    if (head === null)
        return { kind: "absent", reason: "The repository has no commit yet." };
    if (wanted !== "auto") {
        const sha = await fetchUntil(git, [wanted], () => (0,baseline_git/* commitId */.x)(git, wanted));
        return sha === null
            ? { kind: "failed", reason: `There is no commit called ${wanted}.` }
            : { kind: "commit", sha, ref: null, reason: `The commit that was asked for: ${wanted}.` };
    }
    return change.baseRef !== null || change.baseSha !== null
        ? ofPullRequest(git, head, change)
        : ofWorkspace(git, head);
}

// EXTERNAL MODULE: ./build/report/json.js + 9 modules
var json = __webpack_require__(2996);
;// CONCATENATED MODULE: ./build/baseline/file.js



/**
 * Takes an earlier report as the baseline.
 * @throws StagecheckError where the file is not there or is no report
 */
async function readBaselineReport(file) {
    const text = await (0,promises_.readFile)(file, "utf8").catch((cause) => {
        throw new errors/* StagecheckError */.$e(`The baseline cannot be read (${cause.code ?? "unknown"})`, {
            place: { file },
            cause,
        });
    });
    const report = (0,json/* parseReport */.MM)(text, file);
    return {
        summary: {
            kind: "file",
            ...(report.head === null ? {} : { sha: report.head }),
            reason: "a report that was given",
            state: "ready",
        },
        dockerfiles: report.dockerfiles,
    };
}

;// CONCATENATED MODULE: ./build/baseline/git-folder.js


async function linkTree(from, to) {
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const [source, target] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isDirectory())
            await linkTree(source, target);
        else if (entry.isFile())
            await linkFile(source, target);
    }
}
/** Another file system takes no links. */
function linkFile(from, to) {
    return (0,promises_.link)(from, to).catch(() => (0,promises_.copyFile)(from, to));
}
/**
 * Gives the baseline's checkout the same `.git` as the workspace, folder or file. A `COPY . .` without an ignore file
 * takes it into the image; were it only in the one, its size would count as the change's.
 */
async function shareGitFolder(workspace, checkout) {
    const [from, to] = [(0,external_node_path_.join)(workspace, ".git"), (0,external_node_path_.join)(checkout, ".git")];
    const found = await (0,promises_.lstat)(from).catch(() => null);
    if (found?.isDirectory())
        await linkTree(from, to);
    else if (found?.isFile())
        await linkFile(from, to);
}

;// CONCATENATED MODULE: ./build/baseline/worktree.js



/**
 * Lays a commit's files out in a folder of `temporary` for as long as `use` runs. The repository does not come to
 * know of it: the workspace may be under way into a build, `.git` and all.
 */
async function withWorktree(git, commit, temporary, use) {
    const folder = (0,external_node_path_.join)(temporary, "baseline");
    const indexFile = (0,external_node_path_.join)(temporary, "baseline-index");
    await (0,promises_.mkdir)(folder);
    try {
        await git.readTree(commit, { workTree: folder, indexFile });
        await shareGitFolder(git.root, folder);
        return await use(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
        await (0,promises_.rm)(indexFile, { force: true });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(8390);
;// CONCATENATED MODULE: ./build/dockerfile/rename.js

/** What `--target` finds by this name: the last stage that bears it. */
function targetOf(stages, name) {
    return stages.findLast((stage) => stage.name === name);
}
/** Where the image or the name of a FROM instruction stands in the file, by the source ranges of its syntax tree. */
function rangeOf(from, part, escapeChar) {
    // The tree knows the escape character by its directive alone.
    const directive = `# escape=${escapeChar}\n`;
    const [tree] = main.DockerfileParser.parse(directive + from.text).getFROMs();
    const range = part === "image" ? tree?.getImageRange() : tree?.getBuildStageRange();
    if (!range)
        return null;
    const lines = from.text.split("\n");
    const offset = (line, character) => from.offset + lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + character;
    return [offset(range.start.line, range.start.character), offset(range.end.line, range.end.character)];
}
/**
 * BuildKit's `--target` takes a name only, and of two stages with one name it takes the last. A stage that has no
 * name of its own, or has lost it to a later one, gets a made-up name in a copy of the text; no line moves.
 */
function nameStage(dockerfile, stage) {
    const { escapeChar, stages } = dockerfile;
    if (stage.name !== null && targetOf(stages, stage.name)?.index === stage.index) {
        return { text: dockerfile.text, targetName: stage.name };
    }
    const taken = new Set(stages.map((other) => other.name));
    let targetName = `stagecheck-${stage.index}`;
    while (taken.has(targetName))
        targetName += "-x";
    const fromOf = (index) => dockerfile.instructions.find((item) => item.stage === index && item.keyword === "FROM");
    const edits = [];
    const replace = (index, part) => {
        const from = fromOf(index);
        const range = from && rangeOf(from, part, escapeChar);
        if (range)
            edits.push({ at: range[0], remove: range[1] - range[0], insert: targetName });
    };
    const own = fromOf(stage.index);
    if (!own)
        return { text: dockerfile.text, targetName };
    if (stage.name === null)
        edits.push({ at: own.offset + own.text.trimEnd().length, remove: 0, insert: ` AS ${targetName}` });
    else {
        replace(stage.index, "name");
        // Stages FROM this one must follow it to its new name.
        for (const child of stages)
            if (child.baseStage === stage.index)
                replace(child.index, "image");
    }
    let text = dockerfile.text;
    for (const edit of edits.sort((left, right) => right.at - left.at))
        text = text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove);
    return { text, targetName };
}

// EXTERNAL MODULE: ./build/build/own-build.js
var own_build = __webpack_require__(5562);
;// CONCATENATED MODULE: ./build/build/plan.js



/**
 * One target for each stage, in the file's order. A file that cannot be read has none.
 * @param root folder that the Dockerfile's path is relative to
 */
function planTargets(dockerfile, settings, root) {
    const own = (0,own_build/* withOwnBuild */.j)(dockerfile, settings);
    return dockerfile.stages.map((stage) => {
        // Without a target BuildKit builds the last stage, and TARGETSTAGE is `default` then, as in the user's own build.
        const unnamed = stage.default && stage.name === null;
        const named = unnamed ? null : nameStage(dockerfile.parsed, stage);
        return {
            dockerfile: dockerfile.path,
            context: dockerfile.context,
            stage,
            targetName: named?.targetName ?? null,
            text: named?.text ?? dockerfile.parsed.text,
            args: [...buildArguments(own, root), ...(named === null ? [] : ["--target", named.targetName])],
        };
    });
}

// EXTERNAL MODULE: ./build/grouping.js
var grouping = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/image/engine.js + 6 modules
var engine = __webpack_require__(3801);
// EXTERNAL MODULE: ./build/image/oci-layout.js
var oci_layout = __webpack_require__(9454);
// EXTERNAL MODULE: ./build/inspect/inspect.js + 35 modules
var inspect = __webpack_require__(2241);
;// CONCATENATED MODULE: ./build/inspect/built-images.js






/** Images that are read in one go: from one place. */
function batches(request) {
    const wanted = request.images.flatMap(({ location, ships }, index) => location === null ? [] : [{ index, location, ships }]);
    return (0,grouping/* groupBy */.$)(wanted, ({ location }) => (location.kind === "oci-layout" ? location.folder : ""));
}
/**
 * Layers whose download size has to be estimated: those of shipping images that the engine holds plain. What else is
 * in the same archive is not worth running gzip over.
 */
async function layersToEstimate(batch, { env }) {
    const references = batch.flatMap(({ location, ships }) => ships && location.kind === "engine" ? [location.reference] : []);
    if (references.length === 0)
        return new Set();
    const args = [
        "image",
        "inspect",
        "--format",
        "{{range .RootFS.Layers}}{{println .}}{{end}}",
        "--",
        ...references,
    ];
    const { stdout } = await (0,query/* query */.P)("docker", args, { env });
    return new Set(stdout.split("\n").filter((line) => line !== ""));
}
async function readBatch(batch, request, onRead) {
    const [first] = batch;
    if (!first)
        return [];
    const source = first.location.kind === "oci-layout"
        ? (0,oci_layout/* ociLayout */.S)(first.location.folder)
        : (0,engine/* engineImages */.x)({ env: request.env, onRead });
    return source.read({
        select: inspect/* inspectedContent */.n,
        references: batch.map(({ location }) => location.reference),
        estimateDownload: await layersToEstimate(batch, request),
        cache: request.layers,
        cachedMayBeAbsent: true,
        signal: request.signal,
        ...(request.platform === null ? {} : { platform: request.platform }),
    });
}
/**
 * Reads the images of built targets, each layer once. One image that cannot be read does not cost the others.
 * @returns by index of the target; nothing where no image was built
 */
async function readBuiltImages(request) {
    const result = [];
    const tell = (index, built) => {
        if (result[index])
            return;
        result[index] = built;
        request.onRead?.(index, built);
    };
    const read = async (batch) => {
        const indexes = new Map(batch.map(({ index, location }) => [location.reference, index]));
        const onRead = (reference, image) => {
            const index = indexes.get(reference);
            if (index !== undefined)
                tell(index, { image });
        };
        try {
            const images = await readBatch(batch, request, onRead);
            for (const [position, { index }] of batch.entries()) {
                const image = images[position];
                tell(index, image ? { image } : { image: null, error: "The image was built and then was not there." });
            }
        }
        catch (error) {
            if (!(error instanceof errors/* ImageError */.C8))
                throw error;
            for (const one of batch.filter(({ index }) => !result[index])) {
                if (batch.length === 1)
                    tell(one.index, { image: null, error: (0,errors/* describeError */.Uc)(error) });
                else
                    await read([one]);
            }
        }
    };
    for (const batch of batches(request).values())
        await read(batch);
    return result;
}

;// CONCATENATED MODULE: ./build/build/attribution.js
/** The stage, what it is FROM, and so on down to the one that is FROM an external image. */
function lineage(stages, index) {
    const chain = [];
    for (let stage = stages[index]; stage && !chain.includes(stage);) {
        chain.push(stage);
        stage = stage.baseStage === null ? undefined : stages[stage.baseStage];
    }
    return chain;
}
function kindOf(instruction) {
    // A trigger is named after what it does.
    const keyword = instruction.keyword === "ONBUILD"
        ? (/^\s*ONBUILD\s+(\w+)/i.exec(instruction.text)?.[1] ?? "").toUpperCase()
        : instruction.keyword;
    if (keyword === "RUN")
        return "run";
    return keyword === "COPY" || keyword === "ADD" ? "copy" : "other";
}
/** What a COPY's `--from` means to a reader: a stage's name, an unnamed stage's index, or the image as written. */
function copiedFrom(instruction, stages) {
    const { from } = instruction;
    if (from === null)
        return null;
    const edge = stages[instruction.stage]?.dependsOn.find((item) => item.via === "COPY --from" && item.line === instruction.line);
    const source = edge === undefined ? undefined : stages[edge.stage];
    if (!source)
        return from;
    return source.name ?? String(source.index);
}
/**
 * Names for each layer the instruction that made it, in the target itself or in an own earlier stage that it is FROM.
 * A step that several stages share is counted for the stage of this target's lineage.
 */
function attributeLayers(dockerfile, stage, steps) {
    const { stages } = dockerfile;
    const chain = lineage(stages, stage);
    const members = new Set(chain.map((member) => member.index));
    const external = chain.at(-1);
    return steps.layers.map(({ lines, external: inherited }) => {
        if (inherited) {
            return {
                origin: "base",
                kind: "base",
                line: external?.line ?? null,
                text: external ? `FROM ${external.base}` : null,
                stage: external?.index ?? null,
                fromStage: null,
            };
        }
        const candidates = lines.flatMap((line) => dockerfile.parsed.instructions.filter((item) => item.line <= line && line <= item.endLine));
        const instruction = candidates.find((item) => members.has(item.stage)) ?? candidates[0];
        if (!instruction)
            return { origin: "own", kind: "other", line: null, text: null, stage: null, fromStage: null };
        return {
            origin: "own",
            kind: kindOf(instruction),
            line: instruction.line,
            text: instruction.text,
            stage: instruction.stage,
            fromStage: copiedFrom(instruction, stages),
        };
    });
}

;// CONCATENATED MODULE: ./build/build/provenance.js
function object(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function array(value) {
    return Array.isArray(value) ? value : [];
}
/** How many layers there are after a step, by `step3:0`; only of steps that BuildKit had loaded. */
function chainLengths(layers) {
    return new Map(Object.entries(layers).flatMap(([key, value]) => {
        const { length } = array(array(value)[0]);
        return length > 0 ? [[key, length]] : [];
    }));
}
function linesOf(location) {
    return array(object(location)["locations"]).flatMap((item) => array(object(item)["ranges"])
        .slice(0, 1)
        .map((range) => Number(object(object(range)["start"])["line"]))
        .filter((line) => Number.isInteger(line) && line > 0));
}
/** `pkg:docker/debian@bookworm-slim?platform=…` as `docker.io/library/debian:bookworm-slim`. */
function materialReference(uri) {
    const match = /^pkg:docker\/([^@?]+)(?:@([^?]+))?/.exec(uri);
    if (!match?.[1])
        return null;
    const name = decodeURIComponent(match[1]);
    const first = name.split("/")[0] ?? "";
    const domain = name.includes("/") && /[.:]|^localhost$/.test(first);
    const full = domain ? name : `docker.io/${name.includes("/") ? name : `library/${name}`}`;
    return `${full}:${decodeURIComponent(match[2] ?? "latest")}`;
}
/** Digests of the external images that a build took, by reference as BuildKit normalises it. */
function readMaterials(metadata) {
    const provenance = object(object(metadata)["buildx.build.provenance"]);
    const materials = object(provenance["buildDefinition"])["resolvedDependencies"] ?? provenance["materials"];
    return new Map(array(materials).flatMap((item) => {
        const reference = materialReference(String(object(item)["uri"] ?? ""));
        const digest = object(object(item)["digest"])["sha256"];
        return reference !== null && typeof digest === "string"
            ? [[reference, `sha256:${digest}`]]
            : [];
    }));
}
function readSteps(definition) {
    return array(definition).map((value) => {
        const step = object(value);
        const operation = object(object(step["op"])["Op"]);
        const [kind = null] = Object.keys(operation);
        return {
            id: String(step["id"]),
            kind,
            operation: kind === null ? {} : object(operation[kind]),
            inputs: array(step["inputs"]).map(String),
        };
    });
}
/** Which input a step's result is built upon; undefined: it begins from nothing, or from outside. */
function rootInput({ kind, operation, inputs }) {
    // JSON leaves out an index of 0.
    const at = (value) => inputs[Number(object(value)["input"] ?? 0)];
    switch (kind) {
        case null:
            return inputs[0];
        case "exec": {
            const root = array(operation["mounts"]).find((mount) => object(mount)["dest"] === "/");
            return root === undefined ? undefined : at(root);
        }
        case "file":
            return at(array(operation["actions"])[0]);
        case "merge":
            return at(array(operation["inputs"])[0]);
        default:
            return undefined;
    }
}
/** The steps that one after the other made the result, the first one first; with the name of what each made. */
function lineageOf(steps) {
    const byId = new Map(steps.map((step) => [step.id, step]));
    const lineage = [];
    let step = steps.findLast(({ kind }) => kind === null);
    while (step && lineage.length <= steps.length) {
        const output = rootInput(step);
        step = byId.get(output?.split(":")[0] ?? "");
        if (step && output !== undefined)
            lineage.unshift({ step, output });
    }
    return lineage;
}
/**
 * Reads `buildx.build.provenance` of a metadata file, SLSA v0.2 or v1: follows the steps that made the result and
 * gives each the layers that it added. A step makes one layer; where BuildKit tells how many there are after it, that
 * counts. It does not tell of a step that another build at the same time had in common.
 * https://docs.docker.com/build/metadata/attestations/slsa-definitions/
 * @param layerCount layers of the image
 * @returns null where there is none, or none that fits the image
 */
function readProvenance(metadata, layerCount) {
    const provenance = object(object(metadata)["buildx.build.provenance"]);
    const definition = object(provenance["buildDefinition"]);
    const isV1 = "buildDefinition" in provenance;
    const details = object(object(provenance["runDetails"])["metadata"]);
    const buildkit = isV1
        ? object(details["buildkit_metadata"])
        : object(object(provenance["metadata"])["https://mobyproject.org/buildkit@v1#metadata"]);
    const config = object(isV1 ? object(definition["internalParameters"])["buildConfig"] : provenance["buildConfig"]);
    const lineage = lineageOf(readSteps(config["llbDefinition"]));
    if (lineage.length === 0)
        return null;
    const lengths = chainLengths(object(buildkit["layers"]));
    const locations = object(object(buildkit["source"])["locations"]);
    const layers = [];
    for (const [index, { step, output }] of lineage.entries()) {
        const left = lineage.length - 1 - index;
        const external = step.kind === "source";
        const after = lengths.get(output) ?? (external ? layerCount - left : layers.length + 1);
        if (after < layers.length || after > layerCount)
            return null;
        while (layers.length < after)
            layers.push({ lines: linesOf(locations[step.id]), external });
    }
    return layers.length === layerCount ? { layers } : null;
}

// EXTERNAL MODULE: ./build/dockerfile/image-reference.js
var image_reference = __webpack_require__(5058);
// EXTERNAL MODULE: ./build/inspect/cached-inspection.js
var cached_inspection = __webpack_require__(7688);
;// CONCATENATED MODULE: ./build/measure-stage.js




/** inspect: what is in a built target's image, and which line brought it. */
async function measureStage(job, built, read, layers) {
    const { dockerfile, target } = job;
    const digests = readMaterials(built.metadata);
    const stage = {
        ...target.stage,
        images: target.stage.images.map((image) => {
            const digest = digests.get((0,image_reference/* normalizeReference */.tO)(image.reference));
            return digest === undefined ? image : { ...image, digest };
        }),
    };
    const measured = { ...stage, build: built.outcome, image: null, findings: [] };
    if (read === undefined)
        return measured;
    if (read.image === null)
        return { ...measured, imageError: read.error };
    const steps = readProvenance(built.metadata, read.image.layers.length);
    const attribution = steps && attributeLayers(dockerfile, stage.index, steps);
    const { schema: _, findings, ...image } = await (0,cached_inspection/* cachedInspection */.F)(layers, read.image, attribution, {
        search: stage.ships,
        stages: dockerfile.stages,
        instructions: dockerfile.parsed.instructions,
        target: stage.index,
    });
    return { ...measured, image, findings };
}

;// CONCATENATED MODULE: ./build/build-side.js







/**
 * plan → build, and inspect as soon as a target is exported. What fails is part of the answer.
 * @param loaded gets the names of images that are loaded into the engine
 * @param onLast called when no target waits any more and the last ones are being built
 */
async function buildSide(request, loaded, onLast) {
    const { repository, root, side, engine } = request;
    const jobs = repository.dockerfiles.flatMap((dockerfile) => planTargets(dockerfile, request.build, root)
        .filter(({ stage }) => request.wanted?.(stage) ?? true)
        .map((target) => ({ dockerfile, target })));
    const run = (0,external_node_crypto_.randomBytes)(6).toString("hex");
    const reference = (index) => `stagecheck:${run}-${side}-${index}`;
    if (!engine.exportsOci)
        loaded.push(...jobs.map((_, index) => reference(index)));
    const exported = [];
    try {
        const built = await buildTargets({
            ...request,
            jobs,
            settings: request.build,
            temporary: (0,external_node_path_.join)(request.temporary, "builds", side),
            reference,
            ...(onLast && { onLast }),
            onBuilt: (index, target, again) => {
                const job = jobs[index];
                if (!engine.exportsOci || !job)
                    return;
                const stage = measureExported(request, job, target, again);
                stage.catch(() => undefined);
                exported[index] = stage;
            },
        });
        return { request, jobs, built, exported: engine.exportsOci ? exported : null };
    }
    catch (error) {
        // Nothing is read any more when what it reads is removed.
        await Promise.allSettled(exported);
        throw error;
    }
}
/** Measures an exported image; it is exported once more with all its layers where one that was known is not. */
async function measureExported(request, job, built, again) {
    const { layers, layouts } = request;
    const read = async (target) => {
        const [image] = await readBuiltImages({
            ...request,
            images: [{ location: target.location, ships: job.target.stage.ships }],
            platform: request.build.platforms[0] ?? null,
        });
        return image;
    };
    const image = await read(built);
    if (image?.image !== null)
        return measureStage(job, built, image, layers);
    const isNeeded = async (digest) => (await layers.get(digest)) === undefined;
    await removePlaceholders(layouts, isNeeded);
    // Another target that failed at the same time may have taken them back before.
    if (!layouts.incomplete)
        return measureStage(job, built, image, layers);
    const rebuilt = await again();
    return measureStage(job, { ...rebuilt, outcome: built.outcome }, await read(rebuilt), layers);
}

// EXTERNAL MODULE: ./build/detectors/catalogue.js + 45 modules
var catalogue = __webpack_require__(4015);
// EXTERNAL MODULE: ./build/repository.js + 5 modules
var build_repository = __webpack_require__(3914);
;// CONCATENATED MODULE: ./build/settings/config-changes.js
/**
 * What a change to the config file does to limits and allow entries, one plain sentence each: a pull request that
 * moves its own limits must say so. Null: there is no config file.
 */
function configChanges(before, after) {
    const paths = new Set([before, after].flatMap((config) => config?.dockerfiles.map(({ path }) => path) ?? []));
    const entry = (config, path) => config?.dockerfiles.find((one) => one.path === path);
    return [
        ...budgetChanges("", before?.budgets ?? [], after?.budgets ?? []),
        ...[...paths].flatMap((path) => [
            ...budgetChanges(` of ${path}`, entry(before, path)?.budgets ?? [], entry(after, path)?.budgets ?? []),
            ...allowChanges(path, entry(before, path)?.allow ?? [], entry(after, path)?.allow ?? []),
        ]),
    ];
}
function budgetChanges(of, before, after) {
    return ["size", "download", "growth"].flatMap((kind) => {
        const texts = (limits) => limits
            .filter(({ on }) => on === kind)
            .map(({ text }) => text)
            .join(" and ");
        const [old, now] = [texts(before), texts(after)];
        if (old === now)
            return [];
        return [`The ${kind} budget${of} changes from ${old || "none"} to ${now || "none"}.`];
    });
}
function allowChanges(path, before, after) {
    const gone = before.filter((entry) => !after.some((other) => identity(other) === identity(entry)));
    const come = after.filter((entry) => !before.some((other) => identity(other) === identity(entry)));
    const sentence = (word, entry) => `${path} ${word} ${described(entry)}: ${entry.reason}`;
    return [
        ...come.map((entry) => sentence("now allows", entry)),
        ...gone.map((entry) => sentence("no longer allows", entry)),
    ];
}
/** A reason in other words is no change. */
function identity({ detector, target, path }) {
    return JSON.stringify([detector, target?.name ?? null, path]);
}
function described({ detector, target, path }) {
    return `${detector}${path === null ? "" : ` at ${path}`}${target === null ? "" : ` in ${target.name}`}`;
}

// EXTERNAL MODULE: ./build/settings/config-file.js + 1 modules
var config_file = __webpack_require__(7749);
// EXTERNAL MODULE: ./build/settings/model.js
var model = __webpack_require__(885);
;// CONCATENATED MODULE: ./build/settings/earlier-config.js




/**
 * The config file as it was in an earlier checkout, as far as it can be understood: its faults are nobody's any more.
 * Null: there was none.
 * @param root folder of the checkout that stands for `settings.root`
 */
async function readEarlierConfig(root, settings, detectors) {
    const file = settings.config?.file ?? model/* CONFIG_FILE */.g2;
    const text = await (0,promises_.readFile)((0,external_node_path_.resolve)(root, file), "utf8").catch(() => null);
    return text === null ? null : (0,config_file/* parseConfig */.o4)(text, { file, detectors }).config;
}

;// CONCATENATED MODULE: ./build/build-baseline.js










/** git may fetch for it. */
async function chooseBaseline({ baseline }, change, git) {
    if (baseline.kind === "file")
        return { kind: "report", baseline: await readBaselineReport(baseline.file) };
    return findBaselineCommit(git, baseline.kind === "ref" ? baseline.ref : baseline.kind, change);
}
/**
 * Builds what was chosen. That there is none to compare with is an answer, whatever the reason.
 * @param common what the head is built with
 * @param loaded gets the names of images that are loaded into the engine
 */
async function buildBaseline(found, settings, git, common, loaded) {
    if (found.kind === "report")
        return { kind: "known", baseline: found.baseline };
    if (git === null || found.kind !== "commit")
        return { kind: "known", baseline: withoutBaseline(found) };
    const { sha, reason } = found;
    common.signal.throwIfAborted();
    common.onProgress({ kind: "phase", text: `Building the baseline ${sha.slice(0, 7)}: ${reason}` });
    try {
        return await withWorktree(git, sha, common.temporary, async (checkout) => {
            // The workspace may be a folder of a larger repository.
            const root = (0,external_node_path_.join)(checkout, (0,external_node_path_.relative)(git.root, settings.root));
            const repository = await (0,build_repository/* readRepository */.Nu)(root, settings, false);
            // The baseline must not take the cache's place that the head has just written.
            const build = { ...common.build, cacheTo: [] };
            const side = await buildSide({ ...common, build, root, side: "baseline", repository }, loaded);
            // An image that has to be exported once more needs the folder.
            await Promise.allSettled(side.exported ?? []);
            const ref = found.ref === null ? {} : { ref: found.ref };
            const before = await readEarlierConfig(root, settings, catalogue/* detectorIds */.X0);
            return {
                kind: "built",
                summary: { kind: "built", sha, ...ref, reason, state: "ready" },
                side,
                notices: configChanges(before, settings.config).map((message) => ({ level: "note", message })),
            };
        });
    }
    catch (error) {
        return { kind: "known", baseline: afterFailure(error, common.signal) };
    }
}
/** @throws what is no answer: the user's interruption, a fault of the program's own */
function afterFailure(error, signal) {
    if (!(error instanceof errors/* StagecheckError */.$e) || signal.aborted)
        throw error;
    return withoutBaseline({ kind: "failed", reason: (0,errors/* describeError */.Uc)(error) });
}
function withoutBaseline(found) {
    const state = found.kind === "failed" ? "failed" : "absent";
    return { summary: { kind: "none", reason: found.reason, state }, dockerfiles: null };
}

// EXTERNAL MODULE: ./build/discover/declared.js + 56 modules
var declared = __webpack_require__(7725);
// EXTERNAL MODULE: ./build/image/layer-cache.js + 4 modules
var layer_cache = __webpack_require__(8378);
// EXTERNAL MODULE: ./build/report/model.js
var report_model = __webpack_require__(4202);
// EXTERNAL MODULE: ./build/settings/per-dockerfile.js
var per_dockerfile = __webpack_require__(4542);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./build/judge/allow.js

/**
 * Marks the findings of one Dockerfile that its allow entries cover. A finding is allowed when each of its packages or
 * paths is covered by some entry: else what nobody accepted would pass with the rest. Its reason is that of the entries.
 *
 * An entry that covers nothing is a warning, unless its stage could not be searched.
 * @returns findings by the stage's index
 */
function applyAllow(stages, entries) {
    const used = new Set();
    const covers = new Map(entries.map((entry) => [entry, coverage(entry)]));
    const findings = new Map();
    for (const stage of stages) {
        const marked = stage.findings.map((finding) => {
            const reasons = new Set();
            let covered = finding.items.length > 0;
            for (const item of finding.items) {
                const accepting = entries.filter((entry) => appliesTo(entry, stage) && covers.get(entry)?.(finding, item));
                const [entry] = accepting;
                if (entry === undefined) {
                    covered = false;
                    continue;
                }
                for (const one of accepting)
                    used.add(one);
                reasons.add(entry.reason);
            }
            return covered ? { ...finding, allowed: [...reasons].join("; ") } : finding;
        });
        findings.set(stage.index, marked);
    }
    const notices = entries
        .filter((entry) => !used.has(entry))
        .filter((entry) => stages.filter((stage) => appliesTo(entry, stage)).every(({ searched }) => searched))
        .map(unusedNotice);
    return { findings, notices };
}
function appliesTo({ target }, { name, index }) {
    return target === null || target.name === (name ?? String(index));
}
/** Whether an entry covers an item: its very path, a folder that it lies in, or a glob that matches it. */
function coverage({ detector, path }) {
    // What a package pulled in is accepted with it, and can be accepted by itself.
    const isOf = (finding, item) => finding.detector === detector || item.detector === detector;
    if (path === null)
        return isOf;
    const folder = path.endsWith("/") ? path : `${path}/`;
    const matches = picomatch(path, { dot: true });
    return (finding, item) => isOf(finding, item) && (item.path === path || `${item.path}/`.startsWith(folder) || matches(item.path));
}
function unusedNotice({ detector, target, path, place }) {
    const where = `${path === null ? "" : ` at ${path}`}${target === null ? "" : ` in ${target.name}`}`;
    return {
        level: "warning",
        message: `Nothing that ${detector} finds${where} needs to be allowed any more; remove this entry`,
        file: place.file,
        line: place.line,
    };
}

// EXTERNAL MODULE: ./build/settings/budget.js
var budget = __webpack_require__(1687);
;// CONCATENATED MODULE: ./build/judge/budgets.js

/**
 * Holds an image against its budgets. More than the limit is over, equal is kept.
 *
 * Growth is the change in size; a percentage is of the size before. Without an image to compare with (no baseline, a
 * new Dockerfile or stage, a baseline that could not be had) growth is not compared; without an image, nothing is.
 */
function judgeBudgets(limits, image, before) {
    return limits.map(({ on, text, amount }) => {
        const limitBytes = (0,budget/* amountInBytes */.t)(amount, before?.size ?? null);
        const value = budgets_measure(on, image, before);
        if (value === null || limitBytes === null) {
            return { on, limit: text, limitBytes, value: null, status: "not-compared" };
        }
        return { on, limit: text, limitBytes, value, status: value > limitBytes ? "over" : "within" };
    });
}
function budgets_measure(on, image, before) {
    if (image === null)
        return null;
    if (on === "size")
        return image.size;
    if (on === "download")
        return image.downloadSize;
    return before === null ? null : image.size - before.size;
}

// EXTERNAL MODULE: ./build/dockerfile/model.js
var dockerfile_model = __webpack_require__(1106);
// EXTERNAL MODULE: ./build/text/bytes.js
var bytes = __webpack_require__(4769);
;// CONCATENATED MODULE: ./build/judge/charges.js


/**
 * What a charge is about, worst first. `undone`: something could not be done. The next four are the words of
 * `fail-on`. `look`: worth a look, and never fails.
 */
const CHARGE_KINDS = ["undone", "build", "budget", "new", "debt", "look"];
/** Everything that speaks against passing, whatever `fail-on` says; in the order of the report. */
function chargesOf(dockerfiles, baseline, notices) {
    const several = dockerfiles.length > 1;
    return [
        ...notices.flatMap(noticeCharge),
        ...(baseline.state === "failed" ? [{ kind: "look", text: withoutStop(baseline.reason) }] : []),
        ...dockerfiles.flatMap((dockerfile) => [
            ...(dockerfile.error ? [faultCharge(dockerfile.path, dockerfile.error.line)] : []),
            ...dockerfile.stages.flatMap((stage) => {
                const label = several ? `${(0,dockerfile_model/* stageLabel */.H)(stage)} of ${dockerfile.path}` : (0,dockerfile_model/* stageLabel */.H)(stage);
                return [...imageCharges(stage, label), ...(stage.ships ? shippingCharges(stage, label) : [])];
            }),
        ]),
    ];
}
function noticeCharge({ level, message, file, line }) {
    if (level === "note")
        return [];
    const place = file === undefined ? "" : `${file}${line === undefined ? "" : `:${line}`}: `;
    return [{ kind: level === "error" ? "undone" : "look", text: withoutStop(`${place}${message}`) }];
}
function faultCharge(path, line) {
    return { kind: "build", text: `${path} does not parse, line ${line}` };
}
/** A stage must build, and its image must be readable, whatever ships. */
function imageCharges({ build, imageError }, label) {
    const line = build.error?.line ? `, line ${build.error.line}` : "";
    const charges = [];
    if (build.status === "failed")
        charges.push({ kind: "build", text: `${label} did not build${line}` });
    if (build.status === "timeout")
        charges.push({ kind: "build", text: `${label} did not build in time${line}` });
    if (imageError !== undefined)
        charges.push({ kind: "undone", text: `The image of ${label} could not be read` });
    return charges;
}
function shippingCharges(stage, label) {
    const counting = stage.findings.filter(({ allowed }) => allowed === undefined);
    const errors = counting.filter(({ severity }) => severity === "error");
    const warnings = counting.filter(({ severity, status }) => severity === "warning" && status === "new");
    const ofStatus = (status) => errors.filter((finding) => finding.status === status).length;
    const fresh = stage.baselineState === "none" ? "" : "new ";
    const charges = stage.budgets
        .filter(({ status }) => status === "over")
        .map((budget) => ({ kind: "budget", text: overBudget(budget, stage, label) }));
    const add = (number, kind, text) => {
        if (number > 0)
            charges.push({ kind, text: text(number) });
    };
    add(ofStatus("new"), "new", (number) => `${(0,bytes/* count */.U9)(number, `${fresh}build-tool finding`)} in ${label}`);
    add(ofStatus("debt"), "debt", (number) => `${findings(number)} in ${label} ${number === 1 ? "was" : "were"} there before`);
    const unknown = (number) => `${findings(number)} in ${label} ${number === 1 ? "is" : "are"} not known to be new`;
    // Any error finding is debt to those who fail on debt; to all others one that may be old is worth a look.
    add(ofStatus("unknown"), "debt", unknown);
    add(ofStatus("unknown"), "look", unknown);
    add(warnings.length, "look", (number) => `${(0,bytes/* count */.U9)(number, `${fresh}warning`)} in ${label}`);
    if (stage.baselineState === "not-built" && stage.budgets.some(isUnjudgedGrowth)) {
        charges.push({ kind: "look", text: `The growth of ${label} could not be judged` });
    }
    return charges;
}
function isUnjudgedGrowth({ on, status }) {
    return on === "growth" && status === "not-compared";
}
function overBudget({ on, value, limit, limitBytes }, { image }, label) {
    const rounded = (0,bytes/* formatBytes */.z3)(value ?? 0);
    // One byte over reads as equal once it is rounded.
    const exact = limitBytes !== null && rounded === (0,bytes/* formatBytes */.z3)(limitBytes);
    const number = exact ? `${(value ?? 0).toLocaleString("en-US")} B` : rounded;
    if (on === "growth")
        return `${label} grew by ${number}, more than ${limit}`;
    const estimated = on === "download" && image?.downloadSizeExact === false ? "≈" : "";
    return `${label} is over its ${on} budget: ${estimated}${number} of ${limit}`;
}
function findings(number) {
    return (0,bytes/* count */.U9)(number, "build-tool finding");
}
function withoutStop(text) {
    return text.replace(/\.$/, "");
}
/** Whether a charge fails the check: what could not be done always does, and else what `fail-on` names. */
function isFailure({ kind }, failOn) {
    if (kind === "undone")
        return true;
    if (kind === "look")
        return false;
    return failOn.includes(kind) || (kind === "new" && failOn.includes("debt"));
}

;// CONCATENATED MODULE: ./build/judge/counterpart.js
/**
 * Pairs the stages of one Dockerfile with those it had before: head's index → the stage then.
 *
 * By name first. Then the shipping stage that is left over, where exactly one is left on each side: it was renamed, or
 * it has no name and a new stage moved it. Unnamed stages that are still left over go by their index.
 */
function pairStages(head, base) {
    const pairs = new Map();
    const taken = new Set();
    const leftHead = () => head.filter(({ index }) => !pairs.has(index));
    const leftBase = () => base.filter(({ index }) => !taken.has(index));
    function pair(stage, before) {
        if (before === undefined || pairs.has(stage.index) || taken.has(before.index))
            return;
        pairs.set(stage.index, before);
        taken.add(before.index);
    }
    for (const stage of head) {
        if (stage.name !== null) {
            pair(stage, leftBase().find(({ name }) => name === stage.name));
        }
    }
    const [shipping, ...moreShipping] = leftHead().filter(({ ships }) => ships);
    const [shipped, ...moreShipped] = leftBase().filter(({ ships }) => ships);
    if (shipping && moreShipping.length === 0 && moreShipped.length === 0)
        pair(shipping, shipped);
    for (const stage of leftHead()) {
        if (stage.name !== null)
            continue;
        pair(stage, leftBase().find(({ name, index }) => name === null && index === stage.index));
    }
    return pairs;
}
/** For each stage of a Dockerfile, by its index, what it is compared with. */
function counterparts(dockerfile, baseline) {
    const all = (state) => new Map(dockerfile.stages.map(({ index }) => [index, { state, stage: null }]));
    const { dockerfiles, summary } = baseline;
    if (dockerfiles === null)
        return all(counterpart_withoutBaseline(summary.state));
    const before = dockerfiles.find(({ path }) => path === dockerfile.path);
    if (before === undefined)
        return all("new-dockerfile");
    if (before.error !== undefined)
        return all("not-built");
    const pairs = pairStages(dockerfile.stages, before.stages);
    return new Map(dockerfile.stages.map(({ index }) => {
        const stage = pairs.get(index) ?? null;
        if (stage === null)
            return [index, { state: "new-stage", stage }];
        return [index, { state: stage.image === null ? "not-built" : "compared", stage }];
    }));
}
/** `failed`: it should be there, so it is not as if there had been nothing. */
function counterpart_withoutBaseline(state) {
    return state === "absent" ? "none" : "not-built";
}

// EXTERNAL MODULE: ./build/judge/delta.js
var delta = __webpack_require__(678);
// EXTERNAL MODULE: ./build/judge/findings-status.js
var findings_status = __webpack_require__(3779);
;// CONCATENATED MODULE: ./build/judge/verdict.js








/**
 * Judges what was measured: the report, with its conclusion and the reasons for it.
 *
 * `fail`, if something could not be done (an error among the notices, an image that cannot be read), or if what
 * `fail-on` names happened: `build` (a stage did not build, shipping or not; a Dockerfile does not parse), `budget` (a
 * shipping image is over), `new` (a shipping image has an error finding, not allowed, that the baseline had not),
 * `debt` (it has any error finding that is not allowed).
 *
 * `warn`, if it does not fail and there is something worth a look: one of `build`, `budget` and `new` that `fail-on`
 * leaves out; an error finding that is not known to be new; a new warning; a baseline that could not be had, or a
 * growth budget that could not be judged for it; a warning among the notices. Debt alone passes.
 */
function judge({ measured, baseline, settings, head, engine, notices, seconds }) {
    const judged = measured.map((dockerfile) => judgeDockerfile(dockerfile, baseline, (0,per_dockerfile/* settingsFor */.zc)(settings, dockerfile.path)));
    const dockerfiles = judged.map(({ report }) => report);
    const allNotices = [...notices, ...judged.flatMap((one) => one.notices)];
    const { conclusion, reasons } = conclude(chargesOf(dockerfiles, baseline.summary, allNotices), settings.failOn);
    return {
        schema: report_model/* REPORT_SCHEMA */.DC,
        conclusion,
        reasons,
        head,
        baseline: baseline.summary,
        engine,
        dockerfiles,
        notices: allNotices,
        seconds,
    };
}
/** What a process that made this report ends with: 0 passed, 1 the check failed, 2 something could not be done. */
function exitStatus(report) {
    const unread = report.dockerfiles.some(({ stages }) => stages.some(({ imageError }) => imageError !== undefined));
    if (unread || report.notices.some(({ level }) => level === "error"))
        return 2;
    return report.conclusion === "fail" ? 1 : 0;
}
function conclude(charges, failOn) {
    const worstFirst = CHARGE_KINDS.flatMap((kind) => charges.filter((charge) => charge.kind === kind));
    const failures = worstFirst.filter((charge) => isFailure(charge, failOn));
    const looks = worstFirst.filter((charge) => !isFailure(charge, failOn) && charge.kind !== "debt");
    const conclusion = failures.length > 0 ? "fail" : looks.length > 0 ? "warn" : "pass";
    return { conclusion, reasons: [...new Set([...failures, ...looks].map(({ text }) => text))] };
}
function judgeDockerfile(dockerfile, baseline, settings) {
    const before = counterparts(dockerfile, baseline);
    const nothing = { state: "none", stage: null };
    const stages = dockerfile.stages.map((stage) => judgeStage(stage, before.get(stage.index) ?? nothing, stage.ships ? settings.budgets : []));
    const { findings, notices } = applyAllow(stages.map((stage) => ({ ...stage, searched: stage.ships && stage.image !== null })), settings.allow);
    const { path, context, contextReason, error } = dockerfile;
    return {
        report: {
            path,
            context,
            contextReason,
            ...(error === undefined ? {} : { error }),
            stages: stages.map((stage) => ({ ...stage, findings: findings.get(stage.index) ?? stage.findings })),
        },
        notices: error === undefined ? [...notices, ...dockerfile.stages.flatMap((stage) => unread(path, stage))] : [],
    };
}
/** What an image holds and nobody could read: a clean search says less than it seems to. */
function unread(file, { image }) {
    return (image?.notes ?? []).map(({ message }) => ({ level: "warning", message, file }));
}
function judgeStage(stage, before, limits) {
    const image = stage.image;
    const imageBefore = before.stage?.image ?? null;
    const { findings, fixed } = (0,findings_status/* compareFindings */.E)(stage.findings, before.stage?.findings ?? [], before.state);
    return {
        ...stage,
        delta: image && imageBefore ? (0,delta/* computeDelta */.y)(image, imageBefore) : null,
        baselineState: before.state,
        findings,
        // Of an image that is not there nothing can be said to be gone from it.
        fixed: image && stage.ships ? fixed : [],
        budgets: judgeBudgets(limits, image, imageBefore),
    };
}

;// CONCATENATED MODULE: ./build/measure.js




/** plan → build → inspect: every stage of every Dockerfile of one folder. What fails is part of the answer. */
async function measure_measure(request) {
    return withLoadedImages(request.env, async (loaded) => {
        const [measured] = await measureSides([await buildSide(request, loaded)]);
        return measured ?? [];
    });
}
/**
 * inspect: all images of all sides. Those that lie in the engine are read together: it hands over a layer that
 * several of them hold once.
 */
async function measureSides(sides) {
    const waiting = sides.flatMap((side) => (side.exported === null ? targetsOf(side) : []));
    const stages = await measureInEngine(waiting);
    const stagesOf = (side) => side.exported ?? stages.filter((_, index) => waiting[index]?.side === side);
    return Promise.all(sides.map(async (side) => byDockerfile(side, await Promise.all(stagesOf(side)))));
}
function targetsOf(side) {
    return side.jobs.flatMap((job, index) => {
        const built = side.built[index];
        return built ? { side, job, built } : [];
    });
}
/** What was read first is looked into while the others are read. */
async function measureInEngine(targets) {
    const [first] = targets;
    if (!first)
        return [];
    const { request } = first.side;
    const measure = ({ job, built, side }, image) => measureStage(job, built, image, side.request.layers);
    const begun = [];
    try {
        await readBuiltImages({
            ...request,
            images: targets.map(({ built, job }) => ({ location: built.location, ships: job.target.stage.ships })),
            platform: request.build.platforms[0] ?? null,
            onRead: (index, image) => {
                const stage = measure(targets[index], image);
                stage.catch(() => undefined);
                begun[index] = stage;
            },
        });
    }
    finally {
        // What fails is told when all has ended.
        await Promise.allSettled(begun);
    }
    return Promise.all(targets.map((target, index) => begun[index] ?? measure(target, undefined)));
}
function byDockerfile({ request, jobs }, measured) {
    return request.repository.dockerfiles.map(({ path, context, contextReason, parsed }) => {
        const { error, skipped } = parsed;
        const fault = error ? { error } : skipped === undefined ? {} : { skipped };
        const stages = measured.filter((_, index) => jobs[index]?.dockerfile.path === path);
        return { path, context, contextReason, ...fault, stages };
    });
}

// EXTERNAL MODULE: ./build/discover/read-file.js
var read_file = __webpack_require__(3935);
// EXTERNAL MODULE: ./build/discover/work-tree.js
var work_tree = __webpack_require__(1250);
;// CONCATENATED MODULE: ./build/discover/context-text.js



/** Longer ones are no manifests and no scripts that a person wrote. */
const LONGEST_BYTES = 262_144;
/**
 * Reads small files of a build context: their text by their path in there, null where there is none, or none that may
 * be read.
 * @param context relative to the root of the tree
 */
function contextReader(tree, context) {
    return (path) => {
        const inside = external_node_path_.posix.normalize(path);
        if (external_node_path_.posix.isAbsolute(inside) || inside === ".." || inside.startsWith("../"))
            return null;
        const file = (0,work_tree/* fileAt */.Wd)(tree, external_node_path_.posix.join(context, inside));
        if (file === null)
            return null;
        try {
            const { text, whole } = (0,read_file/* readBeginning */.i)(file, LONGEST_BYTES);
            return whole ? text : null;
        }
        catch {
            // It may not be read; what is not known is not built upon.
            return null;
        }
    };
}

// EXTERNAL MODULE: ./build/discover/ignore-file.js
var ignore_file = __webpack_require__(4421);
;// CONCATENATED MODULE: ./build/remedies/lineage.js
/** The stage that is FROM an external image, what is FROM it, and so on up to the given one, by index. */
function lineage_lineageOf({ stages }, stage) {
    const chain = [];
    for (let index = stage; index !== null && !chain.includes(index);) {
        chain.unshift(index);
        index = stages[index]?.baseStage ?? null;
    }
    return chain;
}
/** The instructions that make a stage's image, in the order in which they run. */
function instructionsOf(parsed, stage) {
    return lineage_lineageOf(parsed, stage).flatMap((index) => parsed.instructions.filter((instruction) => instruction.stage === index));
}
/** Those that run before the given one, and those that run after it. */
function around(parsed, stage, instruction) {
    const all = instructionsOf(parsed, stage);
    const at = all.indexOf(instruction);
    return { before: all.slice(0, Math.max(0, at)), after: at < 0 ? all : all.slice(at + 1) };
}
/** Whether stages that are no part of the target's image take something from this stage: they may need it as it is. */
function isShared({ stages }, stage, target) {
    const own = lineage_lineageOf({ stages }, target);
    return stages.some(({ index, dependsOn }) => !own.includes(index) && dependsOn.some((edge) => edge.stage === stage));
}
/** Whether a RUN behind these instructions is read by a shell of the POSIX kind. */
function hasPosixShell(before) {
    const shell = before.findLast(({ keyword }) => keyword === "SHELL");
    return shell === undefined || /\[\s*"(?:[^"]*\/)?(?:ba|a|da|z|k)?sh"/.test(shell.text);
}
/** Where a relative path leads behind these instructions; null where the base image or a variable says. */
function workingFolder(before) {
    let folder = null;
    for (const { keyword, text } of before) {
        if (keyword !== "WORKDIR")
            continue;
        const path = text.slice("WORKDIR".length).trim();
        folder = /^[\w@.+/-]+$/.test(path) ? resolvePath(folder, path) : null;
    }
    return folder;
}
/** An absolute path without `.`, `..` and doubled or final slashes; null where it is relative to nothing known. */
function resolvePath(folder, path) {
    if (!path.startsWith("/") && folder === null)
        return null;
    const parts = [];
    for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
        if (part === "..")
            parts.pop();
        else if (part !== "" && part !== ".")
            parts.push(part);
    }
    return `/${parts.join("/")}`;
}
const isBelow = (path, folder) => path === folder || path.startsWith(folder === "/" ? "/" : `${folder}/`);

// EXTERNAL MODULE: ./build/dockerfile/heredoc.js
var heredoc = __webpack_require__(4595);
// EXTERNAL MODULE: ./build/dockerfile/words.js
var words = __webpack_require__(7398);
// EXTERNAL MODULE: ./build/dockerfile/blanks.js
var blanks = __webpack_require__(5440);
;// CONCATENATED MODULE: ./build/remedies/logical-text.js

/** By hand: an expression that is anchored at the end alone looks at every blank of a long line. */
function withoutEnd(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end--;
    return text.slice(0, end);
}
/** Joins what continuation marks cut, as BuildKit does: comments and empty lines between are dropped. */
function joinLines({ text, offset }, escapeChar) {
    let joined = "";
    const offsets = [];
    let start = 0;
    for (const raw of text.split("\n")) {
        const bare = withoutEnd(raw, "\r");
        const trimmed = (0,blanks/* trimStart */.Dw)(bare);
        if (start > 0 && (trimmed === "" || trimmed.startsWith("#"))) {
            start += raw.length + 1;
            continue;
        }
        const unpadded = withoutEnd(bare, " \t");
        const continues = unpadded.endsWith(escapeChar) && !unpadded.endsWith(escapeChar + escapeChar);
        const kept = continues ? unpadded.slice(0, -1) : bare;
        joined += kept;
        for (let at = 0; at < kept.length; at++)
            offsets.push(offset + start + at);
        if (!continues)
            break;
        start += raw.length + 1;
    }
    return { text: joined, offsets };
}

;// CONCATENATED MODULE: ./build/remedies/shell-tokens.js
/** Words and operators; null for what is no plain list. */
function tokenize(text) {
    const tokens = [];
    let from = -1;
    const end = (at) => {
        if (from >= 0)
            tokens.push({ from, to: at, operator: null });
        from = -1;
    };
    for (let at = 0; at < text.length; at++) {
        const char = text.charAt(at);
        const next = text.charAt(at + 1);
        if (/\s/.test(char)) {
            end(at);
            continue;
        }
        const redirected = char === "&" && (next === ">" || /[<>]/.test(text.charAt(at - 1)));
        if (!redirected && (char === "&" || char === "|" || char === ";")) {
            const operator = char === next && char !== ";" ? `${char}${char}` : char;
            if (operator !== "&&" && operator !== "||" && operator !== ";" && operator !== "|")
                return null;
            end(at);
            tokens.push({ from: at, to: at + operator.length, operator });
            at += operator.length - 1;
            continue;
        }
        if (char === "(" || char === ")" || char === "`" || (char === "$" && next === "("))
            return null;
        if (char === "#" && from < 0)
            return null;
        if (from < 0)
            from = at;
        if (char === "\\")
            at++;
        else if (char === "'") {
            at = text.indexOf("'", at + 1);
            if (at < 0)
                return null;
        }
        else if (char === '"') {
            const close = endOfQuotes(text, at);
            if (close === null)
                return null;
            at = close;
        }
    }
    end(text.length);
    return tokens;
}
/** Where the double quotes end that begin here; null for none, and for a command within. */
function endOfQuotes(text, begin) {
    for (let at = begin + 1; at < text.length; at++) {
        const char = text.charAt(at);
        if (char === "\\")
            at++;
        else if (char === "`" || (char === "$" && text.charAt(at + 1) === "("))
            return null;
        else if (char === '"')
            return at;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/remedies/run-script.js




/** Words of the shell that begin something other than a simple command. */
const RESERVED = /^(if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|time|coproc|eval|exec|exit|\.|source|[{}!]|\[\[|\(\()$/;
/**
 * Reads a RUN as a plain list of simple commands. Null for everything else: the JSON form, here-documents, loops,
 * subshells, command substitution, background jobs, comments. What is not understood is not to be edited.
 */
function readRunScript(instruction, { escapeChar }) {
    if (instruction.keyword !== "RUN")
        return null;
    const { text, offsets } = joinLines(instruction, escapeChar);
    if ((0,heredoc/* readHeredocs */.on)(text).length > 0)
        return null;
    const tokens = tokenize(text);
    if (tokens === null)
        return null;
    const place = (token) => ({
        text: text.slice(token.from, token.to),
        at: offsets[token.from] ?? 0,
        end: (offsets[token.to - 1] ?? 0) + 1,
    });
    const [keyword, ...others] = tokens;
    if (!keyword)
        return null;
    const firstOther = others.findIndex(({ from, to }) => !text.slice(from, to).startsWith("--"));
    if (firstOther < 0)
        return null;
    const begin = others[firstOther]?.from ?? 0;
    if (readFormOf(text.slice(begin)) !== null)
        return null;
    const commands = [];
    let words = [];
    let operator = null;
    const close = () => {
        const [first] = words;
        if (!first)
            return false;
        const plain = withoutRedirections(words);
        const assigned = plain.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word.text));
        if (assigned >= 0)
            commands.push({ words: plain.slice(assigned), operator, at: first.at });
        words = [];
        return true;
    };
    for (const token of others.slice(firstOther)) {
        if (token.operator === null)
            words.push(place(token));
        else {
            if (!close())
                return null;
            operator = token.operator;
        }
    }
    if (!close() || commands.some(({ words: [program] }) => RESERVED.test(program?.text ?? "")))
        return null;
    const last = others.at(-1);
    if (!last || commands.length === 0)
        return null;
    return { flags: others.slice(0, firstOther).map(place), commands, end: place(last).end };
}
/** Words that are arguments: neither `2>&1` nor `> file`. */
function withoutRedirections(words) {
    let isTarget = false;
    return words.filter(({ text }) => {
        const [redirection] = /^(?:\d*|&)(?:>>?|<)[&|]?/.exec(text) ?? [];
        const kept = redirection === undefined && !isTarget;
        isTarget = redirection !== undefined && redirection.length === text.length;
        return kept;
    });
}
/** The JSON form, or an array that is none: neither is for a shell. */
function readFormOf(rest) {
    try {
        return (0,words/* readJsonForm */.xQ)(rest.trim());
    }
    catch {
        return rest;
    }
}

;// CONCATENATED MODULE: ./build/remedies/commands.js


/** The script of the RUN that a finding names; null where it cannot be edited. */
function scriptOf({ parsed, instruction, target }) {
    if (!hasPosixShell(around(parsed, target, instruction).before))
        return null;
    return readRunScript(instruction, parsed);
}
/** A command as the program that it starts; `python -m pip` is pip, and sudo is left out. */
function callOf(command) {
    let words = command.words;
    if (words[0]?.text === "sudo")
        words = words.slice(1);
    const isModule = /^python[\d.]*$/.test(words[0]?.text ?? "") && words[1]?.text === "-m";
    if (isModule)
        words = words.slice(2);
    const [first, ...args] = words;
    return { command, program: (first?.text ?? "").replace(/^.*\//, ""), args };
}
const callsOf = (script) => script.commands.map(callOf);
const usesSudo = ({ commands }) => commands.some(({ words: [first] }) => first?.text === "sudo");
const isOption = ({ text }) => text.startsWith("-");
/** The first argument that is no option, and what follows it: `install` and its operands. */
function subcommand({ args }) {
    const at = args.findIndex((word) => !isOption(word));
    const name = args[at];
    return name ? { name, rest: args.slice(at + 1) } : null;
}
const hasOption = ({ args }, pattern) => args.some(({ text }) => pattern.test(text));
const insertBehind = (word, text) => ({
    at: word.end,
    remove: 0,
    insert: ` ${text}`,
});
const replaceWord = (word, text) => ({
    at: word.at,
    remove: word.end - word.at,
    insert: text,
});
/** Puts commands behind the last one of a RUN: on a line of their own where the RUN has several. */
function appendCommands(script, instruction, { text, escapeChar }, commands) {
    const lineStart = text.lastIndexOf("\n", script.end - 1) + 1;
    if (lineStart <= instruction.offset)
        return { at: script.end, remove: 0, insert: ` && ${commands}` };
    const [indent = ""] = /^[ \t]*/.exec(text.slice(lineStart)) ?? [];
    return { at: script.end, remove: 0, insert: ` ${escapeChar}\n${indent}&& ${commands}` };
}
/** Programs of which it is known that they need neither a compiler nor a package's development part. */
const PLAIN = /^(rm|rmdir|mkdir|chown|chmod|chgrp|cp|mv|ln|echo|printf|true|set|cd|touch|sed|ls|cat|test|\[|export|find|install|addgroup|adduser|groupadd|useradd|usermod|groupmod|apt-get|apt|apk|dnf|yum|microdnf|ldconfig|update-ca-certificates|curl|wget|tar|unzip|gzip|sha256sum|sync|id|which|command|umask|setcap)$/;
const PLAIN_SUBCOMMANDS = {
    npm: /^(cache|config|pkg|prune|set|version)$/,
    yarn: /^(cache|config)$/,
    pnpm: /^(store|config|prune)$/,
    corepack: /^(enable|prepare|disable)$/,
    pip: /^(cache|config)$/,
    pip3: /^(cache|config)$/,
    composer: /^(clear-cache|clearcache|config)$/,
    bundle: /^(config|clean)$/,
    poetry: /^(config|cache)$/,
};
/** A command that does nothing but arrange files, users and packages of the system. */
function isPlain(call) {
    if (PLAIN.test(call.program))
        return true;
    const known = Object.hasOwn(PLAIN_SUBCOMMANDS, call.program) ? PLAIN_SUBCOMMANDS[call.program] : undefined;
    return known?.test(subcommand(call)?.name.text ?? "") ?? false;
}
/** Whether these instructions run only plain commands: what cannot be read may do anything. */
function arePlain(instructions, parsed) {
    return instructions.every((instruction) => {
        if (instruction.keyword === "ONBUILD")
            return false;
        if (instruction.keyword !== "RUN")
            return true;
        const script = readRunScript(instruction, parsed);
        return script !== null && callsOf(script).every(isPlain);
    });
}

;// CONCATENATED MODULE: ./build/remedies/copy.js


/**
 * Reads a COPY or ADD; null for the JSON form, here-documents, patterns, variables and quotes.
 * @param folder what the destination is relative to; null: not known
 */
function readCopy(instruction, { escapeChar }, folder) {
    const { text, offsets } = joinLines(instruction, escapeChar);
    const words = [...text.matchAll(/\S+/g)].slice(1).map((found) => ({
        text: found[0],
        at: offsets[found.index] ?? 0,
        end: (offsets[found.index + found[0].length - 1] ?? 0) + 1,
    }));
    const paths = words.slice(words.findIndex((word) => !word.text.startsWith("--")));
    const written = paths.at(-1);
    if (!written || paths.length < 2 || paths.some((path) => !/^[\w@.+/~-]+$/.test(path.text)))
        return null;
    const destination = resolvePath(folder, written.text);
    const sources = paths.slice(0, -1).map((path) => {
        if (instruction.from === null)
            return path.text.replace(/(?<=.)\/+$/, "");
        return resolvePath("/", path.text) ?? "/";
    });
    return destination === null ? null : { sources, destination, written };
}

;// CONCATENATED MODULE: ./build/remedies/context-files.js


/** Texts of the files of this name that instructions can have copied: from a folder, or by name, or by a pattern for it. */
function copiedTexts({ instructions }, readContext, name) {
    const paths = new Set(instructions.flatMap((instruction) => pathsOf(instruction, name)));
    return [...paths].flatMap((path) => readContext(path) ?? []);
}
function pathsOf({ contextSources }, name) {
    return contextSources.map((source) => {
        const path = source.replace(/^\/+|\/+$/g, "");
        return matches(external_node_path_.posix.basename(path), name)
            ? external_node_path_.posix.join(external_node_path_.posix.dirname(path), name)
            : external_node_path_.posix.join(path, name);
    });
}
/** Longer patterns are no person's. */
const LONGEST_PATTERN = 60;
/** `package*.json` matches `package.json`. Classes of characters are not read. */
function matches(pattern, name) {
    return pattern.length > LONGEST_PATTERN ? pattern === name : consistsOf(pattern.split("*"), name);
}

// EXTERNAL MODULE: ./build/detectors/json.js
var detectors_json = __webpack_require__(7140);
;// CONCATENATED MODULE: ./build/remedies/started.js




const STARTS = /^(CMD|ENTRYPOINT|HEALTHCHECK)$/;
/** Of the official images: they start what they are handed. */
const OF_THE_BASE = /^docker-(php-)?entrypoint(\.sh)?$/;
const RUNNER = /^(?:.*\/)?(npm|pnpm|yarn|bun)$/;
/** What starts more than this, script by script, is not for reading. */
const MOST_TEXTS = 40;
const MOST_PATHS = 60;
const DEEPEST_PATH = 20;
const wordsOf = (text) => text.split(/[\s"'[\],/;&|=()`<>]+/);
/** Looks at every instruction that says what to start, wherever it stands: which of them holds in the end is not asked. */
function startedBy(problem) {
    const targets = known.get(problem.parsed) ?? new Map();
    known.set(problem.parsed, targets);
    const started = targets.get(problem.target) ?? readStarted(problem);
    targets.set(problem.target, started);
    return started;
}
/** By target: every finding of an image asks the same. */
const known = new WeakMap();
function readStarted(problem) {
    const { parsed, target, readContext } = problem;
    const manifests = copiedTexts(parsed, readContext, "package.json").map(detectors_json/* parseObject */.lj);
    const texts = new Set();
    const open = instructionsOf(parsed, target)
        .filter(({ keyword }) => STARTS.test(keyword))
        .map(({ text }) => text.replace(/["',[\]]/g, " "));
    let isKnown = true;
    for (let text = open.pop(); text !== undefined; text = open.pop()) {
        if (texts.has(text))
            continue;
        texts.add(text);
        const scripts = [...manifestScripts(text, manifests), ...shellScripts(text, problem)];
        isKnown &&= texts.size <= MOST_TEXTS && !scripts.includes(null);
        if (!isKnown)
            break;
        open.push(...scripts.flatMap((script) => script ?? []));
    }
    return { texts: [...texts], isKnown };
}
/** `npm start` by its `package.json`, with what runs before and after it; null where that cannot be told. */
function manifestScripts(text, manifests) {
    const words = text.split(/[\s;&|()]+/);
    const names = words.flatMap((word, at) => {
        if (!RUNNER.test(word))
            return [];
        const rest = words.slice(at + 1, at + 1 + MOST_PATHS).filter((one) => !one.startsWith("-"));
        return [/^run(-script)?$/.test(rest[0] ?? "") ? (rest[1] ?? "") : (rest[0] ?? "")];
    });
    return [...new Set(names)].flatMap((name) => {
        const known = manifests.flatMap((manifest) => {
            const scripts = (0,detectors_json/* asObject */.eB)(manifest?.["scripts"]);
            if (!scripts || !Object.hasOwn(scripts, name))
                return [];
            const run = [`pre${name}`, name, `post${name}`].map((one) => scripts[one] ?? "");
            const dependencies = Object.keys((0,detectors_json/* asObject */.eB)(manifest?.["dependencies"]) ?? {});
            return [run.every((one) => isUnderstood(one, dependencies)) ? run.join(" ; ") : null];
        });
        return known.length > 0 ? known : [null];
    });
}
/** Whether all that a script starts is Node, a package manager, or called like a package that is there to run. */
function isUnderstood(script, dependencies) {
    if (typeof script !== "string" || /[`$()]/.test(script))
        return false;
    return script.split(/&&|\|\||[;|&\n]/).every((command) => {
        const program = command.split(/\s+/).find((word) => word !== "" && !/^[A-Za-z_]\w*=/.test(word));
        return (program === undefined ||
            /^(node|npm|pnpm|yarn|echo|cd|exec|mkdir|true)$/.test(program) ||
            dependencies.includes(program));
    });
}
/** Scripts for a shell among the words: their text, null where none is in the context. What ends otherwise is a program. */
function shellScripts(text, { parsed, readContext }) {
    const paths = text.split(/\s+/).filter((word) => /\.(ba)?sh$|^\.{0,2}\/|entrypoint/.test(word));
    if (paths.length > MOST_PATHS)
        return [null];
    return paths.flatMap((word) => {
        const name = external_node_path_.posix.basename(word);
        const isScript = /\.(ba)?sh$/.test(name);
        const parts = word.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
        if (parts.length > DEEPEST_PATH)
            return [null];
        const own = parts.map((_, index) => readContext(parts.slice(index).join("/")));
        const found = [...own.flatMap((one) => one ?? []), ...copiedTexts(parsed, readContext, name)];
        const [script] = found.filter((one) => isScript || one.startsWith("#!"));
        if (script !== undefined)
            return [script.replace(/^[ \t]*#.*$/gm, "")];
        return isScript && !OF_THE_BASE.test(name) ? [null] : [];
    });
}
/** Whether what the image starts names one of these, as a word or as the beginning of a module's path; or may do so. */
function mayStart({ texts, isKnown }, names) {
    const wanted = new Set(names);
    const scoped = names.filter((name) => name.startsWith("@"));
    return (!isKnown ||
        texts.some((text) => wordsOf(text).some((word) => wanted.has(word)) || scoped.some((name) => text.includes(`${name}/`))));
}
/** What a finding's items are called as packages and as programs. */
const namesOf = ({ items }) => items.flatMap(({ path, package: name }) => [
    ...(name === undefined ? [] : [name]),
    ...(/\/s?bin\//.test(path) ? [external_node_path_.posix.basename(path)] : []),
]);

;// CONCATENATED MODULE: ./build/remedies/managers/calls.js

/** Whether all arguments behind the subcommand are options, so that it is the project that is installed. */
function isWholeProject(call, names) {
    const sub = subcommand(call);
    return sub !== null && names.test(sub.name.text) && sub.rest.every(isOption);
}
function behindSubcommand(call, text) {
    const sub = subcommand(call);
    return sub && [insertBehind(sub.name, text)];
}

;// CONCATENATED MODULE: ./build/remedies/managers/node.js



const detector = /^node-dev-dependencies$/;
/** npm 6 and older know `--production` alone; newer ones know both. */
function hasOldNpm(base) {
    const [, major] = /(?:^|\/)node:(\d+)/.exec(base) ?? [];
    return major !== undefined && Number(major) <= 14;
}
const omitDev = ({ base }) => (hasOldNpm(base) ? "--production" : "--omit=dev");
const npm = {
    name: "npm",
    detector,
    installs: (call) => call.program === "npm" &&
        isWholeProject(call, /^(ci|install|i|clean-install|install-clean|isntall)$/) &&
        !hasOption(call, /^(-g|--global|-D|--save-dev)$/),
    production: (call, around) => hasOption(call, /^--(omit|production|only|include|dev)\b/)
        ? null
        : behindSubcommand(call, omitDev(around)),
    prune: (calls, around) => {
        // Without them npm stops at the same conflict that the install was told to pass over.
        const settled = ["--legacy-peer-deps", "--force", "-f"].filter((option) => calls.some((call) => call.args.some(({ text }) => text === option)));
        return ["npm prune", omitDev(around), ...settled].join(" ");
    },
};
const pnpm = {
    name: "pnpm",
    detector,
    installs: (call) => call.program === "pnpm" && isWholeProject(call, /^(install|i)$/) && !hasOption(call, /^(-g|--global)$/),
    production: (call) => hasOption(call, /^(-P|-D|--prod|--dev|--production)$/) ? null : behindSubcommand(call, "--prod"),
    prune: () => "pnpm prune --prod",
};
/** Yarn's release line; null where nothing settles it. */
function yarnRelease(around, call) {
    const { text, files } = around;
    const settings = files(".yarnrc.yml");
    const pinned = files("package.json").map((one) => (0,detectors_json/* asString */.oJ)((0,detectors_json/* parseObject */.lj)(one)?.["packageManager"]) ?? "");
    const told = [text, ...settings, ...pinned].join("\n");
    const [, major] = /\byarn@(?:\^|~|v)?(\d+)|yarn set version (\d+)|releases\/yarn-(\d+)/.exec(told)?.filter(Boolean) ?? [];
    if (major !== undefined)
        return Number(major) >= 4 ? "4" : major === "1" ? "1" : null;
    const isLater = /\.yarnrc\.yml|\.yarn\/(releases|plugins)|yarn set version|yarn@|corepack/.test(text);
    return isLater || settings.length > 0 || (call && hasOption(call, /^--immutable/)) ? null : "1";
}
const yarn = {
    name: "yarn",
    detector,
    installs: (call) => call.program === "yarn" && (subcommand(call) === null || isWholeProject(call, /^install$/)),
    production: (call, around) => {
        const [program] = call.command.words.filter(({ text }) => text.endsWith("yarn"));
        const last = call.command.words.at(-1);
        if (!program || !last || hasOption(call, /^--(production|prod|version|help)\b/))
            return null;
        const release = yarnRelease(around, call);
        // Before 4 it is a plugin, which may not be there.
        if (release === "4")
            return [replaceWord({ ...program, end: last.end }, "yarn workspaces focus --all --production")];
        if (release === null)
            return null;
        return [insertBehind(subcommand(call)?.name ?? program, "--production")];
    },
    prune: (_, around) => yarnRelease(around) === "1" && !around.text.includes("--immutable")
        ? "yarn install --production --ignore-scripts --prefer-offline"
        : null,
};
const nodeManagers = [npm, pnpm, yarn];

;// CONCATENATED MODULE: ./build/remedies/managers/php.js


const composer = {
    name: "composer",
    detector: /^php-dev-dependencies$/,
    installs: (call) => call.program.replace(/\.phar$/, "") === "composer" && isWholeProject(call, /^(install|i)$/),
    production: (call) => (hasOption(call, /^--(no-dev|dev)$/) ? null : behindSubcommand(call, "--no-dev")),
    // Symfony starts for development where nothing says otherwise, with the bundles of that part.
    isNeeded: ({ items }, { environment }) => items.some(({ package: name }) => name?.endsWith("-bundle")) &&
        !/\bAPP_ENV[= ]["']?prod/.test(environment),
};
const phpManagers = [composer];

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./build/detectors/python/projects.js
var projects = __webpack_require__(7529);
;// CONCATENATED MODULE: ./build/remedies/managers/python.js





const python_detector = /^python-dev-dependencies$/;
const poetry = {
    name: "poetry",
    detector: python_detector,
    installs: (call) => call.program === "poetry" && isWholeProject(call, /^install$/),
    production: (call, around) => {
        if (hasOption(call, /^--(only|without|with|no-dev|all-groups)\b/))
            return null;
        const option = withoutGroups(around);
        return option === null ? null : behindSubcommand(call, option);
    },
};
/** Groups that are no development's may be needed to run: then those that are have to be named. */
function withoutGroups({ text, files }) {
    if (/\bpoetry==1\.[01]\b/.test(text))
        return "--no-dev";
    const [project, ...others] = files("pyproject.toml");
    const groups = project === undefined ? undefined : groupsOf(project);
    if (groups === undefined || others.length > 0)
        return null;
    const development = groups.filter(projects/* isDevelopmentGroup */.NG);
    return development.length === groups.length ? "--only main" : `--without ${development.join(",")}`;
}
/** Names of Poetry's groups; undefined for a file that cannot be read. */
function groupsOf(text) {
    try {
        const root = (0,detectors_json/* asObject */.eB)((0,dist/* parse */.qg)(text));
        const own = (0,detectors_json/* asObject */.eB)((0,detectors_json/* asObject */.eB)((0,detectors_json/* asObject */.eB)(root?.["tool"])?.["poetry"])?.["group"]);
        const groups = [own, (0,detectors_json/* asObject */.eB)(root?.["dependency-groups"])].flatMap((group) => Object.keys(group ?? {}));
        return groups.every((name) => /^[\w.-]+$/.test(name)) ? groups : undefined;
    }
    catch {
        // The build says what is wrong with it.
        return undefined;
    }
}
const uv = {
    name: "uv",
    detector: python_detector,
    installs: (call) => call.program === "uv" && isWholeProject(call, /^sync$/),
    production: (call) => hasOption(call, /^--(no-dev|dev|only-dev|only-group|group|all-groups|no-default-groups)\b/)
        ? null
        : behindSubcommand(call, "--no-dev"),
    // `uv run` installs what is missing, the development part as well, unless it is told not to.
    isNeeded: (_, { started, environment }) => !/\bUV_NO_(DEV|SYNC)\b/.test(environment) &&
        started.texts.some((text) => /\buv\s+run\b/.test(text) && !/--no-(dev|sync)\b/.test(text)),
};
const pipenv = {
    name: "pipenv",
    detector: python_detector,
    installs: (call) => call.program === "pipenv" && isWholeProject(call, /^(install|sync)$/),
    production: ({ args }) => {
        const asked = args.filter(({ text }) => text === "--dev" || text === "-d");
        return asked.length === 0
            ? null
            : asked.map(({ at, end }) => ({ at: at - 1, remove: end - at + 1, insert: "" }));
    },
};
/** `.[dev]`, with or without quotes. */
const EXTRA = /^(["']?)\.\[(dev|develop|development|test|tests|testing)\]\1$/;
const REQUIREMENTS = /^(requirements[-_.](dev|develop|development|test|tests|testing|lint)|(dev|test|tests)[-_]requirements)\.txt$/;
const pip = {
    name: "pip",
    detector: python_detector,
    installs: (call) => /^pip[\d.]*$/.test(call.program) && subcommand(call)?.name.text === "install",
    production: ({ args }, around) => {
        const asked = args.filter(({ text }) => EXTRA.test(text)).map((word) => replaceWord(word, "."));
        const lists = args.filter((_, at) => /^(-r|--requirement)$/.test(args[at - 1]?.text ?? ""));
        const [list, ...others] = lists;
        if (!list || others.length > 0)
            return asked.length === 0 || list ? null : asked;
        const name = REQUIREMENTS.exec(list.text)?.[0];
        const own = name === undefined ? undefined : includedList(name, around);
        return own === undefined ? null : [...asked, replaceWord(list, own)];
    },
};
/** The one list that a list for development begins with, where that is copied as well. */
function includedList(name, { files }) {
    const [text, ...others] = files(name);
    if (text === undefined || others.length > 0)
        return undefined;
    const [own, ...more] = [...text.matchAll(/^[ \t]*(?:-r|--requirement)[ =][ \t]*(\S+)/gm)].map(([, one = ""]) => one);
    const isOne = own !== undefined && more.length === 0 && /^[\w.-]+$/.test(own);
    return isOne && files(own).length === 1 ? own : undefined;
}
const pythonManagers = [poetry, uv, pipenv, pip];

;// CONCATENATED MODULE: ./build/remedies/managers/ruby.js

const WITHOUT = "bundle config set without 'development test'";
const bundler = {
    name: "bundler",
    detector: /^ruby-dev-dependencies$/,
    installs: (call) => {
        const sub = subcommand(call);
        return (call.program === "bundle" &&
            (sub === null || sub.name.text === "install") &&
            call.args.every(({ text }) => !/[$*]/.test(text)));
    },
    production: (call, { text }) => hasOption(call, /^--(without|with)\b/) ||
        /BUNDLE_WITHOUT|bundle config/.test(text) ||
        /^(\|\||\|)$/.test(call.command.operator ?? "")
        ? null
        : [{ at: call.command.at, remove: 0, insert: `${WITHOUT} && ` }],
    // Rails starts for development where nothing says otherwise, with the gems of that group.
    isNeeded: (_, { environment, files }) => files("Gemfile").some((text) => /^[ \t]*gem[ (]+["'](rails|hanami)["']/m.test(text)) &&
        !/\b(RAILS|RACK|HANAMI)_ENV[= ]["']?(production|staging)/.test(environment),
};
const rubyManagers = [bundler];

;// CONCATENATED MODULE: ./build/remedies/managers/catalogue.js







const managers = [...nodeManagers, ...phpManagers, ...rubyManagers, ...pythonManagers];
/** The manager whose call this is, of those that make what the finding is about. */
function managerOf(call, finding) {
    return managers.find(({ detector, installs }) => detector.test(finding.detector) && installs(call));
}
/** @param before all that stands before a call, the external base's first instruction first */
function surroundingsOf(problem, before) {
    const { parsed, target, readContext } = problem;
    const [first] = before;
    return {
        base: (first && parsed.stages[first.stage]?.base) ?? "",
        text: before.map(({ text }) => text).join("\n"),
        environment: instructionsOf(parsed, target)
            .filter(({ keyword }) => keyword === "ENV")
            .map(({ text }) => text)
            .join("\n"),
        started: startedBy(problem),
        files: (name) => copiedTexts(parsed, readContext, name),
    };
}
/** Whether what the image starts is itself one of the packages, or a script for development. */
function startsDevelopment(finding, { started }) {
    return (mayStart(started, namesOf(finding)) ||
        started.texts.some((text) => /\b(dev|develop|watch|test|vite|nodemon|ts-node|tsx)\b/.test(text.replace(/\/dev\/|\btest +[-"!]/g, " ")) ||
            // Which package these come from, a program's name does not tell.
            /\b(npx|bunx|pnpx)\b|node_modules\/\.bin\//.test(text)));
}

;// CONCATENATED MODULE: ./build/remedies/kinds/ignored-git.js





/** `.git` that came with the build context: a line in the ignore file keeps it out of every build. */
const ignoredGit = {
    fits: ({ origin, fromStage, items }) => origin === "copy" &&
        fromStage === undefined &&
        items.length > 0 &&
        items.every(({ path }) => /\/\.git(\/|$)/.test(path)),
    propose: ({ parsed, target, instruction, finding, ignore, sharers }) => {
        const copy = readCopy(instruction, parsed, workingFolder(around(parsed, target, instruction).before));
        if (!copy?.sources.includes("."))
            return null;
        const own = `${copy.destination === "/" ? "" : copy.destination}/.git`;
        if (!finding.items.every(({ path }) => path === own || path.startsWith(`${own}/`)))
            return null;
        if ([parsed, ...sharers()].some(mayReadHistory))
            return null;
        const text = ignore.text ?? "";
        const above = text === "" || text.endsWith("\n") ? "" : "\n";
        return { file: "ignore", edits: [{ at: text.length, remove: 0, insert: `${above}.git` }] };
    },
};
const COPIES_ALL = /^(\.\/?|\/|\*|\.git\b.*|\.\*)$/;
/** Whether git is called for, or something is built where `.git` was copied to: it may ask for its version there. */
function mayReadHistory(parsed) {
    const withHistory = new Set();
    return parsed.instructions.some((instruction) => {
        const { keyword, stage, text, contextSources } = instruction;
        const needed = parsed.stages[stage]?.dependsOn ?? [];
        if (needed.some((edge) => withHistory.has(edge.stage)))
            withHistory.add(stage);
        if (keyword === "RUN" && bindsContext(text))
            withHistory.add(stage);
        if (contextSources.some((source) => COPIES_ALL.test(source)))
            withHistory.add(stage);
        if (/^(CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword))
            return /(?<![.\w-])git\b/.test(text);
        if (keyword !== "RUN")
            return false;
        const script = readRunScript(instruction, parsed);
        if (script === null)
            return withHistory.has(stage) || /(?<![.\w-])git\b/.test(text);
        const calls = callsOf(script);
        // An image with git in it may be there to use it.
        if (/(?<![./\w-])git(?![./\w-])/.test(text))
            return true;
        return (withHistory.has(stage) &&
            !calls.every((call) => isPlain(call) ||
                (/^pip[\d.]*$/.test(call.program) && call.args.some(({ text: word }) => word === "-r")) ||
                managerOf(call, { detector: "node-dev-dependencies" }) !== undefined));
    });
}
/** A mount without a type is a bind, and one without a stage is of the context. */
const bindsContext = (text) => [...text.matchAll(/\s--mount=(\S+)/g)].some(([, mount = ""]) => !/(^|,)(from=|type=(cache|secret|ssh|tmpfs)\b)/.test(mount));

;// CONCATENATED MODULE: ./build/remedies/known-caches.js


const isCallOf = (program, sub) => (call) => program.test(call.program) && sub.test(subcommand(call)?.name.text ?? "");
const APT = /^(apt-get|apt|aptitude)$/;
const installsPackages = isCallOf(APT, /^install$/);
const updatesLists = isCallOf(APT, /^update$/);
/** Whether a later RUN installs with the lists that this one fetched: then they may not go. */
function needsLists({ calls: own, after, parsed, shared }) {
    if (shared)
        return true;
    const isForLater = !own.some(installsPackages);
    return after.some((instruction) => {
        if (instruction.keyword !== "RUN")
            return false;
        const script = readRunScript(instruction, parsed);
        if (script === null)
            return isForLater || /\bapt(-get|itude)?\b/.test(instruction.text);
        // Lists that were fetched for nothing in this RUN are for another; a script of one's own may be the one.
        if (isForLater && !callsOf(script).every(isPlain))
            return true;
        const calls = callsOf(script);
        const update = calls.findIndex(updatesLists);
        const install = calls.findIndex(installsPackages);
        return install >= 0 && (update < 0 || update > install);
    });
}
/** An option behind the subcommand of each call that fills the cache; null where there is no such call. */
const optionOf = (fills, option, given) => ({ calls }) => {
    const edits = calls.filter(fills).flatMap((call) => {
        const sub = subcommand(call);
        return sub && !hasOption(call, given) ? [insertBehind(sub.name, option)] : [];
    });
    return edits.length > 0 ? edits : null;
};
/** A clean-up by the program that fills the cache, where this RUN calls it. */
const cleanBy = (program, command) => ({ calls }) => {
    const name = calls.find((call) => program.test(call.program))?.program;
    return name === undefined ? null : command(name);
};
const removal = (_, path) => /^\/(?:root|home\/[\w.-]+|usr\/local\/share)\/[\w./-]+$/.test(path) && !path.includes("..")
    ? `rm -rf ${path}`
    : null;
/** Whether the RUN, or what stands before it, says such a thing. */
const mentions = ({ before, script }, pattern) => before.some(({ text }) => pattern.test(text)) ||
    script.commands.some(({ words }) => words.some(({ text }) => pattern.test(text)));
const CACHES = [
    {
        path: /^\/var\/lib\/apt\/lists$/,
        append: (told) => (needsLists(told) ? null : "rm -rf /var/lib/apt/lists/*"),
    },
    { path: /^\/var\/cache\/apt$/, append: (told) => (needsLists(told) ? null : "rm -rf /var/cache/apt/*") },
    {
        path: /^\/(var\/cache\/apk|etc\/apk\/cache)$/,
        edits: (told) => {
            const options = optionOf(isCallOf(/^apk$/, /^add$/), "--no-cache", /^--no-cache$/)(told);
            // An index that was fetched by itself stays, whatever the install does.
            const updates = told.calls.some(isCallOf(/^apk$/, /^(update|upgrade)$/));
            return updates ? null : options;
        },
    },
    {
        path: /^\/var\/cache\/(dnf|libdnf5|yum|microdnf)$/,
        append: cleanBy(/^(dnf|yum|microdnf)$/, (name) => `${name} clean all`),
    },
    { path: /\/\.npm\/_cacache$/, append: cleanBy(/^npm$/, () => "npm cache clean --force"), mount: true },
    { path: /\/\.cache\/yarn$/, append: cleanBy(/^yarn$/, () => "yarn cache clean"), mount: true },
    {
        path: /\/(\.local\/share\/pnpm\/store|\.pnpm-store)$/,
        append: (told, path) => (mentions(told, /virtual[-_]?store/i) ? null : removal(told, path)),
    },
    {
        path: /\/\.cache\/pip$/,
        edits: optionOf(isCallOf(/^pip[\d.]*$/, /^(install|wheel|download)$/), "--no-cache-dir", /^--no-cache-dir$/),
        mount: true,
    },
    {
        path: /\/\.cache\/uv$/,
        edits: (told) => {
            // What is linked into the cache is gone with it.
            if (mentions(told, /symlink/))
                return null;
            const edits = told.calls
                .filter((call) => call.program === "uv" && !hasOption(call, /^(--no-cache|-n)$/))
                .flatMap((call) => {
                const program = call.command.words.find(({ text }) => /(^|\/)uv$/.test(text));
                return program ? [insertBehind(program, "--no-cache")] : [];
            });
            return edits.length > 0 ? edits : null;
        },
        mount: true,
    },
    // Poetry's environments lie in `virtualenvs` beside these two.
    { path: /\/\.cache\/pypoetry\/(cache|artifacts)$/, append: removal, mount: true },
    { path: /\/(\.cache\/(pipenv|composer)|\.composer\/cache)$/, append: removal, mount: true },
];

;// CONCATENATED MODULE: ./build/remedies/model.js
/** A change of the Dockerfile; null for no edits. */
function inDockerfile(edits) {
    return edits === null || edits.length === 0 ? null : { file: "dockerfile", edits };
}

;// CONCATENATED MODULE: ./build/remedies/kinds/package-caches.js




/** What a package manager left behind: told not to keep it, or removed by the same RUN, or kept in a cache mount. */
const packageCaches = {
    fits: ({ detector, origin, residual }) => detector === "package-caches" && origin === "run" && !residual,
    propose: (problem) => {
        const script = scriptOf(problem);
        if (script === null)
            return null;
        const { parsed, instruction, target } = problem;
        const told = {
            script,
            calls: callsOf(script),
            ...around(parsed, target, instruction),
            parsed,
            shared: isShared(parsed, instruction.stage, target),
        };
        const edits = [];
        const mounts = new Set();
        const appended = new Set();
        for (const { path } of problem.finding.items) {
            const cache = CACHES.find((one) => one.path.test(path));
            if (!cache)
                return null;
            if (cache.mount && usesCacheMounts(problem) && isMountable(path) && !mentions(told, /symlink/)) {
                mounts.add(path.replace(/\/_cacache$/, ""));
                continue;
            }
            const own = cache.edits?.(told);
            const command = cache.append?.(told, path);
            if (!own && !command)
                return null;
            edits.push(...(own ?? []));
            if (command)
                appended.add(command);
        }
        if (mounts.size > 0)
            edits.push(...mountEdits(told, [...mounts]));
        // What is root's is not removed by another user, and what is theirs not as root.
        if (appended.size > 0 && usesSudo(script))
            return null;
        if (appended.size > 0)
            edits.push(appendCommands(script, instruction, parsed, joined([...appended])));
        return inDockerfile(edits);
    },
};
/** One `rm -rf` for all that is removed. */
function joined(commands) {
    const removed = commands
        .filter((command) => command.startsWith("rm -rf "))
        .map((command) => command.slice("rm -rf ".length));
    const others = commands.filter((command) => !command.startsWith("rm -rf "));
    return [...others, ...(removed.length > 0 ? [`rm -rf ${removed.join(" ")}`] : [])].join(" && ");
}
/** Whoever writes them once can write them again: where no RUN has one, the builder may not know them. */
function usesCacheMounts({ parsed }) {
    return parsed.instructions.some(({ keyword, text }) => keyword === "RUN" && /--mount=\S*type=cache/.test(text));
}
/** A cache of another user would belong to root in a mount. */
const isMountable = (path) => /^\/root\/[\w./-]+$/.test(path) && !path.includes("..");
function mountEdits({ script }, targets) {
    const [first] = script.commands;
    const begin = script.flags[0]?.at ?? first?.at;
    if (begin === undefined)
        return [];
    return [
        {
            at: begin,
            remove: 0,
            insert: targets.map((target) => `--mount=type=cache,target=${target} `).join(""),
        },
    ];
}

;// CONCATENATED MODULE: ./build/remedies/kinds/production-install.js




/** `npm ci` in the image that ships, or in a stage that it is FROM: the same command without the development part. */
const productionInstall = {
    fits: ({ detector, origin, residual }) => /-dev-dependencies$/.test(detector) && origin === "run" && !residual,
    propose: (problem) => {
        const { parsed, target, instruction, finding } = problem;
        const script = scriptOf(problem);
        if (script === null || isShared(parsed, instruction.stage, target))
            return null;
        const { before, after } = around(parsed, target, instruction);
        const told = surroundingsOf(problem, [...before, instruction]);
        // What is built behind the install may need the development part.
        if (!arePlain(after, parsed) || startsDevelopment(finding, told))
            return null;
        const calls = callsOf(script).map((call) => ({ call, manager: managerOf(call, finding) }));
        const first = calls.findIndex(({ manager }) => manager !== undefined);
        if (first < 0 || !calls.slice(first).every(({ call, manager }) => manager || isPlain(call)))
            return null;
        if (calls.some(({ manager }) => manager?.isNeeded?.(finding, told)))
            return null;
        const edits = calls.flatMap(({ call, manager }) => (manager ? [manager.production(call, told)] : []));
        return edits.includes(null) ? null : inDockerfile(edits.flatMap((one) => one ?? []));
    },
};

;// CONCATENATED MODULE: ./build/remedies/kinds/production-prune.js






const FOLDER = "/node_modules";
const RUNS = /^(CMD|ENTRYPOINT|HEALTHCHECK|EXPOSE)$/;
/**
 * node_modules copied from a stage that builds: the stage takes the development part out again when it has built.
 * Only where nothing else needs that stage with all of it.
 */
const productionPrune = {
    fits: ({ detector, origin, fromStage, residual }) => detector === "node-dev-dependencies" && origin === "copy" && fromStage !== undefined && !residual,
    propose: (problem) => {
        const { parsed, target, instruction, finding } = problem;
        const source = parsed.stages.find(({ name, index }) => (name ?? String(index)) === finding.fromStage);
        if (!source || source.index === instruction.stage)
            return null;
        const { before, after } = around(parsed, target, instruction);
        const told = surroundingsOf(problem, instructionsOf(parsed, source.index));
        if (!arePlain(after, parsed) || startsDevelopment(finding, told))
            return null;
        const project = projectOf(problem, before);
        if (project === null || isNeededWhole(problem, source.index, `${project}${FOLDER}`))
            return null;
        const made = instructionsOf(parsed, source.index);
        const last = made.at(-1);
        if (!last || last.stage !== source.index || made.some(({ keyword }) => keyword === "USER"))
            return null;
        // Somebody runs it as it is: it ships too, or is for development.
        const isRun = made.some(({ keyword, stage }) => stage === source.index && RUNS.test(keyword));
        if (isRun || problem.ships.includes(source.index))
            return null;
        if (!hasPosixShell(made) || last.text.endsWith(parsed.escapeChar))
            return null;
        const folder = workingFolder(made);
        if (folder === null)
            return null;
        const command = pruneCommand(problem, source.index, told);
        if (command === null)
            return null;
        const there = folder === project ? "" : `cd ${project} && `;
        return inDockerfile([
            { at: last.offset + last.text.length, remove: 0, insert: `\nRUN ${there}${command}` },
        ]);
    },
};
/** The folder in the source stage whose node_modules is copied; null where it cannot be told. */
function projectOf({ instruction, finding, parsed }, before) {
    const copy = readCopy(instruction, parsed, workingFolder(before));
    if (copy === null)
        return null;
    const projects = new Set();
    for (const { path } of finding.items) {
        const at = path.indexOf(`${FOLDER}/`);
        if (at < 0)
            return null;
        const modules = path.slice(0, at + FOLDER.length);
        const from = copy.sources.flatMap((one) => {
            // A folder's content is copied, not the folder.
            if (!isBelow(modules, copy.destination))
                return [];
            const inner = modules.slice(copy.destination === "/" ? 0 : copy.destination.length);
            return `${one}${inner}`.endsWith(FOLDER) ? [`${one}${inner}`] : [];
        });
        const [found, ...others] = from;
        if (found === undefined || others.length > 0)
            return null;
        projects.add(found.slice(0, -FOLDER.length) || "/");
    }
    const [project, ...others] = projects;
    return project !== undefined && others.length === 0 && /^[\w@.+/-]+$/.test(project) ? project : null;
}
/** Whether another stage is FROM the source, mounts it, or copies its node_modules. */
function isNeededWhole({ parsed, instruction }, source, modules) {
    return parsed.stages.some((stage) => stage.dependsOn.some((edge) => {
        if (edge.stage !== source)
            return false;
        if (edge.via !== "COPY --from")
            return true;
        const other = parsed.instructions.find((one) => one.line === edge.line);
        if (other === instruction)
            return false;
        const copy = other?.keyword === "COPY" ? readCopy(other, parsed, "/") : null;
        const takes = copy === null || copy.sources.some((path) => isBelow(modules, path) || isBelow(path, modules));
        return takes && stage.index !== instruction.stage;
    }));
}
/** By the one manager that installs in the source stage, or in a stage that it takes its node_modules from. */
function pruneCommand({ parsed, finding }, source, around) {
    const stages = new Set([source, ...needed(parsed, source)]);
    const installs = parsed.instructions
        .filter(({ stage, keyword }) => stages.has(stage) && keyword === "RUN")
        .flatMap((instruction) => {
        const script = readRunScript(instruction, parsed);
        return (script === null ? [] : callsOf(script)).flatMap((call) => {
            const manager = managerOf(call, finding);
            return manager ? [{ call, manager, flags: script?.flags ?? [] }] : [];
        });
    });
    const [first] = installs;
    if (!first || installs.some(({ manager }) => manager !== first.manager))
        return null;
    const mounts = installs.flatMap(({ flags }) => flags.filter(({ text }) => text.startsWith("--mount=")));
    // A manifest that is only mounted is gone when the prune looks for it: then all would count as too much.
    if (mounts.some(({ text }) => !/[=,]type=(cache|secret|ssh|tmpfs)\b/.test(text)))
        return null;
    // Yarn asks the registry again.
    if (first.manager.name === "yarn" && mounts.some(({ text }) => /type=(secret|ssh)\b/.test(text)))
        return null;
    return (first.manager.prune?.(installs.map(({ call }) => call), around) ?? null);
}
function needed(parsed, stage) {
    const reached = new Set();
    const open = [stage];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
        for (const edge of parsed.stages[index]?.dependsOn ?? []) {
            if (!reached.has(edge.stage))
                open.push(edge.stage);
            reached.add(edge.stage);
        }
    }
    return [...reached];
}

;// CONCATENATED MODULE: ./build/remedies/kinds/slim-base.js







const VERSION = "\\d+(?:\\.\\d+){0,2}";
const SUITE = "(?:bullseye|bookworm|trixie)";
function tagged(pattern, slim) {
    const whole = new RegExp(`^${pattern}$`);
    return (tag) => {
        const found = whole.exec(tag);
        return found ? slim(found[1] ?? "", found[2] ?? "") : null;
    };
}
/** The tags as their publishers list them. https://docs.docker.com/docker-hub/image-library/trusted-content/ */
const TWINS = [
    {
        image: /^(?:docker\.io\/)?(?:library\/)?node$/,
        slim: tagged(`(${VERSION}|lts|current|latest)(?:-(${SUITE}))?`, (version, suite) => {
            const name = version === "latest" ? "" : `${version}-`;
            return `${name}${suite === "" ? "" : `${suite}-`}slim`;
        }),
    },
    {
        image: /^(?:docker\.io\/)?(?:library\/)?(?:python|ruby)$/,
        slim: tagged(`(${VERSION}|latest)(?:-(${SUITE}))?`, (version, suite) => {
            const name = version === "latest" ? "" : `${version}-`;
            return `${name}slim${suite === "" ? "" : `-${suite}`}`;
        }),
    },
    {
        image: /^(?:docker\.io\/)?(?:library\/)?eclipse-temurin$/,
        slim: tagged(`(\\d[\\w.]*?)(?:-jdk)?(-(?:alpine|jammy|noble|focal|ubi\\d+-minimal))?`, (version, suite) => `${version}-jre${suite}`),
    },
    {
        image: /^(?:docker\.io\/)?(?:library\/)?openjdk$/,
        slim: tagged("(8|11)(?:-jdk)?(-slim)?", (version, suite) => `${version}-jre${suite}`),
    },
];
/** `node:20` → `node:20-slim`; null where no slimmer twin is known. */
function slimTwin(reference) {
    const [, image = "", tag = "latest"] = /^([^:@]+)(?::([^@]+))?$/.exec(reference) ?? [];
    const twin = TWINS.find((one) => one.image.test(image))?.slim(tag) ?? null;
    return twin === null ? null : `${image}:${twin}`;
}
const NO_TWIN_FOR_COPIES = /node|python|ruby/;
/** Programs that the full images have and the slim ones lack, and libraries that call such programs or load such libraries. */
const FULL_ONLY = new Set([
    ...["curl", "wget", "git", "hg", "svn", "ssh", "scp", "make", "gcc", "g++", "cc", "patch", "unzip", "file"],
    ...["convert", "identify", "magick", "mogrify", "mysql", "psql", "sqlite3", "xz", "gpg"],
    ...["javac", "jar", "jcmd", "jmap", "jstack", "jps", "jdb", "jlink", "jshell", "javadoc"],
]);
const CALLS_THEM = /\b(simple-git|isomorphic-git|nodegit|imagemagick|gm|mini_magick|rmagick|ruby-vips|rugged|wand|gitpython|python-magic|weasyprint|cairosvg|cairocffi|pyzbar|pdf2image|libmagic)\b/i;
const MANIFESTS = ["package.json", "requirements.txt", "pyproject.toml", "Pipfile", "Gemfile"];
/**
 * Tools that came with the external base image, where the same image is to be had without them. What a program looks
 * for while it runs is not in the Dockerfile: so it is offered for plain cases alone, and built first.
 */
const slimBase = {
    onlyBuilt: true,
    fits: ({ detector, origin, residual }) => origin === "base" &&
        !residual &&
        /^(c-toolchain|development-headers|version-control|jdk)$/.test(detector),
    propose: (problem) => {
        const { parsed, instruction } = problem;
        const reference = parsed.stages[instruction.stage]?.base ?? "";
        const twin = slimTwin(reference);
        if (instruction.keyword !== "FROM" || twin === null || isBuildBase(problem))
            return null;
        // A variable's value stands elsewhere, and may be others' as well.
        const at = instruction.text.indexOf(` ${reference}`) + 1;
        const behind = instruction.text.charAt(at + reference.length);
        if (at < 1 || !/^\s?$/.test(behind))
            return null;
        if (!needsNoTools(problem) || callsTools(problem) || takesPrograms(problem, reference))
            return null;
        return inDockerfile([{ at: instruction.offset + at, remove: reference.length, insert: twin }]);
    },
};
/** Whether what runs in the image may call what the slim image lacks: by its start, or by a package that it names. */
function callsTools(problem) {
    const { parsed, readContext } = problem;
    const { texts, isKnown } = startedBy(problem);
    const manifests = MANIFESTS.flatMap((name) => copiedTexts(parsed, readContext, name));
    return (!isKnown ||
        texts.some((text) => wordsOf(text).some((word) => FULL_ONLY.has(word))) ||
        manifests.some((text) => CALLS_THEM.test(text)));
}
/** What another image has built can be linked to libraries that only the full image has. What Java builds is not. */
function takesPrograms({ parsed, target }, reference) {
    return (NO_TWIN_FOR_COPIES.test(reference) && instructionsOf(parsed, target).some(({ from }) => from !== null));
}
/** Whether stages that do not belong to this image are FROM the one whose base would change. */
function isBuildBase({ parsed, instruction, target }) {
    const own = lineage_lineageOf(parsed, target);
    return parsed.stages.some(({ index, baseStage }) => baseStage === instruction.stage && !own.includes(index));
}
/** Whether what runs in the image is nothing but installs of its packages and plain commands. */
function needsNoTools({ parsed, target }) {
    return instructionsOf(parsed, target).every((instruction) => {
        if (instruction.keyword !== "RUN")
            return true;
        const script = readRunScript(instruction, parsed);
        return (script !== null &&
            callsOf(script).every((call) => (isPlain(call) && !/^(curl|wget|unzip)$/.test(call.program)) ||
                managerOf(call, { detector: "node-dev-dependencies" }) !== undefined ||
                /^(pip[\d.]*|bundle|poetry)$/.test(call.program)));
    });
}

;// CONCATENATED MODULE: ./build/remedies/kinds/static-destination.js




/** Where web servers' packages and images put their own pages; a configuration that names nothing leads to one of them. */
const USUAL = /^\/(usr\/share\/nginx\/html|var\/www(\/html)?|usr\/local\/apache2\/htdocs|usr\/share\/caddy|srv)$/;
/** The folder that is served, as the finding's own advice names it. */
const servedFolder = ({ remedy }) => /^Copy them to (\/\S+?),/.exec(remedy)?.[1] ?? "";
/** A site that was copied where its server does not look: to where it looks. */
const staticDestination = {
    fits: ({ detector, origin, items }) => detector === "static-files-not-served" && origin === "copy" && items.length === 1,
    propose: ({ parsed, target, instruction, finding }) => {
        const [item] = finding.items;
        const copy = readCopy(instruction, parsed, workingFolder(around(parsed, target, instruction).before));
        const served = servedFolder(finding);
        if (!copy || !USUAL.test(served) || copy.destination !== item?.path)
            return null;
        const slash = copy.written.text.endsWith("/") ? "/" : "";
        return inDockerfile([replaceWord(copy.written, `${served}${slash}`)]);
    },
};

;// CONCATENATED MODULE: ./build/remedies/kinds/transient-tools.js




/** Packages of which nothing is needed by what they have built: no library that a program is linked to comes with them. */
const APK_TOOLS = /^(gcc|make|musl-dev|binutils|linux-headers|cmake|ninja|ninja-build|samurai|meson|autoconf|automake|libtool|pkgconf|pkgconfig|patch|bison|flex|m4|git)$/;
const APT_TOOLS = /^(gcc|g\+\+|make|libc6-dev|libc-dev|binutils|build-essential|dpkg-dev|cmake|ninja-build|meson|autoconf|automake|libtool|pkg-config|pkgconf|patch|bison|flex|m4|git)$/;
const DETECTORS = /^(c-toolchain|development-headers|version-control)$/;
const VIRTUAL = ".build-deps";
/** Libraries that come with gcc, and that what it has compiled may be linked to. */
const KEPT = { apt: "libatomic1 libgomp1", apk: "libatomic libgcc libgomp" };
const COMPILER = /^(gcc|g\+\+|build-essential)$/;
const isInstall = (call, program, name) => program.test(call.program) && subcommand(call)?.name.text === name;
/** Packages of an install, if all are such tools. */
function toolsOf(call, known) {
    const named = (subcommand(call)?.rest ?? []).filter((word) => !isOption(word)).map(({ text }) => text);
    return named.length > 0 && named.every((name) => known.test(name)) ? named : null;
}
/** Tools that one RUN installs and uses, and nothing behind it can need: the RUN takes them out again. */
const transientTools = {
    fits: ({ detector, origin, items, residual }) => DETECTORS.test(detector) &&
        origin === "run" &&
        !residual &&
        items.every((item) => item.package !== undefined),
    propose: (problem) => {
        const { parsed, instruction, target, finding } = problem;
        const script = scriptOf(problem);
        if (script === null || isShared(parsed, instruction.stage, target))
            return null;
        const { before, after } = around(parsed, target, instruction);
        if (!arePlain(after, parsed) || usesSudo(script))
            return null;
        const calls = callsOf(script);
        const started = startedBy(problem);
        const isNeeded = (named) => mayStart(started, [...named, ...namesOf(finding)]) ||
            // What it is told or what it fetches is for later.
            (named.includes("git") && calls.some(({ program }) => program === "git"));
        // Without something that uses them they are there for what the image does at run time.
        const isUsed = (from) => calls.slice(from + 1).some((call) => !isPlain(call));
        const apk = calls.findIndex((call) => isInstall(call, /^apk$/, "add"));
        const apt = calls.findIndex((call) => isInstall(call, /^(apt-get|apt)$/, "install"));
        if (apk >= 0 && apt < 0) {
            const [call, ...others] = calls.filter((one) => isInstall(one, /^apk$/, "add"));
            const sub = call && subcommand(call);
            const named = call && toolsOf(call, APK_TOOLS);
            if (!named ||
                !sub ||
                others.length > 0 ||
                !isUsed(apk) ||
                hasOption(call, /^(-t|--virtual|-X|--repositor)/))
                return null;
            if (isNeeded(named) || before.some(({ text }) => text.includes(VIRTUAL)))
                return null;
            const keep = named.some((name) => COMPILER.test(name)) ? `apk add --no-cache ${KEPT.apk} && ` : "";
            return inDockerfile([
                insertBehind(sub.name, `--virtual ${VIRTUAL}`),
                appendCommands(script, instruction, parsed, `${keep}apk del ${VIRTUAL}`),
            ]);
        }
        const [call, ...others] = calls.filter((one) => isInstall(one, /^(apt-get|apt)$/, "install"));
        if (!call || others.length > 0 || !isUsed(apt))
            return null;
        const named = toolsOf(call, APT_TOOLS);
        // What an installed package recommends is not removed with the others.
        if (!named || isNeeded(named) || !hasOption(call, /^--no-install-recommends$/))
            return null;
        const keep = named.some((name) => COMPILER.test(name)) ? `apt-mark manual ${KEPT.apt} && ` : "";
        const purge = `apt-get purge -y --auto-remove ${named.join(" ")}`;
        return inDockerfile([appendCommands(script, instruction, parsed, `${keep}${purge}`)]);
    },
};

;// CONCATENATED MODULE: ./build/remedies/kinds/without-recommends.js




const without_recommends_isInstall = (call) => /^(apt-get|apt)$/.test(call.program) && subcommand(call)?.name.text === "install";
/** Whether a word of the command line names the package: `gcc`, `gcc:amd64`, `gcc=4:12.2.0-3`; what cannot be read may. */
const names = (word, wanted) => /[$*'"]/.test(word) || wanted.has(word.replace(/[=:/].*$/, "").replace(/[+-]$/, "")) || wanted.has(word);
/** Nobody names them, and programs fail without: certificates for TLS, ssh for git, names of services, zones, languages. */
const AT_RUN_TIME = ["ca-certificates", "openssh-client", "netbase", "tzdata", "locales"];
/** Tools that nobody asked for: apt took them along because something that was asked for recommends them. */
const withoutRecommends = {
    fits: ({ origin, items, residual }) => origin === "run" && !residual && items.length > 0 && items.every((item) => item.package !== undefined),
    propose: (problem) => {
        const script = scriptOf(problem);
        const { parsed, instruction, target, finding } = problem;
        if (script === null || isShared(parsed, instruction.stage, target))
            return null;
        if (!arePlain(around(parsed, target, instruction).after, parsed))
            return null;
        const calls = callsOf(script);
        const installs = calls.filter(without_recommends_isInstall);
        const first = calls.findIndex(without_recommends_isInstall);
        // What follows may build with them.
        if (first < 0 || !calls.slice(first).every(isPlain))
            return null;
        if (mayStart(startedBy(problem), namesOf(finding)))
            return null;
        const wanted = new Set(finding.items.flatMap((item) => item.package ?? []));
        const edits = [];
        for (const call of installs) {
            if (hasOption(call, /^--(no-)?install-(recommends|suggests)$|^-o/))
                continue;
            const sub = subcommand(call);
            if (!sub || sub.rest.some((word) => !isOption(word) && names(word.text, wanted)))
                return null;
            edits.push(insertBehind(sub.name, "--no-install-recommends"));
        }
        const last = installs.at(-1)?.args.at(-1);
        const kept = unasked(problem, installs);
        if (edits.length > 0 && kept.length > 0 && last)
            edits.push(insertBehind(last, kept.join(" ")));
        return inDockerfile(edits);
    },
};
/** Packages needed at run time that this line brought and does not name. */
function unasked({ packages, finding }, installs) {
    const asked = new Set(installs.flatMap(({ args }) => args.map(({ text }) => text)));
    return AT_RUN_TIME.filter((name) => !asked.has(name) && packages.some((one) => one.name === name && one.layer === finding.layer));
}

;// CONCATENATED MODULE: ./build/remedies/catalogue.js








/** Every kind of change that can be offered; the first that has one for a finding counts. */
const remedies = [
    productionInstall,
    productionPrune,
    packageCaches,
    withoutRecommends,
    transientTools,
    slimBase,
    staticDestination,
    ignoredGit,
];

// EXTERNAL MODULE: ./build/dockerfile/parse.js + 17 modules
var parse = __webpack_require__(3068);
;// CONCATENATED MODULE: ./build/remedies/keeps-the-rest.js

/**
 * Whether a changed Dockerfile still parses, and differs from what it was in one instruction alone: that one is
 * another, or one more follows it. All others read the same, and the stages are built from each other as before.
 */
function keepsTheRest(before, after) {
    const old = (0,parse/* parseDockerfile */.A)(before);
    const made = (0,parse/* parseDockerfile */.A)(after);
    if (made.error || made.skipped !== undefined || made.escapeChar !== old.escapeChar)
        return false;
    const added = made.instructions.length - old.instructions.length;
    if (added < 0 || added > 1)
        return false;
    const from = firstDifference(old.instructions, made.instructions);
    const oldRest = old.instructions.slice(from + (added === 1 ? 0 : 1));
    const madeRest = made.instructions.slice(from + 1);
    return (firstDifference(oldRest, madeRest) === Math.max(oldRest.length, madeRest.length) &&
        JSON.stringify(old.stages.map(graphOf)) === JSON.stringify(made.stages.map(graphOf)));
}
/** Index of the first instruction that reads otherwise, or the number of those that are the same. */
function firstDifference(one, other) {
    const length = Math.max(one.length, other.length);
    for (let at = 0; at < length; at++)
        if (reading(one[at]) !== reading(other[at]))
            return at;
    return length;
}
const reading = (instruction) => instruction === undefined
    ? null
    : JSON.stringify([instruction.keyword, instruction.stage, instruction.text, instruction.from]);
/** A stage without its lines and its base, which a patch may change. */
function graphOf({ index, name, baseStage, platform, dependsOn, images, fault }) {
    return {
        index,
        name,
        baseStage,
        platform,
        dependsOn: dependsOn.map(({ stage, via }) => [stage, via]),
        images: images.map(({ via }) => via),
        fault: fault?.message,
    };
}

// EXTERNAL MODULE: ./build/remedies/patch.js
var remedies_patch = __webpack_require__(8839);
;// CONCATENATED MODULE: ./build/remedies/propose.js




/** Longer Dockerfiles are not written by hand, nor mended so. In UTF-16 code units. */
const LONGEST_TEXT = 1_000_000;
/** The findings, each with a patch where one is small and certain. What passes or fails is not touched. */
function proposePatches(findings, context) {
    return findings.map((finding) => {
        const patch = proposePatch(finding, context);
        return patch === null ? finding : { ...finding, patch };
    });
}
function proposePatch(finding, { path, built, ...told }) {
    const { parsed, target, ignore } = told;
    if (parsed.text.length > LONGEST_TEXT)
        return null;
    const instruction = parsed.instructions.find(({ line }) => line === finding.line);
    // What other images are built on may need all of it there.
    if (!instruction || instructionsOf(parsed, target).some(({ keyword }) => keyword === "ONBUILD"))
        return null;
    const problem = { ...told, finding, instruction };
    for (const remedy of remedies) {
        if ((remedy.onlyBuilt && !built) || !remedy.fits(finding))
            continue;
        const change = remedy.propose(problem);
        if (change === null)
            continue;
        if (change.file === "ignore")
            return (0,remedies_patch/* makePatch */.Jb)(ignore.path, ignore.text ?? "", change.edits);
        const patch = (0,remedies_patch/* makePatch */.Jb)(path, parsed.text, change.edits);
        return patch !== null && keepsTheRest(parsed.text, (0,remedies_patch/* applyPatch */.X6)(parsed.text, patch)) ? patch : null;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/remedies/savings.js
/** Whether there is something in the image that should not be; else something that is to be there does not work. */
function isAboutSize({ detector }) {
    return detector !== "static-files-not-served" && detector !== "foreign-libc";
}
/** Whether what a finding is about is no longer in an image. */
function isGone(finding, after) {
    const had = new Set(finding.items.map(keyOf));
    return !after.some(({ detector, items }) => detector === finding.detector && items.some((item) => had.has(keyOf(item))));
}
/** Findings that tell of something that was not there before, or that worked before. */
function newOf(before, after) {
    const keys = ({ detector, items }) => items.map((item) => JSON.stringify([detector, keyOf(item)]));
    const had = new Set(before.flatMap(keys));
    return after.filter((finding) => finding.severity !== "info" && keys(finding).some((key) => !had.has(key)));
}
const keyOf = (item) => item.package ?? item.path;
/**
 * Bytes that an image lost by the patches of these findings, one by one, as their layers tell. They add up to all that
 * it lost but for what lines without a finding made of it; what a change of the base did elsewhere counts for the base.
 */
function savingsOf(findings, rebuilt) {
    const total = rebuilt.before.size - rebuilt.after.size;
    const [only, ...others] = findings;
    if (only === undefined)
        return [];
    if (others.length === 0)
        return [total];
    const byLine = findings.map((finding) => (finding.origin === "base" ? 0 : lineSaving(finding, rebuilt)));
    const lines = new Map(findings.map((finding, index) => [finding.line, byLine[index] ?? 0]));
    const own = [...lines.values()].reduce((sum, one) => sum + one, 0);
    return findings.map((finding, index) => (finding.origin === "base" ? total - own : (byLine[index] ?? 0)));
}
function lineSaving({ line }, { before, after, patches, path }) {
    if (line === undefined)
        return 0;
    const shift = patches
        .filter((patch) => patch.path === path && patch.endLine < line)
        .reduce((sum, { lines, replaced }) => sum + lines.length - replaced.length, 0);
    return sizeOfLine(before.layers, line) - sizeOfLine(after.layers, line + shift);
}
function sizeOfLine(layers, line) {
    return layers
        .filter(({ origin, instruction }) => origin === "own" && instruction?.line === line)
        .reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./build/remedies/verdict.js



/** The same for patches that write the same. */
const patchKey = ({ path, startLine, endLine, lines }) => JSON.stringify([path, startLine, endLine, lines]);
/** Patches that can be built at once, and those that cannot be built with them; the same patch stands in one group. */
function groupPatches(candidates) {
    const together = [];
    const alone = [];
    for (const group of (0,grouping/* groupBy */.$)(candidates, ({ patch }) => patchKey(patch)).values()) {
        const clashes = together.flat().some((other) => group.some((one) => overlap(one, other)));
        (clashes ? alone : together).push(group);
    }
    return { together, alone };
}
/** Two patches of one place; and two of one line, of which nothing tells what each of them saves. */
function overlap(one, other) {
    if (one.finding.line === other.finding.line && one.stage.index === other.stage.index)
        return true;
    if (one.patch.path !== other.patch.path)
        return false;
    return one.patch.startLine <= other.patch.endLine && other.patch.startLine <= one.patch.endLine;
}
/**
 * Judges patches by the images that they were built into.
 * @param before all stages of the Dockerfile as they were
 * @param after those that were built again, by index
 * @param path of the Dockerfile
 */
function judgePatches(candidates, patches, before, after, path) {
    for (const stage of after.values()) {
        const [broken] = newOf(before[stage.index]?.findings ?? [], stage.findings);
        if (broken)
            return { failed: `it was built, and then in ${(0,dockerfile_model/* stageLabel */.H)(stage)}: ${broken.message}` };
    }
    const verdicts = new Map();
    for (const [index, group] of (0,grouping/* groupBy */.$)(candidates, ({ stage }) => stage.index)) {
        const image = group[0]?.stage.image;
        const stage = after.get(index);
        if (!image || !stage?.image)
            continue;
        const rebuilt = { before: image, after: stage.image, patches, path };
        const savings = savingsOf(group.map(({ finding }) => finding), rebuilt);
        for (const [at, candidate] of group.entries())
            verdicts.set(candidate, verdictOf(candidate, stage.findings, savings[at] ?? 0));
    }
    return { verdicts };
}
function verdictOf({ finding }, after, saves) {
    if (!isGone(finding, after))
        return { reason: "it was built, and the finding is still there" };
    const enough = isAboutSize(finding) ? saves > 0 : saves >= 0;
    return enough ? { saves } : { reason: "it was built, and the image is no smaller" };
}

;// CONCATENATED MODULE: ./build/try-patches.js








/**
 * Builds a Dockerfile with patches in it, beside the real one, and looks into the images. What cannot be built is part
 * of the answer.
 * @throws InterruptedError
 */
async function tryPatches(candidates, trial) {
    const { dockerfile, request, debug } = trial;
    const patches = [...new Map(candidates.map(({ patch }) => [patchKey(patch), patch])).values()];
    try {
        const changed = changedDockerfile(patches, { ...trial, build: request.build });
        const touched = affectedStages(changed, patches, dockerfile);
        const [built] = await measure_measure({
            ...request,
            side: "remedies",
            repository: { dockerfiles: [changed], notices: [], passedOver: [] },
            wanted: ({ index }) => touched.has(index),
            // The cache that is written is that of the workspace as it is.
            build: { ...request.build, cacheTo: [] },
            onProgress: debug ? request.onProgress : () => { },
        });
        const stages = new Map(built?.stages.map((stage) => [stage.index, stage]));
        for (const index of touched) {
            const stage = stages.get(index);
            if (stage?.image)
                continue;
            const why = stage?.build.error?.message ?? stage?.imageError ?? "it was not built";
            return { failed: `${stage ? (0,dockerfile_model/* stageLabel */.H)(stage) : `stage ${index}`} does not build with it: ${why}` };
        }
        return judgePatches(candidates, patches, dockerfile.stages, stages, dockerfile.path);
    }
    catch (error) {
        if (!(error instanceof errors/* StagecheckError */.$e) || error instanceof errors/* InterruptedError */.p4 || request.signal.aborted)
            throw error;
        return { failed: (0,errors/* describeError */.Uc)(error) };
    }
}
/** The Dockerfile with patches in it, as if the repository held it so. */
function changedDockerfile(patches, { planned, ignore, build }) {
    const { path, parsed } = planned;
    const apply = (text, file) => patches
        .filter((patch) => patch.path === file)
        .sort((left, right) => right.startLine - left.startLine)
        .reduce(remedies_patch/* applyPatch */.X6, text);
    const made = (0,parse/* parseDockerfile */.A)(apply(parsed.text, path), (0,own_build/* parseOptions */.A)(planned, build));
    const ships = (index) => planned.stages[index]?.ships ?? false;
    const changedIgnore = patches.some((patch) => patch.path === ignore.path);
    return {
        ...planned,
        parsed: made,
        stages: made.stages.map((stage) => ({ ...stage, ships: ships(stage.index) })),
        changed: { ignore: changedIgnore ? apply(ignore.text ?? "", ignore.path) : null },
    };
}
/** Stages that were built as they were and that a patch can alter: all that need a stage in which one stands. */
function affectedStages({ stages }, patches, dockerfile) {
    const patched = (stage) => {
        const before = dockerfile.stages[stage.index];
        return patches.some(({ path, startLine }) => path !== dockerfile.path ||
            (before !== undefined && before.line <= startLine && startLine <= before.endLine));
    };
    const touched = new Set(stages.filter(patched).map(({ index }) => index));
    return new Set(stages
        .filter(({ index }) => dockerfile.stages[index]?.image)
        .filter(({ index }) => [...(0,graph/* reachableStages */.J)(stages, [index])].some((one) => touched.has(one)))
        .map(({ index }) => index));
}

;// CONCATENATED MODULE: ./build/verify-remedies.js


/** Builds of single patches for one Dockerfile, where they do not build together. */
const MOST_SINGLE = 5;
/**
 * Builds one Dockerfile with all its patches at once, beside the real one, and looks into the images: patches that do
 * not build, do not mend what they are for, or save nothing are taken off their findings. Where they do not build
 * together, each is built by itself.
 */
async function verifyRemedies(trial) {
    const { dockerfile, request, debug } = trial;
    const candidates = dockerfile.stages.flatMap((stage) => stage.findings.flatMap((finding) => finding.patch ? [{ stage, finding, patch: finding.patch }] : []));
    if (candidates.length === 0)
        return dockerfile;
    request.onProgress({
        kind: "phase",
        text: `Building ${dockerfile.path} with the changes that it could have`,
    });
    const verdicts = await verdictsOf(candidates, trial);
    for (const [{ finding, patch }, verdict] of verdicts) {
        if (!debug || !("reason" in verdict))
            continue;
        const text = `${patch.path}:${patch.startLine}: no change is offered for ${finding.detector}: ${verdict.reason}`;
        request.onProgress({ kind: "note", text });
    }
    const settled = new Map([...verdicts].map(([{ finding }, verdict]) => [finding, verdict]));
    const stages = dockerfile.stages.map((stage) => ({
        ...stage,
        findings: stage.findings.map((finding) => {
            const verdict = settled.get(finding);
            const { patch, ...plain } = finding;
            if (patch === undefined)
                return finding;
            return verdict && "saves" in verdict ? { ...plain, patch: { ...patch, saves: verdict.saves } } : plain;
        }),
    }));
    return { ...dockerfile, stages };
}
/** All at once; where that tells nothing of them, and of those that clash with others, one by one. */
async function verdictsOf(candidates, trial) {
    const { together, alone } = groupPatches(candidates);
    const all = await tryPatches(together.flat(), trial);
    const failed = "failed" in all;
    const verdicts = new Map(failed ? [] : all.verdicts);
    if (failed && together.length === 1) {
        for (const candidate of together.flat())
            verdicts.set(candidate, { reason: all.failed });
    }
    const single = [...(failed && together.length > 1 ? together : []), ...alone];
    for (const [index, group] of single.entries()) {
        const result = index < MOST_SINGLE
            ? await tryPatches(group, trial)
            : { failed: `${MOST_SINGLE} changes of this file were built one by one already` };
        for (const candidate of group) {
            const verdict = "failed" in result ? { reason: result.failed } : result.verdicts.get(candidate);
            if (verdict)
                verdicts.set(candidate, verdict);
        }
    }
    return verdicts;
}

;// CONCATENATED MODULE: ./build/offer-remedies.js





/**
 * Puts a patch beside the findings that a small change mends for certain. Where it was asked for, each is built first,
 * and only what mends and makes the image smaller stays.
 * @param request what the Dockerfiles were measured with
 */
async function offerRemedies(measured, request, settings) {
    const tree = (0,work_tree/* openWorkTree */.wr)(request.root);
    const offered = [];
    for (const dockerfile of measured) {
        const planned = request.repository.dockerfiles.find(({ path }) => path === dockerfile.path);
        if (planned === undefined || dockerfile.stages.every(({ findings }) => findings.length === 0)) {
            offered.push(dockerfile);
            continue;
        }
        const { path, context } = dockerfile;
        const ignore = (0,ignore_file/* readIgnoreFile */.r)(tree, path, context);
        const proposed = propose(dockerfile, {
            path,
            parsed: planned.parsed,
            ignore,
            ships: planned.stages.filter(({ ships }) => ships).map(({ index }) => index),
            sharers: () => request.repository.dockerfiles
                .filter((other) => other !== planned)
                .filter((other) => (0,ignore_file/* readIgnoreFile */.r)(tree, other.path, other.context).path === ignore.path)
                .map(({ parsed }) => parsed),
            readContext: contextReader(tree, context),
            built: settings.verifyRemedies,
        });
        const trial = { dockerfile: proposed, planned, ignore, request, debug: settings.debug };
        offered.push(settings.verifyRemedies ? await verifyRemedies(trial) : proposed);
    }
    return offered;
}
function propose(dockerfile, told) {
    const stages = dockerfile.stages.map((stage) => ({
        ...stage,
        findings: proposePatches(stage.findings, {
            ...told,
            target: stage.index,
            packages: stage.image?.packages ?? [],
        }),
    }));
    return { ...dockerfile, stages };
}

;// CONCATENATED MODULE: ./build/process/temporary.js



/** A folder that is gone when `use` is done, whatever happened. The runner's own temporary folder where there is one. */
async function withTemporaryFolder(env, use) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(), "stagecheck-"));
    try {
        return await use(folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}

// EXTERNAL MODULE: ./build/settings/check-config.js
var check_config = __webpack_require__(2943);
;// CONCATENATED MODULE: ./build/check.js


















/**
 * The whole job on one repository: discover → parse → plan → build → inspect → judge.
 * @throws StagecheckError where nothing could be measured: settings, no Dockerfile, no engine
 */
async function check(request) {
    const { settings, env, signal, onProgress } = request;
    const begun = external_node_perf_hooks_.performance.now();
    const asked = describeEngine(settings.build.builder, env);
    // What is wrong with the repository is told first.
    asked.catch(() => undefined);
    const repository = await (0,build_repository/* readRepository */.Nu)(settings.root, settings, true);
    (0,check_config/* checkConfigAgainst */.A)(settings, repository.dockerfiles.map(({ path, stages, parsed }) => ({ path, stages, error: parsed.error })));
    const engine = await asked;
    const git = await (0,baseline_git/* openGit */.z)(settings.root, env);
    return withTemporaryFolder(env, async (temporary) => {
        const layers = await (0,layer_cache/* userLayerCache */.pp)(env);
        const layouts = await prepareLayouts((0,external_node_path_.join)(temporary, "layouts"), engine.exportsOci ? await layers.known() : []);
        const { build } = settings;
        const slots = buildSlots();
        const common = { engine, build, env, temporary, layouts, layers, slots, signal, onProgress };
        // Before anything is built: what git fetches would be in the baseline's copy of `.git` and not in the head's.
        const compared = await chooseBaseline(settings, request.change, git);
        onProgress({ kind: "phase", text: "Building every stage" });
        const head = { ...common, root: settings.root, side: "head", repository };
        const { found, baseline, notices } = await withLoadedImages(env, async (loaded) => {
            // The last targets of the head leave room for the first of the baseline.
            const last = signalled();
            const building = buildSide(head, loaded, last.signal).finally(last.signal);
            const preparing = last.reached.then(() => buildBaseline(compared, settings, git, common, loaded));
            const [side, before] = await Promise.allSettled([building, preparing]);
            try {
                return await measureBoth(settled(side), settled(before), signal);
            }
            finally {
                // Nothing is read any more when what it reads is removed.
                if (side.status === "fulfilled")
                    await Promise.allSettled(side.value.exported ?? []);
            }
        });
        const measured = await offerRemedies(found, head, settings);
        onProgress({ kind: "finished" });
        const { version, buildx, store, driver } = engine;
        return judge({
            measured,
            baseline,
            settings,
            head: git && (await (0,baseline_git/* commitId */.x)(git, "HEAD")),
            engine: { version, buildx, store, driver },
            notices: [
                ...repository.notices,
                ...(0,shipping/* shipsNothingOf */.a)(repository.dockerfiles),
                ...(0,declared/* passedOverInShort */.k)(repository.passedOver),
                ...notices,
            ],
            seconds: (external_node_perf_hooks_.performance.now() - begun) / 1000,
        });
    });
}
function signalled() {
    let signal = () => { };
    const reached = new Promise((resolve) => {
        signal = resolve;
    });
    return { reached, signal };
}
function settled(result) {
    if (result.status === "rejected")
        throw result.reason;
    return result.value;
}
/** Reads the images of both. What is wrong with the baseline's costs nothing of the head. */
async function measureBoth(head, before, signal) {
    if (before.kind === "built") {
        const { summary, side, notices } = before;
        try {
            const [found = [], dockerfiles = []] = await measureSides([head, side]);
            return { found, baseline: { summary, dockerfiles }, notices };
        }
        catch (error) {
            const baseline = afterFailure(error, signal);
            const [found = []] = await measureSides([head]);
            return { found, baseline, notices: [] };
        }
    }
    const [found = []] = await measureSides([head]);
    return { found, baseline: before.baseline, notices: [] };
}

// EXTERNAL MODULE: ./build/text/escape.js
var text_escape = __webpack_require__(3699);
;// CONCATENATED MODULE: ./build/progress/lines.js


const SIDES = { head: "", baseline: "baseline ", remedies: "with remedies, " };
const STATUS = { built: "built", failed: "FAILED", timeout: "TIMED OUT", skipped: "skipped" };
function seconds(value) {
    return `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
}
/** `main  api (services/api/Dockerfile): built in 2.1 s, 5 of 7 steps cached`, safe for any log. */
function finishedLine(event) {
    const cached = event.steps > 0 ? `, ${event.cachedSteps} of ${(0,bytes/* count */.U9)(event.steps, "step")} cached` : "";
    const reason = event.reason === null ? "" : `: ${event.reason}`;
    return (0,text_escape/* logLine */.BP)(`${SIDES[event.side]}${event.target}: ${STATUS[event.status]} in ${seconds(event.seconds)}${cached}${reason}`);
}
/** One plain line for each thing that happened: for logs and files. */
function linesListener(write) {
    return (event) => {
        if (event.kind === "phase" || event.kind === "note")
            write((0,text_escape/* logLine */.BP)(event.text));
        if (event.kind !== "target-finished")
            return;
        write(finishedLine(event));
        for (const line of event.log)
            write(`    ${(0,text_escape/* logLine */.BP)(line)}`);
    };
}

;// CONCATENATED MODULE: ./build/progress/terminal.js


const ERASE_BELOW = "\u001b[0J";
const FRAME_MS = 100;
/** Live lines on a terminal: what is done stays, what runs is redrawn below it. */
function terminalListener(screen) {
    const running = new Map();
    let phase = "";
    let drawn = 0;
    let last = 0;
    const up = () => (drawn > 0 ? `\u001b[${drawn}A\r` : "\r");
    const cut = (line) => {
        const width = (screen.columns ?? 80) - 1;
        return line.length > width ? `${line.slice(0, width - 1)}…` : line;
    };
    const draw = (above) => {
        const live = [...(phase ? [phase] : []), ...running.values()].map(cut);
        screen.write(`${up()}${ERASE_BELOW}${[...above, ...live].map((line) => `${line}\n`).join("")}`);
        drawn = live.length;
        last = Date.now();
    };
    return (event) => {
        switch (event.kind) {
            case "phase":
                phase = (0,text_escape/* terminal */.Fo)(event.text);
                return draw([]);
            case "note":
                return draw([(0,text_escape/* terminal */.Fo)(event.text)]);
            case "target-started":
                running.set(`${event.side} ${event.target}`, `  ${(0,text_escape/* terminal */.Fo)(event.target)} …`);
                return draw([]);
            case "target-running": {
                const step = event.step === null ? "" : ` ${event.step}`;
                running.set(`${event.side} ${event.target}`, (0,text_escape/* terminal */.Fo)(`  ${event.target} ${event.done}/${event.steps}${step}`.replace(/\s+/g, " ").replace(/^ /, "  ")));
                if (Date.now() - last >= FRAME_MS)
                    draw([]);
                return;
            }
            case "target-finished":
                running.delete(`${event.side} ${event.target}`);
                return draw([finishedLine(event), ...event.log.map((line) => `    ${(0,text_escape/* terminal */.Fo)(line)}`)]);
            default:
                phase = "";
                running.clear();
                return draw([]);
        }
    };
}

// EXTERNAL MODULE: ./build/settings/load.js
var load = __webpack_require__(8274);
// EXTERNAL MODULE: ./build/commands/print.js + 37 modules
var print = __webpack_require__(914);
;// CONCATENATED MODULE: ./build/commands/check.js








/** `stagecheck [check] [DIR]` */
async function checkCommand(invocation, context) {
    const { stderr } = context;
    const settings = (0,load/* loadSettings */.M)(invocation.given, { root: invocation.directory, detectors: catalogue/* detectorIds */.X0 });
    const onProgress = stderr.isTTY
        ? terminalListener(stderr)
        : linesListener((line) => stderr.write(`${line}\n`));
    const report = await check({
        settings,
        change: { baseRef: null, baseSha: null },
        env: context.env,
        signal: context.signal,
        onProgress,
    });
    if (settings.reportFile !== null)
        await (0,print/* writeResult */.Zk)(settings.reportFile, (0,json/* reportJson */.l4)(report));
    await (0,print/* print */.yy)((format, options) => format.report(report, options), invocation, context);
    return exitStatus(report);
}


/***/ })

};
