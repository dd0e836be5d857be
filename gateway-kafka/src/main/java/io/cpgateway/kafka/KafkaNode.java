// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.reply.Replies;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.GatewayException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * What one node has with Kafka: one producer, one admin client, and the sources that it opens. Ready when constructed;
 * the sink is closed with it. Thread-safe.
 */
public final class KafkaNode implements AutoCloseable {
    private static final long FIRST_METADATA_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Admin admin;
    private final Reachability reachability;
    private final Quarantine quarantine;
    private final KafkaEventSink events;
    private final KafkaSettings settings;
    private final String node;

    /**
     * Connects, and looks after the topics.
     *
     * @param settings how
     * @param node the label of this node, part of the clients' names
     * @throws GatewayException.Permanent if Kafka cannot be used as it is; the message says what to do
     */
    public KafkaNode(KafkaSettings settings, String node) {
        this.settings = settings;
        this.node = node;
        try {
            admin = Admin.create(ClientProperties.admin(settings, node + "-admin"));
        } catch (KafkaException e) {
            throw misconfigured(e);
        }
        Producer<byte[], byte[]> producer = null;
        try {
            new TopicCheck(admin, settings.topics(), settings.brokers()).run(Topics.all());
            producer = new KafkaProducer<>(ClientProperties.producer(settings, node));
            learnTopics(producer, settings.brokers());
        } catch (GatewayException | KafkaException e) {
            if (producer != null) {
                producer.close();
            }
            admin.close();
            throw e instanceof GatewayException explained ? explained : misconfigured((KafkaException) e);
        }
        reachability = new Reachability(admin, settings.brokers());
        quarantine = new Quarantine(producer);
        events = new KafkaEventSink(producer, quarantine, reachability, settings);
    }

    /** Where events go. */
    public EventSink events() {
        return events;
    }

    /**
     * Takes commands from now until the source is closed, which is before what it hands them to.
     *
     * @param group who shares them
     * @param commands who takes them
     * @throws GatewayException.Permanent if this node must be alone in its group and is not
     */
    public AutoCloseable takeCommands(CommandGroup group, CommandSender commands) {
        new LoneMember(admin, group).check();
        Offsets offsets = new Offsets();
        CommandIntake intake =
                new CommandIntake(commands, quarantine, offsets, "/nodes/" + node, new RetryQueue(System::nanoTime));
        try {
            return new KafkaCommandSource(
                    new KafkaConsumer<>(ClientProperties.commands(settings, node + "-commands", group)),
                    intake,
                    offsets);
        } catch (KafkaException e) {
            throw misconfigured(e);
        }
    }

    /**
     * Takes replies from now until the source is closed, which is before what it hands them to.
     *
     * @param replies who waits for them
     * @throws GatewayException.Permanent if they cannot be read
     */
    public AutoCloseable takeReplies(Replies replies) {
        KafkaConsumer<byte[], byte[]> consumer;
        try {
            consumer = new KafkaConsumer<>(ClientProperties.replies(settings, node + "-replies"));
        } catch (KafkaException e) {
            throw misconfigured(e);
        }
        try {
            return new KafkaReplySource(consumer, replies, quarantine, "/nodes/" + node);
        } catch (KafkaException e) {
            consumer.close();
            throw new GatewayException.Permanent(
                    "topic " + Topics.REPLIES + " cannot be read (" + e.getMessage()
                            + "): grant READ, look at the brokers",
                    e);
        }
    }

    /**
     * How commands stood that something was published of since then, for a mailbox that has lost its last writes (K5).
     * Waits for the brokers, a minute at most.
     *
     * @throws GatewayException if that cannot be read; the message says what to do
     */
    public List<CommandStatus> commandsSince(Instant from) {
        Map<String, Object> properties = ClientProperties.replies(settings, node + "-status");
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            return new StatusLog(consumer).since(from);
        } catch (KafkaException e) {
            throw misconfigured(e);
        }
    }

    /** How many bytes of events are on their way. */
    public long bytesInFlight() {
        return events.bytesInFlight();
    }

    @Override
    public void close() {
        reachability.close();
        events.close();
        admin.close();
    }

    /** So that no caller of {@code send} ever waits for it. */
    private static void learnTopics(Producer<byte[], byte[]> producer, String brokers) {
        long deadline = System.nanoTime() + FIRST_METADATA_NANOS;
        for (String topic : Topics.written()) {
            boolean known = false;
            while (!known) {
                try {
                    known = !producer.partitionsFor(topic).isEmpty();
                } catch (org.apache.kafka.common.errors.TimeoutException e) {
                    if (System.nanoTime() - deadline > 0) {
                        throw new GatewayException.Permanent(
                                "kafka.brokers " + brokers + ": topic " + topic + " has no leader: look at the brokers",
                                e);
                    }
                }
            }
        }
    }

    private static GatewayException misconfigured(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new GatewayException.Permanent(
                "kafka.*: the Kafka clients cannot be made of this configuration: " + cause.getMessage(), e);
    }
}
