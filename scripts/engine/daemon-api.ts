import { request } from "node:http";

/** The part of the engine's own description that is used here. */
export type DaemonInfo = { version: string; store: "classic" | "containerd" };

/** Asks an engine on a unix socket what it is; null while it does not answer. */
export async function readDaemonInfo(socket: string): Promise<DaemonInfo | null> {
  return parseDaemonInfo(await get(socket, "/info"));
}

/** Reads what `docker info --format json` prints and the API's `/info` answers; null if it is neither. */
export function parseDaemonInfo(text: string): DaemonInfo | null {
  const info = parseJson(text);
  if (typeof info !== "object" || info === null) return null;
  if (!("ServerVersion" in info) || typeof info.ServerVersion !== "string" || info.ServerVersion === "")
    return null;
  const status = "DriverStatus" in info ? JSON.stringify(info.DriverStatus) : "";
  const store = status.includes("io.containerd.snapshotter") ? "containerd" : "classic";
  return { version: info.ServerVersion, store };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function get(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve) => {
    const call = request({ socketPath, path, timeout: 5000 }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("error", () => resolve(""));
      response.on("end", () => resolve(response.statusCode === 200 ? body : ""));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => resolve(""));
    call.end();
  });
}
