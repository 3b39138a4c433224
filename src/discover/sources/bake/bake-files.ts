import { posix } from "node:path";
import { nameOf } from "../../names.ts";
import type { BuildSource, RepositoryFiles, SourceReading } from "../model.ts";
import { makesImage } from "../outputs.ts";
import { joinReadings, settle, unreadable, within } from "../settle.ts";
import { asMapping, asText, asTexts, type Mapping } from "../values.ts";
import { printBake } from "./print.ts";
import { type BakeDefinition, type BakeTarget, readBakeFiles } from "./targets.ts";

/** Those that bake takes where none is named, the weakest first. https://docs.docker.com/build/bake/reference/ */
export const BAKE_DEFAULT_FILES = [
  "docker-bake.json",
  "docker-bake.hcl",
  "docker-bake.override.json",
  "docker-bake.override.hcl",
];
const BAKE_FILE = /^docker-bake([-._].*)?\.(hcl|json)$/i;

/** `docker-bake.hcl`, `docker-bake.json` and what overrides them. */
export const bakeFiles: BuildSource = {
  name: "bake",
  isFallback: false,
  async read(files) {
    const found = files.paths.filter((path) => BAKE_FILE.test(nameOf(path)));
    const isDefault = (path: string) => BAKE_DEFAULT_FILES.includes(nameOf(path));
    const folders = [...new Set(found.filter(isDefault).map((path) => posix.dirname(path)))];
    const together = folders.map((folder) =>
      BAKE_DEFAULT_FILES.map((name) => posix.join(folder, name)).filter((path) => found.includes(path)),
    );
    const alone = found.filter((path) => !isDefault(path)).map((path) => [path]);
    return joinReadings(
      await Promise.all(
        [...together, ...alone].map((paths) =>
          readBake(files, { paths, folder: posix.dirname(paths[0] ?? "."), targets: [], known: null }),
        ),
      ),
    );
  },
};

export interface BakeRequest {
  /** Bake files, relative to the root, the weakest first. */
  readonly paths: readonly string[];
  /** Where bake runs: what contexts are relative to. */
  readonly folder: string;
  /** Targets and groups that are built; empty: what there is. */
  readonly targets: readonly string[];
  /** What names the bake files, and what in it; null: they speak for themselves. */
  readonly known: { readonly file: string; readonly part: string; readonly pushed: boolean } | null;
}

/** What bake files say of their targets. */
export async function readBake(files: RepositoryFiles, request: BakeRequest): Promise<SourceReading> {
  const texts: { text: string; json: boolean }[] = [];
  const [first = ""] = request.paths;
  for (const path of request.paths) {
    const text = await files.read(path);
    if (text === null) return unreadable(path, "it is not there, or longer than 2 MB");
    texts.push({ text, json: path.endsWith(".json") });
  }
  let definition: BakeDefinition | null = null;
  let reason = "an expression in it is worked out by bake alone";
  try {
    definition = readBakeFiles(texts);
  } catch (error) {
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
    if (definition === null) return unreadable(first, reason);
  }
  return settleTargets(files, request, wanted, definition, first);
}

/** The targets that groups and names come to. */
function chosen({ targets, groups }: BakeDefinition, names: readonly string[]): readonly BakeTarget[] {
  if (names.length === 0) return targets;
  const all = membersOf(groups, names);
  return targets.filter(({ name }) => all.has(name));
}

function membersOf(groups: BakeDefinition["groups"], names: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    waiting.push(...(groups.get(name) ?? []));
  }
  return all;
}

const PATH_FIELDS = ["context", "dockerfile", "target"];

function isUnclear({ fields }: BakeTarget): boolean {
  return PATH_FIELDS.some((key) => key in fields && fields[key] === undefined);
}

function settleTargets(
  files: RepositoryFiles,
  request: BakeRequest,
  targets: readonly BakeTarget[],
  { groups }: BakeDefinition,
  first: string,
): SourceReading {
  const isBuilt = membersOf(groups, ["default"]);
  const checks = membersOf(
    groups,
    [...groups.keys()].filter((name) => CHECK.test(name)),
  );
  const images = new Set(targets.filter((one) => isImage(one) && !checks.has(one.name)));
  const isShipping = shippingTargets(request, [...images], isBuilt);
  // What bake builds where nothing is named comes first.
  const ordered = [...targets].sort((a, b) => Number(isBuilt.has(b.name)) - Number(isBuilt.has(a.name)));
  return joinReadings(
    ordered.map((target) => {
      const { name, fields } = target;
      const no = (reason: string): SourceReading => {
        const message = `Target ${name} is passed over: ${reason}`;
        return { builds: [], notices: [{ level: "note", message, file: first }] };
      };
      if (isUnclear(target)) return no("an expression in it is worked out by bake alone");
      if (fields["dockerfile-inline"] !== undefined) return no("its Dockerfile stands in the bake file");
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
    }),
  );
}

/** Names of targets and groups whose results nobody runs, whatever their output. */
const CHECK = /^(validate|lint|vet|fmt|format|check)([-_].*)?$/i;

/** Whether a target makes an image; `call` may ask for a check or an outline in place of a build. */
function isImage({ name, fields }: BakeTarget): boolean {
  const call = fields["call"] ?? "build";
  return makesImage(fields["output"]) && call === "build" && !CHECK.test(name);
}

/**
 * Of those that make an image: the ones that were named, or that the default group has; for a Dockerfile of which it
 * has none, those that have a tag.
 */
function shippingTargets(
  request: BakeRequest,
  images: readonly BakeTarget[],
  isBuilt: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = (some: readonly BakeTarget[]) => new Set(some.map(({ name }) => name));
  if (request.targets.length > 0 || isBuilt.size <= 1) return names(images);
  const standard = images.filter(({ name }) => isBuilt.has(name));
  const fileOf = ({ fields }: BakeTarget) => JSON.stringify([fields["context"], fields["dockerfile"]]);
  const covered = new Set(standard.map(fileOf));
  const tagged = images.filter((one) => asTexts(one.fields["tags"], /,/).length > 0);
  return names([...standard, ...tagged.filter((one) => !covered.has(fileOf(one)))]);
}

/** Bake runs in the folder of its file, or, for a file further down, often in the root. */
function folderFor(
  files: RepositoryFiles,
  folder: string,
  context: string,
  dockerfile: string | null,
): string {
  const isThere = (base: string) => {
    const inContext = within(base, context);
    const path = inContext === null ? null : within(inContext, dockerfile ?? "Dockerfile");
    return path !== null && files.kind(path) === "file";
  };
  return !isThere(folder) && isThere(".") ? "." : folder;
}

function texts(value: unknown): Record<string, string> {
  const mapping: Mapping = asMapping(value) ?? {};
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([name, one]) => {
      const written = asText(one);
      return written === null ? [] : [[name, written]];
    }),
  );
}
