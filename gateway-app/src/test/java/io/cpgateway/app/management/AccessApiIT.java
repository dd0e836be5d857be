// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.app.config.TokenRole;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access rules of design §3 on every route. */
class AccessApiIT {
    private static final String READ = "0123456789abcdef-read";
    private static final String OPERATE = "0123456789abcdef-operate";

    @TempDir
    Path data;

    @Test
    void everyRoute_needsItsRole() {
        Map<String, String> keys = Map.of(
                "management.host", "127.0.0.1",
                "management.token", OPERATE,
                "management.tokens[0].name", "viewer",
                "management.tokens[0].role", "read",
                "management.tokens[0].secret", READ);
        try (RunningApi api = new RunningApi(data, keys)) {
            for (Route route : guarded()) {
                assertThat(api.send(request(api, route)).status())
                        .as("%s without a token", route)
                        .isEqualTo(401);
                boolean mayRead = route.role().equals(Optional.of(TokenRole.READ));
                if (mayRead && !streams(route)) {
                    assertThat(status(api, route, READ)).as("%s", route).isNotIn(401, 403, 405);
                } else if (!mayRead) {
                    assertThat(status(api, route, READ)).as("%s", route).isEqualTo(403);
                }
                if (!streams(route)) {
                    assertThat(status(api, route, OPERATE)).as("%s", route).isNotIn(401, 403, 405);
                }
            }
        }
    }

    @Test
    void withoutToken_pagesOfOthersAreRefused() {
        try (RunningApi api = new RunningApi(data, Map.of())) {
            for (Route route : guarded()) {
                assertThat(api.send(request(api, route).header("Origin", "http://evil.example"))
                                .status())
                        .as("%s", route)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void bodies_areJsonOfABoundedSize() {
        try (RunningApi api = new RunningApi(data, Map.of())) {
            for (Route route : guarded()) {
                if (route.method().equals("PUT") || route.template().endsWith("/commands")) {
                    HttpRequest.Builder form = request(api, route).header("Content-Type", "text/plain");
                    assertThat(api.send(form).status()).as("%s", route).isEqualTo(415);
                    String large = "{\"x\":\"" + "x".repeat(200_000) + "\"}";
                    assertThat(api.send(route.method(), path(route), large).status())
                            .as("%s", route)
                            .isEqualTo(413);
                }
            }
        }
    }

    private static List<Route> guarded() {
        return Routes.all(false).stream()
                .filter(route -> route.role().isPresent())
                .toList();
    }

    private static boolean streams(Route route) {
        return route.template().endsWith("/trace") || route.template().equals("/events");
    }

    private static int status(RunningApi api, Route route, String token) {
        return api.send(request(api, route).header("Authorization", "Bearer " + token))
                .status();
    }

    private static HttpRequest.Builder request(RunningApi api, Route route) {
        return api.request(route.method(), path(route), "");
    }

    private static String path(Route route) {
        return route.template().replaceAll("\\{[A-Za-z]+}", "X1");
    }
}
