// SPDX-License-Identifier: MIT
package io.cpgateway.app.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON bodies in both directions. Thread-safe. */
public final class Json {
    /** The media type. */
    public static final String MEDIA_TYPE = "application/json";

    /** The largest body that is read. */
    public static final int MAX_BODY = 128 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_NAME = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .maxStringLength(MAX_BODY)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private Json() {}

    /** The value as a document. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Sends the value as the response. */
    public static void send(HttpServletResponse response, int status, Object value) throws IOException {
        send(response, status, MEDIA_TYPE, value);
    }

    /**
     * The body, or empty after a problem was sent.
     *
     * @throws IOException if the connection fails
     */
    public static Optional<JsonNode> read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(MAX_BODY + 1);
        }
        if (body.length > MAX_BODY) {
            Problem.of(413, "A body has at most " + MAX_BODY + " bytes.").send(response);
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isObject()) {
                return Optional.of(node);
            }
            Problem.of(400, "The body must be a JSON object.").send(response);
        } catch (JacksonException e) {
            Problem.of(400, "The body is not JSON: " + e.getOriginalMessage()).send(response);
        }
        return Optional.empty();
    }

    static void send(HttpServletResponse response, int status, String mediaType, Object value) throws IOException {
        byte[] body = bytes(value);
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
