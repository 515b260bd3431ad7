"""The servers that bench/ingest measures: ours and VictoriaMetrics. How each is started, brought to
rest, asked and ended. Python 3 standard library only.
"""
import http.client
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.parse

import measure

START_SECONDS_MAX = 60
END_SECONDS_MAX = 30
REST_SECONDS_MAX = 900
# What a host has left is cut a minute after it fell silent, and its day merged a minute after that.
SETTLE_SECONDS = 130
VICTORIA = "victoria-metrics"


def free_port():
    """A port on loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def size_of(folder):
    """The bytes of all files below a folder; files that go meanwhile do not count."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(path, name)).st_size
            except FileNotFoundError:
                pass
    return total


class Server:
    """A server in a process of its own, with an empty data folder."""

    name = ""
    ready_path = ""
    headers = {}

    def __init__(self, folder, command):
        self.port = free_port()
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.process = None
        self.connection = None
        os.makedirs(self.data)
        places = {"port": self.port, "dir": self.data}
        self.command = [word.format(**places) for word in shlex.split(command)]

    def start(self):
        """Starts the server and waits until it takes messages."""
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.process = subprocess.Popen(self.command, cwd=measure.ROOT, stdout=log, stderr=log,
                                            stdin=subprocess.DEVNULL)
        began = time.monotonic()
        while True:
            self.check()
            try:
                if self.ask(self.ready_path)[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            if time.monotonic() - began > START_SECONDS_MAX:
                self.end()
                measure.fail(f"{self.name}: not ready after {START_SECONDS_MAX} s\n{self.tail()}")
            time.sleep(0.05)

    def check(self):
        """Fails when the server has ended by itself."""
        if self.process.poll() is not None:
            measure.fail(f"{self.name} ended with {self.process.returncode}\n{self.tail()}")

    def tail(self):
        """The end of what the server said."""
        return measure.read(os.path.join(self.folder, "log"))[-3000:]

    def end(self):
        """Ends the server, by its pid."""
        if self.connection is not None:
            self.connection.close()
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(END_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask(self, path, body=None):
        """(status, body) of one request over the kept-open connection; over a new one when the
        server has closed it meanwhile."""
        kept = self.connection is not None
        if not kept:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = None if body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": "application/json"}
        try:
            self.connection.request("GET" if body is None else "POST", path, sent,
                                    {**kind, **self.headers})
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            if not kept:
                raise
        return self.ask(path, body)

    def asked(self, path, body=None):
        """The answer to a request that must succeed."""
        status, answer = self.ask(path, body)
        if status // 100 != 2:
            measure.fail(f"{self.name}: {path} answered {status}: {answer[:500]!r}\n{self.tail()}")
        return answer

    def figures(self, *patterns):
        """The sum of the server's own figures whose lines match, for each pattern; None when none
        does."""
        lines = self.asked("/metrics").decode().splitlines()
        sums = []
        for pattern in patterns:
            found = [float(line.rpartition(" ")[2]) for line in lines if re.match(pattern, line)]
            sums.append(sum(found) if found else None)
        return sums

    def cpu(self):
        """CPU time of the server until now in microseconds."""
        self.check()
        return measure.tree_cpu(self.process.pid)

    def bytes(self):
        """The bytes of all files of the server's data."""
        return size_of(self.data)

    def rollup_bytes(self):
        """How many of them are roll-ups, as far as the server says."""

    def wait_quiet(self, quiet, what):
        """Waits until a condition holds for two seconds without a break."""
        began = time.monotonic()
        since = None
        while since is None or time.monotonic() - since < 2:
            self.check()
            since = (since or time.monotonic()) if quiet() else None
            if time.monotonic() - began > REST_SECONDS_MAX:
                measure.fail(f"{self.name}: {what} did not end in {REST_SECONDS_MAX} s")
            time.sleep(0.25)


class Hostpulse(Server):
    """Our server, as it is packaged."""

    name = "hostpulse"
    ready_path = "/readyz"
    headers = {"X-Hostpulse-Request": "1"}

    def enrol(self, agents):
        """The credentials of these agents, in their order."""
        # A token's name, secret and fingerprint; see docs/formats/messages.md.
        token = json.loads(self.asked("/api/v1/tokens", {"uses": len(agents)}))["token"]
        _, name, secret = token.split("_", 2)
        secret = secret[:43]
        found = []
        for number, agent in enumerate(agents):
            asked = {"token": name, "secret": secret, "hostname": f"host-{number}", "agent": agent}
            found.append(json.loads(self.asked("/api/v1/enrol", asked))["credential"])
        return found

    def rest(self):
        """Waits until the upkeep has nothing more to do: days have settled, it uses no CPU and its
        files stay as they are."""
        time.sleep(SETTLE_SECONDS)
        last = [None, None]

        def quiet():
            now = [self.cpu(), self.bytes()]
            still = last[0] is not None and now[0] - last[0] < 0.02 * 250_000 and now[1] == last[1]
            last[:] = now
            return still

        self.wait_quiet(quiet, "upkeep")

    def rollup_bytes(self):
        return self.figures(r"hostpulse_server_store_rollup_bytes\b")[0]

    def kept(self):
        """(messages, values) that the server says it keeps."""
        return self.figures(r"hostpulse_server_store_messages\b", r"hostpulse_server_store_values\b")

    def question(self, agent, first, last, points):
        """The path that asks for cpu.user of one host in so many buckets; instants in seconds."""
        return f"/api/v1/hosts/{agent}/series?" + urllib.parse.urlencode(
            {"group": "cpu", "columns": "user", "from": first, "to": last, "points": points})

    @staticmethod
    def points(answer):
        """[(from, to, mean)] of an answer, microseconds, from <= t < to."""
        said = json.loads(answer)
        line = said["lines"][0]
        return [(time, time + said["bucket_us"], mean)
                for time, mean in zip(line["times_us"], line["avg"])]


class Victoria(Server):
    """Debian's VictoriaMetrics, with its defaults."""

    name = VICTORIA
    ready_path = "/health"

    def __init__(self, folder):
        if shutil.which(VICTORIA) is None:
            measure.fail(f"{VICTORIA} not found; on Debian: apt-get install {VICTORIA}")
        super().__init__(folder, f"{VICTORIA} -storageDataPath={{dir}}"
                                 " -httpListenAddr=127.0.0.1:{port} -retentionPeriod=12"
                                 " -loggerLevel=WARN")

    def flush(self):
        """Makes what was sent visible and written."""
        self.asked("/internal/force_flush")

    def rest(self):
        """Merges all there is into one, so that nothing is left to save."""
        self.asked("/internal/force_merge")
        time.sleep(1)
        self.wait_quiet(
            lambda: sum(self.figures(r"vm_active_force_merges", r"vm_active_merges")) == 0, "merging")

    def kept(self):
        return [None, self.figures(r'vm_rows_inserted_total\{type="promremotewrite"\}')[0]]

    def question(self, agent, first, last, points):
        step = -(-(last - first) // points)
        return "/api/v1/query_range?" + urllib.parse.urlencode(
            {"query": f'avg_over_time(cpu_user{{host="{agent}"}}[{step}s])', "start": first + step,
             "end": last, "step": f"{step}s", "nocache": 1})

    @staticmethod
    def points(answer):
        said = json.loads(answer)["data"]["result"][0]["values"]
        step = round((said[1][0] - said[0][0]) * 1e6)
        # VictoriaMetrics takes what is after the beginning up to the end itself.
        return [(round(time * 1e6) - step + 1_000, round(time * 1e6) + 1_000, float(mean))
                for time, mean in said]
