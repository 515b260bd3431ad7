package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the NFS server did. Source: `/proc/net/rpc/nfsd`, the kernel's `fs/nfsd/stats.c`.
public enum Nfsd implements Column {
    REPLY_CACHE_HITS(
            counter(
                    "reply_cache_hits",
                    COUNT,
                    0,
                    "rc, first number",
                    "Requests that were answered before.")),
    REPLY_CACHE_MISSES(
            counter(
                    "reply_cache_misses",
                    COUNT,
                    0,
                    "rc, second number",
                    "Requests whose answers are kept in case they come again.")),
    REPLY_CACHE_NOCACHE(
            counter(
                    "reply_cache_nocache",
                    COUNT,
                    0,
                    "rc, third number",
                    "Requests whose answers need not be kept.")),
    FILE_HANDLES_STALE(
            counter(
                    "file_handles_stale",
                    COUNT,
                    0,
                    "fh, first number",
                    "File handles of files that are gone.")),
    DISK_BYTES_READ(counter("disk_bytes_read", BYTES, 0, "io, first number", "Bytes read.")),
    DISK_BYTES_WRITTEN(
            counter("disk_bytes_written", BYTES, 0, "io, second number", "Bytes written.")),
    THREADS(gauge("threads", COUNT, 0, "th, first number", "Threads that answer requests.")),
    READ_AHEAD_CACHE_SIZE(
            gauge(
                    "read_ahead_cache_size",
                    COUNT,
                    0,
                    "ra, first number",
                    "Size of the read-ahead cache, in blocks.")),
    READ_AHEAD_CACHE_NOT_FOUND(
            counter(
                    "read_ahead_cache_not_found",
                    COUNT,
                    0,
                    "ra, last number",
                    "Reads that were not in the read-ahead cache.")),
    PACKETS_UDP(counter("packets_udp", COUNT, 0, "net, second number", "Packets by UDP.")),
    PACKETS_TCP(counter("packets_tcp", COUNT, 0, "net, third number", "Packets by TCP.")),
    CONNECTIONS(counter("connections", COUNT, 0, "net, fourth number", "TCP connections made.")),
    RPCS(counter("rpcs", COUNT, 0, "rpc, first number", "Calls answered.")),
    RPC_ERRORS_FORMAT(
            counter(
                    "rpc_errors_format",
                    COUNT,
                    0,
                    "rpc, third number",
                    "Calls that are not understood.")),
    RPC_ERRORS_AUTHENTICATION(
            counter(
                    "rpc_errors_authentication",
                    COUNT,
                    0,
                    "rpc, fourth number",
                    "Calls that may not be made.")),
    RPC_ERRORS_CLIENT(
            counter(
                    "rpc_errors_client",
                    COUNT,
                    0,
                    "rpc, fifth number",
                    "Calls of clients that are not understood."));

    private final Field field;

    Nfsd(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
