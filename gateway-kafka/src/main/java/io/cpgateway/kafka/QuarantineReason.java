// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

/** Why something goes to the quarantine: the sentence that {@code ce_reason} says, each written once. */
enum QuarantineReason {
    OTHER_TYPE("the attribute type must be %s"),
    MISSING_ATTRIBUTE("the attribute %s is missing"),
    NO_CHARGE_POINT("neither a key nor a subject says for which charge point it is"),
    TWO_CHARGE_POINTS("the key and the subject name different charge points"),
    NOT_A_CHARGE_POINT("the key is not a charge point id"),
    NOT_A_CLOUD_EVENT("the value is not a CloudEvent"),
    NOT_JSON("the value is not JSON: %s"),
    NOT_UTF_8("the %s is not UTF-8"),
    TOO_LONG("the %s is longer than %s"),
    COMMAND_ID("the attribute id must be 1 to 128 visible ASCII characters"),
    NOT_AFTER("the attribute notafter must be a time such as 2026-11-22T20:00:00Z"),
    PRIORITY("the attribute priority must be high or normal"),
    OTHER_COMMAND("the command id %s belongs to another command"),
    NOBODY_WAITS("no CALL waits for this reply: it came too late, twice, or for a connection that ended"),
    INVALID_REPLY("the reply is not valid: %s"),
    REFUSED("the broker refuses it: %s");

    private final String template;

    QuarantineReason(String template) {
        this.template = template;
    }

    /** The sentence, with details where the template has room for them. */
    String with(Object... details) {
        return String.format(template, details);
    }

    /** The sentence as documents have it. */
    String documented() {
        return template.replace("%s", "…");
    }
}
