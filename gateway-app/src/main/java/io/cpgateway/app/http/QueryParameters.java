// SPDX-License-Identifier: MIT
package io.cpgateway.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the parameters of one request and collects what is wrong with them. Not thread-safe. */
public final class QueryParameters {
    private final HttpServletRequest request;
    private final List<Problem.Fault> faults = new ArrayList<>();

    /** Only these names are known. */
    public QueryParameters(HttpServletRequest request, Set<String> known) {
        this.request = request;
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                fault(name, "unknown", "is not known here");
            } else if (values.length > 1) {
                fault(name, "duplicate", "is given more than once");
            }
        });
    }

    /**
     * The parameter as something else, empty if it is not given or wrong.
     *
     * @param reader gives empty for what it does not accept
     * @param expected what is accepted, for people
     */
    public <T> Optional<T> read(String name, Function<String, Optional<T>> reader, String expected) {
        Optional<String> text = Optional.ofNullable(request.getParameter(name));
        Optional<T> value = text.flatMap(reader);
        if (text.isPresent() && value.isEmpty()) {
            fault(name, "format", "must be " + expected);
        }
        return value;
    }

    /** A whole number within bounds. */
    public int number(String name, int min, int max, int otherwise) {
        return read(name, text -> whole(text, min, max), "a number from " + min + " to " + max)
                .orElse(otherwise);
    }

    /** Whether something is wrong; then the problem is sent. */
    public boolean refused(HttpServletResponse response) throws IOException {
        if (faults.isEmpty()) {
            return false;
        }
        String all = faults.stream().map(Problem.Fault::detail).collect(Collectors.joining("; "));
        Problem.of(400, "The query cannot be read: " + all + ".", faults).send(response);
        return true;
    }

    private void fault(String name, String keyword, String detail) {
        String shown = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        String cut = shown.substring(0, Math.min(shown.length(), 40));
        faults.add(new Problem.Fault("/" + cut, keyword, cut + " " + detail));
    }

    private static Optional<Integer> whole(String text, int min, int max) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(n -> n >= min && n <= max);
    }
}
