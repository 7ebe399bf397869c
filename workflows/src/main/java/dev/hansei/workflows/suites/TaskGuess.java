package dev.hansei.workflows.suites;

import java.util.Locale;
import java.util.Objects;

/**
 * Which kind of task a dataset is about, and why one would think so. Pure.
 *
 * @param why one sentence
 */
public record TaskGuess(TaskKind task, String why) {
  /** Fewer cases could share their references by chance. */
  private static final int LABELLED_CASES_MIN = 10;

  /** Each label stands for at least so many cases. */
  private static final int CASES_PER_LABEL = 4;

  /** A summary is at most so long a part of what it sums up. */
  private static final double SUMMARY_SHARE = 0.34;

  /** What is shorter is an answer. */
  private static final int SUMMARY_CHARS_MIN = 150;

  /** Questions that have longer answers ask for a text to be written. */
  private static final int ANSWER_CHARS_MAX = 600;

  public TaskGuess {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(why, "why is null");
  }

  /** The one that a person named. */
  public static TaskGuess given(TaskKind task) {
    return new TaskGuess(task, "You said that it is %s.".formatted(task.words()));
  }

  /** The likeliest by what the cases look like; marked shapes first, question answering last. */
  public static TaskGuess of(DatasetFacts facts) {
    int withReference = facts.withReference();
    var references = facts.references();
    if (DatasetFacts.most(references.json(), withReference)) {
      return guess(TaskKind.EXTRACTION, "%s references are JSON", references.json(), facts);
    }
    if (DatasetFacts.most(references.code(), withReference)) {
      return guess(TaskKind.CODE, "%s references hold code", references.code(), facts);
    }
    if (looksLabelled(facts)) {
      return new TaskGuess(
          TaskKind.CLASSIFICATION,
          "Guessed: %,d references are only %d different short texts."
              .formatted(withReference, references.labels().size()));
    }
    if (changesScript(facts)) {
      return new TaskGuess(
          TaskKind.TRANSLATION, "Guessed: questions and references are in different scripts.");
    }
    return looksSummed(facts) ? new TaskGuess(TaskKind.SUMMARY, summed(facts)) : answered(facts);
  }

  private static TaskGuess guess(TaskKind task, String what, int count, DatasetFacts facts) {
    String part = String.format(Locale.ROOT, "%,d of %,d", count, facts.withReference());
    return new TaskGuess(task, "Guessed: " + what.formatted(part) + ".");
  }

  private static boolean looksLabelled(DatasetFacts facts) {
    int labels = facts.references().labels().size();
    return labels >= 2
        && facts.withReference() >= LABELLED_CASES_MIN
        && facts.withReference() >= labels * CASES_PER_LABEL;
  }

  private static boolean changesScript(DatasetFacts facts) {
    var asked = facts.questions();
    var said = facts.references().scripts();
    int all = facts.withReference();
    return facts.mostHaveReferences()
        && ((DatasetFacts.most(asked.japanese(), facts.read())
                && !DatasetFacts.most(said.japanese(), all))
            || (!DatasetFacts.most(asked.japanese(), facts.read())
                && DatasetFacts.most(said.japanese(), all)));
  }

  private static double source(DatasetFacts facts) {
    return facts.means().question() + facts.means().context();
  }

  private static boolean looksSummed(DatasetFacts facts) {
    double reference = facts.means().reference();
    return facts.mostHaveReferences()
        && reference >= SUMMARY_CHARS_MIN
        && reference <= source(facts) * SUMMARY_SHARE
        && facts.means().question() > facts.means().context();
  }

  private static String summed(DatasetFacts facts) {
    return String.format(
        Locale.ROOT,
        "Guessed: what is asked has about %,.0f characters, and a reference %,.0f.",
        source(facts),
        facts.means().reference());
  }

  private static TaskGuess answered(DatasetFacts facts) {
    if (facts.mostHaveContext()) {
      return new TaskGuess(TaskKind.QA, "Guessed: most cases have passages to answer from.");
    }
    if (facts.mostHaveReferences() && facts.means().reference() <= ANSWER_CHARS_MAX) {
      return new TaskGuess(
          TaskKind.QA,
          String.format(
              Locale.ROOT,
              "Guessed: a reference has about %,.0f characters, as an answer has.",
              facts.means().reference()));
    }
    return new TaskGuess(
        TaskKind.GENERATION,
        facts.mostHaveReferences()
            ? "Guessed: references are long texts."
            : "Guessed: most cases have neither a reference nor passages.");
  }
}
