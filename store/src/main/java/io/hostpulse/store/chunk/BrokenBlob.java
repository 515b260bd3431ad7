package io.hostpulse.store.chunk;

/// Bytes that are not what was written. Says what was found.
final class BrokenBlob extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenBlob(String found) {
        super(found);
    }
}
