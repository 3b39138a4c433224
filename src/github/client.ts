import { setTimeout as wait } from "node:timers/promises";
import type { getOctokit } from "@actions/github";

type Octokit = ReturnType<typeof getOctokit>;

/** How long GitHub is waited for. Times in milliseconds. */
export interface Pace {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** For one request. */
  readonly requestTimeout: number;
  /** For all requests of a client together: pauses, and what failed requests took. */
  readonly patience: number;
}

const DEFAULT_PACE: Pace = {
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  requestTimeout: 20_000,
  patience: 60_000,
};

/** Why a request came to nothing. */
export interface Failure {
  readonly reason: "refused" | "rate-limit" | "unavailable" | "timeout" | "unreachable" | "unreadable";
  /** null: there was no answer. */
  readonly status: number | null;
  /** What GitHub said, one line, without the token; written by others. */
  readonly detail: string;
  /** Seconds that GitHub wants to be left alone. */
  readonly retryAfter: number | null;
  /** The request may have been done all the same. */
  readonly ambiguous: boolean;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** One request; `read` makes what is needed of the answer's body, undefined where it is not what it should be. */
export interface Exchange<T> {
  readonly send: (octokit: Octokit, request: { signal: AbortSignal }) => Promise<unknown>;
  readonly read: (answer: Reply) => T | undefined;
}

interface Reply {
  readonly data: unknown;
  readonly link: string;
}

export interface GitHubClient {
  /** Sends a request that can be repeated without harm, again and again while it is worth it. */
  readonly ask: <T>(exchange: Exchange<T>) => Promise<Answer<T>>;
  /** Sends a request once. */
  readonly once: <T>(exchange: Exchange<T>) => Promise<Answer<T>>;
  /** Waits before the next try; false: it is not worth one, or the patience is used up. */
  readonly pause: (failure: Failure, tries: number) => Promise<boolean>;
}

const MOST_TRIES = 6;

/** Talks to GitHub's REST API. Never throws for what GitHub or the network does. */
export function createClient(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly pace?: Pace;
}): GitHubClient {
  const pace = options.pace ?? DEFAULT_PACE;
  let connected: Promise<Octokit> | undefined;
  let spent = 0;

  const once = async <T>({ send, read }: Exchange<T>): Promise<Answer<T>> => {
    connected ??= connect(options.token, options.apiUrl);
    const octokit = await connected;
    const started = pace.now();
    const signal = AbortSignal.timeout(pace.requestTimeout);
    const answer = await send(octokit, { signal }).then(
      (response) => readReply(response, read, signal),
      (error: unknown) => ({ ok: false as const, failure: readFailure(error, signal, options.token) }),
    );
    if (!answer.ok) spent += pace.now() - started;
    return answer;
  };

  const pause = async (failure: Failure, tries: number): Promise<boolean> => {
    const milliseconds = pauseBefore(failure, tries);
    if (milliseconds === null || spent + milliseconds > pace.patience) return false;
    spent += milliseconds;
    await pace.sleep(milliseconds);
    return true;
  };

  const ask = async <T>(exchange: Exchange<T>): Promise<Answer<T>> => {
    for (let tries = 1; ; tries++) {
      const answer = await once(exchange);
      if (answer.ok || !(await pause(answer.failure, tries))) return answer;
    }
  };

  return { ask, once, pause };
}

/**
 * The package reads the event's file as soon as it is loaded, and throws where that is no JSON: it is loaded when it
 * is needed, and by then the event was read with care.
 */
async function connect(token: string, apiUrl: string): Promise<Octokit> {
  const { getOctokit } = await import(/* webpackMode: "eager" */ "@actions/github");
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return getOctokit(token, { baseUrl: apiUrl, userAgent: "stagecheck", log });
}

/**
 * Milliseconds until the next try; null: none.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
function pauseBefore(failure: Failure, tries: number): number | null {
  if (failure.reason === "refused" || tries >= MOST_TRIES) return null;
  if (failure.retryAfter !== null) return failure.retryAfter * 1000;
  return failure.reason === "rate-limit" ? 60_000 : 1000 * 2 ** (tries - 1);
}

function readReply<T>(response: unknown, read: Exchange<T>["read"], signal: AbortSignal): Answer<T> {
  const { data, headers, status } = response as { data: unknown; headers?: unknown; status?: unknown };
  const value = read({ data, link: header(headers, "link") ?? "" });
  if (value !== undefined) return { ok: true, value };
  return {
    ok: false,
    failure: {
      reason: signal.aborted ? "timeout" : "unreadable",
      status: typeof status === "number" ? status : null,
      detail: "",
      retryAfter: null,
      ambiguous: true,
    },
  };
}

function readFailure(error: unknown, signal: AbortSignal, token: string): Failure {
  const { name, response } = error as Error & {
    response?: { status?: number; headers?: unknown; data?: unknown };
  };
  const none = { status: null, detail: "", retryAfter: null, ambiguous: true } as const;
  if (name === "GraphqlResponseError") return { reason: "refused", ...none, ambiguous: false };
  if (signal.aborted) return { reason: "timeout", ...none };
  if (typeof response?.status !== "number") {
    const { code } = ((error as Error).cause as { cause?: { code?: unknown } })?.cause ?? {};
    return { reason: "unreachable", ...none, detail: typeof code === "string" ? code : "" };
  }
  const { status, headers } = response;
  const detail = messageOf(response.data).replaceAll(token, "***").replace(/\s+/g, " ").slice(0, 300);
  const retryAfter = secondsToWait(headers);
  const limited =
    status === 429 ||
    (status === 403 &&
      (header(headers, "retry-after") !== null ||
        header(headers, "x-ratelimit-remaining") === "0" ||
        /rate limit/i.test(detail)));
  if (limited) return { reason: "rate-limit", status, detail, retryAfter, ambiguous: false };
  if (status >= 500) return { reason: "unavailable", status, detail: "", retryAfter, ambiguous: true };
  return { reason: "refused", status, detail, retryAfter: null, ambiguous: false };
}

function header(headers: unknown, name: string): string | null {
  const value = (headers as Readonly<Record<string, unknown>> | undefined)?.[name];
  return value === undefined || value === null ? null : String(value);
}

/** Whole seconds; what GitHub says of the primary limit is a time of its clock. */
function secondsToWait(headers: unknown): number | null {
  const asked = Number(header(headers, "retry-after") ?? Number.NaN);
  if (Number.isFinite(asked) && asked >= 0) return asked;
  if (header(headers, "x-ratelimit-remaining") !== "0") return null;
  const reset = Number(header(headers, "x-ratelimit-reset") ?? Number.NaN);
  const date = Date.parse(header(headers, "date") ?? "");
  if (!Number.isFinite(reset)) return null;
  return Math.max(Math.ceil(reset - (Number.isNaN(date) ? Date.now() : date) / 1000), 1);
}

/** The sentence of an error, and those of its parts. https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api */
function messageOf(data: unknown): string {
  if (typeof data !== "object" || data === null) return "";
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const parts = (Array.isArray(errors) ? errors : []).map((part: unknown) =>
    typeof part === "string" ? part : (part as { message?: unknown } | null)?.message,
  );
  return [message, ...parts].filter((part) => typeof part === "string").join(": ");
}
