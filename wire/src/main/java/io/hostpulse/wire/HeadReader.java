package io.hostpulse.wire;

import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Identity;
import io.hostpulse.catalogue.Snapshot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a message says of itself: who, when, its number. Kept and used again; confined to its
/// decoder's thread.
final class HeadReader {
    /// The members of the message and of its `clock`, in the message's order.
    private enum Head {
        SCHEMA(true),
        CLUSTER(false),
        AGENT(true),
        JOURNAL(true),
        BOOT(false),
        EPOCH(true),
        SEQ(true),
        HOSTNAME(true),
        IP(false),
        MAC(false),
        TIME(true),
        CLOCK(true),
        INTERVAL_S(true),
        STATUS(true),
        OFFSET_MS(false),
        ERROR_MS(false),
        SOURCE(true),
        SYNCHRONIZED(true),
        WHY(false),
        WALL(true),
        BOOTTIME_S(false),
        STEP_MS(false);

        private final boolean required;
        private final String word = name().toLowerCase(Locale.ROOT);

        Head(boolean required) {
            this.required = required;
        }
    }

    /// The names of the message's own members that this class knows.
    static final List<String> MEMBERS = words(Head.SCHEMA, Head.STATUS);

    /// The number of the member `status` in [#MEMBERS].
    static final int STATUS = Head.STATUS.ordinal();

    /// How many members the head has at most; their numbers are below.
    static final int NUMBERS = Head.values().length;

    private static final Head[] HEADS = Head.values();
    private static final int CLOCK_FIRST = Head.OFFSET_MS.ordinal();
    private static final MemberIndex CLOCK = new MemberIndex(words(Head.OFFSET_MS, Head.STEP_MS));

    private final JsonReader in;
    private final MessageShape shape;
    private final boolean[] met = new boolean[HEADS.length];
    private final String[] texts = new String[HEADS.length];
    private final long[] numbers = new long[HEADS.length];
    private int skipped;

    HeadReader(JsonReader in, MessageShape shape) {
        this.in = in;
        this.shape = shape;
    }

    private static List<String> words(Head first, Head last) {
        return Arrays.stream(Head.values())
                .filter(head -> head.compareTo(first) >= 0 && head.compareTo(last) <= 0)
                .map(head -> head.word)
                .toList();
    }

    /// Forgets the message before.
    void clear() {
        Arrays.fill(met, false);
        Arrays.fill(texts, "");
        skipped = 0;
    }

    /// The members of `clock` that were skipped because they are not known here.
    int skippedFields() {
        return skipped;
    }

    /// Notes that the message has the member of this number in [#MEMBERS].
    void meet(int member) throws MessageException {
        Head head = HEADS[member];
        in.field = head.word;
        if (met[member]) {
            throw in.fail("the member stands twice");
        }
        met[member] = true;
    }

    /// Reads the value of the member of this number in [#MEMBERS], `status` excepted.
    void read(int member) throws MessageException {
        meet(member);
        switch (HEADS[member]) {
            case SCHEMA -> schema();
            case CLUSTER, AGENT, JOURNAL, BOOT, HOSTNAME, IP, MAC, SOURCE, WHY ->
                    texts[member] = in.newString();
            // The same as in the message before, or another numbering begins.
            case EPOCH -> numbers[member] = in.number(0);
            case SEQ -> number(member, 0);
            case INTERVAL_S, OFFSET_MS, ERROR_MS, STEP_MS -> number(member, 3);
            case BOOTTIME_S -> number(member, 6);
            case SYNCHRONIZED -> numbers[member] = in.bool() ? 1 : 0;
            case TIME, WALL -> numbers[member] = instant(member);
            case CLOCK -> clock();
            case STATUS -> throw new IllegalArgumentException("status is read elsewhere");
        }
    }

    private void schema() throws MessageException {
        long schema = in.number(0);
        if (schema != Snapshot.SCHEMA) {
            throw in.fail("schema " + schema + "; this program reads schema " + Snapshot.SCHEMA);
        }
    }

    private void number(int member, int decimals) throws MessageException {
        int from = in.at();
        numbers[member] = in.number(decimals);
        shape.head(from, in.at(), decimals, member);
    }

    private long instant(int member) throws MessageException {
        int from = in.at();
        in.string();
        // Between its quotes as it is, without an escape: those are longer than what they say.
        if (in.at() - from == in.textLength() + 2) {
            shape.instant(from + 1, in.at() - 1, member);
        }
        long micros = Instants.read(in.text(), in.textFrom(), in.textLength());
        if (micros == Instants.INVALID) {
            throw in.fail("expected an instant such as 2026-11-22T11:25:00.000Z before this byte");
        }
        return micros;
    }

    private void clock() throws MessageException {
        in.group = Head.CLOCK.word;
        in.field = "";
        int member = -1;
        in.beginObject();
        for (boolean first = true; in.nextMember(first); first = false) {
            member = CLOCK.find(in.text(), in.textFrom(), in.textLength(), member + 1);
            if (member == MemberIndex.UNKNOWN) {
                skipped++;
                in.skipValue();
            } else {
                read(CLOCK_FIRST + member);
            }
            in.field = "";
        }
        in.group = "";
    }

    /// The numbers that were read, by member.
    void copyNumbers(long[] into) {
        System.arraycopy(numbers, 0, into, 0, numbers.length);
    }

    /// Gives what was read to a snapshot. All that a message must have has to be there.
    void stamp(Snapshot snapshot) throws MessageException {
        for (Head head : HEADS) {
            if (head.required && !met[head.ordinal()]) {
                in.group = head.ordinal() >= CLOCK_FIRST ? Head.CLOCK.word : "";
                in.field = head.word;
                throw in.fail("the member is missing");
            }
        }
        snapshot.stamp(identity(), clockReading(), number(Head.SEQ), number(Head.INTERVAL_S));
    }

    /// Says who and when as another message did, with numbers of its own.
    ///
    /// @param numbers by member
    static void stamp(Snapshot snapshot, Snapshot like, long[] numbers) {
        ClockReading clock = like.clock();
        snapshot.stamp(
                like.identity(),
                new ClockReading(
                        numbers[Head.TIME.ordinal()],
                        numbers[Head.WALL.ordinal()],
                        like(clock.boottimeMicros(), numbers, Head.BOOTTIME_S),
                        like(clock.offsetMicros(), numbers, Head.OFFSET_MS),
                        like(clock.errorMicros(), numbers, Head.ERROR_MS),
                        clock.source(),
                        clock.synchronizedWithSource(),
                        clock.why(),
                        like(clock.stepMicros(), numbers, Head.STEP_MS)),
                numbers[Head.SEQ.ordinal()],
                numbers[Head.INTERVAL_S.ordinal()]);
    }

    private static OptionalLong like(OptionalLong other, long[] numbers, Head head) {
        return other.isPresent() ? OptionalLong.of(numbers[head.ordinal()]) : other;
    }

    private Identity identity() {
        return new Identity(
                optional(Head.CLUSTER),
                text(Head.AGENT),
                text(Head.JOURNAL),
                number(Head.EPOCH),
                optional(Head.BOOT),
                text(Head.HOSTNAME),
                optional(Head.IP),
                optional(Head.MAC));
    }

    private ClockReading clockReading() {
        return new ClockReading(
                number(Head.TIME),
                number(Head.WALL),
                optionalNumber(Head.BOOTTIME_S),
                optionalNumber(Head.OFFSET_MS),
                optionalNumber(Head.ERROR_MS),
                text(Head.SOURCE),
                number(Head.SYNCHRONIZED) != 0,
                optional(Head.WHY),
                optionalNumber(Head.STEP_MS));
    }

    private String text(Head head) {
        return texts[head.ordinal()];
    }

    private long number(Head head) {
        return numbers[head.ordinal()];
    }

    private Optional<String> optional(Head head) {
        return met[head.ordinal()] ? Optional.of(text(head)) : Optional.empty();
    }

    private OptionalLong optionalNumber(Head head) {
        return met[head.ordinal()] ? OptionalLong.of(number(head)) : OptionalLong.empty();
    }
}
