// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.GatewayException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a node with stores of its own is the only one in its group (R0): another would take commands whose
 * charge points are not its own. A member that died is gone after one session timeout.
 */
final class LoneMember {
    private static final Logger LOG = LoggerFactory.getLogger(LoneMember.class);
    private static final Duration PATIENCE = Duration.ofMillis(ClientProperties.SESSION_TIMEOUT_MS + 2_000L);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Admin admin;
    private final CommandGroup group;

    LoneMember(Admin admin, CommandGroup group) {
        this.admin = admin;
        this.group = group;
    }

    /** @throws GatewayException.Permanent if another member is still there after one session timeout */
    void check() {
        if (group.loneInstance() == null) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<MemberDescription> others = others();
        if (!others.isEmpty()) {
            LOG.info("Waiting for another member of the group {} to leave: {}", group.id(), names(others));
        }
        while (!others.isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new GatewayException.Permanent("another gateway takes commands in the consumer group "
                        + group.id()
                        + " (" + names(others) + "): without redis.addr a gateway must be the only one; stop the other,"
                        + " or set redis.addr on both");
            }
            pause();
            others = others();
        }
    }

    private List<MemberDescription> others() {
        try {
            return admin.describeConsumerGroups(List.of(group.id())).all().get().values().stream()
                    .flatMap(description -> description.members().stream())
                    .filter(member -> !Objects.equals(member.groupInstanceId().orElse(null), group.loneInstance()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException.Transient("interrupted while asking Kafka about the group " + group.id(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw new GatewayException.Permanent(
                    "Kafka does not describe the consumer group " + group.id() + ": " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException.Transient("interrupted while waiting for another gateway to leave", e);
        }
    }

    private static String names(List<MemberDescription> members) {
        return members.stream()
                .map(m -> m.clientId() + " at " + m.host())
                .toList()
                .toString();
    }
}
