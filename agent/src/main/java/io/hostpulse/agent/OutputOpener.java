package io.hostpulse.agent;

import io.hostpulse.outputs.Output;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.http.ServerListener;

/// Makes the output that the configuration asks for: the program's wiring, since some outputs live
/// in side rooms that the agent does not know.
@FunctionalInterface
public interface OutputOpener {
    /// The output; what it writes to is opened at its first delivery.
    ///
    /// @param listener hears what a server says beside its acknowledgements
    Output open(OutputOptions options, ServerListener listener);
}
