package io.hostpulse.cli;

/// The program's entry: the agent without the command-line library, everything else with it.
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        boolean agent = command.equals("agent") || command.equals("up");
        if (agent && !asksForHelp(arguments)) {
            System.exit(AgentCommand.run(arguments));
        }
        System.exit(Commands.run(arguments));
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
