package dev.hansei.api.pages.samples;

import dev.hansei.api.annotations.AgreementPage;
import dev.hansei.api.annotations.AgreementPage.Choice;
import dev.hansei.api.annotations.AgreementPage.InField;
import dev.hansei.api.annotations.AgreementPage.Judge;
import dev.hansei.api.annotations.AgreementPage.Line;
import dev.hansei.api.annotations.AgreementPage.Pair;
import dev.hansei.api.annotations.AgreementPage.Rater;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.charts.IntervalChart.Interval;
import dev.hansei.infra.registry.annotations.AgreementReport.Measures;
import dev.hansei.infra.registry.annotations.AgreementReport.OfSlice;
import dev.hansei.infra.registry.annotations.AgreementReport.OfWord;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.criteria.PairFigures.Judged;
import dev.hansei.workflows.criteria.PairVerdict;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/** How far raters agree. */
final class AgreementSamples {
  private static final Estimate SHARE = new Estimate(0.9, 0.8, 0.95, 0.95, 30);
  private static final Estimate ALPHA = new Estimate(0.2, 0.05, 0.4, 0.95, 30);

  private AgreementSamples() {}

  static AgreementPage none(Voice voice) {
    return new AgreementPage(
        voice.frame(Section.ANNOTATIONS),
        Voice.id(600).toString(),
        voice.say("Returns, week 47"),
        0,
        0,
        Optional.empty(),
        List.of(),
        "",
        List.of());
  }

  static AgreementPage of(Voice voice) {
    String author = voice.say("Aiko Tanaka");
    return new AgreementPage(
        voice.frame(Section.ANNOTATIONS),
        Voice.id(600).toString(),
        voice.say("Returns, week 47"),
        3_690,
        3_600,
        Optional.of(Voice.minutesAgo(2)),
        List.of(new Choice("outside:" + author, author)),
        "",
        List.of(field(voice, author)),
        List.of(voice.say("field subset: short")),
        "",
        List.of(new Judge(voice.say("gpt-4o (model)"), 2, figures())),
        true);
  }

  /** Of a judge that chooses rightly in both orders, in one, in none, and once not at all. */
  private static PairFigures figures() {
    return PairFigures.of(
        List.of(
            new Judged(1, ChosenPair.of(PairVerdict.Choice.FIRST, PairVerdict.Choice.SECOND)),
            new Judged(2, ChosenPair.of(PairVerdict.Choice.FIRST, PairVerdict.Choice.FIRST)),
            new Judged(2, ChosenPair.of(PairVerdict.Choice.FIRST, PairVerdict.Choice.SECOND)),
            new Judged(1, ChosenPair.of(PairVerdict.Choice.TIE, PairVerdict.Choice.SECOND))));
  }

  private static InField field(Voice voice, String author) {
    var all =
        new Measures(
            30,
            3_690,
            Optional.of(SHARE),
            Optional.empty(),
            Optional.of(ALPHA),
            Optional.of(ALPHA),
            Optional.empty());
    return new InField(
        voice.say("Is it right?"),
        all,
        List.of(
            new Line("two say the same", SHARE, true),
            new Line("Krippendorff's alpha", ALPHA, false)),
        IntervalChart.ofDifferences(
            List.of(new Interval(0.9, 0.8, 0.95), new Interval(0.2, 0.05, 0.4))),
        voice.say("92 % of the labels are 'pass'."),
        List.of(
            new OfWord(
                voice.say("pass"), 0.92, Optional.of(0.95), Optional.of(0.2), Optional.of(ALPHA)),
            new OfWord("fail", 0.08, Optional.empty(), Optional.empty(), Optional.empty())),
        List.of(new OfSlice("language", voice.say("ja"), all)),
        List.of(
            new Rater(author, 30, 30, 2, Optional.of(SHARE), Optional.of(ALPHA), Optional.of(0.19)),
            new Rater("r2", 30, 0, 0, Optional.empty(), Optional.empty(), Optional.empty())),
        123,
        List.of(new Pair(author, voice.say("Chidi Eze"), 30, SHARE, Optional.of(ALPHA))));
  }
}
