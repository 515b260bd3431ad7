package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Infiniband;
import io.hostpulse.catalogue.groups.InfinibandPort;

import java.nio.file.Path;

/// Reads `/sys/class/infiniband`: what each adapter is, and what each of its ports counts. Source:
/// the kernel's `Documentation/ABI/stable/sysfs-class-infiniband`.
final class InfinibandCollector extends SysCollector {
    private static final String ADAPTERS = "class/infiniband";

    /// Data is counted in so many bytes.
    private static final long WORD_BYTES = 4;

    /// Bytes in a second that a tenth of a gigabit is.
    private static final long TENTH_GIGABIT_BYTES = 12_500_000;

    InfinibandCollector(Path sysfs) {
        super(sysfs, ADAPTERS, Group.INFINIBAND, Group.INFINIBAND_PORT);
    }

    @Override
    void take(Snapshot into) {
        Table adapters = into.table(Group.INFINIBAND);
        for (String device : files.names(ADAPTERS)) {
            String directory = ADAPTERS + "/" + device;
            int row = row(adapters, device);
            if (row < 0) {
                return;
            }
            files.set(adapters, row, Infiniband.BOARD_ID, directory + "/board_id", 1);
            files.set(adapters, row, Infiniband.FIRMWARE_VERSION, directory + "/fw_ver", 1);
            files.set(adapters, row, Infiniband.HCA_TYPE, directory + "/hca_type", 1);
            for (String port : files.names(directory + "/ports")) {
                int of = row(into.table(Group.INFINIBAND_PORT), device, port);
                if (of >= 0) {
                    port(into.table(Group.INFINIBAND_PORT), of, directory + "/ports/" + port + "/");
                }
            }
        }
    }

    private void port(Table table, int row, String directory) {
        number(table, row, InfinibandPort.STATE_ID, directory + "state");
        number(table, row, InfinibandPort.PHYSICAL_STATE_ID, directory + "phys_state");
        rate(table, row, directory + "rate");
        for (InfinibandPort column : InfinibandPort.values()) {
            if (column.ordinal() > InfinibandPort.RATE.ordinal()) {
                String source = column.field().source();
                int space = source.indexOf(' ');
                String file = space < 0 ? source : source.substring(0, space);
                files.set(table, row, column, directory + file, space < 0 ? 1 : WORD_BYTES);
            }
        }
    }

    /// `4: ACTIVE`.
    private void number(Table table, int row, InfinibandPort column, String file) {
        Text text = files.text(file);
        String line = text == null ? "" : text.toString();
        int colon = line.indexOf(':');
        long value = colon < 0 ? SysFiles.ABSENT : SysFiles.number(line.substring(0, colon));
        if (value != SysFiles.ABSENT) {
            table.set(row, column, value);
        }
    }

    /// `2.5 Gb/sec (1X SDR)`.
    private void rate(Table table, int row, String file) {
        Text text = files.text(file);
        String line = text == null ? "" : text.toString();
        int end = line.indexOf(" Gb/sec");
        int point = line.indexOf('.');
        if (end < 0) {
            return;
        }
        boolean isWhole = point < 0 || point > end;
        long whole = SysFiles.number(line.substring(0, isWhole ? end : point));
        long tenths = isWhole ? 0 : SysFiles.number(line.substring(point + 1, end));
        if (whole >= 0 && whole < 1_000_000 && tenths >= 0 && tenths < 10) {
            table.set(row, InfinibandPort.RATE, (whole * 10 + tenths) * TENTH_GIGABIT_BYTES);
        }
    }
}
