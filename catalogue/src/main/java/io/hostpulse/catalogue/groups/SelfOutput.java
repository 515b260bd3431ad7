package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// One output of the agent.
public enum SelfOutput implements Column {
    NAME(label("name", "configuration", "The output's name.")),
    BEHIND(gauge("behind", COUNT, 0, "agent", "Messages that wait for this output.")),
    DELIVERED(
            counter(
                    "delivered",
                    COUNT,
                    0,
                    "agent",
                    "Messages that this output accepted since start.")),
    REJECTED(
            counter(
                    "rejected",
                    COUNT,
                    0,
                    "agent",
                    "Messages that this output refused for good since start.")),
    DROPPED(
            counter(
                    "dropped",
                    COUNT,
                    0,
                    "agent",
                    "Messages lost to this output since start: expired, corrupt and overflow.")),
    EXPIRED(
            counter(
                    "expired",
                    COUNT,
                    0,
                    "agent",
                    "Messages lost to this output since start because the journal was full or they"
                            + " were too old.")),
    CORRUPT(
            counter(
                    "corrupt",
                    COUNT,
                    0,
                    "agent",
                    "Messages lost to this output since start because the journal was damaged.")),
    OVERFLOW(
            counter(
                    "overflow",
                    COUNT,
                    0,
                    "agent",
                    "Messages lost to this output since start because the journal's disk was out"
                            + " and its memory full."));

    private final Field field;

    SelfOutput(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
