import { describeError, StagecheckError } from "../errors.ts";
import type { Notice, Report } from "../report/model.ts";
import type { Settings } from "../settings/model.ts";
import type { Annotation } from "./annotation.ts";
import { annotationsOf } from "./annotations.ts";
import type { Pace } from "./client.ts";
import { type CommentResult, publishComment } from "./comment.ts";
import type { GitHubContext } from "./context.ts";
import { occasionOf } from "./occasion.ts";
import { outputsOf, setOutputs } from "./outputs.ts";
import { type SummaryResult, writeSummary } from "./summary.ts";
import { emitAnnotations } from "./workflow-commands.ts";

export interface PublishOptions {
  readonly context: GitHubContext;
  readonly settings: Pick<Settings, "githubToken" | "comment" | "failOn">;
  readonly render: {
    /** Makes Markdown of at most so many characters (JavaScript's length), without the marker. */
    readonly comment: (limit: number) => string;
    /** Makes Markdown of at most so many bytes of UTF-8. */
    readonly summary: (limit: number) => string;
  };
  /** Paths of what was written. */
  readonly files: { readonly report?: string; readonly markdown?: string };
  readonly pace?: Pace;
}

export interface Published {
  readonly comment: CommentResult;
  readonly summary: SummaryResult;
  readonly annotations: readonly Annotation[];
  /** Plain sentences: what could not be published. They are among the annotations too. */
  readonly warnings: readonly string[];
  /** Errors that are defects of the program, for `--debug`. */
  readonly defects: readonly unknown[];
}

/**
 * Tells GitHub about a report: comment, summary, outputs, annotations. What cannot be done is a warning;
 * it stops nothing else, and the verdict stays as it is.
 */
export async function publish(report: Report, options: PublishOptions): Promise<Published> {
  const { context, settings, render, files } = options;
  const warnings: string[] = [];
  const defects: unknown[] = [];

  const comment = await attempt("The pull-request comment", defects, () =>
    publishComment({
      context,
      token: settings.githubToken,
      policy: settings.comment.policy,
      key: settings.comment.key,
      occasion: occasionOf(report),
      render: render.comment,
      ...(options.pace ? { pace: options.pace } : {}),
    }),
  );
  const summary = await attempt("The job summary", defects, () => writeSummary(render.summary));
  const outputs = await attempt("The outputs", defects, () => {
    const values = outputsOf(report, {
      ...(files.report === undefined ? {} : { report: files.report }),
      ...(files.markdown === undefined ? {} : { markdown: files.markdown }),
      ...("id" in comment ? { "comment-id": String(comment.id) } : {}),
    });
    const warning = setOutputs(values);
    return warning === null ? {} : { warning };
  });
  for (const result of [comment, summary, outputs]) {
    if ("warning" in result) warnings.push(result.warning);
  }
  const untold = warnings.map((message): Notice => ({ level: "warning", message }));
  const notices = [...untold, ...report.notices];
  const annotations = annotationsOf({ ...report, notices }, settings.failOn);
  emitAnnotations(annotations);
  return { comment, summary, annotations, warnings, defects };
}

interface Failed {
  readonly status: "failed";
  readonly warning: string;
}

/** What fails is told as a warning; what is not meant to fail is kept as a defect besides. */
async function attempt<T>(what: string, defects: unknown[], work: () => T | Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StagecheckError) {
      return { status: "failed", warning: `${what} could not be published: ${describeError(error)}` };
    }
    defects.push(error);
    return {
      status: "failed",
      warning: `${what} could not be published: a defect of Stagecheck. Run with debug logging to see it.`,
    };
  }
}
