package io.hostpulse.wire;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;

import java.util.Arrays;

/// A host's last message, and where in it each number stands and whose it is. The next message of
/// the same host mostly has the same bytes but for some numbers; then finding where it differs
/// takes the place of reading it, and only the numbers that differ are read.
///
/// What this reads is what reading everything would have given: a message of the known one's bytes
/// with other numbers is as valid as that one was. Whatever differs otherwise, down to a space or
/// an exponent, is left to the decoder. Kept and used again; confined to its decoder's thread.
final class MessageShape {
    /// A message of more numbers is not learned: this holds 40 bytes for each.
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

    private final JsonNumber number = new JsonNumber();
    private final Snapshot learned = new Snapshot();
    private final long[] head = new long[HeadReader.NUMBERS];
    private String lastAgent = "";
    private byte[] bytes = {};
    private int length;
    private int numbers;
    private int skipped;
    private boolean known;

    private int[] places = new int[64 * PLACE_INTS];
    private int noted;

    // The numbers of the message at hand that differ: which, where each ends, and what it is.
    private int[] changed = {};
    private int[] ends = {};
    private long[] values = {};
    private int changes;

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

    /// Learns the message that was read since [#begin], when the one before was of the same agent
    /// or another of it is expected: a decoder that takes each message from another agent has no
    /// use for it.
    ///
    /// @param start the message's first byte, from which places count
    /// @param more whether another message of the same agent is expected
    void learn(
            byte[] json,
            int start,
            int to,
            Snapshot said,
            HeadReader saidOf,
            int skippedFields,
            boolean more) {
        String agent = said.identity().agent();
        boolean again = agent.equals(lastAgent);
        lastAgent = agent;
        boolean isWorth = again || more;
        if (!isWorth || to - start > BYTES_MAX || noted == NUMBERS_MAX) {
            return;
        }
        keep(json, start, to);
        numbers = noted;
        if (values.length < numbers) {
            values = new long[places.length / PLACE_INTS];
            changed = new int[values.length];
            ends = new int[values.length];
        }
        skipped = skippedFields;
        saidOf.copyNumbers(head);
        learned.copyFrom(said);
        known = true;
    }

    private void keep(byte[] json, int from, int to) {
        length = to - from;
        if (bytes.length < length) {
            bytes = new byte[length + (length >> 3)];
        }
        System.arraycopy(json, from, bytes, 0, length);
    }

    /// The members that were skipped in the learned message, and so in each that is like it.
    int skippedFields() {
        return skipped;
    }

    /// Reads a message that is like the known one into a snapshot, which forgets what it held, and
    /// knows it from now on; false, with nothing read, when it is not like that.
    boolean read(byte[] json, int from, int to, Snapshot into) {
        if (!known || !isLike(json, from, to)) {
            return false;
        }
        apply();
        move();
        keep(json, from, to);
        into.copyFrom(learned);
        HeadReader.stamp(into, learned, head);
        return true;
    }

    /// Whether the message differs from the known one in numbers alone; those are read then.
    private boolean isLike(byte[] json, int from, int to) {
        changes = 0;
        int at = from;
        int passed = 0;
        int next = 0;
        while (true) {
            int same = Arrays.mismatch(bytes, passed, length, json, at, to);
            if (same < 0) {
                return true;
            }
            int differs = passed + same;
            // One that ends before the byte that differs is as it was: what ends it is the same.
            while (next < numbers && places[next * PLACE_INTS + TO] < differs) {
                next++;
            }
            int place = next * PLACE_INTS;
            if (next == numbers || places[place + FROM] > differs) {
                return false;
            }
            int begins = places[place + FROM];
            int start = at + begins - passed;
            passed = places[place + TO];
            at = number(json, start, to, next, passed - begins);
            if (at < 0) {
                return false;
            }
            ends[changes] = at - from;
            changed[changes] = next;
            changes++;
            next++;
        }
    }

    /// Reads the number at `from` and returns where it ends; below zero when there is none.
    ///
    /// @param width how many bytes the known one has; an instant has as many
    private int number(byte[] json, int from, int to, int index, int width) {
        int decimals = places[index * PLACE_INTS + DECIMALS];
        if (decimals == INSTANT) {
            long micros = to - from < width ? Instants.INVALID : Instants.read(json, from, width);
            values[changes] = micros;
            return micros == Instants.INVALID ? -1 : from + width;
        }
        if (!number.readPlain(json, from, to, decimals)) {
            return -1;
        }
        values[changes] = number.value();
        return number.end();
    }

    /// Puts the numbers that differ into what is known.
    private void apply() {
        for (int i = 0; i < changes; i++) {
            int place = changed[i] * PLACE_INTS;
            int owner = places[place + OWNER];
            int column = places[place + COLUMN];
            if (owner >= 0) {
                learned.table(GROUPS[owner]).set(places[place + ROW], column, values[i]);
            } else if (owner == STATUS) {
                learned.status(GROUPS[column]).collected(values[i]);
            } else {
                head[column] = values[i];
            }
        }
    }

    /// Moves the places of all numbers to where they stand in the message at hand.
    private void move() {
        int shift = 0;
        for (int i = 0; i < changes; i++) {
            int place = changed[i] * PLACE_INTS;
            places[place + FROM] += shift;
            shift = ends[i] - places[place + TO];
            places[place + TO] = ends[i];
            int until = i + 1 < changes ? changed[i + 1] : numbers;
            for (int other = changed[i] + 1; shift != 0 && other < until; other++) {
                places[other * PLACE_INTS + FROM] += shift;
                places[other * PLACE_INTS + TO] += shift;
            }
        }
    }
}
