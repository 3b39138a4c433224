import { posix } from "node:path";
import { nameOf } from "../../names.ts";
import type { BuildSource, RepositoryFiles, SourceReading } from "../model.ts";
import { joinReadings, settle, unreadable } from "../settle.ts";
import { asMapping, asTexts } from "../values.ts";
import {
  type ComposeFile,
  interpolated,
  openComposeFile,
  pathIn,
  readAt,
  variablesIn,
} from "./compose-file.ts";
import { readEnvFile } from "./env-file.ts";
import { interpolate } from "./interpolate.ts";
import { type ComposeBuild, mergeBuilds, readBuild } from "./service-build.ts";

const COMPOSE_FILE = /^(docker-)?compose([-._].*)?\.ya?ml$/i;
/** The file that Compose takes where none is named. */
const PRIMARY = /^(docker-)?compose\.ya?ml$/i;
/** What is for working on the program: nobody runs its images elsewhere. */
const DEVELOPMENT_FILE =
  /[-._](override|dev|devel|develop|development|local|debug|tests?|testing|ci|e2e|lint)([-._].*)?\.ya?ml$/i;
const DEEPEST = 8;

/** `compose*.yaml` and `docker-compose*.yml`: https://docs.docker.com/reference/compose-file/build/ */
export const composeFiles: BuildSource = {
  name: "Compose",
  isFallback: false,
  async read(files) {
    const paths = files.paths.filter((path) => COMPOSE_FILE.test(nameOf(path)));
    const primary = paths.filter((path) => PRIMARY.test(nameOf(path)));
    const fragments = paths.filter((path) => !primary.includes(path));
    const readings: SourceReading[] = [];
    const included = new Set<string>();
    for (const path of [...primary, ...fragments]) {
      if (included.has(path)) continue;
      const base = primary.find((one) => one !== path && posix.dirname(one) === posix.dirname(path)) ?? null;
      readings.push(await readTop(files, path, fragments.includes(path) ? base : null, included));
    }
    return joinReadings(readings);
  },
};

/** @param base the file that this one is laid over: Compose is given both */
async function readTop(
  files: RepositoryFiles,
  path: string,
  base: string | null,
  included: Set<string>,
): Promise<SourceReading> {
  try {
    const folder = posix.dirname(path);
    const file = await openComposeFile(files, path, folder, await variablesIn(files, folder));
    if (file === null) return unreadable(path, "it is longer than 2 MB, or no mapping");
    const below =
      base === null ? null : await openComposeFile(files, base, folder, file.variables).catch(() => null);
    return await readServices(files, file, below, included, 0);
  } catch (error) {
    return unreadable(path, reasonOf(error));
  }
}

async function readServices(
  files: RepositoryFiles,
  file: ComposeFile,
  below: ComposeFile | null,
  included: Set<string>,
  depth: number,
): Promise<SourceReading> {
  const readings: SourceReading[] = [];
  for (const name of Object.keys(file.services)) {
    const part = `service ${name}`;
    const service = await readService(files, file, name, depth);
    if (service === null) continue;
    const under = below && service.context === null ? await readService(files, below, name, depth) : null;
    const build = under === null ? service : mergeBuilds(under, service);
    if (build.fault !== null) {
      readings.push(passedOver(file.path, part, build.fault));
      continue;
    }
    readings.push(
      settle(files, {
        file: file.path,
        part,
        folder: ".",
        context: build.context ?? file.folder,
        dockerfile: build.dockerfile,
        dockerfileIn: "context",
        target: build.target,
        makesImage: true,
        ships: !DEVELOPMENT_FILE.test(posix.basename(file.path)) && !file.path.startsWith(".devcontainer/"),
        buildArgs: build.args,
        buildContexts: build.contexts,
      }),
    );
  }
  for (const one of Array.isArray(file.content["include"]) ? file.content["include"] : []) {
    if (depth < DEEPEST) readings.push(await readInclude(files, file, one, included, depth + 1));
  }
  return joinReadings(readings);
}

function passedOver(file: string, part: string, reason: string): SourceReading {
  const message = `${part.charAt(0).toUpperCase()}${part.slice(1)} is passed over: ${reason}`;
  return { builds: [], notices: [{ level: "note", message, file }] };
}

/** What a service says of its build, with what it extends below it. Null: it builds nothing. */
async function readService(
  files: RepositoryFiles,
  file: ComposeFile,
  name: string,
  depth: number,
): Promise<ComposeBuild | null> {
  const service = asMapping(Object.hasOwn(file.services, name) ? file.services[name] : null);
  if (service === null) return null;
  const own =
    service["build"] === undefined || service["build"] === null
      ? null
      : readBuild(service["build"], file.folder, file.variables);
  const extended = service["extends"];
  if (extended === undefined || depth > DEEPEST) return own;
  const from = asMapping(extended);
  const serviceName = interpolated(from ? from["service"] : extended, file);
  const other = from?.["file"] === undefined ? file : await openOther(files, file, from["file"]);
  if (serviceName === null || other === null) return own;
  const below = await readService(files, other, serviceName, depth + 1);
  return below === null || own === null ? (own ?? below) : mergeBuilds(below, own);
}

async function openOther(
  files: RepositoryFiles,
  file: ComposeFile,
  value: unknown,
): Promise<ComposeFile | null> {
  const path = pathIn(file.folder, interpolated(value, file));
  return path === null ? null : openComposeFile(files, path, posix.dirname(path), file.variables);
}

/** https://docs.docker.com/reference/compose-file/include/ */
async function readInclude(
  files: RepositoryFiles,
  file: ComposeFile,
  value: unknown,
  included: Set<string>,
  depth: number,
): Promise<SourceReading> {
  const long = asMapping(value);
  const named = (one: unknown) => asTexts(one, /$^/).map((text) => interpolate(text, file.variables));
  const paths = named(long ? long["path"] : value).map((text) => pathIn(file.folder, text));
  const [first = null, ...over] = paths;
  if (first === null) return passedOver(file.path, "an included file", "its path is not known");
  const folder = pathIn(file.folder, interpolated(long?.["project_directory"], file)) ?? posix.dirname(first);
  let variables = await variablesIn(files, folder, file.variables);
  for (const name of named(long?.["env_file"])) {
    const text = await readAt(files, pathIn(file.folder, name));
    if (text !== null) variables = readEnvFile(text, variables);
  }
  const base = await openComposeFile(files, first, folder, variables);
  if (base === null) return passedOver(file.path, `the included file ${first}`, "it cannot be read");
  const readings: SourceReading[] = [];
  for (const path of over) {
    const laid = path === null ? null : await openComposeFile(files, path, folder, variables);
    if (laid === null || path === null || included.has(path)) continue;
    included.add(path);
    readings.push(await readServices(files, laid, base, included, depth));
  }
  if (included.has(first)) return joinReadings(readings);
  included.add(first);
  return joinReadings([...readings, await readServices(files, base, null, included, depth)]);
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  return `it is not YAML that can be read (${message.replace(/[.:]$/, "")})`;
}
