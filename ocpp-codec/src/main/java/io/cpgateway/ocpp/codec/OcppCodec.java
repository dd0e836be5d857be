// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.codec.Rejected.Origin;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Frames of one OCPP version to text and back, seen from the Central System. Nothing that a peer sends makes it throw.
 * Immutable, thread-safe; meant to be made once, since all schemas are compiled when it is made.
 */
public final class OcppCodec {
    private final Protocol protocol;
    private final CodecLimits limits;
    private final JsonReading json;
    private final PayloadValidator validator;
    private final PayloadBinder binder;

    private OcppCodec(Protocol protocol, CodecLimits limits, ErrorMapping mapping) {
        this.protocol = protocol;
        this.limits = limits;
        this.json = new JsonReading(limits);
        this.validator = new PayloadValidator(protocol, mapping);
        this.binder = new PayloadBinder(json, validator, mapping);
    }

    /** A codec with {@link CodecLimits#DEFAULTS} and {@link ErrorMapping#DEFAULT}. */
    public static OcppCodec of(Protocol protocol) {
        return of(protocol, CodecLimits.DEFAULTS, ErrorMapping.DEFAULT);
    }

    /**
     * A codec.
     *
     * @param protocol the version
     * @param limits how much of a text it reads
     * @param mapping which error code stands for which broken rule of a schema
     * @throws IllegalArgumentException if a message of the version has a component that no schema can be derived from
     */
    public static OcppCodec of(Protocol protocol, CodecLimits limits, ErrorMapping mapping) {
        return new OcppCodec(protocol, limits, mapping);
    }

    /** The version. */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * Reads a text message.
     *
     * <p>The shape of the frame is judged first, then the action (unknown: NotImplemented; known, but only for the
     * Central System to send: NotSupported), then the payload of a CALL. Blanks and line ends around the frame do not
     * matter, nor does a byte order mark before it.
     */
    public DecodeResult decode(String text) {
        if (text.length() > limits.maxBytes()) {
            return tooLarge();
        }
        return Utf8.encode(text).map(this::decodeValidUtf8).orElseGet(OcppCodec::invalidUtf8);
    }

    /** Reads a text message from its bytes; see {@link #decode(String)}. */
    public DecodeResult decode(byte[] utf8) {
        if (utf8.length > limits.maxBytes()) {
            return tooLarge();
        }
        return Utf8.isValid(utf8) ? decodeValidUtf8(utf8) : invalidUtf8();
    }

    private DecodeResult decodeValidUtf8(byte[] utf8) {
        if (utf8.length > limits.maxBytes()) {
            return tooLarge();
        }
        if (isBlank(utf8)) {
            return new Ignored(Ignored.Reason.EMPTY_TEXT);
        }
        FrameReader.Reading reading = new FrameReader(json, utf8).read();
        JsonNode payload = reading.payload();
        if (payload != null && reading.result() instanceof Decoded decoded && decoded.frame() instanceof Call call) {
            return checkCall(call, payload)
                    .<DecodeResult>map(v -> new Rejected(Origin.CALL, call.messageId(), readableAction(call), v))
                    .orElse(decoded);
        }
        return reading.result();
    }

    private Optional<Violation> checkCall(Call call, JsonNode payload) {
        Optional<Action<?, ?>> action = protocol.action(call.action());
        if (action.isEmpty()) {
            return refused(ErrorCode.NOT_IMPLEMENTED, Violation.ACTION, "the action is not known");
        }
        if (!action.get().direction().fromChargePoint()) {
            return refused(
                    ErrorCode.NOT_SUPPORTED, Violation.DIRECTION, call.action() + " is not for a charge point to send");
        }
        return validator.check(payload, action.get().requestType());
    }

    /**
     * Checks the payload of a CALL in either direction. The text is parsed too: malformed JSON, a key that occurs twice
     * and excess of a limit are violations.
     */
    public Optional<Violation> checkRequest(Action<?, ?> action, RawJson payload) {
        return check(payload, action.requestType());
    }

    /** Checks the payload of a CALLRESULT in either direction, as {@link #checkRequest} does that of a CALL. */
    public Optional<Violation> checkResponse(Action<?, ?> action, RawJson payload) {
        return check(payload, action.responseType());
    }

    private Optional<Violation> check(RawJson payload, Class<?> type) {
        try {
            return validator.check(json.tree(payload), type);
        } catch (JsonFault e) {
            return Optional.of(e.violation());
        }
    }

    /**
     * Reads a payload into a record, checking it against the record's schema on the way: what is bound has all its
     * required fields. An integer that the schema allows but the component cannot hold is a violation.
     *
     * @param type a message of this version, or any other record of the same kinds of components
     * @throws IllegalArgumentException if no schema can be derived from the type
     */
    public <T extends Record> Binding<T> bind(RawJson payload, Class<T> type) {
        return binder.bind(payload, type);
    }

    /**
     * The record as JSON: fields in the order of the schema, those without a value left out, decimals plain and exact.
     * Whether it keeps its limits is for {@link #checkRequest} or {@link #checkResponse} to say.
     *
     * @throws IllegalArgumentException if the record holds what JSON cannot express
     */
    public RawJson payload(Record message) {
        try {
            byte[] utf8 = json.mapper().writeValueAsBytes(message);
            return RawJson.copyOf(utf8, 0, utf8.length);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + message.getClass().getName(), e);
        }
    }

    /** The frame as text; payloads are embedded as they are. A description beyond its limit is cut. */
    public String encode(Frame frame) {
        return new String(encodeUtf8(frame), StandardCharsets.UTF_8);
    }

    /** The frame as bytes; see {@link #encode}. */
    public byte[] encodeUtf8(Frame frame) {
        return FrameWriter.write(frame);
    }

    private Fatal tooLarge() {
        return new Fatal(Fatal.TOO_LARGE, "message longer than " + limits.maxBytes() + " bytes");
    }

    private static Fatal invalidUtf8() {
        return new Fatal(Fatal.INVALID_UTF8, "message is not valid UTF-8");
    }

    private static Optional<Violation> refused(ErrorCode code, String keyword, String description) {
        return Optional.of(new Violation(code, "", keyword, description));
    }

    private static @Nullable String readableAction(Call call) {
        return FrameReader.isReadable(call.action()) ? call.action() : null;
    }

    private static boolean isBlank(byte[] utf8) {
        for (byte b : utf8) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
