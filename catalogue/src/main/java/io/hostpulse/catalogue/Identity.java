package io.hostpulse.catalogue;

import java.util.Optional;

/// Who speaks: the part of a message that stays the same while the agent runs.
///
/// @param cluster the configured cluster, if any
/// @param agent the agent's UUID, kept in its state directory
/// @param journal the UUID of the agent's numbering; a new one when the state directory was lost
/// @param epoch grows by one at every start, 1 or more
/// @param boot the kernel's boot id (`/proc/sys/kernel/random/boot_id`), if readable
/// @param hostname the host's name
/// @param ip the address of the interface that holds the route to the server, else the default
///   route
/// @param mac that interface's hardware address, `xx:xx:xx:xx:xx:xx`
public record Identity(
        Optional<String> cluster,
        String agent,
        String journal,
        long epoch,
        Optional<String> boot,
        String hostname,
        Optional<String> ip,
        Optional<String> mac) {
    /// An identity that says nothing: what an empty snapshot has.
    public static final Identity NONE =
            new Identity(
                    Optional.empty(),
                    "",
                    "",
                    0,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty());

    /// The same speaker, counting in another numbering.
    public Identity numbered(String otherJournal, long otherEpoch) {
        return new Identity(cluster, agent, otherJournal, otherEpoch, boot, hostname, ip, mac);
    }
}
