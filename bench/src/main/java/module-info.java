/// What it costs: JMH benchmarks of the agent's pieces. Open, because JMH calls by reflection.
@org.jspecify.annotations.NullMarked
open module io.hostpulse.bench {
    requires io.hostpulse.agent;
    requires java.management;
    requires jdk.management;
    requires jmh.core;
    requires static org.jspecify;
}
