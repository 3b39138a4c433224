import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import type { Finding, Patch } from "../../../src/inspect/model.ts";
import { applyPatch } from "../../../src/remedies/patch.ts";
import { type ProposeContext, proposePatches } from "../../../src/remedies/propose.ts";

/** What a test says of a finding; the rest does not matter to a remedy. */
export type Said = Partial<Finding> & Pick<Finding, "detector" | "line">;

export function finding(said: Said): Finding {
  return {
    severity: "error",
    path: "/x",
    bytes: 1,
    layer: 0,
    origin: "run",
    stage: null,
    residual: false,
    message: "",
    remedy: "",
    items: [],
    ...said,
  };
}

/** Packages, as items of a finding. */
export const packages = (...names: readonly string[]): Finding["items"] =>
  names.map((name) => ({ path: `/usr/bin/${name}`, package: name, bytes: 1 }));

export const paths = (...all: readonly string[]): Finding["items"] => all.map((path) => ({ path, bytes: 1 }));

export const modules = (folder: string, ...names: readonly string[]): Finding["items"] =>
  names.map((name) => ({ path: `${folder}/node_modules/${name}`, package: name, bytes: 1 }));

/** Files of the build context, by path. */
export type Files = Readonly<Record<string, string>>;

/** What a Dockerfile's findings are mended with: the image of its last stage, and each patch is built. */
export function contextOf(text: string, more: Partial<ProposeContext> = {}): ProposeContext {
  const parsed = parseDockerfile(text);
  return {
    path: "Dockerfile",
    parsed,
    target: parsed.stages.length - 1,
    ignore: { path: ".dockerignore", text: null },
    ships: [parsed.stages.length - 1],
    sharers: () => [],
    packages: [],
    readContext: () => null,
    built: true,
    ...more,
  };
}

/** The patch for one finding in the image of the last stage; null where none is offered. */
export function patchFor(text: string, said: Said, more: Partial<ProposeContext> = {}): Patch | null {
  const [found] = proposePatches([finding(said)], contextOf(text, more));
  return found?.patch ?? null;
}

/** The Dockerfile as it would be; null where no patch is offered. */
export function patched(
  text: string,
  said: Said,
  files: Files = {},
  packages: ProposeContext["packages"] = [],
): string | null {
  const readContext = (path: string): string | null =>
    Object.hasOwn(files, path) ? (files[path] ?? null) : null;
  const patch = patchFor(text, said, { readContext, packages });
  return patch && applyPatch(text, patch);
}
