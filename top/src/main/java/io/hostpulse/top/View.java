package io.hostpulse.top;

import java.util.Optional;

/// What the person has chosen to see: changed by keys, read by the screen. Immutable.
///
/// @param isHelp whether the keys are listed
/// @param scroll the first row of the tasks that is shown
/// @param chosen the agent of the chosen host; empty for the first one
/// @param prompt what is being typed
/// @param notice what is said once below; empty for nothing
record View(
        boolean isHelp,
        boolean isCores,
        boolean isCgroups,
        Sort sort,
        boolean isReversed,
        int scroll,
        String chosen,
        String search,
        Optional<Prompt> prompt,
        String notice) {
    static final View FIRST =
            new View(false, false, false, Sort.CPU, false, 0, "", "", Optional.empty(), "");

    /// A line that is being typed.
    record Prompt(Kind kind, String text) {
        /// The longest line.
        static final int CHARS_MAX = 60;

        /// What it is typed for.
        enum Kind {
            TIME,
            SEARCH
        }
    }

    View help(boolean is) {
        return new View(
                is, isCores, isCgroups, sort, isReversed, scroll, chosen, search, prompt, "");
    }

    View cores(boolean is) {
        return new View(
                isHelp, is, isCgroups, sort, isReversed, scroll, chosen, search, prompt, "");
    }

    View cgroups(boolean is) {
        return new View(isHelp, isCores, is, sort, isReversed, 0, chosen, search, prompt, "");
    }

    View sorted(Sort by, boolean reversed) {
        return new View(isHelp, isCores, isCgroups, by, reversed, 0, chosen, search, prompt, "");
    }

    View scrolled(int to) {
        return new View(
                isHelp,
                isCores,
                isCgroups,
                sort,
                isReversed,
                Math.max(0, to),
                chosen,
                search,
                prompt,
                "");
    }

    View choosing(String agent) {
        return new View(
                isHelp, isCores, isCgroups, sort, isReversed, scroll, agent, search, prompt, "");
    }

    View searching(String words) {
        return new View(
                isHelp, isCores, isCgroups, sort, isReversed, scroll, "", words, prompt, "");
    }

    View typing(Optional<Prompt> line) {
        return new View(
                isHelp, isCores, isCgroups, sort, isReversed, scroll, chosen, search, line, "");
    }

    View saying(String words) {
        return new View(
                isHelp,
                isCores,
                isCgroups,
                sort,
                isReversed,
                scroll,
                chosen,
                search,
                prompt,
                words);
    }
}
