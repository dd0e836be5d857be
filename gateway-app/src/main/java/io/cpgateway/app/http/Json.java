// SPDX-License-Identifier: MIT
package io.cpgateway.app.http;

import io.cpgateway.ocpp.model.RawJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
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

    /**
     * A body, which is an object.
     *
     * @param tree its content
     * @param utf8 its text
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from reader to reader, never compared
    public record Body(JsonNode tree, byte[] utf8) {
        /** A member as it was sent, to the last digit; empty if there is none. */
        public Optional<RawJson> raw(String name) {
            try (JsonParser parser = MAPPER.createParser(utf8)) {
                parser.nextToken();
                for (String member = parser.nextName(); member != null; member = parser.nextName()) {
                    parser.nextToken();
                    int start = (int) parser.currentTokenLocation().getByteOffset();
                    parser.skipChildren();
                    parser.finishToken();
                    int end = (int) parser.currentLocation().getByteOffset();
                    if (member.equals(name)) {
                        return Optional.of(RawJson.copyOf(utf8, start, end - start));
                    }
                }
                return Optional.empty();
            }
        }
    }

    private Json() {}

    /** A time in RFC 3339, empty if the text is none. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

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
        return readBody(request, response).map(Body::tree);
    }

    /**
     * The body, also as it was sent, or empty after a problem was sent.
     *
     * @throws IOException if the connection fails
     */
    public static Optional<Body> readBody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(MAX_BODY + 1);
        }
        if (body.length > MAX_BODY) {
            Problem.of(413, "A body has at most " + MAX_BODY + " bytes.").send(response);
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
            if (node.isObject()) {
                return Optional.of(new Body(node, body));
            }
            Problem.of(400, "The body must be a JSON object.").send(response);
        } catch (CharacterCodingException e) {
            Problem.of(400, "The body is not UTF-8.").send(response);
        } catch (JacksonException e) {
            Problem.of(400, "The body is not JSON: " + e.getOriginalMessage()).send(response);
        }
        return Optional.empty();
    }

    /** Sends JSON that is written already as the response. */
    public static void send(HttpServletResponse response, int status, RawJson json) throws IOException {
        write(response, status, MEDIA_TYPE, json.toByteArray());
    }

    static void send(HttpServletResponse response, int status, String mediaType, Object value) throws IOException {
        write(response, status, mediaType, bytes(value));
    }

    private static void write(HttpServletResponse response, int status, String mediaType, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(mediaType);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
