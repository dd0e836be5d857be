// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What may know what: the design's rules on modules and packages, held against the compiled classes. */
class ArchitectureTest {
    private static final String ROOT = "io.cpgateway.";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.cpgateway");
        assertThat(classes).hasSizeGreaterThan(100);
    }

    @Test
    void modules_dependOneWay() {
        forbid(List.of("ocpp.model"), "ocpp.codec", "server", "kafka", "redis", "app", "testkit");
        forbid(List.of("ocpp.codec"), "server", "kafka", "redis", "app", "testkit");
        forbid(List.of("server"), "kafka", "redis", "app", "testkit");
        forbid(List.of("testkit"), "kafka", "redis", "app");
    }

    @Test
    void adapters_doNotSeeEachOther() {
        forbid(List.of("kafka"), "redis", "app", "testkit");
        forbid(List.of("redis"), "kafka", "app", "testkit");
        forbid(List.of("app"), "testkit");
    }

    @Test
    void onlyTheProgram_seesJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.cpgateway.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(classes);
    }

    @Test
    void spi_knowsOnlyTheJdk_theModel_andItself() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.cpgateway.server.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.cpgateway.ocpp.model..",
                        "io.cpgateway.server.spi..",
                        "org.jspecify.annotations..")
                .check(classes);
    }

    @Test
    void theHeart_doesNothingByItself() {
        noClasses()
                .that()
                .resideInAPackage("io.cpgateway.server.connection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.net..", "java.util.concurrent..", "org.slf4j..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(classes);
    }

    @Test
    void containers_areKnownOnlyToTheirTransport_andTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.cpgateway.app..", "io.cpgateway.server.transport.jakarta..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "jakarta.websocket..", "javax.servlet..", "javax.websocket..")
                .check(classes);
    }

    @Test
    void versions_doNotSeeEachOther() {
        slices().matching("io.cpgateway.ocpp.model.(v*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
        slices().matching("io.cpgateway.server.(v*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("io.cpgateway.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackage_saysWhatItIs_andIsNullMarked() {
        Set<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(found -> found.tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
        assertThat(unmarked).isEmpty();
    }

    private static void forbid(List<String> from, String... to) {
        for (String module : from) {
            for (String other : to) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + other + "..")
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
    }
}
