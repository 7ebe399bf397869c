package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.suites.Suite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A suite to be made.
 *
 * @param dataset a dataset's id or name
 */
public record NewSuite(String name, String dataset, List<NewAssertion> assertions) {
  private static final int NAME_CHARS_MAX = 80;

  public NewSuite {
    Rules.text("name", name, NAME_CHARS_MAX);
    Rules.text("dataset", dataset, NAME_CHARS_MAX);
    assertions = Rules.list("assertions", assertions, Suite.ASSERTIONS_MAX);
    Set<String> metrics = new HashSet<>();
    for (int i = 0; i < assertions.size(); i++) {
      String metric = assertions.get(i).assertion().metric();
      if (!metrics.add(metric)) {
        throw new InvalidFieldException(
            "assertions[%d].metric".formatted(i),
            "Two assertions are called '%s'; give one another metric name.".formatted(metric));
      }
    }
  }

  List<Assertion> wanted() {
    return assertions.stream().map(NewAssertion::assertion).toList();
  }
}
