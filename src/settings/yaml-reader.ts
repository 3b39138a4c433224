import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { StagecheckError } from "../errors.ts";
import { didYouMean } from "../text/nearest.ts";
import { quoted } from "./quoted.ts";

/** More than any config needs; what is longer is not read as one. */
const LONGEST_TEXT = 1_000_000;
const MOST_SYNTAX_FAULTS = 5;
/** What the whole file is called in faults. */
const TOP = "config";

/** A value in a YAML file, with what people call it (`budgets.size`) and the line it stands on. */
export interface YamlValue {
  readonly name: string;
  readonly line: number;
  readonly node: Node | null;
}

/** Reads values out of one YAML file and keeps what is wrong with it, each with its line. */
export interface YamlReader {
  /** Null: the file is empty, or no YAML. */
  readonly root: YamlValue | null;
  readonly faults: readonly StagecheckError[];
  fault(line: number, message: string, remedy?: string): void;
  /** The values of a mapping by key; keys that are unknown or there twice are faults. Null: no mapping. */
  map(value: YamlValue, keys: readonly string[]): ReadonlyMap<string, YamlValue> | null;
  /** The entries of a list. Null: no list. */
  list(value: YamlValue): readonly YamlValue[] | null;
  /** Text that is not blank. Null: something else. */
  text(value: YamlValue): string | null;
  isList(value: YamlValue): boolean;
}

/** `file` is what faults call the file. */
export function readYaml(text: string, file: string): YamlReader {
  const faults: StagecheckError[] = [];
  function fault(line: number, message: string, remedy?: string): void {
    faults.push(
      new StagecheckError(message, { place: { file, line }, ...(remedy === undefined ? {} : { remedy }) }),
    );
  }

  const lines = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const tooLong = text.length > LONGEST_TEXT;
  const document = parseDocument(tooLong ? "" : text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
  });
  if (tooLong) fault(1, "The config file is too long");
  for (const error of [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_FAULTS)) {
    fault(lineAt(error.pos[0]), `This is not the YAML of a config file: ${error.message}`);
  }

  function lineOf(node: Node | null, otherwise: number): number {
    return node?.range ? lineAt(node.range[0]) : otherwise;
  }

  function readValue(node: unknown, name: string, otherwise: number): YamlValue {
    // An alias of an anchor that is not there stays an alias, which is of the wrong type wherever it stands.
    const resolved = (isAlias(node) ? (node.resolve(document) ?? node) : node) as Node | null | undefined;
    const line = lineOf(isAlias(node) ? node : (resolved ?? null), otherwise);
    return { name, node: resolved ?? null, line };
  }

  function wrongType(value: YamlValue, wanted: string): null {
    fault(value.line, `\`${value.name}\` must be ${wanted}, and is ${describe(value.node)}`);
    return null;
  }

  return {
    root: faults.length > 0 || isEmpty(document.contents) ? null : readValue(document.contents, TOP, 1),
    faults,
    fault,

    map(value, keys) {
      if (!isMap(value.node)) return wrongType(value, "a mapping");
      const found = new Map<string, YamlValue>();
      for (const pair of value.node.items) {
        const keyNode = pair.key as Node | null;
        const line = lineOf(keyNode, value.line);
        const key = isScalar(keyNode) ? String(keyNode.value) : describe(keyNode);
        const name = value.name === TOP ? key : `${value.name}.${key}`;
        const earlier = found.get(key);
        if (!keys.includes(key)) {
          const remedy = didYouMean(key, keys) ?? `Known are: ${keys.join(", ")}.`;
          fault(
            line,
            `Unknown key ${quoted(key)}${value.name === TOP ? "" : ` in \`${value.name}\``}`,
            remedy,
          );
        } else if (earlier) {
          fault(
            line,
            `The key \`${name}\` is there twice, first on line ${earlier.line}`,
            "Keep one of them.",
          );
        } else {
          found.set(key, { name, node: readValue(pair.value, name, line).node, line });
        }
      }
      return found;
    },

    list(value) {
      if (!isSeq(value.node)) return wrongType(value, "a list");
      return value.node.items.map((item, index) => readValue(item, `${value.name}[${index}]`, value.line));
    },

    text(value) {
      if (!isScalar(value.node) || typeof value.node.value !== "string") return wrongType(value, "text");
      if (value.node.value.trim() !== "") return value.node.value;
      fault(value.line, `\`${value.name}\` is empty`);
      return null;
    },

    isList: (value) => isSeq(value.node),
  };
}

/** Nothing but comments, perhaps after `---`. */
function isEmpty(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function describe(node: Node | null): string {
  if (isMap(node)) return "a mapping";
  if (isSeq(node)) return "a list";
  if (isAlias(node)) return "an alias of nothing";
  if (!isScalar(node) || node.value === null) return "empty";
  if (typeof node.value === "number" || typeof node.value === "bigint") return "a number";
  if (typeof node.value === "boolean") return "true or false";
  return "text";
}
