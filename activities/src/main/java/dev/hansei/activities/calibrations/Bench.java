package dev.hansei.activities.calibrations;

import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts labelled answers before a judge that does not see the labels. */
@Singleton
final class Bench {
  private final Cases cases;
  private final CallJournal journal;
  private final JudgeCalls judges;

  Bench(Cases cases, CallJournal journal, JudgeCalls judges) {
    this.cases = cases;
    this.journal = journal;
    this.judges = judges;
  }

  /** One line of the label set and its place in it. */
  record Place(int ordinal, LabelledItem item) {}

  /** The texts of some answers, read at once. */
  final class Sitting {
    private final ProjectId project;
    private final Judge judge;
    private final Map<CaseId, CaseContent> asked = new LinkedHashMap<>();
    private final Map<CallKey, JournalEntry> answered;

    private Sitting(ProjectId project, Judge judge, List<Place> places) {
      this.project = project;
      this.judge = judge;
      for (Case one :
          cases.findAll(
              project, places.stream().map(place -> place.item().caseId()).distinct().toList())) {
        asked.put(one.id(), one.content());
      }
      answered =
          journal.findAll(project, places.stream().map(place -> place.item().call()).toList());
    }

    /** What the judge says of one; unscored where it says nothing, or the answer was erased. */
    Judgement judge(Place place) {
      Optional<JudgedAnswer> shown = shown(place);
      if (shown.isEmpty()) {
        return unscored(place, "the question or the answer was erased");
      }
      return switch (judges.judge(project, judge, shown.get())) {
        case JudgeReply.Judged verdict -> given(place, verdict);
        case JudgeReply.Unreadable _ -> unscored(place, "its reply is no verdict");
        case JudgeReply.NoAnswer(var failure) ->
            unscored(place, "its model gave no answer: " + failure.name());
        case JudgeReply.Undecided(var why, _) -> unscored(place, why);
        case JudgeReply.Inapplicable(var why) -> unscored(place, why);
      };
    }

    /** The texts of one; empty where they were erased. */
    Optional<JudgedAnswer> shown(Place place) {
      CaseContent content = asked.get(place.item().caseId());
      JournalEntry answer = answered.get(place.item().call());
      return content == null || answer == null
          ? Optional.empty()
          : Optional.of(JudgedCase.of(content, answer.text(), 0));
    }
  }

  /** Reads the texts of some answers. */
  Sitting sit(ProjectId project, Judge judge, List<Place> places) {
    return new Sitting(project, judge, places);
  }

  private static Judgement given(Place place, JudgeReply.Judged verdict) {
    return new Judgement(
        place.ordinal(),
        place.item().task(),
        place.item().passed(),
        verdict.passed() ? Judgement.Verdict.PASSED : Judgement.Verdict.FAILED,
        verdict.chance(),
        verdict.reason(),
        verdict.answer(),
        verdict.call());
  }

  private static Judgement unscored(Place place, String why) {
    return new Judgement(
        place.ordinal(),
        place.item().task(),
        place.item().passed(),
        Judgement.Verdict.UNSCORED,
        OptionalDouble.empty(),
        why);
  }
}
