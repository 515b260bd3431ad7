package io.hostpulse.bench;

import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;

/// Finds the text of a name that has been met before, as each row of each tick does.
@State(Scope.Thread)
public class TextPoolBenchmark {
    private static final int NAMES = 64;
    private static final int LENGTH = 5;

    private final TextPool pool = new TextPool();
    private byte[] names = {};
    private int next;

    @Setup
    public void meetEveryName() {
        var all = new StringBuilder();
        for (int i = 0; i < NAMES; i++) {
            all.append("nic").append((char) ('0' + i / 10)).append((char) ('0' + i % 10));
        }
        names = all.toString().getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < NAMES; i++) {
            internNext();
        }
    }

    @Benchmark
    public Text internNext() {
        next = (next + 1) % NAMES;
        return pool.intern(names, next * LENGTH, LENGTH);
    }
}
