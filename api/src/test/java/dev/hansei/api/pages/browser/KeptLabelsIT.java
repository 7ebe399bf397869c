package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.LabelDesk.await;
import static dev.hansei.api.pages.browser.LabelDesk.question;
import static dev.hansei.api.pages.browser.LabelDesk.takeBackUnsent;
import static dev.hansei.api.pages.browser.LabelDesk.waitUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.projects.Actor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels that cannot be taken now: kept, sent later, or given back with their words. */
class KeptLabelsIT {
  private static Chromium chromium;

  private LabelDesk desk;

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

  @BeforeEach
  void sit() {
    desk = new LabelDesk(chromium);
  }

  @Test
  void aLostConnectionLosesNoLabel() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      page.waitForFunction("() => document.querySelector('[data-progress]').textContent !== ''");
      waitUntilReady(page);
      context.setOffline(true);
      waitUntilLost(page);
      String first = question(page);
      page.keyboard().press("1");
      page.waitForFunction(
          "before => document.querySelector('[data-question]').textContent !== before", first);
      page.keyboard().press("2");
      page.waitForSelector("[data-sending]:not([hidden])");
      page.waitForFunction(
          "() => document.querySelector('[data-sending]').textContent.includes('2 labels are kept')");
      assertThat(desk.counts(queue).labelled()).isZero();

      takeBackUnsent(
          page, () -> page.locator("[data-sending]").textContent().contains("1 label is kept"));
      page.keyboard().press("2");
      context.setOffline(false);
      await(() -> desk.counts(queue).labelled() == 2);
      page.waitForSelector(
          "[data-sending]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(desk.words(queue)).containsExactlyInAnyOrder("pass", "fail");
      assertThat(
              page.evaluate(
                  "() => Object.keys(localStorage).filter(k => k.startsWith('hansei.label.')).length"))
          .isEqualTo(0);
    }
  }

  /** The browser says that it is off line a moment before it is. */
  private static void waitUntilLost(Page page) {
    page.waitForFunction(
        "() => fetch('/favicon.ico', {cache: 'no-store'}).then(() => false, () => true)");
  }

  @Test
  void whatArrivedWithoutAnAnswerIsTakenBackThereToo() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      waitUntilReady(page);
      context.route(
          "**/submit",
          route -> {
            route.fetch();
            route.abort();
          });
      String first = question(page);
      page.keyboard().press("1");
      page.waitForSelector("[data-sending]:not([hidden])");
      assertThat(desk.counts(queue).labelled()).as("it arrived").isEqualTo(1);
      takeBackUnsent(page, () -> question(page).equals(first));
      context.unroute("**/submit");
      page.keyboard().press("2");
      await(() -> desk.words(queue).equals(List.of("fail")));
      page.waitForSelector(
          "[data-sending]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(desk.counts(queue).labelled()).isEqualTo(1);
      assertThat(page.locator("[data-returned] *").count()).as("nothing was refused").isZero();
    }
  }

  @Test
  void labelsOutliveAPageThatIsClosedWhileTheConnectionIsLost() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      waitUntilReady(page);
      // The page keeps its connection but the service cannot be reached.
      context.route("**/submit", route -> route.abort());
      page.keyboard().press("1");
      page.waitForSelector("[data-sending]:not([hidden])");
      context.unroute("**/submit");
      page.reload();
      await(() -> desk.counts(queue).labelled() == 1);
    }
  }

  @Test
  void refusesToGoOnWhereNothingCanBeKept() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      context.addInitScript("Storage.prototype.setItem = () => { throw new Error('full'); }");
      Page page = desk.opened(context, queue);
      String first = question(page);
      page.keyboard().press("1");
      page.waitForSelector("[data-sending].bad");
      assertThat(page.locator("[data-sending]").textContent()).contains("was not taken");
      assertThat(question(page)).isEqualTo(first);
      assertThat(desk.counts(queue).labelled()).isZero();
    }
  }

  @Test
  void saysWhatHappenedToALabelThatCameTooLateAndKeepsItsWords() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      waitUntilReady(page);
      desk.server
          .get(QueueClosings.class)
          .close(new QueueClosing(desk.name(queue), QueueState.CLOSED, new Actor.BySystem()));
      page.keyboard().press("n");
      page.keyboard().type("so much thought");
      page.keyboard().press("Escape");
      page.keyboard().press("1");
      page.waitForSelector(".returned");
      assertThat(page.locator(".returned").textContent())
          .contains("takes no labels now", "so much thought");
      page.locator("[data-drop]").click();
      assertThat(page.locator(".returned").count()).isZero();
    }
  }
}
