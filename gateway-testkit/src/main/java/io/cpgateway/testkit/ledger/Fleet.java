// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import io.cpgateway.testkit.FirmwareSettings;
import io.cpgateway.testkit.FirmwareSettings.Resend;
import io.cpgateway.testkit.VirtualChargePoint;
import io.cpgateway.testkit.VirtualFirmware;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Charge points with real firmware and real drivers: cars come and go, messages queue while there is no gateway. What they
 * do follows from a seed. Thread-safe.
 */
public final class Fleet implements AutoCloseable {
    private final List<VirtualFirmware> firmwares;
    private final List<ChargingRoutine> routines;
    private final Random random;
    private final ScheduledExecutorService drivers = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "drivers");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<ChargingRoutine> ending = ConcurrentHashMap.newKeySet();
    private volatile boolean charging;

    /**
     * So many charge points, not yet switched on.
     *
     * @param callTimeout how long they wait for an answer
     */
    public Fleet(int size, long seed, Duration callTimeout) {
        FirmwareSettings usual = FirmwareSettings.IMPATIENT
                .callTimeout(callTimeout)
                .reconnect(Duration.ofMillis(300), Duration.ofSeconds(3))
                .seed(seed);
        firmwares = IntStream.range(0, size)
                .mapToObj(i -> VirtualChargePoint.named("LEDGER-" + i).firmware(variant(usual, i)))
                .toList();
        routines = IntStream.range(0, size)
                .mapToObj(i -> new ChargingRoutine(firmwares.get(i), seed + i))
                .toList();
        random = new Random(seed);
    }

    private static FirmwareSettings variant(FirmwareSettings usual, int number) {
        FirmwareSettings resending = usual.resend(number % 2 == 0 ? Resend.SAME_ID : Resend.NEW_ID);
        return number % 3 == 0 ? resending.bootingOnReconnect() : resending;
    }

    /** Switches all of them on; they connect below this address, asked for each connection, whenever they have none. */
    public void powerOn(Supplier<URI> address) {
        firmwares.forEach(firmware -> firmware.powerOn(address));
    }

    /** Lets cars come: each charge point does something about once in so long. */
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
    public void charge(Duration pace) {
        charging = true;
        routines.forEach(routine -> drivers.schedule(() -> go(routine, pace), pause(pace), TimeUnit.MILLISECONDS));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
    private void go(ChargingRoutine routine, Duration pace) {
        if (charging) {
            routine.step();
            drivers.schedule(() -> go(routine, pace), pause(pace), TimeUnit.MILLISECONDS);
        } else {
            routine.finish();
            ending.remove(routine);
        }
    }

    private long pause(Duration pace) {
        long half = pace.toMillis() / 2;
        return half + random.nextLong(2 * half + 1);
    }

    /** Lets no more cars come; what goes on is ended. */
    public void finish() {
        if (charging) {
            ending.addAll(routines);
            charging = false;
        }
    }

    /** Takes the network away from every n-th. */
    public void loseNetwork(int every) {
        IntStream.range(0, firmwares.size())
                .filter(i -> i % every == 0)
                .forEach(i -> firmwares.get(i).loseNetwork());
    }

    /** Gives it back to all. */
    public void findNetwork() {
        firmwares.forEach(VirtualFirmware::findNetwork);
    }

    /** Those that are not online, or still have something to say, or are yet to end what goes on after {@link #finish}. */
    public List<String> unsettled() {
        return routines.stream()
                .filter(routine -> ending.contains(routine) || !routine.isSettled())
                .map(ChargingRoutine::firmware)
                .map(firmware -> firmware + "; it last asked "
                        + last(firmware.transcript().calls())
                        + " and was last answered " + last(firmware.transcript().answers()))
                .toList();
    }

    private static <T> String last(List<T> all) {
        return all.isEmpty() ? "nothing" : all.get(all.size() - 1).toString();
    }

    /** How many CALLRESULTs all of them received. */
    public long results() {
        return firmwares.stream()
                .mapToLong(firmware -> firmware.transcript().results().size())
                .sum();
    }

    /** What each of them knows. */
    public List<ChargePointAccount> accounts() {
        return firmwares.stream()
                .map(firmware -> ChargePointAccount.of(firmware.id(), firmware.transcript()))
                .toList();
    }

    /** Switches all of them off. */
    public void powerOff() {
        firmwares.forEach(VirtualFirmware::powerOff);
    }

    @Override
    public void close() {
        drivers.shutdownNow();
        powerOff();
    }
}
