#!/bin/sh
# Becomes dockerd, under an init that reaps its shims, in mount and pid namespaces of its own (see confine.ts):
# all of it ends with them.
# usage: enter.sh ROOT DATA RUN NETWORK DOCKERD_ARGUMENT...   (NETWORK: pasta or none)
set -eu
PATH=$PATH:/usr/sbin:/sbin
root=$1 data=$2 run=$3 network=$4
shift 4

# `unshare --net=FILE` below reads its own pid's folder: without this, /proc shows the machine's pids.
mount -t proc proc /proc

# The root is shared and read-only: what this engine changes in it stays in memory.
stage=$run/stage
mkdir "$stage"
mount -t tmpfs tmpfs "$stage"
mkdir "$stage/upper" "$stage/work" "$stage/root"
mount -t overlay overlay -o "lowerdir=$root,upperdir=$stage/upper,workdir=$stage/work" "$stage/root"
cd "$stage/root"
mkdir -p ./var/lib/docker ".$run" ./old

mount --bind "$data" ./var/lib/docker
mount --bind "$run" ".$run"
mount --rbind /dev ./dev
mount -t proc proc ./proc
mount -t tmpfs tmpfs ./tmp
cat /etc/hosts >./etc/hosts
cat /etc/resolv.conf >./etc/resolv.conf
bundle=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}
[ ! -r "$bundle" ] || cat "$bundle" >./etc/ssl/certs/ca-certificates.crt

# Bridge and firewall rules live in a network namespace of their own. pasta carries its traffic out as the machine's
# own connections: no NAT, no forwarding, nothing to undo. Ports that listen on 127.0.0.1 show on both sides.
: >./run/netns
unshare --net="$PWD/run/netns" true
if [ "$network" = pasta ]; then
  forward=
  # A resolver on the machine's loopback (systemd-resolved) is out of a container's reach under its own address.
  if ! grep -E '^nameserver' /etc/resolv.conf | grep -qvE '[[:space:]](127\.|::1)'; then
    forward='--dns-forward 169.254.1.1'
  fi
  # shellcheck disable=SC2086
  chroot . pasta --quiet --config-net --netns /run/netns --runas 0 --no-map-gw $forward \
    --tcp-ports 127.0.0.1/auto --tcp-ns auto --udp-ports none --udp-ns none
  [ -z "$forward" ] || echo 'nameserver 169.254.1.1' >./etc/resolv.conf
fi

# sysfs shows the network namespace it was mounted in.
nsenter --net=./run/netns mount -t sysfs sysfs ./sys
mount --rbind /sys/fs/cgroup ./sys/fs/cgroup

pivot_root . old
exec env -u SSL_CERT_FILE PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
  nsenter --net=/run/netns sh -c 'umount -l /old; exec docker-init -- dockerd "$@"' dockerd "$@"
