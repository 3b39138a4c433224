import { spawn } from "node:child_process";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isImageReference, normalizeReference } from "../../src/dockerfile/image-reference.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import type { TestEngine } from "./global-setup.ts";

/** A stage as BuildKit lists it. */
export interface ToldStage {
  readonly name: string | null;
  readonly line: number | undefined;
  readonly default: boolean;
}

/** Why BuildKit would not build a Dockerfile's stages, and the lines that it names. */
export interface ToldFault {
  readonly message: string;
  readonly lines: readonly number[];
}

interface Location {
  readonly ranges?: readonly { readonly start: { readonly line: number } }[];
}

interface BakeResult {
  readonly targets?: {
    readonly targets?: readonly {
      readonly name?: string;
      readonly default?: boolean;
      readonly location: Location;
    }[];
  };
  readonly check?: { readonly buildError?: { readonly message: string; readonly location?: Location } };
}

/** Stands for every image that a Dockerfile may name: BuildKit looks up none, and pulls none. */
const STAND_IN = "docker-image://scratch";

/** The short name by which BuildKit asks for a context in an image's place. */
const familiar = (reference: string): string =>
  normalizeReference(reference)
    .replace(/^docker\.io\/(?:library\/)?/, "")
    .replace(/:latest$/, "");

/** What a text may take for an image, read roughly: a name too many does no harm, but for a stage's own. */
function imagesIn(text: string): readonly string[] {
  const { stages } = parseDockerfile(text, { platform: PLATFORM });
  const known = stages.flatMap((stage) => stage.images.map((image) => image.reference));
  const written = [...text.matchAll(/FROM\s+(?:--\S+\s+)*(\S+)|from=([^\s,]+)/gi)].map(
    ([, base = "", source = ""]) => base + source,
  );
  const taken = new Set(Array.from(text.matchAll(/\sAS\s+(\S+)/gi), ([, name = ""]) => name.toLowerCase()));
  const names = [...known, ...written].filter((name) => isImageReference(name)).map(familiar);
  return [...new Set(names)].filter((name) => !taken.has(name));
}

const PLATFORM = "linux/amd64";

/** More at once than this, and BuildKit's answers take longer than the processes that are saved. */
const BATCH = 60;
/** Batches side by side. */
const LANES = 2;

/** What a BuildKit says that is older than a flag. */
export const NEWER_FLAG = /unknown flag: (?:--)?(?:parents|security)\b|device feature is only supported/;

/** A frontend that a directive names would be pulled: the builder's own reads what is left. */
export const withoutSyntax = (text: string): string =>
  text.replace(/^((?:\xef\xbb\xbf|\ufeff)?#\s*)syntax(\s*=)/, "$1syntaks$2");

const bytesOf = (text: string | Buffer): string => Buffer.from(text).toString("latin1");

async function bake(
  engine: TestEngine,
  texts: readonly (string | Buffer)[],
  call: "targets" | "check",
): Promise<readonly BakeResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "stagecheck-bulk-"));
  try {
    const context = join(folder, "context");
    await mkdir(context);
    const target: Record<string, unknown> = {};
    for (const [index, text] of texts.entries()) {
      const dockerfile = join(folder, `${index}.Dockerfile`);
      await writeFile(dockerfile, withoutSyntax(bytesOf(text)), "latin1");
      const contexts = Object.fromEntries(imagesIn(String(text)).map((image) => [image, STAND_IN]));
      target[`t${index}`] = { context, contexts, dockerfile, platforms: [PLATFORM] };
    }
    const group = { default: { targets: Object.keys(target) } };
    await writeFile(join(folder, "bake.json"), JSON.stringify({ group, target }));
    const output = await open(join(folder, "output"), "w");
    const args = ["buildx", "bake", "-f", join(folder, "bake.json"), `--allow=fs.read=${folder}`];
    const stderr = await new Promise<string>((resolve, reject) => {
      const child = spawn("docker", [...args, `--call=${call},format=json`, "--progress=plain"], {
        env: engine.env,
        stdio: ["ignore", output.fd, "pipe"],
      });
      const said: Buffer[] = [];
      child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
      child.on("error", reject);
      child.on("close", () => resolve(Buffer.concat(said).toString("utf8")));
    });
    await output.close();
    const told = await readFile(join(folder, "output"), "utf8");
    if (!told.startsWith("{")) throw new Error(`BuildKit gives no answer: ${stderr.slice(-2_000)}`);
    const answers = (JSON.parse(told) as { target: Record<string, BakeResult> }).target;
    return texts.map((_, index) => answers[`t${index}`] ?? {});
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inBatches<T>(
  engine: TestEngine,
  texts: readonly (string | Buffer)[],
  call: "targets" | "check",
  read: (result: BakeResult) => T,
): Promise<readonly T[]> {
  const told: (readonly T[])[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next * BATCH < texts.length) {
      const batch = next++;
      const results = await bake(engine, texts.slice(batch * BATCH, (batch + 1) * BATCH), call);
      told[batch] = results.map(read);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return told.flat();
}

/** The stages of Dockerfiles as BuildKit lists them. @throws Error where it rejects one of them */
export const listStages = (
  engine: TestEngine,
  texts: readonly (string | Buffer)[],
): Promise<readonly (readonly ToldStage[])[]> =>
  inBatches(engine, texts, "targets", ({ targets }) =>
    (targets?.targets ?? []).map((stage) => ({
      name: stage.name ?? null,
      line: stage.location.ranges?.[0]?.start.line,
      default: stage.default ?? false,
    })),
  );

/** What keeps BuildKit from building all stages of each Dockerfile; null where nothing does. */
export const findFaults = (
  engine: TestEngine,
  texts: readonly (string | Buffer)[],
): Promise<readonly (ToldFault | null)[]> =>
  inBatches(engine, texts, "check", ({ check }) => {
    const fault = check?.buildError;
    if (!fault) return null;
    const lines = (fault.location?.ranges ?? []).map((range) => range.start.line);
    return { message: fault.message, lines };
  });
