// SPDX-License-Identifier: MIT
package io.cpgateway.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Why a request failed (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says it
 * @param title the status in words
 * @param status the status
 * @param detail what was wrong with this request
 * @param errors what was wrong where in the body
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Fault> errors) {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault in a body.
     *
     * @param pointer a JSON Pointer to it
     * @param keyword the rule that it breaks
     * @param detail for people
     */
    public record Fault(String pointer, String keyword, String detail) {}

    /** Copies the list. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem with the request as a whole. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail, List.of());
    }

    /** A problem with the body. */
    public static Problem of(int status, String detail, List<Fault> errors) {
        return new Problem("about:blank", title(status), status, detail, errors);
    }

    /** Sends it as the response. */
    public void send(HttpServletResponse response) throws IOException {
        Json.send(response, status, MEDIA_TYPE, this);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 408 -> "Request took too long";
            case 409 -> "Conflict";
            case 413 -> "Body too large";
            case 414 -> "Address too long";
            case 415 -> "Media type not supported";
            case 421 -> "Misdirected request";
            case 422 -> "Not acceptable";
            case 429 -> "Too many requests";
            case 431 -> "Header too large";
            case 503 -> "Not available";
            default -> status < 500 ? "Request refused" : "Internal error";
        };
    }
}
