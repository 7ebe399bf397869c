package dev.hansei.activities.calibrations;

import dev.hansei.activities.cases.JudgedCase;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.activities.criteria.JudgeReply;
import dev.hansei.activities.criteria.JudgedAnswer;
import dev.hansei.infra.registry.calibrations.HostileVerdict;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Puts labelled answers before a judge that does not see the labels. */
@Singleton
final class Bench {
  private final LabelTexts labels;
  private final JudgeCalls judges;
  private final PairBench pairs;

  Bench(LabelTexts labels, JudgeCalls judges, PairBench pairs) {
    this.labels = labels;
    this.judges = judges;
    this.pairs = pairs;
  }

  /** One line of the label set and its place in it. */
  record Place(int ordinal, LabelledItem item) {}

  /** The texts of some answers, read at once. */
  final class Sitting {
    private final ProjectId project;
    private final Judge judge;
    private final String freshness;
    private final LabelTexts.Found texts;

    private Sitting(ProjectId project, Judge judge, List<Place> places, String freshness) {
      this.project = project;
      this.judge = judge;
      this.freshness = freshness;
      texts = labels.read(project, places.stream().map(Place::item).toList());
    }

    /** What the judge says of one; unscored where it says nothing, or the answer was erased. */
    Judgement judge(Place place) {
      return place.item().preferred().isPresent() ? compared(place) : said(place, "");
    }

    private Judgement compared(Place place) {
      return texts
          .of(place.item())
          .map(shown -> pairs.judge(project, judge, place, shown, freshness))
          .orElseGet(() -> unscored(place, "the question or an answer was erased"));
    }

    /** What it says with a text at the end of the answer. */
    HostileVerdict attacked(Place place, HostileProbe.Attack attack) {
      Judgement said = said(place, "\n\n" + attack.text());
      return new HostileVerdict(
          place.ordinal(), attack.name(), said.verdict(), said.reason(), said.call());
    }

    private Judgement said(Place place, String ending) {
      Optional<JudgedAnswer> shown = shown(place, ending);
      if (shown.isEmpty()) {
        return unscored(place, "the question or the answer was erased");
      }
      return switch (judges.judge(project, judge, shown.get().freshFor(freshness))) {
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
      return shown(place, "");
    }

    private Optional<JudgedAnswer> shown(Place place, String ending) {
      return texts
          .of(place.item())
          .map(item -> JudgedCase.of(item.asked(), item.answer() + ending, 0));
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

  /** Silence, and why. */
  static Judgement unscored(Place place, String why) {
    return new Judgement(
        place.ordinal(),
        place.item().task(),
        place.item().passed(),
        Judgement.Verdict.UNSCORED,
        OptionalDouble.empty(),
        why,
        "",
        Optional.empty(),
        place.item().preferred().map(Judgement.OfPair::silent));
  }
}
