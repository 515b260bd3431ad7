package io.hostpulse.agent.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.agent.time.ProbeResult.Advice;
import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.agent.time.ProbeResult.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

class NtpSourceTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final HostClock clock = new HostClock();

    private NtpSource source(String host, int port) {
        return new NtpSource(host + ":" + port, TIMEOUT, clock::nanoTime);
    }

    private ProbeResult probe(NtpServerFake server) {
        return source("127.0.0.1", server.port()).probe();
    }

    private Refused refusal(NtpServerFake.Spoiler spoiler) throws IOException {
        try (var server = NtpServerFake.spoilt(spoiler)) {
            return (Refused) probe(server);
        }
    }

    private String passedOver(NtpServerFake.Spoiler spoiler) throws IOException {
        try (var server = NtpServerFake.spoilt(spoiler)) {
            var source = new NtpSource("127.0.0.1:" + server.port(), SHORT, clock::nanoTime);
            return ((Refused) source.probe()).why();
        }
    }

    /// How far the sample's clock is ahead of the host's.
    private long offsetMicros(Sample sample) {
        long age = (clock.nanoTime() - sample.atNanos()) / 1_000;
        return sample.sourceMicros() + age - clock.wallMicros();
    }

    private static NtpServerFake.Spoiler set(int index, int value) {
        return sound -> {
            sound[index] = (byte) value;
            return sound;
        };
    }

    private static NtpServerFake.Spoiler setLong(int index, long value) {
        return sound -> {
            ByteBuffer.wrap(sound).putLong(index, value);
            return sound;
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 37_500_000, -3_250_000, 86_400_000_000_000L})
    void theOffsetOfAServerIsFoundWithinItsError(long offset) throws IOException {
        try (var server = NtpServerFake.sound(offset)) {
            Sample sample = (Sample) probe(server);

            assertThat(offsetMicros(sample))
                    .isCloseTo(offset, within(sample.errorMicros() + 5_000));
            assertThat(sample.sourceErrorMicros()).isBetween(2_400L, 3_000L);
        }
    }

    @Test
    void aServerOfEraOneIsUnderstood() throws IOException {
        long offset = Instant.parse("2040-01-01T00:00:00Z").getEpochSecond() * 1_000_000;
        offset -= clock.wallMicros();
        try (var server = NtpServerFake.sound(offset)) {
            Sample sample = (Sample) probe(server);

            assertThat(offsetMicros(sample))
                    .isCloseTo(offset, within(sample.errorMicros() + 5_000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1968-01-20T03:14:08Z",
        "1970-01-01T00:00:00Z",
        "2026-11-22T11:25:00.123457Z",
        "2036-02-07T06:28:15.999999Z",
        "2036-02-07T06:28:16Z",
        "2104-02-26T09:42:23Z"
    })
    void everyStampFrom1968To2104IsUnderstood(Instant instant) {
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;

        assertThat(NtpAnswer.micros(NtpServerFake.stamp(micros))).isEqualTo(micros);
    }

    @Test
    void anIpv6ServerIsAsked() throws IOException {
        try (var server = new NtpServerFake("::1", 1_000_000, sound -> sound)) {
            Sample sample = (Sample) source("[::1]", server.port()).probe();

            assertThat(offsetMicros(sample))
                    .isCloseTo(1_000_000, within(sample.errorMicros() + 5_000));
        }
    }

    @Test
    void theErrorOfASlowServerContainsTheTruth() throws IOException {
        NtpServerFake.Spoiler slow =
                sound -> {
                    Thread.sleep(400);
                    return sound;
                };
        try (var server = new NtpServerFake("127.0.0.1", 37_500_000, slow)) {
            var source = new NtpSource("127.0.0.1:" + server.port(), TIMEOUT, clock::nanoTime);
            Sample sample = (Sample) source.probe();

            assertThat(sample.delayMicros()).isGreaterThan(400_000);
            assertThat(offsetMicros(sample))
                    .isCloseTo(37_500_000, within(sample.errorMicros() + 5_000))
                    .isLessThan(37_400_000);
        }
    }

    @Test
    void theQuestionTellsNothingOfTheHost() throws IOException {
        try (var server = NtpServerFake.sound(0)) {
            probe(server);
            byte[] first = server.question;
            probe(server);

            assertThat(first).hasSize(48).startsWith(0x23);
            assertThat(Arrays.copyOfRange(first, 1, 40)).containsOnly(0);
            assertThat(Arrays.copyOfRange(first, 40, 48))
                    .isNotEqualTo(Arrays.copyOfRange(server.question, 40, 48));
        }
    }

    @Test
    void aServerOfVersion3IsUnderstood() throws IOException {
        try (var server = NtpServerFake.spoilt(set(0, 0x1c))) {
            assertThat(probe(server)).isInstanceOf(Sample.class);
        }
    }

    @Test
    void aServerThatIsNotSynchronizedIsRefused() throws IOException {
        assertThat(refusal(set(0, 0xe4)).why()).contains("leap indicator 3");
        assertThat(refusal(set(1, 16)).why()).contains("stratum 16");
        assertThat(refusal(set(1, 255)).why()).contains("stratum 255");
        assertThat(refusal(setLong(4, 0x0000_0000_0010_0000L)).why()).contains("by 16 s");
        assertThat(refusal(setLong(4, 0xffff_0000_0000_0000L)).why()).contains("by 32767 s");
    }

    @Test
    void aKissOfDeathSaysWhetherToAskAgain() throws IOException {
        assertThat(refusal(kiss("DENY")).advice()).isEqualTo(Advice.STOP);
        assertThat(refusal(kiss("RSTR")).advice()).isEqualTo(Advice.STOP);
        assertThat(refusal(kiss("RATE")).advice()).isEqualTo(Advice.SLOW_DOWN);
        assertThat(refusal(kiss("INIT")))
                .isEqualTo(
                        new Refused(
                                "the server gives no time (stratum 0, kiss code INIT)",
                                Advice.RETRY));
        assertThat(refusal(kiss("\0\0\0\0")).why()).contains("not synchronized (stratum 0)");
    }

    private static NtpServerFake.Spoiler kiss(String code) {
        return sound -> {
            sound[0] = (byte) 0xe4;
            sound[1] = 0;
            for (int i = 0; i < 4; i++) {
                sound[12 + i] = (byte) code.charAt(i);
            }
            return sound;
        };
    }

    @Test
    void stampsThatCannotBeAreRefused() throws IOException {
        assertThat(refusal(setLong(40, 0)).why()).contains("stamps are zero");
        assertThat(refusal(setLong(32, 0)).why()).contains("stamps are zero");
        assertThat(refusal(later(32)).why()).contains("before it was asked");
        assertThat(refusal(later(40)).why()).contains("longer than the whole exchange");
    }

    private static NtpServerFake.Spoiler later(int index) {
        return sound -> {
            ByteBuffer answer = ByteBuffer.wrap(sound);
            answer.putLong(index, answer.getLong(index) + (2L << 32));
            return sound;
        };
    }

    @Test
    void datagramsThatAnswerNoQuestionAreRefused() throws IOException {
        assertThat(passedOver(sound -> Arrays.copyOf(sound, 47))).contains("47 bytes");
        assertThat(passedOver(set(0, 0x25))).contains("mode 5");
        assertThat(passedOver(set(0, 0x23))).contains("mode 3");
        assertThat(passedOver(set(0, 0x0c))).contains("version 1");
        assertThat(passedOver(set(0, 0x3c))).contains("version 7");
        assertThat(passedOver(setLong(24, 42))).contains("another question");
        assertThat(passedOver(kissWithoutCookie())).contains("another question");
    }

    private static NtpServerFake.Spoiler kissWithoutCookie() {
        return sound -> {
            ByteBuffer.wrap(sound).putLong(24, 42);
            return kiss("DENY").spoil(sound);
        };
    }

    @Test
    void aSilentServerIsGivenUpAfterTheTimeout() throws IOException {
        long before = clock.nanoTime();

        assertThat(passedOver(_ -> new byte[0])).isEqualTo("no answer within 200 ms");
        assertThat(clock.nanoTime() - before).isBetween(190_000_000L, 2_000_000_000L);
    }

    @Test
    void aClosedPortIsLearntAtOnce() throws IOException {
        int port;
        try (var socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            port = socket.getLocalPort();
        }
        long before = clock.nanoTime();

        assertThat(source("127.0.0.1", port).probe())
                .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.why()).contains("ICMP"));
        assertThat(clock.nanoTime() - before).isLessThan(TIMEOUT.toNanos());
    }

    @Test
    void aNameThatDoesNotExistIsNamed() {
        assertThat(source("no-such-host.invalid", 123).probe())
                .isEqualTo(Refused.because("the name no-such-host.invalid cannot be resolved"));
    }

    @Test
    void anAddressMayBeWrittenInEveryUsualWay() {
        assertThat(described("time.example.org")).isEqualTo("ntp time.example.org:123");
        assertThat(described("time.example.org:1123")).isEqualTo("ntp time.example.org:1123");
        assertThat(described("[2001:db8::1]:1123")).isEqualTo("ntp [2001:db8::1]:1123");
        assertThat(described("2001:db8::1")).isEqualTo("ntp [2001:db8::1]:123");
        assertThat(described("[2001:db8::1]")).isEqualTo("ntp [2001:db8::1]:123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":123", "host:", "host:0", "host:65536", "http://host", "a b"})
    void whatIsNoAddressIsRefusedAtTheStart(String server) {
        assertThatThrownBy(() -> described(server)).isInstanceOf(IllegalArgumentException.class);
    }

    private String described(String server) {
        return new NtpSource(server, TIMEOUT, clock::nanoTime).describe();
    }

    private static org.assertj.core.data.Offset<Long> within(long micros) {
        return org.assertj.core.data.Offset.offset(micros);
    }
}
