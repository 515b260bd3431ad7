package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What was decided of each name met in a kernel file: whether its filter takes it and of what type
/// it is, once per name. Confined to one thread at a time.
///
/// A kernel file has its names in the same order at every reading, so a name is first compared with
/// the one that stood at its place the last time.
final class Names {
    /// The number of names remembered; at the limit all are forgotten and decided again.
    static final int NAMES_MAX = TextPool.TEXTS_MAX;

    private final Filter filter;
    private final Function<Text, Text> typing;
    private final TextPool pool = new TextPool();
    private final Map<Text, Name> names = new HashMap<>();
    private @Nullable Name[] order = new @Nullable Name[16];
    private int next;
    private long reading;

    Names(Filter filter, Function<Text, Text> typing) {
        this.filter = filter;
        this.typing = typing;
    }

    /// Names without types.
    Names(Filter filter) {
        this(filter, _ -> Text.EMPTY);
    }

    /// Starts a reading: no name has been met in it yet.
    void startReading() {
        reading++;
        next = 0;
    }

    /// The name of these bytes.
    Name of(byte[] bytes, int from, int to) {
        int place = next++;
        Name usual = place < order.length ? order[place] : null;
        if (usual != null && usual.text.equalsRaw(bytes, from, to - from)) {
            return usual;
        }
        Text text = pool.intern(bytes, from, to - from);
        Name known = names.get(text);
        Name name = known == null ? decide(text) : known;
        remember(place, name);
        return name;
    }

    private void remember(int place, Name name) {
        if (place == order.length && place < NAMES_MAX) {
            order = Arrays.copyOf(order, place * 2);
        }
        if (place < order.length) {
            order[place] = name;
        }
    }

    private Name decide(Text text) {
        if (names.size() >= NAMES_MAX) {
            names.clear();
            Arrays.fill(order, null);
        }
        Name name = new Name(text, filter.admits(text.toString()), typing.apply(text));
        names.put(text, name);
        return name;
    }

    /// Whether this is the first time that the name is met in this reading.
    boolean isFirst(Name name) {
        boolean first = name.reading != reading;
        name.reading = reading;
        return first;
    }

    /// A name and what was decided of it.
    static final class Name {
        private final Text text;
        private final boolean admitted;
        private final Text type;
        private long reading;

        private Name(Text text, boolean admitted, Text type) {
            this.text = text;
            this.admitted = admitted;
            this.type = type;
        }

        Text text() {
            return text;
        }

        /// Whether the filter takes it.
        boolean admitted() {
            return admitted;
        }

        /// The type, as the deciding function gave it.
        Text type() {
            return type;
        }
    }
}
