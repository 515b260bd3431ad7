package io.hostpulse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A disk that loses power. What was not forced is kept, dropped, torn or replaced by garbage,
/// sector by sector; entries of the directory that were not forced may vanish, come back or keep
/// their old name. It also fails, fills up and takes less than it is given. A file that saw a
/// failed write or force and is written again fails the test.
///
/// What was forced stays, also in the sector that is appended to next. What is written over zeros
/// that were set aside is there after a crash, or the zeros are, or something else. Not
/// thread-safe.
final class CrashingDisk implements Disk {
    /// The bytes of one file: those that are safe, and those the running program sees.
    private static final class Node {
        private byte[] bytes = new byte[0];
        private byte[] safe = new byte[0];

        /// What was written, without what was set aside behind it.
        private int written;

        private int safeWritten;
        private boolean hasFailed;
    }

    private final SplittableRandom random;
    private final List<Runnable> unforcedEntries = new ArrayList<>();
    private Map<String, Node> entries = new HashMap<>();
    private Map<String, Node> safeEntries = new HashMap<>();

    private int generation;
    private long operations;
    private long failAt = -1;
    private double failRate;
    private long capacityBytes = Long.MAX_VALUE / 4;
    private boolean isLying;

    CrashingDisk(SplittableRandom random) {
        this.random = random;
    }

    /// How many changing operations there have been.
    long operations() {
        return operations;
    }

    /// The changing operation with this number fails.
    void failAt(long operation) {
        failAt = operation;
    }

    /// Each changing operation fails with this probability.
    void failRate(double rate) {
        failRate = rate;
    }

    void capacity(long bytes) {
        capacityBytes = bytes;
    }

    /// The next write says that it was done and leaves a hole.
    void lieOnce() {
        isLying = true;
    }

    long usedBytes() {
        long used = 0;
        for (Node node : entries.values()) {
            used += node.bytes.length;
        }
        return used;
    }

    byte[] bytes(String name) {
        return node(name).bytes.clone();
    }

    /// Damages a file: as it is and as it would be after a crash.
    void put(String name, byte[] bytes) {
        Node node = entries.computeIfAbsent(name, _ -> new Node());
        node.bytes = bytes.clone();
        node.safe = bytes.clone();
        node.written = bytes.length;
        node.safeWritten = bytes.length;
        safeEntries.put(name, node);
    }

    private Node node(String name) {
        Node node = entries.get(name);
        if (node == null) {
            throw new AssertionError("no file " + name);
        }
        return node;
    }

    /// Ends the power. Open files fail from now on.
    void crash() {
        generation++;
        int sector = random.nextBoolean() ? 512 : 4_096;
        boolean isInOrder = random.nextBoolean();
        int prefix = random.nextInt(unforcedEntries.size() + 1);
        entries = new HashMap<>(safeEntries);
        for (int i = 0; i < unforcedEntries.size(); i++) {
            if (isInOrder ? i < prefix : random.nextBoolean()) {
                unforcedEntries.get(i).run();
            }
        }
        unforcedEntries.clear();
        safeEntries = new HashMap<>(entries);
        for (Node node : entries.values()) {
            node.bytes = survived(node, sector);
            node.safe = node.bytes.clone();
            node.written = node.bytes.length;
            node.safeWritten = node.bytes.length;
            node.hasFailed = false;
        }
    }

    private byte[] survived(Node node, int sector) {
        int shorter = Math.min(node.safe.length, node.bytes.length);
        int longer = Math.max(node.safe.length, node.bytes.length);
        int length =
                random.nextBoolean()
                        ? node.bytes.length
                        : shorter + random.nextInt(longer - shorter + 1);
        byte[] result = Arrays.copyOf(node.safe, length);
        // Zeros that were forced and not written over stay as they are.
        int changed = node.safe.length < node.bytes.length ? length : node.written;
        int at = node.safeWritten;
        while (at < Math.min(changed, length)) {
            int end = Math.min(length, (at / sector + 1) * sector);
            int there = Math.max(at, Math.min(end, node.bytes.length));
            switch (random.nextInt(5)) {
                case 0, 1 -> System.arraycopy(node.bytes, at, result, at, there - at);
                case 2 -> {
                    // Dropped: zeros.
                }
                case 3 ->
                        System.arraycopy(
                                node.bytes, at, result, at, random.nextInt(there - at + 1));
                default -> fillWithGarbage(result, at, end);
            }
            at = end;
        }
        return result;
    }

    private void fillWithGarbage(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) random.nextInt();
        }
    }

    private void mayFail(String what) throws IOException {
        operations++;
        if (operations == failAt || (failRate > 0 && random.nextDouble() < failRate)) {
            throw new IOException("Input/output error (" + what + ")");
        }
    }

    @Override
    public List<String> list() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public void createDirectory() {}

    @Override
    public DiskFile create(String name) throws IOException {
        mayFail("create " + name);
        if (entries.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Node node = new Node();
        entries.put(name, node);
        unforcedEntries.add(() -> entries.put(name, node));
        return new OpenFile(node);
    }

    @Override
    public DiskFile open(String name) throws IOException {
        Node node = entries.get(name);
        if (node == null) {
            throw new NoSuchFileException(name);
        }
        return new OpenFile(node);
    }

    @Override
    public boolean exists(String name) {
        return entries.containsKey(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        mayFail("rename " + from);
        Node node = entries.remove(from);
        if (node == null) {
            throw new NoSuchFileException(from);
        }
        entries.put(to, node);
        unforcedEntries.add(
                () -> {
                    entries.remove(from);
                    entries.put(to, node);
                });
    }

    @Override
    public void delete(String name) throws IOException {
        mayFail("delete " + name);
        if (entries.remove(name) != null) {
            unforcedEntries.add(() -> entries.remove(name));
        }
    }

    @Override
    public void forceDirectory() throws IOException {
        mayFail("force directory");
        safeEntries = new HashMap<>(entries);
        unforcedEntries.clear();
    }

    @Override
    public long freeBytes() {
        return Math.max(0, capacityBytes - usedBytes());
    }

    @Override
    public long totalBytes() {
        return capacityBytes;
    }

    @Override
    public String name() {
        return "model";
    }

    private final class OpenFile implements DiskFile {
        private final Node node;
        private final int openedIn = generation;

        OpenFile(Node node) {
            this.node = node;
        }

        private void checkPower() throws IOException {
            if (openedIn != generation) {
                throw new IOException("the power is off");
            }
        }

        private void checkUntainted() {
            if (node.hasFailed) {
                throw new AssertionError("a file that failed is used for writing again");
            }
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            checkPower();
            checkUntainted();
            long room = capacityBytes - usedBytes() + node.bytes.length - node.written;
            int part = (int) Math.min(bytes.remaining(), Math.max(0, room));
            if (bytes.remaining() > 1 && random.nextInt(8) == 0) {
                part = Math.min(part, 1 + random.nextInt(bytes.remaining()));
            }
            try {
                mayFail("write");
                if (part == 0 && bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
            } catch (IOException e) {
                node.hasFailed = true;
                throw e;
            }
            int at = node.written;
            node.written = at + part;
            node.bytes = Arrays.copyOf(node.bytes, Math.max(node.bytes.length, node.written));
            byte[] hole = new byte[part];
            bytes.get(isLying ? hole : node.bytes, isLying ? 0 : at, part);
            isLying = false;
            return part;
        }

        @Override
        public void setAside(long from, long to) throws IOException {
            checkPower();
            checkUntainted();
            try {
                mayFail("set aside");
                if (to - node.bytes.length > capacityBytes - usedBytes()) {
                    throw new IOException("No space left on device");
                }
            } catch (IOException e) {
                node.hasFailed = true;
                throw e;
            }
            assertThat(from).isGreaterThanOrEqualTo(node.written);
            byte[] longer = Arrays.copyOf(node.bytes, (int) Math.max(node.bytes.length, to));
            Arrays.fill(longer, (int) from, (int) to, (byte) 0);
            node.bytes = longer;
        }

        @Override
        public void giveBack(long length) throws IOException {
            checkPower();
            checkUntainted();
            mayFail("give back");
            assertThat(length).isEqualTo(node.written);
            node.bytes = Arrays.copyOf(node.bytes, node.written);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            checkPower();
            if (position >= node.bytes.length) {
                return -1;
            }
            int part = (int) Math.min(into.remaining(), node.bytes.length - position);
            into.put(node.bytes, (int) position, part);
            return part;
        }

        @Override
        public void force() throws IOException {
            checkPower();
            checkUntainted();
            try {
                mayFail("force");
            } catch (IOException e) {
                node.hasFailed = true;
                throw e;
            }
            node.safe = node.bytes.clone();
            node.safeWritten = node.written;
        }

        @Override
        public long size() throws IOException {
            checkPower();
            return node.bytes.length;
        }

        @Override
        public void close() {}
    }
}
