// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code /loggers/{name}}: looks at the level of a logger and changes it until the process ends. */
final class LoggersServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.$]{0,199}");
    private static final Set<String> LEVELS = Set.of("off", "error", "warn", "info", "debug", "trace");
    private static final int MAX_LOGGERS = 20_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = name(request);
        if (name.isEmpty()) {
            Problem.of(404, "That is not the name of a logger.").send(response);
            return;
        }
        Logger existing = context().exists(name.get());
        Json.send(response, 200, describe(name.get(), existing));
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> name = name(request);
        boolean full = name.isPresent()
                && context().exists(name.get()) == null
                && context().getLoggerList().size() >= MAX_LOGGERS;
        if (name.isEmpty() || full) {
            Problem.of(404, full ? "There are too many loggers already." : "That is not the name of a logger.")
                    .send(response);
            return;
        }
        Optional<JsonNode> body = Json.read(request, response);
        if (body.isEmpty()) {
            return;
        }
        JsonNode level = body.get().path("level");
        if (!level.isNull() && !LEVELS.contains(level.asString("").toLowerCase(Locale.ROOT))) {
            Problem.Fault error = new Problem.Fault(
                    "/level", "enum", "one of " + LEVELS.stream().sorted().toList() + ", or null");
            Problem.of(422, "The level is not acceptable.", List.of(error)).send(response);
            return;
        }
        Logger logger = context().getLogger(name.get());
        boolean root = name.get().equals(Logger.ROOT_LOGGER_NAME);
        logger.setLevel(level.isNull() ? (root ? Level.WARN : null) : Level.toLevel(level.asString()));
        Json.send(response, 200, describe(name.get(), logger));
    }

    private static Map<String, @Nullable Object> describe(String name, @Nullable Logger logger) {
        Logger closest = logger == null ? context().getLogger(Logger.ROOT_LOGGER_NAME) : logger;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("level", logger == null || logger.getLevel() == null ? null : text(logger.getLevel()));
        body.put("effectiveLevel", text(closest.getEffectiveLevel()));
        return body;
    }

    private static String text(Level level) {
        return level.toString().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> name(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        return Optional.of(path.substring(1)).filter(name -> NAME.matcher(name).matches());
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
