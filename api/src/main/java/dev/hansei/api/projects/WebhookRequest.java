package dev.hansei.api.projects;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.projects.EventType;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A webhook to make.
 *
 * @param url where events are posted to; http or https
 * @param types what it is told of; everything, when absent or empty
 */
public record WebhookRequest(String url, Optional<List<String>> types) {
  public WebhookRequest {
    Objects.requireNonNull(url, "url is null");
    Objects.requireNonNull(types, "types is null");
    types = types.map(List::copyOf);
    types.ifPresent(WebhookRequest::read);
  }

  Set<EventType> typeSet() {
    return types.map(WebhookRequest::read).orElse(Set.of());
  }

  /**
   * Types from their words.
   *
   * @throws InvalidFieldException naming those that there are
   */
  static Set<EventType> read(List<String> words) {
    var set = EnumSet.noneOf(EventType.class);
    for (String word : words) {
      set.add(
          EventType.of(word)
              .filter(EventType::isSubscribable)
              .orElseThrow(() -> new InvalidFieldException("types", "One of " + known() + ".")));
    }
    return Collections.unmodifiableSet(set);
  }

  private static String known() {
    return Arrays.stream(EventType.values())
        .filter(EventType::isSubscribable)
        .map(EventType::word)
        .collect(Collectors.joining(", "));
  }
}
