import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { LayerAttribution } from "../../../src/build/model.ts";
import type { ParsedDockerfile } from "../../../src/dockerfile/model.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { findFindings } from "../../../src/inspect/findings.ts";
import type { Finding, Severity } from "../../../src/inspect/model.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import {
  type FileLiteral,
  type LayerLiteral,
  makeImage,
  type PackageLiteral,
} from "../detectors/literal-image.ts";
import { imageConfig } from "./image-config.ts";
import { gemFiles, nodeFiles, pythonFiles } from "./installed-trees.ts";
import {
  findBase,
  findPart,
  type Manager,
  readFiles,
  resolvePackages,
  type WrittenLayer,
} from "./stand-ins.ts";

const CASES = join(import.meta.dirname, "cases");

/** Something that a reviewer and the detectors do not agree about. */
export interface Disagreement {
  /** A finding as in `expected`, or what there is in words. */
  readonly what: string;
  readonly why: string;
}

/** The final stage of a public Dockerfile, imitated, and what a reviewer of that Dockerfile expects to be told. */
export interface PublicCase {
  readonly name: string;
  readonly project: string;
  /** Path of the Dockerfile in the project's repository. */
  readonly file: string;
  /** What it is made of: `Go, distroless`. */
  readonly kind: string;
  /** What the reviewer says of it. */
  readonly why: string;
  readonly dockerfile: string;
  readonly base: string;
  /** By line of the Dockerfile. */
  readonly layers?: Readonly<Record<string, WrittenLayer>>;
  /** `detector severity line`, then `base` where the base image brought it and `residual` where it was deleted later. */
  readonly expected: readonly string[];
  /** Expected, and not found. */
  readonly missed?: readonly Disagreement[];
  /** Found, and not expected. */
  readonly wrong?: readonly Disagreement[];
  /** A finding's advice that does not fit this project. */
  readonly advice?: readonly Disagreement[];
}

export const caseNames: readonly string[] = readdirSync(CASES)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""))
  .sort();

export function readCase(name: string): PublicCase {
  const written = parse(readFileSync(join(CASES, `${name}.yaml`), "utf8")) as Omit<PublicCase, "name">;
  return { ...written, name };
}

/** A case and what the detectors say of it, in the words of `expected`. */
export interface SearchedCase extends PublicCase {
  readonly told: readonly string[];
}

export function searchPublicCases(): SearchedCase[] {
  return caseNames.map(readCase).map((item) => ({ ...item, told: searchPublicImage(item).map(summarize) }));
}

/** What is in the first list oftener than in the second. */
export function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return list.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** What the detectors say of the case's image. */
export function searchPublicImage(item: PublicCase): Finding[] {
  const dockerfile = parseDockerfile(item.dockerfile, { platform: "linux/amd64" });
  if (dockerfile.error)
    throw new Error(`${item.name}: line ${dockerfile.error.line}: ${dockerfile.error.message}`);
  const { image, attribution } = buildImage(item, dockerfile);
  const { stages, instructions } = dockerfile;
  const filesystem = buildFilesystem(image);
  const context = { stages, instructions, target: stages.length - 1 };
  return findFindings(image, filesystem, readPackages(image, filesystem), attribution, context);
}

/** A finding in the words of `expected`. */
export function summarize({ detector, severity, line, origin, residual }: Finding): string {
  const marks = [...(origin === "base" ? ["base"] : []), ...(residual ? ["residual"] : [])];
  return [detector, severity, line ?? "-", ...marks].join(" ");
}

export function severityOf(summary: string): Severity {
  return summary.split(" ")[1] as Severity;
}

function buildImage(item: PublicCase, dockerfile: ParsedDockerfile) {
  const { instructions } = dockerfile;
  const chain = lineage(dockerfile);
  const base = findBase(item.base);
  const root = dockerfile.stages[chain[0] ?? 0];
  const inherited: LayerAttribution = {
    origin: "base",
    kind: "base",
    line: root?.line ?? null,
    text: `FROM ${root?.base}`,
    stage: root?.index ?? null,
    fromStage: null,
  };
  const system = new InstalledSystem(base.packages);
  const layers = base.layers.map((layer) => ({ attribution: inherited, literal: system.apply(layer) }));
  for (const [line, layer] of Object.entries(item.layers ?? {})) {
    const attribution = attribute(dockerfile, chain, Number(line));
    if (!attribution)
      throw new Error(`${item.name}: no instruction of the shipped stage stands in line ${line}`);
    layers.push({ attribution, literal: system.apply(layer) });
  }
  const own = instructions.filter(({ stage }) => chain.includes(stage));
  const { image } = makeImage({
    why: item.why,
    config: imageConfig(base.config, own),
    layers: layers.map(({ literal }, index) => ({ ...literal, instruction: `${index} LAYER` })),
  });
  return { image, attribution: layers.map(({ attribution }) => attribution) };
}

/** Indexes of the shipped stage and those that it is FROM, the one on the external base first. */
function lineage({ stages }: ParsedDockerfile): number[] {
  const chain: number[] = [];
  for (let stage = stages.at(-1); stage; ) {
    chain.unshift(stage.index);
    stage = stage.baseStage === null ? undefined : stages[stage.baseStage];
  }
  return chain;
}

function attribute(
  { instructions, stages }: ParsedDockerfile,
  chain: readonly number[],
  line: number,
): LayerAttribution | undefined {
  const found = instructions.find((item) => item.line === line && chain.includes(item.stage));
  if (!found) return undefined;
  const { keyword, text, stage, from } = found;
  const source = stages.find(({ name, index }) => name === from?.toLowerCase() || String(index) === from);
  const fromStage = source ? (source.name ?? String(source.index)) : from;
  const kind = keyword === "RUN" ? "run" : /^(COPY|ADD)$/.test(keyword) ? "copy" : "other";
  return { origin: "own", kind, line, text, stage, fromStage };
}

/** The system's packages as layer follows on layer. */
class InstalledSystem {
  readonly #manager: Manager;
  readonly #packages = new Map<string, PackageLiteral>();

  constructor(manager: Manager) {
    this.#manager = manager;
  }

  /** What a layer holds: its files, and the package database where that changed. */
  apply(layer: WrittenLayer): Omit<LayerLiteral, "instruction"> {
    const files: Record<string, FileLiteral> = {};
    const deleted = [...(layer.delete ?? [])];
    for (const name of layer.remove ?? []) deleted.push(...this.#remove(name, this.#manager === "deb"));
    for (const name of layer.purge ?? []) deleted.push(...this.#remove(name, false));
    this.#install(layer);
    for (const part of layer.with ?? []) Object.assign(files, findPart(part));
    for (const tree of list(layer.node)) Object.assign(files, nodeFiles(tree));
    for (const tree of list(layer.python)) Object.assign(files, pythonFiles(tree));
    if (layer.gems) Object.assign(files, gemFiles(layer.gems));
    Object.assign(files, readFiles(layer.files ?? {}));
    const changed = [layer.install, layer.remove, layer.purge].some((names) => names !== undefined);
    const packages = [...this.#packages.values()];
    return {
      files,
      removed: deleted,
      ...(changed && this.#manager === "deb" && { dpkg: packages }),
      ...(changed && this.#manager === "apk" && { apk: packages }),
      ...(changed && this.#manager === "rpm" && { rpm: packages }),
    };
  }

  #install({ install = [], recommends = false }: WrittenLayer): void {
    const present = new Set(
      [...this.#packages.values()].filter(({ status }) => status === undefined).map(({ name }) => name),
    );
    const added = resolvePackages(this.#manager, install, recommends, present);
    for (const item of added) this.#packages.set(item.name, item);
  }

  /** The paths that go with a package. */
  #remove(name: string, keepNote: boolean): string[] {
    const item = this.#packages.get(name);
    if (!item) throw new Error(`${name} is not installed, so it cannot be removed`);
    if (keepNote) this.#packages.set(name, { ...item, status: "deinstall ok config-files" });
    else this.#packages.delete(name);
    return Object.keys(item.files ?? {});
  }
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
