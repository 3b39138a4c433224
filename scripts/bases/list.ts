import type { Family, ImageRecipe, LayerRecipe } from "./model.ts";
import { alpine } from "./recipes/alpine.ts";
import { buildpack } from "./recipes/buildpack.ts";
import { debian } from "./recipes/debian.ts";
import { golang } from "./recipes/golang.ts";
import { nginx } from "./recipes/nginx.ts";
import { node } from "./recipes/node.ts";
import { python } from "./recipes/python.ts";

/** Every family of stand-ins. Adding one is a file and an entry here. */
const families: readonly Family[] = [debian, buildpack, alpine, node, golang, python, nginx];

export const layerRecipes: ReadonlyMap<string, LayerRecipe> = new Map(
  families.flatMap((family) => family.layers.map((layer) => [layer.name, layer])),
);

/** By every name that an image has. */
export const imageRecipes: ReadonlyMap<string, ImageRecipe> = new Map(
  families.flatMap((family) =>
    family.images.flatMap((image) => image.references.map((reference) => [reference, image] as const)),
  ),
);
