package io.hostpulse.sql;

final class PostgresContractTest extends ServerContractTests {
    @Override
    ServerProcess server() throws Exception {
        return PostgresServer.shared();
    }
}
