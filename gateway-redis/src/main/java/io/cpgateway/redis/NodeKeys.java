// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

/** The keys that belong to no charge point. Those of processes share one slot. */
final class NodeKeys {
    static final String LEASES = "cpgw:{nodes}:leases";
    static final String NEIGHBOURS = "cpgw:{nodes}:neighbours";
    static final String STATE = "cpgw:{nodes}:state";
    static final String WAKE_NUMBER = "cpgw:{nodes}:wake-number";
    /** A channel. */
    static final String CHANGES = "cpgw:changes";

    private NodeKeys() {}

    static String wakes(String incarnation) {
        return "cpgw:{nodes}:wakes:" + incarnation;
    }

    static String wakeEpochs(String incarnation) {
        return "cpgw:{nodes}:wake-epochs:" + incarnation;
    }

    /** A channel. */
    static String wakeHint(String incarnation) {
        return "cpgw:wake:" + incarnation;
    }

    static String commandId(String commandId) {
        return "cpgw:command-id:" + commandId;
    }
}
