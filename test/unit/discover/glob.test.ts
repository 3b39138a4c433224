import { describe, expect, test } from "vitest";
import { isPattern, matchesPart } from "../../../src/discover/glob-part.ts";
import { beginsAsDockerfile, classifyPath, isLeftOut } from "../../../src/discover/names.ts";

describe("one part of a path, as Go's filepath.Match", () => {
  // The cases of Go's own documentation, and of its rules on malformed patterns.
  test.each<[string, string, boolean | null]>([
    ["abc", "abc", true],
    ["*", "abc", true],
    ["*", "", true],
    ["*c", "abc", true],
    ["a*", "a", true],
    ["a*", "ab", true],
    ["a*b*c*d*e*", "axbxcxdxe", true],
    ["a*b?c*x", "abxbbxdbxebxczzx", true],
    ["a*b?c*x", "abxbbxdbxebxczzy", false],
    ["ab[c]", "abc", true],
    ["ab[b-d]", "abc", true],
    ["ab[e-g]", "abc", false],
    ["ab[^c]", "abc", false],
    ["ab[^e-g]", "abc", true],
    ["a\\*b", "a*b", true],
    ["a\\*b", "ab", false],
    ["a?b", "a☺b", true],
    ["a[^a]b", "a☺b", true],
    ["a???b", "a☺b", false],
    ["[\\]a]", "]", true],
    ["[\\-x]", "-", true],
    ["[x\\-]", "z", false],
    ["[]a]", "]", null],
    ["[-]", "-", null],
    ["[x-]", "x", null],
    ["[", "a", null],
    ["a[", "a", null],
    ["\\", "a", null],
    ["[z-a]", "b", false],
    ["*.json", "package.json", true],
    ["*.json", "package.jsonc", false],
    ["**", "deep", true],
    ["a.c", "abc", false],
    ["(a|b)+", "a", false],
  ])("%j and %j: %s", (pattern, name, matches) => {
    expect(matchesPart(pattern, name)).toBe(matches);
  });

  test("a pattern that makes others backtrack for ever takes no time", () => {
    const started = performance.now();
    expect(matchesPart(`${"*a".repeat(200)}b`, "a".repeat(255))).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    ["plain.txt", false],
    ["a*", true],
    ["a?", true],
    ["[a]", true],
    ["a\\b", true],
  ])("%j is a pattern: %s", (part, is) => {
    expect(isPattern(part)).toBe(is);
  });
});

describe("names", () => {
  test.each([
    "Dockerfile",
    "dockerfile",
    "DOCKERFILE",
    "a/b/Dockerfile",
    "Dockerfile.prod",
    "Dockerfile.node-20.alpine",
    "dockerfile.dev",
    "api.Dockerfile",
    "api.dockerfile",
    "a.b.Dockerfile",
    "Containerfile",
    "containerfile.prod",
    "vendors/Dockerfile",
    "Dockerfile-api",
    "docker/Dockerfile_dev",
    "api-Dockerfile",
    "api.Containerfile",
    "vendor/x/Dockerfile",
  ])("%s is one", (path) => {
    expect(classifyPath(path)).toBe("dockerfile");
  });

  test.each([
    "Dockerfile.md",
    "Dockerfile.dockerignore",
    "api.Dockerfile.dockerignore",
    ".dockerignore",
    ".Dockerfile",
    "Dockerfile~",
    "Dockerfile.prod~",
    "Dockerfile.bak",
    "Dockerfile.orig",
    "Dockerfile.rej",
    "Dockerfile.swp",
    ".Dockerfile.swp",
    ".Dockerfile.swo",
    "Dockerfile.json",
    "Dockerfile.lock",
    "DockerfileX",
    "MyDockerfile",
    "Dockerfile.",
    "docker-compose.yml",
    "node_modules/x/Dockerfile",
    "a/node_modules/x/Dockerfile",
    ".git/Dockerfile",
    "Dockerfile/readme.txt",
  ])("%s is none", (path) => {
    expect(classifyPath(path)).toBe("other");
  });

  test.each(["Dockerfile.go", "dockerfile.go", "Dockerfile.py", "dockerfile-lint.js", "Dockerfile.sh"])(
    "%s has to be looked into",
    (path) => {
      expect(classifyPath(path)).toBe("unsure");
    },
  );

  test.each([
    ["FROM golang:1.25 AS build\nRUN x", true],
    ["# syntax=docker/dockerfile:1\n\nARG V=1\nFROM x:$V", true],
    ["\uFEFFfrom --platform=$BUILDPLATFORM x", true],
    ["from os import path", false],
    ["import x from 'y';", false],
    ["package dockerfile", false],
    ["#!/bin/sh\ndocker build .", false],
    ["", false],
  ])("%j begins as Dockerfiles do: %s", (text, expected) => {
    expect(beginsAsDockerfile(text)).toBe(expected);
  });

  test.each([
    ["vendor/x/Dockerfile", true],
    ["a/third_party/Dockerfile", true],
    ["a/testdata/Dockerfile", true],
    ["test/__fixtures__/a/Dockerfile", true],
    ["tests/Dockerfile", false],
    ["vendors/Dockerfile", false],
    ["fixtures", false],
  ])("%s is left out: %s", (path, expected) => {
    expect(isLeftOut(path)).toBe(expected);
  });

  test.each(["Dockerfile.j2", "Dockerfile.tmpl", "api/Dockerfile.template", "x.erb/Dockerfile.in"])(
    "%s is a template",
    (path) => {
      expect(classifyPath(path)).toBe("template");
    },
  );
});
