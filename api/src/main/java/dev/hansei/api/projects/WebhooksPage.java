package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.projects.Webhook;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.Role;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of a project.
 *
 * @param made the secret of the one that was made just now, shown this once
 */
public record WebhooksPage(Frame frame, List<Webhook> webhooks, Optional<String> made) {
  public WebhooksPage {
    webhooks = List.copyOf(webhooks);
  }

  /** Whether the viewer may make, change and look into them. */
  public boolean mayKeep() {
    return frame.viewer().is(Role.LEAD) || frame.viewer().is(Role.ADMIN);
  }

  /** How many are sent to. */
  public long on() {
    return webhooks.stream().filter(it -> it.state() == Webhook.State.ON).count();
  }

  /** How many of those fail. */
  public long failing() {
    return webhooks.stream()
        .filter(it -> it.state() == Webhook.State.ON && it.failingSince().isPresent())
        .count();
  }

  /** What a webhook can ask for. */
  public List<EventType> choices() {
    return Arrays.stream(EventType.values()).filter(EventType::isSubscribable).toList();
  }

  /** Whose it is: the rest of an address may hold a secret of the receiver. */
  public static String host(Webhook webhook) {
    return String.valueOf(URI.create(webhook.url()).getHost());
  }

  /** The types that it asked for, as words. */
  public static String types(Webhook webhook) {
    return webhook.types().isEmpty()
        ? "everything"
        : String.join(", ", webhook.types().stream().map(EventType::word).toList());
  }

  /** The shape beside its state. */
  public static String shape(Webhook webhook) {
    return switch (webhook.state()) {
      case ON -> webhook.failingSince().isPresent() ? "warn" : "good";
      case PAUSED -> "off";
      case GONE -> "bad";
    };
  }

  /** Its state in words. */
  public static String standing(Webhook webhook) {
    return switch (webhook.state()) {
      case ON -> webhook.failingSince().isPresent() ? "failing" : "on";
      case PAUSED -> "paused";
      case GONE -> "gone";
    };
  }
}
