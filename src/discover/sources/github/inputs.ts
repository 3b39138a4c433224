import { asMapping, type Mapping } from "../values.ts";
import { type Contexts, expandWhole } from "./expressions.ts";

/** What starts a workflow. YAML 1.1 reads `on` as true. */
export function triggers(content: Mapping): unknown {
  return content["on"] ?? content["true"];
}

/** Whether a workflow is there to be called, and starts by nothing but perhaps a hand. */
export function isCalled(content: Mapping): boolean {
  const on = triggers(content);
  const names = Array.isArray(on) ? on : Object.keys(asMapping(on) ?? { [String(on)]: null });
  return (
    names.includes("workflow_call") && names.every((one) => /^workflow_(call|dispatch)$/.test(String(one)))
  );
}

/** The defaults of inputs; an input without a default is blank where it is not required. */
export function inputsOf(value: unknown): Mapping {
  const inputs = asMapping(asMapping(value)?.["inputs"]) ?? {};
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) => {
      const standard = asMapping(input)?.["default"];
      if (standard !== undefined) return [[name, standard]];
      return asMapping(input)?.["required"] === true ? [] : [[name, ""]];
    }),
  );
}

/** The entries whose values are known. */
export function expandMapping(value: unknown, contexts: Contexts): Mapping {
  return Object.fromEntries(
    Object.entries(asMapping(value) ?? {}).flatMap(([name, one]) => {
      const expanded = expandWhole(one, contexts);
      return expanded === null ? [] : [[name, expanded]];
    }),
  );
}
