#!/bin/sh
# Makes the databases beside it anew, with rpm itself: make.sh FOLDER
# Needs root, mmdebstrap and a Debian mirror. Debian 11's rpm writes Berkeley DB, Debian 12's SQLite, Debian 13's NDB.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
work=$1

spec() { # name version release epoch files relations
  cat <<EOF
Name: $1
Version: $2
Release: $3
${4:+Epoch: $4}
Summary: Made to be read
License: MIT
BuildArch: noarch
${6:-}
%description
Made to be read.
%install
mkdir -p %{buildroot}/usr/share/$1/inner %{buildroot}/usr/bin %{buildroot}/var/log
for n in \$(seq 1 $5); do echo \$n > %{buildroot}/usr/share/$1/inner/file-\$n; done
echo '#!/bin/sh' > %{buildroot}/usr/bin/$1
ln -s $1 %{buildroot}/usr/bin/$1-link
touch %{buildroot}/var/log/$1.log
%files
/usr/bin/$1
/usr/bin/$1-link
/usr/share/$1
%ghost /var/log/$1.log
EOF
}

mkdir -p "$work/rpms/SPECS"
spec small 1.0 1 "" 1 > "$work/rpms/SPECS/small.spec"
# By a name, a file, a soname as libraries have it, and a version; what nobody has, and itself, are no relations.
spec epochal 2.3 4.fc40 7 3 'Requires: small >= 1.0
Requires: /usr/share/large/inner/file-7
Requires: /bin/sh
Requires: libmade.so.1()(64bit)
Provides: letters = 2.3
Recommends: empty
Recommends: nothing-that-is-there' > "$work/rpms/SPECS/epochal.spec"
spec large '0.9~rc1' 2 "" 100 'Requires: letters
Requires: large
Provides: libmade.so.1()(64bit)' > "$work/rpms/SPECS/large.spec"
printf '%s\n' 'Name: empty' 'Version: 1' 'Release: 1' 'Summary: Nothing in it' 'License: MIT' 'BuildArch: noarch' \
  '%description' 'None.' '%files' > "$work/rpms/SPECS/empty.spec"

cat > "$work/install.sh" <<'EOF'
set -eu
rpms=/rpms/RPMS/noarch
for spec in /rpms/SPECS/*.spec; do
  rpmbuild --define '_topdir /rpms' -bb "$spec" > /dev/null 2>&1
done
backend=$1
run() { rpm --define "_db_backend $backend" --dbpath /db "$@" 2> /dev/null; }
run --initdb
run -i --nodeps --nosignature $rpms/*.rpm
# A package that goes and comes again leaves a gap behind.
run -e --nodeps small
run -i --nodeps --nosignature $rpms/small-*.rpm
run -qa --qf '%{NAME} %{EVR} %{ARCH}\n' | LC_ALL=C sort > /db/packages.txt
run -qa --qf '[%{=NAME} %{FILENAMES}\n]' | LC_ALL=C sort > /db/files.txt
relations() { # tag word
  run -qa --qf "[%{=NAME} %{$1}\n]" | while read -r name what; do
    run -q --whatprovides "$what" --qf "$name $2 %{NAME}\n" | grep "^$name $2 [a-z]*$" || true
  done | awk '$1 != $3' | LC_ALL=C sort -u
}
{ relations REQUIRENAME requires; relations RECOMMENDNAME recommends; } | LC_ALL=C sort > /db/relations.txt
EOF

record() { # suite backend file
  root=$work/$1
  test -d "$root" || mmdebstrap --variant=apt --include=rpm "$1" "$root"
  rm -rf "$root/rpms" "$root/db"
  cp -r "$work/rpms" "$root/rpms"
  cp "$work/install.sh" "$root/install.sh"
  chroot "$root" sh /install.sh "$2"
  gzip -9nc "$root/db/$3" > "$here/$3.gz"
  # What rpm itself says is in it: the same of all three.
  cp "$root/db/packages.txt" "$root/db/files.txt" "$root/db/relations.txt" "$here/"
}

record bullseye bdb Packages
record bookworm sqlite rpmdb.sqlite
record trixie ndb Packages.db
