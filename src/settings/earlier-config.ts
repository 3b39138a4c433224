import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseConfig } from "./config-file.ts";
import { CONFIG_FILE, type Config, type Settings } from "./model.ts";

/**
 * The config file as it was in an earlier checkout, as far as it can be understood: its faults are nobody's any more.
 * Null: there was none.
 * @param root folder of the checkout that stands for `settings.root`
 */
export async function readEarlierConfig(
  root: string,
  settings: Settings,
  detectors: readonly string[],
): Promise<Config | null> {
  const file = settings.config?.file ?? CONFIG_FILE;
  const text = await readFile(resolve(root, file), "utf8").catch(() => null);
  return text === null ? null : parseConfig(text, { file, detectors }).config;
}
