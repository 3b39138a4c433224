import { type CommentStore, commentJson, page } from "./comments.ts";
import type { Answer, ReceivedRequest } from "./conformance.ts";
import type { Operation, Route } from "./description.ts";
import { loginOf, publicUser, type Token } from "./users.ts";

/** GitHub's limit for a comment, in characters. */
export const BODY_LIMIT = 65_536;

/** One repository with its issues, as far as the API shows it. */
export interface World {
  /** `owner/name` */
  readonly repository: string;
  readonly private: boolean;
  /** Numbers of the issues and pull requests that there are. */
  readonly issues: readonly number[];
  readonly locked: readonly number[];
  readonly deleted: readonly number[];
  readonly bodyLimit: number;
  readonly comments: CommentStore;
  readonly url: () => string;
}

type Handler = (
  world: World,
  token: Token,
  parameters: Readonly<Record<string, string>>,
  request: ReceivedRequest,
  documentation: string,
) => Answer;

const error = (status: number, message: string, documentation: string): Answer => ({
  status,
  json: { message, documentation_url: documentation, status: String(status) },
});

const inaccessible = (token: Token, documentation: string): Answer =>
  error(
    403,
    token.kind === "user"
      ? "Resource not accessible by personal access token"
      : "Resource not accessible by integration",
    documentation,
  );

function tooLong(world: World, body: string, documentation: string): Answer | null {
  if ([...body].length <= world.bodyLimit) return null;
  return {
    status: 422,
    json: {
      message: "Validation Failed",
      errors: [
        {
          resource: "IssueComment",
          code: "unprocessable",
          field: "data",
          message: "Body is too long (maximum is 65536 characters)",
        },
      ],
      documentation_url: documentation,
      status: "422",
    },
  };
}

function blank(body: string, documentation: string): Answer | null {
  if (body.trim() !== "") return null;
  return {
    status: 422,
    json: {
      message: "Validation Failed",
      errors: [
        { resource: "IssueComment", code: "unprocessable", field: "data", message: "Body cannot be blank" },
      ],
      documentation_url: documentation,
      status: "422",
    },
  };
}

function missing(world: World, parameters: Readonly<Record<string, string>>): boolean {
  return `${parameters["owner"]}/${parameters["repo"]}`.toLowerCase() !== world.repository.toLowerCase();
}

const bodyOf = (request: ReceivedRequest): string => (JSON.parse(request.body) as { body: string }).body;

const HANDLERS: Readonly<Record<Route, Handler>> = {
  "GET /user": (world, token, _parameters, _request, documentation) =>
    token.kind === "user"
      ? { status: 200, json: publicUser(token.login, world.url()) }
      : inaccessible(token, documentation),

  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": (
    world,
    token,
    parameters,
    request,
    documentation,
  ) => {
    const issue = Number(parameters["issue_number"]);
    if (missing(world, parameters)) return error(404, "Not Found", documentation);
    if (world.private && token.pullRequests === "none") return inaccessible(token, documentation);
    if (world.deleted.includes(issue)) return error(410, "This issue was deleted", documentation);
    if (!world.issues.includes(issue)) return error(404, "Not Found", documentation);
    const address = `${world.url()}/repositories/1296269/issues/${issue}/comments`;
    const { items, link } = page(world.comments.of(issue), request.query, address);
    return {
      status: 200,
      headers: link === null ? {} : { link },
      json: items.map((comment) => commentJson(comment, world.repository, world.url())),
    };
  },

  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": (
    world,
    token,
    parameters,
    request,
    documentation,
  ) => {
    const issue = Number(parameters["issue_number"]);
    if (missing(world, parameters)) return error(404, "Not Found", documentation);
    if (token.pullRequests !== "write") return inaccessible(token, documentation);
    if (world.deleted.includes(issue)) return error(410, "This issue was deleted", documentation);
    if (!world.issues.includes(issue)) return error(404, "Not Found", documentation);
    if (world.locked.includes(issue)) {
      return error(
        403,
        "Unable to create comment because issue is locked.",
        "https://docs.github.com/articles/locking-conversations/",
      );
    }
    const body = bodyOf(request);
    const refused = blank(body, documentation) ?? tooLong(world, body, documentation);
    if (refused) return refused;
    const comment = world.comments.create(issue, loginOf(token), body);
    return {
      status: 201,
      headers: { location: `${world.url()}/repos/${world.repository}/issues/comments/${comment.id}` },
      json: commentJson(comment, world.repository, world.url()),
    };
  },

  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": (
    world,
    token,
    parameters,
    request,
    documentation,
  ) => {
    const comment = world.comments.find(Number(parameters["comment_id"]));
    if (missing(world, parameters) || !comment) return error(404, "Not Found", documentation);
    if (token.pullRequests !== "write") return inaccessible(token, documentation);
    const body = bodyOf(request);
    const refused = blank(body, documentation) ?? tooLong(world, body, documentation);
    if (refused) return refused;
    world.comments.update(comment, body);
    return { status: 200, json: commentJson(comment, world.repository, world.url()) };
  },

  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": (
    world,
    token,
    parameters,
    _request,
    documentation,
  ) => {
    const comment = world.comments.find(Number(parameters["comment_id"]));
    if (missing(world, parameters) || !comment) return error(404, "Not Found", documentation);
    if (token.pullRequests !== "write") return inaccessible(token, documentation);
    world.comments.remove(comment.id);
    return { status: 204 };
  },
};

/** What GitHub answers to a request that is in order. */
export function answerTo(
  operation: Operation,
  world: World,
  token: Token | undefined,
  request: ReceivedRequest,
): Answer {
  if (!token) return error(401, "Bad credentials", "https://docs.github.com/rest");
  const parameters = Object.fromEntries(
    Object.entries(operation.path.exec(request.path)?.groups ?? {}).map(([name, text]) => [
      name,
      decodeURIComponent(text),
    ]),
  );
  return HANDLERS[operation.route as Route](world, token, parameters, request, operation.documentation);
}

/**
 * The one GraphQL query that the action sends; GraphQL has no part in the OpenAPI description. An
 * installation's token may ask it, unlike `GET /user`. null: another query.
 */
export function answerToViewer(token: Token | undefined, request: ReceivedRequest): Answer | null {
  if (!token) return error(401, "Bad credentials", "https://docs.github.com/graphql");
  const { query } = JSON.parse(request.body) as { query?: unknown };
  if (typeof query !== "string" || !/^\s*(query\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/.test(query)) {
    return null;
  }
  return { status: 200, json: { data: { viewer: { login: loginOf(token) } } } };
}
