import { arePlain, callsOf, isPlain, scriptOf } from "../commands.ts";
import { around, isShared } from "../lineage.ts";
import { managerOf, startsDevelopment, surroundingsOf } from "../managers/catalogue.ts";
import { inDockerfile, type Remedy } from "../model.ts";

/** `npm ci` in the image that ships, or in a stage that it is FROM: the same command without the development part. */
export const productionInstall: Remedy = {
  fits: ({ detector, origin, residual }) =>
    /-dev-dependencies$/.test(detector) && origin === "run" && !residual,
  propose: (problem) => {
    const { parsed, target, instruction, finding } = problem;
    const script = scriptOf(problem);
    if (script === null || isShared(parsed, instruction.stage, target)) return null;
    const { before, after } = around(parsed, target, instruction);
    const told = surroundingsOf(problem, [...before, instruction]);
    // What is built behind the install may need the development part.
    if (!arePlain(after, parsed) || startsDevelopment(finding, told)) return null;
    const calls = callsOf(script).map((call) => ({ call, manager: managerOf(call, finding) }));
    const first = calls.findIndex(({ manager }) => manager !== undefined);
    if (first < 0 || !calls.slice(first).every(({ call, manager }) => manager || isPlain(call))) return null;
    if (calls.some(({ manager }) => manager?.isNeeded?.(finding, told))) return null;
    const edits = calls.flatMap(({ call, manager }) => (manager ? [manager.production(call, told)] : []));
    return edits.includes(null) ? null : inDockerfile(edits.flatMap((one) => one ?? []));
  },
};
