/// The front door: readers and parsers of the kernel's files, one collector per group.
@org.jspecify.annotations.NullMarked
module io.hostpulse.collect {
    requires transitive io.hostpulse.catalogue;
    requires static transitive org.jspecify;

    exports io.hostpulse.collect;
}
