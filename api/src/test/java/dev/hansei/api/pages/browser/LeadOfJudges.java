package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;

/** A lead who makes a judge of a criterion and finds out what it is good for, by pages and keys. */
record LeadOfJudges(Visitor lead, String criterion) {
  private static final int PAIRS = 12;

  /** Makes a judge that follows the rubric; its id. */
  String make() {
    lead.open("/criteria");
    lead.page().locator("h2 a", Steps.has(criterion)).click();
    lead.page().waitForURL("**/criteria/*");
    lead.press("n");
    lead.page().waitForURL("**/judges/new");
    lead.inspect("judge-kinds");
    lead.page().locator("a.main", Steps.has("rubric")).first().click();
    lead.page().waitForURL("**kind=rubric");
    assertThat(lead.page().inputValue("#rubric")).startsWith("Pass if the answer says a number");
    lead.page().getByLabel("Model that judges").fill("openai/stub");
    lead.inspect("judge-form");
    Steps.sent(lead, "Save");
    lead.page().waitForURL("**/criteria/judges/*");
    assertThat(lead.text()).contains("No, it informs", "has no certificate");
    lead.inspect("judge-uncertified");
    return lead.page().url().replaceAll(".*/", "");
  }

  /** Confirms edits that break the criterion, and lets the judge say whether it notices. */
  void tryOnMinimalPairs() {
    lead.open("/criteria");
    lead.page().locator("h2 a", Steps.has(criterion)).click();
    lead.page().waitForURL("**/criteria/*");
    lead.press("t");
    lead.page().waitForURL("**/pairs");
    lead.page().waitForNavigation(() -> lead.press("p"));
    lead.page().locator("[data-row]").first().waitFor();
    lead.inspect("pairs");
    int confirmed = 0;
    while (confirmed < PAIRS) {
      lead.press("k");
      lead.press("j");
      Locator chosen = lead.page().locator("[data-row][aria-current=true]");
      boolean breaks = chosen.textContent().contains("a number changed");
      lead.page().waitForNavigation(() -> lead.press(breaks ? "y" : "r"));
      confirmed += breaks ? 1 : 0;
    }
    assertThat(lead.text()).contains("Pairs confirmed: %d,".formatted(PAIRS));
    Steps.sent(lead, "Test");
    Steps.until(lead, "td", "it notices");
    lead.inspect("pairs-tested");
  }

  /** Measures the judge on that many held-out labels, and reads its certificate. */
  void measure(String judge, int labels) {
    lead.open("/criteria/judges/" + judge);
    lead.page().waitForNavigation(() -> lead.press("m"));
    Steps.until(lead, "h2", "Certificate: gate");
    assertThat(lead.text())
        .contains(
            "Yes: ", "Certificate: gate", "%1$d labels, %1$d of them by people".formatted(labels))
        .contains("Use it for");
    lead.inspect("certificate");
    assertThat(lead.text("/calibrations"))
        .contains("1 calibration; 1 said that the judge may gate");
    lead.inspect("calibrations");
  }

  /** Takes the certificate back, and says why. */
  void revoke(String judge) {
    lead.open("/criteria/judges/" + judge);
    lead.press("X");
    lead.page().getByLabel("Why").fill("The labels were of one morning.");
    Steps.sent(lead, "Revoke for good");
    assertThat(lead.text()).contains("The labels were of one morning.", "No, it informs");
    lead.inspect("judge-revoked");
  }
}
