/** A line of a log that the runner would obey. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescaped = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

/**
 * Every command in a log, read as the runner reads it: lines end as .NET ends them, `::` counts after blanks, and
 * the older `##[` anywhere in a line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line): WorkflowCommand[] => {
    const modern = /^[\s\u0085]*::(.*?)::(.*)$/.exec(line);
    const older = /##\[([^\]]*)\](.*)$/.exec(line);
    const [, head, message = ""] = modern ?? older ?? [];
    if (head === undefined) return [];
    const [, command = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(head) ?? [];
    const properties = rest.split(modern ? "," : ";").flatMap((pair): [string, string][] => {
      const [name = "", ...value] = pair.split("=");
      return name.trim() === "" ? [] : [[name.trim(), unescaped(value.join("="))]];
    });
    return [
      {
        command: modern ? command : `##[${command}]`,
        properties: Object.fromEntries(properties),
        message: unescaped(message),
      },
    ];
  });
}
