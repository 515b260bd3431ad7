package io.hostpulse.server.http;

import static io.hostpulse.server.http.Parameter.FROM;
import static io.hostpulse.server.http.Parameter.GROUP;
import static io.hostpulse.server.http.Parameter.GROUPS;
import static io.hostpulse.server.http.Parameter.HOST_ALONE;
import static io.hostpulse.server.http.Parameter.TO;

import java.util.Arrays;
import java.util.List;

/// Every path that is answered, once: the router, the roles, the OpenAPI document and the page
/// about the interface come from here.
public enum Endpoint {
    TIME("GET", "/api/v1/time", Role.ANYONE, "The server's time", "200"),
    MESSAGES(
            "POST",
            "/api/v1/messages",
            Role.AGENT,
            "Takes messages in; the answer comes after they are durable",
            "200 400 401 403 408 411 413 415 429 503"),
    ENROL(
            "POST",
            "/api/v1/enrol",
            Role.ANYONE,
            "Exchanges a one-time token for an agent's credential",
            "200 400 401 409 413 415 429 503"),
    HOSTS(
            "GET",
            "/api/v1/hosts",
            Role.ADMINISTRATOR,
            "All hosts with their newest message",
            "200 400 401 503",
            GROUPS),
    HOST("GET", "/api/v1/hosts/{id}", Role.ADMINISTRATOR, "One host", "200 401 404 503"),
    LATEST(
            "GET",
            "/api/v1/hosts/{id}/latest",
            Role.ADMINISTRATOR,
            "A host's newest message, as the schema describes it",
            "200 401 404 503"),
    OPTIONS(
            "GET",
            "/api/v1/hosts/{id}/options",
            Role.ADMINISTRATOR,
            "What is wished of this host's agent by itself: `{}` for nothing",
            "200 401 404 503"),
    OPTIONS_SET(
            "PUT",
            "/api/v1/hosts/{id}/options",
            Role.ADMINISTRATOR,
            "Wishes of this host's agent from now on, and nothing else: `interval_ms` (1000 to"
                    + " 3600000), `groups` (names with true or false), or both",
            "200 400 401 403 404 413 415 503"),
    OPTIONS_END(
            "DELETE",
            "/api/v1/hosts/{id}/options",
            Role.ADMINISTRATOR,
            "Wishes nothing of this host's agent any more",
            "204 401 403 404 503"),
    COMPLETENESS(
            "GET",
            "/api/v1/hosts/{id}/completeness",
            Role.ADMINISTRATOR,
            "What has arrived of a host's messages, the cause of every hole, what came late and"
                    + " jumps of its clock",
            "200 401 404 503"),
    SERIES(
            "GET",
            "/api/v1/hosts/{id}/series",
            Role.ADMINISTRATOR,
            "A group's values over time, raw or down-sampled",
            "200 400 401 404 429 503 504",
            GROUP,
            new Parameter(
                    "columns", "string", "names of fields, separated by commas; all if left out"),
            FROM,
            TO,
            new Parameter(
                    "points",
                    "integer",
                    "how many buckets at most, to 11000; 0 for raw values; 600"),
            new Parameter("counters", "string", "`rate` (the default) or, with points=0, `raw`")),
    TOP(
            "GET",
            "/api/v1/top",
            Role.ADMINISTRATOR,
            "The hosts with the highest values of a field",
            "200 400 401 429 503 504",
            GROUP,
            new Parameter("field", "string", "the field's name"),
            new Parameter("limit", "integer", "how many hosts, to 1000; 10"),
            new Parameter("window", "string", "over how long, to 10m; 1m")),
    EXPORT(
            "GET",
            "/api/v1/hosts/{id}/export",
            Role.ADMINISTRATOR,
            "A group's rows as they came, as CSV or JSON lines",
            "200 400 401 404 429 503",
            GROUP,
            FROM,
            TO,
            new Parameter("format", "string", "`csv` (the default) or `jsonl`")),
    FLEET(
            "GET",
            "/api/v1/fleet",
            Role.ADMINISTRATOR,
            "All hosts in a few figures each: what the page's table shows; since when messages have"
                    + " been taken in (`ready_since_us`), or why they are not (`not_ready`:"
                    + " `unavailable`, `full`, `halted`)",
            "200 400 401 429 503",
            HOST_ALONE),
    FLEET_LIVE(
            "GET",
            "/api/v1/fleet/live",
            Role.ADMINISTRATOR,
            "Server-sent events: the same once, in several events while `more` is true, then"
                    + " each second the figures that changed",
            "200 400 401 429 503",
            HOST_ALONE),
    FLEET_HISTORY(
            "GET",
            "/api/v1/fleet/history",
            Role.ADMINISTRATOR,
            "One number of several hosts over time: what the table's small curves show",
            "200 400 401 429 503 504",
            new Parameter("hosts", "string", "agents, separated by commas; 50 at most"),
            GROUP,
            new Parameter("field", "string", "the field's name"),
            FROM,
            TO,
            new Parameter("points", "integer", "how many buckets at most, to 600; 60")),
    LIVE(
            "GET",
            "/api/v1/live",
            Role.ADMINISTRATOR,
            "Server-sent events: every message as it is taken in",
            "200 400 401 429 503 504",
            HOST_ALONE,
            GROUPS,
            new Parameter(
                    "figures",
                    "integer",
                    "1: what `/api/v1/fleet/live` tells as well, as events named `figures`; 0")),
    CATALOGUE(
            "GET",
            "/api/v1/catalogue",
            Role.ADMINISTRATOR,
            "What is measured: groups, fields, units, help",
            "200 400 401",
            new Parameter(
                    "lang",
                    "string",
                    "of titles, help and sources: `en` (the default) or `zh-CN`")),
    SCHEMA("GET", "/api/v1/schema", Role.ANYONE, "The message's JSON Schema", "200"),
    OPENAPI("GET", "/api/v1/openapi.json", Role.ANYONE, "This interface as OpenAPI 3.1", "200"),
    SESSION(
            "GET",
            "/api/v1/session",
            Role.ANYONE,
            "Whether a login is needed, and whether there is one",
            "200"),
    LOGIN(
            "POST",
            "/api/v1/session",
            Role.ANYONE,
            "Logs the administrator in",
            "200 400 401 403 413 415 429 503"),
    LOGOUT(
            "DELETE",
            "/api/v1/session",
            Role.ADMINISTRATOR,
            "Logs the administrator out",
            "204 401 403"),
    TOKENS(
            "GET",
            "/api/v1/tokens",
            Role.ADMINISTRATOR,
            "Enrolment tokens that are worth something",
            "200 401 503"),
    TOKEN_CREATE(
            "POST",
            "/api/v1/tokens",
            Role.ADMINISTRATOR,
            "Makes an enrolment token; its secret is shown this once",
            "201 400 401 403 413 415 503"),
    TOKEN_DELETE(
            "DELETE",
            "/api/v1/tokens/{id}",
            Role.ADMINISTRATOR,
            "Makes an enrolment token worthless",
            "204 401 403 404 503"),
    AGENTS("GET", "/api/v1/agents", Role.ADMINISTRATOR, "Agents that have enrolled", "200 401 503"),
    AGENT_REVOKE(
            "POST",
            "/api/v1/agents/{id}/revoke",
            Role.ADMINISTRATOR,
            "From now on this agent may send nothing",
            "204 401 403 404 503"),
    EVENTS(
            "GET",
            "/api/v1/events",
            Role.ADMINISTRATOR,
            "What somebody may have to answer for, newest first",
            "200 400 401 503",
            new Parameter("limit", "integer", "how many, to 1000; 100")),
    PAGE("GET", "/", Role.ANYONE, "The page; its query is the browser's own", "200 304 404"),
    PAGE_HOST(
            "GET",
            "/hosts/{id}",
            Role.ANYONE,
            "The page, opened at a host; its query is the browser's own",
            "200 304 404"),
    ASSET(
            "GET",
            "/assets/{file}",
            Role.ANYONE,
            "A file of the page, named by what it holds",
            "200 304 404"),
    INSTALL(
            "GET",
            "/install.sh",
            Role.ANYONE,
            "The script that installs, enrols and starts the agent on a host that is added",
            "200 404 503"),
    PACKAGE(
            "GET",
            "/packages/{package}",
            Role.ANYONE,
            "A package that the script installs",
            "200 404 503"),
    LIVEZ("GET", "/livez", Role.ANYONE, "Whether the process answers", "200"),
    READYZ("GET", "/readyz", Role.ANYONE, "Whether messages are taken in, and why not", "200 503"),
    METRICS(
            "GET",
            "/metrics",
            Role.LOCAL_OR_ADMINISTRATOR,
            "The server's own figures, Prometheus text 0.0.4",
            "200 401");

    private final String method;
    private final String path;
    private final Role role;
    private final String summary;
    private final List<Integer> statuses;
    private final List<Parameter> parameters;
    private final String[] segments;

    Endpoint(
            String method,
            String path,
            Role role,
            String summary,
            String statuses,
            Parameter... parameters) {
        this.method = method;
        this.path = path;
        this.role = role;
        this.summary = summary;
        this.statuses = Arrays.stream(statuses.split(" ", -1)).map(Integer::valueOf).toList();
        this.parameters = List.of(parameters);
        this.segments = path.split("/", -1);
    }

    public String method() {
        return method;
    }

    /// The path; a part in braces stands for a name.
    public String path() {
        return path;
    }

    public Role role() {
        return role;
    }

    /// What it is for, in a few words.
    public String summary() {
        return summary;
    }

    /// The statuses it answers with by itself.
    public List<Integer> statuses() {
        return statuses;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /// Whether it changes something, so that a browser must not be made to call it by another page.
    public boolean changes() {
        return !method.equals("GET");
    }

    /// Whether this is the page itself: its query string is for the page's own code.
    boolean isPage() {
        return this == PAGE || this == PAGE_HOST;
    }

    boolean knows(String parameter) {
        return parameters.stream().anyMatch(known -> known.name().equals(parameter));
    }

    String names() {
        return parameters.isEmpty()
                ? "none"
                : String.join(", ", parameters.stream().map(Parameter::name).toList());
    }

    /// The path's parts, split at the slashes.
    String[] segments() {
        return segments;
    }
}
