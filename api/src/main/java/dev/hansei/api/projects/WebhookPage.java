package dev.hansei.api.projects;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.Webhook;
import java.util.List;
import java.util.Optional;

/**
 * One webhook with what it was told.
 *
 * @param secret a new one, shown this once
 * @param replayed how many events were sent again just now
 * @param state of the deliveries shown; all where empty
 */
public record WebhookPage(
    Frame frame,
    Webhook webhook,
    Counts counts,
    Optional<String> secret,
    Optional<Integer> replayed,
    Optional<Delivery.State> state,
    List<Delivery> deliveries,
    Optional<String> next) {
  public WebhookPage {
    deliveries = List.copyOf(deliveries);
  }

  /** How many deliveries are not done. */
  public record Counts(long waiting, long held, long dead) {}

  /** The answer to whether it hears what happens. */
  public String answer() {
    String how =
        switch (webhook.state()) {
          case ON ->
              webhook.failingSince().isPresent()
                  ? "The last tries failed."
                  : "Nothing has failed since the last event that was taken.";
          case PAUSED -> "It is paused: events are kept for it, up to 30 days.";
          case GONE ->
              "Its receiver answered 410, gone, so nothing is sent or kept until it is switched on.";
        };
    return "%s %s waiting, %s held, %s dead."
        .formatted(
            how,
            Figures.counted(counts.waiting(), "event"),
            Figures.counted(counts.held()),
            Figures.counted(counts.dead()));
  }

  /** The shape beside a delivery's state. */
  public static String shape(Delivery delivery) {
    return switch (delivery.state()) {
      case WAITING -> delivery.attempts() > 0 ? "warn" : "run";
      case HELD -> "off";
      case DONE -> "good";
      case DEAD -> "bad";
    };
  }

  /** What the receiver said last, or why it said nothing. */
  public static String said(Delivery delivery) {
    return delivery
        .status()
        .map(code -> "status " + code)
        .or(delivery::problem)
        .orElse(delivery.attempts() == 0 ? "not tried yet" : "no answer yet");
  }
}
