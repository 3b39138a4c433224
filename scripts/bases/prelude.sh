# Read before each recipe's script. Given by the caller: ROOT, DEBS, NPM, MIRROR, REGISTRY, CERTIFICATES.
set -euo pipefail
umask 022
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

# Runs a command inside $ROOT.
in_root() {
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root chroot "$ROOT" "$@"
}

# Installs Debian packages into $ROOT and leaves no lists, caches or logs.
install_packages() {
  mount --rbind /dev "$ROOT/dev"
  mount -t proc proc "$ROOT/proc"
  cp /etc/resolv.conf "$ROOT/etc/resolv.conf"
  in_root apt-get update -q
  in_root apt-get install -q -y --no-install-recommends "$@"
  umount "$ROOT/proc"
  umount -l "$ROOT/dev"
  rm -rf "$ROOT"/var/lib/apt/lists/* "$ROOT"/var/log/* "$ROOT"/var/cache/ldconfig "$ROOT"/var/cache/apt/*.bin
  rm -f "$ROOT"/etc/resolv.conf "$ROOT"/var/cache/debconf/*-old "$ROOT"/var/lib/dpkg/*-old
}

# The machine's own certificates, so that a build reaches what the machine reaches.
install_certificates() {
  mkdir -p "$ROOT/opt/stand-in"
  if [ -s "$CERTIFICATES" ]; then cp "$CERTIFICATES" "$ROOT/opt/stand-in/ca-certificates.crt"; fi
}
