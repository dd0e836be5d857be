// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.QueryParameters;
import io.cpgateway.server.Drain;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /drain}: empties this node, or sheds some of its connections (R6). */
final class DrainServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TARGET = 10_000_000;
    private static final int NONE = -1;

    private final transient Drain drain;

    DrainServlet(Drain drain) {
        this.drain = drain;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.send(response, 200, describe());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        QueryParameters query = new QueryParameters(request, Set.of("target"));
        int target = query.number("target", 0, MAX_TARGET, NONE);
        if (query.refused(response)) {
            return;
        }
        if (target == NONE) {
            drain.begin();
        } else {
            drain.shed(target);
        }
        Json.send(response, 202, describe());
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        drain.undo();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Map<String, @Nullable Object> describe() {
        Drain.Progress progress = drain.progress();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("draining", progress.draining());
        body.put("target", progress.target().isPresent() ? progress.target().getAsInt() : null);
        body.put("remaining", progress.remaining());
        return body;
    }
}
