package io.hostpulse.server.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds the key of a message that cannot be read, so that it can be refused by name: `agent`,
/// `journal`, `epoch` and `seq` stand at the message's beginning, before whatever is wrong with it.
final class Salvage {
    private static final int STRING_MAX = 256;

    private final byte[] in;
    private final int to;
    private int at;

    private Salvage(byte[] in, int from, int to) {
        this.in = in;
        this.at = from;
        this.to = to;
    }

    /// The key of a message.
    record Key(String agent, String journal, long epoch, long seq) {}

    /// The key in the bytes from `from` to before `to`, if all of it can be found.
    static Optional<Key> key(byte[] in, int from, int to) {
        return new Salvage(in, from, to).key();
    }

    private Optional<Key> key() {
        String agent = "";
        String journal = "";
        long epoch = 0;
        long seq = 0;
        if (!take('{')) {
            return Optional.empty();
        }
        while (agent.isEmpty() || journal.isEmpty() || epoch < 1 || seq < 1) {
            String name = string();
            if (name.isEmpty() || !take(':')) {
                return Optional.empty();
            }
            switch (name) {
                case "agent" -> agent = string();
                case "journal" -> journal = string();
                case "epoch" -> epoch = number();
                case "seq" -> seq = number();
                default -> skip();
            }
            if (!take(',')) {
                break;
            }
        }
        boolean whole = Uuids.isUuid(agent) && Uuids.isUuid(journal) && epoch >= 1 && seq >= 1;
        return whole ? Optional.of(new Key(agent, journal, epoch, seq)) : Optional.empty();
    }

    private void space() {
        while (at < to && (in[at] == ' ' || in[at] == '\t' || in[at] == '\r')) {
            at++;
        }
    }

    private boolean take(char wanted) {
        space();
        if (at < to && in[at] == wanted) {
            at++;
            space();
            return true;
        }
        return false;
    }

    /// A short string without escapes; empty when it is none.
    private String string() {
        if (!take('"')) {
            return "";
        }
        int from = at;
        while (at < to && in[at] != '"' && in[at] != '\\' && at - from <= STRING_MAX) {
            at++;
        }
        if (at >= to || in[at] != '"') {
            return "";
        }
        String text = new String(in, from, at - from, StandardCharsets.UTF_8);
        at++;
        return text;
    }

    private long number() {
        int from = at;
        long value = 0;
        while (at < to && in[at] >= '0' && in[at] <= '9' && at - from < 18) {
            value = value * 10 + in[at++] - '0';
        }
        return value;
    }

    /// Passes over a string, a number, a word, or an object or array with whatever is in it.
    private void skip() {
        int depth = 0;
        boolean quoted = false;
        while (at < to) {
            byte c = in[at];
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            boolean over = !quoted && depth <= 0 && (c == ',' || depth < 0);
            if (over) {
                return;
            }
            at++;
        }
    }
}
