package dev.hansei.api.annotations;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.RejectedLine;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.annotations.Golds;
import dev.hansei.infra.registry.annotations.NewGold.Fate;
import dev.hansei.workflows.annotations.QueueId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads files of gold; a bad line is that line's affair. */
@Singleton
final class GoldMarker {
  private final JsonLines lines;
  private final Golds golds;
  private final QueueNews news;

  GoldMarker(JsonLines lines, Golds golds, QueueNews news) {
    this.lines = lines;
    this.golds = golds;
    this.news = news;
  }

  GoldMarkedResource mark(Caller caller, QueueId queue, byte[] body) {
    var reading = lines.read(body, GoldLine.class, Golds.ITEMS_MAX);
    List<Fate> fates =
        golds.mark(
            caller.projectId(),
            queue,
            reading.lines().stream().map(line -> line.value().gold()).toList(),
            caller.personId());
    news.of(caller.projectId(), queue);
    List<RejectedLine> rejected = new ArrayList<>(reading.rejected());
    for (int i = 0; i < fates.size(); i++) {
      Fate fate = fates.get(i);
      if (fate != Fate.TAKEN && fate != Fate.CHANGED) {
        rejected.add(
            new RejectedLine(
                reading.lines().get(i).number(), WireJson.nameOf(fate), sentence(fate)));
      }
    }
    rejected.sort(Comparator.comparingInt(RejectedLine::line));
    return new GoldMarkedResource(
        count(fates, Fate.TAKEN), count(fates, Fate.CHANGED), List.copyOf(rejected));
  }

  private static int count(List<Fate> fates, Fate wanted) {
    return (int) fates.stream().filter(wanted::equals).count();
  }

  /** What a lead is told. */
  static String sentence(Fate fate) {
    return switch (fate) {
      case TAKEN -> "It is gold now, and no task of the queue's plan any more.";
      case CHANGED -> "It was gold already; its answer and reason are these now.";
      case UNMATCHED -> "The queue has no such task.";
      case UNFIT -> "The answer does not fit what the queue asks.";
      case UNSETTLED -> "Reviewers disagree on it, or it was skipped; settle it first.";
      case FULL -> "The queue has 100 items of gold, which is all it may have.";
    };
  }
}
