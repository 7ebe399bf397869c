package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A form of several questions in a browser: by keyboard alone, kept as a draft, readable by all.
 */
class LabelFormIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Actor SYSTEM = new Actor.BySystem();

  /** Text that turns round, and text that is code. */
  private static final String ARABIC = "هل الإجابة صحيحة؟";

  private static final String JAPANESE = "どのくらい役に立ちますか。";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  private static Chromium chromium;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final QueueSeed seed = new QueueSeed(server, project, 8);
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
  void severalQuestionsAreAnsweredByKeyboardAlone() {
    QueueId queue = seed.openByForm(1, form());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      page.keyboard().press("Enter");
      assertThat(page.locator("#wrong-right").textContent()).isEqualTo("This needs an answer.");
      page.keyboard().press("1");
      page.keyboard().press("2");
      page.keyboard().press("1");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("4");
      page.keyboard().type("0.3");
      page.keyboard().press("Enter");
      assertThat(page.locator("#wrong-minutes").textContent()).contains("not on a step");
      page.keyboard().press("Backspace");
      page.keyboard().type("5");
      String first = page.locator("[data-question]").textContent();
      page.keyboard().press("Enter");
      page.waitForFunction(
          "before => document.querySelector('[data-question]').textContent !== before", first);
      await(() -> labelled(queue).size() == 1);
      assertThat(labelled(queue).getFirst().annotations().getFirst().answers().words())
          .isEqualTo(
              Map.of(
                  "right", "pass", "faults", "off topic, too long", "help", "4", "minutes", "0.5"));
      assertThat(page.locator("[data-form] :checked").count()).as("a new item").isZero();

      LabelDesk.waitUntilSent(page);
      page.keyboard().press("u");
      page.waitForFunction(
          "before => document.querySelector('[data-question]').textContent === before", first);
      assertThat(page.locator("[data-form] :checked").count()).isEqualTo(4);
      await(() -> labelled(queue).isEmpty());
      page.keyboard().press("Enter");
      await(() -> labelled(queue).size() == 1);
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void whatWasChosenOutlivesAReload() {
    QueueId queue = seed.openByForm(1, form());
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      page.keyboard().press("2");
      page.waitForFunction(
          "() => Object.keys(localStorage).some(key => key.startsWith('hansei.draft.'))");
      page.reload();
      page.waitForSelector("[data-item]:not([hidden])");
      page.waitForFunction("() => document.querySelector('[value=fail]').checked");
    }
  }

  @Test
  void aFormOfOneQuestionIsAnsweredByOneKey() {
    var only = new Form("one", List.of(field("help", "Does it help?", grades(), true)));
    String id = server.get(Forms.class).create(project.id(), only, SYSTEM).id().toString();
    QueueId queue = seed.openByForm(1, id);
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = opened(context, queue);
      page.keyboard().press("4");
      await(() -> labelled(queue).size() == 1);
      assertThat(labelled(queue).getFirst().label().word()).isEqualTo("4");
    }
  }

  @Test
  void thePageIsAccessibleAndFits() {
    QueueId queue = seed.openByForm(2, form());
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 320)) {
        try (BrowserContext context = context(scheme, width)) {
          Page page = opened(context, queue);
          check(page, "form " + width);
          Pictures.take(page, "label-form");
          assertThat(page.locator("[data-form] img").count()).isZero();
          assertThat(page.locator("[data-field=faults] legend").textContent()).contains(HOSTILE);
          assertThat(page.locator("[data-field=help] legend").textContent()).contains(JAPANESE);
        }
      }
    }
    assertThat(troubles).isEmpty();
  }

  private void check(Page page, String look) {
    Object beyond =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (!beyond.equals(0)) {
      troubles.add(look + " scrolls sideways by " + beyond);
    }
    new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
            .forEach(it ->
                troubles.add(look + ": " + it.getId() + " " + it.getNodes().getFirst().getHtml()));
  }

  private String form() {
    var form =
        new Form(
            "support",
            List.of(
                field("right", ARABIC, new LabelKind.PassFail(), true),
                field(
                    "faults", HOSTILE, new LabelKind.Many(List.of("off topic", "too long")), false),
                field("help", JAPANESE, grades(), true),
                field("minutes", "Minutes?", new NumberRange(0, 60, 0.5, null), false)));
    return server.get(Forms.class).create(project.id(), form, SYSTEM).id().toString();
  }

  private static LabelKind grades() {
    return new LabelKind.Grades(List.of("not at all", "", "", "", "it solves it"));
  }

  private static Field field(String key, String prompt, LabelKind kind, boolean required) {
    return new Field(key, Optional.empty(), prompt, kind, required, "Read it twice.", List.of());
  }

  private List<LabelledOutcome> labelled(QueueId queue) {
    return server
        .get(LabelledOutcomes.class)
        .ofQueue(project.id(), queue, PageRequest.first())
        .items();
  }

  private Page opened(BrowserContext context, QueueId queue) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && message.text().contains("Content Security")) {
        troubles.add(message.text());
      }
    });
    page.onPageError(error -> troubles.add("script: " + error));
    page.navigate(
        "%s/projects/%s/annotations/queues/%s/label"
            .formatted(server.base(), project.name(), queue));
    page.waitForSelector("[data-item]:not([hidden])");
    return page;
  }

  private BrowserContext context(ColorScheme scheme, int width) {
    return chromium.signedIn(
        server,
        server.person(project, Role.ANNOTATOR),
        new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
  }

  private static void await(BooleanSupplier fact) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!fact.getAsBoolean()) {
      assertThat(Instant.now()).as("waited long enough").isBefore(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
