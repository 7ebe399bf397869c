package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.LabelDesk.await;
import static dev.hansei.api.pages.browser.LabelDesk.question;
import static dev.hansei.api.pages.browser.LabelDesk.waitUntilReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two answers side by side: chosen by one key, stored in terms of the pair as it was given. */
class LabelPairIT {
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
  void oneKeySaysWhichIsBetterWhereverItStands() {
    var desk = new LabelDesk(chromium);
    QueueId queue = queue(desk, 6);
    Map<String, String> meant = new HashMap<>();
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      for (String key : List.of("1", "2", "3", "f", "j", "t")) {
        // A key while nothing is shown says nothing.
        waitUntilReady(page);
        page.waitForSelector("[data-item]:not([hidden])");
        String asked = question(page).strip();
        List<String> shown = page.locator(".sides .read").allInnerTexts();
        assertThat(shown).hasSize(2).allMatch(text -> text.contains("of pair"));
        meant.put(
            asked,
            switch (key) {
              case "1", "f" -> shown.get(0).substring(0, 1).toLowerCase(Locale.ROOT);
              case "2", "j" -> shown.get(1).substring(0, 1).toLowerCase(Locale.ROOT);
              default -> "tie";
            });
        String before = question(page);
        page.keyboard().press(key);
        page.waitForFunction(
            "before => document.querySelector('[data-item]').hidden"
                + " || document.querySelector('[data-question]').textContent !== before",
            before);
      }
      await(() -> desk.counts(queue).labelled() == 6);
    }
    List<LabelledOutcome> labelled = desk.labelled(queue);
    assertThat(labelled).hasSize(6);
    for (LabelledOutcome one : labelled) {
      assertThat(one.label().word()).isEqualTo(meant.get(one.asked().question()));
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void theyStandSideBySideAndOnAPhoneOneAfterTheOther() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        var desk = new LabelDesk(chromium);
        QueueId queue = queue(desk, 2);
        try (BrowserContext context = desk.person(Role.LEAD, scheme, width)) {
          Page page = desk.opened(context, queue);
          Locator sides = page.locator(".sides > section");
          BoundingBox first = sides.nth(0).boundingBox();
          BoundingBox second = sides.nth(1).boundingBox();
          assertThat(first.y == second.y).isEqualTo(width == 1280);
          assertThat(first.y <= second.y).isTrue();
          assertThat(page.content()).doesNotContain("candidate", "baseline");
          desk.inspect(page, "label-pair");
        }
        assertThat(desk.troubles()).isEmpty();
      }
    }
  }

  private static QueueId queue(LabelDesk desk, int pairs) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      lines.add(
          "{\"question\": \"Question %d?\", \"a\": \"A of pair %d\", \"b\": \"B of pair %d\"}"
              .formatted(i, i, i));
    }
    return desk.seed.openBrought(
        desk.bring("pairs", String.join("\n", lines)), 1, new LabelKind.Pairwise());
  }
}
