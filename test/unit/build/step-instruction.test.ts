import { expect, it } from "vitest";
import { instructionOfStep } from "../../../src/build/step-instruction.ts";
import { parseDockerfile } from "../../../src/dockerfile/parse.ts";

const text = `FROM node AS dependencies
WORKDIR /app
COPY package.json ./
RUN npm ci
FROM dependencies AS build
RUN npm run build
ONBUILD RUN npm prune
RUN npm run build
FROM node AS test
RUN npm test
FROM nginx
RUN npm run build
COPY --from=build /app /srv
`;
const dockerfile = parseDockerfile(text);
const [BUILD, LAST] = [1, 3];

const lineOf = (name: string, target: number): number | undefined =>
  instructionOfStep(name, dockerfile, target)?.line;

it.each<[string, number, number | undefined]>([
  // As this file's own builds call them.
  ["[dependencies 3/4] COPY package.json ./", LAST, 3],
  ["[dependencies 4/4] RUN npm ci", BUILD, 4],
  ["[build 2/3] RUN npm run build", LAST, 6],
  ["[build 3/3] RUN npm run build", LAST, 8],
  ["[linux/arm64 build 3/3] RUN npm run build", LAST, 8],
  ["[stage-3 2/3] RUN npm run build", LAST, 12],
  ["[stage-3 3/3] COPY --from=build /app /srv", LAST, 13],
  ["[build 2/4] RUN npm prune", BUILD, 7],
  // As another file's build calls a step that both have.
  ["[installed 7/9] RUN npm ci", BUILD, 4],
  ["[test 2/2] RUN npm ci", BUILD, 4],
  ["[4/4] RUN npm ci", LAST, 4],
  // No step of what is built.
  ["[test 2/2] RUN npm test", LAST, undefined],
  ["[build 2/3] RUN npm run", BUILD, undefined],
  ["[build 2/3] RUN npm run build now", BUILD, undefined],
  ["[dependencies 1/4] FROM docker.io/library/node", BUILD, undefined],
  ["[internal] load metadata for docker.io/library/node:latest", BUILD, undefined],
  ["exporting to image", BUILD, undefined],
  ["", BUILD, undefined],
])("%s, where stage %i is built: line %s", (name, target, line) => {
  expect(lineOf(name, target)).toBe(line);
});

it("a name that begins as many and ends as none takes no longer than it is long", () => {
  const many = parseDockerfile(`FROM a\nRUN ${"$A a ".repeat(5000)}\n`);
  expect(instructionOfStep(`[2/2] RUN ${"a ".repeat(5000)}b`, many, 0)).toBe(undefined);
  expect(instructionOfStep(`[${"a ".repeat(50_000)}`, many, 0)).toBe(undefined);
  expect(instructionOfStep(`[${"a 1/".repeat(50_000)}`, many, 0)).toBe(undefined);
});
