import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const fixtures = join(import.meta.dirname, "..", "..", "fixtures");

/** Every image that a Dockerfile under `fixtures/` names: what FROM, `COPY --from` and `--mount` need from outside. */
export async function basesOfFixtures(folder = fixtures): Promise<readonly string[]> {
  const references = new Set<string>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/(^|\/)(Dockerfile|Containerfile)(\.[^/]*)?$|\.Dockerfile$/.test(name)) continue;
    for (const reference of imagesNamedIn(await readFile(join(folder, name), "utf8")))
      references.add(reference);
  }
  return [...references].sort();
}

/** A plain scan, enough for Dockerfiles of our own: variables are not expanded. */
export function imagesNamedIn(text: string): readonly string[] {
  const lines = text.replace(/\\\n/g, " ").split("\n");
  const stages = lines.flatMap((line) => /^FROM\s.*\sAS\s+(\S+)/i.exec(line)?.[1]?.toLowerCase() ?? []);
  const named = lines.flatMap((line) => {
    const from = /^FROM\s+(?:--\S+\s+)*(\S+)/i.exec(line)?.[1] ?? [];
    const flags = /^(?:COPY|RUN)\s/i.test(line)
      ? line.matchAll(/\s--(?:from|mount=\S*\bfrom)=([^\s,]+)/g)
      : [];
    return [from, [...flags].flatMap(([, name]) => name ?? [])].flat();
  });
  const isOutside = (name: string) => !stages.includes(name.toLowerCase()) && !/^\d+$|^scratch$/.test(name);
  return [...new Set(named.filter(isOutside))];
}
