package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.api.calibrations.CalibrationSeed;
import dev.hansei.api.calibrations.DiscoverySeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.infra.registry.calibrations.Proposals;
import dev.hansei.infra.registry.criteria.Rubrics;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.calibrations.Proposal;
import dev.hansei.workflows.calibrations.ProposalState;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proposals are decided on by keyboard, and the criterion says what argued for it. */
class DiscoveryPageIT {
  private static Chromium chromium;

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final DiscoverySeed seed = new DiscoverySeed(server, project);
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
  void decidesByKeyboard() {
    try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      page.onPageError(error -> troubles.add("script: " + error));
      page.navigate(url("/calibrations/discoveries/" + seed.id()));
      assertThat(page.locator("main").textContent())
          .contains("2 of 2 proposals wait for you", "No model was asked");
      page.keyboard().press("j");
      page.keyboard().press("r");
      page.keyboard().press("Control+A");
      page.keyboard().type("knows retention");
      page.keyboard().press("Enter");
      page.locator("h2", new Page.LocatorOptions().setHasText("knows retention")).waitFor();
      choose(page, 0);
      page.keyboard().press("a");
      page.locator("text=is a criterion").first().waitFor();
      choose(page, 1);
      page.keyboard().press("m");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.locator("text=went into another").first().waitFor();
    }
    assertThat(seed.proposals())
        .extracting(Proposal::state)
        .containsExactly(ProposalState.ACCEPTED, ProposalState.MERGED);
    assertThat(troubles).isEmpty();
  }

  /** Coming back, the row that was left is chosen again. */
  private static void choose(Page page, int row) {
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("k");
    }
    for (int i = 0; i < row; i++) {
      page.keyboard().press("j");
    }
    assertThat(page.locator("[data-row]").nth(row).getAttribute("aria-current")).isEqualTo("true");
  }

  @Test
  void thePagesAreAccessibleAndFit() {
    CriterionId made = accepted();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : List.of(1280, 360)) {
        try (BrowserContext context = context(scheme, width)) {
          Page page = context.newPage();
          page.onPageError(error -> troubles.add("script: " + error));
          for (String path :
              List.of(
                  "/calibrations/discoveries",
                  "/calibrations/discoveries/" + seed.id(),
                  "/criteria/" + made)) {
            page.navigate(url(path));
            troubles.addAll(Barriers.on(page, path + " " + width + " " + scheme));
          }
        }
      }
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void pairsAreDecidedByKeyboard() {
    CriterionId criterion = new CalibrationSeed(server, project).judge().criterionId();
    String path = "/criteria/" + criterion + "/pairs";
    for (int width : List.of(1280, 360)) {
      try (BrowserContext context = context(ColorScheme.LIGHT, width)) {
        Page page = context.newPage();
        page.onPageError(error -> troubles.add("script: " + error));
        page.navigate(url(path));
        page.keyboard().press("p");
        page.locator("[data-row]").first().waitFor();
        troubles.addAll(Barriers.on(page, path + " " + width));
        int before = confirmed(criterion);
        page.keyboard().press("j");
        page.keyboard().press("y");
        page.locator("text=Pairs confirmed: %d,".formatted(before + 1)).waitFor();
        assertThat(confirmed(criterion)).isEqualTo(before + 1);
      }
    }
    assertThat(troubles).isEmpty();
  }

  private int confirmed(CriterionId criterion) {
    return server
        .get(Pairs.class)
        .counts(project.id(), criterion)
        .getOrDefault(PairState.CONFIRMED, 0);
  }

  private CriterionId accepted() {
    Actor system = new Actor.BySystem();
    Proposals proposals = server.get(Proposals.class);
    var first = seed.proposals().getFirst().id();
    proposals.rename(project.id(), first, "retention", "Says for how long.", system);
    var made = proposals.accept(project.id(), first, system).criterion().orElseThrow();
    Rubrics rubrics = server.get(Rubrics.class);
    rubrics.save(project.id(), made, "Pass if it says for how long.", system);
    rubrics.save(project.id(), made, "Pass if it says for how many days.", system);
    return made;
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
