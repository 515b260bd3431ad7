package io.hostpulse.cli;

import io.hostpulse.catalogue.views.JsonSchema;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// The commands that people type, apart from the running agent.
@Command(
        name = "hostpulse",
        description = "Host monitoring that loses nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Commands.Up.class,
            Commands.AgentHelp.class,
            Commands.ServerHelp.class,
            TopCommand.class,
            OnceCommand.class,
            CheckConfigCommand.class,
            EnrollCommand.class,
            JournalCommand.class,
            Commands.Schema.class
        },
        footer = {
            "",
            "Exit codes: 0 ok, 1 failure, 2 usage, 75 in use by another process, 78 bad"
                    + " configuration.",
            "Every setting can be given as --KEY=VALUE or HOSTPULSE_KEY=VALUE;"
                    + " docs/configuration.md and docs/server-configuration.md list them."
        })
final class Commands implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway") // picocli sets the fields before it calls the command
    Commands() {}

    /// Runs the command that the arguments name.
    ///
    /// @return the exit code
    static int run(String[] arguments) {
        CommandLine line = line(Speech.of(System.getenv()));
        line.setExecutionExceptionHandler(
                (e, _, _) -> {
                    System.err.println("hostpulse: " + e.getMessage());
                    return ExitCode.FAILURE;
                });
        return line.execute(arguments);
    }

    /// All commands, in a language.
    static CommandLine line(Speech speech) {
        CommandLine line = new CommandLine(new Commands(), new Making(speech));
        speech.teach(line);
        return line;
    }

    /// Makes the commands: those that say something get their language.
    private record Making(Speech speech) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == TopCommand.class) {
                return type.cast(new TopCommand(speech));
            }
            if (type == OnceCommand.class) {
                return type.cast(new OnceCommand(speech));
            }
            if (type == CheckConfigCommand.class) {
                return type.cast(new CheckConfigCommand(speech));
            }
            if (type == EnrollCommand.class) {
                return type.cast(new EnrollCommand(speech));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(System.err);
        return ExitCode.USAGE;
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"hostpulse " + (version == null ? "(not packaged)" : version)};
        }
    }

    @Command(
            name = "up",
            description = {
                "Runs a server and an agent with built-in defaults: a message a second, one line"
                        + " each on the terminal, all of them kept in data/. Ctrl-C ends both.",
                "Settings of the agent may follow as --KEY=VALUE."
            },
            mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {
        @Override
        public Integer call() {
            return ExitCode.USAGE;
        }
    }

    @Command(
            name = "agent",
            customSynopsis = "hostpulse agent --config FILE [--KEY=VALUE...]",
            description = {
                "Runs the agent with a configuration file. SIGHUP, or a change of the file, makes"
                        + " it read the file again.",
                "Settings may follow as --KEY=VALUE; they win over environment and file."
            },
            mixinStandardHelpOptions = true)
    static final class AgentHelp implements Callable<Integer> {
        @Override
        public Integer call() {
            return ExitCode.USAGE;
        }
    }

    @Command(
            name = "server",
            customSynopsis = {
                "hostpulse server [--config FILE] [--KEY=VALUE...]",
                "       hostpulse server set-password [--config FILE] [--KEY=VALUE...]",
                "       hostpulse server token [--config FILE] [--KEY=VALUE...]"
            },
            description = {
                "Runs the server: takes messages in, keeps them, gives the time, answers questions."
                        + " It listens on this host alone unless the configuration says otherwise.",
                "set-password sets the administrator's password, read from the terminal or from"
                        + " standard input; token prints the line that adds one more host.",
                "docs/server-configuration.md lists the settings."
            },
            mixinStandardHelpOptions = true)
    static final class ServerHelp implements Callable<Integer> {
        @Override
        public Integer call() {
            return ExitCode.USAGE;
        }
    }

    @Command(
            name = "schema",
            description = "Prints the JSON Schema of the message.",
            mixinStandardHelpOptions = true)
    static final class Schema implements Callable<Integer> {
        @Override
        public Integer call() {
            System.out.print(JsonSchema.text());
            return ExitCode.OK;
        }
    }
}
