package dev.hansei.infra.registry.campaigns;

import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.projects.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that happened to a campaign: a code and numbers, from which pages make words.
 *
 * @param sequence from 1, without gaps
 * @param step key of the step it is about; empty where it is about none
 * @param detail an outcome or a failure's code; mostly empty
 * @param person who did it; absent where the campaign did
 */
public record CampaignEvent(
    long sequence,
    Code code,
    int cycle,
    String step,
    Map<String, Long> numbers,
    String detail,
    Optional<PersonId> person,
    Instant at) {
  public CampaignEvent {
    Objects.requireNonNull(code, "code is null");
    Objects.requireNonNull(step, "step is null");
    numbers = Frozen.sorted(numbers);
    Objects.requireNonNull(detail, "detail is null");
    Objects.requireNonNull(person, "person is null");
    Objects.requireNonNull(at, "at is null");
  }

  /** One of its numbers; 0 where it has none of that name. */
  public long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /** What sort of thing happened. */
  public enum Code {
    STARTED,
    CYCLE_BEGAN,
    STEP_BEGAN,
    STEP_DONE,
    STEP_CANCELLED,
    STEP_FAILED,
    OUT_OF_BUDGET,
    PAUSED,
    RESUMED,
    TOPPED_UP,
    CYCLE_ENDED,
    COMPLETED,
    CANCELLED,
    FAILED
  }
}
