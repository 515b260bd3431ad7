"""The configurations with which bench/agents starts other agents: about the floor's work, once a second.
"""

COLLECTD_CONFIG = """\
BaseDir "{folder}"
PIDFile "{folder}/pid"
TypesDB "/usr/share/collectd/types.db"
Hostname "bench"
FQDNLookup false
Interval 1
LoadPlugin load
LoadPlugin cpu
<Plugin cpu>
  ReportByCpu true
</Plugin>
LoadPlugin memory
LoadPlugin swap
LoadPlugin disk
LoadPlugin interface
LoadPlugin df
<Plugin df>
  ReportInodes true
{mounts}</Plugin>
LoadPlugin network
<Plugin network>
  Server "127.0.0.1" "{port}"
</Plugin>
"""
NETDATA_CONFIG = """\
[global]
  run as user = root
[directories]
  config = {folder}/etc
  cache = {folder}/cache
  lib = {folder}/lib
  log = {folder}/logs
[db]
  mode = ram
[web]
  bind to = 127.0.0.1
  default port = {port}
[health]
  enabled = no
[ml]
  enabled = no
[statsd]
  enabled = no
[plugins]
  enable running new plugins = no
{plugins}[plugin:proc]
{files}"""
# The plugins proc (without the files named here) and diskspace stay.
NETDATA_PLUGINS_OFF = (
    "apps", "cgroups", "charts.d", "checks", "cups", "ebpf", "fping", "go.d", "idlejitter", "ioping",
    "netdata monitoring", "netdata monitoring extended", "nfacct", "perf", "profile", "python.d",
    "slabinfo", "statsd", "tc", "timex")
NETDATA_FILES_OFF = (
    "/proc/interrupts", "/proc/mdstat", "/proc/net/ip_vs/stats", "/proc/net/netstat",
    "/proc/net/rpc/nfs", "/proc/net/rpc/nfsd", "/proc/net/sctp/snmp", "/proc/net/snmp",
    "/proc/net/snmp6", "/proc/net/sockstat", "/proc/net/sockstat6", "/proc/net/softnet_stat",
    "/proc/net/stat/conntrack", "/proc/net/stat/synproxy", "/proc/net/wireless",
    "/proc/pagetypeinfo", "/proc/softirqs", "/proc/spl/kstat/zfs/arcstats",
    "/proc/sys/kernel/random/entropy_avail", "/proc/vmstat", "/sys/block/zram",
    "/sys/class/drm", "/sys/class/infiniband", "/sys/class/power_supply",
    "/sys/devices/system/edac/mc", "/sys/devices/system/node", "/sys/fs/btrfs", "/sys/kernel/mm/ksm",
    "ipc")
PCP_METRICS = (
    "kernel.all.load", "kernel.all.cpu.user", "kernel.all.cpu.nice", "kernel.all.cpu.sys",
    "kernel.all.cpu.idle", "kernel.all.cpu.wait.total", "kernel.all.cpu.irq.hard",
    "kernel.all.cpu.irq.soft", "kernel.all.cpu.steal", "kernel.all.cpu.guest",
    "kernel.percpu.cpu.user", "kernel.percpu.cpu.nice", "kernel.percpu.cpu.sys",
    "kernel.percpu.cpu.idle", "kernel.percpu.cpu.wait.total", "kernel.percpu.cpu.irq.hard",
    "kernel.percpu.cpu.irq.soft", "kernel.percpu.cpu.steal", "kernel.percpu.cpu.guest",
    "mem.physmem", "mem.util", "swap.length", "swap.used", "swap.free",
    "disk.dev.read", "disk.dev.write", "disk.dev.read_bytes", "disk.dev.write_bytes",
    "disk.dev.avactive", "disk.dev.aveq", "disk.dev.read_rawactive", "disk.dev.write_rawactive",
    "filesys.capacity", "filesys.used", "filesys.free", "filesys.avail", "filesys.usedfiles",
    "filesys.freefiles",
    "network.interface.in.bytes", "network.interface.in.packets", "network.interface.in.errors",
    "network.interface.in.drops", "network.interface.out.bytes", "network.interface.out.packets",
    "network.interface.out.errors", "network.interface.out.drops")
