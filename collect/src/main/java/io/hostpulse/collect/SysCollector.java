package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.Text;

import java.nio.file.Path;
import java.util.List;

/// A collector of a tree of small files.
abstract class SysCollector implements Collector {
    private final List<Group> groups;
    private final String nothing;

    /// The tree.
    final SysFiles files;

    /// @param root the tree's root
    /// @param where what the files are below, for the reason when there are none
    SysCollector(Path root, String where, Group... groups) {
        this.files = new SysFiles(root);
        this.nothing = root.resolve(where) + ": this host has none";
        this.groups = List.of(groups);
    }

    @Override
    public final List<Group> groups() {
        return groups;
    }

    @Override
    public final void collect(Snapshot into) {
        files.begin();
        take(into);
        boolean isAny = false;
        for (Group group : groups) {
            isAny |= into.table(group).rows() > 0;
        }
        for (Group group : groups) {
            files.settle(into.status(group), isAny, nothing);
        }
    }

    /// Fills the tables of the groups.
    abstract void take(Snapshot into);

    /// A new row with its labels; a negative one when the table is full.
    static int row(Table table, String... labels) {
        int row = table.addRow();
        for (int i = 0; row >= 0 && i < labels.length; i++) {
            if (!labels[i].isEmpty()) {
                table.set(row, i, Text.of(labels[i]));
            }
        }
        return row;
    }

    /// What follows a prefix in a name, if it is a decimal number; else nothing.
    static String numbered(String name, String prefix) {
        String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
                return "";
            }
        }
        return rest;
    }

    @Override
    public void close() {
        // Nothing is kept open between readings.
    }
}
