import { baseName } from "../image/path.ts";
import { readElf } from "./elf.ts";
import { fileEvidence } from "./evidence.ts";
import type { Detector, Evidence } from "./model.ts";
import { ownerOf } from "./package-evidence.ts";
import { isPresentFile, named, programFiles } from "./paths.ts";

/** e_machine values of ELF files that processors run; others (eBPF programs) are data. https://gabi.xinuos.com */
const NAMES: ReadonlyMap<number, string> = new Map([
  [3, "386"],
  [40, "arm"],
  [62, "amd64"],
  [183, "arm64"],
  [21, "ppc64le"],
  [22, "s390x"],
  [243, "riscv64"],
]);
/** What else a processor of the architecture runs. */
const ALSO: Readonly<Record<string, readonly string[]>> = { amd64: ["386"], arm64: ["arm"] };

/** A path that says what it is for: one of a set, of which a program picks its own. */
const TAGGED =
  /(amd64|x86[_-]?64|x64|i[36]86|ia32|x86|32-?bit|arm64|aarch64|armv?\d*|armhf|ppc64|powerpc|s390x?|riscv|qemu|cross|prebuild|sysroot|firmware)/i;
const PROGRAM = /(^|\/)s?bin\/[^/.]+$/;
const ADD_ON = /\.node$/;

export const foreignArchitecture: Detector = {
  id: "foreign-architecture",
  title: "Programs for another processor",
  severity: "warning",
  ownOnly: true,
  reads: /^[^.]+$|\.node$/,
  content: (path) => (PROGRAM.test(path) || ADD_ON.test(path) ? "head" : "none"),
  search: (image) => {
    const own = image.config.architecture;
    if (![...NAMES.values()].includes(own)) return [];
    const runs = [own, ...(ALSO[own] ?? [])];
    const wrong: Evidence[] = [];
    const programs = programFiles(image).filter(({ path }) => PROGRAM.test(path));
    for (const history of [...programs, ...named(image, ADD_ON)]) {
      const { path } = history;
      if (history.layer < image.baseLayers || !isPresentFile(history) || TAGGED.test(path)) continue;
      const bytes = image.filesystem.content(path);
      const head = bytes && readElf(bytes);
      const architecture = head && NAMES.get(head.machine);
      if (architecture === undefined || runs.includes(architecture) || ownerOf(image, path)) continue;
      const detail = `${architecture}, in an image for ${own}`;
      wrong.push(...fileEvidence(image, { path, name: baseName(path), detail, programs: [] }));
    }
    return wrong.filter((item) => !item.removed);
  },
  message: ({ evidence }) => {
    const names = [...new Set(evidence.map((item) => item.name))];
    const listed = names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ");
    return `${listed} ${evidence.length === 1 ? "is" : "are"} for ${evidence[0]?.detail}`;
  },
  remedy: ({ fromStage }) =>
    `Build ${fromStage === null ? "it" : `it in ${fromStage}`} for the image's own platform: \`FROM --platform=$BUILDPLATFORM\` needs a cross-compiler that is told TARGETARCH.`,
};
