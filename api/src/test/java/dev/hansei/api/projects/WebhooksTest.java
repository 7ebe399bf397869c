package dev.hansei.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.projects.DeliveryQueue;
import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.DeliveryPolicy;
import dev.hansei.workflows.projects.DeliveryReply;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  /** Public, so it is taken; nothing is sent, for tests send by themselves. */
  private static final String HOOK = "{\"url\":\"https://8.8.8.8/hook\",\"types\":[%s]}";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void aSecretIsInTheAnswerThatMadeItOnly() {
    var made = lead.post("/webhooks", HOOK.formatted("\"gates.verdict\"")).expect(201);
    assertThat(made.text("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(made.header("location")).endsWith("/webhooks/" + made.text("/id"));
    var shown = lead.get("/webhooks/" + made.text("/id")).expect(200);
    assertThat(shown.text("/types/0")).isEqualTo("gates.verdict");
    assertThat(shown.text("/state")).isEqualTo("on");
    assertThat(shown.body() + lead.get("/webhooks").body()).doesNotContain("whsec_");

    var rotated = lead.post(path(made, "/secret"), "{\"overlapHours\":1}").expect(200);
    assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(made.text("/secret"));
    assertThat(Duration.between(Instant.now(), Instant.parse(rotated.text("/oldSignsUntil"))))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    assertThat(lead.post(path(made, "/secret"), "{\"overlapHours\":169}").expect(400).body())
        .contains("0 to 168");
  }

  @Test
  void aRepeatedRequestDoesNotShowTheSecretAgain() {
    var once = lead.with("Idempotency-Key", "k-" + project.name());
    var first = once.post("/webhooks", HOOK.formatted("")).expect(201);
    var again = once.post("/webhooks", HOOK.formatted("")).expect(201);
    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
    assertThat(again.body()).doesNotContain("whsec_");
    assertThat(lead.get("/webhooks").json().path("items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8088/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://127.0.0.1./",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1%25lo]/",
        "http://100.100.100.200/latest/meta-data",
        "http://127%2e0%2e0%2e1/",
        "https://8.8.8.8\\\\@127.0.0.1/",
        "https://8.8.8.8\\t.127.0.0.1/",
        "ftp://example.org/",
        "https://user:password@8.8.8.8/",
        "https://8.8.8.8/#a",
        "nothing",
        ""
      })
  void refusesAddressesThatCouldOnlyFail(String url) {
    var answer = lead.post("/webhooks", "{\"url\":\"%s\"}".formatted(url)).expect(400);
    assertThat(answer.text("/code")).isEqualTo("invalid-field");
    assertThat(answer.text("/field")).isEqualTo("url");
  }

  @Test
  void manyThatAreMadeAtOnceAreNoMoreThanAProjectHas() {
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2 * Webhooks.PER_PROJECT_MAX; i++) {
        asking.execute(() -> lead.post("/webhooks", HOOK.formatted("")));
      }
    }
    var full = lead.post("/webhooks", HOOK.formatted("")).expect(409);
    assertThat(full.text("/code")).isEqualTo("webhooks-full");
    int made = 0;
    for (var row : lead.get("/audit?limit=200").expect(200).json().at("/items")) {
      made += row.path("action").asText().equals("projects.webhook.create") ? 1 : 0;
    }
    assertThat(made).isEqualTo(Webhooks.PER_PROJECT_MAX);
  }

  @Test
  void refusesTypesThatThereAreNotAndNamesThoseThatThereAre() {
    for (String type : new String[] {"\"promotions.*\"", "\"webhooks.test\""}) {
      assertThat(lead.post("/webhooks", HOOK.formatted(type)).expect(400).text("/detail"))
          .contains("types", "promotions.awaiting", "gates.verdict")
          .doesNotContain("webhooks.test");
    }
  }

  @Test
  void aTestIsFollowedByItsIdAndSentAgain() {
    var made = lead.post("/webhooks", HOOK.formatted("\"gates.verdict\"")).expect(201);
    var test = lead.post(path(made, "/test"), "{}").expect(202);
    assertThat(test.text("/state")).isEqualTo("waiting");
    assertThat(test.text("/type")).isEqualTo("webhooks.test");
    String delivery = path(made, "/deliveries/" + test.text("/event"));
    assertThat(test.header("location")).endsWith(delivery);

    settle(made, 204);
    var done = lead.get(delivery).expect(200);
    assertThat(done.text("/state")).isEqualTo("done");
    assertThat(done.text("/status")).isEqualTo("204");
    var one = "{\"event\":\"%s\"}".formatted(test.text("/event"));
    assertThat(lead.post(path(made, "/replay"), one).expect(200).text("/events")).isEqualTo("1");
    assertThat(lead.get(path(made, "/deliveries?state=waiting")).json().path("items")).hasSize(1);
    assertThat(lead.get(path(made, "/deliveries?state=dead")).json().path("items")).isEmpty();
    assertThat(lead.get(path(made, "/deliveries?state=lost")).expect(400).body())
        .contains("waiting, held, done, dead");
    assertThat(lead.get("/webhooks/events").json().at("/items/0/body").asText())
        .contains("\"type\":\"webhooks.test\"");
  }

  @Test
  void thePageThatSentAgainCanBeReloaded() {
    var made = lead.post("/webhooks", HOOK.formatted("")).expect(201);
    lead.post(path(made, "/test"), "{}").expect(202);
    String page = "!/projects/" + project.name() + path(made, "");
    var browser = server.browser(project, Role.LEAD);
    var sent = browser.form(page + "/replay", "hours=24").expect(303);
    assertThat(sent.header("location")).endsWith(path(made, "?sent=0"));
    assertThat(browser.get(page + "?sent=0").expect(200).body()).contains("will be sent again");
  }

  @Test
  void aReplayNamesOneEventOrARange() {
    var made = lead.post("/webhooks", HOOK.formatted("")).expect(201);
    for (String body :
        new String[] {
          "{}",
          "{\"event\":\"019a9000-0000-7000-8000-0000000000c1\",\"from\":\"2026-11-30T00:00:00Z\"}",
          "{\"from\":\"2026-11-30T00:00:00Z\",\"before\":\"2026-11-29T00:00:00Z\"}"
        }) {
      lead.post(path(made, "/replay"), body).expect(400);
    }
    var range = "{\"from\":\"2026-11-01T00:00:00Z\"}";
    assertThat(lead.post(path(made, "/replay"), range).expect(200).text("/events")).isEqualTo("0");
    var none = "{\"event\":\"019a9000-0000-7000-8000-0000000000c1\"}";
    assertThat(lead.post(path(made, "/replay"), none).expect(404).text("/code"))
        .isEqualTo("event-not-found");
  }

  @Test
  void isPausedSwitchedOnAndDeleted() {
    var made = lead.post("/webhooks", HOOK.formatted("")).expect(201);
    assertThat(lead.post(path(made, "/pause"), "{}").text("/state")).isEqualTo("paused");
    assertThat(lead.post(path(made, "/test"), "{}").expect(409).text("/code"))
        .isEqualTo("webhook-not-on");
    assertThat(lead.post(path(made, "/resume"), "{}").text("/state")).isEqualTo("on");
    lead.post(path(made, "/test"), "{}").expect(202);
    settle(made, 410);
    assertThat(lead.get(path(made, "")).text("/state")).isEqualTo("gone");
    lead.delete(path(made, "")).expect(204);
    lead.get(path(made, "")).expect(404);
    lead.delete(path(made, "")).expect(404);
  }

  private static String path(Answer made, String rest) {
    return "/webhooks/" + made.text("/id") + rest;
  }

  /** As a sender does that got that answer. */
  private void settle(Answer made, int status) {
    var queue = server.get(DeliveryQueue.class);
    var due = new DueWebhook(project.id(), WebhookId.of(made.text("/id")));
    var claimed = queue.claim(due).orElseThrow();
    var reply = DeliveryReply.of(status, Duration.ZERO);
    queue.settle(claimed, reply, DeliveryPolicy.decide(reply, claimed.attempt(), 0));
  }
}
