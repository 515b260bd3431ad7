package io.hostpulse.config;

import java.util.Collection;

/// Lists of words as a sentence has them.
public final class Words {
    /// More words are counted, not named: nobody reads a line of sixty.
    static final int NAMED_MAX = 16;

    private Words() {}

    /// `console, file or sql`.
    public static String or(Collection<String> words) {
        var text = new StringBuilder();
        int left = words.size();
        for (String word : words) {
            if (words.size() > NAMED_MAX && left == words.size() - NAMED_MAX) {
                return text.append("or ").append(left).append(" more").toString();
            }
            text.append(word);
            left--;
            if (left > 0) {
                text.append(left == 1 ? " or " : ", ");
            }
        }
        return text.toString();
    }
}
