import { isElf } from "../packages/programs/elf-reader.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, named, parent } from "./paths.ts";
import { advise, listThings } from "./sentences.ts";

const PACKAGE = /^zig(-\d.*)?$/;
const COMPANION = /^zig-.+$/;

export const zigToolchain: Detector = {
  id: "zig-toolchain",
  title: "Zig toolchain",
  severity: "error",
  inherited: "error",
  reads: /^zig$/,
  content: (path) => (/(^|\/)zig$/.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }),
    ...named(image, "zig").flatMap(({ path }) => unpackedEvidence(image, path)),
  ],
  message: ({ evidence }) => `Zig build tooling: ${listThings(evidence, "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and copy the program to a small base.",
      copy: "Copy only the compiled program (zig-out/bin/…) from {from}.",
      run: "Run `zig build` in a stage of its own, and copy the program from there.",
    }),
};

/** The compiler finds its standard library beside itself: without it, it is a program of that name. */
function unpackedEvidence(image: SearchedImage, path: string): Evidence[] {
  const { filesystem } = image;
  const folder = parent(path);
  const library = [`${folder}/lib`, `${parent(folder)}/lib/zig`].find(
    (candidate) => filesystem.lookup(`${candidate}/std/std.zig`) !== undefined,
  );
  if (library === undefined || ownerOf(image, path) || !isElf(filesystem.content(path))) return [];
  const files = [...filesBelow(filesystem, path), ...filesBelow(filesystem, library)];
  return treeEvidence({ path, name: "Zig", programs: ["zig"] }, files, (file) => file === path);
}
