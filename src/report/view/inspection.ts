import { groupBy } from "../../grouping.ts";
import type { Finding, InspectedLayer, Inspection } from "../../inspect/model.ts";
import { formatBytes } from "../../text/bytes.ts";
import { downloadText } from "./cells.ts";
import type { MeasuredFact } from "./measured.ts";
import { instruction, instructionText, prose, type Sentence, shorten, unstopped } from "./pieces.ts";

/** What there is to say of an image as a whole. */
export function inspectionFacts(inspection: Inspection): readonly MeasuredFact[] {
  const { digest, platform, size, layers, efficiency, os, notes = [] } = inspection;
  const base = layers.filter((layer) => layer.origin === "base").reduce((sum, layer) => sum + layer.size, 0);
  const { dive, reclaimableBytes } = efficiency;
  const others = inspection.otherPlatforms ?? [];
  const figures = dive.efficiency === null ? "" : `; dive's efficiency ${percent(dive.efficiency)}`;
  return [
    {
      term: "platform",
      sentence: [
        platform,
        ...(others.length > 0 ? [`; also there for ${others.join(", ")} (--platform)`] : []),
      ],
    },
    ...(os === undefined ? [] : [{ term: "system", sentence: prose(shorten(os.name, 100)) }]),
    ...(digest === null ? [] : [{ term: "digest", sentence: [digest] }]),
    {
      term: "size",
      sentence: [
        formatBytes(size),
        ...(base > 0 ? [`, ${formatBytes(base)} of it from the base image`] : []),
      ],
    },
    { term: "download", sentence: [downloadText(inspection)] },
    { term: "waste", sentence: [`${formatBytes(reclaimableBytes)} hidden in lower layers${figures}`] },
    ...notes.map(({ message }) => ({ term: "note", sentence: prose(message) })),
  ];
}

/** How many packages there are, and of which managers; nothing where no database is. */
export function packageFact({ packages }: Inspection): readonly MeasuredFact[] {
  if (packages.length === 0) return [];
  const managers = [...groupBy(packages, ({ manager }) => manager)].map(([manager, those]) => {
    const bytes = those.reduce((sum, one) => sum + one.bytes, 0);
    return `${those.length.toLocaleString("en-US")} of ${manager}, ${formatBytes(bytes)}`;
  });
  return [{ term: "packages", sentence: [managers.join("; ")] }];
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** The instruction that made a layer, on one line; null where it is not known. */
export function layerText({ instruction: made }: InspectedLayer, limit: number): string | null {
  return made && made.text.trim() !== "" ? instructionText(made.text, limit) : null;
}

/** `line 19`; `base` for what was inherited without a line. */
export function layerPlace({ instruction: made, origin }: InspectedLayer): string {
  if (made?.line) return `line ${made.line}`;
  return origin === "base" ? "base" : "";
}

/** What was found, how big, and which file it is; an image alone does not tell Dockerfile lines. */
export function inspectedFinding(finding: Finding): Sentence {
  const residual = finding.residual ? ", deleted later but still pulled" : "";
  const base = finding.origin === "base" ? ", from the base image" : "";
  return [...prose(unstopped(finding.message)), `, ${formatBytes(finding.bytes)}${residual}${base}`];
}

export function inspectedPlace(finding: Finding, inspection: Inspection): Sentence {
  const text = inspection.layers[finding.layer]?.instruction?.text;
  return [
    { code: shorten(finding.path, 80) },
    ...(finding.line === undefined ? [`, layer ${finding.layer + 1}`] : [`, line ${finding.line}`]),
    ...(text ? [" ", instruction(text, 60)] : []),
  ];
}
