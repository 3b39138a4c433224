import { folderEvidence } from "./evidence.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { named, parent } from "./paths.ts";
import { advise } from "./sentences.ts";
import { textsOf } from "./texts.ts";

const HEAD = /(^|\/)\.git\/HEAD$/;
/** Of others' sources: fixtures of libraries, and what package and version managers check out for themselves. */
const NOT_OWN =
  /(^|\/)(node_modules|vendor|site-packages|dist-packages|testdata|fixtures|gems|checkouts|\.nvm|\.pyenv|\.rbenv|\.asdf|\.oh-my-zsh)\//;

export const gitFolder: Detector = {
  id: "git-folder",
  title: "Git folders",
  severity: "error",
  reads: /^HEAD$/,
  content: (path, size) => (HEAD.test(path) && size < 4096 ? "whole" : "none"),
  search: (image) =>
    named(image, "HEAD")
      .filter(({ path }) => HEAD.test(path) && !NOT_OWN.test(path))
      .filter(({ path }) => isRepository(image, path))
      .flatMap(({ path }) => {
        const folder = parent(path);
        const label = { path: folder, name: `/${folder}`, programs: [] };
        return folderEvidence(image, label, (file) => file === path);
      }),
  message: ({ evidence }) => `the history of the sources: ${evidence.map((item) => item.name).join(", ")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Remove it where {base} is made.",
      copy: "Name `.git` in .dockerignore, or copy only the folders that the program needs from {from}.",
      run: "Clone in a build stage (or use `ADD <repository>`, which leaves .git out), and copy what is needed.",
    }),
};

/** https://git-scm.com/docs/gitrepository-layout: HEAD names a branch or a commit, and objects lie beside it. */
function isRepository(image: SearchedImage, head: string): boolean {
  const isHead = textsOf(image, head).some((text) => /^(ref: refs\/|[0-9a-f]{40})/.test(text));
  return isHead && image.filesystem.lookup(`${parent(head)}/objects`) !== undefined;
}
