package io.hostpulse.server.options;

import io.hostpulse.catalogue.Group;
import io.hostpulse.config.Nearest;
import io.hostpulse.config.Words;
import io.hostpulse.server.AgentDefaults;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.Json;
import io.hostpulse.server.json.JsonOut;
import io.hostpulse.store.Wishes.Wish;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What is wished of an agent, as `docs/formats/messages.md` writes it. Pure functions.
final class WishJson {
    private static final String INTERVAL = "interval_ms";
    private static final String GROUPS = "groups";
    private static final int SHOWN_CHARS = 64;

    private WishJson() {}

    /// Reads what an administrator sends, strictly: what is not understood would else be missed by
    /// the agent, unsaid.
    static Wish read(Json.Obj body, String agent) throws ProblemException {
        for (String name : body.members().keySet()) {
            if (!name.equals(INTERVAL) && !name.equals(GROUPS)) {
                throw new ProblemException(
                        400,
                        "the member "
                                + shown(name)
                                + " is not known; interval_ms and groups are allowed");
            }
        }
        Json interval = body.members().get(INTERVAL);
        Json groups = body.members().get(GROUPS);
        Wish wish =
                new Wish(
                        agent,
                        interval == null ? OptionalLong.empty() : OptionalLong.of(millis(interval)),
                        groups == null ? Map.of() : groups(groups));
        if (wish.intervalMillis().isEmpty() && wish.groups().isEmpty()) {
            throw new ProblemException(
                    400,
                    "nothing is wished: interval_ms or groups is expected; DELETE ends wishes");
        }
        return wish;
    }

    private static long millis(Json interval) throws ProblemException {
        long min = AgentDefaults.INTERVAL_MIN.toMillis();
        long max = AgentDefaults.INTERVAL_MAX.toMillis();
        if (interval instanceof Json.Whole(long millis) && millis >= min && millis <= max) {
            return millis;
        }
        throw new ProblemException(
                400,
                "interval_ms is "
                        + shown(interval)
                        + "; a whole number from "
                        + min
                        + " to "
                        + max
                        + " is allowed");
    }

    private static Map<String, Boolean> groups(Json groups) throws ProblemException {
        if (!(groups instanceof Json.Obj(Map<String, Json> members))) {
            throw new ProblemException(
                    400,
                    "groups is "
                            + shown(groups)
                            + "; an object of group names with true or false is allowed");
        }
        Map<String, Boolean> switches = new HashMap<>();
        for (Map.Entry<String, Json> member : members.entrySet()) {
            String name = member.getKey();
            if (Group.ofWord(name).isEmpty()) {
                throw unknownGroup(name);
            }
            if (!(member.getValue() instanceof Json.Truth(boolean on))) {
                throw new ProblemException(
                        400,
                        "groups."
                                + name
                                + " is "
                                + shown(member.getValue())
                                + "; true or false is allowed");
            }
            switches.put(name, on);
        }
        return switches;
    }

    private static ProblemException unknownGroup(String name) {
        List<String> words = Arrays.stream(Group.values()).map(Group::word).toList();
        String nearest = Nearest.of(name, words).map(word -> ", nearest: " + word).orElse("");
        return new ProblemException(
                400,
                "groups: there is no group "
                        + shown(name)
                        + nearest
                        + "; the groups are "
                        + Words.or(words));
    }

    private static String shown(Json value) {
        return switch (value) {
            case Json.Obj _ -> "an object";
            case Json.Arr _ -> "an array";
            case Json.Text text -> shown(text.value());
            case Json.Whole whole -> Long.toString(whole.value());
            case Json.Decimal decimal -> cut(decimal.text());
            case Json.Truth truth -> Boolean.toString(truth.value());
            case Json.Nothing _ -> "null";
        };
    }

    private static String shown(String text) {
        return "'" + cut(text) + "'";
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "...";
    }

    /// Writes the members of an object that is open.
    static JsonOut write(JsonOut out, OptionalLong intervalMillis, Map<String, Boolean> groups) {
        intervalMillis.ifPresent(millis -> out.member(INTERVAL, millis));
        if (!groups.isEmpty()) {
            out.object(GROUPS);
            new TreeMap<>(groups).forEach(out::member);
            out.endObject();
        }
        return out;
    }

    /// What is wished, for the list of events.
    static String words(Wish wish) {
        var words = new StringBuilder("agent " + wish.agent());
        wish.intervalMillis()
                .ifPresent(millis -> words.append(' ').append(INTERVAL).append('=').append(millis));
        new TreeMap<>(wish.groups())
                .forEach(
                        (group, on) -> words.append(' ').append(group).append(on ? "=on" : "=off"));
        return words.toString();
    }
}
