package io.hostpulse.config;

/// Where a server listens: an address of this host and a port; port 0 is one that the kernel
/// chooses.
public final class ListenKind implements ValueKind<HostPort> {
    @Override
    public HostPort parse(String text) throws Unfit {
        HostPort address = HostPort.of(text).orElseThrow(() -> new Unfit(Shown.quoted(text)));
        if (address.port().isEmpty()) {
            throw new Unfit(Shown.quoted(text) + ", which has no port");
        }
        return address;
    }

    @Override
    public String show(HostPort value) {
        return value.text();
    }

    @Override
    public String expected() {
        return "HOST:PORT or [IPV6]:PORT, with a port from 0 to " + HostPort.PORT_MAX;
    }
}
