// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** D4 on metrics pages. */
class DeliveryAccountTest {
    private final DeliveryAccount account = new DeliveryAccount();
    private final List<LedgerEvent> events = new Books()
            .call("1", "2", "m", "StatusNotification", "{}", "id", "node-2")
            .events();

    @Test
    void pagesThatAddUp_haveNoFindings() {
        account.add(page(2, 0, 1, 0, 0, 1));
        Scrape quiet = page(3, 1, 2, 0, 0, 0);
        account.add(quiet);
        assertThat(account.findings(quiet, events, "node")).isEmpty();
        assertThat(account.scrapes()).isEqualTo(2);
        assertThat(account.quietScrapes()).isEqualTo(1);
    }

    @Test
    void aSumThatIsWrong_isFound() {
        assertFound(page(4, 1, 2, 0, 0, 0), "received 4 is not the sum 3");
    }

    @Test
    void lessThanNothingInFlight_isFound() {
        assertFound(page(2, 1, 2, 0, 0, -1), "less than nothing is in flight");
    }

    @Test
    void aCountThatFalls_isFound_exceptInAnotherProcess() {
        account.add(page(3, 2, 1, 0, 0, 0));
        account.add(Scrape.of("other", text(0, 0, 0, 0, 0, 0)));
        assertThat(account.findings(page(1, 1, 0, 0, 0, 0), events, "node")).isEmpty();
        assertFound(page(3, 1, 2, 0, 0, 0), "published fell from 2");
    }

    @Test
    void aCountThatIsMissing_isFound() {
        assertFound(Scrape.of("node", "ocppgw_events_received_total 0\n"), "in_flight is missing");
    }

    @Test
    void moreOrFewerEventsThanCounted_areFound() {
        assertThat(account.findings(page(2, 2, 0, 0, 0, 0), events, "node")).hasSize(1);
        assertThat(account.findings(page(0, 0, 0, 0, 0, 0), events, "node")).hasSize(1);
        assertThat(account.findings(page(1, 0, 0, 0, 1, 0), events, "node")).isEmpty();
        assertThat(account.findings(page(2, 1, 0, 0, 0, 1), events, "node")).hasSize(1);
    }

    private void assertFound(Scrape scrape, String what) {
        account.add(scrape);
        assertThat(account.findings(page(1, 1, 0, 0, 0, 0), events, "node"))
                .extracting(Finding::what)
                .anyMatch(found -> found.contains(what));
    }

    private static Scrape page(int received, int published, int unpublished, int rejected, int failed, int inFlight) {
        return Scrape.of("node", text(received, published, unpublished, rejected, failed, inFlight));
    }

    private static String text(int received, int published, int unpublished, int rejected, int failed, int inFlight) {
        return "# HELP ocppgw_events_received_total Inbound CALLs\n"
                + "ocppgw_events_received_total " + received + ".0\n"
                + "ocppgw_events_published_total " + published + ".0\n"
                + "ocppgw_events_unpublished_total " + unpublished + ".0\n"
                + "ocppgw_events_rejected_total " + rejected + ".0\n"
                + "ocppgw_events_failed_total " + failed + ".0\n"
                + "ocppgw_events_in_flight " + inFlight + ".0\n";
    }
}
