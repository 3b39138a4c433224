import type { PathHistory } from "../image/filesystem.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { ownerOf } from "./package-evidence.ts";
import { isFolder } from "./paths.ts";

interface Leftover {
  readonly name: string;
  readonly file: RegExp;
}

const LEFTOVERS: readonly Leftover[] = [
  {
    name: "Dockerfile",
    file: /(^|\/)(Dockerfile(\.[^/]+)?|[^/]+\.Dockerfile|(docker-)?compose(\.[^/]+)?\.ya?ml)$/,
  },
  { name: "editor settings", file: /(^|\/)(\.vscode|\.idea)\// },
  {
    name: "CI settings",
    file: /(^|\/)(\.github|\.circleci)\/|(^|\/)(\.gitlab-ci\.yml|\.travis\.yml|Jenkinsfile)$/,
  },
  {
    name: "compiler and linter settings",
    file: /(^|\/)(tsconfig(\.[^/]+)?\.json|\.eslintrc(\.[^/]+)?|eslint\.config\.[^/]+|\.prettierrc(\.[^/]+)?|jest\.config\.[^/]+|vitest\.config\.[^/]+|tox\.ini|\.rubocop\.yml|phpunit\.xml(\.dist)?)$/,
  },
  {
    name: "tests",
    file: /(^|\/)(__tests__|tests?|spec)\/.*\.(js|mjs|cjs|jsx|ts|tsx|py|rb|php|go|java|rs|exs)$/,
  },
  { name: "source maps", file: /\.(js|mjs|cjs|css)\.map$/ },
];
/** Others' code, and the system's folders. */
const NOT_OWN =
  /(^|\/)(node_modules|vendor|site-packages|dist-packages|gems|lib\/python[^/]*|bower_components)\/|^(usr\/(?!src\/app\/|local\/app\/|share\/nginx\/html\/)|var\/(?!www\/|app\/)|root\/\.|home\/[^/]+\/\.|(etc|go|proc|sys|dev|tmp)\/)/;

/** Where the system's folders hold what is not the system's. */
const OWN = ["", "usr/local/app", "usr/share/nginx/html", "usr/src/app", "var/app", "var/www"];

export const projectLeftovers: Detector = {
  id: "project-leftovers",
  title: "Project leftovers",
  severity: "info",
  ownOnly: true,
  search: (image) => {
    const found = new Map<string, { name: string; path: string; files: PathHistory[] }>();
    for (const history of ownFiles(image)) {
      const { path } = history;
      const leftover = LEFTOVERS.find(({ file }) => file.test(path));
      if (!leftover) continue;
      const layer = history.versions[0]?.layer ?? 0;
      if (layer < image.baseLayers || ownerOf(image, path)) continue;
      const key = `${leftover.name} ${layer}`;
      const group = found.get(key) ?? { name: leftover.name, path, files: [] };
      if (path < group.path) group.path = path;
      group.files.push(history);
      found.set(key, group);
    }
    return [...found.values()].flatMap(({ name, path, files }) =>
      treeEvidence({ name, path, programs: [] }, files).filter((item) => !item.removed),
    );
  },
  message: ({ evidence }) =>
    `left over from the project: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
  remedy: ({ origin, source }) =>
    origin === "copy" && source !== "the build context"
      ? `Copy only what the program needs to run from ${source}.`
      : "Name them in .dockerignore, or copy only what the program needs to run.",
};

function* ownFiles({ filesystem }: SearchedImage): Iterable<PathHistory> {
  for (const start of OWN) {
    for (const history of filesystem.below(start, (folder) => !NOT_OWN.test(`${folder}/`))) {
      if (!isFolder(history) && !NOT_OWN.test(history.path)) yield history;
    }
  }
}
