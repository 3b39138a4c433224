import { simpleUser } from "./users.ts";

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
}

/** The comments of a repository, in the order of their ids; its clock goes on a second with every change. */
export interface CommentStore {
  readonly all: () => readonly StoredComment[];
  readonly of: (issue: number) => readonly StoredComment[];
  readonly find: (id: number) => StoredComment | undefined;
  readonly create: (issue: number, author: string, body: string) => StoredComment;
  readonly update: (comment: StoredComment, body: string) => void;
  readonly remove: (id: number) => void;
}

export function createCommentStore(): CommentStore {
  const comments: StoredComment[] = [];
  let nextId = 2_400_000_001;
  let clock = Date.UTC(2026, 0, 1);
  const now = (): string => {
    clock += 1000;
    return new Date(clock).toISOString().replace(".000Z", "Z");
  };
  return {
    all: () => comments,
    of: (issue) => comments.filter((comment) => comment.issue === issue),
    find: (id) => comments.find((comment) => comment.id === id),
    create: (issue, author, body) => {
      const at = now();
      const comment = { id: nextId++, issue, author, body, createdAt: at, updatedAt: at };
      comments.push(comment);
      return comment;
    },
    update: (comment, body) => {
      comment.body = body;
      comment.updatedAt = now();
    },
    remove: (id) => {
      const at = comments.findIndex((comment) => comment.id === id);
      if (at >= 0) comments.splice(at, 1);
    },
  };
}

/** A comment as the API tells it. */
export function commentJson(comment: StoredComment, repository: string, serverUrl: string): unknown {
  const api = `${serverUrl}/repos/${repository}/issues`;
  const url = `${api}/comments/${comment.id}`;
  const reactions = ["+1", "-1", "laugh", "confused", "heart", "hooray", "eyes", "rocket"];
  return {
    url,
    html_url: `https://github.com/${repository}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/${comment.issue}`,
    id: comment.id,
    node_id: Buffer.from(`IC_${comment.id}`).toString("base64"),
    user: simpleUser(comment.author, serverUrl),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: comment.author.endsWith("[bot]") ? "NONE" : "COLLABORATOR",
    body: comment.body,
    reactions: {
      url: `${url}/reactions`,
      total_count: 0,
      ...Object.fromEntries(reactions.map((name) => [name, 0])),
    },
    performed_via_github_app: null,
  };
}

/**
 * One page of a list, with the Link header that GitHub gives: it names the repository by its id.
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function page<T>(
  all: readonly T[],
  query: URLSearchParams,
  address: string,
): { readonly items: readonly T[]; readonly link: string | null } {
  const size = Math.min(Number(query.get("per_page") ?? 30) || 30, 100);
  const number = Math.max(Number(query.get("page") ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const link = (to: number, relation: string): string => {
    const target = new URLSearchParams(query);
    target.set("page", String(to));
    return `<${address}?${target}>; rel="${relation}"`;
  };
  const links = [
    ...(number > 1 ? [link(Math.min(number - 1, last), "prev")] : []),
    ...(number < last ? [link(number + 1, "next"), link(last, "last")] : []),
    ...(number > 1 ? [link(1, "first")] : []),
  ];
  return {
    items: all.slice((number - 1) * size, number * size),
    link: links.length > 0 ? links.join(", ") : null,
  };
}
