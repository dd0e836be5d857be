// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import static java.util.Map.entry;

import io.cpgateway.ocpp.model.ErrorCode;
import java.util.Map;

/** How OCPP-J 1.6 writes the error codes (Table 7). Errata 5.1 and 5.2 keep both misspellings. */
final class Spelling16 {
    static final Map<ErrorCode, String> CODES = Map.ofEntries(
            entry(ErrorCode.NOT_IMPLEMENTED, "NotImplemented"),
            entry(ErrorCode.NOT_SUPPORTED, "NotSupported"),
            entry(ErrorCode.INTERNAL_ERROR, "InternalError"),
            entry(ErrorCode.PROTOCOL_ERROR, "ProtocolError"),
            entry(ErrorCode.SECURITY_ERROR, "SecurityError"),
            entry(ErrorCode.FORMATION_VIOLATION, "FormationViolation"),
            entry(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "PropertyConstraintViolation"),
            entry(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "OccurenceConstraintViolation"),
            entry(ErrorCode.TYPE_CONSTRAINT_VIOLATION, "TypeConstraintViolation"),
            entry(ErrorCode.GENERIC_ERROR, "GenericError"));

    private Spelling16() {}
}
