import type { PathHistory } from "../image/filesystem.ts";
import { cacheEvidence } from "./evidence.ts";
import type { Detector } from "./model.ts";
import { named, parent } from "./paths.ts";
import { advise } from "./sentences.ts";

const CACHE = /(^|\/)cache\/[^/]+\.gem$/;
const OBJECT = /\/gems\/[^/]+\/ext\/.+\.(o|a)$/;

export const rubyBuildLeftovers: Detector = {
  id: "ruby-build-leftovers",
  title: "Ruby build leftovers",
  severity: "warning",
  ownOnly: true,
  search: (image) => {
    const caches = new Map<string, PathHistory[]>();
    const objects = new Map<string, PathHistory[]>();
    for (const history of named(image, /\.(gem|o|a)$/)) {
      const { path } = history;
      if (CACHE.test(path)) add(caches, parent(path), history);
      else if (OBJECT.test(path))
        add(objects, path.slice(0, path.indexOf("/gems/") + "/gems".length), history);
    }
    return [
      ...[...caches]
        .filter(([folder]) => image.filesystem.lookup(`${parent(folder)}/specifications`) !== undefined)
        .flatMap(([path, files]) => cacheEvidence({ path, name: "downloaded gems" }, files)),
      ...[...objects].flatMap(([path, files]) =>
        cacheEvidence({ path, name: "object files of gems" }, files),
      ),
    ];
  },
  message: ({ evidence }) => `left behind: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Remove them where {base} is made.",
      copy: "Remove `cache/*.gem` and `gems/*/ext/**/*.o` in {from} before it is copied.",
      run: "End the RUN with `rm -rf` on the gems' `cache/*.gem`, or install gems in a build stage and remove them there.",
    }),
};

function add(groups: Map<string, PathHistory[]>, key: string, history: PathHistory): void {
  const same = groups.get(key);
  if (same) same.push(history);
  else groups.set(key, [history]);
}
