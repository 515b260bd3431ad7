package io.hostpulse.outputs;

/// A look at what stands at a path, with as little code as there is: with every message it has to
/// be seen whether the file is still the one that is open. Confined to the thread of its output.
public interface FileGlance {
    /// Tells nothing: each time the file is asked for in the usual way.
    FileGlance NONE = new NoGlance();

    /// Looks anew.
    ///
    /// @return false when nothing stands there, or it cannot be told in this way
    boolean look();

    /// The number of the device that the file was on at the last look.
    long device();

    /// The number of the file on its device at the last look.
    long inode();

    /// The file's size in bytes at the last look.
    long size();
}
