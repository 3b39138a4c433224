import { spawn } from "node:child_process";

/** Until a registry must have answered; a pull that has begun takes as long as it needs. */
const answerWithin = 3_000;

export type PullResult =
  | { readonly pulled: true }
  | { readonly pulled: false; readonly answered: boolean; readonly message: string };

/** The registry of a reference, as Docker reads it: the first part if it looks like a host. */
export function registryOf(reference: string): string {
  const [first = "", ...rest] = reference.split("/");
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : "docker.io";
}

/** `docker pull`, given up if the registry does not answer in time. */
export function pullImage(
  reference: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<PullResult> {
  return new Promise((resolve, reject) => {
    const child = spawn("docker", ["pull", reference], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal ? { signal } : {}),
    });
    // Docker prints «tag: Pulling from repository» as soon as it has the manifest.
    let answered = false;
    let errors = "";
    const timer = setTimeout(() => child.kill(), answerWithin);
    child.stdout.once("data", () => {
      answered = true;
      clearTimeout(timer);
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      if (status === 0) resolve({ pulled: true });
      else resolve({ pulled: false, answered: answered || isRefusal(errors), message: errors.trim() });
    });
  });
}

/** An answer of a registry that is there, but does not give this image. */
function isRefusal(errors: string): boolean {
  return /not found|manifest unknown|access denied|unauthorized|toomanyrequests/i.test(errors);
}
