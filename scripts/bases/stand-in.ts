import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StagecheckError } from "../../src/errors.ts";
import { blobName, readLayer, writeBlob } from "./cache.ts";
import { imageRecipes, layerRecipes } from "./list.ts";
import type { Machine } from "./machine.ts";
import type { ImageRecipe, LayerBlob, LayerRecipe } from "./model.ts";
import { certificates } from "./recipes/debian.ts";

export const standInLabel = "org.stagecheck.stand-in";
export const recipeLabel = "org.stagecheck.stand-in.recipe";

const prelude = readFileSync(join(import.meta.dirname, "prelude.sh"), "utf8");

export function layerRecipe(name: string): LayerRecipe {
  const recipe = layerRecipes.get(name);
  if (!recipe) throw new StagecheckError(`No base image recipe makes a layer named ${name}`);
  return recipe;
}

export function imageRecipe(reference: string): ImageRecipe {
  const recipe = imageRecipes.get(reference);
  if (recipe) return recipe;
  throw new StagecheckError(`No stand-in is known for the base image ${reference}`, {
    remedy: "Add a recipe to scripts/bases/recipes, or pull the image where a registry answers.",
  });
}

/** A layer with all that lie below it, lowest first. */
export function chainOf(name: string): readonly LayerRecipe[] {
  const recipe = layerRecipe(name);
  return [...(recipe.below ? chainOf(recipe.below) : []), recipe];
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

/** Names a layer after all that it is made from. */
export function layerHash(name: string, machine: Machine): string {
  const { mirror, registry, certificatesDigest } = machine;
  return digestOf([prelude, chainOf(name), mirror, registry, certificatesDigest]);
}

/** Names an image after all that it is made from. */
export function imageHash(recipe: ImageRecipe, machine: Machine): string {
  return digestOf([recipe.layers.map((name) => layerHash(name, machine)), recipe.settings]);
}

/** An image whose blobs all lie in the cache. */
export interface StandIn {
  readonly reference: string;
  readonly config: Descriptor;
  readonly manifest: Descriptor;
  readonly layers: readonly LayerBlob[];
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Writes an image's config and manifest beside its layers, which must have been made. */
export async function composeStandIn(reference: string, machine: Machine): Promise<StandIn> {
  const recipe = imageRecipe(reference);
  const layers: LayerBlob[] = [];
  for (const name of recipe.layers) {
    const blob = await readLayer(layerHash(name, machine));
    if (!blob)
      throw new StagecheckError(`The layer ${name} of the stand-in for ${reference} has not been made`);
    layers.push(blob);
  }
  // Without a file of certificates on this machine there is none in the image to point at.
  const env = recipe.settings.Env?.filter(
    (entry) => machine.certificatesDigest || !entry.endsWith(`=${certificates}`),
  );
  const created = "2000-01-01T00:00:00Z";
  const config = await describe("application/vnd.oci.image.config.v1+json", {
    architecture: "amd64",
    os: "linux",
    created,
    config: {
      ...recipe.settings,
      ...(env ? { Env: env } : {}),
      Labels: { [standInLabel]: "true", [recipeLabel]: imageHash(recipe, machine) },
    },
    rootfs: { type: "layers", diff_ids: layers.map((layer) => layer.diffId) },
    history: recipe.layers.map((name) => ({ created, created_by: `stand-in layer ${name}` })),
  });
  const manifest = await describe("application/vnd.oci.image.manifest.v1+json", {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config,
    layers: layers.map(({ digest, size }) => ({
      mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
      digest,
      size,
    })),
  });
  return { reference, config, manifest, layers };
}

async function describe(mediaType: string, value: unknown): Promise<Descriptor> {
  const text = JSON.stringify(value);
  const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
  await writeBlob(digest, text);
  return { mediaType, digest, size: Buffer.byteLength(text) };
}

/** `index.json` of an OCI image layout that names the images as containerd does. */
export function indexOf(standIns: readonly StandIn[]): string {
  const manifests = standIns.map(({ reference, manifest }) => ({
    ...manifest,
    platform: { architecture: "amd64", os: "linux" },
    annotations: { "io.containerd.image.name": `docker.io/library/${withTag(reference)}` },
  }));
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.index.v1+json",
    manifests,
  });
}

/** `manifest.json` of a docker archive. */
export function archiveManifestOf(standIns: readonly StandIn[]): string {
  return JSON.stringify(
    standIns.map(({ reference, config, layers }) => ({
      Config: blobName(config.digest),
      RepoTags: [withTag(reference)],
      Layers: layers.map(({ digest }) => blobName(digest)),
    })),
  );
}

/** As Docker shows it: the tag is never left out. */
export function withTag(reference: string): string {
  return reference.includes(":") ? reference : `${reference}:latest`;
}
