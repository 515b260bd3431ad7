package io.hostpulse.agent.window;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.hostpulse.agent.time.HostClock;
import io.hostpulse.catalogue.ClockReading;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Entropy;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Memory;
import io.hostpulse.catalogue.groups.Network;
import io.hostpulse.catalogue.groups.Self;
import io.hostpulse.collect.OtherPlaces;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

@Timeout(60)
class WindowTest {
    private final HostClock clock = new HostClock();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Window window =
            new Window(options("127.0.0.1:0"), "1.2", clock::nanoTime, log::add);
    private final Snapshot snapshot = new Snapshot();

    private static WindowOptions options(String listen) {
        WindowOptions standard = WindowOptions.DEFAULT;
        return new WindowOptions(
                Optional.of(listen),
                List.of("web-1.example.org"),
                standard.mounts(),
                standard.filesystemTypes(),
                standard.disks(),
                standard.interfaces());
    }

    @BeforeEach
    void open() throws InterruptedException {
        window.start();
        while (window.port() == 0) {
            Thread.sleep(5);
        }
    }

    @AfterEach
    void close() {
        window.close();
        clock.close();
    }

    private void show(long load) {
        snapshot.clear();
        Table table = snapshot.table(Group.LOAD);
        table.addRow();
        table.set(0, Load.W1_AVG, load);
        snapshot.status(Group.LOAD).collected(20);
        Table disks = snapshot.table(Group.DISKIO);
        for (String name : List.of("sda", "sda1", "loop0")) {
            int row = disks.addRow();
            disks.set(row, DiskIo.DEVICE, Text.of(name));
            disks.set(row, DiskIo.IO_NOW, 3);
        }
        window.collected(snapshot, OtherPlaces.NONE);
        window.assembled(snapshot, ClockReading.NONE);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), window.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// The whole answer to a request, as one text.
    private String ask(String target, String... headers) throws IOException {
        return new String(bytes("GET " + target, headers), ISO_8859_1);
    }

    private byte[] bytes(String start, String... headers) throws IOException {
        try (Socket socket = connect()) {
            var request = new StringBuilder(start + " HTTP/1.1\r\nConnection: close\r\n");
            List<String> all = new ArrayList<>(List.of(headers));
            if (all.stream().noneMatch(header -> header.startsWith("Host"))) {
                all.add("Host: 127.0.0.1:9100");
            }
            all.forEach(header -> request.append(header).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void beforeTheFirstMessageThereIsNothingToSee() throws IOException {
        assertThat(ask("/metrics")).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void theNewestMessageIsShown() throws IOException {
        show(100);
        assertThat(ask("/metrics")).contains("\nnode_load1 1\n");
        show(250);
        assertThat(ask("/metrics"))
                .contains("\nnode_load1 2.5\n")
                .contains("\nnode_scrape_collector_success{collector=\"loadavg\"} 1\n")
                .contains("\nhostpulse_build_info{version=\"1.2\"} 1\n");
        assertThat(ask("/metrics/hostpulse")).contains("\nhostpulse_load_w1_avg 2.5\n");
    }

    @Test
    void itsOwnFiltersChooseItsRows() throws IOException {
        show(100);
        assertThat(ask("/metrics"))
                .contains("node_disk_io_now{device=\"sda\"} 3")
                .doesNotContain("sda1")
                .doesNotContain("loop0");
        assertThat(ask("/metrics/hostpulse")).contains("{device=\"loop0\"}");
    }

    @Test
    void aFileSystemIsShownAtEachOfItsPlacesThatTheFiltersTakeAndOnceOnTheOwnPage()
            throws IOException {
        Table filesystems = snapshot.table(Group.FILESYSTEM);
        for (String name : List.of("/data", "/var/lib/docker/volumes")) {
            int row = filesystems.addRow();
            filesystems.set(row, Filesystem.MOUNTPOINT, Text.of(name));
            filesystems.set(row, Filesystem.DEVICE, Text.of("/dev/sd" + row));
            filesystems.set(row, Filesystem.FSTYPE, Text.of("ext4"));
            filesystems.set(row, Filesystem.SIZE, 100 + row);
            filesystems.set(row, Filesystem.READONLY, 0);
        }
        Text device = Text.of("/dev/sd");
        window.collected(
                snapshot,
                new OtherPlaces(
                        List.of(
                                new OtherPlaces.Place(0, Text.of("/srv"), device, true),
                                new OtherPlaces.Place(0, Text.of("/proc/x"), device, false),
                                new OtherPlaces.Place(1, Text.of("/volumes"), device, false)),
                        0));
        window.assembled(snapshot, ClockReading.NONE);
        String page = ask("/metrics");
        assertThat(page.lines().filter(line -> line.startsWith("node_filesystem_size_bytes")))
                .containsExactly(
                        size("/data", "/dev/sd0", 100),
                        size("/srv", "/dev/sd", 100),
                        size("/volumes", "/dev/sd", 101));
        assertThat(page.lines().filter(line -> line.startsWith("node_filesystem_readonly{")))
                .hasSize(3)
                .filteredOn(line -> line.endsWith(" 1"))
                .singleElement()
                .asString()
                .contains("mountpoint=\"/srv\"");
        assertThat(ask("/metrics/hostpulse").lines())
                .filteredOn(line -> line.startsWith("hostpulse_filesystem_size_bytes{"))
                .hasSize(2);
    }

    private static String size(String mountpoint, String device, int bytes) {
        return "node_filesystem_size_bytes{mountpoint=\"%s\",device=\"%s\",fstype=\"ext4\"} %d"
                .formatted(mountpoint, device, bytes);
    }

    @Test
    void placesThatAreLeftOutAreToldOnce() {
        var tooMany = new OtherPlaces(List.of(), 7);
        for (OtherPlaces places : List.of(tooMany, tooMany, OtherPlaces.NONE, tooMany)) {
            window.collected(snapshot, places);
        }
        assertThat(log.stream().filter(line -> line.startsWith("WARN")))
                .hasSize(2)
                .allMatch(line -> line.contains("leaves out 7 mount points"));
    }

    @Test
    void theOwnPageHasTheGroupsAndRowsOfTheMessageOnly() throws IOException {
        Table self = snapshot.table(Group.SELF);
        self.addRow();
        Table memory = snapshot.table(Group.MEMORY);
        memory.addRow();
        memory.set(0, Memory.MEM_FREE, 5);
        Table entropy = snapshot.table(Group.ENTROPY);
        entropy.addRow();
        entropy.set(0, Entropy.AVAILABLE, 7);
        Table interfaces = snapshot.table(Group.NETWORK);
        for (String name : List.of("eth0", "veth1")) {
            int row = interfaces.addRow();
            interfaces.set(row, Network.INTERFACE, Text.of(name));
            interfaces.set(row, Network.RECEIVE_BYTES, 3);
        }
        window.collected(snapshot, OtherPlaces.NONE);
        entropy.clear();
        interfaces.removeRow(1);
        self.set(0, Self.MESSAGE_BYTES, 900);
        window.assembled(snapshot, ClockReading.NONE);
        assertThat(ask("/metrics"))
                .contains("\nnode_memory_MemFree_bytes 5\n")
                .contains("\nnode_entropy_available_bits 7\n")
                .contains("{device=\"veth1\"} 3");
        assertThat(ask("/metrics/hostpulse"))
                .contains("\nhostpulse_memory_mem_free_bytes 5\n")
                .contains("\nhostpulse_self_message_bytes 900\n")
                .contains("eth0")
                .doesNotContain("hostpulse_entropy")
                .doesNotContain("veth1");
    }

    @Test
    void collectorsAreChosen() throws IOException {
        show(100);
        assertThat(ask("/metrics?collect[]=loadavg"))
                .contains("node_load1")
                .doesNotContain("node_disk_io_now");
        assertThat(ask("/metrics?exclude%5B%5D=loadavg"))
                .contains("node_disk_io_now")
                .doesNotContain("node_load1");
        assertThat(ask("/metrics?collect[]=nothing")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("/metrics?collect[]=cpu&exclude[]=cpu")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void theFormIsTheOneThatIsPreferred() throws IOException {
        show(100);
        assertThat(
                        ask(
                                "/metrics",
                                "Accept:"
                                        + " application/openmetrics-text;version=1.0.0;q=0.8,*/*"))
                .contains("Content-Type: application/openmetrics-text; version=1.0.0;")
                .endsWith("# EOF\n");
        assertThat(ask("/metrics", "Accept: text/plain, application/openmetrics-text;q=0.5"))
                .contains("Content-Type: text/plain; version=0.0.4;");
    }

    @Test
    void aPageIsCompressedWhereThatIsAskedFor() throws IOException {
        show(100);
        byte[] answer = bytes("GET /metrics", "Accept-Encoding: gzip");
        String text = new String(answer, ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        assertThat(text).contains("Content-Encoding: gzip\r\n");
        try (var plain =
                new GZIPInputStream(new ByteArrayInputStream(answer, body, answer.length - body))) {
            assertThat(new String(plain.readAllBytes(), ISO_8859_1)).contains("node_load1 1\n");
        }
        assertThat(ask("/metrics", "Accept-Encoding: gzip;q=0")).contains("node_load1 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9100", "192.0.2.7", "[::1]:9100", "WEB-1.example.org"})
    void hostsThatAreThisOneAreAdmitted(String host) throws IOException {
        assertThat(ask("/", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound.example", "", "a b", "127.0.0.1.rebound.example"})
    void otherHostsAreRefused(String host) throws IOException {
        assertThat(ask("/metrics", "Host: " + host)).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void whatIsNoReadingIsRefused() throws IOException {
        assertThat(new String(bytes("POST /metrics"), ISO_8859_1)).startsWith("HTTP/1.1 405 ");
        assertThat(ask("/metrics", "Content-Length: 5")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("/metrics", "Host: a", "Host: b")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("/%zz")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("/nothing")).startsWith("HTTP/1.1 404 ");
        assertThat(ask("/", "X: " + "x".repeat(Visitor.HEAD_BYTES_MAX)))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aConnectionServesOneRequestAfterAnother() throws IOException {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
                var head = new StringBuilder();
                while (!head.toString().endsWith("\r\n\r\n")) {
                    head.append((char) socket.getInputStream().read());
                }
                assertThat(head).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void whoSaysNothingDoesNotKeepOthersOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < Window.VISITORS_MAX + 4; i++) {
            silent.add(connect());
        }
        assertThat(ask("/")).startsWith("HTTP/1.1 200 ");
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void whoIsSlowIsSentAway() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HT".getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void anAddressThatIsTakenIsSaidAndDoesNotEndTheAgent() throws InterruptedException {
        try (Window second =
                new Window(
                        options("127.0.0.1:" + window.port()), "1.2", clock::nanoTime, log::add)) {
            second.start();
            while (log.stream().noneMatch(line -> line.startsWith("WARN the window cannot"))) {
                Thread.sleep(5);
            }
        }
    }
}
