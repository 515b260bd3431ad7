/// What is measured: groups, fields, units, and one tick of one host. Knows no other room.
@org.jspecify.annotations.NullMarked
module io.hostpulse.catalogue {
    requires static transitive org.jspecify;

    exports io.hostpulse.catalogue;
    exports io.hostpulse.catalogue.groups;
    exports io.hostpulse.catalogue.prometheus;
    exports io.hostpulse.catalogue.views;
}
