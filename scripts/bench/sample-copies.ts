import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copySample, makeSampleRepository } from "../demo/sample-repository.ts";

/** The sample as a check is given it, and the state before its change in a folder of its own. */
export interface SampleCopies {
  readonly repository: string;
  readonly before: string;
}

/** Gives every stage a variable that no build before had: none of its steps is in any cache. */
async function makeUnseen(root: string, value: string): Promise<void> {
  for (const path of await readdir(root, { recursive: true })) {
    if (!/(^|\/)Dockerfile$/.test(path)) continue;
    const file = join(root, path);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^FROM .*$/gm, `$&\nENV BENCH=${value}`));
  }
}

/** @param unseen whether the engine is to have none of its steps; the base images it has */
export async function copySamples(folder: string, unseen: boolean): Promise<SampleCopies> {
  const value = randomBytes(8).toString("hex");
  const edit = async (root: string): Promise<void> => {
    if (unseen) await makeUnseen(root, value);
  };
  const repository = join(folder, `repository-${value}`);
  const before = join(folder, `before-${value}`);
  await mkdir(repository, { recursive: true });
  await makeSampleRepository(repository, edit);
  await copySample(before, "base");
  await edit(before);
  return { repository, before };
}
