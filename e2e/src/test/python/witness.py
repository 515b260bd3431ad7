"""What this host says of itself, read every few milliseconds: the evidence that the referee judges by.

Nothing here knows Hostpulse. Every reading is kept as the kernel's own numbers under a key such as
("diskstats", "vda", 3), each with the time by CLOCK_BOOTTIME, so that a value of a message can be
compared with what the kernel said around the moment at which the message was read.
"""

import os
import re
import threading
import time

PAUSE_SECONDS = 0.004
ESCAPE = re.compile(rb"\\([0-7]{3})")


def boottime():
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def first_line(path):
    return read(path).decode(errors="replace").strip()


def meminfo(text):
    for line in text.decode().splitlines():
        name, rest = line.split(":", 1)
        words = rest.split()
        yield ("meminfo", name), int(words[0]) * (1024 if words[1:] == ["kB"] else 1)


def stat(text):
    for line in text.decode().splitlines():
        words = line.split()
        if words[0].startswith("cpu"):
            cpu = words[0][3:] or "total"
            for i, word in enumerate(words[1:]):
                yield ("stat", cpu, i), int(word)
        elif words[0] == "btime":
            yield ("btime",), int(words[1])


def loadavg(text):
    for i, word in enumerate(text.decode().split()[:3]):
        yield ("loadavg", i), float(word)


def uptime(text):
    yield ("uptime",), float(text.split()[0])


def diskstats(text):
    for line in text.decode().splitlines():
        words = line.split()
        for i, word in enumerate(words[3:]):
            yield ("diskstats", words[2], i), int(word)


def net_dev(text):
    for line in text.decode(errors="backslashreplace").splitlines()[2:]:
        name, numbers = line.rsplit(":", 1)
        for i, word in enumerate(numbers.split()):
            yield ("net", name.strip(), i), int(word)


def pressure(text, resource):
    for line in text.decode().splitlines():
        words = line.split()
        for word in words[1:]:
            name, value = word.split("=")
            yield ("pressure", resource, words[0] + "_" + name), float(value)


def unescaped(word):
    """A word of mountinfo: space, tab, newline and backslash stand there as octal numbers, proc(5)."""
    return ESCAPE.sub(lambda match: bytes([int(match.group(1), 8)]), word)


class Mount:
    """One line of /proc/self/mountinfo."""

    def __init__(self, line):
        words = line.split(b" ")
        dash = words.index(b"-")
        self.number = tuple(int(part) for part in words[2].split(b":"))
        self.root = unescaped(words[3])
        self.point = unescaped(words[4])
        self.type = words[dash + 1].decode()
        self.source = unescaped(words[dash + 2])
        self.readonly = b"ro" in words[5].split(b",") or b"ro" in words[dash + 3].split(b",")


def mounts():
    return [Mount(line) for line in read("/proc/self/mountinfo").splitlines()]


class Witness:
    """Reads the host in a thread from start() to stop(); then answers what it saw."""

    def __init__(self, mount_points):
        self.mount_points = mount_points
        self.readings = []
        self.seen = {}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def start(self):
        self.look()
        self.thread.start()

    def stop(self):
        self.over.set()
        self.thread.join()
        self.look()
        for when, files, spaces in self.readings:
            for key, value in self.parsed(files, spaces):
                self.seen.setdefault(key, []).append((when, value))

    def run(self):
        while not self.over.is_set():
            self.look()
            time.sleep(PAUSE_SECONDS)

    def look(self):
        """Only reads, so that looks are close to each other; they are parsed when all is over."""
        files = {name: read("/proc/" + name) for name in (
            "meminfo", "stat", "loadavg", "uptime", "diskstats", "net/dev",
            "pressure/cpu", "pressure/memory", "pressure/io", "pressure/irq")}
        spaces = {point: os.statvfs(point) for point in self.mount_points}
        self.readings.append((boottime(), files, spaces))

    @staticmethod
    def parsed(files, spaces):
        yield from meminfo(files["meminfo"])
        yield from stat(files["stat"])
        yield from loadavg(files["loadavg"])
        yield from uptime(files["uptime"])
        yield from diskstats(files["diskstats"])
        yield from net_dev(files["net/dev"])
        for resource in ("cpu", "memory", "io", "irq"):
            yield from pressure(files["pressure/" + resource], resource)
        for point, space in spaces.items():
            unit = space.f_frsize
            yield ("statvfs", point, "size"), space.f_blocks * unit
            yield ("statvfs", point, "free"), space.f_bfree * unit
            yield ("statvfs", point, "available"), space.f_bavail * unit
            yield ("statvfs", point, "files"), space.f_files
            yield ("statvfs", point, "files_free"), space.f_ffree

    def names(self, kind):
        """The names under a kind of key, in the kernel's order."""
        return list(dict.fromkeys(key[1] for key in self.seen if key[0] == kind))

    def count(self, kind, name):
        """How many numbers the kernel gives for this name."""
        return sum(1 for key in self.seen if key[:2] == (kind, name))

    def bracket(self, key, since=float("-inf"), until=float("inf")):
        """The least and the greatest value seen between two times, the looks around them included."""
        looks = self.seen[key]
        inside = [value for when, value in looks if since <= when <= until]
        before = [value for when, value in looks if when < since][-1:]
        after = [value for when, value in looks if when > until][:1]
        return min(before + inside + after), max(before + inside + after)
