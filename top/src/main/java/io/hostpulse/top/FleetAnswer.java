package io.hostpulse.top;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a server answers to `GET /api/v1/fleet`. Pure functions.
final class FleetAnswer {
    /// The longest that an agent waits until it tries again, in microseconds.
    private static final long RETURN_MICROS = 60_000_000;

    private FleetAnswer() {}

    static Shown.Hosts of(Json answer) throws SourceException {
        long now =
                answer.whole("now_us")
                        .orElseThrow(() -> new SourceException("the server tells no now_us"));
        Optional<String> notReady = answer.text("not_ready");
        long ready = notReady.isPresent() ? now : answer.whole("ready_since_us").orElse(0);
        long from = ready + RETURN_MICROS;
        return new Shown.Hosts(
                answer.list("hosts").stream().map(host -> figures(host, from)).toList(),
                now,
                notReady.map(
                        why -> Health.word("NOT_READY_", why).orElse(Word.NOT_READY_UNAVAILABLE)));
    }

    /// @param from from when on a host that is not heard is silent
    private static Figures figures(Json host, long from) {
        Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
        host.members()
                .forEach(
                        (name, value) -> {
                            OptionalDouble number = value.number();
                            Figure.ofMember(name)
                                    .filter(_ -> number.isPresent())
                                    .ifPresent(figure -> numbers.put(figure, number.getAsDouble()));
                        });
        numbers.put(Figure.HEARD_FROM_US, (double) from);
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
