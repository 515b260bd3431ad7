package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// How often a method of the NFS server was called. Source: `/proc/net/rpc/nfsd`, the kernel's
/// `linux/nfs4.h`.
public enum NfsdRequest implements Column {
    PROTO(label("proto", "procN", "The version of NFS.")),
    METHOD(label("method", "the number's place", "The method.")),
    REQUESTS(counter("requests", COUNT, 0, "the number", "Calls of it."));

    private final Field field;

    NfsdRequest(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
