package dev.hansei.api.criteria;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.criteria.Examples;
import dev.hansei.workflows.criteria.CriterionExample;
import org.jspecify.annotations.Nullable;

/**
 * An example to be added.
 *
 * @param meets whether the answer meets the criterion; else it breaks it
 * @param question what the answer answers; may be absent
 * @param answer 1 to 4,000 characters
 * @param why in one sentence; may be absent
 */
public record NewExample(
    Boolean meets, @Nullable String question, String answer, @Nullable String why) {
  public NewExample {
    Rules.needed("meets", meets);
    question = Rules.textOrEmpty("question", question, CriterionExample.TEXT_CHARS_MAX);
    Rules.text("answer", answer, CriterionExample.TEXT_CHARS_MAX);
    why = Rules.textOrEmpty("why", why, CriterionExample.WHY_CHARS_MAX);
  }

  Examples.NewExample example() {
    return new Examples.NewExample(meets, String.valueOf(question), answer, String.valueOf(why));
  }
}
