package io.hostpulse.sql;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.hostpulse.sql.MariadbOutputTest#isThere")
class MariadbKillTest extends ServerKillTests {
    @Override
    ServerProcess newServer() throws Exception {
        return new MariadbServer();
    }

    @Override
    void end(ServerProcess server, int round) throws Exception {
        server.kill();
    }
}
