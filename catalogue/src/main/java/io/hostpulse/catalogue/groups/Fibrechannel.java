package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A port of a Fibre Channel adapter. Source: `/sys/class/fc_host`, the kernel's
/// `drivers/scsi/scsi_transport_fc.c`.
public enum Fibrechannel implements Column {
    FC_HOST(label("fc_host", "the directory's name", "The kernel's name of the port.")),
    SPEED(text("speed", "speed", "Its speed.")),
    PORT_STATE(text("port_state", "port_state", "Its state.")),
    PORT_TYPE(text("port_type", "port_type", "How it is wired.")),
    PORT_ID(text("port_id", "port_id", "Its address, without 0x.")),
    PORT_NAME(text("port_name", "port_name", "Its world wide name, without 0x.")),
    FABRIC_NAME(text("fabric_name", "fabric_name", "Its fabric's name, without 0x.")),
    SYMBOLIC_NAME(text("symbolic_name", "symbolic_name", "What it says of itself.")),
    SUPPORTED_CLASSES(
            text("supported_classes", "supported_classes", "Classes of service that it can.")),
    SUPPORTED_SPEEDS(text("supported_speeds", "supported_speeds", "Speeds that it can.")),
    DEV_LOSS_TMO(
            text(
                    "dev_loss_tmo",
                    "dev_loss_tmo",
                    "After so many seconds a lost device is given up.")),
    DUMPED_FRAMES(
            counter("dumped_frames", COUNT, 0, "statistics/dumped_frames", "Frames thrown away.")),
    ERROR_FRAMES(
            counter("error_frames", COUNT, 0, "statistics/error_frames", "Frames with errors.")),
    INVALID_CRC(
            counter(
                    "invalid_crc",
                    COUNT,
                    0,
                    "statistics/invalid_crc_count",
                    "Frames with a wrong sum.")),
    RX_FRAMES(counter("rx_frames", COUNT, 0, "statistics/rx_frames", "Frames received.")),
    RX_WORDS(counter("rx_words", COUNT, 0, "statistics/rx_words", "Words received.")),
    TX_FRAMES(counter("tx_frames", COUNT, 0, "statistics/tx_frames", "Frames sent.")),
    TX_WORDS(counter("tx_words", COUNT, 0, "statistics/tx_words", "Words sent.")),
    SINCE_RESET(
            counter(
                    "seconds_since_last_reset",
                    SECONDS,
                    0,
                    "statistics/seconds_since_last_reset",
                    "Time since these counters were reset.")),
    INVALID_TX_WORDS(
            counter(
                    "invalid_tx_words",
                    COUNT,
                    0,
                    "statistics/invalid_tx_word_count",
                    "Words that could not be understood.")),
    LINK_FAILURE(
            counter(
                    "link_failure",
                    COUNT,
                    0,
                    "statistics/link_failure_count",
                    "Failures of the link.")),
    LOSS_OF_SYNC(
            counter(
                    "loss_of_sync",
                    COUNT,
                    0,
                    "statistics/loss_of_sync_count",
                    "Times that the beat was lost.")),
    LOSS_OF_SIGNAL(
            counter(
                    "loss_of_signal",
                    COUNT,
                    0,
                    "statistics/loss_of_signal_count",
                    "Times that the signal was lost.")),
    NOS(
            counter(
                    "nos",
                    COUNT,
                    0,
                    "statistics/nos_count",
                    "Times that the link was not operational.")),
    FCP_PACKET_ABORTS(
            counter(
                    "fcp_packet_aborts",
                    COUNT,
                    0,
                    "statistics/fcp_packet_aborts",
                    "Packets given up."));

    private final Field field;

    Fibrechannel(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
