import { expand } from "./expand.ts";
import type { Flags } from "./flags.ts";
import { opensHeredoc } from "./heredoc.ts";
import type { Via } from "./model.ts";
import { readMount } from "./mount.ts";
import { Rejection } from "./rejection.ts";

/** What `--from` of COPY or `from=` of `RUN --mount` names. */
export interface Reference {
  readonly via: Exclude<Via, "FROM">;
  readonly name: string;
  /** Files are taken from it; a here-document's COPY and a `tmpfs` mount name it and take none. */
  readonly taken: boolean;
  /** BuildKit needs it to be there: any mount without `from` names `scratch`, a cache alone begins as that. */
  readonly written: boolean;
}

const fromNothing = (): undefined => undefined;

/**
 * What an instruction names, in order.
 * @param args arguments of COPY and ADD
 * @throws Rejection for a variable in `COPY --from`
 */
export function readReferences(
  keyword: string,
  args: readonly string[],
  flags: Flags,
  escapeChar: string,
): readonly Reference[] {
  if (keyword === "RUN")
    return (flags.get("mount") ?? []).map((value): Reference => {
      const { type, from } = readMount(value);
      const written = from !== null || type === "cache";
      const taken = written && type !== "tmpfs" && type !== "ssh" && type !== "secret";
      return { via: "RUN --mount", name: from ?? "scratch", taken, written };
    });
  const [name = ""] = keyword === "COPY" ? (flags.get("from") ?? []) : [];
  if (name === "") return [];
  if (expand(name, escapeChar, fromNothing).text !== name)
    throw new Rejection(
      `COPY --from=${name}: a variable cannot stand here; give the image a stage of its own (FROM ${name} AS name)`,
    );
  const taken = args.slice(0, -1).some((source) => !opensHeredoc(source));
  return [{ via: "COPY --from", name, taken, written: true }];
}

/** Sources of COPY and ADD as written, here-documents left out. */
export function pathSources(args: readonly string[]): readonly string[] {
  return args.slice(0, -1).filter((source) => !opensHeredoc(source));
}
