package io.hostpulse.server.query;

import static java.util.Objects.requireNonNull;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.views.JsonSchema;
import io.hostpulse.catalogue.views.Language;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;
import io.hostpulse.server.json.JsonOut;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers what is measured. Immutable: the answers are made once, one for each language.
public final class CatalogueAnswer {
    private final Map<Language, byte[]> catalogues = new EnumMap<>(Language.class);
    private final byte[] schema = JsonSchema.text().getBytes(StandardCharsets.UTF_8);

    public CatalogueAnswer() {
        for (Language language : Language.values()) {
            catalogues.put(language, catalogue(language).toBytes());
        }
    }

    /// Answers `GET /api/v1/catalogue`.
    public void catalogue(Exchange exchange) throws ProblemException {
        Language language = Language.ENGLISH;
        Optional<String> tag = exchange.parameters().text("lang");
        if (tag.isPresent()) {
            language =
                    Language.ofTag(tag.get())
                            .orElseThrow(() -> new ProblemException(400, "lang: en or zh-CN"));
        }
        byte[] answer = requireNonNull(catalogues.get(language));
        exchange.answer(200, "application/json", answer, answer.length);
    }

    /// Answers `GET /api/v1/schema`.
    public void schema(Exchange exchange) {
        exchange.answer(200, "application/schema+json", schema, schema.length);
    }

    private static JsonOut catalogue(Language language) {
        JsonOut out = new JsonOut(64 << 10).object().array("groups");
        for (Group group : Group.values()) {
            out.object()
                    .member("name", group.word())
                    .member("member", group.member())
                    .member("title", language.of(group.title()))
                    .member("help", language.of(group.help()))
                    .member("shape", word(group.shape()))
                    .member("origin", word(group.origin()));
            group.parent().ifPresent(parent -> out.member("parent", parent.word()));
            out.array("fields");
            for (Column column : group.columns()) {
                field(out, column.field(), language);
            }
            out.endArray().endObject();
        }
        return out.endArray().endObject();
    }

    private static void field(JsonOut out, Field field, Language language) {
        out.object().member("name", field.name()).member("kind", word(field.kind()));
        if (!field.kind().isText()) {
            out.member("unit", field.unit().ucum()).member("unit_name", word(field.unit()));
            out.member("decimals", field.decimals());
        }
        out.member("help", language.of(field.help()))
                .member("source", language.of(field.source()))
                .endObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
