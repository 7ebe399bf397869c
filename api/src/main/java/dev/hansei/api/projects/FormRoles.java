package dev.hansei.api.projects;

import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.workflows.projects.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Roles as the boxes of a form: one field {@code role-…} for each that is ticked. */
final class FormRoles {
  private static final String FIELD = "role-";

  private FormRoles() {}

  /** Those that are ticked; may be none. */
  static Set<Role> of(Map<String, String> form) {
    var ticked = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (form.containsKey(FIELD + Names.slug(role))) {
        ticked.add(role);
      }
    }
    return ticked;
  }

  /**
   * Those that are ticked, at least one.
   *
   * @throws dev.hansei.api.problems.ApiException 400
   */
  static Set<Role> needed(Map<String, String> form) {
    var ticked = of(form);
    if (ticked.isEmpty()) {
      throw ApiProblem.invalidField(
              "roles", "Tick at least one; go back, nothing was changed and nothing is lost.")
          .raise();
    }
    return ticked;
  }
}
