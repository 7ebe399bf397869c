package dev.hansei.activities.calibrations;

import static java.util.Objects.requireNonNull;

import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.registry.annotations.ItemTexts;
import dev.hansei.infra.registry.calibrations.HostileVerdict;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.HostileProbe;
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
import java.util.stream.Stream;

/** Puts labelled answers before a judge that does not see the labels. */
@Singleton
final class Bench {
  private final Cases cases;
  private final CallJournal journal;
  private final ItemTexts texts;
  private final JudgeCalls judges;

  Bench(Cases cases, CallJournal journal, ItemTexts texts, JudgeCalls judges) {
    this.cases = cases;
    this.journal = journal;
    this.texts = texts;
    this.judges = judges;
  }

  /** One line of the label set and its place in it. */
  record Place(int ordinal, LabelledItem item) {}

  /** The texts of some answers, read at once. */
  final class Sitting {
    private final ProjectId project;
    private final Judge judge;
    private final String freshness;
    private final Map<CaseId, CaseContent> asked = new LinkedHashMap<>();
    private final Map<CallKey, JournalEntry> answered;
    private final Map<Origin, Item> elsewhere;

    private Sitting(ProjectId project, Judge judge, List<Place> places, String freshness) {
      this.project = project;
      this.judge = judge;
      this.freshness = freshness;
      for (Case one :
          cases.findAll(
              project,
              places.stream()
                  .flatMap(place -> Stream.ofNullable(place.item().caseId()))
                  .distinct()
                  .toList())) {
        asked.put(one.id(), one.content());
      }
      answered =
          journal.findAll(
              project,
              places.stream().flatMap(place -> Stream.ofNullable(place.item().call())).toList());
      elsewhere =
          texts.read(
              project,
              places.stream()
                  .flatMap(place -> place.item().elsewhere().stream())
                  .map(LabelledItem.Elsewhere::origin)
                  .toList());
    }

    /** What the judge says of one; unscored where it says nothing, or the answer was erased. */
    Judgement judge(Place place) {
      return said(place, "");
    }

    /** What it says with a text at the end of the answer. */
    HostileVerdict attacked(Place place, HostileProbe.Attack attack) {
      Judgement said = said(place, "\n\n" + attack.text());
      return new HostileVerdict(
          place.ordinal(), attack.name(), said.verdict(), said.reason(), said.call());
    }

    private Judgement said(Place place, String ending) {
      Optional<Item> item = shown(place.item());
      if (item.isEmpty()) {
        return unscored(place, "the question or the answer was erased");
      }
      JudgedAnswer shown =
          JudgedCase.of(item.get().asked(), item.get().answer() + ending, 0).freshFor(freshness);
      return switch (judges.judge(project, judge, shown)) {
        case JudgeReply.Judged verdict -> given(place, verdict);
        case JudgeReply.Unreadable _ -> unscored(place, "its reply is no verdict");
        case JudgeReply.NoAnswer(var failure) ->
            unscored(place, "its model gave no answer: " + failure.name());
        case JudgeReply.Undecided(var why, _) -> unscored(place, why);
        case JudgeReply.Inapplicable(var why) -> unscored(place, why);
      };
    }

    private Optional<Item> shown(LabelledItem label) {
      if (label.elsewhere().isPresent()) {
        return Optional.ofNullable(elsewhere.get(label.elsewhere().get().origin()));
      }
      CaseContent content = asked.get(requireNonNull(label.caseId()));
      JournalEntry answer = answered.get(requireNonNull(label.call()));
      if (content == null || answer == null) {
        return Optional.empty();
      }
      return Optional.of(new Item(content, answer.text()));
    }
  }

  /** Reads the texts of some answers; what the judge said of them before may be used again. */
  Sitting sit(ProjectId project, Judge judge, List<Place> places) {
    return new Sitting(project, judge, places, "");
  }

  /** The same for somebody who wants to hear it afresh. */
  Sitting sitAfresh(ProjectId project, Judge judge, List<Place> places, CalibrationId whom) {
    return new Sitting(project, judge, places, whom.toString());
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
