import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener, type ServerResponse } from "node:http";
import { createServer, type Server, type Socket } from "node:net";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { engineImages } from "../../../src/image/engine.ts";
import { layerCache } from "../../../src/image/layer-cache.ts";
import { dockerArchive, layer } from "../../image-builder/index.ts";
import { faultOf, NOTHING, temporaryFolder } from "./read.ts";

interface Saved {
  readonly reference: string;
  readonly layer: ReturnType<typeof layer>;
}

const NAME = "registry.example:5000/team/app:1";
const only = layer([{ path: "a", content: "x".repeat(300_000) }]);
const archive = dockerArchive([{ names: [NAME], layers: [only] }]);
const described = { Id: "sha256:1", RootFS: { Layers: [only.diffId] } };

/** A socket in a folder with a command that says what it was started for, and then that there is no such image. */
async function engine(server: Server) {
  const folder = temporaryFolder();
  const socket = join(folder, "docker.sock");
  const command = join(folder, "docker");
  writeFileSync(
    command,
    `#!/bin/sh
echo "$*" >> "$DIR/started"
case "$1" in context) cat "$DIR/context" ;; *) echo "Error: No such image: x" >&2; exit 1 ;; esac
`,
  );
  chmodSync(command, 0o755);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => {
    server.close();
  });
  const env = { PATH: process.env["PATH"] ?? "", DIR: folder, DOCKER_HOST: `unix://${socket}` };
  return {
    folder,
    socket,
    options: { command, env },
    started: () =>
      existsSync(join(folder, "started"))
        ? readFileSync(join(folder, "started"), "utf8").trim().split("\n")
        : [],
  };
}

const http = (answer: RequestListener) => createHttpServer(answer);
/** Answers with bytes, and does with the connection what it likes. */
const raw = (answer: (socket: Socket) => void) =>
  createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });

const read = (
  { command, env }: { command: string; env: Readonly<Record<string, string>> },
  more: { readonly cache?: ReturnType<typeof layerCache>; readonly signal?: AbortSignal } = {},
) => engineImages({ command, env }).read({ select: NOTHING, references: [NAME], ...more });

const MISSING = `The engine does not have \`${NAME}\`: Error: No such image: x`;

describe("images from the engine's socket", () => {
  test("come without a command, in whatever pieces they are sent", async () => {
    const asked: string[] = [];
    const docker = await engine(
      http(async (request, response) => {
        asked.push(`${request.httpVersion} ${request.url}`);
        for (let at = 0; at < archive.length; at += 7000) {
          if (!response.write(archive.subarray(at, at + 7000)))
            await new Promise((go) => response.once("drain", go));
        }
        response.end();
      }),
    );
    const [image] = await read(docker.options);
    expect(image?.layers.map(({ diffId, size }) => [diffId, size])).toEqual([[only.diffId, 300_000]]);
    expect(asked).toEqual(["1.0 /images/get?names=registry.example%3A5000%2Fteam%2Fapp%3A1"]);
    expect(docker.started()).toEqual([]);
  });

  test("are not asked for again when they are known", async () => {
    const asked: string[] = [];
    const docker = await engine(
      http((request, response) => {
        asked.push(request.url?.split("?")[0] ?? "");
        if (request.url === "/version") response.end('{"Version":"29.1.0"}');
        else if (request.url?.endsWith("/json")) response.end(JSON.stringify(described));
        else response.end(archive);
      }),
    );
    const cache = layerCache(undefined);
    const first = await read(docker.options, { cache });
    expect(await read(docker.options, { cache })).toEqual(first);
    const question = ["/images/registry.example%3A5000/team/app%3A1/json", "/version"];
    expect(asked.toSorted()).toEqual([...question, ...question, ...question, "/images/get"].toSorted());
    expect(docker.started()).toEqual([]);
  });

  test("are looked for where the chosen context says", async () => {
    const docker = await engine(http((_, response) => response.end(archive)));
    const { DOCKER_HOST: host, ...env } = docker.options.env;
    writeFileSync(join(docker.folder, "context"), JSON.stringify(host));
    expect((await read({ ...docker.options, env })).length).toBe(1);
    expect(docker.started()).toEqual(["context inspect --format {{json .Endpoints.docker.Host}}"]);
  });

  describe.skipIf(availableParallelism() < 2)("of which one is large", () => {
    const [large, small, other] = ["large", "small", "other"].map((path) => ({
      reference: `${path}:1`,
      layer: layer([{ path, content: path }]),
    })) as [Saved, Saved, Saved];
    const sizes = new Map([large, small, other].map(({ reference }, at) => [reference, 1000 / (at + 1)]));
    /** Answers what images are made of, and saves by `save`. */
    const saving = (save: (names: readonly string[], response: ServerResponse) => void) =>
      engine(
        http((request, response) => {
          const url = new URL(request.url ?? "", "http://docker");
          const [, name = ""] = /^\/images\/(.*)\/history$/.exec(decodeURIComponent(url.pathname)) ?? [];
          if (name === "") save(url.searchParams.getAll("names"), response);
          else response.end(JSON.stringify([{ Created: 1, CreatedBy: name, Size: sizes.get(name) }]));
        }),
      );
    const archiveOf = (names: readonly string[]): Buffer =>
      dockerArchive(
        [large, small, other].flatMap(({ reference, layer }) =>
          names.includes(reference) ? [{ names: [reference], layers: [layer] }] : [],
        ),
      );
    const references = [small, large, other].map(({ reference }) => reference);

    test("come by two saves at once, each told of as soon as its own is read", async () => {
      const saves: (readonly string[])[] = [];
      let release: () => void = () => undefined;
      const docker = await saving((names, response) => {
        saves.push(names);
        // The first is only answered when the other has been read.
        if (names.length === 1) release = () => response.end(archiveOf(names));
        else response.end(archiveOf(names));
      });
      const told: string[] = [];
      const source = engineImages({
        ...docker.options,
        onRead: (reference) => {
          told.push(reference);
          if (told.length === 2) release();
        },
      });
      const images = await source.read({ select: NOTHING, references });
      expect(images.map(({ reference, layers }) => [reference, layers[0]?.diffId])).toEqual(
        [small, large, other].map(({ reference, layer }) => [reference, layer.diffId]),
      );
      expect(saves.toSorted()).toEqual([["large:1"], ["small:1", "other:1"]]);
      expect(told).toEqual(["small:1", "other:1", "large:1"]);
    });

    test("one save that breaks off is an error that does not end the other", async () => {
      const told: string[] = [];
      const docker = await saving((names, response) => {
        const bytes = archiveOf(names);
        response.end(names.length === 1 ? bytes.subarray(0, 2000) : bytes);
      });
      const source = engineImages({ ...docker.options, onRead: (reference) => told.push(reference) });
      expect(await faultOf(source.read({ select: NOTHING, references }))).toMatch(
        /^The engine's archive is cut off after 2000 bytes/,
      );
      expect(told).toEqual(["small:1", "other:1"]);
      expect(docker.started()).toEqual([]);
    });

    test("come by one save where the engine does not tell what one of them is made of", async () => {
      for (const history of [undefined, null, "no list"]) {
        const saves: (readonly string[])[] = [];
        const docker = await engine(
          http((request, response) => {
            const url = new URL(request.url ?? "", "http://docker");
            if (!url.pathname.endsWith("/history")) {
              saves.push(url.searchParams.getAll("names"));
              response.end(archiveOf(references));
            } else if (history === undefined) response.writeHead(404).end("{}");
            else response.end(JSON.stringify(history));
          }),
        );
        const images = await engineImages(docker.options).read({ select: NOTHING, references });
        expect(images.length).toBe(3);
        expect(saves).toEqual([references]);
      }
    });
  });

  test.each<[string, (socket: Socket) => void]>([
    ["has no such image", (socket) => socket.end('HTTP/1.0 404 Not Found\r\n\r\n{"message":"no"}')],
    [
      "answers in chunks",
      (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"),
    ],
    ["speaks no HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n\r\n")],
    ["hangs up at once", (socket) => socket.destroy()],
    ["hangs up within its answer's head", (socket) => socket.end("HTTP/1.0 200 OK\r\nServer: x")],
    [
      "has no end to its answer's head",
      (socket) => {
        const more = (): boolean => !socket.destroyed && socket.write("X: y\r\n".repeat(1000), more);
        socket.write("HTTP/1.0 200 OK\r\n", more);
      },
    ],
  ])("the command is asked where the socket's owner %s", async (_, answer) => {
    const docker = await engine(raw(answer));
    expect(await faultOf(read(docker.options))).toBe(MISSING);
    expect(docker.started()).toEqual([`save -- ${NAME}`]);
  });

  test.each(["unix:///nowhere/docker.sock", "tcp://localhost:1", "ssh://host", "unix://docker.sock"])(
    "the command is asked where the host is %s",
    async (DOCKER_HOST) => {
      const docker = await engine(raw((socket) => socket.destroy()));
      const env = { ...docker.options.env, DOCKER_HOST };
      expect(await faultOf(read({ ...docker.options, env }))).toBe(MISSING);
      expect(docker.started()).toEqual([`save -- ${NAME}`]);
    },
  );

  test("an archive that ends half-way is an error, and the command is not asked", async () => {
    const docker = await engine(
      raw((socket) => {
        socket.write("HTTP/1.0 200 OK\r\n\r\n");
        socket.write(archive.subarray(0, 2000), () => socket.destroy());
      }),
    );
    expect(await faultOf(read(docker.options))).toMatch(
      /^The engine's archive is cut off after 2000 bytes, in or after `blobs/,
    );
    expect(docker.started()).toEqual([]);
  });

  test("the connection is closed where the answer is of no use, and where it is no archive", async () => {
    for (const head of ["HTTP/1.0 500 Internal Server Error", "HTTP/1.0 200 OK"]) {
      let closed: Promise<void> | undefined;
      const docker = await engine(
        raw((socket) => {
          closed = new Promise((resolve) => socket.on("close", () => resolve()));
          // It goes on for ever.
          const more = (): boolean => !socket.destroyed && socket.write("no archive".repeat(1000), more);
          socket.write(`${head}\r\n\r\n`, more);
        }),
      );
      await expect(read(docker.options)).rejects.toThrow();
      await closed;
    }
  });

  test("a signal closes the connection", async () => {
    const stop = new AbortController();
    const closed = new Promise<void>((resolve) => {
      void engine(
        raw((socket) => {
          socket.on("close", () => resolve());
          socket.write("HTTP/1.0 200 OK\r\n\r\n");
          socket.write(archive.subarray(0, 2000), () => stop.abort(new Error("stopped")));
        }),
      ).then(async (docker) => {
        expect(await faultOf(read(docker.options, { signal: stop.signal }))).toEqual(new Error("stopped"));
        expect(docker.started()).toEqual([]);
      });
    });
    await closed;
  });
});
