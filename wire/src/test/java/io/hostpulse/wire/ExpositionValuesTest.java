package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.AgentProcess;
import io.hostpulse.catalogue.groups.BtrfsProfile;
import io.hostpulse.catalogue.groups.Load;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.NfsdRequest;
import io.hostpulse.catalogue.groups.Tape;
import io.hostpulse.catalogue.groups.TcpQueues;
import io.hostpulse.catalogue.groups.TextfileSample;
import io.hostpulse.catalogue.groups.Zfs;
import io.hostpulse.catalogue.prometheus.Family;
import io.hostpulse.catalogue.prometheus.NodeFamilies;
import io.hostpulse.catalogue.prometheus.OwnFamilies;
import io.hostpulse.wire.Exposition.Form;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Values that are made of cells, and samples that other programs wrote.
class ExpositionValuesTest {
    private final Snapshot snapshot = new Snapshot();

    private String page(Form form) {
        return page(form, NodeFamilies.ALL);
    }

    private String page(Form form, List<Family> families) {
        Exposition exposition = new Exposition(form);
        exposition.begin();
        for (Family family : families) {
            exposition.family(family, snapshot);
        }
        exposition.textfiles(snapshot.table(Group.TEXTFILE_SAMPLE));
        return new String(exposition.buffer(), 0, exposition.end(), UTF_8);
    }

    private Table row(Group group) {
        Table table = snapshot.table(group);
        table.addRow();
        return table;
    }

    private void sample(String family, String type, String name, String labels, String number) {
        Table table = row(Group.TEXTFILE_SAMPLE);
        int row = table.rows() - 1;
        table.set(row, TextfileSample.NAME, Text.of(name));
        table.set(row, TextfileSample.FAMILY, Text.of(family));
        table.set(row, TextfileSample.TYPE, Text.of(type));
        table.set(row, TextfileSample.WRITTEN, Text.of(number));
        if (!labels.isEmpty()) {
            table.set(row, TextfileSample.LABELS, Text.of(labels));
        }
    }

    @Test
    void whatOtherProgramsWroteIsShownAsItIsWritten() {
        sample("h", "histogram", "h_bucket", "le=\"+Inf\"", "1e3");
        sample("h", "histogram", "h_sum", "", "NaN");
        sample("jobs_total", "counter", "jobs_total", "queue=\"a\\\"b\"", "0.10");
        assertThat(page(Form.TEXT))
                .isEqualTo(
                        """
                        # HELP h\s
                        # TYPE h histogram
                        h_bucket{le="+Inf"} 1e3
                        h_sum NaN
                        # HELP jobs_total\s
                        # TYPE jobs_total counter
                        jobs_total{queue="a\\"b"} 0.10
                        """);
        assertThat(page(Form.OPEN_METRICS))
                .contains("# TYPE h histogram\n")
                .contains("# TYPE jobs counter\n")
                .endsWith("# EOF\n");
    }

    @Test
    void aCounterThatZfsTookBelowZeroIsShownAsTheKernelWritesIt() {
        Table zfs = row(Group.ZFS);
        zfs.set(0, Zfs.AREA, Text.of("zil"));
        zfs.set(0, Zfs.NAME, Text.of("itx_bytes"));
        zfs.set(0, Zfs.VALUE, -14_275);
        assertThat(page(Form.TEXT)).endsWith("\nnode_zfs_zil_itx_bytes 18446744073709537341\n");
    }

    @Test
    void whatWaitsAtListeningSocketsIsAddedAsFarAsItIsKnown() {
        Table queues = row(Group.TCP_QUEUES);
        queues.set(0, TcpQueues.TX, 100);
        queues.set(0, TcpQueues.RX, 30);
        queues.set(0, TcpQueues.WAITING, 2);
        assertThat(page(Form.TEXT))
                .contains("{state=\"tx_queued_bytes\"} 100\n")
                .contains("{state=\"rx_queued_bytes\"} 32\n");
        queues.set(0, TcpQueues.MAY_WAIT, 4_096);
        assertThat(page(Form.TEXT)).contains("{state=\"tx_queued_bytes\"} 4196\n");
    }

    @Test
    void aFamilyOfTheAgentsOwnGoesFirst() {
        row(Group.LOAD).set(0, Load.W1_AVG, 100);
        sample("node_load1", "gauge", "node_load1", "", "99");
        sample("other", "untyped", "other", "", "1");
        assertThat(page(Form.TEXT)).contains("node_load1 1\n").contains("other 1\n");
        assertThat(page(Form.TEXT)).doesNotContain("99");
    }

    @Test
    void aRatioHasTwelveDecimalsAndNoneOverNothing() {
        Table space = row(Group.BTRFS_PROFILE);
        space.set(0, BtrfsProfile.DISK_SIZE, 4);
        space.set(0, BtrfsProfile.SIZE, 3);
        assertThat(page(Form.TEXT)).contains("mode=\"\"} 1.333333333333\n");
        space.set(0, BtrfsProfile.SIZE, 0);
        assertThat(page(Form.TEXT)).doesNotContain("allocation_ratio");
    }

    @Test
    void aSpeedThatIsNotKnownIsNegativeAsInNodeExporter() {
        Table interfaces = row(Group.NETCLASS);
        interfaces.set(0, Netclass.SPEED_KNOWN, 0);
        assertThat(page(Form.TEXT)).contains("node_network_speed_bytes{device=\"\"} -125000\n");
        interfaces.set(0, Netclass.SPEED_KNOWN, 1);
        interfaces.set(0, Netclass.SPEED_BYTES, 1_250);
        assertThat(page(Form.TEXT))
                .contains("node_network_speed_bytes{device=\"\"} 1250\n")
                .doesNotContain("-125000");
    }

    @Test
    void noLimitIsTheLargestNumber() {
        Table process = row(Group.AGENT_PROCESS);
        assertThat(page(Form.TEXT))
                .contains("process_virtual_memory_max_bytes 18446744073709551615\n");
        process.set(0, AgentProcess.VIRTUAL_MEMORY_MAX, 4_096);
        assertThat(page(Form.TEXT)).contains("process_virtual_memory_max_bytes 4096\n");
    }

    @Test
    void methodsOfNfs4AreCalledWhatNodeExporterCallsThemAndOurPageKeepsTheKernelsWord() {
        request("3", "Write", 1);
        request("4", "SetAttr", 34);
        request("4", "SetClientID", 35);
        request("4", "SetClientIDConfirm", 36);
        request("4", "Verify", 37);
        request("4", "Write", 38);
        request("4", "RelLockOwner", 39);
        request("4", "Sequence", 53);
        assertThat(page(Form.TEXT).lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "node_nfsd_requests_total{proto=\"3\",method=\"Write\"} 1",
                        "node_nfsd_requests_total{proto=\"4\",method=\"SetAttr\"} 34",
                        "node_nfsd_requests_total{proto=\"4\",method=\"Sequence\"} 53",
                        "node_nfsd_requests_total{proto=\"4\",method=\"Verify\"} 35",
                        "node_nfsd_requests_total{proto=\"4\",method=\"Write\"} 36",
                        "node_nfsd_requests_total{proto=\"4\",method=\"RelLockOwner\"} 37");
        assertThat(page(Form.TEXT, OwnFamilies.ALL))
                .contains("{proto=\"4\",method=\"SetClientID\"} 35\n")
                .contains("{proto=\"4\",method=\"Verify\"} 37\n")
                .contains("{proto=\"4\",method=\"Write\"} 38\n");
    }

    private void request(String proto, String method, long requests) {
        Table table = row(Group.NFSD_REQUEST);
        int row = table.rows() - 1;
        table.set(row, NfsdRequest.PROTO, Text.of(proto));
        table.set(row, NfsdRequest.METHOD, Text.of(method));
        table.set(row, NfsdRequest.REQUESTS, requests);
    }

    @Test
    void nanosecondsKeepTheirDigits() {
        Table tape = row(Group.TAPE);
        tape.set(0, Tape.DEVICE, Text.of("st0"));
        tape.set(0, Tape.READ_TIME, 33_788_355_744L);
        assertThat(page(Form.TEXT))
                .contains("node_tape_read_time_seconds_total{device=\"st0\"} 33.788355744\n");
    }
}
