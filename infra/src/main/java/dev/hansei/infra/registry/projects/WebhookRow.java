package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.WebhookId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_webhook}. */
@MappedEntity("projects_webhook")
record WebhookRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID webhookId,
    String url,
    String types,
    String state,
    String createdBy,
    Instant createdAt,
    @Nullable Instant failingSince,
    @Nullable Instant sparedUntil) {
  Webhook webhook() {
    return new Webhook(
        new WebhookId(webhookId),
        url,
        typeSet(),
        currentState(),
        createdBy,
        createdAt,
        Optional.ofNullable(failingSince));
  }

  Webhook.State currentState() {
    return Webhook.State.valueOf(state);
  }

  /** Whether it asked to be told of such. */
  boolean wants(EventType type) {
    return types.isEmpty() || typeSet().contains(type);
  }

  /** A word of a later build stands for nothing here. */
  private Set<EventType> typeSet() {
    var set = EnumSet.noneOf(EventType.class);
    Arrays.stream(types.split(",")).map(EventType::of).forEach(type -> type.ifPresent(set::add));
    return set;
  }

  static String joined(Set<EventType> types) {
    return types.stream().sorted().map(EventType::word).collect(Collectors.joining(","));
  }
}
