package io.hostpulse.store;

import java.util.List;
import java.util.Optional;

/// Who may come in. Holds hashes, never secrets; what changes it is durable on return. Thread-safe.
///
/// Hashes are lower-case hexadecimal SHA-256 of secrets of 256 random bits: no salt is needed for
/// those, and a lookup by hash is no oracle.
public interface Registry {
    /// A token that lets agents enrol.
    ///
    /// @param id public, names the token in lists and logs
    /// @param secretHash of its secret part
    /// @param expiresMicros from when on it is worth nothing
    /// @param uses how many enrolments are left
    /// @param note what the administrator wrote beside it
    record Token(
            String id,
            String secretHash,
            long createdMicros,
            long expiresMicros,
            int uses,
            String note) {}

    /// An agent that may send messages.
    ///
    /// @param agent its UUID, which names its host everywhere
    /// @param secretHash of its credential's secret part
    /// @param enrolledBy the token's id
    /// @param revokedMicros since when it may not; 0 when it may
    record Credential(
            String agent,
            String secretHash,
            String hostname,
            String enrolledBy,
            long createdMicros,
            long revokedMicros) {}

    /// Something that a person may have to answer for.
    ///
    /// @param actor who: `admin`, `agent UUID`, `token ID`
    /// @param action what: `token-created`, `enrolled`, `revoked`, `password-set`, ...
    /// @param address from where
    record Event(long timeMicros, String actor, String action, String subject, String address) {}

    /// Makes a token known.
    void addToken(Token token) throws StoreException;

    /// Takes one use of a token and makes an agent known, in one transaction: of many at once
    /// exactly as many succeed as there are uses. An agent that was revoked is known by its new
    /// credential from now on; its old one stays worthless.
    ///
    /// @return false when there is no such token, its secret differs, it has expired, no use is
    ///   left, or the agent is known already and not revoked; nothing says which
    boolean enrol(String tokenId, String secretHash, long nowMicros, Credential credential)
            throws StoreException;

    /// All tokens that have uses left and have not expired.
    List<Token> tokens(long nowMicros) throws StoreException;

    /// Makes a token worthless.
    void removeToken(String id) throws StoreException;

    /// The agent whose credential's secret has this hash, revoked or not.
    Optional<Credential> bySecretHash(String secretHash) throws StoreException;

    /// All agents' credentials.
    List<Credential> credentials() throws StoreException;

    /// From now on this agent may send nothing. Takes effect on this server at once, on others
    /// within a second.
    ///
    /// @return whether there is such an agent that was not revoked
    boolean revoke(String agent, long nowMicros) throws StoreException;

    /// The encoded hash of an administrator's password, if one is set.
    Optional<String> adminPassword() throws StoreException;

    /// Sets the administrator's password.
    void adminPassword(String encodedHash) throws StoreException;

    /// Writes down what happened; never changed or deleted.
    void record(Event event) throws StoreException;

    /// The newest events, newest first.
    List<Event> events(int limit) throws StoreException;
}
