import { access } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { lastLines, runCommand } from "../engine/command.ts";
import type { Bench } from "./model.ts";

/** A program that reads image archives too, and installs with Go. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly module: string;
  readonly args: (archive: string, temporary: string) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const dive: Peer = {
  name: "dive",
  version: "v0.13.1",
  module: "github.com/wagoodman/dive",
  args: (archive, temporary) => [
    "--source",
    "docker-archive",
    archive,
    "--json",
    join(temporary, "dive.json"),
  ],
  env: {},
};

export const syft: Peer = {
  name: "syft",
  version: "v1.33.0",
  module: "github.com/anchore/syft/cmd/syft",
  args: (archive) => ["scan", `docker-archive:${archive}`, "--output", "json", "--quiet"],
  env: { SYFT_CHECK_FOR_APP_UPDATE: "false" },
};

/** Go goes on from what it has compiled the next time. */
const INSTALL_MS = 120_000;

type Found =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly reason: string };

const asked = new Map<Peer, Promise<Found>>();

/** The peer's program in this user's cache, installed there by Go the first time. */
export function peerCommand(peer: Peer, bench: Bench): Promise<Found> {
  const answer = asked.get(peer) ?? install(peer, bench);
  asked.set(peer, answer);
  return answer;
}

async function install({ name, version, module }: Peer, { signal, say }: Bench): Promise<Found> {
  const cache = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  const folder = join(cache, "stagecheck", "bench", `${name}-${version}`);
  const path = join(folder, name);
  if (await exists(path)) return { found: true, path };
  if ((await runCommand("go", ["version"])).status !== 0) return { found: false, reason: "there is no Go" };
  say(`  installing ${name} ${version} (once)`);
  const { status, stderr } = await runCommand("go", ["install", `${module}@${version}`], {
    env: { ...process.env, GOBIN: folder },
    timeout: INSTALL_MS,
    signal,
  });
  signal.throwIfAborted();
  if (status === 0) return { found: true, path };
  const reason = status === null ? "not compiled in two minutes, the next run goes on" : lastLines(stderr, 1);
  return { found: false, reason };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
