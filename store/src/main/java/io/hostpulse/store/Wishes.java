package io.hostpulse.store;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What administrators wish of agents, beside what the agents' own configuration says. What changes
/// it is durable on return. Thread-safe.
public interface Wishes {
    /// What is wished of one agent.
    ///
    /// @param agent its UUID
    /// @param intervalMillis how often it sends a message; absent when nothing is wished of that
    /// @param groups which groups are on or off, by their words; a group that is not here is left
    ///   to the agent. Words that this program does not know are kept, for an agent may know them
    record Wish(String agent, OptionalLong intervalMillis, Map<String, Boolean> groups) {
        public Wish {
            groups = Map.copyOf(groups);
        }
    }

    /// Wishes this of its agent from now on, and nothing that was wished of it before.
    void set(Wish wish) throws StoreException;

    /// Wishes nothing of this agent any more.
    ///
    /// @return whether anything was wished
    boolean end(String agent) throws StoreException;

    /// All that is wished, one of each agent, in no order.
    List<Wish> all() throws StoreException;

    /// Another number after each change, by whichever server on the same store: whoever keeps
    /// [#all()] in memory asks this first. Cheap.
    long version() throws StoreException;
}
