/** `node scripts/picture/main.ts FILE.md OUT.png`: a Markdown file as GitHub shows it in a comment. */
import { readFile } from "node:fs/promises";
import { markdownPage } from "./page.ts";
import { takePicture } from "./screenshot.ts";

const [source, target] = process.argv.slice(2);
if (source === undefined || target === undefined) {
  console.error("Usage: node scripts/picture/main.ts FILE.md OUT.png [--open]");
  process.exit(2);
}
const page = await markdownPage(await readFile(source, "utf8"), { open: process.argv.includes("--open") });
await takePicture(page, target);
