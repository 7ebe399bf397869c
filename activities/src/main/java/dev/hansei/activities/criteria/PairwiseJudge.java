package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks which of two answers is better, twice: once with each first. Safe to repeat; both calls are
 * journaled. Two answers that read the same are a tie, and nobody is asked.
 */
@Singleton
public final class PairwiseJudge {
  private final ModelJudge models;

  public PairwiseJudge(ModelJudge models) {
    this.models = models;
  }

  /**
   * Two answers to the same question.
   *
   * @param reference empty where the case has none
   * @param repetition which repeat of the case it is, from 0
   * @param freshness empty where an earlier reply may be used again; otherwise what wants a fresh
   *     one
   */
  public record AnswerPair(
      String question,
      String reference,
      String baseline,
      String candidate,
      int repetition,
      String freshness) {
    public AnswerPair {
      Objects.requireNonNull(question, "question is null");
      Objects.requireNonNull(reference, "reference is null");
      Objects.requireNonNull(baseline, "baseline is null");
      Objects.requireNonNull(candidate, "candidate is null");
      if (repetition < 0) {
        throw new IllegalArgumentException("repetition is negative: " + repetition);
      }
      Objects.requireNonNull(freshness, "freshness is null");
    }

    /** One of which an earlier reply may be used again. */
    public AnswerPair(
        String question, String reference, String baseline, String candidate, int repetition) {
      this(question, reference, baseline, candidate, repetition, "");
    }
  }

  /** What the judge said of a pair. */
  public sealed interface PairReply {
    /**
     * A verdict.
     *
     * @param reason what it said in each order
     * @param calls the journal's keys of both replies; none where nobody was asked
     * @param choices what it chose with the baseline's answer first, and with the candidate's; none
     *     where nobody was asked
     */
    record Compared(
        PairVerdict verdict,
        String reason,
        List<CallKey> calls,
        Usage usage,
        List<PairVerdict.Choice> choices)
        implements PairReply {
      public Compared {
        Objects.requireNonNull(verdict, "verdict is null");
        Objects.requireNonNull(reason, "reason is null");
        calls = List.copyOf(calls);
        Objects.requireNonNull(usage, "usage is null");
        choices = List.copyOf(choices);
      }

      /** One that nobody was asked for. */
      public Compared(PairVerdict verdict, String reason, List<CallKey> calls, Usage usage) {
        this(verdict, reason, calls, usage, List.of());
      }
    }

    /** One of its replies is no choice. */
    record Unreadable(Usage usage) implements PairReply {}

    /** Its model gave no answer. */
    record NoAnswer(CallFailure failure, Usage usage) implements PairReply {}
  }

  /**
   * Judges an answer beside its rival's, the baseline. It passes where it is not beaten: a win or a
   * tie in both orders; a judge that contradicts itself passes nobody.
   */
  JudgeReply judge(ProjectId project, Judge judge, JudgedAnswer judged) {
    if (judged.rival().isEmpty()) {
      return new JudgeReply.Inapplicable("there is no baseline's answer to compare with");
    }
    var pair =
        new AnswerPair(
            judged.question(),
            judged.reference(),
            judged.rival().get(),
            judged.answer(),
            judged.repetition(),
            judged.freshness());
    return switch (compare(project, judge, pair)) {
      case PairReply.Compared compared -> verdict(compared);
      case PairReply.Unreadable(var usage) -> new JudgeReply.Unreadable(usage);
      case PairReply.NoAnswer(var failure, var usage) ->
          new JudgeReply.Undecided("its model gave no answer: " + failure.name(), usage);
    };
  }

  private static JudgeReply verdict(PairReply.Compared compared) {
    PairVerdict verdict = compared.verdict();
    double value =
        switch (verdict) {
          case CANDIDATE -> 1;
          case BASELINE -> 0;
          case TIE, INCONSISTENT -> 0.5;
        };
    // Of a consistent verdict the choices are known; of another they tell a lean to one place.
    Stream<String> choices =
        verdict == PairVerdict.INCONSISTENT
            ? compared.choices().stream().map(one -> one.name().toLowerCase(Locale.ROOT))
            : Stream.empty();
    String kept =
        Stream.of(
                Stream.of(verdict.word()),
                compared.calls().stream().map(CallKey::toString),
                choices)
            .flatMap(Function.identity())
            .collect(Collectors.joining(" "));
    return new JudgeReply.Judged(
        verdict == PairVerdict.CANDIDATE || verdict == PairVerdict.TIE,
        value,
        kept,
        Finding.cut(verdict.word() + ".\n" + compared.reason(), Score.EXPLANATION_CHARS_MAX),
        OptionalDouble.empty(),
        compared.usage(),
        Optional.empty());
  }

  /**
   * Compares.
   *
   * @throws IllegalArgumentException when the judge is not pairwise
   */
  public PairReply compare(ProjectId project, Judge judge, AnswerPair pair) {
    if (judge.kind() != JudgeKind.PAIRWISE) {
      throw new IllegalArgumentException("no pairwise judge: " + judge.id());
    }
    if (pair.baseline().strip().equals(pair.candidate().strip())) {
      return new PairReply.Compared(
          PairVerdict.TIE, "Both answers are the same.", List.of(), Usage.NONE);
    }
    var baselineFirst =
        new PairwiseForm.ShownPair(
            pair.question(), pair.reference(), pair.baseline(), pair.candidate());
    return switch (ask(project, judge, baselineFirst, pair)) {
      case ModelJudge.Asked.Silent(var failed) ->
          new PairReply.NoAnswer(failed.reason(), Usage.NONE);
      case ModelJudge.Asked.Unreadable(var usage) -> new PairReply.Unreadable(usage);
      case ModelJudge.Asked.Verdict first ->
          turned(first, ask(project, judge, baselineFirst.turned(), pair));
    };
  }

  private static PairReply turned(ModelJudge.Asked.Verdict first, ModelJudge.Asked second) {
    return switch (second) {
      case ModelJudge.Asked.Silent(var failed) ->
          new PairReply.NoAnswer(failed.reason(), first.usage());
      case ModelJudge.Asked.Unreadable(var usage) ->
          new PairReply.Unreadable(first.usage().plus(usage));
      case ModelJudge.Asked.Verdict other -> compared(first, other);
    };
  }

  private static PairReply compared(
      ModelJudge.Asked.Verdict first, ModelJudge.Asked.Verdict other) {
    PairVerdict.Choice baselineFirst = PairwiseForm.choice(first.finding());
    PairVerdict.Choice candidateFirst = PairwiseForm.choice(other.finding());
    return new PairReply.Compared(
        PairVerdict.of(baselineFirst, candidateFirst),
        told(first.finding(), other.finding()),
        List.of(first.answered().key(), other.answered().key()),
        first.usage().plus(other.usage()),
        List.of(baselineFirst, candidateFirst));
  }

  private static String told(Finding baselineFirst, Finding candidateFirst) {
    return "Baseline first: %s. %s\nCandidate first: %s. %s"
        .formatted(
            baselineFirst.answer(),
            Finding.line(baselineFirst.reason()),
            candidateFirst.answer(),
            Finding.line(candidateFirst.reason()));
  }

  private ModelJudge.Asked ask(
      ProjectId project, Judge judge, PairwiseForm.ShownPair shown, AnswerPair pair) {
    String recordedAs = "%s\n\n%s\n\n%s".formatted(shown.question(), shown.first(), shown.second());
    return models.ask(
        project,
        JudgeRequest.of(
            judge,
            new PairwiseForm(judge.rubric(), shown),
            new JudgeRequest.Asking(recordedAs, pair.repetition(), pair.freshness())));
  }
}
