package dev.hansei.api.pages.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.pages.diff.Piece;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts as answers in a browser: marked, corrected, coded, and said anew. */
class LabelTextIT {
  private static final Actor SYSTEM = new Actor.BySystem();
  private static final String HOSTILE =
      "<img src=x onerror=\"window.hits=1\"> \u202Egnp.exe <script>window.hits=1</script>";

  /** The palette has such a box too. */
  private static final String BOX = "[data-form] [role=combobox]";

  private static Chromium chromium;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final List<String> troubles = new ArrayList<>();

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
  void wordsAreMarkedByKeyboardWhateverTheScript() {
    String text = "\uD83D\uDE00 one two three.";
    QueueId queue = open(text, spans());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
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
    assertThat(troubles).isEmpty();
  }

  @Test
  void japaneseHasWords() {
    String japanese = "返品は十四日以内に可能です。";
    QueueId first = open(japanese, spans());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, first);
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
    QueueId queue = open(arabic, spans());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
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
    QueueId queue = open(text, spans());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
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
    QueueId queue = open("It is kept for thirty days.", field("better", new TextKind.Correction()));
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
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
      assertThat(said(queue).answers().words())
          .isEqualTo(Map.of("better", "It is kept for ninety days."));
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void wordsAreComparedAsTheServiceComparesThem() {
    QueueId queue = open("A.", field("better", new TextKind.Correction()));
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      String script =
          (String) page.evaluate("document.querySelector('script[src$=\"/app.js\"]').src");
      for (List<String> pair :
          List.of(
              List.of("", "a b"),
              List.of("a b c d", "b c x d e"),
              List.of("返品は 十四日。", "返品は\u3000三十日!"),
              List.of("one two\nthree", "two  three one"),
              List.of("\uD83D\uDE00 a_b e\u0301 x", "\uD83D\uDE01 a_c e x"),
              List.of("the cat sat on the mat", "on the mat the cat did sit"))) {
        Object ours =
            page.evaluate(
                "async ([script, [a, b]]) => (await import(script.replace('app.js', 'diff.js')))"
                    + ".diff(a, b).map((it) => it.kind + ':' + it.text).join('|')",
                List.of(script, pair));
        assertThat(ours).as(pair.toString()).isEqualTo(asTheService(pair.getFirst(), pair.getLast()));
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
  void earlierCodesComeUpAndAreTakenByKeyboard() {
    QueueId queue = open("A.", 4, field("code", new TextKind.Code()));
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      Locator box = page.locator(BOX);
      box.fill(HOSTILE);
      box.press("Enter");
      assertThat(page.locator("#wrong-code").textContent()).contains("short phrase");
      box.fill("Invents a date");
      say(page, box);
      box = page.locator(BOX);
      box.pressSequentially("inv");
      page.waitForSelector("[data-form] [role=option]");
      assertThat(page.locator("[data-form] [role=option]").textContent()).contains("invents a date", "1 label");
      box.press("ArrowDown");
      assertThat(box.getAttribute("aria-activedescendant")).isEqualTo("codes-code-0");
      box.press("Enter");
      assertThat(box.inputValue()).isEqualTo("invents a date");
      assertThat(page.locator("[data-form] [role=listbox]").isHidden()).isTrue();
      say(page, box);
      LabelDesk.await(() -> labelled(queue).size() == 2);
      assertThat(labelled(queue))
          .allSatisfy(it ->
              assertThat(it.answers().words()).containsEntry("code", "invents a date"));
    }
    assertThat(troubles).isEmpty();
  }

  private static void say(Page page, Locator box) {
    String before = LabelDesk.question(page);
    box.press("Enter");
    page.waitForFunction(
        "before => document.querySelector('[data-question]').textContent !== before", before);
  }

  @Test
  void anOwnLabelIsSaidAnewFromTheListOfOnesOwn() {
    QueueId queue = open("A.", 5, field("code", new TextKind.Code()), correction(false));
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      Locator box = page.locator(BOX);
      box.fill("first");
      String question = LabelDesk.question(page);
      page.locator("[data-field=better] textarea").fill(HOSTILE);
      say(page, box);
      box.fill("second");
      say(page, box);
      LabelDesk.await(() -> labelled(queue).size() == 2);

      page.navigate(url("/annotations/mine"));
      troubles.addAll(Barriers.on(page, "my labels"));
      assertThat(page.locator("[data-annotation]").count()).isEqualTo(2);
      assertThat(page.locator("[data-annotation]").last().textContent()).contains("<img src=x");
      page.locator("[data-annotation]").last().locator("[data-change]").click();
      page.waitForURL("**/label?task=*");
      page.waitForSelector("[data-item]:not([hidden])");
      assertThat(LabelDesk.question(page)).isEqualTo(question);
      page.waitForFunction("() => document.querySelector('[data-form] [role=combobox]').value === 'first'");
      assertThat(page.locator("[data-field=better] textarea").inputValue()).isEqualTo(HOSTILE);
      page.locator(BOX).fill("third");
      page.locator(BOX).press("Enter");
      LabelDesk.await(() ->
          labelled(queue).stream().anyMatch(it -> it.answers().words().containsValue("third")));

      page.navigate(url("/annotations/mine"));
      assertThat(page.locator("[data-annotation]").count()).as("both stay").isEqualTo(3);
      page.locator("[data-take-back]").first().click();
      page.waitForSelector("[data-mine-said]:not([hidden])");
      LabelDesk.await(() -> labelled(queue).size() == 1);
      assertThat(page.evaluate("window.hits")).isNull();
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void thePageIsAccessibleFitsAndObeysNoText() {
    QueueId queue =
        open(
            HOSTILE,
            5,
            field("code", new TextKind.Code()),
            spans(),
            correction(true),
            field("own", new TextKind.Demonstration()));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        try (BrowserContext context = context(scheme, width)) {
          Page page = opened(context, queue);
          page.locator("[data-text]").focus();
          page.keyboard().press("Shift+ArrowRight");
          page.keyboard().press("1");
          page.locator("[data-field=better] textarea").fill(HOSTILE + " <b>more</b>");
          page.waitForSelector("[data-changes] ins");
          troubles.addAll(Barriers.on(page, "texts " + scheme + " " + width));
          assertThat(page.locator("[data-form] img, [data-form] script, [data-form] b").count())
              .isZero();
          assertThat(page.evaluate("window.hits")).isNull();
        }
      }
    }
    assertThat(troubles).isEmpty();
  }

  private static Field spans() {
    return field("bad", new SpansKind(List.of("unsupported", "rude"), On.ANSWER));
  }

  private static Field correction(boolean required) {
    return new Field(
        "better",
        Optional.empty(),
        HOSTILE,
        new TextKind.Correction(),
        required,
        "",
        List.of());
  }

  private static Field field(String key, LabelKind kind) {
    return new Field(key, Optional.empty(), key + "?", kind, true, "", List.of());
  }

  private QueueId open(String answer, Field... fields) {
    return open(answer, 1, fields);
  }

  private QueueId open(String answer, int answers, Field... fields) {
    var seed =
        new QueueSeed(server, project, answers, number -> number == 0 ? answer : answer + number);
    var form = new Form("texts", List.of(fields));
    return seed.openByForm(
        1, server.get(Forms.class).create(project.id(), form, SYSTEM).id().toString());
  }

  /** Category and text of each mark, as offsets in the answer say; waits until it was said. */
  private List<String> marked(QueueId queue, String answer) {
    Annotation said = said(queue);
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

  private Annotation said(QueueId queue) {
    LabelDesk.await(() -> labelled(queue).size() == 1);
    return labelled(queue).getFirst();
  }

  private List<Annotation> labelled(QueueId queue) {
    return server
        .get(LabelledOutcomes.class)
        .ofQueue(project.id(), queue, PageRequest.first())
        .items()
        .stream()
        .flatMap(it -> it.annotations().stream())
        .toList();
  }

  private String url(String path) {
    return server.base() + "/projects/" + project.name() + path;
  }

  private Page opened(BrowserContext context, QueueId queue) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security")) {
        troubles.add(message.text());
      }
    });
    page.onPageError(error -> troubles.add("script: " + error));
    page.navigate(url("/annotations/queues/%s/label".formatted(queue)));
    page.waitForSelector("[data-item]:not([hidden])");
    return page;
  }

  private BrowserContext context(ColorScheme scheme, int width) {
    return chromium.signedIn(
        server,
        server.person(project, Role.ANNOTATOR),
        new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
  }
}
