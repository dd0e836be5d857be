// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.codec.JsonReading.JsonFault;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Frames of one OCPP version to text and back, as one side of the connection reads them. Nothing that a peer sends makes
 * it throw. Immutable, thread-safe; meant to be made once: the schema of a message is compiled when it is first needed, or
 * ahead of that by {@link #compileSchemas}.
 */
public final class OcppCodec {
    private final Protocol protocol;
    private final Reader reader;
    private final ErrorMapping mapping;
    private final JsonReading json;
    private final PayloadValidator validator;
    private final Map<Class<?>, MessageType> messages;
    private final LeniencyProfile leniency;
    private final PayloadJudge judge;
    private final PayloadBinder binder;
    private final FrameDecoder decoder;

    private OcppCodec(Protocol protocol, Reader reader, CodecLimits limits, ErrorMapping mapping) {
        this.protocol = protocol;
        this.reader = reader;
        this.mapping = mapping;
        this.json = new JsonReading(limits);
        this.validator = new PayloadValidator(mapping);
        this.messages = MessageType.allOf(protocol);
        this.leniency = LeniencyProfile.STRICT;
        this.judge = new PayloadJudge(validator, leniency);
        this.binder = new PayloadBinder(json, judge, mapping);
        this.decoder = new FrameDecoder(protocol, reader, json, judge);
    }

    private OcppCodec(OcppCodec original, LeniencyProfile leniency) {
        this.protocol = original.protocol;
        this.reader = original.reader;
        this.mapping = original.mapping;
        this.json = original.json;
        this.validator = original.validator;
        this.messages = original.messages;
        this.leniency = leniency;
        this.judge = new PayloadJudge(validator, leniency);
        this.binder = new PayloadBinder(json, judge, mapping);
        this.decoder = new FrameDecoder(protocol, reader, json, judge);
    }

    /** The Central System's codec with {@link CodecLimits#DEFAULTS} and {@link ErrorMapping#DEFAULT}. */
    public static OcppCodec of(Protocol protocol) {
        return of(protocol, CodecLimits.DEFAULTS, ErrorMapping.DEFAULT);
    }

    /**
     * The Central System's codec: the CALLs it decodes are those that a charge point may send.
     *
     * @param protocol the version
     * @param limits how much of a text it reads
     * @param mapping which error code stands for which broken rule of a schema
     */
    public static OcppCodec of(Protocol protocol, CodecLimits limits, ErrorMapping mapping) {
        return new OcppCodec(protocol, Reader.CENTRAL_SYSTEM, limits, mapping);
    }

    /** A charge point's codec with {@link CodecLimits#DEFAULTS} and {@link ErrorMapping#DEFAULT}. */
    public static OcppCodec forChargePoint(Protocol protocol) {
        return forChargePoint(protocol, CodecLimits.DEFAULTS, ErrorMapping.DEFAULT);
    }

    /**
     * A charge point's codec: the CALLs it decodes are those that the Central System may send.
     *
     * @param protocol the version
     * @param limits how much of a text it reads
     * @param mapping which error code stands for which broken rule of a schema
     */
    public static OcppCodec forChargePoint(Protocol protocol, CodecLimits limits, ErrorMapping mapping) {
        return new OcppCodec(protocol, Reader.CHARGE_POINT, limits, mapping);
    }

    /**
     * A codec like this one that forgives what the profile forgives, and only that: what {@link #decode}, {@link
     * #judgeResponse} and {@link #bind} are given comes from the other side. Cheap, since the schemas are shared.
     */
    public OcppCodec withLeniency(LeniencyProfile profile) {
        return profile.equals(leniency) ? this : new OcppCodec(this, profile);
    }

    /**
     * Compiles the schemas of all messages now, where the first messages are not to wait for it. A version that is not
     * one of ocpp-model's is checked by it, once, before anything is decoded.
     *
     * @return this codec
     * @throws IllegalArgumentException if a message of the version has a component that no schema can be derived from
     */
    public OcppCodec compileSchemas() {
        validator.compile(protocol);
        return this;
    }

    /** What this codec forgives; {@link LeniencyProfile#STRICT} unless told otherwise. */
    public LeniencyProfile leniency() {
        return leniency;
    }

    /** The version. */
    public Protocol protocol() {
        return protocol;
    }

    /**
     * Reads a text message.
     *
     * <p>The shape of the frame is judged first, then the action (unknown: NotImplemented; known, but only for this side
     * to send: NotSupported), then the payload of a CALL, which may need what the profile forgives. Blanks and line ends around the frame do not
     * matter, nor does a byte order mark before it.
     */
    public DecodeResult decode(String text) {
        return decoder.decode(text);
    }

    /** Reads a text message from its bytes; see {@link #decode(String)}. */
    public DecodeResult decode(byte[] utf8) {
        return decoder.decode(utf8);
    }

    /**
     * Judges the payload of a CALLRESULT that the other side has sent, forgiving what the profile forgives. The text is
     * parsed too: malformed JSON, a key that occurs twice and excess of a limit are violations.
     */
    public Judgement judgeResponse(Action<?, ?> action, RawJson payload) {
        try {
            Judged judged = judge.judge(json.tree(payload), MessageType.response(action));
            Violation violation = judged.violation();
            if (violation != null) {
                return new Invalid(violation);
            }
            return judged.tolerances().isEmpty()
                    ? new Valid(payload, List.of())
                    : new Valid(json.write(judged.tree()), judged.tolerances());
        } catch (JsonFault e) {
            return new Invalid(e.violation());
        }
    }

    /**
     * Checks the payload of a CALL in either direction, strictly, whatever the profile. The text is parsed too, as in
     * {@link #judgeResponse}.
     */
    public Optional<Violation> checkRequest(Action<?, ?> action, RawJson payload) {
        return check(payload, MessageType.request(action));
    }

    /** Checks the payload of a CALLRESULT in either direction, as {@link #checkRequest} does that of a CALL. */
    public Optional<Violation> checkResponse(Action<?, ?> action, RawJson payload) {
        return check(payload, MessageType.response(action));
    }

    private Optional<Violation> check(RawJson payload, MessageType message) {
        try {
            return validator.check(json.tree(payload), message.type());
        } catch (JsonFault e) {
            return Optional.of(e.violation());
        }
    }

    /**
     * Reads a payload into a record, judging it on the way: what is bound has all its required fields. An integer that
     * the schema allows but the component cannot hold is a violation. What the profile forgives is mended first, so that
     * a payload can be bound as it was received.
     *
     * @param type a message of this version, or any other record of the same kinds of components
     * @throws IllegalArgumentException if no schema can be derived from the type
     */
    public <T extends Record> Binding<T> bind(RawJson payload, Class<T> type) {
        MessageType other = new MessageType(null, null, type);
        return binder.bind(payload, messages.getOrDefault(type, other), type);
    }

    /**
     * The record as JSON: fields in the order of the schema, those without a value left out, decimals plain and exact.
     * Whether it keeps its limits is for {@link #checkRequest} or {@link #checkResponse} to say.
     *
     * @throws IllegalArgumentException if the record holds what JSON cannot express
     */
    public RawJson payload(Record message) {
        try {
            return json.write(message);
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
}
