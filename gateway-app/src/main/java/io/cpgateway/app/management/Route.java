// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.TokenRole;
import java.util.Optional;

/**
 * One operation of the API: a row of the table that the description of the API is checked against.
 *
 * @param method the HTTP method
 * @param template the path as the description writes it, {@code /loggers/{name}}
 * @param role what the caller needs, empty if everybody may
 */
record Route(String method, String template, Optional<TokenRole> role) {
    /** The one parameter that may hold slashes, at the end of a path. */
    private static final String TAIL = "commandId";

    static Route open(String template) {
        return new Route("GET", template, Optional.empty());
    }

    static Route read(String template) {
        return new Route("GET", template, Optional.of(TokenRole.READ));
    }

    static Route operate(String method, String template) {
        return new Route(method, template, Optional.of(TokenRole.OPERATE));
    }

    /** Whether a request for the path means this operation, its method aside. */
    boolean matches(String path) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        boolean tail = template.endsWith("{" + TAIL + "}") && actual.length > expected.length;
        if (expected.length != actual.length && !tail) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!expected[i].startsWith("{") && !expected[i].equals(actual[i])) {
                return false;
            }
        }
        return true;
    }
}
