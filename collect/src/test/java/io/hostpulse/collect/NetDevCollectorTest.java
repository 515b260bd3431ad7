package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Network;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class NetDevCollectorTest {
    private static final String HEADING = "Inter-| Receive | Transmit\n face |bytes |bytes\n";
    private static final String NUMBERS = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16";
    private final NetDevCollector interfaces = new NetDevCollector(Path.of("/none"), Filter.ALL);
    private final Table table = new Table(Group.NETWORK);

    @ParameterizedTest
    @CsvSource({
        "'  eth0: ', eth0",
        "'eth0:', eth0",
        "'ibr10:30: ', ibr10:30",
        "'ibr10::', ibr10:",
        "'a|b:', a|b",
        "'\u00e9\u00ff:', \\xe9\\xff",
        "'with space: ', with space"
    })
    void theNameEndsAtTheLastColon(String start, String name) {
        parse(HEADING + start + NUMBERS + "\n");
        assertThat(table.text(0, Network.INTERFACE).toString()).isEqualTo(name);
        assertThat(table.number(0, Network.RECEIVE_BYTES)).isEqualTo(1);
        assertThat(table.number(0, Network.TRANSMIT_COMPRESSED)).isEqualTo(16);
        assertThat(interfaces.findings().any()).isFalse();
    }

    @Test
    void aLineWithoutItsSixteenNumbersIsNotUnderstood() {
        parse(HEADING + "eth0: 1 2 3\n: " + NUMBERS + "\nlo " + NUMBERS + "\n");
        assertThat(table.rows()).isZero();
        assertThat(interfaces.findings().why())
                .contains("line 3: not understood")
                .contains("2 more");
    }

    @Test
    void aCounterThatWrappedBelowZeroIsAbsentAlone() {
        parse(HEADING + "eth0: 18446744073709551615 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        assertThat(table.has(0, Network.RECEIVE_BYTES)).isFalse();
        assertThat(table.number(0, Network.RECEIVE_PACKETS)).isEqualTo(2);
        assertThat(interfaces.findings().why()).contains("line 3: receive_bytes is '1844674407");
    }

    @Test
    void aNameThatStandsTwiceCountsOnce() {
        parse(HEADING + "a:" + NUMBERS + "\nb:" + NUMBERS + "\na:" + NUMBERS + "\n");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(interfaces.findings().why()).contains("is there twice");
    }

    @Test
    void anInterfaceThatTheFilterLeavesOutCostsNothing() {
        var filtered = new NetDevCollector(Path.of("/none"), Filter.excluding("veth*"));
        byte[] bytes =
                (HEADING + "veth1: x" + NUMBERS + "\neth0:" + NUMBERS + "\n").getBytes(ISO_8859_1);
        filtered.parse(bytes, bytes.length, table);
        assertThat(table.rows()).isEqualTo(1);
        assertThat(filtered.findings().any()).isFalse();
    }

    private void parse(String text) {
        table.clear();
        byte[] bytes = text.getBytes(ISO_8859_1);
        interfaces.parse(bytes, bytes.length, table);
    }
}
