// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.QueryParameters;
import io.cpgateway.app.ops.MinuteHistory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code /history}: what happened in each of the last minutes. */
final class HistoryServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int USUAL = 60;

    private final transient MinuteHistory history;

    HistoryServlet(MinuteHistory history) {
        this.history = history;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = new QueryParameters(request, Set.of("minutes"));
        int minutes = query.number("minutes", 1, MinuteHistory.MAX_MINUTES, USUAL);
        if (query.refused(response)) {
            return;
        }
        Json.send(
                response,
                200,
                Map.of(
                        "items",
                        history.last(minutes).stream()
                                .map(HistoryServlet::describe)
                                .toList()));
    }

    private static Map<String, Object> describe(MinuteHistory.Minute minute) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("at", minute.at().toString());
        body.put("connections", minute.connections());
        body.put("received", minute.counts().received());
        body.put("published", minute.counts().published());
        body.put("rejected", minute.counts().rejected());
        body.put("failed", minute.counts().failed());
        body.put("connects", minute.counts().connects());
        body.put("disconnects", minute.counts().disconnects());
        body.put("commands", minute.counts().commands());
        return body;
    }
}
