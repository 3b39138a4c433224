import type { Via } from "./model.ts";
import { readFlags, readJsonForm, readMount, splitWords } from "./words.ts";

/** What an instruction takes from elsewhere. */
export interface InstructionReferences {
  /** What `--from` of COPY and `from=` of `RUN --mount` name, as written. */
  readonly from: readonly { readonly via: Via; readonly name: string }[];
  /** COPY and ADD without `--from`: sources as written. */
  readonly contextSources: readonly string[];
}

const NOTHING: InstructionReferences = { from: [], contextSources: [] };

/** Reads COPY, ADD and RUN; everything else takes nothing. */
export function readReferences(keyword: string, rest: string, escapeChar: string): InstructionReferences {
  if (keyword === "RUN") {
    const mounts = readFlags(rest, escapeChar).flags.filter(
      (flag) => flag.name === "mount" && flag.value !== null,
    );
    const from = mounts.flatMap((flag) => {
      const name = readMount(flag.value ?? "").get("from");
      return name ? [{ via: "RUN --mount" as const, name }] : [];
    });
    return { from, contextSources: [] };
  }
  if (keyword !== "COPY" && keyword !== "ADD") return NOTHING;
  const { flags, rest: words } = readFlags(rest, escapeChar);
  const name = keyword === "COPY" ? flags.findLast((flag) => flag.name === "from")?.value : null;
  if (name) return { from: [{ via: "COPY --from", name }], contextSources: [] };
  const paths = readJsonForm(words.trim()) ?? splitWords(words, escapeChar);
  return { from: [], contextSources: paths.slice(0, -1).filter((path) => !path.startsWith("<<")) };
}
