import { posix } from "node:path";
import markdownIt from "markdown-it";

type Token = ReturnType<ReturnType<typeof markdownIt>["parse"]>[number];

/** A link or picture of a page. */
export interface PageLink {
  /** Line of the page, from 1; that of the paragraph it stands in. */
  readonly line: number;
  /** As written. */
  readonly target: string;
}

/** What the check needs to know of a Markdown page. */
export interface Page {
  readonly links: readonly PageLink[];
  /** Anchors that GitHub makes of its headings. */
  readonly anchors: ReadonlySet<string>;
}

const parser = markdownIt({ html: true });

/** Reads links, pictures and headings. What stands in code is no link. */
export function readPage(text: string): Page {
  const links: PageLink[] = [];
  const anchors = new Set<string>();
  const tokens = parser.parse(text, {});
  for (const [index, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    for (const target of targetsOf(token)) links.push({ line, target });
    if (token.type === "heading_open") addAnchor(anchors, plainText(tokens[index + 1]));
  }
  return { links, anchors };
}

function targetsOf(token: Token): string[] {
  return [token, ...(token.children ?? [])].flatMap((part) => {
    if (part.type === "html_block" || part.type === "html_inline") {
      return [...part.content.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, target = ""]) => target);
    }
    const target = part.attrGet("href") ?? part.attrGet("src");
    return target === null ? [] : [String(target)];
  });
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? [])
    .filter(({ type }) => type === "text" || type === "code_inline")
    .map(({ content }) => content)
    .join("");
}

function addAnchor(anchors: Set<string>, heading: string): void {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(" ", "-");
  let anchor = plain;
  for (let number = 1; anchors.has(anchor); number++) anchor = `${plain}-${number}`;
  anchors.add(anchor);
}

/**
 * Links of one page that lead nowhere, a sentence each. Addresses of other sites are not asked for.
 * @param path of the page, relative to the root
 * @param pages of all pages by path, relative to the root
 * @param exists whether a file or folder is there, relative to the root
 */
export function brokenLinks(
  path: string,
  pages: ReadonlyMap<string, Page>,
  exists: (path: string) => boolean,
): string[] {
  return (pages.get(path)?.links ?? []).flatMap(({ line, target }) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [file = "", anchor] = target.split("#");
    const found = file === "" ? path : posix.join(posix.dirname(path), decodeURI(file));
    if (found.startsWith("../") || !exists(found)) {
      return [`${path}:${line}: the link leads to ${found}, which is not there`];
    }
    const anchors = pages.get(found)?.anchors;
    if (anchor === undefined || anchors === undefined || anchors.has(anchor)) return [];
    return [`${path}:${line}: ${found} has no heading #${anchor}`];
  });
}
