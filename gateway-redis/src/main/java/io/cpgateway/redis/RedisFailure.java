// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.Locale;

/** Why a call to Redis had no result. */
public enum RedisFailure {
    /** It did not answer before the deadline. */
    LATE,
    /** The connection broke, or the server says that it cannot serve now. */
    NOT_SERVED,
    /** The server refuses it for good: access, version, foreign keys. */
    REFUSED,
    /** It was not asked, since it is known to be away. */
    AWAY,
    /** It was not asked, since too many calls waited already. */
    CROWDED;

    /** The name in small letters, as labels of metrics have it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
