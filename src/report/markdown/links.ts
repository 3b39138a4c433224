import type { Place } from "../view/pieces.ts";

/** Where lines and commits can be looked up. */
export interface Links {
  /** `https://github.com`, or the address of an own server. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Full id of the commit that lines are shown at: the head of the pull request, not its merge commit. */
  readonly head: string;
}

/** `encodeURIComponent` leaves characters that end an address in Markdown. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const encodedPath = (path: string): string => path.split("/").map(percentEncoded).join("/");

function repositoryUrl({ serverUrl, repository }: Links): string {
  return `${serverUrl.replace(/\/+$/, "").replace(/[^\w.:/-]/g, percentEncoded)}/${encodedPath(repository)}`;
}

/** The address of a line; null for a file that lies outside the repository. */
export function lineUrl(links: Links, { path, line }: Place): string | null {
  if (path.startsWith("/") || path.split("/").some((part) => part === ".." || part === "." || part === ""))
    return null;
  return `${repositoryUrl(links)}/blob/${percentEncoded(links.head)}/${encodedPath(path)}#L${line}`;
}

export const commitUrl = (links: Links, commit: string): string =>
  `${repositoryUrl(links)}/commit/${percentEncoded(commit)}`;
