"""The names, units and selections of docs/metrics.md and docs/configuration.md, written down anew.

What is wrong in the program's own tables cannot be wrong here in the same way.
"""

import os
import re

from witness import mounts, read

KIB, MIB = 1024, 1024 * 1024
HZ = os.sysconf("SC_CLK_TCK")

DISKS = "ram*,loop*,zram*,fd*,sr*"
INTERFACES = "veth*,br-*"
POINTS = ("/dev,/dev/*,/proc,/proc/*,/sys,/sys/*,/run/credentials/*,/run/docker/*,/var/lib/docker/*,"
          "/var/lib/containers/*,/var/lib/kubelet/*")
TYPES = ("autofs,binfmt_misc,bpf,cgroup,cgroup2,configfs,debugfs,devpts,devtmpfs,efivarfs,fusectl,"
         "fuse.gvfsd-fuse,fuse.lxcfs,fuse.portal,hugetlbfs,iso9660,mqueue,nsfs,overlay,proc,pstore,ramfs,"
         "rootfs,rpc_pipefs,securityfs,selinuxfs,squashfs,sysfs,tmpfs,tracefs")

CPU = "user nice system idle iowait irq softirq steal guest guest_nice".split()
RECEIVE = "bytes packets errs drop fifo frame compressed multicast".split()
TRANSMIT = "bytes packets errs drop fifo colls carrier compressed".split()
NETWORK = ["receive_" + name for name in RECEIVE] + ["transmit_" + name for name in TRANSMIT]
NET = {"bytes_recv": 0, "packets_recv": 1, "errin": 2, "dropin": 3,
       "bytes_sent": 8, "packets_sent": 9, "errout": 10, "dropout": 11}
# Each field of diskstats from the fourth on, and what one of it is in the message's unit.
DISKIO = [("reads_completed", 1), ("reads_merged", 1), ("read_bytes", 512), ("read_time", 0.001),
          ("writes_completed", 1), ("writes_merged", 1), ("write_bytes", 512), ("write_time", 0.001),
          ("io_now", 1), ("io_time", 0.001), ("io_time_weighted", 0.001),
          ("discards_completed", 1), ("discards_merged", 1), ("discard_bytes", 512),
          ("discard_time", 0.001), ("flushes_completed", 1), ("flush_time", 0.001)]
MEMINFO_IRREGULAR = {"NFS_Unstable": "nfs_unstable", "Committed_AS": "committed_as", "GPUActive": "gpu_active",
                     "GPUReclaim": "gpu_reclaim"}


def matcher(patterns):
    """Whether a name matches one of the patterns: * is any text, ? one character, nothing else is special."""
    texts = [re.escape(p).replace(r"\*", ".*").replace(r"\?", ".") for p in patterns.split(",") if p]
    whole = re.compile("|".join(texts) or r"(?!)", re.DOTALL)
    return lambda name: whole.fullmatch(name) is not None


def meminfo_name(kernels):
    """MemTotal is mem_total, Active(anon) active_anon, HugePages_Total hugepages_total, DirectMap4k direct_map_4k."""
    if kernels in MEMINFO_IRREGULAR:
        return MEMINFO_IRREGULAR[kernels]
    name = kernels.replace("(", "_").replace(")", "").replace("HugePages_", "Hugepages_")
    name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return re.sub("_+", "_", name).lower()


def shown(raw):
    """A name as the message writes it: bytes that are not UTF-8 as backslash, x and two digits."""
    return raw.decode("utf-8", errors="backslashreplace")


def chosen(filters):
    """The mounts that a message reports: each file system once, at its shortest place that can be seen."""
    bad_point = matcher(filters.get("collect.mounts.exclude", POINTS))
    bad_type = matcher(filters.get("collect.filesystem-types.exclude", TYPES))
    kept = {}
    for mount in mounts():
        if bad_type(mount.type) or bad_point(shown(mount.point)) or is_covered(mount):
            continue
        other = kept.get(mount.number)
        if other is None or (len(mount.point) < len(other.point) and depth(mount.root) <= depth(other.root)):
            kept[mount.number] = mount
    return list(kept.values())


def is_covered(mount):
    """Whether another mount lies over it: then its path leads to another file system."""
    device = os.stat(mount.point).st_dev
    return (os.major(device), os.minor(device)) != mount.number


def depth(root):
    return sum(1 for part in root.split(b"/") if part)


def block_device(mount):
    for line in read("/proc/diskstats").decode().splitlines():
        words = line.split()
        if (int(words[0]), int(words[1])) == mount.number:
            return words[2]
    return None
