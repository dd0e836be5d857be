// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.changed;

import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdTagStoreMutantsTest {
    private static BiFunction<IdTagStore, Integer, IdTagStore> wrong = (right, before) -> right;

    static class Subject extends MemoryIdTagStoreTest {
        private int before;

        @Override
        protected IdTagStore started() {
            return wrong.apply(super.started(), before++);
        }
    }

    private static BiFunction<IdTagStore, Integer, IdTagStore> with(String method, Mutant.Method<IdTagStore> instead) {
        return Mutant.with(IdTagStore.class, method, instead);
    }

    static Stream<Mutant<IdTagStore>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it looks at case",
                        with(
                                "find",
                                (right, a) -> changed(
                                        right.find((String) a[0]),
                                        found -> found.filter(t -> t.idTag().equals(a[0])))),
                        "i1_caseDoesNotMatter",
                        "i2_ofManyPutsAtOnce_oneIsFoundWhole",
                        "i2_putReplaces_alsoInOtherCase"),
                Mutant.of(
                        "it disregards blanks too",
                        with(
                                "find",
                                (right, a) -> right.find(
                                        a[0].toString().equals(" ")
                                                ? " "
                                                : a[0].toString().strip())),
                        "i1_onlyCaseIsDisregarded",
                        "i2_oddIdTags_areKeptApart"),
                Mutant.of(
                        "the first put stays",
                        with(
                                "put",
                                (right, a) -> right.put(Stages.value(right.find(((IdTag) a[0]).idTag()))
                                        .orElse((IdTag) a[0]))),
                        "i2_putReplaces_alsoInOtherCase"),
                Mutant.of(
                        "it says that whatever was removed was there",
                        with("remove", (right, a) -> changed(right.remove((String) a[0]), was -> true)),
                        "i2_removeOfAnUnknownOne_isFalse"),
                Mutant.of(
                        "it removes in its own case only",
                        with(
                                "remove",
                                (right, a) -> right.remove(
                                        a[0].equals(a[0].toString().toLowerCase(Locale.ROOT))
                                                ? (String) a[0]
                                                : "nobody's")),
                        "i2_removeOfAnUnknownOne_isFalse"),
                Mutant.of(
                        "it forgets all at a restart",
                        Mutant.forgetful(() -> new TableIdTagStore(new MemoryTables(1000))),
                        "i3_idTags_areThereAfterARestart"),
                Mutant.of(
                        "after its end it fails with what it met",
                        with(
                                "put",
                                (right, a) -> right.put((IdTag) a[0])
                                        .exceptionallyCompose(
                                                closed -> CompletableFuture.failedFuture(new IOException("closed")))),
                        "g4_whenClosed_everyCallIsDecided_andNothingIsChanged"),
                Mutant.of(
                        "after its end it says that all is well",
                        with("put", (right, a) -> right.put((IdTag) a[0]).exceptionally(closed -> null)),
                        "g4_whenClosed_everyCallIsDecided_andNothingIsChanged"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<IdTagStore> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
