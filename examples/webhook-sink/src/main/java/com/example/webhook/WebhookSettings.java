// SPDX-License-Identifier: MIT
package com.example.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where events are posted to, and how patiently.
 *
 * @param endpoint takes the posts
 * @param bearerToken sent with each, a secret
 * @param attemptTimeout how long one post may take
 * @param timeout how long an event may take, all its posts and pauses together
 * @param maxInFlight most batches that are accepted and not decided
 */
record WebhookSettings(
        URI endpoint, Optional<String> bearerToken, Duration attemptTimeout, Duration timeout, int maxInFlight) {

    /** Without the secret. */
    @Override
    public String toString() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority().replaceAll(".*@", "") + endpoint.getRawPath();
    }
}
