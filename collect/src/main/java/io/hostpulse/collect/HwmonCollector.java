package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.groups.Hwmon;
import io.hostpulse.catalogue.groups.HwmonChip;
import io.hostpulse.catalogue.groups.HwmonLabel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads `/sys/class/hwmon`: of each chip the files `temp1_input`, `fan2_min` and so on, which
/// older drivers keep in `device`. Source: the kernel's `Documentation/hwmon/sysfs-interface.rst`.
///
/// A chip is named after its device's place in the tree, which stays the same from boot to boot, as
/// node_exporter names it.
final class HwmonCollector extends SysCollector {
    private static final String CLASS = "class/hwmon";
    private static final Set<String> KINDS =
            Set.of(
                    "vrm",
                    "beep_enable",
                    "update_interval",
                    "in",
                    "cpu",
                    "fan",
                    "pwm",
                    "temp",
                    "curr",
                    "power",
                    "energy",
                    "humidity",
                    "intrusion");
    private static final long MILLIONTHS = 1_000_000;
    private static final long THOUSANDTHS = 1_000;

    private final Path root;

    HwmonCollector(Path sysfs) {
        super(sysfs, CLASS, Group.HWMON, Group.HWMON_CHIP, Group.HWMON_LABEL);
        this.root = sysfs;
    }

    @Override
    void take(Snapshot into) {
        for (String name : files.names(CLASS)) {
            String directory = CLASS + "/" + name;
            String chip = chip(directory, name);
            Text driver = files.text(directory + "/name");
            if (driver != null) {
                int row = row(into.table(Group.HWMON_CHIP), chip);
                into.table(Group.HWMON_CHIP)
                        .set(row, HwmonChip.CHIP_NAME, Text.of(clean(driver.toString())));
            }
            Map<String, String> readings = new TreeMap<>();
            find(directory, readings);
            find(directory + "/device", readings);
            readings.forEach((file, path) -> reading(into, chip, file, path));
        }
    }

    private void find(String directory, Map<String, String> into) {
        for (String file : files.names(directory)) {
            if (KINDS.contains(file.substring(0, kindEnd(file)))) {
                into.put(file, directory + "/" + file);
            }
        }
    }

    /// `temp1_input` is of the kind `temp`; what has no number is all kind.
    private static int kindEnd(String file) {
        for (int i = 0; i < file.length(); i++) {
            if (file.charAt(i) >= '0' && file.charAt(i) <= '9') {
                return i;
            }
        }
        return file.length();
    }

    private void reading(Snapshot into, String chip, String file, String path) {
        int kindEnd = kindEnd(file);
        String kind = file.substring(0, kindEnd);
        int numberEnd = kindEnd;
        while (numberEnd < file.length()
                && file.charAt(numberEnd) >= '0'
                && file.charAt(numberEnd) <= '9') {
            numberEnd++;
        }
        String number = kindEnd == numberEnd ? "0" : file.substring(kindEnd, numberEnd);
        String sensor = kind + number;
        String element =
                numberEnd + 1 < file.length() && file.charAt(numberEnd) == '_'
                        ? file.substring(numberEnd + 1)
                        : "";
        if (element.equals("label")) {
            label(into.table(Group.HWMON_LABEL), chip, sensor, path);
            return;
        }
        long value = files.numberIn(path);
        Unit unit = Unit.of(kind, element);
        boolean isKnown = value != SysFiles.ABSENT && Math.abs(value) < Long.MAX_VALUE / MILLIONTHS;
        Table table = into.table(Group.HWMON);
        int row = isKnown ? row(table, chip, sensor, unit.reading) : -1;
        if (row < 0) {
            return;
        }
        if (!unit.word.isEmpty()) {
            table.set(row, Hwmon.UNIT, Text.of(unit.word));
        }
        table.set(row, Hwmon.VALUE, value * (MILLIONTHS / unit.parts));
    }

    private void label(Table table, String chip, String sensor, String path) {
        List<String> lines = files.lines(path);
        int row = lines.isEmpty() ? -1 : row(table, chip, sensor);
        if (row >= 0) {
            table.set(row, HwmonLabel.LABEL, Text.of(lines.getFirst()));
        }
    }

    private String chip(String directory, String name) {
        try {
            Path device = root.resolve(directory).resolve("device").toRealPath();
            String own = clean(last(device));
            Path parent = device.getParent();
            String of = parent == null ? "" : clean(last(parent));
            if (!own.isEmpty()) {
                return of.isEmpty() ? own : of + "_" + own;
            }
        } catch (IOException e) {
            // A chip without a device, as virtual ones are.
            return unplaced(directory, name);
        }
        return unplaced(directory, name);
    }

    private String unplaced(String directory, String name) {
        Text driver = files.text(directory + "/name");
        return driver == null ? name : clean(driver.toString());
    }

    private static String last(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /// A text as a part of a metric's name or label.
    private static String clean(String text) {
        var clean = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean isWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':';
            clean.append(isWord ? c : '_');
        }
        int from = 0;
        int to = clean.length();
        while (from < to && clean.charAt(from) == '_') {
            from++;
        }
        while (to > from && clean.charAt(to - 1) == '_') {
            to--;
        }
        return clean.substring(from, to);
    }

    /// What a reading is called, and in which parts of its unit the file has it.
    private record Unit(String reading, String word, long parts) {
        static Unit of(String kind, String element) {
            boolean isInput = element.equals("input") || element.isEmpty();
            String reading = isInput ? kind : kind + "_" + clean(element);
            return switch (element) {
                case "fault", "alarm" -> new Unit(reading, "", 1);
                case "beep" -> new Unit(reading + "_enabled", "", 1);
                default -> ofKind(kind, element, reading);
            };
        }

        private static Unit ofKind(String kind, String element, String reading) {
            return switch (kind) {
                case "in", "cpu" -> new Unit(reading, "volts", THOUSANDTHS);
                case "temp" ->
                        element.equals("type")
                                ? new Unit(reading, "", 1)
                                : new Unit(reading, "celsius", THOUSANDTHS);
                case "curr" -> new Unit(reading, "amps", THOUSANDTHS);
                case "energy" -> new Unit(reading, "joule_total", MILLIONTHS);
                case "power" ->
                        element.startsWith("average_interval")
                                ? new Unit(reading, "seconds", THOUSANDTHS)
                                : new Unit(
                                        reading,
                                        element.equals("accuracy") ? "" : "watt",
                                        MILLIONTHS);
                case "humidity" -> new Unit(reading, "", MILLIONTHS);
                case "fan" ->
                        new Unit(
                                reading,
                                Set.of("input", "min", "max", "target").contains(element)
                                        ? "rpm"
                                        : "",
                                1);
                case "beep_enable" -> new Unit("beep_enabled", "", 1);
                case "vrm" -> new Unit("voltage_regulator_version", "", 1);
                case "update_interval" -> new Unit("update_interval", "seconds", THOUSANDTHS);
                default -> new Unit(reading, "", 1);
            };
        }
    }
}
