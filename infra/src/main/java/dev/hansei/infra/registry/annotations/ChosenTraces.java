package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.traces.TraceLook;
import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.infra.registry.traces.TraceWalk;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Traces that somebody chose for people to read, counted and drawn. A draw keeps the traces whose
 * hash, with a seed, is among the smallest: as good as random, and the same each time.
 */
@Singleton
public final class ChosenTraces {
  private final TraceWalk walk;

  ChosenTraces(TraceWalk walk) {
    this.walk = walk;
  }

  /**
   * How many fit.
   *
   * @param traces that show a question and an answer
   * @param isAll whether that were all; else only the newest {@link TraceWalk#LOOKED_MAX} were
   *     looked through
   */
  public record Counted(int traces, boolean isAll) {}

  /**
   * A draw.
   *
   * @param fitting traces that were drawn from
   * @param wanted so many of them at most
   * @param last the largest hash that is drawn, as hex
   * @param end where the look for them stopped: what lies behind was not drawn from; empty where
   *     all were looked through
   */
  public record Draw(int fitting, int wanted, String last, Optional<String> end) {
    /** The chance that each trace had, 0 to 1. */
    public double chance() {
      return fitting <= wanted ? 1 : wanted / (double) fitting;
    }
  }

  /**
   * A part of what is drawn.
   *
   * @param next where the next one begins; empty after the last
   */
  public record Part(List<TraceId> traces, Optional<String> next) {
    public Part {
      traces = List.copyOf(traces);
    }
  }

  /** How many traces fit. */
  public Counted count(ProjectId project, TraceChoice choice) {
    int[] counted = {0};
    Optional<String> end = walk.walk(project, look(choice), _ -> counted[0]++);
    return new Counted(counted[0], end.isEmpty());
  }

  /** Draws; nothing is kept of it, and the same again draws the same. */
  public Draw draw(ProjectId project, TraceChoice choice, long seed, int wanted) {
    List<String> ranks = new ArrayList<>();
    Optional<String> end = walk.walk(project, look(choice), trace -> ranks.add(rank(seed, trace)));
    ranks.sort(null);
    int kept = Math.min(wanted, ranks.size());
    return new Draw(ranks.size(), wanted, kept == 0 ? "" : ranks.get(kept - 1), end);
  }

  /** Those that were drawn, from a place on, newest first; at most {@code limit}, maybe none. */
  public Part part(ProjectId project, Drawing drawing, Optional<String> after, int limit) {
    TraceWalk.Step step = walk.step(project, look(drawing.choice()), after, drawing.draw().end());
    List<TraceWalk.Placed> drawn =
        step.found().stream().filter(one -> drawing.takes(one.id())).toList();
    return drawn.size() > limit
        ? new Part(ids(drawn.subList(0, limit)), Optional.of(drawn.get(limit - 1).place()))
        : new Part(ids(drawn), step.next());
  }

  /** A choice, and what of it is drawn. */
  public record Drawing(TraceChoice choice, long seed, Draw draw) {
    boolean takes(TraceId trace) {
      return rank(seed, trace).compareTo(draw.last()) <= 0;
    }
  }

  private static List<TraceId> ids(List<TraceWalk.Placed> some) {
    return some.stream().map(TraceWalk.Placed::id).toList();
  }

  private static String rank(long seed, TraceId trace) {
    return Sha256.of(seed + "/" + trace).hex();
  }

  private static TraceLook look(TraceChoice choice) {
    return new TraceLook(
        choice.from(),
        choice.before(),
        choice.status(),
        choice.thumb().map(it -> it == TraceChoice.Thumb.UP ? Thumbs.UP : Thumbs.DOWN),
        choice.model(),
        choice.prompt(),
        choice.version(),
        choice.session(),
        choice.text());
  }
}
