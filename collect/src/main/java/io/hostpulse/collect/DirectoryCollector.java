package io.hostpulse.collect;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;
import io.hostpulse.catalogue.TextPool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A collector of a directory that has a directory for each device, with a file for each value: as
/// `/sys/class/net`. Its columns' sources are the files' names.
final class DirectoryCollector implements Collector {
    /// A column and the file of its value.
    ///
    /// @param file below the device's directory
    /// @param factor what the file's number is multiplied by
    record Value(Column column, String file, long factor) {}

    private final List<Group> groups;
    private final SysFiles files;
    private final String directory;
    private final String prefix;
    private final Filter filter;
    private final Finish finish;
    private final List<Value> values;
    private final DeviceDirectories devices;
    private final TextPool names = new TextPool();

    /// What is made of the values that were read.
    @FunctionalInterface
    interface Finish {
        void finish(Table table, int row);
    }

    /// @param finish fills the columns that no file holds
    /// @param directory that has the devices' directories, below the root
    /// @param prefix what the name of a device's directory begins with, before its label
    /// @param values the group's columns that files hold
    DirectoryCollector(
            Group group,
            Path root,
            String directory,
            String prefix,
            Filter filter,
            Finish finish,
            Value... values) {
        this.groups = List.of(group);
        this.files = new SysFiles(root);
        this.directory = directory;
        this.prefix = prefix;
        this.filter = filter;
        this.finish = finish;
        this.values = List.of(values);
        String[] names = new String[values.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = values[i].file();
        }
        this.devices = new DeviceDirectories(files, names);
    }

    @Override
    public List<Group> groups() {
        return groups;
    }

    @Override
    public void collect(Snapshot into) {
        Group group = groups.getFirst();
        Table table = into.table(group);
        files.begin();
        devices.begin();
        for (String name : files.names(directory)) {
            if (name.startsWith(prefix) && filter.admits(name)) {
                device(name, table);
            }
        }
        devices.end();
        files.settle(
                into.status(group),
                table.rows() > 0,
                files.path(directory) + ": this host has none");
    }

    private void device(String name, Table table) {
        DeviceDirectories.Device device = devices.device(directory + "/" + name);
        int row = device == null ? -1 : table.addRow();
        if (device == null || row < 0) {
            return;
        }
        byte[] label = name.substring(prefix.length()).getBytes(StandardCharsets.UTF_8);
        table.set(row, 0, names.intern(label, 0, label.length));
        int found = 0;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            SysFiles.set(table, row, value.column(), device.text(i), value.factor());
            found += table.has(row, value.column()) ? 1 : 0;
        }
        if (found == 0) {
            table.dropLastRow();
        } else {
            finish.finish(table, row);
        }
    }

    /// Sets a cell to whether another one has this text.
    static void whether(Table table, int row, Column text, String wanted, Column into) {
        Text found = table.text(row, text);
        if (table.has(row, text)) {
            table.set(row, into, found.toString().equals(wanted) ? 1 : 0);
        }
    }

    @Override
    public void close() {
        devices.close();
    }
}
