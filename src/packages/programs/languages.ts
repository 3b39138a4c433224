import { extractKey } from "../../image/model.ts";
import { baseName } from "../../image/path.ts";
import { decode } from "../database.ts";
import type { LanguageMetadata, LanguageRecord } from "../language.ts";
import type { PackagePart } from "../model.ts";
import { programExtract } from "./extract.ts";
import type { ProgramInfo } from "./model.ts";

/** No program of Go, and none of Rust with its crates in it, is smaller. */
const SMALLEST = 200_000;
/** Names of what is large and no program. */
const OTHER =
  /\.(a|bin|bmp|br|bz2|c|cc|css|csv|dat|db|deb|dll|egg|gif|go|gz|h|html|ico|jar|jpe?g|js|json|ko|lock|map|md|mjs|mo|mp[34]|node|o|pack|pak|pdf|png|po|py|pyc|rb|rlib|rpm|rs|so|sqlite|svg|tar|tgz|ts|ttf|txt|wasm|whl|woff2?|xml|xz|ya?ml|zip|zst)$|\.so\.[\d.]+$/;
const SUFFIX = extractKey("", programExtract.name);

/** https://pkg.go.dev/debug/buildinfo */
export const goPrograms: LanguageMetadata = {
  ...programs("go", ({ go }) => {
    if (!go) return undefined;
    const main = go.main ?? { name: go.command, version: go.toolchain.replace(/^go/, "") };
    return { ...main, name: go.command || main.name, parts: go.modules };
  }),
};

/** https://github.com/rust-secure-code/cargo-auditable */
export const rustPrograms: LanguageMetadata = programs("rust", ({ rust }) =>
  rust ? { ...rust.main, parts: rust.crates } : undefined,
);

/** What was kept can have been damaged since. */
function decodeInfo(bytes: Uint8Array): ProgramInfo {
  try {
    return JSON.parse(decode(bytes)) as ProgramInfo;
  } catch {
    return {};
  }
}

function programs(
  language: "go" | "rust",
  describe: (info: ProgramInfo) => (PackagePart & { readonly parts: readonly PackagePart[] }) | undefined,
): LanguageMetadata {
  return {
    language,
    content: (path, size) => (size >= SMALLEST && !OTHER.test(baseName(path)) ? programExtract : "none"),
    pathOf: (key) => (key.endsWith(SUFFIX) ? key.slice(0, -SUFFIX.length) : undefined),
    keyOf: (path) => `${path}${SUFFIX}`,
    read: (bytes, { path }): LanguageRecord[] => {
      const found = describe(decodeInfo(bytes));
      return found ? [{ ...found, requested: null, development: null, files: () => [path] }] : [];
    },
  };
}
