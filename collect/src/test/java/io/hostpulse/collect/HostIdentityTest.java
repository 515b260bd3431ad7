package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class HostIdentityTest {
    private static final String HEAD =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

    @TempDir Path dir;

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Roots roots() {
        return new Roots(dir.resolve("proc"), dir.resolve("sys"), Path.of("/"));
    }

    @Test
    void hostnameAndBootIdAreTheKernels() throws IOException {
        write("proc/sys/kernel/hostname", "web-1\n");
        write("proc/sys/kernel/random/boot_id", "0b0e0a52-0000-4000-8000-000000000001\n");
        HostIdentity identity = HostIdentity.read(roots(), Optional.empty());
        assertThat(identity.hostname()).contains("web-1");
        assertThat(identity.bootId()).contains("0b0e0a52-0000-4000-8000-000000000001");
    }

    @Test
    void whatTheHostDoesNotSayIsAbsent() {
        HostIdentity identity = HostIdentity.read(roots(), Optional.empty());
        assertThat(identity.bootId()).isEmpty();
        assertThat(identity.mac()).isEmpty();
    }

    @Test
    void theDefaultRouteIsTheOneWithTheLeastMetric() throws IOException {
        write(
                "proc/net/route",
                HEAD
                        + "eth0\t0002A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                        + "wlan0\t00000000\t0102A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n"
                        + "eth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
                        + "tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0\n");
        assertThat(DefaultRoute.device(roots())).contains("eth0");
    }

    @Test
    void withoutIpv4TheDefaultRouteOfIpv6Counts() throws IOException {
        String zeros = "0".repeat(32);
        write("proc/net/route", HEAD);
        write(
                "proc/net/ipv6_route",
                zeros
                        + " 00 "
                        + zeros
                        + " 00 "
                        + zeros
                        + " ffffffff 1 0 00200200       lo\n"
                        + zeros
                        + " 00 "
                        + zeros
                        + " 00 fe80"
                        + "0".repeat(28)
                        + " 00000400 5 0 00450003     ens3\n");
        assertThat(DefaultRoute.device(roots())).contains("ens3");
    }

    @Test
    void aHostWithoutRoutesHasNoDefaultDevice() {
        assertThat(DefaultRoute.device(roots())).isEmpty();
    }

    @Test
    void aHardwareAddressOfZerosOrAnotherFormIsAbsent() throws IOException {
        write("sys/class/net/eth0/address", "52:54:00:12:34:56\n");
        write("sys/class/net/lo/address", "00:00:00:00:00:00\n");
        write("sys/class/net/sit0/address", "10.0.0.1\n");
        write("sys/class/net/tun0/address", "\n");
        assertThat(HostIdentity.mac(roots(), "eth0")).contains("52:54:00:12:34:56");
        assertThat(HostIdentity.mac(roots(), "lo")).isEmpty();
        assertThat(HostIdentity.mac(roots(), "sit0")).isEmpty();
        assertThat(HostIdentity.mac(roots(), "tun0")).isEmpty();
    }

    @Test
    void aServerOnThisHostDoesNotMakeTheLoopbackTheHostsAddress() {
        HostIdentity identity =
                HostIdentity.read(Roots.HOST, Optional.of(InetAddress.getLoopbackAddress()));
        assertThat(identity.ip().orElse("")).doesNotStartWith("127.");
        assertThat(identity).isEqualTo(HostIdentity.read(Roots.HOST, Optional.empty()));
    }
}
