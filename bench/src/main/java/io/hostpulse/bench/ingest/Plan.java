package io.hostpulse.bench.ingest;

import io.hostpulse.catalogue.Group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which data set, and where to. Given as `name=value` arguments; every name must be given.
///
/// @param folder where the recording is, and where the requests are written
/// @param seconds how long the data set is, or how long agents live
/// @param batch how many messages one request to VictoriaMetrics holds
/// @param agentBatch how many messages one request to our server holds
/// @param connections over how many connections the requests are sent
/// @param startMicros the first message's time, before each host's phase
/// @param groups what every message holds
/// @param form how samples are written for VictoriaMetrics
/// @param port the server's, on loopback
record Plan(
        Path folder,
        int hosts,
        long seconds,
        int batch,
        int agentBatch,
        int connections,
        long seed,
        long startMicros,
        Set<Group> groups,
        RemoteWrite.Form form,
        int port) {
    /// The time between two messages of a host.
    static final long STEP_MILLIS = 10_000;

    static Plan of(String[] args) {
        Map<String, String> named = new HashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(arg + ": name=value expected");
            }
            named.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return new Plan(
                Path.of(value(named, "folder")),
                Integer.parseInt(value(named, "hosts")),
                Long.parseLong(value(named, "seconds")),
                Integer.parseInt(value(named, "batch")),
                Integer.parseInt(value(named, "agent-batch")),
                Integer.parseInt(value(named, "connections")),
                Long.parseLong(value(named, "seed")),
                Long.parseLong(value(named, "start")),
                groups(value(named, "groups")),
                RemoteWrite.Form.valueOf(value(named, "form").toUpperCase(Locale.ROOT)),
                Integer.parseInt(value(named, "port")));
    }

    private static String value(Map<String, String> named, String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("missing argument: " + name + "=");
        }
        return value;
    }

    private static Set<Group> groups(String words) {
        if (words.equals("all")) {
            return EnumSet.allOf(Group.class);
        }
        Set<Group> found = EnumSet.noneOf(Group.class);
        Arrays.stream(words.split(",", -1))
                .map(
                        word ->
                                Group.ofWord(word)
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                word + " is no group")))
                .forEach(found::add);
        return found;
    }

    /// The recording that everything is made from.
    Path recording() {
        return folder.resolve("recording.ndjson");
    }

    /// How many messages each host has.
    long steps() {
        return seconds * 1_000 / STEP_MILLIS;
    }

    /// The requests of one connection to one server: each is its host's number and its length (four
    /// bytes each, big endian) and its body.
    Path requests(Target target, int connection) {
        return folder.resolve(target.word() + "-" + connection + ".requests");
    }

    /// What the agents show to our server, a line for each host; the lines are empty where nothing
    /// is to be shown.
    List<String> credentials() throws IOException {
        return Files.readAllLines(folder.resolve("credentials"));
    }

    /// What a host's `cpu.user` was: for each message its time in microseconds (eight bytes) and
    /// the value in hundredths of a percent (four bytes, below zero when absent), all big endian.
    Path truth(int host) {
        return folder.resolve("cpu-user-" + host + ".truth");
    }
}
