package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.TraceSearch.Place;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Walks over all traces that somebody looks for, newest first, by their ids alone: those that show
 * a question and an answer.
 */
@Singleton
public final class TraceWalk {
  /**
   * Looked through at most, newest first, whether they fit or not: some seconds of the registry,
   * and more than a random sample of thousands needs.
   */
  public static final int LOOKED_MAX = 100_000;

  /** Of one statement: about a tenth of a second. */
  static final int STEP = 5_000;

  private final PlacedRepository rows;
  private final StartRepository starts;
  private final Transactions transactions;

  TraceWalk(PlacedRepository rows, StartRepository starts, Transactions transactions) {
    this.rows = rows;
    this.starts = starts;
    this.transactions = transactions;
  }

  /**
   * A trace that fits.
   *
   * @param place the cursor of what comes after it
   */
  public record Placed(TraceId id, String place) {}

  /**
   * A part of the walk.
   *
   * @param next the cursor of what comes after; empty at the end
   */
  public record Step(List<Placed> found, Optional<String> next) {
    public Step {
      found = List.copyOf(found);
    }
  }

  /**
   * The traces behind a place, or the newest; one statement's worth of a walk, which maybe stopped
   * somewhere: what lies behind that is no part of it.
   *
   * @param end as {@link #walk} gave it; empty where the walk came to its end
   */
  public Step step(
      ProjectId project, TraceLook look, Optional<String> after, Optional<String> end) {
    Step step = step(project, look, after);
    if (end.isEmpty()) {
      return step;
    }
    Place last = Place.of(end.get());
    return new Step(
        step.found().stream().filter(one -> !Place.of(one.place()).isBehind(last)).toList(),
        step.next().filter(next -> last.isBehind(Place.of(next))));
  }

  private Step step(ProjectId project, TraceLook look, Optional<String> after) {
    Instant from = look.from().orElse(Instant.EPOCH);
    Place place = TraceSearch.begin(look, after.map(Place::of));
    return transactions.read(() -> {
      Optional<Instant> edge =
          look.readMost().isPresent()
              ? starts
                  .further(project.value(), from, place.startedAt(), STEP)
                  .map(StartRow::startedAt)
              : Optional.empty();
      List<Placed> found =
          rows
              .matching(project.value(), LookQuery.of(look, place, edge.orElse(from)), STEP)
              .stream()
              .map(TraceWalk::placed)
              .toList();
      return new Step(
          found,
          found.size() == STEP
              ? Optional.of(found.getLast().place())
              : edge.map(at -> Place.before(at).cursor()));
    });
  }

  private static Placed placed(PlacedRow row) {
    return new Placed(
        new TraceId(row.traceId()), new Place(row.startedAt(), row.traceId()).cursor());
  }

  /**
   * Gives each trace that fits to one who is told, newest first.
   *
   * @return where it stopped, after {@value #LOOKED_MAX}; empty where those were all
   */
  public Optional<String> walk(ProjectId project, TraceLook look, Consumer<TraceId> told) {
    Optional<String> after = Optional.empty();
    for (int looked = 0; looked < LOOKED_MAX; looked += STEP) {
      Step step = step(project, look, after);
      step.found().forEach(one -> told.accept(one.id()));
      if (step.next().isEmpty()) {
        return Optional.empty();
      }
      after = step.next();
    }
    return after;
  }
}
