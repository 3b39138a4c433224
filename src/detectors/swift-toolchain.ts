import { isElf } from "../packages/programs/elf-reader.ts";
import { folderEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { filesBelow, isSharedPrefix, named, parent } from "./paths.ts";
import { advise, listThings } from "./sentences.ts";

/** Debian's `swift` is OpenStack's object store. */
const PACKAGE = /^(swiftlang(-\d.*)?|swift-lang)$/;
const PROOF = /(^|\/)bin\/(swift-frontend|swift-build)$/;
/** Among a system's folders: what the toolchain puts there. The runtime is `lib/swift/linux/*.so` alone. */
const PART =
  /^(bin\/(swift[^/]*|sourcekit-lsp|lldb[^/]*|repl_swift|docc)|lib\/swift\/(?!linux\/[^/]+\.so$).+|lib\/swift_static\/.+|libexec\/swift\/.+)$/;

export const swiftToolchain: Detector = {
  id: "swift-toolchain",
  title: "Swift toolchain",
  severity: "error",
  inherited: "error",
  reads: /^swift-(frontend|build)$/,
  content: (path) => (PROOF.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesEvidence(
      image,
      ({ name }) => PACKAGE.test(name),
      () => ({ programs: ["swift", "swiftc"] }),
    ),
    ...unpackedEvidence(image),
  ],
  message: ({ evidence }) => `Swift build tooling: ${listThings(evidence, "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and base the shipped stage on the slim image of the same version.",
      copy: "Copy only the compiled program (.build/release/…) from {from}.",
      run: "Run `swift build` in a stage of its own, and copy the program from there.",
    }),
};

function unpackedEvidence(image: SearchedImage): Evidence[] {
  const prefixes = new Set(
    [...named(image, "swift-frontend"), ...named(image, "swift-build")]
      .filter(({ path }) => PROOF.test(path) && !ownerOf(image, path))
      .filter(({ path }) => isElf(image.filesystem.content(path)))
      .map(({ path }) => parent(path, 2)),
  );
  return [...prefixes].flatMap((prefix) => {
    const label = { name: "Swift", programs: ["swift", "swiftc"] };
    if (!isSharedPrefix(image, prefix)) {
      return folderEvidence(image, { ...label, path: prefix }, (file) => PROOF.test(file));
    }
    const files = ["bin", "lib", "libexec"]
      .flatMap((folder) => filesBelow(image.filesystem, `${prefix}/${folder}`))
      .filter(({ path }) => PART.test(path.slice(prefix.length + 1)) && !ownerOf(image, path));
    return treeEvidence({ ...label, path: `${prefix}/lib/swift` }, files, (file) => PROOF.test(file));
  });
}
