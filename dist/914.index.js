export const id = 914;
export const ids = [914];
export const modules = {

/***/ 914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tS: () => (/* binding */ openOutputs),
  yy: () => (/* binding */ print),
  e2: () => (/* binding */ printAs),
  Zk: () => (/* binding */ writeResult)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/json.js + 9 modules
var json = __webpack_require__(2996);
// EXTERNAL MODULE: ./build/text/bytes.js
var text_bytes = __webpack_require__(4769);
// EXTERNAL MODULE: ./build/dockerfile/model.js
var model = __webpack_require__(1106);
;// CONCATENATED MODULE: ./build/report/view/pieces.js
/** One line of at most `limit` characters; what is left out stands as `…`. */
function shorten(text, limit) {
    const line = text.replace(/\s+/g, " ").trim();
    if (line.length <= limit)
        return line;
    // A cut must not halve a surrogate pair.
    return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
/** An instruction as written, continuation lines joined. */
const instructionText = (text, limit) => shorten(text.replace(/\\\r?\n/g, " "), limit);
const instruction = (text, limit = 72) => ({ code: instructionText(text, limit) });
/** A sentence in which `names` stand in backticks, at most 400 characters of it. */
function prose(text) {
    const parts = shorten(text, 400).split("`");
    // An odd backtick opens nothing.
    const tail = parts.length % 2 === 0 ? parts.splice(-2).join("`") : null;
    const pieces = parts.map((part, index) => (index % 2 === 1 && part !== "" ? { code: part } : part));
    return tail === null ? pieces : [...pieces, tail];
}
/** The same text as the end of a sentence of ours: without its own full stop. */
const unstopped = (text) => text.trim().replace(/\.$/, "");
const capitalised = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
/** With a full stop, unless it ends a sentence already. */
const stopped = (text) => /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
/** `a, b and c`. */
function enumerate(sentences) {
    return sentences.flatMap((sentence, index) => {
        if (index === 0)
            return sentence;
        return [index === sentences.length - 1 ? " and " : ", ", ...sentence];
    });
}
/** Sentences one after the other with the same text between them. */
function join(sentences, between) {
    return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [between, ...sentence]));
}

;// CONCATENATED MODULE: ./build/report/view/images.js


function shippingImages(report) {
    const all = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages
        .filter((stage) => stage.ships)
        .map((stage) => ({ dockerfile, stage, label: shorten((0,model/* stageLabel */.H)(stage), 60) })));
    const times = new Map();
    for (const { label } of all)
        times.set(label, (times.get(label) ?? 0) + 1);
    return all.map((image) => ({
        ...image,
        unique: image.stage.name !== null && times.get(image.label) === 1,
    }));
}
/** How the image is called in a sentence: `api`, or `api in web/Dockerfile` where there are two of them. */
function imageName(image, form) {
    const name = form === "code" ? { code: image.label } : { strong: image.label };
    return image.unique ? [name] : [name, " in ", shorten(image.dockerfile.path, 120)];
}
/** Findings that this change answers for. */
const isFresh = (finding) => finding.allowed === undefined && finding.status !== "debt" && finding.status !== "unknown";
const isOver = (image) => image.stage.budgets.some((one) => one.status === "over");
/** There is nothing to tell of it: same size as before, budgets kept, nothing found anew. */
function isUnchanged({ stage }) {
    const same = stage.build.status === "skipped" || (stage.build.status === "built" && stage.delta?.size === 0);
    return (same &&
        stage.imageError === undefined &&
        stage.budgets.every((one) => one.status !== "over") &&
        !stage.findings.some(isFresh));
}
const NOISE_BYTES = 100_000;
const NOISE_PART = 0.001;
/** Changes below both 100 kB and a thousandth of the image are told, but not explained. */
function isNoticeable(change, before) {
    return Math.abs(change) >= NOISE_BYTES || Math.abs(change) >= NOISE_PART * Math.max(before, 1);
}

;// CONCATENATED MODULE: ./build/report/view/baseline.js



const shortCommit = (sha) => sha.slice(0, 7);
/** `main@1a2b3c4 (merge base)`; null where there is no commit to name. */
function baselineName(baseline) {
    if (baseline.sha === undefined)
        return null;
    const commit = shortCommit(baseline.sha);
    return baseline.ref === undefined ? commit : `${shorten(baseline.ref, 60)}@${commit} (merge base)`;
}
/** The name of what the report was compared with; null where it was not. */
const comparedWith = (baseline) => baseline.state === "ready" ? baselineName(baseline) : null;
/** The same, as a link where links can be made. */
function baselineLink(baseline) {
    const label = comparedWith(baseline);
    return label === null || baseline.sha === undefined ? null : { commit: baseline.sha, label };
}
/** Nothing was measured at all: wrong settings, no Dockerfile, no engine. The notices say why. */
const isUnbegun = ({ engine, dockerfiles }) => engine === null && dockerfiles.length === 0;
/** What it was compared with and why; a merge base says why by its name. */
function comparedSentence(baseline) {
    const commit = baselineLink(baseline);
    const reason = prose(stopped(capitalised(baseline.reason)));
    if (!commit)
        return reason;
    return baseline.ref === undefined ? [commit, ". ", ...reason] : [commit, "."];
}
/** What could not be compared and what that means for the verdict; empty where all was. */
function baselineSentences(report) {
    const { baseline } = report;
    if (isUnbegun(report))
        return [];
    if (baseline.state === "absent")
        return [["Not compared: ", ...prose(stopped(baseline.reason))]];
    if (baseline.state === "failed") {
        return [
            [
                "The baseline could not be measured: ",
                ...prose(unstopped(baseline.reason)),
                ". Growth is not judged, and findings are not known to be new.",
            ],
        ];
    }
    return [...newDockerfiles(report), ...newStages(report), ...notBuilt(report)];
}
function newDockerfiles(report) {
    const added = report.dockerfiles.filter((dockerfile) => dockerfile.stages.some((stage) => stage.baselineState === "new-dockerfile"));
    const names = added.map((dockerfile) => [shorten(dockerfile.path, 120)]);
    return state(names, "Dockerfile", ["is new", "are new"], added.some(hasFindings) ? "are new" : null);
}
function newStages(report) {
    const images = shippingImages(report).filter((image) => image.stage.baselineState === "new-stage");
    const names = images.map((image) => imageName(image, "strong"));
    return state(names, "image", ["is new in its Dockerfile", "are new in their Dockerfiles"], null);
}
function notBuilt(report) {
    const images = shippingImages(report).filter((image) => image.stage.baselineState === "not-built");
    const names = images.map((image) => imageName(image, "strong"));
    const found = images.some((image) => image.stage.findings.length > 0);
    const verbs = ["does not build in the baseline", "do not build in the baseline"];
    return state(names, "image", verbs, found ? "are not known to be new" : null);
}
const hasFindings = ({ stages }) => stages.some((stage) => stage.findings.length > 0);
/** `web is new: its growth is not judged, and its findings are new.` */
function state(names, noun, [one, many], findings) {
    if (names.length === 0)
        return [];
    const subject = names.length > 3 ? [(0,text_bytes/* count */.U9)(names.length, noun)] : enumerate(names);
    const [verb, whose] = names.length === 1 ? [one, "its"] : [many, "their"];
    const then = findings === null ? "." : `, and ${whose} findings ${findings}.`;
    return [[...subject, ` ${verb}: ${whose} growth is not judged${then}`]];
}

;// CONCATENATED MODULE: ./build/report/view/findings.js




const MARKS = { error: "✗", warning: "⚠", info: "ℹ" };
const RANKS = { error: 0, warning: 1, info: 2 };
const byWeight = (a, b) => RANKS[a.severity] - RANKS[b.severity] || b.bytes - a.bytes;
/** The findings of one kind, image by image, the gravest first. */
function findingGroups(report, kind) {
    return shippingImages(report).flatMap((image) => {
        const findings = [...findings_select(image.stage, kind)].sort(byWeight);
        if (findings.length === 0)
            return [];
        return [{ image, title: groupTitle(report, kind, findings.length, image), findings }];
    });
}
function findings_select(stage, kind) {
    if (kind === "fixed")
        return stage.fixed;
    return stage.findings.filter((finding) => {
        if (kind === "allowed")
            return finding.allowed !== undefined;
        if (finding.allowed !== undefined)
            return false;
        return kind === "fresh" ? isFresh(finding) : finding.status === kind;
    });
}
function groupTitle(report, kind, number, image) {
    const fresh = kind === "fresh" && report.baseline.state === "ready" ? "new " : "";
    const findings = (0,text_bytes/* count */.U9)(number, `${fresh}build-tool finding`);
    const unsure = kind === "unknown" ? ", not known to be new" : "";
    return [`${findings} in `, ...imageName(image, "strong"), unsure];
}
/** What was found, how big, from where; without its full stop. */
function findingSentence(finding, { dockerfile }) {
    const residual = finding.residual ? ", deleted later but still pulled" : "";
    return [
        ...prose(unstopped(finding.message)),
        `, ${(0,text_bytes/* formatBytes */.z3)(finding.bytes)}${residual}`,
        ...source(finding, dockerfile.stages),
    ];
}
/** The line that brought it: `line 19 in stage deps RUN apt-get install gcc`; empty where it is not known. */
function findingPlace(finding, { dockerfile, stage }) {
    if (finding.line === undefined)
        return [];
    const made = stage.image?.layers[finding.layer]?.instruction;
    // The layer may be of a later line than the one that answers for it.
    const text = made?.line === finding.line ? made.text : null;
    return [
        { place: { path: dockerfile.path, line: finding.line } },
        ...(finding.stage === null ? [] : [" in stage ", { code: shorten(finding.stage, 60) }]),
        ...(text ? [" ", instruction(text)] : []),
    ];
}
/** Where the bytes came from. */
function source(finding, stages) {
    if (finding.origin === "base")
        return [", from the base image"];
    const from = finding.fromStage;
    if (from === undefined)
        return [];
    const known = stages.find((one) => one.name === from || (one.name === null && String(one.index) === from));
    if (known?.name === null)
        return [`, from ${(0,model/* stageLabel */.H)(known)}`];
    return [known ? ", from stage " : ", from image ", { code: shorten(from, 80) }];
}
const remedySentence = (finding) => prose(stopped(finding.remedy));

;// CONCATENATED MODULE: ./build/report/view/growth.js



const MAX_LINES = 3;
/** Of each image that changed enough to be explained, largest change first. */
function growths(report) {
    return shippingImages(report)
        .flatMap((image) => image.stage.delta && isExplained(image, image.stage.delta) ? [{ image, delta: image.stage.delta }] : [])
        .sort((a, b) => Math.abs(b.delta.size) - Math.abs(a.delta.size))
        .map(({ image, delta }) => ({
        image,
        sentence: [
            "Why ",
            ...imageName(image, "strong"),
            delta.size > 0 ? " grew: " : " shrank: ",
            ...baseImage(image, delta),
            ` ${(0,text_bytes/* formatDelta */.CW)(delta.base)}, your lines ${(0,text_bytes/* formatDelta */.CW)(delta.own)}`,
        ],
        lines: moved(delta).map((one) => lineSentence(one, image.dockerfile.path)),
    }));
}
/** `base image`, with its name where it moved. */
function baseImage({ stage, dockerfile }, delta) {
    let root = stage;
    // Stages of one file: a chain longer than that is a loop.
    for (let steps = 0; root.baseStage !== null && steps < dockerfile.stages.length; steps++) {
        root = dockerfile.stages[root.baseStage] ?? root;
    }
    return delta.base === 0 || root.base === ""
        ? ["base image"]
        : ["base image ", { code: shorten(root.base, 80) }];
}
function isExplained(image, delta) {
    const before = (image.stage.image?.size ?? 0) - delta.size;
    return delta.size !== 0 && (isNoticeable(delta.size, before) || (isOver(image) && delta.size > 0));
}
/** Small movements beside a large one explain nothing. */
function moved(delta) {
    const largest = Math.abs(delta.lines[0]?.change ?? 0);
    return delta.lines
        .filter((one) => one.change !== 0 && Math.abs(one.change) * 50 >= largest)
        .slice(0, MAX_LINES);
}
function lineSentence(one, path) {
    const what = instruction(one.text);
    const change = ` ${(0,text_bytes/* formatDelta */.CW)(one.change)}`;
    // The line of an instruction that is gone would lead to another one.
    if (one.after === null)
        return ["removed ", what, change];
    const fresh = one.before === null ? " (new)" : "";
    return one.line === null
        ? [what, change, fresh]
        : [{ place: { path, line: one.line } }, " ", what, change, fresh];
}

;// CONCATENATED MODULE: ./build/report/view/failures.js


function failures(report) {
    return report.dockerfiles.flatMap((dockerfile) => [
        ...(dockerfile.error ? [unreadable(dockerfile, dockerfile.error)] : []),
        ...causes(dockerfile).map((stages) => failedBuild(dockerfile, stages)),
        ...dockerfile.stages
            .filter((stage) => stage.imageError !== undefined)
            .map((stage) => unreadableImage(dockerfile, stage)),
    ]);
}
/** Stages that failed for the same reason: a stage takes with it all that need it. */
function causes(dockerfile) {
    const groups = new Map();
    for (const stage of dockerfile.stages) {
        const { status, error } = stage.build;
        if (status !== "failed" && status !== "timeout")
            continue;
        const shared = error !== undefined && error.line !== null;
        const key = shared ? JSON.stringify([status, error.line, error.command]) : `stage ${stage.index}`;
        groups.set(key, [...(groups.get(key) ?? []), stage]);
    }
    return [...groups.values()];
}
function failedBuild(dockerfile, stages) {
    const line = stages[0]?.build.error?.line ?? null;
    const holds = (stage) => line !== null && stage.line <= line && line <= stage.endLine;
    const stage = stages.find(holds) ?? stages[0];
    const others = stages.filter((one) => one !== stage);
    const { error, status, seconds } = stage.build;
    const verdict = status === "timeout" ? `was stopped after ${Math.round(seconds)} s` : "does not build";
    const what = [{ code: label(stage) }, " in ", shorten(dockerfile.path, 120)];
    const where = error === undefined
        ? []
        : [
            ...(error.line === null
                ? []
                : [" at ", { place: { path: dockerfile.path, line: error.line } }]),
            ...(error.command === null ? [] : [" ", instruction(error.command, 100)]),
        ];
    const why = error?.message ? [": ", ...prose(stopped(error.message))] : ["."];
    const along = others.length === 0 ? [] : [" It takes ", ...enumerate(someLabels(others)), " with it."];
    return {
        dockerfile,
        stage,
        headline: [...what, " ", status === "timeout" ? "takes too long to build" : "does not build"],
        sentence: [...what, " ", verdict, ...where, ...why, ...along],
        log: error?.log ?? [],
    };
}
function unreadable(dockerfile, error) {
    const path = shorten(dockerfile.path, 120);
    return {
        dockerfile,
        stage: null,
        headline: [path, " is not a valid Dockerfile"],
        sentence: [
            path,
            " is not a valid Dockerfile, ",
            { place: { path: dockerfile.path, line: error.line } },
            ": ",
            ...prose(stopped(error.message)),
        ],
        log: [],
    };
}
function unreadableImage(dockerfile, stage) {
    const what = [{ code: label(stage) }, " in ", shorten(dockerfile.path, 120)];
    return {
        dockerfile,
        stage,
        headline: ["the image of ", ...what, " cannot be read"],
        sentence: [
            "The image of ",
            ...what,
            " cannot be read: ",
            ...prose(stopped(unstopped(stage.imageError ?? ""))),
        ],
        log: [],
    };
}
const label = (stage) => shorten((0,model/* stageLabel */.H)(stage), 60);
function someLabels(stages) {
    const shown = stages.slice(0, 4).map((stage) => [{ code: label(stage) }]);
    return stages.length > 4 ? [...shown, [`${stages.length - 4} more`]] : shown;
}

;// CONCATENATED MODULE: ./build/report/view/headline.js





/** Is it fine? The worst that there is to tell, without «Stagecheck:» before it. */
function headline(report) {
    return problem(report) ?? verdict(report);
}
/** Said below the headline where a problem does not make the check fail, or where nothing else tells of a warning. */
function headlineNote(report) {
    if (problem(report))
        return report.conclusion === "fail" ? null : ["The check does not fail for this."];
    const [reason] = report.reasons;
    if (report.conclusion !== "warn" || reason === undefined || isTold(report))
        return null;
    return prose(stopped(capitalised(reason)));
}
/** The page names the baseline that failed, notices and findings anyway. */
function isTold(report) {
    return (report.baseline.state === "failed" ||
        report.notices.some((notice) => notice.level !== "note") ||
        shippingImages(report).some((image) => image.stage.findings.some((finding) => finding.allowed === undefined)));
}
function problem(report) {
    const images = shippingImages(report);
    const failed = failures(report);
    if (isUnbegun(report))
        return ["the check could not be done"];
    if (failed.length > 1)
        return failedTogether(report, failed.length);
    if (failed[0])
        return failed[0].headline;
    const over = images.filter(isOver);
    if (over.length > 0)
        return about(over, "is over budget", "are over budget");
    const tools = images.filter((image) => image.stage.findings.some((finding) => isFresh(finding) && finding.severity === "error"));
    if (tools.length === 0)
        return null;
    const what = report.baseline.state === "ready" ? "new build tooling" : "build tooling";
    return about(tools, `ships ${what}`, `ship ${what}`);
}
function failedTogether(report, causes) {
    const stages = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages);
    const broken = stages.filter((stage) => stage.build.status === "failed" || stage.build.status === "timeout").length;
    const invalid = report.dockerfiles.filter((dockerfile) => dockerfile.error).length;
    if (invalid === causes)
        return [`${(0,text_bytes/* count */.U9)(invalid, "Dockerfile")} are not valid`];
    if (invalid === 0 && broken > 0)
        return [`${(0,text_bytes/* count */.U9)(broken, "stage")} do not build`];
    return [`${causes} things cannot be built or read`];
}
function about(images, one, many) {
    if (images.length > 3)
        return [`${images.length} images ${many}`];
    return [
        ...enumerate(images.map((image) => imageName(image, "code"))),
        ` ${images.length === 1 ? one : many}`,
    ];
}
function verdict(report) {
    if (report.conclusion === "fail") {
        const [reason] = report.reasons;
        return reason === undefined ? ["the check failed"] : prose(unstopped(reason));
    }
    const images = shippingImages(report);
    const [only] = images;
    const warnings = report.conclusion === "warn" ? " with warnings" : "";
    if (!only)
        return [report.dockerfiles.length === 0 ? "there is no Dockerfile to check" : "no image ships"];
    if (images.length === 1)
        return [...imageName(only, "code"), ` passes${warnings}`];
    return [`${images.length === 2 ? "both" : `all ${images.length}`} images pass${warnings}`];
}

;// CONCATENATED MODULE: ./build/report/view/notices.js

const notices_MARKS = { error: "✗ ", warning: "⚠ ", note: "" };
/** What could not be done, or that the reader should know, with its place. */
function noticeSentence({ level, message, file, line }) {
    if (file === undefined)
        return [notices_MARKS[level], ...prose(stopped(message))];
    const place = line === undefined ? shorten(file, 120) : { place: { path: file, line }, named: true };
    return [notices_MARKS[level], ...prose(unstopped(message)), " (", place, ")."];
}

;// CONCATENATED MODULE: ./build/report/markdown/blocks.js
/** What is shortened first has the highest number. */
const CUT = {
    never: 0,
    failures: 1,
    findings: 2,
    images: 3,
    notes: 4,
    growth: 5,
    changes: 6,
    measured: 7,
    unchanged: 8,
    stages: 9,
    debt: 10,
    allowed: 11,
    fixed: 12,
    graph: 13,
};
function paragraph(text) {
    return { head: text, items: [], separator: "\n", tail: "", noun: "paragraph", cutOrder: CUT.never };
}
function listBlock(title, items, kind) {
    return {
        head: title === "" ? "" : `${title}\n\n`,
        items: items.map((item) => `- ${item}`),
        separator: "\n",
        tail: "",
        ...kind,
    };
}
/** Blocks of text one below the other, each whole or left out. */
function sequence(items, kind) {
    return { head: "", items, separator: "\n\n", tail: "", ...kind };
}
function tableBlock(columns, rows, kind) {
    const head = tableRow(columns.map(({ title }) => title));
    const rule = `|${columns.map(({ numeric }) => (numeric ? "--:" : ":--")).join("|")}|`;
    return { head: `${head}\n${rule}\n`, items: rows.map(tableRow), separator: "\n", tail: "", ...kind };
}
const tableRow = (cells) => `| ${cells.join(" | ")} |`;
/** The same block behind a title that opens it. `summary` is HTML. */
function folded(summary, block) {
    return {
        ...block,
        head: `<details><summary>${summary}</summary>\n\n${block.head}`,
        tail: `${block.tail}\n\n</details>`,
    };
}

// EXTERNAL MODULE: ./build/text/escape.js
var text_escape = __webpack_require__(3699);
;// CONCATENATED MODULE: ./build/report/view/log.js
const LINE_LIMIT = 200;
/** The last lines of a log that say something, each cut to what a reader takes in. */
function logTail(log, lines) {
    const spoken = log.map((one) => one.trimEnd()).filter((one) => one !== "");
    return spoken.slice(-lines).map((one) => (one.length > LINE_LIMIT ? `${one.slice(0, LINE_LIMIT)}…` : one));
}

;// CONCATENATED MODULE: ./build/report/markdown/links.js
/** `encodeURIComponent` leaves characters that end an address in Markdown. */
const percentEncoded = (text) => encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
const encodedPath = (path) => path.split("/").map(percentEncoded).join("/");
function repositoryUrl({ serverUrl, repository }) {
    return `${serverUrl.replace(/\/+$/, "").replace(/[^\w.:/-]/g, percentEncoded)}/${encodedPath(repository)}`;
}
/** The address of a line; null for a file that lies outside the repository. */
function lineUrl(links, { path, line }) {
    if (path.startsWith("/") || path.split("/").some((part) => part === ".." || part === "." || part === ""))
        return null;
    return `${repositoryUrl(links)}/blob/${percentEncoded(links.head)}/${encodedPath(path)}#L${line}`;
}
const commitUrl = (links, commit) => `${repositoryUrl(links)}/commit/${percentEncoded(commit)}`;

;// CONCATENATED MODULE: ./build/report/markdown/sentence.js


/** A sentence as inline Markdown, for a paragraph, a list item or a table cell. */
function markdown(sentence, links) {
    return merged(sentence)
        .map((piece, index) => inline(piece, links, index === 0))
        .join("");
}
/** Neighbouring plain strings as one, so that nothing escapes in two halves. */
function merged(sentence) {
    const pieces = [];
    for (const piece of sentence) {
        const last = pieces.at(-1);
        if (typeof piece === "string" && typeof last === "string")
            pieces[pieces.length - 1] = last + piece;
        else
            pieces.push(piece);
    }
    return pieces;
}
function inline(piece, links, first) {
    if (typeof piece === "string") {
        const text = first ? (0,text_escape/* markdownText */.p7)(piece) : (0,text_escape/* markdownInline */.nL)(piece);
        if (text === "")
            return piece === "" ? "" : " ";
        return `${/^\s/.test(piece) ? " " : ""}${text}${/\s$/.test(piece) ? " " : ""}`;
    }
    if ("strong" in piece)
        return `**${(0,text_escape/* markdownInline */.nL)(piece.strong)}**`;
    if ("code" in piece)
        return (0,text_escape/* codeSpan */.SS)(piece.code);
    if ("commit" in piece) {
        const label = (0,text_escape/* codeSpan */.SS)(piece.label);
        return links ? `[${label}](${commitUrl(links, piece.commit)})` : label;
    }
    const { path, line } = piece.place;
    const label = piece.named ? `${(0,text_escape/* markdownInline */.nL)(path)} line ${line}` : `line ${line}`;
    const url = links && lineUrl(links, piece.place);
    return url ? `[${label}](${url})` : label;
}

;// CONCATENATED MODULE: ./build/report/markdown/failures.js





/** What does not build: each cause with its line, its command and the end of its log. */
function failureBlock(report, links, logLines) {
    const items = failures(report).map((failure) => failureText(failure, links, logLines));
    return items.length === 0 ? [] : [sequence(items, { noun: "failure", cutOrder: CUT.failures })];
}
function failureText(failure, links, logLines) {
    const sentence = markdown(["✗ ", ...failure.sentence], links);
    const log = logTail(failure.log, logLines);
    return log.length === 0 ? sentence : `${sentence}\n\n${(0,text_escape/* codeBlock */.DV)(log)}`;
}

// EXTERNAL MODULE: ./build/grouping.js
var grouping = __webpack_require__(4891);
// EXTERNAL MODULE: ./build/remedies/patch.js
var patch = __webpack_require__(8839);
;// CONCATENATED MODULE: ./build/report/view/patches.js




/** Every change that the report offers, once; in the order of the findings. */
function offersOf(report) {
    const all = ["fresh", "unknown", "debt"].flatMap((kind) => findingGroups(report, kind).flatMap(({ image, findings }) => findings.flatMap((finding) => (finding.patch ? [{ image, finding, patch: finding.patch }] : []))));
    const groups = (0,grouping/* groupBy */.$)(all, ({ patch: { path, startLine, endLine, lines } }) => JSON.stringify([path, startLine, endLine, lines]));
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        return first ? [{ patch: first.patch, mends: group }] : [];
    });
}
/** `−61.2 MB, built and checked`, or that it was not built. */
const patchState = ({ saves }) => saves === undefined ? "not built" : `${saves === 0 ? "" : `${(0,text_bytes/* formatDelta */.CW)(-saves)}, `}built and checked`;
/** What is said beside the advice: that there is a change to apply. */
function patchHint({ patch, allowed }) {
    if (patch === undefined || allowed !== undefined)
        return "";
    return patch.saves === undefined
        ? " The change is below, not built."
        : ` Apply the change below: ${patchState(patch)}.`;
}
/** `Dockerfile line 13, −61.2 MB, built and checked, for node-dev-dependencies in api`. */
function offerSentence({ patch, mends }) {
    const { path, startLine, replaced } = patch;
    const detectors = [...new Set(mends.map(({ finding }) => finding.detector))];
    const images = [...new Set(mends.map(({ image }) => image.label))];
    return [
        // What is not there yet cannot be looked up.
        ...(replaced.length > 0
            ? [{ place: { path, line: startLine }, named: true }]
            : [{ code: path }]),
        `, ${patchState(patch)}, for `,
        ...detectors.flatMap((detector, index) => [...(index > 0 ? [", "] : []), { code: detector }]),
        " in ",
        ...images.flatMap((label, index) => [...(index > 0 ? [", "] : []), { strong: label }]),
    ];
}
/** The lines of a patch, what stays unmarked. */
function diffLines({ replaced, lines }) {
    const told = [];
    let [row, column] = [0, 0];
    for (const [keptRow, keptColumn] of [
        ...(0,patch/* keptLines */.So)(replaced, lines),
        [replaced.length, lines.length],
    ]) {
        for (; row < keptRow; row++)
            told.push({ mark: "-", text: replaced[row] ?? "" });
        for (; column < keptColumn; column++)
            told.push({ mark: "+", text: lines[column] ?? "" });
        if (row < replaced.length)
            told.push({ mark: " ", text: replaced[row] ?? "" });
        row++;
        column++;
    }
    return told;
}
/** The patch as `git apply --unidiff-zero` takes it. */
function unifiedDiff(patch) {
    const { path, startLine, replaced, lines } = patch;
    const isNew = replaced.length === 0;
    return [
        isNew ? "--- /dev/null" : `--- a/${path}`,
        `+++ b/${path}`,
        `@@ -${isNew ? 0 : startLine},${replaced.length} +${startLine},${lines.length} @@`,
        ...diffLines(patch).map(({ mark, text }) => `${mark}${text}`),
    ];
}

;// CONCATENATED MODULE: ./build/report/markdown/findings.js






const CUT_ORDER = {
    fresh: CUT.findings,
    unknown: CUT.findings,
    debt: CUT.debt,
    allowed: CUT.allowed,
    fixed: CUT.fixed,
};
function findingBlock(group, kind, links) {
    const items = group.findings.map((finding) => findingText(finding, group.image, kind, links));
    return listBlock(markdown(group.title, links), items, { noun: "finding", cutOrder: CUT_ORDER[kind] });
}
/** `✗ gcc 12.2, 61 MB, by line 19 RUN …. What to do. (detector)`; of what is fixed only what it was. */
function findingText(finding, image, kind, links) {
    const found = findingSentence(finding, image);
    if (kind === "fixed")
        return markdown(["✓ ", ...found], links);
    const place = findingPlace(finding, image);
    const by = finding.origin === "base" ? ", " : finding.fromStage === undefined ? ", by " : " by ";
    const what = markdown([`${MARKS[finding.severity]} `, ...found, ...(place.length > 0 ? [by, ...place] : []), ". "], links);
    const then = finding.allowed === undefined
        ? markdown([...remedySentence(finding), patchHint(finding)], links)
        : markdown(["Allowed: ", ...prose(stopped(finding.allowed))], links);
    return `${what}${then} ${(0,text_escape/* codeSpan */.SS)(finding.detector)}`;
}

;// CONCATENATED MODULE: ./build/report/markdown/fit.js

/** The smallest limit: room for a headline of the longest hostile names, and for what is said of the rest. */
const LEAST_LIMIT = 10_000;
const BETWEEN = "\n\n";
/** The blocks as one page within the limit; what is left out is counted, and where it is is said. */
function fit_fitPage(blocks, bounds) {
    if (bounds.limit < LEAST_LIMIT)
        throw new RangeError(`A page needs room for ${LEAST_LIMIT} ${bounds.unit}`);
    const parts = blocks.map((block) => new Part(block, bounds));
    const used = () => parts.reduce((sum, part) => sum + part.cost, 0);
    if (used() > bounds.limit) {
        const reserved = fit_length(droppedNote(blocks, bounds.rest), bounds) + BETWEEN.length;
        for (const part of [...parts].sort((a, b) => b.block.cutOrder - a.block.cutOrder)) {
            const excess = used() + reserved - bounds.limit;
            if (excess <= 0)
                break;
            if (part.block.cutOrder > 0)
                part.shrink(part.cost - excess);
        }
    }
    const dropped = parts
        .filter((part) => part.kept === 0 && part.block.items.length > 0)
        .map((part) => part.block);
    const shown = parts.filter((part) => part.cost > 0).map((part) => part.text());
    return [...shown, ...(dropped.length > 0 ? [droppedNote(dropped, bounds.rest)] : [])].join(BETWEEN);
}
function droppedNote(blocks, rest) {
    const numbers = new Map();
    for (const { noun, items } of blocks)
        numbers.set(noun, (numbers.get(noun) ?? 0) + items.length);
    const list = [...numbers].map(([noun, number]) => (0,text_bytes/* count */.U9)(number, noun)).join(", ");
    return `Left out here for length, but in ${rest}: ${list}.`;
}
const fit_length = (text, { unit }) => unit === "bytes" ? Buffer.byteLength(text) : text.length;
/** A block with how many of its items are kept. */
class Part {
    block;
    kept;
    #bounds;
    /** Length of the first n items with their separators. */
    #sums;
    #frame;
    constructor(block, bounds) {
        this.block = block;
        this.kept = block.items.length;
        this.#bounds = bounds;
        this.#frame = fit_length(block.head, bounds) + fit_length(block.tail, bounds) + BETWEEN.length;
        const sums = [0];
        for (const item of block.items) {
            sums.push((sums.at(-1) ?? 0) + fit_length(item, bounds) + (sums.length > 1 ? block.separator.length : 0));
        }
        this.#sums = sums;
    }
    get cost() {
        return this.#costOf(this.kept);
    }
    /** Keeps as many items as fit into `room`, perhaps none. */
    shrink(room) {
        let low = 0;
        let high = this.block.items.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if (this.#costOf(middle) <= room)
                low = middle;
            else
                high = middle - 1;
        }
        this.kept = Math.max(low, 0);
    }
    text() {
        const { head, items, separator, tail } = this.block;
        return `${head}${items.slice(0, this.kept).join(separator)}${this.#more(this.kept)}${tail}`;
    }
    #costOf(kept) {
        if (kept === 0)
            return this.block.items.length === 0 ? this.#frame : 0;
        return this.#frame + (this.#sums[kept] ?? 0) + fit_length(this.#more(kept), this.#bounds);
    }
    #more(kept) {
        const missing = this.block.items.length - kept;
        if (missing === 0)
            return "";
        return `\n\n… and ${(0,text_bytes/* count */.U9)(missing, `more ${this.block.noun}`)} in ${this.#bounds.rest}.`;
    }
}

;// CONCATENATED MODULE: ./build/report/view/duration.js
/** `0.4 s`, `41 s`, `2 min 5 s`, `1 h 3 min`. */
function formatDuration(seconds) {
    if (seconds < 9.95)
        return `${Number(seconds.toFixed(1))} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ""}`;
    const minutes = Math.round(whole / 60);
    return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
}

;// CONCATENATED MODULE: ./build/report/view/measured.js



function measuredFacts(report) {
    const { baseline, engine, head } = report;
    const facts = [
        { term: "Baseline", sentence: comparedSentence(baseline) },
        {
            term: "Size",
            sentence: ["the bytes of the files in all layers. 1 MB = 1,000,000 bytes."],
        },
        {
            term: "Download",
            sentence: ["the compressed layers, what a pull transfers; ≈ where it is estimated by gzip."],
        },
    ];
    if (head !== null) {
        facts.unshift({
            term: "Measured",
            sentence: [{ commit: head, label: shortCommit(head) }, ` in ${formatDuration(report.seconds)}.`],
        });
    }
    if (report.dockerfiles.some(({ stages }) => stages.some((stage) => stage.budgets.length > 0))) {
        facts.push({
            term: "Budget",
            sentence: ["on the size, unless it says download or growth; over is more than the limit."],
        });
    }
    if (engine) {
        facts.push({
            term: "Engine",
            sentence: [
                `Docker ${shorten(engine.version, 40)}, buildx ${shorten(engine.buildx, 40)}, ` +
                    `${shorten(engine.driver, 40)} driver, ${engine.store} image store.`,
            ],
        });
    }
    return facts;
}

;// CONCATENATED MODULE: ./build/report/view/cells.js


const NOTHING = "–";
const MAX_BUDGETS = 6;
function imageRow(image) {
    const { stage } = image;
    const budgets = [...stage.budgets].sort((a, b) => Number(b.status === "over") - Number(a.status === "over"));
    return {
        image,
        size: stage.image ? (0,text_bytes/* formatBytes */.z3)(stage.image.size) : missing(stage),
        change: changeCell(stage),
        download: downloadCell(stage),
        budgets: budgets.slice(0, MAX_BUDGETS).map(budgetCell),
    };
}
/** Why a stage has no size. */
function missing(stage) {
    switch (stage.build.status) {
        case "failed":
            return "does not build";
        case "timeout":
            return "timed out";
        case "skipped":
            return "not built";
        case "built":
            return stage.imageError === undefined ? NOTHING : "not readable";
    }
}
function downloadCell({ image }) {
    return image ? downloadText(image) : NOTHING;
}
/** `51 MB`, `≈ 51 MB` where it is estimated. */
function downloadText({ downloadSize, downloadSizeExact, }) {
    if (downloadSize === null)
        return NOTHING;
    return `${downloadSizeExact ? "" : "≈ "}${(0,text_bytes/* formatBytes */.z3)(downloadSize)}`;
}
/** `+18.3 MB (+14.8 %)`, `no change`, `new`. Per cent are left out where they would say nothing. */
function changeCell(stage) {
    const { delta, image, baselineState } = stage;
    if (stage.build.status === "skipped")
        return "not affected";
    if (!delta || !image) {
        return baselineState === "new-dockerfile" || baselineState === "new-stage" ? "new" : NOTHING;
    }
    if (delta.size === 0)
        return "no change";
    const before = image.size - delta.size;
    const percent = Math.abs(delta.size) >= before / 1000 ? (0,text_bytes/* formatPercent */.l9)(before, image.size) : null;
    return percent === null ? (0,text_bytes/* formatDelta */.CW)(delta.size) : `${(0,text_bytes/* formatDelta */.CW)(delta.size)} (${percent})`;
}
/** `48.1 of 60 MB`, `over: 142 of 130 MB`, `download 17.9 of 45 MB`, `growth not compared`. */
function budgetCell(budget) {
    const name = budget.on === "size" ? "" : `${budget.on} `;
    if (budget.value === null || budget.status === "not-compared")
        return `${name || "size "}not compared`;
    const used = name + usedOfLimit(budget, budget.value);
    if (budget.status !== "over")
        return used;
    // Rounded, a small excess would read «over: 130 of 130 MB».
    const { limitBytes } = budget;
    const hidden = limitBytes !== null && (0,text_bytes/* formatBytes */.z3)(limitBytes) === (0,text_bytes/* formatBytes */.z3)(budget.value);
    return hidden ? `over by ${(0,text_bytes/* formatBytes */.z3)(budget.value - limitBytes)}: ${used}` : `over: ${used}`;
}
/** `142 of 130 MB`, `142 MB of 120 MiB`, `+8.4 of 9.26 MB (10%)`. */
function usedOfLimit(budget, value) {
    const written = shorten(budget.limit, 30);
    const relative = written.endsWith("%") && budget.limitBytes !== null;
    const limit = relative ? (0,text_bytes/* formatBytes */.z3)(budget.limitBytes ?? 0) : written;
    const used = budget.on === "growth" ? (0,text_bytes/* formatDelta */.CW)(value) : (0,text_bytes/* formatBytes */.z3)(value);
    const unit = / ([kMGT]?B)$/.exec(used)?.[1];
    const sameUnit = unit !== undefined && new RegExp(`^[\\d.]+ ?${unit}$`).test(limit);
    return `${sameUnit ? used.slice(0, -unit.length - 1) : used} of ${limit}${relative ? ` (${written})` : ""}`;
}

;// CONCATENATED MODULE: ./build/report/view/stages.js




/** What became of a stage: a mark and words. */
function stageResult(stage) {
    const { status } = stage.build;
    if (status === "skipped")
        return "– not built";
    return status === "built" && stage.imageError === undefined ? "✓ built" : `✗ ${missing(stage)}`;
}
const stageTime = ({ build }) => build.status === "skipped" ? NOTHING : formatDuration(build.seconds);
const stageSteps = ({ build }) => build.status === "skipped" ? NOTHING : `${build.cachedSteps} of ${(0,text_bytes/* count */.U9)(build.steps, "step")}`;
const stageSize = ({ image }) => (image ? (0,text_bytes/* formatBytes */.z3)(image.size) : NOTHING);
/** `5 of 5 built`, `3 of 5 built, 1 not affected`. */
function stagesSummary(report) {
    const stages = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages);
    const built = stages.filter((stage) => stage.build.status === "built").length;
    const skipped = stages.filter((stage) => stage.build.status === "skipped").length;
    return `${built} of ${stages.length} built${skipped > 0 ? `, ${(0,text_bytes/* count */.U9)(skipped, "stage")} not affected` : ""}`;
}
/** `buidl is read as an image: did you mean the stage build?` */
const hintSentence = ({ reference, question }) => `${shorten(reference, 60)} is read as an image: ${question}`;
/** Of a Dockerfile whose builds make files or only check: no image of it is measured against anything. */
const NOTHING_SHIPS = "Nothing of it ships: no build of the repository's own makes an image of it";

;// CONCATENATED MODULE: ./build/report/markdown/mermaid.js


/** Mermaid draws no more than 500 edges. https://mermaid.js.org/config/schema-docs/config.html */
const MAX_EDGES = 400;
/**
 * The stage graph of one Dockerfile as a Mermaid flowchart in a fenced block: an arrow leads to what needs it,
 * ADD and COPY edges are dotted, stages that ship have a thick border. Null where there is nothing to draw.
 */
function stageGraph(stages) {
    const edges = [...stageEdges(stages), ...imageEdges(stages)];
    if (stages.length < 2 || edges.length > MAX_EDGES)
        return null;
    const references = imageReferences(stages);
    return [
        "```mermaid",
        "flowchart LR",
        ...references.map((reference, index) => `  i${index}(["${mermaid_label(reference)}"])`),
        ...stages.map((stage) => `  s${stage.index}["${mermaid_label((0,model/* stageLabel */.H)(stage))}"]${stage.ships ? ":::ships" : ""}`),
        ...edges,
        "  classDef ships stroke-width:3px",
        "```",
    ].join("\n");
}
/** External images that stages are FROM; what is copied from elsewhere stands in the table. */
function imageReferences(stages) {
    return [...new Set(stages.flatMap((stage) => (hasExternalBase(stage) ? [stage.base] : [])))];
}
const hasExternalBase = (stage) => stage.baseStage === null && stage.base !== "" && stage.base !== "scratch";
function imageEdges(stages) {
    const references = imageReferences(stages);
    return stages
        .filter(hasExternalBase)
        .map((stage) => `  i${references.indexOf(stage.base)} --> s${stage.index}`);
}
function stageEdges(stages) {
    const edges = stages.flatMap((stage) => stage.dependsOn.map(({ stage: needed, via }) => {
        if (via === "FROM")
            return `  s${needed} --> s${stage.index}`;
        return `  s${needed} -.->|${via === "RUN --mount" ? "mount" : "copy"}| s${stage.index}`;
    }));
    return [...new Set(edges)];
}
/** Mermaid's own entities for all that could mean something to it. https://mermaid.js.org/syntax/flowchart.html */
function mermaid_label(text) {
    return shorten(text, 60).replace(/[^A-Za-z0-9 .:_/@-]/gu, (one) => `#${one.codePointAt(0)};`);
}

;// CONCATENATED MODULE: ./build/report/markdown/folds.js














/** What is looked up and not read: every stage, the graph, old findings, how it was measured. */
function allFolds(report, links) {
    return [
        ...changesFold(report, links),
        ...stagesFold(report, links),
        ...graphFold(report),
        ...findingsFold(report, "debt", links),
        ...findingsFold(report, "allowed", links),
        ...findingsFold(report, "fixed", links),
        ...(isUnbegun(report) ? [] : [measuredFold(report, links)]),
    ];
}
/** The changes that findings offer, as diffs. */
function changesFold(report, links) {
    const offers = offersOf(report);
    if (offers.length === 0)
        return [];
    const items = offers.map((offer) => `${markdown(offerSentence(offer), links)}\n\n${(0,text_escape/* codeBlock */.DV)(unifiedDiff(offer.patch), "diff")}`);
    const built = offers.filter(({ patch }) => patch.saves !== undefined).length;
    const state = built === offers.length ? ", built and checked" : built === 0 ? ", not built" : "";
    const title = `${(0,text_bytes/* count */.U9)(offers.length, "change")} to apply${state}`;
    return [folded(title, sequence(items, { noun: "change", cutOrder: CUT.changes }))];
}
function stagesFold(report, links) {
    const many = report.dockerfiles.length > 1;
    const columns = [
        { title: "stage", numeric: false },
        ...(many ? [{ title: "Dockerfile", numeric: false }] : []),
        { title: "result", numeric: false },
        { title: "time", numeric: true },
        { title: "cached", numeric: true },
        { title: "size", numeric: true },
    ];
    const rows = report.dockerfiles.flatMap((dockerfile) => dockerfile.stages.map((stage) => [
        stageCell(stage, dockerfile, links),
        ...(many ? [(0,text_escape/* markdownInline */.nL)(shorten(dockerfile.path, 120))] : []),
        ...[stageResult(stage), stageTime(stage), stageSteps(stage), stageSize(stage)].map(text_escape/* markdownInline */.nL),
    ]));
    if (rows.length === 0)
        return [];
    const table = tableBlock(columns, rows, { noun: "stage", cutOrder: CUT.stages });
    return [folded(`All stages: ${stagesSummary(report)}`, table)];
}
/** The stage's name, leading to its FROM line; in bold if it ships. */
function stageCell(stage, dockerfile, links) {
    const label = shorten((0,model/* stageLabel */.H)(stage), 60);
    const name = markdown([stage.ships ? { strong: label } : label], links);
    const url = links && lineUrl(links, { path: dockerfile.path, line: stage.line });
    return `${url ? `[${name}](${url})` : `${name}, line ${stage.line}`}${stage.ships ? " (ships)" : ""}`;
}
function graphFold(report) {
    const graphs = report.dockerfiles.flatMap((dockerfile) => {
        const graph = stageGraph(dockerfile.stages);
        if (graph === null)
            return [];
        const title = report.dockerfiles.length > 1 ? `${(0,text_escape/* markdownText */.p7)(shorten(dockerfile.path, 120))}\n\n` : "";
        return [`${title}${graph}`];
    });
    if (graphs.length === 0)
        return [];
    return [folded("Stage graph", sequence(graphs, { noun: "stage graph", cutOrder: CUT.graph }))];
}
const FOLD_TITLES = {
    debt: (number) => `Debt: ${(0,text_bytes/* count */.U9)(number, "finding")} that ${number === 1 ? "was" : "were"} there before`,
    allowed: (number) => `Allowed: ${(0,text_bytes/* count */.U9)(number, "finding")}`,
    fixed: (number) => `Fixed: ${(0,text_bytes/* count */.U9)(number, "finding")}`,
};
function findingsFold(report, kind, links) {
    const groups = findingGroups(report, kind);
    const items = groups.flatMap(({ image, findings }) => findings.map((finding) => {
        const name = groups.length > 1 ? `**${(0,text_escape/* markdownInline */.nL)(image.label)}** ` : "";
        return `${name}${findingText(finding, image, kind, links)}`;
    }));
    if (items.length === 0)
        return [];
    const list = listBlock("", items, { noun: "finding", cutOrder: CUT[kind] });
    return [folded(FOLD_TITLES[kind](items.length), list)];
}
function measuredFold(report, links) {
    const items = measuredFacts(report).map(({ term, sentence }) => `**${term}**: ${markdown(sentence, links)}`);
    const name = comparedWith(report.baseline);
    const title = name === null ? "How it was measured" : `Measured against <code>${(0,text_escape/* html */.qy)(name)}</code>`;
    return folded(title, listBlock("", items, { noun: "fact", cutOrder: CUT.measured }));
}

;// CONCATENATED MODULE: ./build/report/markdown/images.js





/** More unchanged images than this are folded. */
const MAX_UNCHANGED = 5;
/** The table of shipping images: what fails first, then what changed; the unchanged behind a fold. */
function imageBlocks(report, options) {
    const images = [...shippingImages(report)].sort((a, b) => rank(a) - rank(b) || movement(b) - movement(a));
    const unchanged = images.filter(isUnchanged);
    const fold = options.foldUnchanged && unchanged.length > MAX_UNCHANGED;
    const shown = fold ? images.filter((image) => !unchanged.includes(image)) : images;
    return [
        ...(shown.length > 0 ? [table(shown.map(imageRow), CUT.images)] : []),
        ...(fold
            ? [folded(`${unchanged.length} images without change`, table(unchanged.map(imageRow), CUT.unchanged))]
            : []),
    ];
}
function rank(image) {
    if (image.stage.image === null && image.stage.build.status !== "skipped")
        return 0;
    if (isOver(image))
        return 1;
    if (image.stage.findings.some((finding) => isFresh(finding) && finding.severity === "error"))
        return 2;
    return isUnchanged(image) ? 4 : 3;
}
const movement = ({ stage }) => Math.abs(stage.delta?.size ?? 0);
function table(rows, cutOrder) {
    // Columns that say nothing of any image are noise.
    const compared = rows.some((row) => row.change !== NOTHING);
    const budgeted = rows.some((row) => row.budgets.length > 0);
    const columns = [
        { title: "image", numeric: false },
        { title: "size", numeric: true },
        ...(compared ? [{ title: "change", numeric: true }] : []),
        { title: "download", numeric: true },
        ...(budgeted ? [{ title: "budget", numeric: false }] : []),
    ];
    const cells = rows.map((row) => [
        `**${(0,text_escape/* markdownInline */.nL)(row.image.label)}** · ${(0,text_escape/* markdownInline */.nL)(shorten(row.image.dockerfile.path, 120))}`,
        (0,text_escape/* markdownInline */.nL)(row.size),
        ...(compared ? [(0,text_escape/* markdownInline */.nL)(row.change)] : []),
        (0,text_escape/* markdownInline */.nL)(row.download),
        ...(budgeted ? [row.budgets.map(text_escape/* markdownInline */.nL).join("<br>") || NOTHING] : []),
    ]);
    return tableBlock(columns, cells, { noun: "image", cutOrder });
}

;// CONCATENATED MODULE: ./build/report/markdown/comment.js













/** GitHub's limit of a comment, in characters. */
const COMMENT_LIMIT = 65_536;
/** GitHub's limit of a step's job summary, in bytes. */
const SUMMARY_LIMIT = 1_048_576;
/** The pull-request comment, without the marker by which it is found again. */
function renderComment(report, options) {
    const blocks = pageBlocks(report, options.links, { foldUnchanged: true, logLines: 12 });
    const rest = options.summaryUrl === undefined
        ? "the job summary"
        : `the [job summary](${encodeURI(options.summaryUrl)})`;
    return fit_fitPage(blocks, { limit: options.limit ?? COMMENT_LIMIT, unit: "characters", rest });
}
/** The job summary: the same page with every image and longer logs, at most `limit` bytes of UTF-8 (default 1 MiB). */
function renderSummary(report, options) {
    const blocks = pageBlocks(report, options.links, { foldUnchanged: false, logLines: 40 });
    return `${fitPage(blocks, {
        limit: (options.limit ?? SUMMARY_LIMIT) - 1,
        unit: "bytes",
        rest: "the JSON report",
    })}\n`;
}
/** Is it fine? What got bigger and why? What must I do? Then, folded, the rest. */
function pageBlocks(report, links, options) {
    const note = headlineNote(report);
    return [
        paragraph(`### ${markdown(["Stagecheck: ", ...headline(report)], links)}`),
        ...(note ? [paragraph(markdown(note, links))] : []),
        ...imageBlocks(report, options),
        ...sentences([...baselineSentences(report), ...report.notices.map(noticeSentence)], links),
        ...growthBlocks(report, links),
        ...failureBlock(report, links, options.logLines),
        ...["fresh", "unknown"].flatMap((kind) => findingGroups(report, kind).map((group) => findingBlock(group, kind, links))),
        ...allFolds(report, links),
    ];
}
function sentences(all, links) {
    const texts = all.map((sentence) => markdown(sentence, links));
    const kind = { noun: "note", cutOrder: CUT.notes };
    if (texts.length === 0)
        return [];
    return [texts.length === 1 ? sequence(texts, kind) : listBlock("", texts, kind)];
}
function growthBlocks(report, links) {
    const texts = growths(report).map(({ sentence, lines }) => markdown([...sentence, ...(lines.length > 0 ? ["; ", ...join(lines, "; ")] : [])], links));
    return texts.length === 0 ? [] : [sequence(texts, { noun: "size change", cutOrder: CUT.growth })];
}

;// CONCATENATED MODULE: ./build/report/view/comparison.js




/** What became of a layer or package, as one character: as in a diff, `~` for what is another one now. */
const CHANGE_MARKS = { same: "=", changed: "~", added: "+", gone: "−" };
/** What changed of the image as a whole. */
function comparisonFacts(compared) {
    const { delta, against } = compared.comparison;
    const percent = delta.size === 0 ? null : (0,text_bytes/* formatPercent */.l9)(against.size, compared.size);
    const waste = compared.efficiency.reclaimableBytes;
    return [
        {
            term: "size",
            sentence: [
                `${(0,text_bytes/* formatBytes */.z3)(compared.size)}, ${(0,text_bytes/* formatDelta */.CW)(delta.size)}${percent === null ? "" : ` (${percent})`}`,
            ],
        },
        {
            term: "change",
            sentence: [`base image ${(0,text_bytes/* formatDelta */.CW)(delta.base)}, own instructions ${(0,text_bytes/* formatDelta */.CW)(delta.own)}`],
        },
        {
            term: "download",
            sentence: [
                downloadText(compared),
                ...(delta.downloadSize === null ? [] : [`, ${(0,text_bytes/* formatDelta */.CW)(delta.downloadSize)}`]),
            ],
        },
        {
            term: "waste",
            sentence: [
                `${(0,text_bytes/* formatBytes */.z3)(waste)} hidden in lower layers, ${(0,text_bytes/* formatDelta */.CW)(waste - against.efficiency.reclaimableBytes)}`,
            ],
        },
        ...(against.platform === compared.platform
            ? []
            : [{ term: "platform", sentence: [`${compared.platform}, against ${against.platform}`] }]),
    ];
}
/** `5 layers: 3 the same, 1 changed, 1 added`. */
function layerCounts({ comparison: { layers } }) {
    const parts = ["same", "changed", "added", "gone"].flatMap((status) => {
        const number = layers.filter((layer) => layer.status === status).length;
        return number === 0 ? [] : [`${number} ${status === "same" ? "the same" : status}`];
    });
    return `${(0,text_bytes/* count */.U9)(layers.length, "layer")}: ${parts.join(", ")}`;
}
/** `3 packages differ: 1 added, 2 changed`; null where none does. */
function packageCounts({ comparison: { packages } }) {
    if (packages.length === 0)
        return null;
    const parts = ["changed", "added", "gone"].flatMap((status) => {
        const number = packages.filter((one) => one.status === status).length;
        return number === 0 ? [] : [`${number} ${status}`];
    });
    const verb = packages.length === 1 ? "differs" : "differ";
    return `${(0,text_bytes/* count */.U9)(packages.length, "package")} ${verb}: ${parts.join(", ")}`;
}
/** What made the layer, on one line; its origin where nothing more is known. */
function changedLayerText({ text }, limit) {
    return text === null || text.trim() === "" ? "" : instructionText(text, limit);
}
/** `2.36-9 → 2.36-10`, or the one version that there is. */
function versionText({ versionBefore, versionAfter }) {
    if (versionBefore === null || versionAfter === null || versionBefore === versionAfter) {
        return versionAfter ?? versionBefore ?? "";
    }
    return `${versionBefore} → ${versionAfter}`;
}
/** The findings that the other image has not, the gravest first. */
function newFindings({ findings }) {
    return findings.filter(({ status }) => status === "new").sort(byWeight);
}

;// CONCATENATED MODULE: ./build/report/view/inspection.js




/** What there is to say of an image as a whole. */
function inspectionFacts(inspection) {
    const { digest, platform, size, layers, efficiency, os, notes = [] } = inspection;
    const base = layers.filter((layer) => layer.origin === "base").reduce((sum, layer) => sum + layer.size, 0);
    const { dive, reclaimableBytes } = efficiency;
    const others = inspection.otherPlatforms ?? [];
    const figures = dive.efficiency === null ? "" : `; dive's efficiency ${percent(dive.efficiency)}`;
    return [
        {
            term: "platform",
            sentence: [
                platform,
                ...(others.length > 0 ? [`; also there for ${others.join(", ")} (--platform)`] : []),
            ],
        },
        ...(os === undefined ? [] : [{ term: "system", sentence: prose(shorten(os.name, 100)) }]),
        ...(digest === null ? [] : [{ term: "digest", sentence: [digest] }]),
        {
            term: "size",
            sentence: [
                (0,text_bytes/* formatBytes */.z3)(size),
                ...(base > 0 ? [`, ${(0,text_bytes/* formatBytes */.z3)(base)} of it from the base image`] : []),
            ],
        },
        { term: "download", sentence: [downloadText(inspection)] },
        { term: "waste", sentence: [`${(0,text_bytes/* formatBytes */.z3)(reclaimableBytes)} hidden in lower layers${figures}`] },
        ...notes.map(({ message }) => ({ term: "note", sentence: prose(message) })),
    ];
}
/** How many packages there are, and of which managers; nothing where no database is. */
function packageFact({ packages }) {
    if (packages.length === 0)
        return [];
    const managers = [...(0,grouping/* groupBy */.$)(packages, ({ manager }) => manager)].map(([manager, those]) => {
        const bytes = those.reduce((sum, one) => sum + one.bytes, 0);
        return `${those.length.toLocaleString("en-US")} of ${manager}, ${(0,text_bytes/* formatBytes */.z3)(bytes)}`;
    });
    return [{ term: "packages", sentence: [managers.join("; ")] }];
}
const percent = (part) => `${(part * 100).toFixed(1)} %`;
/** The instruction that made a layer, on one line; null where it is not known. */
function layerText({ instruction: made }, limit) {
    return made && made.text.trim() !== "" ? instructionText(made.text, limit) : null;
}
/** `line 19`; `base` for what was inherited without a line. */
function layerPlace({ instruction: made, origin }) {
    if (made?.line)
        return `line ${made.line}`;
    return origin === "base" ? "base" : "";
}
/** What was found, how big, and which file it is; an image alone does not tell Dockerfile lines. */
function inspectedFinding(finding) {
    const residual = finding.residual ? ", deleted later but still pulled" : "";
    const base = finding.origin === "base" ? ", from the base image" : "";
    return [...prose(unstopped(finding.message)), `, ${(0,text_bytes/* formatBytes */.z3)(finding.bytes)}${residual}${base}`];
}
function inspectedPlace(finding, inspection) {
    const text = inspection.layers[finding.layer]?.instruction?.text;
    return [
        { code: shorten(finding.path, 80) },
        ...(finding.line === undefined ? [`, layer ${finding.layer + 1}`] : [`, line ${finding.line}`]),
        ...(text ? [" ", instruction(text, 60)] : []),
    ];
}

;// CONCATENATED MODULE: ./build/report/markdown/inspection.js










/** An inspection as a Markdown page. Ends with a newline. */
function inspectionMarkdown(inspection) {
    const layers = inspection.layers.map((layer, index) => [
        String(index + 1),
        layerPlace(layer),
        (0,text_escape/* codeSpan */.SS)(layerText(layer, 100) ?? ""),
        (0,text_bytes/* formatBytes */.z3)(layer.size),
        layer.downloadSize === null ? NOTHING : (0,text_bytes/* formatBytes */.z3)(layer.downloadSize),
        layer.files.toLocaleString("en-US"),
    ]);
    const columns = ["layer", "", "instruction", "size", "download", "files"].map((title, index) => ({
        title,
        numeric: index === 0 || index > 2,
    }));
    const findings = [...inspection.findings].sort(byWeight).map((finding) => findingItem(finding, inspection));
    const packages = inspection.packages.map(({ name, version, bytes, layer }) => [
        (0,text_escape/* codeSpan */.SS)(name),
        (0,text_escape/* codeSpan */.SS)(version),
        (0,text_bytes/* formatBytes */.z3)(bytes),
        String(layer + 1),
    ]);
    const page = [
        paragraph(`### ${(0,text_escape/* codeSpan */.SS)(shorten(inspection.reference, 200))}`),
        listBlock("", [...inspectionFacts(inspection), ...packageFact(inspection)].map(({ term, sentence }) => `${term}: ${markdown(sentence, null)}`), { noun: "fact", cutOrder: CUT.measured }),
        tableBlock(columns, layers, { noun: "layer", cutOrder: CUT.stages }),
        ...(packages.length === 0
            ? []
            : [
                folded((0,text_escape/* markdownHtml */.hU)(`${(0,text_bytes/* count */.U9)(packages.length, "package")} by size`), tableBlock(["package", "version", "size", "layer"].map((title, index) => ({ title, numeric: index > 1 })), packages, { noun: "package", cutOrder: CUT.graph })),
            ]),
        findings.length === 0
            ? paragraph("No build tooling found.")
            : listBlock((0,text_escape/* markdownText */.p7)((0,text_bytes/* count */.U9)(findings.length, "finding")), findings, {
                noun: "finding",
                cutOrder: CUT.findings,
            }),
    ];
    return `${fit_fitPage(page, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
}
/** A finding as an item of a list: what, where, what to do, and which detector says so. */
function findingItem(finding, inspection) {
    const what = [
        `${MARKS[finding.severity]} `,
        ...inspectedFinding(finding),
        ", ",
        ...inspectedPlace(finding, inspection),
    ];
    return `${markdown([...what, ". ", ...remedySentence(finding)], null)} ${(0,text_escape/* codeSpan */.SS)(finding.detector)}`;
}

;// CONCATENATED MODULE: ./build/report/markdown/comparison.js











const bytes = (value) => (value === null ? NOTHING : (0,text_bytes/* formatBytes */.z3)(value));
const numbers = (titles, numeric) => titles.map((title, index) => ({ title, numeric: numeric.includes(index) }));
/** Two images side by side as a Markdown page. Ends with a newline. */
function comparisonMarkdown(compared) {
    const { against, layers, packages, files, fixed } = compared.comparison;
    const name = (reference) => (0,text_escape/* codeSpan */.SS)(shorten(reference, 200));
    const fresh = newFindings(compared);
    const packagesTitle = packageCounts(compared);
    const page = [
        paragraph(`### ${name(compared.reference)} against ${name(against.reference)}`),
        listBlock("", comparisonFacts(compared).map(({ term, sentence }) => `${term}: ${markdown(sentence, null)}`), { noun: "fact", cutOrder: CUT.measured }),
        paragraph((0,text_escape/* markdownText */.p7)(layerCounts(compared))),
        tableBlock(numbers(["", "instruction", "before", "after", "change"], [2, 3, 4]), layers.map((layer) => [
            layer.status === "same" ? "" : layer.status,
            (0,text_escape/* codeSpan */.SS)(changedLayerText(layer, 100)),
            bytes(layer.before),
            bytes(layer.after),
            (0,text_bytes/* formatDelta */.CW)(layer.change),
        ]), { noun: "layer", cutOrder: CUT.stages }),
        ...(packagesTitle === null
            ? []
            : [
                paragraph((0,text_escape/* markdownText */.p7)(packagesTitle)),
                tableBlock(numbers(["", "package", "version", "change"], [3]), packages.map((one) => [
                    one.status,
                    (0,text_escape/* codeSpan */.SS)(one.name),
                    (0,text_escape/* codeSpan */.SS)(versionText(one)),
                    (0,text_bytes/* formatDelta */.CW)(one.change),
                ]), { noun: "package", cutOrder: CUT.graph }),
            ]),
        ...(files.length === 0
            ? []
            : [
                listBlock("Files that grew most", files.map(({ path, before, change }) => `${(0,text_escape/* codeSpan */.SS)(shorten(path, 200))} ${(0,text_bytes/* formatDelta */.CW)(change)}${before === null ? ", new" : ""}`), { noun: "file", cutOrder: CUT.growth }),
            ]),
        fresh.length === 0
            ? paragraph("No new finding.")
            : listBlock((0,text_escape/* markdownText */.p7)((0,text_bytes/* count */.U9)(fresh.length, "new finding")), fresh.map((finding) => findingItem(finding, compared)), { noun: "finding", cutOrder: CUT.findings }),
        ...(fixed.length === 0
            ? []
            : [
                listBlock((0,text_escape/* markdownText */.p7)(`${(0,text_bytes/* count */.U9)(fixed.length, "finding")} fixed`), fixed.map((finding) => `✓ ${markdown(inspectedFinding(finding), null)}`), { noun: "finding", cutOrder: CUT.fixed }),
            ]),
    ];
    return `${fit_fitPage(page, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
}

// EXTERNAL MODULE: ./build/dockerfile/graph.js
var dockerfile_graph = __webpack_require__(4799);
// EXTERNAL MODULE: ./build/dockerfile/stage-hints.js
var stage_hints = __webpack_require__(8610);
;// CONCATENATED MODULE: ./build/report/markdown/stages.js











const COLUMNS = ["stage", "line", "from", "takes from", "ships"].map((title) => ({
    title,
    numeric: title === "line",
}));
/** The stages of each Dockerfile as a table and a graph: one page, as long as GitHub takes it. Ends with a newline. */
function stagesMarkdown() {
    const blocks = [];
    return {
        dockerfile(one) {
            blocks.push(...dockerfileBlocks(one));
            return "";
        },
        end() {
            const shown = blocks.length === 0 ? [paragraph("No Dockerfile found.")] : blocks;
            return `${fit_fitPage(shown, { limit: SUMMARY_LIMIT - 1, unit: "bytes", rest: "the JSON" })}\n`;
        },
    };
}
function dockerfileBlocks(dockerfile) {
    const title = sequence([`### ${markdown([shorten(dockerfile.path, 200)], null)}`], {
        noun: "Dockerfile",
        cutOrder: CUT.images,
    });
    const { error, stages } = dockerfile;
    if (error) {
        const sentence = markdown([`✗ line ${error.line}: `, ...prose(error.message)], null);
        return [title, sequence([sentence], { noun: "failure", cutOrder: CUT.failures })];
    }
    if (dockerfile.skipped !== undefined)
        return [title, paragraph(markdown([`skipped: ${dockerfile.skipped}`], null))];
    const graph = stageGraph(stages);
    const unneeded = (0,dockerfile_graph/* unneededStages */.W)(stages);
    const faults = stages.flatMap(({ index, name, fault }) => {
        if (!fault)
            return [];
        const label = { code: shorten((0,model/* stageLabel */.H)({ index, name }), 60) };
        return [markdown([`✗ line ${fault.line}: `, label, ": ", ...prose(fault.message)], null)];
    });
    const hints = (0,stage_hints/* stageHints */.f)(stages).map((hint) => markdown([`? line ${hint.line}: ${hintSentence(hint)}`], null));
    return [
        title,
        tableBlock(COLUMNS, stages.map((stage) => stageCells(stage, stages, unneeded.has(stage.index))), { noun: "stage", cutOrder: CUT.stages }),
        ...((0,model/* shipsNothing */.n)(stages) ? [paragraph(`${NOTHING_SHIPS}.`)] : []),
        ...(faults.length === 0 ? [] : [sequence(faults, { noun: "failure", cutOrder: CUT.failures })]),
        ...(hints.length === 0 ? [] : [sequence(hints, { noun: "hint", cutOrder: CUT.failures })]),
        ...(graph === null ? [] : [sequence([graph], { noun: "stage graph", cutOrder: CUT.graph })]),
    ];
}
function stageCells(stage, stages, unneeded) {
    const labelOf = (index) => {
        const found = stages[index];
        return shorten(found ? (0,model/* stageLabel */.H)(found) : `stage ${index}`, 60);
    };
    const taken = [...stage.dependsOn.filter((one) => one.via !== "FROM").map((one) => labelOf(one.stage))];
    const pulled = stage.images.filter((one) => one.via !== "FROM").map((one) => shorten(one.reference, 80));
    const names = [
        ...[...new Set(taken)].map((code) => [{ code }]),
        ...[...new Set(pulled)].map((code) => ["image ", { code }]),
    ];
    const platform = stage.platform === null ? "" : `--platform=${shorten(stage.platform, 30)} `;
    const { replacedBy } = stage;
    const base = stage.baseStage === null ? stage.base : labelOf(stage.baseStage);
    return [
        markdown([stage.ships ? { strong: labelOf(stage.index) } : labelOf(stage.index)], null),
        String(stage.line),
        replacedBy !== undefined
            ? `the context ${(0,text_escape/* codeSpan */.SS)(shorten(replacedBy, 80))}`
            : base === ""
                ? "(blank)"
                : (0,text_escape/* codeSpan */.SS)(platform + shorten(base, 80)),
        markdown(enumerate(names), null),
        stage.ships ? "✓" : unneeded ? "not needed" : "",
    ];
}

// EXTERNAL MODULE: ./build/report/text/columns.js
var text_columns = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/report/text/style.js
var text_style = __webpack_require__(7898);
;// CONCATENATED MODULE: ./build/report/text/findings.js






const TITLES = {
    fresh: "",
    unknown: "",
    debt: ", there before",
    allowed: ", allowed",
    fixed: ", fixed",
};
const INDENT = "    ";
const TEXT_WIDTH = 96;
/** A title and the findings of one image below it: what, then where, then what to do. */
function findingLines(group, kind, style) {
    return [
        (0,text_style/* line */.n8)([...group.title, TITLES[kind]], style),
        ...group.findings.flatMap((finding) => {
            if (kind === "fixed") {
                return [`  ${(0,text_style/* marked */.xI)("✓", style)} ${(0,text_style/* line */.n8)(findingSentence(finding, group.image), style)}`];
            }
            return oneFinding(finding, findingSentence(finding, group.image), findingPlace(finding, group.image), style);
        }),
    ];
}
/**
 * One finding with its advice, as `check` and `inspect` print it.
 * @param pageWidth what every line keeps to; without it, the advice alone is wrapped
 */
function oneFinding(finding, what, place, style, pageWidth) {
    const limit = pageWidth === undefined ? TEXT_WIDTH : Math.min(TEXT_WIDTH, pageWidth - INDENT.length);
    const wrapped = (text) => (pageWidth === undefined ? [text] : (0,text_columns/* wrap */.LV)(text, limit));
    const advice = finding.allowed === undefined
        ? remedySentence(finding)
        : ["Allowed: ", ...prose(stopped(finding.allowed))];
    const mark = `  ${(0,text_style/* marked */.xI)(MARKS[finding.severity], style)} `;
    return [
        ...wrapped((0,text_style/* line */.n8)(what, style)).map((one, index) => (index === 0 ? mark : INDENT) + one),
        ...(place.length > 0 ? wrapped((0,text_style/* line */.n8)(place, style)).map((one) => INDENT + style.dim(one)) : []),
        ...(0,text_columns/* wrap */.LV)((0,text_style/* line */.n8)([...advice, ` (${finding.detector})`], style), limit).map((one) => INDENT + one),
        ...(finding.allowed === undefined ? patchLines(finding, style) : []),
    ];
}
/** The change to make, with the lines that it takes out and puts in. */
function patchLines({ patch }, style) {
    if (patch === undefined)
        return [];
    const paint = { "-": style.red, "+": style.green, " ": style.dim };
    const place = patch.replaced.length > 0
        ? ["Change ", { place: { path: patch.path, line: patch.startLine } }]
        : ["Add to ", { code: patch.path }];
    return [
        `${INDENT}${(0,text_style/* line */.n8)([...place, `, ${patchState(patch)}:`], style)}`,
        ...diffLines(patch).map(({ mark, text }) => `${INDENT}  ${paint[mark]((0,text_escape/* terminal */.Fo)(`${mark} ${text}`))}`),
    ];
}

;// CONCATENATED MODULE: ./build/report/text/page-table.js

/** The least that is left of a text before it is left out. */
const LEAST_TEXT = 8;
const page_table_INDENT = "  ";
/** @param columns of the terminal; undefined: it is none */
function pageOf(columns) {
    if (columns === undefined)
        return { width: text_columns/* PAGE_WIDTH */.bj, bar: 0 };
    const wide = Math.max(columns, 40);
    return { width: wide, bar: wide < 60 ? 0 : Math.min(24, Math.floor(wide / 8)) };
}
/** Rows that keep to the page: the last column is cut to what the others leave. Cells are escaped already. */
function pageTable(rows, alignments, page) {
    const last = alignments.length - 1;
    const others = (0,text_columns/* columns */.YB)(rows.map((row) => [...row.slice(0, last), { text: "|" }]), alignments);
    const room = page.width - page_table_INDENT.length - Math.max(0, ...others.map(text_columns/* width */.VL)) + 1;
    const fitted = rows.map((row) => row.map((cell, column) => (column === last ? { ...cell, text: cut(cell.text, room) } : cell)));
    return (0,text_columns/* columns */.YB)(fitted, alignments).map((line) => page_table_INDENT + line);
}
/** A text on one line of that many columns; nothing where they are too few to say anything. */
function cut(text, room) {
    if ((0,text_columns/* width */.VL)(text) <= room)
        return text;
    return room < LEAST_TEXT ? "" : `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
/** Filled blocks to an eighth of a character. */
function bar(part, page) {
    const eighths = Math.round(part * page.bar * 8);
    const rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8] ?? "";
    return "█".repeat(Math.floor(eighths / 8)) + rest;
}

;// CONCATENATED MODULE: ./build/report/text/inspection.js








/** So many packages are shown: more are in the JSON. */
const PACKAGES_SHOWN = 10;
/** Longer instructions are cut before the page is known to be narrower still. */
const TEXT_LIMIT = 200;
const TERM_WIDTH = 13;
/** An inspection for a terminal: the image, its layers with bars, packages, what was found. Ends with a newline. */
function inspectionText(inspection, options) {
    const style = (0,text_style/* styleFor */.j9)(options.color);
    const sheet = pageOf(options.columns);
    const findings = [...inspection.findings].sort(byWeight);
    const none = ["No build tooling found."];
    return (0,text_columns/* page */.MY)([
        [
            style.bold((0,text_escape/* terminal */.Fo)(inspection.reference)),
            ...factLines([...inspectionFacts(inspection), ...packageFact(inspection)], sheet, style),
        ],
        layerLines(inspection, sheet, style),
        packageLines(inspection, sheet, style),
        findings.length === 0 ? none : findingSection("finding", findings, inspection, sheet, style),
    ]);
}
/** A term and its sentence, wrapped beside it; a word that no line has room for, as a digest, is cut. */
function factLines(facts, sheet, style) {
    return facts.flatMap(({ term, sentence }) => (0,text_columns/* wrap */.LV)((0,text_style/* line */.n8)(sentence, style), sheet.width - TERM_WIDTH).map((text, index) => (index === 0 ? `  ${term}` : "").padEnd(TERM_WIDTH) + cut(text, sheet.width - TERM_WIDTH)));
}
function layerLines({ layers }, sheet, style) {
    const largest = Math.max(1, ...layers.map((layer) => layer.size));
    const rows = layers.map((layer, index) => [
        { text: String(index + 1), paint: style.dim },
        { text: (0,text_bytes/* formatBytes */.z3)(layer.size) },
        ...(sheet.bar === 0
            ? []
            : [
                {
                    text: bar(layer.size / largest, sheet),
                    paint: layer.origin === "base" ? style.dim : style.yellow,
                },
            ]),
        { text: layerPlace(layer), paint: style.dim },
        { text: (0,text_escape/* terminal */.Fo)(layerText(layer, TEXT_LIMIT) ?? "") },
    ]);
    const bars = sheet.bar === 0 ? [] : ["left"];
    return [
        (0,text_bytes/* count */.U9)(layers.length, "layer"),
        ...pageTable(rows, ["right", "right", ...bars, "left", "left"], sheet),
    ];
}
function packageLines({ packages }, sheet, style) {
    const shown = packages.slice(0, PACKAGES_SHOWN);
    if (shown.length === 0)
        return [];
    const largest = Math.max(1, ...shown.map(({ bytes }) => bytes));
    const rows = shown.map(({ name, version, bytes }) => [
        { text: (0,text_bytes/* formatBytes */.z3)(bytes) },
        ...(sheet.bar === 0 ? [] : [{ text: bar(bytes / largest, sheet), paint: style.yellow }]),
        { text: (0,text_escape/* terminal */.Fo)(`${name} ${version}`) },
    ]);
    const bars = sheet.bar === 0 ? [] : ["left"];
    const title = packages.length > shown.length
        ? `The largest of ${(0,text_bytes/* count */.U9)(packages.length, "package")}`
        : (0,text_bytes/* count */.U9)(packages.length, "package");
    return [title, ...pageTable(rows, ["right", ...bars, "left"], sheet)];
}
/** A title and the findings below it, wrapped to the page. */
function findingSection(noun, findings, inspection, sheet, style) {
    return [
        (0,text_bytes/* count */.U9)(findings.length, noun),
        ...findings.flatMap((finding) => oneFinding(finding, inspectedFinding(finding), inspectedPlace(finding, inspection), style, sheet.width)),
    ];
}

;// CONCATENATED MODULE: ./build/report/text/comparison.js








const comparison_PACKAGES_SHOWN = 20;
const FILES_SHOWN = 10;
const comparison_TEXT_LIMIT = 200;
/** Two images side by side for a terminal: what changed, layer by layer, and what is new. Ends with a newline. */
function comparisonText(compared, options) {
    const style = (0,text_style/* styleFor */.j9)(options.color);
    const sheet = pageOf(options.columns);
    const { against, fixed } = compared.comparison;
    const fresh = newFindings(compared);
    return (0,text_columns/* page */.MY)([
        [
            `${style.bold((0,text_escape/* terminal */.Fo)(compared.reference))} against ${style.bold((0,text_escape/* terminal */.Fo)(against.reference))}`,
            ...factLines(comparisonFacts(compared), sheet, style),
        ],
        comparison_layerLines(compared, sheet, style),
        comparison_packageLines(compared, sheet, style),
        fileLines(compared, sheet),
        fresh.length === 0 ? ["No new finding."] : findingSection("new finding", fresh, compared, sheet, style),
        fixed.length === 0
            ? []
            : [
                `${(0,text_bytes/* count */.U9)(fixed.length, "finding")} fixed`,
                ...fixed.flatMap((finding) => {
                    const lines = (0,text_columns/* wrap */.LV)((0,text_style/* line */.n8)(inspectedFinding(finding), style), sheet.width - 4);
                    return lines.map((text, index) => index === 0 ? `  ${(0,text_style/* marked */.xI)("✓", style)} ${text}` : `    ${text}`);
                }),
            ],
    ]);
}
function comparison_layerLines(compared, sheet, style) {
    const rows = compared.comparison.layers.map((layer) => [
        { text: CHANGE_MARKS[layer.status], paint: paintOf(layer.status, style) },
        { text: layer.layer === null ? "" : String(layer.layer + 1), paint: style.dim },
        { text: (0,text_bytes/* formatBytes */.z3)(layer.after ?? layer.before ?? 0) },
        { text: layer.status === "same" ? "" : (0,text_bytes/* formatDelta */.CW)(layer.change) },
        { text: (0,text_escape/* terminal */.Fo)(changedLayerText(layer, comparison_TEXT_LIMIT)) },
    ]);
    return [layerCounts(compared), ...pageTable(rows, ["left", "right", "right", "right", "left"], sheet)];
}
function comparison_packageLines(compared, sheet, style) {
    const { packages } = compared.comparison;
    const title = packageCounts(compared);
    if (title === null)
        return [];
    const rows = packages
        .slice(0, comparison_PACKAGES_SHOWN)
        .map((one) => [
        { text: CHANGE_MARKS[one.status], paint: paintOf(one.status, style) },
        { text: (0,text_bytes/* formatDelta */.CW)(one.change) },
        { text: (0,text_escape/* terminal */.Fo)(`${one.name} ${versionText(one)}`) },
    ]);
    return [
        title,
        ...pageTable(rows, ["left", "right", "left"], sheet),
        ...(packages.length > comparison_PACKAGES_SHOWN ? [`  and ${packages.length - comparison_PACKAGES_SHOWN} more`] : []),
    ];
}
function fileLines({ comparison: { files } }, sheet) {
    if (files.length === 0)
        return [];
    const rows = files
        .slice(0, FILES_SHOWN)
        .map((file) => [
        { text: (0,text_bytes/* formatDelta */.CW)(file.change) },
        { text: file.before === null ? "new" : "" },
        { text: (0,text_escape/* terminal */.Fo)(file.path) },
    ]);
    return ["Files that grew most", ...pageTable(rows, ["right", "left", "left"], sheet)];
}
function paintOf(status, style) {
    if (status === "same")
        return style.dim;
    return status === "changed" ? style.yellow : status === "added" ? style.red : style.green;
}

;// CONCATENATED MODULE: ./build/report/text/stage-table.js







/** Every stage with what became of it, Dockerfile by Dockerfile. */
function stageTable(report, style) {
    const many = report.dockerfiles.length > 1;
    const rows = (pathWidth) => report.dockerfiles.flatMap((dockerfile) => dockerfile.stages.map((stage) => {
        const [mark = "", ...result] = stageResult(stage).split(" ");
        const label = (0,text_escape/* terminal */.Fo)(shorten((0,model/* stageLabel */.H)(stage), 30));
        return [
            { text: `  ${mark}`, paint: (text) => text.replace(mark, (0,text_style/* marked */.xI)(mark, style)) },
            stage.ships ? { text: label, paint: style.bold } : { text: label },
            ...(many ? [{ text: (0,text_escape/* terminal */.Fo)((0,text_columns/* pathEnd */.ns)(dockerfile.path, pathWidth)), paint: style.dim }] : []),
            { text: result.join(" ") },
            { text: stageTime(stage) },
            { text: stage.build.status === "skipped" ? "" : `${stageSteps(stage)} cached` },
            { text: stageSize(stage) },
        ];
    }));
    if (rows(1).length === 0)
        return [];
    const alignments = [
        "left",
        "left",
        ...(many ? ["left"] : []),
        "left",
        "right",
        "right",
        "right",
    ];
    return [
        `Stages: ${stagesSummary(report)} in ${formatDuration(report.seconds)}`,
        ...(0,text_columns/* withinPage */.nj)((pathWidth) => (0,text_columns/* columns */.YB)(rows(pathWidth), alignments)),
    ];
}

;// CONCATENATED MODULE: ./build/report/text/report.js














const LOG_LINES = 12;
/** The report for a terminal. Ends with a newline. */
function reportText(report, options) {
    const style = (0,text_style/* styleFor */.j9)(options.color);
    const note = headlineNote(report);
    const sections = [
        [title(report, style), ...(note ? [(0,text_style/* line */.n8)(note, style)] : [])],
        imageTable(report, style),
        [...baselineSentences(report), ...report.notices.map(noticeSentence)].flatMap((one) => wrapped(one, style)),
        ...growthSections(report, style),
        ...failureSections(report, style),
        ...["fresh", "unknown", "debt", "allowed", "fixed"].flatMap((kind) => findingGroups(report, kind).map((group) => findingLines(group, kind, style))),
        stageTable(report, style),
        footer(report, style),
    ];
    return (0,text_columns/* page */.MY)(sections);
}
function title(report, style) {
    const paint = { pass: style.green, warn: style.yellow, fail: style.red }[report.conclusion];
    return style.bold(paint((0,text_style/* line */.n8)(["Stagecheck: ", ...headline(report)], (0,text_style/* styleFor */.j9)(false))));
}
function wrapped(sentence, style) {
    return (0,text_columns/* wrap */.LV)((0,text_style/* line */.n8)(sentence, style), text_columns/* PAGE_WIDTH */.bj);
}
function imageTable(report, style) {
    const rows = shippingImages(report).map(imageRow);
    if (rows.length === 0)
        return [];
    const compared = rows.some((row) => row.change !== NOTHING);
    const budgeted = rows.some((row) => row.budgets.length > 0);
    const over = (text) => (text.startsWith("over") ? style.red(text) : text);
    const head = [
        "image",
        "",
        "size",
        ...(compared ? ["change"] : []),
        "download",
        ...(budgeted ? ["budget"] : []),
    ];
    const alignments = [
        "left",
        "left",
        "right",
        ...(compared ? ["right"] : []),
        "right",
        "left",
    ];
    const cells = (pathWidth) => rows.flatMap(({ image, size, change, download, budgets }) => [
        [
            { text: (0,text_escape/* terminal */.Fo)(image.label), paint: style.bold },
            { text: (0,text_escape/* terminal */.Fo)((0,text_columns/* pathEnd */.ns)(image.dockerfile.path, pathWidth)), paint: style.dim },
            { text: size },
            ...(compared ? [{ text: change }] : []),
            { text: download },
            { text: (0,text_escape/* terminal */.Fo)(budgets[0] ?? ""), paint: over },
        ],
        ...budgets
            .slice(1)
            .map((budget) => [
            ...head.slice(0, -1).map(() => ({ text: "" })),
            { text: (0,text_escape/* terminal */.Fo)(budget), paint: over },
        ]),
    ]);
    const titles = head.map((text) => ({ text, paint: style.dim }));
    // Paths stand in the table of stages too: where names are enough, they go before they are cut to pieces.
    const named = rows.every(({ image }) => image.unique);
    return (0,text_columns/* withinPage */.nj)((pathWidth) => (0,text_columns/* columns */.YB)([titles, ...cells(pathWidth)], alignments), named ? [60, 44, 0] : text_columns/* PATH_WIDTHS */.ex);
}
function growthSections(report, style) {
    return growths(report).map(({ sentence, lines }) => [
        (0,text_style/* line */.n8)(sentence, style),
        ...lines.map((one) => `  ${(0,text_style/* line */.n8)(one, style)}`),
    ]);
}
function failureSections(report, style) {
    return failures(report).map(({ sentence, log }) => [
        ...wrapped(["✗ ", ...sentence], style).map((one) => one.replace(/^✗/, (0,text_style/* marked */.xI)("✗", style))),
        ...logTail(log, LOG_LINES).map((one) => `  ${style.dim(`│ ${(0,text_escape/* terminal */.Fo)(one)}`)}`),
    ]);
}
function footer(report, style) {
    if (comparedWith(report.baseline) === null)
        return [];
    const sentence = ["Measured against ", ...comparedSentence(report.baseline)];
    return wrapped(sentence, (0,text_style/* styleFor */.j9)(false)).map(style.dim);
}

;// CONCATENATED MODULE: ./build/report/text/stages.js









/** The stages of each Dockerfile for a terminal: a stage stands below the stage that it is FROM. Ends with a newline. */
function stagesText(options) {
    const style = (0,text_style/* styleFor */.j9)(options.color);
    let begun = false;
    return {
        dockerfile(one) {
            const ahead = begun ? "\n" : "";
            begun = true;
            return ahead + (0,text_columns/* page */.MY)([dockerfileLines(one, style)]);
        },
        end(notices) {
            if (!begun)
                return "No Dockerfile found.\n";
            if (notices.length === 0)
                return "";
            return `\n${(0,text_columns/* page */.MY)([notices.flatMap((one) => (0,text_columns/* wrap */.LV)((0,text_style/* line */.n8)(noticeSentence(one), style), text_columns/* PAGE_WIDTH */.bj))])}`;
        },
    };
}
function dockerfileLines(dockerfile, style) {
    const context = style.dim(`context ${(0,text_escape/* terminal */.Fo)(dockerfile.context)}`);
    const title = `${style.bold((0,text_escape/* terminal */.Fo)(dockerfile.path))}  ${context}`;
    if (dockerfile.error) {
        const { line: number, message } = dockerfile.error;
        return [title, `  ${(0,text_style/* marked */.xI)("✗", style)} line ${number}: ${(0,text_style/* line */.n8)(prose(message), style)}`];
    }
    if (dockerfile.skipped !== undefined)
        return [title, `  ${style.dim(`skipped: ${(0,text_escape/* terminal */.Fo)(dockerfile.skipped)}`)}`];
    const { stages } = dockerfile;
    const unneeded = (0,dockerfile_graph/* unneededStages */.W)(stages);
    const rows = treeOrder(stages).map((row) => stageRow(row, stages, unneeded.has(row.stage.index), style));
    const faults = stages.flatMap(({ index, name, fault }) => fault
        ? [
            `${(0,text_style/* marked */.xI)("✗", style)} line ${fault.line}: ${(0,text_escape/* terminal */.Fo)(shorten((0,model/* stageLabel */.H)({ index, name }), 40))}: ${(0,text_style/* line */.n8)(prose(fault.message), style)}`,
        ]
        : []);
    const hints = (0,stage_hints/* stageHints */.f)(stages).map((hint) => `${(0,text_style/* marked */.xI)("?", style)} line ${hint.line}: ${(0,text_escape/* terminal */.Fo)(hintSentence(hint))}`);
    const none = (0,model/* shipsNothing */.n)(stages) ? [style.dim(NOTHING_SHIPS)] : [];
    return [title, ...[...tableWithin(rows), ...none, ...faults, ...hints].map((row) => `  ${row}`)];
}
const stages_INDENT = 2;
/** A table within the page: too wide a one gives up the column of what is taken from where. */
function tableWithin(rows) {
    const aligned = (0,text_columns/* columns */.YB)(rows, ["left", "left", "left", "left", "left"]);
    if (aligned.every((row) => (0,text_columns/* width */.VL)(row) + stages_INDENT <= text_columns/* PAGE_WIDTH */.bj))
        return aligned;
    const merged = rows.map((row) => {
        const [from, taken] = row.slice(3);
        const text = [from, taken].flatMap((cell) => (cell && cell.text !== "" ? [cell.text] : [])).join("  ");
        return [...row.slice(0, 3), { text }];
    });
    return (0,text_columns/* columns */.YB)(merged, ["left", "left", "left", "left"]);
}
/** A longer chain of stages is no longer indented. */
const DEEPEST_TREE = 20;
/** Stages in the order of the file, those that are FROM another one right below it. Loops end where they begin. */
function treeOrder(stages) {
    const children = new Map();
    for (const stage of stages) {
        if (stage.baseStage === null)
            continue;
        const siblings = children.get(stage.baseStage);
        if (siblings)
            siblings.push(stage);
        else
            children.set(stage.baseStage, [stage]);
    }
    const rows = [];
    const placed = new Set();
    const roots = [...stages.filter((stage) => stage.baseStage === null), ...stages];
    for (const root of roots) {
        const open = [{ stage: root, indent: "", branch: "", depth: 0 }];
        for (let row = open.pop(); row !== undefined; row = open.pop()) {
            const { stage, indent, branch, depth } = row;
            if (placed.has(stage.index))
                continue;
            placed.add(stage.index);
            rows.push({ stage, branch: indent + branch });
            const deeper = depth >= DEEPEST_TREE ? indent : indent + (branch === "" ? "" : branch === "├─ " ? "│  " : "   ");
            const below = children.get(stage.index) ?? [];
            for (const child of below.toReversed())
                open.push({
                    stage: child,
                    indent: deeper,
                    branch: child === below.at(-1) ? "└─ " : "├─ ",
                    depth: depth + 1,
                });
        }
    }
    return rows;
}
function stageRow({ stage, branch }, stages, unneeded, style) {
    const label = branch + (0,text_escape/* terminal */.Fo)(shorten((0,model/* stageLabel */.H)(stage), 40));
    const base = stage.baseStage === null ? stage.base || "(blank)" : (stages[stage.baseStage] ?? stage).name;
    const platform = stage.platform === null ? "" : `--platform=${shorten(stage.platform, 30)} `;
    const from = stage.replacedBy === undefined
        ? `FROM ${platform}${shorten(base ?? `stage ${stage.baseStage}`, 40)}`
        : `is the context ${shorten(stage.replacedBy, 40)}`;
    return [
        stage.ships ? { text: label, paint: style.bold } : { text: label },
        unneeded
            ? { text: "not needed", paint: style.dim }
            : { text: stage.ships ? "ships" : "", paint: style.green },
        { text: `line ${stage.line}`, paint: style.dim },
        { text: (0,text_escape/* terminal */.Fo)(from) },
        { text: (0,text_escape/* terminal */.Fo)(needs(stage, stages)), paint: style.dim },
    ];
}
/** `takes from build, test, image nginx:1.27`: what it takes from other stages and images, but for its base. */
function needs(stage, stages) {
    const from = (one) => {
        const needed = stages[one.stage];
        return shorten(needed ? (0,model/* stageLabel */.H)(needed) : `stage ${one.stage}`, 40);
    };
    const names = [
        ...stage.dependsOn.filter((one) => one.via !== "FROM").map(from),
        ...stage.images.filter((one) => one.via !== "FROM").map((one) => `image ${shorten(one.reference, 60)}`),
    ];
    return names.length === 0 ? "" : `takes from ${[...new Set(names)].join(", ")}`;
}

;// CONCATENATED MODULE: ./build/report/formats.js









const rows = {
    text: {
        report: reportText,
        inspection: inspectionText,
        inspections: (inspections, options) => inspections.map((one) => inspectionText(one, options)).join("\n"),
        comparison: comparisonText,
        stages: stagesText,
    },
    markdown: {
        report: (report, { links }) => `${renderComment(report, { links })}\n`,
        inspection: inspectionMarkdown,
        inspections: (inspections) => inspections.map(inspectionMarkdown).join("\n"),
        comparison: comparisonMarkdown,
        stages: stagesMarkdown,
    },
    json: {
        report: json/* reportJson */.l4,
        inspection: json/* inspectionJson */.J,
        inspections: json/* inspectionsJson */.qr,
        comparison: json/* comparisonJson */.s,
        stages: json/* stagesJson */.aQ,
    },
};
/** Every format by the name that `--format` and `--output` take; the first is the default. */
const FORMATS = rows;
const FORMAT_NAMES = Object.keys(FORMATS);

;// CONCATENATED MODULE: ./build/commands/print.js





/** Of a terminal that does not say. */
const DEFAULT_COLUMNS = 80;
/** Characters written at once: each write has its price. */
const WRITTEN_AT_ONCE = 65_536;
const unwritable = (file, cause) => new errors/* StagecheckError */.$e(`The file cannot be written (${cause.code ?? "unknown error"})`, {
    place: { file },
    cause,
});
/** Writes text to a file, making its folder. */
async function writeResult(file, text) {
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        await (0,promises_.writeFile)(file, text);
    }
    catch (cause) {
        throw unwritable(file, cause);
    }
}
/** Files first, so that they are there when a reader closes the pipe. */
function destinations(printing, { stdout, env, cwd }) {
    const plain = { color: false, links: null };
    const terminal = stdout.isTTY === true;
    const color = terminal && !env["NO_COLOR"];
    const shown = terminal ? { columns: stdout.columns || DEFAULT_COLUMNS } : {};
    return [
        ...printing.outputs.map(({ format, file }) => ({ format, options: plain, file: (0,external_node_path_.resolve)(cwd, file) })),
        { format: printing.format, options: { ...plain, color, ...shown }, file: null },
    ];
}
/** Prints a value everywhere it was asked for, in one of the formats. */
function print(render, printing, context) {
    return printAs((name, options) => render(FORMATS[name], options), printing, context);
}
/** As `print`, for what has formats of its own. */
async function printAs(render, printing, context) {
    for (const { format, options, file } of destinations(printing, context)) {
        const text = render(format, options);
        if (file === null)
            context.stdout.write(text);
        else
            await writeResult(file, text);
    }
}
/**
 * Opens everything that a result was asked for in. Standard output gets bytes: where it is a pipe, Node keeps what was
 * written as text until the whole heap is collected.
 * @throws StagecheckError where a file cannot be written
 */
function openOutputs(parts, printing, context) {
    return destinations(printing, context).map(({ format, options, file }) => {
        const target = file === null
            ? { write: (text) => void context.stdout.write(Buffer.from(text)), close() { } }
            : openFile(file);
        let waiting = "";
        return {
            parts: parts(FORMATS[format], options),
            write(text) {
                waiting += text;
                if (waiting.length < WRITTEN_AT_ONCE)
                    return;
                target.write(waiting);
                waiting = "";
            },
            close() {
                if (waiting !== "")
                    target.write(waiting);
                target.close();
            },
        };
    });
}
function openFile(file) {
    const told = (run) => {
        try {
            return run();
        }
        catch (cause) {
            throw unwritable(file, cause);
        }
    };
    const opened = told(() => {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
        return (0,external_node_fs_.openSync)(file, "w");
    });
    return {
        write: (text) => told(() => (0,external_node_fs_.writeFileSync)(opened, text)),
        close: () => told(() => (0,external_node_fs_.closeSync)(opened)),
    };
}


/***/ }),

/***/ 4799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ reachableStages),
/* harmony export */   W: () => (/* binding */ unneededStages)
/* harmony export */ });
/** All stages that these need, and they themselves, by index. Circles end where they begin. */
function reachableStages(stages, from) {
    const reached = new Set();
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
        if (reached.has(index))
            continue;
        reached.add(index);
        for (const edge of stages[index]?.dependsOn ?? [])
            open.push(edge.stage);
    }
    return reached;
}
/** Stages that neither the default target nor one that ships needs: a build without `--target` never touches them. */
function unneededStages(stages) {
    const targets = stages.filter((stage) => stage.default || stage.ships).map((stage) => stage.index);
    const reached = reachableStages(stages, targets);
    return new Set(stages.map((stage) => stage.index).filter((index) => !reached.has(index)));
}


/***/ }),

/***/ 1106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ stageLabel),
/* harmony export */   n: () => (/* binding */ shipsNothing)
/* harmony export */ });
/** What a stage is called in front of people: its name, or `stage 2` by index. */
function stageLabel(stage) {
    return stage.name ?? `stage ${stage.index}`;
}
/** Whether it has stages and users run the image of none. */
function shipsNothing(stages) {
    return stages.length > 0 && !stages.some(({ ships }) => ships);
}


/***/ }),

/***/ 8610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ stageHints)
/* harmony export */ });
/* harmony import */ var _text_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2788);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1106);


/** Images that people do mean, however much a stage's name is like theirs. */
const WELL_KNOWN = new Set("alpine bash busybox caddy centos composer debian docker fedora golang gradle haproxy httpd maven memcached mongo mysql nginx node openjdk perl php postgres python rabbitmq redis registry ruby rust swift traefik ubuntu".split(" "));
const PART = /[-_.]+/;
/** Shorter names are alike by chance. */
const SHORTEST_PART = 3;
const SHORTEST_SLIP = 4;
/** Longer names may have two letters wrong. */
const LONG = 8;
function isNear(written, name) {
    const wanted = written.toLowerCase();
    if (wanted === name)
        return true;
    if (wanted.length >= SHORTEST_PART && name.split(PART).length > 1 && name.split(PART).includes(wanted))
        return true;
    const allowed = wanted.length >= LONG ? 2 : 1;
    if (wanted.length < SHORTEST_SLIP || Math.abs(wanted.length - name.length) > allowed)
        return false;
    return (0,_text_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .YC)(wanted, name) <= allowed;
}
/** A mount takes a number for an image's name, though COPY takes it for a stage's index. */
function byIndex({ reference, via }, stages) {
    const meant = via === "RUN --mount" && /^\d{1,5}$/.test(reference) ? stages[Number(reference)] : undefined;
    if (!meant)
        return null;
    return meant.name === null
        ? `a mount takes a number for an image: did you mean ${(0,_model_js__WEBPACK_IMPORTED_MODULE_1__/* .stageLabel */ .H)(meant)}? Give it a name`
        : `a mount takes a number for an image: did you mean the stage ${meant.name}?`;
}
function meantStage(image, user, stages) {
    const { reference } = image;
    const indexed = byIndex(image, stages);
    if (indexed !== null)
        return indexed;
    // A tag, a digest or a path is what an image has.
    if (!/^[A-Za-z][\w.-]*$/.test(reference) || WELL_KNOWN.has(reference))
        return null;
    const near = stages.filter((stage) => stage.index !== user.index && stage.name !== null && isNear(reference, stage.name));
    const exact = near.find((stage) => stage.name === reference.toLowerCase());
    const meant = exact ?? near.findLast((stage) => stage.index < user.index) ?? near[0];
    if (!meant)
        return null;
    const question = `did you mean the stage ${meant.name}?`;
    return meant.index > user.index ? `${question} It comes later, at line ${meant.line}` : question;
}
/** Longer files are not looked at: every image is held against every stage. */
const MOST_STAGES = 500;
/** Images that look like a stage whose name was mistyped, by line. Help for a reader, no judgement. */
function stageHints(stages) {
    if (stages.length > MOST_STAGES)
        return [];
    return stages
        .flatMap((stage) => stage.images.flatMap((image) => {
        const question = meantStage(image, stage, stages);
        return question === null ? [] : [{ line: image.line, reference: image.reference, question }];
    }))
        .sort((left, right) => left.line - right.line);
}


/***/ }),

/***/ 4891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** Items by a key, keys in the order in which they first occur: `Map.groupBy`, which Node 20 has not. */
function groupBy(items, keyOf) {
    const groups = new Map();
    let index = 0;
    for (const item of items) {
        const key = keyOf(item, index++);
        const group = groups.get(key);
        if (group)
            group.push(item);
        else
            groups.set(key, [item]);
    }
    return groups;
}


/***/ }),

/***/ 5798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ INSPECTIONS_SCHEMA),
/* harmony export */   v: () => (/* binding */ INSPECTION_SCHEMA)
/* harmony export */ });
const INSPECTION_SCHEMA = "stagecheck/inspection@1";
const INSPECTIONS_SCHEMA = "stagecheck/inspections@1";


/***/ }),

/***/ 8839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jb: () => (/* binding */ makePatch),
/* harmony export */   So: () => (/* binding */ keptLines),
/* harmony export */   X6: () => (/* binding */ applyPatch)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3699);

/** More than this is no small change. */
const MOST_CHANGED_LINES = 3;
/** A long instruction that changes at both ends is still shown whole. */
const LONGEST_RANGE = 30;
const LONGEST_LINE = 1000;
function splitLines(text) {
    const lines = [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)].map(([, line = "", end = ""]) => ({
        text: line,
        end,
    }));
    return lines.filter((line) => line.text !== "" || line.end !== "");
}
/** How the file ends the lines around a place. */
function lineEnd(lines, at) {
    return [lines[at], lines[at - 1], lines[0]].find((line) => line && line.end !== "")?.end ?? "\n";
}
/** The text with a patch in it. Bytes outside the patch's lines stay as they are. */
function applyPatch(text, { startLine, endLine, lines }) {
    const all = splitLines(text);
    const end = lineEnd(all, startLine - 1);
    const before = all.slice(0, startLine - 1);
    const last = all[endLine - 1];
    const put = lines.map((line, index) => {
        const final = index === lines.length - 1 && endLine >= startLine;
        return { text: line, end: final ? (last?.end ?? end) : end };
    });
    // What follows the end of a file without a last newline needs one before it.
    const above = before.at(-1);
    if (above && above.end === "" && put.length > 0)
        before[before.length - 1] = { ...above, end };
    return [...before, ...put, ...all.slice(endLine)].map((line) => line.text + line.end).join("");
}
const isPlain = (line) => line.length <= LONGEST_LINE && (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .logLine */ .BP)(line) === line && !line.includes("\uFFFD");
/**
 * Edits that do not overlap as a patch: whole lines for whole lines. Null where it would change more than a few, or where a line could
 * not be shown as it is (control bytes, what is no UTF-8).
 */
function makePatch(path, text, edits) {
    if (edits.length === 0)
        return null;
    const all = splitLines(text);
    if (all.length === 0) {
        const lines = edits.flatMap((edit) => edit.insert.split("\n"));
        return { path, startLine: 1, endLine: 0, replaced: [], lines };
    }
    const lineAt = (offset) => {
        let end = 0;
        const found = all.findIndex((line) => {
            end += line.text.length + line.end.length;
            return offset < end;
        });
        return found < 0 ? all.length - 1 : found;
    };
    const first = Math.min(...edits.map(({ at }) => lineAt(at)));
    const last = Math.max(...edits.map(({ at, remove }) => lineAt(at + remove)));
    const size = (lines) => lines.reduce((sum, line) => sum + line.text.length + line.end.length, 0);
    const start = size(all.slice(0, first));
    const shifted = edits.map((edit) => ({ ...edit, at: edit.at - start }));
    const old = all.slice(first, last + 1);
    const changed = applyEdits(old.map((line) => `${line.text}\n`).join(""), toNewlines(shifted, old));
    const patch = {
        path,
        startLine: first + 1,
        endLine: last + 1,
        replaced: old.map((line) => line.text),
        lines: changed.replace(/\n$/, "").split("\n"),
    };
    return isSmall(patch) && [...patch.replaced, ...patch.lines].every(isPlain) ? patch : null;
}
/** The same edits in a text all of whose lines end with `\n`. */
function toNewlines(edits, lines) {
    const offset = (at) => {
        let shift = 0;
        let end = 0;
        for (const line of lines) {
            end += line.text.length + line.end.length;
            if (at < end)
                break;
            if (line.end === "\r\n")
                shift++;
        }
        return at - shift;
    };
    return edits.map(({ at, remove, insert }) => ({
        at: offset(at),
        remove: offset(at + remove) - offset(at),
        insert,
    }));
}
/** The edits must not overlap. */
function applyEdits(text, edits) {
    return [...edits]
        .sort((left, right) => right.at - left.at)
        .reduce((made, { at, remove, insert }) => made.slice(0, at) + insert + made.slice(at + remove), text);
}
function isSmall({ replaced, lines }) {
    if (Math.max(replaced.length, lines.length) > LONGEST_RANGE)
        return false;
    const [changed] = [changedLines(replaced, lines)];
    return changed > 0 && changed <= MOST_CHANGED_LINES;
}
/** Lines that are taken out or put in, whichever are more; what is the same on both sides is not counted. */
function changedLines(replaced, lines) {
    const kept = keptLines(replaced, lines);
    return Math.max(replaced.length, lines.length) - kept.length;
}
/** The longest common subsequence, as pairs of indices. */
function keptLines(replaced, lines) {
    const longest = Array.from({ length: replaced.length + 1 }, () => Array.from({ length: lines.length + 1 }, () => 0));
    const at = (row, column) => longest[row]?.[column] ?? 0;
    for (let row = replaced.length - 1; row >= 0; row--) {
        for (let column = lines.length - 1; column >= 0; column--) {
            const same = replaced[row] === lines[column];
            const best = same ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
            (longest[row] ?? [])[column] = best;
        }
    }
    const pairs = [];
    for (let row = 0, column = 0; row < replaced.length && column < lines.length;) {
        if (replaced[row] === lines[column])
            pairs.push([row++, column++]);
        else if (at(row + 1, column) >= at(row, column + 1))
            row++;
        else
            column++;
    }
    return pairs;
}


/***/ }),

/***/ 2996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ comparisonJson),
  J: () => (/* binding */ inspectionJson),
  qr: () => (/* binding */ inspectionsJson),
  MM: () => (/* binding */ parseReport),
  l4: () => (/* binding */ reportJson),
  aQ: () => (/* binding */ stagesJson)
});

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/inspect/model.js
var model = __webpack_require__(5798);
// EXTERNAL MODULE: ./build/text/escape.js
var text_escape = __webpack_require__(3699);
// EXTERNAL MODULE: ./build/report/model.js
var report_model = __webpack_require__(4202);
;// CONCATENATED MODULE: ./build/report/schema/shapes.js
const shapes_text = { type: "string" };
const optionalText = { type: ["string", "null"] };
const flag = { type: "boolean" };
/** Anything that is counted: bytes, files, steps, an index. */
const amount = { type: "integer", minimum: 0 };
/** A difference in bytes. */
const change = { type: "integer" };
/** Lines count from 1. */
const line = { type: "integer", minimum: 1 };
const seconds = { type: "number", minimum: 0 };
const oneOf = (...values) => ({ type: "string", enum: values });
const constant = (value) => ({ type: "string", const: value });
const list = (items) => ({ type: "array", items });
function nullable(shape) {
    const { type, title, enum: values } = shape;
    if (typeof type !== "string" || title !== undefined || values)
        return { anyOf: [shape, { type: "null" }] };
    return { ...shape, type: [type, "null"] };
}
/** The same shape with a sentence for the reader of the schema. */
const described = (shape, description) => ({ ...shape, description });
/** As a property: it may be left out. */
const optional = (shape) => ({ ...shape, optional: true });
/** An object; it may hold more keys than these. The order of the keys is the order in which they are printed. */
function object(title, properties) {
    const required = Object.keys(properties).filter((key) => !properties[key]?.optional);
    return { title, type: "object", properties, required };
}
/** An object that holds texts under any names. */
const texts = { type: "object", additionalProperties: shapes_text };
/** The whole JSON Schema document of a shape: named shapes moved into `$defs`. */
function schemaDocument(root) {
    const definitions = new Map();
    const place = (shape, isRoot) => {
        if (shape.title !== undefined && !isRoot) {
            if (!definitions.has(shape.title)) {
                definitions.set(shape.title, null);
                definitions.set(shape.title, expand(shape));
            }
            const reference = { $ref: `#/$defs/${shape.title}` };
            return shape.description === undefined ? reference : { ...reference, description: shape.description };
        }
        return expand(shape);
    };
    const expand = (shape) => {
        const { title: _, optional: __, properties, items, anyOf, ...plain } = shape;
        return {
            ...plain,
            ...(properties && {
                properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, place(value, false)])),
            }),
            ...(items && { items: place(items, false) }),
            ...(anyOf && { anyOf: anyOf.map((one) => place(one, false)) }),
        };
    };
    const document = place(root, true);
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: root.title,
        ...document,
        $defs: Object.fromEntries(definitions),
    };
}

;// CONCATENATED MODULE: ./build/report/schema/delta.js

const lineDelta = object("LineDelta", {
    line: nullable(line),
    stage: optionalText,
    text: described(shapes_text, "The instruction as written."),
    before: described(nullable(amount), "Bytes; null where the instruction was not there."),
    after: nullable(amount),
    change: change,
});
const deltaShape = object("SizeDelta", {
    size: described(change, "After minus before, in bytes; base + own = size."),
    downloadSize: nullable(change),
    base: described(change, "What the external base image changed."),
    own: described(change, "What this Dockerfile's own instructions changed."),
    lines: described(list(lineDelta), "Largest movement first."),
});

;// CONCATENATED MODULE: ./build/report/schema/finding.js

const item = object("FindingItem", {
    path: described(shapes_text, "Begins with /."),
    package: optional(shapes_text),
    version: optional(shapes_text),
    detector: optional(described(shapes_text, "Whose finding it would be, had not another one's package pulled it in.")),
    bytes: amount,
});
const patch = object("Patch", {
    path: described(shapes_text, "The Dockerfile or its ignore file, which need not be there yet."),
    startLine: line,
    endLine: described(amount, "The last line that is replaced; one less than startLine where none is."),
    replaced: described(list(shapes_text), "The lines as they are, without line ends."),
    lines: described(list(shapes_text), "The lines to put there, without line ends."),
    saves: optional(described(amount, "Bytes that the image loses, as built with this change; absent: not built.")),
});
/** One detector and one instruction. */
const findingShape = object("Finding", {
    detector: shapes_text,
    severity: oneOf("error", "warning", "info"),
    path: described(shapes_text, "Begins with /; of the largest item that did not just come along."),
    package: optional(shapes_text),
    version: optional(shapes_text),
    bytes: described(amount, "Sum over all items."),
    layer: described(amount, "Index of the layer, those of the base image counted."),
    origin: described(oneOf("base", "run", "copy"), "Inherited, made by a RUN, or copied."),
    line: optional(described(line, "Of the instruction that made the bytes.")),
    stage: described(optionalText, "The stage that the line stands in, where it is not the target itself."),
    fromStage: optional(described(shapes_text, "Where it was copied from: a stage or an image.")),
    residual: described(flag, "Deleted by a later layer, but its bytes are still pulled."),
    status: optional(described(oneOf("new", "debt", "unknown"), "Against the baseline.")),
    message: described(shapes_text, "What is there."),
    remedy: described(shapes_text, "What to do."),
    patch: optional(described(patch, "The change to make, where it is small and certain.")),
    allowed: optional(described(shapes_text, "The reason that the config gives for allowing it.")),
    items: described(list(item), "Largest first."),
});

;// CONCATENATED MODULE: ./build/report/schema/image.js

const image_layer = object("Layer", {
    diffId: described(shapes_text, "Digest of the uncompressed tar."),
    digest: described(optionalText, "Digest of the compressed blob; null for a plain layer."),
    size: described(amount, "Bytes of its regular files, a repeated path each time."),
    downloadSize: described(nullable(amount), "Compressed bytes; null where they are not known."),
    files: described(amount, "Regular-file entries."),
    origin: described(oneOf("base", "own"), "Came with the external base image, or made by this Dockerfile."),
    instruction: nullable(object("LayerInstruction", { line: nullable(line), text: shapes_text, stage: optionalText })),
});
const number = { type: ["number", "null"] };
const efficiency = object("Efficiency", {
    dive: object("DiveFigures", {
        efficiency: number,
        wastedBytes: nullable(change),
        userWastedPercent: number,
    }),
    reclaimableBytes: described(amount, "Bytes that layers hold and the final filesystem does not show."),
});
const os = object("OsRelease", {
    id: described(shapes_text, "debian, alpine, fedora, …"),
    version: described(optionalText, "null for systems without versions."),
    name: described(shapes_text, "For people."),
});
const note = object("InspectionNote", {
    message: shapes_text,
    path: described(shapes_text, "Begins with /."),
    layer: described(amount, "Index of the layer, those of the base image counted."),
});
/** The keys of an image as measured; an inspection adds the findings. */
const imageFields = {
    reference: shapes_text,
    digest: described(optionalText, "Of the platform's manifest; null where there is none."),
    platform: described(shapes_text, "os/arch[/variant]"),
    size: described(amount, "Sum over the layers of the bytes of regular files."),
    downloadSize: described(nullable(amount), "Sum of the compressed layers; null where one is not known, as in stages that do not ship."),
    downloadSizeExact: described(flag, "False as soon as one layer's compressed size is estimated: by gzip, of more than 8 MiB by samples."),
    layers: described(list(image_layer), "Base first."),
    efficiency,
    os: optional(described(os, "What the image's os-release says.")),
    notes: optional(described(list(note), "What could not be read: what was not found can be there all the same.")),
};

;// CONCATENATED MODULE: ./build/report/schema/comparison.js




const index = nullable(amount);
const bytes = nullable(amount);
const layerChange = object("LayerChange", {
    status: described(oneOf("same", "changed", "added", "gone"), "changed: of the same instruction."),
    layer: described(index, "Index in the image; null where it is gone."),
    against: described(index, "Index in the image that it is compared with; null where it is new."),
    text: described(optionalText, "The instruction, where it is known."),
    before: bytes,
    after: bytes,
    change: change,
});
const packageChange = object("PackageChange", {
    status: described(oneOf("added", "gone", "changed"), "changed: another version, or other bytes."),
    manager: shapes_text,
    name: shapes_text,
    versionBefore: optionalText,
    versionAfter: optionalText,
    before: bytes,
    after: bytes,
    change: change,
});
const fileGrowth = object("FileGrowth", {
    path: described(shapes_text, "Begins with /."),
    before: described(bytes, "null where there was no such file."),
    after: amount,
    change: change,
});
const { layers: _, ...against } = imageFields;
/** What `--against` adds to an inspection. */
const comparisonShape = object("Comparison", {
    against: described(object("ComparedWith", against), "The image that it is compared with."),
    delta: deltaShape,
    layers: described(list(layerChange), "Of both images, base first."),
    packages: described(list(packageChange), "Those that differ, the largest movement first."),
    files: described(list(fileGrowth), "The files of the final filesystem that grew most."),
    fixed: described(list(findingShape), "What the other image has and this one has not."),
});

;// CONCATENATED MODULE: ./build/report/schema/inspection.js





const inspectedPackage = object("Package", {
    manager: shapes_text,
    name: shapes_text,
    version: shapes_text,
    bytes: described(amount, "Of the files that the layer which installed it holds."),
    layer: described(amount, "Index of that layer."),
});
/** What `inspect --format json` prints. */
const inspectionShape = object("Inspection", {
    schema: constant(model/* INSPECTION_SCHEMA */.v),
    ...imageFields,
    otherPlatforms: optional(described(list(shapes_text), "Where this one was chosen among several: the others.")),
    findings: list(findingShape),
    packages: described(list(inspectedPackage), "Of the package managers' databases, largest first."),
    comparison: optional(described(comparisonShape, "With --against.")),
});
/** What `inspect --platform all --format json` prints. */
const inspectionsShape = object("Inspections", {
    schema: constant(model/* INSPECTIONS_SCHEMA */.C),
    inspections: described(list(inspectionShape), "One for each platform."),
});

;// CONCATENATED MODULE: ./build/report/schema/stages.js


const via = described(oneOf("FROM", "COPY --from", "RUN --mount"), "How the Dockerfile says it.");
const dependency = object("StageDependency", {
    stage: described(amount, "Index of the stage that is needed."),
    via,
    line: line,
});
const stages_image = object("StageImage", { reference: shapes_text, via, line: line, digest: optional(shapes_text) });
const dockerfileFault = described(object("DockerfileFault", { line: line, message: shapes_text }), "Set where BuildKit rejects the file; then there are no stages.");
/** The keys of a stage as parsed; the report adds to them. */
const stageFields = {
    index: described(amount, "Position in the file, from 0."),
    name: described(optionalText, "In lower case; null for a stage without a name."),
    line: line,
    endLine: line,
    base: described(shapes_text, "What it is FROM, after ARG expansion; empty where that is blank without build arguments."),
    baseStage: described(nullable(amount), "Index of the stage that it is FROM."),
    replacedBy: optional(described(shapes_text, "The named context of the stage's own name that stands in its place: an address, or a folder.")),
    platform: optionalText,
    default: described(flag, "The last stage: built when no target is named."),
    ships: described(flag, "Users run the image of this stage."),
    dependsOn: list(dependency),
    images: described(list(stages_image), "External images that the stage needs."),
    fault: optional(described(object("StageFault", { line: line, message: shapes_text }), "Why BuildKit would not begin to build this stage, though it builds others of the file.")),
};
const dockerfileFields = {
    path: described(shapes_text, "Relative to the root of the repository."),
    context: described(shapes_text, "The build context's folder, relative to the root of the repository."),
    contextReason: described(shapes_text, "Why this context, and what else was possible."),
};
const skipped = described(shapes_text, "Why the file is passed over: a template. Then there are no stages.");
const notice = object("Notice", {
    level: oneOf("error", "warning", "note"),
    message: shapes_text,
    file: optional(shapes_text),
    line: optional(line),
});
/** What `stages --format json` prints. */
const stagesShape = object("Stages", {
    schema: constant(report_model/* STAGES_SCHEMA */.m2),
    dockerfiles: list(object("ListedDockerfile", {
        ...dockerfileFields,
        buildArgs: optional(described(texts, "Build arguments of the repository's own build.")),
        buildContexts: optional(described(texts, "Named contexts of the repository's own build.")),
        error: optional(dockerfileFault),
        skipped: optional(skipped),
        stages: list(object("Stage", stageFields)),
    })),
    notices: optional(described(list(notice), "What was passed over, and why.")),
});

;// CONCATENATED MODULE: ./build/report/schema/report.js






const baseline = object("Baseline", {
    kind: oneOf("built", "stored", "file", "none"),
    sha: optional(shapes_text),
    ref: optional(described(shapes_text, "Name of the base branch.")),
    reason: described(shapes_text, "Why this one, or why none."),
    state: described(oneOf("ready", "absent", "failed"), "absent: none was asked for or can be. failed: it should be there but could not be had."),
});
const fault = object("BuildFault", {
    line: nullable(line),
    message: shapes_text,
    command: described(optionalText, "The instruction that failed, as written."),
    log: described(list(shapes_text), "The last lines of its output."),
});
const build = object("Build", {
    status: oneOf("built", "failed", "timeout", "skipped"),
    seconds: seconds,
    steps: amount,
    cachedSteps: amount,
    error: optional(fault),
});
const budget = object("Budget", {
    on: oneOf("size", "download", "growth"),
    limit: described(shapes_text, "As the user wrote it."),
    limitBytes: nullable(amount),
    value: described(nullable(change), "Bytes; null where it was not compared."),
    status: oneOf("within", "over", "not-compared"),
});
const stage = object("StageReport", {
    ...stageFields,
    build,
    image: described(nullable(object("Image", imageFields)), "null: not built, or it could not be read."),
    imageError: optional(described(shapes_text, "Why the image of a built stage could not be read.")),
    delta: described(nullable(deltaShape), "null: not compared."),
    baselineState: oneOf("compared", "new-dockerfile", "new-stage", "not-built", "none"),
    findings: list(findingShape),
    fixed: described(list(findingShape), "Findings as they were in the baseline, gone now."),
    budgets: list(budget),
});
const engine = object("Engine", {
    version: shapes_text,
    buildx: shapes_text,
    store: oneOf("classic", "containerd"),
    driver: shapes_text,
});
/** What `check --format json` prints. */
const reportShape = object("Report", {
    schema: constant(report_model/* REPORT_SCHEMA */.DC),
    conclusion: oneOf("pass", "warn", "fail"),
    reasons: described(list(shapes_text), "Why the conclusion is not pass, worst first."),
    head: described(optionalText, "Full id of the commit that was measured."),
    baseline,
    engine: nullable(engine),
    dockerfiles: list(object("DockerfileReport", {
        ...dockerfileFields,
        error: optional(dockerfileFault),
        skipped: optional(skipped),
        stages: list(stage),
    })),
    notices: list(notice),
    seconds: seconds,
});

;// CONCATENATED MODULE: ./build/report/schema/validate.js
const MAX_FAULTS = 10;
/** Checks a value of unknown origin. Never deeper than the shape is, however deep the value. */
function validate(shape, value) {
    const faults = [];
    const checked = check(shape, value, "", faults);
    return faults.length === 0 ? { value: checked } : { faults };
}
function check(shape, value, path, faults) {
    if (faults.length >= MAX_FAULTS)
        return undefined;
    const fail = (message) => {
        faults.push({ path, message });
    };
    if (shape.anyOf) {
        const fitting = shape.anyOf.find((one) => hasType(one, value));
        return fitting
            ? check(fitting, value, path, faults)
            : fail(`must be ${shape.anyOf.map(nameOf).join(" or ")}`);
    }
    if (!hasType(shape, value))
        return fail(`must be ${nameOf(shape)}`);
    if (shape.const !== undefined && value !== shape.const)
        return fail(`must be "${shape.const}"`);
    if (shape.enum && value !== null && !shape.enum.includes(value)) {
        return fail(`must be one of ${shape.enum.join(", ")}`);
    }
    if (shape.minimum !== undefined && typeof value === "number" && value < shape.minimum) {
        return fail(`must not be less than ${shape.minimum}`);
    }
    const { items, properties, additionalProperties } = shape;
    if (items && Array.isArray(value)) {
        return value.map((one, index) => check(items, one, `${path}[${index}]`, faults));
    }
    if (properties && typeof value === "object" && value !== null) {
        return checkObject(shape, properties, value, path, faults);
    }
    if (additionalProperties && typeof value === "object" && value !== null) {
        const entries = Object.entries(value);
        const place = (key) => (path === "" ? key : `${path}.${key}`);
        return Object.fromEntries(entries.map(([key, one]) => [key, check(additionalProperties, one, place(key), faults)]));
    }
    return value;
}
function checkObject(shape, properties, value, path, faults) {
    const result = {};
    for (const [key, property] of Object.entries(properties)) {
        const place = path === "" ? key : `${path}.${key}`;
        if (Object.hasOwn(value, key))
            result[key] = check(property, value[key], place, faults);
        else if (shape.required?.includes(key))
            faults.push({ path: place, message: "is missing" });
    }
    return result;
}
function hasType(shape, value) {
    const { type } = shape;
    if (type === undefined)
        return true;
    return typeof type === "string" ? isA(type, value) : isA(type[0], value) || value === null;
}
function isA(type, value) {
    switch (type) {
        case "null":
            return value === null;
        case "array":
            return Array.isArray(value);
        case "object":
            return typeof value === "object" && value !== null && !Array.isArray(value);
        case "integer":
            return Number.isSafeInteger(value);
        case "number":
            return Number.isFinite(value);
        default:
            return typeof value === type;
    }
}
const TYPE_NAMES = {
    string: "a string",
    integer: "a whole number",
    number: "a number",
    boolean: "true or false",
    object: "an object",
    array: "a list",
    null: "null",
};
function nameOf(shape) {
    const { type } = shape;
    if (type === undefined)
        return "a value";
    return typeof type === "string" ? TYPE_NAMES[type] : `${TYPE_NAMES[type[0]]} or null`;
}

// EXTERNAL MODULE: ./build/report/stages.js
var stages = __webpack_require__(5920);
;// CONCATENATED MODULE: ./build/report/json.js









const reportJson = (report) => print(reportShape, report);
const inspectionJson = (inspection) => print(inspectionShape, inspection);
const inspectionsJson = (inspections) => print(inspectionsShape, { schema: model/* INSPECTIONS_SCHEMA */.C, inspections });
const comparisonJson = (inspection) => print(inspectionShape, inspection);
/** How a listing without Dockerfiles says so; no string in JSON has a line end. */
const NO_DOCKERFILES = '  "dockerfiles": []';
/** What stands before and behind the only Dockerfile of a listing that has nothing else. */
const AHEAD = '{\n  "dockerfiles": [\n';
const BEHIND = "\n  ]\n}";
/** The stages of each Dockerfile as the contract has them. */
function stagesJson() {
    const shape = stagesShape.properties?.["dockerfiles"]?.items ?? {};
    const around = (notices) => print(stagesShape, (0,stages/* listingOf */.K)([], notices));
    let begun = false;
    return {
        dockerfile(one) {
            const text = (0,text_escape/* jsonSafe */.yJ)({ dockerfiles: [inOrder(shape, one)] }).slice(AHEAD.length, -BEHIND.length);
            const ahead = begun ? ",\n" : `${around([]).split(NO_DOCKERFILES)[0] ?? ""}  "dockerfiles": [\n`;
            begun = true;
            return ahead + text;
        },
        end(notices) {
            const text = around(notices);
            return begun ? `\n  ]${text.split(NO_DOCKERFILES)[1] ?? ""}` : text;
        },
    };
}
const print = (shape, value) => `${(0,text_escape/* jsonSafe */.yJ)(inOrder(shape, value))}\n`;
/** The same value with its keys in the order of the schema, so that equal reports are equal texts. */
function inOrder(shape, value) {
    const { items, properties } = shape.anyOf?.[0] ?? shape;
    if (items && Array.isArray(value))
        return value.map((one) => inOrder(items, one));
    if (!properties || typeof value !== "object" || value === null)
        return value;
    const held = value;
    const ordered = {};
    for (const key in properties) {
        const property = properties[key];
        if (property !== undefined && held[key] !== undefined)
            ordered[key] = inOrder(property, held[key]);
    }
    return ordered;
}
/**
 * Reads a report that this program wrote, here or on another machine. The text is not trusted: what comes back
 * has the shape of a report, and no more keys. `file` names it in errors.
 * @throws StagecheckError where the text is no report, or one of another version.
 */
function parseReport(text, file) {
    const refuse = (message, cause) => {
        throw new errors/* StagecheckError */.$e(message, {
            place: { file },
            remedy: "Give a report written with `--format json` by this version of Stagecheck.",
            cause,
        });
    };
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return refuse("This is not JSON", error);
    }
    const schema = typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;
    if (schema !== report_model/* REPORT_SCHEMA */.DC) {
        return refuse(typeof schema === "string" && schema.startsWith("stagecheck/report@")
            ? `The report is of another version: ${schema.slice(0, 40)}, not ${report_model/* REPORT_SCHEMA */.DC}`
            : "This is not a Stagecheck report");
    }
    const checked = validate(reportShape, value);
    if ("faults" in checked) {
        return refuse(`The report is damaged: ${checked.faults.map((one) => `${one.path} ${one.message}`).join("; ")}`);
    }
    const report = checked.value;
    const fault = danglingIndex(report);
    return fault ? refuse(`The report is damaged: ${fault}`) : report;
}
/** What a schema cannot say: indices name what is there. */
function danglingIndex(report) {
    for (const [number, dockerfile] of report.dockerfiles.entries()) {
        const { stages } = dockerfile;
        for (const [position, stage] of stages.entries()) {
            const place = `dockerfiles[${number}].stages[${position}]`;
            if (stage.index !== position)
                return `${place}.index must be ${position}`;
            const needed = [
                ...stage.dependsOn.map((one) => one.stage),
                ...(stage.baseStage === null ? [] : [stage.baseStage]),
            ];
            if (needed.some((one) => one >= stages.length))
                return `${place} needs a stage that is not there`;
        }
    }
    return null;
}


/***/ }),

/***/ 4202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ REPORT_SCHEMA),
/* harmony export */   m2: () => (/* binding */ STAGES_SCHEMA)
/* harmony export */ });

const REPORT_SCHEMA = "stagecheck/report@1";
const STAGES_SCHEMA = "stagecheck/stages@1";


/***/ }),

/***/ 5920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listingOf),
/* harmony export */   m: () => (/* binding */ listedDockerfile)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4202);

/** What `stages` says of one Dockerfile, from its plan. */
function listedDockerfile(planned) {
    const { path, context, contextReason, buildArgs = {}, buildContexts = [], parsed, stages } = planned;
    const contexts = Object.fromEntries(buildContexts.map(({ name, value }) => [name, value]));
    const listed = {
        path,
        context,
        contextReason,
        ...(Object.keys(buildArgs).length > 0 ? { buildArgs } : {}),
        ...(buildContexts.length > 0 ? { buildContexts: contexts } : {}),
    };
    // A file that BuildKit rejects has no stages, however many were understood.
    const none = [];
    if (parsed.error)
        return { ...listed, error: parsed.error, stages: none };
    return parsed.skipped === undefined
        ? { ...listed, stages }
        : { ...listed, skipped: parsed.skipped, stages: none };
}
/** What `stages` prints. */
function listingOf(dockerfiles, notices) {
    return { schema: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .STAGES_SCHEMA */ .m2, dockerfiles, ...(notices.length > 0 ? { notices } : {}) };
}


/***/ }),

/***/ 4468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   MY: () => (/* binding */ page),
/* harmony export */   VL: () => (/* binding */ width),
/* harmony export */   YB: () => (/* binding */ columns),
/* harmony export */   bj: () => (/* binding */ PAGE_WIDTH),
/* harmony export */   ex: () => (/* binding */ PATH_WIDTHS),
/* harmony export */   nj: () => (/* binding */ withinPage),
/* harmony export */   ns: () => (/* binding */ pathEnd)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3699);

const GAP = "  ";
/** Columns as wide as their widest cell, without blanks at line ends. Cells are escaped already. */
function columns(rows, alignments) {
    const widths = alignments.map((_, column) => Math.max(0, ...rows.map((row) => width(row[column]?.text ?? ""))));
    return rows.map((row) => {
        const last = row.findLastIndex((cell) => cell.text !== "");
        return row
            .slice(0, last + 1)
            .map((cell, column) => {
            const room = " ".repeat((widths[column] ?? 0) - width(cell.text));
            const painted = cell.paint ? cell.paint(cell.text) : cell.text;
            if (alignments[column] === "right")
                return room + painted;
            return column === last ? painted : painted + room;
        })
            .join(GAP);
    });
}
/** Made when something beyond ASCII comes: its tables take long to load. */
let segments;
/** Characters as a reader counts them: colours count for nothing. */
function width(text) {
    const plain = text.includes("\u001b") ? text.replace(/\u001b\[\d+m/g, "") : text;
    if (/^[ -~]*$/.test(plain))
        return plain.length;
    segments ??= new Intl.Segmenter("en", { granularity: "grapheme" });
    return [...segments.segment(plain)].length;
}
/** Words in lines of at most `limit` characters; a longer word has a line of its own. */
function wrap(text, limit) {
    const lines = [];
    for (const word of text.split(" ")) {
        const last = lines.at(-1);
        if (last !== undefined && width(last) + 1 + width(word) <= limit)
            lines[lines.length - 1] = `${last} ${word}`;
        else
            lines.push(word);
    }
    return lines;
}
/** Columns that a terminal is taken to have. */
const PAGE_WIDTH = 100;
/** Widths of a column of paths that are tried; the last one is taken as it comes. */
const PATH_WIDTHS = [60, 44, 36, 28, 20];
/** A table whose paths are shortened until it keeps to the page, as far as that goes. */
function withinPage(table, pathWidths = PATH_WIDTHS) {
    let lines = [];
    for (const pathWidth of pathWidths) {
        lines = table(pathWidth);
        if (lines.every((line) => width(line) <= PAGE_WIDTH))
            break;
    }
    return lines;
}
/** The end of a path, where paths differ: `…/catalogue/Dockerfile`. */
function pathEnd(path, limit) {
    const line = path.replace(/\s+/g, " ");
    if (limit === 0)
        return "";
    return line.length <= limit ? line : `…${line.slice(1 - limit).replace(/^[\uDC00-\uDFFF]/, "")}`;
}
/** Sections with a blank line between them. Lines were wrapped after they were escaped: a command may begin one. */
function page(sections) {
    const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
    return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCommands */ .Df)(`${shown.join("\n\n")}\n`);
}


/***/ }),

/***/ 7898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j9: () => (/* binding */ styleFor),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   xI: () => (/* binding */ marked)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3699);

const sgr = (on, off) => (text) => text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;
const plain = (text) => text;
/** SGR sequences, or nothing at all. https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
function styleFor(color) {
    if (!color)
        return { bold: plain, dim: plain, red: plain, yellow: plain, green: plain };
    return { bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39), green: sgr(32, 39) };
}
/** A sentence as one line for the terminal; places as `path:line`, so that terminals make links of them. */
function line(sentence, style) {
    return sentence
        .map((piece) => {
        if (typeof piece === "string")
            return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .terminal */ .Fo)(piece);
        if ("strong" in piece)
            return style.bold((0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .terminal */ .Fo)(piece.strong));
        if ("code" in piece)
            return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .terminal */ .Fo)(piece.code);
        if ("commit" in piece)
            return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .terminal */ .Fo)(piece.label);
        return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .terminal */ .Fo)(`${piece.place.path}:${piece.place.line}`);
    })
        .join("");
}
/** A mark in its colour: ✗ red, ⚠ yellow, ✓ green. */
function marked(mark, style) {
    if (mark === "✗")
        return style.red(mark);
    if (mark === "⚠")
        return style.yellow(mark);
    return mark === "✓" ? style.green(mark) : mark;
}


/***/ }),

/***/ 4769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ formatDelta),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   l9: () => (/* binding */ formatPercent),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Sizes and counts as people read them. 1 kB = 1,000 bytes, 1 MB = 1,000,000 bytes, everywhere. */
const UNITS = ["kB", "MB", "GB", "TB"];
/**
 * `4 MB`, `17.9 MB`, `142 MB`: three significant digits, trailing zeros dropped; whole bytes below 1 kB.
 * Negative sizes get a true minus sign.
 */
function formatBytes(bytes) {
    const sign = bytes < 0 ? "−" : "";
    let value = Math.abs(bytes);
    if (value < 1000)
        return `${sign}${Math.round(value)} B`;
    let unit = -1;
    while (unit < UNITS.length - 1 && Number(value.toPrecision(3)) >= 1000) {
        value /= 1000;
        unit++;
    }
    return `${sign}${Number(value.toPrecision(3))} ${UNITS[unit]}`;
}
/** A difference: always signed, `±0` where nothing changed. */
function formatDelta(bytes) {
    if (bytes === 0)
        return "±0";
    return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}
/** `+14.8 %`, `−3 %`, `+0.02 %`; three significant digits. `null` where there was nothing before. */
function formatPercent(before, after) {
    if (before === 0)
        return null;
    const percent = ((after - before) / before) * 100;
    const value = Number(Math.abs(percent).toPrecision(3));
    if (value === 0)
        return "±0 %";
    return `${percent < 0 ? "−" : "+"}${value} %`;
}
/** `1 layer`, `3 layers`. */
function count(number, one, many = `${one}s`) {
    return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}


/***/ })

};
