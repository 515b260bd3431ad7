package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Status;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.DiskIo;

import java.util.List;

/// Reads `/proc/diskstats`: a line per block device, its numbers, its name and its traffic. Source:
/// the kernel's `Documentation/admin-guide/iostats.rst`.
///
/// ```
///    8       0 sda 25354637 34367663 1003346126 18492372 28444756 11134226 505697032 ...
/// ```
///
/// A line has 14 columns, 18 since Linux 4.18 and 20 since 5.5; partitions before 2.6.25 have 7:
/// reads, sectors read, writes, sectors written. Sectors are 512 bytes whatever the disk's own are.
/// Where a name stands twice the first line counts.
final class DiskstatsCollector implements Collector {
    private static final List<Group> GROUPS = List.of(Group.DISKIO);
    private static final int SECTOR_BYTES = 512;
    private static final DiskIo[] NUMBERS = numbers();
    private static final int[] FACTORS = factors();
    private static final DiskIo[] OLD_PARTITION = {
        DiskIo.READS_COMPLETED, DiskIo.READ_BYTES, DiskIo.WRITES_COMPLETED, DiskIo.WRITE_BYTES
    };

    /// A line with fewer numbers than this after the name is of an old partition or is damaged.
    private static final int NUMBERS_MIN = 11;

    private final Source source;
    private final Findings findings;
    private final Scan scan = new Scan();
    private final Plain plain = new Plain();
    private final long[] numbers = new long[NUMBERS.length];
    private final Cells cells;
    private final Names names;
    private final BlockDevices devices;
    private final DiskTypes types;
    private boolean typesAtOnce;
    private boolean understood;

    DiskstatsCollector(Roots roots, Filter disks, BlockDevices devices) {
        source =
                new Source(
                        roots.procfs().resolve("diskstats"),
                        Source.Need.OPTIONAL,
                        KernelFile.Form.SHORT_LINES);
        findings = new Findings(source.name());
        cells = new Cells(scan, findings);
        types = new DiskTypes(roots.sysfs());
        names = new Names(disks, types::of);
        this.devices = devices;
    }

    private static DiskIo[] numbers() {
        DiskIo[] all = DiskIo.values();
        int first = DiskIo.READS_COMPLETED.ordinal();
        return java.util.Arrays.copyOfRange(all, first, all.length);
    }

    private static int[] factors() {
        int[] factors = new int[NUMBERS.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factor(NUMBERS[i]);
        }
        return factors;
    }

    @Override
    public List<Group> groups() {
        return GROUPS;
    }

    @Override
    public void collect(Snapshot into) {
        Status status = into.status(Group.DISKIO);
        if (!source.read()) {
            devices.clear();
            source.report(status);
            return;
        }
        parse(source.bytes(), source.length(), into.table(Group.DISKIO));
        findings.settle(status, understood);
    }

    /// Fills `diskio`, one row for each device that the filter takes, and the numbers of all
    /// devices.
    void parse(byte[] bytes, int length, Table into) {
        understood = false;
        findings.clear();
        names.startReading();
        devices.clear();
        scan.over(bytes, length);
        while (scan.nextLine()) {
            line(into);
        }
        findings.cut(scan);
    }

    private void line(Table into) {
        int major = deviceNumber();
        int minor = deviceNumber();
        if (major < 0 || minor < 0 || !scan.word()) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        Names.Name name = names.of(scan.bytes(), scan.from(), scan.to());
        devices.put(major, minor, name.text());
        plain.over(scan.bytes(), scan.to());
        int plainWords = plain.numbers(numbers);
        int words = plainWords == Plain.REFUSED ? scan.wordsLeft() : plainWords;
        if (words < NUMBERS_MIN && words != OLD_PARTITION.length) {
            findings.line(Findings.Finding.NOT_UNDERSTOOD, "", scan);
            return;
        }
        understood = true;
        if (!name.admitted()) {
            return;
        }
        if (!names.isFirst(name)) {
            findings.word(Findings.Finding.TWICE, DiskIo.DEVICE.field().name(), scan);
            return;
        }
        int row = into.addRow();
        if (row < 0) {
            findings.line(Findings.Finding.TABLE_FULL, "", scan);
            return;
        }
        into.set(row, DiskIo.DEVICE, name.text());
        into.set(row, DiskIo.TYPE, name.type());
        boolean old = words == OLD_PARTITION.length;
        if (plainWords == Plain.REFUSED || old || !sectorsToBytes(plainWords)) {
            row(into, row, old ? OLD_PARTITION : NUMBERS);
        } else {
            into.set(row, NUMBERS[0].ordinal(), numbers, plainWords);
        }
    }

    /// False when a number of sectors is too large to be counted in bytes; nothing is changed then.
    private boolean sectorsToBytes(int count) {
        for (int i = 0; i < count; i++) {
            if (FACTORS[i] != 1 && numbers[i] > Long.MAX_VALUE / SECTOR_BYTES) {
                return false;
            }
        }
        for (int i = 0; i < count; i++) {
            numbers[i] *= FACTORS[i];
        }
        return true;
    }

    private void row(Table into, int row, DiskIo[] columns) {
        for (DiskIo column : columns) {
            if (!cells.number(into, row, column, factor(column))) {
                return;
            }
        }
    }

    private static int factor(DiskIo column) {
        return column == DiskIo.READ_BYTES
                        || column == DiskIo.WRITE_BYTES
                        || column == DiskIo.DISCARD_BYTES
                ? SECTOR_BYTES
                : 1;
    }

    private int deviceNumber() {
        long number = scan.number();
        boolean fits = scan.outcome() == Scan.Outcome.READ && number <= Integer.MAX_VALUE;
        return fits ? (int) number : -1;
    }

    /// What the last parsing could not take.
    Findings findings() {
        return findings;
    }

    @Override
    public void lookUp(OpenFiles files) {
        source.lookUp(files);
        typesAtOnce = typesAtOnce || types.answerAtOnce();
    }

    @Override
    public boolean answersAtOnce() {
        return typesAtOnce && source.answersAtOnce();
    }

    @Override
    public void close() {
        source.close();
    }
}
