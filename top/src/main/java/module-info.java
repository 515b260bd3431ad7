/// The dashboard in a terminal: where samples come from, what a screen shows of one, and keys.
@org.jspecify.annotations.NullMarked
module io.hostpulse.top {
    requires transitive io.hostpulse.agent;
    requires org.jline.terminal;
    requires static transitive org.jspecify;

    exports io.hostpulse.top;
}
