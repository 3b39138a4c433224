import { INSPECTION_SCHEMA } from "../../inspect/model.ts";
import {
  amount,
  change,
  constant,
  described,
  flag,
  line,
  list,
  nullable,
  object,
  oneOf,
  optional,
  optionalText,
  text,
} from "./shapes.ts";

const item = object("FindingItem", {
  path: described(text, "Begins with /."),
  package: optional(text),
  version: optional(text),
  bytes: amount,
});

/** One detector and one instruction. */
export const findingShape = object("Finding", {
  detector: text,
  severity: oneOf("error", "warning", "info"),
  path: described(text, "Begins with /; of the largest item."),
  package: optional(text),
  version: optional(text),
  bytes: described(amount, "Sum over all items."),
  layer: described(amount, "Index of the layer, those of the base image counted."),
  origin: described(oneOf("base", "run", "copy"), "Inherited, made by a RUN, or copied."),
  line: optional(described(line, "Of the instruction that made the bytes.")),
  stage: described(optionalText, "The stage that the line stands in, where it is not the target itself."),
  fromStage: optional(described(text, "Where it was copied from: a stage or an image.")),
  residual: described(flag, "Deleted by a later layer, but its bytes are still pulled."),
  status: optional(described(oneOf("new", "debt", "unknown"), "Against the baseline.")),
  message: described(text, "What is there."),
  remedy: described(text, "What to do."),
  allowed: optional(described(text, "The reason that the config gives for allowing it.")),
  items: described(list(item), "Largest first."),
});

const layer = object("Layer", {
  diffId: described(text, "Digest of the uncompressed tar."),
  digest: described(optionalText, "Digest of the compressed blob; null for a plain layer."),
  size: described(amount, "Bytes of its regular files, a repeated path each time."),
  downloadSize: described(nullable(amount), "Compressed bytes; null where they are not known."),
  files: described(amount, "Regular-file entries."),
  origin: described(oneOf("base", "own"), "Came with the external base image, or made by this Dockerfile."),
  instruction: nullable(object("LayerInstruction", { line: nullable(line), text, stage: optionalText })),
});

const number = { type: ["number", "null"] } as const;

const efficiency = object("Efficiency", {
  dive: object("DiveFigures", {
    efficiency: number,
    wastedBytes: nullable(change),
    userWastedPercent: number,
  }),
  reclaimableBytes: described(amount, "Bytes that layers hold and the final filesystem does not show."),
});

const os = object("OsRelease", {
  id: described(text, "debian, alpine, fedora, …"),
  version: described(optionalText, "null for systems without versions."),
  name: described(text, "For people."),
});

const note = object("InspectionNote", {
  message: text,
  path: described(text, "Begins with /."),
  layer: described(amount, "Index of the layer, those of the base image counted."),
});

/** The keys of an image as measured; an inspection adds the findings. */
export const imageFields = {
  reference: text,
  digest: described(optionalText, "Of the platform's manifest; null where there is none."),
  platform: described(text, "os/arch[/variant]"),
  size: described(amount, "Sum over the layers of the bytes of regular files."),
  downloadSize: described(
    nullable(amount),
    "Sum of the compressed layers; null where one is not known, as in stages that do not ship.",
  ),
  downloadSizeExact: described(flag, "False as soon as one layer's compressed size is estimated."),
  layers: described(list(layer), "Base first."),
  efficiency,
  os: optional(described(os, "What the image's os-release says.")),
  notes: optional(
    described(list(note), "What could not be read: what was not found can be there all the same."),
  ),
};

/** What `inspect --format json` prints. */
export const inspectionShape = object("Inspection", {
  schema: constant(INSPECTION_SCHEMA),
  ...imageFields,
  findings: list(findingShape),
});
