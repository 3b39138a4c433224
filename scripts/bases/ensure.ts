import { StagecheckError } from "../../src/errors.ts";
import { groupBy } from "../../src/grouping.ts";
import { runCommand } from "../engine/command.ts";
import { loadStandIns } from "./load.ts";
import { readMachine } from "./machine.ts";
import { makeStandIns } from "./make.ts";
import { pullImage, registryOf } from "./pull.ts";
import { imageHash, imageRecipe, recipeLabel, standInLabel, withTag } from "./stand-in.ts";

/** How a base image came into the engine; `present`: it was there, real or an up-to-date stand-in. */
export interface EnsuredBase {
  readonly reference: string;
  readonly kind: "pulled" | "stand-in" | "present";
}

/**
 * Sees to it that an engine has these images: pulled where a registry answers, else made here as stand-ins of the same name.
 * @param engineEnv what tells `docker` its engine; added to this process's own environment
 * @throws StagecheckError where an image can neither be pulled nor made
 */
export async function ensureBases(
  engineEnv: Record<string, string>,
  references: readonly string[],
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<readonly EnsuredBase[]> {
  const env = { ...process.env, ...engineEnv };
  const unique = [...new Set(references)].filter((reference) => reference !== "scratch");
  const found = await findImages(unique, env);
  const wanted = unique.filter((reference) => isStandIn(found.get(reference)));
  const pulled = await pullAll(wanted, env, log, signal);
  const unpulled = wanted.filter((reference) => !pulled.has(reference));
  const made = await loadMissing(unpulled, found, env, log, signal);
  return unique.map((reference) => {
    if (pulled.has(reference)) return { reference, kind: "pulled" };
    return { reference, kind: made.has(reference) ? "stand-in" : "present" };
  });
}

interface FoundImage {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Those of the images that the engine has. */
async function findImages(
  references: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, FoundImage>> {
  if (references.length === 0) return new Map();
  // Fails as soon as one image is missing, but prints the others.
  const { stdout, stderr } = await runCommand("docker", ["image", "inspect", ...references], { env });
  if (stderr !== "" && !/no such image/i.test(stderr)) {
    throw new StagecheckError(`The engine does not tell its images: ${stderr.trim()}`);
  }
  const images: readonly {
    Id: string;
    RepoTags: readonly string[] | null;
    Config: { Labels?: Readonly<Record<string, string>> | null };
  }[] = JSON.parse(stdout);
  const byTag = new Map(
    images.flatMap(({ Id, RepoTags, Config }) =>
      (RepoTags ?? []).map((tag) => [tag, { id: Id, labels: Config.Labels ?? {} }] as const),
    ),
  );
  return new Map(
    references.flatMap((reference) => {
      const image = byTag.get(withTag(reference));
      return image ? [[reference, image] as const] : [];
    }),
  );
}

/** Whether a real image is still to be had. */
function isStandIn(image: FoundImage | undefined): boolean {
  return image === undefined || image.labels[standInLabel] === "true";
}

/** Asks each registry once: one that does not answer is not asked again. */
async function pullAll(
  references: readonly string[],
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const pulled = new Set<string>();
  const pull = async (reference: string): Promise<boolean> => {
    const result = await pullImage(reference, env, signal);
    if (result.pulled) {
      pulled.add(reference);
      log(`pulled ${reference}`);
    } else if (result.answered) {
      log(`cannot pull ${reference}: ${result.message}`);
    }
    return result.pulled || result.answered;
  };
  for (const [first, ...others] of groupBy(references, registryOf).values()) {
    if (first !== undefined && (await pull(first))) await Promise.all(others.map(pull));
  }
  return pulled;
}

/** Makes and loads the stand-ins that the engine does not have as today's recipes make them; tells which. */
async function loadMissing(
  references: readonly string[],
  found: ReadonlyMap<string, FoundImage>,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  if (references.length === 0) return new Set();
  const machine = await readMachine();
  const stale = references.filter(
    (reference) => found.get(reference)?.labels[recipeLabel] !== imageHash(imageRecipe(reference), machine),
  );
  if (stale.length === 0) return new Set();
  log(`no registry gives ${stale.join(", ")}: making stand-ins from Debian and npm packages`);
  const started = Date.now();
  await loadStandIns(await makeStandIns(stale, machine, log, signal), env, signal);
  const replaced = new Set(stale.flatMap((reference) => found.get(reference)?.id ?? []));
  // Fails for one that a container still uses: then it stays.
  if (replaced.size > 0) await runCommand("docker", ["image", "rm", ...replaced], { env });
  log(`stand-ins loaded, ${((Date.now() - started) / 1000).toFixed(0)} s in all`);
  return new Set(stale);
}
