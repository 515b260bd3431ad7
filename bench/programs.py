"""The programs that bench/agents measures, started anew as often as wanted: what all have in common,
the floor and the agent. The others are in peers.py. Python 3 standard library only.
"""
import json
import os
import re
import shlex
import subprocess
import time

import measure

# What the document's first groups and the floor have; docs/hostpulse.yaml names those that are on
# without being asked for, and what is not here is switched off.
FIRST_GROUPS = frozenset((
    "load", "cpu", "mem", "disk", "disk_device", "net", "cpu_time", "memory", "swap", "diskio",
    "filesystem", "network", "pressure", "host"))
AGENT_CONFIG = """\
agent:
  interval: 1s
  hostname: {name}
  state-dir: {folder}/state
{groups}time:
  source: none
outputs:
{outputs}"""
FILE_OUTPUT = """\
  file:
    type: file
    path: {out}
"""
HTTP_OUTPUT = """\
  server:
    type: http
    url: http://127.0.0.1:{port}
"""
START_SECONDS_MAX = 30
END_SECONDS_MAX = 15
JOURNAL_HEAD_BYTES = 64
RECORD_HEAD_BYTES = 28


class Program:
    """One program under measurement."""

    # How often has_first looks, in seconds.
    look_seconds = 0.001

    def __init__(self, name, folder):
        self.name = name
        self.folder = os.path.join(folder, name)
        self.out = os.path.join(self.folder, "out")
        self.process = None
        self.floor = None  # the program whose work is the least for the same sink
        self.starts = []
        self.windows = []
        self.threads = {}
        self.touched = []
        self.tight_us = None
        os.makedirs(self.folder)

    def command(self):
        """The words of the command line."""
        raise NotImplementedError

    def environment(self):
        """Variables beside those of this process."""
        return {}

    def has_first(self):
        """Whether the first message has been seen."""
        return os.path.exists(self.out) and os.path.getsize(self.out) > 0

    def counted(self):
        """(messages, bytes) until now; only differences count."""
        with open(self.out, "rb") as file:
            content = file.read()
        return content.count(b"\n"), len(content)

    def roots(self):
        """The pids of the program's processes, without their children."""
        return [self.process.pid]

    def launch(self, command):
        """Starts one process of the program."""
        with open(os.path.join(self.folder, "log"), "ab") as log:
            return subprocess.Popen(command, cwd=measure.ROOT, stdout=log, stderr=log,
                                    stdin=subprocess.DEVNULL,
                                    env={**os.environ, **self.environment()})

    def start(self):
        """Starts the program and waits for its first message."""
        if os.path.exists(self.out):
            os.remove(self.out)
        began = time.monotonic()
        self.process = self.launch(self.command())
        while not self.has_first():
            self.check()
            if time.monotonic() - began > START_SECONDS_MAX:
                self.end()
                measure.fail(f"{self.name}: no message after {START_SECONDS_MAX} s\n{self.tail()}")
            time.sleep(self.look_seconds)
        self.starts.append((time.monotonic() - began) * 1e3)

    def check(self):
        """Fails when the program has ended by itself."""
        if self.process.poll() is not None:
            measure.fail(f"{self.name} ended with {self.process.returncode}\n{self.tail()}")

    def tail(self):
        """The end of what the program said."""
        return measure.read(os.path.join(self.folder, "log"))[-2000:]

    def end(self):
        """Ends the program, by its pid."""
        end(self.process)

    def reading(self):
        """What is counted at both ends of a window."""
        self.check()
        messages, size = self.counted()
        return {"cpu_us": sum(map(measure.tree_cpu, self.roots())), "messages": messages,
                "bytes": size, "switches": sum(map(measure.tree_switches, self.roots())),
                "seconds": time.monotonic(), "threads": self.thread_readings()}

    def thread_readings(self):
        """What each thread has cost until now, by its name."""
        found = {}
        for root in self.roots():
            for name, values in measure.tree_thread_costs(root).items():
                found[name] = [a + b for a, b in zip(found.get(name, (0, 0)), values)]
        return found

    def close_window(self, before):
        """Keeps one window's costs."""
        after = self.reading()
        grown = {key: after[key] - before[key] for key in after if key != "threads"}
        if grown["messages"] <= 0:
            measure.fail(f"{self.name}: no message in a whole window\n{self.tail()}")
        for thread, (cpu_us, switches) in after["threads"].items():
            then = before["threads"].get(thread, (0, 0))
            self.threads.setdefault(thread, []).append(
                (max(0.0, cpu_us - then[0]) / grown["messages"],
                 max(0, switches - then[1]) / grown["seconds"]))
        memory = [measure.tree_memory(root) for root in self.roots()]
        rss, pss, anonymous = (sum(part) for part in zip(*memory))
        self.windows.append({
            "cpu_us": grown["cpu_us"] / grown["messages"],
            "bytes": grown["bytes"] / grown["messages"],
            "messages": grown["messages"],
            "switches": max(0, grown["switches"]) / grown["seconds"],
            "rss_mb": rss, "pss_mb": pss, "anonymous_mb": anonymous,
            "threads": sum(map(measure.tree_threads, self.roots())),
        })

    def forget_touched(self):
        """Begins a second of which the touched pages are counted."""
        for root in self.roots():
            measure.forget_touched(root)

    def count_touched(self):
        """Keeps what was touched since."""
        counts = [measure.touched_pages(root) for root in self.roots()]
        self.touched.append({kind: sum(count[kind] for count in counts) for kind in counts[0]})

    def back_to_back(self, count):
        """CPU time per collection in microseconds without any pause; None when it cannot."""
        del count

    def verify(self):
        """Fails when what the program left is not what it should be; called once at the end."""


def end(process):
    """Ends a process, by its pid."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(END_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class ToServer:
    """What a program has whose messages go to a Hostpulse server of its own: they are counted there,
    where a message's bytes are those of the request's body."""

    # The server is asked, which takes the machine's time away from the program.
    look_seconds = 0.01
    server = None
    seen = (0, 0)

    def has_first(self):
        """Whether the server has kept a message since the last start."""
        return self.counted()[0] > self.seen[0]

    def start(self):
        """Notes what the server has had before."""
        self.seen = self.counted()
        super().start()

    def counted(self):
        return tuple(self.server.figures(r"hostpulse_server_messages_total\b",
                                         r"hostpulse_server_plain_bytes_total\b"))


class Floor(Program):
    """The C floor with a file of lines for a sink, or a journal and a file."""

    def __init__(self, name, folder, options=()):
        super().__init__(name, folder)
        self.options = [word.format(folder=self.folder) for word in options]
        self.floor = self

    def command(self):
        return [measure.FLOOR, "hz", "1", self.out, "0", "--json", *self.options]

    def back_to_back(self, count):
        if self.options:
            return None
        done = subprocess.run([measure.FLOOR, "tight", str(count), "--json"], check=True,
                              stdout=subprocess.PIPE, text=True)
        return json.loads(done.stdout)["cpu_us"]

    def verify(self):
        journal = os.path.join(self.folder, "journal")
        for name in os.listdir(journal) if os.path.isdir(journal) else ():
            if name.endswith(".seg"):
                check_segment(os.path.join(journal, name))


class FloorToServer(ToServer, Floor):
    """The C floor with a journal, and a server for a sink."""

    def __init__(self, name, folder, server):
        super().__init__(name, folder, ("--journal", "{folder}/journal",
                                        "--http", f"127.0.0.1:{server.port}"))
        self.server = server


def check_segment(path):
    """Fails unless a segment of a journal is as docs/formats/journal.md says, to its end; the
    checksums are taken of its header and its last record."""
    with open(path, "rb") as file:
        content = file.read()
    key = content[24:48]
    sum_of = int.from_bytes(content[60:64], "big")
    at, last = JOURNAL_HEAD_BYTES, None
    good = content[:8] == b"\x89HPJ\r\n\x1a\n" and crc32c(content[:60]) == sum_of
    while good and at < len(content):
        length = int.from_bytes(content[at + 8:at + 12], "big")
        good = content[at:at + 4] == b"\xf5HR\xfa"
        last, at = at, at + RECORD_HEAD_BYTES + length
    if good and last is not None:
        sum_of = int.from_bytes(content[last + 4:last + 8], "big")
        good = at == len(content) and crc32c(key + content[last + 8:at]) == sum_of
        good = good and "seq" in json.loads(content[last + RECORD_HEAD_BYTES:at])
    if not good or last is None:
        measure.fail(f"{path} is no segment of a journal with whole records")


def crc32c(content):
    """CRC-32C (Castagnoli), bit by bit."""
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


class Agent(Program):
    """The agent with its journal and a file of lines for an output.

    ALL collects what it collects unless told otherwise; else the groups that the floor has.
    """

    def __init__(self, name, folder, command, is_all=False, outputs=FILE_OUTPUT):
        super().__init__(name, folder)
        self.config = os.path.join(self.folder, "config.yaml")
        self.template = command
        words = {"name": name, "folder": self.folder, "groups": "" if is_all else first_groups(),
                 "outputs": outputs.format(out=self.out)}
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(AGENT_CONFIG.format(**words))

    def command(self):
        places = {"config": self.config, "out": self.out, "folder": self.folder}
        return [word.format(**places) for word in shlex.split(self.template)]


class AgentToServer(ToServer, Agent):
    """The agent with its journal and a server for an output."""

    def __init__(self, name, folder, command, server):
        super().__init__(name, folder, command, outputs=HTTP_OUTPUT.format(port=server.port))
        self.server = server


def first_groups():
    """The part of a configuration that leaves the floor's groups alone on, and itself unhindered."""
    text = measure.read(os.path.join(measure.ROOT, "docs", "hostpulse.yaml"))
    # Up to the next key that stands less deep.
    part = re.split(r"^#(?:  )?[a-z]", text.partition("#  groups:\n")[2], flags=re.MULTILINE)[0]
    names = re.findall(r"^#    ([a-z_0-9]+): true$", part, re.MULTILINE)
    if not FIRST_GROUPS <= set(names):
        measure.fail("docs/hostpulse.yaml does not name " + ", ".join(FIRST_GROUPS - set(names)))
    off = [f"    {name}: false\n" for name in names if name not in FIRST_GROUPS]
    return "  budget: none\ncollect:\n  groups:\n" + "".join(off)
