package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Field;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The reviews of a queue, for statistics. */
@Singleton
public final class Reviews {
  /** Rows a statement; some tasks may be split over two, so the last one is read again. */
  private static final int ROWS_AT_ONCE = 2_000;

  /** Hundreds may have labelled each. */
  private static final int TASKS_AT_ONCE = 50;

  private static final UUID FIRST = new UUID(0, 0);

  private final AnnotationRepository rows;
  private final RatingRepository ratings;
  private final TaskRepository tasks;
  private final QueueRepository queues;
  private final FieldAnswers fields;
  private final Transactions transactions;
  private final CanonicalJson json;

  Reviews(
      AnnotationRepository rows,
      RatingRepository ratings,
      TaskRepository tasks,
      QueueRepository queues,
      FieldAnswers fields,
      Transactions transactions,
      CanonicalJson json) {
    this.rows = rows;
    this.ratings = ratings;
    this.tasks = tasks;
    this.queues = queues;
    this.fields = fields;
    this.transactions = transactions;
    this.json = json;
  }

  /** What was said of one task, in the order of places. */
  public record OfTask(String task, List<String> authors, List<String> words) {
    public OfTask {
      authors = List.copyOf(authors);
      words = List.copyOf(words);
    }
  }

  /** The reviews that stand, task by task; bounded by the size of a queue. */
  public List<OfTask> of(QueueName queue) {
    return byTask(rows(queue), Map.of());
  }

  /**
   * What they say in each field of the queue's form, by key, in the form's order; empty where it
   * asks by no form. Who passed a field over is none of its authors.
   */
  public Map<Field, List<OfTask>> byField(QueueName queue) {
    Asked asked = transactions.read(() -> asked(queue));
    Map<Field, List<OfTask>> byField = new LinkedHashMap<>();
    if (!asked.isByForm()) {
      return byField;
    }
    List<AnnotationRow> rows = rows(queue);
    Map<UUID, Answers> said = transactions.read(() -> fields.of(asked, rows));
    for (Field field : asked.form().fields()) {
      Map<UUID, String> words = new HashMap<>();
      said.forEach(
          (id, answers) -> answers.in(field).ifPresent(label -> words.put(id, label.word())));
      List<AnnotationRow> own =
          rows.stream().filter(row -> words.containsKey(row.annotationId())).toList();
      byField.put(field, byTask(own, words));
    }
    return byField;
  }

  private Asked asked(QueueName queue) {
    return fields.asked(
        queue.projectId(),
        queues
            .find(queue.projectId().value(), queue.queueId().value())
            .orElseThrow(() -> RegistryException.notFound("queue", queue.queueId()))
            .queue(json)
            .plan());
  }

  /**
   * All that was said in each field, by reviewers and by those from elsewhere; of a queue without a
   * form in its only one.
   *
   * @param fields tasks with at least one label there; reviews first, in the order of places, then
   *     the others in the order of their names
   * @param brought labels from elsewhere beside the reviews
   * @param orders what was said of pairs in one order; in no figure of who labels
   */
  public record ByAll(
      Map<Field, List<OfTask>> fields, int brought, Map<Field, List<InOrder>> orders) {}

  /** What an author said of a pair in one order: a, b or tie. */
  public record InOrder(String task, String author, AnswerOrder order, String word) {}

  /** Of everybody. */
  public ByAll ofAll(QueueName queue) {
    Asked asked = transactions.read(() -> asked(queue));
    List<AnnotationRow> rows = rows(queue);
    Map<UUID, Answers> said = transactions.read(() -> fields.of(asked, rows));
    var heard = new SaidByAll(asked.form());
    rows.forEach(row ->
        heard.hear(
            row.taskId(), row.author(), said.getOrDefault(row.annotationId(), Answers.NONE)));
    List<UUID> ids = taskIds(queue);
    for (int from = 0; from < ids.size(); from += TASKS_AT_ONCE) {
      var some = ids.subList(from, Math.min(from + TASKS_AT_ONCE, ids.size()));
      var keys = some.stream().map(UuidBytes::of).toList();
      var found =
          transactions.read(
              () -> ratings.ofTasks(queue.projectId().value(), queue.queueId().value(), keys));
      RatingRows.ratings(asked.form(), found).forEach(heard::bring);
    }
    return heard.told();
  }

  private List<UUID> taskIds(QueueName queue) {
    List<UUID> ids = new ArrayList<>();
    List<TaskRow> page;
    UUID after = FIRST;
    do {
      UUID from = after;
      page =
          transactions.read(() ->
              tasks.after(
                  queue.projectId().value(), queue.queueId().value(), "", from, ROWS_AT_ONCE));
      page.stream().filter(row -> !row.isGold()).forEach(row -> ids.add(row.taskId()));
      after = page.isEmpty() ? after : page.getLast().taskId();
    } while (page.size() == ROWS_AT_ONCE);
    return ids;
  }

  private List<AnnotationRow> rows(QueueName queue) {
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
        return all;
      }
      UUID last = page.getLast().taskId();
      page.stream().filter(row -> !row.taskId().equals(last)).forEach(all::add);
      after = all.getLast().taskId();
    }
  }

  private static List<OfTask> byTask(List<AnnotationRow> sorted, Map<UUID, String> words) {
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
              own.stream()
                  .map(row -> words.getOrDefault(row.annotationId(), row.label()))
                  .toList()));
      from = to;
    }
    return tasks;
  }
}
