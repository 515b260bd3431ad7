"""Other agents that bench/agents measures when they are installed: how each is told to do about the
floor's work once a second, and where its data are counted. Python 3 standard library only.
"""
import http.client
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time

import measure
import peerconfig
import programs
import servers

NODE_EXPORTER = "prometheus-node-exporter"
NODE_EXPORTER_GROUPS = ("loadavg", "cpu", "meminfo", "diskstats", "filesystem", "netdev", "pressure")
SADC = "/usr/lib/sysstat/sadc"
# Made by the package's installation, but not where there is no systemd: ./Rebuild in its folder does.
PCP_NAMES = "/var/lib/pcp/pmns/root"
PYTHON = "/usr/bin/python3"
PSUTIL_LOOP = os.path.join(measure.BENCH, "psutil-loop")
NODE_EXPORTER_SAME = ["--collector.disable-defaults", "--web.disable-exporter-metrics",
                      *(f"--collector.{group}" for group in NODE_EXPORTER_GROUPS)]


class Question:
    """Asks one path over a kept connection; confined to one thread."""

    def __init__(self, port, path, gzip=False):
        self.port = port
        self.path = path
        self.headers = {"Accept-Encoding": "gzip"} if gzip else {}
        self.connection = None

    def ask(self):
        """The body, or None when there is none."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            self.connection.request("GET", self.path, headers=self.headers)
            answer = self.connection.getresponse()
            body = answer.read()
            if answer.status == 200:
                return body
        except (OSError, http.client.HTTPException):
            pass
        self.close()
        return None

    def close(self):
        """Closes the connection; the next question opens another."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Timed(programs.Program):
    """A program that collects once a second by a clock of its own: seconds are counted for
    collections, and the bytes of its files are its data."""

    def files(self):
        """The files that grow."""
        return [self.out]

    def bytes(self):
        """The bytes that have come until now."""
        return sum(os.path.getsize(file) for file in self.files() if os.path.exists(file))

    def counted(self):
        return time.monotonic(), self.bytes()

    def close_window(self, before):
        if self.bytes() <= before["bytes"]:
            measure.fail(f"{self.name}: its data did not grow in a whole window\n{self.tail()}")
        super().close_window(before)


class NodeExporter(programs.Program):
    """Scraped once a second over a kept connection by a thread of this process."""

    def __init__(self, name, folder, options):
        super().__init__(name, folder)
        self.port = servers.free_port()
        self.options = options
        self.lock = threading.Lock()
        self.scrapes = (0, 0)
        self.question = Question(self.port, "/metrics", gzip=True)
        self.stopped = threading.Event()

    def command(self):
        return [NODE_EXPORTER, f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=error",
                *self.options]

    def has_first(self):
        return self.question.ask() is not None

    def start(self):
        self.stopped = threading.Event()
        super().start()
        threading.Thread(target=self.scrape_each_second, args=(self.stopped,), daemon=True).start()

    def scrape_each_second(self, stopped):
        """Scrapes on a grid of seconds until the program ends."""
        following = time.monotonic()
        while not stopped.wait(max(0.0, following - time.monotonic())):
            following += 1
            with self.lock:
                body = self.question.ask()
                if body is not None:
                    self.scrapes = (self.scrapes[0] + 1, self.scrapes[1] + len(body))

    def end(self):
        self.stopped.set()
        super().end()
        with self.lock:
            self.question.close()

    def counted(self):
        return self.scrapes

    def back_to_back(self, count):
        count = max(100, count // 50)
        with self.lock:
            before = measure.tree_cpu(self.process.pid)
            for _ in range(count):
                self.question.ask()
            return (measure.tree_cpu(self.process.pid) - before) / count


class Collectd(Timed):
    """collectd that sends its binary packets to this process."""

    def __init__(self, name, folder):
        super().__init__(name, folder)
        self.socket = socket.socket(type=socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.got = 0
        self.before = 0
        threading.Thread(target=self.receive, daemon=True).start()
        self.config = os.path.join(self.folder, "collectd.conf")
        mounts = "".join(f'  MountPoint "{point}"\n' for point in mount_points())
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(peerconfig.COLLECTD_CONFIG.format(
                folder=self.folder, mounts=mounts, port=self.socket.getsockname()[1]))

    def receive(self):
        """Counts bytes for as long as this process lives."""
        while True:
            self.got += len(self.socket.recv(65_536))

    def command(self):
        return ["collectd", "-f", "-C", self.config]

    def start(self):
        self.before = self.got
        super().start()

    def has_first(self):
        return self.got > self.before

    def bytes(self):
        return self.got


def mount_points():
    """Where file systems on block devices are mounted, one place for each device."""
    found = {}
    for line in measure.read("/proc/self/mounts").splitlines():
        device, point = line.split()[:2]
        if device.startswith("/dev/"):
            found.setdefault(device, point)
    return list(found.values())


class Sadc(Timed):
    """sadc with its smallest set and disks."""

    # The header alone is shorter than this.
    HEADER_BYTES_MAX = 2_000

    def command(self):
        return [SADC, "-F", "-S", "XDISK", "1", self.out]

    def has_first(self):
        return self.bytes() > self.HEADER_BYTES_MAX


class Psutil(programs.Program):
    """A loop in Python, psutil's own use; writes lines to a file."""

    def command(self):
        return [PYTHON, "-B", PSUTIL_LOOP, self.out]


class Netdata(Timed):
    """netdata with the plugins that read the floor's files; it keeps its data in memory, so that no
    bytes are counted."""

    look_seconds = 0.005

    def __init__(self, name, folder):
        super().__init__(name, folder)
        self.port = servers.free_port()
        self.question = Question(self.port, "/api/v1/allmetrics?format=prometheus&help=no&types=no")
        self.config = os.path.join(self.folder, "netdata.conf")
        for part in ("etc", "cache", "lib", "logs"):
            os.makedirs(os.path.join(self.folder, part))
        plugins = "".join(f"  {name} = no\n" for name in peerconfig.NETDATA_PLUGINS_OFF)
        files = "".join(f"  {name} = no\n" for name in peerconfig.NETDATA_FILES_OFF)
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(peerconfig.NETDATA_CONFIG.format(
                folder=self.folder, port=self.port, plugins=plugins, files=files))

    def command(self):
        return ["netdata", "-D", "-c", self.config, "-P", os.path.join(self.folder, "pid")]

    def environment(self):
        return {"DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1"}

    def has_first(self):
        return b"netdata_system_cpu" in (self.question.ask() or b"")

    def end(self):
        super().end()
        self.question.close()

    def close_window(self, before):
        programs.Program.close_window(self, before)


class PcpLocal(Timed):
    """pmlogger that reads the kernel by itself (-o), without pmcd."""

    def __init__(self, name, folder):
        super().__init__(name, folder)
        self.config = os.path.join(self.folder, "pmlogger.conf")
        self.archive = 0
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("log mandatory on 1 sec {\n  " + "\n  ".join(peerconfig.PCP_METRICS) + "\n}\n")

    def place(self):
        """The archive's path without an ending: a new one for each start."""
        return os.path.join(self.folder, f"archive-{self.archive}")

    def start(self):
        self.archive += 1
        super().start()

    def command(self):
        # Its words go where those of the others go, for tail().
        return ["pmlogger", "-o", "-c", self.config, "-l", os.path.join(self.folder, "log"),
                self.place()]

    def environment(self):
        return {name: self.folder for name in ("PCP_RUN_DIR", "PCP_LOG_DIR", "PCP_TMP_DIR")}

    def files(self):
        return [self.place() + end for end in (".0", ".meta", ".index")]

    def has_first(self):
        # The label alone is 132 bytes long.
        first = self.place() + ".0"
        return os.path.exists(first) and os.path.getsize(first) > 1_000


class Vmagent(Timed):
    """vmagent that scrapes a node_exporter of its own and sends what it got to this process."""

    def __init__(self, name, folder):
        super().__init__(name, folder)
        self.exporter_port = servers.free_port()
        self.exporter = None
        self.receiver = Receiver()
        self.before = 0
        self.config = os.path.join(self.folder, "scrape.yml")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("global: {scrape_interval: 1s}\nscrape_configs:\n- job_name: node\n"
                       "  static_configs: [{targets: ['127.0.0.1:%d']}]\n" % self.exporter_port)

    def command(self):
        return ["vmagent", f"-promscrape.config={self.config}", "-loggerLevel=WARN",
                f"-httpListenAddr=127.0.0.1:{servers.free_port()}",
                f"-remoteWrite.url=http://127.0.0.1:{self.receiver.port}/api/v1/write",
                f"-remoteWrite.tmpDataPath={self.folder}/wal"]

    def roots(self):
        return [self.process.pid, self.exporter.pid]

    def start(self):
        self.exporter = self.launch([NODE_EXPORTER, "--log.level=error",
                                     f"--web.listen-address=127.0.0.1:{self.exporter_port}",
                                     *NODE_EXPORTER_SAME])
        self.before = self.receiver.got
        super().start()

    def has_first(self):
        return self.receiver.got > self.before

    def bytes(self):
        return self.receiver.got

    def end(self):
        super().end()
        programs.end(self.exporter)


class Receiver:
    """Takes every request of remote write, and counts its bytes."""

    def __init__(self):
        self.got = 0
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One connection."""
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                """Counts and says yes."""
                receiver.got += len(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *words):
                """Says nothing."""

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()


def has_psutil():
    """Whether Debian's Python has psutil."""
    return os.path.exists(PYTHON) and subprocess.run(
        [PYTHON, "-c", "import psutil"], stderr=subprocess.DEVNULL, check=False).returncode == 0


def has(*names):
    """A question whether all these programs are here."""
    return lambda: all(shutil.which(name) or os.path.isfile(name) for name in names)


# Name, Debian's packages, whether they are here, how it is made.
PEERS = (
    ("node_exporter", "prometheus-node-exporter", has(NODE_EXPORTER),
     lambda name, folder: NodeExporter(name, folder, NODE_EXPORTER_SAME)),
    ("node_exporter-default", "prometheus-node-exporter", has(NODE_EXPORTER),
     lambda name, folder: NodeExporter(name, folder, [])),
    ("collectd", "collectd-core", has("collectd"), Collectd),
    ("sadc", "sysstat", has(SADC), Sadc),
    ("psutil", "python3-psutil", has_psutil, Psutil),
    ("netdata", "netdata-core", has("netdata"), Netdata),
    ("pcp-local", "pcp", has("pmlogger", PCP_NAMES), PcpLocal),
    ("vmagent+node_exporter", "victoria-metrics prometheus-node-exporter",
     has("vmagent", NODE_EXPORTER), Vmagent),
)


def installed(folder, wanted):
    """The peers that are here and wanted (all when nothing is); says which are not here."""
    found = []
    for name, packages, is_here, make in PEERS:
        if wanted and name not in wanted:
            continue
        if is_here():
            found.append(make(name, folder))
        else:
            print(f"{name} is left out: not installed (apt-get install {packages})",
                  file=sys.stderr)
    return found


def versions(names):
    """`package version` of each Debian package of these peers."""
    packages = sorted({package for name, words, _, _ in PEERS if name in names
                       for package in words.split()})
    if not packages or shutil.which("dpkg-query") is None:
        return []
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", *packages],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return done.stdout.splitlines()
