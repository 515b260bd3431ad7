package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.store.ExportQuery;
import io.hostpulse.store.Login;
import io.hostpulse.store.Store;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// A request of many messages, which the store may pack while they are read, is answered and kept
/// as several short ones are.
final class LongRequestTest extends InHouse {
    private static final int LINES = 60;

    private String line(int seq) {
        return Messages.line(
                Messages.AGENT, seq, house.clock.micros() - (LINES - seq) * 1_000_000L);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int seq = 1; seq <= LINES; seq++) {
            lines.add(line(seq));
        }
        return lines;
    }

    /// Another house with the store that a user has.
    private void inFile() throws Exception {
        house.close();
        String url = "jdbc:sqlite:" + folder.resolve("long.db");
        Store store = Stores.open(url, Login.NONE, StoreLimits.DEFAULT, _ -> {});
        house = new House(House.config(folder), store);
    }

    private static List<String> loads(Store store) throws Exception {
        List<String> loads = new ArrayList<>();
        store.export(
                new ExportQuery(Messages.AGENT, Group.LOAD, 0, Long.MAX_VALUE / 2),
                (time, table) -> loads.add(time + " " + table.number(0, 0)));
        return loads;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatCannotBeReadIsRefusedByNameAndCostsNoOther(boolean inFile) throws Exception {
        if (inFile) {
            inFile();
        }
        List<String> good = lines();
        List<String> lines = new ArrayList<>(good);
        for (int bad : new int[] {30, 31, 59}) {
            lines.set(bad, lines.get(bad).replace("\"w1_avg\":", "\"w1_avg\":\"x\",\"x\":"));
        }
        lines.add(
                12,
                "{\"gap\":{\"journal\":\""
                        + Messages.JOURNAL
                        + "\",\"epoch\":1,\"from\":70,\"to\":74,\"cause\":\"expired\"}}\n");
        Wire.Answer answer = house.send(String.join("", lines));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text())
                .contains("\"from\":1,\"to\":30}")
                .contains("\"from\":33,\"to\":59}")
                .contains("\"from\":70,\"to\":74}")
                .contains("\"seq\":31,\"code\":\"malformed\"")
                .contains("\"seq\":32,\"code\":\"malformed\"")
                .contains("\"seq\":60,\"code\":\"malformed\"");
        assertThat(loads(house.store)).hasSize(LINES - 3).first().asString().endsWith(" 101");
        assertThat(house.send(String.join("", good)).text()).contains("\"from\":1,\"to\":60}");
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_messages_total 60\n")
                .contains("hostpulse_server_messages_repeated_total 57\n");
        List<String> loads = loads(house.store);
        assertThat(loads).hasSize(LINES);
        for (int i = 0; i < LINES; i++) {
            assertThat(loads.get(i)).endsWith(" " + (101 + i));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasMadeBeforeTheTimeWasKnownIsCorrected(boolean inFile) throws Exception {
        if (inFile) {
            inFile();
        }
        long began = house.clock.micros() - 3_600_000_000L;
        var body = new StringBuilder();
        for (int seq = 1; seq <= LINES; seq++) {
            // One is lost in the middle, when many are packed already.
            var clock =
                    seq == 41
                            ? Messages.lostAt(86_400_000_000L, 60_000_000)
                            : Messages.synchronizedAt(began + 1_000_000_000 + seq * 1_000_000L);
            body.append(Messages.text(Messages.snapshot(Messages.AGENT, seq, clock))).append('\n');
        }
        assertThat(house.send(body.toString()).text()).contains("\"from\":1,\"to\":60}");
        assertThat(house.get("/metrics").text())
                .contains("hostpulse_server_messages_restamped_total 1\n");
        List<String> loads = loads(house.store);
        assertThat(loads).hasSize(LINES);
        assertThat(loads.getFirst()).endsWith(" 141");
        String first = loads.getFirst();
        long corrected = Long.parseLong(first.substring(0, first.indexOf(' ')));
        // The last message says when the boot began: all say the same time after it.
        assertThat(corrected).isBetween(began + 59_000_000, began + 121_000_000);
    }

    @Test
    void whoListensHearsTheLastOnes() throws Exception {
        inFile();
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/live?groups=load HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(wire.line()).contains("200");
            String line = wire.line();
            while (!line.contains(":") || line.contains(": ")) {
                line = wire.line();
            }
            house.send(String.join("", lines()));
            while (!line.contains("\"seq\":60,")) {
                line = wire.line();
            }
            assertThat(line).contains("\"load\":{\"w1_avg\":1.6}");
        }
    }
}
