package io.hostpulse.outputs;

class MemoryBacklogTest extends BacklogContract {
    private final MemoryBacklog backlog = new MemoryBacklog();
    private long seq;

    @Override
    protected Backlog open() {
        return backlog;
    }

    @Override
    protected void append(int count) {
        for (int i = 0; i < count; i++) {
            backlog.append(Messages.of(++seq));
        }
    }
}
