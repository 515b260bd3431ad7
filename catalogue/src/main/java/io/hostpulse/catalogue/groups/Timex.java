package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// What the kernel knows of its own clock. Source: adjtimex(2).
public enum Timex implements Column {
    SYNCHRONIZED(
            gauge(
                    "synchronized",
                    BOOLEAN,
                    0,
                    "return value is not TIME_ERROR",
                    "Whether somebody keeps the clock.")),
    OFFSET(gauge("offset", SECONDS, 9, "offset", "How far the clock is to be moved.")),
    FREQUENCY_PPM(
            gauge(
                    "frequency_ppm",
                    NONE,
                    6,
                    "freq / 65,536",
                    "By how many millionths the clock is made faster.")),
    MAX_ERROR(gauge("max_error", SECONDS, 6, "maxerror", "The largest error of the clock.")),
    ESTIMATED_ERROR(
            gauge(
                    "estimated_error",
                    SECONDS,
                    6,
                    "esterror",
                    "The error of the clock, as it is estimated.")),
    STATUS(gauge("status", NONE, 0, "status", "The kernel's flags, as one number.")),
    LOOP_TIME_CONSTANT(
            gauge(
                    "loop_time_constant",
                    NONE,
                    0,
                    "constant",
                    "How slowly the loop that keeps the clock answers.")),
    TICK(gauge("tick", SECONDS, 6, "tick", "The time between ticks.")),
    TAI_OFFSET(gauge("tai_offset", SECONDS, 0, "tai", "Leap seconds since 1972, and ten.")),
    PPS_FREQUENCY_PPM(
            gauge(
                    "pps_frequency_ppm",
                    NONE,
                    6,
                    "ppsfreq / 65,536",
                    "Frequency of the pulse, in millionths.")),
    PPS_JITTER(gauge("pps_jitter", SECONDS, 9, "jitter", "Jitter of the pulse.")),
    PPS_SHIFT(gauge("pps_shift", SECONDS, 0, "shift", "The interval of the pulse.")),
    PPS_STABILITY_PPM(
            gauge(
                    "pps_stability_ppm",
                    NONE,
                    6,
                    "stabil / 65,536",
                    "Wander of the pulse, in millionths.")),
    PPS_JITTER_EXCEEDED(
            counter(
                    "pps_jitter_exceeded",
                    COUNT,
                    0,
                    "jitcnt",
                    "How often the pulse jittered too much.")),
    PPS_CALIBRATIONS(
            counter(
                    "pps_calibrations",
                    COUNT,
                    0,
                    "calcnt",
                    "Intervals by which the pulse was calibrated.")),
    PPS_ERRORS(counter("pps_errors", COUNT, 0, "errcnt", "Calibrations that failed.")),
    PPS_STABILITY_EXCEEDED(
            counter(
                    "pps_stability_exceeded",
                    COUNT,
                    0,
                    "stbcnt",
                    "How often the pulse wandered too far."));

    private final Field field;

    Timex(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
