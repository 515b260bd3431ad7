package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.groups.Bonding;
import io.hostpulse.catalogue.groups.CoolingDevice;
import io.hostpulse.catalogue.groups.CpuFrequency;
import io.hostpulse.catalogue.groups.CpuIsolated;
import io.hostpulse.catalogue.groups.CpuThrottle;
import io.hostpulse.catalogue.groups.Edac;
import io.hostpulse.catalogue.groups.EdacCsrow;
import io.hostpulse.catalogue.groups.Hwmon;
import io.hostpulse.catalogue.groups.HwmonChip;
import io.hostpulse.catalogue.groups.HwmonLabel;
import io.hostpulse.catalogue.groups.Netclass;
import io.hostpulse.catalogue.groups.PackageThrottle;
import io.hostpulse.catalogue.groups.PowerSupply;
import io.hostpulse.catalogue.groups.Rapl;
import io.hostpulse.catalogue.groups.ThermalZone;

import java.util.ArrayList;
import java.util.List;

/// node_exporter's names of what devices say of themselves.
final class NodeDevices {
    private NodeDevices() {}

    static void add(Families to) {
        interfaces(to);
        sensors(to);
        processors(to);
        memory(to);
        power(to);
        to.of("nvme", Group.NVME)
                .info("node_nvme_info", "What each NVMe controller is.", texts(Group.NVME));
    }

    /// The texts of a group that are no labels, each with its name.
    static Object[] texts(Group group) {
        List<Object> texts = new ArrayList<>();
        for (Column column : group.columns()) {
            if (column.field().kind() == Kind.TEXT) {
                texts.add(column);
                texts.add(column.field().name());
            }
        }
        return texts.toArray();
    }

    private static void interfaces(Families to) {
        to.of("netclass", Group.NETCLASS)
                .info("node_network_info", "What each interface is.", texts(Group.NETCLASS));
        for (Netclass column : Netclass.values()) {
            String name = "node_network_" + column.field().name();
            if (column.field().kind() == Kind.COUNTER) {
                to.counter(name + "_total", column);
            } else if (column == Netclass.SPEED_BYTES) {
                to.speed(name, column, Netclass.SPEED_KNOWN);
            } else if (column.field().kind() == Kind.GAUGE && column != Netclass.SPEED_KNOWN) {
                to.gauge(name, column);
            }
        }
        to.of("bonding", Group.BONDING)
                .gauge("node_bonding_slaves", Bonding.SLAVES)
                .gauge("node_bonding_active", Bonding.ACTIVE);
    }

    private static void sensors(Families to) {
        to.of("hwmon", Group.HWMON)
                .open("node_hwmon_*", MetricType.GAUGE, Hwmon.VALUE, Hwmon.READING, Hwmon.UNIT)
                .rows(Group.HWMON_CHIP, HwmonChip.CHIP_NAME, "chip_name")
                .info("node_hwmon_chip_names", "The drivers' names of the chips.")
                .rows(Group.HWMON_LABEL, HwmonLabel.LABEL, "label")
                .info("node_hwmon_sensor_label", "The makers' labels of the sensors.");
        to.of("thermal_zone", Group.THERMAL_ZONE, ThermalZone.TYPE, "type")
                .gauge("node_thermal_zone_temp", ThermalZone.TEMPERATURE)
                .rows(Group.COOLING_DEVICE, CoolingDevice.TYPE, "type")
                .gauge("node_cooling_device_cur_state", CoolingDevice.CUR_STATE)
                .gauge("node_cooling_device_max_state", CoolingDevice.MAX_STATE);
    }

    private static void processors(Families to) {
        to.of("cpufreq", Group.CPU_FREQUENCY)
                .gauge("node_cpu_frequency_hertz", CpuFrequency.FREQUENCY)
                .gauge("node_cpu_frequency_min_hertz", CpuFrequency.FREQUENCY_MIN)
                .gauge("node_cpu_frequency_max_hertz", CpuFrequency.FREQUENCY_MAX)
                .gauge("node_cpu_scaling_frequency_hertz", CpuFrequency.SCALING)
                .gauge("node_cpu_scaling_frequency_min_hertz", CpuFrequency.SCALING_MIN)
                .gauge("node_cpu_scaling_frequency_max_hertz", CpuFrequency.SCALING_MAX);
        to.of("cpu", Group.CPU_THROTTLE)
                .counter("node_cpu_core_throttles_total", CpuThrottle.CORE_THROTTLES)
                .rows(Group.PACKAGE_THROTTLE)
                .counter("node_cpu_package_throttles_total", PackageThrottle.PACKAGE_THROTTLES)
                .rows(Group.CPU_ISOLATED)
                .gauge("node_cpu_isolated", CpuIsolated.ISOLATED);
    }

    private static void memory(Families to) {
        String corrected = "Errors of the memory that were corrected.";
        String uncorrected = "Errors of the memory that could not be corrected.";
        to.of("edac", Group.EDAC)
                .counter("node_edac_correctable_errors_total", Edac.CORRECTABLE)
                .counter("node_edac_uncorrectable_errors_total", Edac.UNCORRECTABLE)
                .rows(Group.EDAC_CSROW)
                .sample(EdacCsrow.CORRECTABLE)
                .rows(Group.EDAC)
                .with("csrow", "unknown", Edac.CORRECTABLE_NOINFO)
                .end("node_edac_csrow_correctable_errors_total", MetricType.COUNTER, corrected)
                .rows(Group.EDAC_CSROW)
                .sample(EdacCsrow.UNCORRECTABLE)
                .rows(Group.EDAC)
                .with("csrow", "unknown", Edac.UNCORRECTABLE_NOINFO)
                .end("node_edac_csrow_uncorrectable_errors_total", MetricType.COUNTER, uncorrected);
    }

    private static void power(Families to) {
        to.of("powersupplyclass", Group.POWER_SUPPLY)
                .info("node_power_supply_info", "Each power supply.", texts(Group.POWER_SUPPLY));
        for (PowerSupply column : PowerSupply.values()) {
            if (column.field().kind() == Kind.GAUGE) {
                to.gauge("node_power_supply_" + column.field().name(), column);
            }
        }
        to.of("rapl", Group.RAPL)
                .open("node_rapl_*_joules_total", MetricType.COUNTER, Rapl.JOULES, Rapl.ZONE);
    }
}
