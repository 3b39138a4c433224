import { nearestName } from "../text/nearest.ts";
import { INSTRUCTIONS, type ParsedLine } from "./arguments.ts";
import { checkDuration } from "./duration.ts";
import { checkFlags, type Flags, type Frontend, NO_FLAGS } from "./flags.ts";
import { opensHeredoc } from "./heredoc.ts";
import { checkMountFrom } from "./mount.ts";
import { Rejection } from "./rejection.ts";
import { readFields } from "./words.ts";

type Rule = (line: ParsedLine, flags: () => Flags) => void;

const reject = (message: string): never => {
  throw new Rejection(message);
};

const oneAtLeast: Rule = ({ keyword, args }, flags) => {
  if (args.length === 0) reject(`${keyword} requires at least one argument`);
  flags();
};

const exactlyOne: Rule = ({ keyword, args }, flags) => {
  if (args.length !== 1) reject(`${keyword} requires exactly one argument`);
  flags();
};

const pairs: Rule = ({ keyword, pairs: found }, flags) => {
  flags();
  if (found.length === 0) reject(`${keyword} requires at least one argument: write ${keyword} name=value`);
  if (found.some(({ name }) => name === ""))
    reject(`${keyword} has a value without a name: write name=value`);
};

const copy: Rule = ({ keyword, args }, flags) => {
  const destination = args.at(-1) ?? "";
  if (args.length < 2) reject(`${keyword} requires at least two arguments: a source and a destination`);
  flags();
  if (opensHeredoc(destination))
    reject(`${keyword} takes no here-document as destination: name a file behind it`);
};

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

const from: Rule = ({ args }, flags) => {
  const [, as = "", name = ""] = args;
  const named = args.length === 3 && as.toLowerCase() === "as";
  if (named && !STAGE_NAME.test(name.toLowerCase()))
    reject(
      `invalid name for a stage: ${name}: it begins with a letter, then letters, digits, - _ and . only`,
    );
  if (!named && args.length !== 1) reject("FROM requires one argument, or three: FROM image AS name");
  flags();
};

const run: Rule = (_, flags) => {
  const used = flags();
  for (const mount of used.get("mount") ?? []) checkMountFrom(mount);
  const network = used.get("network")?.[0] ?? "default";
  if (network !== "default" && network !== "none" && network !== "host")
    reject(`RUN --network=${network}: it is default, none or host`);
  const security = used.get("security")?.[0] ?? "sandbox";
  if (security !== "sandbox" && security !== "insecure")
    reject(`RUN --security=${security}: it is sandbox or insecure`);
  for (const device of used.get("device") ?? []) checkDevice(device);
};

function checkDevice(value: string): void {
  let name = "";
  for (const field of readFields(value)) {
    const equals = field.indexOf("=");
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    if (equals >= 0 && key === "name") {
      if (name !== "") reject(`RUN --device=${value} names two devices`);
      name = field.slice(equals + 1);
    } else if (key === "required") {
      if (equals >= 0 && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(field.slice(equals + 1)))
        reject(`RUN --device=${value}: required is true or false`);
    } else if (name === "") name = field;
    else reject(`RUN --device=${value}: it knows name and required, not ${field}`);
  }
}

const healthcheck: Rule = ({ args, rest }, flags) => {
  const [written, ...command] = args;
  if (written === undefined)
    return reject("HEALTHCHECK requires at least one argument: CMD with a command, or NONE");
  const type = written.toUpperCase();
  if (type === "NONE") {
    if (command.length > 0) reject("HEALTHCHECK NONE takes no arguments");
    return;
  }
  const used = flags();
  if (type !== "CMD") reject(`HEALTHCHECK ${written}: write HEALTHCHECK CMD ${rest}, or NONE`);
  if (command.length === 0) reject("HEALTHCHECK CMD has no command behind it");
  for (const flag of ["interval", "timeout", "start-period", "start-interval"])
    checkDuration(flag, used.get(flag)?.[0] ?? "");
  const retries = used.get("retries")?.[0] ?? "";
  if (retries !== "" && (!/^\+?\d+$|^-0+$/.test(retries) || Number(retries) > 2 ** 31 - 1))
    reject(`HEALTHCHECK --retries=${retries} is no number of times`);
};

const arg: Rule = ({ args }) => {
  if (args.length === 0) reject("ARG requires at least one argument: a name");
  if (args.some((one) => one.startsWith("="))) reject("ARG has a value without a name: write ARG name=value");
};

const volume: Rule = (line, flags) => {
  oneAtLeast(line, flags);
  if (line.args.some((one) => one.trim() === "")) reject("VOLUME has a blank path");
};

const shell: Rule = ({ args, json }, flags) => {
  flags();
  if (args.length === 0) reject("SHELL requires at least one argument");
  if (!json) reject('SHELL takes a JSON array only: write SHELL ["/bin/bash", "-c"]');
};

const onbuild: Rule = ({ args }, flags) => {
  const [trigger] = args;
  if (trigger === undefined) return reject("ONBUILD requires an instruction behind it");
  flags();
  const keyword = trigger.toUpperCase();
  if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
    reject(`${keyword} cannot stand behind ONBUILD`);
};

const flagsAlone: Rule = (_, flags) => {
  flags();
};

/** What BuildKit asks of each instruction before it builds anything. */
const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries<Rule>({
    ADD: copy,
    ARG: arg,
    CMD: flagsAlone,
    COPY: copy,
    ENTRYPOINT: flagsAlone,
    ENV: pairs,
    EXPOSE: oneAtLeast,
    FROM: from,
    HEALTHCHECK: healthcheck,
    LABEL: pairs,
    MAINTAINER: exactlyOne,
    ONBUILD: onbuild,
    RUN: run,
    SHELL: shell,
    // BuildKit passes over its flags.
    STOPSIGNAL: (line) => exactlyOne(line, () => NO_FLAGS),
    USER: exactlyOne,
    VOLUME: volume,
    WORKDIR: exactlyOne,
  }),
);

/** Judges one instruction by itself. @returns its flags; @throws Rejection */
export function checkInstruction(line: ParsedLine, frontend: Frontend): Flags {
  const rule = RULES.get(line.keyword);
  if (!rule) {
    if (frontend === "foreign") return NO_FLAGS;
    const meant = nearestName(line.keyword, INSTRUCTIONS);
    throw new Rejection(
      `unknown instruction: ${line.word}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`,
    );
  }
  let used: Flags | null = null;
  rule(line, () => {
    used ??= checkFlags(line.keyword, line.flags, frontend);
    return used;
  });
  return used ?? NO_FLAGS;
}
