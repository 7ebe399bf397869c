package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.annotations.TaskStanding.Locked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Answers;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.AnswersPolicy.Fault;
import dev.hansei.workflows.annotations.AnswersPolicy.Reading;
import dev.hansei.workflows.annotations.AnswersPolicy.Wrong;
import dev.hansei.workflows.annotations.Conflict;
import dev.hansei.workflows.annotations.Field;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.Queue;
import dev.hansei.workflows.annotations.Sides;
import dev.hansei.workflows.annotations.SpansKind.On;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why something that is said of a task is refused, in words for the person. */
final class SubmitRules {
  private SubmitRules() {}

  /**
   * What was said, where it may be.
   *
   * @param shown the texts of the item; empty where nothing was marked
   */
  static Answers check(Locked locked, Submission said, Map<On, String> shown) {
    checkAssigned(locked, said.person());
    Reading reading = AnswersPolicy.read(locked.asked().form(), stored(locked, said), shown);
    if (!reading.faults().isEmpty()) {
      throw refused(locked, said, reading.faults());
    }
    checkNote(said.note());
    checkOpen(locked);
    return reading.answers();
  }

  /** What a person said, who chose by what stands first and second. */
  static Reading reading(Locked locked, Submission said) {
    return AnswersPolicy.read(locked.asked().form(), stored(locked, said));
  }

  private static Map<String, String> stored(Locked locked, Submission said) {
    return Sides.stored(locked.asked().form(), said.answers(), locked.task().isTurned());
  }

  /** What stands in lists for the leading field: required, so it is there. */
  static Label lead(Locked locked, Answers answers) {
    Field lead = locked.asked().form().lead();
    return lead.kind().headline(answers.in(lead).orElseThrow());
  }

  /** All that is wrong at once, by the code of the first. */
  private static RegistryException refused(Locked locked, Submission said, List<Fault> faults) {
    if (!locked.asked().isByForm() && faults.getFirst().wrong() == Wrong.UNFIT) {
      return invalid(
          "label-unknown",
          "'%s' is no label of this queue; it takes %s."
              .formatted(said.answers().values().iterator().next(), locked.kind().takes()));
    }
    String code =
        switch (faults.getFirst().wrong()) {
          case UNKNOWN -> "field-unknown";
          case MISSING -> "field-needed";
          case UNFIT -> "answer-unfit";
        };
    return invalid(code, faults.stream().map(Fault::sentence).collect(Collectors.joining(" ")));
  }

  static void checkSkip(Locked locked, PersonId person, String note) {
    checkAssigned(locked, person);
    checkNote(note);
    checkOpen(locked);
  }

  /** A label may be taken back until somebody builds on it. */
  static void checkUndo(Locked locked, AnnotationRow said, List<PlaceRow> places) {
    checkOpen(locked);
    boolean isReview = said.purpose().equals(Purpose.REVIEW.name());
    boolean isBeingSettled =
        places.stream()
            .filter(row -> row.currentPurpose() == Purpose.ADJUDICATION)
            .anyMatch(row -> !row.state().equals("FREE"));
    if (isReview && isBeingSettled) {
      throw Leases.conflict(
          "too-late-to-undo",
          "Reviewers disagreed here and somebody is settling it; your label stays.");
    }
  }

  static RegistryException labelledAlready() {
    return Leases.conflict(
        "labelled-already", "You have labelled this item already; take that back to change it.");
  }

  static RegistryException leaseLost(Locked locked) {
    String since =
        locked.task().state().equals(TaskState.OPEN.name())
            ? "somebody else has it now"
            : "it has been labelled since";
    return Leases.conflict(
        "lease-lost",
        "You had this item for %d minutes without submitting, and %s. Your label was not taken."
            .formatted(Lease.LENGTH.toMinutes(), since));
  }

  static RegistryException keyReused() {
    return invalid(
        "submit-key-reused", "This key was used for another label; choose a new key for each.");
  }

  private static void checkAssigned(Locked locked, PersonId person) {
    checkPerson(locked.asking(), person);
  }

  /** Whether the person may label in the queue at all. */
  static void checkPerson(Queue queue, PersonId person) {
    String name = queue.plan().name();
    if (queue.plan().rules().excluded().contains(person)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "left-out",
          "A lead has left you out of queue '%s'; ask them why.".formatted(name));
    }
    if (!queue.isFor(person)) {
      throw notAssigned(name);
    }
  }

  /** Nobody reviews their own work. */
  static void checkConflict(Optional<Conflict> conflict) {
    if (conflict.isPresent()) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN, "own-work", conflict.get().sentence());
    }
  }

  static RegistryException notAssigned(String queue) {
    return new RegistryException(
        RegistryException.Kind.FORBIDDEN,
        "not-assigned",
        "Queue '%s' is given to other people; a lead can make one for you.".formatted(queue));
  }

  private static void checkOpen(Locked locked) {
    if (!locked.takesLabels()) {
      throw Leases.conflict(
          "queue-closed", "Queue '%s' takes no labels now.".formatted(locked.queue().name()));
    }
  }

  private static void checkNote(String note) {
    if (note.length() > Annotation.NOTE_CHARS_MAX) {
      throw invalid(
          "note-too-long",
          "A note has at most %d characters; this one has %d."
              .formatted(Annotation.NOTE_CHARS_MAX, note.length()));
    }
  }

  static RegistryException invalid(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
