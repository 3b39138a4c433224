import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { startChild } from "../process/child.ts";
import type { BuildSettings } from "../settings/model.ts";
import { buildEnvironment } from "./arguments.ts";
import type { BuildEngine } from "./engine.ts";
import { describeFault } from "./fault.ts";
import type { BuildFault, BuildOutcome, PlannedDockerfile, Target } from "./model.ts";
import { type BuildProgress, readProgress } from "./progress.ts";
import { commandOfStep, instructionOfStep } from "./step-instruction.ts";

/** Where a built image waits to be read. */
export type ImageLocation =
  /** In an OCI layout folder. */
  | { readonly kind: "oci-layout"; readonly folder: string; readonly reference: string }
  /** In the engine. */
  | { readonly kind: "engine"; readonly reference: string };

/** What came of one target. */
export interface BuiltTarget {
  readonly outcome: BuildOutcome;
  readonly location: ImageLocation | null;
  /** What the metadata file says, `buildx.build.provenance` in it; null where it was not written. */
  readonly metadata: unknown;
}

export interface BuildRequest {
  readonly engine: BuildEngine;
  /** Folder that the contexts are relative to. */
  readonly root: string;
  readonly dockerfile: PlannedDockerfile;
  readonly target: Target;
  readonly settings: BuildSettings;
  readonly env: Readonly<Record<string, string>>;
  /** A folder for this target alone. */
  readonly temporary: string;
  /** An OCI layout for this target alone. */
  readonly layout: string;
  /** A name of ours for the image, no two alike: where a layout holds several, or the engine has to. */
  readonly reference: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

const METADATA_LIMIT_BYTES = 256_000_000;

/** Puts a changed Dockerfile beside its own ignore file; BuildKit looks for that next to the file. */
async function dockerfilePath(request: BuildRequest): Promise<string> {
  const { changed, parsed, path } = request.dockerfile;
  const original = resolve(request.root, path);
  if (!changed && request.target.text === parsed.text) return original;
  const copy = join(request.temporary, basename(original));
  await writeFile(copy, request.target.text);
  const ignore = changed?.ignore ?? (await readFile(`${original}.dockerignore`).catch(() => null));
  if (ignore === null) await rm(`${copy}.dockerignore`, { force: true });
  else await writeFile(`${copy}.dockerignore`, ignore);
  return copy;
}

/** buildx cannot send a folder whose own name holds control bytes; a link with a plain name to it can be sent. */
async function contextPath(request: BuildRequest): Promise<string> {
  const folder = resolve(request.root, request.target.context);
  if (!/[\u0000-\u001f\u007f]/.test(basename(folder))) return folder;
  const link = join(request.temporary, "context");
  await rm(link, { force: true });
  await symlink(folder, link);
  return link;
}

function outputArgument(request: BuildRequest): string {
  if (!request.engine.exportsOci) return `type=docker,name=${request.reference}`;
  // Only what ships is compressed: nobody pulls the other stages. Forced, or layers that were once exported plain
  // would stay plain here and have no exact download size.
  const compression = request.target.stage.ships
    ? "compression=gzip,force-compression=true"
    : "compression=uncompressed";
  return `type=oci,tar=false,dest=${request.layout},name=${request.reference},${compression}`;
}

async function readMetadata(file: string): Promise<Record<string, unknown> | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null || bytes.length > METADATA_LIMIT_BYTES) return null;
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Builds one target. A build that fails or takes too long is an answer, not an error. */
export async function buildTarget(request: BuildRequest): Promise<BuiltTarget> {
  await mkdir(request.temporary, { recursive: true });
  const metadataFile = join(request.temporary, "metadata.json");
  await rm(metadataFile, { force: true });
  const { settings } = request;
  const args = [
    "buildx",
    "build",
    ...(settings.builder === null ? [] : ["--builder", settings.builder]),
    ...request.target.args,
    "--progress",
    "rawjson",
    "--metadata-file",
    metadataFile,
    "--output",
    outputArgument(request),
    "--file",
    await dockerfilePath(request),
    "--",
    await contextPath(request),
  ];
  const timeout = AbortSignal.timeout(settings.timeoutSeconds * 1000);
  const begun = performance.now();
  const child = startChild("docker", args, {
    cwd: request.root,
    env: {
      ...request.env,
      ...buildEnvironment(settings),
      BUILDX_METADATA_PROVENANCE: "max",
    },
    signal: AbortSignal.any([request.signal, timeout]),
  });
  child.stdout.resume();
  const [log, exitCode] = await Promise.all([readProgress(child.stderr, request.onProgress), child.exit]);
  const seconds = (performance.now() - begun) / 1000;
  const { steps, cachedSteps } = log.progress;
  const counted = { seconds, steps, cachedSteps };

  if (exitCode === 0) {
    const metadata = await readMetadata(metadataFile);
    const { reference } = request;
    const location: ImageLocation = request.engine.exportsOci
      ? { kind: "oci-layout", folder: request.layout, reference }
      : { kind: "engine", reference };
    return {
      outcome: { status: "built", ...counted, cachedSteps: cachedSteps + log.untoldSteps },
      location,
      metadata,
    };
  }
  const { parsed } = request.dockerfile;
  const { index } = request.target.stage;
  const fault = describeFault(log, parsed, index);
  if (timeout.aborted && !request.signal.aborted) {
    const running = log.failed?.name ?? log.progress.running;
    const instruction = running === null ? undefined : instructionOfStep(running, parsed, index);
    const error: BuildFault = {
      line: instruction?.line ?? fault.line,
      message: `not built within ${settings.timeoutSeconds} s`,
      command: instruction?.text ?? (running === null ? null : commandOfStep(running)),
      log: log.output,
    };
    return { outcome: { status: "timeout", ...counted, error }, location: null, metadata: null };
  }
  return { outcome: { status: "failed", ...counted, error: fault }, location: null, metadata: null };
}
