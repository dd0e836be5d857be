// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cpgateway.ocpp.codec.Leniency.Entry;
import io.cpgateway.ocpp.codec.Leniency.Match;
import io.cpgateway.ocpp.codec.OcppSchemas.Kind;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C12: leniency is data, chosen by what a charge point says of itself. */
class LeniencyFileTest {
    private static final String ACME = "{\"profiles\":[{\"name\":\"acme\",\"vendor\":\"Acme*\",\"model\":\"One\","
            + "\"firmware\":\"1.*\",\"rules\":[{\"action\":\"MeterValues\",\"message\":\"request\","
            + "\"path\":\"*timestamp\",\"keyword\":\"format\",\"treatment\":\"coerce\",\"value\":\"+02:00\"},"
            + "{\"treatment\":\"ignore\"}]}]}";

    private static final LeniencyProfile ACME_PROFILE = LeniencyProfile.of(
            "acme",
            LeniencyRule.coerce()
                    .forAction("MeterValues")
                    .in(Kind.REQUEST)
                    .at("*timestamp")
                    .against("format")
                    .with(RawJson.of("\"+02:00\"")),
            LeniencyRule.ignore());

    @Test
    void file_isReadIntoTheSameAsTheApiMakes() {
        assertThat(Leniency.read(ACME).entries())
                .isEqualTo(Leniency.NONE
                        .with(new Match("Acme*", "One", "1.*"), ACME_PROFILE)
                        .entries());
    }

    @ParameterizedTest
    @CsvSource({
        "Acme,One,1.2,true",
        "ACME Ltd,one,1.,true",
        "Acm,One,1.2,false",
        "Acme,Two,1.2,false",
        "Acme,One,2.1,false",
        "Acme,One,,false",
        "Acme,,1.2,false",
        ",,,false"
    })
    void profile_isChosenByVendorModelAndFirmware(String vendor, String model, String firmware, boolean chosen) {
        assertThat(Leniency.read(ACME).profileFor(vendor, model, firmware))
                .isEqualTo(chosen ? ACME_PROFILE : LeniencyProfile.STRICT);
    }

    @Test
    void profilesThatFit_areJoinedInOrder() {
        LeniencyProfile everybody = LeniencyProfile.of("everybody", LeniencyRule.keep());
        LeniencyProfile acme = LeniencyProfile.of("acme", LeniencyRule.ignore());
        Leniency leniency =
                Leniency.NONE.with(Match.vendor("acme"), acme).and(Leniency.NONE.with(Match.ANY, everybody));
        assertThat(leniency.profileFor("Acme", null, null))
                .isEqualTo(LeniencyProfile.of("acme+everybody", LeniencyRule.ignore(), LeniencyRule.keep()));
        assertThat(leniency.profileFor(null, null, null)).isEqualTo(everybody);
        assertThat(leniency.profile("acme")).contains(acme);
        assertThat(leniency.profile("nobody")).isEmpty();
    }

    @Test
    void allMistakes_areToldAtOnce_withTheirPlace() {
        String text = "{\"profile\":[],\"profiles\":[{\"vendor\":7,\"rules\":["
                + "{\"treatment\":\"forgive\"},{\"treatment\":\"default\"},{\"treatment\":\"coerce\",\"value\":\"CET\"},"
                + "{\"treatment\":\"truncate\",\"keyword\":\"enum\"},{\"treatment\":\"keep\",\"keyword\":\"type\"},"
                + "{\"treatment\":\"ignore\",\"value\":1},{\"treatment\":\"ignore\",\"keyword\":\"pattern\"},"
                + "{\"treatment\":\"ignore\",\"message\":\"both\"}]},[],{\"name\":\"x\"}]}";
        assertThatThrownBy(() -> Leniency.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "/profile: unknown key",
                        "/profiles/0/name: missing",
                        "/profiles/0/vendor: not a string",
                        "/profiles/0/rules/0/treatment: not one of [ignore, default, coerce, keep, truncate]",
                        "/profiles/0/rules/1/value: missing",
                        "/profiles/0/rules/2/value: not an offset",
                        "/profiles/0/rules/3/keyword: only maxLength",
                        "/profiles/0/rules/4/keyword: what breaks it cannot be kept",
                        "/profiles/0/rules/5/value: of no use",
                        "/profiles/0/rules/6/keyword: not one of",
                        "/profiles/0/rules/7/message: not one of",
                        "/profiles/1: not an object",
                        "/profiles/2/rules: not an array");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{; JSON", "``; empty", "[]; object", "{}; /profiles"})
    void whatIsNoSuchFile_isRefused(String text, String named) {
        assertThatThrownBy(() -> Leniency.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void ruleWithAValueThatIsNoJson_isAMistakeOfTheCaller() {
        assertThatThrownBy(() -> LeniencyRule.byDefault(RawJson.of("{")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void builtInProfiles_nameExistingActions_once() {
        List<Entry> entries = Leniency.builtIn().entries();
        assertThat(entries)
                .extracting(e -> e.profile().name())
                .doesNotHaveDuplicates()
                .contains("transactions");
        assertThat(entries).allMatch(e -> !e.profile().isStrict());
        assertThat(entries)
                .flatExtracting(e -> e.profile().rules())
                .allMatch(rule -> rule.action() == null
                        || Ocpp16.PROTOCOL.action(rule.action()).isPresent());
    }

    @Test
    void beforeTheBoot_onlyProfilesForEverybodyHold() {
        assertThat(Leniency.builtIn().profileFor(null, null, null).name()).isEqualTo("boot+transactions");
        assertThat(Leniency.builtIn().profileFor("growatt", "x", "y").name()).isEqualTo("growatt+boot+transactions");
    }
}
