package dev.hansei.infra.demo.loop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the demo is called.
 *
 * @param model what answers in place of the builtin answerer; it costs money, and only when named
 * @param traces recorded outputs to run the loop on, instead of *Ask the docs*
 * @param labels labels for these; by default those that stand in the file itself
 * @param questions at most so many of each role, for a short look
 * @param port of the application on 127.0.0.1
 */
record DemoOptions(
    Optional<String> model,
    Optional<Path> traces,
    Optional<Path> labels,
    OptionalInt questions,
    int port,
    boolean json) {
  static final String USAGE =
      """
      usage: infra/hansei demo [--model PROVIDER/NAME] [--questions N] [--json]
             infra/hansei demo --traces FILE [--labels FILE] [--json]

        (nothing)        Ask the docs: traffic, failures, cases, runs, labels, judge, gate, promotion
        --model NAME     openai/<model> answers (OPENAI_BASE_URL, OPENAI_API_KEY); its answers cost
                         money, and nobody has read them: the review tasks stay open for you
        --questions N    at most N questions of each role, for a short look
        --traces FILE    the loop on recorded outputs: JSON lines of {id, input, context?, output,
                         model?, label? (pass or fail), reason?}; "human_hallucination": true is a fail
        --labels FILE    labels for these: JSON lines of {id or input, label, reason?, author?, kind?}
        --json           prints the figures as JSON instead of the story
      """;

  private static final int QUESTIONS_MIN = 4;
  private static final String PORT = "8095";

  /**
   * Reads the words of the command line.
   *
   * @throws DemoFailure of usage, saying what is wrong
   */
  static DemoOptions of(List<String> words, Map<String, String> environment) {
    String model = value(words, "--model");
    String questions = value(words, "--questions");
    requireKnown(words);
    Optional<Path> labels = file(value(words, "--labels"));
    Optional<Path> traces = file(value(words, "--traces"));
    if (labels.isPresent() && traces.isEmpty()) {
      throw DemoFailure.usage("--labels goes with --traces");
    }
    if (model != null && (traces.isPresent() || !model.matches("openai/\\S+"))) {
      throw DemoFailure.usage(
          traces.isPresent()
              ? "--model has nothing to answer beside --traces"
              : "--model reads openai/<model>; any compatible endpoint by OPENAI_BASE_URL");
    }
    return new DemoOptions(
        Optional.ofNullable(model),
        traces,
        labels,
        questions == null
            ? OptionalInt.empty()
            : OptionalInt.of(number("--questions", questions, QUESTIONS_MIN)),
        number("HANSEI_DEMO_PORT", environment.getOrDefault("HANSEI_DEMO_PORT", PORT), 1),
        words.contains("--json"));
  }

  /** As many of them as are wanted. */
  <T> List<T> some(List<T> all) {
    return all.subList(0, Math.min(all.size(), questions.orElse(all.size())));
  }

  private static void requireKnown(List<String> words) {
    List<String> valued = List.of("--model", "--traces", "--labels", "--questions");
    for (int i = 0; i < words.size(); i++) {
      if (valued.contains(words.get(i))) {
        i++;
      } else if (!words.get(i).equals("--json")) {
        throw DemoFailure.usage("'%s' is unknown%n%s".formatted(words.get(i), USAGE));
      }
    }
  }

  private static @Nullable String value(List<String> words, String option) {
    int at = words.indexOf(option);
    if (at < 0) {
      return null;
    }
    if (at + 1 == words.size() || words.get(at + 1).startsWith("--")) {
      throw DemoFailure.usage("%s needs a value%n%s".formatted(option, USAGE));
    }
    return words.get(at + 1);
  }

  private static Optional<Path> file(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    if (!Files.isReadable(Path.of(name))) {
      throw DemoFailure.usage("%s cannot be read".formatted(name));
    }
    return Optional.of(Path.of(name));
  }

  private static int number(String name, String text, int least) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw DemoFailure.usage("%s is a number from %d, got '%s'".formatted(name, least, text));
  }
}
