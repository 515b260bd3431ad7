package io.hostpulse.sql;

class PostgresKillTest extends ServerKillTests {
    @Override
    ServerProcess newServer() throws Exception {
        return new PostgresServer();
    }

    @Override
    void end(ServerProcess server, int round) throws Exception {
        if (round % 2 == 0) {
            server.kill();
        } else {
            server.signal("QUIT"); // pg_ctl stop -m immediate
        }
    }
}
