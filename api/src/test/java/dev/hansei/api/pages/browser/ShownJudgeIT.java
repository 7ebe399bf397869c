package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a judge said stands with the item, as words that nothing obeys. */
class ShownJudgeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REASON =
      "<img src=x onerror=\"window.hits=1\"> It is there. \u202Egnp";

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
  void standsWithItsItemAndGoesWithIt() {
    for (int width : List.of(1280, 360)) {
      var desk = new LabelDesk(chromium);
      QueueId queue = desk.seed.open(1);
      try (BrowserContext context = desk.person(Role.ANNOTATOR, ColorScheme.LIGHT, width)) {
        context.route("**/next", ShownJudgeIT::first);
        Page page = desk.opened(context, queue);
        Locator said = page.locator("[data-prelabel]");
        assertThat(said.isVisible()).isTrue();
        assertThat(said.textContent())
            .contains("A judge says fail, 0.25 of 1.", "It is there.", "It may be wrong")
            .doesNotContain("\u202E");
        assertThat(page.evaluate("window.hits")).isNull();
        desk.inspect(page, "judge shown " + width);
        LabelDesk.waitUntilReady(page);
        String before = LabelDesk.question(page);
        page.keyboard().press("1");
        page.waitForFunction(
            "before => document.querySelector('[data-question]').textContent !== before", before);
        assertThat(said.isVisible()).as("the next one is labelled blind").isFalse();
      }
      assertThat(desk.troubles()).isEmpty();
    }
  }

  /** As a queue answers that shows a judge, which said something of the first item alone. */
  private static void first(Route route) {
    try {
      var response = route.fetch();
      JsonNode body = JSON.readTree(response.body());
      boolean isFirst = !route.request().postData().contains("\"shown\":[\"");
      if (isFirst && body.path("task") instanceof ObjectNode task) {
        task.putObject("prelabel")
            .put("judge", "019a9000-0000-7000-8000-0000000000f5")
            .put("label", "fail")
            .put("score", 0.25)
            .put("reason", REASON);
      }
      route.fulfill(
          new Route.FulfillOptions().setResponse(response).setBody(JSON.writeValueAsString(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
