#!/bin/sh
# Gives a command a host with many interfaces and disks, and traffic on some of them:
#
#     unshare -n -m -p --fork --kill-child --mount-proc many-devices.sh FOLDER COMMAND...
#
# Runs in namespaces of its own, as root. Whatever ends it ends all that it started: the processes die
# with the process namespace, the mounts with the mount namespace, and the loop devices with the mounts.
set -eu

folder=$1
shift
export PATH="$PATH:/usr/sbin:/sbin"

mount --make-rprivate /
# A sysfs of this network namespace: the inherited one shows the interfaces of the namespace outside.
mount -t sysfs sysfs /sys

# Interfaces: pairs whose far ends are in another namespace, some with hard names. wan1 holds the better
# of two default routes.
unshare -n sleep 300 &
far=$!
while [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/$far/ns/net)" ]; do sleep 0.05; done
ip link set lo up
pair() {
  ip link add "$1" type veth peer name "$1-far" netns "$far"
  ip address add "10.77.$2.1/24" dev "$1"
  ip link set "$1" up
  nsenter -t "$far" -n ip address add "10.77.$2.2/24" dev "$1-far"
  nsenter -t "$far" -n ip link set "$1-far" up
}
pair wan0 0
pair wan1 1
pair idle 2
ip route add default via 10.77.0.2 dev wan0 metric 200
ip route add default via 10.77.1.2 dev wan1 metric 50
named() { ip link add "$1" type veth peer name "$2" netns "$far"; }
named pulse.100 a
named fifteen-letters b
named "p$(printf '\303\274')lse" c
named "p$(printf '\377')lse" d
named veth-left-out e

# Disks: loop devices with file systems, under hard names, one of them read-only, one mounted twice.
disk() {
  truncate -s "$2" "$folder/$3.img"
  "mkfs.$1" -q "$folder/$3.img"
}
disk ext4 64M plain
disk ext4 64M space
disk ext4 64M bytes
disk xfs 320M twice
bytes=$folder/not-$(printf '\377\376')-utf8
mkdir -p "$folder/plain" "$folder/with a space" "$folder/tab	and\\" "$folder/twice" "$folder/twice-again" "$bytes"
mount -o loop "$folder/plain.img" "$folder/plain"
mount -o loop "$folder/space.img" "$folder/with a space"
mount -o loop,ro "$folder/bytes.img" "$bytes"
mount -o loop "$folder/twice.img" "$folder/twice"
mount "$(findmnt -n -o SOURCE "$folder/twice")" "$folder/twice-again"
truncate -s 64M "$folder/tab.img"
mkfs.ext4 -q -N 1024 "$folder/tab.img"
mount -o loop "$folder/tab.img" "$folder/tab	and\\"

# Traffic: datagrams to the far end, which answers that nobody listens, and writes that reach the disk.
python3 -B -c '
import os, socket, sys, time
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
file = open(sys.argv[1], "wb", buffering=0)
while True:
    for _ in range(10):
        out.sendto(bytes(1000), ("10.77.0.2", 9))
        out.sendto(bytes(700), ("127.0.0.1", 9))
    file.seek(0)
    file.write(os.urandom(65536))
    os.fsync(file.fileno())
    time.sleep(0.05)
' "$folder/with a space/traffic" &

# For the command to name it.
BUSY_DISK=$(basename "$(findmnt -n -o SOURCE "$folder/with a space")")
export BUSY_DISK

"$@"
