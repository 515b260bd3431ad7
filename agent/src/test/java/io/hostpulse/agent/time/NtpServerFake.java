package io.hostpulse.agent.time;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;

/// An NTP server on loopback with a real socket, whose answers a test may spoil.
final class NtpServerFake implements AutoCloseable {
    /// Changes a sound answer; nothing left of it keeps silent.
    interface Spoiler {
        byte[] spoil(byte[] sound) throws Exception;
    }

    private final DatagramSocket socket;
    private final long offsetMicros;
    private final Spoiler spoiler;
    private final Thread thread;
    volatile byte[] question = {};

    NtpServerFake(String address, long offsetMicros, Spoiler spoiler) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        this.offsetMicros = offsetMicros;
        this.spoiler = spoiler;
        this.thread = Thread.ofPlatform().daemon().name("ntp-fake").start(this::serve);
    }

    static NtpServerFake sound(long offsetMicros) throws IOException {
        return new NtpServerFake("127.0.0.1", offsetMicros, sound -> sound);
    }

    static NtpServerFake spoilt(Spoiler spoiler) throws IOException {
        return new NtpServerFake("127.0.0.1", 0, spoiler);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                byte[] bytes = new byte[512];
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                question = java.util.Arrays.copyOf(bytes, packet.getLength());
                byte[] answer = spoiler.spoil(answer(question));
                if (answer.length > 0) {
                    socket.send(
                            new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (Exception e) {
            socket.close();
        }
    }

    private byte[] answer(byte[] asked) {
        byte[] bytes = new byte[NtpAnswer.BYTES];
        ByteBuffer answer = ByteBuffer.wrap(bytes);
        bytes[0] = 0x24;
        bytes[1] = 2;
        bytes[2] = 6;
        bytes[3] = -20;
        answer.putInt(4, 65536 / 1000);
        answer.putInt(8, 65536 / 500);
        answer.putInt(12, 0x7f7f0101);
        answer.putLong(24, ByteBuffer.wrap(asked).getLong(40));
        answer.putLong(32, stamp(now()));
        answer.putLong(40, stamp(now()));
        return bytes;
    }

    long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000 + offsetMicros;
    }

    /// The NTP stamp of microseconds since 1970, rounded up, in whichever era.
    static long stamp(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L) + 2_208_988_800L;
        long fraction = ((Math.floorMod(micros, 1_000_000L) << 32) + 999_999) / 1_000_000;
        return seconds << 32 | fraction;
    }

    @Override
    public void close() {
        socket.close();
        thread.interrupt();
    }
}
