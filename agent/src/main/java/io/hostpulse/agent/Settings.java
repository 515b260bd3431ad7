package io.hostpulse.agent;

import io.hostpulse.config.Setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares configurations by their settings' text.
final class Settings {
    private Settings() {}

    /// What differs between two configurations, a line each.
    static List<String> changes(List<Setting> before, List<Setting> after) {
        Map<String, String> old = values(before);
        List<String> changes = new ArrayList<>();
        for (Setting setting : after) {
            String value = old.remove(setting.key());
            if (value == null) {
                changes.add("added key=" + setting.key() + " value=" + setting.value());
            } else if (!value.equals(setting.value())) {
                changes.add("key=" + setting.key() + " from=" + value + " to=" + setting.value());
            }
        }
        for (String key : old.keySet()) {
            changes.add("removed key=" + key);
        }
        return changes;
    }

    private static Map<String, String> values(List<Setting> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting setting : settings) {
            values.put(setting.key(), setting.value());
        }
        return values;
    }

    /// All settings below a key as one text: equal texts mean equal settings.
    static String below(String prefix, List<Setting> settings) {
        var text = new StringBuilder();
        for (Setting setting : settings) {
            if (setting.key().startsWith(prefix)) {
                text.append(setting.key()).append('=').append(setting.value()).append('\n');
            }
        }
        return text.toString();
    }
}
