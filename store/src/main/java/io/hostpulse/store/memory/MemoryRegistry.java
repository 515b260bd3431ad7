package io.hostpulse.store.memory;

import io.hostpulse.store.Registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who may come in, in memory. Thread-safe: one lock.
final class MemoryRegistry implements Registry {
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private Optional<String> password = Optional.empty();

    @Override
    public synchronized void addToken(Token token) {
        tokens.put(token.id(), token);
    }

    @Override
    public synchronized boolean enrol(
            String tokenId, String secretHash, long nowMicros, Credential credential) {
        Token token = tokens.get(tokenId);
        Credential known = credentials.get(credential.agent());
        if (token == null
                || !token.secretHash().equals(secretHash)
                || token.expiresMicros() <= nowMicros
                || token.uses() < 1
                || (known != null && known.revokedMicros() == 0)) {
            return false;
        }
        tokens.put(
                tokenId,
                new Token(
                        tokenId,
                        secretHash,
                        token.createdMicros(),
                        token.expiresMicros(),
                        token.uses() - 1,
                        token.note()));
        credentials.put(credential.agent(), credential);
        return true;
    }

    @Override
    public synchronized List<Token> tokens(long nowMicros) {
        return tokens.values().stream()
                .filter(token -> token.uses() > 0 && token.expiresMicros() > nowMicros)
                .toList();
    }

    @Override
    public synchronized void removeToken(String id) {
        tokens.remove(id);
    }

    @Override
    public synchronized Optional<Credential> bySecretHash(String secretHash) {
        return credentials.values().stream()
                .filter(credential -> credential.secretHash().equals(secretHash))
                .findFirst();
    }

    @Override
    public synchronized List<Credential> credentials() {
        return List.copyOf(credentials.values());
    }

    @Override
    public synchronized boolean revoke(String agent, long nowMicros) {
        Credential known = credentials.get(agent);
        if (known == null || known.revokedMicros() != 0) {
            return false;
        }
        credentials.put(
                agent,
                new Credential(
                        agent,
                        known.secretHash(),
                        known.hostname(),
                        known.enrolledBy(),
                        known.createdMicros(),
                        nowMicros));
        return true;
    }

    @Override
    public synchronized Optional<String> adminPassword() {
        return password;
    }

    @Override
    public synchronized void adminPassword(String encodedHash) {
        password = Optional.of(encodedHash);
    }

    @Override
    public synchronized void record(Event event) {
        events.add(event);
    }

    @Override
    public synchronized List<Event> events(int limit) {
        return events.reversed().stream().limit(limit).toList();
    }
}
