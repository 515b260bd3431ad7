package io.hostpulse.sql;

import org.jspecify.annotations.Nullable;

/// What a person does about a server that will not have us, by the SQL state.
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
}
