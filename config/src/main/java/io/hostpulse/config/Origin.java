package io.hostpulse.config;

import java.nio.file.Path;

/// Where a value, or a problem with it, comes from.
public sealed interface Origin {
    /// The origin as people read it: `--agent.interval`, `hostpulse.yaml:7:3`.
    String label();

    /// The command line.
    ///
    /// @param flag the flag with its dashes, without its value
    record Flag(String flag) implements Origin {
        @Override
        public String label() {
            return flag;
        }
    }

    /// The environment.
    ///
    /// @param variable the variable's name
    record Environment(String variable) implements Origin {
        @Override
        public String label() {
            return variable;
        }
    }

    /// The configuration file.
    ///
    /// @param file the file, as it was named
    /// @param line counted from 1; 0 for the file as a whole
    /// @param column counted from 1, in characters; 0 for the file as a whole
    record File(Path file, int line, int column) implements Origin {
        /// The file as a whole.
        public static File whole(Path file) {
            return new File(file, 0, 0);
        }

        @Override
        public String label() {
            return line == 0 ? file.toString() : file + ":" + line + ":" + column;
        }
    }

    /// What another setting, or somebody whom the configuration allows it, implies.
    ///
    /// @param from the other setting's key, or who
    record Derived(String from) implements Origin {
        @Override
        public String label() {
            return "from " + from;
        }
    }

    /// What is built in.
    record Default() implements Origin {
        @Override
        public String label() {
            return "default";
        }
    }
}
