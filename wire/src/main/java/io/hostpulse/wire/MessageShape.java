package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a host's last message was like besides its numbers: the bytes between them, and whose each
/// number is. The next message of the same host mostly has the same bytes there; then comparing
/// them takes the place of reading names, texts and structure, and only numbers are read.
///
/// What this reads is what reading everything would have given: a message of the learned one's
/// bytes with other numbers is as valid as that one was. Whatever differs otherwise, down to a
/// space or an exponent, is left to the decoder. Kept and used again; confined to its decoder's
/// thread.
final class MessageShape {
    /// A message of more numbers is not learned: this holds 24 bytes for each.
    static final int NUMBERS_MAX = 16_384;

    /// A longer message is not learned, in bytes.
    static final int BYTES_MAX = 512 << 10;

    private static final Group[] GROUPS = Group.values();

    // A number's place: where it stands in the message, what it is, whose it is.
    private static final int FROM = 0;
    private static final int TO = 1;
    private static final int DECIMALS = 2;
    private static final int OWNER = 3;
    private static final int ROW = 4;
    private static final int COLUMN = 5;
    private static final int PLACE_INTS = 6;

    /// Instead of decimals: the number is written as an instant.
    private static final int INSTANT = -1;

    /// Instead of a group as the owner: the message's head; the column is the member.
    private static final int HEAD = -1;

    /// Instead of a group as the owner: the time that a group took; the column is the group.
    private static final int STATUS = -2;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /// Up to so many bytes are compared word by word.
    private static final int SHORT_MAX = 64;

    private final JsonNumber number = new JsonNumber();
    private final Snapshot learned = new Snapshot();
    private final List<Group> tables = new ArrayList<>();
    private final List<Group> statuses = new ArrayList<>();
    private final long[] head = new long[HeadReader.NUMBERS];
    private String lastAgent = "";
    private byte[] bytes = {};
    private int length;
    private int numbers;
    private int skipped;
    private boolean known;

    private int[] places = new int[64 * PLACE_INTS];
    private int noted;
    private long[] values = {};

    /// Begins to note the numbers of a message that is read by its names; what was learned before
    /// is forgotten.
    void begin() {
        known = false;
        noted = 0;
    }

    /// Notes a number of a group's row.
    void cell(int from, int to, int decimals, Group group, int row, int column) {
        note(from, to, decimals, group.ordinal(), row, column);
    }

    /// Notes how long a group took.
    void status(int from, int to, int decimals, Group group) {
        note(from, to, decimals, STATUS, 0, group.ordinal());
    }

    /// Notes a number of the message's head.
    void head(int from, int to, int decimals, int member) {
        note(from, to, decimals, HEAD, 0, member);
    }

    /// Notes an instant of the message's head; without its quotes.
    void instant(int from, int to, int member) {
        note(from, to, INSTANT, HEAD, 0, member);
    }

    private void note(int from, int to, int decimals, int owner, int row, int column) {
        if (noted == NUMBERS_MAX) {
            return;
        }
        int at = noted * PLACE_INTS;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at + FROM] = from;
        places[at + TO] = to;
        places[at + DECIMALS] = decimals;
        places[at + OWNER] = owner;
        places[at + ROW] = row;
        places[at + COLUMN] = column;
        noted++;
    }

    /// Whether it is worth learning a message of an agent: when the one before was of the same. A
    /// decoder that takes each message from another agent has no use for it.
    boolean isWorth(String agent) {
        boolean again = agent.equals(lastAgent);
        lastAgent = agent;
        return again;
    }

    /// Learns the message that was read since [#begin].
    ///
    /// @param start the message's first byte, from which places count
    void learn(
            byte[] json, int start, int to, Snapshot said, HeadReader saidOf, int skippedFields) {
        if (to - start > BYTES_MAX || noted == NUMBERS_MAX) {
            return;
        }
        length = to - start;
        if (bytes.length < length) {
            bytes = new byte[length + (length >> 3)];
        }
        System.arraycopy(json, start, bytes, 0, length);
        numbers = noted;
        if (values.length < numbers) {
            values = new long[places.length / PLACE_INTS];
        }
        skipped = skippedFields;
        saidOf.copyNumbers(head);
        learned.copyFrom(said);
        tables.clear();
        statuses.clear();
        for (int i = said.nextTable(0); i < Snapshot.NONE; i = said.nextTable(i + 1)) {
            if (said.hasRows(GROUPS[i])) {
                tables.add(GROUPS[i]);
            }
        }
        for (int i = said.nextStatus(0); i < Snapshot.NONE; i = said.nextStatus(i + 1)) {
            if (said.isCollected(GROUPS[i])) {
                statuses.add(GROUPS[i]);
            }
        }
        known = true;
    }

    /// The members that were skipped in the learned message, and so in each that is like it.
    int skippedFields() {
        return skipped;
    }

    /// Reads a message that is like the learned one into an empty snapshot; false, with nothing
    /// read, when it is not.
    boolean read(byte[] json, int from, int to, Snapshot into) {
        if (!known || !isLike(json, from, to)) {
            return false;
        }
        for (int i = 0; i < tables.size(); i++) {
            Group group = tables.get(i);
            into.table(group).copyFrom(learned.table(group));
        }
        for (int i = 0; i < statuses.size(); i++) {
            Group group = statuses.get(i);
            into.status(group).copyFrom(learned.status(group));
        }
        fill(into);
        HeadReader.stamp(into, learned, head);
        return true;
    }

    /// Whether the message has the learned one's bytes between its numbers; they are read then.
    private boolean isLike(byte[] json, int from, int to) {
        int at = from;
        int passed = 0;
        for (int i = 0, place = 0; i < numbers; i++, place += PLACE_INTS) {
            int next = places[place + FROM];
            int end = at + next - passed;
            if (end > to || !isSame(bytes, passed, next, json, at)) {
                return false;
            }
            passed = places[place + TO];
            at = number(json, end, to, places[place + DECIMALS], passed - next, i);
            if (at < 0) {
                return false;
            }
        }
        return Arrays.equals(bytes, passed, length, json, at, to);
    }

    /// Whether the bytes from `from` to before `to` are those of another array from `at` on, which
    /// has as many. [Arrays#equals] calls a stub that is made for long arrays; these are mostly of
    /// ten to thirty bytes.
    private static boolean isSame(byte[] one, int from, int to, byte[] other, int at) {
        int length = to - from;
        if (length < Long.BYTES || length > SHORT_MAX) {
            return Arrays.equals(one, from, to, other, at, at + length);
        }
        int last = length - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if ((long) WORDS.get(one, from + i) != (long) WORDS.get(other, at + i)) {
                return false;
            }
        }
        return (long) WORDS.get(one, from + last) == (long) WORDS.get(other, at + last);
    }

    /// Reads the number at `from` and returns where it ends; below zero when there is none.
    ///
    /// @param width how many bytes the learned one had; an instant has as many
    private int number(byte[] json, int from, int to, int decimals, int width, int index) {
        if (decimals == INSTANT) {
            long micros = to - from < width ? Instants.INVALID : Instants.read(json, from, width);
            values[index] = micros;
            return micros == Instants.INVALID ? -1 : from + width;
        }
        if (!number.readPlain(json, from, to, decimals)) {
            return -1;
        }
        values[index] = number.value();
        return number.end();
    }

    private void fill(Snapshot into) {
        int filled = HEAD;
        Table table = into.table(GROUPS[0]);
        for (int i = 0, place = 0; i < numbers; i++, place += PLACE_INTS) {
            int owner = places[place + OWNER];
            int column = places[place + COLUMN];
            if (owner >= 0) {
                if (owner != filled) {
                    filled = owner;
                    table = into.table(GROUPS[owner]);
                }
                table.set(places[place + ROW], column, values[i]);
            } else if (owner == STATUS) {
                into.status(GROUPS[column]).collected(values[i]);
            } else {
                head[column] = values[i];
            }
        }
    }
}
