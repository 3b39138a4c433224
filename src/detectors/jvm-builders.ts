import { cacheEvidence, folderEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesWithCompanions } from "./package-evidence.ts";
import { filesBelow, isFolder, isSystemPrefix, named, parent } from "./paths.ts";
import { advise, leadBy, listThings } from "./sentences.ts";

const PACKAGE = /^(maven|gradle|sbt|ant|apache-ant|leiningen|kotlin|scala)$/;
/** What Debian's builders are made of. */
const COMPANION = /^(lib.+-java|ant-optional|maven-repo-helper|groovy|ivy)$/;

interface Builder {
  readonly name: string;
  readonly script: string;
  /** A file of the builder's home, relative to it, that proves it; its first group is the version. */
  readonly proof: RegExp;
}

const BUILDERS: readonly Builder[] = [
  { name: "Maven", script: "mvn", proof: /^lib\/maven-core-(\d[^/]*)\.jar$/ },
  {
    name: "Gradle",
    script: "gradle",
    proof: /^lib\/gradle-(?:launcher|gradle-cli-main|core-api|core)-(\d[^/]*)\.jar$/,
  },
  { name: "sbt", script: "sbt", proof: /^bin\/sbt-launch(?:-(\d[^/]*))?\.jar$/ },
  { name: "Kotlin", script: "kotlinc", proof: /^lib\/kotlin-compiler\.jar()$/ },
  { name: "Scala", script: "scalac", proof: /^lib\/scala-compiler(?:-(\d[^/]*))?\.jar$/ },
  { name: "Ant", script: "ant", proof: /^lib\/ant-launcher\.jar()$/ },
];

const CACHES: readonly { readonly path: RegExp; readonly name: string }[] = [
  { path: /(^|\/)\.m2\/repository$/, name: "Maven repository" },
  { path: /(^|\/)\.gradle\/(caches|wrapper)$/, name: "Gradle cache" },
  { path: /(^|\/)\.ivy2\/cache$/, name: "Ivy cache" },
  { path: /(^|\/)\.sbt\/boot$/, name: "sbt cache" },
  { path: /(^|\/)\.cache\/coursier$/, name: "Coursier cache" },
];

export const jvmBuilders: Detector = {
  id: "jvm-builders",
  title: "JVM build tools",
  severity: "error",
  inherited: "error",
  search: (image) => [
    ...packagesWithCompanions(image, { tool: PACKAGE, companion: COMPANION }, ({ name }) => ({
      programs: [name, ...(name === "maven" ? ["mvn"] : [])],
    })),
    ...BUILDERS.flatMap((builder) => homes(image, builder)),
    ...named(image, "sdkmanager").flatMap(({ path }) => androidSdk(image, path)),
    ...caches(image),
  ],
  message: ({ evidence }) =>
    `JVM build tools: ${listThings(leadBy(evidence, [/^(Maven|Gradle|sbt|Ant|maven|gradle|ant)$/]), "part")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and copy the jar to a JRE image.",
      copy: "Copy only the built jar (target/*.jar, build/libs/*.jar) from {from}.",
      run: "Build in a stage of its own and copy the jar from there.",
    }),
};

/** These builders are scripts around jars: the script must be there, and the jar that it starts. */
function homes(image: SearchedImage, { name, script, proof }: Builder): Evidence[] {
  return named(image, script).flatMap((history) => {
    const home = parent(history.path, 2);
    if (!history.path.endsWith(`/bin/${script}`) || isSystemPrefix(home) || isFolder(history)) return [];
    if (ownerOf(image, history.path)) return [];
    const jars = ["lib", "bin"].flatMap((folder) =>
      image.filesystem.children(`${home}/${folder}`).map((file) => `${folder}/${file}`),
    );
    const match = jars.map((jar) => proof.exec(jar)).find((found) => found !== null);
    if (!match) return [];
    const label = { path: home, name, ...(match[1] && { version: match[1] }), programs: [script] };
    return folderEvidence(
      image,
      label,
      (path) => path === history.path || proof.test(path.slice(home.length + 1)),
    );
  });
}

/** The SDK that its own manager lies in: `<SDK>/cmdline-tools/latest/bin/sdkmanager`. https://developer.android.com/tools/sdkmanager */
function androidSdk(image: SearchedImage, path: string): Evidence[] {
  const [, root] = /^(.+)\/cmdline-tools\/[^/]+\/bin\/sdkmanager$/.exec(path) ?? [];
  if (root === undefined || isSystemPrefix(root) || ownerOf(image, path)) return [];
  if (!image.filesystem.children(`${parent(path, 2)}/lib`).some((name) => name.endsWith(".jar"))) return [];
  return folderEvidence(image, { path: root, name: "Android SDK", programs: [] }, (file) => file === path);
}

function caches(image: SearchedImage): Evidence[] {
  return ["repository", "caches", "wrapper", "cache", "boot", "coursier"]
    .flatMap((folder) => named(image, folder))
    .flatMap((history) => {
      const cache = CACHES.find(({ path }) => path.test(history.path));
      if (!cache || !isFolder(history)) return [];
      const label = { path: history.path, name: cache.name, severity: "warning" as const };
      return cacheEvidence(label, filesBelow(image.filesystem, history.path));
    });
}
