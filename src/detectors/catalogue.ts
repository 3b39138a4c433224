import type { AmountSelector, ContentAmount } from "../image/model.ts";
import { cToolchain } from "./c-toolchain.ts";
import { foreignLibc } from "./foreign-libc.ts";
import { goToolchain } from "./go-toolchain.ts";
import { jdk } from "./jdk.ts";
import { jvmBuilders } from "./jvm-builders.ts";
import type { Detector } from "./model.ts";
import { nodeDevDependencies } from "./node-dev-dependencies.ts";
import { nodePackageManagers } from "./node-package-managers.ts";
import { packageCaches } from "./package-caches.ts";
import { pythonBuildTools } from "./python-build-tools.ts";
import { rustToolchain } from "./rust-toolchain.ts";
import { staticFilesNotServed } from "./static-files-not-served.ts";
import { versionControl } from "./version-control.ts";

/** Every detector, each with a page in `docs/detectors/`. */
export const detectors: readonly Detector[] = [
  cToolchain,
  goToolchain,
  rustToolchain,
  jdk,
  jvmBuilders,
  nodePackageManagers,
  nodeDevDependencies,
  pythonBuildTools,
  versionControl,
  packageCaches,
  foreignLibc,
  staticFilesNotServed,
];

export const detectorIds: readonly string[] = detectors.map((detector) => detector.id);

const NEEDS: readonly ContentAmount[] = ["none", "head", "whole"];

/** Keeps what any detector must see: the most that one of them asks for. */
export const detectorContent: AmountSelector = (path, size) => {
  let most = 0;
  for (const detector of detectors) {
    if (!detector.content) continue;
    most = Math.max(most, NEEDS.indexOf(detector.content(path, size)));
    if (most === NEEDS.length - 1) break;
  }
  return NEEDS[most] ?? "none";
};
