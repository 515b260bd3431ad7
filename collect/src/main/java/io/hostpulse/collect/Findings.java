package io.hostpulse.collect;

import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Status;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What a parser could not take from one file at one reading: the first such place, and how many
/// there are.
///
/// Its sentence is built when asked for and kept while the findings stay the same, so that a
/// trouble that lasts allocates nothing. Confined to the parser's thread.
final class Findings {
    /// What was found in place of what should be there.
    enum Finding {
        TOO_LARGE,
        NOT_A_NUMBER,
        CUT,
        NOT_UNDERSTOOD,
        TWICE,
        TABLE_FULL,
        MISSING
    }

    /// So many bytes of what was found are named.
    private static final int FOUND_BYTES_MAX = 32;

    private final String file;
    private final byte[] found = new byte[FOUND_BYTES_MAX];
    private int foundLength;
    private boolean foundMore;
    private Finding first = Finding.MISSING;
    private String field = "";
    private int line;
    private int count;
    private @Nullable String why;
    private int whyCount;

    /// @param file the file's path, as reasons name it
    Findings(String file) {
        this.file = file;
    }

    /// Forgets what was found.
    void clear() {
        count = 0;
    }

    /// Whether anything was found.
    boolean any() {
        return count > 0;
    }

    /// Notes a place of the scanned line: the last word.
    void word(Finding finding, String field, Scan scan) {
        note(finding, field, scan.line(), scan.bytes(), scan.from(), scan.to());
    }

    /// Notes the whole line.
    void line(Finding finding, String field, Scan scan) {
        note(finding, field, scan.line(), scan.bytes(), scan.lineFrom(), scan.lineTo());
    }

    /// Notes that a field that should be there is not.
    void missing(String field, Scan scan) {
        note(Finding.MISSING, field, 0, scan.bytes(), 0, 0);
    }

    /// Notes that the file ends without a newline, if it does.
    void cut(Scan scan) {
        if (scan.endsInLine()) {
            note(Finding.CUT, "", 0, scan.bytes(), 0, 0);
        }
    }

    /// Notes a number that was not read.
    void number(String field, Scan scan) {
        switch (scan.outcome()) {
            case READ -> {}
            case NONE -> missing(field, scan);
            case MALFORMED -> word(Finding.NOT_A_NUMBER, field, scan);
            case TOO_LARGE -> word(Finding.TOO_LARGE, field, scan);
            case CUT -> cut(scan);
        }
    }

    private void note(Finding finding, String field, int line, byte[] bytes, int from, int to) {
        if (count++ > 0) {
            return;
        }
        int length = Math.min(to - from, FOUND_BYTES_MAX);
        if (why == null
                || finding != first
                || line != this.line
                || foundMore != to - from > length
                || !field.equals(this.field)
                || !Arrays.equals(found, 0, foundLength, bytes, from, from + length)) {
            first = finding;
            this.field = field;
            this.line = line;
            System.arraycopy(bytes, from, found, 0, length);
            foundLength = length;
            foundMore = to - from > length;
            why = null;
        }
    }

    /// Says in a group's status how its reading went: ok when nothing was found, failed when the
    /// parser understood nothing at all, else partial.
    void settle(Status status, boolean understood) {
        if (count == 0 && understood) {
            status.collected(0);
        } else if (count == 0) {
            status.worsen(State.FAILED, file + ": nothing in it is understood");
        } else {
            status.worsen(understood ? State.PARTIAL : State.FAILED, why());
        }
    }

    /// What was found, in one sentence.
    String why() {
        String known = why;
        if (known == null || whyCount != count) {
            known = build();
            why = known;
            whyCount = count;
        }
        return known;
    }

    private String build() {
        var out = new StringBuilder(file);
        if (line > 0) {
            out.append(" line ").append(line);
        }
        out.append(": ");
        describe(out);
        if (count > 1) {
            out.append("; ").append(count - 1).append(" more such places");
        }
        return out.toString();
    }

    private void describe(StringBuilder out) {
        switch (first) {
            case TOO_LARGE -> {
                out.append(field).append(" is ");
                quote(out).append(", in its unit more than ").append(Long.MAX_VALUE);
            }
            case NOT_A_NUMBER -> quote(out.append(field).append(" is ")).append(", not a number");
            case CUT -> out.append("ends in the middle of a line");
            case NOT_UNDERSTOOD -> quote(out.append("not understood: "));
            case TWICE -> quote(out.append(field).append(' ')).append(" is there twice");
            case TABLE_FULL -> out.append("more rows than a message holds");
            case MISSING -> out.append(field).append(" is missing");
        }
    }

    private StringBuilder quote(StringBuilder out) {
        out.append('\'');
        for (int i = 0; i < foundLength; i++) {
            byte b = found[i];
            if (b >= ' ' && b < 0x7f) {
                out.append((char) b);
            } else {
                out.append("\\x")
                        .append(Character.forDigit((b >> 4) & 0xf, 16))
                        .append(Character.forDigit(b & 0xf, 16));
            }
        }
        return out.append(foundMore ? "...'" : "'");
    }
}
