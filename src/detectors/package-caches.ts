import type { PathHistory } from "../image/filesystem.ts";
import { baseName } from "../image/path.ts";
import { cacheEvidence } from "./evidence.ts";
import type { Detector, FindingFacts } from "./model.ts";
import { filesBelow, isFolder, named } from "./paths.ts";

interface Cache {
  readonly name: string;
  /** Of the cache's folder. */
  readonly folder: RegExp;
  /** Which files in it count; default: all. */
  readonly file?: RegExp;
  /** What to write into the RUN that leaves it; `{at}` is the folder to mount, of whichever user it is. */
  readonly remedy: string;
}

const APT = "End the RUN with `rm -rf /var/lib/apt/lists/* /var/cache/apt/*`, or mount both as caches.";

/** The same caches as hadolint's DL3009, DL3019, DL3032, DL3040, DL3042 and DL3060 ask about. */
const CACHES: readonly Cache[] = [
  {
    name: "apt lists",
    folder: /^var\/lib\/apt\/lists$/,
    file: /^(?!lock$|partial$|auxfiles$).*$/,
    remedy: APT,
  },
  { name: "apt cache", folder: /^var\/cache\/apt$/, file: /(^(src)?pkgcache\.bin|\.deb)$/, remedy: APT },
  {
    name: "apk cache",
    folder: /^(var\/cache\/apk|etc\/apk\/cache)$/,
    file: /\.(apk|tar\.gz)$/,
    remedy:
      "Use `apk add --no-cache` (`apk upgrade --no-cache`), and no `apk update`, which is what keeps the index.",
  },
  {
    name: "dnf cache",
    folder: /^var\/cache\/(dnf|libdnf5|yum|microdnf)$/,
    remedy: "End the RUN with `dnf clean all`, or mount /var/cache/dnf as a cache.",
  },
  {
    name: "npm cache",
    folder: /(^|\/)\.npm\/_cacache$/,
    remedy: "Use `RUN --mount=type=cache,target={at}`, or `npm cache clean --force` in the same RUN.",
  },
  {
    name: "yarn cache",
    folder: /(^|\/)\.cache\/yarn$|^(usr\/local\/share|home\/[^/]+|root)\/\.yarn\/berry\/cache$/,
    remedy: "Use `RUN --mount=type=cache` for it, or `yarn cache clean` in the same RUN.",
  },
  {
    name: "pnpm store",
    folder: /(^|\/)(\.local\/share\/pnpm\/store|\.pnpm-store)$/,
    remedy: "Use `RUN --mount=type=cache` for the store, or `pnpm store prune` in the same RUN.",
  },
  {
    name: "Bun cache",
    folder: /(^|\/)\.bun\/install\/cache$/,
    remedy: "Mount {at} as a cache, or remove it in the same RUN.",
  },
  {
    name: "Composer cache",
    folder: /(^|\/)(\.cache\/composer|\.composer\/cache)$/,
    remedy: "Mount Composer's cache folder as a cache, or run `composer clear-cache` in the same RUN.",
  },
  {
    name: "conda packages",
    folder: /^(opt\/[^/]+|root\/[^/]+|home\/[^/]+\/[^/]+)\/pkgs$/,
    file: /\.(conda|tar\.bz2)$/,
    remedy: "End the RUN with `conda clean --all --yes`.",
  },
  {
    name: "Bazel cache",
    folder: /(^|\/)\.cache\/bazel$/,
    remedy: "Mount {at} as a cache, or build in a stage of its own.",
  },
  {
    name: "compiler cache",
    folder: /(^|\/)(\.cache\/(ccache|sccache)|\.ccache)$/,
    remedy: "Mount the folder as a cache, or build in a stage of its own.",
  },
  {
    name: "downloads of Node",
    folder: /(^|\/)\.nvm\/\.cache$/,
    remedy: "Run `nvm cache clear` in the same RUN.",
  },
  { name: "pip cache", folder: /(^|\/)\.cache\/pip$/, remedy: "Use `pip install --no-cache-dir`." },
  {
    name: "uv cache",
    folder: /(^|\/)\.cache\/uv$/,
    remedy: "Use `uv --no-cache`, or mount {at} as a cache.",
  },
  {
    // `virtualenvs` beside them is no cache: the project runs from there.
    name: "Poetry cache",
    folder: /(^|\/)\.cache\/pypoetry\/(cache|artifacts)$/,
    remedy: "Mount {at} as a cache, or remove it in the same RUN.",
  },
  {
    name: "Pipenv cache",
    folder: /(^|\/)\.cache\/pipenv$/,
    remedy: "Mount {at} as a cache, or remove it in the same RUN.",
  },
];

/** How any of them ends: nearly all folders are told by this alone. */
const LAST =
  /(?:lists|apt|apk|cache|dnf5?|yum|yarn|store|pip|uv|artifacts|pipenv|composer|pkgs|bazel|s?ccache)$/;

export const packageCaches: Detector = {
  id: "package-caches",
  title: "Package caches",
  severity: "warning",
  ownOnly: true,
  search: (image) => {
    const found: { cache: Cache; folder: PathHistory }[] = [];
    for (const folder of named(image, LAST)) {
      const cache = CACHES.find((candidate) => candidate.folder.test(folder.path));
      if (cache && isFolder(folder)) found.push({ cache, folder });
    }
    return found.flatMap(({ cache, folder }) => {
      const files = filesBelow(image.filesystem, folder.path).filter(
        (file) => cache.file?.test(baseName(file.path)) ?? true,
      );
      const detail = cache.remedy.replace("{at}", () => `/${folder.path.replace(/\/_cacache$/, "")}`);
      return cacheEvidence({ path: folder.path, name: cache.name, detail }, files);
    });
  },
  message: ({ evidence }) => `left behind: ${[...new Set(evidence.map((item) => item.name))].join(", ")}`,
  remedy: ({ evidence, origin, source }: FindingFacts) => {
    if (origin === "copy") return `Copy only what is needed from ${source}.`;
    return evidence[0]?.detail ?? APT;
  },
};
