package io.hostpulse.cli;

/// The program's entry: what runs for long without the command-line library, the rest with it.
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean help = asksForHelp(arguments);
        if (command.equals("agent") && !help) {
            end(AgentCommand.run(arguments));
        }
        System.exit(
                switch (help ? "" : command) {
                    case "server" -> ServerCommand.run(arguments);
                    case "up" -> UpCommand.run(arguments);
                    default -> Commands.run(arguments);
                });
    }

    /// Ends the process after everything is closed. `System.exit` would look through all jars for
    /// somebody who logs that it was called: a second on a busy host.
    private static void end(int code) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static boolean asksForHelp(String[] arguments) {
        for (String argument : arguments) {
            if (argument.equals("--help") || argument.equals("-h")) {
                return true;
            }
        }
        return false;
    }
}
