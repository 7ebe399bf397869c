package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.Delegation;
import java.util.List;
import java.util.UUID;

/** Who lets whom approve in their place, for one promotion; oldest first. */
public record DelegationsResource(List<One> items) {
  public DelegationsResource {
    items = List.copyOf(items);
  }

  /** One of them, by the ids of two people. */
  public record One(UUID from, UUID to) {}

  static DelegationsResource from(List<Delegation> delegations) {
    return new DelegationsResource(
        delegations.stream().map(it -> new One(it.from().value(), it.to().value())).toList());
  }
}
