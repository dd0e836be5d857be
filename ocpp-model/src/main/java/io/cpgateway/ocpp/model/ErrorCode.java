// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

/**
 * Why a CALL is refused, by meaning. How a code is spelled is a matter of the version ({@link Protocol#spelling}):
 * OCPP-J 1.6 (Table 7) has misspellings which its errata 5.1 and 5.2 order to keep.
 */
public enum ErrorCode {
    /** The action is not known. */
    NOT_IMPLEMENTED,
    /** The action is known but not supported here. */
    NOT_SUPPORTED,
    /** The receiver failed while handling a valid request. */
    INTERNAL_ERROR,
    /** The payload is incomplete, or the frame breaks the protocol. */
    PROTOCOL_ERROR,
    /** Refused for security, above all before the registration was accepted. */
    SECURITY_ERROR,
    /** The frame or payload is not well formed. */
    FORMATION_VIOLATION,
    /** A field has a value that is not allowed. */
    PROPERTY_CONSTRAINT_VIOLATION,
    /** A field is missing, or is there where it must not be. */
    OCCURRENCE_CONSTRAINT_VIOLATION,
    /** A field has the wrong data type. */
    TYPE_CONSTRAINT_VIOLATION,
    /** Anything else. */
    GENERIC_ERROR
}
