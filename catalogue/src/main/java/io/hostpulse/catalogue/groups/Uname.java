package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.text;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What uname(2) says. Source: `/proc/sys/kernel`.
public enum Uname implements Column {
    SYSNAME(text("sysname", "ostype", "The kernel.")),
    RELEASE(text("release", "osrelease", "Its release.")),
    VERSION(text("version", "version", "Its build.")),
    MACHINE(text("machine", "arch, else the agent's own", "The architecture.")),
    NODENAME(text("nodename", "hostname", "The host's name.")),
    DOMAINNAME(text("domainname", "domainname", "The host's NIS domain."));

    private final Field field;

    Uname(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
