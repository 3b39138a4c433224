import { spawn } from "node:child_process";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** Images that the Dockerfiles of the tests name: one of the engine stands for each, so that nothing is pulled. */
const IMAGES = [
  "alpine",
  "busybox",
  "nginx",
  "debian",
  "debian:12",
  "b/c",
  "ghcr.io/o/i:1",
  "localhost:5000/x",
];
const STAND_IN = "docker-image://debian:bookworm-slim";

/** More at once than this, and BuildKit's answers take longer than the processes that are saved. */
const BATCH = 60;

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
    const contexts = Object.fromEntries(IMAGES.map((image) => [image, STAND_IN]));
    const target: Record<string, unknown> = {};
    for (const [index, text] of texts.entries()) {
      const dockerfile = join(folder, `${index}.Dockerfile`);
      // A frontend that a directive names would be pulled.
      const asked = bytesOf(text).replace(/^((?:\xef\xbb\xbf)?#\s*)syntax(\s*=)/, "$1syntaks$2");
      await writeFile(dockerfile, asked, "latin1");
      target[`t${index}`] = { context, contexts, dockerfile, platforms: ["linux/amd64"] };
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
  const told: T[] = [];
  for (let at = 0; at < texts.length; at += BATCH)
    told.push(...(await bake(engine, texts.slice(at, at + BATCH), call)).map(read));
  return told;
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
