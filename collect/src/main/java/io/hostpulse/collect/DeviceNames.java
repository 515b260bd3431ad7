package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

import org.jspecify.annotations.Nullable;

/// The names of the block devices that the kernel has now. Belongs to the thread of the cheap task.
interface DeviceNames {
    /// A host without block devices.
    DeviceNames NONE =
            new DeviceNames() {
                @Override
                public @Nullable Text device(int major, int minor) {
                    return null;
                }

                @Override
                public long changes() {
                    return 0;
                }
            };

    /// The kernel's name of a device; null when it has none of that number.
    @Nullable Text device(int major, int minor);

    /// A number that is another one when a device has come or gone.
    long changes();
}
