package dev.hansei.activities.suites;

import dev.hansei.activities.metrics.formats.JsonFields;
import dev.hansei.activities.metrics.formats.Trajectory;
import dev.hansei.activities.metrics.overlap.Recitation;
import dev.hansei.activities.metrics.overlap.RecitationCorpus;
import dev.hansei.activities.suites.AnswerScorer.Given;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Corpus;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Metrics;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.criteria.TextTooLong;
import dev.hansei.workflows.models.Logprobs;
import dev.hansei.workflows.models.Tool;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.UnscoredReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts to an answer what needs no judge: the assertion's transform, its metric, its threshold. */
final class MeasuredAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredAnswers.class);

  private final Metrics metrics;

  MeasuredAnswers(Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * The score; nothing where there is nothing to compare with, what is measured is not known, a
   * text is too long, or the metric fails.
   */
  Given of(Assertion assertion, CaseContent content, GivenAnswer answer) {
    return guarded(
        assertion,
        () -> {
          if (Corpus.isAskedBy(assertion)) {
            // A guardrail has not the documents.
            return new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE);
          }
          Optional<List<String>> expected = ExpectedValue.of(assertion, content);
          if (expected.isEmpty()) {
            return new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE);
          }
          Optional<UnscoredReason> unknown = unknown(assertion.type(), answer);
          if (unknown.isPresent()) {
            return new Given.Nothing(unknown.get(), Usage.NONE);
          }
          return new Given.Value(measured(assertion, expected.get(), content, answer), Usage.NONE);
        });
  }

  /**
   * The same of an assertion that looks in the dataset's documents; nothing where the suite asks
   * for none, and only the case does.
   */
  Given recited(Assertion assertion, GivenAnswer answer, ChunkCorpus corpus) {
    Optional<RecitationCorpus> documents = corpus.find();
    if (documents.isEmpty()) {
      return new Given.Nothing(UnscoredReason.NO_REFERENCE, Usage.NONE);
    }
    return guarded(
        assertion,
        () ->
            new Given.Value(
                AnswerTransform.of(assertion, answer.text())
                    .map(text -> recited(assertion, documents.get().longest(text)))
                    .orElseGet(() -> foundNothing(assertion)),
                Usage.NONE));
  }

  private static Given guarded(Assertion assertion, Supplier<Given> measured) {
    try {
      return measured.get();
    } catch (TextTooLong _) {
      return new Given.Nothing(UnscoredReason.TEXT_TOO_LONG, Usage.NONE);
    } catch (RuntimeException e) {
      // The message may hold the answer.
      LOG.warn("metric {} failed: {}", assertion.type().word(), e.getClass().getName());
      return new Given.Nothing(UnscoredReason.METRIC_FAILED, Usage.NONE);
    }
  }

  /** What the target did not tell and the type goes by. */
  private static Optional<UnscoredReason> unknown(MetricType type, GivenAnswer answer) {
    if (type == MetricType.COST && answer.costMicros().isEmpty()) {
      return Optional.of(UnscoredReason.PRICE_UNKNOWN);
    }
    return type.needsLogprobs() && answer.logprobs().isEmpty()
        ? Optional.of(UnscoredReason.NO_LOGPROBS)
        : Optional.empty();
  }

  private Score measured(
      Assertion assertion, List<String> expected, CaseContent content, GivenAnswer answer) {
    Optional<String> text = AnswerTransform.of(assertion, answer.text());
    if (text.isEmpty()) {
      return foundNothing(assertion);
    }
    if (assertion.type().reads() == MetricType.Reads.SOURCES) {
      return recited(assertion, Recitation.of(text.get(), CaseSources.of(content, expected)));
    }
    if (assertion.type() == MetricType.PERPLEXITY_SCORE) {
      return likely(assertion, answer.logprobs().orElseThrow());
    }
    return switch (assertion.type().passing()) {
      case YES_OR_NO, FROM -> read(assertion, text.get(), expected, answer.tools());
      case AT_MOST -> {
        double amount = amount(assertion.type(), text.get(), expected, answer);
        yield score(
            assertion, amount <= assertion.threshold() ? 1 : 0, Amounts.say(assertion, amount));
      }
    };
  }

  private static Score likely(Assertion assertion, Logprobs chances) {
    return score(
        assertion,
        chances.perplexityScore(),
        "perplexity %s".formatted(Amounts.number(chances.perplexity())));
  }

  private static Score recited(Assertion assertion, Recitation found) {
    if (assertion.type() == MetricType.RECITATION_RATIO) {
      return score(assertion, 1 - found.share(), found.told());
    }
    return score(assertion, found.words() <= assertion.threshold() ? 1 : 0, found.told());
  }

  /** What is read of the text; where it is about tool calls, with those that there are. */
  private Score read(Assertion assertion, String text, List<String> expected, List<Tool> offered) {
    MetricType type = assertion.type();
    boolean offers = type.reads() == MetricType.Reads.TOOLS;
    List<String> against =
        offers
            ? offered.stream().flatMap(it -> Stream.of(it.name(), it.parameters())).toList()
            : expected;
    double value = metrics.score(type, text, against);
    String told = told(type, text, against);
    return score(
        assertion, value, told.substring(0, Math.min(told.length(), Score.EXPLANATION_CHARS_MAX)));
  }

  private static String told(MetricType type, String text, List<String> against) {
    if (type == MetricType.JSON_EQUALS) {
      return JsonFields.told(text, against.getFirst());
    }
    boolean aboutCalls =
        type.reads() == MetricType.Reads.TOOLS || type.reads() == MetricType.Reads.STEPS;
    return aboutCalls ? Trajectory.told(text) : "";
  }

  /** An answer that is not of the shape asked for fails, turned round or not. */
  static Score foundNothing(Assertion assertion) {
    return new Score(
        assertion.metric(),
        0,
        assertion.weight() == 0,
        "the transform finds nothing in the answer");
  }

  private double amount(MetricType type, String text, List<String> expected, GivenAnswer answer) {
    return type == MetricType.LEVENSHTEIN
        ? metrics.changes(text, expected.getFirst())
        : Amounts.of(type, answer);
  }

  /** The score, turned round where the assertion is; one of no weight passes whatever it scores. */
  static Score score(Assertion assertion, double value, String explanation) {
    double from =
        switch (assertion.type().passing()) {
          case YES_OR_NO, FROM -> assertion.threshold();
          case AT_MOST -> 1;
        };
    boolean passed = (value >= from) != assertion.negates();
    return new Score(
        assertion.metric(),
        assertion.negates() ? 1 - value : value,
        passed || assertion.weight() == 0,
        explanation);
  }
}
