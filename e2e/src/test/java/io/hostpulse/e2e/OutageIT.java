package io.hostpulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// E33 in short, and the herd: after an outage the newest messages come first, the backlog follows
/// behind them.
@Alone
final class OutageIT {
    private static final int AGENTS = 200;
    private static final int INTERVAL_MILLIS = 10_000;
    private static final int QUIET_LOOKS = 10;
    private static final Duration BACKLOG = Duration.ofHours(1);

    @TempDir private Path folder;

    @Test
    void aFleetThatReplaysAnHourStaysFresh() {
        try (var experiment =
                        Experiment.begin("E33", AGENTS + " agents replay one hour of messages");
                LiveServer server = LiveServer.start(folder, LiveServer.CROWD);
                Fleet fleet =
                        Fleet.replaying(
                                server.url(),
                                AGENTS,
                                INTERVAL_MILLIS,
                                BACKLOG,
                                experiment.random())) {
            Duration worst = Duration.ZERO;
            Instant end = Instant.now().plusSeconds(Machine.isLong() ? 300 : 60);
            ServerApi api = server.api();
            Program.sleep(2L * INTERVAL_MILLIS);
            // A few looks after the backlog has gone too; the long form looks to its end.
            int quiet = 0;
            while (Instant.now().isBefore(end) && (Machine.isLong() || quiet < QUIET_LOOKS)) {
                quiet = fleet.behind() < AGENTS ? quiet + 1 : 0;
                Duration lag = worstLag(api);
                worst = lag.compareTo(worst) > 0 ? lag : worst;
                Program.sleep(1_000);
            }
            fleet.drain(Duration.ofMinutes(5));
            experiment.figure("worst_lag_ms", worst.toMillis());
            experiment.figure("messages", fleet.made());
            experiment.figure("requests", fleet.requests());
            fleet.assertKeptOnce(api, 20);
            assertThat(worst)
                    .as("how old the newest message of any host was")
                    .isLessThanOrEqualTo(Duration.ofMillis(2L * INTERVAL_MILLIS));
        }
    }

    private static Duration worstLag(ServerApi api) {
        Instant now = Instant.now();
        List<Duration> lags = api.newest().stream().map(at -> Duration.between(at, now)).toList();
        assertThat(lags).hasSize(AGENTS);
        return lags.stream().max(Duration::compareTo).orElseThrow();
    }
}
