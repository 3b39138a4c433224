import type { DaemonInfo } from "./daemon-api.ts";

/**
 * What a supervisor can be asked, one JSON text a line; each request has one answer. An engine lives while someone
 * holds it, and a connection that closes holds nothing any more.
 */
export type Request =
  /** Use the engine from now on; answered when it is ready. */
  | { ask: "hold" }
  /** Use it no more; answered at once, the connection closes when the engine has ended or others still use it. */
  | { ask: "release" }
  /** Keep the engine while nobody holds it, or no more. */
  | { ask: "pin" }
  | { ask: "unpin" }
  /** End it even if somebody holds it. */
  | { ask: "stop" }
  | { ask: "state" };

/** The supervisor's answer. */
export type Answer = {
  pid: number;
  /** Null until the engine is ready. */
  info: DaemonInfo | null;
  /** How many connections hold it. */
  holders: number;
  pinned: boolean;
  /** It is on its way down: wait and start another. */
  stopping: boolean;
  /** Why it did not start. */
  error: string | null;
};
