import { cacheEvidence, treeEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, isFolder, named } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";

const PACKAGE =
  /^(dotnet-sdk(-\d.*|-aot-.+)?|dotnet\d+-sdk(-aot)?|mono-(mcs|devel|complete|xbuild)|msbuild|fsharp)$/;
const COMPANION =
  /^((dotnet|aspnetcore|netstandard)-(targeting-pack|apphost-pack|templates)-.+|(dotnet|aspnetcore)\d+-(targeting-pack|apphost-pack|templates)|nuget|libmono-cil-dev)$/;
const PROOF = /^(.*\/)?sdk\/(\d+\.\d+\.[^/]+)\/dotnet\.dll$/;
/** Beside the runtime's `shared` and `host`. */
const PARTS = ["sdk", "sdk-manifests", "packs", "templates", "library-packs", "metadata"];
const NUGET = /(^|\/)\.nuget\/packages$/;

export const dotnetSdk: Detector = {
  id: "dotnet-sdk",
  title: ".NET SDK",
  severity: "error",
  inherited: "error",
  reads: /^dotnet\.dll$/,
  content: (path) => (path.endsWith("/dotnet.dll") && PROOF.test(path) ? "head" : "none"),
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }, () => ({
      programs: ["mcs", "msbuild", "xbuild"],
    })),
    ...unpackedEvidence(image),
    ...named(image, "packages")
      .filter((folder) => NUGET.test(folder.path) && isFolder(folder))
      .flatMap(({ path }) =>
        cacheEvidence(
          { path, name: "NuGet packages", severity: "warning" },
          filesBelow(image.filesystem, path),
        ),
      ),
  ],
  message: ({ evidence }) => `.NET build tooling: ${listThings(leadBy(evidence, [/SDK$/, PACKAGE]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Publish in a stage that is FROM {base}, and base the shipped stage on the aspnet or runtime image of the same version.",
      copy: "Copy only what `dotnet publish` made from {from}.",
      run: "Run `dotnet publish` in a stage of its own and copy its output to a runtime image.",
    }),
};

/** An SDK is one folder for each version beside the runtime; `dotnet.dll` in it is the command line's. */
function unpackedEvidence(image: SearchedImage): Evidence[] {
  const versions = new Map<string, string>();
  for (const { path } of named(image, "dotnet.dll")) {
    const [, root = "", version = ""] = PROOF.exec(path) ?? [];
    if (version === "" || ownerOf(image, path) || !isPortableExecutable(image, path)) continue;
    versions.set(root, [versions.get(root), version].filter((part) => part !== undefined).join(", "));
  }
  return [...versions].flatMap(([root, version]) =>
    treeEvidence(
      { path: `${root}sdk`, name: ".NET SDK", version, programs: [] },
      PARTS.flatMap((part) => filesBelow(image.filesystem, `${root}${part}`)),
      (path) => PROOF.test(path),
    ),
  );
}

/** https://learn.microsoft.com/windows/win32/debug/pe-format: begins with MS-DOS's mark. */
function isPortableExecutable({ filesystem }: SearchedImage, path: string): boolean {
  const bytes = filesystem.content(path);
  return bytes?.[0] === 0x4d && bytes[1] === 0x5a;
}
