package dev.hansei.api.gates;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate to be made.
 *
 * @param confidence of all intervals; 0.95 when absent
 * @param multiplicity bonferroni where all intervals together are to hold at the confidence; none,
 *     which is meant when absent, where each does by itself
 */
public record NewGate(
    String name,
    List<GateRule> rules,
    @Nullable Double confidence,
    Gate.@Nullable Multiplicity multiplicity) {
  private static final int NAME_CHARS_MAX = 80;
  private static final double CONFIDENCE_USUAL = 0.95;
  private static final double CONFIDENCE_MIN = 0.8;
  private static final double CONFIDENCE_MAX = 0.999;

  public NewGate {
    Rules.text("name", name, NAME_CHARS_MAX);
    rules = Rules.list("rules", rules, Gate.RULES_MAX);
    if (confidence != null && !(confidence >= CONFIDENCE_MIN && confidence <= CONFIDENCE_MAX)) {
      throw new InvalidFieldException("confidence", "It is 0.8 to 0.999; 0.95 is usual.");
    }
  }

  /** What the registry saves. */
  Gates.NewContent content() {
    return new Gates.NewContent(
        name,
        rules,
        confidence == null ? CONFIDENCE_USUAL : confidence,
        multiplicity == null ? Gate.Multiplicity.NONE : multiplicity);
  }
}
