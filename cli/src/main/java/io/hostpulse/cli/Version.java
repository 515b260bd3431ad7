package io.hostpulse.cli;

/// The version that the build wrote into the jar.
final class Version {
    private Version() {}

    /// The version, `0-unpackaged` outside a jar.
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "0-unpackaged" : version;
    }
}
