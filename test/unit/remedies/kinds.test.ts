import { describe, expect, test } from "vitest";
import { staticFilesNotServed } from "../../../src/detectors/static-files-not-served.ts";
import { slimTwin } from "../../../src/remedies/kinds/slim-base.ts";
import { modules, packages, patched, patchFor, paths, type Said } from "./samples.ts";

/** The advice of the detector itself. */
const adviceOf = (path: string, served: string): string =>
  staticFilesNotServed.remedy({
    evidence: [{ path, name: path, detail: `nginx\n${served}`, layers: new Map(), removed: false }],
    bytes: 1,
    origin: "copy",
    instruction: null,
    fromStage: null,
    source: "",
    base: null,
    residual: false,
  });

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

const node: Said = {
  detector: "node-dev-dependencies",
  line: 3,
  items: modules("/app", "typescript", "vite"),
};

describe("installs in the image that ships", () => {
  test.each([
    ["node:20", "npm ci", "npm ci --omit=dev"],
    ["node:20", "npm ci --no-audit", "npm ci --omit=dev --no-audit"],
    [
      "node:20",
      "npm --loglevel=error i && rm -rf /tmp/x",
      "npm --loglevel=error i --omit=dev && rm -rf /tmp/x",
    ],
    ["node:20", "npm ci && npm cache clean --force", "npm ci --omit=dev && npm cache clean --force"],
    ["node:20", "npm ci || npm install", "npm ci --omit=dev || npm install --omit=dev"],
    ["node:20", "NODE_ENV=x npm ci 2>&1 > log", "NODE_ENV=x npm ci --omit=dev 2>&1 > log"],
    ["node:14-alpine", "npm install", "npm install --production"],
    ["registry.example/node:12", "npm ci", "npm ci --production"],
    ["example/base", "npm ci", "npm ci --omit=dev"],
    ["node:20", "pnpm install --frozen-lockfile", "pnpm install --prod --frozen-lockfile"],
    ["node:20", "npm i -g pnpm@9 && pnpm i", "npm i -g pnpm@9 && pnpm i --prod"],
    ["node:20", "yarn", "yarn --production"],
    ["node:20", "yarn install --frozen-lockfile", "yarn install --production --frozen-lockfile"],
    ["node:20", "yarn --frozen-lockfile", "yarn --production --frozen-lockfile"],
    ["node:20", "yarn install --immutable", null],
    [
      "node:20",
      "yarn set version 4 && yarn install --immutable",
      "yarn set version 4 && yarn workspaces focus --all --production",
    ],
    ["node:20", "yarn set version 3 && yarn install --immutable", null],
    ["node:20", "corepack enable && yarn install", null],
    ["node:20", "npm ci && npm run build", null],
    ["node:20", "npm ci --omit=dev", null],
    ["node:20", "npm ci --include=dev", null],
    ["node:20", "npm install express", null],
    ["node:20", "npm install -g typescript", null],
    ["node:20", "(npm ci)", null],
    ["node:20", "if true; then npm ci; fi", null],
    ["node:20", "npm ci $(cat options)", null],
    ["node:20", "npm ci & wait", null],
    ["node:20", '["npm", "ci"]', null],
    ["node:20", "<<EOF\nnpm ci\nEOF", null],
    ["node:20", "echo 'npm ci", null],
    ["node:20", "eval npm ci", null],
    ["node:20", "true", null],
  ])("%s: RUN %s", (base, command, wanted) => {
    const text = (run: string): string =>
      lines(`FROM ${base}`, "WORKDIR /app", `RUN ${run}`, 'CMD ["node", "x.js"]');
    expect(patched(text(command), node)).toBe(wanted === null ? null : text(wanted));
  });

  test.each([
    ["RUN npm run build"],
    ["RUN npx tsc"],
    ["RUN ./build.sh"],
    ["ONBUILD RUN npm run build"],
    ['CMD ["npx", "vite"]'],
    ["CMD npm run dev"],
    ['ENTRYPOINT ["ts-node", "x.ts"]'],
    ['RUN ["tsc"]'],
  ])("what comes behind may need them: %s", (behind) => {
    expect(patched(lines("FROM node:20", "WORKDIR /app", "RUN npm ci", behind), node)).toBeNull();
  });

  test("not where another stage builds on what is installed", () => {
    const text = lines(
      "FROM node:20 AS base",
      "WORKDIR /app",
      "RUN npm ci",
      "FROM base AS build",
      "RUN npm run build",
      "FROM base",
    );
    expect(patched(text, node)).toBeNull();
  });

  test("in a stage that the shipped one is FROM, and the shell is no POSIX one", () => {
    const text = lines("FROM node:20 AS base", "WORKDIR /app", "RUN npm ci", "FROM base", "USER node");
    expect(patched(text, node)).toBe(text.replace("npm ci", "npm ci --omit=dev"));
    const shell = (name: string): string => lines("FROM node:20", `SHELL ["${name}", "-c"]`, "RUN npm ci");
    expect(patched(shell("/bin/bash"), node)).toBe(shell("/bin/bash").replace("ci", "ci --omit=dev"));
    expect(patched(shell("powershell"), node)).toBeNull();
  });

  test.each([
    [
      "php-dev-dependencies",
      "composer install --no-interaction",
      "composer install --no-dev --no-interaction",
    ],
    ["php-dev-dependencies", "php composer.phar install", null],
    [
      "ruby-dev-dependencies",
      "bundle install --jobs 4",
      "bundle config set without 'development test' && bundle install --jobs 4",
    ],
    [
      "ruby-dev-dependencies",
      "bundle install",
      "bundle config set without 'development test' && bundle install",
    ],
    ["python-dev-dependencies", "poetry install --no-root", null],
    ["python-dev-dependencies", "poetry install --with dev", null],
    ["python-dev-dependencies", "uv sync --frozen", "uv sync --no-dev --frozen"],
    ["python-dev-dependencies", "pipenv install --dev --system", "pipenv install --system"],
    ["python-dev-dependencies", "pip install '.[dev]'", "pip install ."],
    ["python-dev-dependencies", "python3 -m pip install .[test]", "python3 -m pip install ."],
    ["python-dev-dependencies", "pip install -r requirements-dev.txt", null],
    ["node-dev-dependencies", "composer install", null],
  ])("%s by %s", (detector, command, wanted) => {
    const text = (run: string): string => lines("FROM x", "WORKDIR /app", `RUN ${run}`);
    expect(patched(text(command), { detector, line: 3 })).toBe(wanted === null ? null : text(wanted));
  });
});

describe("node_modules from a stage that builds", () => {
  const copied: Said = { ...node, line: 8, origin: "copy", fromStage: "build" };
  const build = (install: string, ...more: readonly string[]): string =>
    lines(
      "FROM node:20 AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      `RUN ${install}`,
      "RUN npm run build",
      "FROM node:20-slim",
      "WORKDIR /app",
      "COPY --from=build /app/node_modules ./node_modules",
      ...more,
    );

  test.each([
    ["npm ci", "RUN npm prune --omit=dev"],
    ["yarn install", "RUN yarn install --production --ignore-scripts --prefer-offline"],
    ["pnpm install", "RUN pnpm prune --prod"],
    ["corepack enable && yarn install", null],
    ["npm ci && yarn install", null],
    ["make modules", null],
  ])("installed by %s", (install, wanted) => {
    const text = build(install);
    const after =
      wanted === null ? null : text.replace("RUN npm run build\n", `RUN npm run build\n${wanted}\n`);
    expect(patched(text, copied)).toBe(after);
  });

  test("the patch is the last line of the stage, and one more", () => {
    expect(patchFor(build("npm ci"), copied)).toEqual({
      path: "Dockerfile",
      startLine: 5,
      endLine: 5,
      replaced: ["RUN npm run build"],
      lines: ["RUN npm run build", "RUN npm prune --omit=dev"],
    });
  });

  test("another working folder at the end, a whole project copied, an unnamed stage", () => {
    const elsewhere = build("npm ci").replace("FROM node:20-slim", "WORKDIR /tmp\nFROM node:20-slim");
    expect(patched(elsewhere, { ...copied, line: 9 })).toContain(
      "\nWORKDIR /tmp\nRUN cd /app && npm prune --omit=dev\n",
    );
    const whole = build("npm ci").replace("/app/node_modules ./node_modules", "/app /app/");
    expect(patched(whole, copied)).toContain("\nRUN npm prune --omit=dev\nFROM");
    const unnamed = build("npm ci").replace(" AS build", "").replace("--from=build", "--from=0");
    expect(patched(unnamed, { ...copied, fromStage: "0" })).toContain("\nRUN npm prune --omit=dev\nFROM");
  });

  test.each([
    ["a stage is FROM it", ["FROM build AS test", "RUN npm test"]],
    ["another copies them too", ["FROM node:20 AS test", "COPY --from=build /app /app"]],
    ["a mount takes from it", ["FROM node:20 AS test", "RUN --mount=from=build,target=/x true"]],
  ])("not where %s", (_, more) => {
    const [head = "", tail = ""] = build("npm ci").split("FROM node:20-slim");
    const text = `${head}${lines(...more)}FROM node:20-slim${tail}`;
    expect(patched(text, { ...copied, line: 8 + more.length })).toBeNull();
  });

  test.each([
    [
      "a user of the stage's own",
      (text: string) => text.replace("COPY package", "USER node\nCOPY package"),
      9,
    ],
    [
      "a working folder that is not known",
      (text: string) => text.replace("WORKDIR /app", "WORKDIR $HOME"),
      8,
    ],
    ["the image builds on", (text: string) => `${text}RUN npm run migrate\n`, 8],
    ["a pattern in COPY", (text: string) => text.replace("/app/node_modules", "/app/node_m*"), 8],
  ])("not with %s", (_, change, line) => {
    expect(patched(change(build("npm ci")), { ...copied, line })).toBeNull();
  });
});

describe("package caches", () => {
  const cache = (...all: readonly string[]): Said => ({
    detector: "package-caches",
    line: 2,
    items: paths(...all),
  });
  const lists = "/var/lib/apt/lists";

  test.each([
    [
      [lists],
      "apt-get update && apt-get install -y curl",
      "apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
    ],
    [
      [lists, "/var/cache/apt"],
      "apt-get update; apt-get install -y curl",
      "apt-get update; apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/apt/*",
    ],
    [
      [lists],
      "apt-get update \\\n    # the client\n && apt-get install -y curl",
      "apt-get update \\\n    # the client\n && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/*",
    ],
    [["/var/cache/apk"], "apk add curl", "apk add --no-cache curl"],
    [["/var/cache/apk"], "apk update && apk add curl", null],
    [["/root/.cache/pip"], "pip install -r r.txt", "pip install --no-cache-dir -r r.txt"],
    [
      ["/root/.cache/pip"],
      "python -m pip install a && pip3 install b",
      "python -m pip install --no-cache-dir a && pip3 install --no-cache-dir b",
    ],
    [["/root/.npm/_cacache"], "npm ci --omit=dev", "npm ci --omit=dev && npm cache clean --force"],
    [["/root/.cache/yarn"], "yarn --production", "yarn --production && yarn cache clean"],
    [
      ["/root/.local/share/pnpm/store"],
      "pnpm i --prod",
      "pnpm i --prod && rm -rf /root/.local/share/pnpm/store",
    ],
    [["/root/.cache/uv"], "uv pip install a", "uv --no-cache pip install a"],
    [["/var/cache/dnf"], "dnf install -y x", "dnf install -y x && dnf clean all"],
    [
      ["/root/.cache/pypoetry/cache"],
      "poetry install",
      "poetry install && rm -rf /root/.cache/pypoetry/cache",
    ],
    [["/root/.npm/_cacache", lists], "make", null],
    [["/root/.npm/_cacache"], "make", null],
    [["/home/$x/.cache/pypoetry/cache"], "poetry install", null],
    [["/unknown"], "make", null],
    [[lists], "apt-get update && exec bash", null],
    [[lists], "apt-get update;", null],
  ])("%j after RUN %s", (items, command, wanted) => {
    const text = (run: string): string => lines("FROM debian", `RUN ${run}`, 'CMD ["x"]');
    expect(patched(text(command), cache(...items))).toBe(wanted === null ? null : text(wanted));
  });

  test("lists that a later line installs with stay", () => {
    const text = (later: string): string => lines("FROM debian", "RUN apt-get update", `RUN ${later}`);
    expect(patched(text("apt-get install -y curl"), cache(lists))).toBeNull();
    expect(patched(text("apt-get update && apt-get install -y curl"), cache(lists))).toBe(
      text("apt-get update && apt-get install -y curl").replace(
        "update\n",
        "update && rm -rf /var/lib/apt/lists/*\n",
      ),
    );
  });

  test("lists that another stage may install with stay too", () => {
    const text = lines(
      "FROM debian AS base",
      "RUN apt-get update",
      "FROM base AS tools",
      "RUN apt-get install -y gcc",
      "FROM base",
    );
    expect(patched(text, cache(lists))).toBeNull();
  });

  test("a cache mount where the file has some", () => {
    const text = lines("FROM node", "RUN npm ci", "RUN --mount=type=cache,target=/root/.cache true");
    expect(patched(text, cache("/root/.npm/_cacache"))).toBe(
      text.replace("RUN npm", "RUN --mount=type=cache,target=/root/.npm npm"),
    );
    expect(patched(text.replace("RUN npm", "RUN --network=default npm"), cache("/root/.npm/_cacache"))).toBe(
      text.replace("RUN npm", "RUN --mount=type=cache,target=/root/.npm --network=default npm"),
    );
  });
});

describe("tools of one RUN", () => {
  const gcc: Said = { detector: "c-toolchain", line: 2, items: packages("gcc", "libc6-dev") };

  test.each([
    [
      "apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && make-it x",
      "apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && make-it x && apt-mark manual libatomic1 libgomp1 && apt-get purge -y --auto-remove gcc libc6-dev",
    ],
    [
      "apk add --no-cache gcc musl-dev && cc x.c",
      "apk add --virtual .build-deps --no-cache gcc musl-dev && cc x.c && apk add --no-cache libatomic libgcc libgomp && apk del .build-deps",
    ],
    ["apt-get install -y --no-install-recommends gcc", null],
    ["apt-get install -y --no-install-recommends gcc libpq-dev && pip install x", null],
    ["apt-get install -y gcc && make-it", null],
    ["apk add --no-cache g++ && make-it", null],
    ["apk add --no-cache --virtual .b gcc && make-it", null],
  ])("RUN %s", (command, wanted) => {
    const text = (run: string): string => lines("FROM debian", `RUN ${run}`, 'CMD ["x"]');
    expect(patched(text(command), gcc)).toBe(wanted === null ? null : text(wanted));
    expect(patched(lines("FROM debian", `RUN ${command}`, "RUN gcc more.c"), gcc)).toBeNull();
  });

  test("recommended, and asked for by nobody", () => {
    const text = (run: string): string => lines("FROM debian", `RUN ${run}`);
    expect(patched(text("apt-get update && apt-get install -y perl"), gcc)).toBe(
      text("apt-get update && apt-get install --no-install-recommends -y perl"),
    );
    expect(patched(text("apt-get install -y perl gcc=4:12.2.0-3"), gcc)).toBeNull();
    expect(patched(text("apt-get install -y $PACKAGES"), gcc)).toBeNull();
    expect(patched(text("apt-get install -y --install-recommends perl"), gcc)).toBeNull();
  });
});

describe("the slim twin of a base", () => {
  test.each([
    ["node", "node:slim"],
    ["node:20", "node:20-slim"],
    ["node:20.1.0-bookworm", "node:20.1.0-bookworm-slim"],
    ["docker.io/library/node:lts", "docker.io/library/node:lts-slim"],
    ["python:3.11", "python:3.11-slim"],
    ["python:3.11-bookworm", "python:3.11-slim-bookworm"],
    ["ruby:3.3", "ruby:3.3-slim"],
    ["eclipse-temurin:21", "eclipse-temurin:21-jre"],
    ["eclipse-temurin:21-jdk", "eclipse-temurin:21-jre"],
    ["eclipse-temurin:21-jdk-alpine", "eclipse-temurin:21-jre-alpine"],
    ["openjdk:11-jdk-slim", "openjdk:11-jre-slim"],
    ["openjdk:17-jdk", null],
    ["eclipse-temurin:21-jre", null],
    ["node:20-slim", null],
    ["node:20-alpine", null],
    ["node:20@sha256:0", null],
    ["golang:1.24", null],
    ["rust", null],
    ["example.com/node:20", null],
  ])("%s", (reference, wanted) => {
    expect(slimTwin(reference)).toBe(wanted);
  });

  const base: Said = { detector: "c-toolchain", line: 1, origin: "base", items: packages("gcc") };

  test.each([
    [
      ["FROM --platform=linux/amd64 node:20 AS app", "RUN npm ci --omit=dev"],
      "FROM --platform=linux/amd64 node:20-slim AS app",
    ],
    [["from node:20"], "from node:20-slim"],
    [["FROM node:20", "RUN make"], null],
    [["FROM node:20", "RUN curl -O x"], null],
    [["FROM node:20 AS base", "FROM base AS build", "RUN make", "FROM base"], null],
    [["FROM golang:1.24"], null],
  ])("%j", (all, wanted) => {
    const text = lines(...all);
    expect(patched(text, base)).toBe(wanted === null ? null : text.replace(all[0] ?? "", wanted));
  });

  test("not where a variable holds the name", () => {
    expect(patched(lines("ARG B=node:20", "FROM $B"), { ...base, line: 2 })).toBeNull();
  });
});

describe("static files", () => {
  const site = (path: string, served: string): Said => ({
    detector: "static-files-not-served",
    line: 2,
    origin: "copy",
    items: paths(path),
    remedy: adviceOf(path, served),
  });
  const text = (to: string): string => lines("FROM nginx", `COPY --from=x --link /app/build ${to}`);

  test.each([
    ["/usr/nginx/html", "/usr/share/nginx/html"],
    ["/usr/nginx/html/", "/usr/share/nginx/html/"],
    ["/elsewhere", null],
    ["$TO", null],
  ])("to %s", (to, wanted) => {
    const said = site("/usr/nginx/html", "/usr/share/nginx/html");
    expect(patched(text(to), said)).toBe(wanted === null ? null : text(wanted));
  });

  test("not to a folder that may not be the one", () => {
    expect(patched(text("/usr/nginx/html"), site("/usr/nginx/html", "/etc/nginx/html"))).toBeNull();
  });
});

describe(".git of the context", () => {
  const git: Said = { detector: "git-folder", line: 3, origin: "copy", items: paths("/app/.git") };
  const text = (...more: readonly string[]): string => lines("FROM x", "WORKDIR /app", "COPY . .", ...more);

  test("a line in the ignore file, or a new file", () => {
    const patch = { path: ".dockerignore", startLine: 1, endLine: 0, replaced: [], lines: [".git"] };
    expect(patchFor(text(), git)).toEqual(patch);
    const ignoring = (ignored: string) => ({ ignore: { path: ".dockerignore", text: ignored } });
    expect(patchFor(text(), git, ignoring(""))).toEqual(patch);
    const more = { ...patch, startLine: 2, endLine: 2, replaced: ["b"], lines: ["b", ".git"] };
    expect(patchFor(text(), git, ignoring("a\nb\n"))).toEqual(more);
    expect(patchFor(text(), git, ignoring("a\r\nb"))).toEqual(more);
  });

  test.each([
    [text("RUN git describe > version")],
    [text("RUN <<EOF\ngit describe\nEOF")],
    [text().replace("COPY . .", "COPY .git .git")],
    [text().replace("COPY . .", "COPY a .")],
  ])("not for %j", (dockerfile) => {
    expect(patchFor(dockerfile, git)).toBeNull();
    expect(patchFor(text(), { ...git, items: paths("/app/vendor/x/.git") })).toBeNull();
  });
});
