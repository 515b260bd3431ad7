package io.hostpulse.collect;

import java.lang.reflect.Method;

/// How much threads have allocated. By reflection: the module that is tested does not read
/// `jdk.management`, and its tests are compiled with it.
final class Allocation {
    private final Object bean;
    private final Method allocatedBytes;

    Allocation() throws ReflectiveOperationException {
        bean =
                Class.forName("java.lang.management.ManagementFactory")
                        .getMethod("getThreadMXBean")
                        .invoke(null);
        allocatedBytes =
                Class.forName("com.sun.management.ThreadMXBean")
                        .getMethod("getThreadAllocatedBytes", long.class);
    }

    /// The bytes that this thread and those of the pool have allocated so far.
    long bytes() throws ReflectiveOperationException {
        long bytes = of(Thread.currentThread());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("collect-")) {
                bytes += of(thread);
            }
        }
        return bytes;
    }

    private long of(Thread thread) throws ReflectiveOperationException {
        return (Long) allocatedBytes.invoke(bean, thread.threadId());
    }
}
