import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** A comment's column on GitHub, in CSS pixels. */
const WIDTH = 920;

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Writes a PNG of a page at twice its size in pixels, so that text stays sharp. */
export async function takePicture(page: string, target: string): Promise<void> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error("No Chromium found. Install it: apt-get install chromium");
  }
  const profile = await mkdtemp(join(tmpdir(), "stagecheck-picture-"));
  try {
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: ARGUMENTS,
      viewport: { width: WIDTH, height: 200 },
      deviceScaleFactor: 2,
      colorScheme: "light",
    });
    try {
      const tab = await browser.newPage();
      await tab.setContent(page);
      await tab.screenshot({ path: target, fullPage: true });
    } finally {
      await browser.close();
    }
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
