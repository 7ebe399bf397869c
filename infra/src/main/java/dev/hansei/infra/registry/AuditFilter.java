package dev.hansei.infra.registry;

import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows of the audit log are wanted.
 *
 * @param actor empty for those of everybody
 * @param subjectId the id of the thing that they tell of; empty for those of everything
 */
public record AuditFilter(Optional<By> actor, Optional<String> subjectId) {
  public AuditFilter {
    Objects.requireNonNull(actor, "actor is null");
    Objects.requireNonNull(subjectId, "subjectId is null");
  }

  /** Who did it. */
  public sealed interface By {
    /** One person, or a token of theirs. */
    record OnePerson(PersonId person) implements By {
      public OnePerson {
        Objects.requireNonNull(person, "person is null");
      }
    }

    /** Any workflow on its own. */
    record AnyWorkflow() implements By {}

    /** The service itself. */
    record TheService() implements By {}
  }

  /** For LIKE, on what {@link dev.hansei.workflows.projects.Actor#label} writes; empty for all. */
  String actorPattern() {
    return actor.map(AuditFilter::pattern).orElse("");
  }

  private static String pattern(By actor) {
    return switch (actor) {
      case By.OnePerson(PersonId person) -> "person:" + person;
      case By.AnyWorkflow _ -> "workflow:%";
      case By.TheService _ -> "system";
    };
  }
}
