package dev.hansei.api.calibrations;

import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.QueueClosings;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.AnchorChecks;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.AnchorPolicy;
import dev.hansei.workflows.calibrations.BandDecision;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Certificate;
import dev.hansei.workflows.calibrations.CertificatePolicy;
import dev.hansei.workflows.calibrations.Coverage;
import dev.hansei.workflows.calibrations.Figures;
import dev.hansei.workflows.calibrations.FitnessPolicy;
import dev.hansei.workflows.calibrations.HeldOutComparison;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.calibrations.JudgeAgreement;
import dev.hansei.workflows.calibrations.JudgedItem;
import dev.hansei.workflows.calibrations.PairedVerdict;
import dev.hansei.workflows.calibrations.Probe;
import dev.hansei.workflows.calibrations.Probes;
import dev.hansei.workflows.calibrations.ScoreFigures;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.AnswerFeatures;
import dev.hansei.workflows.criteria.CrossValidated;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.LearnedModel;
import dev.hansei.workflows.criteria.Platt;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Labelled answers, a judge, and a calibration of it, as workers would have left them: every third
 * answer was failed by people, and on the last two the judge says the opposite.
 */
public final class CalibrationSeed {
  /** Labelled answers. */
  public static final int ANSWERS = 90;

  private static final Actor SYSTEM = new Actor.BySystem();

  private final ApiServer server;
  private final Project project;
  private final Judge judge;
  private final List<LabelledOutcome> labelled;
  private final QueueSeed seed;

  /** All but the calibration. */
  public CalibrationSeed(ApiServer server, Project project) {
    this.server = server;
    this.project = project;
    this.seed = new QueueSeed(server, project, ANSWERS);
    QueueId queue = seed.open(1);
    List<BroughtLabel> labels = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      labels.add(
          new BroughtLabel(
              ItemKey.of(QueueSeed.question(i), QueueSeed.answer(i)),
              new Author.Outside("makers"),
              i % 3 == 0 ? "fail" : "pass",
              ""));
    }
    server
        .get(LabelImports.class)
        .bring(project.id(), queue, labels, server.person(project, Role.LEAD).id());
    this.labelled =
        server
            .get(LabelledOutcomes.class)
            .ofQueue(project.id(), queue, PageRequest.first(PageRequest.LIMIT_MAX))
            .items();
    // What was said may be read once nobody labels any more.
    server
        .get(QueueClosings.class)
        .close(new QueueClosing(new QueueName(project.id(), queue), QueueState.CLOSED, SYSTEM));
    this.judge =
        server
            .get(Judges.class)
            .create(
                project.id(),
                new Judges.NewJudge(
                    labelled.getFirst().criterionId(),
                    "Passes when the passage says so.",
                    new ModelName("openai/gpt-4o-mini"),
                    ModelSettings.DEFAULTS),
                SYSTEM);
  }

  /** The run and the queues that the labels are of. */
  public QueueSeed asked() {
    return seed;
  }

  /** The judge. */
  public Judge judge() {
    return judge;
  }

  /** A calibration that has ended with a certificate. */
  public CalibrationId measured() {
    var id = new CalibrationId(server.get(Ids.class).next());
    var input =
        new CalibrateInput(
            project.id(), id, new CalibrateInput.Subject.Existing(judge.id()), Split.GATE, SYSTEM);
    Calibrations calibrations = server.get(Calibrations.class);
    calibrations.open(input);
    ArtifactRef labels = put(List.of("labels"), ArtifactRef.JSONL);
    calibrations.freeze(
        project.id(), id, new Calibrations.FrozenLabels(judge.id(), labels, labelled.size(), 0, 0));
    List<Judgement> said = judgements();
    for (int from = 0; from < said.size(); from += 50) {
      server
          .get(Judgements.class)
          .record(project.id(), id, said.subList(from, Math.min(said.size(), from + 50)));
    }
    Certificate certificate = certificate(id, labels, said);
    calibrations.certify(
        project.id(),
        new Calibrations.NewCertificate(certificate, put(certificate, ArtifactRef.JSON), List.of()),
        SYSTEM);
    return id;
  }

  /** A judge that was learnt, with what its folds said. */
  public Judge learned() {
    ModelName embedder = server.get(Embedder.class).model();
    var kappa = new Estimate(0.31, 0.12, 0.48, 0.95, 80);
    var auc = new Estimate(0.72, 0.61, 0.81, 0.95, 80);
    var brier = new Estimate(0.17, 0.14, 0.2, 0.95, 80);
    var model =
        new LearnedModel(
            AnswerFeatures.VERSION,
            List.of("refusal"),
            List.of(0.0),
            List.of(1.0),
            1,
            List.of(-2.0),
            1,
            0.5,
            embedder,
            put(List.of("training"), ArtifactRef.JSONL),
            Optional.of(new Platt(1, 0)),
            Optional.of(new CrossValidated(5, 80, kappa, Optional.of(auc), brier, 0.22)));
    return server
        .get(Judges.class)
        .create(
            project.id(),
            new Judges.NewJudge(
                judge.criterionId(),
                "Learnt from 80 labels.",
                embedder,
                ModelSettings.DEFAULTS,
                Optional.of(put(model, ArtifactRef.JSON)),
                List.of(),
                Optional.empty()),
            SYSTEM);
  }

  /**
   * An alignment of the judge that has ended: its rubric was written anew, and nothing was made.
   */
  public AlignmentId aligned() {
    var id = new AlignmentId(server.get(Ids.class).next());
    Alignments alignments = server.get(Alignments.class);
    alignments.open(
        new AlignInput(
            project.id(), id, judge.id(), AlignInput.Way.BOTH, 1, 2_000, Split.GATE, SYSTEM));
    ArtifactRef labels = put(List.of("labels"), ArtifactRef.JSONL);
    alignments.plan(project.id(), id, new AlignmentPlan(labels, 80, labels, 90, 341));
    List<HeldOutComparison.Placed> placed = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      var verdict = new PairedVerdict(i, i % 3 > 0, Optional.of(i % 3 > 0), Optional.of(i % 4 > 0));
      placed.add(new HeldOutComparison.Placed("case-" + i, verdict));
    }
    var attempt =
        new AlignmentTrail.Attempt(
            1, "Passes when the passage says so.\nRefusals fail.", 0, Optional.of(0.61), true);
    var trail =
        new AlignmentTrail(judge.rubric(), 0.42, 40, List.of(attempt), attempt.rubric(), 0, 161);
    var report = new AlignmentReport(trail, Optional.of(HeldOutComparison.of(placed)));
    alignments.complete(project.id(), id, report, Optional.empty());
    return id;
  }

  private List<Judgement> judgements() {
    List<Judgement> said = new ArrayList<>();
    for (int i = 0; i < labelled.size(); i++) {
      boolean people = labelled.get(i).label().equals(new Label.PassFail(true));
      boolean judged = people != (i >= labelled.size() - 2);
      said.add(
          new Judgement(
              i,
              labelled.get(i).task().id(),
              people,
              judged ? Judgement.Verdict.PASSED : Judgement.Verdict.FAILED,
              OptionalDouble.of((people ? 0.9 : 0.1) + (i % 3 == 1 ? 0.05 : 0)),
              "The passage says so."));
    }
    return said;
  }

  private Certificate certificate(CalibrationId id, ArtifactRef labels, List<Judgement> said) {
    List<JudgedItem> items =
        said.stream()
            .map(one ->
                new JudgedItem(
                    one.taskId().toString(),
                    one.people(),
                    one.verdict() == Judgement.Verdict.PASSED,
                    one.score()))
            .toList();
    Optional<Figures> figures = JudgeAgreement.of(items);
    var coverage = new Coverage(items.size(), 0, items.size(), 0, 0);
    Probes probes = probes();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    BandDecision decision = CertificatePolicy.decide(coverage, figures);
    Instant until = now.plus(CertificatePolicy.VALIDITY);
    Optional<ScoreFigures> scores = ScoreFigures.of(items);
    var measured =
        new FitnessPolicy.Measured(decision, coverage, figures, List.of(), probes, scores, until);
    return new Certificate(
        id,
        judge.id(),
        judge.criterionId(),
        judge.fingerprint(server.get(Embedder.class).model()),
        Split.GATE,
        labels,
        coverage,
        figures,
        decision,
        List.of(),
        now,
        until,
        Optional.of(probes),
        scores,
        Optional.of(FitnessPolicy.of(measured)));
  }

  private static Probes probes() {
    var tally =
        new HostileProbe.Tally(
            Sha256.of("texts"), Map.of("order", 15, "plea", 15), Map.of("plea", 1));
    return new Probes(
        List.of(
            HostileProbe.of(tally),
            Probe.notMeasurable(Probe.Kind.SELF_PREFERENCE, "Not measurable: one family.")),
        Optional.of(tally));
  }

  /** A check of the anchors of a certificate that found nothing. */
  public void checked(CalibrationId certificate) {
    var id = new CalibrationId(server.get(Ids.class).next());
    var subject = new CalibrateInput.Subject.Anchors(certificate, judge.id());
    server
        .get(Calibrations.class)
        .open(new CalibrateInput(project.id(), id, subject, Split.GATE, SYSTEM));
    var pairs = Collections.nCopies(60, new AnchorPolicy.Pair(true, true, true));
    server
        .get(AnchorChecks.class)
        .conclude(project.id(), new AnchorChecks.Reheard(id, certificate, 60, pairs));
  }

  private ArtifactRef put(Object content, String mediaType) {
    return server
        .get(ObjectStore.class)
        .put(server.get(CanonicalJson.class).bytes(content), mediaType);
  }
}
