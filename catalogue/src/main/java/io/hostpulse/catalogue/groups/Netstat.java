package io.hostpulse.catalogue.groups;

import static io.hostpulse.catalogue.Field.counter;
import static io.hostpulse.catalogue.Field.gauge;
import static io.hostpulse.catalogue.Unit.BYTES;
import static io.hostpulse.catalogue.Unit.COUNT;
import static io.hostpulse.catalogue.Unit.NONE;

import io.hostpulse.catalogue.Column;
import io.hostpulse.catalogue.Field;

/// Counters of the network protocols. Source: `/proc/net/snmp`, `/proc/net/netstat`,
/// `/proc/net/snmp6`; the names are those of RFC 1213 and its successors.
public enum Netstat implements Column {
    IP_FORWARDING(
            gauge(
                    "ip_forwarding",
                    NONE,
                    0,
                    "Ip Forwarding",
                    "Whether packets are forwarded: 1 yes, 2 no.")),
    IP_EXT_IN_OCTETS(counter("ip_ext_in_octets", BYTES, 0, "IpExt InOctets", "Bytes received.")),
    IP_EXT_OUT_OCTETS(counter("ip_ext_out_octets", BYTES, 0, "IpExt OutOctets", "Bytes sent.")),
    IP6_IN_OCTETS(counter("ip6_in_octets", BYTES, 0, "Ip6 InOctets", "Bytes received.")),
    IP6_OUT_OCTETS(counter("ip6_out_octets", BYTES, 0, "Ip6 OutOctets", "Bytes sent.")),
    ICMP_IN_MSGS(counter("icmp_in_msgs", COUNT, 0, "Icmp InMsgs", "Messages received.")),
    ICMP_IN_ERRORS(
            counter(
                    "icmp_in_errors",
                    COUNT,
                    0,
                    "Icmp InErrors",
                    "Messages or datagrams received with an error.")),
    ICMP_OUT_MSGS(counter("icmp_out_msgs", COUNT, 0, "Icmp OutMsgs", "Messages sent.")),
    ICMP6_IN_MSGS(counter("icmp6_in_msgs", COUNT, 0, "Icmp6 InMsgs", "Messages received.")),
    ICMP6_IN_ERRORS(
            counter(
                    "icmp6_in_errors",
                    COUNT,
                    0,
                    "Icmp6 InErrors",
                    "Messages or datagrams received with an error.")),
    ICMP6_OUT_MSGS(counter("icmp6_out_msgs", COUNT, 0, "Icmp6 OutMsgs", "Messages sent.")),
    TCP_ACTIVE_OPENS(
            counter(
                    "tcp_active_opens",
                    COUNT,
                    0,
                    "Tcp ActiveOpens",
                    "Connections opened from here.")),
    TCP_PASSIVE_OPENS(
            counter(
                    "tcp_passive_opens",
                    COUNT,
                    0,
                    "Tcp PassiveOpens",
                    "Connections opened from outside.")),
    TCP_CURR_ESTAB(
            gauge("tcp_curr_estab", COUNT, 0, "Tcp CurrEstab", "Connections that are open.")),
    TCP_IN_SEGS(counter("tcp_in_segs", COUNT, 0, "Tcp InSegs", "Segments received.")),
    TCP_OUT_SEGS(counter("tcp_out_segs", COUNT, 0, "Tcp OutSegs", "Segments sent.")),
    TCP_RETRANS_SEGS(
            counter("tcp_retrans_segs", COUNT, 0, "Tcp RetransSegs", "Segments sent again.")),
    TCP_IN_ERRS(counter("tcp_in_errs", COUNT, 0, "Tcp InErrs", "Segments received with an error.")),
    TCP_OUT_RSTS(
            counter(
                    "tcp_out_rsts",
                    COUNT,
                    0,
                    "Tcp OutRsts",
                    "Segments sent that reset a connection.")),
    TCP_EXT_LISTEN_OVERFLOWS(
            counter(
                    "tcp_ext_listen_overflows",
                    COUNT,
                    0,
                    "TcpExt ListenOverflows",
                    "Connections refused because the listener was behind.")),
    TCP_EXT_LISTEN_DROPS(
            counter(
                    "tcp_ext_listen_drops",
                    COUNT,
                    0,
                    "TcpExt ListenDrops",
                    "Connection requests dropped by listeners.")),
    TCP_EXT_SYNCOOKIES_SENT(
            counter(
                    "tcp_ext_syncookies_sent",
                    COUNT,
                    0,
                    "TcpExt SyncookiesSent",
                    "SYN cookies sent.")),
    TCP_EXT_SYNCOOKIES_RECV(
            counter(
                    "tcp_ext_syncookies_recv",
                    COUNT,
                    0,
                    "TcpExt SyncookiesRecv",
                    "SYN cookies received.")),
    TCP_EXT_SYNCOOKIES_FAILED(
            counter(
                    "tcp_ext_syncookies_failed",
                    COUNT,
                    0,
                    "TcpExt SyncookiesFailed",
                    "SYN cookies received that are not ours.")),
    TCP_EXT_SYN_RETRANS(
            counter(
                    "tcp_ext_syn_retrans",
                    COUNT,
                    0,
                    "TcpExt TCPSynRetrans",
                    "Connection requests sent again.")),
    TCP_EXT_TIMEOUTS(
            counter(
                    "tcp_ext_timeouts",
                    COUNT,
                    0,
                    "TcpExt TCPTimeouts",
                    "Timeouts of connections.")),
    TCP_EXT_OFO_QUEUE(
            counter(
                    "tcp_ext_ofo_queue",
                    COUNT,
                    0,
                    "TcpExt TCPOFOQueue",
                    "Segments that came out of order.")),
    TCP_EXT_RCV_Q_DROP(
            counter(
                    "tcp_ext_rcv_q_drop",
                    COUNT,
                    0,
                    "TcpExt TCPRcvQDrop",
                    "Segments dropped because the queue was full.")),
    UDP_IN_DATAGRAMS(
            counter("udp_in_datagrams", COUNT, 0, "Udp InDatagrams", "Datagrams received.")),
    UDP_OUT_DATAGRAMS(
            counter("udp_out_datagrams", COUNT, 0, "Udp OutDatagrams", "Datagrams sent.")),
    UDP_NO_PORTS(
            counter(
                    "udp_no_ports",
                    COUNT,
                    0,
                    "Udp NoPorts",
                    "Datagrams to a port where nobody listens.")),
    UDP_IN_ERRORS(
            counter(
                    "udp_in_errors",
                    COUNT,
                    0,
                    "Udp InErrors",
                    "Messages or datagrams received with an error.")),
    UDP_RCVBUF_ERRORS(
            counter(
                    "udp_rcvbuf_errors",
                    COUNT,
                    0,
                    "Udp RcvbufErrors",
                    "Datagrams dropped because the receive buffer was full.")),
    UDP_SNDBUF_ERRORS(
            counter(
                    "udp_sndbuf_errors",
                    COUNT,
                    0,
                    "Udp SndbufErrors",
                    "Datagrams dropped because the send buffer was full.")),
    UDP6_IN_DATAGRAMS(
            counter("udp6_in_datagrams", COUNT, 0, "Udp6 InDatagrams", "Datagrams received.")),
    UDP6_OUT_DATAGRAMS(
            counter("udp6_out_datagrams", COUNT, 0, "Udp6 OutDatagrams", "Datagrams sent.")),
    UDP6_NO_PORTS(
            counter(
                    "udp6_no_ports",
                    COUNT,
                    0,
                    "Udp6 NoPorts",
                    "Datagrams to a port where nobody listens.")),
    UDP6_IN_ERRORS(
            counter(
                    "udp6_in_errors",
                    COUNT,
                    0,
                    "Udp6 InErrors",
                    "Messages or datagrams received with an error.")),
    UDP6_RCVBUF_ERRORS(
            counter(
                    "udp6_rcvbuf_errors",
                    COUNT,
                    0,
                    "Udp6 RcvbufErrors",
                    "Datagrams dropped because the receive buffer was full.")),
    UDP6_SNDBUF_ERRORS(
            counter(
                    "udp6_sndbuf_errors",
                    COUNT,
                    0,
                    "Udp6 SndbufErrors",
                    "Datagrams dropped because the send buffer was full.")),
    UDPLITE_IN_ERRORS(
            counter(
                    "udplite_in_errors",
                    COUNT,
                    0,
                    "UdpLite InErrors",
                    "Messages or datagrams received with an error.")),
    UDPLITE6_IN_ERRORS(
            counter(
                    "udplite6_in_errors",
                    COUNT,
                    0,
                    "UdpLite6 InErrors",
                    "Messages or datagrams received with an error."));

    private final Field field;

    Netstat(Field field) {
        this.field = field;
    }

    @Override
    public Field field() {
        return field;
    }
}
