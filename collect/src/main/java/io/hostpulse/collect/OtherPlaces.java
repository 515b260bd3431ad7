package io.hostpulse.collect;

import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Filesystem;

import java.util.List;

/// Where the file systems are mounted besides the places that the rows of `filesystem` name: bind
/// mounts, subvolumes, the same device at a second place. They stand beside the rows, not among
/// them, so that whoever sums up rows counts each file system once. Immutable.
///
/// @param places in the mount table's order
/// @param leftOut how many more there are, beyond the limit
public record OtherPlaces(List<Place> places, int leftOut) {
    /// The largest number of places; more are left out and counted.
    public static final int PLACES_MAX = 4_096;

    /// None, or nobody wants them.
    public static final OtherPlaces NONE = new OtherPlaces(List.of(), 0);

    /// One of them.
    ///
    /// @param row the row of `filesystem` for the file system that is mounted here
    /// @param mountpoint where it is mounted, without the root's prefix
    /// @param device what is mounted, as this mount names it; may be empty
    /// @param readonly whether nothing can be written here
    public record Place(int row, Text mountpoint, Text device, boolean readonly) {}

    public OtherPlaces {
        places = List.copyOf(places);
    }

    /// Adds a row for each place to the rows of `filesystem`, with what is known of its file
    /// system. Without rows nothing is added: the message has none of its file systems.
    public void addTo(Table filesystems) {
        int known = filesystems.rows();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            int row = place.row() < known ? filesystems.addRowLike(place.row()) : -1;
            if (row >= 0) {
                label(filesystems, row, place);
            }
        }
    }

    private static void label(Table filesystems, int row, Place place) {
        filesystems.set(row, Filesystem.MOUNTPOINT, place.mountpoint());
        if (place.device().raw().length > 0) {
            filesystems.set(row, Filesystem.DEVICE, place.device());
        } else {
            filesystems.unset(row, Filesystem.DEVICE.ordinal());
        }
        filesystems.set(row, Filesystem.READONLY, place.readonly() ? 1 : 0);
    }
}
