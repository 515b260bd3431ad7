package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostpulse.server.Inbox.Letter;
import io.hostpulse.server.Inbox.Parcel;
import io.hostpulse.server.Inbox.Trust;
import io.hostpulse.store.Gap;
import io.hostpulse.store.Mark;
import io.hostpulse.store.Overtaken;
import io.hostpulse.store.SeqRange;
import io.hostpulse.store.StoreException;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Messages that come by a feed and not by HTTP.
final class InboxTest {
    private static final String FEED = "kafka/servers/hostpulse/0";
    private static final long MINUTE = 60_000_000;

    @TempDir private Path folder;
    private FailingStore store;
    private House house;
    private Inbox inbox;
    private long owner;
    private final List<String> aside = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        store = new FailingStore(Stores.memory(StoreLimits.DEFAULT));
        house = new House(House.config(folder), store);
        inbox = house.server.inbox(Trust.TOPIC);
        owner = inbox.claim(FEED).owner();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private long now() {
        return house.clock.micros();
    }

    private static Letter letter(long offset, String text, long... arrived) {
        return new Letter(
                offset,
                text.getBytes(StandardCharsets.UTF_8),
                arrived.length == 0 ? OptionalLong.empty() : OptionalLong.of(arrived[0]));
    }

    private Letter message(long seq, long timeMicros, long... arrived) {
        return letter(seq, Messages.line(Messages.AGENT, seq, timeMicros).stripTrailing(), arrived);
    }

    private void take(long next, Letter... letters) throws Exception {
        take(inbox, next, letters);
    }

    private void take(Inbox into, long next, Letter... letters) throws Exception {
        into.take(
                List.of(new Parcel(new Mark(FEED, owner, next), List.of(letters))),
                (feed, letter, why) -> aside.add(feed + "@" + letter.offset() + ": " + why));
    }

    private long messages() throws StoreException {
        return store.host(Messages.AGENT).orElseThrow().messages();
    }

    @Test
    void messagesAreKeptWithTheirFeedsMark() throws Exception {
        take(3, message(1, now()), message(2, now()));
        assertThat(messages()).isEqualTo(2);
        assertThat(inbox.claim(FEED).next()).hasValue(3);
        assertThat(aside).isEmpty();
    }

    @Test
    void aMessageThatHasComeByHttpIsKeptOnce() throws Exception {
        String line = Messages.line(Messages.AGENT, 1, now());
        assertThat(house.send(line).status()).isEqualTo(200);
        take(2, letter(1, line.stripTrailing()));
        assertThat(messages()).isEqualTo(1);
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_messages_repeated_total 1\n")
                .contains("hostpulse_server_feed_records_total 1\n");
    }

    @Test
    void whatIsNoMessageIsSetAsideAndStopsNothing() throws Exception {
        take(
                9,
                message(1, now()),
                letter(2, "not json"),
                letter(3, ""),
                letter(4, "{\"some\":\"body\"}"),
                letter(5, "{\"gap\":{\"from\":1}}"),
                letter(6, "\u0000\u0001"),
                message(7, now()));
        assertThat(messages()).isEqualTo(2);
        assertThat(aside).hasSize(5).allSatisfy(line -> assertThat(line).startsWith(FEED + "@"));
        assertThat(inbox.claim(FEED).next()).hasValue(9);
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_feed_records_aside_total 5\n");
    }

    @Test
    void aBrokenMessageWhoseKeyStandsThereIsAGapWithAReason() throws Exception {
        String whole = Messages.line(Messages.AGENT, 2, now());
        take(
                4,
                message(1, now()),
                letter(2, whole.substring(0, whole.length() - 20)),
                message(3, now()));
        assertThat(aside).hasSize(1);
        assertThat(store.completeness(Messages.AGENT).toString()).contains("REJECTED");
        assertThat(store.completeness(Messages.AGENT).unexplained()).isZero();
    }

    @Test
    void whatTheStoreRefusesIsSetAsideAndIsAGap() throws Exception {
        long old = now() - Duration.ofDays(30).toNanos() / 1_000;
        take(3, message(1, now()), message(2, old), message(3, now()));
        assertThat(messages()).isEqualTo(2);
        assertThat(aside).singleElement().asString().contains("@2: too_old");
        assertThat(store.completeness(Messages.AGENT).toString()).contains("REJECTED");
    }

    @Test
    void reportsOfGapsAreTaken() throws Exception {
        String gap =
                "{\"gap\":{\"agent\":\""
                        + Messages.AGENT
                        + "\",\"journal\":\""
                        + Messages.JOURNAL
                        + "\",\"epoch\":1,\"from\":2,\"to\":5,\"cause\":\"expired\"}}";
        take(7, message(1, now()), letter(2, gap), message(6, now()));
        assertThat(store.completeness(Messages.AGENT).holes())
                .extracting(Gap::range)
                .containsExactly(new SeqRange(Messages.JOURNAL, 1, 2, 5));
        assertThat(aside).isEmpty();
    }

    @Test
    void aHostIsSeenWhenItsMessageCameToTheBrokerAndNotWhenItWasRead() throws Exception {
        long came = now() - 10 * MINUTE;
        take(2, message(1, came - 1_000, came));
        assertThat(store.host(Messages.AGENT).orElseThrow().lastSeenMicros()).isEqualTo(came);
    }

    @Test
    void aBrokersClockThatIsBehindMakesNoMessageOneFromTheFuture() throws Exception {
        long made = (now() - MINUTE) / 1_000 * 1_000;
        take(2, message(1, made, made - 10 * MINUTE));
        assertThat(aside).isEmpty();
        assertThat(store.host(Messages.AGENT).orElseThrow().lastSeenMicros()).isEqualTo(made);
    }

    @Test
    void aBrokersClockThatIsAheadIsNow() throws Exception {
        take(2, message(1, now(), now() + 10 * MINUTE));
        assertThat(store.host(Messages.AGENT).orElseThrow().lastSeenMicros())
                .isLessThanOrEqualTo(now());
    }

    @Test
    void whereNobodySaysWhenAMessageCameItCameNow() throws Exception {
        long before = now();
        take(2, message(1, before - 60 * MINUTE));
        assertThat(store.host(Messages.AGENT).orElseThrow().lastSeenMicros())
                .isBetween(before, now());
    }

    @Test
    void onlyEnrolledAgentsAreTakenWhereThatIsWanted() throws Exception {
        house.enrol(Messages.OTHER);
        Inbox strict = house.server.inbox(Trust.ENROLLED);
        take(
                strict,
                3,
                message(1, now()),
                letter(2, Messages.line(Messages.OTHER, 1, now()).stripTrailing()));
        assertThat(store.host(Messages.AGENT)).isEmpty();
        assertThat(store.host(Messages.OTHER).orElseThrow().messages()).isEqualTo(1);
        assertThat(aside).singleElement().asString().contains("has not enrolled");
        take(3, message(1, now()));
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void aStoreThatIsAwayKeepsTheMarkWhereItIs() throws Exception {
        store.away = true;
        assertThatThrownBy(() -> take(2, message(1, now()))).isInstanceOf(StoreException.class);
        store.away = false;
        assertThat(store.host(Messages.AGENT)).isEmpty();
        take(2, message(1, now()));
        assertThat(messages()).isEqualTo(1);
    }

    @Test
    void whoWasOvertakenKeepsNothingAndCostsNoOther() throws Exception {
        house.server.inbox(Trust.TOPIC).claim(FEED);
        assertThatThrownBy(() -> take(2, message(1, now()))).isInstanceOf(Overtaken.class);
        assertThat(store.host(Messages.AGENT)).isEmpty();
        assertThat(house.send(Messages.line(Messages.OTHER, 1, now())).status()).isEqualTo(200);
    }
}
