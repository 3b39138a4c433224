import { quoted } from "../../../settings/quoted.ts";
import { within } from "../settle.ts";
import { asMapping, asText, keyAndValue } from "../values.ts";
import { interpolate, type Variables } from "./interpolate.ts";

/** The `build` of a service. Null: not said. */
export interface ComposeBuild {
  /** Relative to the root, or an address. */
  readonly context: string | null;
  /** Relative to the context. */
  readonly dockerfile: string | null;
  readonly target: string | null;
  readonly args: Readonly<Record<string, string>>;
  /** Local ones relative to the root. */
  readonly contexts: Readonly<Record<string, string>>;
  /** Why it cannot be taken. */
  readonly fault: string | null;
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:|git@|github\.com\/)/i;

/** @param folder relative to the root, that paths are relative to */
export function readBuild(value: unknown, folder: string, variables: Variables): ComposeBuild {
  const faults: string[] = [];
  const text = (key: string, one: unknown): string | null => {
    const written = asText(one);
    if (written === null) return null;
    const result = interpolate(written, variables);
    if (result === null) faults.push(`${key} ${quoted(written)} has a variable that is set nowhere`);
    return result;
  };
  const placed = (path: string): string =>
    ADDRESS.test(path) || path.endsWith(".git") ? path : (within(folder, path) ?? path);

  const long = asMapping(value);
  const context = text("its context", long ? long["context"] : value);
  const dockerfile = text("its Dockerfile", long?.["dockerfile"]);
  const target = text("its target", long?.["target"]);
  if (long?.["dockerfile_inline"] !== undefined) faults.push("its Dockerfile stands in the compose file");
  const contexts = pairs(long?.["additional_contexts"], variables);
  return {
    context: context === null ? null : placed(context),
    dockerfile,
    target,
    args: pairs(long?.["args"], variables),
    contexts: Object.fromEntries(Object.entries(contexts).map(([name, path]) => [name, placed(path)])),
    fault: faults[0] ?? null,
  };
}

/** A mapping, or a list of `KEY=VALUE`. Values that an unknown environment sets are left out. */
function pairs(value: unknown, variables: Variables): Record<string, string> {
  const entries: (readonly [string, unknown])[] = Array.isArray(value)
    ? value.flatMap((one) => (asText(one) === null ? [] : [keyAndValue(asText(one) ?? "")]))
    : Object.entries(asMapping(value) ?? {});
  return Object.fromEntries(
    entries.flatMap(([name, one]) => {
      // Without a value it is taken from the environment.
      const written = asText(one);
      const result = written === null ? (variables.get(name) ?? null) : interpolate(written, variables);
      return result === null ? [] : [[name, result]];
    }),
  );
}

/** What two files say of one service together; the second is stronger. */
export function mergeBuilds(below: ComposeBuild, above: ComposeBuild): ComposeBuild {
  return {
    context: above.context ?? below.context,
    dockerfile: above.dockerfile ?? below.dockerfile,
    target: above.target ?? below.target,
    args: { ...below.args, ...above.args },
    contexts: { ...below.contexts, ...above.contexts },
    fault: above.fault ?? below.fault,
  };
}
