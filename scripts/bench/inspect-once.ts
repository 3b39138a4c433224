/** Inspects an archive once, as the command does; with `--no-search` it reads and measures alone. */
import { openSource } from "../../src/image/open-source.ts";
import { inspectedContent, inspectImage } from "../../src/inspect/inspect.ts";

const [file = "", ...options] = process.argv.slice(2);
const search = !options.includes("--no-search");
const { source } = await openSource(file, { env: {}, standardInput: process.stdin });
const [image] = await source.read({
  select: search ? inspectedContent : () => "none",
  estimateDownload: true,
  signal: new AbortController().signal,
});
if (!image) throw new Error(`${file} holds no image`);
inspectImage(image, null, { search, stages: [], target: null });
