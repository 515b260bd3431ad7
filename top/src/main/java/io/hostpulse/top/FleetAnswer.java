package io.hostpulse.top;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What a server answers to `GET /api/v1/fleet`. Pure functions.
final class FleetAnswer {
    private FleetAnswer() {}

    static Shown.Hosts of(Json answer) throws SourceException {
        long now =
                answer.whole("now_us")
                        .orElseThrow(() -> new SourceException("the server tells no now_us"));
        return new Shown.Hosts(
                answer.list("hosts").stream().map(FleetAnswer::figures).toList(), now);
    }

    private static Figures figures(Json host) {
        Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
        host.members()
                .forEach(
                        (name, value) -> {
                            OptionalDouble number = value.number();
                            Figure.ofMember(name)
                                    .filter(_ -> number.isPresent())
                                    .ifPresent(figure -> numbers.put(figure, number.getAsDouble()));
                        });
        List<Figures.Trouble> trouble = new ArrayList<>();
        for (Json one : host.list("trouble")) {
            trouble.add(
                    new Figures.Trouble(
                            one.text("group").orElse("?"), one.text("state").orElse("?")));
        }
        return new Figures(
                host.text("agent").orElse(""),
                host.text("hostname").orElse(""),
                host.text("cluster"),
                host.text("ip"),
                host.text("kernel"),
                host.text("fs_mount").orElse("?"),
                numbers,
                trouble);
    }
}
