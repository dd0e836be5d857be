// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.Error;
import io.cpgateway.ocpp.model.RawJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a rule's treatment comes to for one fault. */
final class Remedy {
    private Remedy() {}

    /** The change, or empty if the treatment is no good against this fault. */
    static Optional<Change> of(LeniencyRule rule, Error error) {
        String keyword = error.getKeyword();
        boolean missing = keyword.equals("required");
        return switch (rule.treatment()) {
            case IGNORE -> Optional.of(missing ? Change.DROP_OWNER : Change.DROP);
            case DEFAULT ->
                keyword.equals("additionalProperties")
                        ? Optional.empty()
                        : value(rule).map(Change::put);
            case COERCE ->
                Coercion.of(error, value(rule).map(JsonNode::asString).orElse("Z"));
            case KEEP -> LeniencyRule.isKeepable(keyword) ? Optional.of(Change.KEEP) : Optional.empty();
            case TRUNCATE -> keyword.equals("maxLength") ? Optional.of(cut(error)) : Optional.empty();
        };
    }

    /** A copy of the rule's own value. */
    static Optional<JsonNode> value(LeniencyRule rule) {
        RawJson value = rule.value();
        return value == null ? Optional.empty() : Optional.of(RuleValue.tree(value));
    }

    private static Change cut(Error error) {
        String text = error.getInstanceNode().asString();
        String cut = Descriptions.cut(text, error.getSchemaNode().asInt());
        return Change.put(JsonNodeFactory.instance.stringNode(cut));
    }
}
