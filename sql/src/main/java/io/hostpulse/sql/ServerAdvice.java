package io.hostpulse.sql;

import io.hostpulse.outputs.ServerUrl;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What a person does about a server that will not have us, or that we cannot be sure of.
final class ServerAdvice {
    private ServerAdvice() {}

    static String of(@Nullable String state) {
        String kind = state == null || state.length() < 2 ? "" : state.substring(0, 2);
        return switch (kind) {
            case "28" -> "check user and password-file, and whom the server lets in from where";
            case "3D", "3F" -> "make the database, or name another one in url";
            case "42" ->
                    "give the user the rights on its tables, put back what was dropped, or name an"
                            + " empty database";
            default -> "check the output's url, user and password-file";
        };
    }

    /// Said when another host is not checked: whoever stands between could read the password and
    /// alter what is kept.
    static Optional<String> warning(ServerUrl url) {
        return url.isLocal() || url.tlsMode().equals("verify-full")
                ? Optional.empty()
                : Optional.of(
                        "the database server is not checked to be itself: database="
                                + url.place()
                                + ' '
                                + url.server().tlsMode()
                                + '='
                                + url.tlsMode()
                                + "; expected verify-full");
    }
}
