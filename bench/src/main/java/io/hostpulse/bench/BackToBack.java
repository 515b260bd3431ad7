package io.hostpulse.bench;

import com.sun.management.OperatingSystemMXBean;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.collect.CollectOptions;
import io.hostpulse.collect.Collection;
import io.hostpulse.collect.Roots;
import io.hostpulse.wire.MessageEncoder;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// Collects this host back to back, as the agent does, and prints the CPU time of the whole process
/// per collection as one JSON object.
///
/// Arguments: `collect` for collecting alone, or `message` for collecting, deriving and encoding;
/// then how many collections. JVM start and warm-up are not in the number; the threads of the pool,
/// the compiler and the collector are.
public final class BackToBack {
    private static final int WARM_UP = 20_000;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final long TICK_MICROS = 1_000_000;

    private final Snapshot snapshot = new Snapshot();
    private final Derivation derivation = new Derivation();
    private final MessageEncoder encoder = new MessageEncoder();
    private final boolean withMessage;
    private long micros;
    private int messageBytes;

    private BackToBack(boolean withMessage) {
        this.withMessage = withMessage;
    }

    public static void main(String[] args) {
        if (args.length != 2 || !(args[0].equals("collect") || args[0].equals("message"))) {
            System.err.println("usage: BackToBack collect|message COLLECTIONS");
            System.exit(2);
        }
        new BackToBack(args[0].equals("message")).measure(Integer.parseInt(args[1]));
    }

    /// What the floor reads and parses too: all that is on by default but the other lines of
    /// `/proc/stat`.
    private static CollectOptions asTheFloor() {
        CollectOptions all = CollectOptions.DEFAULT;
        Set<Group> groups = EnumSet.copyOf(all.groups());
        groups.remove(Group.STAT);
        return all.withGroups(groups);
    }

    private void measure(int count) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (var collection = new Collection(asTheFloor(), Roots.HOST, System::nanoTime)) {
            collect(collection, WARM_UP);
            long before = system.getProcessCpuTime();
            collect(collection, count);
            double nanos = system.getProcessCpuTime() - before;
            System.out.println(
                    "{\"mode\":\"tight\",\"json\":"
                            + withMessage
                            + ",\"collections\":"
                            + count
                            + ",\"cpu_us\":"
                            + nanos / 1_000 / count
                            + ",\"bytes\":"
                            + messageBytes
                            + "}");
        }
    }

    private void collect(Collection collection, int count) {
        for (int i = 0; i < count; i++) {
            snapshot.clear();
            collection.collect(snapshot, INTERVAL);
            if (withMessage) {
                micros += TICK_MICROS;
                derivation.derive(snapshot, micros);
                messageBytes = encoder.encodeInto(snapshot);
            }
        }
    }
}
