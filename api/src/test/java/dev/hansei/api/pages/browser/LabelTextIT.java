package dev.hansei.api.pages.browser;

import static dev.hansei.api.pages.browser.TextDesk.HOSTILE;
import static dev.hansei.api.pages.browser.TextDesk.correction;
import static dev.hansei.api.pages.browser.TextDesk.field;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.pages.diff.Piece;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TextKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts in a browser: marked by keyboard and mouse, corrected, shown and never obeyed. */
class LabelTextIT {
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
  void wordsAreMarkedByKeyboardWhateverTheScript() {
    String text = "\uD83D\uDE00 one two three.";
    QueueId queue = desk.open(text, spans());
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      page.keyboard().press("Enter");
      assertThat(page.locator("#wrong-bad").textContent()).contains("Mark something");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("ArrowRight");
      page.keyboard().press("Shift+ArrowRight");
      assertThat(page.locator("[data-selected]").textContent()).isEqualTo("“two three”");
      page.keyboard().press("2");
      assertThat(page.locator("[data-text] mark").getAttribute("data-label")).isEqualTo("rude");
      assertThat(page.locator("[data-text]").textContent()).as("the text itself").isEqualTo(text);
      page.keyboard().press("Home");
      page.keyboard().press("1");
      page.keyboard().press("Enter");
      assertThat(marked(queue, text)).containsExactly("unsupported \uD83D\uDE00", "rude two three");

      LabelDesk.waitUntilSent(page);
      page.keyboard().press("u");
      page.waitForFunction("() => document.querySelectorAll('[data-text] mark').length === 2");
      page.locator("[data-unmark]").first().click();
      page.keyboard().press("End");
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("Backspace");
      assertThat(page.locator("[data-text] mark").count()).isZero();
      page.keyboard().press("0");
      page.keyboard().press("Enter");
      assertThat(marked(queue, text)).isEmpty();
    }
    assertThat(desk.troubles).isEmpty();
  }

  @Test
  void japaneseHasWords() {
    String japanese = "返品は十四日以内に可能です。";
    QueueId first = desk.open(japanese, spans());
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, first);
      page.locator("[data-text]").focus();
      page.keyboard().press("1");
      page.keyboard().press("Enter");
      List<String> marked = marked(first, japanese);
      assertThat(marked).hasSize(1);
      assertThat(marked.getFirst()).as("a word, not all of it").startsWith("unsupported 返");
      assertThat(marked.getFirst().length()).isLessThan("unsupported ".length() + 5);
    }
  }

  @Test
  void arabicGoesLeft() {
    String arabic = "يمكن الإرجاع خلال أسبوع";
    QueueId queue = desk.open(arabic, spans());
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      page.locator("[data-text]").focus();
      page.keyboard().press("ArrowLeft");
      page.keyboard().press("Shift+ArrowLeft");
      page.keyboard().press("1");
      page.keyboard().press("Enter");
      assertThat(marked(queue, arabic)).containsExactly("unsupported الإرجاع خلال");
    }
  }

  @Test
  void aStretchIsMarkedByMouse() {
    String text = "\uD83D\uDE00 kept for thirty days";
    QueueId queue = desk.open(text, spans());
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      Locator piece = page.locator("[data-text] span").first();
      piece.scrollIntoViewIfNeeded();
      BoundingBox box = piece.boundingBox();
      page.mouse().move(box.x + box.width - 1, box.y + box.height / 2);
      page.mouse().down();
      page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      page.mouse().up();
      page.waitForFunction(
          "() => document.querySelector('[data-selected]').textContent.includes('days')");
      String chosen = page.locator("[data-selected]").textContent().replaceAll("[“”]", "");
      page.locator("[data-mark=rude]").click();
      page.keyboard().press("Enter");
      assertThat(marked(queue, text)).containsExactly("rude " + chosen);
      assertThat(text).endsWith(chosen);
    }
  }

  @Test
  void aCorrectionShowsWhatItChanges() {
    QueueId queue =
        desk.open("It is kept for thirty days.", field("better", new TextKind.Correction()));
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      assertThat(page.locator("[data-verdict]").textContent()).contains("no change is needed");
      page.locator("[data-field] textarea").fill("It is kept for ninety days.");
      page.waitForFunction("() => !document.querySelector('[data-changes]').hidden");
      assertThat(page.locator("[data-changes] del").textContent()).isEqualTo("thirty");
      assertThat(page.locator("[data-changes] ins").textContent()).isEqualTo("ninety");
      page.reload();
      page.waitForSelector("[data-item]:not([hidden])");
      page.waitForFunction(
          "() => document.querySelector('[data-field] textarea').value.includes('ninety')");
      page.locator("[data-field] textarea").press("Control+Enter");
      assertThat(desk.said(queue).answers().words())
          .isEqualTo(Map.of("better", "It is kept for ninety days."));
    }
    assertThat(desk.troubles).isEmpty();
  }

  @Test
  void wordsAreComparedAsTheServiceComparesThem() {
    QueueId queue = desk.open("A.", field("better", new TextKind.Correction()));
    try (BrowserContext context = desk.context(ColorScheme.LIGHT, 1280)) {
      Page page = desk.opened(context, queue);
      String script =
          (String) page.evaluate("document.querySelector('script[src$=\"/app.js\"]').src");
      for (List<String> pair :
          List.of(
              List.of("", "a b"),
              List.of("a b c d", "b c x d e"),
              List.of("返品は 十四日。", "返品は\u3000三十日!"),
              List.of("スナップショットは三十日間保存されます。", "バックアップは三十日間保存されません。"),
              List.of("one two\nthree", "two  three one"),
              List.of("\uD83D\uDE00 a_b e\u0301 x", "\uD83D\uDE01 a_c e x"),
              List.of("the cat sat on the mat", "on the mat the cat did sit"))) {
        Object ours =
            page.evaluate(
                "async ([script, [a, b]]) => (await import(script.replace('app.js', 'diff.js')))"
                    + ".diff(a, b).map((it) => it.kind + ':' + it.text).join('|')",
                List.of(script, pair));
        assertThat(ours)
            .as(pair.toString())
            .isEqualTo(asTheService(pair.getFirst(), pair.getLast()));
      }
    }
  }

  /** The service keeps both sides; here they are one line, what went before what came. */
  private static String asTheService(String before, String after) {
    WordDiff diff = WordDiff.of(before, after);
    var came = new ArrayDeque<>(diff.after());
    List<String> pieces = new ArrayList<>();
    for (Piece left : diff.before()) {
      if (left.kind() == Piece.Kind.SAME) {
        addCome(pieces, came);
        came.removeFirst();
        pieces.add("same:" + left.text());
      } else {
        pieces.add("removed:" + left.text());
      }
    }
    addCome(pieces, came);
    return String.join("|", pieces);
  }

  private static void addCome(List<String> pieces, Deque<Piece> came) {
    while (!came.isEmpty() && came.getFirst().kind() == Piece.Kind.ADDED) {
      pieces.add("added:" + came.removeFirst().text());
    }
  }

  @Test
  void thePageIsAccessibleFitsAndObeysNoText() {
    QueueId queue =
        desk.open(
            HOSTILE,
            12,
            field("code", new TextKind.Code()),
            spans(),
            correction(true),
            field("own", new TextKind.Demonstration()));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        try (BrowserContext context = desk.context(scheme, width)) {
          Page page = desk.opened(context, queue);
          page.locator("[data-text]").focus();
          page.keyboard().press("Shift+ArrowRight");
          page.keyboard().press("1");
          page.locator("[data-field=better] textarea").fill(HOSTILE + " <b>more</b>");
          page.waitForSelector("[data-changes] ins");
          desk.troubles.addAll(Barriers.on(page, "texts " + scheme + " " + width));
          Pictures.take(page, "texts");
          assertThat(page.locator("[data-form] img, [data-form] script, [data-form] b").count())
              .isZero();
          assertThat(page.evaluate("window.hits")).isNull();
        }
      }
    }
    assertThat(desk.troubles).isEmpty();
  }

  private static Field spans() {
    return field("bad", new SpansKind(List.of("unsupported", "rude"), On.ANSWER));
  }

  /** Category and text of each mark, as offsets in the answer say; waits until it was said. */
  private List<String> marked(QueueId queue, String answer) {
    Annotation said = desk.said(queue);
    Label label = requireNonNull(said.answers().byKey().get("bad"));
    assertThat(label).isInstanceOf(Marks.class);
    return ((Marks) label)
        .spans().stream()
            .map(span ->
                span.category()
                    + " "
                    + answer.substring(
                        answer.offsetByCodePoints(0, span.start()),
                        answer.offsetByCodePoints(0, span.end())))
            .toList();
  }
}
