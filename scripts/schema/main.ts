/** Writes the JSON Schemas of what the program prints to `schema/`, from the shapes that it checks them by. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SCHEMA_FILES } from "../../src/report/schema/files.ts";
import { schemaDocument } from "../../src/report/schema/shapes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

for (const [name, shape] of Object.entries(SCHEMA_FILES)) {
  writeFileSync(`${root}schema/${name}`, JSON.stringify(schemaDocument(shape)));
  execFileSync(`${root}node_modules/.bin/biome`, ["format", "--write", `${root}schema/${name}`], {
    cwd: root,
  });
}
