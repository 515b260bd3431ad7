package io.hostpulse.collect;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.Table;
import io.hostpulse.catalogue.groups.Ipvs;
import io.hostpulse.catalogue.groups.IpvsBackend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads `/proc/net/ip_vs_stats`, two lines of heading and the sums in hexadecimal, and
/// `/proc/net/ip_vs`: a line for each service, `TCP C0A80016:0CEA wlc`, and behind it one for each
/// of its servers, `-> C0A85216:0CEA Tunnel 100 248 2`. Source: the kernel's
/// `net/netfilter/ipvs/ip_vs_ctl.c`.
final class IpvsCollector extends SysCollector {
    private static final int BACKEND_WORDS = 6;
    private static final int FIRST_SUMS = 2;

    /// An address of version 4 in hexadecimal has so many digits.
    private static final int SHORT_DIGITS = 8;

    IpvsCollector(Path procfs) {
        super(procfs, "net/ip_vs", Group.IPVS, Group.IPVS_BACKEND);
    }

    @Override
    void take(Snapshot into) {
        List<String> lines = files.lines("net/ip_vs_stats");
        if (lines.size() > FIRST_SUMS) {
            sums(into.table(Group.IPVS), SysFiles.words(lines.get(FIRST_SUMS)));
        }
        String proto = "";
        String service = "";
        for (String line : files.lines("net/ip_vs")) {
            List<String> words = SysFiles.words(line);
            String first = words.isEmpty() ? "" : words.getFirst();
            switch (first) {
                case "TCP", "UDP", "SCTP", "FWM" -> {
                    proto = first;
                    service = words.size() > 1 ? words.get(1) : "";
                }
                case "->" -> backend(into.table(Group.IPVS_BACKEND), proto, service, words);
                default -> {}
            }
        }
    }

    private static void sums(Table table, List<String> words) {
        int row = table.addRow();
        for (Ipvs column : Ipvs.values()) {
            long value =
                    column.ordinal() < words.size() ? hex(words.get(column.ordinal())) : Hex.NONE;
            if (value != Hex.NONE) {
                table.set(row, column, value);
            }
        }
    }

    private static void backend(Table table, String proto, String service, List<String> words) {
        boolean isMark = proto.equals("FWM");
        String remote = words.size() < BACKEND_WORDS ? "" : words.get(1);
        boolean isKnown = !service.isEmpty() && !address(remote).isEmpty();
        int row =
                !isKnown
                        ? -1
                        : row(
                                table,
                                isMark ? "" : address(service),
                                isMark ? "0" : port(service),
                                isMark ? service : "",
                                proto,
                                address(remote),
                                port(remote));
        if (row < 0) {
            return;
        }
        IpvsBackend[] columns = {IpvsBackend.WEIGHT, IpvsBackend.ACTIVE, IpvsBackend.INACTIVE};
        for (int i = 0; i < columns.length; i++) {
            long value = SysFiles.number(words.get(3 + i));
            if (value != SysFiles.ABSENT) {
                table.set(row, columns[i], value);
            }
        }
    }

    /// `C0A80016:0CEA` is of 192.168.0.22; `[2001:db8::1]:0CEA` says it itself. Empty when it is
    /// neither.
    private static String address(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        String text = colon < 0 ? "" : endpoint.substring(0, colon);
        if (text.startsWith("[") && text.endsWith("]")) {
            return text.substring(1, text.length() - 1);
        }
        long value = text.length() == SHORT_DIGITS ? hex(text) : Hex.NONE;
        return value == Hex.NONE
                ? ""
                : (value >> 24)
                        + "."
                        + (value >> 16 & 0xff)
                        + "."
                        + (value >> 8 & 0xff)
                        + "."
                        + (value & 0xff);
    }

    private static String port(String endpoint) {
        long port = hex(endpoint.substring(endpoint.lastIndexOf(':') + 1));
        return port == Hex.NONE ? "" : Long.toString(port);
    }

    private static long hex(String digits) {
        byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
        return Hex.of(bytes, 0, bytes.length);
    }
}
