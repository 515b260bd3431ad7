package io.hostpulse.outputs;

import java.io.ByteArrayOutputStream;
import java.util.List;

class ConsoleOutputContractTest extends OutputContract {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Override
    protected Output open() {
        return ConsoleOutput.json(shown);
    }

    @Override
    protected List<byte[]> stored() {
        return Lines.of(shown.toByteArray());
    }
}
