package io.hostpulse.collect;

/// Asks how full the file system at one path is. May block; used by one thread at a time.
interface SpaceProbe {
    /// Makes probes, one for each mount.
    interface Source {
        /// A probe of the file system at one place.
        ///
        /// @param path the mount point as bytes, as the kernel knows it
        SpaceProbe at(byte[] path);
    }

    /// Asks and says the answer, or the error, in `into`.
    void measure(Space into);
}
