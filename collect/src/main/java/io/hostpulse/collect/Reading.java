package io.hostpulse.collect;

import io.hostpulse.catalogue.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What one run of the cheap task read. Filled by the task, handed over whole.
final class Reading {
    /// Every group's rows and statuses; who and when are not set.
    final Snapshot snapshot = new Snapshot();

    /// The mounts that the rows of `filesystem` stand for.
    List<MountedSpace> mounts = List.of();

    /// Where they are mounted besides.
    OtherPlaces otherPlaces = OtherPlaces.NONE;

    /// Whether file systems were left out of this run.
    boolean isWithoutFilesystems;

    /// What the first collector that failed without saying so threw.
    @Nullable RuntimeException failure;

    /// How long the run took; set when the reading is kept for the next message.
    long tookNanos;

    void clear() {
        snapshot.clear();
        mounts = List.of();
        otherPlaces = OtherPlaces.NONE;
        isWithoutFilesystems = false;
        failure = null;
    }
}
