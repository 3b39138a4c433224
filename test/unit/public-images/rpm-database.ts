import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { PackageLiteral } from "../detectors/literal-image.ts";

/** Types of a header's entries: https://rpm-software-management.github.io/rpm/manual/format_header.html */
const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;

/** The bytes of an `rpmdb.sqlite` that has these packages, as rpm 4.16 and later write it. */
export function writeRpmDatabase(packages: readonly PackageLiteral[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "stagecheck-rpm-"));
  try {
    const path = join(folder, "rpmdb.sqlite");
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
    const insert = database.prepare("INSERT INTO Packages (blob) VALUES (?)");
    for (const item of packages) insert.run(header(item));
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function header({ name, version, files = {} }: PackageLiteral): Buffer {
  const paths = Object.keys(files).map((path) => `/${path}`);
  const folders = [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/") + 1)))];
  const [number = version, release = "1"] = version.split(/-(?=[^-]*$)/);
  const entries: [tag: number, type: number, count: number, data: Buffer][] = [
    [1000, STRING, 1, strings([name])],
    [1001, STRING, 1, strings([number])],
    [1002, STRING, 1, strings([release])],
    [1022, STRING, 1, strings(["x86_64"])],
  ];
  if (paths.length > 0) {
    const indexes = paths.map((path) => folders.indexOf(path.slice(0, path.lastIndexOf("/") + 1)));
    entries.push(
      [1116, INT32, paths.length, numbers(indexes)],
      [1117, STRING_ARRAY, paths.length, strings(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)))],
      [1118, STRING_ARRAY, folders.length, strings(folders)],
    );
  }
  let store = Buffer.alloc(0);
  const index = entries.map(([tag, type, count, data]) => {
    if (type === INT32) store = Buffer.concat([store, Buffer.alloc((4 - (store.length % 4)) % 4)]);
    const entry = numbers([tag, type, store.length, count]);
    store = Buffer.concat([store, data]);
    return entry;
  });
  return Buffer.concat([numbers([entries.length, store.length]), ...index, store]);
}

function strings(values: readonly string[]): Buffer {
  return Buffer.from(values.map((value) => `${value}\0`).join(""));
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}
