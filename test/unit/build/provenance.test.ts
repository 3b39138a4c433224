import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { attributeLayers } from "../../../src/build/attribution.ts";
import { readMaterials, readProvenance } from "../../../src/build/provenance.ts";
import { markShipping } from "../../../src/build/shipping.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

const cases = join(import.meta.dirname, "provenance");

// Each folder holds what buildx wrote for its Dockerfile's last stage, by engine store and SLSA version.
for (const name of readdirSync(cases).filter((entry) => !entry.endsWith(".json"))) {
  it(`names the line of every layer: ${name}`, async () => {
    const parsed = parseDockerfile(readFileSync(join(cases, name, "Dockerfile"), "utf8"));
    const metadata: unknown = JSON.parse(readFileSync(join(cases, name, "metadata.json"), "utf8"));
    const { layers: layerCount } = JSON.parse(readFileSync(join(cases, name, "image.json"), "utf8")) as {
      layers: number;
    };
    const steps = readProvenance(metadata, layerCount);
    const stages = markShipping(parsed.stages, [parsed.stages.length - 1]);
    const dockerfile = { path: "Dockerfile", context: ".", contextReason: "", parsed, stages };
    const layers = steps && attributeLayers(dockerfile, stages.length - 1, steps);
    const told = { layers, materials: [...readMaterials(metadata)] };
    // An image with more or fewer layers is another one.
    expect([readProvenance(metadata, layerCount - 3), readProvenance(metadata, layerCount + 1)]).toEqual([
      null,
      null,
    ]);
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(
      join(cases, `${name.replace(/-slsa-v1$/, "-containerd")}.expected.json`),
    );
  });
}

it.each([
  null,
  {},
  { "buildx.build.provenance": null },
  {
    "buildx.build.provenance": {
      buildConfig: { llbDefinition: [{ id: "step0", op: {}, inputs: ["step9:0"] }] },
    },
  },
  { "buildx.build.provenance": { buildDefinition: { internalParameters: 7 } } },
])("makes nothing of metadata that tells nothing: %j", (metadata) => {
  expect(readProvenance(metadata, 3)).toBeNull();
  expect([...readMaterials(metadata)]).toEqual([]);
});
