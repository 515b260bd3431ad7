package io.hostpulse.e2e;

import java.util.Map;

/// The kernel files of a small imaginary host: two CPUs, one disk, one interface.
final class SmallHost {
    private static final String PRESSURE =
            """
            some avg10=1.50 avg60=0.75 avg300=0.10 total=2500000
            full avg10=0.00 avg60=0.00 avg300=0.00 total=0
            """;

    /// Each file's text under its path in procfs.
    static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry(
                            "stat",
                            """
                            cpu  1000 20 300 40000 50 6 7 8 9 1
                            cpu0 500 10 150 20000 25 3 3 4 5 1
                            cpu1 500 10 150 20000 25 3 4 4 4 0
                            intr 12345 0 0
                            ctxt 777
                            btime 1790000000
                            """),
                    Map.entry(
                            "meminfo",
                            """
                            MemTotal:        1024000 kB
                            MemFree:          512000 kB
                            MemAvailable:     700000 kB
                            Buffers:           10240 kB
                            Cached:           102400 kB
                            SwapCached:            0 kB
                            Active:           204800 kB
                            Inactive:         102400 kB
                            SwapTotal:       2048000 kB
                            SwapFree:        1024000 kB
                            SReclaimable:      20480 kB
                            """),
                    Map.entry("loadavg", "0.25 0.50 0.75 1/100 4242\n"),
                    Map.entry("uptime", "1234.56 2000.00\n"),
                    Map.entry("diskstats", " 254 0 vda 10 1 80 5 20 2 160 6 0 9 11 1 0 8 1 3 2\n"),
                    Map.entry(
                            "net/dev",
                            """
                            Inter-|   Receive                |  Transmit
                             face |bytes packets errs drop fifo frame compressed multicast|bytes
                              eth0: 1000 10 0 0 0 0 0 0 2000 20 0 0 0 0 0 0
                            """),
                    Map.entry("self/mountinfo", "27 1 254:0 / / rw - ext4 /dev/vda rw\n"),
                    Map.entry("cpuinfo", "processor\t: 0\nmodel name\t: Imaginary CPU\n"),
                    Map.entry("pressure/cpu", PRESSURE),
                    Map.entry("pressure/memory", PRESSURE),
                    Map.entry("pressure/io", PRESSURE),
                    Map.entry("sys/kernel/hostname", "small\n"),
                    Map.entry("sys/kernel/osrelease", "6.1.0-e2e\n"),
                    Map.entry(
                            "sys/kernel/random/boot_id", "01234567-89ab-cdef-0123-456789abcdef\n"));

    private SmallHost() {}
}
