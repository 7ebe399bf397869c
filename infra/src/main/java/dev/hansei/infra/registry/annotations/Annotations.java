package dev.hansei.infra.registry.annotations;

import static java.util.Objects.requireNonNull;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.annotations.TaskStanding.Locked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people say of tasks. Each method is one transaction, works without Temporal, and may be
 * repeated: a label is never lost and never counts twice.
 */
@Singleton
public final class Annotations {
  private final AnnotationRepository rows;
  private final PlaceRepository places;
  private final SkipRepository skips;
  private final Conflicts conflicts;
  private final GoldDeals gold;
  private final GoldSights goldSights;
  private final TaskStanding standing;
  private final FieldAnswers fields;
  private final ShownTexts texts;
  private final Prelabels prelabels;
  private final Taken taken;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  Annotations(
      AnnotationRepository rows,
      PlaceRepository places,
      SkipRepository skips,
      Conflicts conflicts,
      GoldDeals gold,
      GoldSights goldSights,
      TaskStanding standing,
      FieldAnswers fields,
      ShownTexts texts,
      Prelabels prelabels,
      Taken taken,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.places = places;
    this.skips = skips;
    this.conflicts = conflicts;
    this.gold = gold;
    this.goldSights = goldSights;
    this.standing = standing;
    this.fields = fields;
    this.texts = texts;
    this.prelabels = prelabels;
    this.taken = taken;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes a label of a task that the person holds. A lease that has ended is good as long as
   * nobody else took the place, and a place that is free again is taken for it.
   *
   * @throws RegistryException NOT_FOUND; INVALID {@code label-unknown}, {@code field-unknown},
   *     {@code field-needed}, {@code answer-unfit}, {@code note-too-long} or {@code
   *     submit-key-reused}; CONFLICT {@code queue-closed}, {@code labelled-already} or {@code
   *     lease-lost}; FORBIDDEN {@code not-assigned}, {@code left-out} or {@code own-work}
   */
  public Annotation submit(ProjectId project, Submission said) {
    Map<On, String> shown = texts.of(project, said.task(), said.answers().values());
    return transactions.write(() -> {
      Locked locked = standing.lock(project, said.task());
      Optional<AnnotationRow> again =
          rows.ofSubmit(project.value(), said.person().value(), said.key());
      if (again.isPresent()) {
        return sameAgain(again.get(), said, locked);
      }
      Answers answers = SubmitRules.check(locked, said, shown);
      SubmitRules.checkConflict(conflicts.of(locked.task(), said.person()));
      PlaceRow place = place(project, said, locked);
      var row = row(said, place, SubmitRules.lead(locked, answers));
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        throw SubmitRules.labelledAlready();
      }
      fields.write(locked.asked(), row, answers);
      prelabels
          .of(project, locked.asking().plan(), locked.task().origin())
          .ifPresent(verdict -> prelabels.note(row, verdict));
      places.update(place.filled());
      standing.settle(locked);
      return annotation(locked, row);
    });
  }

  private Annotation sameAgain(AnnotationRow there, Submission said, Locked locked) {
    if (!there.taskId().equals(said.task().value())) {
      throw SubmitRules.keyReused();
    }
    Answers now = SubmitRules.reading(locked, said).answers();
    Answers before =
        requireNonNull(fields.whole(locked.asked(), List.of(there)).get(there.annotationId()));
    if (!before.equals(now)) {
      throw SubmitRules.keyReused();
    }
    return annotation(locked, there);
  }

  private Annotation annotation(Locked locked, AnnotationRow row) {
    return fields.annotations(locked.asked(), List.of(row)).getFirst();
  }

  private PlaceRow place(ProjectId project, Submission said, Locked locked) {
    PersonId person = said.person();
    var all = places.ofTask(project.value(), said.task().value());
    var own = all.stream().filter(row -> person.value().equals(row.personId())).findFirst();
    if (own.isPresent()) {
      PlaceRow held =
          places.lock(project.value(), said.task().value(), own.get().place()).orElseThrow();
      if (held.isHeldBy(person)) {
        return held;
      }
      if (person.value().equals(held.personId())) {
        return givenBack(held, person);
      }
    }
    // Nobody else needs it yet, so what was written is not lost.
    if (locked.isGold()) {
      return gold.hold(locked.task(), new Desk(person, "late"))
          .orElseThrow(() -> SubmitRules.leaseLost(locked));
    }
    return all.stream()
        .filter(row -> row.currentPurpose() == Purpose.REVIEW)
        .map(row -> places.lock(row.projectId(), row.taskId(), row.place()).orElseThrow())
        .filter(row -> row.isFree(clock.instant()))
        .findFirst()
        .map(row -> {
          taken.left(row);
          return row.takenBy(person, "late", clock.instant());
        })
        .orElseThrow(() -> SubmitRules.leaseLost(locked));
  }

  /**
   * Gold that its person gave back is theirs all the same, as a place that nobody took would be.
   */
  private PlaceRow givenBack(PlaceRow own, PersonId person) {
    if (own.isFilled()) {
      throw SubmitRules.labelledAlready();
    }
    return own.takenBy(person, "late", clock.instant());
  }

  private AnnotationRow row(Submission said, PlaceRow place, Label lead) {
    return new AnnotationRow(
        place.projectId(),
        ids.next(),
        place.queueId(),
        said.task().value(),
        place.place(),
        place.purpose(),
        new Author.ByPerson(said.person()).label(),
        said.person().value(),
        lead.word(),
        said.note(),
        said.key(),
        true,
        clock.instant(),
        null);
  }

  /**
   * A label that was taken back.
   *
   * @param lease the hold on the task; empty when it was taken back before and somebody else has
   *     the task since
   */
  public record Undone(QueueId queue, TaskId task, Optional<Lease> lease) {
    static Undone of(AnnotationRow said, Optional<Lease> lease) {
      return new Undone(new QueueId(said.queueId()), new TaskId(said.taskId()), lease);
    }
  }

  /**
   * Takes a label back: it stays as a fact that is marked, and its author holds the task again.
   * Taken back already, nothing changes.
   *
   * @throws RegistryException NOT_FOUND, also for a label of somebody else; CONFLICT {@code
   *     queue-closed} or {@code too-late-to-undo}
   */
  public Undone undo(ProjectId project, AnnotationId id, Desk desk) {
    return transactions.write(() -> {
      AnnotationRow said =
          rows.find(project.value(), id.value())
              .filter(row -> row.author().equals(new Author.ByPerson(desk.person()).label()))
              .orElseThrow(() -> RegistryException.notFound("annotation of yours", id));
      Locked locked = standing.lock(project, new TaskId(said.taskId()));
      if (!said.isStanding() || rows.withdraw(project.value(), id.value(), clock.instant()) == 0) {
        return Undone.of(said, held(project, new TaskId(said.taskId()), desk.person()));
      }
      SubmitRules.checkUndo(locked, said, lockedPlaces(project, new TaskId(said.taskId())));
      fields.withdrawn(locked.asked(), said);
      PlaceRow place = places.lock(said.projectId(), said.taskId(), said.place()).orElseThrow();
      PlaceRow reopened = place.takenBy(desk.person(), desk.name(), clock.instant());
      places.update(reopened);
      places.deleteFree(said.projectId(), said.taskId(), PlaceRow.ADJUDICATION);
      standing.settle(locked);
      return Undone.of(said, Optional.of(reopened.lease()));
    });
  }

  private Optional<Lease> held(ProjectId project, TaskId task, PersonId person) {
    return places.ofTask(project.value(), task.value()).stream()
        .filter(row -> row.isHeldBy(person))
        .findFirst()
        .map(PlaceRow::lease);
  }

  /**
   * Passes a task by: the person is not asked about it again. Repeated, nothing changes.
   *
   * @return where the task stands then
   * @throws RegistryException NOT_FOUND; INVALID {@code note-too-long}; CONFLICT {@code
   *     queue-closed} or {@code labelled-already}; FORBIDDEN {@code not-assigned}
   */
  public TaskState skip(
      ProjectId project, TaskId task, PersonId person, SkipReason reason, String note) {
    return transactions.write(() -> {
      Locked locked = standing.lock(project, task);
      SubmitRules.checkSkip(locked, person, note);
      lockedPlaces(project, task).stream()
          .filter(place -> person.value().equals(place.personId()))
          .forEach(place -> {
            if (place.isFilled()) {
              throw SubmitRules.labelledAlready();
            }
            taken.left(place);
            places.update(place.givenBack());
          });
      skips.insertOrKeep(
          new SkipRow(
              project.value(),
              task.value(),
              person.value(),
              locked.task().queueId(),
              reason.name(),
              note,
              clock.instant()));
      return locked.isGold() ? goldSights.of(project, task, person) : standing.settle(locked);
    });
  }

  /**
   * Takes a skip back, and the task into the person's hands where nobody else has it. Without a
   * skip, nothing changes.
   *
   * @return the hold on the task; empty when somebody else has it
   * @throws RegistryException NOT_FOUND; CONFLICT {@code queue-closed}; FORBIDDEN {@code
   *     not-assigned}
   */
  public Optional<Lease> undoSkip(ProjectId project, TaskId task, Desk desk) {
    return transactions.write(() -> {
      Locked locked = standing.lock(project, task);
      SubmitRules.checkSkip(locked, desk.person(), "");
      if (skips.delete(project.value(), task.value(), desk.person().value()) == 0) {
        return held(project, task, desk.person());
      }
      standing.settle(locked);
      List<PlaceRow> all = lockedPlaces(project, task);
      if (locked.isGold()
          && all.stream().noneMatch(place -> desk.person().value().equals(place.personId()))) {
        return gold.hold(locked.task(), desk).map(PlaceRow::lease);
      }
      Optional<PlaceRow> taken =
          all.stream()
              .filter(place -> place.isFree(clock.instant()))
              .filter(place -> !place.isGold() || desk.person().value().equals(place.personId()))
              .findFirst()
              .map(place -> place.takenBy(desk.person(), desk.name(), clock.instant()))
              .filter(place -> SqlFailure.isInserted(() -> places.update(place)));
      return taken.map(PlaceRow::lease);
    });
  }

  private List<PlaceRow> lockedPlaces(ProjectId project, TaskId task) {
    return places.ofTask(project.value(), task.value()).stream()
        .map(row -> places.lock(row.projectId(), row.taskId(), row.place()))
        .flatMap(Optional::stream)
        .toList();
  }
}
