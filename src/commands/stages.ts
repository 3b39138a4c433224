import { accessSync, constants, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { PlannedDockerfile } from "../build/model.ts";
import { StagecheckError } from "../errors.ts";
import type { Notice } from "../report/model.ts";
import { listedDockerfile } from "../report/stages.ts";
import { searchRepository } from "../repository.ts";
import type { Invocation } from "../settings/from-arguments.ts";
import type { CommandContext } from "./context.ts";
import { type NamedDockerfiles, openNamed, settingsAt } from "./named-dockerfiles.ts";
import { openOutputs } from "./print.ts";

type StagesInvocation = Extract<Invocation, { command: "stages" }>;

/** Dockerfiles that are read one after the other: there may be thousands, and none is kept. */
interface Found {
  readonly dockerfiles: Iterable<PlannedDockerfile>;
  /** Complete once all Dockerfiles were gone through. */
  readonly notices: () => readonly Notice[];
}

/** After so many Dockerfiles signals are looked at. */
const READ_AT_ONCE = 100;

/** What a path is. @throws StagecheckError where it cannot be read */
function look(path: string, file: string): Stats {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    throw new StagecheckError(missing ? "There is no such file or folder" : "It cannot be read", {
      place: { file: path },
      remedy: "Name a Dockerfile, or a folder that holds some.",
      cause,
    });
  }
}

async function find(
  path: string,
  named: NamedDockerfiles,
  { given }: StagesInvocation,
  { cwd }: CommandContext,
): Promise<Found> {
  const file = resolve(cwd, path);
  if (!look(path, file).isDirectory()) {
    const read = await named.open(path);
    return { dockerfiles: once(read), notices: () => [] };
  }
  const settings = settingsAt(file, given);
  const { dockerfiles, notices, passedOver } = await searchRepository(settings.root, settings, true);
  return { dockerfiles: begun(dockerfiles), notices: () => [...notices, ...passedOver] };
}

function* once(read: () => PlannedDockerfile): Generator<PlannedDockerfile> {
  yield read();
}

/** What is gone through, its first one taken already: that there is none is told before anything is printed. */
function begun<T>(all: Iterable<T>): Iterable<T> {
  const rest = all[Symbol.iterator]();
  const first = rest.next();
  return (function* () {
    for (let next = first; next.done !== true; next = rest.next()) yield next.value;
  })();
}

/** `stagecheck stages [PATH...]`: 1 where a file is rejected, 2 (thrown) where a path cannot be read. */
export async function stagesCommand(invocation: StagesInvocation, context: CommandContext): Promise<number> {
  const named = openNamed(invocation.given, context);
  const all: Found[] = [];
  for (const path of invocation.paths.length > 0 ? invocation.paths : ["."]) {
    all.push(await find(path, named, invocation, context));
  }

  const outputs = openOutputs((format, options) => format.stages(options), invocation, context);
  let count = 0;
  let rejected = false;
  try {
    for (const { dockerfiles } of all) {
      for (const dockerfile of dockerfiles) {
        const listed = listedDockerfile(dockerfile);
        rejected ||= listed.error !== undefined;
        for (const { parts, write } of outputs) write(parts.dockerfile(listed));
        if (++count % READ_AT_ONCE === 0) await setImmediate();
        context.signal.throwIfAborted();
      }
    }
    const notices = all.flatMap(({ notices }) => notices());
    for (const { parts, write } of outputs) write(parts.end(notices));
  } finally {
    for (const { close } of outputs) close();
  }
  return rejected ? 1 : 0;
}
