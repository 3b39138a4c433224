import type { Family } from "../model.ts";
import { alpinePath } from "./alpine.ts";

const libraries = ["libcrypt1", "libpcre2-8-0", "libssl3", "zlib1g"];

const script = `
mkdir -p "$ROOT"/usr/sbin "$ROOT"/etc/nginx/conf.d "$ROOT"/usr/share/nginx/html "$ROOT"/var/log/nginx "$ROOT"/var/lib/nginx "$ROOT"/var/cache/nginx
cp "$DEBS/nginx/usr/sbin/nginx" "$ROOT/usr/sbin/nginx"
cp "$DEBS"/nginx-common/etc/nginx/{mime.types,fastcgi_params,uwsgi_params,scgi_params} "$ROOT/etc/nginx/"
for package in ${libraries.join(" ")}; do
  find "$DEBS/$package" -name '*.so.*' | while read -r file; do
    if [ -e "$file" ]; then cp -L "$file" "$ROOT/opt/stand-in/glibc/"; fi
  done
done
"$DEBS/patchelf/usr/bin/patchelf" --set-interpreter /opt/stand-in/glibc/ld-linux-x86-64.so.2 \\
  --force-rpath --set-rpath /opt/stand-in/glibc "$ROOT/usr/sbin/nginx"
echo 'nginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin' >> "$ROOT/etc/passwd"
echo 'nginx:x:101:' >> "$ROOT/etc/group"
cat > "$ROOT/etc/nginx/nginx.conf" <<'CONF'
user nginx;
worker_processes auto;
error_log /var/log/nginx/error.log notice;
pid /run/nginx.pid;

events {
    worker_connections 1024;
}

http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log /var/log/nginx/access.log;
    sendfile on;
    keepalive_timeout 65;
    include /etc/nginx/conf.d/*.conf;
}
CONF
cat > "$ROOT/etc/nginx/conf.d/default.conf" <<'CONF'
server {
    listen 80;
    server_name localhost;

    location / {
        root /usr/share/nginx/html;
        index index.html index.htm;
    }

    error_page 500 502 503 504 /50x.html;
    location = /50x.html {
        root /usr/share/nginx/html;
    }
}
CONF
echo '<!DOCTYPE html><title>nginx</title><h1>nginx</h1>' > "$ROOT/usr/share/nginx/html/index.html"
echo '<!DOCTYPE html><title>Error</title><h1>An error occurred.</h1>' > "$ROOT/usr/share/nginx/html/50x.html"
ln -s /dev/stdout "$ROOT/var/log/nginx/access.log"
ln -s /dev/stderr "$ROOT/var/log/nginx/error.log"
printf '#!/bin/sh\\nexec "$@"\\n' > "$ROOT/docker-entrypoint.sh"
chmod 755 "$ROOT/docker-entrypoint.sh"
mkdir "$ROOT/docker-entrypoint.d"
version=$(sed -n 's/^Version: //p' "$DEBS/nginx/.control" | sed 's/-.*//')
printf 'P:nginx\\nV:%s\\nA:x86_64\\nT:stand-in from Debian packages\\no:nginx\\nF:usr/sbin\\nR:nginx\\nF:etc/nginx\\nR:mime.types\\nR:nginx.conf\\nF:etc/nginx/conf.d\\nR:default.conf\\nF:usr/share/nginx/html\\nR:50x.html\\nR:index.html\\n\\n' \\
  "$version" >> "$ROOT/lib/apk/db/installed"
in_root nginx -v
`;

export const nginx: Family = {
  layers: [
    {
      name: "nginx-alpine",
      below: "alpine-glibc",
      debs: [{ suite: "bookworm", packages: ["nginx", "nginx-common", "patchelf", ...libraries] }],
      script,
    },
  ],
  images: [
    {
      references: ["nginx:alpine", "nginx:stable-alpine", "nginx:1.22-alpine", "nginx:1.23-alpine"],
      layers: ["alpine", "alpine-glibc", "nginx-alpine"],
      settings: {
        Env: [alpinePath, "NGINX_VERSION=1.22.1"],
        Entrypoint: ["/docker-entrypoint.sh"],
        Cmd: ["nginx", "-g", "daemon off;"],
        ExposedPorts: { "80/tcp": {} },
        StopSignal: "SIGQUIT",
      },
    },
  ],
};
