/** Platforms as `os/arch[/variant]`. https://github.com/opencontainers/image-spec/blob/main/image-index.md */
import { arch } from "node:process";
import type { ImageConfig } from "./model.ts";

/** Node's name of a processor → Go's, where they differ. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "amd64",
  ia32: "386",
  ppc64: "ppc64le",
  loong64: "loong64",
};

/** What runs on this machine: images are Linux's wherever the program itself runs. */
export function hostPlatform(): string {
  return `linux/${ARCHITECTURES[arch] ?? arch}`;
}

export function platformOf(config: ImageConfig): string {
  return [config.os, config.architecture, config.variant].filter((part) => part !== undefined).join("/");
}

/** Whether an image for `actual` is what was asked for; a variant counts only where both name one. */
export function matchesPlatform(actual: string, wanted: string): boolean {
  const [os, architecture, variant] = actual.split("/");
  const [wantedOs, wantedArchitecture, wantedVariant] = wanted.split("/");
  if (os !== wantedOs || architecture !== wantedArchitecture) return false;
  return variant === undefined || wantedVariant === undefined || variant === wantedVariant;
}
