package io.hostpulse.sql;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.hostpulse.sql.MariadbOutputTest#isThere")
final class MariadbContractTest extends ServerContractTests {
    @Override
    ServerProcess server() throws Exception {
        return MariadbServer.shared();
    }
}
