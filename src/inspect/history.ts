import type { LayerAttribution } from "../build/model.ts";
import type { HistoryEntry, Image } from "../image/model.ts";

const BUILDKIT = "buildkit.dockerfile.v0";

/**
 * Attribution from the image's own history, for an image whose build is not known: the n-th entry that is not an
 * empty layer made layer n. It knows no lines and no stages. Where the first layers were made by something other
 * than BuildKit and later ones by it, the first ones count as the base; otherwise nothing tells, and all are own.
 * https://github.com/opencontainers/image-spec/blob/main/config.md#properties (`history`)
 */
export function attributeByHistory(image: Image): LayerAttribution[] {
  const made = image.config.history.filter((entry) => !entry.emptyLayer);
  if (made.length !== image.layers.length) return image.layers.map(() => attribute("own", null));
  const firstBuilt = made.findIndex((entry) => entry.comment === BUILDKIT);
  return made.map((entry, index) => attribute(index < firstBuilt ? "base" : "own", entry));
}

function attribute(origin: "base" | "own", entry: HistoryEntry | null): LayerAttribution {
  const text = entry === null ? null : instructionOf(entry.createdBy) || null;
  return {
    origin,
    kind: origin === "base" ? "base" : kindOf(text),
    line: null,
    text,
    stage: null,
    fromStage: null,
  };
}

function kindOf(text: string | null): "run" | "copy" | "other" {
  const [keyword] = (text ?? "").split(/\s/, 1);
  if (keyword === "COPY" || keyword === "ADD") return "copy";
  return keyword === "RUN" ? "run" : "other";
}

/**
 * `created_by` as an instruction: `RUN apt-get update` of `RUN |1 TOKEN=x /bin/sh -c apt-get update # buildkit` and of
 * `/bin/sh -c apt-get update`. Build arguments are left out: their values can be secret.
 */
export function instructionOf(createdBy: string): string {
  const text = createdBy.replace(/\s*# buildkit$/, "").trim();
  const comment = /^(?:\|\d+ .*?)?\/bin\/sh -c #\(nop\)\s+(.*)$/s.exec(text);
  if (comment) return comment[1] ?? "";
  const shell = /^(?:RUN )?(?:\|\d+ .*?)?(?:\/bin\/(?:ba|a|da)?sh(?: -o pipefail)? -[a-z]*c )(.*)$/s.exec(
    text,
  );
  if (shell) return `RUN ${shell[1] ?? ""}`;
  return text.replace(/^RUN \|\d+ .*$/s, "RUN …");
}
