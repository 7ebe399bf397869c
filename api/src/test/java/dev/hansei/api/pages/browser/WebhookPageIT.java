package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.projects.ClaimedDelivery;
import dev.hansei.infra.registry.projects.DeliveryQueue;
import dev.hansei.infra.registry.projects.DueWebhook;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.DeliveryPolicy;
import dev.hansei.workflows.projects.DeliveryReply;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Webhooks, by keyboard. */
class WebhookPageIT {
  private static Chromium chromium;

  private final LoopSeed seed = new LoopSeed(ApiServer.running());

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
  void aLeadMakesTriesPausesAndDeletesOne() {
    try (var visitor = new Visitor(chromium, seed, seed.lead)) {
      assertThat(visitor.text("/webhooks")).contains("0 webhooks on", "No webhook yet");
      visitor.inspect("webhooks-empty");
      visitor.press("m");
      visitor.page().getByLabel("Address, with https").fill("https://8.8.8.8/hook");
      visitor.page().locator("input[name='type-promotions.awaiting']").check();
      visitor.inspect("webhook-making");
      visitor.page().getByText("Make the webhook").click();
      visitor.page().waitForSelector(".secret");
      visitor.inspect("webhook-made");
      assertThat(visitor.page().locator(".secret code").textContent()).startsWith("whsec_");
      assertThat(visitor.text("/webhooks"))
          .contains("1 webhook on", "promotions.awaiting")
          .doesNotContain("whsec_");

      visitor.press("j");
      visitor.press("Enter");
      visitor.page().waitForSelector("text=Does it hear what happens?");
      press(visitor, "t", ".state.run");
      settle(500);
      visitor.page().reload();
      press(visitor, "t", ".state.run");
      settle(204);
      visitor.page().reload();
      assertThat(visitor.text()).contains("webhooks.test", "status 500", "status 204", "1 event");
      visitor.inspect("webhook");
      press(visitor, "p", "text=It is paused");
      press(visitor, "p", "text=Send a test");
      visitor.press("j");
      press(visitor, "r", "text=1 event will be sent again");
      visitor.press("s");
      visitor.page().getByText("Make a new secret").click();
      visitor.page().waitForSelector(".secret");
      visitor.page().getByText("Delete it").click();
      visitor.page().getByText("Delete the webhook").click();
      visitor.page().waitForSelector("text=No webhook yet");
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  @Test
  void whoMayNotChangeThemSeesWhoIsToldButNoAddress() {
    Person dev = seed.person("dev", "Dev Eloper", Role.DEVELOPER);
    seed.server
        .get(Webhooks.class)
        .create(
            seed.project.id(), URI.create("https://example.org/secret-path"), Set.of(), seed.actor);
    try (var visitor = new Visitor(chromium, seed, dev)) {
      assertThat(visitor.text("/webhooks"))
          .contains("example.org", "everything")
          .doesNotContain("secret-path");
      assertThat(visitor.page().locator("main form").count()).isZero();
    }
  }

  private static void press(Visitor visitor, String key, String until) {
    visitor.press(key);
    visitor.page().waitForSelector(until);
  }

  /** As a sender does that got that answer. */
  private void settle(int status) {
    var queue = seed.server.get(DeliveryQueue.class);
    var webhook = seed.server.get(Webhooks.class).all(seed.project.id()).getFirst().id();
    ClaimedDelivery claimed = queue.claim(new DueWebhook(seed.project.id(), webhook)).orElseThrow();
    var reply = DeliveryReply.of(status, Duration.ZERO);
    queue.settle(claimed, reply, DeliveryPolicy.decide(reply, claimed.attempt(), 0));
  }
}
