package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.annotations.BroughtLabel.Fate;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.AnswersPolicy.Reading;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Labels of the outside that stand beside the reviews: any number for each item, taking no place of
 * a reviewer and settling nothing, unless the queue settles by its crowd.
 */
@Singleton
public final class Ratings {
  /** A queue's worth, and so a file's: what is measured in seconds and read in a page or two. */
  public static final int LABELS_MAX = 100_000;

  /** Where labels come from, for a column. */
  public static final int SOURCE_CHARS_MAX = 80;

  /** A transaction of this size takes some ten milliseconds, and a submit waits for none. */
  private static final int LABELS_PER_TRANSACTION = 200;

  private final QueueRepository queues;
  private final RatingRepository rows;
  private final CountRepository counts;
  private final KnownItems items;
  private final TaskStanding standing;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  Ratings(
      QueueRepository queues,
      RatingRepository rows,
      CountRepository counts,
      KnownItems items,
      TaskStanding standing,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.queues = queues;
    this.rows = rows;
    this.counts = counts;
    this.items = items;
    this.standing = standing;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Labels to be brought.
   *
   * @param source where they come from, in a word or two; maybe empty
   */
  public record Batch(List<BroughtLabel> labels, String source, PersonId by) {
    public Batch {
      labels = List.copyOf(labels);
      if (labels.size() > LABELS_MAX) {
        throw new IllegalArgumentException("at most 100,000 labels at once: " + labels.size());
      }
      if (source.length() > SOURCE_CHARS_MAX) {
        throw new IllegalArgumentException("a source has at most 80 characters");
      }
    }
  }

  /**
   * Writes labels beside the reviews, 200 in a transaction. A file that breaks off can be sent
   * again: an author labels an item once, or a pair once in each order, and what was said first
   * stays.
   *
   * @return what became of each, in the order given
   * @throws RegistryException NOT_FOUND; CONFLICT {@code queue-closed}
   */
  public List<Fate> bring(ProjectId project, QueueId queue, Batch batch) {
    QueueRow row =
        transactions
            .read(() -> queues.find(project.value(), queue.value()))
            .orElseThrow(() -> RegistryException.notFound("queue", queue));
    if (!row.currentState().takesLabels()) {
      throw Leases.conflict(
          "queue-closed", "Queue '%s' takes no labels now.".formatted(row.name()));
    }
    Fate[] fates = new Fate[batch.labels().size()];
    List<Fitting> fitting = fitting(row, batch.labels(), fates);
    for (int from = 0; from < fitting.size(); from += LABELS_PER_TRANSACTION) {
      var some = fitting.subList(from, Math.min(from + LABELS_PER_TRANSACTION, fitting.size()));
      transactions.run(() -> write(row, batch, some, fates));
    }
    List<Fate> all = Arrays.asList(fates);
    transactions.run(() ->
        audit.append(
            project,
            new Actor.ByPerson(batch.by()),
            "annotations.import",
            Queues.node(queue),
            LabelImports.sums(all, batch.source())));
    return all;
  }

  /** A label that answers what the queue asks about one of its items. */
  private record Fitting(
      int at, TaskId task, String author, String order, Answers answers, String note) {}

  private List<Fitting> fitting(QueueRow row, List<BroughtLabel> labels, Fate[] fates) {
    Asked asked = standing.asked(row);
    Map<Sha256, TaskId> known = items.of(row, labels);
    int room = LABELS_MAX - count(row);
    List<Fitting> fitting = new ArrayList<>();
    for (int i = 0; i < fates.length; i++) {
      BroughtLabel label = labels.get(i);
      TaskId task = known.get(label.item().sha256());
      Reading said = AnswersPolicy.read(asked.form(), label.answers());
      if (task == null) {
        fates[i] = Fate.UNMATCHED;
      } else if (label.order().isPresent() && !isOfPairs(asked.form())) {
        fates[i] = Fate.UNFIT_ORDER;
      } else if (!said.faults().isEmpty() || isTooLong(said.answers())) {
        fates[i] = asked.isByForm() ? Fate.UNFIT_ANSWERS : Fate.UNKNOWN_LABEL;
      } else if (fitting.size() >= room) {
        fates[i] = Fate.QUEUE_FULL;
      } else {
        String note = label.note();
        String cut = note.substring(0, Math.min(note.length(), Annotation.NOTE_CHARS_MAX));
        String order = label.order().map(AnswerOrder::word).orElse("");
        fitting.add(new Fitting(i, task, label.author().label(), order, said.answers(), cut));
      }
    }
    return fitting;
  }

  private static boolean isOfPairs(Form form) {
    return form.fields().stream().anyMatch(field -> field.kind() instanceof LabelKind.Pairwise);
  }

  /** Marks and long texts are what reviewers give; beside the reviews stand words. */
  private static boolean isTooLong(Answers answers) {
    return answers.words().values().stream()
        .anyMatch(word -> word.length() > LabelKind.WORD_CHARS_MAX || Marks.looksLike(word));
  }

  /** How many labels stand beside the reviews of a queue. */
  public int count(ProjectId project, QueueId queue) {
    return transactions
        .read(() -> queues.find(project.value(), queue.value()))
        .map(this::count)
        .orElse(0);
  }

  private int count(QueueRow row) {
    return transactions.read(
        () -> counts.ratings(row.projectId(), row.queueId(), lead(row)).items());
  }

  private String lead(QueueRow row) {
    return standing.asked(row).form().lead().key();
  }

  private void write(QueueRow row, Batch batch, List<Fitting> some, Fate[] fates) {
    QueueRow now = queues.hold(row.projectId(), row.queueId()).orElseThrow();
    if (!now.currentState().takesLabels()) {
      some.forEach(label -> fates[label.at()] = Fate.QUEUE_CLOSED);
      return;
    }
    String lead = lead(row);
    Set<String> there = there(row, some, lead);
    List<RatingRow> added = new ArrayList<>();
    for (Fitting label : some) {
      if (!there.add(key(label.task().value(), label.author(), label.order()))) {
        fates[label.at()] = Fate.THERE_ALREADY;
        continue;
      }
      fates[label.at()] = Fate.TAKEN;
      label
          .answers()
          .words()
          .forEach((field, word) ->
              added.add(
                  new RatingRow(
                      row.projectId(),
                      row.queueId(),
                      label.task().value(),
                      label.author(),
                      field,
                      label.order(),
                      word,
                      field.equals(lead) ? label.note() : "",
                      batch.source(),
                      batch.by().value(),
                      clock.instant())));
    }
    if (!added.isEmpty()) {
      rows.insertOrKeep(added);
    }
  }

  private Set<String> there(QueueRow row, List<Fitting> some, String lead) {
    Set<String> there = new HashSet<>();
    rows.there(
            row.projectId(),
            row.queueId(),
            some.stream()
                .map(Fitting::task)
                .distinct()
                .map(it -> UuidBytes.of(it.value()))
                .toList(),
            some.stream().map(Fitting::author).distinct().toList(),
            lead)
        .forEach(found -> there.add(key(found.taskId(), found.author(), found.answerOrder())));
    return there;
  }

  private static String key(UUID task, String author, String order) {
    return task + " " + order + " " + author;
  }

  /** What was brought of some tasks of one queue, in the order of authors. */
  public Map<TaskId, List<Rating>> of(ProjectId project, QueueId queue, List<TaskId> tasks) {
    Map<TaskId, List<Rating>> found = new TreeMap<>();
    if (tasks.isEmpty()) {
      return found;
    }
    transactions.read(() -> {
      QueueRow row = queues.find(project.value(), queue.value()).orElseThrow();
      var keys = tasks.stream().map(task -> UuidBytes.of(task.value())).toList();
      RatingRows.ratings(
              standing.asked(row).form(), rows.ofTasks(project.value(), queue.value(), keys))
          .forEach(
              rating -> found.computeIfAbsent(rating.taskId(), _ -> new ArrayList<>()).add(rating));
      return found;
    });
    return found;
  }
}
