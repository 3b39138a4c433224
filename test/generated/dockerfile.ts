import fc from "fast-check";
import { add, copy, from, onbuild, other, pair, run } from "./instructions.ts";
import { mostly, pick } from "./words.ts";

/** Texts of Dockerfiles, most of them valid, many only nearly so: what BuildKit makes of them is asked of BuildKit. */

const instruction = fc.oneof(
  { weight: 5, arbitrary: copy },
  { weight: 1, arbitrary: add },
  { weight: 5, arbitrary: run },
  { weight: 6, arbitrary: other },
  { weight: 1, arbitrary: onbuild },
);
const stage = fc
  .tuple(from, fc.array(instruction, { maxLength: 3 }))
  .map(([first, rest]) => [first, ...rest].join("\n"));

const globals = mostly(
  fc.array(
    pick(
      "ARG A=alpine",
      "ARG B=debian C=2",
      "ARG C",
      "# note",
      `ARG A=\${B:-x}`,
      'ARG B="b/c"',
      "ARG TARGETARCH=x",
      `ARG C=\${A%e}\${B#d}`,
      "ARG TARGETSTAGE",
      "ARG A='x' B=$A",
    ),
    { maxLength: 2 },
  ),
  fc.array(
    fc.oneof(
      pair.map((one) => `ARG ${one}`),
      other,
    ),
    { maxLength: 2 },
  ),
  8,
);

const directives = mostly(
  pick(""),
  pick(
    "# escape=`\n",
    "# escape=\\\n",
    "# Escape = `\n",
    "# escape=x\n",
    "# escape=`\n# escape=`\n",
    "#!/bin/sh\n",
    "# check=skip=all\n",
    "# check=nope\n",
    "# check=skip=A;error=maybe\n",
    "# syntax=docker/dockerfile:1.4\n",
    "#escape=`\n",
    "# x\n# escape=`\n",
    "\n# escape=`\n",
    "# unknown=x\n# escape=`\n",
  ),
  10,
);

/** Cuts the line at the first blank behind `at`, with something between the two halves. */
function cutLine(text: string, at: number, between: string): string {
  const blank = text.indexOf(" ", at);
  return blank < 0 ? text : `${text.slice(0, blank)} ${between}${text.slice(blank)}`;
}

type Accident = (text: string) => string;
const always = (happen: Accident): fc.Arbitrary<Accident> => fc.constant(happen);

/** What happens to a text in a hurry: line ends, a byte order mark, a line cut in two, a stray or missing character. */
const accident: fc.Arbitrary<Accident> = fc.oneof(
  { weight: 20, arbitrary: always((text) => text) },
  { weight: 1, arbitrary: always((text) => text.replaceAll("\n", "\r\n")) },
  { weight: 1, arbitrary: always((text) => text.replace("\n", "\r\n")) },
  { weight: 1, arbitrary: always((text) => `\uFEFF${text}`) },
  { weight: 1, arbitrary: always((text) => `# escape=\`\n${text.replaceAll("\\", "`")}`) },
  { weight: 1, arbitrary: always((text) => text.replaceAll("\n", "\n\n")) },
  { weight: 1, arbitrary: always((text) => text.replaceAll(/^/gm, "  ")) },
  { weight: 1, arbitrary: always((text) => text.trimEnd()) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.nat(200),
        pick("\\\n  # between\n", "\\\n", "\\  \n\t", "\\\n\n", "\\\n#\n\n", "\\\n\\\n", "\\\r\n", "`\n"),
      )
      .map(
        ([at, between]) =>
          (text: string) =>
            cutLine(text, at, between),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.nat(200),
        fc.nat(1),
        pick(
          "",
          '"',
          "'",
          " ",
          "\n",
          "$",
          "\\",
          "{",
          "<<",
          "\t",
          "=",
          "\0",
          "\r",
          "\u00a0",
          "#",
          "--",
          "[",
          "\\\n",
          "é",
        ),
      )
      .map(
        ([at, gone, char]) =>
          (text: string) =>
            text.slice(0, at) + char + text.slice(at + gone),
      ),
  },
);

export const dockerfileText: fc.Arbitrary<string> = fc
  .tuple(directives, globals, fc.array(stage, { minLength: 1, maxLength: 4 }), accident)
  .map(([first, args, stages, happen]) => `${first}${happen([...args, ...stages].join("\n"))}\n`);
