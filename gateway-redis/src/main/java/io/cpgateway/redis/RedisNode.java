// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.spi.Neighbourhood;
import io.cpgateway.server.spi.TransactionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one node has with Redis: the state that it shares with the others. Ready when constructed, also if Redis is away;
 * the stores fail as transient then until it is there. The stores are closed with it. Thread-safe.
 */
public final class RedisNode implements AutoCloseable {
    private final RedisAccess access;
    private final Lease lease;
    private final WakeQueue wakes;
    private final Holdings holdings = new Holdings();
    private final Abandoned abandoned;
    private final RedisConnectionDirectory directory;
    private final RedisNeighbourhood neighbourhood;
    private final RedisCommandMailbox mailbox;
    private final RedisTransactionStore transactions;
    private final SharedEntries<Credential> credentials;
    private final SharedEntries<IdTag> idTags;
    private final Phantoms phantoms;
    private final Settlement settlement;
    private final Subscription subscription;
    private final LongAdder lapses = new LongAdder();
    private final Losses losses = new Losses();

    /**
     * Connects and takes the lease of this process.
     *
     * @param settings how
     * @param self who this process is
     * @param clock the time of this node, by which commands and transactions are forgotten
     * @throws GatewayException.Permanent if Redis cannot be used as it is; the message says what to do
     */
    public RedisNode(RedisSettings settings, NodeIdentity self, InstantSource clock) {
        RedisAddress address = RedisAddress.parse(settings.address());
        access = new RedisAccess(address, settings, new ClientFactory(address, settings, self));
        Epochs epochs = new Epochs(self.incarnation());
        wakes = new WakeQueue(access, self.incarnation());
        lease = new Lease(access, self, settings.lease(), epochs, new LeaseEvents());
        Liveness liveness = new Liveness(new StoreAccess(access), lease);
        StoreAccess presences = new StoreAccess(access);
        abandoned = new Abandoned(presences, lease, liveness, self.incarnation());
        directory = new RedisConnectionDirectory(presences, self, epochs, liveness, holdings, abandoned);
        neighbourhood = new RedisNeighbourhood(new StoreAccess(access), self, clock, lease, wakes);
        StoreAccess commands = new StoreAccess(access);
        mailbox = new RedisCommandMailbox(
                commands,
                self.incarnation(),
                clock,
                new Outbox(
                        commands, self.incarnation(), lease, () -> epochs.time().orElse(0)),
                new DueCommands(commands, lease));
        transactions = new RedisTransactionStore(new StoreAccess(access), clock);
        credentials = new SharedEntries<>(
                new StoreAccess(access), Credential.class, "c", ShardKeys::credentials, settings.cache());
        idTags = new SharedEntries<>(new StoreAccess(access), IdTag.class, "t", ShardKeys::idTags, settings.cache());
        phantoms = new Phantoms(presences, holdings, self.incarnation());
        settlement = new Settlement(holdings, directory, neighbourhood, wakes, access.breaker(), phantoms);
        subscription = new Subscription(
                access,
                Map.of(NodeKeys.wakeHint(self.incarnation()), hint -> wakes.hint(), NodeKeys.CHANGES, this::changed),
                this::doubtCaches);
        start();
    }

    private void start() {
        access.breaker().onReturn(this::sayAllAgain);
        try {
            lease.start();
        } catch (GatewayException refused) {
            lease.close();
            access.close();
            throw refused;
        }
        settlement.start();
        subscription.start();
    }

    private void sayAllAgain() {
        holdings.doubtAll();
        phantoms.lookForAll();
        abandoned.want();
        mailbox.doubt();
        doubtCaches();
    }

    private void changed(String message) {
        credentials.heard(message);
        idTags.heard(message);
    }

    private void doubtCaches() {
        credentials.doubtAll();
        idTags.doubtAll();
    }

    private final class LeaseEvents implements Lease.Listener {
        @Override
        public void lapsed() {
            lapses.increment();
            wakes.lapsed();
        }

        @Override
        public void writesLost() {
            sayAllAgain();
            losses.noticed();
        }

        @Override
        public void doubtful() {
            losses.doubted();
        }
    }

    /** Who holds which charge point's connection. */
    public ConnectionDirectory directory() {
        return directory;
    }

    /** Commands. */
    public CommandMailbox mailbox() {
        return mailbox;
    }

    /** Transactions and the answers given. */
    public TransactionStore transactions() {
        return transactions;
    }

    /** Credentials, with a cache in front; made anew by each call, closing one closes all. */
    public CredentialStore credentials() {
        return new RedisCredentialStore(credentials);
    }

    /** IdTags, with a cache in front; made anew by each call, closing one closes all. */
    public IdTagStore idTags() {
        return new RedisIdTagStore(idTags);
    }

    /** The other processes. */
    public Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    /** Whether Redis serves, as far as is known. */
    public boolean isReachable() {
        return access.breaker().wasSeen() && !access.breaker().isOpen();
    }

    /**
     * Has something done each time Redis may have lost writes that it had acknowledged (K5): the count of renewals went
     * back, or it was restarted, or nobody has said of it that it has everything, as of one that is empty. If that was
     * found before this call, it is done at once; otherwise by the thread that renews the lease, which it must not block.
     * It may be done twice for one loss. Who has put back what can be says {@link #writesRestored()}.
     */
    public void onWritesLost(Runnable action) {
        losses.tell(action);
    }

    /**
     * Says that what Redis has lost is put back as far as it can be, so that processes that start from now on need not
     * doubt it. Whoever says so must have noticed every loss until now: it is said under the lock that the actions of
     * {@link #onWritesLost} take, or what was lost meanwhile may count as put back.
     */
    public void writesRestored() {
        lease.whole();
    }

    /** How many connections and ends of connections Redis has not been told of yet. */
    public int untold() {
        return holdings.waiting();
    }

    /** Has somebody told what becomes of calls from now on. */
    public void onCall(RedisCallListener listener) {
        access.meter().tell(listener);
    }

    /** What calls can be about: the names of the scripts, and {@code plain} for all that is none. Always the same. */
    public static List<String> operations() {
        return CallMeter.operations();
    }

    /** How often the lease of this process had run out while others may have judged it. */
    public long lapses() {
        return lapses.sum();
    }

    /** How often this process noticed that Redis was restarted, or that it had lost writes in another way. */
    public long losses() {
        return losses.count();
    }

    /** What the cache of credentials has done. */
    public CacheUse credentialCache() {
        return credentials.use();
    }

    /** What the cache of idTags has done. */
    public CacheUse idTagCache() {
        return idTags.use();
    }

    /** Whether this process has seen Redis for so long that it reports connections of processes that are gone. */
    boolean mayJudge() {
        return lease.mayJudge();
    }

    /** Whether this process is the one that looks after what dead ones left. */
    boolean isJudge() {
        return lease.isJudge();
    }

    /** Keeps the lease from being renewed until the work is done. */
    void occupyLease(Runnable work) {
        lease.occupy(work);
    }

    @Override
    public void close() {
        settlement.close();
        subscription.close();
        neighbourhood.close();
        directory.close();
        mailbox.close();
        transactions.close();
        credentials.close();
        idTags.close();
        access.close();
    }
}
