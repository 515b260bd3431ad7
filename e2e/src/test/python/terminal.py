"""Runs a program on a real terminal (pty) and says what became of it.

terminal.py COLUMNSxROWS STEP... -- PROGRAM ARGUMENT...

Steps, in order: see=TEXT waits until TEXT stands on the screen (Ctrl-L has it drawn anew), send=KEYS presses keys
(\\n, \\x1b as Python writes them), size=COLUMNSxROWS resizes, signal=NAME sends a signal, stopped waits until the
program is stopped as by Ctrl-Z. Prints one JSON object: how it ended, whether the terminal was given back, and what
stood on the screen last.
"""
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

PATIENCE = 60
ESCAPES = re.compile(rb"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-B]|[=>78M])")


def resize(fd, size):
    columns, rows = map(int, size.split("x"))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Terminal:
    def __init__(self, command, size):
        self.raw = b""
        # The terminal has its size before the program looks at it.
        self.fd, inside = pty.openpty()
        resize(self.fd, size)
        self.before = termios.tcgetattr(inside)
        self.inside = inside
        self.pid = os.fork()
        if self.pid == 0:
            os.setsid()
            fcntl.ioctl(inside, termios.TIOCSCTTY, 0)
            for standard in range(3):
                os.dup2(inside, standard)
            os.closerange(3, 256)
            os.environ["TERM"] = "xterm-256color"
            os.execvp(command[0], command)

    def read(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([self.fd], [], [], 0.05)
            if ready:
                try:
                    self.raw += os.read(self.fd, 65536)
                except OSError:
                    return

    def send(self, text):
        os.write(self.fd, text.encode())

    def see(self, text):
        end = time.monotonic() + PATIENCE
        seen = b""
        while time.monotonic() < end:
            if b"\x1b[?1049h" in self.raw:
                start = len(self.raw)
                self.send("\x0c")
                self.read(0.7)
                seen = self.raw[start:]
            else:
                self.read(0.2)
                seen = self.raw
            if text.encode() in ESCAPES.sub(b"", seen):
                return
            if self.status() is not None:
                break
        raise SystemExit(f"'{text}' is not on the screen: {ESCAPES.sub(b'', seen).decode(errors='replace')}")

    def status(self):
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            return 0
        return os.waitstatus_to_exitcode(status) if pid else None

    def stopped(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                return
        raise SystemExit("the program was not stopped")

    def ended(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.1)
            status = self.status()
            if status is not None:
                self.read(0.2)
                return status
        os.kill(self.pid, signal.SIGKILL)
        raise SystemExit("the program did not end")

    def given_back(self):
        return {
            "screen": self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h") >= 0,
            "cursor": self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l") >= 0,
            "modes": termios.tcgetattr(self.inside)[:4] == self.before[:4],
        }


def main():
    size, rest = sys.argv[1], sys.argv[2:]
    at = rest.index("--")
    terminal = Terminal(rest[at + 1 :], size)
    began = time.monotonic()
    first = None
    for step in rest[:at]:
        name, _, value = step.partition("=")
        value = value.encode("latin-1", "backslashreplace").decode("unicode_escape") if name == "send" else value
        if name == "see":
            terminal.see(value)
            first = first or time.monotonic() - began
        elif name == "send":
            terminal.send(value)
        elif name == "size":
            resize(terminal.fd, value)
        elif name == "signal":
            os.kill(terminal.pid, getattr(signal, "SIG" + value))
        elif name == "stopped":
            terminal.stopped()
            print(json.dumps(terminal.given_back()))
        else:
            raise SystemExit("unknown step " + step)
    code = terminal.ended()
    print(json.dumps({"code": code, "first_seconds": first, **terminal.given_back()}))


main()
