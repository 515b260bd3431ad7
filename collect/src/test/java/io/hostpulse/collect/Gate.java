package io.hostpulse.collect;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A call that hangs while the gate is shut, whatever interrupts it.
final class Gate implements CollectTask.Call {
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger returns = new AtomicInteger();
    final AtomicInteger releases = new AtomicInteger();
    private volatile CountDownLatch latch = new CountDownLatch(0);

    void shut() {
        latch = new CountDownLatch(1);
    }

    void open() {
        latch.countDown();
    }

    @Override
    public void run() {
        calls.incrementAndGet();
        boolean through = false;
        while (!through) {
            try {
                latch.await();
                through = true;
            } catch (InterruptedException e) {
                // As a thread in the kernel: not to be interrupted.
                Thread.onSpinWait();
            }
        }
        returns.incrementAndGet();
    }

    @Override
    public void release() {
        releases.incrementAndGet();
    }
}
