// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.server.spi.Provider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for the provider that the configuration names. Never takes another one, nor one of two. */
final class ProviderSearch {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,31}");

    private final PluginFolder folder;

    ProviderSearch(PluginFolder folder) {
        this.folder = folder;
    }

    /** There is no such provider, or not exactly one. The message says what is expected instead. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final String expected;

        Refusal(String expected) {
            super(expected, null, false, false);
            this.expected = expected;
        }

        /** What would be right, for people. */
        String expected() {
            return expected;
        }
    }

    /** @throws Refusal if not exactly one provider of the point has this name, or if any of its providers is broken */
    <T> Provider<T> find(PluginPoint<T> point, String name) throws Refusal {
        List<Found<T>> all = all(point);
        List<Found<T>> matching =
                all.stream().filter(found -> found.name().equals(name)).toList();
        if (matching.isEmpty()) {
            throw new Refusal("the name of a plug-in with "
                    + (point.provider().getSimpleName() + "; found: " + describe(all) + "; " + folder.describe()));
        }
        List<String> places =
                matching.stream().flatMap(found -> found.places().stream()).toList();
        if (places.size() > 1) {
            throw new Refusal("one plug-in of this name with "
                    + (point.provider().getSimpleName() + ", not several: " + String.join(", ", places)));
        }
        return matching.get(0).provider();
    }

    private static String describe(List<? extends Found<?>> all) {
        return all.isEmpty() ? "none" : all.stream().map(Found::toString).collect(Collectors.joining(", "));
    }

    private <T> List<Found<T>> all(PluginPoint<T> point) throws Refusal {
        List<Found<T>> all = new ArrayList<>();
        try {
            Iterator<? extends Provider<T>> providers =
                    ServiceLoader.load(point.provider(), folder.loader()).iterator();
            while (providers.hasNext()) {
                all.add(found(providers.next()));
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            throw new Refusal("plug-ins that can be loaded; " + folder.describe() + "; " + cause(e));
        }
        return all;
    }

    private <T> Found<T> found(Provider<T> provider) throws Refusal {
        List<String> places = folder.places(provider.getClass());
        String name = provider.name();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new Refusal("plug-ins with names of a-z 0-9; "
                    + provider.getClass().getName() + " in " + String.join(", ", places) + " calls itself " + name);
        }
        return new Found<>(name, provider, places);
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure + " because of " + cause;
    }
}
