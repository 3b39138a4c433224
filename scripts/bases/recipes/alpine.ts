import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Family } from "../model.ts";
import { debianPath } from "./debian.ts";

export const alpinePath = debianPath;

const apk = readFileSync(join(import.meta.dirname, "apk.sh"), "utf8");

// One block of apk's database: https://wiki.alpinelinux.org/wiki/Apk_spec
const functions = `
# The database block of a package with the files of folder $3.
block() {
  printf 'P:%s\\nV:%s\\nA:x86_64\\nS:%s\\nI:%s\\nT:%s\\nL:%s\\no:%s\\n' "$1" "$2" "$(bytes "$3")" "$(bytes "$3")" \\
    "stand-in from Debian packages" "$4" "$1"
  (cd "$3" && find . -mindepth 1 ! -type d -printf '%h %f\\n' | LC_ALL=C sort |
    awk '{ sub(/^\\.\\/?/, "", $1); if ($1 != folder) print "F:" $1; folder = $1; print "R:" $2 }')
}
bytes() { find "$1" -type f -printf '%s\\n' | awk '{ sum += $1 } END { print sum + 0 }'; }
version() { sed -n 's/^Version: //p' "$DEBS/$1/.control" | sed 's/^[0-9]*://; s/[-+~].*//'; }
# Puts the folder of a package into the image and into the database.
put() {
  block "$1" "$2" "$work/$1" "$3" >> "$ROOT/lib/apk/db/installed"
  echo >> "$ROOT/lib/apk/db/installed"
  cp -a "$work/$1/." "$ROOT/"
}
`;

const script = `${functions}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$ROOT"/lib/apk/db "$ROOT"/opt/stand-in/apk "$ROOT"/etc/apk/keys
install -d -m 1777 "$ROOT/tmp" "$ROOT/var/tmp"
install -d -m 700 "$ROOT/root"
install -d -m 555 "$ROOT/proc" "$ROOT/sys"
mkdir -p "$ROOT"/{bin,dev,home,media,mnt,opt,run,sbin,srv,usr/bin,usr/sbin,usr/lib,usr/local/bin,usr/share,var/cache/apk,var/log}

mkdir -p "$work"/{alpine-baselayout/etc,alpine-release/etc,musl/lib,musl/usr/bin,busybox/{bin,sbin,usr/bin,usr/sbin},apk-tools/sbin}
cd "$work/alpine-baselayout/etc"
cat > passwd <<'CONF'
root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
CONF
cat > group <<'CONF'
root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
tty:x:5:
nobody:x:65534:
CONF
printf 'root:*::0:::::\\nnobody:!::0:::::\\n' > shadow
chmod 640 shadow
printf '127.0.0.1\\tlocalhost\\n' > hosts
echo localhost > hostname
printf '/bin/sh\\n/bin/ash\\n' > shells
echo 'export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' > profile
cd "$work/alpine-release/etc"
echo 3.20.0 > alpine-release
printf 'NAME="Alpine Linux"\\nID=alpine\\nVERSION_ID=3.20.0\\nPRETTY_NAME="Alpine Linux v3.20 (stand-in)"\\n' > os-release

cp "$DEBS/musl/lib/x86_64-linux-musl/libc.so" "$work/musl/lib/ld-musl-x86_64.so.1"
ln -s ld-musl-x86_64.so.1 "$work/musl/lib/libc.musl-x86_64.so.1"
ln -s ../../lib/ld-musl-x86_64.so.1 "$work/musl/usr/bin/ldd"

cp "$DEBS/busybox-static/bin/busybox" "$work/busybox/bin/busybox"
for applet in $("$work/busybox/bin/busybox" --list-full); do
  case "$applet" in
    bin/busybox | sbin/init | usr/bin/dpkg | usr/bin/dpkg-deb | usr/bin/rpm | usr/bin/rpm2cpio) continue ;;
  esac
  mkdir -p "$work/busybox/$(dirname "$applet")"
  ln -s /bin/busybox "$work/busybox/$applet"
done

cat > "$work/apk-tools/sbin/apk" <<'APK'
${apk}APK
chmod 755 "$work/apk-tools/sbin/apk"

: > "$ROOT/lib/apk/db/installed"
put alpine-baselayout 3.6.5 GPL-2.0-only
put alpine-release 3.20.0 MIT
put apk-tools 2.14.4 GPL-2.0-only
put busybox "$(version busybox-static)" GPL-2.0-only
put musl "$(version musl)" MIT
printf 'alpine-baselayout\\nalpine-release\\napk-tools\\nbusybox\\n' > "$ROOT/etc/apk/world"

package="$work/ca-certificates"
mkdir -p "$package/usr/share" "$package/etc/ssl/certs"
cp -r "$DEBS/ca-certificates/usr/share/ca-certificates" "$package/usr/share/"
(cd "$package/usr/share/ca-certificates" && find . -name '*.crt' | sed 's|^\\./||' | sort) > "$package/etc/ca-certificates.conf"
find "$package/usr/share/ca-certificates" -name '*.crt' | sort | xargs cat > "$package/etc/ssl/certs/ca-certificates.crt"
mkdir -p "$ROOT/opt/stand-in/apk/ca-certificates"
block ca-certificates "$(version ca-certificates)" "$package" MPL-2.0 > "$ROOT/opt/stand-in/apk/ca-certificates/block"
tar -czf "$ROOT/opt/stand-in/apk/ca-certificates/data.tar.gz" -C "$package" .
in_root apk info | grep -qx musl
`;

// What is linked against glibc and has to run all the same looks here and nowhere else; anything that a build copies
// into the image finds no loader, as in the real one.
const glibc = `
glibc="$ROOT/opt/stand-in/glibc"
mkdir -p "$glibc"
cp -P "$DEBS"/libc6/lib/x86_64-linux-gnu/{ld-linux-x86-64.so.2,libc.so.6,libm.so.6,libdl.so.2,libpthread.so.0,librt.so.1,libresolv.so.2} "$glibc/"
cp -L "$DEBS"/libgcc-s1/lib/x86_64-linux-gnu/libgcc_s.so.1 "$DEBS"/libstdc++6/usr/lib/x86_64-linux-gnu/libstdc++.so.6 "$glibc/"
install_certificates
`;

export const alpine: Family = {
  layers: [
    {
      name: "alpine",
      debs: [{ suite: "bookworm", packages: ["musl", "busybox-static", "ca-certificates"] }],
      script,
    },
    {
      name: "alpine-glibc",
      below: "alpine",
      debs: [{ suite: "bookworm", packages: ["libc6", "libgcc-s1", "libstdc++6"] }],
      script: glibc,
    },
  ],
  images: [
    {
      references: ["alpine:latest", "alpine", "alpine:3", "alpine:3.20"],
      layers: ["alpine"],
      settings: { Env: [alpinePath], Cmd: ["/bin/sh"] },
    },
  ],
};
