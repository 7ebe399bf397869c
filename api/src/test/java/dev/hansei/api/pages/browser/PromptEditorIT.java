package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hansei.api.http.ApiServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A prompt that is written in the browser, by keyboard, in two windows, and without losing a word.
 */
class PromptEditorIT {
  private static Chromium chromium;
  private static LoopSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed = new LoopSeed(ApiServer.running());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aLeadWritesAPromptFromNothingByKeyboard() {
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      Page page = begin(lead, "typed");
      page.getByLabel("Text; variables").first().fill("Answer from the passages.\n{{context}}");
      page.waitForSelector("#kept .state.good");
      page.locator("#content2").fill("{{question");
      page.waitForSelector("#kept .state.warn >> text=Not yet a version");
      page.locator("#content2").fill("{{question}}");
      page.waitForSelector("#kept .state.warn", hidden());
      page.waitForNavigation(() -> page.getByText("Add a message").click());
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content3");
      page.keyboard().type("Thirty days.");
      page.waitForNavigation(() -> page.getByLabel("Remove message 3").click());
      page.locator("#note").fill("first words");
      lead.inspect("prompt-editor");
      page.waitForNavigation(() -> lead.press("Control+Enter"));
      assertThat(page.url()).endsWith("/prompts/typed?version=1");
      assertThat(lead.text()).contains("first words", "Answer from the passages.", "context");
      lead.inspect("prompt-of-editor");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void whoLeavesFindsTheDraftAgain() {
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      Page page = begin(lead, "left");
      page.locator("#content1").fill("Half a sent");
      lead.press("Escape");
      page.waitForNavigation(() -> lead.press("Escape"));
      assertThat(lead.text()).contains("You have a draft from just now");
      page.waitForNavigation(() -> lead.press("e"));
      assertThat(page.locator("#content1").inputValue()).isEqualTo("Half a sent");
      page.waitForNavigation(() -> page.getByText("Discard the draft").click());
      assertThat(lead.text())
          .doesNotContain("You have a draft")
          .contains("Write the first version");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void twoWindowsDoNotOverwriteEachOther() {
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      Page page = begin(lead, "twice");
      Page other = lead.context().newPage();
      other.navigate(page.url());
      page.locator("#content1").fill("From the first window.");
      page.waitForSelector("#kept .state.good");
      other.locator("#content1").fill("From the second window.");
      other.waitForSelector("[data-clash]");
      assertThat(other.locator("#kept").textContent())
          .contains("Another window of yours", "first", "second");
      other.locator("#content1").fill("From the second window, still.");
      other.waitForNavigation(() -> other.getByText("Go on with this text").click());
      assertThat(other.locator("#content1").inputValue())
          .isEqualTo("From the second window, still.");
      page.locator("#content1").fill("Late.");
      page.waitForSelector("[data-clash]");
      lead.inspect("prompt-editor-clash");
      page.waitForNavigation(() -> page.getByText("Go on with the other").click());
      assertThat(page.locator("#content1").inputValue())
          .isEqualTo("From the second window, still.");
      assertThat(lead.troubles()).allMatch(it -> it.contains("409"));
    }
  }

  private static Page begin(Visitor lead, String name) {
    lead.open("/prompts");
    lead.press("n");
    Page page = lead.page();
    page.getByLabel("Name").fill(name);
    page.waitForNavigation(() -> lead.press("Enter"));
    assertThat(List.of(page.url())).allMatch(it -> it.endsWith("/prompts/" + name + "/edit"));
    return page;
  }

  private static Page.WaitForSelectorOptions hidden() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
  }
}
