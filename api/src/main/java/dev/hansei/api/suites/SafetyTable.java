package dev.hansei.api.suites;

import java.util.List;
import java.util.stream.Collectors;

/** What the safety judges of a run's suite said, in the suite's order. */
public record SafetyTable(List<JudgedSafety> judges) {
  /** The suite asks no safety judge. */
  public static final SafetyTable NONE = new SafetyTable(List.of());

  public SafetyTable {
    judges = List.copyOf(judges);
  }

  /** All of them in words. */
  public String sentence() {
    return switch (judges.size()) {
      case 0 -> "The run's suite asks no safety judge.";
      case 1 -> judges.getFirst().sentence();
      default ->
          judges.stream()
              .map(it -> "%s: %s".formatted(it.metric(), it.sentence()))
              .collect(Collectors.joining(" "));
    };
  }
}
