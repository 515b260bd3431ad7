package io.hostpulse.catalogue.views;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;
import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Kind;
import io.hostpulse.catalogue.Shape;
import io.hostpulse.catalogue.Snapshot;
import io.hostpulse.catalogue.State;
import io.hostpulse.catalogue.Unit;

import java.util.List;

/// The JSON Schema (draft 2020-12) of the message, derived from the catalogue.
public final class JsonSchema {
    private static final List<String> REQUIRED =
            List.of(
                    "schema",
                    "agent",
                    "journal",
                    "epoch",
                    "seq",
                    "hostname",
                    "time",
                    "clock",
                    "interval_s",
                    "status");

    private final JsonText out = new JsonText();
    private final boolean strict;

    private JsonSchema(boolean strict) {
        this.strict = strict;
    }

    /// The published form: members, groups and fields that it does not name are allowed, so that a
    /// reader who validates with it can take messages of newer agents.
    public static String text() {
        return new JsonSchema(false).schema();
    }

    /// The form that finds misspelt names: nothing is allowed but what the catalogue names.
    public static String strict() {
        return new JsonSchema(true).schema();
    }

    private String schema() {
        out.open();
        out.text("$schema", "https://json-schema.org/draft/2020-12/schema");
        out.text("$id", "urn:hostpulse:message:" + Snapshot.SCHEMA);
        out.text("title", "Hostpulse message, schema " + Snapshot.SCHEMA);
        out.text(
                "description",
                "One tick of one host. A value that is not known is left out: no 0, -1 or null"
                        + " stands for it, and status says why. "
                        + (strict
                                ? "Strict form: nothing is allowed but what is named here."
                                : "Members, groups and fields that are not named here are allowed:"
                                        + " a newer agent may send them. Skip what you do not"
                                        + " know."));
        beginMembers();
        head();
        clock();
        number("interval_s", "The configured interval between messages. Unit: seconds.");
        out.json("exclusiveMinimum", "0").close();
        for (Group group : Group.values()) {
            if (group.parent().isEmpty()) {
                group(group);
            }
        }
        status();
        out.close();
        required(REQUIRED);
        definitions();
        out.close();
        return out.toString();
    }

    private void head() {
        out.open("schema");
        out.text(
                "description",
                "The version of the message's form. Another number: another schema.");
        out.json("const", Integer.toString(Snapshot.SCHEMA)).close();
        string("cluster", "The configured cluster, if any.").close();
        uuid("agent", "The agent's id, kept in its state directory.");
        uuid("journal", "The id of the agent's numbering; a new one when its state was lost.");
        uuid("boot", "The kernel's boot id.");
        positive("epoch", "Grows by one at every start of the agent.");
        positive(
                "seq",
                "The message's number within its epoch. Agent, journal, epoch and seq together make"
                        + " a message the same message wherever it arrives.");
        string("hostname", "The host's name.").close();
        ip();
        string("mac", "The hardware address of the interface that holds ip.")
                .text("pattern", "^[0-9a-f]{2}(:[0-9a-f]{2}){5}$")
                .close();
        instant("time", "When: by the server's clock once it is known, else by the host's own.");
    }

    private void ip() {
        string(
                "ip",
                "The address of the interface that holds the route to the server, else the default"
                        + " route.");
        out.openArray("anyOf");
        out.openElement().text("format", "ipv4").close();
        out.openElement().text("format", "ipv6").close();
        out.closeArray().close();
    }

    private void clock() {
        out.open("clock");
        out.text("description", "What the agent knows of its clock.");
        beginMembers();
        number("offset_ms", "What was added to the wall clock. Unit: milliseconds.").close();
        number("error_ms", "How far time may be from the server's at most. Unit: milliseconds.");
        out.json("minimum", "0").close();
        string("source", "What the time was aligned with: server, ntp or none.").close();
        out.open("synchronized").text("description", "Whether the offset is known.");
        out.text("type", "boolean").close();
        string("why", "Why it is not, if it is not.").close();
        instant("wall", "The host's own wall clock.");
        number("boottime_s", "Time since boot, suspend included. Unit: seconds.");
        out.json("minimum", "0").close();
        number(
                "step_ms",
                "How far the wall clock jumped since the previous message, if it did. Unit:"
                        + " milliseconds.");
        out.close();
        out.close();
        required(List.of("source", "synchronized", "wall"));
        out.close();
    }

    private void group(Group group) {
        out.open(group.member());
        out.text("description", group.title() + ". " + group.help());
        switch (group.shape()) {
            case RECORD -> row(group);
            case ROWS -> {
                out.text("type", "array").open("items");
                row(group);
                out.close();
            }
            case KEYED -> {
                Field key = group.columns().getFirst().field();
                out.text("type", "object").open("propertyNames");
                out.text("description", Wording.description(key)).close();
                out.open("additionalProperties");
                row(group);
                out.close();
            }
        }
        out.close();
    }

    private void row(Group group) {
        beginMembers();
        for (Column column : group.columns()) {
            if (group.shape() != Shape.KEYED || column.ordinal() > 0) {
                field(column.field());
            }
        }
        for (Group child : group.children()) {
            group(child);
        }
        out.close();
        if (group.shape() == Shape.ROWS) {
            required(List.of(group.columns().getFirst().field().name()));
        }
    }

    private void field(Field field) {
        out.open(field.name());
        out.text("description", Wording.description(field));
        out.text("type", type(field));
        if (field.kind() == Kind.COUNTER
                || field.unit() == Unit.PERCENT
                || field.unit() == Unit.RATIO) {
            out.json("minimum", "0");
        }
        if (field.unit() == Unit.PERCENT) {
            out.json("maximum", "100");
        } else if (field.unit() == Unit.RATIO) {
            out.json("maximum", "1");
        }
        out.close();
    }

    private static String type(Field field) {
        if (field.kind().isText()) {
            return "string";
        }
        if (field.unit() == Unit.BOOLEAN) {
            return "boolean";
        }
        return field.decimals() == 0 ? "integer" : "number";
    }

    private void status() {
        out.open("status");
        out.text("description", "How the collection of each group went, under the group's name.");
        beginMembers();
        for (Group group : Group.values()) {
            out.open(group.word()).text("$ref", "#/$defs/status").close();
        }
        out.close().close();
    }

    private void definitions() {
        out.open("$defs");
        out.open("state");
        out.text(
                "description",
                "ok: all was read. partial: something is missing. timeout: a call did not return in"
                        + " time. denied: the kernel refused. unsupported: this kernel does not"
                        + " have it. failed: reading or understanding it failed.");
        out.openArray("enum");
        for (State state : State.values()) {
            out.element(state.word());
        }
        out.closeArray().close();
        out.open("status");
        beginMembers();
        out.open("state").text("$ref", "#/$defs/state").close();
        number("ms", "How long the collection took. Unit: milliseconds.");
        out.json("minimum", "0").close();
        string("why", "The reason for a state other than ok.").close();
        targets();
        out.close();
        required(List.of("state", "ms"));
        out.close().close();
    }

    private void targets() {
        out.open("targets");
        out.text(
                "description",
                "The mounts, disks or interfaces of the group that did not answer as they should.");
        out.text("type", "array").open("items");
        beginMembers();
        string("name", "The target's name, for example its mount point.").close();
        out.open("state").text("$ref", "#/$defs/state").close();
        string("why", "What was found.").close();
        out.close();
        required(List.of("name", "state", "why"));
        out.close().close();
    }

    /// Says that this is an object, and opens its members.
    private void beginMembers() {
        out.text("type", "object");
        out.json("additionalProperties", strict ? "false" : "true");
        out.open("properties");
    }

    private void required(List<String> names) {
        out.openArray("required");
        names.forEach(out::element);
        out.closeArray();
    }

    private JsonText string(String name, String description) {
        return out.open(name).text("description", description).text("type", "string");
    }

    private JsonText number(String name, String description) {
        return out.open(name).text("description", description).text("type", "number");
    }

    private void uuid(String name, String description) {
        string(name, description).text("format", "uuid").close();
    }

    private void instant(String name, String description) {
        string(name, description).text("format", "date-time").close();
    }

    private void positive(String name, String description) {
        out.open(name).text("description", description);
        out.text("type", "integer").json("minimum", "1").close();
    }
}
