import type { PathHistory } from "../image/filesystem.ts";
import { caddyRoots } from "./caddy-configuration.ts";
import { treeEvidence } from "./evidence.ts";
import { documentRoots } from "./httpd-configuration.ts";
import type { Detector, FindingFacts, SearchedImage } from "./model.ts";
import { servedFolders } from "./nginx-configuration.ts";
import { ownerOf } from "./package-evidence.ts";
import { filesBelow, isPresentFile, named, parent } from "./paths.ts";
import { allWords } from "./start-command.ts";
import { environment, textOf } from "./texts.ts";

const CONFIGURATION =
  /^etc\/(nginx|apache2|httpd|caddy)\/|^usr\/local\/apache2\/conf\/|(^|\/)(nginx[^/]*\.conf|Caddyfile)$/;
const CONFIGURATION_LIMIT = 262_144;

/** Pages that belong to a system or a library, not to a site that somebody copied. */
const NOT_A_SITE =
  /(^|\/)(node_modules|site-packages|dist-packages|vendor)\/|^(usr\/(share|lib|include|src)\/(?!nginx\/)|etc\/|proc\/|sys\/|tmp\/)/;
/** What a server shows for a folder; with the second, a program makes the pages. */
const PAGES = ["index.html", "index.php"];

function isConfiguration(path: string): boolean {
  const isLikely =
    path.startsWith("etc/") || path.startsWith("usr/local/apache2/") || /(?:conf|file)$/.test(path.slice(-4));
  return isLikely && CONFIGURATION.test(path);
}

interface WebServer {
  readonly name: string;
  /** What ENTRYPOINT or CMD starts it as. */
  readonly word: RegExp;
  readonly programs: readonly string[];
  /** Folders without leading `/`; undefined: they cannot be known. */
  readonly served: (image: SearchedImage) => readonly string[] | undefined;
}

const NGINX = /(^|\/)nginx$/;

const SERVERS: readonly WebServer[] = [
  {
    name: "nginx",
    word: NGINX,
    programs: ["usr/sbin/nginx", "usr/bin/nginx", "usr/local/sbin/nginx", "usr/local/nginx/sbin/nginx"],
    served: (image) =>
      servedFolders(
        (path) => configurationText(image, path),
        (folder) => image.filesystem.children(folder),
        nginxFiles(image),
      ),
  },
  {
    name: "Apache",
    word: /(^|\/)(httpd|apache2|apachectl|apache2ctl|httpd-foreground|apache2-foreground)$/,
    programs: ["usr/local/apache2/bin/httpd", "usr/sbin/httpd", "usr/sbin/apache2"],
    served: (image) =>
      documentRoots(
        (path) => configurationText(image, path),
        (folder) => image.filesystem.children(folder),
        (name) => environment(image, name),
      ),
  },
  {
    name: "Caddy",
    word: /(^|\/)caddy$/,
    programs: ["usr/bin/caddy", "usr/local/bin/caddy", "usr/sbin/caddy", "caddy"],
    served: (image) =>
      caddyRoots(allWords(image.config), (path) => configurationText(image, path), image.config.workingDir),
  },
];

export const staticFilesNotServed: Detector = {
  id: "static-files-not-served",
  title: "Static files that the web server does not serve",
  severity: "warning",
  ownOnly: true,
  content: (path, size) => (size <= CONFIGURATION_LIMIT && isConfiguration(path) ? "whole" : "none"),
  search: (image) => {
    const server = SERVERS.find((candidate) => starts(image, candidate));
    const served = server?.served(image);
    if (!server || served === undefined || served.length === 0) return [];
    const roots = served.map((folder) => image.filesystem.resolve(folder)?.path ?? folder);
    const isServed = (path: string) => roots.some((root) => root === "" || path.startsWith(`${root}/`));
    const pages = PAGES.flatMap((name) => named(image, name)).filter((page) => isOwnPage(image, page));
    if (pages.some(({ path }) => isServed(path))) return [];
    const sites = pages.filter(({ path }) => path.endsWith("/index.html")).map(({ path }) => parent(path));
    return outermost(sites).flatMap((folder) =>
      treeEvidence(
        { path: folder, name: `/${folder}`, detail: `${server.name}\n/${roots[0]}`, programs: [] },
        filesBelow(image.filesystem, folder),
        (path) => path === `${folder}/index.html`,
      ).filter((item) => !item.removed),
    );
  },
  message: (facts) => {
    const { server, root } = serverOf(facts);
    const folders = facts.evidence.map((item) => item.name).join(", ");
    return `static files in ${folders}, where ${server} does not look: it serves ${root}`;
  },
  remedy: (facts) => {
    const { server, root } = serverOf(facts);
    const setting = server === "Apache" ? "DocumentRoot" : "root";
    return `Copy them to ${root}, or name ${facts.evidence[0]?.name} as ${setting} in the ${server} configuration.`;
  },
};

function serverOf({ evidence }: FindingFacts): { server: string; root: string } {
  const [server = "", root = ""] = evidence[0]?.detail?.split("\n") ?? [];
  return { server, root };
}

/** The image is a web server: its ENTRYPOINT and CMD start one, and it is there. */
function starts(image: SearchedImage, { word, programs }: WebServer): boolean {
  if (!allWords(image.config).some((candidate) => word.test(candidate))) return false;
  return programs.some((path) => isPresentFile(image.filesystem.resolve(path)));
}

/** Enabled sites are links to available ones. */
function configurationText({ filesystem }: SearchedImage, path: string): string | undefined {
  const target = filesystem.resolve(path);
  return target && textOf(filesystem, target.path);
}

/** The file that `nginx -c` names, else nginx's own. */
function nginxFiles({ config }: SearchedImage): string[] {
  const words = allWords(config);
  const option = words.indexOf(
    "-c",
    words.findIndex((word) => NGINX.test(word)),
  );
  const given = words[option + 1];
  return option >= 0 && given?.startsWith("/") ? [given.slice(1)] : ["etc/nginx/nginx.conf"];
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
