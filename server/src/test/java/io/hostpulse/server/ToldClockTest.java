package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.server.ServerConfig.ClockTrust;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.server.state.ToldClock;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the server says of its own clock, of what its kernel says.
final class ToldClockTest {
    private static final KernelWord NEVER_KEPT = new KernelWord.Unkept(16_000_000);

    private static final String OWN =
            "{\"error_us\":0,\"synchronized\":true,\"kernel_synchronized\":false}";
    private static final String LOST =
            "{\"error_us\":16000000,\"synchronized\":false,\"kernel_synchronized\":false}";

    private final HandClock clock = new HandClock();
    private final List<String> log = new ArrayList<>();

    private ToldClock told(ClockTrust trust, boolean isAlone) {
        return new ToldClock(trust, isAlone, clock, log::add);
    }

    private static String said(ToldClock told) {
        byte[] json = told.write(new JsonOut().object()).endObject().toBytes();
        return new String(json, StandardCharsets.UTF_8);
    }

    private static String kept(long errorMicros) {
        return "{\"error_us\":"
                + errorMicros
                + ",\"synchronized\":true,\"kernel_synchronized\":true}";
    }

    @Test
    void aKeptClockIsAsGoodAsItsKernelSays() {
        clock.word = new KernelWord.Kept(12_345);
        assertThat(said(told(ClockTrust.AUTO, false))).isEqualTo(kept(12_345));
        assertThat(said(told(ClockTrust.KERNEL, true))).isEqualTo(kept(12_345));
        assertThat(log).isEmpty();
    }

    @Test
    void theKernelIsAskedOnceASecondAtMost() {
        clock.word = new KernelWord.Kept(10);
        ToldClock told = told(ClockTrust.AUTO, true);
        for (int i = 0; i < 1_000; i++) {
            said(told);
        }
        assertThat(clock.asked()).isEqualTo(1);
        clock.word = new KernelWord.Kept(7_000);
        clock.pass(1);
        assertThat(said(told)).isEqualTo(kept(7_000));
        assertThat(said(told)).isEqualTo(kept(7_000));
        assertThat(clock.asked()).isEqualTo(2);
    }

    @Test
    void onAMachineWhoseClockNothingKeepsAgentsTakeItAsTheServersOwnTime() {
        clock.word = NEVER_KEPT;
        assertThat(said(told(ClockTrust.AUTO, true))).isEqualTo(OWN);
        assertThat(log).isEmpty();
        ToldClock ofAFleet = told(ClockTrust.AUTO, false);
        clock.pass(5);
        assertThat(said(ofAFleet)).isEqualTo(OWN);
        assertThat(log)
                .singleElement()
                .asString()
                .contains("nothing keeps this machine's clock in step", "chrony", "server.clock");
    }

    @Test
    void aClockThatHasLostItsKeeperIsNotToBeTaken() {
        clock.word = NEVER_KEPT;
        ToldClock told = told(ClockTrust.AUTO, true);
        clock.pass(1);
        clock.word = new KernelWord.Kept(4_000);
        assertThat(said(told)).isEqualTo(kept(4_000));
        assertThat(log).singleElement().asString().contains("kept in step", "within 4000 us");
        clock.pass(1);
        clock.word = NEVER_KEPT;
        assertThat(said(told)).isEqualTo(LOST);
        clock.pass(1);
        assertThat(said(told)).isEqualTo(LOST);
        assertThat(log).hasSize(2);
        assertThat(log.getLast()).contains("any more", "agents take no time from it");
        clock.pass(1);
        clock.word = new KernelWord.Kept(90);
        assertThat(said(told)).isEqualTo(kept(90));
    }

    @Test
    void whoWantsTheKernelsWordGetsIt() {
        clock.word = NEVER_KEPT;
        assertThat(said(told(ClockTrust.KERNEL, true))).isEqualTo(LOST);
        assertThat(log).singleElement().asString().contains("agents take no time from it");
    }

    @Test
    void aTrustedClockIsTrustedWithoutAQuestion() {
        clock.word = NEVER_KEPT;
        ToldClock told = told(ClockTrust.TRUSTED, false);
        clock.pass(10);
        assertThat(said(told)).isEqualTo("{\"error_us\":0,\"synchronized\":true}");
        assertThat(clock.asked()).isZero();
        assertThat(log).isEmpty();
    }

    @Test
    void ofAKernelThatCannotBeAskedNothingIsSaidAndThatOnce() {
        ToldClock told = told(ClockTrust.KERNEL, true);
        clock.pass(1);
        assertThat(said(told)).isEqualTo("{\"error_us\":0,\"synchronized\":true}");
        assertThat(log).singleElement().asString().contains("nobody is there");
    }

    @Test
    void betweenTwoWordsOfItsKeeperTheErrorGrowsAsAgentsCount() {
        clock.word = new KernelWord.Kept(1_000);
        ToldClock told = told(ClockTrust.AUTO, true);
        // 34 minutes, the longest pause of systemd-timesyncd: the kernel's own sum is above 1 s.
        for (int second = 1; second <= 2_048; second++) {
            clock.pass(1);
            clock.word = new KernelWord.Kept(1_000 + 500L * second);
            said(told);
        }
        assertThat(said(told)).isEqualTo(kept(1_000 + 50 * 2_048));
        clock.pass(1);
        clock.word = new KernelWord.Kept(300);
        assertThat(said(told)).as("spoken, better").isEqualTo(kept(300));
        clock.pass(1);
        clock.word = new KernelWord.Kept(400_000);
        assertThat(said(told)).as("spoken, worse").isEqualTo(kept(400_000));
    }

    @Test
    void theErrorIsNeverAboveTheKernelsOwn() {
        clock.word = new KernelWord.Kept(1_000);
        ToldClock told = told(ClockTrust.AUTO, true);
        clock.pass(100);
        clock.word = new KernelWord.Kept(1_020);
        assertThat(said(told)).isEqualTo(kept(1_005 + 15));
    }

    @Test
    void theKernelOfThisMachineIsUnderstood() {
        KernelWord word = Adjtimex.ask();
        switch (word) {
            case KernelWord.Kept kept -> assertThat(kept.errorMicros()).isNotNegative();
            case KernelWord.Unkept unkept -> assertThat(unkept.errorMicros()).isPositive();
            case KernelWord.Silent silent ->
                    assertThat(silent.why()).as("only a sandbox may forbid it").contains("errno");
        }
    }

    @Test
    void theKernelsBitsMeanWhatTheManualSays() {
        assertThat(Adjtimex.word(0, 77)).isEqualTo(new KernelWord.Kept(77));
        assertThat(Adjtimex.word(0x2001, 77)).isEqualTo(new KernelWord.Kept(77));
        assertThat(Adjtimex.word(0x40, 16_000_000)).isEqualTo(NEVER_KEPT);
        assertThat(Adjtimex.word(0x2041, 16_000_000)).isEqualTo(NEVER_KEPT);
        assertThat(Adjtimex.word(0, -1)).isInstanceOf(KernelWord.Silent.class);
    }
}
