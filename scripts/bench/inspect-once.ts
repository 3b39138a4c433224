/** Inspects an archive once, as the command does; with `--no-search` all of it but what the detectors do. */
import { diveFigures, reclaimableBytes } from "../../src/image/efficiency.ts";
import { buildFilesystem } from "../../src/image/filesystem.ts";
import { openSource } from "../../src/image/open-source.ts";
import { inspectedContent, inspectImage } from "../../src/inspect/inspect.ts";
import { packageContent } from "../../src/packages/catalogue.ts";
import { readOsRelease } from "../../src/packages/os-release.ts";
import { readPackages } from "../../src/packages/packages.ts";

const [file = "", ...options] = process.argv.slice(2);
const search = !options.includes("--no-search");
const { source } = await openSource(file, { env: {}, standardInput: process.stdin });
const [image] = await source.read({ select: search ? inspectedContent : packageContent });
if (!image) throw new Error(`${file} holds no image`);
if (search) inspectImage(image, null, { search, stages: [], target: null });
else {
  diveFigures(image.layers);
  const filesystem = buildFilesystem(image);
  readOsRelease(filesystem);
  readPackages(image, filesystem);
  reclaimableBytes(filesystem, image);
}
