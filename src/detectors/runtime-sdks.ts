import { isElf } from "../packages/programs/elf-reader.ts";
import { fileEvidence, folderEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { isSharedPrefix, named, parent } from "./paths.ts";
import { advise, listThings } from "./sentences.ts";

interface Sdk {
  readonly name: string;
  readonly program: string;
  /** Beside the program's bin folder, where its whole tree counts. */
  readonly tree?: string;
}

/** One file (or tree) runs programs and builds them: whether it is meant to be there cannot be seen. */
const SDKS: readonly Sdk[] = [
  { name: "Dart SDK", program: "dart", tree: "lib/_internal" },
  { name: "Deno", program: "deno" },
  { name: "Bun", program: "bun" },
  { name: "Julia", program: "julia", tree: "share/julia" },
];
const PACKAGE = /^(dart|deno|bun|julia)$/;

export const runtimeSdks: Detector = {
  id: "runtime-sdks",
  title: "SDKs that are also the runtime",
  severity: "info",
  reads: /^(dart|deno|bun|julia)$/,
  content: (path) => (SDKS.some(({ program }) => path.endsWith(`/bin/${program}`)) ? "head" : "none"),
  search: (image) => [
    ...packagesEvidence(image, ({ name }) => PACKAGE.test(name)),
    ...SDKS.flatMap((sdk) =>
      named(image, sdk.program).flatMap(({ path }) => unpackedEvidence(image, sdk, path)),
    ),
  ],
  message: ({ evidence }) => `an SDK that is also the runtime: ${listThings(evidence, "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Where the program can be compiled to one file (`dart compile exe`, `deno compile`), copy that to a small base.",
      copy: "Where the program can be compiled to one file, compile it in a stage and copy that file here.",
      run: "Where the program can be compiled to one file, compile it in a stage of its own.",
    }),
};

function unpackedEvidence(image: SearchedImage, { name, program, tree }: Sdk, path: string): Evidence[] {
  if (!path.endsWith(`bin/${program}`) || ownerOf(image, path)) return [];
  if (!isElf(image.filesystem.content(path))) return [];
  const home = parent(path, 2);
  const label = { name, programs: [program] };
  if (tree === undefined || isSharedPrefix(image, home)) return fileEvidence(image, { ...label, path });
  if (!image.filesystem.lookup(`${home}/${tree}`)) return fileEvidence(image, { ...label, path });
  return folderEvidence(image, { ...label, path: home }, (file) => file === path);
}
