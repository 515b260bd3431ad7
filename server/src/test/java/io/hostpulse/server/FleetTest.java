package io.hostpulse.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Cpu;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Mem;
import io.hostpulse.catalogue.groups.Net;
import io.hostpulse.store.StoreLimits;
import io.hostpulse.store.Stores;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// All hosts in a few figures, and what changes of them.
final class FleetTest extends InHouse {
    /// What an event says that is not the last of the list.
    private static final String MORE = "\"more\":true";

    private static final String NOT_READY = "\"not_ready\"";

    private void send(Snapshot snapshot) throws Exception {
        assertThat(house.send(Messages.text(snapshot) + "\n").status()).isEqualTo(200);
    }

    private Snapshot message(String agent, long seq) {
        return Messages.snapshot(agent, seq, Messages.synchronizedAt(house.clock.micros()));
    }

    private static void filesystem(Snapshot snapshot, String mount, long free, boolean readOnly) {
        var table = snapshot.table(Group.FILESYSTEM);
        int row = table.addRow();
        table.set(row, Filesystem.MOUNTPOINT, Text.of(mount));
        table.set(row, Filesystem.SIZE, 1_000);
        table.set(row, Filesystem.FREE, free);
        table.set(row, Filesystem.AVAILABLE, free);
        table.set(row, Filesystem.READONLY, readOnly ? 1 : 0);
    }

    @Test
    void aHostIsToldInFigures() throws Exception {
        Snapshot snapshot = message(Messages.AGENT, 1);
        var cpu = snapshot.table(Group.CPU);
        cpu.set(cpu.addRow(), Cpu.IDLE, 70_00);
        cpu.set(0, Cpu.IOWAIT, 5_00);
        cpu.set(0, Cpu.COUNT, 4);
        var mem = snapshot.table(Group.MEM);
        mem.set(mem.addRow(), Mem.TOTAL, 1_000_00);
        mem.set(0, Mem.ABS_USED, 250_00);
        filesystem(snapshot, "/", 400, false);
        filesystem(snapshot, "/full", 50, false);
        filesystem(snapshot, "/cdrom", 0, true);
        var net = snapshot.table(Group.NET);
        for (String name : List.of("lo", "eth0")) {
            int row = net.addRow();
            net.set(row, Net.NAME, Text.of(name));
            net.set(row, Net.READ, scaled(Net.READ.field().decimals(), 100));
            net.set(row, Net.WRITE, scaled(Net.WRITE.field().decimals(), 50));
        }
        snapshot.status(Group.SWAP).worsen(State.DENIED, "/proc/swaps may not be read");
        send(snapshot);
        assertThat(house.get("/api/v1/fleet").text())
                .contains("\"hostname\":\"web-1\"")
                .contains("\"cpu\":25")
                .contains("\"cpus\":4")
                .contains("\"mem\":25")
                .contains("\"fs\":95")
                .contains("\"fs_mount\":\"/full\"")
                .contains("\"net_recv\":10240")
                .contains("\"net_sent\":5120")
                .contains("\"missing\":0")
                .contains("{\"group\":\"swap\",\"state\":\"denied\",\"why\":\"/proc/swaps")
                .doesNotContain("\"disk_read\"")
                .doesNotContain("\"pressure_cpu\"");
    }

    private static long scaled(int decimals, long value) {
        long scaled = value;
        for (int i = 0; i < decimals; i++) {
            scaled *= 10;
        }
        return scaled;
    }

    @Test
    void afterTheFirstEventOnlyWhatChangedIsTold() throws Exception {
        send(message(Messages.AGENT, 1));
        send(message(Messages.OTHER, 1));
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/fleet/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            String first = data(wire);
            assertThat(first).contains(Messages.AGENT).contains(Messages.OTHER);
            send(message(Messages.OTHER, 2));
            String second = data(wire);
            assertThat(second)
                    .contains(Messages.OTHER)
                    .contains("\"messages\":2")
                    .contains("\"load1\":1.02")
                    .doesNotContain(Messages.AGENT)
                    .doesNotContain("\"hostname\"")
                    .doesNotContain("\"interval_ms\"");
        }
    }

    @Test
    void whoeverWatchesHearsThatMessagesAreNotTakenInAndSinceWhenTheyAreAgain() throws Exception {
        house.close();
        var failing = new FailingStore(Stores.memory(StoreLimits.DEFAULT));
        house = new House(House.config(folder), failing);
        send(message(Messages.AGENT, 1));
        assertThat(readySince(house.get("/api/v1/fleet").text())).isBetween(1L, now());
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/fleet/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(data(wire)).doesNotContain(NOT_READY);
            failing.away = true;
            long begun = now();
            assertThat(told(wire, "\"not_ready\":\"unavailable\"")).contains("\"hosts\":[]");
            assertThat(house.get("/api/v1/fleet").text())
                    .contains(NOT_READY)
                    .doesNotContain("ready_since_us");
            failing.away = false;
            assertThat(readySince(told(wire, "ready_since_us"))).isBetween(begun, now());
        }
        failing.fail = true;
        assertThat(house.send(Messages.text(message(Messages.AGENT, 2)) + "\n").status())
                .isEqualTo(503);
        assertThat(house.get("/api/v1/fleet").text()).contains("\"not_ready\":\"full\"");
    }

    private long now() {
        return house.clock.micros();
    }

    private static long readySince(String json) {
        return Long.parseLong(json.replaceAll(".*\"ready_since_us\":(\\d+).*", "$1"));
    }

    /// The next event that says this; those before it have nothing to do with it.
    private static String told(Wire wire, String words) throws Exception {
        String data = data(wire);
        while (!data.contains(words)) {
            data = data(wire);
        }
        return data;
    }

    @Test
    void whoeverAsksFirstWaitsForSomeHostsAndTheOthersFollow() throws Exception {
        house.close();
        var generous = new IngestLimits(256 << 20, 1_000, 1_000, Duration.ofMillis(2));
        house =
                new House(
                        House.config(folder, true, HttpLimits.DEFAULT, generous),
                        Stores.memory(StoreLimits.DEFAULT));
        for (int i = 0; i < 250; i++) {
            send(message("00000000-0000-4000-8000-000000000" + (100 + i), 1));
        }
        String last = "00000000-0000-4000-8000-000000000349";
        String lastButOne = "00000000-0000-4000-8000-000000000348";
        assertThat(house.get("/api/v1/fleet?host=" + last).text()).contains("\"load1\":1.01");
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/fleet/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(data(wire))
                    .contains("\"hostname\"")
                    .contains(MORE)
                    .doesNotContain(lastButOne);
            // A large event may come in several parts.
            boolean isTold = false;
            boolean isLast = false;
            while (!isTold || !isLast) {
                String line = wire.line();
                isTold |= line.contains(lastButOne);
                isLast |= line.startsWith("data: ") && !line.contains(MORE);
            }
        }
        assertThat(hosts(house.get("/api/v1/fleet").text())).isEqualTo(250);
    }

    private static int hosts(String json) {
        return json.split("\"hostname\"", -1).length - 1;
    }

    @Test
    void aFigureThatIsNoLongerKnownIsTakenAway() throws Exception {
        Snapshot snapshot = message(Messages.AGENT, 1);
        filesystem(snapshot, "/", 400, false);
        send(snapshot);
        try (Wire wire = house.connect()) {
            wire.send("GET /api/v1/fleet/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(data(wire)).contains("\"fs\":60");
            send(message(Messages.AGENT, 2));
            assertThat(data(wire)).contains("\"fs\":null").contains("\"fs_mount\":null");
        }
    }

    @Test
    void oneHostAloneCanBeWatched() throws Exception {
        send(message(Messages.AGENT, 1));
        send(message(Messages.OTHER, 1));
        assertThat(house.get("/api/v1/fleet?host=" + Messages.AGENT).text())
                .contains(Messages.AGENT)
                .doesNotContain(Messages.OTHER);
    }

    @Test
    void aHostsPageHearsMessagesAndFiguresOnOneConnection() throws Exception {
        send(message(Messages.AGENT, 1));
        send(message(Messages.OTHER, 1));
        try (Wire wire = house.connect()) {
            wire.send(
                    "GET /api/v1/live?groups=load&figures=1&host="
                            + Messages.AGENT
                            + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(named(wire)).contains("\"load1\":1.01").doesNotContain(Messages.OTHER);
            send(message(Messages.OTHER, 2));
            send(message(Messages.AGENT, 2));
            String message = data(wire);
            while (!message.contains("\"seq\":")) {
                message = data(wire);
            }
            assertThat(message).contains("\"seq\":2,").contains("\"w1_avg\":1.02");
        }
        try (Wire wire = house.connect()) {
            wire.send(
                    "GET /api/v1/live?figures=1&host="
                            + Messages.AGENT
                            + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(named(wire)).contains("\"hostname\"");
            send(message(Messages.OTHER, 3));
            send(message(Messages.AGENT, 3));
            String figures = named(wire);
            while (!figures.contains("\"load1\":1.03")) {
                figures = named(wire);
            }
            assertThat(figures).doesNotContain("\"hostname\"").doesNotContain(Messages.OTHER);
            // What nobody changes is told as the server's time alone, now and then.
            assertThat(named(wire)).endsWith("\"hosts\":[]}");
        }
    }

    /// The data of the next event named `figures`.
    private static String named(Wire wire) throws Exception {
        String line = wire.line();
        while (!line.equals("event: figures")) {
            line = wire.line();
        }
        return data(wire);
    }

    @Test
    void streamsOfAllKindsTogetherAreTwentyOfOneSession() throws Exception {
        List<Wire> open = new ArrayList<>();
        try {
            for (int i = 0; i < 21; i++) {
                Wire wire = house.connect();
                open.add(wire);
                String path = i % 2 == 0 ? "/api/v1/fleet/live" : "/api/v1/live";
                wire.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(wire.line()).contains(i < 20 ? " 200 " : " 429 ");
            }
        } finally {
            for (Wire wire : open) {
                wire.close();
            }
        }
    }

    @Test
    void theCurvesOfSeveralHostsComeInOneAnswer() throws Exception {
        for (long seq = 1; seq <= 3; seq++) {
            send(message(Messages.AGENT, seq));
        }
        send(message(Messages.OTHER, 1));
        String both = Messages.AGENT + "," + Messages.OTHER;
        String path = "/api/v1/fleet/history?group=load&field=w1_avg&hosts=";
        assertThat(house.get(path + both).text())
                .contains("\"agent\":\"" + Messages.AGENT + "\"")
                .contains("\"agent\":\"" + Messages.OTHER + "\"")
                .contains("\"avg\":[1.01");
        assertThat(house.get(path + Messages.JOURNAL).text()).doesNotContain("\"avg\"");
        assertThat(house.get(path).status()).isEqualTo(400);
        assertThat(house.get(path + (both + ",").repeat(26)).status()).isEqualTo(400);
        assertThat(house.get(path + both + "&points=5000").status()).isEqualTo(400);
    }

    @Test
    void aHoleIsPutBetweenTheMessagesAroundIt() throws Exception {
        long start = house.clock.micros() / 1_000 * 1_000 - 100_000_000;
        for (long seq : List.of(1L, 2L, 5L)) {
            send(
                    Messages.snapshot(
                            Messages.AGENT,
                            seq,
                            Messages.synchronizedAt(start + seq * 10_000_000)));
        }
        long third = start + 30_000_000;
        assertThat(house.get("/api/v1/hosts/" + Messages.AGENT + "/completeness").text())
                .contains("\"from\":3,\"to\":4,\"cause\":\"pending\",\"about_from_us\":" + third);
    }

    private static String data(Wire wire) throws Exception {
        String line = wire.line();
        while (!line.startsWith("data: ")) {
            line = wire.line();
        }
        return line;
    }
}
