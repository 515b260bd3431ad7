package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;
import io.hostpulse.catalogue.groups.DiskInfo;

import java.util.HashMap;
import java.util.Map;

/// Reads what udev wrote down of each device in `/proc/diskstats`: `b8:0`, lines such as
/// `E:ID_MODEL=QEMU_DISK`. Source: systemd's `udev_device_update_db`.
///
/// A host without udev, as a container is, has the devices' numbers and no more.
final class DiskInfoCollector extends FileCollector {
    private static final String PROPERTY = "E:";

    /// The serial number as the disk itself says it; it wins over udev's short one.
    private static final String SCSI_SERIAL = "SCSI_IDENT_SERIAL";

    private static final String SHORT_SERIAL = "ID_SERIAL_SHORT";

    /// Set for a disk that answers ATA commands.
    private static final String ATA = "ID_ATA";

    private static final Map<String, DiskInfo> COLUMNS = columns();

    private final SysFiles udev;
    private final Names names;
    private final TextPool numbers = new TextPool();

    /// @param disks which devices
    DiskInfoCollector(Roots roots, Filter disks) {
        super(
                roots.procfs().resolve("diskstats"),
                Source.Need.OPTIONAL,
                KernelFile.Form.SHORT_LINES,
                Group.DISK_INFO);
        this.udev = new SysFiles(roots.udev());
        this.names = new Names(disks);
    }

    private static Map<String, DiskInfo> columns() {
        Map<String, DiskInfo> columns = new HashMap<>();
        for (DiskInfo column : DiskInfo.values()) {
            columns.put(column.field().source(), column);
        }
        columns.put(SHORT_SERIAL, DiskInfo.SERIAL);
        return columns;
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.DISK_INFO);
        boolean isAny = false;
        names.startReading();
        udev.begin();
        while (scan.nextLine()) {
            if (!scan.word()) {
                continue;
            }
            Text major = numbers.intern(scan.bytes(), scan.from(), scan.to() - scan.from());
            boolean isNumbered = scan.word();
            Text minor = numbers.intern(scan.bytes(), scan.from(), scan.to() - scan.from());
            if (!isNumbered || !scan.word()) {
                findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
                continue;
            }
            isAny = true;
            Names.Name name = names.of(scan.bytes(), scan.from(), scan.to());
            if (name.admitted() && names.isFirst(name)) {
                device(table, name.text(), major, minor);
            }
        }
        return isAny;
    }

    private void device(Table table, Text name, Text major, Text minor) {
        int row = table.addRow();
        if (row < 0) {
            findings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        table.set(row, DiskInfo.DEVICE, name);
        table.set(row, DiskInfo.MAJOR, major);
        table.set(row, DiskInfo.MINOR, minor);
        Map<String, String> properties = properties("b" + major + ":" + minor);
        boolean isAta = !properties.getOrDefault(ATA, "").isEmpty();
        properties.forEach(
                (key, value) -> {
                    DiskInfo column = COLUMNS.get(key);
                    if (column != null && !value.isEmpty()) {
                        set(table, row, column, value, isAta);
                    }
                });
        String serial = properties.getOrDefault(SCSI_SERIAL, "");
        if (!serial.isEmpty()) {
            table.set(row, DiskInfo.SERIAL, Text.of(serial));
        }
    }

    private static void set(Table table, int row, DiskInfo column, String value, boolean isAta) {
        if (column.field().kind().isText()) {
            table.set(row, column, Text.of(value));
            return;
        }
        long number = SysFiles.number(value);
        if (isAta && number != SysFiles.ABSENT) {
            table.set(row, column, number);
        }
    }

    private Map<String, String> properties(String file) {
        Map<String, String> properties = new HashMap<>();
        for (String line : udev.lines(file)) {
            int equals = line.indexOf('=');
            if (line.startsWith(PROPERTY) && equals > 0) {
                properties.put(
                        line.substring(PROPERTY.length(), equals), line.substring(equals + 1));
            }
        }
        return properties;
    }
}
