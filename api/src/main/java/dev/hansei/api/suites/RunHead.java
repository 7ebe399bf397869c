package dev.hansei.api.suites;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunSpending;
import dev.hansei.workflows.suites.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run is, where it stands and what it took so far.
 *
 * @param suite name and number
 * @param dataset name and version
 * @param target in words
 * @param promptHref address of the prompt version that is asked; empty for recorded outputs
 * @param usage of the outcomes so far
 * @param cost of the outcomes so far, whatever came from the journal
 * @param paid what of it was paid by this run; empty while it goes on
 * @param priceList number of the price list that it is reckoned by; 0 for none
 * @param budget where its budget stands; empty for a run without one
 */
public record RunHead(
    RunId id,
    String suite,
    String suiteHref,
    String dataset,
    String datasetHref,
    String target,
    Optional<String> promptHref,
    int repeats,
    Sha256 manifest,
    RunState state,
    int planned,
    OutcomeCounts counts,
    Usage usage,
    Instant startedAt,
    Optional<Instant> endedAt,
    Cost cost,
    Optional<Cost> paid,
    int priceList,
    Optional<RunSpending> budget) {

  /** Scored over planned, in 0 to 1. */
  public double coverage() {
    return (double) counts.scored() / Math.max(1, planned);
  }

  /** What its budget limits and what of it is gone, one line a limit; none without a budget. */
  public List<String> budgetLines() {
    return budget.map(now -> RunBudgetWords.lines(now, cost.currency())).orElse(List.of());
  }

  /** How long it ran, or has been running by {@code now}. */
  public Duration took(Instant now) {
    Duration length = Duration.between(startedAt, endedAt.orElse(now));
    return length.isNegative() ? Duration.ZERO : length;
  }

  /** Items per second so far; 0 while nothing has ended. */
  public double rate(Instant now) {
    double seconds = took(now).toMillis() / 1_000.0;
    return seconds > 0 ? counts.sum() / seconds : 0;
  }

  /** The time that the rest takes at the rate so far; empty while there is no rate. */
  public Optional<Duration> left(Instant now) {
    double rate = rate(now);
    int open = planned - counts.sum();
    if (state.isTerminal() || rate <= 0 || open <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Math.round(Math.ceil(open / rate))));
  }
}
