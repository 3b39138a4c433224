import { isElf } from "../packages/programs/elf-reader.ts";
import { folderEvidence } from "./evidence.ts";
import type { Detector, Evidence, SearchedImage } from "./model.ts";
import { ownerOf, packagesEvidence } from "./package-evidence.ts";
import { named, parent } from "./paths.ts";
import { advise, listThings } from "./sentences.ts";
import { textOf } from "./texts.ts";

/**
 * Packages whose programs are the compiler and its kin. A runtime is often built from the same source: Debian's
 * openjdk-17-jre-headless has ct.sym, jpackage and a `release` that lists jdk.compiler.
 */
const PACKAGE =
  /^(openjdk-\d+-jdk(-headless|-zero)?|openjdk\d+(-jdk)?|default-jdk(-headless)?|temurin-\d+-jdk|java-[\w.-]+-(jdk|devel)|zulu-?\d+(-ca)?-jdk(-headless)?|msopenjdk-\d+|bellsoft-java\d+(-full|-lite)?)$/;
const COMPANION = /^(java-[\w.-]+-jmods|openjdk\d+-jmods|openjdk-\d+-(source|demo)|openjdk\d+-(src|demos))$/;
const COMPILER = /(^|\/)bin\/javac$/;
/** What is started when somebody means to ship more than the runtime. `java` itself is the runtime. */
const PROGRAMS = ["javac", "jshell", "jcmd", "jstack", "jmap"];

export const jdk: Detector = {
  id: "jdk",
  title: "JDK",
  severity: "warning",
  inherited: "warning",
  reads: /^(javac|release)$/,
  content: (path, size) =>
    /(^|\/)javac$/.test(path) || (/(^|\/)release$/.test(path) && size < 4096) ? "head" : "none",
  search: (image) => [
    ...packagesEvidence(
      image,
      (item) => PACKAGE.test(item.name) || COMPANION.test(item.name),
      () => ({ programs: PROGRAMS }),
    ),
    ...unpackedEvidence(image),
  ],
  message: ({ evidence }) => `a JDK where a Java runtime is enough: ${listThings(evidence, "package")}`,
  remedy: (facts) =>
    advise(facts, {
      base: "Build in a stage that is FROM {base}, and base the shipped stage on the JRE image of the same version.",
      copy: "Copy the application from {from} into a JRE image, or copy a runtime that jlink made of the modules it needs (`jdeps --print-module-deps`), not of all.",
      run: "Install the JRE package (`openjdk-17-jre-headless`, for one) here, and the JDK in a build stage only.",
    }),
};

function unpackedEvidence(image: SearchedImage): Evidence[] {
  const homes = new Map<string, string | undefined>();
  for (const { path } of named(image, "javac")) {
    if (!/(^|\/)javac$/.test(path) || ownerOf(image, path) || !isElf(image.filesystem.content(path)))
      continue;
    const home = parent(path, 2);
    if (home === "" || home === "usr" || home === "usr/local" || !isJavaHome(image, home)) continue;
    homes.set(home, readVersion(image, home));
  }
  return [...homes].flatMap(([path, version]) =>
    folderEvidence(image, { path, name: "JDK", ...(version && { version }), programs: PROGRAMS }, (file) =>
      COMPILER.test(file),
    ),
  );
}

function isJavaHome(image: SearchedImage, home: string): boolean {
  return ["release", "lib/modules", "lib/tools.jar", "jre/lib/rt.jar"].some(
    (path) => image.filesystem.lookup(`${home}/${path}`) !== undefined,
  );
}

function readVersion(image: SearchedImage, home: string): string | undefined {
  return /^JAVA_VERSION="([^"\n]+)"/m.exec(textOf(image.filesystem, `${home}/release`) ?? "")?.[1];
}
