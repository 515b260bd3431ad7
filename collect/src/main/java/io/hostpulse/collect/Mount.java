package io.hostpulse.collect;

import io.hostpulse.catalogue.Text;

/// One mounted file system, as it is reported.
///
/// @param id the kernel's number of the mount; [Mountinfo#NONE] when unknown
/// @param major the major number of its device, 0 for a file system without a block device;
///   [Mountinfo#NONE] when unknown
/// @param minor the minor number of its device
/// @param mountpoint where it is mounted, without the root's prefix
/// @param source what is mounted; may be empty
/// @param type the file system's type
/// @param readonly whether nothing can be written
/// @param inMemory whether the kernel finds the way to it and knows its size without asking a
///   device, a server or a process
record Mount(
        int id,
        int major,
        int minor,
        Text mountpoint,
        Text source,
        Text type,
        boolean readonly,
        boolean inMemory) {
    /// Types whose server, or whose process for FUSE, may leave a call without an answer for ever.
    private static final String[] MAY_BLOCK = {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ceph",
        "glusterfs",
        "fuse",
        "fuse.*",
        "fuseblk",
        "9p",
        "afs",
        "coda",
        "ncpfs",
        "lustre",
        "gfs",
        "gfs2",
        "gpfs",
        "ocfs2",
        "orangefs",
        "pvfs2",
        "beegfs",
        "virtiofs",
        "davfs",
        "panfs",
        "vboxsf",
        "vmhgfs",
        "prl_fs",
        "autofs"
    };

    private static final Filter LOCAL_TYPES = Filter.excluding(MAY_BLOCK);

    /// Whether asking for its size may block: a network or FUSE type, or a source that names a host
    /// (`host:/path`, `//host/share`).
    boolean mayBlock() {
        String from = source.toString();
        return typeMayBlock(type)
                || from.startsWith("//")
                || (from.indexOf(":/") > 0 && from.charAt(0) != '/');
    }

    /// Whether asking anything of a file system of this type may block.
    static boolean typeMayBlock(Text type) {
        return !LOCAL_TYPES.admits(type.toString());
    }

    /// Whether this is the same mount as another of an earlier reading.
    boolean isSameMount(Mount other) {
        return id == other.id
                && major == other.major
                && minor == other.minor
                && mountpoint.equals(other.mountpoint);
    }
}
