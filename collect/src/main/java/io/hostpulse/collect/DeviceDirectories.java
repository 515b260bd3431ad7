package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Directories of devices that have the same files, as `/sys/class/net` has them: the files stay
/// open between readings, so that a value costs one system call and not five.
///
/// What is open belongs to a directory, not to its path: an interface that is renamed keeps its
/// files, and another may have its old name. So each reading looks at the directory's inode, which
/// the kernel gives to no second device, and opens the files anew when it is another. A file that
/// is not sysfs's own, as a test's tree has, is opened at each reading, because it may be replaced.
///
/// Confined to one thread at a time.
final class DeviceDirectories implements AutoCloseable {
    /// So many files stay open, and no more than a [#SHARE]th of those that the process may have;
    /// those beyond are opened at each reading.
    static final int OPEN_MAX = 1_024;

    /// There are several of these, and others need files too.
    private static final int SHARE = 16;

    /// A file that is not in a device's directory is looked for again after so many readings: a
    /// driver that is loaded later may bring it.
    static final int ABSENT_READS = 60;

    /// A device and its files. Valid until the next reading begins.
    final class Device {
        private final Path directory;
        private final Object inode;
        private final boolean isKernels;
        private final @Nullable FileChannel[] open = new FileChannel[names.length];
        private final int[] absent = new int[names.length];
        private boolean isSeen;

        private Device(Path directory, Object inode, boolean isKernels) {
            this.directory = directory;
            this.inode = inode;
            this.isKernels = isKernels;
        }

        /// What the file holds, as [SysFiles#text(String)].
        ///
        /// @param file its place among the names
        @Nullable Text text(int file) {
            return files.text(read(file));
        }

        /// The number that the file holds, as [SysFiles#numberIn(String)].
        long number(int file) {
            Text text = text(file);
            return text == null ? SysFiles.ABSENT : SysFiles.number(text);
        }

        private int read(int file) {
            if (absent[file] > 0) {
                absent[file]--;
                return 0;
            }
            FileChannel kept = open[file];
            if (kept == null) {
                return readAnew(file);
            }
            try {
                return files.fill(kept);
            } catch (ClosedChannelException e) {
                forget(file);
            } catch (IOException e) {
                // EINVAL, ENODATA, ENODEV: the device does not have what the file is for.
            }
            return 0;
        }

        private int readAnew(int file) {
            Path path = directory.resolve(names[file]);
            if (!new File(path.toString()).isFile()) {
                absent[file] = isKernels ? ABSENT_READS : 0;
                return 0;
            }
            FileChannel channel = null;
            try {
                channel = FileChannel.open(path, StandardOpenOption.READ);
                if (isKernels && opened < openMax()) {
                    open[file] = channel;
                    opened++;
                }
                return files.fill(channel);
            } catch (AccessDeniedException e) {
                files.denied(path);
            } catch (IOException e) {
                // As above; or it has gone since it was looked for.
            } finally {
                if (channel != null && open[file] == null) {
                    SysFiles.close(channel);
                }
            }
            return 0;
        }

        private void forget(int file) {
            FileChannel channel = open[file];
            if (channel != null) {
                open[file] = null;
                opened--;
                SysFiles.close(channel);
            }
        }

        private void close() {
            for (int file = 0; file < open.length; file++) {
                forget(file);
            }
        }
    }

    private final SysFiles files;
    private final String[] names;
    private final Map<String, Device> devices = new HashMap<>();
    private int opened;
    private int openMax;

    /// @param files of the tree
    /// @param names of the files, below a device's directory
    DeviceDirectories(SysFiles files, String... names) {
        this.files = files;
        this.names = names.clone();
    }

    /// How many files are open.
    int opened() {
        return opened;
    }

    private int openMax() {
        if (openMax == 0) {
            openMax = openMax(new SysFiles(Path.of("/proc/self")).lines("limits"));
        }
        return openMax;
    }

    /// @param limits what `/proc/PID/limits` says
    static int openMax(List<String> limits) {
        long files = ProcessLimit.of(ProcessLimit.OPEN_FILES, limits);
        return files == SysFiles.ABSENT
                ? OPEN_MAX
                : (int) Math.min(OPEN_MAX, Math.max(1, files / SHARE));
    }

    /// Starts a reading.
    void begin() {
        for (Device device : devices.values()) {
            device.isSeen = false;
        }
    }

    /// The device that a directory stands for now; null when there is none.
    @Nullable Device device(String directory) {
        Path path = files.path(directory);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            return null;
        }
        Device known = devices.get(directory);
        if (known == null || !known.inode.equals(inode(attributes))) {
            if (known != null) {
                known.close();
            }
            // A directory of sysfs has no size, one on a disk has.
            boolean isKernels = attributes.isDirectory() && attributes.size() == 0;
            known = new Device(path, inode(attributes), isKernels);
            devices.put(directory, known);
        }
        known.isSeen = true;
        return known;
    }

    private static Object inode(BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
    }

    /// Ends a reading: lets go of the devices that were not asked for.
    void end() {
        devices.values()
                .removeIf(
                        device -> {
                            if (!device.isSeen) {
                                device.close();
                            }
                            return !device.isSeen;
                        });
    }

    @Override
    public void close() {
        devices.values().forEach(Device::close);
        devices.clear();
    }
}
