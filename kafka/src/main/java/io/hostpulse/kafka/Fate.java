package io.hostpulse.kafka;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequiredAcksException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/// What a failure of Kafka's client means for the messages.
enum Fate {
    /// This very message is too large for the topic: no other is touched.
    TOO_LARGE,
    /// The broker will not have one of the messages that went together; the halves will tell.
    POISON,
    /// The brokers or the network failed: the same may succeed later.
    LATER,
    /// A person has to act: a login, a right, a topic, a certificate.
    HALTED;

    private static final int TEXT_MAX = 400;

    /// What the failure of sending one message means.
    static Fate of(Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            return TOO_LARGE;
        }
        if (failure instanceof InvalidTimestampException
                || failure instanceof org.apache.kafka.common.InvalidRecordException) {
            return POISON;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (isForAPerson(each)) {
                return HALTED;
            }
        }
        return LATER;
    }

    private static boolean isForAPerson(Throwable failure) {
        return failure instanceof AuthenticationException
                || failure instanceof AuthorizationException
                || failure instanceof UnknownTopicOrPartitionException
                || failure instanceof InvalidTopicException
                || failure instanceof InvalidRequiredAcksException
                || failure instanceof InvalidConfigurationException
                || failure instanceof UnsupportedVersionException;
    }

    /// What it means that no client could be made. A name that does not resolve may do so later.
    static Fate ofOpening(KafkaException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String text = String.valueOf(each.getMessage());
            if (each instanceof ConfigException && text.contains("No resolvable bootstrap")) {
                return LATER;
            }
        }
        return HALTED;
    }

    /// The failure in one line, with its causes.
    static String text(String doing, Throwable failure) {
        var text = new StringBuilder(128).append(doing);
        @Nullable Throwable each = failure;
        for (int depth = 0; each != null && depth < 4; depth++) {
            text.append(": ").append(each.getMessage());
            each = each.getCause();
        }
        if (failure instanceof TimeoutException) {
            text.append(" (is a broker there?)");
        }
        if (text.length() > TEXT_MAX) {
            text.setLength(TEXT_MAX);
            text.append("...");
        }
        return text.toString().replace('\n', ' ');
    }
}
