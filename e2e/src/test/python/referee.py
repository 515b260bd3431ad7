"""Judges Hostpulse by the kernel's own numbers: every value of a message against what the host says.

    referee.py [--moving=PATH ...] -- hostpulse once -o json [--collect.disks.exclude=...]

Runs the command and reads the same kernel files beside it. Counters must lie between the readings before
and after the command, and be equal where these are; constants must be equal; gauges must lie within what
was seen in the half second around the message's own time, widened by 1 % and 1 MiB (pages come and go
between two looks), by nothing where all looks are equal. --moving=net.pulse0.write asks that a value is
above 0. A gauge that differs is looked at again, in up to 3 runs; nothing else gets a second chance.

Units and definitions are those of docs/metrics.md, worked out here anew. Prints
`N values compared, M differ` and each difference; exits with 1 when there is one, with 2 when the
command failed.
"""

import json
import os
import re
import subprocess
import sys

from definitions import (
    CPU, DISKIO, DISKS, HZ, INTERFACES, KIB, MIB, NET, NETWORK, block_device, chosen, matcher, meminfo_name, shown)
from witness import Witness, boottime, first_line, read

RUNS_MAX = 3
AROUND_SECONDS = 0.25


class Verdict:
    """What was compared and what differs: faults for good, gauges that may be looked at again."""

    def __init__(self):
        self.compared = 0
        self.gauges = {}
        self.faults = {}

    def equal(self, path, found, expected):
        self.compared += 1
        if found != expected or isinstance(found, bool) != isinstance(expected, bool):
            self.faults[path] = f"is {found!r}, expected {expected!r}"

    def within(self, path, found, bracket, slack=0.0, gauge=False):
        self.compared += 1
        low, high = bracket
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            self.faults[path] = f"is {found!r}, expected a number from {low} to {high}"
        elif not low - slack <= found <= high + slack:
            (self.gauges if gauge else self.faults)[path] = f"is {found}, expected {low} to {high} (+- {slack:g})"

    def fault(self, path, text):
        self.faults[path] = text


class Referee:
    """Compares one message with what one witness saw."""

    def __init__(self, message, witness, filters, verdict):
        self.message = message
        self.witness = witness
        self.filters = filters
        self.verdict = verdict
        self.now = message["clock"]["boottime_s"]

    def around(self, key):
        return self.witness.bracket(key, self.now - AROUND_SECONDS, self.now + AROUND_SECONDS)

    def counter(self, path, row, field, key, factor=1.0, slack=0.0):
        """A counter times its factor; factors below 1 leave the rounding of a double to be forgiven."""
        low, high = self.witness.bracket(key)
        rounding = 0 if factor >= 1 else factor / 1000
        self.verdict.within(f"{path}.{field}", row.pop(field, None), (low * factor, high * factor), slack + rounding)

    def gauge(self, path, row, field, key, unit=1.0, rounding=0.0):
        low, high = self.around(key)
        slack = rounding if low == high else rounding + abs(high) / unit * 0.01 + MIB / unit
        self.verdict.within(f"{path}.{field}", row.pop(field, None), (low / unit, high / unit), slack, gauge=True)

    def change(self, path, row, field, key, factor=1.0):
        """A difference between the message's two readings, in KB with one decimal."""
        low, high = self.moved(key)
        bracket = (low * factor / KIB, high * factor / KIB)
        self.verdict.within(f"{path}.{field}", row.pop(field, None), bracket, 0.051)

    def moved(self, key):
        """How far a counter can have moved between the two readings, which are a second apart or a little more."""
        low1, high1 = self.witness.bracket(key, self.now - 2.0, self.now - 0.95)
        low2, high2 = self.witness.bracket(key, self.now - 0.05, self.now + 0.5)
        return max(0, low2 - high1), high2 - low1

    def rows(self, group, label, names):
        """The group's rows by label; they must be exactly these."""
        rows = {row.pop(label): row for row in self.message.get(group, [])}
        self.verdict.equal(f"{group}[].{label}", sorted(rows), sorted(names))
        return {name: rows[name] for name in names if name in rows}

    def nothing_left(self, path, row):
        for field in row:
            self.verdict.fault(f"{path}.{field}", f"is {row[field]!r}, which nothing on this host explains")

    def judge(self):
        self.head()
        self.memory()
        self.cpu()
        self.disks()
        self.filesystems()
        self.disk_sums()
        self.networks()
        self.load_and_pressure()
        self.host()

    def head(self):
        self.verdict.equal("hostname", self.message.get("hostname"), os.uname().nodename)
        self.verdict.equal("boot", self.message.get("boot"), first_line("/proc/sys/kernel/random/boot_id"))
        routes = ip("route", "show", "default")
        if not routes:
            return
        device = min(routes, key=lambda route: route.get("metric", 0))["dev"]
        addresses = ip("address", "show", device)
        fours = [a["local"] for a in addresses[0]["addr_info"] if a["family"] == "inet"]
        self.verdict.equal("ip in addresses", self.message.get("ip") in fours, True)
        self.verdict.equal("mac", self.message.get("mac"), addresses[0]["address"])

    def memory(self):
        memory, fields = self.message["memory"], {}
        other = {row["name"]: row for row in self.message.get("memory_other", [])}
        for kernels in self.witness.names("meminfo"):
            key, name = ("meminfo", kernels), meminfo_name(kernels)
            fields[kernels] = memory.get(name, 0)
            if kernels in other:
                self.gauge(f"memory_other.{kernels}", other[kernels], "value", key)
            else:
                self.gauge("memory", memory, name, key)
        self.nothing_left("memory", memory)
        cached = fields["Cached"] + fields["SReclaimable"]
        used = fields["MemTotal"] - fields["MemFree"]
        swap_used = fields["SwapTotal"] - fields["SwapFree"]
        mem = {"total": fields["MemTotal"], "used": used, "abs_used": used - fields["Buffers"] - cached,
               "free": fields["MemFree"], "buffers": fields["Buffers"], "cached": cached,
               "active": fields["Active"], "inactive": fields["Inactive"], "swap_used": swap_used}
        self.sums("mem", mem, MIB, 0.0051)
        self.sums("swap", {"total": fields["SwapTotal"], "free": fields["SwapFree"], "used": swap_used,
                           "cached": fields["SwapCached"]}, 1, 0)

    def sums(self, path, expected, unit, slack):
        """Values that the message derives from others of its own: no time passes between them."""
        row = self.message[path]
        for name, value in expected.items():
            self.verdict.within(f"{path}.{name}", row.pop(name, None), (value / unit, value / unit), slack)
        self.nothing_left(path, row)

    def cpu(self):
        cpus = self.witness.names("stat")
        for cpu, row in self.rows("cpu_time", "cpu", cpus).items():
            for i, name in enumerate(CPU):
                self.counter(f"cpu_time.{cpu}", row, name, ("stat", cpu, i), 1 / HZ)
            self.nothing_left(f"cpu_time.{cpu}", row)
        shares = self.message["cpu"]
        self.verdict.equal("cpu.count", shares.pop("count", None), len(cpus) - 1)
        self.verdict.within("cpu (sum)", sum(shares.values()), (100, 100), 0.1)
        moved = [self.moved(("stat", "total", i)) for i in range(len(CPU))]
        # user and nice count guests in.
        for inner, outer in ((8, 0), (9, 1)):
            moved[outer] = (max(0, moved[outer][0] - moved[inner][1]), moved[outer][1] - moved[inner][0])
        least, most = (max(1, sum(pair[side] for pair in moved)) for side in (0, 1))
        for name, (low, high) in zip(CPU, moved):
            bracket = (100 * low / most, min(100, 100 * high / least))
            self.verdict.within(f"cpu.{name}", shares.pop(name, None), bracket, 1.0)
        self.nothing_left("cpu", shares)

    def disks(self):
        left_out = matcher(self.filters.get("collect.disks.exclude", DISKS))
        names = [name for name in self.witness.names("diskstats") if not left_out(name)]
        self.io = {name: dict(row) for name, row in self.rows("diskio", "device", names).items()}
        for name, row in self.io.items():
            self.disk(name, dict(row))

    def disk(self, name, row):
        path = f"diskio.{name}"
        kind = "partition" if os.path.exists(f"/sys/class/block/{name}/partition") else re.match(
            r"(loop|ram|zram|md|dm|sr|fd|nbd)?", name).group() or "disk"
        kind = {"sr": "optical", "fd": "floppy"}.get(kind, kind)
        self.verdict.equal(f"{path}.type", row.pop("type", None), kind)
        for i, (field, factor) in enumerate(DISKIO[:self.witness.count("diskstats", name)]):
            if field == "io_now":
                bracket = self.around(("diskstats", name, i))
                self.verdict.within(f"{path}.io_now", row.pop(field, None), bracket, 64, gauge=True)
            else:
                self.counter(path, row, field, ("diskstats", name, i), factor)
        self.nothing_left(path, row)

    def filesystems(self):
        self.spaces = {}
        wanted = {shown(mount.point): mount for mount in chosen(self.filters)}
        for point, row in self.rows("filesystem", "mountpoint", wanted).items():
            self.spaces[point] = dict(row)
            mount, path = wanted[point], f"filesystem.{point}"
            self.verdict.equal(f"{path}.device", row.pop("device", None), shown(mount.source))
            self.verdict.equal(f"{path}.fstype", row.pop("fstype", None), mount.type)
            self.verdict.equal(f"{path}.block_device", row.pop("block_device", None), block_device(mount))
            self.verdict.equal(f"{path}.readonly", row.pop("readonly", None), mount.readonly)
            for field in ("size", "free", "available", "files", "files_free"):
                self.gauge(path, row, field, ("statvfs", mount.point, field))
            self.nothing_left(path, row)

    def disk_sums(self):
        disk = self.message["disk"]
        devices = {row.pop("name"): row for row in disk.pop("devices", [])}
        spaces = {}
        for space in self.spaces.values():
            if space.get("block_device") in self.io:
                spaces.setdefault(space["block_device"], space)
        self.verdict.equal("disk.devices[].name", sorted(devices), sorted(spaces))
        for name in devices.keys() & spaces.keys():
            row, path = devices[name], f"disk.devices.{name}"
            self.near(path, row, "cap", spaces[name]["size"] / KIB)
            self.near(path, row, "free", spaces[name]["available"] / KIB)
            self.change(path, row, "read", ("diskstats", name, 2), 512)
            self.change(path, row, "write", ("diskstats", name, 6), 512)
            self.nothing_left(path, row)
        total = {name: sum(space[name] for space in spaces.values()) / KIB for name in ("size", "free", "available")}
        if spaces:
            self.near("disk", disk, "total", total["size"])
            self.near("disk", disk, "used", total["size"] - total["free"])
            self.near("disk", disk, "free", total["available"])
            self.near("disk", disk, "tfree", total["available"])
        whole = [name for name, row in self.io.items() if row["type"] == "disk"]
        for field, of, factor in (("read_count", "reads_completed", 1), ("write_count", "writes_completed", 1),
                                  ("read_bytes", "read_bytes", 1), ("write_bytes", "write_bytes", 1),
                                  ("read_time", "read_time", 1000), ("write_time", "write_time", 1000)):
            if whole:
                self.near("disk", disk, field, sum(self.io[name][of] for name in whole) * factor)
        for field, i in (("tread", 2), ("twrite", 6)):
            if whole:
                moved = [self.moved(("diskstats", name, i)) for name in whole]
                bracket = tuple(sum(pair[side] for pair in moved) * 512 / KIB for side in (0, 1))
                self.verdict.within(f"disk.{field}", disk.pop(field, None), bracket, 0.051 * len(whole))
        self.nothing_left("disk", disk)

    def near(self, path, row, field, expected):
        self.verdict.within(f"{path}.{field}", row.pop(field, None), (expected, expected), 0.051)

    def networks(self):
        left_out = matcher(self.filters.get("collect.interfaces.exclude", INTERFACES))
        names = [name for name in self.witness.names("net") if not left_out(name)]
        net = self.message.get("net", {})
        self.verdict.equal("net", sorted(net), sorted(names))
        for name, row in self.rows("network", "interface", names).items():
            for i, field in enumerate(NETWORK):
                self.counter(f"network.{name}", row, field, ("net", name, i))
            self.nothing_left(f"network.{name}", row)
        for name in names:
            row, path = net.get(name, {}), f"net.{name}"
            for field, i in NET.items():
                self.counter(path, row, field, ("net", name, i))
            self.change(path, row, "read", ("net", name, 0))
            self.change(path, row, "write", ("net", name, 8))
            self.nothing_left(path, row)

    def load_and_pressure(self):
        load = self.message["load"]
        for i, name in enumerate(("w1_avg", "w5_avg", "w15_avg")):
            self.verdict.within(f"load.{name}", load.pop(name, None), self.around(("loadavg", i)), 0.0001, True)
        self.nothing_left("load", load)
        for resource, row in self.rows("pressure", "resource", self.witness.names("pressure")).items():
            path = f"pressure.{resource}"
            for key in [key for key in self.witness.seen if key[:2] == ("pressure", resource)]:
                if key[2].endswith("_total"):
                    self.counter(path, row, key[2], key, 0.000001)
                else:
                    bracket = tuple(share / 100 for share in self.around(key))
                    self.verdict.within(f"{path}.{key[2]}", row.pop(key[2], None), bracket, 0.00005, gauge=True)
            self.nothing_left(path, row)

    def host(self):
        host = self.message["host"]
        self.verdict.equal("host.kernel", host.pop("kernel", None), os.uname().release)
        models = re.findall(rb"^model name\s*: (.*)$", read("/proc/cpuinfo"), re.MULTILINE)
        if models:
            self.verdict.equal("host.cpu_model", host.pop("cpu_model", None), shown(models[0]).strip())
        self.verdict.equal("host.cpu_count", host.pop("cpu_count", None), len(self.witness.names("stat")) - 1)
        self.verdict.within("host.boot_time", host.pop("boot_time", None), self.witness.bracket(("btime",)))
        self.counter("host", host, "uptime", ("uptime",), slack=0.001)
        self.nothing_left("host", host)


def ip(*question):
    """What the program ip answers; an empty list where it says nothing."""
    said = subprocess.run(["ip", "-j", *question], stdout=subprocess.PIPE, check=True).stdout
    return json.loads(said or b"[]")


def look_up(message, path):
    """A value by its path; a row of a list is found by the text of any of its members."""
    value = message
    for part in path.split("."):
        if isinstance(value, list):
            value = next((row for row in value if part in row.values()), {})
        else:
            value = value.get(part, {})
    return value


def run(command, filters, moving):
    verdict = Verdict()
    witness = Witness([mount.point for mount in chosen(filters)])
    witness.start()
    began = boottime()
    ended = subprocess.run(command, stdout=subprocess.PIPE)
    over = boottime()
    witness.stop()
    if ended.returncode != 0:
        print(f"{' '.join(command)}: exit code {ended.returncode}")
        sys.exit(2)
    message = json.loads(ended.stdout)
    verdict.within("clock.boottime_s", message["clock"]["boottime_s"], (began, over))
    for path in moving:
        value = look_up(message, path)
        verdict.compared += 1
        if not isinstance(value, (int, float)) or value <= 0:
            verdict.gauges[path] = f"is {value}, expected more than 0"
    for group, status in message["status"].items():
        verdict.equal(f"status.{group}.state", status["state"], "ok")
    Referee(message, witness, filters, verdict).judge()
    return verdict


def main():
    line = sys.argv[1:]
    end = line.index("--")
    moving = [word.split("=", 1)[1] for word in line[:end]]
    command = line[end + 1:]
    filters = dict(word[2:].split("=", 1) for word in command if word.startswith("--") and "=" in word)
    faults, gauges, compared = {}, None, 0
    for attempt in range(1, RUNS_MAX + 1):
        verdict = run(command, filters, moving)
        compared = verdict.compared
        faults.update(verdict.faults)
        gauges = {path: text for path, text in verdict.gauges.items() if gauges is None or path in gauges}
        if not gauges:
            break
        for path, text in gauges.items():
            print(f"run {attempt}: {path} {text}")
    differences = {**faults, **gauges}
    print(f"{compared} values compared, {len(differences)} differ")
    for path, text in sorted(differences.items()):
        print(f"{path} {text}")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
