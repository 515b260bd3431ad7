package io.hostpulse.top;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.DiskIo;
import io.hostpulse.catalogue.groups.Filesystem;
import io.hostpulse.catalogue.groups.Network;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Disks beside interfaces, and file systems below them. Pure functions.
final class DeviceLines {
    private static final int GAP = 2;
    private static final int HALF_MAX = 90;
    private static final int NAME_MAX = 34;
    private static final int BYTES = 8;

    private DeviceLines() {}

    /// @param linesMax how many lines there are, heads included
    static List<Line> of(Values values, Look look, int linesMax) {
        Block disks = disks(values, look);
        Block interfaces = interfaces(values, look);
        Block filesystems = filesystems(values, look);
        int rows = Math.max(2, linesMax - 2);
        int devices = Math.max(disks.size(), interfaces.size());
        int forDevices = Math.min(devices, Math.max(rows / 2, rows - filesystems.size()));
        int forFilesystems = Math.min(filesystems.size(), rows - forDevices);
        int half = Math.min(HALF_MAX, (look.columns() - GAP) / 2);
        List<Line> lines =
                new ArrayList<>(
                        Grid.beside(
                                disks.lines(forDevices, look, title -> diskGrid(title, half, look)),
                                interfaces.lines(
                                        forDevices,
                                        look,
                                        title -> interfaceGrid(title, half, look)),
                                half + GAP));
        lines.addAll(
                filesystems.lines(
                        forFilesystems,
                        look,
                        title -> filesystemGrid(title, 2 * half + GAP, look)));
        return lines;
    }

    private static Grid diskGrid(String title, int width, Look look) {
        return new Grid(
                width,
                NAME_MAX,
                List.of(
                        Grid.Column.rest(title, 10),
                        Grid.Column.number(look.word(Word.READ), BYTES, 0),
                        Grid.Column.number(look.word(Word.WRITTEN), BYTES, 0),
                        Grid.Column.number(look.word(Word.OPERATIONS), 6, 2),
                        Grid.Column.number(look.word(Word.AWAIT), 7, 1),
                        Grid.Column.number(look.word(Word.BUSY), 5, 0)));
    }

    /// Whole disks and what is made of them; partitions only where nothing else is known.
    private static Block disks(Values values, Look look) {
        Table table = values.table(Group.DISKIO);
        List<Block.Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!table.text(row, DiskIo.TYPE).toString().equals("partition")) {
                rows.add(disk(values, table, row));
            }
        }
        return new Block(look.word(Word.DISKS), rows);
    }

    private static Block.Row disk(Values values, Table table, int row) {
        OptionalDouble read = values.rate(Group.DISKIO, row, DiskIo.READ_BYTES);
        OptionalDouble written = values.rate(Group.DISKIO, row, DiskIo.WRITE_BYTES);
        OptionalDouble operations =
                Values.sum(
                        values.rate(Group.DISKIO, row, DiskIo.READS_COMPLETED),
                        values.rate(Group.DISKIO, row, DiskIo.WRITES_COMPLETED));
        OptionalDouble time =
                Values.sum(
                        values.rate(Group.DISKIO, row, DiskIo.READ_TIME),
                        values.rate(Group.DISKIO, row, DiskIo.WRITE_TIME));
        OptionalDouble busy = Values.times(values.rate(Group.DISKIO, row, DiskIo.IO_TIME), 100);
        String name = table.text(row, DiskIo.DEVICE).toString();
        return new Block.Row(
                name,
                busy.orElse(0) * 1e12 + Values.sum(read, written).orElse(0),
                List.of(
                        Grid.Cell.of(name),
                        Grid.Cell.of(Numbers.of(read, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(written, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(operations, Numbers::count)),
                        Grid.Cell.of(
                                Numbers.of(Values.over(time, operations, 1), Numbers::seconds)),
                        Grid.Cell.of(Numbers.of(busy, Numbers::share))));
    }

    private static Grid interfaceGrid(String title, int width, Look look) {
        return new Grid(
                width,
                NAME_MAX,
                List.of(
                        Grid.Column.rest(title, 10),
                        Grid.Column.number(look.word(Word.RECEIVED), BYTES, 0),
                        Grid.Column.number(look.word(Word.SENT), BYTES, 0),
                        Grid.Column.number(look.word(Word.PACKETS), 7, 2),
                        Grid.Column.number(look.word(Word.ERRORS), 6, 0)));
    }

    private static Block interfaces(Values values, Look look) {
        Table table = values.table(Group.NETWORK);
        List<Block.Row> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.add(oneInterface(values, table, row));
        }
        return new Block(look.word(Word.INTERFACES), rows);
    }

    private static Block.Row oneInterface(Values values, Table table, int row) {
        OptionalDouble received = values.rate(Group.NETWORK, row, Network.RECEIVE_BYTES);
        OptionalDouble sent = values.rate(Group.NETWORK, row, Network.TRANSMIT_BYTES);
        OptionalDouble packets =
                Values.sum(
                        values.rate(Group.NETWORK, row, Network.RECEIVE_PACKETS),
                        values.rate(Group.NETWORK, row, Network.TRANSMIT_PACKETS));
        OptionalDouble errors =
                Values.sum(
                        values.rate(Group.NETWORK, row, Network.RECEIVE_ERRS),
                        values.rate(Group.NETWORK, row, Network.RECEIVE_DROP),
                        values.rate(Group.NETWORK, row, Network.TRANSMIT_ERRS),
                        values.rate(Group.NETWORK, row, Network.TRANSMIT_DROP));
        String name = table.text(row, Network.INTERFACE).toString();
        return new Block.Row(
                name,
                Values.sum(received, sent).orElse(0) + errors.orElse(0) * 1e6,
                List.of(
                        Grid.Cell.of(name),
                        Grid.Cell.of(Numbers.of(received, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(sent, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(packets, Numbers::count)),
                        Grid.Cell.of(Numbers.of(errors, Numbers::count))));
    }

    private static Grid filesystemGrid(String title, int width, Look look) {
        return new Grid(
                width,
                NAME_MAX,
                List.of(
                        Grid.Column.rest(title, 16),
                        Grid.Column.number(look.word(Word.SIZE), BYTES, 0),
                        Grid.Column.number(look.word(Word.USED), BYTES, 0),
                        Grid.Column.number(look.word(Word.FREE), BYTES, 0),
                        Grid.Column.number(look.word(Word.USE), 5, 0),
                        Grid.Column.number(look.word(Word.FILES), 6, 0),
                        Grid.Column.text(look.word(Word.TYPE), 8, 0),
                        Grid.Column.text(look.word(Word.READ_ONLY), 4, 0),
                        Grid.Column.text(look.word(Word.DEVICE), 30, 1)));
    }

    private static Block filesystems(Values values, Look look) {
        Table table = values.table(Group.FILESYSTEM);
        return new Block(
                look.word(Word.FILESYSTEMS),
                Block.rows(table.rows(), row -> filesystem(values, table, row, look)));
    }

    private static Block.Row filesystem(Values values, Table table, int row, Look look) {
        OptionalDouble size = values.number(Group.FILESYSTEM, row, Filesystem.SIZE);
        OptionalDouble free = values.number(Group.FILESYSTEM, row, Filesystem.FREE);
        OptionalDouble available = values.number(Group.FILESYSTEM, row, Filesystem.AVAILABLE);
        OptionalDouble use = Figures.used(values, row);
        OptionalDouble used =
                size.isPresent() && free.isPresent()
                        ? OptionalDouble.of(size.getAsDouble() - free.getAsDouble())
                        : OptionalDouble.empty();
        OptionalDouble files = values.number(Group.FILESYSTEM, row, Filesystem.FILES);
        OptionalDouble filesFree = values.number(Group.FILESYSTEM, row, Filesystem.FILES_FREE);
        OptionalDouble filesUsed =
                filesFree.isPresent()
                        ? Values.times(Values.over(filesFree, files, -100), 1)
                        : OptionalDouble.empty();
        OptionalDouble filesUse =
                filesUsed.isPresent()
                        ? OptionalDouble.of(100 + filesUsed.getAsDouble())
                        : OptionalDouble.empty();
        boolean isReadOnly =
                values.number(Group.FILESYSTEM, row, Filesystem.READONLY).orElse(0) > 0;
        String name = table.text(row, Filesystem.MOUNTPOINT).toString();
        Style style = isReadOnly ? Style.PLAIN : Limit.FS.style(use);
        return new Block.Row(
                name,
                isReadOnly ? -1 : use.orElse(0),
                List.of(
                        new Grid.Cell(name, style),
                        Grid.Cell.of(Numbers.of(size, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(used, Numbers::bytes)),
                        Grid.Cell.of(Numbers.of(available, Numbers::bytes)),
                        use.isPresent()
                                ? new Grid.Cell(Numbers.share(use.getAsDouble()), style)
                                : Grid.Cell.of(Numbers.ABSENT),
                        Grid.Cell.of(Numbers.of(filesUse, Numbers::share)),
                        Grid.Cell.of(table.text(row, Filesystem.FSTYPE).toString()),
                        Grid.Cell.of(isReadOnly ? look.word(Word.READ_ONLY) : ""),
                        Grid.Cell.of(table.text(row, Filesystem.DEVICE).toString())));
    }
}
