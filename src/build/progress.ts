import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** One step of a build as BuildKit reports it (`--progress rawjson`, client.Vertex). */
export interface Vertex {
  readonly digest: string;
  /** `[build 3/5] RUN make` */
  readonly name: string;
  /** Digests of the steps that it follows on. */
  readonly inputs: readonly string[];
  readonly started: boolean;
  readonly completed: boolean;
  readonly cached: boolean;
  readonly error: string | null;
}

export interface BuildProgress {
  /** Steps that stand for instructions of the file. */
  readonly steps: number;
  readonly cachedSteps: number;
  readonly completedSteps: number;
  /** Name of the step that was started last and runs still. */
  readonly running: string | null;
}

export interface BuildLog {
  readonly progress: BuildProgress;
  /**
   * Steps that never began, though nothing that stands in their place was run: where builds at once have steps in
   * common, BuildKit tells of some of them in one build alone. In a build that ended well they were cached.
   */
  readonly untoldSteps: number;
  /** The step that failed by itself, not the ones that were called off because of it. */
  readonly failed: Vertex | null;
  /** The last lines that the failed step printed. */
  readonly output: readonly string[];
  /** What buildx says after the progress: the error and where in the Dockerfile it is. */
  readonly closing: readonly string[];
}

const KEPT_OUTPUT_LINES = 20;
const KEPT_CLOSING_LINES = 200;
const KEPT_LINE_LENGTH = 500;
/** `[build 3/5] RUN make`: an instruction's step, not a FROM and not what BuildKit does for itself. */
const STEP = /^\[(?!internal\]|auth\])[^\]]*\] (?!FROM )/;
const CALLED_OFF = /context canceled|CANCELED/;

interface RawStatus {
  readonly vertexes?: readonly {
    readonly digest?: string;
    readonly name?: string;
    readonly inputs?: readonly string[];
    readonly started?: string;
    readonly completed?: string;
    readonly cached?: boolean;
    readonly error?: string;
  }[];
  readonly logs?: readonly { readonly vertex?: string; readonly data?: string }[];
}

function parseStatus(line: string): RawStatus | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line) as RawStatus;
  } catch {
    return null;
  }
}

/** The last lines of what a step printed, whatever pieces it came in. */
class OutputTail {
  readonly lines: string[] = [];
  private rest = "";

  add(text: string): void {
    const pieces = (this.rest + text).split(/\r\n|\n|\r/);
    this.rest = (pieces.pop() ?? "").slice(-KEPT_LINE_LENGTH);
    for (const piece of pieces) this.lines.push(piece.slice(0, KEPT_LINE_LENGTH));
    this.lines.splice(0, Math.max(0, this.lines.length - KEPT_OUTPUT_LINES));
  }

  all(): string[] {
    return [...this.lines, ...(this.rest ? [this.rest] : [])].slice(-KEPT_OUTPUT_LINES);
  }
}

/** A step and all that it follows on. */
function closure(vertices: ReadonlyMap<string, Vertex>, root: Vertex): ReadonlySet<Vertex> {
  const reached = new Set<Vertex>();
  const open = [root];
  for (let vertex = open.pop(); vertex; vertex = open.pop()) {
    if (reached.has(vertex)) continue;
    reached.add(vertex);
    open.push(...vertex.inputs.flatMap((input) => vertices.get(input) ?? []));
  }
  return reached;
}

/**
 * The steps of this build. Where another build at the same time has a step in common, BuildKit reports that one's
 * step too; it leads nowhere here, so what the result does not follow on is not counted.
 */
function ownSteps(vertices: ReadonlyMap<string, Vertex>): readonly Vertex[] {
  const followed = new Set([...vertices.values()].flatMap((vertex) => vertex.inputs));
  const roots = [...vertices.values()].filter((vertex) => !followed.has(vertex.digest));
  const graphs = roots.map((root) => closure(vertices, root));
  const own = graphs.reduce<ReadonlySet<Vertex>>(
    (best, graph) => (graph.size > best.size ? graph : best),
    new Set(),
  );
  return [...own].filter((vertex) => STEP.test(vertex.name));
}

function measure(vertices: ReadonlyMap<string, Vertex>): BuildProgress {
  const steps = ownSteps(vertices);
  return {
    steps: steps.length,
    cachedSteps: steps.filter((vertex) => vertex.cached).length,
    completedSteps: steps.filter((vertex) => vertex.completed).length,
    running: steps.findLast((vertex) => vertex.started && !vertex.completed)?.name ?? null,
  };
}

function countUntold(vertices: ReadonlyMap<string, Vertex>): number {
  const own = new Set(ownSteps(vertices));
  const others = [...vertices.values()].filter((vertex) => STEP.test(vertex.name) && !own.has(vertex));
  if (others.some((vertex) => vertex.started && !vertex.cached)) return 0;
  return [...own].filter((vertex) => !vertex.started).length;
}

/** Reads buildx's standard error with `--progress rawjson` to its end. Memory does not grow with the output. */
export async function readProgress(
  stderr: Readable,
  onProgress: (progress: BuildProgress) => void,
): Promise<BuildLog> {
  const vertices = new Map<string, Vertex>();
  const tails = new Map<string, OutputTail>();
  const closing: string[] = [];
  for await (const line of createInterface({ input: stderr, crlfDelay: Number.POSITIVE_INFINITY })) {
    const status = parseStatus(line);
    if (status === null) {
      closing.push(line.slice(0, KEPT_LINE_LENGTH));
      if (closing.length > KEPT_CLOSING_LINES) closing.shift();
      continue;
    }
    for (const raw of status.vertexes ?? []) {
      if (!raw.digest) continue;
      const before = vertices.get(raw.digest);
      vertices.set(raw.digest, {
        digest: raw.digest,
        name: raw.name ?? before?.name ?? "",
        inputs: raw.inputs ?? before?.inputs ?? [],
        started: raw.started !== undefined || (before?.started ?? false),
        completed: raw.completed !== undefined || (before?.completed ?? false),
        cached: raw.cached ?? before?.cached ?? false,
        error: raw.error || before?.error || null,
      });
      // A step that ended well needs no log any more.
      if (raw.completed !== undefined && !raw.error) tails.delete(raw.digest);
    }
    for (const { vertex, data } of status.logs ?? []) {
      if (!vertex || data === undefined) continue;
      const tail = tails.get(vertex) ?? new OutputTail();
      tails.set(vertex, tail);
      tail.add(Buffer.from(data, "base64").toString("utf8"));
    }
    if (status.vertexes) onProgress(measure(vertices));
  }
  const errors = [...vertices.values()].filter((vertex) => vertex.error !== null);
  const failed = errors.find((vertex) => !CALLED_OFF.test(vertex.error ?? "")) ?? errors[0] ?? null;
  return {
    progress: measure(vertices),
    untoldSteps: countUntold(vertices),
    failed,
    output: failed ? (tails.get(failed.digest)?.all() ?? []) : [],
    closing,
  };
}
