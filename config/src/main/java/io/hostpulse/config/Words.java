package io.hostpulse.config;

import java.util.Collection;

/// Lists of words as a sentence has them.
public final class Words {
    private Words() {}

    /// `console, file or sql`.
    public static String or(Collection<String> words) {
        var text = new StringBuilder();
        int left = words.size();
        for (String word : words) {
            text.append(word);
            left--;
            if (left > 0) {
                text.append(left == 1 ? " or " : ", ");
            }
        }
        return text.toString();
    }
}
