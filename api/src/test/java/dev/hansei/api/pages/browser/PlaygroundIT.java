package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.models.StubFault;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.workflows.projects.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Prompts that are tried in the browser, by keyboard, and answer while they are watched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaygroundIT {
  private static final String HOSTILE = "<img src=x onerror=alert(1)> Thirty days, then gone.";

  private final StubModelServer stub = StubModelServer.start();
  private final ApiServer server =
      ApiServer.with(
          "playground_page",
          Map.of(
              "hansei.models.endpoints.openai.base-url", stub.baseUrl(),
              "hansei.models.endpoints.openai.api-key", "stub",
              "hansei.temporal.address", "127.0.0.1:1",
              "hansei.temporal.patience", "300ms"));
  private final Chromium chromium = Chromium.start();
  private final LoopSeed seed = new LoopSeed(server);

  @BeforeAll
  void write() {
    Client lead = server.token(seed.project, Role.LEAD);
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    for (String word : new String[] {"Answer in one sentence.", "Answer in a word."}) {
      lead.post(
              "/prompts/answer/versions",
              """
              {"messages":[{"role":"system","content":"%s"},{"role":"user","content":"{{question}}"}],
               "variables":["question"]}
              """
                  .formatted(word))
          .expect(201);
    }
    lead.post(
            "/suites",
            "{\"name\":\"quality\",\"dataset\":\"%s\",\"assertions\":[{\"type\":\"f1\"}]}"
                .formatted(seed.dataset.id()))
        .expect(201);
  }

  @AfterAll
  void close() {
    chromium.close();
    stub.close();
  }

  @Test
  void twoVersionsAnswerWhileTheyAreWatched() {
    stub.forget();
    stub.script("in one sentence", new StubFault.Slowly(HOSTILE, Duration.ofMillis(150)));
    stub.script("in a word", new StubFault.Status(400));
    try (var lead = new Visitor(chromium, server, seed.project, seed.lead)) {
      lead.open("/prompts/answer?version=1");
      Page page = lead.page();
      page.waitForNavigation(() -> lead.press("p"));
      page.waitForNavigation(() -> page.getByText("One more column").click());
      page.locator("[name=version2]").selectOption("2");
      page.locator("[name=model1]").fill("openai/stub");
      page.locator("[name=model2]").fill("openai/stub");
      page.getByLabel("question").fill("How long are snapshots kept?");
      lead.press("Control+Enter");
      page.waitForSelector(".tried >> text=Thirty");
      assertThat(page.locator(".tried [data-state]").first().textContent()).isEqualTo("Answering");
      page.waitForSelector("[data-said] >> text=1 of 2 answered");
      assertThat(page.locator(".tried").first().textContent())
          .contains("v1 on openai/stub", HOSTILE, "First word after");
      assertThat(page.locator(".tried img").count()).isZero();
      assertThat(page.locator(".tried").last().textContent())
          .contains("v2 on openai/stub", "No answer", "does not take this request");
      lead.inspect("prompt-playground");
      page.getByText("Run a suite on this").first().click();
      page.waitForNavigation(() -> page.locator("[data-run]").first().click());
      assertThat(page.locator("#run-target option:checked").textContent()).isEqualTo("answer v1");
      assertThat(page.locator("#run-model").inputValue()).isEqualTo("openai/stub");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void numbersAreAskedAsTheyAreTypedOrRefused() {
    stub.forget();
    stub.always("", new StubFault.Slowly("Thirty days.", Duration.ofMillis(10)));
    try (var lead = new Visitor(chromium, server, seed.project, seed.lead)) {
      lead.open("/prompts/answer/playground?version=1");
      Page page = lead.page();
      page.locator("[name=model1]").fill("openai/stub");
      page.getByLabel("question").fill("How long, in commas?");
      page.locator("[name=temperature1]").fill("0,2");
      page.locator("[name=maxTokens1]").fill("4oo");
      page.locator("[data-ask]").click();
      page.waitForSelector("[data-said] >> text=Nothing was asked");
      assertThat(page.locator("[data-said]").textContent()).contains("maxTokens");
      page.locator("[name=maxTokens1]").fill("400");
      page.locator("[data-ask]").click();
      page.waitForSelector("[data-said] >> text=1 of 1 answered");
      assertThat(stub.requests().getLast().sent().body().toString())
          .contains("\"temperature\":0.2", "400");
      page.waitForNavigation(() -> page.locator("[data-edit]").click());
      assertThat(page.locator("[name=temperature]").inputValue()).isEqualTo("0.2");
      assertThat(page.locator("[name=maxTokens]").inputValue()).isEqualTo("400");
    }
  }

  @Test
  void whoPressesStopIsHeard() throws InterruptedException {
    stub.forget();
    stub.always("", new StubFault.Slowly("word ".repeat(200), Duration.ofMillis(50)));
    try (var lead = new Visitor(chromium, server, seed.project, seed.lead)) {
      lead.open("/prompts/answer/playground?version=1");
      Page page = lead.page();
      page.locator("[name=model1]").fill("openai/stub");
      page.getByLabel("question").fill("Stopped?");
      page.locator("[data-ask]").click();
      page.waitForSelector(".tried >> text=word");
      page.locator("[data-stop]").click();
      page.waitForSelector("[data-said] >> text=Stopped.");
      assertThat(page.locator(".tried").textContent()).contains("No answer", "word");
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (stub.abandonedCalls() == 0 && System.nanoTime() < deadline) {
        Thread.sleep(50);
      }
      assertThat(stub.abandonedCalls()).isEqualTo(1);
      assertThat(lead.troubles()).isEmpty();
    }
  }
}
