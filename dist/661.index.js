export const id = 661;
export const ids = [661];
export const modules = {

/***/ 7661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stagesCommand: () => (/* binding */ stagesCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/report/stages.js
var stages = __webpack_require__(5920);
// EXTERNAL MODULE: ./build/repository.js + 5 modules
var repository = __webpack_require__(3914);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/baseline/git.js
var baseline_git = __webpack_require__(9302);
// EXTERNAL MODULE: ./build/detectors/catalogue.js + 45 modules
var catalogue = __webpack_require__(4015);
// EXTERNAL MODULE: ./build/discover/work-tree.js
var work_tree = __webpack_require__(1250);
// EXTERNAL MODULE: ./build/settings/load.js
var load = __webpack_require__(8274);
;// CONCATENATED MODULE: ./build/commands/named-dockerfiles.js







function settingsAt(root, given) {
    return (0,load/* loadSettings */.M)(given, { root, detectors: catalogue/* detectorIds */.X0 });
}
function openNamed(given, { cwd, env }) {
    const projects = new Map();
    const readProject = async (root) => {
        const tree = (0,work_tree/* openWorkTree */.wr)(root);
        return { tree, builds: await (0,repository/* readBuilds */.Az)(tree.root) };
    };
    /** Many are named of one folder, and what it says is read once. */
    const projectAt = (root) => {
        const project = projects.get(root) ?? readProject(root);
        projects.set(root, project);
        return project;
    };
    return {
        async open(path) {
            const file = (0,external_node_path_.resolve)(cwd, path);
            const git = await (0,baseline_git/* openGit */.z)((0,external_node_path_.dirname)(file), env);
            if (git !== null) {
                const settings = settingsAt(git.root, given);
                const { tree, builds } = await projectAt(git.root);
                const named = (0,external_node_path_.relative)(git.root, file).split(external_node_path_.sep).join("/");
                return () => (0,repository/* readDockerfile */.n_)(tree, named, settings, builds.get(named) ?? []);
            }
            const own = settingsAt((0,external_node_path_.dirname)(file), given);
            const outer = await projectFolder((0,external_node_path_.dirname)(file));
            const { tree, builds } = await projectAt(outer);
            const inside = (0,external_node_path_.relative)(outer, file).split(external_node_path_.sep).join("/");
            const declared = builds.get(inside) ?? [];
            if (own.root === tree.root || declared.length === 0) {
                return () => {
                    const read = (0,repository/* readDockerfile */.n_)((0,work_tree/* openWorkTree */.wr)(own.root), (0,external_node_path_.basename)(file), own, declared);
                    return { ...read, path, context: (0,external_node_path_.join)((0,external_node_path_.dirname)(path), read.context) };
                };
            }
            const settings = settingsAt(outer, given);
            return () => {
                const read = (0,repository/* readDockerfile */.n_)(tree, inside, settings, declared);
                return { ...read, path, context: (0,external_node_path_.relative)(cwd, (0,external_node_path_.join)(outer, read.context)) || "." };
            };
        },
    };
}
/** Folders above a file in which what builds it is looked for. */
const MOST_FOLDERS = 4;
/** A folder with more names in it holds other things than a project. */
const MOST_NAMES = 500;
const BUILD_FILE = /^((docker-)?compose.*\.ya?ml|docker-bake.*\.(hcl|json)|Makefile|package\.json|\.github)$/;
/** Without git: the nearest folder, the file's own or one above it, that says how it builds; its own where none does. */
async function projectFolder(folder) {
    let outer = folder;
    for (let count = 0; count < MOST_FOLDERS && outer !== (0,external_node_path_.dirname)(outer); count++, outer = (0,external_node_path_.dirname)(outer)) {
        const names = await (0,external_node_fs_promises_.readdir)(outer).catch(() => []);
        if (names.length > MOST_NAMES)
            break;
        if (names.some((name) => BUILD_FILE.test(name)))
            return outer;
    }
    return folder;
}

// EXTERNAL MODULE: ./build/commands/print.js + 37 modules
var print = __webpack_require__(914);
;// CONCATENATED MODULE: ./build/commands/stages.js








/** After so many Dockerfiles signals are looked at. */
const READ_AT_ONCE = 100;
/** What a path is. @throws StagecheckError where it cannot be read */
function look(path, file) {
    try {
        (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.R_OK);
        return (0,external_node_fs_.statSync)(file);
    }
    catch (cause) {
        const missing = cause.code === "ENOENT";
        throw new errors/* StagecheckError */.$e(missing ? "There is no such file or folder" : "It cannot be read", {
            place: { file: path },
            remedy: "Name a Dockerfile, or a folder that holds some.",
            cause,
        });
    }
}
async function find(path, named, { given }, { cwd }) {
    const file = (0,external_node_path_.resolve)(cwd, path);
    if (!look(path, file).isDirectory()) {
        const read = await named.open(path);
        return { dockerfiles: once(read), notices: () => [] };
    }
    const settings = settingsAt(file, given);
    const { dockerfiles, notices, passedOver } = await (0,repository/* searchRepository */.rp)(settings.root, settings, true);
    return { dockerfiles: begun(dockerfiles), notices: () => [...notices, ...passedOver] };
}
function* once(read) {
    yield read();
}
/** What is gone through, its first one taken already: that there is none is told before anything is printed. */
function begun(all) {
    const rest = all[Symbol.iterator]();
    const first = rest.next();
    return (function* () {
        for (let next = first; next.done !== true; next = rest.next())
            yield next.value;
    })();
}
/** `stagecheck stages [PATH...]`: 1 where a file is rejected, 2 (thrown) where a path cannot be read. */
async function stagesCommand(invocation, context) {
    const named = openNamed(invocation.given, context);
    const all = [];
    for (const path of invocation.paths.length > 0 ? invocation.paths : ["."]) {
        all.push(await find(path, named, invocation, context));
    }
    const outputs = (0,print/* openOutputs */.tS)((format, options) => format.stages(options), invocation, context);
    let count = 0;
    let rejected = false;
    try {
        for (const { dockerfiles } of all) {
            for (const dockerfile of dockerfiles) {
                const listed = (0,stages/* listedDockerfile */.m)(dockerfile);
                rejected ||= listed.error !== undefined;
                for (const { parts, write } of outputs)
                    write(parts.dockerfile(listed));
                if (++count % READ_AT_ONCE === 0)
                    await (0,promises_.setImmediate)();
                context.signal.throwIfAborted();
            }
        }
        const notices = all.flatMap(({ notices }) => notices());
        for (const { parts, write } of outputs)
            write(parts.end(notices));
    }
    finally {
        for (const { close } of outputs)
            close();
    }
    return rejected ? 1 : 0;
}


/***/ })

};
