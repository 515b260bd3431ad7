package io.hostpulse.catalogue;

import org.jspecify.annotations.Nullable;

/// One [Text] for each name met, so that reading the same names at every tick allocates nothing and
/// two equal names are the same object. Confined to the thread of the reading that owns it.
///
/// At [#TEXTS_MAX] different names the pool starts again empty: names still in use are met again at
/// the next tick, and a host that makes new names without end (containers) cannot fill the memory.
public final class TextPool {
    /// The number of different names kept.
    public static final int TEXTS_MAX = 8_192;

    private @Nullable Text[] slots = new @Nullable Text[64];
    private int size;

    /// The text of `length` bytes at `from`.
    public Text intern(byte[] bytes, int from, int length) {
        int mask = slots.length - 1;
        int slot = hash(bytes, from, length) & mask;
        while (true) {
            Text text = slots[slot];
            if (text == null) {
                return add(Text.of(bytes, from, length));
            }
            if (text.equalsRaw(bytes, from, length)) {
                return text;
            }
            slot = (slot + 1) & mask;
        }
    }

    private Text add(Text text) {
        if (size >= TEXTS_MAX) {
            slots = new @Nullable Text[64];
            size = 0;
        } else if (size * 2 >= slots.length) {
            grow();
        }
        place(slots, text);
        size++;
        return text;
    }

    private void grow() {
        var larger = new @Nullable Text[slots.length * 2];
        for (Text text : slots) {
            if (text != null) {
                place(larger, text);
            }
        }
        slots = larger;
    }

    private static void place(@Nullable Text[] slots, Text text) {
        int mask = slots.length - 1;
        byte[] raw = text.raw();
        int slot = hash(raw, 0, raw.length) & mask;
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = text;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
