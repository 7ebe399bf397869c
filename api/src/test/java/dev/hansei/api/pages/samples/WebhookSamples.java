package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.WebhookPage;
import dev.hansei.api.projects.WebhooksPage;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.Webhook;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.WebhookId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Webhooks, and what they were told. */
final class WebhookSamples {
  private final Voice voice;

  private WebhookSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var s = new WebhookSamples(voice);
    return List.of(
        new Sample("webhooks", "projects/webhooks.jte", s.list()),
        new Sample(
            "webhooks-empty",
            "projects/webhooks.jte",
            new WebhooksPage(s.frame(), List.of(), Optional.empty())),
        new Sample("webhook", "projects/webhook.jte", s.one(Webhook.State.ON, true)),
        new Sample("webhook-gone", "projects/webhook.jte", s.one(Webhook.State.GONE, true)),
        new Sample("webhook-new", "projects/webhook.jte", s.one(Webhook.State.PAUSED, false)));
  }

  private Frame frame() {
    return voice.frame(Section.WEBHOOKS, Role.ADMIN, Role.LEAD);
  }

  private WebhooksPage list() {
    return new WebhooksPage(
        frame(),
        List.of(
            webhook(1, Webhook.State.ON, false),
            webhook(2, Webhook.State.ON, true),
            webhook(3, Webhook.State.PAUSED, false),
            webhook(4, Webhook.State.GONE, false)),
        Optional.of("whsec_" + "x".repeat(44)));
  }

  private Webhook webhook(int number, Webhook.State state, boolean fails) {
    return new Webhook(
        new WebhookId(Voice.id(600 + number)),
        voice.say("https://example.org/hooks/hansei"),
        number == 1 ? Set.of() : Set.of(EventType.PROMOTION_AWAITING, EventType.GATE_VERDICT),
        state,
        "person:" + Voice.id(1),
        Voice.minutesAgo(9_000),
        fails ? Optional.of(Voice.minutesAgo(190)) : Optional.empty());
  }

  private WebhookPage one(Webhook.State state, boolean isTold) {
    return new WebhookPage(
        frame(),
        webhook(1, state, isTold),
        new WebhookPage.Counts(2, 0, 1),
        isTold ? Optional.empty() : Optional.of("whsec_" + "x".repeat(44)),
        isTold ? Optional.of(12) : Optional.empty(),
        Optional.empty(),
        isTold
            ? List.of(
                delivery(1, Delivery.State.WAITING, 0, 0),
                delivery(2, Delivery.State.WAITING, 503, 3),
                delivery(3, Delivery.State.DEAD, 0, 10),
                delivery(4, Delivery.State.DONE, 204, 1))
            : List.of(),
        isTold ? Optional.of("?after=x") : Optional.empty());
  }

  private Delivery delivery(int number, Delivery.State state, int status, int attempts) {
    return new Delivery(
        new EventId(Voice.id(610 + number)),
        EventType.PROMOTION_AWAITING.word(),
        "promotion",
        voice.say("019a9000-0000-7000-8000-000000000061"),
        Voice.minutesAgo(30L * number),
        state,
        attempts,
        state == Delivery.State.WAITING ? Optional.of(Voice.minutesAgo(-20)) : Optional.empty(),
        attempts == 0 ? Optional.empty() : Optional.of(Voice.minutesAgo(29L * number)),
        status == 0 ? Optional.empty() : Optional.of(status),
        status == 0 && attempts > 0 ? Optional.of("no reply within 15 s") : Optional.empty());
  }
}
