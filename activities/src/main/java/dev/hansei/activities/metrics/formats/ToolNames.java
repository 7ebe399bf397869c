package dev.hansei.activities.metrics.formats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the tools that an answer calls. */
public final class ToolNames {
  private ToolNames() {}

  /** F1 of the names called against those expected; order and number do not count. */
  public static double f1(String answer, List<String> expected) {
    Set<String> wanted = new LinkedHashSet<>(expected);
    Set<String> called =
        ToolStep.in(answer).stream()
            .map(ToolStep::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    long shared = wanted.stream().filter(called::contains).count();
    return shared == 0 ? 0 : 2.0 * shared / (wanted.size() + called.size());
  }
}
