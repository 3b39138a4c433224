import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";
import { modules, packages, patched, patchFor, paths, type Said } from "./samples.ts";

const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;

const vite: Said = {
  detector: "node-dev-dependencies",
  line: 3,
  items: modules("/app", "vite", "@nestjs/cli"),
};

/** Scripts of which each starts the next one, many times over. */
const chain = (length: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `s${at}`,
      Array(50)
        .fill(`npm run s${at + 1}`)
        .join(" && "),
    ]),
  );

describe("what an image starts may need its development part", () => {
  const text = (...more: readonly string[]): string =>
    lines("FROM node:20", "WORKDIR /app", "RUN npm ci", "COPY . .", ...more);
  const manifest = (scripts: object): Readonly<Record<string, string>> => ({
    "package.json": JSON.stringify({ scripts, dependencies: { next: "14" } }),
  });

  test.each([
    ["a script of plain node", 'CMD ["npm", "start"]', manifest({ start: "node server.js" })],
    [
      "a program of a dependency",
      "CMD yarn serve --quiet",
      manifest({ serve: "NODE_ENV=production next start" }),
    ],
    ["one script that runs another", "CMD pnpm run a", manifest({ a: "echo x && npm run b", b: "node ." })],
    ["the base image's own script", 'ENTRYPOINT ["docker-entrypoint.sh", "node", "x.js"]', {}],
    [
      "a script that starts node alone",
      'ENTRYPOINT ["/app/bin/start.sh"]',
      { "bin/start.sh": "#!/bin/sh\ntest -f x.js 2>/dev/null && exec node x.js\n" },
    ],
  ])("not with %s", (_, start, files) => {
    expect(patched(text(start), vite, files)).toBe(text(start).replace("npm ci", "npm ci --omit=dev"));
  });

  test.each([
    ["a script that cannot be read", "CMD npm start", {}],
    ["a script that is not there", "CMD npm run serve", manifest({ start: "node ." })],
    ["a program of an unknown package", "CMD npm start", manifest({ start: "nest start" })],
    ["a hook of the script", "CMD npm start", manifest({ start: "node .", prestart: "tsc" })],
    ["a module that is preloaded", "CMD npm start", manifest({ start: "node -r vite/register x.js" })],
    ["the same in an option", 'CMD ["node", "--require=vite/register", "x.js"]', {}],
    ["npx", 'CMD ["npx", "serve"]', {}],
    ["a linked program", 'ENTRYPOINT ["/app/node_modules/.bin/nest", "start"]', {}],
    ["pnpm exec", "CMD pnpm exec nest start", {}],
    ["npm alone, whatever it does", "CMD npm", {}],
    ["more scripts than a person reads", "CMD npm run s0", manifest(chain(100))],
    ["a manifest that is none", "CMD npm start", { "package.json": "[" }],
    ["a shell script that cannot be read", 'ENTRYPOINT ["./start.sh"]', {}],
    ["a shell script that names one", 'ENTRYPOINT ["./start.sh"]', { "start.sh": "#!/bin/sh\nnpx vite\n" }],
    ["a health check", "HEALTHCHECK CMD npx vite --version", {}],
  ])("with %s", (_, start, files) => {
    expect(patched(text(start), vite, files)).toBeNull();
  });

  test("a start command that stands above the line counts as well", () => {
    const above = lines("FROM node:20", "WORKDIR /app", "RUN npm ci", 'CMD ["vite"]');
    const moved = lines("FROM node:20", 'CMD ["vite"]', "RUN npm ci");
    expect([patched(above, vite), patched(moved, vite)]).toEqual([null, null]);
  });

  test("the manifest of a folder that is copied alone", () => {
    const api = lines("FROM node:20", "COPY services/api/package*.json ./", "RUN npm ci", "CMD npm start");
    const files = (start: string) => ({
      "package.json": '{"scripts":{"start":"vite"}}',
      "services/api/package.json": JSON.stringify({ scripts: { start } }),
    });
    expect(patched(api, vite, files("node ."))).toBe(api.replace("npm ci", "npm ci --omit=dev"));
    expect(patched(api, vite, files("vite"))).toBeNull();
  });
});

describe("how the development part is left out", () => {
  const said = (detector: string, ...names: readonly string[]): Said => ({
    detector,
    line: 3,
    items: packages(...names),
  });

  test("Poetry: by name where the project has other groups", () => {
    const text = lines("FROM python:3.12", "COPY pyproject.toml ./", "RUN poetry install --no-root");
    const project = (...groups: readonly string[]) => ({
      "pyproject.toml": groups.map((name) => `[tool.poetry.group.${name}.dependencies]\nx = "*"\n`).join(""),
    });
    const python = said("python-dev-dependencies", "pytest");
    expect(patched(text, python, project("dev", "test"))).toBe(
      text.replace("install", "install --only main"),
    );
    expect(patched(text, python, project("dev", "test", "postgres"))).toBe(
      text.replace("install", "install --without dev,test"),
    );
    expect(patched(text, python, {})).toBeNull();
    const old = text.replace("COPY", "RUN pip install poetry==1.1.15\nCOPY");
    expect(patched(old, { ...python, line: 4 }, project("dev"))).toBe(
      old.replace("poetry install", "poetry install --no-dev"),
    );
  });

  test("uv: `uv run` would put it there again", () => {
    const text = (...more: readonly string[]): string =>
      lines("FROM python:3.12", "COPY . .", "RUN uv sync --locked", ...more);
    const python = said("python-dev-dependencies", "pytest");
    expect(patched(text('CMD ["uv", "run", "app"]'), python)).toBeNull();
    expect(patched(text("CMD .venv/bin/app"), python)).toBe(
      text("CMD .venv/bin/app").replace("sync", "sync --no-dev"),
    );
    const settled = text("ENV UV_NO_SYNC=1", "CMD uv run app");
    expect(patched(settled, python)).toBe(settled.replace("sync", "sync --no-dev"));
    const told = text("CMD uv run --no-sync app");
    expect(patched(told, python)).toBe(told.replace("uv sync", "uv sync --no-dev"));
  });

  test("Bundler: not for Rails that is not told to run in production", () => {
    const text = (...more: readonly string[]): string =>
      lines("FROM ruby:3.3", ...more, "RUN bundle install -j4 --retry 3", "CMD bundle exec puma");
    const ruby = said("ruby-dev-dependencies", "web-console");
    const files = { Gemfile: "source 'x'\ngem 'rails', '~> 7'\n" };
    expect(patched(text("COPY Gemfile* ./"), ruby, files)).toBeNull();
    const settled = text("ENV RAILS_ENV=production");
    expect(patched(settled, ruby, files)).toBe(
      settled.replace("bundle install", "bundle config set without 'development test' && bundle install"),
    );
    expect(patched(text("RUN true").replace("-j4", "$OPTIONS"), ruby)).toBeNull();
  });

  test("Composer: not for Symfony's bundles where it is not told to run in production", () => {
    const text = (...more: readonly string[]): string =>
      lines("FROM php:8.3", ...more, "RUN composer install", 'CMD ["php-fpm"]');
    const php = said("php-dev-dependencies", "symfony/debug-bundle");
    expect(patched(text("COPY . ."), php)).toBeNull();
    expect(patched(text("ENV APP_ENV=prod"), php)).toBe(
      text("ENV APP_ENV=prod").replace("install", "install --no-dev"),
    );
  });

  test("Yarn: the release that the project pins decides", () => {
    const text = (...more: readonly string[]): string =>
      lines("FROM node:20", "COPY . .", "RUN yarn install", ...more);
    const pinned = { "package.json": '{"packageManager":"yarn@4.1.0"}' };
    expect(patched(text(), vite, pinned)).toBe(
      text().replace("yarn install", "yarn workspaces focus --all --production"),
    );
    expect(patched(text(), vite, { "package.json": '{"packageManager":"yarn@3.6.0"}' })).toBeNull();
    expect(patched(text(), vite, { ".yarnrc.yml": "nodeLinker: node-modules\n" })).toBeNull();
    const four = { ".yarnrc.yml": "yarnPath: .yarn/releases/yarn-4.1.0.cjs\n" };
    expect(patched(text(), vite, four)).toBe(
      text().replace("yarn install", "yarn workspaces focus --all --production"),
    );
    expect(patched(text(), vite, { "package.json": "{}" })).toBe(
      text().replace("install", "install --production"),
    );
  });
});

describe("a prune at the end of a stage", () => {
  const copied: Said = {
    ...vite,
    items: modules("/app", "vite"),
    line: 8,
    origin: "copy",
    fromStage: "build",
  };
  const text = (install: string, start = 'CMD ["node", "x.js"]'): string =>
    lines(
      "FROM node:20 AS build",
      "WORKDIR /app",
      "COPY package*.json ./",
      `RUN ${install}`,
      "RUN npm run build",
      "FROM node:20-slim",
      start,
      "COPY --from=build /app/node_modules /app/node_modules",
    );

  test.each([
    ["the manifest was only mounted", "--mount=type=bind,source=package.json,target=package.json npm ci"],
    ["a mount is a bind without being called so", "--mount=source=package.json,target=package.json npm ci"],
    ["Yarn needs a secret", "--mount=type=secret,id=npmrc yarn install"],
  ])("not where %s", (_, install) => {
    expect(patched(text(install), copied)).toBeNull();
  });

  test("not where somebody runs that stage as it is", () => {
    const started = text("npm ci").replace("FROM node:20-slim", "CMD npm run dev\nFROM node:20-slim");
    expect(patched(started, { ...copied, line: 9 })).toBeNull();
    expect(patchFor(text("npm ci"), copied, { ships: [0, 1] })).toBeNull();
    expect(patchFor(text("npm ci"), copied, { ships: [1] })?.lines.at(-1)).toBe("RUN npm prune --omit=dev");
  });

  test("behind a here-document, not within", () => {
    const here = text("npm ci").replace("RUN npm run build", "COPY <<EOF /app/x\nRUN it\nEOF");
    expect(patched(here, { ...copied, line: 10 })).toBe(
      here.replace("EOF\nFROM", "EOF\nRUN npm prune --omit=dev\nFROM"),
    );
  });

  test("options that settle conflicts are kept, and the start command may stand above", () => {
    expect(patched(text("npm ci --legacy-peer-deps --no-audit"), copied)).toContain(
      "\nRUN npm prune --omit=dev --legacy-peer-deps\nFROM",
    );
    expect(patched(text("--mount=type=cache,target=/root/.npm npm ci"), copied)).toContain(
      "\nRUN npm prune --omit=dev\nFROM",
    );
    expect(patched(text("npm ci", 'CMD ["vite"]'), copied)).toBeNull();
  });
});

describe("caches", () => {
  const cache = (line: number, ...all: readonly string[]): Said => ({
    detector: "package-caches",
    line,
    items: paths(...all),
  });
  const lists = "/var/lib/apt/lists";

  test("Poetry's environments lie beside its cache and stay", () => {
    const text = (run: string): string => lines("FROM x", `RUN ${run}`);
    expect(patched(text("poetry install"), cache(2, "/root/.cache/pypoetry"))).toBeNull();
    const said = cache(2, "/root/.cache/pypoetry/cache", "/root/.cache/pypoetry/artifacts");
    expect(patched(text("poetry install"), said)).toBe(
      text("poetry install && rm -rf /root/.cache/pypoetry/cache /root/.cache/pypoetry/artifacts"),
    );
    const mounts = `${text("poetry install")}RUN --mount=type=cache,target=/x true\n`;
    expect(patched(mounts, said)).toBe(
      mounts.replace(
        "RUN poetry",
        "RUN --mount=type=cache,target=/root/.cache/pypoetry/cache --mount=type=cache,target=/root/.cache/pypoetry/artifacts poetry",
      ),
    );
  });

  test("links into a cache need it", () => {
    const text = (...more: readonly string[]): string => lines("FROM x", ...more, "RUN uv pip install a");
    const uv = cache(3, "/root/.cache/uv");
    expect(patched(text("ENV UV_LINK_MODE=symlink"), uv)).toBeNull();
    expect(patched(text("ENV UV_LINK_MODE=copy"), uv)).toContain("uv --no-cache pip");
    const pnpm = lines("FROM x", "ENV npm_config_enable_global_virtual_store=true", "RUN pnpm i --prod");
    expect(patched(pnpm, cache(3, "/root/.local/share/pnpm/store"))).toBeNull();
  });

  test("Composer", () => {
    const text = (run: string): string => lines("FROM x", `RUN ${run}`);
    expect(patched(text("composer install --no-dev"), cache(2, "/root/.cache/composer"))).toBe(
      text("composer install --no-dev && rm -rf /root/.cache/composer"),
    );
    expect(patched(text("composer install --no-dev"), cache(2, "/root/.composer/cache"))).toBe(
      text("composer install --no-dev && rm -rf /root/.composer/cache"),
    );
  });

  test.each([
    ["a script of one's own may install with the lists", ["RUN apt-get update", "RUN ./install.sh"]],
    [
      "an update of something else",
      ["RUN apt-get update && apt-get install -y a", "RUN npm update && apt-get install -y b"],
    ],
    ["a user who is not root", ["RUN sudo apt-get update && sudo apt-get install -y curl"]],
    ["images that are built on it", ["RUN apt-get update", "ONBUILD RUN apt-get install -y curl"]],
  ])("the lists stay: %s", (_, all) => {
    expect(patched(lines("FROM debian", ...all), cache(2, lists))).toBeNull();
  });

  test("a trigger above the line is one as well", () => {
    const text = lines("FROM debian", "ONBUILD RUN apt-get install -y curl", "RUN apt-get update");
    expect(patched(text, cache(3, lists))).toBeNull();
  });
});

describe("tools of one RUN", () => {
  const text = (run: string, ...more: readonly string[]): string =>
    lines("FROM debian", `RUN apt-get update && apt-get install -y --no-install-recommends ${run}`, ...more);
  const said = (...names: readonly string[]): Said => ({
    detector: "c-toolchain",
    line: 2,
    items: packages(...names),
  });

  test.each([
    ["CMD starts one", "make && ./configure", ['CMD ["make", "serve"]'], "make"],
    ["a health check does", "git && ./fetch", ["HEALTHCHECK CMD git -C /app fsck"], "git"],
    ["a shell script that cannot be read is started", "make && ./configure", ['CMD ["./run.sh"]'], "make"],
    ["git is set up for later", "git && git config --global safe.directory '*'", [], "git"],
    ["another image is built on it", "make && ./configure", ["ONBUILD RUN true"], "make"],
  ])("they stay where %s", (_, run, more, name) => {
    expect(patched(text(run, ...more), said(name))).toBeNull();
  });

  test("a user who is not root", () => {
    const sudo = lines(
      "FROM debian",
      "RUN sudo apt-get install -y --no-install-recommends make && ./configure",
    );
    expect(patched(sudo, said("make"))).toBeNull();
  });

  test("what a compiled program may be linked to stays", () => {
    expect(patched(text("gcc libc6-dev && ./configure"), said("gcc", "libc6-dev"))).toBe(
      text(
        "gcc libc6-dev && ./configure && apt-mark manual libatomic1 libgomp1 && apt-get purge -y --auto-remove gcc libc6-dev",
      ),
    );
    const apk = lines("FROM alpine", "RUN apk add gcc musl-dev && cc x.c");
    expect(patched(apk, said("gcc", "musl-dev"))).toBe(
      apk
        .replace("add", "add --virtual .build-deps")
        .replace("cc x.c", "cc x.c && apk add --no-cache libatomic libgcc libgomp && apk del .build-deps"),
    );
  });

  test("a virtual package of that name is somebody's already", () => {
    const apk = lines("FROM alpine", "RUN apk add -t .build-deps m4", "RUN apk add make && ./configure");
    expect(patched(apk, { ...said("make"), line: 3 })).toBeNull();
  });
});

describe("recommended packages", () => {
  const gcc: Said = { detector: "c-toolchain", line: 2, layer: 4, items: packages("gcc") };
  const text = (...all: readonly string[]): string => lines("FROM debian", ...all);

  test.each([
    ["a later line builds", ["RUN apt-get install -y python3-pip", "RUN pip install x"]],
    ["the line itself builds", ["RUN apt-get install -y python3-pip && pip install x"]],
    ["CMD starts one", ["RUN apt-get install -y python3-pip", "CMD gcc --version"]],
  ])("they stay where %s", (_, all) => {
    expect(patched(text(...all), gcc)).toBeNull();
  });

  test("certificates and their like, which the line brought unasked, are asked for", () => {
    const installed = (layer: number, ...names: readonly string[]) =>
      names.map((name) => ({ manager: "dpkg", name, version: "1", bytes: 1, layer }));
    const before = text("RUN apt-get install -y curl npm && rm -rf /var/lib/apt/lists/*");
    expect(
      patched(before, gcc, {}, [
        ...installed(4, "curl", "gcc", "ca-certificates"),
        ...installed(0, "tzdata"),
      ]),
    ).toBe(
      text(
        "RUN apt-get install --no-install-recommends -y curl npm ca-certificates && rm -rf /var/lib/apt/lists/*",
      ),
    );
    const named = before.replace("npm", "npm ca-certificates");
    expect(patched(named, gcc, {}, installed(4, "ca-certificates"))).toBe(
      named.replace("install", "install --no-install-recommends"),
    );
  });
});

describe("the slim twin", () => {
  const base: Said = { detector: "c-toolchain", line: 1, origin: "base", items: packages("gcc") };
  const text = (...all: readonly string[]): string => lines("FROM node:20", ...all);

  test("is offered only where it is built first", () => {
    const plain = text("COPY . .", 'CMD ["node", "x.js"]');
    expect(patched(plain, base)).toBe(plain.replace("node:20", "node:20-slim"));
    expect(patchFor(plain, base, { built: false })).toBeNull();
  });

  test.each([
    ["a health check calls what it lacks", ["HEALTHCHECK CMD curl -f http://localhost/"], {}],
    ["the start does", ["CMD git pull && node x.js"], {}],
    ["a script that is started cannot be read", ['ENTRYPOINT ["./start.sh"]'], {}],
    ["a library that calls git", ["COPY . ."], { "package.json": '{"dependencies":{"simple-git":"3"}}' }],
    ["what another stage has built", ["COPY --from=example/build /app/node_modules ./node_modules"], {}],
  ])("not where there is %s", (_, all, files) => {
    expect(patched(text(...all), base, files)).toBeNull();
  });

  test("a JRE runs what a JDK has built", () => {
    const jdk: Said = { ...base, detector: "jdk" };
    const java = lines(
      "FROM eclipse-temurin:21",
      "COPY --from=example/build /app.jar /",
      "CMD java -jar /app.jar",
    );
    expect(patched(java, jdk)).toBe(java.replace("21", "21-jre"));
    expect(patched(java.replace("CMD java", "CMD jcmd 1 && java"), jdk)).toBeNull();
  });
});

describe("the history of the sources", () => {
  const git: Said = { detector: "git-folder", line: 2, origin: "copy", items: paths("/app/.git") };
  const text = (...all: readonly string[]): string => lines("FROM x", "COPY . /app", ...all);
  const patch = { path: ".dockerignore", startLine: 1, endLine: 0, replaced: [], lines: [".git"] };

  test.each([
    ["something may ask for its version", ["RUN pip install ."]],
    ["a build of one's own", ["RUN make"]],
    ["the image has git", ["RUN apt-get install -y git"]],
    ["the image starts git", ["CMD git -C /app log"]],
    ["a mount of the context brings it", ["FROM y", "RUN --mount=type=bind,target=/src make -C /src"]],
    ["another stage hands it on", ["FROM y", "COPY --from=0 /app /app", "RUN make -C /app"]],
    ["a stage above builds", ["FROM x AS other", "COPY . .", "RUN ./gradlew build"]],
  ])("is kept where %s", (_, all) => {
    const target = { target: 0 };
    expect(patchFor(text(...all), git, target)).toBeNull();
  });

  test("is left out where nothing reads it", () => {
    expect(patchFor(text("RUN npm ci --omit=dev", "RUN pip install -r /app/r.txt"), git)).toEqual(patch);
  });

  test("another Dockerfile with the same ignore file may need it", () => {
    const other = (run: string) => [parseDockerfile(lines("FROM x", "COPY . .", `RUN ${run}`))];
    expect(patchFor(text(), git, { sharers: () => other("mkdir /x") })).toEqual(patch);
    expect(patchFor(text(), git, { sharers: () => other("make") })).toBeNull();
  });
});

describe("pip's lists of requirements", () => {
  const python: Said = { detector: "python-dev-dependencies", line: 3, items: packages("pytest") };
  const text = (run: string): string => lines("FROM python:3.12", "COPY requirements*.txt ./", `RUN ${run}`);
  const dev = { "requirements-dev.txt": "-r requirements.txt\npytest\n", "requirements.txt": "flask\n" };

  test("the one that the list for development begins with", () => {
    const before = text("pip install -r requirements-dev.txt --no-cache-dir");
    expect(patched(before, python, dev)).toBe(before.replace("requirements-dev", "requirements"));
    expect(patched(before, python, { ...dev, "requirements-dev.txt": "pytest\n" })).toBeNull();
    expect(patched(before, python, { "requirements-dev.txt": dev["requirements-dev.txt"] })).toBeNull();
    expect(patched(text("pip install -r requirements-dev.txt -r more.txt"), python, dev)).toBeNull();
    expect(patched(text("pip install '.[dev]' -r more.txt"), python, dev)).toBeNull();
    expect(patched(text("pip install '.[dev]'"), python, dev)).toBe(text("pip install ."));
  });
});
