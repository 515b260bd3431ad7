package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What a network interface is and how it is set. Source: `/sys/class/net/*`, the kernel's
/// `Documentation/ABI/testing/sysfs-class-net`.
public enum Netclass implements Column {
    DEVICE(label("device", "the directory's name", "The interface.")),
    ADDRESS(text("address", "address", "The hardware address.")),
    BROADCAST(text("broadcast", "broadcast", "The hardware address of all.")),
    DUPLEX(text("duplex", "duplex", "full, half or unknown.")),
    OPERSTATE(text("operstate", "operstate", "The state of operation, RFC 2863.")),
    IFALIAS(text("ifalias", "ifalias", "A name that somebody gave.")),
    UP(gauge("up", BOOLEAN, 0, "operstate is up", "Whether it is in operation.")),
    CARRIER(gauge("carrier", BOOLEAN, 0, "carrier", "Whether there is a link.")),
    SPEED_BYTES(
            gauge(
                    "speed_bytes",
                    BYTES,
                    0,
                    "speed x 125,000",
                    "Bytes that it moves in a second at most.")),
    SPEED_KNOWN(
            gauge(
                    "speed_known",
                    BOOLEAN,
                    0,
                    "whether speed is not negative",
                    "Whether the driver knows the speed, where it is asked.")),
    MTU_BYTES(gauge("mtu_bytes", BYTES, 0, "mtu", "The largest packet.")),
    TRANSMIT_QUEUE_LENGTH(
            gauge(
                    "transmit_queue_length",
                    COUNT,
                    0,
                    "tx_queue_len",
                    "Packets that the queue takes.")),
    FLAGS(gauge("flags", NONE, 0, "flags", "The kernel's flags, as one number.")),
    ADDRESS_ASSIGN_TYPE(
            gauge(
                    "address_assign_type",
                    NONE,
                    0,
                    "addr_assign_type",
                    "Where the address comes from.")),
    DEVICE_ID(gauge("device_id", NONE, 0, "dev_id", "What tells it from others on the same port.")),
    DORMANT(gauge("dormant", BOOLEAN, 0, "dormant", "Whether it waits for something outside.")),
    IFACE_ID(gauge("iface_id", NONE, 0, "ifindex", "The kernel's number of it.")),
    IFACE_LINK(gauge("iface_link", NONE, 0, "iflink", "The number of the interface beneath.")),
    IFACE_LINK_MODE(gauge("iface_link_mode", NONE, 0, "link_mode", "How its link is decided.")),
    NAME_ASSIGN_TYPE(
            gauge("name_assign_type", NONE, 0, "name_assign_type", "Where the name comes from.")),
    NET_DEV_GROUP(gauge("net_dev_group", NONE, 0, "netdev_group", "The group that it belongs to.")),
    PROTOCOL_TYPE(
            gauge(
                    "protocol_type",
                    NONE,
                    0,
                    "type",
                    "The kind of hardware, as if_arp.h numbers it.")),
    RECEIVE_NOHANDLER(
            counter(
                    "receive_nohandler",
                    COUNT,
                    0,
                    "statistics/rx_nohandler",
                    "Packets received for which nobody was there.")),
    CARRIER_CHANGES(
            counter(
                    "carrier_changes",
                    COUNT,
                    0,
                    "carrier_changes",
                    "How often the link came or went.")),
    CARRIER_UP_CHANGES(
            counter(
                    "carrier_up_changes",
                    COUNT,
                    0,
                    "carrier_up_count",
                    "How often the link came.")),
    CARRIER_DOWN_CHANGES(
            counter(
                    "carrier_down_changes",
                    COUNT,
                    0,
                    "carrier_down_count",
                    "How often the link went."));

    private final Field field;

    Netclass(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
