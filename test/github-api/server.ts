import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerTo, answerToViewer, BODY_LIMIT, type World } from "./answers.ts";
import { createCommentStore, type StoredComment } from "./comments.ts";
import { type Answer, answerFaults, type ReceivedRequest, requestFaults } from "./conformance.ts";
import { loadDescription } from "./description.ts";
import { type Fault, faultAnswer, takeFault } from "./faults.ts";
import type { Token } from "./users.ts";

export interface GitHubServerOptions {
  /** Default `octo/app`. */
  readonly repository?: string;
  readonly private?: boolean;
  /** Issues and pull requests that there are; default: 7. */
  readonly issues?: readonly number[];
  readonly locked?: readonly number[];
  readonly deleted?: readonly number[];
  /** By the token's text; default: `ghs_write`, that of a workflow with `pull-requests: write`. */
  readonly tokens?: Readonly<Record<string, Token>>;
  /** There before; `issue` is the first of `issues` unless given. */
  readonly comments?: readonly {
    readonly author: string;
    readonly body: string;
    readonly issue?: number;
  }[];
  readonly faults?: readonly Fault[];
  /** Characters of a comment's body; default 65,536. */
  readonly bodyLimit?: number;
  /** Where the API begins: `/api/v3` as on a server of one's own; default `""`. */
  readonly basePath?: string;
}

export interface GitHubServer {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: readonly string[];
  /** What was not as GitHub describes it, requests and answers alike. Must be empty at the end of a test. */
  readonly violations: readonly string[];
  readonly comments: () => readonly Readonly<StoredComment>[];
  readonly addFault: (fault: Fault) => void;
  readonly removeComment: (id: number) => void;
  readonly close: () => Promise<void>;
}

const REQUEST_LIMIT = 10_000_000;

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > REQUEST_LIMIT) throw new Error("The request is too long");
    parts.push(part);
  }
  const address = new URL(request.url ?? "/", "http://127.0.0.1");
  return {
    method: request.method ?? "",
    path: address.pathname,
    query: address.searchParams,
    headers: request.headers,
    body: Buffer.concat(parts).toString("utf8"),
  };
}

/** Starts a GitHub on 127.0.0.1 with one repository in it. */
export async function startGitHubServer(options: GitHubServerOptions = {}): Promise<GitHubServer> {
  const description = loadDescription();
  const repository = options.repository ?? "octo/app";
  const issues = options.issues ?? [7];
  const basePath = options.basePath ?? "";
  const tokens = new Map<string, Token>(
    Object.entries(
      options.tokens ?? {
        ghs_write: { kind: "installation", app: "github-actions", pullRequests: "write" },
      },
    ),
  );
  const faults: { fault: Fault; left: number }[] = [];
  const addFault = (fault: Fault): void => {
    faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  };
  for (const fault of options.faults ?? []) addFault(fault);
  const requests: string[] = [];
  const violations: string[] = [];
  let origin = "";
  const world: World = {
    repository,
    private: options.private ?? false,
    issues,
    locked: options.locked ?? [],
    deleted: options.deleted ?? [],
    bodyLimit: options.bodyLimit ?? BODY_LIMIT,
    comments: createCommentStore(),
    url: () => `${origin}${basePath}`,
  };
  for (const { author, body, issue } of options.comments ?? []) {
    world.comments.create(issue ?? issues[0] ?? 0, author, body);
  }
  let remaining = 5000;

  const send = (response: ServerResponse, answer: Answer, cut = false): void => {
    const text = answer.page ?? (answer.json === undefined ? "" : JSON.stringify(answer.json));
    remaining--;
    response.writeHead(answer.status, {
      ...(text === ""
        ? {}
        : { "content-type": answer.page ? "text/html; charset=utf-8" : "application/json; charset=utf-8" }),
      "content-length": String(Buffer.byteLength(text)),
      "x-github-media-type": "github.v3; format=json",
      "x-github-request-id": `0000:0000:${requests.length}`,
      "x-ratelimit-limit": "5000",
      "x-ratelimit-remaining": String(remaining),
      "x-ratelimit-used": String(5000 - remaining),
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 3600),
      "x-ratelimit-resource": "core",
      ...answer.headers,
    });
    if (!cut) {
      response.end(text);
      return;
    }
    response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.resetAndDestroy());
  };

  /** The answer, and what is against the description in the request or in it. */
  const work = (request: ReceivedRequest): Answer => {
    const label = `${request.method} ${request.path}`;
    const token = tokens.get((request.headers.authorization ?? "").replace(/^\S+ /, ""));
    const graphql = basePath === "/api/v3" ? "/api/graphql" : `${basePath}/graphql`;
    if (request.method === "POST" && request.path === graphql) {
      const viewer = answerToViewer(token, request);
      if (viewer) return viewer;
    }
    const inside = request.path.startsWith(`${basePath}/`) ? request.path.slice(basePath.length) : "";
    const known = { ...request, path: inside.replace(/^\/repositories\/1296269\//, `/repos/${repository}/`) };
    const operation = description.operations.find(
      (one) => one.method === request.method && one.path.test(known.path),
    );
    if (!operation) {
      violations.push(`${label}: no operation of GitHub's that is used here`);
      return { status: 404, json: { message: "Not Found", status: "404" } };
    }
    const wrong = requestFaults(operation, known);
    violations.push(...wrong.map((fault) => `${label}: ${fault}`));
    if (wrong.length > 0) return { status: 400, json: { message: "Bad Request", status: "400" } };
    const answer = answerTo(operation, world, token, known);
    const faulty = answerFaults(operation, answer, description);
    violations.push(...faulty.map((fault) => `${label} answered ${answer.status}: ${fault}`));
    return answer;
  };

  const server = createServer((incoming, response) => {
    receive(incoming)
      .then((request) => {
        const query = request.query.size > 0 ? `?${request.query}` : "";
        requests.push(`${request.method} ${request.path}${query}`);
        const fault = takeFault(faults, `${request.method} ${request.path}`);
        if (fault?.kind === "hang") return;
        if (fault?.kind === "reset") {
          incoming.socket.resetAndDestroy();
          return;
        }
        const done = fault === null || ["truncate", "lost-answer"].includes(fault.kind);
        const answer = done ? work(request) : null;
        const replaced = fault === null ? null : faultAnswer(fault);
        const sent = replaced ?? answer;
        if (replaced && replaced.status < 500 && !description.basicError(replaced.json)) {
          violations.push(`the answer of the fault «${fault?.kind}» is not an error of GitHub's`);
        }
        if (sent) send(response, sent, fault?.kind === "truncate");
      })
      .catch((fault: unknown) => {
        violations.push(`the server failed: ${fault instanceof Error ? fault.stack : String(fault)}`);
        response.destroy();
      });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: world.url(),
    requests,
    violations,
    comments: world.comments.all,
    addFault,
    removeComment: world.comments.remove,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
