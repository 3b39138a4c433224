import { type AnnotationProperties, error, notice, warning } from "@actions/core";
import { logLine } from "../text/escape.ts";
import type { Annotation } from "./annotation.ts";

/** Writes annotations to the log of the step, as workflow commands. */
export function emitAnnotations(annotations: readonly Annotation[]): void {
  const emit = { error, warning, notice };
  for (const annotation of annotations) {
    const file = annotation.file;
    const anchored = file !== undefined && isInWorkspace(file);
    const properties: AnnotationProperties = {
      title: logLine(annotation.title),
      ...(anchored ? { file, startLine: annotation.line ?? 1 } : {}),
    };
    const place =
      file === undefined || anchored ? "" : `${file}${annotation.line ? `:${annotation.line}` : ""}: `;
    const lines = `${place}${annotation.message}`.split(/\r?\n/);
    emit[annotation.level](lines.map(logLine).join("\n"), properties);
  }
}

/** A plain relative path. One with control bytes in it can be named, but nothing can be anchored to it. */
export function isInWorkspace(path: string): boolean {
  return !path.startsWith("/") && !path.split("/").includes("..") && path !== "" && logLine(path) === path;
}
