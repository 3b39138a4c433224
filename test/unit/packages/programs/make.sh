#!/bin/sh
# Makes the programs beside it anew: make.sh FOLDER. Needs Go, a C compiler, binutils and pigz.
# Of each program only those parts are kept that are read; the rest is zeros, so that it is small.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
cd "$1"

keep() { # file offset size
  dd if="$1" of="$1.kept" bs=1 skip="$2" seek="$2" count="$3" conv=notrunc status=none
}
section() { # file name: offset and size
  readelf -SW "$1" | sed -n 's/^ *\[ *[0-9]*\] //p' | awk -v name="$2" '$1 == name { print $4, $5 }'
}
record() { # file section...
  file=$1
  shift
  rm -f "$file.kept"
  truncate -s "$(stat -c %s "$file")" "$file.kept"
  keep "$file" 0 4096
  table=$(readelf -hW "$file" | awk '/Start of section headers/ { print $5 }')
  keep "$file" "$table" $((64 * $(readelf -hW "$file" | awk '/Number of section headers/ { print $5 }')))
  for name in "$@" .shstrtab; do
    section "$file" "$name" | while read -r offset size; do keep "$file" $((0x$offset)) $((0x$size)); done
  done
  gzip -9nc "$file.kept" > "$here/$file.gz"
}

printf 'module example.org/hello\n\ngo 1.20\n\nrequire example.org/part v1.2.3\n\nreplace example.org/part v1.2.3 => ./part\n' > go.mod
mkdir -p part cmd/greet
printf 'module example.org/part\n\ngo 1.20\n' > part/go.mod
printf 'package part\n\nconst Text = "hi"\n' > part/part.go
printf 'package main\n\nimport "example.org/part"\n\nfunc main() { println(part.Text) }\n' > cmd/greet/main.go
CGO_ENABLED=0 GOFLAGS=-buildvcs=false go build -trimpath -o greet ./cmd/greet
record greet .go.buildinfo
go version -m greet > "$here/greet.txt"

# As cargo-auditable describes what it writes; its program is one of C here.
printf '%s' '{"packages":[{"name":"itoa","version":"1.0.1","source":"crates.io"},' \
  '{"name":"cc","version":"1.0.9","source":"crates.io","kind":"build"},' \
  '{"name":"tool","version":"0.3.0","source":"local","dependencies":[0,1],"root":true}]}' |
  pigz -z > deps
printf 'int main(void) { return 0; }\n' > main.c
cc -Os -o plain main.c
objcopy --add-section .dep-v0=deps --set-section-flags .dep-v0=readonly,data plain tool
truncate -s +200000 tool
record tool .dep-v0
