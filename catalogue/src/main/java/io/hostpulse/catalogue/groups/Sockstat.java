package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Sockets in use. Source: `/proc/net/sockstat`, `/proc/net/sockstat6`.
public enum Sockstat implements Column {
    SOCKETS_USED(gauge("sockets_used", COUNT, 0, "sockets used", "Sockets in use, of all kinds.")),
    TCP_INUSE(gauge("tcp_inuse", COUNT, 0, "TCP inuse", "TCP sockets in use.")),
    TCP_ORPHAN(
            gauge(
                    "tcp_orphan",
                    COUNT,
                    0,
                    "TCP orphan",
                    "TCP sockets that no process holds any more.")),
    TCP_TW(
            gauge(
                    "tcp_tw",
                    COUNT,
                    0,
                    "TCP tw",
                    "TCP sockets that wait for late packets (TIME_WAIT).")),
    TCP_ALLOC(gauge("tcp_alloc", COUNT, 0, "TCP alloc", "TCP sockets allocated.")),
    TCP_MEM(gauge("tcp_mem", COUNT, 0, "TCP mem", "Pages of TCP buffers.")),
    TCP_MEM_BYTES(
            gauge("tcp_mem_bytes", BYTES, 0, "TCP mem x page size", "Memory of TCP buffers.")),
    UDP_INUSE(gauge("udp_inuse", COUNT, 0, "UDP inuse", "UDP sockets in use.")),
    UDP_MEM(gauge("udp_mem", COUNT, 0, "UDP mem", "Pages of UDP buffers.")),
    UDP_MEM_BYTES(
            gauge("udp_mem_bytes", BYTES, 0, "UDP mem x page size", "Memory of UDP buffers.")),
    UDPLITE_INUSE(gauge("udplite_inuse", COUNT, 0, "UDPLITE inuse", "UDP-Lite sockets in use.")),
    RAW_INUSE(gauge("raw_inuse", COUNT, 0, "RAW inuse", "Raw sockets in use.")),
    FRAG_INUSE(
            gauge(
                    "frag_inuse",
                    COUNT,
                    0,
                    "FRAG inuse",
                    "Packets being put together from fragments.")),
    FRAG_MEMORY(gauge("frag_memory", BYTES, 0, "FRAG memory", "Memory of fragments.")),
    TCP6_INUSE(gauge("tcp6_inuse", COUNT, 0, "TCP6 inuse", "TCP sockets in use over IPv6.")),
    UDP6_INUSE(gauge("udp6_inuse", COUNT, 0, "UDP6 inuse", "UDP sockets in use over IPv6.")),
    UDPLITE6_INUSE(
            gauge(
                    "udplite6_inuse",
                    COUNT,
                    0,
                    "UDPLITE6 inuse",
                    "UDP-Lite sockets in use over IPv6.")),
    RAW6_INUSE(gauge("raw6_inuse", COUNT, 0, "RAW6 inuse", "Raw sockets in use over IPv6.")),
    FRAG6_INUSE(
            gauge(
                    "frag6_inuse",
                    COUNT,
                    0,
                    "FRAG6 inuse",
                    "IPv6 packets being put together from fragments.")),
    FRAG6_MEMORY(gauge("frag6_memory", BYTES, 0, "FRAG6 memory", "Memory of IPv6 fragments."));

    private final Field field;

    Sockstat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
