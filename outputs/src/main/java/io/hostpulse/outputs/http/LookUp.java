package io.hostpulse.outputs.http;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks for a name's addresses within a bound. The system's resolver cannot be interrupted, so a
/// short-lived thread asks; while it hangs no second one is started. Confined to one thread.
final class LookUp {
    private final Names names;
    private @Nullable FutureTask<InetAddress[]> pending;

    LookUp(Names names) {
        this.names = names;
    }

    /// The addresses of a host; a literal address is its own.
    ///
    /// @throws NoAnswer if it has none, or none is known in time
    InetAddress[] addresses(String host, Duration atMost) throws NoAnswer {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException e) {
            return ask(host, atMost);
        }
    }

    private InetAddress[] ask(String host, Duration atMost) throws NoAnswer {
        FutureTask<InetAddress[]> task = pending;
        if (task == null) {
            task = new FutureTask<>(() -> names.lookUp(host));
            Thread.ofPlatform().daemon().name("output-names").start(task);
        }
        pending = task;
        try {
            InetAddress[] addresses = task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            if (addresses.length == 0) {
                throw new NoAnswer("the name " + host + " has no address");
            }
            return addresses;
        } catch (TimeoutException e) {
            throw new NoAnswer(
                    "the name server did not say within "
                            + atMost.toMillis()
                            + " ms where "
                            + host
                            + " is");
        } catch (ExecutionException e) {
            pending = null;
            throw new NoAnswer("the name " + host + " cannot be resolved");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted while asking where " + host + " is");
        }
    }
}
