import { type CommandContext, definedVariables } from "./commands/context.ts";
import { failureLines } from "./commands/failure.ts";
import { InterruptedError } from "./errors.ts";
import { interruptedStatus, interruptible } from "./process/signals.ts";
import { readArguments } from "./settings/from-arguments.ts";
import { helpText } from "./settings/options.ts";
import { VERSION } from "./version.ts";

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const invocation = readArguments(args, context.cwd, context.env);
  // Each command loads what it needs: to read all of them takes longer than to read a thousand Dockerfiles.
  switch (invocation.command) {
    case "help":
      context.stdout.write(helpText(invocation.about));
      return 0;
    case "version":
      context.stdout.write(`${VERSION}\n`);
      return 0;
    case "stages":
      return (await import("./commands/stages.ts")).stagesCommand(invocation, context);
    case "explain":
      return (await import("./commands/explain.ts")).explainCommand(invocation, context);
    case "inspect":
      return (await import("./commands/inspect.ts")).inspectCommand(invocation, context);
    default:
      return (await import("./commands/check.ts")).checkCommand(invocation, context);
  }
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const args = process.argv.slice(2);
  try {
    process.exitCode = await interruptible((signal) =>
      run(args, {
        env: definedVariables(process.env),
        cwd: process.cwd(),
        signal,
        stdin: process.stdin,
        stdout: process.stdout,
        stderr: process.stderr,
      }),
    );
  } catch (error) {
    for (const line of failureLines(error, args.includes("--debug"))) {
      process.stderr.write(`stagecheck: ${line}\n`);
    }
    process.exitCode = error instanceof InterruptedError ? interruptedStatus(error) : 2;
  }
}

await main();
