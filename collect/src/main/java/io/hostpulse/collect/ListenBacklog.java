package io.hostpulse.collect;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// How many connections may wait at all TCP sockets that listen, which no file of procfs says: the
/// kernel is asked by netlink. Source: sock_diag(7), `linux/inet_diag.h`, netlink(7).
///
/// ```
/// question                          each answer
/// offset  bytes  what               offset  bytes  what
///      0      4  length                  0      4  length
///      4      2  type, 20                4      2  type, 20; 3 ends, 2 is an error
///      6      2  flags, 0x301           16      1  address family
///     16      1  address family         17      1  state
///     17      1  protocol, 6            72      4  how many wait
///     20      4  states, 1 << 10        76      4  how many may
///     24     48  which socket: any
/// ```
///
/// Never waits: the kernel makes each answer when it is fetched. Confined to one thread at a time.
final class ListenBacklog {
    /// What stands for a number that is not known: no such socket, or none allowed.
    static final long UNKNOWN = -1;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;

    /// `SOCK_RAW | SOCK_CLOEXEC`.
    private static final int RAW = 0x80003;

    private static final int SOCK_DIAG = 4;
    private static final int MSG_DONTWAIT = 0x40;
    private static final short BY_FAMILY = 20;
    private static final short REQUEST_DUMP = 0x301;
    private static final int TCP = 6;
    private static final int LISTENING = 1 << 10;
    private static final int QUESTION_BYTES = 72;
    private static final int ANSWER_BYTES_MIN = 80;
    private static final int HEAD_BYTES = 16;
    private static final int MAY_WAIT = 76;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int BUFFER_BYTES = 32 << 10;

    /// So many answers are fetched at most, with some four hundred sockets each.
    private static final int ANSWERS_MAX = 4_096;

    /// Bound when it is first asked for: most agents never do.
    private static final class Calls {
        static final @Nullable LibcFunction SOCKET = LibcFunction.bind("socket");
        static final @Nullable LibcFunction SEND = LibcFunction.bind("send");
        static final @Nullable LibcFunction RECV = LibcFunction.bind("recv");
        static final @Nullable LibcFunction CLOSE = LibcFunction.bind("close");
    }

    /// What one answer was.
    enum Answer {
        /// Another one follows.
        MORE,
        /// It was the last one.
        WHOLE,
        /// There is none.
        REFUSED
    }

    private final MemorySegment bytes = Arena.ofAuto().allocate(BUFFER_BYTES, 8);
    private long sum;

    /// How many connections may wait at all listening sockets of this network namespace, or
    /// [#UNKNOWN].
    long ask() {
        LibcFunction socket = Calls.SOCKET;
        LibcFunction close = Calls.CLOSE;
        if (socket == null || close == null) {
            return UNKNOWN;
        }
        int open = (int) socket.call(AF_NETLINK, RAW, SOCK_DIAG);
        if (open < 0) {
            return UNKNOWN;
        }
        try {
            sum = 0;
            return ask(open, AF_INET) && ask(open, AF_INET6) ? sum : UNKNOWN;
        } finally {
            close.call(open);
        }
    }

    /// Asks for the sockets of a family; false when not all were told.
    private boolean ask(int socket, int family) {
        LibcFunction send = Calls.SEND;
        LibcFunction receive = Calls.RECV;
        if (send == null || receive == null) {
            return false;
        }
        bytes.asSlice(0, QUESTION_BYTES).fill((byte) 0);
        bytes.set(JAVA_INT, 0, QUESTION_BYTES);
        bytes.set(JAVA_SHORT, 4, BY_FAMILY);
        bytes.set(JAVA_SHORT, 6, REQUEST_DUMP);
        bytes.set(JAVA_BYTE, HEAD_BYTES, (byte) family);
        bytes.set(JAVA_BYTE, HEAD_BYTES + 1, (byte) TCP);
        bytes.set(JAVA_INT, HEAD_BYTES + 4, LISTENING);
        if (send.callFor(this, socket, bytes.address(), QUESTION_BYTES, 0) != QUESTION_BYTES) {
            return false;
        }
        for (int answers = 0; answers < ANSWERS_MAX; answers++) {
            long count = receive.callFor(this, socket, bytes.address(), BUFFER_BYTES, MSG_DONTWAIT);
            switch (take(bytes, count)) {
                case MORE -> {}
                case WHOLE -> {
                    return true;
                }
                case REFUSED -> {
                    return false;
                }
            }
        }
        return false;
    }

    /// Adds up the messages of one answer.
    ///
    /// @param count how many bytes it has; not positive when none came
    Answer take(MemorySegment answer, long count) {
        long at = 0;
        while (at + HEAD_BYTES <= count) {
            long length = Integer.toUnsignedLong(answer.get(JAVA_INT, at));
            int type = answer.get(JAVA_SHORT, at + 4);
            if (type == ERROR || length < HEAD_BYTES || at + length > count) {
                return Answer.REFUSED;
            }
            if (type == DONE) {
                return Answer.WHOLE;
            }
            if (type == BY_FAMILY && length >= ANSWER_BYTES_MIN) {
                sum += Integer.toUnsignedLong(answer.get(JAVA_INT, at + MAY_WAIT));
            }
            // Messages begin at multiples of four bytes.
            at += (length + 3) & ~3L;
        }
        return count > 0 ? Answer.MORE : Answer.REFUSED;
    }

    /// What was added up since the last question.
    long sum() {
        return sum;
    }
}
