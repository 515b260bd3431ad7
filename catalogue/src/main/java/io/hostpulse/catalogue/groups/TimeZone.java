package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// The time zone of the host, as the agent's process sees it. Source: localtime_r(3), `TZ`,
/// `/etc/localtime`.
public enum TimeZone implements Column {
    NAME(text("name", "tm_zone", "Its abbreviation at present.")),
    OFFSET(
            gauge(
                    "offset",
                    SECONDS,
                    0,
                    "tm_gmtoff",
                    "By how much its clocks are ahead of UTC at present."));

    private final Field field;

    TimeZone(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
