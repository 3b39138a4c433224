import { posix } from "node:path";
import { quoted } from "../../../settings/quoted.ts";
import type { RepositoryFiles, SourceReading } from "../model.ts";
import { makesImage } from "../outputs.ts";
import { settle, within } from "../settle.ts";
import { ROOT, UNKNOWN } from "../unknown.ts";
import { keyAndValue } from "../values.ts";

/** Where a build was found. */
export interface BuildPlace {
  readonly file: string;
  /** `job build`, `target image`; blank: the file as a whole. */
  readonly part: string;
  /** Where a job's steps so far put repositories, this one or another; a null path is not known. Else: none. */
  readonly checkouts: readonly { readonly path: string | null; readonly other: boolean }[];
  /** Whether images are pushed there once they are built. Default: no. */
  readonly pushes?: boolean;
}

/** A build that runs somewhere in a workspace, its paths not yet those of the repository. */
export interface WorkspaceBuild {
  readonly folder: string;
  /** The context is the repository, wherever it was checked out. */
  readonly whole: boolean;
  readonly context: string;
  readonly dockerfile: string | null;
  readonly dockerfileIn: "context" | "folder";
  readonly target: string | null;
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  readonly outputs: readonly string[];
  /** Whether it is a build, and no check. Default: true. */
  readonly builds?: boolean;
  readonly pushed: boolean;
}

/** Whether a script pushes images. */
export function pushesImages(script: string): boolean {
  return /\b(docker|podman|buildah|nerdctl) (image |manifest )?push\b/.test(script);
}

/** What `push` is by an expression may be true. */
export function isPushed(push: string, outputs: string): boolean {
  return !/^(false)?$/.test(push) || /type=registry|push=true/.test(outputs);
}

/** Paths that are not known pass the build over; arguments that are not known are left out. */
export function settleInWorkspace(
  files: RepositoryFiles,
  place: BuildPlace,
  build: WorkspaceBuild,
): SourceReading {
  for (const [name, value] of [
    ["context", build.context],
    ["Dockerfile", build.dockerfile],
    ["target", build.target],
  ] as const) {
    if (value?.includes(UNKNOWN)) {
      const shown = quoted(value.replace(/\0+/g, "…").replaceAll(ROOT, "."));
      return passedOver(place, `its ${name} ${shown} is known only when it runs`);
    }
  }
  const placedPaths = build.whole ? build : inCheckout(files, place, build);
  if (placedPaths === null) return passedOver(place, "it builds what is checked out from another repository");
  return settle(files, {
    file: place.file,
    part: place.part,
    folder: placedPaths.folder,
    context: placedPaths.context,
    dockerfile: placedPaths.dockerfile,
    dockerfileIn: build.dockerfileIn,
    target: build.target,
    makesImage:
      build.builds !== false &&
      makesImage(build.outputs.filter((one) => !one.includes(UNKNOWN) || one.includes("type="))),
    ships: true,
    pushed: build.pushed || place.pushes === true,
    buildArgs: knownPairs(build.buildArgs),
    buildContexts: knownPairs(build.buildContexts),
  });
}

function knownPairs(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.flatMap((text) => {
      const [name, value] = keyAndValue(text);
      return value === null || text.includes(UNKNOWN) || text.includes(ROOT) ? [] : [[name, value]];
    }),
  );
}

/** Paths in the workspace as paths in the repository; null: they are in another one. */
function inCheckout(
  files: RepositoryFiles,
  place: BuildPlace,
  build: WorkspaceBuild,
): Pick<WorkspaceBuild, "folder" | "context" | "dockerfile"> | null {
  if (/:\/\/|^git@/.test(build.context)) return build;
  const context = within(build.folder, build.context);
  if (context === null || place.checkouts.every(({ path }) => path === ".")) return build;
  const file = build.dockerfile === null ? null : within(build.folder, build.dockerfile);
  const own = placed(place, context);
  if (own === null) return inOwn(files, place, context, file);
  if (file === null) return { folder: ".", context: own, dockerfile: null };
  const ownFile = placed(place, file);
  return ownFile === null ? null : { folder: ".", context: own, dockerfile: ownFile };
}

/**
 * What a workflow checks out by its name may be this repository all the same: a Dockerfile of that path, in some folder,
 * shows it.
 */
function inOwn(
  files: RepositoryFiles,
  { checkouts }: BuildPlace,
  context: string,
  dockerfile: string | null,
): Pick<WorkspaceBuild, "folder" | "context" | "dockerfile"> | null {
  const place = { checkouts: checkouts.map(({ path }) => ({ path, other: false })) };
  const own = placed(place, context);
  const file = placed(place, dockerfile ?? `${context}/Dockerfile`);
  if (own === null || file === null || !file.includes("/") || files.kind(file) !== "file") return null;
  return { folder: ".", context: own, dockerfile: file };
}

/** A path in the workspace as one in the repository, after the checkout that holds it; null: it is in another. */
export function placed({ checkouts }: Pick<BuildPlace, "checkouts">, path: string): string | null {
  const holds = checkouts
    .flatMap(({ path: base, other }) => (base === null ? [] : [{ base, other }]))
    .filter(({ base }) => base === "." || path === base || path.startsWith(`${base}/`))
    .sort((a, b) => b.base.length - a.base.length)[0];
  if (holds === undefined) return within(".", path);
  if (holds.other) return null;
  return holds.base === "." ? within(".", path) : within(".", posix.relative(holds.base, path) || ".");
}

export function passedOver(place: BuildPlace, reason: string): SourceReading {
  const message = `A build in ${place.part || "it"} is passed over: ${reason}`;
  return { builds: [], notices: [{ level: "note", message, file: place.file }] };
}
