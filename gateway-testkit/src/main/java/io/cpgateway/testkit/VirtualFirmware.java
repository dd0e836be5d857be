// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What real firmware does on top of a connection: boots until it is accepted, has one CALL open at a time, keeps
 * transaction messages while it is offline or unanswered and sends them again in order, and connects again when the
 * connection is lost. It takes no thread of its own. Thread-safe.
 */
public final class VirtualFirmware implements AutoCloseable {
    private static final int OTHERS_KEPT = 100;

    private final String id;
    private final Transcript transcript;
    private final FirmwareSettings settings;
    private final Turns turns = new Turns();
    private final Uplink uplink;
    private final TransactionQueue queue;
    private final Deque<Other> others = new ArrayDeque<>();
    private boolean booted;
    private boolean busy;
    private boolean holding;

    private record Other(UsualCall call, CompletableFuture<Answer> answer) {}

    VirtualFirmware(String id, ChargePointConnector connector, Transcript transcript, FirmwareSettings settings) {
        this.id = id;
        this.transcript = transcript;
        this.settings = settings;
        Backoff backoff =
                new Backoff(settings.reconnectFirst(), settings.reconnectLongest(), settings.seed() ^ id.hashCode());
        uplink = new Uplink(connector, turns, backoff, this::opened, this::lost);
        queue = new TransactionQueue(settings);
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** What it sent and what it was answered, over all its connections. */
    public Transcript transcript() {
        return transcript;
    }

    /** Switches it on: it connects to {@code ws://localhost:{port}/ocpp/{id}} and boots. */
    public void powerOn(int port) {
        powerOn(URI.create("ws://localhost:" + port + "/ocpp/"));
    }

    /** Switches it on: it connects to this address, the id appended to it, and boots. */
    public void powerOn(URI address) {
        powerOn(() -> address);
    }

    /** Switches it on: for each connection it asks where to, as one does that is sent to any node of a cluster. */
    public void powerOn(Supplier<URI> address) {
        turns.take(() -> {
            booted = false;
            uplink.powerOn(address);
        });
    }

    /** Cuts the power: the connection ends without a word. What is queued stays. */
    public void powerOff() {
        turns.take(uplink::powerOff);
    }

    /** Takes the network away: the connection ends without a word, and no other comes about. */
    public void loseNetwork() {
        turns.take(() -> uplink.network(false));
    }

    /** Gives the network back. */
    public void findNetwork() {
        turns.take(() -> uplink.network(true));
    }

    /** Whether it is connected and was accepted. */
    public boolean isOnline() {
        return turns.take(() -> uplink.socket() != null && booted);
    }

    /** How many transaction messages wait, the one on its way included. */
    public int queued() {
        return turns.take(queue::size);
    }

    /** How it stands: whether it is online, what waits, and what it waits for itself. */
    @Override
    public String toString() {
        return turns.take(
                () -> id + (isOnline() ? " is online" : " is offline") + " with " + queue.size() + " queued and "
                        + others.size() + " others" + (busy ? ", waits for an answer" : "")
                        + (holding ? ", waits to send again" : ""));
    }

    /** Starts a transaction now, whether it is online or not. */
    public LocalTransaction begin(int connectorId, String idTag, int meterStart) {
        return new LocalTransaction(this, connectorId, idTag, meterStart);
    }

    /** Sends a CALL that is not kept: it fails if the charge point is offline, or goes offline before the answer. */
    public CompletableFuture<Answer> call(UsualCall call) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        turns.take(() -> {
            if (uplink.socket() == null || !booted || others.size() == OTHERS_KEPT) {
                answer.completeExceptionally(new CancellationException(id + " is offline or too busy for " + call));
            } else {
                others.addLast(new Other(call, answer));
                sendNext();
            }
        });
        return answer;
    }

    /** Switches it off for good. */
    @Override
    public void close() {
        powerOff();
    }

    /** Keeps a transaction message until it is answered; then tells the observer before it sends another. */
    CompletableFuture<Answer> queue(Supplier<UsualCall> content, Consumer<Answer> observer) {
        return turns.take(() -> {
            CompletableFuture<Answer> observed = queue.add(content).thenApply(answer -> {
                observer.accept(answer);
                return answer;
            });
            sendNext();
            return observed;
        });
    }

    private void opened(VirtualChargePoint on) {
        busy = false;
        holding = false;
        if (booted && !settings.bootOnReconnect()) {
            sendNext();
        } else {
            booted = false;
            boot(on);
        }
    }

    private void lost() {
        others.forEach(other -> other.answer.completeExceptionally(new CancellationException(id + " went offline")));
        others.clear();
    }

    private void boot(VirtualChargePoint on) {
        send(on, newId(), UsualCall.boot(), (answer, failure) -> {
            if (isOn(on)) {
                bootAnswered(on, answer);
            }
        });
    }

    private void bootAnswered(VirtualChargePoint on, @Nullable Answer answer) {
        Duration told = Duration.ofSeconds(
                answer == null ? 0 : answer.payload().path("interval").asLong(0));
        if (answer != null && answer.text("/status").equals("Accepted")) {
            booted = true;
            if (!told.isZero()) {
                turns.after(told, () -> heartbeat(on, told));
            }
        } else {
            turns.after(told.isZero() ? settings.bootRetry() : told, () -> {
                if (isOn(on)) {
                    boot(on);
                }
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    private void heartbeat(VirtualChargePoint on, Duration interval) {
        if (isOn(on)) {
            call(UsualCall.heartbeat());
            turns.after(interval, () -> heartbeat(on, interval));
        }
    }

    private boolean isOn(VirtualChargePoint connection) {
        return uplink.socket() == connection;
    }

    private void sendNext() {
        VirtualChargePoint on = uplink.socket();
        if (on == null || !booted || busy) {
            return;
        }
        Other other = others.pollFirst();
        TransactionQueue.Message head = queue.head();
        if (other != null) {
            send(on, newId(), other.call, (answer, failure) -> settle(other, answer, failure));
        } else if (head != null && !holding) {
            send(on, head.nextMessageId(settings.resend()), head.content(), (answer, failure) -> {
                settle(on, head, answer);
            });
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it comes back
    private void send(
            VirtualChargePoint on,
            String messageId,
            UsualCall call,
            BiConsumer<@Nullable Answer, @Nullable Throwable> then) {
        busy = true;
        on.call(messageId, call.action(), call.payload(), settings.callTimeout())
                .whenComplete((answer, failure) -> turns.take(() -> {
                    busy = busy && !isOn(on);
                    then.accept(answer, failure);
                    sendNext();
                }));
    }

    private static void settle(Other other, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            other.answer.complete(answer);
        } else if (failure != null) {
            other.answer.completeExceptionally(failure);
        }
    }

    /** A message that was under way when the connection ended stays in the queue as it is. */
    private void settle(VirtualChargePoint on, TransactionQueue.Message head, @Nullable Answer answer) {
        if (answer != null && answer.isResult()) {
            queue.answered(head, answer);
        } else if (answer != null || isOn(on)) {
            queue.refused(head, answer).ifPresent(pause -> {
                holding = true;
                turns.after(pause, this::goOn);
            });
        }
    }

    private void goOn() {
        holding = false;
        sendNext();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
