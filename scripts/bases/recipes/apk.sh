#!/bin/sh
# Installs from the prepared packages of this stand-in, and keeps the database that apk keeps.
set -eu
store=/opt/stand-in/apk
database=/lib/apk/db/installed
world=/etc/apk/world
virtual=
names=
command=

is_installed() { grep -qx "P:$1" "$database"; }

# Prints the database without the block of package $1, or (second argument: only) that block alone.
blocks() {
  awk -v name="$1" -v only="${2:-}" 'BEGIN { RS = ""; ORS = "\n\n" } {
    hit = ("\n" $0 "\n") ~ ("\nP:" name "\n"); if (only ? hit : !hit) print }' "$database"
}

install_package() {
  is_installed "$1" && return
  echo "Installing $1 ($(sed -n s/^V://p "$store/$1/block"))"
  tar -xzf "$store/$1/data.tar.gz" -C /
  { cat "$store/$1/block"; echo; } >> "$database"
}

remove_package() {
  is_installed "$1" || return 0
  echo "Purging $1"
  blocks "$1" only | awk '/^F:/ { folder = substr($0, 3) } /^R:/ { print "/" folder "/" substr($0, 3) }' | xargs -r rm -f
  blocks "$1" > "$database.new"
  mv "$database.new" "$database"
  sed -i "/^$1\$/d" "$world"
}

add() {
  missing=
  for name in $names; do
    [ -d "$store/$name" ] || is_installed "$name" || missing="$missing $name"
  done
  if [ -n "$missing" ]; then
    echo "ERROR: unable to select packages:" >&2
    for name in $missing; do
      printf '  %s (no such package):\n    required by: world[%s]\n' "$name" "$name" >&2
    done
    exit "$(echo $missing | wc -w)"
  fi
  for name in $names; do install_package "$name"; done
  if [ -n "$virtual" ]; then
    printf 'P:%s\nV:0\nA:noarch\nD:%s\n\n' "$virtual" "$(echo $names)" >> "$database"
    names=$virtual
  fi
  { cat "$world"; printf '%s\n' $names; } | sort -u > "$world.new"
  mv "$world.new" "$world"
  echo "OK: $(grep -c ^P: "$database") packages"
}

delete() {
  for name in $names; do
    for part in $(blocks "$name" only | sed -n s/^D://p); do
      [ "$(blocks "$name" only | sed -n s/^V://p)" = 0 ] && remove_package "$part"
    done
    remove_package "$name"
  done
  echo "OK: $(grep -c ^P: "$database") packages"
}

while [ $# -gt 0 ]; do
  case "$1" in
    -t | --virtual) virtual=$2; shift ;;
    --virtual=*) virtual=${1#*=} ;;
    -X | --repository) shift ;;
    --version) echo "apk-tools stand-in"; exit ;;
    -*) ;;
    *) if [ -z "$command" ]; then command=$1; else names="$names $1"; fi ;;
  esac
  shift
done

case "$command" in
  add) add ;;
  del) delete ;;
  info) sed -n s/^P://p "$database" ;;
  update | upgrade | fix | cache) echo "OK: $(grep -c ^P: "$database") packages" ;;
  *) echo "ERROR: '$command' is not an apk command that this stand-in knows" >&2; exit 1 ;;
esac
