package io.hostpulse.agent;

import java.io.PrintStream;
import java.util.function.Consumer;

/// The agent's log: one line per event on a stream, standard error in the program. Thread-safe.
///
/// Without time and level: whoever runs a daemon (systemd, a container's runtime) adds the time,
/// and a line is written only when its reader should know. Control characters become spaces, so
/// that a name from the host cannot forge a line.
public final class Log implements Consumer<String> {
    /// Lines are cut here.
    public static final int CHARS_MAX = 2_000;

    private final PrintStream out;

    public Log(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(String sentence) {
        int length = Math.min(sentence.length(), CHARS_MAX);
        var line = new StringBuilder(length + 12).append("hostpulse: ");
        for (int i = 0; i < length; i++) {
            char c = sentence.charAt(i);
            line.append(c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 ? ' ' : c);
        }
        line.append('\n');
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }
}
