/** What BuildKit's max-mode provenance tells of layers: for each layer of the result, which lines its step has. */
export interface LayerSteps {
  /** One for each layer, base first. Lines of the step that made it; empty where BuildKit names none. */
  readonly layers: readonly { readonly lines: readonly number[]; readonly external: boolean }[];
}

type Json = Record<string, unknown>;

function object(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** How many layers there are after a step, by `step3:0`; only of steps that BuildKit had loaded. */
function chainLengths(layers: Json): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(layers).flatMap(([key, value]) => {
      const { length } = array(array(value)[0]);
      return length > 0 ? [[key, length] as const] : [];
    }),
  );
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

/** Digests of the external images that a build took, by reference as BuildKit normalises it. */
export function readMaterials(metadata: unknown): ReadonlyMap<string, string> {
  const provenance = object(object(metadata)["buildx.build.provenance"]);
  const materials = object(provenance["buildDefinition"])["resolvedDependencies"] ?? provenance["materials"];
  return new Map(
    array(materials).flatMap((item) => {
      const reference = materialReference(String(object(item)["uri"] ?? ""));
      const digest = object(object(item)["digest"])["sha256"];
      return reference !== null && typeof digest === "string"
        ? [[reference, `sha256:${digest}`] as const]
        : [];
    }),
  );
}

/** A step of the build as LLB has it. https://github.com/moby/buildkit/blob/master/solver/pb/ops.proto */
interface Step {
  readonly id: string;
  /** Kind of the operation: source, exec, file, merge, …; null: the end of the build. */
  readonly kind: string | null;
  readonly operation: Json;
  /** `step3:0` */
  readonly inputs: readonly string[];
}

function readSteps(definition: unknown): readonly Step[] {
  return array(definition).map((value) => {
    const step = object(value);
    const operation = object(object(step["op"])["Op"]);
    const [kind = null] = Object.keys(operation);
    return {
      id: String(step["id"]),
      kind,
      operation: kind === null ? {} : object(operation[kind]),
      inputs: array(step["inputs"]).map(String),
    };
  });
}

/** Which input a step's result is built upon; undefined: it begins from nothing, or from outside. */
function rootInput({ kind, operation, inputs }: Step): string | undefined {
  // JSON leaves out an index of 0.
  const at = (value: unknown): string | undefined => inputs[Number(object(value)["input"] ?? 0)];
  switch (kind) {
    case null:
      return inputs[0];
    case "exec": {
      const root = array(operation["mounts"]).find((mount) => object(mount)["dest"] === "/");
      return root === undefined ? undefined : at(root);
    }
    case "file":
      return at(array(operation["actions"])[0]);
    case "merge":
      return at(array(operation["inputs"])[0]);
    default:
      return undefined;
  }
}

/** The steps that one after the other made the result, the first one first; with the name of what each made. */
function lineageOf(steps: readonly Step[]): readonly { readonly step: Step; readonly output: string }[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const lineage: { step: Step; output: string }[] = [];
  let step = steps.findLast(({ kind }) => kind === null);
  while (step && lineage.length <= steps.length) {
    const output: string | undefined = rootInput(step);
    step = byId.get(output?.split(":")[0] ?? "");
    if (step && output !== undefined) lineage.unshift({ step, output });
  }
  return lineage;
}

/**
 * Reads `buildx.build.provenance` of a metadata file, SLSA v0.2 or v1: follows the steps that made the result and
 * gives each the layers that it added. A step makes one layer; where BuildKit tells how many there are after it, that
 * counts. It does not tell of a step that another build at the same time had in common.
 * https://docs.docker.com/build/metadata/attestations/slsa-definitions/
 * @param layerCount layers of the image
 * @returns null where there is none, or none that fits the image
 */
export function readProvenance(metadata: unknown, layerCount: number): LayerSteps | null {
  const provenance = object(object(metadata)["buildx.build.provenance"]);
  const definition = object(provenance["buildDefinition"]);
  const isV1 = "buildDefinition" in provenance;
  const details = object(object(provenance["runDetails"])["metadata"]);
  const buildkit = isV1
    ? object(details["buildkit_metadata"])
    : object(object(provenance["metadata"])["https://mobyproject.org/buildkit@v1#metadata"]);
  const config = object(
    isV1 ? object(definition["internalParameters"])["buildConfig"] : provenance["buildConfig"],
  );
  const lineage = lineageOf(readSteps(config["llbDefinition"]));
  if (lineage.length === 0) return null;

  const lengths = chainLengths(object(buildkit["layers"]));
  const locations = object(object(buildkit["source"])["locations"]);
  const layers: { lines: readonly number[]; external: boolean }[] = [];
  for (const [index, { step, output }] of lineage.entries()) {
    const left = lineage.length - 1 - index;
    const external = step.kind === "source";
    const after = lengths.get(output) ?? (external ? layerCount - left : layers.length + 1);
    if (after < layers.length || after > layerCount) return null;
    while (layers.length < after) layers.push({ lines: linesOf(locations[step.id]), external });
  }
  return layers.length === layerCount ? { layers } : null;
}
