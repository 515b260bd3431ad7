"""What the measuring scripts share: building, the CPU clock of a process tree, medians, tables.

Python 3 standard library only. Linux only.
"""
import ctypes
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys

BENCH = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(BENCH)
TARGET = os.path.join(BENCH, "target")
FLOOR = os.path.join(TARGET, "floor")
JAVA_VERSION = 25

# The launcher's flags for the agent that change how it runs, without those that only tidy up.
AGENT_FLAGS = ("-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -XX:-UsePerfData -Xmx32m -Xmn2m"
               " -Xss256k -XX:ReservedCodeCacheSize=16m -XX:+UnlockDiagnosticVMOptions"
               " -XX:AsyncDeflationInterval=60000 -XX:ServiceThreadCleanupInterval=60000"
               " -XX:Tier0InvokeNotifyFreqLog=5 -XX:Tier3InvocationThreshold=60"
               " -XX:Tier3MinInvocationThreshold=30 -XX:Tier3CompileThreshold=500"
               " -XX:Tier3LoadFeedback=100000"
               " --enable-native-access=ALL-UNNAMED").split()


def fail(message):
    """Ends the program with a message."""
    print(f"{os.path.basename(sys.argv[0])}: {message}", file=sys.stderr)
    sys.exit(1)


def build_floor():
    """Compiles the C floor when its sources are newer, and returns its path."""
    sources = sorted(glob.glob(os.path.join(BENCH, "floor", "*.c")))
    headers = glob.glob(os.path.join(BENCH, "floor", "*.h"))
    newest = max(os.path.getmtime(file) for file in sources + headers)
    if os.path.exists(FLOOR) and os.path.getmtime(FLOOR) > newest:
        return FLOOR
    if shutil.which("gcc") is None:
        fail("gcc not found: the C floor needs it; on Debian: apt-get install gcc libc6-dev")
    os.makedirs(TARGET, exist_ok=True)
    flags = ["-O2", "-std=c17", "-Wall", "-Wextra", "-Werror"]
    if subprocess.run(["gcc", *flags, "-o", FLOOR, *sources], check=False).returncode != 0:
        fail("gcc could not compile bench/floor; its messages are above")
    return FLOOR


def java_home():
    """The folder of a JDK 25 or newer; looks where the launcher looks."""
    places = [os.environ.get("HOSTPULSE_JAVA_HOME", ""), os.environ.get("JAVA_HOME", "")]
    for pattern in ("/usr/lib/jvm/*", "/opt/java/*", "/opt/jdk*", "/usr/local/jdk*",
                    "~/.sdkman/candidates/java/*", "~/.jdks/*"):
        places += sorted(glob.glob(os.path.expanduser(pattern)))
    for place in places:
        try:
            with open(os.path.join(place, "release"), encoding="utf-8") as release:
                found = re.search(r'^JAVA_VERSION="(\d+)', release.read(), re.MULTILINE)
        except OSError:
            continue
        if found and int(found.group(1)) >= JAVA_VERSION and os.path.exists(place + "/bin/java"):
            return place
    return fail(f"no JDK {JAVA_VERSION} found; point HOSTPULSE_JAVA_HOME at one")


def build_java():
    """Builds the bench module with what it measures, and returns how to call java with it."""
    home = java_home()
    print("building with Maven", file=sys.stderr)
    done = subprocess.run(["./mvnw", "-q", "-B", "-DskipTests", "-pl", "bench", "-am", "package"],
                          cwd=ROOT, env={**os.environ, "JAVA_HOME": home}, stdout=sys.stderr,
                          check=False)
    if done.returncode != 0:
        fail("the build failed; its messages are above")
    classes = os.path.join(TARGET, "classes") + ":" + os.path.join(TARGET, "lib", "*")
    return [os.path.join(home, "bin", "java"), "-cp", classes]


class Timespec(ctypes.Structure):
    """struct timespec of clock_gettime(2)."""
    _fields_ = [("seconds", ctypes.c_long), ("nanos", ctypes.c_long)]


LIBC = ctypes.CDLL(None, use_errno=True)


def cpu_clock(pid):
    """CPU time of all threads of a process in microseconds, ended threads included; 0 when gone.

    The clock id of a process is made as in clock_getcpuclockid(3).
    """
    now = Timespec()
    if LIBC.clock_gettime(ctypes.c_int((~pid << 3) | 2), ctypes.byref(now)) != 0:
        return 0.0
    return now.seconds * 1e6 + now.nanos / 1e3


def read(path):
    """A file's content, or nothing when it is gone."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def tree(root):
    """The processes of a tree that live now, the root first."""
    found = [root]
    for pid in found:
        for children in glob.glob(f"/proc/{pid}/task/*/children"):
            found += [int(child) for child in read(children).split()]
    return found


def tree_cpu(root):
    """CPU time of a process tree in microseconds, reaped children included."""
    total = 0.0
    tick_micros = 1e6 / os.sysconf("SC_CLK_TCK")
    for pid in tree(root):
        total += cpu_clock(pid)
        fields = read(f"/proc/{pid}/stat").rpartition(")")[2].split()
        if len(fields) > 14:
            total += (int(fields[13]) + int(fields[14])) * tick_micros
    return total


def tree_memory(root):
    """(RSS, PSS, anonymous) of a process tree in MB of 2^20 bytes."""
    total = {"Rss": 0, "Pss": 0, "Anonymous": 0}
    for pid in tree(root):
        for line in read(f"/proc/{pid}/smaps_rollup").splitlines():
            word, _, rest = line.partition(":")
            if word in total:
                total[word] += int(rest.split()[0])
    return tuple(total[word] / 1024 for word in ("Rss", "Pss", "Anonymous"))


def forget_touched(root):
    """Has the kernel forget which pages of memory a process tree has touched (proc_pid_clear_refs(5))."""
    for pid in tree(root):
        with open(f"/proc/{pid}/clear_refs", "w", encoding="ascii") as file:
            file.write("1")


def touched_pages(root):
    """How many pages of 4 KiB a process tree has touched since they were forgotten: {kind: pages}, of
    "compiled" code (anonymous and executable), "data" (anonymous otherwise) and "files"."""
    found = {"compiled": 0, "data": 0, "files": 0}
    for pid in tree(root):
        kind = "data"
        for line in read(f"/proc/{pid}/smaps").splitlines():
            words = line.split()
            if not words[0].endswith(":"):
                has_name = len(words) > 5
                is_compiled = not has_name and "x" in words[1]
                is_file = has_name and words[5].startswith("/")
                kind = "compiled" if is_compiled else "files" if is_file else "data"
            elif words[0] == "Referenced:":
                referenced = int(words[1])
            elif words[0] == "AnonHugePages:":
                # A large page counts as one: it is found as a small one is.
                large = min(referenced, int(words[1])) // 2048
                found[kind] += large + (referenced - large * 2048) // 4
    return found


def tree_threads(root):
    """How many threads a process tree has."""
    return sum(len(glob.glob(f"/proc/{pid}/task/*")) for pid in tree(root))


def tree_switches(root):
    """Context switches of the threads of a process tree that live now."""
    total = 0
    for pid in tree(root):
        for status in glob.glob(f"/proc/{pid}/task/*/status"):
            total += sum(int(count) for count in re.findall(r"ctxt_switches:\s+(\d+)", read(status)))
    return total


def tree_thread_costs(root):
    """{name: [CPU microseconds, context switches]} of the threads of a process tree that live now;
    threads of one name are added up. The kernel keeps 15 bytes of a name."""
    found = {}
    for pid in tree(root):
        for task in glob.glob(f"/proc/{pid}/task/*"):
            name = read(task + "/comm").strip()
            spent = read(task + "/schedstat").split()
            switches = re.findall(r"ctxt_switches:\s+(\d+)", read(task + "/status"))
            if name and spent:
                costs = found.setdefault(name, [0.0, 0])
                costs[0] += int(spent[0]) / 1e3
                costs[1] += sum(map(int, switches))
    return found


def median(values):
    """The median of the values that are there, or None."""
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else None


def spread(values):
    """Largest minus smallest of the values, relative to their median; None when there are none."""
    there = [value for value in values if value is not None]
    middle = median(there)
    return (max(there) - min(there)) / middle if there and middle else None


def show(value, form):
    """A number in a format, or a dash when it is absent."""
    return "-" if value is None else format(value, form)


def print_table(heads, rows):
    """Prints rows of texts: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
    for row in [heads, *rows]:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join(cells).rstrip())
