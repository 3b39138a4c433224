/** A statement of a makefile, as written: variables are not in yet. */
export type Statement =
  | {
      readonly kind: "variable";
      /** Of these targets alone; null: of all. */
      readonly targets: string | null;
      readonly name: string;
      readonly operator: "=" | ":=" | "?=" | "+=" | "!=";
      readonly value: string;
    }
  | {
      readonly kind: "rule";
      readonly targets: string;
      /** Of a static pattern rule; null: none. */
      readonly pattern: string | null;
      readonly prerequisites: string;
      readonly recipe: readonly string[];
    }
  | { readonly kind: "include"; readonly paths: string }
  /** `ifeq`, `ifdef` and their opposites, with what stands behind; of each branch the condition, null for `else`. */
  | { readonly kind: "conditional"; readonly branches: readonly ConditionalBranch[] };

export interface ConditionalBranch {
  readonly condition: {
    readonly test: "ifeq" | "ifneq" | "ifdef" | "ifndef";
    readonly operands: string;
  } | null;
  readonly body: readonly Statement[];
}

const ASSIGNMENT = /^(?:(?:export|override|private)\s+)*([^\s:#=!?+]+)\s*(:{0,3}=|\?=|\+=|!=)\s*(.*)$/s;
const CONDITION = /^(ifeq|ifneq|ifdef|ifndef)\b\s*(.*)$/s;
const DEEPEST = 50;

/**
 * Reads a makefile. Nothing is an error: what is not well formed is passed over.
 * https://www.gnu.org/software/make/manual/make.html#Makefile-Contents
 */
export function parseMakefile(text: string): readonly Statement[] {
  const lines = logicalLines(text);
  let at = 0;

  function block(depth: number): Statement[] {
    const found: Statement[] = [];
    let recipe: string[] | null = null;
    for (; at < lines.length; at++) {
      const line = lines[at] ?? "";
      if (line.startsWith("\t") && recipe !== null) {
        recipe.push(line.slice(1));
        continue;
      }
      const written = withoutComment(line).trim();
      if (written === "") continue;
      if (/^(else|endif)\b/.test(written) && depth > 0) return found;
      const condition = CONDITION.exec(written);
      if (condition !== null && depth < DEEPEST) {
        const inner = conditional(written, depth, recipe !== null);
        found.push(inner);
        // Within a recipe its lines go on behind the condition.
        if (recipe !== null) for (const branch of inner.branches) recipe.push(...recipeOf(branch));
        continue;
      }
      const define = /^(?:(?:export|override)\s+)*define\s+([^\s=:?+]+)/.exec(written);
      if (define !== null) {
        const body: string[] = [];
        for (at++; at < lines.length && !/^\s*endef\b/.test(lines[at] ?? ""); at++)
          body.push(lines[at] ?? "");
        found.push({
          kind: "variable",
          targets: null,
          name: define[1] ?? "",
          operator: "=",
          value: body.join("\n"),
        });
        continue;
      }
      const include = /^[-s]?include\s+(.*)$/s.exec(written);
      if (include !== null) {
        found.push({ kind: "include", paths: include[1] ?? "" });
        continue;
      }
      const assignment = assignmentOf(written, null);
      if (assignment !== null) {
        found.push(assignment);
        continue;
      }
      const lineRecipe: string[] = [];
      const rule = ruleOf(line, lineRecipe);
      if (rule === null) continue;
      found.push(rule);
      recipe = rule.kind === "rule" ? lineRecipe : null;
    }
    return found;
  }

  function conditional(
    first: string,
    depth: number,
    inRecipe: boolean,
  ): Extract<Statement, { kind: "conditional" }> {
    const branches: ConditionalBranch[] = [];
    let written = first;
    for (;;) {
      const [, test, operands = ""] = CONDITION.exec(written) ?? [];
      at++;
      const condition = test === undefined ? null : { test: test as "ifeq", operands };
      const recipe = inRecipe ? recipeBlock() : [];
      branches.push({ condition, body: [...recipe, ...block(depth + 1)] });
      const next = withoutComment(lines[at] ?? "endif").trim();
      if (!next.startsWith("else")) return { kind: "conditional", branches };
      written = next.slice("else".length).trim();
    }
  }

  /** Lines of a recipe that has begun before the condition. */
  function recipeBlock(): Statement[] {
    const recipe: string[] = [];
    for (; at < lines.length && (lines[at] ?? "").startsWith("\t"); at++)
      recipe.push((lines[at] ?? "").slice(1));
    return recipe.length === 0
      ? []
      : [{ kind: "rule", targets: "", pattern: null, prerequisites: "", recipe }];
  }

  const found = block(0);
  // What closes nothing.
  for (; at < lines.length; at++) found.push(...block(0));
  return found;
}

function recipeOf({ body }: ConditionalBranch): readonly string[] {
  return body.flatMap((one) => (one.kind === "rule" && one.targets === "" ? one.recipe : []));
}

/** Lines that a backslash continues as one. In a recipe the backslash stays: the shell reads it. */
function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let parts: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    parts.push(line);
    if (/(^|[^\\])(\\\\)*\\$/.test(line)) continue;
    const [first = ""] = parts;
    lines.push(
      first.startsWith("\t")
        ? parts.map((part, index) => (index > 0 ? part.replace(/^\t/, "") : part)).join("\n")
        : parts.map((part, index) => (index > 0 ? part.trimStart() : part).replace(/\s*\\$/, "")).join(" "),
    );
    parts = [];
  }
  return parts.length > 0 ? [...lines, parts.join(" ")] : lines;
}

function withoutComment(line: string): string {
  const at = line.search(/(^|[^\\])#/);
  return at < 0 ? line : line.slice(0, line[at] === "#" ? at : at + 1);
}

function assignmentOf(text: string, targets: string | null): Extract<Statement, { kind: "variable" }> | null {
  const match = ASSIGNMENT.exec(text);
  if (match === null) return null;
  const [, name = "", written = "=", value = ""] = match;
  // `::=` and `:::=` are `:=`.
  const operator = written.startsWith(":") ? ":=" : (written as "=" | "?=" | "+=" | "!=");
  return { kind: "variable", targets, name, operator, value };
}

/** @param recipe gets the recipe's lines, the first of which may stand in this one */
function ruleOf(line: string, recipe: string[]): Statement | null {
  const written = withoutComment(line);
  const colon = outside(written, ":");
  if (colon < 0 || written.slice(0, colon).trim() === "") return null;
  const targets = written.slice(0, colon).trim();
  const rest = written.slice(colon + 1).replace(/^:/, "");
  const assignment = assignmentOf(rest.trim(), targets);
  if (assignment !== null) return assignment;
  // The first line of a recipe may stand behind a semicolon, where `#` is the shell's.
  const semicolon = outside(rest, ";");
  const head = semicolon < 0 ? rest : rest.slice(0, semicolon);
  if (semicolon >= 0) recipe.push(line.slice(line.indexOf(";") + 1));
  const second = outside(head, ":");
  const pattern = second < 0 ? null : head.slice(0, second).trim();
  const prerequisites = (second < 0 ? head : head.slice(second + 1)).trim();
  return { kind: "rule", targets, pattern, prerequisites, recipe };
}

/** Where a character stands that is in no `$(…)`. */
function outside(text: string, character: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const one = text[index] ?? "";
    if (one === "(" || one === "{") depth++;
    else if (one === ")" || one === "}") depth--;
    else if (one === character && depth <= 0) return index;
  }
  return -1;
}
