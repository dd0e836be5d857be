// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import io.cpgateway.server.spi.GatewayException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Says whose failure it is.
 *
 * @param key the key that names the plug-in
 * @param plugin its name
 */
record PluginFailure(String key, String plugin) {
    /**
     * The failure with the plug-in's name. What no plug-in may fail with counts as transient: then nothing is answered
     * that may not be durable, and what is tried again may work.
     */
    GatewayException of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof GatewayException.Permanent) {
            return new GatewayException.Permanent(text(cause.getMessage()), cause);
        }
        return new GatewayException.Transient(
                text(cause instanceof GatewayException ? cause.getMessage() : cause.toString()), cause);
    }

    /** The failure of a plug-in that has broken a rule of its SPI. */
    GatewayException broken(String what) {
        return new GatewayException.Transient(text(what));
    }

    private String text(@Nullable String message) {
        return "plug-in " + plugin + " (" + key + "): " + message;
    }
}
