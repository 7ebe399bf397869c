package dev.hansei.api.promotions;

import dev.hansei.api.projects.PersonNames;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Why a step or a stage was held, resumed or skipped, and who said so. */
@Singleton
final class SaidReasons {
  private final PersonNames people;

  SaidReasons(PersonNames people) {
    this.people = people;
  }

  /** Such as "Mei Tanaka: let me look"; the words alone where they are nobody's. */
  String words(String reason, Optional<PersonId> by) {
    return by.map(person -> people.of(person) + ": " + reason).orElse(reason);
  }
}
