package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.campaigns.StepResult.Judged;
import dev.hansei.workflows.campaigns.StepResult.Learnt;
import dev.hansei.workflows.campaigns.StepResult.Published;
import dev.hansei.workflows.campaigns.StepResult.Ran;
import dev.hansei.workflows.prompts.PromptVersionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a campaign remembers; it carries this from cycle to cycle.
 *
 * @param cycle from 1
 * @param paused whether somebody has paused it and nobody resumed it
 * @param opened what was found when the cycle began; absent before
 * @param results of the steps of this cycle, in the order in which they were done
 */
public record CampaignProgress(
    int cycle, boolean paused, Optional<Opened> opened, List<StepResult> results) {
  public CampaignProgress {
    if (cycle < 1) {
      throw new IllegalArgumentException("cycles count from 1: " + cycle);
    }
    Objects.requireNonNull(opened, "opened is null");
    results = List.copyOf(results);
  }

  /** What is live at the plan's stage when a cycle begins; absent where nothing is. */
  public record Opened(Optional<PromptVersionId> live) {
    public Opened {
      Objects.requireNonNull(live, "live is null");
    }
  }

  /** Before the first step. */
  public static CampaignProgress start() {
    return new CampaignProgress(1, false, Optional.empty(), List.of());
  }

  /** With the cycle begun. */
  public CampaignProgress openedWith(Opened found) {
    return new CampaignProgress(cycle, paused, Optional.of(found), results);
  }

  /** With one more step done. */
  public CampaignProgress with(StepResult result) {
    List<StepResult> more = new ArrayList<>(results);
    more.add(result);
    return new CampaignProgress(cycle, paused, opened, more);
  }

  /** Paused, or not any more. */
  public CampaignProgress paused(boolean now) {
    return new CampaignProgress(cycle, now, opened, results);
  }

  /** At the start of the next cycle. */
  public CampaignProgress nextCycle() {
    return new CampaignProgress(cycle + 1, paused, Optional.empty(), List.of());
  }

  /** What is live, as the cycle found it. */
  public Optional<PromptVersionId> live() {
    return opened.flatMap(Opened::live);
  }

  /** The version that this cycle published. */
  public Optional<Published> published() {
    return of(Published.class).findFirst();
  }

  /** The run of a candidate, or of the baseline by number 0. */
  public Optional<Ran> ran(int number) {
    return of(Ran.class).filter(run -> run.number() == number).findFirst();
  }

  /** What the gate said of a candidate. */
  public Optional<Judged> judged(int number) {
    return of(Judged.class).filter(judged -> judged.number() == number).findFirst();
  }

  /** The candidate that tuning made. */
  public Optional<PromptVersionId> learnt() {
    return of(Learnt.class).findFirst().flatMap(Learnt::candidate);
  }

  /** The results of one kind. */
  public <R extends StepResult> Stream<R> of(Class<R> kind) {
    return results.stream().filter(kind::isInstance).map(kind::cast);
  }
}
