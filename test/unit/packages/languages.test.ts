import { describe, expect, test } from "vitest";
import { buildFilesystem } from "../../../src/image/filesystem.ts";
import { readRecord } from "../../../src/packages/languages/python.ts";
import type { LanguagePackage } from "../../../src/packages/model.ts";
import { readPackages } from "../../../src/packages/packages.ts";
import { type LayerLiteral, makeImage } from "../detectors/literal-image.ts";

function read(...layers: LayerLiteral[]) {
  const { image } = makeImage({ why: "", layers });
  return readPackages(image, buildFilesystem(image));
}

const none = { requested: null, development: null, parts: [], layer: 0, removedIn: null };
const short = ({ name, version, layer, removedIn, bytes }: LanguagePackage) =>
  [name, version, layer, removedIn, bytes] as const;

describe("Python", () => {
  const site = "usr/local/lib/python3.11/site-packages";
  const metadata = (name: string, version: string) => [
    "Metadata-Version: 2.1",
    `Name: ${name}`,
    `Version: ${version}`,
    "",
    "Name: not this one",
  ];
  const record = [
    "demo/__init__.py,sha256=x,5",
    "../../../bin/demo,sha256=y,7",
    '"demo/a,b ""c"".txt",,',
    "",
  ];

  test("pip's RECORD names the files, programs too", () => {
    const info = `${site}/Demo.Pkg-1.2.dist-info`;
    const files = {
      [`${info}/METADATA`]: metadata("Demo.Pkg", "1.2"),
      [`${info}/RECORD`]: record,
      [`${info}/INSTALLER`]: ["pip"],
      [`${site}/demo/__init__.py`]: 5,
      [`${site}/demo/a,b "c".txt`]: 11,
      [`${site}/demo/later.pyc`]: 99,
      "usr/local/bin/demo": 7,
    };
    const expected = {
      ...none,
      language: "python",
      name: "Demo.Pkg",
      version: "1.2",
      requested: false,
      database: `${info}/METADATA`,
      files: [`${site}/demo/__init__.py`, "usr/local/bin/demo", `${site}/demo/a,b "c".txt`],
      bytes: 23,
    };
    expect(read({ instruction: "1 RUN pip install demo", files }).languagePackages).toEqual([expected]);
    const asked = { ...files, [`${info}/REQUESTED`]: 0 };
    expect(read({ instruction: "1 RUN pip install demo", files: asked }).languagePackages).toEqual([
      { ...expected, requested: true },
    ]);
  });

  test("without a list its modules are its files", () => {
    const found = read({
      instruction: "1 RUN python setup.py install",
      files: {
        [`${site}/old_one-3.egg-info`]: metadata("old-one", "3"),
        [`${site}/old_one/x.py`]: 10,
        [`${site}/Two-4.egg-info/PKG-INFO`]: metadata("Two", "4"),
        [`${site}/Two-4.egg-info/top_level.txt`]: ["two_a", "two_b"],
        [`${site}/two_a.py`]: 20,
        [`${site}/two_b/y.py`]: 30,
        [`${site}/three-5.egg/EGG-INFO/PKG-INFO`]: metadata("three", "5"),
        [`${site}/three-5.egg/three.py`]: 40,
      },
    }).languagePackages;
    const length = (name: string, version: string) => `${metadata(name, version).join("\n")}\n`.length;
    expect(found.map(short)).toEqual([
      ["Two", "4", 0, null, 50 + length("Two", "4") + "two_a\ntwo_b\n".length],
      ["old-one", "3", 0, null, 10 + length("old-one", "3")],
      ["three", "5", 0, null, 40 + length("three", "5")],
    ]);
  });

  test("source trees, what a package carries along, and Debian's own are not among them", () => {
    const found = read({
      instruction: "1 FROM x",
      dpkg: [
        {
          name: "python3-wheel",
          version: "0.38",
          files: { "usr/lib/python3/dist-packages/wheel-0.38.dist-info/METADATA": metadata("wheel", "0.38") },
        },
      ],
      files: {
        "src/demo.egg-info/PKG-INFO": metadata("demo", "1"),
        [`${site}/setuptools/_vendor/packaging-21.3.dist-info/METADATA`]: metadata("packaging", "21.3"),
        [`${site}/broken-1.dist-info/METADATA`]: ["no headers"],
      },
    });
    expect([found.languagePackages, found.notes]).toEqual([[], []]);
  });

  test("an upgrade removes the old one", () => {
    const layer = (version: string, removed: string[]): LayerLiteral => ({
      instruction: "1 RUN pip install demo",
      files: { [`${site}/demo-${version}.dist-info/METADATA`]: metadata("demo", version) },
      removed,
    });
    const found = read(layer("1", []), layer("2", [`${site}/demo-1.dist-info`])).languagePackages;
    expect(found.map(({ version, layer: made, removedIn }) => [version, made, removedIn])).toEqual([
      ["1", 0, 1],
      ["2", 1, null],
    ]);
  });

  test("a RECORD's paths never leave the image", () => {
    expect(readRecord("../../../../../../etc/passwd,,\r\n/usr/bin/x,,\n,,\n", "a/b")).toEqual([
      "etc/passwd",
      "usr/bin/x",
    ]);
  });
});

describe("Ruby", () => {
  test("a gem has its folder, what was built of it, and its archive", () => {
    const home = "usr/local/bundle";
    const stub = [
      "# -*- encoding: utf-8 -*-",
      "# stub: nokogiri 1.16.0 x86_64-linux lib",
      "",
      "Gem::Specification.new do |s|",
    ];
    const full = "nokogiri-1.16.0-x86_64-linux";
    const found = read({
      instruction: "1 RUN bundle install",
      files: {
        [`${home}/specifications/${full}.gemspec`]: stub,
        [`${home}/specifications/default/json-2.6.gemspec`]: [
          '  s.name = "json".freeze',
          '  s.version = "2.6"',
        ],
        [`${home}/gems/${full}/lib/nokogiri.rb`]: 10,
        [`${home}/extensions/x86_64-linux/3.1.0/${full}/nokogiri.so`]: 200,
        [`${home}/cache/${full}.gem`]: 3000,
        "app/nokogiri.gemspec": stub,
      },
    }).languagePackages;
    expect(found.map(({ name, version, files }) => [name, version, files])).toEqual([
      ["json", "2.6", [`${home}/specifications/default/json-2.6.gemspec`]],
      [
        "nokogiri",
        "1.16.0",
        [
          `${home}/specifications/${full}.gemspec`,
          `${home}/gems/${full}/lib/nokogiri.rb`,
          `${home}/cache/${full}.gem`,
          `${home}/extensions/x86_64-linux/3.1.0/${full}/nokogiri.so`,
        ],
      ],
    ]);
  });
});

describe("PHP", () => {
  const path = "app/vendor/composer/installed.json";
  const item = (name: string, version: string) => ({ name, version, "install-path": `../${name}` });
  const installed = (packages: unknown[], names: string[]) => ({
    json: { packages, dev: names.length > 0, "dev-package-names": names },
  });

  test("Composer 2 tells what development brought, and what a later layer took out", () => {
    const files = { "app/vendor/acme/prod/a.php": 5, "app/vendor/acme/tool/b.php": 70 };
    const found = read(
      {
        instruction: "1 RUN composer install",
        files: {
          ...files,
          [path]: installed([item("acme/prod", "1.0"), item("acme/tool", "v2")], ["acme/tool"]),
        },
      },
      {
        instruction: "2 RUN composer install --no-dev",
        files: { [path]: installed([item("acme/prod", "1.0")], []) },
        removed: ["app/vendor/acme/tool"],
      },
    ).languagePackages;
    expect(found).toEqual([
      {
        ...none,
        language: "php",
        name: "acme/prod",
        version: "1.0",
        development: false,
        database: path,
        files: ["app/vendor/acme/prod/a.php"],
        bytes: 5,
      },
      {
        ...none,
        language: "php",
        name: "acme/tool",
        version: "v2",
        development: true,
        removedIn: 1,
        database: path,
        files: ["app/vendor/acme/tool/b.php"],
        bytes: 70,
      },
    ]);
  });

  test("Composer 1 lists packages alone; one without files has none", () => {
    const read1 = (json: unknown) =>
      read({ instruction: "1 COPY", files: { "app/vendor/acme/prod/a.php": 5, [path]: { json } } });
    expect(read1([{ name: "acme/prod", version: "1.0" }]).languagePackages.map(short)).toEqual([
      ["acme/prod", "1.0", 0, null, 5],
    ]);
    const meta = { packages: [{ name: "acme/prod", version: "1", "install-path": null }, "junk", {}] };
    expect(read1(meta).languagePackages.map(short)).toEqual([["acme/prod", "1", 0, null, 0]]);
  });

  test("what cannot be understood is told of", () => {
    for (const json of [{}, null, 5, { packages: {} }]) {
      expect(read({ instruction: "1 COPY", files: { [path]: { json } } }).notes).toEqual([
        { path, layer: 0, reason: "it cannot be understood" },
      ]);
    }
  });
});
