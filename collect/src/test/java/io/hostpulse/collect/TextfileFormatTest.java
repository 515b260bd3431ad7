package io.hostpulse.collect;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hostpulse.collect.TextfileFormat.Content;
import io.hostpulse.collect.TextfileFormat.Sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class TextfileFormatTest {
    private static Content read(byte[] bytes) {
        return TextfileFormat.read(bytes, bytes.length, 100);
    }

    private static List<Sample> taken(String text) {
        return read(text.getBytes(UTF_8)) instanceof Content.Taken(List<Sample> samples)
                ? samples
                : List.of();
    }

    private static String why(String text) {
        return read(text.getBytes(UTF_8)) instanceof Content.Refused(String why) ? why : "";
    }

    private static String shown(Sample sample) {
        return sample.family()
                + " "
                + sample.type()
                + " "
                + sample.name()
                + "{"
                + sample.labels()
                + "} "
                + sample.number();
    }

    @Test
    void samplesHaveTheirFamilysTypeAndHelp() {
        List<Sample> samples =
                taken(
                        """
                        # any words

                        # HELP jobs_done Jobs\\nthat \\\\ended.
                        # TYPE jobs_done counter
                        jobs_done{queue="b", app = "a\\"\\\\\\n",none="",} 12
                        other 1.5e-3\s
                        """);
        assertThat(samples)
                .map(TextfileFormatTest::shown)
                .containsExactly(
                        "jobs_done counter jobs_done{app=\"a\\\"\\\\\\n\",queue=\"b\"} 12",
                        "other untyped other{} 1.5e-3");
        assertThat(samples.getFirst().help()).isEqualTo("Jobs\nthat \\ended.");
    }

    @Test
    void partsOfAHistogramAndOfASummaryBelongToIt() {
        List<Sample> samples =
                taken(
                        """
                        # TYPE h histogram
                        h_bucket{le="1"} 2
                        h_bucket{le="+Inf"} 3
                        h_sum 4
                        h_count 3
                        # TYPE s summary
                        s{quantile="0.5"} NaN
                        s_sum 1
                        s_count 1
                        s_bucket 7
                        x_count 1
                        """);
        assertThat(samples)
                .map(Sample::family)
                .containsExactly("h", "h", "h", "h", "s", "s", "s", "s_bucket", "x_count");
    }

    @Test
    void whatIsSaidOfAFamilyBeforeGoesWithItsOwnName() {
        List<Sample> samples =
                taken("# TYPE s_count counter\n# TYPE s summary\ns_count 1\ns_sum 2\n");
        assertThat(samples).map(Sample::family).containsExactly("s_count", "s");
    }

    @Test
    void aHelpOrATypeThatSaysNothingIsAComment() {
        String text = "# HELP\n# HELP \n# TYPE\n# HELP a\n# HELP a \n# TYPE a\n";
        List<Sample> samples = taken(text + "# HELP a b\n# TYPE a gauge\na 1\n");
        assertThat(samples).map(TextfileFormatTest::shown).containsExactly("a gauge a{} 1");
        assertThat(samples.getFirst().help()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "-0.5,-0.5",
        "+3,3",
        "1E+09,1e+09",
        ".5,.5",
        "5.,5.",
        "nan,NaN",
        "+inf,+Inf",
        "-Infinity,-Inf",
        "0x10,''",
        "1_000,''",
        "e5,''",
        "1e309,''",
        "-1e-400,-1e-400",
        ".,''",
        "1e,''",
        "--1,''",
        "'',''"
    })
    void aNumberIsOneThatEveryReaderUnderstands(String word, String number) {
        assertThat(TextfileLine.number(word)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1",
                "a\n",
                "a b\n",
                "1a 1\n",
                "a{b=\"c\" 1\n",
                "a{b=c} 1\n",
                "a{b=\"c\\x\"} 1\n",
                "a{b=\"c\",b=\"d\"} 1\n",
                "a{b:c=\"d\"} 1\n",
                "a{,} 1\n",
                "a 1 x\n",
                "a 1 2 3\n",
                "a 1\na 2\n",
                "a{b=\"\"} 1\na 2\n",
                "# TYPE a count\n",
                "# TYPE a gauge gauge\n",
                "# TYPE a gauge\n# TYPE a gauge\n",
                "a 1\n# TYPE a gauge\n",
                "# HELP a b\n# HELP a c\n",
                "# HELP a \\t\n",
                "# HELP 1 b\n",
                "# HELP a-b c\n",
                "# TYPE a-b\n",
                "a{__name__=\"b\"} 1\n",
                "a 1e400\n",
                "# TYPE s summary\n# TYPE s_count counter\n",
                "# HELP s a\n# TYPE s summary\n# HELP s_sum b\n",
                "# TYPE h histogram\nh 1\n",
                "# TYPE h histogram\nh_bucket{le=\"x\"} 1\n",
                "# TYPE s summary\ns 1\n"
            })
    void oneThingThatIsNotRightRefusesTheFile(String text) {
        assertThat(taken("fine 1\n" + text)).isEmpty();
        assertThat(why("fine 1\n" + text)).startsWith("line ");
    }

    @Test
    void aTimestampRefusesTheFile() {
        assertThat(why("a 1\nb 2 1441205977284\n"))
                .isEqualTo("line 2 has a timestamp, which a textfile may not have");
    }

    @Test
    void bytesThatAreNotUtf8RefuseTheFile() {
        assertThat(read("a{b=\"\u00e4\"} 1\n".getBytes(ISO_8859_1)))
                .isEqualTo(new Content.Refused("is not UTF-8"));
    }

    @Test
    void limitsRefuseTheFile() {
        assertThat(why("a{b=\"" + "c".repeat(TextfileFormat.LINE_BYTES_MAX) + "\"} 1\n"))
                .isEqualTo("line 1 is longer than 16384 bytes");
        var many = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            many.append("a").append(i).append(" 1\n");
        }
        assertThat(why(many.toString()))
                .isEqualTo("line 101 is beyond the 100 samples that are taken");
    }

    @Test
    void nothingOfAnyBytesIsThrown() {
        var random = new Random(4_711);
        byte[] alphabet = "a1{}=\",\\\n #HELPTYPE counter_bucket+-.e\u00e4".getBytes(UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(read(bytes)).isNotNull();
        }
    }
}
