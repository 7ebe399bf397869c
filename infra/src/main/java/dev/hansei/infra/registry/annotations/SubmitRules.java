package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.annotations.TaskStanding.Locked;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.Lease;
import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;

/** Why something that is said of a task is refused, in words for the person. */
final class SubmitRules {
  private SubmitRules() {}

  static void check(Locked locked, Submission said) {
    checkAssigned(locked, said.person());
    if (locked.kind().label(said.label()).isEmpty()) {
      throw invalid(
          "label-unknown",
          "'%s' is no label of this queue; it takes %s."
              .formatted(said.label(), String.join(", ", locked.kind().words())));
    }
    checkNote(said.note());
    checkOpen(locked);
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
    if (!locked.isFor(person)) {
      throw notAssigned(locked.queue().name());
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
