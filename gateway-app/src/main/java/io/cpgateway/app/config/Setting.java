// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/**
 * A value that was given somewhere.
 *
 * @param key the full key
 * @param value the value as text
 * @param source where: {@code configs/config.yaml line 3}, {@code environment SERVER_PORT}
 */
record Setting(String key, String value, String source) {}
