package dev.hansei.workflows.failures;

import dev.hansei.workflows.traces.Span;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What detectors ask beyond the trace itself. Answers are the same for the whole of a page, so that
 * a policy that asks stays pure.
 */
public interface Surroundings {
  /** Nothing is known: detectors that ask find nothing. */
  Surroundings NONE = new Unknown();

  /** What is usual for that model and prompt version, where traces of it are known. */
  Optional<Baseline> usual(Detector.Measure measure, String model, Optional<Span.PromptUse> prompt);

  /** Whether a text is one JSON value. */
  boolean isJson(String answer);

  /** Whether an answer breaks its prompt version's output schema; false where there is none. */
  boolean breaksSchema(Span.PromptUse prompt, String answer);

  /** The cosine of a question to the nearest of those usually asked; empty where none is known. */
  OptionalDouble familiarity(String question);

  /** Knows nothing and objects to nothing. */
  record Unknown() implements Surroundings {
    @Override
    public Optional<Baseline> usual(
        Detector.Measure measure, String model, Optional<Span.PromptUse> prompt) {
      return Optional.empty();
    }

    @Override
    public boolean isJson(String answer) {
      return true;
    }

    @Override
    public boolean breaksSchema(Span.PromptUse prompt, String answer) {
      return false;
    }

    @Override
    public OptionalDouble familiarity(String question) {
      return OptionalDouble.empty();
    }
  }
}
