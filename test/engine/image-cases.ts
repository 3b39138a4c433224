/** Images of every kind that layers make difficult, by what they are about. `FILES` is their build context. */

export const FILES: Readonly<Record<string, string>> = {
  "a.txt": "a".repeat(1234),
  "ü.txt": "ü",
  "tree/one": "1",
  "tree/two/three": "333",
  "package.json": '{"name":"app","version":"1.0.0"}',
};

const DEBIAN = "FROM debian:bookworm-slim";
const ALPINE = "FROM alpine:latest";

export const IMAGE_CASES: Readonly<Record<string, string>> = {
  "files deleted and written over": `${ALPINE}
RUN mkdir /d && for i in $(seq 50); do head -c $((i * 100)) /dev/zero > /d/$i; done
RUN rm /d/1 /d/2 && head -c 7 /dev/zero > /d/3 && mv /d/4 /d/moved && chmod 600 /d/5
RUN rm -r /d/6 /d/7`,
  "a folder emptied and filled again (opaque)": `${ALPINE}
RUN mkdir -p /d/sub && echo old > /d/old && echo old > /d/sub/old
RUN rm -rf /d && mkdir -p /d/sub && echo new > /d/new && echo new > /d/sub/new`,
  "hard links, one name of which goes": `${ALPINE}
RUN mkdir /l && head -c 100000 /dev/urandom > /l/a && ln /l/a /l/b && ln /l/a /l/c
RUN rm /l/a && ln /l/b /l/later && ln /etc/alpine-release /l/release
RUN echo more >> /l/c`,
  "files copied through links to folders": `${DEBIAN}
RUN mkdir -p /opt/real/deep && ln -s real /opt/link && ln -s /opt/link/deep /way
COPY tree /opt/link/
COPY a.txt /way/
COPY a.txt /bin/copied
RUN echo x > /way/b.txt && rm /opt/link/one`,
  "capabilities and attributes": `FROM python:3.11-slim
RUN cp /bin/true /capable && python3 -c "import os; os.setxattr('/capable', 'security.capability', bytes.fromhex('0100000200040000000000000000000000000000'))"
RUN chmod 4755 /capable && chown 1000:1000 /capable`,
  "sparse files": `${DEBIAN}
RUN truncate -s 5000000 /holes && printf data | dd of=/holes bs=1 seek=2000000 conv=notrunc 2>/dev/null && truncate -s 3000000 /empty
RUN cp --sparse=always /holes /more && truncate -s 1000 /empty`,
  "long and strange names": `${DEBIAN}
RUN mkdir -p "/$(printf 'n%.0s' $(seq 250))/$(printf 'm%.0s' $(seq 200))" && touch "/$(printf 'n%.0s' $(seq 250))/$(printf 'm%.0s' $(seq 200))/f" && printf x > "/a name" && printf y > "/$(printf 'b\\303\\274')" && ln -s "$(printf 'l%.0s' $(seq 180))" /long-link
COPY --link ["a.txt", "ü.txt", "/with blank/"]`,
  "one kind in place of another": `${ALPINE}
RUN mkdir -p /x/y && echo 1 > /x/y/f && echo 2 > /file && ln -s /x /link
RUN rm -r /x && echo file > /x && rm /file && mkdir /file && echo 3 > /file/in && rm /link && mkdir /link && echo 4 > /link/in
RUN rm -r /file && ln -s x /file && mkfifo /pipe`,
  "a Node application": `FROM node:20-slim
WORKDIR /app
COPY package.json ./
RUN mkdir -p node_modules/.bin node_modules/tool/lib && echo x > node_modules/tool/lib/index.js && ln -s ../tool/lib/index.js node_modules/.bin/tool && npm --version > npm-version
RUN rm -rf /usr/local/lib/node_modules/npm/docs`,
  "a Go toolchain": `FROM golang:1.24
RUN rm -rf /usr/local/go/test /usr/local/go/doc && mkdir -p /go/bin && cp /bin/true /go/bin/app`,
  "a Python application": `FROM python:3.11-slim
COPY tree /srv/app
RUN python3 -c "import compileall; compileall.compile_dir('/srv', quiet=1)" && python3 -m venv --without-pip /venv`,
  "nginx with its pages": `FROM nginx:alpine
COPY tree /usr/share/nginx/html/
RUN rm -f /etc/nginx/conf.d/default.conf && ln -sf /dev/stdout /var/log/access.log`,
  "nothing but two files": `FROM scratch
COPY a.txt /
COPY --link tree /tree`,
  "twenty layers": `${ALPINE}
${Array.from({ length: 20 }, (_, index) => `RUN echo ${index} > /n${index % 7} && rm -f /n${(index + 3) % 7}`).join("\n")}`,
};
