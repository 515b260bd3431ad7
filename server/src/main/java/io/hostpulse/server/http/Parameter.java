package io.hostpulse.server.http;

/// A parameter that an endpoint understands in its query string.
///
/// @param type `string` or `integer`
/// @param help what it says, its bounds and its default
public record Parameter(String name, String type, String help) {
    static final Parameter GROUP = new Parameter("group", "string", "the group's name");
    static final Parameter GROUPS =
            new Parameter("groups", "string", "names of groups, separated by commas");
    static final Parameter HOST_ALONE = new Parameter("host", "string", "only of this host");

    static final Parameter FROM =
            new Parameter(
                    "from",
                    "string",
                    "the first instant: RFC 3339, seconds since 1970, or relative such as -1h;"
                            + " -1h");
    static final Parameter TO =
            new Parameter("to", "string", "the first instant no more, in the same forms; now");
}
