import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import type { Finding, Patch } from "../../../src/inspect/model.ts";
import { applyPatch } from "../../../src/remedies/patch.ts";
import { proposePatches } from "../../../src/remedies/propose.ts";

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

/** The patch for one finding in the image of the last stage; null where none is offered. */
export function patchFor(text: string, said: Said, ignore: string | null = null): Patch | null {
  const parsed = parseDockerfile(text);
  const [found] = proposePatches([finding(said)], {
    path: "Dockerfile",
    parsed,
    target: parsed.stages.length - 1,
    ignore: { path: ".dockerignore", text: ignore },
  });
  return found?.patch ?? null;
}

/** The Dockerfile as it would be; null where no patch is offered. */
export function patched(text: string, said: Said): string | null {
  const patch = patchFor(text, said);
  return patch && applyPatch(text, patch);
}
