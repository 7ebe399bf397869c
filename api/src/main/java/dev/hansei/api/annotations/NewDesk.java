package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.DeskRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds at the desk of a queue that is made.
 *
 * @param goldShare how much of what a person is given is hidden gold, 0.01 to 0.5; 0.1 when absent
 * @param goldFloor the share of right answers below which the lead is asked to look, 0 to 1; 0.8
 *     when absent
 * @param exclude e-mail addresses of those who may not label here, whatever their role
 * @param allowOwnWork whether people may review answers of prompt versions, and to cases, that they
 *     wrote, as in a team of one; no when absent
 */
public record NewDesk(
    @Nullable Double goldShare,
    @Nullable Double goldFloor,
    @Nullable List<String> exclude,
    @Nullable Boolean allowOwnWork) {
  private static final int EXCLUDED_MAX = 100;

  public NewDesk {
    boolean isShare =
        goldShare == null
            || (goldShare >= DeskRules.GOLD_SHARE_MIN && goldShare <= DeskRules.GOLD_SHARE_MAX);
    if (!isShare) {
      throw new InvalidFieldException("goldShare", "It is 0.01 to 0.5.");
    }
    if (goldFloor != null && !(goldFloor >= 0 && goldFloor <= 1)) {
      throw new InvalidFieldException("goldFloor", "It is 0 to 1.");
    }
    exclude = Rules.listOrEmpty("exclude", exclude, EXCLUDED_MAX);
  }

  double goldShareOrUsual() {
    return goldShare == null ? DeskRules.USUAL.goldShare() : goldShare;
  }

  double goldFloorOrUsual() {
    return goldFloor == null ? DeskRules.USUAL.goldFloor() : goldFloor;
  }

  List<String> excluded() {
    return exclude == null ? List.of() : exclude;
  }

  boolean allowsOwnWork() {
    return allowOwnWork != null && allowOwnWork;
  }
}
