// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.changed;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialStoreMutantsTest {
    private static BiFunction<CredentialStore, Integer, CredentialStore> wrong = (right, before) -> right;

    static class Subject extends MemoryCredentialStoreTest {
        private int before;

        @Override
        protected CredentialStore started() {
            return wrong.apply(super.started(), before++);
        }
    }

    private static BiFunction<CredentialStore, Integer, CredentialStore> with(
            String method, Mutant.Method<CredentialStore> instead) {
        return Mutant.with(CredentialStore.class, method, instead);
    }

    private static ChargePointId lower(Object id) {
        return new ChargePointId(id.toString().toLowerCase(Locale.ROOT));
    }

    static Stream<Mutant<CredentialStore>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it disregards case",
                        (right, before) -> {
                            CredentialStore finds =
                                    with("find", (r, a) -> r.find(lower(a[0]))).apply(right, before);
                            CredentialStore puts = with("put", (r, a) -> r.put(lower(a[0]), (Credential) a[1]))
                                    .apply(finds, before);
                            return with("remove", (r, a) -> r.remove(lower(a[0])))
                                    .apply(puts, before);
                        },
                        "a1_hostileIds_areKeptApart",
                        "a1_idsAreComparedExactly"),
                Mutant.of(
                        "the old credential stays",
                        with(
                                "put",
                                (right, a) -> right.put(
                                        (ChargePointId) a[0],
                                        Stages.value(right.find((ChargePointId) a[0]))
                                                .orElse((Credential) a[1]))),
                        "a2_afterAPut_theOldCredentialIsNoLongerValid"),
                Mutant.of(
                        "it says that whatever was removed was there",
                        with("remove", (right, a) -> changed(right.remove((ChargePointId) a[0]), was -> true)),
                        "removeAndIsEmpty_sayWhatIsThere"),
                Mutant.of(
                        "it forgets all at a restart",
                        Mutant.forgetful(() -> new TableCredentialStore(new MemoryTables(1000))),
                        "a3_credentials_areThereAfterARestart"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<CredentialStore> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
