import { readFileSync } from "node:fs";
import { StagecheckError } from "../errors.ts";
import type { Links } from "../report/markdown/links.ts";

export interface PullRequest {
  readonly number: number;
  /** The branch that it is to be merged into. */
  readonly baseRef: string;
  /** That branch's commit when the event happened; not the merge base. */
  readonly baseSha: string;
  readonly headRef: string;
  /** The last commit of the pull request: links go there. Not the merge commit that is checked out. */
  readonly headSha: string;
  /** It comes from another repository, or from one that is gone. */
  readonly fork: boolean;
}

/** Where the action runs. */
export interface GitHubContext {
  readonly eventName: string;
  readonly owner: string;
  /** The repository's name without its owner. */
  readonly name: string;
  /** `https://github.com`, or the address of an own server; no slash at its end, as `apiUrl`. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The commit that the event is about; on `pull_request` the merge commit. */
  readonly sha: string | null;
  /** Page of this workflow run. */
  readonly runUrl: string | null;
  /** Who set the run off. Dependabot's token may not write. */
  readonly actor: string;
  /** null: the event has none, such as a push. */
  readonly pullRequest: PullRequest | null;
}

/** Where lines and commits are linked to; null where no commit is known. */
export function linksOf(context: GitHubContext): Links | null {
  const head = context.pullRequest?.headSha ?? context.sha;
  const { serverUrl, owner, name } = context;
  return head === null ? null : { serverUrl, repository: `${owner}/${name}`, head };
}

type Environment = Readonly<Record<string, string | undefined>>;
type Json = Readonly<Record<string, unknown>>;

const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const PULL_REQUEST_EVENTS = ["pull_request", "pull_request_target"];

/**
 * Reads the variables and the event file that the Actions runner gives a step.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @throws {StagecheckError} where they are missing or not what they should be
 */
export function readContext(environment: Environment = process.env): GitHubContext {
  const [owner, name] = readRepository(environment);
  const serverUrl = readUrl(environment, "GITHUB_SERVER_URL", "https://github.com");
  const eventName = environment["GITHUB_EVENT_NAME"] ?? "";
  const sha = environment["GITHUB_SHA"] ?? "";
  const runId = environment["GITHUB_RUN_ID"] ?? "";
  return {
    eventName,
    owner,
    name,
    serverUrl,
    apiUrl: readUrl(environment, "GITHUB_API_URL", "https://api.github.com"),
    sha: SHA.test(sha) ? sha : null,
    runUrl: /^\d+$/.test(runId) ? `${serverUrl}/${owner}/${name}/actions/runs/${runId}` : null,
    actor: environment["GITHUB_ACTOR"] ?? "",
    pullRequest: readPullRequest(environment, eventName, `${owner}/${name}`),
  };
}

function readRepository(environment: Environment): readonly [string, string] {
  const text = environment["GITHUB_REPOSITORY"] ?? "";
  const match = /^([\w.-]+)\/([\w.-]+)$/.exec(text);
  if (!match?.[1] || !match[2]) {
    throw new StagecheckError(`GITHUB_REPOSITORY is ${JSON.stringify(text)}, not owner/name`, {
      remedy: "The Actions runner sets it; run the action in a workflow.",
    });
  }
  return [match[1], match[2]];
}

function readUrl(environment: Environment, name: string, usual: string): string {
  const text = environment[name] || usual;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.search !== "") {
    throw new StagecheckError(`${name} is ${JSON.stringify(text)}, not the address of a GitHub server`, {
      remedy: "The Actions runner sets it; do not change it.",
    });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

function readPullRequest(
  environment: Environment,
  eventName: string,
  repository: string,
): PullRequest | null {
  const path = environment["GITHUB_EVENT_PATH"] ?? "";
  const event = readEvent(path);
  const value = event["pull_request"];
  if (value === undefined || value === null) {
    if (!PULL_REQUEST_EVENTS.includes(eventName)) return null;
    throw eventFault(path, `The event ${eventName} has no pull_request`);
  }
  const take = <T>(name: string, found: unknown, is: (value: unknown) => value is T): T => {
    if (is(found)) return found;
    throw eventFault(path, `pull_request.${name} is missing or not what GitHub sends`);
  };
  const pullRequest = take("head", value, isObject);
  const head = take("head", pullRequest["head"], isObject);
  const base = take("base", pullRequest["base"], isObject);
  return {
    number: take("number", pullRequest["number"], isNumber),
    baseRef: take("base.ref", base["ref"], isRef),
    baseSha: take("base.sha", base["sha"], isSha),
    headRef: take("head.ref", head["ref"], isRef),
    headSha: take("head.sha", head["sha"], isSha),
    fork: fullName(head)?.toLowerCase() !== (fullName(base) ?? repository).toLowerCase(),
  };
}

function readEvent(path: string): Json {
  if (path === "") throw eventFault(null, "GITHUB_EVENT_PATH is not set");
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw eventFault(path, "The file with the event cannot be read", cause);
  }
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch (cause) {
    throw eventFault(path, "The file with the event is no JSON", cause);
  }
  if (!isObject(event)) throw eventFault(path, "The file with the event holds no object");
  return event;
}

function eventFault(path: string | null, message: string, cause?: unknown): StagecheckError {
  return new StagecheckError(message, {
    ...(path === null ? {} : { place: { file: path } }),
    remedy: "The Actions runner writes this file (GITHUB_EVENT_PATH); run the action in a workflow.",
    cause,
  });
}

function fullName(side: Json): string | null {
  const repository = side["repo"];
  const name = isObject(repository) ? repository["full_name"] : null;
  return typeof name === "string" ? name : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function isSha(value: unknown): value is string {
  return typeof value === "string" && SHA.test(value);
}

/** What git takes as a branch's name, as far as it could do harm: no option, no control byte, no range. */
function isRef(value: unknown): value is string {
  return (
    typeof value === "string" && /^(?!-)[^\u0000-\u0020\u007f~^:?*[\\]+$/.test(value) && !value.includes("..")
  );
}
