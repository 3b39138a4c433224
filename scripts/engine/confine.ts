/**
 * The command line that runs a command in mount and pid namespaces of its own. When the process that starts it ends,
 * however it ends, so does everything in them, and their mounts go with them.
 */
export function confine(command: string[]): string[] {
  return [
    ...["setpriv", "--pdeathsig", "KILL"],
    ...["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child=KILL"],
    ...command,
  ];
}
