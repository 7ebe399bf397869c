package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Traces that people are labelling, gold among them: what else is made of them meanwhile is kept
 * from pages that those people read, until their queues have closed.
 */
@Singleton
public final class BlindTraces {
  /** As many traces as are read at once. */
  private static final int TASKS_AT_ONCE = 200;

  private static final UUID FIRST = new UUID(0, 0);

  private final Blindness blindness;
  private final TaskRepository tasks;
  private final ItemTexts texts;
  private final Transactions transactions;

  BlindTraces(
      Blindness blindness, TaskRepository tasks, ItemTexts texts, Transactions transactions) {
    this.blindness = blindness;
    this.tasks = tasks;
    this.texts = texts;
    this.transactions = transactions;
  }

  /**
   * What is being labelled.
   *
   * @param questions of the same traces, as {@link Cases#question} tells them apart: another trace
   *     may ask what one of them asks
   */
  public record Blind(Set<TraceId> traces, Set<Sha256> questions) {
    public Blind {
      traces = Set.copyOf(traces);
      questions = Set.copyOf(questions);
    }
  }

  /**
   * All of it, of queues that take labels or are about to. Reads each of these traces, 10,000 a
   * queue at most. A queue that is still choosing its traces has none yet.
   */
  public Blind of(ProjectId project) {
    Set<TraceId> traces = new HashSet<>();
    Set<Sha256> questions = new HashSet<>();
    for (Queue queue : blindness.askingAboutTraces(project)) {
      UUID after = FIRST;
      List<TaskRow> rows;
      do {
        rows = page(project, queue, after);
        List<Origin> origins = origins(rows);
        origins.forEach(origin -> traceOf(origin).forEach(traces::add));
        texts
            .read(project, origins)
            .values()
            .forEach(item -> questions.add(Cases.question(item.asked())));
        after = rows.isEmpty() ? after : rows.getLast().taskId();
      } while (rows.size() == TASKS_AT_ONCE);
    }
    return new Blind(traces, questions);
  }

  private List<TaskRow> page(ProjectId project, Queue queue, UUID after) {
    return transactions.read(
        () -> tasks.after(project.value(), queue.id().value(), "", after, TASKS_AT_ONCE));
  }

  private static List<Origin> origins(List<TaskRow> rows) {
    List<Origin> origins = new ArrayList<>();
    for (TaskRow row : rows) {
      String source = row.source();
      if (source != null) {
        origins.add(OriginWord.read(source));
      }
    }
    return origins;
  }

  private static Stream<TraceId> traceOf(Origin origin) {
    return switch (origin) {
      case Origin.OfTrace(var trace) -> Stream.of(trace);
      case Origin.OfFailure(_, var trace) -> Stream.of(trace);
      case Origin.OfRun _, Origin.OfRuns _, Origin.Brought _ -> Stream.empty();
    };
  }
}
