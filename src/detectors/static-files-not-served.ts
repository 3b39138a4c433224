import type { PathHistory } from "../image/filesystem.ts";
import { treeEvidence } from "./evidence.ts";
import type { Detector, SearchedImage } from "./model.ts";
import { servedFolders } from "./nginx-configuration.ts";
import { ownerOf } from "./package-evidence.ts";
import { filesBelow, isPresentFile, named, parent } from "./paths.ts";
import { textOf } from "./texts.ts";

const CONFIGURATION = /^etc\/nginx\/|(^|\/)nginx[^/]*\.conf$/;

/** Pages that belong to a system or a library, not to a site that somebody copied. */
const NOT_A_SITE =
  /(^|\/)(node_modules|site-packages|dist-packages)\/|^(usr\/(share|lib|include|src)\/(?!nginx\/)|etc\/|proc\/|sys\/|tmp\/)/;

export const staticFilesNotServed: Detector = {
  id: "static-files-not-served",
  title: "Static files that nginx does not serve",
  severity: "warning",
  ownOnly: true,
  content: (path, size) => (CONFIGURATION.test(path) && size <= 262_144 ? "whole" : "none"),
  search: (image) => {
    if (!startsNginx(image)) return [];
    const served = servedFolders(
      (path) => textOf(image.filesystem, path),
      (folder) => image.filesystem.children(folder),
      configurationFiles(image),
    );
    if (served === undefined || served.length === 0) return [];
    const roots = served.map((folder) => image.filesystem.resolve(folder)?.path ?? folder);
    const isServed = (path: string) => roots.some((root) => root === "" || path.startsWith(`${root}/`));
    const pages = named(image, "index.html").filter((page) => isOwnPage(image, page));
    if (pages.some(({ path }) => isServed(path))) return [];
    return outermost(pages.map(({ path }) => parent(path))).flatMap((folder) =>
      treeEvidence(
        { path: folder, name: `/${folder}`, detail: `/${roots[0]}`, programs: [] },
        filesBelow(image.filesystem, folder),
        (path) => path === `${folder}/index.html`,
      ).filter((item) => !item.removed),
    );
  },
  message: ({ evidence }) =>
    `static files in ${evidence.map((item) => item.name).join(", ")}, where nginx does not look: it serves ${evidence[0]?.detail}`,
  remedy: ({ evidence }) =>
    `Copy them to ${evidence[0]?.detail}, or name ${evidence[0]?.name} as root in the nginx configuration.`,
};

/** The image is a web server: its ENTRYPOINT and CMD start nginx, and nginx is there. */
function startsNginx(image: SearchedImage): boolean {
  if (!commandWords(image).some(isNginx)) return false;
  return ["usr/sbin/nginx", "usr/bin/nginx", "usr/local/sbin/nginx", "usr/local/nginx/sbin/nginx"].some(
    (path) => isPresentFile(image.filesystem.resolve(path)),
  );
}

/** The file that `nginx -c` names, else nginx's own. */
function configurationFiles(image: SearchedImage): string[] {
  const words = commandWords(image);
  const option = words.indexOf("-c", words.findIndex(isNginx));
  const given = words[option + 1];
  return option >= 0 && given?.startsWith("/") ? [given.slice(1)] : ["etc/nginx/nginx.conf"];
}

function commandWords({ config }: SearchedImage): string[] {
  return [...config.entrypoint, ...config.cmd].flatMap((word) => word.split(/\s+/));
}

function isNginx(word: string): boolean {
  return /(^|\/)nginx$/.test(word);
}

function isOwnPage(image: SearchedImage, page: PathHistory): boolean {
  if (!isPresentFile(page) || NOT_A_SITE.test(page.path) || ownerOf(image, page.path)) return false;
  return (page.versions.at(-1)?.layer ?? 0) >= image.baseLayers;
}

function outermost(folders: readonly string[]): string[] {
  return folders.filter(
    (folder) =>
      folder !== "" &&
      !folders.some((other) => other !== folder && other !== "" && folder.startsWith(`${other}/`)),
  );
}
