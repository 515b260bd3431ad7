package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hostpulse.e2e.MutantAgent.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// Five builds that are broken on purpose: the experiments that pass for the real program must fail
/// for each of them, or they prove nothing.
@SideBySide
final class MutantIT {
    @TempDir private Path folder;

    /// What an experiment does.
    @FunctionalInterface
    private interface Work {
        void run(String javaOptions) throws Exception;
    }

    @Test
    @ResourceLock(SideBySide.MOUNTS)
    void aJournalThatForcesNothingIsCaughtByALossOfPower() throws IOException {
        Machine.needsLoopDevices();
        Machine.needs("xfs_io");
        caught(Kind.NO_FSYNC, options -> PowerLossIT.cut(folder, "ext4", 4, options));
    }

    @Test
    void aServerThatAcknowledgesBeforeItCommitsIsCaughtByAKill() throws IOException {
        caught(Kind.ACKNOWLEDGE_BEFORE_COMMIT, this::killServer);
    }

    private void killServer(String javaOptions) {
        Map<String, String> environment = Map.of("HOSTPULSE_JAVA_OPTIONS", javaOptions);
        try (var experiment = Experiment.begin("E21", "a mutant of the server is killed");
                LiveServer server = LiveServer.start(folder, environment);
                Fleet fleet = Fleet.start(server.url(), 5, 1_000, experiment.random())) {
            // More than once: the mutant commits now and then, and a kill just after that costs
            // nothing.
            for (int kill = 0; kill < 3; kill++) {
                Program.sleep(6_000);
                server.kill();
                server.again();
                server.awaitReady();
            }
            fleet.drain(Duration.ofSeconds(40));
            fleet.assertKeptOnce(server.api());
        }
    }

    @Test
    void aJournalThatUnlinksBeforeItsCursorsKnowIsCaughtByADeathInBetween() throws IOException {
        caught(Kind.UNLINK_BEFORE_CURSOR, this::dieAfterUnlink);
    }

    private void dieAfterUnlink(String javaOptions) {
        try (LiveServer server = LiveServer.start(folder)) {
            server.kill();
            JournalDiskIT.expireAndDie(folder, server, javaOptions);
        }
    }

    @Test
    void anAgentThatCountsNoEpochsIsCaughtByItsSecondStart() throws IOException {
        caught(Kind.NO_EPOCH, options -> AgentKillIT.loseJournal(folder, options));
    }

    @Test
    void anOutputThatRetriesWhatIsRefusedIsCaughtByAPoisonMessage() throws IOException {
        caught(
                Kind.RETRY_REFUSED,
                options -> ServerAnswerIT.poison(folder, options, Duration.ofSeconds(25)));
    }

    /// Runs an experiment on a mutant; it has to fail, and by what the mutant does.
    private void caught(Kind kind, Work work) throws IOException {
        Throwable failure = catchThrowable(() -> work.run(Mutant.option(folder, kind)));
        assertThat(failure)
                .as("what the experiment says of mutant %s", kind)
                .isInstanceOf(AssertionError.class);
        assertThat(tookEffect(kind)).as("mutant %s took effect; %s", kind, failure).isTrue();
        System.out.println(
                "mutant "
                        + kind
                        + " caught: "
                        + failure.getMessage().lines().findFirst().orElse(""));
    }

    private boolean tookEffect(Kind kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 1)) {
            return files.filter(file -> file.getFileName().toString().startsWith("err"))
                    .anyMatch(file -> contains(file, Mutant.tookEffect(kind)));
        }
    }

    private static boolean contains(Path file, String line) {
        try {
            return Files.readString(file).contains(line);
        } catch (IOException e) {
            return false;
        }
    }
}
