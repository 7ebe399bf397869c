package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.TextDesk.BOX;
import static dev.hansei.api.pages.browser.TextDesk.HOSTILE;
import static dev.hansei.api.pages.browser.TextDesk.correction;
import static dev.hansei.api.pages.browser.TextDesk.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TextKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Codes that come up again, and one's own labels that are said anew. */
class OwnLabelsIT {
  private static Chromium chromium;

  private TextDesk desk;

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
  void begin() {
    desk = new TextDesk(chromium);
  }

  @Test
  void earlierCodesComeUpAndAreTakenByKeyboard() {
    QueueId queue = desk.open("A.", 4, field("code", new TextKind.Code()));
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      Locator box = page.locator(BOX);
      box.fill(HOSTILE);
      box.press("Enter");
      assertThat(page.locator("#wrong-code").textContent()).contains("short phrase");
      box.fill("Invents a date");
      TextDesk.say(page, box);
      box = page.locator(BOX);
      box.pressSequentially("inv");
      page.waitForSelector("[data-form] [role=option]");
      assertThat(page.locator("[data-form] [role=option]").textContent())
          .contains("invents a date", "1 label");
      box.press("ArrowDown");
      assertThat(box.getAttribute("aria-activedescendant")).isEqualTo("codes-code-0");
      box.press("Enter");
      assertThat(box.inputValue()).isEqualTo("invents a date");
      assertThat(page.locator("[data-form] [role=listbox]").isHidden()).isTrue();
      TextDesk.say(page, box);
      LabelDesk.await(() -> desk.labelled(queue).size() == 2);
      assertThat(desk.labelled(queue))
          .allSatisfy(
              it -> assertThat(it.answers().words()).containsEntry("code", "invents a date"));
    }
    assertThat(desk.troubles).isEmpty();
  }

  @Test
  void anOwnLabelIsSaidAnewFromTheListOfOnesOwn() {
    QueueId queue = desk.open("A.", 5, field("code", new TextKind.Code()), correction(false));
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      Locator box = page.locator(BOX);
      box.fill("first");
      String question = LabelDesk.question(page);
      page.locator("[data-field=better] textarea").fill(HOSTILE);
      TextDesk.say(page, box);
      box.fill("second");
      TextDesk.say(page, box);
      LabelDesk.await(() -> desk.labelled(queue).size() == 2);

      page.navigate(desk.url("/annotations/mine"));
      desk.troubles.addAll(Barriers.on(page, "my labels"));
      assertThat(page.locator("[data-annotation]").count()).isEqualTo(2);
      assertThat(page.locator("[data-annotation]").last().textContent()).contains("<img src=x");
      page.locator("[data-annotation]").last().locator("[data-change]").click();
      page.waitForURL("**/label?task=*");
      page.waitForSelector("[data-item]:not([hidden])");
      assertThat(LabelDesk.question(page)).isEqualTo(question);
      page.waitForFunction(
          "() => document.querySelector('[data-form] [role=combobox]').value === 'first'");
      assertThat(page.locator("[data-field=better] textarea").inputValue()).isEqualTo(HOSTILE);
      page.locator(BOX).fill("third");
      page.locator(BOX).press("Enter");
      LabelDesk.await(() ->
          desk.labelled(queue).stream()
              .anyMatch(it -> it.answers().words().containsValue("third")));

      page.navigate(desk.url("/annotations/mine"));
      assertThat(page.locator("[data-annotation]").count()).as("both stay").isEqualTo(3);
      page.locator("[data-take-back]").first().click();
      page.waitForSelector("[data-mine-said]:not([hidden])");
      LabelDesk.await(() -> desk.labelled(queue).size() == 1);
      assertThat(page.evaluate("window.hits")).isNull();
    }
    assertThat(desk.troubles).isEmpty();
  }
}
