package dev.hansei.workflows.calibrations;

import java.util.List;

/**
 * What a judge may be used for and what not, and what ends that; as codes for programs and
 * sentences for people.
 *
 * @param uses what it is good for
 * @param prohibited what it must not be used for
 * @param triggers what asks for a new measurement
 */
public record Fitness(List<Statement> uses, List<Statement> prohibited, List<Trigger> triggers) {
  public Fitness {
    uses = List.copyOf(uses);
    prohibited = List.copyOf(prohibited);
    triggers = List.copyOf(triggers);
  }

  /**
   * A use, allowed or not.
   *
   * @param code stable, such as {@code gate}
   */
  public record Statement(String code, String sentence) {
    public Statement {
      if (code.isBlank() || sentence.isBlank()) {
        throw new IllegalArgumentException("a statement has code and sentence");
      }
    }
  }

  /**
   * What asks for a new measurement.
   *
   * @param automatic whether the certificate ends by itself then; else a person has to see it
   */
  public record Trigger(String code, boolean automatic, String sentence) {
    public Trigger {
      if (code.isBlank() || sentence.isBlank()) {
        throw new IllegalArgumentException("a trigger has code and sentence");
      }
    }
  }
}
