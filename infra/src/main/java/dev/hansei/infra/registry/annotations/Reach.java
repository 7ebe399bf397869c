package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far people have come through queues: nothing before that item was for them. It saves each
 * claim from looking again through all that its person has done, and is no more than that: kept by
 * this process alone, and forgotten after {@link #VALID}, so that whatever is free again before it
 * is found by then. Thread safe.
 */
@Singleton
final class Reach {
  /** Before every item. */
  static final Sha256 BEGIN = Sha256.ofDigest(new byte[32]);

  /** How long somebody may not see what is free again; of many people one sees it much sooner. */
  static final Duration VALID = Duration.ofSeconds(30);

  private static final int KEPT_MAX = 10_000;

  private final Clock clock;
  private final Map<Walk, Mark> marks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Walk, Mark> eldest) {
          return size() > KEPT_MAX;
        }
      };

  Reach(Clock clock) {
    this.clock = clock;
  }

  private record Walk(QueueId queue, PersonId person) {}

  /**
   * A place in the order of items.
   *
   * @param since when all items were looked at
   */
  private record Mark(Sha256 item, Instant since) {}

  /** Where to begin to look. */
  synchronized Sha256 of(QueueId queue, PersonId person) {
    Mark mark = marks.get(new Walk(queue, person));
    return mark == null || mark.since().plus(VALID).isBefore(clock.instant()) ? BEGIN : mark.item();
  }

  /** The first item was found for the person where {@link #of} said to begin. */
  synchronized void come(QueueId queue, PersonId person, Sha256 item) {
    boolean isAnew = of(queue, person).equals(BEGIN);
    marks.compute(
        new Walk(queue, person),
        (_, mark) -> new Mark(item, mark == null || isAnew ? clock.instant() : mark.since()));
  }

  /** Everything is to be looked at again. */
  synchronized void forget(QueueId queue, PersonId person) {
    marks.remove(new Walk(queue, person));
  }
}
