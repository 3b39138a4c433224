import { describe, expect, test } from "vitest";
import { parseConfig } from "../../../src/image/config.ts";
import { parseDockerManifests, parseIndexOrManifest } from "../../../src/image/manifest.ts";
import { hostPlatform, matchesPlatform } from "../../../src/image/platform.ts";
import { faultOf } from "./read.ts";

const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const fault = (read: () => unknown) => faultOf((async () => read())());
const digest = `sha256:${"0".repeat(64)}`;

describe("config", () => {
  test("all that is used of it", () => {
    const config = parseConfig(
      bytes({
        os: "linux",
        architecture: "arm",
        variant: "v7",
        config: {
          Env: ["A=1"],
          Entrypoint: ["/e"],
          Cmd: "old form",
          WorkingDir: "/w",
          User: "1000",
          Labels: { a: "b", __proto__x: "c", "org.example": null },
        },
        rootfs: { type: "layers", diff_ids: [digest] },
        history: [{ created_by: "RUN x", empty_layer: true }, { comment: "c" }],
      }),
      "Config",
    );
    expect(config).toEqual({
      os: "linux",
      architecture: "arm",
      variant: "v7",
      env: ["A=1"],
      entrypoint: ["/e"],
      cmd: ["old form"],
      workingDir: "/w",
      user: "1000",
      labels: { a: "b", __proto__x: "c", "org.example": "" },
      diffIds: [digest],
      history: [
        { createdBy: "RUN x", comment: "", emptyLayer: true },
        { createdBy: "", comment: "c", emptyLayer: false },
      ],
    });
  });

  test("what is null or absent is empty", () => {
    const empty = {
      os: "unknown",
      architecture: "unknown",
      env: [],
      entrypoint: [],
      cmd: [],
      workingDir: "",
      user: "",
      labels: {},
      diffIds: [],
      history: [],
    };
    expect(parseConfig(bytes({}), "Config")).toEqual(empty);
    expect(parseConfig(bytes({ config: null, rootfs: null, history: null, variant: "" }), "Config")).toEqual(
      empty,
    );
    expect(parseConfig(bytes({ config: { Env: null, Cmd: null, Labels: null } }), "Config")).toEqual(empty);
  });

  test.each<[unknown, string]>([
    ["", "Config is not valid JSON"],
    ["[".repeat(100_000), "Config is not valid JSON"],
    ["[]", "Config: not an object"],
    ["7", "Config: not an object"],
    [{ os: 1 }, "Config, os: not text"],
    [{ config: [] }, "Config, config: not an object"],
    [{ config: { Env: "A=1" } }, "Config, config, Env: not a list"],
    [{ config: { Env: [1] } }, "Config, config, Env[0]: not text"],
    [{ config: { Labels: ["a"] } }, "Config, config, Labels: not an object"],
    [{ rootfs: { diff_ids: ["sha256:zz"] } }, "Config, rootfs, diff_ids[0]: not a digest"],
    [{ history: [{ empty_layer: "yes" }] }, "Config, history[0], empty_layer: not true or false"],
  ])("%j", async (value, message) =>
    expect(await fault(() => parseConfig(bytes(value), "Config"))).toBe(message),
  );
});

describe("manifests", () => {
  const descriptor = { mediaType: "m", digest, size: 3 };
  const read = { mediaType: "m", digest, size: 3, annotations: {}, platform: undefined };

  test("an index is told from a manifest by what it holds", () => {
    const platform = { os: "linux", architecture: "arm64", variant: "v8" };
    const index = { mediaType: "wrong", manifests: [{ ...descriptor, platform, annotations: { a: "b" } }] };
    expect(parseIndexOrManifest(bytes(index), "Index")).toEqual({
      kind: "index",
      manifests: [{ ...read, platform: "linux/arm64/v8", annotations: { a: "b" } }],
    });
    expect(parseIndexOrManifest(bytes({ config: descriptor, layers: [descriptor] }), "Manifest")).toEqual({
      kind: "manifest",
      config: read,
      layers: [read],
    });
  });

  test.each<[unknown, string]>([
    [{ fsLayers: [] }, "M is a manifest of Docker's schema 1, which is not read"],
    [{}, "M is neither an image index nor a manifest"],
    [{ manifests: {} }, "M, manifests: not a list"],
    [{ manifests: [{ ...descriptor, digest: "md5:1" }] }, "M, manifests[0], digest: not a digest"],
    [{ manifests: [{ ...descriptor, digest: undefined }] }, "M, manifests[0], digest: not text"],
    [{ manifests: [{ ...descriptor, size: -1 }] }, "M, manifests[0], size: not a number of bytes"],
    [{ config: { ...descriptor, size: 1e300 } }, "M, config, size: not a number of bytes"],
  ])("%j", async (value, message) =>
    expect(await fault(() => parseIndexOrManifest(bytes(value), "M"))).toBe(message),
  );

  test("manifest.json", async () => {
    const value = [{ Config: "c.json", RepoTags: null, Layers: ["l/layer.tar"] }];
    expect(parseDockerManifests(bytes(value), "M")).toEqual([
      { config: "c.json", tags: [], layers: ["l/layer.tar"] },
    ]);
    expect(await fault(() => parseDockerManifests(bytes([{ Config: 1 }]), "M"))).toBe(
      "M[0], Config: not text",
    );
  });
});

test("platforms", () => {
  expect(hostPlatform()).toMatch(/^linux\/[a-z0-9]+$/);
  expect(matchesPlatform("linux/arm64/v8", "linux/arm64")).toBe(true);
  expect(matchesPlatform("linux/arm/v6", "linux/arm/v7")).toBe(false);
  expect(matchesPlatform("windows/amd64", "linux/amd64")).toBe(false);
});
