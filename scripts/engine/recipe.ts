import { createHash } from "node:crypto";

/** Which image store an engine has. */
export type Store = "classic" | "containerd";

/** The engines that can be started here: one for each store, and one too old to be of use (for tests). */
export type EngineKind = Store | "old";

export const stores: readonly Store[] = ["classic", "containerd"];
export const engineKinds: readonly EngineKind[] = [...stores, "old"];

/** What an engine's root file system is made of. Another recipe is another folder in the cache. */
export type Recipe = { suite: string; packages: string[]; exclude: string[] };

const exclude = ["/usr/share/doc/*", "/usr/share/info/*", "/usr/share/locale/*", "/usr/share/man/*"];

/** Debian testing has the Docker that users have; `passt` is the way out of the engine's network namespace. */
const current: Recipe = {
  suite: "forky",
  packages: ["docker.io", "docker-cli", "docker-buildx", "ca-certificates", "iptables", "mount", "passt"],
  exclude,
};

/** Docker 20.10, without buildx. Its suite has no `passt` new enough, so it has no network. */
const old: Recipe = {
  suite: "bookworm",
  packages: ["docker.io", "ca-certificates", "iptables", "mount"],
  exclude,
};

/** The recipe of an engine's root; both stores share one. */
export function recipeOf(kind: EngineKind): Recipe {
  return kind === "old" ? old : current;
}

/** The name of a recipe's cache folder: its suite and a digest of all of it. */
export function recipeName(recipe: Recipe): string {
  const digest = createHash("sha256").update(JSON.stringify(recipe)).digest("hex");
  return `${recipe.suite}-${digest.slice(0, 8)}`;
}

/** The arguments that make dockerd this kind of engine. */
export function dockerdArguments(kind: EngineKind): string[] {
  if (kind === "old") return ["--bridge=none", "--iptables=false"];
  return ["--feature", `containerd-snapshotter=${kind === "containerd"}`];
}
