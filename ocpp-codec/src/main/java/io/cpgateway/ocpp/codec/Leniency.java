// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leniency as data (design rule C12): profiles, each for charge points that call themselves so in their
 * BootNotification. Immutable, thread-safe.
 */
public final class Leniency {
    /** No profiles: everybody is treated strictly. */
    public static final Leniency NONE = new Leniency(List.of());

    /**
     * For which charge points a profile is: patterns in which {@code *} stands for any characters and case does not
     * matter. A pattern that is null fits everything, also what a charge point has not told.
     *
     * @param vendor fits the vendor
     * @param model fits the model
     * @param firmware fits the firmware version
     */
    public record Match(
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String firmware) {
        /** Every charge point, and one that has not sent a BootNotification. */
        public static final Match ANY = new Match(null, null, null);

        /** Every charge point of a vendor. */
        public static Match vendor(String pattern) {
            return new Match(pattern, null, null);
        }

        private boolean fits(Match told) {
            return fits(vendor, told.vendor) && fits(model, told.model) && fits(firmware, told.firmware);
        }

        private static boolean fits(@Nullable String pattern, @Nullable String text) {
            return pattern == null
                    || (text != null && Glob.matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * A profile and whom it is for.
     *
     * @param match whom
     * @param profile the profile
     */
    public record Entry(Match match, LeniencyProfile profile) {}

    private final List<Entry> entries;

    private Leniency(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static Leniency of(List<Entry> entries) {
        return new Leniency(entries);
    }

    /**
     * The profiles in a JSON text:
     *
     * <pre>{@code
     * {"profiles": [{"name": "acme", "vendor": "Acme*", "model": "One", "firmware": "1.*", "rules": [
     *   {"action": "MeterValues", "message": "request", "path": "*timestamp", "keyword": "format",
     *    "treatment": "coerce", "value": "+02:00"}]}]}
     * }</pre>
     *
     * <p>Only {@code name}, {@code rules} and {@code treatment} are required; see {@link Match} and {@link LeniencyRule}
     * for what the others mean.
     *
     * @throws IllegalArgumentException if it is no such text; the message names every mistake with its place
     */
    public static Leniency read(String json) {
        return new LeniencyReader().read(json);
    }

    /**
     * The profiles that come with this library: deviations that charge points in the field are known for, and the
     * profile {@code transactions}, for everybody, under which a transaction message is refused only if its meaning is
     * lost.
     */
    public static Leniency builtIn() {
        try (InputStream in = Leniency.class.getResourceAsStream("leniency.json")) {
            if (in == null) {
                throw new IllegalStateException("leniency.json is missing from the library");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These profiles and another after them. */
    public Leniency with(Match match, LeniencyProfile profile) {
        return and(new Leniency(List.of(new Entry(match, profile))));
    }

    /** These profiles and then the others: where both mend a fault, these do. */
    public Leniency and(Leniency others) {
        return new Leniency(
                Stream.concat(entries.stream(), others.entries.stream()).toList());
    }

    /** All profiles with whom they are for, in the order in which they are tried. */
    public List<Entry> entries() {
        return entries;
    }

    /** The profile of that name, whomever it is for, or empty. */
    public Optional<LeniencyProfile> profile(String name) {
        return entries.stream()
                .map(Entry::profile)
                .filter(p -> p.name().equals(name))
                .findFirst();
    }

    /**
     * Everything that a charge point is forgiven: all profiles that fit, joined in order, or {@link
     * LeniencyProfile#STRICT}.
     *
     * @param vendor from its BootNotification; null if not known
     * @param model from its BootNotification; null if not known
     * @param firmware from its BootNotification; null if not known
     */
    public LeniencyProfile profileFor(@Nullable String vendor, @Nullable String model, @Nullable String firmware) {
        Match told = new Match(vendor, model, firmware);
        return entries.stream()
                .filter(entry -> entry.match().fits(told))
                .map(Entry::profile)
                .reduce(LeniencyProfile.STRICT, LeniencyProfile::and);
    }
}
