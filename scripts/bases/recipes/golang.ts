import type { Family, LayerRecipe } from "../model.ts";
import { debianPath } from "./debian.ts";

/** Debian's own Go, put together as one tree like the official image's. Its `go` is linked statically. */
const releases = [
  { version: "1.21", suite: "bookworm-backports" },
  { version: "1.24", suite: "trixie" },
];

function layerOf({ version, suite }: { version: string; suite: string }): LayerRecipe {
  const script = `
go="$ROOT/usr/local/go"
mkdir -p "$go/pkg" "$ROOT"/go/src "$ROOT"/go/bin
chmod 1777 "$ROOT/go" "$ROOT/go/src" "$ROOT/go/bin"
lib="$DEBS/golang-${version}-go/usr/lib/go-${version}"
share="$DEBS/golang-${version}-src/usr/share/go-${version}"
cp -r "$lib/bin" "$lib/VERSION" "$lib/go.env" "$go/"
cp -r "$lib/pkg/tool" "$DEBS/golang-${version}-go/usr/share/go-${version}/pkg/include" "$go/pkg/"
cp -r "$share/src" "$go/"
cp -r "$DEBS/golang-${version}-go/usr/share/go-${version}/src/." "$go/src/"
if [ -d "$share/lib" ]; then cp -r "$share/lib" "$go/"; fi
find "$go/src" -name testdata -prune -exec rm -rf {} +
find "$go/src" -name '*_test.go' -delete
test -z "$(find "$go" -xtype l)"
`;
  return {
    name: `golang-${version}`,
    debs: [{ suite, packages: [`golang-${version}-go`, `golang-${version}-src`] }],
    script,
  };
}

export const golang: Family = {
  layers: releases.map(layerOf),
  images: releases.map(({ version }) => ({
    references: [`golang:${version}`, `golang:${version}-bookworm`],
    layers: ["debian", "buildpack", `golang-${version}`],
    settings: {
      Env: [
        `PATH=/go/bin:/usr/local/go/bin:${debianPath.slice("PATH=".length)}`,
        `GOLANG_VERSION=${version}`,
        "GOTOOLCHAIN=local",
        "GOPATH=/go",
      ],
      Cmd: ["bash"],
      WorkingDir: "/go",
    },
  })),
};
