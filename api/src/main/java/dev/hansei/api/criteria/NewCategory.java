package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.JudgeMethod.Category;
import org.jspecify.annotations.Nullable;

/**
 * A category that a judge may put an answer into.
 *
 * @param value 0 to 1; absent, 1 where it passes and 0 where it does not
 * @param passes whether an answer in it passes
 */
public record NewCategory(String name, @Nullable Double value, Boolean passes) {
  public NewCategory {
    Rules.text("name", name, Category.NAME_CHARS_MAX);
    Rules.needed("passes", passes);
    try {
      category(name, value, passes);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("name", String.valueOf(e.getMessage()));
    }
  }

  Category category() {
    return category(name, value, passes);
  }

  private static Category category(String name, @Nullable Double value, boolean passes) {
    double given = value != null ? value : passes ? 1 : 0;
    return new Category(name.strip(), given, passes);
  }
}
