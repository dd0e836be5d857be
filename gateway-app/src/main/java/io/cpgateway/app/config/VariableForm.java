// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.Locale;

/** How the free part of a key is written in the name of an environment variable. */
enum VariableForm {
    /** As it is. */
    LITERAL,
    /** In capitals, with {@code _} for dots. */
    DOTS,
    /** In capitals; the first {@code _} is a dot. */
    PART_AND_NAME;

    /** The free part that is meant by this end of a variable's name. */
    String read(String end) {
        return switch (this) {
            case LITERAL -> end;
            case DOTS -> end.toLowerCase(Locale.ROOT).replace('_', '.');
            case PART_AND_NAME -> end.toLowerCase(Locale.ROOT).replaceFirst("_", ".");
        };
    }
}
