// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.config.TokenRole;
import io.cpgateway.app.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the route of each request and lets it through if the rules allow; what has no route needs a token too. */
final class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient AccessRules rules;
    private final transient List<Route> routes;

    AccessFilter(AccessRules rules, List<Route> routes) {
        this.rules = rules;
        this.routes = routes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        List<Route> atPath =
                routes.stream().filter(route -> route.matches(path)).toList();
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Optional<Route> route =
                atPath.stream().filter(r -> r.method().equals(method)).findFirst();
        Optional<TokenRole> needed = route.isPresent() ? route.get().role() : Optional.of(TokenRole.READ);
        Optional<Problem> refusal = rules.refusal(request, needed);
        if (refusal.isPresent()) {
            if (refusal.get().status() == HttpServletResponse.SC_UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"management\"");
            }
            refusal.get().send(response);
        } else if (atPath.isEmpty()) {
            Problem.of(404, "There is nothing at this path; /openapi.yaml describes what is.")
                    .send(response);
        } else if (route.isEmpty()) {
            response.setHeader(
                    "Allow",
                    atPath.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", ")));
            Problem.of(405, "This path does not take " + request.getMethod() + ".")
                    .send(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
