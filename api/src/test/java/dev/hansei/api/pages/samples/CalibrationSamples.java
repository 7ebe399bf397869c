package dev.hansei.api.pages.samples;

import dev.hansei.api.calibrations.AlignmentPage;
import dev.hansei.api.calibrations.CalibrationListPage;
import dev.hansei.api.calibrations.JudgePage;
import dev.hansei.api.calibrations.WatchSight;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.AnchorRounds.TooDear;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.AnchorCheck;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.CalibrationState;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.Fitness;
import dev.hansei.workflows.calibrations.HeldOutComparison;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.PairedVerdict;
import dev.hansei.workflows.calibrations.Probe;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.ScoreFigures;
import dev.hansei.workflows.calibrations.Slices;
import dev.hansei.workflows.calibrations.Standing;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.EValue;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Calibrations: the list, and judges with and without a certificate. */
public final class CalibrationSamples {
  private final Voice voice;

  private CalibrationSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  public static List<Sample> of(Voice voice) {
    var samples = new CalibrationSamples(voice);
    return List.of(
        new Sample("calibrations", "calibrations/list.jte", samples.list()),
        new Sample(
            "calibrations-empty",
            "calibrations/list.jte",
            new CalibrationListPage(
                voice.frame(Section.CALIBRATIONS),
                List.of(),
                Optional.empty(),
                List.of(),
                new WatchSight(Optional.empty(), Voice.NOW))),
        new Sample("judge", "calibrations/judge.jte", samples.judge(true)),
        new Sample("judge-unmeasured", "calibrations/judge.jte", samples.judge(false)),
        new Sample("alignment", "calibrations/alignment.jte", samples.aligned(true)),
        new Sample("alignment-running", "calibrations/alignment.jte", samples.aligned(false)));
  }

  private CalibrationListPage list() {
    return new CalibrationListPage(
        voice.frame(Section.CALIBRATIONS),
        List.of(
            new CalibrationListPage.Line(view(), voice.say("grounded v3")),
            new CalibrationListPage.Line(failed(), "")),
        Optional.of("next"),
        List.of(new CalibrationListPage.Line(drifted(view()), voice.say("grounded v3"))),
        watch());
  }

  private static WatchSight watch() {
    return new WatchSight(
        Optional.of(new AnchorWatch(24, 600, false)), Voice.NOW, new TooDear(1, 840));
  }

  private CalibrationView drifted(CalibrationView there) {
    Issued issued = there.issued().orElseThrow();
    var taken = new Issued.Revocation(Voice.minutesAgo(30), voice.say("The judge drifted."));
    return new CalibrationView(
        there.input(),
        there.judgeId(),
        there.state(),
        there.planned(),
        there.labels(),
        there.nearDuplicates(),
        there.leftOut(),
        there.failureCode(),
        Optional.of(new Issued(issued.certificate(), issued.artifact(), Optional.of(taken))),
        there.startedAt(),
        there.endedAt());
  }

  private JudgePage judge(boolean measured) {
    Optional<CalibrationView> shown = measured ? Optional.of(view()) : Optional.empty();
    var standing =
        new Standings.MeasuredJudge(
            judge(),
            voice.say("grounded v3"),
            shown.flatMap(CalibrationView::issued),
            new Standing(measured, voice.say("grounded v3 is certified until 2027-02-19")));
    return new JudgePage(
        voice.frame(Section.CALIBRATIONS),
        standing,
        measured ? Optional.of(learned()) : Optional.empty(),
        measured ? List.of(alignment(true)) : List.of(),
        shown,
        measured ? List.of(difference()) : List.of(),
        measured ? Optional.of("7") : Optional.empty(),
        measured ? List.of(check()) : List.of(),
        watch());
  }

  private CalibrationView check() {
    var found =
        new AnchorCheck(
            new CalibrationId(Voice.id(90)),
            1,
            60,
            1,
            59,
            0,
            0,
            0,
            0,
            new EValue(0, 0),
            200,
            false,
            voice.say("Of 59 anchors none changed."));
    return new CalibrationView(
        new CalibrateInput(
            new ProjectId(Voice.id(2)),
            new CalibrationId(Voice.id(91)),
            new CalibrateInput.Subject.Anchors(
                new CalibrationId(Voice.id(90)), new JudgeId(Voice.id(51))),
            Split.GATE,
            new Actor.BySystem()),
        Optional.of(judge().id()),
        CalibrationState.COMPLETED,
        60,
        Optional.of(certificate().labels()),
        0,
        0,
        "",
        Optional.empty(),
        Voice.minutesAgo(30),
        Optional.of(Voice.minutesAgo(29)),
        Optional.of(found));
  }

  private AlignmentPage aligned(boolean ended) {
    return new AlignmentPage(
        voice.frame(Section.CALIBRATIONS), alignment(ended), voice.say("grounded v3"));
  }

  private AlignmentView alignment(boolean ended) {
    var input =
        new AlignInput(
            new ProjectId(Voice.id(2)),
            new AlignmentId(Voice.id(96)),
            judge().id(),
            AlignInput.Way.BOTH,
            3,
            2_000,
            Split.GATE,
            new Actor.BySystem());
    var set = new ArtifactRef(Sha256.of("align"), ArtifactRef.JSONL, 8_000);
    var plan = new AlignmentActivities.AlignmentPlan(set, 90, set, 140, 860);
    return new AlignmentView(
        input,
        ended ? AlignmentState.COMPLETED : AlignmentState.RUNNING,
        "",
        "",
        ended ? Optional.of(plan) : Optional.empty(),
        ended ? Optional.of(report()) : Optional.empty(),
        ended ? Optional.of(new JudgeId(Voice.id(97))) : Optional.empty(),
        Voice.minutesAgo(30),
        ended ? Optional.of(Voice.minutesAgo(20)) : Optional.empty());
  }

  private AlignmentReport report() {
    String rubric = voice.say("Passes when every claim stands in a passage.");
    List<AlignmentTrail.Attempt> attempts =
        List.of(
            new AlignmentTrail.Attempt(
                1, rubric + "\n" + voice.say("Refusals fail."), 0, Optional.of(0.7), true),
            new AlignmentTrail.Attempt(2, "", 0, Optional.empty(), false),
            new AlignmentTrail.Attempt(0, rubric, 5, Optional.of(0.6), false));
    List<HeldOutComparison.Placed> placed =
        IntStream.range(0, 140)
            .mapToObj(i ->
                new HeldOutComparison.Placed(
                    "case-" + i,
                    new PairedVerdict(
                        i, i % 3 > 0, Optional.of(i % 2 > 0), Optional.of(i % 3 > 0))))
            .toList();
    var trail = new AlignmentTrail(rubric, 0.2, 44, attempts, rubric, 0, 580);
    return new AlignmentReport(trail, Optional.of(HeldOutComparison.of(placed)));
  }

  private static CrossValidated learned() {
    var kappa = new Estimate(0.31, 0.12, 0.48, 0.95, 120);
    var brier = new Estimate(0.17, 0.14, 0.2, 0.95, 120);
    return new CrossValidated(5, 130, kappa, Optional.of(kappa), brier, 0.21);
  }

  private JudgePage.Difference difference() {
    var said =
        new Judgement(
            7,
            new TaskId(Voice.id(95)),
            false,
            Judgement.Verdict.PASSED,
            OptionalDouble.of(0.71),
            voice.say("chance of a pass 0.71, passes from 0.55"));
    return new JudgePage.Difference(
        said,
        "/suites/runs/" + Voice.id(40) + "/outcomes/7",
        voice.say("How long are snapshots kept?"),
        voice.say("Ninety days, says Dr Muller."));
  }

  private Judge judge() {
    return new Judge(
        new JudgeId(Voice.id(51)),
        new CriterionId(Voice.id(50)),
        3,
        voice.say("Passes when every claim stands in a passage."),
        voice.model("openai/gpt-4o-mini"),
        ModelSettings.DEFAULTS,
        Sha256.of("judge"),
        Voice.minutesAgo(6_000),
        Optional.empty());
  }

  private CalibrationView view() {
    var artifact = new ArtifactRef(Sha256.of("certificate"), ArtifactRef.JSON, 2_048);
    var revocation = new Issued.Revocation(Voice.minutesAgo(5), voice.say("wrong labels"));
    var issued = new Issued(certificate(), artifact, Optional.of(revocation));
    return new CalibrationView(
        input(),
        Optional.of(judge().id()),
        CalibrationState.COMPLETED,
        200,
        Optional.of(certificate().labels()),
        2,
        1,
        "",
        Optional.of(issued),
        Voice.minutesAgo(60),
        Optional.of(Voice.minutesAgo(58)));
  }

  private CalibrationView failed() {
    return new CalibrationView(
        input(),
        Optional.empty(),
        CalibrationState.FAILED,
        0,
        Optional.empty(),
        0,
        0,
        "INVALID",
        Optional.empty(),
        Voice.minutesAgo(90),
        Optional.of(Voice.minutesAgo(89)));
  }

  private static CalibrateInput input() {
    return new CalibrateInput(
        new ProjectId(Voice.id(2)),
        new CalibrationId(Voice.id(90)),
        new CalibrateInput.Subject.Existing(new JudgeId(Voice.id(51))),
        Split.GATE,
        new Actor.BySystem());
  }

  private Certificate certificate() {
    List<JudgedItem> items = items();
    Optional<Figures> figures = JudgeAgreement.of(items);
    var coverage = new Coverage(200, 0, 200, 2, 1);
    BandDecision decided = CertificatePolicy.decide(coverage, figures);
    return new Certificate(
        new CalibrationId(Voice.id(90)),
        new JudgeId(Voice.id(51)),
        new CriterionId(Voice.id(50)),
        Sha256.of("fingerprint"),
        Split.GATE,
        new ArtifactRef(Sha256.of("labels"), ArtifactRef.JSONL, 40_000),
        coverage,
        figures,
        new BandDecision(decided.band(), voice.say(decided.reason()), decided.moreLabels()),
        Slices.of(
            items.stream()
                .map(item -> new Slices.Placed(item, Map.of("language", voice.say("ja"))))
                .toList()),
        Voice.minutesAgo(58),
        Voice.minutesAgo(58).plus(CertificatePolicy.VALIDITY),
        Optional.of(probes()),
        ScoreFigures.of(items),
        Optional.of(fitness()));
  }

  private Probes probes() {
    var tally =
        new HostileProbe.Tally(
            Sha256.of("texts"), Map.of("order", 30, "plea", 30), Map.of("plea", 1));
    Probe hostile = HostileProbe.of(tally);
    return new Probes(
        List.of(
            new Probe(
                hostile.kind(), hostile.result(), hostile.figure(), voice.say(hostile.sentence())),
            Probe.notMeasurable(Probe.Kind.SELF_PREFERENCE, voice.say("Of one family only."))),
        Optional.of(tally));
  }

  private Fitness fitness() {
    return new Fitness(
        List.of(new Fitness.Statement("explore", voice.say("Finding answers to read."))),
        List.of(new Fitness.Statement("single-answer", voice.say("Deciding about one answer."))),
        List.of(new Fitness.Trigger("expired", true, voice.say("It is 2027-02-19."))));
  }

  /** Of 200 answers 4 that people failed pass, and 6 that they passed fail. */
  private static List<JudgedItem> items() {
    return IntStream.range(0, 200)
        .mapToObj(i -> {
          boolean people = i >= 60;
          boolean differs = (i % 60 < 4 && i < 60) || i >= 194;
          double chance = people == differs ? 0.2 : 0.8;
          return new JudgedItem("case-" + i, people, people != differs, OptionalDouble.of(chance));
        })
        .toList();
  }
}
