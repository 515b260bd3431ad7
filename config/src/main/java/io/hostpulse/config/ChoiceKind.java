package io.hostpulse.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One of a few words.
public final class ChoiceKind<E extends Enum<E>> implements ValueKind<E> {
    private final List<E> choices;
    private final List<String> words = new ArrayList<>();

    public ChoiceKind(List<E> choices) {
        this.choices = choices;
        for (E choice : choices) {
            words.add(show(choice));
        }
    }

    @Override
    public E parse(String text) throws Unfit {
        int index = words.indexOf(text);
        if (index < 0) {
            String nearest = Nearest.of(text, words).map(word -> ", nearest: " + word).orElse("");
            throw new Unfit(Shown.quoted(text) + nearest);
        }
        return choices.get(index);
    }

    @Override
    public String show(E value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String expected() {
        return Words.or(words);
    }
}
