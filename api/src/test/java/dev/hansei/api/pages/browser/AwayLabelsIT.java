package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.LabelDesk.await;
import static dev.hansei.api.pages.browser.LabelDesk.question;
import static dev.hansei.api.pages.browser.LabelDesk.waitUntilReady;
import static dev.hansei.api.pages.browser.TextDesk.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.cases.CaseContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Labels of somebody who was away from the service, or is there twice. */
class AwayLabelsIT {
  /** As a train in a tunnel; some seconds unless long drills are asked for. */
  private static final Duration AWAY =
      Duration.ofSeconds(Boolean.getBoolean("hansei.drills") ? 120 : 4);

  /** What a page has ready: the item on the screen and those behind it. */
  private static final int READY = 3;

  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void whatIsSaidOffLineArrivesOnceInItsOrderUnderItsOwnKeys() {
    var desk = new LabelDesk(chromium);
    QueueId queue =
        desk.openForm(
            field("right", new LabelKind.PassFail()), field("own", new TextKind.Demonstration()));
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      waitUntilReady(page);
      context.setOffline(true);
      waitUntilLost(page);
      Map<String, String> meant = new LinkedHashMap<>();
      for (int n = 0; n < READY; n++) {
        meant.put(question(page).strip(), sayOffLine(page, n));
        page.waitForTimeout(AWAY.toMillis() / (double) READY);
      }
      List<String> keys = kept(page);
      assertThat(keys).hasSize(READY).doesNotHaveDuplicates();
      assertThat(page.locator("[data-sending]").textContent()).contains("3 labels are kept");
      assertThat(desk.keys(queue)).isEmpty();

      context.setOffline(false);
      await(() -> desk.keys(queue).size() == READY);
      page.waitForSelector(
          "[data-sending]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
      page.waitForSelector("[data-item]:not([hidden])");
      assertThat(desk.keys(queue)).as("once each, in order").isEqualTo(keys);
      Map<String, String> arrived = new LinkedHashMap<>();
      for (LabelledOutcome one : desk.labelled(queue)) {
        arrived.put(
            one.asked().question(), one.annotations().getFirst().answers().words().get("own"));
      }
      assertThat(arrived).containsExactlyInAnyOrderEntriesOf(meant);
      assertThat(page.locator(".returned").count()).isZero();
    }
    assertThat(desk.troubles()).isEmpty();
  }

  /** Answers the item on the screen; the text that was said. */
  private static String sayOffLine(Page page, int n) {
    String before = question(page);
    String text = "In my words, number %d: \uD83D\uDE00 返品は十四日以内です。".formatted(n);
    page.keyboard().press(n % 2 == 0 ? "1" : "2");
    page.locator("[data-field=own] textarea").fill(text);
    page.locator("[data-field=own] textarea").press("Control+Enter");
    page.waitForFunction(
        "before => document.querySelector('[data-item]').hidden"
            + " || document.querySelector('[data-question]').textContent !== before",
        before);
    return text;
  }

  @Test
  void whatSomebodyElseLabelledMeanwhileStaysAndThePersonIsTold() {
    var desk = one();
    QueueId queue = desk.seed.open(1);
    try (BrowserContext away = desk.annotator();
        BrowserContext there = desk.annotator()) {
      Page page = desk.opened(away, queue);
      waitUntilReady(page);
      away.setOffline(true);
      waitUntilLost(page);
      note(page, "thought in a tunnel");
      page.keyboard().press("1");
      page.waitForSelector("[data-sending]:not([hidden])");

      assertThat(desk.lapse(queue)).isEqualTo(1);
      Page other = desk.opened(there, queue);
      note(other, "thought at a desk");
      other.keyboard().press("2");
      await(() -> desk.counts(queue).labelled() == 1);

      away.setOffline(false);
      page.waitForSelector(".returned");
      assertThat(page.locator(".returned").textContent())
          .contains("Your label was not taken", "You said pass", "thought in a tunnel");
      assertThat(desk.words(queue)).containsExactly("fail");
      assertThat(desk.notes(queue)).containsExactly("thought at a desk");
      page.reload();
      page.waitForSelector(".returned");
      assertThat(page.locator(".returned").textContent()).contains("thought in a tunnel");
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void ofTwoTabsOnOneItemTheSecondIsToldAndKeepsItsWords() {
    var desk = one();
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page first = desk.opened(context, queue);
      waitUntilReady(first);
      note(first, "from the first tab");
      // Forgotten there until its lease had ended, the item is given to the other tab.
      assertThat(desk.lapse(queue)).isEqualTo(1);
      Page second = desk.opened(context, queue);
      assertThat(question(second)).isEqualTo(question(first));
      note(second, "from the second tab");
      second.keyboard().press("1");
      await(() -> desk.counts(queue).labelled() == 1);

      first.bringToFront();
      assertThat(first.locator("[data-note]").inputValue()).isEqualTo("from the first tab");
      first.keyboard().press("2");
      first.waitForSelector(".returned");
      assertThat(first.locator(".returned").textContent())
          .contains("You have labelled this item already", "You said fail", "from the first tab");
      assertThat(desk.words(queue)).as("not overwritten").containsExactly("pass");
      assertThat(desk.notes(queue)).containsExactly("from the second tab");
      assertThat(desk.keys(queue)).hasSize(1);
    }
    assertThat(desk.troubles()).isEmpty();
  }

  private static LabelDesk one() {
    return new LabelDesk(
        chromium,
        List.of(new CaseContent("How long?", "", List.of(), Map.of())),
        List.of("Thirty days."));
  }

  private static void note(Page page, String words) {
    page.keyboard().press("n");
    // What was begun in the other tab stands there as a draft.
    page.locator("[data-note]").fill(words);
    page.keyboard().press("Escape");
  }

  /** The keys of the labels that the browser keeps, oldest first. */
  private static List<String> kept(Page page) {
    Object found =
        page.evaluate(
            """
            () => Object.keys(localStorage)
              .filter((key) => key.startsWith('hansei.label.'))
              .map((key) => JSON.parse(localStorage.getItem(key)))
              .sort((a, b) => a.at - b.at)
              .map((entry) => entry.key)
            """);
    List<String> keys = new ArrayList<>();
    ((List<?>) found).forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  /** The browser says that it is off line a moment before it is. */
  private static void waitUntilLost(Page page) {
    page.waitForFunction(
        "() => fetch('/favicon.ico', {cache: 'no-store'}).then(() => false, () => true)");
  }
}
