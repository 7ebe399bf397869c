package dev.hansei.activities.criteria;

import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.ModelCalls;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Asks a judge's model about one answer, through the journal. A reply that cannot be read is asked
 * for once more, with what was wrong; then there is no verdict. Only a model that can follow
 * instructions can judge: {@code builtin} models cannot, and say so by {@link JudgeReply.NoAnswer};
 * nothing here pretends.
 */
@Singleton
public final class ModelJudge {
  private final ModelCalls models;

  public ModelJudge(ModelCalls models) {
    this.models = models;
  }

  /** Judges. Safe to repeat; the same question, answer and judge are paid once. */
  JudgeReply judge(ProjectId project, Judge judge, JudgedAnswer judged) {
    return judge(project, judge, JudgeForms.of(judge, judged), judged);
  }

  /** The same by a form of the caller's. */
  JudgeReply judge(ProjectId project, Judge judge, JudgeForm form, JudgedAnswer judged) {
    Optional<String> missing = form.missing();
    if (missing.isPresent()) {
      return new JudgeReply.Inapplicable(missing.get());
    }
    String recordedAs = judged.question() + "\n\n" + judged.answer();
    var asking = new JudgeRequest.Asking(recordedAs, judged.repetition(), judged.freshness());
    return switch (ask(project, JudgeRequest.of(judge, form, asking))) {
      case Asked.Verdict(var finding, var answered, var usage) ->
          new JudgeReply.Judged(
              finding.passed(),
              finding.value(),
              finding.answer(),
              finding.reason(),
              judge.passesFrom().isPresent()
                  ? OptionalDouble.of(finding.value())
                  : OptionalDouble.empty(),
              usage,
              Optional.of(answered.key()));
      case Asked.Unreadable(var usage) -> new JudgeReply.Unreadable(usage);
      case Asked.Silent(var failed) -> new JudgeReply.NoAnswer(failed.reason());
    };
  }

  /** What came of a request. */
  sealed interface Asked {
    /** A verdict, in the reply to that call; the usage is that of all calls. */
    record Verdict(Finding finding, ModelReply.Answered answered, Usage usage) implements Asked {}

    record Unreadable(Usage usage) implements Asked {}

    record Silent(ModelReply.Failed failed) implements Asked {}
  }

  /** Puts a request, and puts it once more where the reply cannot be read. */
  Asked ask(ProjectId project, JudgeRequest request) {
    return switch (models.call(project, request.request())) {
      case ModelReply.Failed failed -> new Asked.Silent(failed);
      case ModelReply.Answered first ->
          switch (request.read(first.text())) {
            case JudgeRequest.Reading.Read(var finding) ->
                new Asked.Verdict(finding, first, first.usage());
            case JudgeRequest.Reading.Leaked _ -> new Asked.Unreadable(first.usage());
            case JudgeRequest.Reading.Broken(var why) -> again(project, request, first, why);
          };
    };
  }

  private Asked again(
      ProjectId project, JudgeRequest request, ModelReply.Answered first, String why) {
    return switch (models.call(project, request.repair(first.text(), why))) {
      case ModelReply.Failed _ -> new Asked.Unreadable(first.usage());
      case ModelReply.Answered second -> {
        Usage both = first.usage().plus(second.usage());
        yield switch (request.read(second.text())) {
          case JudgeRequest.Reading.Read(var finding) -> new Asked.Verdict(finding, second, both);
          case JudgeRequest.Reading.Broken _, JudgeRequest.Reading.Leaked _ ->
              new Asked.Unreadable(both);
        };
      }
    };
  }
}
