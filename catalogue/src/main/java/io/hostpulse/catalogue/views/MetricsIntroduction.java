package io.hostpulse.catalogue.views;

/// What stands before the groups in the reference page: how to read a message.
final class MetricsIntroduction {
    static final String ENGLISH =
            """
            # What is measured

            [简体中文](zh-CN/metrics.md)

            This page is generated from the catalogue, as the message's
            [JSON Schema](message.schema.json) is: do not edit it.

            ## How to read a message

            **Absence is data.** A value that is not known is left out. No 0, -1 or null stands for
            it. A field is absent when the host's kernel does not have it, when it could not be
            read, or when it needs a previous message and there is none: the first message after a
            start has no rates. A group without any value is left out as a whole.

            **States.** `status` has one entry for each group that was collected, under the group's
            name: its `state`, the time it took in milliseconds (`ms`), and, when the state is not
            `ok`, the reason (`why`) and the mounts, disks or interfaces concerned (`targets`).

            | state | meaning |
            |---|---|
            | ok | Everything that the host has was read. |
            | partial | Something is missing; `why` says what. |
            | timeout | A call did not return in time, or has not returned since an earlier tick. |
            | denied | The kernel refused: permission. |
            | unsupported | This kernel does not have it. |
            | failed | Reading or understanding it failed. |

            **Units.** The groups `load`, `cpu`, `mem`, `disk` and `net` have the units that people
            are used to: percent, KB of 1,024 bytes, MB of 1,048,576 bytes. All other groups have
            base units: bytes, seconds, counts, ratios from 0 to 1. Numbers are decimal and exact:
            what the kernel gives is not rounded on its way.

            **Kinds.** A *label* tells the rows of a group apart. A *text* describes a row. A
            *counter* only grows until its source starts again: at a boot, or when a device comes
            anew. A *gauge* goes up and down.

            **Newer agents** may send groups and fields that are not on this page. Skip what you do
            not know.

            ## Groups

            | group | in the message | what it is |
            |---|---|---|
            """;

    static final String CHINESE =
            """
            # 采集内容

            [English](../metrics.md)

            本页由目录生成，消息的 [JSON Schema](../message.schema.json) 也是如此：请勿编辑。

            ## 如何读一条消息

            **缺失也是数据。** 未知的值不写，不用 0、-1 或 null 代替。主机的内核没有某个字段、未能读到它，
            或者它需要上一条消息而没有上一条时，该字段缺失：启动后的第一条消息没有速率。没有任何值的组整个不写。

            **状态。** `status` 为每个采集过的组各有一项，以组的名称为键：它的 `state`、所用的毫秒数（`ms`），
            以及当状态不是 `ok` 时的原因（`why`）和所涉及的挂载点、磁盘或接口（`targets`）。

            | state | 含义 |
            |---|---|
            | ok | 主机所有的都已读到。 |
            | partial | 缺少一部分；`why` 说明缺什么。 |
            | timeout | 某个调用没有及时返回，或自更早的一次采集以来一直没有返回。 |
            | denied | 内核拒绝：没有权限。 |
            | unsupported | 这个内核没有它。 |
            | failed | 未能读取或理解它。 |

            **单位。** `load`、`cpu`、`mem`、`disk` 和 `net` 这几组使用人们习惯的单位：百分比、
            KB（1,024 字节）、MB（1,048,576 字节）。其余各组都用基本单位：字节、秒、个数、0 到 1 的比率。
            数值是十进制且精确的：内核给出的数一路上不作舍入。

            **类别。** *标签*区分一个组的各行。*文本*描述一行。*计数器*只增不减，直到其来源重新开始：
            主机启动，或设备重新出现。*瞬时值*可增可减。

            **更新的 agent** 可能发送本页没有的组和字段。不认识的请跳过。

            ## 组

            | 组 | 消息中的位置 | 是什么 |
            |---|---|---|
            """;

    private MetricsIntroduction() {}

    static String in(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case CHINESE -> CHINESE;
        };
    }
}
