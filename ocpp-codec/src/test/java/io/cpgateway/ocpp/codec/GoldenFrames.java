// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of a golden frame under a profile, in few words. */
final class GoldenFrames {
    private static final OcppCodec STRICT = OcppCodec.of(Ocpp16.PROTOCOL);
    private static final Leniency BUILT_IN = Leniency.builtIn();

    private GoldenFrames() {}

    /**
     * @param outcome {@code ok}, {@code ok} with the tolerances, {@code rejected} with the first fault, {@code ignored},
     *     or {@code fatal}
     * @param repaired the repaired payload, empty where nothing was forgiven
     * @param typed whether the payload as received can be bound to its record
     */
    record Result(String outcome, String repaired, boolean typed) {}

    /**
     * @param answers the action of the CALL that a CALLRESULT answers
     * @param profile the built-in profile, or null for none
     */
    static Result judge(String frame, @Nullable String answers, @Nullable String profile) {
        OcppCodec codec = profile == null
                ? STRICT
                : STRICT.withLeniency(BUILT_IN.profile(profile).orElseThrow());
        DecodeResult result = codec.decode(frame);
        if (result instanceof Decoded decoded && decoded.frame() instanceof Call call) {
            Action<?, ?> action = Ocpp16.PROTOCOL.action(call.action()).orElseThrow();
            boolean typed =
                    codec.bind(call.payload(), action.requestType()).value().isPresent();
            return accepted(decoded.tolerances(), decoded.repaired().toString(), typed);
        }
        if (result instanceof Decoded decoded && decoded.frame() instanceof CallResult answer && answers != null) {
            return judgeAnswer(codec, answer, Ocpp16.PROTOCOL.action(answers).orElseThrow());
        }
        return new Result(words(result), "", false);
    }

    private static Result judgeAnswer(OcppCodec codec, CallResult answer, Action<?, ?> action) {
        Judgement judgement = codec.judgeResponse(action, answer.payload());
        Optional<Violation> refusal = judgement.refusal();
        if (refusal.isPresent()) {
            return new Result(refused(refusal.get()), "", false);
        }
        boolean typed =
                codec.bind(answer.payload(), action.responseType()).value().isPresent();
        Valid valid = (Valid) judgement;
        return accepted(valid.tolerances(), valid.payload().toString(), typed);
    }

    private static Result accepted(List<Tolerance> tolerances, String repaired, boolean typed) {
        if (tolerances.isEmpty()) {
            return new Result("ok", "", typed);
        }
        String forgiven = tolerances.stream()
                .map(t -> t.treatment().wireName()
                        + ' '
                        + t.keyword()
                        + ' '
                        + t.pointer()
                        + (t.times() > 1 ? " x" + t.times() : ""))
                .collect(Collectors.joining(", "));
        return new Result("ok: " + forgiven, repaired, typed);
    }

    private static String words(DecodeResult result) {
        if (result instanceof Rejected rejected) {
            return refused(rejected.violation());
        }
        if (result instanceof Ignored ignored) {
            return "ignored: " + ignored.reason();
        }
        if (result instanceof Fatal fatal) {
            return "fatal: " + fatal.closeCode();
        }
        return "ok";
    }

    private static String refused(Violation violation) {
        return ("rejected: " + violation.keyword() + ' ' + violation.pointer()).strip();
    }
}
