package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Entropy;

import java.nio.file.Path;

/// Reads `/proc/sys/kernel/random/entropy_avail` and `poolsize`: one number each. Source:
/// random(4).
final class EntropyCollector extends FileCollector {
    private final Source size;

    EntropyCollector(Path procfs) {
        super(
                procfs.resolve("sys/kernel/random/entropy_avail"),
                Source.Need.OPTIONAL,
                KernelFile.Form.WHOLE,
                Group.ENTROPY);
        size =
                new Source(
                        procfs.resolve("sys/kernel/random/poolsize"),
                        Source.Need.OPTIONAL,
                        KernelFile.Form.WHOLE);
    }

    @Override
    boolean take(Snapshot into) {
        Table table = into.table(Group.ENTROPY);
        int row = table.addRow();
        if (!scan.nextLine() || !cells.number(table, row, Entropy.AVAILABLE, 1)) {
            table.dropLastRow();
            return false;
        }
        return cells.taken() > 0;
    }

    @Override
    void more(Snapshot into) {
        Table table = into.table(Group.ENTROPY);
        if (table.rows() == 0) {
            return;
        }
        if (!size.read()) {
            into.status(Group.ENTROPY).worsen(State.PARTIAL, size.why());
            return;
        }
        scan.over(size.bytes(), size.length());
        if (scan.nextLine()) {
            cells.number(table, 0, Entropy.POOL_SIZE, 1);
        }
    }

    @Override
    public void lookUp(OpenFiles files) {
        super.lookUp(files);
        size.lookUp(files);
    }

    @Override
    public boolean answersAtOnce() {
        return super.answersAtOnce() && size.answersAtOnce();
    }

    @Override
    public void close() {
        super.close();
        size.close();
    }
}
