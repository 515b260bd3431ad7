package io.hostpulse.catalogue.prometheus;

import io.hostpulse.catalogue.Group;
import io.hostpulse.catalogue.groups.AgentProcess;
import io.hostpulse.catalogue.groups.Interrupt;
import io.hostpulse.catalogue.groups.ProcessState;
import io.hostpulse.catalogue.groups.Processes;
import io.hostpulse.catalogue.groups.Softirq;
import io.hostpulse.catalogue.groups.TcpQueues;
import io.hostpulse.catalogue.groups.TcpState;
import io.hostpulse.catalogue.groups.ThreadState;
import io.hostpulse.catalogue.groups.Timex;

/// node_exporter's names of processes, connections and the kernel's clock, and those that every
/// exporter has of its own process.
final class NodeProcesses {
    private NodeProcesses() {}

    static void add(Families to) {
        clock(to);
        to.of("tcpstat", Group.TCP_STATE)
                .sample(TcpState.CONNECTIONS)
                .rows(Group.TCP_QUEUES)
                .withNext("state", "rx_queued_bytes", TcpQueues.RX)
                .withNext("state", "tx_queued_bytes", TcpQueues.TX)
                .end(
                        "node_tcp_connection_states",
                        MetricType.GAUGE,
                        "TCP connections by their state, and what waits in their queues: bytes,"
                                + " and connections at sockets that listen.");
        to.of("cpu", Group.CPU_INFO)
                .info("node_cpu_info", "What each CPU is.", NodeDevices.texts(Group.CPU_INFO))
                .rows(Group.CPU_FLAG)
                .info("node_cpu_flag_info", "What the first CPU can do.")
                .rows(Group.CPU_BUG)
                .info("node_cpu_bug_info", "Faults of the first CPU that the kernel knows.");
        to.of("interrupts", Group.INTERRUPT, Interrupt.INFO, "info", Interrupt.DEVICES, "devices")
                .counter("node_interrupts_total", Interrupt.SERVED);
        to.of("softirqs", Group.SOFTIRQ).counter("node_softirqs_total", Softirq.DONE);
        to.of("processes", Group.PROCESSES)
                .gauge("node_processes_pids", Processes.PIDS)
                .gauge("node_processes_threads", Processes.THREADS)
                .gauge("node_processes_max_processes", Processes.MAX_PROCESSES)
                .gauge("node_processes_max_threads", Processes.MAX_THREADS)
                .rows(Group.PROCESS_STATE)
                .gauge("node_processes_state", ProcessState.PROCESSES)
                .rows(Group.THREAD_STATE, ThreadState.STATE, "thread_state")
                .gauge("node_processes_threads_state", ThreadState.THREADS);
        to.of("process", Group.AGENT_PROCESS)
                .counter("process_cpu_seconds_total", AgentProcess.CPU)
                .gauge("process_start_time_seconds", AgentProcess.START_TIME)
                .gauge("process_resident_memory_bytes", AgentProcess.RESIDENT_MEMORY)
                .gauge("process_virtual_memory_bytes", AgentProcess.VIRTUAL_MEMORY)
                .limit("process_virtual_memory_max_bytes", AgentProcess.VIRTUAL_MEMORY_MAX)
                .gauge("process_open_fds", AgentProcess.OPEN_FDS)
                .gauge("process_max_fds", AgentProcess.MAX_FDS);
    }

    private static void clock(Families to) {
        String timex = "node_timex_";
        to.of("timex", Group.TIMEX)
                .gauge(timex + "sync_status", Timex.SYNCHRONIZED)
                .gauge(timex + "offset_seconds", Timex.OFFSET)
                .onePlusMillionths(timex + "frequency_adjustment_ratio", Timex.FREQUENCY_PPM)
                .gauge(timex + "maxerror_seconds", Timex.MAX_ERROR)
                .gauge(timex + "estimated_error_seconds", Timex.ESTIMATED_ERROR)
                .gauge(timex + "status", Timex.STATUS)
                .gauge(timex + "loop_time_constant", Timex.LOOP_TIME_CONSTANT)
                .gauge(timex + "tick_seconds", Timex.TICK)
                .gauge(timex + "tai_offset_seconds", Timex.TAI_OFFSET)
                .gauge(timex + "pps_frequency_hertz", Timex.PPS_FREQUENCY_PPM)
                .gauge(timex + "pps_jitter_seconds", Timex.PPS_JITTER)
                .gauge(timex + "pps_shift_seconds", Timex.PPS_SHIFT)
                .gauge(timex + "pps_stability_hertz", Timex.PPS_STABILITY_PPM)
                .counter(timex + "pps_jitter_total", Timex.PPS_JITTER_EXCEEDED)
                .counter(timex + "pps_calibration_total", Timex.PPS_CALIBRATIONS)
                .counter(timex + "pps_error_total", Timex.PPS_ERRORS)
                .counter(timex + "pps_stability_exceeded_total", Timex.PPS_STABILITY_EXCEEDED);
    }
}
