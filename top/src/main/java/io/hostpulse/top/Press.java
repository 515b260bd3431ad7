package io.hostpulse.top;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a key does: to what is seen, to the source, or to the program. Pure functions.
///
/// @param isRedraw whether the whole screen is to be drawn anew
record Press(View view, Optional<Command> command, boolean isQuit, boolean isRedraw) {
    private static final int CTRL_C = 0x03;
    private static final int CTRL_L = 0x0c;
    private static final int PAGE = 10;

    private static Press seeing(View view) {
        return new Press(view, Optional.empty(), false, false);
    }

    private static Press asking(View view, Command command) {
        return new Press(view.saying(""), Optional.of(command), false, false);
    }

    /// @param shown what is on the screen
    /// @param hasHosts whether the source has a list of hosts
    /// @param nowMicros now, for times that are typed
    static Press of(Key key, View view, Shown shown, boolean hasHosts, Look look, long nowMicros) {
        if (key.kind() == Key.Kind.CHARACTER && key.codePoint() == CTRL_C) {
            return new Press(view, Optional.empty(), true, false);
        }
        if (view.prompt().isPresent()) {
            return typed(key, view, view.prompt().get(), look, nowMicros);
        }
        if (view.isHelp()) {
            boolean isRedraw = key.equals(Key.of((char) CTRL_L));
            return new Press(view.help(isRedraw), Optional.empty(), false, isRedraw);
        }
        if (shown instanceof Shown.Hosts hosts) {
            return ofList(key, view, hosts, look);
        }
        return switch (key.kind()) {
            case CHARACTER -> ofHost(key.codePoint(), view, shown);
            case UP -> seeing(view.scrolled(view.scroll() - 1));
            case DOWN -> seeing(view.scrolled(view.scroll() + 1));
            case PAGE_UP -> seeing(view.scrolled(view.scroll() - PAGE));
            case PAGE_DOWN -> seeing(view.scrolled(view.scroll() + PAGE));
            case HOME -> asking(view, new Command.Live());
            case ESCAPE ->
                    hasHosts ? asking(view, new Command.ListHosts()) : seeing(view.saying(""));
            case END, ENTER, BACKSPACE, OTHER, GONE -> seeing(view);
        };
    }

    private static Press anywhere(int c, View view) {
        return switch (c) {
            case 'q' -> new Press(view, Optional.empty(), true, false);
            case '?', 'h' -> seeing(view.help(true));
            case CTRL_L -> new Press(view.saying(""), Optional.empty(), false, true);
            default -> seeing(view);
        };
    }

    private static Press ofHost(int c, View view, Shown shown) {
        boolean isLive = shown instanceof Shown.Sample sample && sample.moment() == Moment.LIVE;
        return switch (c) {
            case 'P', 'C' -> seeing(view.sorted(Sort.CPU, false));
            case 'M' -> seeing(view.sorted(Sort.MEMORY, false));
            case 'D' -> seeing(view.sorted(Sort.DISK, false));
            case 'N', 'p' -> seeing(view.sorted(Sort.NAME, false));
            case '<' -> seeing(view.sorted(view.sort().next(-1), false));
            case '>' -> seeing(view.sorted(view.sort().next(1), false));
            case 'R', 'I' -> seeing(view.sorted(view.sort(), !view.isReversed()));
            case '1' -> seeing(view.cores(!view.isCores()));
            case 'g' ->
                    asking(view.cgroups(!view.isCgroups()), new Command.Cgroups(!view.isCgroups()));
            case 'k' -> seeing(view.scrolled(view.scroll() - 1));
            case 'j' -> seeing(view.scrolled(view.scroll() + 1));
            case 't' -> asking(view, new Command.Step(1));
            case 'T' -> asking(view, new Command.Step(-1));
            case 'b' ->
                    seeing(view.typing(Optional.of(new View.Prompt(View.Prompt.Kind.TIME, ""))));
            case 'L', 'l' -> asking(view, new Command.Live());
            case ' ', 'z' -> asking(view, isLive ? new Command.Hold() : new Command.Live());
            default -> anywhere(c, view);
        };
    }

    private static Press ofList(Key key, View view, Shown.Hosts hosts, Look look) {
        List<HostList.Entry> entries = HostList.of(hosts, view.search(), look.language());
        int chosen = HostList.place(entries, view.chosen());
        return switch (key.kind()) {
            case UP -> choose(view, entries, chosen - 1);
            case DOWN -> choose(view, entries, chosen + 1);
            case PAGE_UP -> choose(view, entries, chosen - PAGE);
            case PAGE_DOWN -> choose(view, entries, chosen + PAGE);
            case HOME -> choose(view, entries, 0);
            case END -> choose(view, entries, entries.size() - 1);
            case ENTER -> {
                if (entries.isEmpty()) {
                    yield seeing(view);
                }
                String agent = entries.get(chosen).host().agent();
                yield asking(view.choosing(agent).scrolled(0), new Command.Open(agent));
            }
            case ESCAPE -> seeing(view.searching(""));
            case CHARACTER ->
                    switch (key.codePoint()) {
                        case 'k' -> choose(view, entries, chosen - 1);
                        case 'j' -> choose(view, entries, chosen + 1);
                        case '/' ->
                                seeing(
                                        view.typing(
                                                Optional.of(
                                                        new View.Prompt(
                                                                View.Prompt.Kind.SEARCH, ""))));
                        default -> anywhere(key.codePoint(), view);
                    };
            case BACKSPACE, OTHER, GONE -> seeing(view);
        };
    }

    private static Press choose(View view, List<HostList.Entry> entries, int place) {
        if (entries.isEmpty()) {
            return seeing(view);
        }
        int within = Math.clamp(place, 0, entries.size() - 1);
        return seeing(view.choosing(entries.get(within).host().agent()));
    }

    private static Press typed(Key key, View view, View.Prompt prompt, Look look, long nowMicros) {
        String text = prompt.text();
        return switch (key.kind()) {
            case ESCAPE -> seeing(view.typing(Optional.empty()));
            case BACKSPACE -> {
                int end = text.isEmpty() ? 0 : text.offsetByCodePoints(text.length(), -1);
                yield edited(view, prompt, text.substring(0, end));
            }
            case CHARACTER -> {
                boolean fits =
                        text.length() < View.Prompt.CHARS_MAX
                                && !Character.isISOControl(key.codePoint());
                yield edited(
                        view, prompt, fits ? text + Character.toString(key.codePoint()) : text);
            }
            case ENTER -> entered(view.typing(Optional.empty()), prompt, look, nowMicros);
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, OTHER, GONE -> seeing(view);
        };
    }

    private static Press edited(View view, View.Prompt prompt, String text) {
        return seeing(view.typing(Optional.of(new View.Prompt(prompt.kind(), text))));
    }

    private static Press entered(View view, View.Prompt prompt, Look look, long nowMicros) {
        String text = prompt.text().strip();
        return switch (prompt.kind()) {
            case SEARCH -> seeing(view.searching(text));
            case TIME -> {
                if (text.isEmpty()) {
                    yield seeing(view);
                }
                OptionalLong micros = TypedTime.micros(text, nowMicros, look.zone());
                yield micros.isPresent()
                        ? asking(view, new Command.Jump(micros.getAsLong()))
                        : seeing(view.saying(look.word(Word.BAD_TIME, text)));
            }
        };
    }
}
