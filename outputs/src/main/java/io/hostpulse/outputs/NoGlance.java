package io.hostpulse.outputs;

/// A look that tells nothing.
record NoGlance() implements FileGlance {
    @Override
    public boolean look() {
        return false;
    }

    @Override
    public long device() {
        return 0;
    }

    @Override
    public long inode() {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }
}
