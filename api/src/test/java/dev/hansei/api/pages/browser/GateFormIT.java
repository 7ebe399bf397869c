package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gate that is made on its page, by keyboard, and tried on past runs. */
class GateFormIT {
  private static Chromium chromium;
  private static ReleaseSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed = new ReleaseSeed(new LoopSeed(ApiServer.running()));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aLeadMakesAGateAndTriesItOnPastRuns() {
    try (var lead = new Visitor(chromium, seed.loop, seed.loop.lead)) {
      lead.open("/gates");
      lead.press("n");
      Page page = lead.page();
      page.getByLabel("Name").fill("strict");
      page.locator("[name=kind1]").selectOption("FLOOR");
      page.locator("[name=metric1]").fill(seed.runs.f1());
      page.locator("[name=limit1]").fill("0.2");
      page.locator("[name=kind2]").selectOption("NO_REGRESSION");
      page.locator("[name=kind3]").selectOption("LATENCY");
      page.locator("[name=limit3]").fill("60000");
      page.locator("[name=together]").check();
      lead.inspect("gate-form");
      page.locator("[name=limit3]").focus();
      page.waitForNavigation(() -> lead.press("Enter"));
      assertThat(lead.text())
          .contains(
              seed.runs.f1() + " is more than 0.2 in the mean",
              "95 of 100 answers take at most 60,000 ms",
              "All its intervals together hold");
      Locator card = page.locator("section.card").filter(byText("strict"));
      card.getByText("As a file").click();
      assertThat(card.locator("pre").textContent())
          .contains("name: strict", "type: latency-ceiling");
      page.waitForNavigation(() -> card.getByText("Try it on past runs").click());
      assertThat(lead.text()).contains("Choose a suite");
      page.waitForNavigation(() -> lead.press("v"));
      assertThat(lead.text()).contains("1 pair of runs: it would", "Nothing is kept");
      lead.inspect("simulation");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void whatWasTypedIsThereAgainAfterARefusal() {
    try (var lead = new Visitor(chromium, seed.loop, seed.loop.lead)) {
      lead.open("/gates");
      lead.press("n");
      Page page = lead.page();
      page.getByLabel("Name").fill("half done");
      page.locator("[name=kind1]").selectOption("FLOOR");
      page.locator("[name=together]").check();
      page.locator("[name=limit1]").focus();
      page.waitForNavigation(() -> lead.press("Enter"));
      assertThat(lead.text()).contains("400");
      lead.inspect("refused");

      page.waitForNavigation(() -> page.getByText("Back to what you typed").click());
      assertThat(page.locator("main h1").textContent()).isEqualTo("Gates");
      page.waitForCondition(() -> !page.url().contains("?"));
      assertThat(page.getByLabel("Name").inputValue()).isEqualTo("half done");
      assertThat(page.locator("[name=kind1]").inputValue()).isEqualTo("FLOOR");
      assertThat(page.locator("[name=together]").isChecked()).isTrue();
      assertThat(page.locator("[name=limit1]").isVisible()).isTrue();
      page.reload();
      assertThat(page.getByLabel("Name").inputValue()).as("kept for once").isEmpty();
    }
  }

  private static Locator.FilterOptions byText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
