/// How a program is told what to do: keys and their kinds of values, the layers that give them, and
/// what people read about them. Knows no program's keys, and no other room.
@org.jspecify.annotations.NullMarked
module io.hostpulse.config {
    requires org.snakeyaml.engine;
    requires static transitive org.jspecify;

    exports io.hostpulse.config;
}
