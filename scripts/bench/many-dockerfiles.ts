import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StagecheckError } from "../../src/errors.ts";
import { lastLines, runCommand } from "../engine/command.ts";

/** What a service is written in: its Dockerfile, and files that lie beside it. */
interface Kind {
  readonly files: readonly string[];
  readonly text: (service: Service) => string;
}

interface Service {
  readonly name: string;
  /** Where its files are in the context, ending in `/`; empty: the context is its own folder. */
  readonly from: string;
  readonly port: number;
  readonly version: number;
}

const labels = ({ name, version }: Service): string =>
  `LABEL org.opencontainers.image.title="${name}" \\
      org.opencontainers.image.version="1.${version}.0" \\
      org.opencontainers.image.vendor='Example'`;

const packages = (names: string): string => `RUN set -eux; \\
    apt-get update; \\
    # what the build needs and the program does not
    apt-get install -y --no-install-recommends \\
${names
  .split(" ")
  .map((name) => `      ${name} \\`)
  .join("\n")}
    ; \\
    rm -rf /var/lib/apt/lists/*`;

const kinds: readonly Kind[] = [
  {
    files: ["package.json", "package-lock.json", "src/server.js"],
    text: (service) => `# syntax=docker/dockerfile:1
ARG NODE_VERSION=2${service.version % 5}
ARG BASE=node:\${NODE_VERSION}-bookworm-slim

FROM \${BASE} AS dependencies
WORKDIR /app
${packages("ca-certificates g++ make python3")}
COPY ${service.from}package.json ${service.from}package-lock.json* ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund

FROM dependencies AS build
ENV NODE_ENV=production \\
    PATH=/app/node_modules/.bin:$PATH
COPY ${service.from}src ./src
RUN npm run build && npm prune --omit=dev

FROM \${BASE} AS runtime
${labels(service)}
ENV NODE_ENV=production PORT=${service.port}
WORKDIR /app
COPY --from=dependencies --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
USER node
EXPOSE \${PORT}/tcp
HEALTHCHECK --interval=30s --timeout=3s CMD ["node", "dist/health.js"]
CMD ["node", "dist/server.js"]
`,
  },
  {
    files: ["go.mod", "go.sum", "cmd/main.go"],
    text: (service) => `FROM --platform=$BUILDPLATFORM golang:1.2${service.version % 5}-alpine AS build
ARG TARGETOS TARGETARCH
ARG VERSION=\${TARGETARCH:-dev}
RUN apk add --no-cache git ca-certificates tzdata
WORKDIR /src
COPY ${service.from}go.mod ${service.from}go.sum ./
RUN go mod download
COPY ${service.from}cmd cmd
RUN --mount=type=cache,target=/root/.cache/go-build \\
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=\${TARGETARCH} \\
    go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o /out/${service.name} ./cmd

FROM build AS test
RUN go vet ./... && go test ./...

FROM scratch
${labels(service)}
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/${service.name} /${service.name}
EXPOSE ${service.port}
ENTRYPOINT ["/${service.name}"]
`,
  },
  {
    files: ["requirements.txt", "app/main.py"],
    text: (service) => `FROM python:3.1${service.version % 4}-slim AS base

# No bytecode, and what is printed comes at once.
ENV PYTHONDONTWRITEBYTECODE 1
ENV PYTHONUNBUFFERED=1 \\
    PIP_NO_CACHE_DIR=off

FROM base as wheels
${packages("build-essential gcc libffi-dev libpq-dev")}
COPY ${service.from}requirements*.txt /tmp/
RUN pip wheel --wheel-dir /wheels -r /tmp/requirements.txt

FROM base
COPY --from=wheels /wheels /wheels
RUN pip install --no-index --find-links=/wheels /wheels/* && rm -rf /wheels
WORKDIR /srv/${service.name}
COPY ${service.from}app/ app/
COPY <<EOF /etc/${service.name}.conf
[server]
port = ${service.port}
workers = \${WORKERS}
EOF
VOLUME ["/data"]
STOPSIGNAL SIGINT
CMD gunicorn --bind 0.0.0.0:${service.port} app.main:app
`,
  },
  {
    files: ["pom.xml", "src/main/java/App.java"],
    text: (service) => `FROM maven:3.9-eclipse-temurin-2${service.version % 2} AS build
WORKDIR /build
COPY ${service.from}pom.xml .
RUN mvn -B -q dependency:go-offline
COPY ${service.from}src src
RUN mvn -B -q package -DskipTests \\
 && mkdir layers \\
 && cd layers \\
 && java -Djarmode=layertools -jar ../target/*.jar extract

FROM eclipse-temurin:21-jre
${labels(service)}
RUN groupadd --system app && useradd --system --gid app --home /opt/${service.name} app
COPY --from=0 /build/layers/dependencies/ /opt/${service.name}/
COPY --from=0 /build/layers/application/ /opt/${service.name}/
USER app:app
ENV JAVA_OPTS="-XX:MaxRAMPercentage=75 -Dserver.port=${service.port}"
ENTRYPOINT exec java $JAVA_OPTS org.springframework.boot.loader.JarLauncher
`,
  },
  {
    files: ["nginx.conf", "html/index.html"],
    text: (service) => `FROM nginx:1.2${service.version % 8}-alpine
MAINTAINER ${service.name} <${service.name}@example.com>
RUN rm /etc/nginx/conf.d/default.conf
COPY ${service.from}nginx.conf /etc/nginx/conf.d/${service.name}.conf
COPY ["${service.from}html", "/usr/share/nginx/html"]
EXPOSE ${service.port}
`,
  },
];

/** The files of a repository that has so many Dockerfiles: each time the same. */
function* repositoryFiles(count: number): Generator<readonly [path: string, text: string]> {
  for (let index = 0; index < count; index++) {
    const kind = kinds[(index * 7) % kinds.length] as Kind;
    const name = `service-${index}`;
    const folder = `team-${index % 40}/${name}`;
    // Every third is built in the repository's root.
    const from = index % 3 === 0 ? `${folder}/` : "";
    const service = { name, from, port: 3000 + (index % 500), version: index % 23 };
    yield [`${folder}/Dockerfile`, kind.text(service)];
    for (const file of kind.files) yield [`${folder}/${file}`, ""];
    if (index % 4 === 0)
      yield [`${folder}/.dockerignore`, "# kept at home\n.git\n**/node_modules\n*.md\n!README.md\n"];
  }
}

/** Makes a repository of many Dockerfiles in a folder that is not there yet. @throws StagecheckError where git fails */
export async function makeManyDockerfiles(root: string, count: number, signal: AbortSignal): Promise<void> {
  for (const [path, text] of repositoryFiles(count)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
  ]) {
    const { status, stderr } = await runCommand("git", ["-C", root, ...args], { signal });
    if (status !== 0) throw new StagecheckError(`git ${args[0]} failed: ${lastLines(stderr)}`);
  }
}
