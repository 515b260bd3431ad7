package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.Text;

import java.util.List;

/// A metric family of a Prometheus exposition: its samples, each over the rows of one group.
///
/// @param collector the word by which `collect[]` and `exclude[]` name it
/// @param name the family's name; where the rows say how it goes on, a `*` stands for what they say
/// @param type what its values are
/// @param help one sentence
/// @param isOpen whether the rows themselves say how the name goes on, by [Sample#names()]
/// @param samples where the values come from, in their order on the page
public record Family(
        String collector,
        String name,
        MetricType type,
        String help,
        boolean isOpen,
        List<Sample> samples) {
    /// What a sample's value is.
    public enum Measure {
        /// The number in the column.
        NUMBER,
        /// The number in the column as one without sign: below zero, 2^64 more.
        UNSIGNED,
        /// The number in the column and the one in the next, if that is known.
        WITH_NEXT,
        /// The number in the column over the one in the next, which is not 0.
        RATIO,
        /// The number in the column; where it is absent, the largest number of 64 bits, which
        /// stands for no limit in Go's programs.
        LIMIT,
        /// One megabit in a second below zero, where the column is 0: what node_exporter makes of a
        /// speed that is not known.
        UNKNOWN_SPEED,
        /// 1: the labels are the message.
        ONE,
        /// The number in the column, bytes, in sectors of 512 bytes.
        SECTORS,
        /// 1 and the column's millionths.
        ONE_PLUS_MILLIONTHS,
        /// 1 when the column is absent, else 0.
        ABSENT,
        /// The column as a decimal number within its text.
        TEXT_NUMBER,
        /// 1 when the column's text is the one that the sample is for, else 0.
        IS
    }

    /// A label of a sample.
    ///
    /// @param name the label's name
    /// @param column the column of its text, a negative one for none
    /// @param constant its text when there is no column
    public record Label(String name, int column, Text constant) {}

    /// A condition on a row.
    ///
    /// @param column the column whose text is looked at
    /// @param text what it is compared with
    /// @param wanted whether it must be equal, or must not
    public record Test(int column, Text text, boolean wanted) {
        /// Whether a text passes.
        public boolean admits(Text found) {
            return found.equals(text) == wanted;
        }
    }

    /// One sample for each row of a group that has its value.
    ///
    /// @param group whose rows
    /// @param value what the value is
    /// @param column the column of the value; for [Measure#ONE] one that must be set, a negative
    ///   one for any row
    /// @param labels in their order on the page
    /// @param tests all must admit the row
    /// @param names the columns that the name goes on with, joined by underscores
    /// @param shift by how many more places the value is divided by ten than its field says
    public record Sample(
            Group group,
            Measure value,
            int column,
            List<Label> labels,
            List<Test> tests,
            List<Integer> names,
            int shift) {
        public Sample {
            labels = List.copyOf(labels);
            tests = List.copyOf(tests);
            names = List.copyOf(names);
        }
    }

    public Family {
        samples = List.copyOf(samples);
    }
}
