package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The reviews of a queue, for statistics. */
@Singleton
public final class Reviews {
  /** Rows a statement; some tasks may be split over two, so the last one is read again. */
  private static final int ROWS_AT_ONCE = 2_000;

  private static final UUID FIRST = new UUID(0, 0);

  private final AnnotationRepository rows;
  private final Transactions transactions;

  Reviews(AnnotationRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Two words or one: what was said of one task, in the order of places. */
  public record OfTask(String task, List<String> authors, List<String> words) {
    public OfTask {
      authors = List.copyOf(authors);
      words = List.copyOf(words);
    }
  }

  /** The reviews that stand, task by task; bounded by the size of a queue. */
  public List<OfTask> of(QueueName queue) {
    List<AnnotationRow> all = new ArrayList<>();
    UUID after = FIRST;
    while (true) {
      UUID from = after;
      List<AnnotationRow> page =
          transactions.read(() ->
              rows.reviewsAfter(
                  queue.projectId().value(), queue.queueId().value(), from, ROWS_AT_ONCE));
      if (page.size() < ROWS_AT_ONCE) {
        all.addAll(page);
        return byTask(all);
      }
      UUID last = page.getLast().taskId();
      page.stream().filter(row -> !row.taskId().equals(last)).forEach(all::add);
      after = all.getLast().taskId();
    }
  }

  private static List<OfTask> byTask(List<AnnotationRow> sorted) {
    List<OfTask> tasks = new ArrayList<>();
    for (int from = 0; from < sorted.size(); ) {
      UUID task = sorted.get(from).taskId();
      int to = from;
      while (to < sorted.size() && sorted.get(to).taskId().equals(task)) {
        to++;
      }
      List<AnnotationRow> own = sorted.subList(from, to);
      tasks.add(
          new OfTask(
              task.toString(),
              own.stream().map(AnnotationRow::author).toList(),
              own.stream().map(AnnotationRow::label).toList()));
      from = to;
    }
    return tasks;
  }
}
