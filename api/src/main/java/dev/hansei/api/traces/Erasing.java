package dev.hansei.api.traces;

import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.PersonErasure;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** One erasure of somebody, wherever their words lie; for REST and pages alike. */
@Singleton
public final class Erasing {
  private final FailureErasure traces;
  private final PersonErasure promotions;
  private final People people;

  Erasing(FailureErasure traces, PersonErasure promotions, People people) {
    this.traces = traces;
    this.promotions = promotions;
    this.people = people;
  }

  /** What went of a user, and of a person. */
  public record Erased(FailureErasure.Erased ofUser, PersonErasure.Erased ofPerson) {}

  Erased erase(Caller caller, Optional<String> user, Optional<String> person) {
    // First what cannot be refused: a dossier can, for want of the key that sealed it.
    FailureErasure.Erased ofUser =
        user.map(id -> traces.user(caller.projectId(), id, caller.actor()))
            .orElse(FailureErasure.Erased.NOTHING);
    PersonErasure.Erased ofPerson =
        person
            .flatMap(this::known)
            .map(id -> promotions.erase(caller.projectId(), id, caller.actor()))
            .orElse(PersonErasure.Erased.NOTHING);
    return new Erased(ofUser, ofPerson);
  }

  /** Of strangers nothing is here, and nobody learns whether they are known elsewhere. */
  private Optional<PersonId> known(String idOrAddress) {
    if (idOrAddress.contains("@")) {
      return people.findByEmail(idOrAddress).map(Person::id);
    }
    try {
      return people.find(new PersonId(UUID.fromString(idOrAddress))).map(Person::id);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
