// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.GatewayException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/** What a failure of the producer means, and what an operator can do about it. */
final class SendFailures {
    private SendFailures() {}

    /** Whether it is this record that the broker will not have, now or ever. */
    static boolean isOfTheRecord(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof CorruptRecordException
                || failure instanceof UnsupportedForMessageFormatException;
    }

    static GatewayException explain(String topic, Exception failure) {
        String what = "topic " + topic + ": ";
        if (failure instanceof AuthenticationException) {
            return new GatewayException.Permanent(
                    what + "Kafka refuses the credentials: check kafka.producer.sasl.* and kafka.producer.ssl.*",
                    failure);
        }
        if (failure instanceof AuthorizationException) {
            return new GatewayException.Permanent(
                    what + "Kafka does not allow to write: grant WRITE, and IDEMPOTENT_WRITE on the cluster", failure);
        }
        if (failure instanceof UnknownTopicOrPartitionException || failure instanceof InvalidTopicException) {
            return new GatewayException.Permanent(what + "is not there any more: create it again", failure);
        }
        if (failure instanceof RecordTooLargeException) {
            return new GatewayException.Permanent(
                    what + "the record is larger than the broker takes: raise max.message.bytes of the topic", failure);
        }
        if (failure instanceof IllegalStateException) {
            return new GatewayException.Permanent(what + "the producer is closed", failure);
        }
        if (failure instanceof KafkaException) {
            return new GatewayException.Transient(
                    what + "not written in time (" + failure.getMessage()
                            + "): look at the brokers, their disks and the network",
                    failure);
        }
        return new GatewayException.Permanent(what + failure, failure);
    }
}
