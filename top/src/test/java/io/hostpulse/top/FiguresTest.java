package io.hostpulse.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.groups.DiskIo;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Figures, rates and what is wrong with a host.
final class FiguresTest {
    private static final long NOW = SampleHost.START_MICROS;

    private static Shown.Hosts fleet(String host) throws SourceException {
        return fleet("", host);
    }

    private static Shown.Hosts fleet(String server, String host) throws SourceException {
        String answer = "{\"now_us\":" + NOW + server + ",\"hosts\":[" + host + "]}";
        return FleetAnswer.of(JsonText.read(answer.getBytes(StandardCharsets.UTF_8)));
    }

    private static Health health(String host) throws SourceException {
        return health(fleet(host));
    }

    private static Health health(Shown.Hosts hosts) {
        return Health.of(
                hosts.hosts().getFirst(), OptionalLong.of(hosts.serverMicros()), Language.EN);
    }

    @Test
    void aServersFiguresAreUnderstood() throws SourceException {
        Figures host =
                fleet(
                                """
                                {"agent":"a","hostname":"n\\u4e00","cluster":null,"load1":0.5,
                                 "fs":86.5,"fs_mount":"/srv","interval_ms":1000,
                                 "newer":{"deep":[1,{}]},
                                 "trouble":[{"group":"net","state":"denied","why":"x"}]}
                                """)
                        .hosts()
                        .getFirst();
        assertThat(host.hostname()).isEqualTo("n一");
        assertThat(host.cluster()).isEmpty();
        assertThat(host.get(Figure.LOAD1)).hasValue(0.5);
        assertThat(host.get(Figure.CPU)).isEmpty();
        assertThat(host.trouble()).containsExactly(new Figures.Trouble("net", "denied"));
    }

    @Test
    void nobodyIsSilentForAServerThatTakesNothingInOrHasJustBegunTo() throws SourceException {
        String old = "{\"agent\":\"a\",\"interval_ms\":1000,\"last_seen_us\":1}";
        Shown.Hosts full = fleet(",\"not_ready\":\"full\"", old);
        assertThat(full.notReady()).hasValue(Word.NOT_READY_FULL);
        assertThat(health(full).level()).isEqualTo(Level.OK);
        assertThat(fleet(",\"not_ready\":\"later\"", old).notReady()).isPresent();
        String since = ",\"ready_since_us\":";
        assertThat(health(fleet(since + (NOW - 65_000_000), old)).level()).isEqualTo(Level.OK);
        assertThat(health(fleet(since + (NOW - 91_000_000), old)).level()).isEqualTo(Level.SILENT);
        assertThat(fleet(since + NOW, old).notReady()).isEmpty();
    }

    @Test
    void silenceIsJudgedByTheServersClock() throws SourceException {
        String seen = "{\"agent\":\"a\",\"interval_ms\":1000,\"last_seen_us\":";
        assertThat(health(seen + (NOW - 5_000_000) + "}").level()).isEqualTo(Level.OK);
        assertThat(health(seen + (NOW - 10_000_000) + "}").level()).isEqualTo(Level.WARN);
        assertThat(health(seen + (NOW - 31_000_000) + "}").level()).isEqualTo(Level.SILENT);
        String slow = "{\"agent\":\"a\",\"interval_ms\":60000,\"last_seen_us\":";
        assertThat(health(slow + (NOW - 100_000_000) + "}").level()).isEqualTo(Level.OK);
    }

    @Test
    void theWorstReasonStandsFirst() throws SourceException {
        Health health =
                health("{\"agent\":\"a\",\"cpu\":96.0,\"unexplained\":3,\"offset_us\":-2000000}");
        assertThat(health.level()).isEqualTo(Level.BAD);
        assertThat(health.reasons())
                .extracting(Health.Reason::words)
                .containsExactly(
                        "3 messages missing, nobody knows why",
                        "CPU 96.0 % busy",
                        "clock 2.00 s off");
    }

    @Test
    void aHostsOwnFiguresAreThoseThatAServerWouldTell() {
        Snapshot snapshot = SampleHost.plain().at(9);
        snapshot.status(Group.NETWORK).worsen(State.DENIED, "no");
        Figures figures = Figures.of(snapshot);
        assertThat(figures.get(Figure.CPU, 0)).isCloseTo(100 - 39.5 - 4.8, within(0.01));
        assertThat(figures.get(Figure.MEM, 0)).isCloseTo(100 - 100 * 3_100 / 7_982.0, within(0.1));
        assertThat(figures.get(Figure.FS, 0)).isCloseTo(93.5, within(0.01));
        assertThat(figures.fullest()).isEqualTo("/srv/data");
        assertThat(figures.get(Figure.PRESSURE_CPU, 0)).isCloseTo(12.5, within(0.01));
        assertThat(figures.trouble()).containsExactly(new Figures.Trouble("network", "denied"));
    }

    @Test
    void aCounterThatSteppedBackHasNoRate() {
        SampleHost host = SampleHost.plain();
        var forward = new Values(host.at(9), Optional.of(host.at(7)));
        assertThat(forward.rate(Group.DISKIO, 0, DiskIo.READ_BYTES)).hasValue(655_360);
        var back = new Values(host.at(9), Optional.of(host.at(9)));
        assertThat(back.rate(Group.DISKIO, 0, DiskIo.READ_BYTES)).isEmpty();
        Snapshot anew = host.at(8);
        anew.table(Group.DISKIO).set(0, DiskIo.READ_BYTES, 1L << 50);
        assertThat(
                        new Values(host.at(9), Optional.of(anew))
                                .rate(Group.DISKIO, 0, DiskIo.READ_BYTES))
                .isEmpty();
        assertThat(new Values(host.at(9)).rate(Group.DISKIO, 0, DiskIo.READ_BYTES)).isEmpty();
    }

    @Test
    void numbersAreThoseOfThePage() {
        assertThat(Numbers.bytes(1_023.6)).isEqualTo("1.00 KiB");
        assertThat(Numbers.bytes(0)).isEqualTo("0 B");
        assertThat(Numbers.bytes(123.4 * 1_048_576)).isEqualTo("123 MiB");
        assertThat(Numbers.percent(99.97)).isEqualTo("100 %");
        assertThat(Numbers.seconds(0.00045)).isEqualTo("450 us");
        assertThat(Numbers.coarse(7_300)).isEqualTo("2 h");
        assertThat(Numbers.count(12_345)).isEqualTo("12.3k");
        assertThat(Numbers.cpuTime(754.56)).isEqualTo("12:34.56");
        assertThat(Numbers.cpuTime(40_000)).isEqualTo("11h06");
    }
}
