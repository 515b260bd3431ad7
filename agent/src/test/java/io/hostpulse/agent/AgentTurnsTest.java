package io.hostpulse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostpulse.agent.config.AgentConfig;
import io.hostpulse.agent.config.ConfigLoader;
import io.hostpulse.agent.time.HostClock;
import io.hostpulse.config.ConfigResult;
import io.hostpulse.config.LoadedConfig;
import io.hostpulse.journal.FaultPoint;
import io.hostpulse.journal.Faults;
import io.hostpulse.outputs.Delivery;
import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.ServerListener;
import io.hostpulse.wire.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A whole agent whose disk or output stops answering while the flow's thread waits for it.
@Timeout(120)
final class AgentTurnsTest {
    private static final int INTERVAL_MILLIS = 200;

    /// One message, where and by whom it was delivered.
    private record Got(String output, long seq, long micros, String thread) {}

    private final HostClock clock = new HostClock();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final CountDownLatch thaw = new CountDownLatch(1);
    private volatile boolean isHanging;
    private volatile boolean isDiskHanging;
    private volatile boolean isHung;
    @TempDir private Path folder;
    private Agent agent;
    private Thread thread;

    private void start(Faults faults) {
        List<String> flags = new ArrayList<>();
        flags.add("--agent.state-dir=" + folder.resolve("state"));
        flags.add("--agent.interval=" + INTERVAL_MILLIS + "ms");
        flags.add("--time.source=none");
        flags.add("--outputs.first.type=console");
        flags.add("--outputs.second.type=console");
        ConfigLoader loader = new ConfigLoader(Map.of(), flags, AgentConfig.DEFAULT);
        LoadedConfig<AgentConfig> config =
                ((ConfigResult.Loaded<AgentConfig>) loader.load(Optional.empty())).loaded();
        agent =
                new Agent(
                        new Surroundings(
                                loader,
                                Optional.empty(),
                                Optional.empty(),
                                this::open,
                                clock,
                                log::add,
                                faults));
        thread =
                new Thread(
                        () -> {
                            try {
                                agent.run(config);
                            } catch (IdentityStore.InUse e) {
                                log.add(String.valueOf(e.getMessage()));
                            }
                        },
                        "flow");
        thread.start();
    }

    /// An output that keeps what it got; the second hangs when it is told to.
    private Output open(OutputOptions options, ServerListener listener) {
        String name = options.name();
        return new Output() {
            @Override
            public Delivery deliver(List<Message> batch) {
                if (name.equals("second") && isHanging) {
                    hang();
                }
                for (Message message : batch) {
                    String by = Thread.currentThread().getName();
                    got.add(new Got(name, message.key().seq(), message.timeMicros(), by));
                }
                return new Delivery.Accepted(batch.size());
            }

            @Override
            public void close() {}
        };
    }

    /// Waits in spite of interrupts, as a call into a dead file system does.
    private void hang() {
        isHung = true;
        boolean isReleased = false;
        while (!isReleased) {
            try {
                thaw.await();
                isReleased = true;
            } catch (InterruptedException _) {
                log.add("interrupted");
            }
        }
        isHanging = false;
        isDiskHanging = false;
    }

    @AfterEach
    void end() throws Exception {
        thaw.countDown();
        agent.stop();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private void await(BooleanSupplier what) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("log: %s", log).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private long count(String output) {
        return got.stream().filter(one -> one.output().equals(output)).count();
    }

    private void awaitCarried() throws InterruptedException {
        await(() -> got.stream().anyMatch(one -> one.thread().equals("flow")));
    }

    /// So many more messages come to the first output, each on its grid.
    private void awaitMore(int count) throws InterruptedException {
        long before = count("first");
        await(() -> count("first") >= before + count);
        List<Got> first = got.stream().filter(one -> one.output().equals("first")).toList();
        for (int i = 1; i < first.size(); i++) {
            assertThat(first.get(i).seq()).isEqualTo(first.get(i - 1).seq() + 1);
            long apart = first.get(i).micros() - first.get(i - 1).micros();
            assertThat(apart).isBetween(1L, 2_500L * INTERVAL_MILLIS);
        }
    }

    @Test
    void theFlowsThreadDeliversAndWakesNobody() throws Exception {
        start(Faults.NONE);
        awaitCarried();
        awaitMore(5);
        List<Got> last = got.subList(got.size() - 4, got.size());
        assertThat(last).allMatch(one -> one.thread().equals("flow"));
    }

    @Test
    void anOutputThatHangsDelaysNoTickAndGetsEverythingOnceItAnswers() throws Exception {
        start(Faults.NONE);
        awaitCarried();
        isHanging = true;
        await(() -> isHung);
        awaitMore(10);
        long missing = count("first") - count("second");
        assertThat(missing).isGreaterThanOrEqualTo(10);
        thaw.countDown();
        await(() -> count("second") >= count("first") - 1);
        awaitMore(5);

        assertThat(agent.stop()).isTrue();
        List<Long> second =
                got.stream().filter(one -> one.output().equals("second")).map(Got::seq).toList();
        for (int i = 0; i < second.size(); i++) {
            assertThat(second.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void aDiskThatHangsDelaysNoTickAndNoOutput() throws Exception {
        start(
                point -> {
                    if (point == FaultPoint.BEFORE_FORCE && isDiskHanging) {
                        hang();
                    }
                });
        awaitCarried();
        isDiskHanging = true;
        await(() -> isHung);
        awaitMore(10);
        await(() -> count("second") >= count("first") - 1);
        thaw.countDown();
        awaitMore(5);
        assertThat(agent.stop()).isTrue();
    }

    @Test
    void anAgentWhoseOutputHangsStopsInTime() throws Exception {
        start(Faults.NONE);
        awaitCarried();
        isHanging = true;
        await(() -> isHung);
        assertThat(agent.stop()).isTrue();
    }
}
