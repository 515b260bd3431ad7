package io.hostpulse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.hostpulse.catalogue.views.JsonSchema;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Holds messages against the schema with a validator that others wrote.
class MessageSchemaTest {
    private static final Schema STRICT = schema(JsonSchema.strict());
    private static final Schema PUBLISHED = schema(JsonSchema.text());

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static String message(long seed) {
        return new String(new MessageEncoder().encode(RandomSnapshots.tame(seed)).json(), UTF_8);
    }

    @Test
    void everyMessageHoldsToTheStrictSchema() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(errors(STRICT, message(seed))).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void thePublishedSchemaTakesWhatItDoesNotKnow() {
        String newer = message(1).replaceFirst("\\{", "{\"gpu\":[1],");
        assertThat(errors(PUBLISHED, newer)).isEmpty();
        assertThat(errors(STRICT, newer)).hasSize(1);
    }

    @Test
    void bothSchemasFindFaults() {
        String message = message(1);
        for (Schema schema : List.of(STRICT, PUBLISHED)) {
            assertThat(errors(schema, message.replace("\"schema\":1", "\"schema\":2")))
                    .isNotEmpty();
            assertThat(errors(schema, message.replace("\"seq\":", "\"sequence\":"))).isNotEmpty();
            assertThat(errors(schema, message.replaceFirst("\"agent\":\"", "\"agent\":\"x")))
                    .isNotEmpty();
            assertThat(errors(schema, message.replaceFirst("Z\"", "\""))).isNotEmpty();
        }
    }
}
