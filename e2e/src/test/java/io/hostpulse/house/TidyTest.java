package io.hostpulse.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// House rules that can be checked are checked here.
final class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_CHARS_MAX = 100;

    /// Files that may be longer, each with its reason.
    private static final Map<String, String> LONG_FILES =
            Map.of(
                    "catalogue/src/main/java/io/hostpulse/catalogue/Group.java",
                    "one table: every group",
                    "catalogue/src/main/java/io/hostpulse/catalogue/groups/Memory.java",
                    "one table: every field of /proc/meminfo");

    /// Words that promise work instead of doing it; written apart so that this file may stand.
    private static final Pattern PROMISES =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Disab" + "led");

    /// Calls that make time, and the one class that may make it.
    private static final Set<String> CLOCK_CALLS =
            Set.of(
                    "java/time/Instant.now",
                    "java/lang/System.currentTimeMillis",
                    "java/lang/System.nanoTime",
                    "java/time/Clock.systemUTC");

    private static final String CLOCK_CLASS = "io/hostpulse/agent/time/HostClock";

    /// Calls that cost the agent's process megabytes or milliseconds for comfort.
    private static final Set<String> DEAR_CALLS =
            Set.of(
                    "java/lang/String.format",
                    "java/lang/String.formatted",
                    "java/lang/String.split",
                    "java/lang/String.matches",
                    "java/lang/String.replaceAll",
                    "java/lang/String.replaceFirst");

    private static final Set<String> DEAR_CLASSES =
            Set.of(
                    "java/util/regex/Pattern",
                    "java/net/http/HttpClient",
                    "java/util/logging/Logger",
                    "java/lang/System$Logger",
                    "java/time/format/DateTimeFormatter",
                    "java/sql/DriverManager");

    @Test
    void filesAndLinesAreShort() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            String name = SourceTree.ROOT.relativize(file).toString();
            List<String> lines = SourceTree.read(file).lines().toList();
            if (lines.size() > FILE_LINES_MAX && !LONG_FILES.containsKey(name)) {
                found.add(name + ": " + lines.size() + " lines");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LINE_CHARS_MAX) {
                    found.add(name + ":" + (i + 1) + ": " + lines.get(i).length() + " columns");
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noLineIsAPromise() {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.javaFiles()) {
            if (PROMISES.matcher(SourceTree.read(file)).find()) {
                found.add(SourceTree.ROOT.relativize(file).toString());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void methodsAreShort() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(SourceTree.javaFiles()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLengths(positions, found).scan(unit, null);
            }
        }
        assertThat(found).isEmpty();
    }

    private static final class MethodLengths extends TreePathScanner<Void, Void> {
        private final SourcePositions positions;
        private final List<String> found;

        MethodLengths(SourcePositions positions, List<String> found) {
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long end = positions.getEndPosition(unit, method);
            long lines = end < 0 ? 0 : unit.getLineMap().getLineNumber(end) - from + 1;
            if (lines > METHOD_LINES_MAX) {
                found.add(
                        unit.getSourceFile().getName()
                                + ": "
                                + method.getName()
                                + " has "
                                + lines
                                + " lines");
            }
            return super.visitMethod(method, null);
        }
    }

    @Test
    void onlyTheClockMakesTime() {
        Set<String> found = new TreeSet<>();
        for (String module : SourceTree.AGENT_MODULES) {
            for (Path file : SourceTree.classFiles(module)) {
                found.addAll(calls(file, CLOCK_CALLS, Set.of()));
            }
        }
        found.removeIf(
                call -> call.startsWith(CLOCK_CLASS + " ") || call.startsWith(CLOCK_CLASS + "$"));
        assertThat(found).isEmpty();
    }

    @Test
    void theAgentsProcessBuysNoComfort() {
        Set<String> found = new TreeSet<>();
        for (String module : SourceTree.AGENT_MODULES) {
            for (Path file : SourceTree.classFiles(module)) {
                if (!file.toString().contains("/catalogue/views/")) {
                    found.addAll(calls(file, DEAR_CALLS, DEAR_CLASSES));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static Set<String> calls(Path file, Set<String> members, Set<String> classes) {
        Set<String> found = new TreeSet<>();
        var parsed = ClassFile.of().parse(SourceTree.bytes(file));
        String self = parsed.thisClass().asInternalName();
        for (PoolEntry entry : parsed.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                String call = member.owner().asInternalName() + "." + member.name().stringValue();
                if (members.contains(call)) {
                    found.add(self + " calls " + call);
                }
            } else if (entry instanceof ClassEntry known
                    && classes.contains(known.asInternalName())) {
                found.add(self + " knows " + known.asInternalName());
            }
        }
        return found;
    }

    @Test
    void everyDependencySaysWhyItIsThere() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : SourceTree.MODULES) {
            String pom = SourceTree.read(SourceTree.ROOT.resolve(module).resolve("pom.xml"));
            String[] parts = pom.split("<dependency>", -1);
            for (int i = 1; i < parts.length; i++) {
                boolean ours = parts[i].contains("<groupId>io.hostpulse</groupId>");
                boolean explained = parts[i - 1].strip().endsWith("-->");
                if (!ours && !explained) {
                    found.add(
                            module
                                    + ": "
                                    + parts[i].strip().lines().skip(1).findFirst().orElse(""));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyLinkInTheDocsLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        Pattern link = Pattern.compile("\\]\\((?!https?://|#|mailto:)([^)#\\s]+)");
        try (Stream<Path> walk = Files.walk(SourceTree.ROOT, 4)) {
            for (Path page : walk.filter(file -> file.toString().endsWith(".md")).toList()) {
                if (page.toString().contains("/target/")
                        || page.toString().contains("/node_modules/")) {
                    continue;
                }
                var matcher = link.matcher(SourceTree.read(page));
                while (matcher.find()) {
                    if (!Files.exists(page.resolveSibling(matcher.group(1)))) {
                        broken.add(SourceTree.ROOT.relativize(page) + " -> " + matcher.group(1));
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
