package io.hostpulse.agent.config;

/// The sample file in another form.
final class Samples {
    private Samples() {}

    /// The sample with every key in force.
    static String uncommented() {
        var text = new StringBuilder();
        for (String line : ConfigReference.sample().split("\n", -1)) {
            boolean isKey = line.startsWith("#") && !line.startsWith("##");
            text.append(isKey ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }
}
