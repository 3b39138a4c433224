/** What BuildKit's max-mode provenance tells of layers: for each layer of the result, which lines its step has. */
export interface LayerSteps {
  /** One for each layer, base first. Lines of the step that made it; empty where BuildKit names none. */
  readonly layers: readonly { readonly lines: readonly number[]; readonly external: boolean }[];
  /** Digests of the external images, by reference as BuildKit normalises it. */
  readonly materials: ReadonlyMap<string, string>;
}

type Json = Record<string, unknown>;

function object(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The digests of a step's layers, base first: `layers["step3:0"] = [[descriptor, …]]`. */
function chains(layers: Json): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(layers).map(([key, value]) => [
      key,
      array(array(value)[0]).map((descriptor) => String(object(descriptor)["digest"] ?? "")),
    ]),
  );
}

function stepNumber(key: string): number {
  return Number(/^step(\d+)/.exec(key)?.[1] ?? Number.NaN);
}

function linesOf(location: unknown): number[] {
  return array(object(location)["locations"]).flatMap((item) =>
    array(object(item)["ranges"])
      .slice(0, 1)
      .map((range) => Number(object(object(range)["start"])["line"]))
      .filter((line) => Number.isInteger(line) && line > 0),
  );
}

/** `pkg:docker/debian@bookworm-slim?platform=…` as `docker.io/library/debian:bookworm-slim`. */
function materialReference(uri: string): string | null {
  const match = /^pkg:docker\/([^@?]+)(?:@([^?]+))?/.exec(uri);
  if (!match?.[1]) return null;
  const name = decodeURIComponent(match[1]);
  const first = name.split("/")[0] ?? "";
  const domain = name.includes("/") && /[.:]|^localhost$/.test(first);
  const full = domain ? name : `docker.io/${name.includes("/") ? name : `library/${name}`}`;
  return `${full}:${decodeURIComponent(match[2] ?? "latest")}`;
}

function readMaterials(items: readonly unknown[]): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap((item) => {
      const reference = materialReference(String(object(item)["uri"] ?? ""));
      const digest = object(object(item)["digest"])["sha256"];
      return reference !== null && typeof digest === "string"
        ? [[reference, `sha256:${digest}`] as const]
        : [];
    }),
  );
}

/**
 * Reads `buildx.build.provenance` of a metadata file, SLSA v0.2 or v1. The chains of layers in it are compared with
 * each other only, so it does not matter in which compression the image was exported.
 * https://docs.docker.com/build/metadata/attestations/slsa-definitions/
 * @returns null where there is none, or none that could be understood
 */
export function readProvenance(metadata: unknown): LayerSteps | null {
  const provenance = object(object(metadata)["buildx.build.provenance"]);
  const definition = object(provenance["buildDefinition"]);
  const v1 = object(object(provenance["runDetails"])["metadata"]);
  const buildkit =
    "buildDefinition" in provenance
      ? object(v1["buildkit_metadata"])
      : object(object(provenance["metadata"])["https://mobyproject.org/buildkit@v1#metadata"]);
  const config = object(
    "buildDefinition" in provenance
      ? object(definition["internalParameters"])["buildConfig"]
      : provenance["buildConfig"],
  );
  const steps = array(config["llbDefinition"]).map(object);
  const result = steps.findLast((step) => Object.keys(object(object(step["op"])["Op"])).length === 0);
  const resultKey = String(array(result?.["inputs"])[0] ?? "");
  const chainOf = chains(object(buildkit["layers"]));
  const final = chainOf.get(resultKey);
  if (!final) return null;

  const locations = object(object(buildkit["source"])["locations"]);
  const sources = new Set(
    steps.flatMap((step) => ("source" in object(object(step["op"])["Op"]) ? [String(step["id"])] : [])),
  );
  const ordered = [...chainOf].sort(([left], [right]) => stepNumber(left) - stepNumber(right));
  const layers: { lines: readonly number[]; external: boolean }[] = [];
  while (layers.length < final.length) {
    const at = layers.length;
    // The shortest chain beyond what is known that is a beginning of the result's: its step made what is new in it.
    let best: { step: string; length: number; lines: readonly number[] } | null = null;
    for (const [key, chain] of ordered) {
      if (
        chain.length <= at ||
        chain.length > final.length ||
        chain.some((digest, index) => digest !== final[index])
      ) {
        continue;
      }
      const step = key.split(":")[0] ?? "";
      const lines = linesOf(locations[step]);
      const better =
        best === null ||
        chain.length < best.length ||
        (chain.length === best.length && best.lines.length === 0);
      if (better) best = { step, length: chain.length, lines };
    }
    if (best === null) return null;
    for (let index = at; index < best.length; index++)
      layers.push({ lines: best.lines, external: sources.has(best.step) });
  }
  const materials =
    "buildDefinition" in provenance ? definition["resolvedDependencies"] : provenance["materials"];
  return { layers, materials: readMaterials(array(materials)) };
}
