import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { StagecheckError } from "../../src/errors.ts";
import { readMirror } from "../engine/apt-mirror.ts";
import { runCommand } from "../engine/command.ts";
import { whyUnsuitable } from "../engine/root.ts";

/** Where this machine gets packages from; none of it is written down in the project. */
export interface Machine {
  /** Base address of the Debian archive. */
  readonly mirror: string;
  /** Base address of the npm registry. */
  readonly registry: string;
  /** File of trusted certificates. */
  readonly certificates: string;
  /** sha256 of that file's bytes; `""` where there is none. */
  readonly certificatesDigest: string;
}

/**
 * Asks the machine's own apt and npm settings.
 * @throws StagecheckError where stand-ins cannot be made on this machine
 */
export async function readMachine(): Promise<Machine> {
  const unsuitable = (await whyUnsuitable()) ?? (process.arch === "x64" ? null : `not for ${process.arch}`);
  const mirror = await readMirror();
  if (unsuitable !== null || mirror === null) {
    throw new StagecheckError(
      `Stand-ins for base images can be made as root on Debian only, ${unsuitable ?? "and /etc/apt names no archive"}`,
      { remedy: "Pull the images where a registry answers, and load them into the engine." },
    );
  }
  const { status, stdout, stderr } = await runCommand("npm", ["config", "get", "registry"]);
  if (status !== 0) throw new StagecheckError(`npm does not tell its registry: ${stderr.trim()}`);
  const certificates = process.env["SSL_CERT_FILE"] || "/etc/ssl/certs/ca-certificates.crt";
  const bytes = await readFile(certificates).catch(() => null);
  const certificatesDigest = bytes ? createHash("sha256").update(bytes).digest("hex") : "";
  return { mirror, registry: stdout.trim(), certificates, certificatesDigest };
}
