import {
  amount,
  change,
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
  downloadSizeExact: described(
    flag,
    "False as soon as one layer's compressed size is estimated: by gzip, of more than 8 MiB by samples.",
  ),
  layers: described(list(layer), "Base first."),
  efficiency,
  os: optional(described(os, "What the image's os-release says.")),
  notes: optional(
    described(list(note), "What could not be read: what was not found can be there all the same."),
  ),
};
