package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Advice;
import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/// A datagram that came in where an NTP server's answer is expected (RFC 5905 section 7.3), and
/// what it is worth. Confined to one thread.
///
/// ```
///  0 leap:2 version:3 mode:3 | 1 stratum | 2 poll | 3 precision (signed, 2^n s)
///  4 root delay (16.16 s)    |  8 root dispersion (16.16 s) | 12 reference id
/// 16 reference stamp | 24 originate stamp | 32 receive stamp | 40 transmit stamp (32.32 s)
/// ```
final class NtpAnswer {
    /// The size of a packet without extensions; longer ones are answers with extensions.
    static final int BYTES = 48;

    /// A server whose root distance reaches this is not synchronized: MAXDISP of RFC 5905, 16 s.
    static final long ROOT_DISTANCE_MAX_MICROS = 16_000_000;

    private static final int MODE_CLIENT = 3;
    private static final int MODE_SERVER = 4;
    private static final int VERSION = 4;
    private static final int VERSION_MIN = 3;
    private static final int LEAP_ALARM = 3;
    private static final int STRATUM_UNSYNCHRONIZED = 16;

    /// Seconds from 1900 (era 0 of NTP) to 1970, and from 1970 to 2036 (era 1).
    private static final long ERA_0_SECONDS = -2_208_988_800L;

    private static final long ERA_1_SECONDS = ERA_0_SECONDS + (1L << 32);

    /// The precision taken where a server left the field empty.
    private static final long PRECISION_UNSET_MICROS = 1_000;

    private final ByteBuffer packet;

    NtpAnswer(byte[] bytes, int length) {
        this.packet = ByteBuffer.wrap(bytes, 0, length);
    }

    /// A question: all zero but the first byte and the transmit stamp, in which the cookie stands
    /// for our time. The server sends it back as originate stamp, so that only who saw the question
    /// can answer it, and our clock is told to nobody.
    static byte[] question(long cookie) {
        byte[] bytes = new byte[BYTES];
        bytes[0] = (byte) (VERSION << 3 | MODE_CLIENT);
        ByteBuffer.wrap(bytes).putLong(40, cookie);
        return bytes;
    }

    /// Why this is no answer to the question with this cookie; null if it is one. Such a datagram
    /// may come from anybody: the true answer may follow.
    @Nullable String notOurs(long cookie) {
        if (packet.limit() < BYTES) {
            return "a packet of " + packet.limit() + " bytes, of " + BYTES + " at least";
        }
        int version = packet.get(0) >> 3 & 7;
        if (version < VERSION_MIN || version > VERSION) {
            return "a packet of NTP version " + version;
        }
        int mode = packet.get(0) & 7;
        if (mode != MODE_SERVER) {
            return "a packet of mode " + mode + ", not of a server (" + MODE_SERVER + ")";
        }
        if (packet.getLong(24) != cookie) {
            return "an answer to another question (originate stamp not ours)";
        }
        return null;
    }

    /// What the answer says, with the monotonic clock's stamps of question and answer.
    ProbeResult judge(long sentNanos, long receivedNanos) {
        int stratum = packet.get(1) & 0xff;
        if (stratum == 0) {
            return kissOfDeath();
        }
        String wrong = header(stratum);
        if (wrong != null) {
            return Refused.because(wrong);
        }
        if (packet.getLong(32) == 0 || packet.getLong(40) == 0) {
            return Refused.because("the server's stamps are zero");
        }
        long receive = micros(packet.getLong(32));
        long transmit = micros(packet.getLong(40));
        if (transmit < receive) {
            return Refused.because(
                    "the server says it answered "
                            + (receive - transmit)
                            + " us before it was asked");
        }
        long precision = precisionMicros();
        long delay = (receivedNanos - sentNanos) / 1_000 - (transmit - receive);
        if (delay < -precision - 2) {
            return Refused.because(
                    "the server says it worked " + -delay + " us longer than the whole exchange");
        }
        return Sample.of(
                sentNanos, receivedNanos, receive, transmit, rootDistanceMicros() + precision);
    }

    private Refused kissOfDeath() {
        var code = new StringBuilder(4);
        for (int at = 12; at < 16; at++) {
            int c = packet.get(at) & 0xff;
            if (c > ' ' && c < 0x7f) {
                code.append((char) c);
            }
        }
        String word = code.toString();
        return switch (word) {
            case "DENY", "RSTR" ->
                    new Refused("the server denies access (kiss code " + word + ")", Advice.STOP);
            case "RATE" ->
                    new Refused("the server is asked too often (kiss code RATE)", Advice.SLOW_DOWN);
            case "" -> Refused.because("the server is not synchronized (stratum 0)");
            default ->
                    Refused.because("the server gives no time (stratum 0, kiss code " + word + ")");
        };
    }

    private @Nullable String header(int stratum) {
        if ((packet.get(0) >> 6 & 3) == LEAP_ALARM) {
            return "the server is not synchronized (leap indicator " + LEAP_ALARM + ")";
        }
        if (stratum >= STRATUM_UNSYNCHRONIZED) {
            return "the server is not synchronized (stratum " + stratum + ")";
        }
        long distance = rootDistanceMicros();
        if (distance >= ROOT_DISTANCE_MAX_MICROS) {
            return "the server says its clock may be wrong by " + distance / 1_000_000 + " s";
        }
        return null;
    }

    /// Half the root delay and the root dispersion, unsigned: a negative delay is absurd too.
    private long rootDistanceMicros() {
        long delay = packet.getInt(4) & 0xffff_ffffL;
        long dispersion = packet.getInt(8) & 0xffff_ffffL;
        return (((delay / 2 + dispersion) * 1_000_000) >> 16) + 1;
    }

    /// The resolution of the server's clock. A server that names whole seconds and yet sends
    /// fractions left the field empty.
    private long precisionMicros() {
        int exponent = packet.get(3);
        if (exponent >= 0) {
            boolean fractions = packet.getInt(36) != 0 || packet.getInt(44) != 0;
            return fractions ? PRECISION_UNSET_MICROS : 1_000_000;
        }
        return (1_000_000L >> Math.min(-exponent, 31)) + 1;
    }

    /// Microseconds since 1970 of an NTP stamp. The seconds wrap in 2036: with the highest bit set
    /// they count from 1900, without it from 2036 (RFC 4330 section 3), which covers 1968 to 2104
    /// whatever the host's own clock says.
    static long micros(long stamp) {
        long seconds = (stamp >>> 32) + (stamp < 0 ? ERA_0_SECONDS : ERA_1_SECONDS);
        long fraction = ((stamp & 0xffff_ffffL) * 1_000_000) >>> 32;
        return seconds * 1_000_000 + fraction;
    }
}
