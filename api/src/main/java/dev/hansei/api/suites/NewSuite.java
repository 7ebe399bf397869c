package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.suites.Suite;
import java.util.ArrayList;
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
    requireJudgesApart(read(assertions));
  }

  private static List<Assertion> read(List<NewAssertion> given) {
    List<Assertion> read = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      read.add(AssertionReader.at("assertions[%d].".formatted(i), given.get(i)));
    }
    return new AssertionNames().named(given, read);
  }

  /** Assertions may share a name and then give one score, but a judge's score is its own. */
  private static void requireJudgesApart(List<Assertion> read) {
    Set<String> judged = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (int i = 0; i < read.size(); i++) {
      for (Assertion leaf : read.get(i).leaves()) {
        boolean shared =
            leaf.judge() == null
                ? judged.contains(leaf.metric())
                : !judged.add(leaf.metric()) || others.contains(leaf.metric());
        if (shared) {
          throw new InvalidFieldException(
              "assertions[%d].metric".formatted(i),
              "A judge's metric is its own; two assertions are called '%s'."
                  .formatted(leaf.metric()));
        }
        others.add(leaf.metric());
      }
      if (read.get(i).set() != null) {
        others.add(read.get(i).metric());
      }
    }
  }

  List<Assertion> wanted() {
    return read(assertions);
  }
}
