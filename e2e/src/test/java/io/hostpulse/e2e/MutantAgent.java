package io.hostpulse.e2e;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Breaks the program in whose JVM it runs, in one way. Public, and its static methods too, because
/// the broken code calls them.
public final class MutantAgent {
    /// The ways to break it.
    enum Kind {
        /// The journal forces nothing to the disk.
        NO_FSYNC("io/hostpulse/journal/FileDisk"),
        /// The server answers before the transaction is committed.
        ACKNOWLEDGE_BEFORE_COMMIT("io/hostpulse/store/chunk/ChunkStore"),
        /// The journal deletes segments before the cursors say that nothing is missing.
        UNLINK_BEFORE_CURSOR("io/hostpulse/journal/Expiry"),
        /// Every start has the same epoch.
        NO_EPOCH("io/hostpulse/agent/IdentityStore"),
        /// What is refused for good is tried again for ever.
        RETRY_REFUSED("io/hostpulse/outputs/Delivering");

        private final String className;

        Kind(String className) {
            this.className = className;
        }
    }

    private static final int COMMITS_SKIPPED = 20;
    private static final AtomicInteger COMMITS = new AtomicInteger();
    private static final ClassDesc SELF = ClassDesc.of(MutantAgent.class.getName());
    private static final ClassDesc CONNECTION = ClassDesc.of("java.sql.Connection");
    private static final ClassDesc DELIVERY = ClassDesc.of("io.hostpulse.outputs.Delivery");

    private MutantAgent() {}

    /// The classes that a program needs to become a mutant.
    static List<Class<?>> classes() {
        return List.of(MutantAgent.class, Kind.class, Breaking.class);
    }

    /// Called by the JVM before the program begins.
    public static void premain(String kind, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Breaking(Kind.valueOf(kind)));
    }

    /// Commits now and then only.
    public static void commitLater(Connection connection) throws SQLException {
        if (COMMITS.incrementAndGet() % COMMITS_SKIPPED == 0) {
            connection.commit();
        }
    }

    /// Makes a refusal a wish to be asked again.
    public static Object askAgain(Object delivery) throws ReflectiveOperationException {
        String name = delivery.getClass().getSimpleName();
        if (name.equals("Split") || name.equals("Rejected")) {
            return Class.forName("io.hostpulse.outputs.Delivery$Later")
                    .getConstructor(Duration.class, String.class)
                    .newInstance(Duration.ZERO, "a mutant");
        }
        return delivery;
    }

    /// Replaces code as it is loaded.
    private static final class Breaking implements ClassFileTransformer {
        private final Kind kind;

        Breaking(Kind kind) {
            this.kind = kind;
        }

        @Override
        public byte[] transform(
                ClassLoader loader,
                String className,
                Class<?> redefined,
                ProtectionDomain domain,
                byte[] bytes) {
            if (className == null
                    || !(className.equals(kind.className)
                            || className.startsWith(kind.className + "$"))) {
                return null;
            }
            boolean[] changed = {false};
            ClassFile file = ClassFile.of();
            byte[] broken = file.transformClass(file.parse(bytes), transform(changed));
            if (!changed[0]) {
                return null;
            }
            System.err.println("mutant " + kind + " took effect");
            return broken;
        }

        private ClassTransform transform(boolean[] changed) {
            return switch (kind) {
                case NO_FSYNC -> withoutBody("force", changed);
                case ACKNOWLEDGE_BEFORE_COMMIT ->
                        calls("java/sql/Connection", "commit", "commitLater", changed);
                case UNLINK_BEFORE_CURSOR ->
                        calls("io/hostpulse/journal/CursorStore", "save", "", changed);
                case NO_EPOCH -> sameEpoch(changed);
                case RETRY_REFUSED -> retried(changed);
            };
        }

        private static ClassTransform withoutBody(String method, boolean[] changed) {
            return (builder, element) -> {
                if (element instanceof MethodModel model
                        && model.methodName().equalsString(method)
                        && model.methodTypeSymbol().returnType().equals(ConstantDescs.CD_void)) {
                    changed[0] = true;
                    builder.withMethodBody(
                            model.methodName(),
                            model.methodType(),
                            model.flags().flagsMask(),
                            code -> code.return_());
                } else {
                    builder.with(element);
                }
            };
        }

        /// Replaces calls of a method without parameters: by one of this class that gets the
        /// receiver, or by nothing.
        private static ClassTransform calls(
                String owner, String method, String instead, boolean[] changed) {
            CodeTransform code =
                    (builder, element) -> {
                        if (element instanceof InvokeInstruction call
                                && call.owner().asInternalName().equals(owner)
                                && call.name().equalsString(method)) {
                            changed[0] = true;
                            if (instead.isEmpty()) {
                                drop(builder, call.typeSymbol());
                            } else {
                                builder.invokestatic(
                                        SELF,
                                        instead,
                                        MethodTypeDesc.of(ConstantDescs.CD_void, CONNECTION));
                            }
                        } else {
                            builder.with(element);
                        }
                    };
            return ClassTransform.transformingMethodBodies(code);
        }

        private static void drop(java.lang.classfile.CodeBuilder builder, MethodTypeDesc type) {
            for (int i = type.parameterCount() - 1; i >= 0; i--) {
                String parameter = type.parameterType(i).descriptorString();
                if (parameter.equals("J") || parameter.equals("D")) {
                    builder.pop2();
                } else {
                    builder.pop();
                }
            }
            builder.pop();
            if (type.returnType().equals(ConstantDescs.CD_boolean)) {
                builder.iconst_1();
            }
        }

        /// The lambda that adds one to the epoch before adds nothing.
        private static ClassTransform sameEpoch(boolean[] changed) {
            CodeTransform code =
                    (builder, element) -> {
                        if (element instanceof ConstantInstruction constant
                                && constant.constantValue().equals(1L)) {
                            changed[0] = true;
                            builder.lconst_0();
                        } else {
                            builder.with(element);
                        }
                    };
            return ClassTransform.transformingMethodBodies(
                    method ->
                            method.methodName().stringValue().startsWith("lambda$")
                                    && method.methodTypeSymbol().parameterCount() == 1,
                    code);
        }

        private static ClassTransform retried(boolean[] changed) {
            CodeTransform code =
                    (builder, element) -> {
                        if (element instanceof ReturnInstruction) {
                            changed[0] = true;
                            builder.invokestatic(
                                    SELF,
                                    "askAgain",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_Object, ConstantDescs.CD_Object));
                            builder.checkcast(DELIVERY);
                        }
                        builder.with(element);
                    };
            return ClassTransform.transformingMethodBodies(
                    method -> method.methodName().equalsString("attempt"), code);
        }
    }
}
