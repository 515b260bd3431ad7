package io.hostpulse.bench;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs the benchmarks in forks with the agent's JVM flags and prints one line for each: wall time
/// and bytes allocated per call.
///
/// Arguments are JMH's patterns of benchmark names; without one, all run. The settings are short: a
/// difference of a tenth is noise, bytes per call are exact.
public final class Benchmarks {
    /// The flags that change how fast the agent's code runs and how it allocates.
    private static final String[] AGENT_FLAGS = {
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx32m", "-Xmn2m",
    };

    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.milliseconds(500);
    private static final String BYTES_PER_CALL = "gc.alloc.rate.norm";

    private Benchmarks() {}

    public static void main(String[] patterns) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(ROUNDS)
                        .warmupTime(ROUND)
                        .measurementIterations(ROUNDS)
                        .measurementTime(ROUND)
                        .jvmArgs(AGENT_FLAGS)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT);
        for (String pattern : patterns) {
            options.include(pattern);
        }
        print(new Runner(options.build()).run(), System.out);
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
        out.printf(Locale.ROOT, "%-48s %14s %10s %10s%n", "benchmark", "ns/op", "+-", "B/op");
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            Result<?> bytes = result.getSecondaryResults().get(BYTES_PER_CALL);
            out.printf(
                    Locale.ROOT,
                    "%-48s %14.1f %10.1f %10.1f%n",
                    name(result),
                    time.getScore(),
                    time.getScoreError(),
                    bytes == null ? Double.NaN : bytes.getScore());
        }
    }

    private static String name(RunResult result) {
        String full = result.getParams().getBenchmark();
        var name = new StringBuilder(full.substring(full.indexOf("bench.") + "bench.".length()));
        for (String key : result.getParams().getParamsKeys()) {
            name.append(' ').append(result.getParams().getParam(key));
        }
        return name.toString();
    }
}
