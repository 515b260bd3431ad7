package io.hostpulse.bench;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs the benchmarks in forks with the agent's JVM flags, the store's with the server's, and
/// prints one line for each: wall time and bytes allocated per call.
///
/// Arguments are JMH's patterns of benchmark names; without one, all run. The settings are short: a
/// difference of a tenth is noise, bytes per call are exact.
public final class Benchmarks {
    /// The flags that change how fast the agent's code runs and how it allocates.
    private static final String[] AGENT_FLAGS = {
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx32m", "-Xmn2m",
    };

    private static final String[] SERVER_FLAGS = {"-XX:+UseSerialGC", "-Xmx512m"};

    /// JMH's and SQLite's own ways, which the JVM would tell of at each fork.
    private static final List<String> QUIET =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final String OF_SERVER = "io.hostpulse.bench.Store.*";

    private static final int ROUNDS = 5;
    private static final TimeValue ROUND = TimeValue.milliseconds(500);
    private static final String BYTES_PER_CALL = "gc.alloc.rate.norm";

    private Benchmarks() {}

    public static void main(String[] patterns) throws RunnerException {
        System.out.printf(
                Locale.ROOT, "%-48s %14s %10s %10s%n", "benchmark", "ns/op", "+-", "B/op");
        List<String> wanted = patterns.length == 0 ? List.of(".*") : List.of(patterns);
        ChainedOptionsBuilder agent = options(AGENT_FLAGS).exclude(OF_SERVER);
        // JMH takes what any pattern includes: what is the server's and wanted says both at once.
        ChainedOptionsBuilder server = options(SERVER_FLAGS);
        for (String pattern : wanted) {
            agent.include(pattern);
            server.include("(?=.*(" + pattern + "))" + OF_SERVER);
        }
        run(agent);
        run(server);
    }

    private static void run(ChainedOptionsBuilder options) throws RunnerException {
        try {
            print(new Runner(options.build()).run(), System.out);
        } catch (NoBenchmarksException _) {
            // The patterns want none of these.
        }
    }

    private static ChainedOptionsBuilder options(String[] flags) {
        return new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .jvmArgs(flags)
                .jvmArgsAppend(QUIET.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static void print(Collection<RunResult> results, PrintStream out) {
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
