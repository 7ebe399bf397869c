package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that answers "May this judge decide?", in a browser. */
class JudgePageIT {
  private static Chromium chromium;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final CalibrationSeed seed = new CalibrationSeed(server, project);
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
  void saysWhetherTheJudgeMayDecideAndShowsWhereItDiffers() {
    String judge = "/criteria/judges/" + seed.judge().id();
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      assertThat(text(page, judge)).contains("No, it informs", "has no certificate");
      CalibrationId id = seed.measured();
      String measured = text(page, judge);
      assertThat(measured)
          .contains("Yes: grounded v1 is certified until", "Certificate: gate")
          .contains("false pass", "false fail", "90 labels, 90 of them by people");
      assertThat(page.locator("#differences tbody tr").count()).isEqualTo(2);
      assertThat(measured)
          .contains("Use it for", "Deciding clauses of gates", "Do not use it for")
          .contains("Measure it again when", "Ends the certificate by itself.")
          .contains("turned 1 of 30", "? not measurable", "plea: turned 1 of 15")
          .contains("Its scores as chances", "Brier score", "When it had better say nothing")
          .contains("Its anchors were not checked yet");
      assertThat(page.locator("svg.square circle").count()).isPositive();
      seed.checked(id);
      assertThat(text(page, judge)).contains("✓ as it was", "Of 60 anchors none changed.");
      assertThat(page.locator("button[data-key=a]").count()).isEqualTo(1);
      assertThat(text(page, "/calibrations")).contains("1 calibration;", "well enough to gate");
      page.locator("a.main[href$='" + id + "']").click();
      page.waitForURL("**/calibrations/" + id);
      assertThat(page.locator("h1").textContent()).isEqualTo("May this judge decide?");
    }
  }

  @Test
  void aLearnedJudgeSaysHowItDidWhenItWasLearnt() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      assertThat(text(page, "/criteria/judges/" + seed.learned().id()))
          .contains("On 80 labels it had not seen, in 5 folds: kappa 0.31 [0.12, 0.48]")
          .contains("better than chance", "Brier score", "0.22 for who knows only how many pass")
          .doesNotContain("Bring it nearer to people");
    }
  }

  @Test
  void saysWhetherAligningHelpedAndShowsWhatWasTried() {
    var id = seed.aligned();
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      assertThat(text(page, "/criteria/judges/" + seed.judge().id()))
          .contains("Bring it nearer to people", "No gain: the new one");
      page.locator("section[aria-labelledby=align] li a").click();
      page.waitForURL("**/calibrations/alignments/" + id);
      assertThat(page.locator("h1").textContent()).isEqualTo("Did aligning the judge help?");
      assertThat(page.locator("main").textContent().replaceAll("[\\s\u00a0]+", " "))
          .contains("No gain: the new one is not shown to be no worse", "on 90 held-out labels")
          .contains("Refusals fail.", "Kappa 0.61: kept.");
    }
  }

  @Test
  void thePagesAreAccessibleAndFit() {
    CalibrationId id = seed.measured();
    seed.checked(id);
    String aligned = "/calibrations/alignments/" + seed.aligned();
    String judge = "/criteria/judges/" + seed.judge().id();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        try (BrowserContext context = context(scheme, width)) {
          Page page = context.newPage();
          page.onPageError(error -> troubles.add("script: " + error));
          for (String path :
              List.of("/calibrations", "/calibrations/" + id, "/criteria", aligned, judge)) {
            page.navigate(url(path));
            troubles.addAll(Barriers.on(page, path + " " + width + " " + scheme));
          }
        }
      }
    }
    assertThat(troubles).isEmpty();
  }

  private String text(Page page, String path) {
    assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(200);
    return page.locator("main").textContent().replaceAll("\\s+", " ").replace("\u00a0", " ");
  }

  private String url(String path) {
    return server.base() + "/projects/" + project.name() + path;
  }

  private BrowserContext context(ColorScheme scheme, int width) {
    return chromium.signedIn(
        server,
        server.person(project, Role.LEAD),
        new Browser.NewContextOptions().setViewportSize(width, 860).setColorScheme(scheme));
  }
}
