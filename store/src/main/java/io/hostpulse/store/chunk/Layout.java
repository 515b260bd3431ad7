package io.hostpulse.store.chunk;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of a group at the time when a blob was written. A blob names its layout, so that it
/// can be read when the catalogue has other fields by then: by field name, what is not there is
/// absent. Immutable.
final class Layout {
    /// The layout of the messages' own column set: time, epoch, number.
    static final int TIMES = 0;

    /// The largest id.
    static final int ID_MAX = 4_095;

    /// One column as it was written.
    ///
    /// @param column the catalogue's column of this name now; null when there is none that can take
    ///   the values
    /// @param factor what numbers are multiplied by: the field has more decimals now
    /// @param ordinal that column's place in the catalogue's group
    record Place(boolean isText, @Nullable Column column, int ordinal, long factor) {
        Place(boolean isText, @Nullable Column column, long factor) {
            this(isText, column, column == null ? -1 : column.ordinal(), factor);
        }
    }

    private final int id;
    private final Optional<Group> group;
    private final List<Place> places;
    private final Place[] byPlace;
    private final boolean whole;

    private Layout(int id, Optional<Group> group, List<Place> places, boolean whole) {
        this.id = id;
        this.group = group;
        this.places = List.copyOf(places);
        this.byPlace = this.places.toArray(Place[]::new);
        this.whole = whole;
    }

    /// How a group's columns are written down now.
    static String text(Group group) {
        var fields = new ArrayList<String>();
        for (Column column : group.columns()) {
            Field field = column.field();
            String type = field.kind().isText() ? "t" : Integer.toString(field.decimals());
            fields.add(field.name() + ":" + type);
        }
        return String.join(" ", fields);
    }

    /// Reads what [#text] wrote, now or earlier.
    static Layout of(int id, String name, String text) {
        Optional<Group> group = Group.ofWord(name);
        var places = new ArrayList<Place>();
        boolean whole = group.isPresent();
        for (String field : text.split(" ", -1)) {
            int colon = field.lastIndexOf(':');
            Place place = place(group, field.substring(0, colon), field.substring(colon + 1));
            whole &= place.column() != null;
            places.add(place);
        }
        return new Layout(id, group, places, whole);
    }

    private static Place place(Optional<Group> group, String name, String type) {
        boolean text = type.equals("t");
        Column found = null;
        if (group.isPresent()) {
            for (Column column : group.get().columns()) {
                found = column.field().name().equals(name) ? column : found;
            }
        }
        if (found == null || found.field().kind().isText() != text) {
            return new Place(text, null, 1);
        }
        if (text) {
            return new Place(true, found, 1);
        }
        int more = found.field().decimals() - Integer.parseInt(type);
        return more < 0
                ? new Place(false, null, 1)
                : new Place(false, found, (long) Math.pow(10, more));
    }

    int id() {
        return id;
    }

    /// The group, if the catalogue still has it.
    Optional<Group> group() {
        return group;
    }

    List<Place> places() {
        return places;
    }

    /// The column at a place.
    Place place(int at) {
        return byPlace[at];
    }

    /// Whether the catalogue knows every column: reading and writing anew loses nothing.
    boolean isWhole() {
        return whole;
    }
}
