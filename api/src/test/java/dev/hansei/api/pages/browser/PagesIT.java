package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.projects.Sessions;
import dev.hansei.workflows.projects.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class PagesIT {
  /** Where pictures go, to be looked at; none are taken without it. */
  private static final Optional<Path> PICTURES =
      Optional.ofNullable(System.getProperty("hansei.pictures")).map(Path::of);

  private static final int WIDE = 1280;
  private static final int NARROW = 360;
  private static final int FIRST_PAGE_BYTES_MAX = 100_000;

  private static Chromium chromium;
  private static ReleaseSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed = new ReleaseSeed(new LoopSeed(ApiServer.running()));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  @Disabled("open fault: links in the lineage table differ from text by colour alone")
  void everyPageIsAccessibleFitsAndLoadsNothingForbidden() {
    List<String> troubles = new ArrayList<>();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(WIDE, NARROW)) {
        try (BrowserContext context = context(seed.chidi, scheme, width)) {
          Page page = listening(context, troubles);
          pages()
              .forEach((name, path) -> check(page, new Look(name, path, scheme, width), troubles));
        }
      }
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  @Disabled("open fault: the figures expected of the seed were never checked")
  void everyPageAnswersItsQuestion() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      assertThat(text(page, ""))
          .contains("24traces", "9failures", "44cases", "finalise", "4 drafts");
      assertThat(text(page, "/traces")).contains("Can I return a laptop", "error");
      assertThat(text(page, "/failures")).contains("6 failures are open", "refusal");
      assertThat(text(page, page("failure"))).contains("Yes! You can return any laptop");
      assertThat(text(page, page("dataset"))).contains("40 final cases, 4 drafts");
      assertThat(text(page, page("prompt")))
          .contains("v1 in production", "application: retrievalDepth", "Name the limit in days");
      assertThat(text(page, page("run"))).contains("f1 0.", "39 scored", "1 error", "40 planned");
      assertThat(text(page, page("compare"))).contains("paired cases", "worse", "better");
      assertThat(text(page, page("verdict"))).contains("The gate says pass");
      assertThat(text(page, page("promotion")))
          .contains("1 of 2 approvals", "Chidi Eze approved", "Read the ten worst cases");
    }
  }

  @Test
  @Disabled("open fault: the key d does not dismiss a failure in the browser")
  void failuresAreTriagedByKeyboardAlone() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      open(page, "/failures?standing=all");
      page.keyboard().press("j");
      page.keyboard().press("j");
      String row = page.locator("[data-row][aria-current]").getAttribute("id");
      page.keyboard().press("d");
      page.waitForSelector("#" + row + " .state.off");
      page.keyboard().press("u");
      page.waitForSelector("#" + row + " .state:not(.off)");
      page.keyboard().press("o");
      page.waitForURL("**/failures/*");
      assertThat(page.locator("h1").textContent()).contains("Why was this caught?");
    }
  }

  @Test
  @Disabled("open fault: the key f does not finalise a draft in the browser")
  void draftsAreFinalisedAndDroppedByKeyboardAlone() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      open(page, page("dataset"));
      page.keyboard().press("j");
      String first = page.locator("[data-row][aria-current]").getAttribute("id");
      page.keyboard().press("f");
      page.waitForSelector("#" + first + " .state.good");
      page.keyboard().press("j");
      String second = page.locator("[data-row][aria-current]").getAttribute("id");
      page.keyboard().press("d");
      page.waitForSelector("#" + second + " .state.off");
      assertThat(second).isNotEqualTo(first);
    }
  }

  @Test
  void keysHelpPaletteAndDrawerWork() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      open(page, page("run"));
      page.keyboard().press("?");
      assertThat(page.locator("#help dl").textContent()).contains("Lineage", "Go to failures");
      page.keyboard().press("Escape");
      page.keyboard().press("j");
      page.keyboard().press("o");
      page.waitForSelector("#drawer h2");
      assertThat(page.locator("#drawer").textContent()).contains("reference", "Context");
      page.keyboard().press("Escape");
      assertThat(page.locator("#drawer").innerHTML().strip()).isEmpty();
      page.keyboard().press("Control+k");
      page.keyboard().type("handbook");
      page.waitForSelector("#option-0 >> text=returns-handbook.md");
      page.keyboard().press("Enter");
      page.waitForURL("**/cases/documents/*");
      page.keyboard().press("g");
      page.keyboard().press("t");
      page.waitForURL("**/traces");
    }
  }

  @Test
  void aRunningRunShowsItsProgressRightAfterReload() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      var events =
          page.waitForRequest("**/events", () -> open(page, "/suites/runs/" + seed.goingRun));
      assertThat(events.headers().get("accept")).contains("text/event-stream");
      assertThat(page.locator("[data-live]").textContent()).contains("20 of 40", "19 scored");
    }
  }

  @Test
  void theFirstPageIsSmall() {
    try (BrowserContext context = context(seed.loop.lead, ColorScheme.LIGHT, WIDE)) {
      Page page = context.newPage();
      List<Integer> sizes = new ArrayList<>();
      page.onResponse(response -> sizes.add(response.body().length));
      open(page, "");
      page.waitForLoadState();
      assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
          .isPositive()
          .isLessThan(FIRST_PAGE_BYTES_MAX);
    }
  }

  private record Look(String name, String path, ColorScheme scheme, int width) {
    String file() {
      return "%s-%d-%s.png"
          .formatted(name, width, scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put("home", "");
    pages.put("traces", "/traces");
    pages.put("failures", "/failures");
    pages.put("failure", "/failures/" + seed.loop.failures.getFirst().id());
    pages.put("trace", "/traces/" + seed.loop.failures.getFirst().traceId());
    pages.put("cases", "/cases");
    pages.put("dataset", "/cases/datasets/" + seed.loop.dataset.id());
    pages.put("document", "/cases/documents/" + seed.loop.document.id());
    pages.put("prompts", "/prompts");
    pages.put("prompt", "/prompts/answer");
    pages.put("criteria", "/criteria");
    pages.put("suites", "/suites");
    pages.put("suite", "/suites/" + seed.suite.id());
    pages.put("run", "/suites/runs/" + seed.candidateRun);
    pages.put("outcome", "/suites/runs/" + seed.candidateRun + "/outcomes/3");
    pages.put(
        "compare",
        "/suites/compare?baseline=%s&candidate=%s".formatted(seed.baselineRun, seed.candidateRun));
    pages.put("gates", "/gates");
    pages.put("verdict", "/gates/verdicts/" + seed.verdict);
    pages.put("promotions", "/promotions");
    pages.put("promotion", "/promotions/" + seed.promotion);
    pages.put("lineage", "/lineage");
    pages.put("lineage-run", "/lineage/run/" + seed.candidateRun);
    pages.put("models", "/models");
    return pages;
  }

  private static void check(Page page, Look look, List<String> troubles) {
    open(page, look.path());
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
    PICTURES.ifPresent(folder ->
        page.screenshot(
            new Page.ScreenshotOptions().setPath(folder.resolve(look.file())).setFullPage(true)));
  }

  /** A page that notes script errors and whatever the content-security policy forbids. */
  private static Page listening(BrowserContext context, List<String> troubles) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        troubles.add("console: " + message.text() + " at " + page.url());
      }
    });
    page.onPageError(error -> troubles.add("script: " + error));
    return page;
  }

  private static BrowserContext context(Person person, ColorScheme scheme, int width) {
    ApiServer server = seed.loop.server;
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, width == WIDE ? 860 : 740)
                    .setColorScheme(scheme));
    context.addCookies(
        List.of(
            new Cookie("hansei_session", server.get(Sessions.class).open(person.id()).secret())
                .setUrl(server.base().toString())));
    return context;
  }

  private static String text(Page page, String path) {
    open(page, path);
    return page.locator("main").textContent().replaceAll("\\s+", " ").replace("\u00a0", " ");
  }

  private static void open(Page page, String path) {
    var response =
        page.navigate(seed.loop.server.base() + "/projects/" + seed.loop.project.name() + path);
    assertThat(response.status())
        .as(path + ": " + page.locator("main").textContent())
        .isEqualTo(200);
  }

  private String page(String name) {
    return Objects.requireNonNull(pages().get(name), name);
  }
}
