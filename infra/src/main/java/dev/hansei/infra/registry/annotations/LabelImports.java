package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.annotations.BroughtLabel.Fate;
import dev.hansei.infra.registry.annotations.FieldAnswers.Asked;
import dev.hansei.infra.registry.annotations.TaskStanding.Locked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.AnswersPolicy.Reading;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings labels that were made elsewhere to the items that they are about. */
@Singleton
public final class LabelImports {
  /** A file's worth; each label is a transaction of a few milliseconds. */
  public static final int LABELS_MAX = 10_000;

  private final QueueRepository queues;
  private final KnownItems items;
  private final PlaceRepository places;
  private final AnnotationRepository annotations;
  private final TaskStanding standing;
  private final FieldAnswers fields;
  private final ShownTexts texts;
  private final Transactions transactions;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  LabelImports(
      QueueRepository queues,
      KnownItems items,
      PlaceRepository places,
      AnnotationRepository annotations,
      TaskStanding standing,
      FieldAnswers fields,
      ShownTexts texts,
      Transactions transactions,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.queues = queues;
    this.items = items;
    this.places = places;
    this.annotations = annotations;
    this.standing = standing;
    this.fields = fields;
    this.texts = texts;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes labels as reviews, each in its own transaction, so that a file that breaks off in the
   * middle can be sent again: an author labels an item once.
   *
   * @return what became of each, in the order given
   * @throws RegistryException NOT_FOUND; CONFLICT {@code queue-closed}
   */
  public List<Fate> bring(
      ProjectId project, QueueId queue, List<BroughtLabel> labels, PersonId by) {
    if (labels.size() > LABELS_MAX) {
      throw new IllegalArgumentException("at most 10,000 labels at once: " + labels.size());
    }
    QueueRow row =
        transactions
            .read(() -> queues.find(project.value(), queue.value()))
            .orElseThrow(() -> RegistryException.notFound("queue", queue));
    if (!row.currentState().takesLabels()) {
      throw Leases.conflict(
          "queue-closed", "Queue '%s' takes no labels now.".formatted(row.name()));
    }
    Asked asked = standing.asked(row);
    Map<Sha256, TaskId> known = items.of(row, labels);
    List<Fate> fates = new ArrayList<>();
    for (BroughtLabel label : labels) {
      TaskId task = known.get(label.item().sha256());
      if (task == null) {
        fates.add(Fate.UNMATCHED);
        continue;
      }
      if (label.order().isPresent()) {
        fates.add(Fate.UNFIT_ORDER);
        continue;
      }
      Reading said =
          AnswersPolicy.read(
              asked.form(), label.answers(), texts.of(project, task, label.answers().values()));
      if (!said.faults().isEmpty()) {
        fates.add(asked.isByForm() ? Fate.UNFIT_ANSWERS : Fate.UNKNOWN_LABEL);
      } else {
        var fitting = new Fitting(label, said.answers(), by);
        fates.add(transactions.write(() -> bring(project, task, fitting)));
      }
    }
    note(project, queue, fates, by);
    return fates;
  }

  /** A label that answers what the queue asks. */
  private record Fitting(BroughtLabel label, Answers answers, PersonId by) {}

  private Fate bring(ProjectId project, TaskId task, Fitting fitting) {
    Locked locked = standing.lock(project, task);
    if (!locked.takesLabels()) {
      return Fate.NO_ROOM;
    }
    String author = fitting.label().author().label();
    boolean there =
        annotations.standing(project.value(), task.value()).stream()
            .anyMatch(row -> row.author().equals(author));
    if (there) {
      return Fate.THERE_ALREADY;
    }
    for (PlaceRow seen : places.ofTask(project.value(), task.value())) {
      PlaceRow place = places.lock(project.value(), task.value(), seen.place()).orElseThrow();
      if (place.currentPurpose() == Purpose.REVIEW && place.isFree(clock.instant())) {
        return fill(locked, place, fitting);
      }
    }
    return Fate.NO_ROOM;
  }

  private Fate fill(Locked locked, PlaceRow place, Fitting fitting) {
    BroughtLabel label = fitting.label();
    var id = ids.next();
    var row =
        new AnnotationRow(
            place.projectId(),
            id,
            place.queueId(),
            place.taskId(),
            place.place(),
            place.purpose(),
            label.author().label(),
            fitting.by().value(),
            SubmitRules.lead(locked, fitting.answers()).word(),
            cut(label.note()),
            "import:" + id,
            true,
            clock.instant(),
            null);
    if (!SqlFailure.isInserted(() -> annotations.insert(row))) {
      return Fate.NO_ROOM;
    }
    fields.write(locked.asked(), row, fitting.answers());
    places.update(place.filledFromFile());
    standing.settle(locked);
    return Fate.TAKEN;
  }

  private static String cut(String note) {
    return note.length() <= Annotation.NOTE_CHARS_MAX
        ? note
        : note.substring(0, Annotation.NOTE_CHARS_MAX);
  }

  private void note(ProjectId project, QueueId queue, List<Fate> fates, PersonId by) {
    transactions.run(() ->
        audit.append(
            project,
            new Actor.ByPerson(by),
            "annotations.import",
            Queues.node(queue),
            sums(fates, "")));
  }

  /** For the audit: how many labels had which fate, and where they come from if that was said. */
  static Map<String, Object> sums(List<Fate> fates, String source) {
    Map<Fate, Integer> sums = new EnumMap<>(Fate.class);
    fates.forEach(fate -> sums.merge(fate, 1, Integer::sum));
    Map<String, Object> detail = new HashMap<>();
    sums.forEach((fate, count) -> detail.put(fate.name(), count));
    if (!source.isEmpty()) {
      detail.put("source", source);
    }
    return detail;
  }
}
