package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import java.nio.file.Path;
import java.util.List;

/// Reads `/etc/os-release`, or `/usr/lib/os-release`: `NAME="Debian GNU/Linux"`. Source:
/// os-release(5).
final class OsReleaseCollector extends SysCollector {
    private static final String[] FILES = {"etc/os-release", "usr/lib/os-release"};

    OsReleaseCollector(Path rootfs) {
        super(rootfs, FILES[0], Group.OS);
    }

    @Override
    void take(Snapshot into) {
        List<String> lines = files.lines(FILES[0]);
        for (String line : lines.isEmpty() ? files.lines(FILES[1]) : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                line(
                        into.table(Group.OS),
                        line.substring(0, equals),
                        line.substring(equals + 1).strip());
            }
        }
    }

    private static void line(Table table, String key, String value) {
        for (Column column : Group.OS.columns()) {
            String text = unquoted(value);
            if (column.field().source().equals(key) && !text.isEmpty()) {
                int row = table.rows() > 0 ? 0 : table.addRow();
                table.set(row, column, Text.of(text));
            }
        }
    }

    /// A value may stand in quotes, where a backslash takes the next character as it is.
    private static String unquoted(String value) {
        boolean isQuoted =
                value.length() > 1
                        && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                        && value.charAt(value.length() - 1) == value.charAt(0);
        String inner = isQuoted ? value.substring(1, value.length() - 1) : value;
        var text = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            boolean isEscape = inner.charAt(i) == '\\' && i + 1 < inner.length();
            text.append(inner.charAt(isEscape ? ++i : i));
        }
        return text.toString();
    }
}
