package io.hostpulse.cli;

/// The program's entry: what runs for long without the command-line library, the rest with it.
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean help = asksForHelp(arguments);
        System.exit(
                switch (help ? "" : command) {
                    case "agent" -> AgentCommand.run(arguments);
                    case "server" -> ServerCommand.run(arguments);
                    case "up" -> UpCommand.run(arguments);
                    default -> Commands.run(arguments);
                });
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
