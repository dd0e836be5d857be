// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

/**
 * What a cache in front of Redis has done since the start.
 *
 * @param hits how often an entry was used without asking Redis
 * @param misses how often Redis was asked, since there was no entry, or one that was too old or in doubt
 * @param outages of the misses: how often the old entry had to do, as Redis could not be asked (R5)
 * @param entries how many there are now, about
 */
public record CacheUse(long hits, long misses, long outages, long entries) {}
