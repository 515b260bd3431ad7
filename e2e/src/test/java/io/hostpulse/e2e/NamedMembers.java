package io.hostpulse.e2e;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The published schema read strictly: it allows members that it does not name, for newer agents;
/// the agent of the same build must not send any.
final class NamedMembers {
    private final JsonNode root;
    private final List<String> unnamed = new ArrayList<>();

    NamedMembers(JsonNode schema) {
        root = schema;
    }

    /// The paths of all members of the message that the schema does not name.
    List<String> unnamed(JsonNode message) {
        unnamed.clear();
        walk("", root, message);
        return List.copyOf(unnamed);
    }

    private void walk(String path, JsonNode schema, JsonNode value) {
        JsonNode resolved =
                schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
        if (value.isArray()) {
            for (JsonNode item : value) {
                walk(path + "[]", resolved.path("items"), item);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String at = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            JsonNode named = resolved.path("properties").path(member.getKey());
            JsonNode others = resolved.path("additionalProperties");
            if (!named.isMissingNode()) {
                walk(at, named, member.getValue());
            } else if (others.isObject()) {
                walk(at, others, member.getValue());
            } else {
                unnamed.add(at);
            }
        }
    }
}
