package io.hostpulse.store.chunk;

import io.hostpulse.store.Registry;
import io.hostpulse.store.StoreException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may come in, in the store's database. Thread-safe.
final class SqlRegistry implements Registry {
    private static final String CREDENTIAL =
            "SELECT agent, hash, hostname, token, created, revoked FROM credential";

    private final Db db;

    SqlRegistry(Db db) {
        this.db = db;
    }

    private int write(String doing, String sql, Object... values) throws StoreException {
        return db.write(
                doing,
                connection -> {
                    int changed = Db.update(connection, sql, values);
                    connection.commit();
                    return changed;
                });
    }

    private <T> List<T> read(String doing, Shape<T> shape, String sql, Object... values)
            throws StoreException {
        return db.read(
                doing,
                connection -> {
                    List<T> found = new ArrayList<>();
                    Db.query(connection, sql, row -> found.add(shape.of(row)), values);
                    return found;
                });
    }

    @FunctionalInterface
    private interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    @Override
    public void addToken(Token token) throws StoreException {
        write(
                "adding token " + token.id(),
                "INSERT INTO token(id, hash, created, expires, uses, note)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                token.id(),
                token.secretHash(),
                token.createdMicros(),
                token.expiresMicros(),
                token.uses(),
                token.note());
    }

    @Override
    public boolean enrol(String tokenId, String secretHash, long nowMicros, Credential credential)
            throws StoreException {
        return db.write(
                "enrolling " + credential.agent(),
                connection -> {
                    int used =
                            Db.update(
                                    connection,
                                    "UPDATE token SET uses = uses - 1 WHERE id = ? AND hash = ?"
                                            + " AND expires > ? AND uses > 0",
                                    tokenId,
                                    secretHash,
                                    nowMicros);
                    if (used == 0) {
                        return false;
                    }
                    int made =
                            Db.update(
                                    connection,
                                    "INSERT INTO credential(agent, hash, hostname, token, created,"
                                        + " revoked) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (agent)"
                                        + " DO UPDATE SET hash = excluded.hash, hostname ="
                                        + " excluded.hostname, token = excluded.token, created ="
                                        + " excluded.created, revoked = 0 WHERE credential.revoked"
                                        + " > 0",
                                    credential.agent(),
                                    credential.secretHash(),
                                    credential.hostname(),
                                    credential.enrolledBy(),
                                    credential.createdMicros(),
                                    credential.revokedMicros());
                    if (made == 0) {
                        return false; // Nothing is committed: the use is not taken.
                    }
                    connection.commit();
                    return true;
                });
    }

    @Override
    public List<Token> tokens(long nowMicros) throws StoreException {
        return read(
                "listing tokens",
                row ->
                        new Token(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getInt(5),
                                row.getString(6)),
                "SELECT id, hash, created, expires, uses, note FROM token"
                        + " WHERE uses > 0 AND expires > ? ORDER BY created, id",
                nowMicros);
    }

    @Override
    public void removeToken(String id) throws StoreException {
        write("removing token " + id, "DELETE FROM token WHERE id = ?", id);
    }

    @Override
    public Optional<Credential> bySecretHash(String secretHash) throws StoreException {
        return read(
                        "looking for a credential",
                        SqlRegistry::credential,
                        CREDENTIAL + " WHERE hash = ?",
                        secretHash)
                .stream()
                .findFirst();
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6));
    }

    @Override
    public List<Credential> credentials() throws StoreException {
        return read(
                "listing credentials",
                SqlRegistry::credential,
                CREDENTIAL + " ORDER BY created, agent");
    }

    @Override
    public boolean revoke(String agent, long nowMicros) throws StoreException {
        return write(
                        "revoking " + agent,
                        "UPDATE credential SET revoked = ? WHERE agent = ? AND revoked = 0",
                        nowMicros,
                        agent)
                > 0;
    }

    @Override
    public Optional<String> adminPassword() throws StoreException {
        return read(
                        "reading the administrator's password",
                        row -> row.getString(1),
                        "SELECT v FROM meta WHERE k = 'admin-password'")
                .stream()
                .findFirst();
    }

    @Override
    public void adminPassword(String encodedHash) throws StoreException {
        write(
                "setting the administrator's password",
                "INSERT INTO meta(k, v) VALUES ('admin-password', ?)"
                        + " ON CONFLICT (k) DO UPDATE SET v = excluded.v",
                encodedHash);
    }

    @Override
    public void record(Event event) throws StoreException {
        write(
                "recording what happened",
                "INSERT INTO event(id, at, actor, action, subject, address)"
                        + " SELECT COALESCE(MAX(id), 0) + 1, CAST(? AS BIGINT), CAST(? AS TEXT),"
                        + " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT) FROM event",
                event.timeMicros(),
                event.actor(),
                event.action(),
                event.subject(),
                event.address());
    }

    @Override
    public List<Event> events(int limit) throws StoreException {
        return read(
                "listing what happened",
                row ->
                        new Event(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                "SELECT at, actor, action, subject, address FROM event ORDER BY id DESC LIMIT ?",
                limit);
    }
}
