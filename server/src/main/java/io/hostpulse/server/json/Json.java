package io.hostpulse.server.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A small JSON document that was read: what people and agents send beside messages.
public sealed interface Json {
    /// An object; its members in the order of the text.
    record Obj(Map<String, Json> members) implements Json {
        /// The text of a member, if it is one.
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text text
                    ? Optional.of(text.value())
                    : Optional.empty();
        }

        /// The integer of a member, if it is one.
        public OptionalLong integer(String name) {
            return members.get(name) instanceof Whole whole
                    ? OptionalLong.of(whole.value())
                    : OptionalLong.empty();
        }

        /// The object of a member, if it is one.
        public Optional<Obj> object(String name) {
            return members.get(name) instanceof Obj object ? Optional.of(object) : Optional.empty();
        }
    }

    /// An array.
    record Arr(List<Json> elements) implements Json {}

    /// A string.
    record Text(String value) implements Json {}

    /// A number without fraction and exponent, of 18 digits at most.
    record Whole(long value) implements Json {}

    /// Any other number, as it was written.
    record Decimal(String text) implements Json {}

    /// `true` or `false`.
    record Truth(boolean value) implements Json {}

    /// `null`.
    record Nothing() implements Json {}
}
