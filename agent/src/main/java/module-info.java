/// The hall: read config, align time, tick, assemble, deliver, options.
@org.jspecify.annotations.NullMarked
module io.hostpulse.agent {
    requires transitive io.hostpulse.catalogue;
    requires transitive io.hostpulse.wire;
    requires transitive io.hostpulse.config;
    requires transitive io.hostpulse.collect;
    requires transitive io.hostpulse.journal;
    requires transitive io.hostpulse.outputs;
    requires static transitive org.jspecify;

    exports io.hostpulse.agent;
    exports io.hostpulse.agent.config;
    exports io.hostpulse.agent.time;
    exports io.hostpulse.agent.window;
}
