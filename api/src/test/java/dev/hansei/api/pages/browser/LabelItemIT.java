package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is put before annotators, as they read it: Markdown, conversations, passages with scores, in
 * every script; and an item that attacks is shown and does nothing.
 */
class LabelItemIT {
  private static final String HOSTILE =
      "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>"
          + " [click](javascript:window.hit=1) \u202Egnp.exe";

  private static final CaseContent JAPANESE =
      new CaseContent(
          "では、**開封後**は返品できますか。",
          "",
          List.of(
              new ContextPassage("返品規約#3", "開封後の商品は返品できません。", 0.8125),
              new ContextPassage("p2", "送料は無料です。")),
          Map.of(),
          null,
          List.of(
              new Message(Message.Role.USER, "返品はできますか。"),
              new Message(Message.Role.ASSISTANT, "はい、*14日以内*なら可能です。")));

  private static final CaseContent ARABIC =
      new CaseContent("كم يوماً تُحفظ النسخ؟", "", List.of(), Map.of());

  private static final CaseContent ATTACKED =
      new CaseContent(
          "Q " + HOSTILE,
          "",
          List.of(new ContextPassage(HOSTILE, HOSTILE, 0.5)),
          Map.of(),
          null,
          List.of(
              new Message(Message.Role.USER, HOSTILE),
              new Message(Message.Role.ASSISTANT, HOSTILE)));

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
  void aConversationIsReadAsMarkdownInItsLanguage() {
    var desk = new LabelDesk(chromium, List.of(JAPANESE), List.of("1. いいえ\n2. `開封後`は**不可**です"));
    QueueId queue = desk.seed.open(2);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      Locator turns = page.locator("[data-texts] > .turn");
      assertThat(turns.allInnerTexts().stream().map(text -> text.lines().findFirst().orElse("")))
          .containsExactly("user, before", "assistant, before", "Question", "Answer");
      assertThat(page.locator("[data-answer] ol > li").count()).isEqualTo(2);
      assertThat(page.locator("[data-answer] strong").textContent()).isEqualTo("不可");
      assertThat(page.locator("[data-answer] .said").getAttribute("lang")).isEqualTo("ja");

      page.keyboard().press("c");
      assertThat(page.locator("[data-fold]").innerText()).contains("返品規約#3", "score 0.81");
      assertThat(page.locator(".passages li").last().innerText()).doesNotContain("score");

      page.keyboard().press("v");
      assertThat(page.locator("[data-answer]").isVisible()).isFalse();
      assertThat(page.locator("section.assistant .source").last().innerText())
          .isEqualTo("1. いいえ\n2. `開封後`は**不可**です");
      page.keyboard().press("v");
      assertThat(page.locator("[data-answer]").isVisible()).isTrue();
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void textFromRightToLeftStandsSo() {
    var desk = new LabelDesk(chromium, List.of(ARABIC), List.of("- ثلاثون يوماً\n- ثم تُحذف (30)"));
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      for (String part : List.of("[data-question] p", "[data-answer] li >> nth=0")) {
        assertThat(page.locator(part).evaluate("it => getComputedStyle(it).direction"))
            .as(part)
            .isEqualTo("rtl");
      }
      assertThat(page.locator("[data-answer] .said").getAttribute("lang")).isEqualTo("ar");
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void anItemThatAttacksIsShownAndDoesNothing() {
    var desk = new LabelDesk(chromium, List.of(ATTACKED), List.of("A " + HOSTILE));
    QueueId queue = desk.seed.open(1);
    try (BrowserContext context = desk.annotator()) {
      Page page = desk.opened(context, queue);
      page.keyboard().press("c");
      assertThat(page.locator("[data-texts]").innerText())
          .contains("<script>window.hit=1</script>", "(javascript:window.hit=1)")
          .doesNotContain("\u202E");
      page.keyboard().press("v");
      assertThat(page.locator("[data-texts]").innerText()).contains("[click](javascript:");
      Locator planted = page.locator("[data-texts]").locator("img, script, a, iframe, [onerror]");
      assertThat(planted.count()).isZero();
      assertThat(page.evaluate("window.hit")).isNull();
    }
    assertThat(desk.troubles()).isEmpty();
  }

  @Test
  void theyAreAccessibleAndFitAndTheRubricStandsBeside() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        var desk =
            new LabelDesk(
                chromium,
                List.of(JAPANESE, ARABIC),
                List.of("# はい\n\n" + "長い答え。".repeat(400), "| أ | ب |\n|---|---|\n| ١ | ٢ |"));
        QueueId queue = desk.seed.open(1);
        try (BrowserContext context = desk.person(Role.LEAD, scheme, width)) {
          Page page = desk.opened(context, queue);
          assertThat(page.locator("[data-guide]").getAttribute("open") != null)
              .isEqualTo(width > 1100);
          for (String key : List.of("c", "v", "v", "1")) {
            page.keyboard().press(key);
            desk.inspect(page, "label-item-after-" + key);
          }
        }
        assertThat(desk.troubles()).isEmpty();
      }
    }
  }
}
