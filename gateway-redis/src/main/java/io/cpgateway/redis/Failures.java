// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.GatewayException;
import java.net.SocketTimeoutException;
import java.util.List;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** What failures of the client mean, in words for people. */
final class Failures {
    /** What a server answers that is there and cannot serve now. */
    private static final List<String> AWAY = List.of(
            "LOADING", "MASTERDOWN", "CLUSTERDOWN", "READONLY", "NOREPLICAS", "TRYAGAIN", "BUSY", "MOVED", "ASK");

    private static final List<String> FULL = List.of("OOM", "MISCONF");
    private static final List<String> FORBIDDEN = List.of("NOAUTH", "WRONGPASS", "NOPERM");

    private final String address;

    Failures(RedisAddress address) {
        this.address = address.toString();
    }

    /** The same for the first contact, after which nobody would believe that it is an outage. */
    GatewayException explainedAtFirst(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new GatewayException.Permanent(
                        "Redis at " + address + " does not speak TLS as expected (" + cause.getMessage()
                                + "): its certificate must be trusted and name the host",
                        failure);
            }
        }
        return explained(failure);
    }

    GatewayException explained(RuntimeException failure) {
        if (failure instanceof GatewayException explained) {
            return explained;
        }
        if (failure instanceof JedisAccessControlException || says(failure, FORBIDDEN)) {
            return new GatewayException.Permanent(
                    "Redis at " + address + " does not allow it (" + failure.getMessage()
                            + "): check user and password in redis.addr and what the ACL grants the user",
                    failure);
        }
        if (says(failure, FULL)) {
            return new GatewayException.Transient(
                    "Redis at " + address + " takes no writes (" + failure.getMessage()
                            + "): give it memory or disk space",
                    failure);
        }
        if (isOutage(failure)) {
            return new GatewayException.Transient(
                    "Redis at " + address + " does not serve (" + reason(failure) + "): look whether it runs and can be"
                            + " reached",
                    failure);
        }
        return new GatewayException.Permanent(
                "Redis at " + address + " refused a call (" + reason(failure)
                        + "): is its version older than 6.2, or are its keys used by another program?",
                failure);
    }

    /** Whether the server is away, as opposed to refusing. */
    static boolean isOutage(RuntimeException failure) {
        return failure instanceof JedisDataException
                ? says(failure, AWAY)
                : failure instanceof JedisException || failure instanceof GatewayException.Transient;
    }

    /** Whether connections that were opened before are probably dead as well. */
    static boolean isBrokenConnection(RuntimeException failure) {
        return failure instanceof JedisConnectionException && !(failure.getCause() instanceof SocketTimeoutException);
    }

    private static boolean says(RuntimeException failure, List<String> words) {
        String message = failure.getMessage();
        return failure instanceof JedisDataException
                && message != null
                && words.stream().anyMatch(message::contains);
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
