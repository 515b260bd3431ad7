package io.hostpulse.bench;

import io.hostpulse.agent.assemble.Derivation;
import io.hostpulse.catalogue.Snapshot;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Derives the document's groups from the raw ones. The cost of the host that imitates a kernel is
/// in both numbers: take [#tick] off [#deriveTick].
@State(Scope.Thread)
public class DerivationBenchmark {
    private static final long TICK_MICROS = 1_000_000;

    @Param SampleHost.Size size = SampleHost.Size.SMALL;

    private final Derivation derivation = new Derivation();
    private SampleHost host = new SampleHost(size);
    private long micros = TICK_MICROS;

    @Setup
    public void takeTheFirstReading() {
        host = new SampleHost(size);
        deriveTick();
    }

    @Benchmark
    public Snapshot deriveTick() {
        host.tick();
        micros += TICK_MICROS;
        derivation.derive(host.snapshot(), micros);
        return host.snapshot();
    }

    @Benchmark
    public Snapshot tick() {
        host.tick();
        return host.snapshot();
    }
}
