/// What it costs: JMH benchmarks of the pieces, and what whole-program comparisons need of Java.
/// Open, because JMH calls by reflection.
@org.jspecify.annotations.NullMarked
open module io.hostpulse.bench {
    requires aircompressor.v3;
    requires io.hostpulse.agent;
    requires io.hostpulse.store;
    requires java.management;
    requires jdk.management;
    requires jmh.core;
    requires static org.jspecify;
}
