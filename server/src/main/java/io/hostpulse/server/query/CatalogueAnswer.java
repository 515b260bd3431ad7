package io.hostpulse.server.query;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.JsonSchema;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.json.JsonOut;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Answers what is measured. Immutable: the answers are made once.
public final class CatalogueAnswer {
    private final byte[] catalogue = catalogue().toBytes();
    private final byte[] schema = JsonSchema.text().getBytes(StandardCharsets.UTF_8);

    /// Answers `GET /api/v1/catalogue`.
    public void catalogue(Exchange exchange) {
        exchange.answer(200, "application/json", catalogue, catalogue.length);
    }

    /// Answers `GET /api/v1/schema`.
    public void schema(Exchange exchange) {
        exchange.answer(200, "application/schema+json", schema, schema.length);
    }

    private static JsonOut catalogue() {
        JsonOut out = new JsonOut(64 << 10).object().array("groups");
        for (Group group : Group.values()) {
            out.object()
                    .member("name", group.word())
                    .member("member", group.member())
                    .member("title", group.title())
                    .member("help", group.help())
                    .member("shape", word(group.shape()))
                    .member("origin", word(group.origin()));
            group.parent().ifPresent(parent -> out.member("parent", parent.word()));
            out.array("fields");
            for (Column column : group.columns()) {
                field(out, column.field());
            }
            out.endArray().endObject();
        }
        return out.endArray().endObject();
    }

    private static void field(JsonOut out, Field field) {
        out.object().member("name", field.name()).member("kind", word(field.kind()));
        if (!field.kind().isText()) {
            out.member("unit", field.unit().ucum()).member("unit_name", word(field.unit()));
            out.member("decimals", field.decimals());
        }
        out.member("help", field.help()).member("source", field.source()).endObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
