import { expect, test } from "vitest";
import type { HistoryEntry } from "../../../src/image/model.ts";
import { attributeByHistory, instructionOf } from "../../../src/inspect/history.ts";
import { makeImage } from "../detectors/literal-image.ts";

function entry(createdBy: string, comment = "", emptyLayer = false): HistoryEntry {
  return { createdBy, comment, emptyLayer };
}

function attribute(layers: number, history: readonly HistoryEntry[]) {
  const { image } = makeImage({
    why: "",
    config: { history },
    layers: Array.from({ length: layers }, (_, index) => ({ instruction: `${index} RUN x` })),
  });
  return attributeByHistory(image);
}

test.each([
  ["RUN /bin/sh -c apt-get update # buildkit", "RUN apt-get update"],
  ["RUN |2 TOKEN=secret NAME=a b /bin/sh -c make # buildkit", "RUN make"],
  ["|1 TOKEN=secret /bin/sh -c make", "RUN make"],
  ["/bin/sh -c apt-get update", "RUN apt-get update"],
  ["/bin/sh -c #(nop) COPY dir:1 in /app ", "COPY dir:1 in /app"],
  ["COPY /app /app # buildkit", "COPY /app /app"],
  ["RUN |1 TOKEN=secret make # buildkit", "RUN …"],
  ["# debian.sh --arch 'amd64' out/", "# debian.sh --arch 'amd64' out/"],
])("%s", (createdBy, instruction) => {
  expect(instructionOf(createdBy)).toBe(instruction);
});

test("the n-th entry that is no empty layer made layer n; what came before BuildKit is the base", () => {
  const buildkit = "buildkit.dockerfile.v0";
  expect(
    attribute(3, [
      entry("/bin/sh -c #(nop) ADD file:1 in / "),
      entry('/bin/sh -c #(nop)  CMD ["bash"]', "", true),
      entry("RUN /bin/sh -c make # buildkit", buildkit),
      entry("ENV A=b", buildkit, true),
      entry("COPY . . # buildkit", buildkit),
    ]),
  ).toEqual([
    { origin: "base", kind: "base", line: null, text: "ADD file:1 in /", stage: null, fromStage: null },
    { origin: "own", kind: "run", line: null, text: "RUN make", stage: null, fromStage: null },
    { origin: "own", kind: "copy", line: null, text: "COPY . .", stage: null, fromStage: null },
  ]);
});

test("a history that does not fit the layers tells nothing", () => {
  const unknown = { origin: "own", kind: "other", line: null, text: null, stage: null, fromStage: null };
  expect(attribute(2, [entry("RUN /bin/sh -c make # buildkit")])).toEqual([unknown, unknown]);
  expect(attribute(1, [])).toEqual([unknown]);
});
