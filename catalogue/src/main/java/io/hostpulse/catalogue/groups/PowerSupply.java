package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Field.label;
import static io.hostpulse.catalogue.Field.text;
import static io.hostpulse.catalogue.Unit.BOOLEAN;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;
import static io.hostpulse.catalogue.Unit.SECONDS;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// A battery or a mains adapter. Source: `/sys/class/power_supply/*`, the kernel's
/// `Documentation/ABI/testing/sysfs-class-power`; millionths there.
public enum PowerSupply implements Column {
    POWER_SUPPLY(label("power_supply", "the directory's name", "The power supply.")),
    TYPE(text("type", "type", "Battery, Mains, UPS or USB.")),
    CAPACITY_LEVEL(text("capacity_level", "capacity_level", "How full, in a word.")),
    CHARGE_TYPE(text("charge_type", "charge_type", "How it is charged.")),
    HEALTH(text("health", "health", "How well it is.")),
    MANUFACTURER(text("manufacturer", "manufacturer", "Who made it.")),
    MODEL_NAME(text("model_name", "model_name", "The model.")),
    SERIAL_NUMBER(text("serial_number", "serial_number", "The serial number.")),
    STATUS(text("status", "status", "Charging, Discharging, Full and others.")),
    TECHNOLOGY(text("technology", "technology", "The battery's chemistry.")),
    USB_TYPE(text("usb_type", "usb_type", "The kinds of USB supply it may be.")),
    SCOPE(text("scope", "scope", "What it feeds.")),
    ONLINE(gauge("online", BOOLEAN, 0, "online", "Whether it feeds the host.")),
    PRESENT(gauge("present", BOOLEAN, 0, "present", "Whether it is there.")),
    AUTHENTIC(gauge("authentic", BOOLEAN, 0, "authentic", "Whether it is what it says.")),
    CAPACITY(gauge("capacity", NONE, 0, "capacity", "How full it is, in percent.")),
    CYCLECOUNT(gauge("cyclecount", COUNT, 0, "cycle_count", "How often it was charged.")),
    ENERGY_WATTHOUR(gauge("energy_watthour", NONE, 6, "energy_now", "Watt-hours in it.")),
    ENERGY_FULL(gauge("energy_full", NONE, 6, "energy_full", "Watt-hours in it when it is full.")),
    ENERGY_FULL_DESIGN(
            gauge(
                    "energy_full_design",
                    NONE,
                    6,
                    "energy_full_design",
                    "Watt-hours that it was made for.")),
    ENERGY_EMPTY(
            gauge("energy_empty", NONE, 6, "energy_empty", "Watt-hours in it when it is empty.")),
    CHARGE_AMPERE(gauge("charge_ampere", NONE, 6, "charge_now", "Ampere-hours in it.")),
    CHARGE_FULL(
            gauge("charge_full", NONE, 6, "charge_full", "Ampere-hours in it when it is full.")),
    CHARGE_FULL_DESIGN(
            gauge(
                    "charge_full_design",
                    NONE,
                    6,
                    "charge_full_design",
                    "Ampere-hours that it was made for.")),
    POWER_WATT(gauge("power_watt", NONE, 6, "power_now", "Watts that flow.")),
    CURRENT_AMPERE(gauge("current_ampere", NONE, 6, "current_now", "Amperes that flow.")),
    CURRENT_MAX(gauge("current_max", NONE, 6, "current_max", "Amperes that may flow.")),
    VOLTAGE_VOLT(gauge("voltage_volt", NONE, 6, "voltage_now", "Volts.")),
    VOLTAGE_MAX(
            gauge(
                    "voltage_max",
                    NONE,
                    6,
                    "voltage_max",
                    "The most volts that were seen or are allowed.")),
    VOLTAGE_MAX_DESIGN(
            gauge(
                    "voltage_max_design",
                    NONE,
                    6,
                    "voltage_max_design",
                    "The most volts that it was made for.")),
    VOLTAGE_MIN(
            gauge(
                    "voltage_min",
                    NONE,
                    6,
                    "voltage_min",
                    "The fewest volts that were seen or are allowed.")),
    VOLTAGE_MIN_DESIGN(
            gauge(
                    "voltage_min_design",
                    NONE,
                    6,
                    "voltage_min_design",
                    "The fewest volts that it was made for.")),
    TEMP_CELSIUS(gauge("temp_celsius", NONE, 1, "temp", "Degrees Celsius.")),
    TIME_TO_EMPTY_SECONDS(
            gauge(
                    "time_to_empty_seconds",
                    SECONDS,
                    0,
                    "time_to_empty_now",
                    "Time until it is empty.")),
    TIME_TO_FULL_SECONDS(
            gauge(
                    "time_to_full_seconds",
                    SECONDS,
                    0,
                    "time_to_full_now",
                    "Time until it is full."));

    private final Field field;

    PowerSupply(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
