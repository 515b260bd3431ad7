package io.hostpulse.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a query string. Strict: none twice, none that the endpoint does not know.
public final class Parameters {
    /// Names that only somebody uses who puts a secret where every log on the way keeps it.
    private static final Set<String> SECRETS =
            Set.of(
                    "token",
                    "access_token",
                    "credential",
                    "secret",
                    "password",
                    "key",
                    "api_key",
                    "auth",
                    "authorization");

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /// @param raw the query string as sent, without the question mark
    static Parameters of(String raw, Endpoint endpoint) throws ProblemException {
        if (raw.isEmpty() || endpoint.isPage()) {
            return new Parameters(Map.of());
        }
        Map<String, String> values = new HashMap<>();
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            if (SECRETS.contains(name) || value.startsWith("hpa1_") || value.startsWith("hpe1_")) {
                throw new ProblemException(
                        400, "a secret in a query string is refused, valid or not");
            }
            if (!endpoint.knows(name)) {
                throw new ProblemException(400, "unknown parameter; known: " + endpoint.names());
            }
            if (values.put(name, value) != null) {
                throw new ProblemException(400, "the parameter " + name + " stands twice");
            }
        }
        return new Parameters(values);
    }

    private static String decode(String part) throws ProblemException {
        if (part.indexOf('%') < 0 && part.indexOf('+') < 0) {
            return part;
        }
        ByteBuffer bytes = ByteBuffer.allocate(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                int high = i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
                int low = i + 2 < part.length() ? Character.digit(part.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new ProblemException(400, "a broken percent escape");
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(400, "a parameter that is not UTF-8");
        }
    }

    /// A parameter's text, if it was given and is not empty.
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// The words of a parameter, separated by commas; none when it was not given.
    public List<String> words(String name) {
        return text(name).map(value -> List.of(value.split(",", -1))).orElse(List.of());
    }

    /// A whole number within bounds.
    public int number(String name, int otherwise, int least, int most) throws ProblemException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Answered below.
        }
        throw new ProblemException(400, name + ": a number from " + least + " to " + most);
    }
}
