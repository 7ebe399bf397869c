package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The annotator's page in a browser: by keyboard, through a lost connection, two at one queue. */
class LabelIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
  void severalItemsAreLabelledByKeyboardAlone() {
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
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
      await(() -> counts(queue).labelled() == 4);
      assertThat(words(queue)).containsExactlyInAnyOrder("pass", "fail", "pass", "fail");
      assertThat(page.locator("[data-progress]").textContent()).isEqualTo("4 of 8 today");

      page.keyboard().press("u");
      page.waitForFunction(
          "before => document.querySelector('[data-question]').textContent === before",
          questions.getLast());
      await(() -> counts(queue).labelled() == 3);
      page.keyboard().press("n");
      page.keyboard().type("1 is in the note, not a label");
      page.keyboard().press("Escape");
      page.keyboard().press("1");
      await(() -> counts(queue).labelled() == 4);
      assertThat(notes(queue)).contains("1 is in the note, not a label");

      page.keyboard().press("s");
      await(() -> counts(queue).skipped() == 1);
      page.keyboard().press("r");
      assertThat(page.locator("details.card").getAttribute("open")).isNotNull();
      assertThat(page.locator("details.card").textContent()).contains("Pass when the passage");
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void categoriesHaveTheirNumbers() {
    QueueId queue = seed.open(1, new LabelKind.Categories(List.of("wrong", "incomplete", "fine")));
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
      waitUntilReady(page);
      page.keyboard().press("3");
      await(() -> counts(queue).labelled() == 1);
      waitUntilReady(page);
      page.keyboard().press("2");
      await(() -> counts(queue).labelled() == 2);
      assertThat(words(queue)).containsExactlyInAnyOrder("fine", "incomplete");
    }
  }

  @Test
  void aLostConnectionLosesNoLabel() {
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
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
      assertThat(counts(queue).labelled()).isZero();

      page.keyboard().press("u");
      page.waitForFunction(
          "() => document.querySelector('[data-sending]').textContent.includes('1 label is kept')");
      page.keyboard().press("2");
      context.setOffline(false);
      await(() -> counts(queue).labelled() == 2);
      page.waitForSelector(
          "[data-sending]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(words(queue)).containsExactlyInAnyOrder("pass", "fail");
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
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
      waitUntilReady(page);
      context.route(
          "**/submit",
          route -> {
            route.fetch();
            route.abort();
          });
      page.keyboard().press("1");
      page.waitForSelector("[data-sending]:not([hidden])");
      assertThat(counts(queue).labelled()).as("it arrived").isEqualTo(1);
      page.keyboard().press("u");
      context.unroute("**/submit");
      page.keyboard().press("2");
      await(() -> words(queue).equals(List.of("fail")));
      page.waitForSelector(
          "[data-sending]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
      assertThat(counts(queue).labelled()).isEqualTo(1);
      assertThat(page.locator("[data-returned] *").count()).as("nothing was refused").isZero();
    }
  }

  @Test
  void labelsOutliveAPageThatIsClosedWhileTheConnectionIsLost() {
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
      waitUntilReady(page);
      // The page keeps its connection but the service cannot be reached.
      context.route("**/submit", route -> route.abort());
      page.keyboard().press("1");
      page.waitForSelector("[data-sending]:not([hidden])");
      context.unroute("**/submit");
      page.reload();
      await(() -> counts(queue).labelled() == 1);
    }
  }

  @Test
  void refusesToGoOnWhereNothingCanBeKept() {
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      context.addInitScript("Storage.prototype.setItem = () => { throw new Error('full'); }");
      Page page = opened(context, queue);
      String first = question(page);
      page.keyboard().press("1");
      page.waitForSelector("[data-sending].bad");
      assertThat(page.locator("[data-sending]").textContent()).contains("was not taken");
      assertThat(question(page)).isEqualTo(first);
      assertThat(counts(queue).labelled()).isZero();
    }
  }

  @Test
  void twoBrowsersNeverShowTheSameItem() {
    QueueId queue = seed.open(1);
    try (BrowserContext left = context(server.person(project, Role.ANNOTATOR));
        BrowserContext right = context(server.person(project, Role.ANNOTATOR))) {
      Page one = opened(left, queue);
      Page two = opened(right, queue);
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
      await(() -> counts(queue).labelled() == 6);
    }
  }

  @Test
  void saysWhatHappenedToALabelThatCameTooLateAndKeepsItsWords() {
    QueueId queue = seed.open(1);
    try (BrowserContext context = context(server.person(project, Role.ANNOTATOR))) {
      Page page = opened(context, queue);
      waitUntilReady(page);
      server
          .get(QueueClosings.class)
          .close(new QueueClosing(name(queue), QueueState.CLOSED, new Actor.BySystem()));
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

  @Test
  void thePagesAreAccessibleAndFit() {
    QueueId queue = seed.open(2);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        // Each look is somebody else's: a page holds three items, and there are eight.
        try (BrowserContext context = context(server.person(project, Role.LEAD), scheme, width)) {
          Page page = opened(context, queue);
          check(page, "label " + width);
          for (String path : List.of("/annotations", "/annotations/queues/" + queue)) {
            page.navigate(url(path));
            check(page, path + " " + width);
          }
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

  /** Until the items behind the first are there too. */
  private static void waitUntilReady(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  private static String question(Page page) {
    return page.locator("[data-question]").textContent();
  }

  private QueueName name(QueueId queue) {
    return new QueueName(project.id(), queue);
  }

  private QueueCounts counts(QueueId queue) {
    return server.get(Queues.class).look(name(queue)).counts();
  }

  private List<LabelledOutcome> labelled(QueueId queue) {
    return server
        .get(LabelledOutcomes.class)
        .ofQueue(project.id(), queue, PageRequest.first())
        .items();
  }

  private List<String> words(QueueId queue) {
    return labelled(queue).stream().map(it -> it.label().word()).toList();
  }

  private List<String> notes(QueueId queue) {
    return labelled(queue).stream()
        .flatMap(it -> it.annotations().stream())
        .map(it -> it.note())
        .toList();
  }

  private String url(String path) {
    return server.base() + "/projects/" + project.name() + path;
  }

  private BrowserContext context(Person person) {
    return context(person, ColorScheme.LIGHT, 1280);
  }

  private BrowserContext context(Person person, ColorScheme scheme, int width) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
    context.addCookies(
        List.of(
            new Cookie("hansei_session", server.get(Sessions.class).open(person.id()).secret())
                .setUrl(server.base().toString())));
    return context;
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
