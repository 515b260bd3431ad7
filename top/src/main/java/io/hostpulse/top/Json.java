package io.hostpulse.top;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a server answered, as far as it is JSON. Members that are not there, or are of another
/// kind, are absent. Immutable.
record Json(Object value) {
    /// Stands for `null`.
    enum Nothing {
        NULL
    }

    private Optional<Json> member(String name) {
        return value instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(name)).map(Json::new)
                : Optional.empty();
    }

    /// The members of an object; none of anything else.
    Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), new Json(member)));
        }
        return members;
    }

    /// The elements of an array that is a member; none of anything else.
    List<Json> list(String name) {
        return member(name).map(Json::elements).orElse(List.of());
    }

    List<Json> elements() {
        return value instanceof List<?> list
                ? list.stream().map(Object.class::cast).map(Json::new).toList()
                : List.of();
    }

    Optional<String> text(String name) {
        return member(name).flatMap(Json::text);
    }

    private Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// A member's number; absent if it is none.
    OptionalDouble number(String name) {
        return member(name).map(Json::number).orElse(OptionalDouble.empty());
    }

    OptionalDouble number() {
        return value instanceof Double number ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /// A member's number as an integer: instants in microseconds are exact as such.
    OptionalLong whole(String name) {
        OptionalDouble number = number(name);
        return number.isPresent()
                ? OptionalLong.of(Math.round(number.getAsDouble()))
                : OptionalLong.empty();
    }

    boolean isTrue(String name) {
        return member(name).map(member -> Boolean.TRUE.equals(member.value())).orElse(false);
    }
}
