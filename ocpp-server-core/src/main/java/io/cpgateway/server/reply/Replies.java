// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

/**
 * Where replies of backends come in. Whoever carries them, such as a consumer of a reply topic, hands over those for
 * which {@link #isOwn} is true and passes over the others, which are for other nodes. Thread-safe, and never blocks.
 */
public interface Replies {
    /**
     * Hands over a reply. Of several to the same CALL the first one counts.
     *
     * @return what became of it; {@link Receipt.NobodyWaits} and {@link Receipt.Invalid} are for quarantine
     */
    Receipt deliver(Reply reply);

    /**
     * Whether an event id was given out by this process, so that nobody else can want its reply. False also for what is
     * no event id at all, and for ids of this node before it was started anew: their connections are gone.
     */
    boolean isOwn(String correlationId);
}
