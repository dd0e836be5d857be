// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.management.JMException;
import javax.management.ObjectName;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** {@code /debug/}: threads, heap histogram and a flight recording, one request at a time. */
final class DebugServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final List<String> INDEX = List.of("/debug/threads", "/debug/heap", "/debug/recording?seconds=10");
    private static final int DEFAULT_SECONDS = 10;
    private static final int MAX_SECONDS = 120;
    private static final long MAX_RECORDING = 64L << 20;

    private final transient Semaphore turn = new Semaphore(1);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        if (path.equals("/") || path.equals("/pprof/")) {
            Json.send(response, 200, Map.of("items", INDEX));
            return;
        }
        if (!turn.tryAcquire()) {
            response.setHeader("Retry-After", "10");
            Problem.of(429, "Another look inside is under way.").send(response);
            return;
        }
        try {
            serve(path, request, response);
        } finally {
            turn.release();
        }
    }

    private static void serve(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (path) {
            case "/threads" -> diagnose("threadPrint", response);
            case "/heap" -> diagnose("gcClassHistogram", response);
            default -> record(request, response);
        }
    }

    private static void diagnose(String command, HttpServletResponse response) throws IOException {
        try {
            Object text = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            command,
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            response.setContentType("text/plain; charset=utf-8");
            response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JMException e) {
            throw new IOException("this virtual machine does not offer " + command, e);
        }
    }

    private static void record(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Integer> seconds = seconds(request);
        if (seconds.isEmpty()) {
            Problem.of(400, "seconds must be a number from 1 to " + MAX_SECONDS + ".")
                    .send(response);
            return;
        }
        Path file = Files.createTempFile("gateway", ".jfr");
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.setMaxSize(MAX_RECORDING);
            recording.start();
            Thread.sleep(seconds.get() * 1000L);
            recording.stop();
            recording.dump(file);
            response.setContentType("application/octet-stream");
            response.setHeader("Content-Disposition", "attachment; filename=\"gateway.jfr\"");
            Files.copy(file, response.getOutputStream());
        } catch (java.text.ParseException e) {
            throw new IOException("the flight recorder's profile settings cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem.of(503, "The gateway is stopping.").send(response);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Optional<Integer> seconds(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getParameter("seconds")).orElse(Integer.toString(DEFAULT_SECONDS));
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(s -> s >= 1 && s <= MAX_SECONDS);
    }
}
