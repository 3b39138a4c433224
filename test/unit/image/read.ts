/** Ways to read what the tests make in memory. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ImageError } from "../../../src/errors.ts";
import { archiveStream } from "../../../src/image/archive-stream.ts";
import { LayerReader } from "../../../src/image/layer.ts";
import type { ContentSelector, Image, LayerContents } from "../../../src/image/model.ts";
import type { ReadOptions } from "../../../src/image/source.ts";

export const NOTHING: ContentSelector = () => "none";
export const EVERYTHING: ContentSelector = () => "whole";

/** In pieces that are good until the next one is asked for, as those of a socket are. */
export async function* chunked(bytes: Buffer, size = 4096): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    yield piece;
    // It may have been freed.
    if (piece.length > 0) piece.fill(0xff);
  }
}

export function streamed(
  bytes: Buffer,
  options: Partial<ReadOptions> = {},
  size = 4096,
): Promise<readonly Image[]> {
  return archiveStream("the archive", chunked(bytes, size)).read({ select: EVERYTHING, ...options });
}

export async function layerOf(
  blob: Buffer,
  options: Partial<ConstructorParameters<typeof LayerReader>[0]> = {},
  size = 4096,
): Promise<LayerContents> {
  const reader = new LayerReader({ name: "Layer x", select: EVERYTHING, ...options });
  for await (const chunk of chunked(blob, size)) await reader.write(chunk);
  return reader.end();
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stagecheck-image-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function texts(layer: LayerContents): Record<string, string> {
  return Object.fromEntries(
    [...layer.contents].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  );
}

/** The message that an image's error has; anything else is handed back as it is. */
export async function faultOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return "no error";
  } catch (error) {
    return error instanceof ImageError ? error.message : error;
  }
}
