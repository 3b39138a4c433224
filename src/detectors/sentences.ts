import { count } from "../text/bytes.ts";
import type { Evidence, FindingFacts } from "./model.ts";

/** `gcc 12.2.0, make 4.3 and 14 other packages`. The evidence is sorted already: what leads the sentence first. */
export function listThings(evidence: readonly Evidence[], others: string, shown = 3): string {
  const names = [...new Set(evidence.map(withVersion))];
  const listed = names.length === shown + 1 ? names : names.slice(0, shown);
  const rest = names.length - listed.length;
  if (rest > 0) return `${listed.join(", ")} and ${count(rest, `other ${others}`)}`;
  const last = listed.at(-1) ?? "";
  return listed.length > 1 ? `${listed.slice(0, -1).join(", ")} and ${last}` : last;
}

export function withVersion({ name, version }: Evidence): string {
  return version ? `${name} ${version}` : name;
}

/** What comes first in `order` leads; then by name of the rest as they were. */
export function leadBy(evidence: readonly Evidence[], order: readonly RegExp[]): Evidence[] {
  const rank = (item: Evidence) => {
    const at = order.findIndex((pattern) => pattern.test(item.name));
    return at < 0 ? order.length : at;
  };
  return [...evidence].sort((a, b) => rank(a) - rank(b));
}

export interface Advice {
  /** The base image brought it. */
  readonly base: string;
  /** It was copied. */
  readonly copy: string;
  /** A RUN made it. */
  readonly run: string;
}

/** The advice that fits where it came from. */
export function advise({ origin, base, source, residual }: FindingFacts, advice: Advice): string {
  const sentence = advice[origin]
    .replaceAll("{base}", base === null ? "the base image" : base)
    .replaceAll("{from}", source);
  if (!residual || origin !== "run") return sentence;
  return `Deleting it in a later line frees nothing: delete it in this same RUN, or ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** `3 dev dependencies (typescript, vite, …)`: the largest, which come first, are named. */
export function countDependencies(evidence: readonly Evidence[]): string {
  const [first] = evidence;
  if (evidence.length === 1 && first) return `1 dev dependency (${withVersion(first)})`;
  const largest = [...new Set(evidence.map((item) => item.name))].slice(0, 3);
  const more = evidence.length > largest.length ? ", …" : "";
  return `${count(evidence.length, "dev dependency", "dev dependencies")} (${largest.join(", ")}${more})`;
}
