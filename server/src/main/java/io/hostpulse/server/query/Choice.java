package io.hostpulse.server.query;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Group;
import io.hostpulse.server.http.Exchange;
import io.hostpulse.server.http.ProblemException;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Groups and fields as parameters name them. Pure functions.
final class Choice {
    private Choice() {}

    /// The groups of `groups`, or these when it was not given.
    static Set<Group> groups(Exchange exchange, Set<Group> otherwise) throws ProblemException {
        List<String> words = exchange.parameters().words("groups");
        if (words.isEmpty()) {
            return otherwise;
        }
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (String word : words) {
            groups.add(group(word));
        }
        return groups;
    }

    /// The group of `group`.
    static Group group(Exchange exchange) throws ProblemException {
        return group(
                exchange.parameters()
                        .text("group")
                        .orElseThrow(() -> new ProblemException(400, "group: which?")));
    }

    private static Group group(String word) throws ProblemException {
        return Group.ofWord(word)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        400,
                                        "there is no such group; /api/v1/catalogue lists them"));
    }

    /// The number fields of `columns`.
    static List<Column> columns(Exchange exchange, Group group) throws ProblemException {
        List<Column> columns = new ArrayList<>();
        for (String word : exchange.parameters().words("columns")) {
            columns.add(number(group, word));
        }
        return columns;
    }

    /// A number field of a group.
    static Column number(Group group, String name) throws ProblemException {
        for (Column column : group.columns()) {
            if (column.field().name().equals(name) && !column.field().kind().isText()) {
                return column;
            }
        }
        throw new ProblemException(400, "the group " + group.word() + " has no such number");
    }
}
