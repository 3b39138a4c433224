import { Rejection } from "./rejection.ts";

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: "amd64",
  arm64: "arm64",
  arm: "arm/v7",
  ia32: "386",
};

/** The platform of this machine as BuildKit names it. */
export function hostPlatform(): string {
  return `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;
}

/** The ARG that holds the name of the stage that is built. */
export const TARGET_STAGE = "TARGETSTAGE";

/**
 * The ARGs that BuildKit sets by itself; build arguments of their names win.
 * https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 * @param stage name of the stage that is built, `default` for one without a name
 */
export function platformVariables(
  build: string,
  target: string,
  stage: string,
  buildArgs: ReadonlyMap<string, string>,
): Map<string, string> {
  const variables = new Map(fixedVariables(build, target)).set(TARGET_STAGE, stage);
  if (buildArgs.size === 0) return variables;
  for (const name of variables.keys()) {
    const given = buildArgs.get(name);
    if (given !== undefined) variables.set(name, given);
  }
  return variables;
}

/** Those of the last two platforms: thousands of files are read for the same ones. */
let fixed: { readonly key: string; readonly variables: ReadonlyMap<string, string> } | null = null;

function fixedVariables(build: string, target: string): ReadonlyMap<string, string> {
  const key = `${build} ${target}`;
  if (fixed?.key === key) return fixed.variables;
  const variables = new Map<string, string>();
  for (const [prefix, platform] of [
    ["BUILD", build],
    ["TARGET", target],
  ] as const) {
    const [os = "", arch = "", variant = ""] = platform.split("/");
    variables.set(`${prefix}PLATFORM`, platform);
    variables.set(`${prefix}OS`, os);
    variables.set(`${prefix}OSVERSION`, "");
    variables.set(`${prefix}ARCH`, arch);
    variables.set(`${prefix}VARIANT`, variant);
  }
  fixed = { key, variables };
  return variables;
}

const SYSTEMS =
  /^(?:aix|android|darwin|macos|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|windows|zos)$/;
const MACHINES =
  /^(?:386|i386|amd64|x86_64|x86-64|amd64p32|arm|armhf|armel|armbe|arm64|aarch64|arm64be|ppc64|ppc64le|loong64|mips|mipsle|mips64|mips64le|mips64p32|mips64p32le|ppc|riscv|riscv64|s390|s390x|sparc|sparc64|wasm)$/;

/** @throws Rejection for what is no platform. https://pkg.go.dev/github.com/containerd/platforms#Parse */
export function checkPlatform(platform: string): void {
  const parts = platform.split("/");
  const [system = "", ...others] = parts;
  const name = /^([A-Za-z0-9_-]+)(?:\([A-Za-z0-9_.-]*\))?$/.exec(system)?.[1]?.toLowerCase();
  const alone = parts.length === 1 && name !== undefined && !SYSTEMS.test(name) && !MACHINES.test(name);
  if (
    name === undefined ||
    alone ||
    parts.length > 3 ||
    !others.every((part) => /^[A-Za-z0-9_.-]+$/.test(part))
  )
    throw new Rejection(
      `--platform=${platform} is no platform: write linux/amd64, linux/arm64, linux/arm/v7`,
    );
}
