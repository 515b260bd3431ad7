package io.hostpulse.e2e;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Tests that wait for most of their time, each with a folder and ports of its own, and that
/// measure nothing which a busy machine could spoil: some of them run at the same time.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@interface SideBySide {
    /// A lock of JUnit: tests that mount and unmount a disk, and those that make a copy of the
    /// table of mounts, in which a disk stays mounted.
    String MOUNTS = "mounts";
}
