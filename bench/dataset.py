"""The messages that bench/ingest sends: recorded, written and handed to its senders. Python 3
standard library only.
"""
import array
import glob
import json
import os
import struct
import subprocess
import sys
import time

import measure
import servers

FOLDER = os.path.join(measure.TARGET, "ingest")
RECORDING = os.path.join(FOLDER, "recording.ndjson")
PACKAGE = "io.hostpulse.bench.ingest."
STEP_SECONDS = 10


class Bench:
    """What is the same for all rounds."""

    def __init__(self, chosen, java, folder):
        self.chosen = chosen
        self.java = java
        self.folder = folder
        self.seconds = chosen.seconds if chosen.steady else round(chosen.hours * 3600)
        past = chosen.past * 60 if chosen.steady else self.seconds
        self.first = int(time.time() - past - chosen.ended * 3600) // STEP_SECONDS * STEP_SECONDS - 2 * STEP_SECONDS
        self.data = None

    def run_java(self, name, *words, port=0, stdin=subprocess.DEVNULL):
        """Starts one of the bench's Java programs with the plan as its arguments."""
        chosen = self.chosen
        plan = {"folder": FOLDER, "hosts": chosen.hosts, "seconds": self.seconds,
                "batch": chosen.batch, "agent-batch": chosen.agent_batch,
                "connections": chosen.connections, "seed": chosen.seed,
                "start": self.first * 1_000_000, "groups": chosen.groups, "form": chosen.samples,
                "port": port}
        flags = ["-Xmx4g", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow"]
        return subprocess.Popen([*self.java[:1], *flags, *self.java[1:], PACKAGE + name, *words,
                                 *(f"{key}={value}" for key, value in plan.items())],
                                stdout=subprocess.PIPE, stdin=stdin, text=True)

    def said(self, name, *words, port=0):
        """The JSON object that one of the bench's Java programs prints last."""
        with self.run_java(name, *words, port=port) as program:
            out = program.communicate()[0]
        if program.returncode != 0:
            measure.fail(f"{name} ended with {program.returncode}; its messages are above")
        return json.loads(out.splitlines()[-1])

    def prepare(self):
        """Writes the requests."""
        clean()
        print(f"writing the requests of {self.chosen.hosts} hosts", file=sys.stderr)
        self.data = self.said("Prepare")

    def server(self, name, number):
        """A server with a new folder."""
        folder = os.path.join(self.folder, f"{name}-{number}")
        if name == "hostpulse":
            return servers.Hostpulse(folder, self.chosen.server)
        return servers.Victoria(folder)


def record(chosen, java):
    """Records this machine's messages, unless that has been done."""
    os.makedirs(FOLDER, exist_ok=True)
    if os.path.exists(RECORDING) and not chosen.record:
        return
    print(f"recording this machine for {chosen.record_seconds} s", file=sys.stderr)
    subprocess.run([*java[:1], "-Xmx400m", "--enable-native-access=ALL-UNNAMED", *java[1:],
                    PACKAGE + "Recorder", RECORDING, str(chosen.record_seconds), "500"], check=True)


def clean():
    """Deletes what was written for one run: gigabytes."""
    for pattern in ("*.requests", "*.truth", "credentials"):
        for path in glob.glob(os.path.join(FOLDER, pattern)):
            os.remove(path)


def write_credentials(credentials):
    """Hands credentials to the senders."""
    path = os.path.join(FOLDER, "credentials")
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w",
              encoding="ascii") as file:
        file.write("".join(f"{credential}\n" for credential in credentials))


def truth(host):
    """(times in microseconds, percentages or None) of a host's cpu.user."""
    with open(os.path.join(FOLDER, f"cpu-user-{host}.truth"), "rb") as file:
        content = file.read()
    times, values = array.array("q"), []
    for moment, hundredths in struct.iter_unpack(">qi", content):
        times.append(moment)
        values.append(None if hundredths < 0 else hundredths / 100)
    return times, values
