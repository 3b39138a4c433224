import type { AmountSelector, ContentAmount } from "../image/model.ts";
import { baseName } from "../image/path.ts";
import { cToolchain } from "./c-toolchain.ts";
import { developmentHeaders } from "./development-headers.ts";
import { dotnetSdk } from "./dotnet-sdk.ts";
import { elixirBuildTools } from "./elixir-build-tools.ts";
import { foreignArchitecture } from "./foreign-architecture.ts";
import { foreignLibc } from "./foreign-libc.ts";
import { gitFolder } from "./git-folder.ts";
import { goToolchain } from "./go-toolchain.ts";
import { haskellToolchain } from "./haskell-toolchain.ts";
import { jdk } from "./jdk.ts";
import { jvmBuilders } from "./jvm-builders.ts";
import { missingProgram } from "./missing-program.ts";
import type { Detector } from "./model.ts";
import { nodeDevDependencies } from "./node-dev-dependencies.ts";
import { nodeModulesNotResolved } from "./node-modules-not-resolved.ts";
import { nodePackageManagers } from "./node-package-managers.ts";
import { packageCaches } from "./package-caches.ts";
import { phpBuildTools } from "./php-build-tools.ts";
import { phpDevDependencies } from "./php-dev-dependencies.ts";
import { projectLeftovers } from "./project-leftovers.ts";
import { pythonBuildTools } from "./python-build-tools.ts";
import { pythonDevDependencies } from "./python-dev-dependencies.ts";
import { rubyBuildLeftovers } from "./ruby-build-leftovers.ts";
import { rubyDevDependencies } from "./ruby-dev-dependencies.ts";
import { runtimeSdks } from "./runtime-sdks.ts";
import { rustToolchain } from "./rust-toolchain.ts";
import { secrets } from "./secrets.ts";
import { staticFilesNotServed } from "./static-files-not-served.ts";
import { swiftToolchain } from "./swift-toolchain.ts";
import { versionControl } from "./version-control.ts";
import { zigToolchain } from "./zig-toolchain.ts";

/** Every detector, each with a page in `docs/detectors/`. A package that two of them know counts for the first. */
export const detectors: readonly Detector[] = [
  cToolchain,
  goToolchain,
  rustToolchain,
  haskellToolchain,
  swiftToolchain,
  zigToolchain,
  dotnetSdk,
  jdk,
  jvmBuilders,
  elixirBuildTools,
  phpBuildTools,
  nodePackageManagers,
  pythonBuildTools,
  runtimeSdks,
  developmentHeaders,
  nodeDevDependencies,
  phpDevDependencies,
  pythonDevDependencies,
  rubyDevDependencies,
  rubyBuildLeftovers,
  versionControl,
  gitFolder,
  secrets,
  packageCaches,
  projectLeftovers,
  foreignLibc,
  foreignArchitecture,
  missingProgram,
  nodeModulesNotResolved,
  staticFilesNotServed,
];

export const detectorIds: readonly string[] = detectors.map((detector) => detector.id);

const readers = detectors.flatMap(({ reads, content }) => (content ? [{ reads, content }] : []));

/** Asked for every file of an image: nearly all are told by their names to be of no interest. */
const ANY_NAME = new RegExp(readers.flatMap(({ reads }) => (reads ? `(?:${reads.source})` : [])).join("|"));
const ofAnyName = readers.filter(({ reads }) => !reads);

/** Keeps what any detector must see: the most that one of them asks for. */
export const detectorContent: AmountSelector = (path, size) => {
  const name = baseName(path);
  let most: ContentAmount = "none";
  for (const { reads, content } of ANY_NAME.test(name) ? readers : ofAnyName) {
    if (reads && !reads.test(name)) continue;
    const need = content(path, size);
    if (need === "whole") return need;
    if (need === "head") most = need;
  }
  return most;
};
