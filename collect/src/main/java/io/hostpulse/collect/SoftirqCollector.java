package io.hostpulse.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Softirq;

import java.nio.file.Path;

/// Reads the last line of `/proc/stat`: `softirq` with the sum and a number for each vector, in the
/// kernel's order. Source: proc_stat(5), the kernel's `include/linux/interrupt.h`.
final class SoftirqCollector extends FileCollector {
    private static final byte[] SOFTIRQ = "softirq ".getBytes(US_ASCII);
    private static final Text[] VECTORS = {
        Text.of("hi"),
        Text.of("timer"),
        Text.of("net_tx"),
        Text.of("net_rx"),
        Text.of("block"),
        Text.of("block_iopoll"),
        Text.of("tasklet"),
        Text.of("sched"),
        Text.of("hrtimer"),
        Text.of("rcu")
    };

    SoftirqCollector(Path procfs) {
        super(procfs.resolve("stat"), Source.Need.OPTIONAL, KernelFile.Form.WHOLE, Group.SOFTIRQ);
    }

    @Override
    boolean take(Snapshot into) {
        scan.toEnd();
        boolean isFound = false;
        while (!isFound && scan.previousLine()) {
            isFound = scan.startsWith(SOFTIRQ);
        }
        if (!isFound) {
            return false;
        }
        Table table = into.table(Group.SOFTIRQ);
        scan.word();
        scan.number();
        for (Text vector : VECTORS) {
            int row = table.addRow();
            table.set(row, Softirq.VECTOR, vector);
            if (!cells.number(table, row, Softirq.DONE, 1)) {
                table.dropLastRow();
            }
        }
        return true;
    }
}
