import type { Answer } from "./conformance.ts";

export type FaultKind =
  /** 502, 503 or 504 with the page of a proxy; the request was not done. */
  | "unavailable"
  /** 500 with a JSON error. */
  | "server-error"
  /** 403 (or `status` 429) with `retry-after`, unless `retryAfter` is null. */
  | "secondary-rate-limit"
  /** 403 with no requests left until `retryAfter` seconds from now. */
  | "primary-rate-limit"
  /** Never answers. */
  | "hang"
  /** Closes the connection without an answer; the request was not done. */
  | "reset"
  /** Does the request, and cuts the answer off in its middle. */
  | "truncate"
  /** Does the request, and answers 502. */
  | "lost-answer";

/** Something that goes wrong, for the next `times` requests that it is for. */
export interface Fault {
  readonly kind: FaultKind;
  /** Start of `METHOD /path`; default: every request. */
  readonly on?: string;
  /** Default: for ever. */
  readonly times?: number;
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number | null;
}

/** The answer of a fault that does have one of its own. */
export function faultAnswer(fault: Fault): Answer | null {
  const wait = fault.retryAfter === undefined ? 1 : fault.retryAfter;
  switch (fault.kind) {
    case "unavailable":
    case "lost-answer":
      return {
        status: fault.status ?? 502,
        page: "<html><head><title>Unicorn! &middot; GitHub</title></head><body>This page is taking too long to load.</body></html>",
      };
    case "server-error":
      return { status: 500, json: { message: "Server Error", status: "500" } };
    case "secondary-rate-limit":
      return {
        status: fault.status ?? 403,
        headers: wait === null ? {} : { "retry-after": String(wait) },
        json: {
          documentation_url:
            "https://docs.github.com/free-pro-team@latest/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
          message:
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. For more on scraping GitHub and how it may affect your rights, please review our Terms of Service (https://docs.github.com/en/site-policy/github-terms/github-terms-of-service)",
        },
      };
    case "primary-rate-limit":
      return {
        status: fault.status ?? 403,
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + (wait ?? 3600)),
        },
        json: {
          message: "API rate limit exceeded for installation ID 12345678.",
          documentation_url: "https://docs.github.com/rest/overview/resources-in-the-rest-api#rate-limiting",
          status: "403",
        },
      };
    default:
      return null;
  }
}

/** Takes the fault for a request, if one is left. */
export function takeFault(faults: { fault: Fault; left: number }[], request: string): Fault | null {
  const entry = faults.find(({ fault, left }) => left > 0 && request.startsWith(fault.on ?? ""));
  if (!entry) return null;
  entry.left--;
  return entry.fault;
}
