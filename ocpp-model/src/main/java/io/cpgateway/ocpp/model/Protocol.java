// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One OCPP version as data: its action table and the spelling of its error codes. Immutable. */
public final class Protocol {
    private final OcppVersion version;
    private final Map<String, Action<?, ?>> actions;
    private final Map<ErrorCode, String> spellings;

    /**
     * Puts a version together.
     *
     * @param version which version this is
     * @param actions the table; names are unique
     * @param spellings how each error code is written, complete
     * @throws IllegalArgumentException if a name comes twice or a spelling is missing
     */
    public Protocol(OcppVersion version, List<Action<?, ?>> actions, Map<ErrorCode, String> spellings) {
        this.version = version;
        this.actions = new LinkedHashMap<>();
        for (Action<?, ?> action : actions) {
            if (this.actions.put(action.name(), action) != null) {
                throw new IllegalArgumentException("action listed twice: " + action.name());
            }
        }
        this.spellings = new EnumMap<>(spellings);
        for (ErrorCode code : ErrorCode.values()) {
            if (!this.spellings.containsKey(code)) {
                throw new IllegalArgumentException("no spelling for " + code);
            }
        }
    }

    /** {@return which version this is} */
    public OcppVersion version() {
        return version;
    }

    /** {@return all actions, in table order} */
    public List<Action<?, ?>> actions() {
        return List.copyOf(actions.values());
    }

    /**
     * Finds an action.
     *
     * @param name its exact name
     * @return its row, or empty
     */
    public Optional<Action<?, ?>> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /**
     * How this version writes a code on the wire.
     *
     * @param code the code
     * @return its spelling
     */
    public String spelling(ErrorCode code) {
        String spelling = spellings.get(code);
        return spelling == null ? code.name() : spelling;
    }

    /**
     * The code that this version writes so.
     *
     * @param spelling as on the wire, case-sensitive
     * @return the code, or empty if it is none of this version
     */
    public Optional<ErrorCode> errorCode(String spelling) {
        return spellings.entrySet().stream()
                .filter(entry -> entry.getValue().equals(spelling))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
