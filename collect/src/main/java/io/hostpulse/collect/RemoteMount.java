package io.hostpulse.collect;

/// A mount that may block, with a task of its own. Belongs to the collecting thread, but for the
/// call and the space that it fills.
final class RemoteMount {
    private final Mount mount;
    private final Question question;
    private final CollectTask task;

    /// Whether the mount table still has it. One that went away is kept until its call returns, so
    /// that the same mount is not asked twice.
    boolean mounted = true;

    /// Its row in the table of `filesystem`, while it is mounted.
    int row;

    /// Whether an answer of an earlier tick, not yet used, is kept, and how long that call took.
    boolean late;

    long lateNanos;

    RemoteMount(MountedSpace space) {
        mount = space.mount();
        question = new Question(space.probe());
        task = new CollectTask(space.name(), true, question);
    }

    Mount mount() {
        return mount;
    }

    CollectTask task() {
        return task;
    }

    /// The answer of the last call.
    Space answer() {
        return question.answer;
    }

    /// The answer of an earlier call, kept by [#keep()].
    Space kept() {
        return question.kept;
    }

    /// Keeps the last answer while the next call fills another space.
    void keep() {
        Space last = question.answer;
        question.answer = question.kept;
        question.kept = last;
        late = true;
        lateNanos = task.tookNanos();
    }

    private static final class Question implements CollectTask.Call {
        private final SpaceProbe probe;
        private Space answer = new Space();
        private Space kept = new Space();

        Question(SpaceProbe probe) {
            this.probe = probe;
        }

        @Override
        public void run() {
            probe.measure(answer);
        }
    }
}
