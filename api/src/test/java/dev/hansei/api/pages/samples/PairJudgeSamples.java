package dev.hansei.api.pages.samples;

import dev.hansei.api.calibrations.JudgePage;
import dev.hansei.api.calibrations.WatchSight;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.JudgedPair;
import dev.hansei.workflows.calibrations.PairAgreement;
import dev.hansei.workflows.calibrations.PairFitness;
import dev.hansei.workflows.calibrations.PairPolicy;
import dev.hansei.workflows.calibrations.PairSlices;
import dev.hansei.workflows.calibrations.PairedFigures;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.PairVerdict.Choice;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The page of a judge that compares two answers. */
final class PairJudgeSamples {
  private static final CalibrationId ID = new CalibrationId(Voice.id(92));
  private static final JudgeId JUDGE = new JudgeId(Voice.id(53));

  private final Voice voice;

  private PairJudgeSamples(Voice voice) {
    this.voice = voice;
  }

  static List<Sample> of(Voice voice) {
    var samples = new PairJudgeSamples(voice);
    return List.of(
        new Sample("judge-pairwise", "calibrations/judge.jte", samples.page(true)),
        new Sample("judge-pairwise-unmeasured", "calibrations/judge.jte", samples.page(false)));
  }

  private JudgePage page(boolean measured) {
    Optional<CalibrationView> shown = measured ? Optional.of(view()) : Optional.empty();
    return new JudgePage(
        voice.frame(Section.CALIBRATIONS),
        new Standings.MeasuredJudge(
            judge(),
            voice.say("helpful v2"),
            shown.flatMap(CalibrationView::issued),
            new Standing(measured, voice.say("helpful v2 is certified until 2027-02-19"))),
        Optional.empty(),
        List.of(),
        shown,
        measured ? List.of(difference()) : List.of(),
        Optional.empty(),
        List.of(),
        new WatchSight(Optional.empty(), Voice.NOW));
  }

  private Judge judge() {
    return new Judge(
        JUDGE,
        new CriterionId(Voice.id(50)),
        2,
        voice.say("Which answer helps more?"),
        voice.model("openai/gpt-4o-mini"),
        ModelSettings.DEFAULTS,
        Sha256.of("pairwise"),
        Voice.minutesAgo(6_000),
        Optional.empty(),
        Optional.of(new JudgeMethod.Pairwise()));
  }

  private JudgePage.Difference difference() {
    var said =
        new Judgement(
            4,
            new TaskId(Voice.id(96)),
            true,
            Judgement.Verdict.FAILED,
            OptionalDouble.empty(),
            voice.say("A first: first. Shorter.\nB first: first. Shorter."),
            "",
            Optional.empty(),
            Optional.of(
                new Judgement.OfPair("b", Optional.of(Choice.FIRST), Optional.of(Choice.FIRST))));
    return new JudgePage.Difference(
        said,
        "/annotations/queues/" + Voice.id(41),
        voice.say("How long are snapshots kept?"),
        voice.say("a: Ninety days.\nb: Thirty days, says the manual."));
  }

  private CalibrationView view() {
    Certificate certificate = certificate();
    var artifact = new ArtifactRef(Sha256.of("pair certificate"), ArtifactRef.JSON, 2_048);
    return new CalibrationView(
        new CalibrateInput(
            new ProjectId(Voice.id(2)),
            ID,
            new CalibrateInput.Subject.Existing(JUDGE),
            Split.GATE,
            new Actor.BySystem()),
        Optional.of(JUDGE),
        CalibrationState.COMPLETED,
        certificate.coverage().planned(),
        Optional.of(certificate.labels()),
        0,
        1,
        "",
        Optional.of(new Issued(certificate, artifact, Optional.empty())),
        Voice.minutesAgo(60),
        Optional.of(Voice.minutesAgo(58)));
  }

  private Certificate certificate() {
    List<PairSlices.Placed> placed = placed();
    var coverage = new Coverage(placed.size(), 0, placed.size(), 0, 1);
    var figures = PairAgreement.of(placed.stream().map(PairSlices.Placed::pair).toList());
    var probes = PairFitness.probes(placed);
    BandDecision decision = probes.refineOfPairs(PairPolicy.decide(coverage, figures));
    var until = Voice.minutesAgo(58).plus(CertificatePolicy.VALIDITY);
    var slices = PairSlices.of(placed);
    return new Certificate(
        ID,
        JUDGE,
        new CriterionId(Voice.id(50)),
        Sha256.of("fingerprint"),
        Split.GATE,
        new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 40_000),
        coverage,
        figures,
        decision,
        slices,
        Voice.minutesAgo(58),
        until,
        Optional.of(probes),
        Optional.empty(),
        Optional.of(
            PairFitness.of(
                new PairFitness.Measured(decision, coverage, figures, slices, probes, until))),
        Optional.of(PairedFigures.of(placed)));
  }

  /** Of 120 pairs 8 are ties, and the judge turns with the order on 6. */
  private List<PairSlices.Placed> placed() {
    return IntStream.range(0, 120)
        .mapToObj(i -> {
          String people = i % 15 == 14 ? "tie" : i % 2 == 0 ? "a" : "b";
          Choice first =
              people.equals("tie") ? Choice.TIE : people.equals("a") ? Choice.FIRST : Choice.SECOND;
          Choice turned =
              switch (first) {
                case TIE -> Choice.TIE;
                case FIRST -> i % 20 == 0 ? Choice.FIRST : Choice.SECOND;
                case SECOND -> Choice.FIRST;
              };
          return new PairSlices.Placed(
              new JudgedPair("question " + i, people, ChosenPair.of(first, turned)),
              Map.of("field kind", voice.say(i % 3 == 0 ? "terms" : "dates")));
        })
        .toList();
  }
}
