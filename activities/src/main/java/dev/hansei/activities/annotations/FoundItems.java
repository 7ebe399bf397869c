package dev.hansei.activities.annotations;

import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.cases.Split;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of what a queue could ask about.
 *
 * @param next where the next page begins; empty after the last one
 */
record FoundItems(List<Found> items, Optional<PlanCursor> next) {
  FoundItems {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next is null");
  }

  /**
   * An item, where its texts lie, and what it may be used for.
   *
   * @param preference how much the queue's selection wants it; empty where it draws plainly
   */
  record Found(Item item, Origin origin, Split split, Optional<Preference> preference) {
    Found(Item item, Origin origin, Split split) {
      this(item, origin, split, Optional.empty());
    }

    Found wanted(Preference much) {
      return new Found(item, origin, split, Optional.of(much));
    }
  }
}
