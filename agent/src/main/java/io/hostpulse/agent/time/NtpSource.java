package io.hostpulse.agent.time;

import io.hostpulse.agent.time.ProbeResult.Refused;
import io.hostpulse.catalogue.MonotonicClock;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/// An NTP server, asked as SNTP version 4 does (RFC 4330, RFC 5905 section 14).
///
/// Each question has a socket of its own, connected, so that only the asked server's datagrams
/// arrive and its port's absence is learnt at once (ICMP), and a cookie from `/dev/urandom` in
/// place of our time. A datagram that does not answer the question is passed over; it becomes the
/// reason when no other comes before the timeout. A name is resolved at the first question and
/// after each failure; its addresses take turns when one fails. Confined to one thread.
public final class NtpSource implements TimeSource {
    /// The port of NTP.
    public static final int PORT = 123;

    private static final int DATAGRAM_BYTES_MAX = 512;

    private final String host;
    private final int port;
    private final Duration timeout;
    private final MonotonicClock nanoTime;
    private final LongSupplier cookies;
    private InetAddress[] addresses = {};
    private int turn;

    /// @param server `HOST`, `HOST:PORT`, `[IPV6]:PORT` or a bare IPv6 address
    /// @throws IllegalArgumentException if it is none of these
    public NtpSource(String server, Duration timeout, MonotonicClock nanoTime) {
        this(server, timeout, nanoTime, NtpSource::randomCookie);
    }

    NtpSource(String server, Duration timeout, MonotonicClock nanoTime, LongSupplier cookies) {
        int bracket = server.lastIndexOf(']');
        int colon = server.lastIndexOf(':');
        boolean bareAddress = bracket < 0 && server.indexOf(':') != colon;
        boolean hasPort = colon > bracket && !bareAddress;
        String name = hasPort ? server.substring(0, colon) : server;
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.isEmpty() || name.indexOf(' ') >= 0 || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "time.server: HOST or HOST:PORT expected, found: " + server);
        }
        this.host = name;
        this.port = hasPort ? port(server, server.substring(colon + 1)) : PORT;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.cookies = cookies;
    }

    private static int port(String server, String digits) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The same sentence fits what is no number.
        }
        throw new IllegalArgumentException(
                "time.server: a port from 1 to 65535 expected after the colon, found: " + server);
    }

    @Override
    public ProbeResult probe() {
        if (addresses.length == 0) {
            try {
                addresses = InetAddress.getAllByName(host);
            } catch (UnknownHostException e) {
                return Refused.because("the name " + host + " cannot be resolved");
            }
        }
        InetAddress address = addresses[Math.floorMod(turn, addresses.length)];
        ProbeResult result = ask(address);
        if (result instanceof Refused) {
            turn++;
            addresses = new InetAddress[0];
        }
        return result;
    }

    private ProbeResult ask(InetAddress address) {
        try (var socket = new DatagramSocket(new InetSocketAddress(anyOf(address), 0))) {
            socket.connect(new InetSocketAddress(address, port));
            long cookie = cookies.getAsLong();
            byte[] question = NtpAnswer.question(cookie);
            var packet = new DatagramPacket(question, question.length);
            long sent = nanoTime.getAsLong();
            socket.send(packet);
            return await(socket, cookie, sent);
        } catch (PortUnreachableException e) {
            return Refused.because("nothing listens at that port (ICMP port unreachable)");
        } catch (UncheckedIOException e) {
            return Refused.because("no random cookie: " + reason(e));
        } catch (IOException e) {
            return Refused.because("the question could not be sent or answered: " + reason(e));
        }
    }

    private ProbeResult await(DatagramSocket socket, long cookie, long sent) throws IOException {
        String passedOver = "";
        byte[] bytes = new byte[DATAGRAM_BYTES_MAX];
        while (true) {
            long left = timeout.toMillis() - (nanoTime.getAsLong() - sent) / 1_000_000;
            var packet = new DatagramPacket(bytes, bytes.length);
            try {
                socket.setSoTimeout((int) Math.max(1, left));
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return Refused.because(
                        passedOver.isEmpty()
                                ? "no answer within " + timeout.toMillis() + " ms"
                                : passedOver);
            }
            long received = nanoTime.getAsLong();
            var answer = new NtpAnswer(bytes, packet.getLength());
            String notOurs = answer.notOurs(cookie);
            if (notOurs == null) {
                return answer.judge(sent, received);
            }
            passedOver = notOurs;
            if (left <= 0) {
                return Refused.because(passedOver);
            }
        }
    }

    private static InetAddress anyOf(InetAddress peer) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[peer.getAddress().length]);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// 64 bits from the kernel: `SecureRandom` would load a security provider for them.
    private static long randomCookie() {
        try (InputStream random = new FileInputStream("/dev/urandom")) {
            return ByteBuffer.wrap(random.readNBytes(Long.BYTES)).getLong();
        } catch (IOException e) {
            throw new UncheckedIOException("reading /dev/urandom", e);
        }
    }

    @Override
    public String word() {
        return "ntp";
    }

    @Override
    public String describe() {
        return "ntp " + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
