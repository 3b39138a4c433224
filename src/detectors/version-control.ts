import { baseName } from "../image/path.ts";
import { isElf } from "../packages/programs/elf-reader.ts";
import { fileEvidence } from "./evidence.ts";
import type { Detector } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { named } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";

const PACKAGE = /^(git|git-core|git-lfs|mercurial|subversion|bzr|brz|breezy|cvs)$/;
const COMPANION =
  /^(git-man|git-perl|perl-Git|git-core-doc|libserf-1-1|git-init-template|mercurial-common|libsvn1|liberror-perl)$/;
const PROGRAM = /(^|\/)bin\/(git|git-lfs|svn|hg)$/;

export const versionControl: Detector = {
  id: "version-control",
  title: "Version control",
  severity: "warning",
  reads: /^(git|git-lfs|svn|hg)$/,
  content: (path) => (/(^|\/)(git|git-lfs|svn|hg)$/.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }),
    ...["git", "git-lfs", "svn", "hg"]
      .flatMap((name) => named(image, name))
      .filter(({ path }) => PROGRAM.test(path) && !ownerOf(image, path))
      .filter(({ path }) => isElf(image.filesystem.content(path)))
      .flatMap(({ path }) => fileEvidence(image, { path, name: baseName(path) })),
  ],
  message: ({ evidence }) => `version control: ${listThings(leadBy(evidence, [PACKAGE]), "package")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Base the shipped stage on an image without it (the slim variant of {base}, for one).",
      copy: "Copy only what the program needs at run time from {from}.",
      run: "Fetch sources in a build stage (or with `ADD <repository>`), and leave this package out here.",
    }),
};
