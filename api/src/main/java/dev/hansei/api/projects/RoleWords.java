package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Role;

/** What each role may do, in a few words for the boxes of a form. */
public final class RoleWords {
  private RoleWords() {}

  /** Such as "approves, refuses and rolls back promotions". */
  public static String of(Role role) {
    return switch (role) {
      case LEAD -> "runs everything but approvals";
      case ANNOTATOR -> "labels, and finalises cases";
      case RELEASE_MANAGER -> "approves, refuses and rolls back promotions";
      case DEVELOPER -> "sends traces, fetches live prompts, runs suites";
      case ADMIN -> "people, roles and all tokens; approves nothing by it";
    };
  }
}
