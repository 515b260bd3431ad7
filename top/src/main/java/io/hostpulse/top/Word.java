package io.hostpulse.top;

/// Every word of the screen in every language: a missing one does not compile. `{0}` and `{1}`
/// stand for what is put in. The words are those of the page (`web/src/main/words`) where both have
/// them.
enum Word {
    LIVE("Live", "实时"),
    PAUSED("Paused", "已暂停"),
    HISTORY("History", "历史"),
    CONNECTING("Waiting for the first values", "正在等待第一批数值"),

    SILENT("Silent", "失联"),
    BAD("Critical", "严重"),
    WARN("Warning", "警告"),
    OK("Fine", "正常"),
    FINE("Nothing stands out.", "没有异常。"),

    NOT_READY_UNAVAILABLE(
            "The server takes no messages in: its store is not available.", "服务器暂不接收消息：其存储不可用。"),
    NOT_READY_FULL("The server takes no messages in: its store is full.", "服务器暂不接收消息：其存储已满。"),
    NOT_READY_HALTED(
            "The server takes no messages in until somebody mends its store: see its log.",
            "服务器在其存储修复之前不接收消息：见其日志。"),

    WHY_SILENT("silent for {0}", "失联 {0}"),
    WHY_LATE("late by {0}", "迟到 {0}"),
    WHY_UNEXPLAINED("{0} messages missing, nobody knows why", "缺失 {0} 条消息，原因不明"),
    WHY_FS("{0} is {1} full", "{0} 已用 {1}"),
    WHY_MEM("memory {0} in use", "内存已用 {0}"),
    WHY_PRESSURE_MEMORY("waits for memory {0} of the time", "{0} 的时间在等内存"),
    WHY_PRESSURE_IO("waits for I/O {0} of the time", "{0} 的时间在等 I/O"),
    WHY_PRESSURE_CPU("waits for CPU {0} of the time", "{0} 的时间在等 CPU"),
    WHY_CPU("CPU {0} busy", "CPU 繁忙 {0}"),
    WHY_STEAL("{0} of its CPU stolen", "{0} 的 CPU 被占用"),
    WHY_OFFSET("clock {0} off", "时钟偏差 {0}"),
    WHY_GROUP("{0}: {1}", "{0}：{1}"),

    COLLECT_PARTIAL("partly read", "只读到一部分"),
    COLLECT_TIMEOUT("does not answer", "没有应答"),
    COLLECT_DENIED("may not be read", "无权读取"),
    COLLECT_FAILED("cannot be read", "无法读取"),
    COLLECT_UNSUPPORTED("not on this kernel", "此内核没有"),

    LOAD("load", "负载"),
    CPUS("{0} CPUs", "{0} 个 CPU"),
    UP("up {0}", "已运行 {0}"),
    RUNNING("run {0}, blocked {1}", "运行 {0}，阻塞 {1}"),
    CLOCK("clock {0}", "时钟 {0}"),
    CLOCK_UNKNOWN("clock not compared", "时钟未比对"),
    CPU("CPU", "CPU"),
    MEMORY("Mem", "内存"),
    SWAP("Swap", "交换"),
    NO_SWAP("none", "无"),
    PRESSURE("Waits", "等待"),
    PRESSURE_NOTE("of the last 10 s", "最近 10 秒"),
    USED_OF("{0} of {1}", "{0} / {1}"),
    AVAILABLE("available {0}", "可用 {0}"),
    CACHE("cache {0}", "缓存 {0}"),
    MORE_CPUS("{0} more CPUs, less busy", "另有 {0} 个较闲的 CPU"),

    DISKS("Disk", "磁盘"),
    INTERFACES("Net", "网络"),
    FILESYSTEMS("File system", "文件系统"),
    READ("read/s", "读/s"),
    WRITTEN("write/s", "写/s"),
    OPERATIONS("ops/s", "次/s"),
    AWAIT("wait", "等待"),
    BUSY("busy%", "繁忙%"),
    RECEIVED("in/s", "收/s"),
    SENT("out/s", "发/s"),
    PACKETS("pkts/s", "包/s"),
    ERRORS("err/s", "错误/s"),
    SIZE("size", "大小"),
    USED("used", "已用"),
    FREE("avail", "可用"),
    USE("use%", "使用%"),
    FILES("inode%", "inode%"),
    TYPE("type", "类型"),
    DEVICE("device", "设备"),
    READ_ONLY("ro", "只读"),
    MORE("{0} more", "另有 {0}"),

    PID("pid", "pid"),
    CPU_SHARE("cpu%", "cpu%"),
    RESIDENT("memory", "内存"),
    MEM_SHARE("mem%", "mem%"),
    DISK_IO("disk/s", "磁盘/s"),
    THREADS("thr", "线程"),
    CPU_TIME("cpu time", "cpu 时间"),
    PROCESS("Process", "进程"),
    PROCESS_NOTE("10 each", "各前十"),
    PROCESS_NOTE_LONG("ten each of CPU, memory, disk", "CPU、内存、磁盘各前十"),
    NO_PROCESSES(
            "No processes: not read yet, or not sent (collect.groups.top_process).",
            "没有进程：尚未读取，或未发送（collect.groups.top_process）。"),
    CGROUP("Control group", "控制组"),
    CGROUP_LIMIT("limit", "上限"),
    THROTTLED("held%", "受限%"),
    TASKS("tasks", "任务"),
    NO_CGROUPS(
            "No control groups: not read yet, or not sent (collect.groups.cgroup).",
            "没有控制组：尚未读取，或未发送（collect.groups.cgroup）。"),
    ABSENT_ALL("No values in this time.", "这段时间没有数值。"),

    HOSTS("Hosts", "主机"),
    HOST_COUNT("{0} of {1} hosts", "{1} 台主机中的 {0} 台"),
    NO_HOSTS("No host has sent anything yet.", "还没有主机发来数据。"),
    NO_MATCH("No host matches.", "没有匹配的主机。"),
    COL_HOST("Host", "主机"),
    COL_STATE("State", "状态"),
    COL_LOAD("load", "负载"),
    COL_PRESSURE("waits%", "等待%"),
    COL_SEEN("seen", "最近"),
    COL_WHY("why", "原因"),
    AGO("{0} ago", "{0} 前"),
    NOW("now", "刚刚"),

    HOLE("Nothing is known of this time", "这段时间没有数据"),
    HOLE_FROM("from {0}", "自 {0}"),
    HOLE_TO("to {0}", "至 {0}"),
    HOLE_ABOUT("about", "约"),
    HOLE_MESSAGES("{0} messages", "{0} 条消息"),
    GAP_REBOOT("host was off or restarted", "主机关机或重启"),
    GAP_AGENT_RESTART("agent was stopped", "agent 曾停止"),
    GAP_NEW_JOURNAL("agent lost its state and began anew", "agent 丢失了状态，重新开始"),
    GAP_FIRST("not yet watched", "尚未监控"),
    GAP_EXPIRED("too old for the agent's journal", "超出 agent 日志的保留期"),
    GAP_CORRUPT("the agent's journal was damaged", "agent 的日志曾损坏"),
    GAP_OVERFLOW("the agent's disk was out and its memory full", "agent 的磁盘不可用且内存已满"),
    GAP_REJECTED("refused for good, kept at the agent", "被永久拒收，保存在 agent 处"),
    GAP_PENDING("on its way", "在途"),
    GAP_UNEXPLAINED("missing, nobody knows why", "缺失，原因不明"),
    GAP_SILENT("not heard of since", "此后没有消息"),
    GAP_UNREAD(
            "no message is missing: none was made, or this was not read", "没有缺失的消息：当时没有产生，或未读取此项"),

    NO_EARLIER("Nothing earlier is kept.", "没有更早的数据。"),
    NO_LATER("Nothing later is there yet.", "没有更晚的数据。"),
    ASK_TIME(
            "Time (hh:mm[:ss], [yyyy-]mm-dd hh:mm[:ss], -15m): ",
            "时间（hh:mm[:ss]、[yyyy-]mm-dd hh:mm[:ss]、-15m）："),
    ASK_SEARCH("Search: ", "搜索："),
    BAD_TIME("Not understood as a time: {0}", "无法理解为时间：{0}"),
    TOO_SMALL("{0}x{1} is too small: 80x24 at least.", "{0}x{1} 太小：至少需要 80x24。"),

    KEYS_HOST(
            "? keys  q quit  PMDN sort  1 CPUs  g cgroups  T t step  b time  L live",
            "? 按键  q 退出  PMDN 排序  1 各CPU  g 控制组  T t 步进  b 时间  L 实时"),
    KEYS_HOSTS(
            "? keys  q quit  Enter open  / search  arrows choose",
            "? 按键  q 退出  Enter 打开  / 搜索  方向键 选择"),
    KEYS_BACK("Esc hosts", "Esc 主机"),
    KEYS_HELP("any key: back", "按任意键返回"),

    HELP("Keys", "按键"),
    HELP_QUIT("quit", "退出"),
    HELP_HELP("this list", "本列表"),
    HELP_SORT("sort by CPU, memory, disk, pid", "按 CPU、内存、磁盘、pid 排序"),
    HELP_REVERSE("the other way round", "反向"),
    HELP_CORES("each CPU", "每个 CPU"),
    HELP_CGROUPS("control groups instead of processes", "以控制组代替进程"),
    HELP_ARROWS("arrows  PgUp PgDn", "方向键  PgUp PgDn"),
    HELP_SCROLL("scroll, or choose a host", "滚动，或选择主机"),
    HELP_PAUSE("pause, go on", "暂停、继续"),
    HELP_EARLIER("previous and next sample", "上一个、下一个样本"),
    HELP_JUMP("go to a time", "转到某一时间"),
    HELP_LIVE("live", "实时"),
    HELP_OPEN("open the host", "打开该主机"),
    HELP_BACK("back to all hosts", "返回所有主机"),
    HELP_SEARCH("search hosts", "搜索主机"),
    HELP_REDRAW("draw the screen anew", "重绘屏幕"),
    HELP_COLOURS("Yellow is a warning, red is critical:", "黄色为警告，红色为严重："),
    HELP_LIMITS(
            "file system 85 95 %, memory 90 95 %, CPU 95 %, stolen 10 30 %,",
            "文件系统 85 95 %，内存 90 95 %，CPU 95 %，被占用 10 30 %，"),
    HELP_LIMITS_WAITS(
            "waits for memory 5 20 %, for I/O 25 60 %, for CPU 40 80 % of the time",
            "等待内存 5 20 %、I/O 25 60 %、CPU 40 80 % 的时间");

    private final String en;
    private final String zh;

    Word(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /// The words in a language, with what is put in where `{0}` and `{1}` stand.
    String in(Language language, Object... put) {
        String words =
                switch (language) {
                    case EN -> en;
                    case ZH -> zh;
                };
        var text = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            char c = words.charAt(at);
            if (c == '{' && at + 2 < words.length() && words.charAt(at + 2) == '}') {
                int place = words.charAt(at + 1) - '0';
                if (place >= 0 && place < put.length) {
                    text.append(put[place]);
                }
                at += 3;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }
}
