package io.hostpulse.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class GroupTest {
    private static List<String> names(Group group) {
        return group.columns().stream().map(column -> column.field().name()).toList();
    }

    private static List<String> words(String words) {
        return List.of(words.split(" ", -1));
    }

    @ParameterizedTest
    @EnumSource
    void labelsStandBeforeTextsBeforeNumbers(Group group) {
        List<Integer> order =
                group.columns().stream()
                        .map(
                                column ->
                                        switch (column.field().kind()) {
                                            case LABEL -> 0;
                                            case TEXT -> 1;
                                            case COUNTER, GAUGE -> 2;
                                        })
                        .toList();
        assertThat(order).isSorted();
        assertThat(group.textColumns()).isEqualTo(order.stream().filter(o -> o < 2).count());
    }

    @ParameterizedTest
    @EnumSource
    void namesInAnObjectAreUniqueAndSnakeCase(Group group) {
        List<String> names = new ArrayList<>(names(group));
        group.children().forEach(child -> names.add(child.member()));
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @ParameterizedTest
    @EnumSource
    void aColumnsOrdinalIsItsPlace(Group group) {
        for (int i = 0; i < group.columns().size(); i++) {
            assertThat(group.columns().get(i).ordinal()).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGroupOfManyRowsHasALabelFirstAndAGroupOfOneRowHasNone(Group group) {
        boolean labelled = group.columns().getFirst().field().kind() == Kind.LABEL;
        assertThat(labelled).isEqualTo(group.shape() != Shape.RECORD);
    }

    @ParameterizedTest
    @EnumSource
    void aParentIsAnObjectOfTheMessageItselfAndStandsBeforeItsChildren(Group group) {
        group.parent()
                .ifPresent(
                        parent -> {
                            assertThat(parent.shape()).isEqualTo(Shape.RECORD);
                            assertThat(parent.parent()).isEmpty();
                            assertThat(parent.ordinal()).isLessThan(group.ordinal());
                            assertThat(parent.children()).contains(group);
                        });
    }

    @ParameterizedTest
    @EnumSource
    void textsAndBooleansHaveNoDecimals(Group group) {
        assertThat(group.columns())
                .map(Column::field)
                .filteredOn(field -> field.kind().isText() || field.unit() == Unit.BOOLEAN)
                .allMatch(field -> field.decimals() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aGroupSaysWhatItIsInWholeSentences(Group group) {
        assertThat(group.title()).isNotBlank();
        assertThat(group.help()).matches("[A-Z].*\\.").doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource
    void aGroupIsFoundByItsWord(Group group) {
        assertThat(Group.ofWord(group.word())).contains(group);
    }

    @Test
    void aWordThatNoGroupHasFindsNone() {
        assertThat(Group.ofWord("LOAD")).isEmpty();
        assertThat(Group.ofWord("")).isEmpty();
    }

    @Test
    void theMessagesOwnMembersAreUnique() {
        assertThat(Arrays.stream(Group.values()).filter(group -> group.parent().isEmpty()))
                .map(Group::member)
                .doesNotHaveDuplicates()
                .doesNotContain("schema", "agent", "clock", "time", "status", "seq", "epoch");
    }

    @Test
    void theFirstFiveMembersAreTheDocumentsGroups() {
        assertThat(Arrays.stream(Group.values()).filter(group -> group.parent().isEmpty()).limit(5))
                .map(Group::member)
                .containsExactly("load", "cpu", "mem", "disk", "net");
    }

    @Test
    void theDocumentsNamesAreThere() {
        assertThat(names(Group.LOAD)).isEqualTo(words("w1_avg w5_avg w15_avg"));
        assertThat(names(Group.CPU))
                .startsWith(
                        words("user nice system idle iowait irq softirq steal guest guest_nice")
                                .toArray(String[]::new));
        assertThat(names(Group.MEM))
                .containsExactlyInAnyOrderElementsOf(
                        words(
                                "total used abs_used free buffers cached active inactive"
                                        + " swap_used"));
        assertThat(names(Group.DISK))
                .containsExactlyInAnyOrderElementsOf(
                        words(
                                "total free used tfree tread twrite read_count write_count"
                                        + " read_bytes write_bytes read_time write_time"));
        assertThat(Group.DISK_DEVICE.member()).isEqualTo("devices");
        assertThat(Group.DISK_DEVICE.parent()).contains(Group.DISK);
        assertThat(names(Group.DISK_DEVICE)).isEqualTo(words("name cap free read write"));
        assertThat(names(Group.NET).subList(1, names(Group.NET).size()))
                .isEqualTo(
                        words(
                                "bytes_sent bytes_recv packets_sent packets_recv errin errout"
                                        + " dropin dropout read write"));
    }

    @Test
    void theDocumentsUnitsAreThere() {
        assertThat(Group.MEM.columns())
                .allMatch(column -> column.field().unit() == Unit.MEBIBYTES)
                .allMatch(column -> column.field().decimals() == 2);
        assertThat(Group.CPU.columns().subList(0, 10))
                .allMatch(column -> column.field().unit() == Unit.PERCENT)
                .allMatch(column -> column.field().decimals() == 2);
    }
}
