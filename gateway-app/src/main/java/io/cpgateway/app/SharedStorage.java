// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.ops.Opened;
import io.cpgateway.app.ops.RedisMetrics;
import io.cpgateway.app.plugin.PluginHost;
import io.cpgateway.kafka.KafkaNode;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.redis.RedisNode;
import io.cpgateway.server.command.MailboxRecovery;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.TransactionStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the nodes share in Redis. Open from construction to close; made by one thread. */
final class SharedStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(SharedStorage.class);
    private static final Duration AT_START = Duration.ofSeconds(5);

    private final Opened opened = new Opened();
    private final RedisNode redis;
    private final MailboxGate mailbox;

    /**
     * Shares what is in Redis.
     *
     * @param kafka from where a mailbox is restored that lost its last writes (K5), empty if there is none
     */
    SharedStorage(RedisNode redis, PluginHost host, Optional<KafkaNode> kafka) {
        this.redis = opened.add(redis);
        this.mailbox = new MailboxGate(redis.mailbox());
        if (kafka.isPresent()) {
            restoreFrom(kafka.get(), host);
        } else {
            redis.onWritesLost(this::tellThatNobodyKnows);
        }
    }

    private void restoreFrom(KafkaNode kafka, PluginHost host) {
        MailboxRecovery recovery = new MailboxRecovery(
                redis.mailbox(),
                redis.directory(),
                redis.neighbourhood(),
                List.of(Ocpp16.PROTOCOL),
                host.nodeId(),
                host.clock());
        MailboxRestoring restoring = opened.add(
                new MailboxRestoring(mailbox, recovery, kafka::commandsSince, host.clock(), redis::writesRestored));
        redis.onWritesLost(restoring::begin);
        restoring.await(AT_START);
    }

    private void tellThatNobodyKnows() {
        if (redis.losses() > 0) {
            LOG.warn("Redis was restarted or has lost its last writes. Without kafka.brokers nobody can say what they "
                    + "were: commands of the last seconds may be gone");
        }
        redis.writesRestored();
    }

    /** Whether Redis serves. */
    boolean isReachable() {
        return redis.isReachable();
    }

    /** Measures it from now on. */
    void measureIn(MeterRegistry registry) {
        new RedisMetrics(redis, this::isRestoring).bindTo(registry);
    }

    /** Whether commands wait until the mailbox is restored. */
    boolean isRestoring() {
        return mailbox.isShut();
    }

    @Override
    public ConnectionDirectory directory() {
        return redis.directory();
    }

    @Override
    public CommandMailbox mailbox() {
        return mailbox;
    }

    @Override
    public TransactionStore transactions() {
        return redis.transactions();
    }

    @Override
    public IdTagStore idTags() {
        return redis.idTags();
    }

    @Override
    public CredentialStore credentials() {
        return redis.credentials();
    }

    /** The nodes that share it. */
    Neighbourhood neighbourhood() {
        return redis.neighbourhood();
    }

    @Override
    public void close() {
        opened.close();
    }
}
