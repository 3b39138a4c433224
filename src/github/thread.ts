import type { Answer, Exchange, GitHubClient } from "./client.ts";
import type { GitHubContext } from "./context.ts";
import { readOwnLogin } from "./identity.ts";

const PAGE_SIZE = 100;
/** Ends the search, should a server name a next page for ever. */
const MOST_PAGES = 300;

export interface Comment {
  readonly id: number;
  readonly url: string;
  readonly author: string;
  readonly body: string;
}

export interface Thread {
  /** The first comment of ours; null: there is none. */
  readonly find: () => Promise<Answer<Comment | null>>;
  readonly update: (id: number, body: string) => Promise<Answer<Comment>>;
  readonly create: (body: string) => Promise<Answer<Comment>>;
}

/** The comments of a pull request, as far as they bear the marker. */
export function openThread(
  client: GitHubClient,
  context: GitHubContext,
  number: number,
  marker: string,
): Thread {
  const repository = { owner: context.owner, repo: context.name };
  let login: string | undefined;

  const isOurs = async (comment: Comment): Promise<boolean> => {
    if (!comment.body.startsWith(marker)) return false;
    login ??= await readOwnLogin(client);
    return comment.author.toLowerCase() === login.toLowerCase();
  };

  const listPage = (page: number): Exchange<{ comments: readonly Comment[]; more: boolean }> => ({
    send: (octokit, request) =>
      octokit.rest.issues.listComments({
        ...repository,
        issue_number: number,
        per_page: PAGE_SIZE,
        page,
        request,
      }),
    read: ({ data, link }) => {
      if (!Array.isArray(data)) return undefined;
      const comments = data.map(readComment).filter((comment) => comment !== undefined);
      return { comments, more: data.length > 0 && /\brel="?next\b/.test(link) };
    },
  });

  return {
    find: async () => {
      for (let page = 1; ; page++) {
        const listed = await client.ask(listPage(page));
        if (!listed.ok) return listed;
        for (const comment of listed.value.comments) {
          if (await isOurs(comment)) return { ok: true, value: comment };
        }
        if (!listed.value.more || page === MOST_PAGES) return { ok: true, value: null };
      }
    },
    update: (id, body) =>
      client.ask({
        send: (octokit, request) =>
          octokit.rest.issues.updateComment({ ...repository, comment_id: id, body, request }),
        read: ({ data }) => readComment(data),
      }),
    create: (body) =>
      client.once({
        send: (octokit, request) =>
          octokit.rest.issues.createComment({ ...repository, issue_number: number, body, request }),
        read: ({ data }) => readComment(data),
      }),
  };
}

function readComment(value: unknown): Comment | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, html_url: url, user, body } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "number") return undefined;
  const author = (user as { login?: unknown } | null | undefined)?.login;
  return {
    id,
    url: typeof url === "string" ? url : "",
    author: typeof author === "string" ? author : "",
    body: typeof body === "string" ? body : "",
  };
}
