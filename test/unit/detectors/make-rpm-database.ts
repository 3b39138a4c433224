import { DatabaseSync } from "node:sqlite";
import type { PackageLiteral } from "./literal-image.ts";

const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;

/** The bytes of an `rpmdb.sqlite` that holds these packages. */
export function makeRpmDatabase(packages: readonly PackageLiteral[]): Uint8Array {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
  const insert = database.prepare("INSERT INTO Packages (blob) VALUES (?)");
  for (const item of packages) insert.run(makeHeader(item));
  const bytes = database.serialize();
  database.close();
  return bytes;
}

/** https://rpm-software-management.github.io/rpm/manual/format_header.html */
function makeHeader({ name, version, files, depends, provides }: PackageLiteral): Buffer {
  const [number = "", release = "1"] = version.split("-");
  const paths = Object.keys(files ?? {}).map((path) => `/${path}`);
  const folders = [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf("/") + 1)))];
  const words = (text: string | undefined): string[] =>
    text?.split(/\s+/).filter((word) => word !== "") ?? [];
  const tags: [tag: number, type: number, values: readonly (string | number)[]][] = [
    [1000, STRING, [name]],
    [1001, STRING, [number]],
    [1002, STRING, [release]],
    [1022, STRING, ["x86_64"]],
    [1047, STRING_ARRAY, [name, ...words(provides)]],
    [1049, STRING_ARRAY, ["rpmlib(CompressedFileNames)", ...words(depends)]],
    [1116, INT32, paths.map((path) => folders.indexOf(path.slice(0, path.lastIndexOf("/") + 1)))],
    [1117, STRING_ARRAY, paths.map((path) => path.slice(path.lastIndexOf("/") + 1))],
    [1118, STRING_ARRAY, folders],
  ];
  const data: Buffer[] = [];
  const index: Buffer[] = [];
  let offset = 0;
  const add = (bytes: Buffer): void => {
    data.push(bytes);
    offset += bytes.length;
  };
  for (const [tag, type, values] of tags) {
    if (values.length === 0) continue;
    if (type === INT32) add(Buffer.alloc(-offset & 3));
    index.push(numbers([tag, type, offset, values.length]));
    add(
      type === INT32
        ? numbers(values.map(Number))
        : Buffer.from(values.map((value) => `${value}\0`).join("")),
    );
  }
  return Buffer.concat([numbers([index.length, offset]), ...index, ...data]);
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
  return bytes;
}
