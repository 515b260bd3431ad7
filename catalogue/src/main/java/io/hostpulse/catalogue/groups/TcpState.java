package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How many TCP connections are in a state. Source: `/proc/net/tcp`, `/proc/net/tcp6`,
/// proc_pid_net(5).
public enum TcpState implements Column {
    STATE(label("state", "st", "The state, as RFC 9293 names it.")),
    CONNECTIONS(gauge("connections", COUNT, 0, "number of lines", "Connections in it."));

    private final Field field;

    TcpState(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
