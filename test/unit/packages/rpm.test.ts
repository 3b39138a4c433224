import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { readRpmDatabase } from "../../../src/packages/rpm/database.ts";
import { readManifest } from "../../../src/packages/rpm/manifest.ts";
import { readSqlite } from "../../../src/packages/rpm/sqlite.ts";
import { type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

/** Made by rpm itself; `make.sh` beside them says how. */
const RECORDED = join(import.meta.dirname, "rpm-databases");
const FORMS = ["Packages", "Packages.db", "rpmdb.sqlite"];
const recorded = new Map(FORMS.map((file) => [file, gunzipSync(readFileSync(join(RECORDED, `${file}.gz`)))]));
const linesOf = (file: string) => readFileSync(join(RECORDED, file), "utf8").trimEnd().split("\n");

function bytesOf(file: string): Buffer {
  return Buffer.from(recorded.get(file) ?? []);
}

function packagesOf(...layers: LayerLiteral[]) {
  const { image } = makeImage({ why: "", layers });
  return readPackages(image, buildFilesystem(image));
}

describe.each(FORMS)("%s", (file) => {
  test("has the packages and files that rpm says", () => {
    const { packages, fault } = readRpmDatabase(bytesOf(file));
    expect(fault).toBeUndefined();
    expect(
      packages.map(({ name, version, architecture }) => `${name} ${version} ${architecture}`).sort(),
    ).toEqual(linesOf("packages.txt"));
    const listed = packages.flatMap(({ name, folders, files }) =>
      files.map(([folder, base]) => `${name} ${folders[folder]}${base}`),
    );
    expect(listed.sort()).toEqual(linesOf("files.txt").sort());
  });

  test("says of each package which others it needs, as rpm does", () => {
    const { packages } = readRpmDatabase(bytesOf(file));
    const needs = packages.flatMap(({ name, depends, recommends }) => [
      ...depends.map((other) => `${name} requires ${other}`),
      ...recommends.map((other) => `${name} recommends ${other}`),
    ]);
    expect(needs.sort()).toEqual(linesOf("relations.txt"));
  });

  test("cut off anywhere it says so, and what is told is true", () => {
    const whole = bytesOf(file);
    const known = new Set(linesOf("packages.txt"));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        const { packages, fault } = readRpmDatabase(whole.subarray(0, length));
        expect(fault).toEqual(expect.any(String));
        for (const { name, version, architecture } of packages) {
          expect(known).toContain(`${name} ${version} ${architecture}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("with bytes flipped it ends, and tells no more packages than there are", () => {
    const flip = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 20 }), fc.boolean(), (flips, early) => {
        const { packages, fault } = readRpmDatabase(flipped(bytesOf(file), flips, early));
        expect(packages.length).toBeLessThanOrEqual(4);
        if (flips.length === 1 && packages.length === 0) expect(fault).toEqual(expect.any(String));
      }),
      { numRuns: 1000 },
    );
  });

  test("in a layer it gives packages with the bytes of their files", () => {
    const found = packagesOf({
      instruction: "1 FROM fedora",
      files: {
        [`usr/lib/sysimage/rpm/${file}`]: bytesOf(file),
        "var/lib/rpm": "-> ../../usr/lib/sysimage/rpm",
        "usr/bin/small": 120,
        "usr/bin/small-link": "-> small",
        "usr/share/small/inner/file-1": 2,
      },
    });
    expect(found.notes).toEqual([]);
    expect(found.packages.find(({ name }) => name === "small")).toEqual({
      manager: "rpm",
      name: "small",
      version: "1.0-1",
      section: "",
      provides: ["small"],
      depends: [],
      recommends: [],
      requested: null,
      database: `usr/lib/sysimage/rpm/${file}`,
      layer: 0,
      removedIn: null,
      files: ["usr/bin/small", "usr/bin/small-link", "usr/share/small/inner/file-1"],
      bytes: 122,
    });
    expect(found.packages.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
      "empty 1-1",
      "epochal 7:2.3-4.fc40",
      "large 0.9~rc1-2",
      "small 1.0-1",
    ]);
  });
});

/** Heads of pages and indexes lie early in each form, so half of the flips go there. */
function flipped(bytes: Buffer, flips: readonly (readonly [number, number])[], early: boolean): Buffer {
  const range = early ? 4096 : bytes.length;
  for (const [at, mask] of flips) bytes.writeUInt8((bytes[at % range] ?? 0) ^ mask, at % range);
  return bytes;
}

describe("layers", () => {
  const path = "var/lib/rpm/rpmdb.sqlite";
  const base: LayerLiteral = { instruction: "1 FROM fedora", files: { [path]: bytesOf("rpmdb.sqlite") } };

  test("a log of changes beside the database says that it is not whole", () => {
    expect(
      packagesOf({ ...base, files: { ...base.files, [`${path}-wal`]: ["changes"], [`${path}-shm`]: ["x"] } })
        .notes,
    ).toEqual([
      { path: `${path}-wal`, layer: 0, reason: "it holds changes that are not yet in the database" },
    ]);
    const empty = packagesOf({ ...base, files: { ...base.files, [`${path}-wal`]: Buffer.alloc(0) } });
    expect(empty.notes).toEqual([]);
  });

  test("a damaged database uninstalls nothing and is told of", () => {
    const cut = bytesOf("rpmdb.sqlite").subarray(0, 5000);
    const found = packagesOf(base, { instruction: "2 RUN dnf install x", files: { [path]: cut } });
    expect(found.packages.map(({ removedIn }) => removedIn)).toEqual([null, null, null, null]);
    expect(found.notes.map(({ layer, path: where }) => [layer, where])).toEqual([[1, path]]);
    expect(found.notes[0]?.reason).toMatch(/^it is cut off$/);
  });

  test("a file that is no database is told of", () => {
    expect(
      packagesOf({ instruction: "1 FROM x", files: { "usr/share/rpm/Packages": ["Package: x"] } }),
    ).toEqual({
      packages: [],
      languagePackages: [],
      notes: [
        { path: "usr/share/rpm/Packages", layer: 0, reason: "it is in none of the forms that rpm writes" },
      ],
    });
  });

  test("a database in a new form takes the place of the old one", () => {
    const old: LayerLiteral = {
      instruction: "1 FROM centos",
      files: { "var/lib/rpm/Packages": bytesOf("Packages") },
    };
    const none = new DatabaseSync(":memory:");
    none.exec("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
    const files = { [path]: Buffer.from(none.serialize()) };
    const removed = ["var/lib/rpm/Packages"];
    const removedIn = (...layers: LayerLiteral[]) =>
      packagesOf(...layers).packages.map((item) => item.removedIn);
    expect(removedIn(old, { instruction: "2 RUN rpm --rebuilddb", files, removed })).toEqual([1, 1, 1, 1]);
    expect(removedIn(old, { instruction: "2 RUN rm", removed })).toEqual([null, null, null, null]);
  });

  test("Azure Linux lists packages without files", () => {
    const line = (...fields: string[]) => fields.join("\t");
    const none = { depends: [], recommends: [], folders: [], files: [] };
    expect(
      readManifest(
        `${line("bash", "5.1.8-4.azl3", "1", "2", "Microsoft", "(none)", "9", "x86_64", "0", "bash.src.rpm")}\n` +
          `${line("openssl", "3.3.0-1", "1", "2", "Microsoft", "1", "9", "x86_64", "1", "openssl.src.rpm")}\n`,
      ),
    ).toEqual({
      packages: [
        { name: "bash", version: "5.1.8-4.azl3", architecture: "x86_64", ...none },
        { name: "openssl", version: "1:3.3.0-1", architecture: "x86_64", ...none },
      ],
    });
    expect(readManifest("bash\t5.1\n")).toEqual({ packages: [], fault: "a line is damaged" });
  });
});

test("SQLite's rows are those that SQLite reads", () => {
  const table = fc.record({
    pageSize: fc.constantFrom(512, 1024, 4096, 65_536),
    lengths: fc.array(fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 300, max: 9000 })), {
      maxLength: 60,
    }),
    deleted: fc.oneof(fc.array(fc.nat(60)), fc.constant(Array.from({ length: 60 }, (_, row) => row + 1))),
  });
  fc.assert(
    fc.property(table, ({ pageSize, lengths, deleted }) => {
      const database = new DatabaseSync(":memory:");
      database.exec(
        `PRAGMA page_size = ${pageSize}; CREATE TABLE Other (a, b); INSERT INTO Other VALUES (1, x'02');`,
      );
      database.exec("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)");
      const insert = database.prepare("INSERT INTO Packages (blob) VALUES (?)");
      for (const [index, length] of lengths.entries()) insert.run(Buffer.alloc(length, index + 1));
      for (const row of deleted) database.prepare("DELETE FROM Packages WHERE hnum = ?").run(row);
      const expected = database
        .prepare("SELECT blob FROM Packages ORDER BY hnum")
        .all()
        .map((row) => Buffer.from(row["blob"] as Uint8Array));
      const faults: string[] = [];
      const read = [...readSqlite(Buffer.from(database.serialize()), (reason) => faults.push(reason))];
      database.close();
      expect(faults).toEqual([]);
      expect(read).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
