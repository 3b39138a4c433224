import type { Family } from "../model.ts";

const suite = "bookworm";
export const debianPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Where every stand-in has the machine's certificates: no package looks there or overwrites it. */
export const certificates = "/opt/stand-in/ca-certificates.crt";

// The official image's apt settings (no caches kept, no translations) are part of what users measure.
const script = `
mmdebstrap --quiet --variant=minbase --include=usr-is-merged --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \\
  --aptopt='Acquire::Check-Valid-Until "false"' \\
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/info/*' \\
  --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/man/*' \\
  --dpkgopt='path-include=/usr/share/doc/*/copyright' \\
  ${suite} "$ROOT" "$MIRROR"
cat > "$ROOT/etc/apt/apt.conf.d/docker-clean" <<'CONF'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Acquire::GzipIndexes "true";
Acquire::Languages "none";
CONF
install_certificates
echo 'Acquire::https::CAInfo "${certificates}";' > "$ROOT/etc/apt/apt.conf.d/stand-in"
rm -rf "$ROOT"/var/cache/apt/*.bin "$ROOT"/var/log/* "$ROOT"/var/cache/ldconfig "$ROOT"/dev/* "$ROOT/etc/resolv.conf"
echo localhost > "$ROOT/etc/hostname"
`;

export const debian: Family = {
  layers: [{ name: "debian", script }],
  images: [
    {
      references: ["debian:bookworm-slim", "debian:bookworm", "debian:12-slim", "debian:12"],
      layers: ["debian"],
      settings: { Env: [debianPath], Cmd: ["bash"] },
    },
  ],
};
