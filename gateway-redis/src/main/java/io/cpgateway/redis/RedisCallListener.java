// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

/**
 * Is told what becomes of calls to Redis, each of which is a round trip: of one that is asked again since the server does
 * not know the script, or that goes to several servers of a cluster, it hears once. Called by the threads that call Redis
 * or wait for it, several at a time; must neither block nor throw.
 */
public interface RedisCallListener {
    /**
     * A call was answered.
     *
     * @param operation one of {@link RedisNode#operations()}
     * @param nanos how long who asked had to wait, in nanoseconds, until a thread was free and Redis had answered
     */
    void answered(String operation, long nanos);

    /**
     * A call had no result.
     *
     * @param operation one of {@link RedisNode#operations()}
     * @param why why not
     */
    void failed(String operation, RedisFailure why);
}
