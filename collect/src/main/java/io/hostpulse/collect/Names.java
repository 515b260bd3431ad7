package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What was decided of each name met in a kernel file: whether its filter takes it and of what type
/// it is, once per name. Confined to one thread at a time.
final class Names {
    /// The number of names remembered; at the limit all are forgotten and decided again.
    static final int NAMES_MAX = TextPool.TEXTS_MAX;

    private final Filter filter;
    private final Function<Text, Text> typing;
    private final TextPool pool = new TextPool();
    private final Map<Text, Name> names = new HashMap<>();
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
    }

    /// The name of these bytes.
    Name of(byte[] bytes, int from, int to) {
        Text text = pool.intern(bytes, from, to - from);
        Name known = names.get(text);
        return known == null ? decide(text) : known;
    }

    private Name decide(Text text) {
        if (names.size() >= NAMES_MAX) {
            names.clear();
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
