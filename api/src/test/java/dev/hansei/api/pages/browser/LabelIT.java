package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.LabelDesk.await;
import static dev.hansei.api.pages.browser.LabelDesk.question;
import static dev.hansei.api.pages.browser.LabelDesk.waitUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The annotator's page in a browser: by keyboard, and two at one queue. */
class LabelIT {
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
  void severalItemsAreLabelledByKeyboardAlone() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      assertThat(page.locator("[data-progress]").textContent()).isEqualTo("0 of 8 today");
      List<String> questions = new ArrayList<>();
      for (String key : List.of("1", "f", "p", "2")) {
        questions.add(question(page));
        page.keyboard().press(key);
        page.waitForFunction(
            "before => document.querySelector('[data-question]').textContent !== before",
            questions.getLast());
      }
      assertThat(questions).doesNotHaveDuplicates();
      await(() -> desk.counts(queue).labelled() == 4);
      assertThat(desk.words(queue)).containsExactlyInAnyOrder("pass", "fail", "pass", "fail");
      assertThat(page.locator("[data-progress]").textContent()).isEqualTo("4 of 8 today");

      LabelDesk.waitUntilSent(page);
      page.keyboard().press("u");
      page.waitForFunction(
          "before => document.querySelector('[data-question]').textContent === before",
          questions.getLast());
      await(() -> desk.counts(queue).labelled() == 3);
      page.keyboard().press("n");
      page.keyboard().type("1 is in the note, not a label");
      page.keyboard().press("Escape");
      page.keyboard().press("1");
      await(() -> desk.counts(queue).labelled() == 4);
      assertThat(desk.notes(queue)).contains("1 is in the note, not a label");

      page.keyboard().press("s");
      await(() -> desk.counts(queue).skipped() == 1);
      assertThat(page.locator("details.card").getAttribute("open")).as("beside").isNotNull();
      page.keyboard().press("r");
      assertThat(page.locator("details.card").getAttribute("open")).isNull();
      assertThat(page.locator("details.card").textContent()).contains("Pass when the passage");
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void categoriesHaveTheirNumbers() {
    QueueId queue =
        desk.seed.open(1, new LabelKind.Categories(List.of("wrong", "incomplete", "fine")));
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      waitUntilReady(page);
      page.keyboard().press("3");
      await(() -> desk.counts(queue).labelled() == 1);
      waitUntilReady(page);
      page.keyboard().press("2");
      await(() -> desk.counts(queue).labelled() == 2);
      assertThat(desk.words(queue)).containsExactlyInAnyOrder("fine", "incomplete");
    }
  }

  @Test
  void twoBrowsersNeverShowTheSameItem() {
    QueueId queue = desk.seed.open(1);
    try (BrowserContext left = desk.annotator();
        BrowserContext right = desk.annotator()) {
      Page one = desk.opened(left, queue);
      Page two = desk.opened(right, queue);
      waitUntilReady(one);
      waitUntilReady(two);
      List<String> seen = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        for (Page page : List.of(one, two)) {
          String shown = question(page);
          seen.add(shown);
          page.keyboard().press("1");
          page.waitForFunction(
              "before => document.querySelector('[data-item]').hidden"
                  + " || document.querySelector('[data-question]').textContent !== before",
              shown);
        }
      }
      assertThat(seen).doesNotHaveDuplicates();
      await(() -> desk.counts(queue).labelled() == 6);
    }
  }

  @Test
  void thePagesAreAccessibleAndFit() {
    QueueId queue = desk.seed.open(2);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        // Each look is somebody else's: a page holds three items, and there are eight.
        try (BrowserContext context = desk.person(Role.LEAD, scheme, width)) {
          Page page = desk.opened(context, queue);
          desk.inspect(page, "label");
          for (String path : List.of("/annotations", "/annotations/queues/" + queue)) {
            page.navigate(desk.url(path));
            desk.inspect(page, path.startsWith("/annotations/queues") ? "queue" : "queues");
          }
        }
      }
    }
    assertThat(desk.troubles()).isEmpty();
  }
}
