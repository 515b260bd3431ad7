package io.hostpulse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of a command that takes a configuration file and settings.
///
/// @param file the configuration file, if any
/// @param flags the settings given as `--key=value`
record CommandLineWords(Optional<Path> file, List<String> flags) {
    /// Reads the words behind the command's name.
    ///
    /// @param from how many words the name has
    static CommandLineWords of(String[] arguments, int from) {
        Optional<Path> file = Optional.empty();
        List<String> flags = new ArrayList<>();
        for (int i = from; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("--config=")) {
                file = Optional.of(Path.of(argument.substring("--config=".length())));
            } else if (argument.equals("--config") && i + 1 < arguments.length) {
                file = Optional.of(Path.of(arguments[++i]));
            } else {
                flags.add(argument);
            }
        }
        return new CommandLineWords(file, flags);
    }
}
