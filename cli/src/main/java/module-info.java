/// The doorbell: commands, and the wiring of the rooms, closed in reverse.
@org.jspecify.annotations.NullMarked
module io.hostpulse.cli {
    requires io.hostpulse.agent;
    requires io.hostpulse.journal;
    requires io.hostpulse.server;
    requires io.hostpulse.sql;
    requires io.hostpulse.store;
    requires io.hostpulse.top;
    requires info.picocli;
    requires jdk.unsupported;
    requires static org.jspecify;

    opens io.hostpulse.cli to
            info.picocli;
}
