package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.activities.criteria.JudgeCalls;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Calibrations.FrozenLabels;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.calibrations.CalibrateInput;
import dev.hansei.workflows.calibrations.CalibrateResult;
import dev.hansei.workflows.calibrations.CalibrationActivities;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.WatchAnchorsInput;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Learns, measures and certifies judges. The rows say what is done; nothing is kept between. */
@Singleton
public final class CalibrationActivitiesImpl implements CalibrationActivities {
  /** As many as a chunk of a run: six events of history carry them. */
  static final int CHUNK_SIZE = 50;

  private final JudgeSchool school;
  private final LabelSets labels;
  private final TrainingQuestions training;
  private final Bench bench;
  private final Probing probing;
  private final PairTrials trials;
  private final Anchors anchors;
  private final AnchorRound round;
  private final CertificateMaker certificates;
  private final Judges judges;
  private final Calibrations calibrations;
  private final Judgements judgements;
  private final Clock clock;

  CalibrationActivitiesImpl(
      JudgeSchool school,
      LabelSets labels,
      TrainingQuestions training,
      Bench bench,
      Probing probing,
      PairTrials trials,
      Anchors anchors,
      AnchorRound round,
      CertificateMaker certificates,
      Judges judges,
      Calibrations calibrations,
      Judgements judgements,
      Clock clock) {
    this.school = school;
    this.labels = labels;
    this.training = training;
    this.bench = bench;
    this.probing = probing;
    this.trials = trials;
    this.anchors = anchors;
    this.round = round;
    this.certificates = certificates;
    this.judges = judges;
    this.calibrations = calibrations;
    this.judgements = judgements;
    this.clock = clock;
  }

  @Override
  public void openCalibration(CalibrateInput input) {
    Effects.run(() -> calibrations.open(input));
  }

  @Override
  public JudgeId learnJudge(CalibrateInput input) {
    return Effects.of(() ->
        switch (input.subject()) {
          case CalibrateInput.Subject.Existing(JudgeId id) -> id;
          case CalibrateInput.Subject.Anchors(_, JudgeId id) -> id;
          case CalibrateInput.Subject.Learn(var criterion) ->
              school.learn(input.projectId(), criterion, input.startedBy()).id();
        });
  }

  @Override
  public CalibrationPlan planCalibration(JudgeToMeasure measured) {
    return Effects.of(() -> {
      CalibrateInput input = measured.input();
      CalibrationView there = calibrations.require(input.projectId(), input.calibrationId());
      CalibrationView frozen =
          there.labels().isPresent()
              ? there
              : Beating.here().compute(() -> freeze(input, measured.judgeId()));
      int chunks = (frozen.planned() + CHUNK_SIZE - 1) / CHUNK_SIZE;
      return new CalibrationPlan(
          frozen.labels().orElseThrow(), frozen.planned(), CHUNK_SIZE, chunks);
    });
  }

  private CalibrationView freeze(CalibrateInput input, JudgeId judgeId) {
    ProjectId project = input.projectId();
    if (input.subject() instanceof CalibrateInput.Subject.Anchors(var certificate, _)) {
      return calibrations.freeze(
          project, input.calibrationId(), anchors.freeze(project, certificate, judgeId));
    }
    Judge judge = judges.require(project, judgeId);
    JudgeCalls.requireMeasurable(judge);
    LabelSets.Gathered gathered =
        isOfPairs(judge)
            ? labels.gatherPairs(project, judge.criterionId(), input.split())
            : labels.gather(project, judge.criterionId(), input.split());
    TrainingQuestions.Seen seen = training.of(project, judge);
    List<LabelledOutcome> kept =
        gathered.labelled().stream().filter(one -> !seen.holds(one.asked().transcript())).toList();
    return calibrations.freeze(
        project,
        input.calibrationId(),
        new FrozenLabels(
            judgeId,
            labels.keepToMeasure(project, kept),
            kept.size(),
            gathered.labelled().size() - kept.size(),
            gathered.leftOut()));
  }

  @Override
  public JudgedCounts judgeChunk(ChunkOfLabels chunk) {
    return Effects.of(() -> {
      CalibrateInput input = chunk.planned().measured().input();
      ProjectId project = input.projectId();
      CalibrationId id = input.calibrationId();
      CalibrationPlan plan = chunk.planned().plan();
      int from = chunk.chunk() * plan.chunkSize();
      int to = Math.min(plan.planned(), from + plan.chunkSize());
      var part = new Probing.Part(project, id, labels.read(plan.labels()), from, to);
      Judge judge = judges.require(project, chunk.planned().measured().judgeId());
      boolean isCheck = input.subject() instanceof CalibrateInput.Subject.Anchors;
      List<Bench.Place> open = open(part);
      if (!open.isEmpty()) {
        Bench.Sitting sitting =
            isCheck || isDoubted(project, judge)
                ? bench.sitAfresh(project, judge, open, id)
                : bench.sit(project, judge, open);
        Beating.here().each(open, sitting::judge, said -> judgements.record(project, id, said));
      }
      if (!isCheck && !isOfPairs(judge)) {
        probing.attack(part, judge, isDoubted(project, judge));
      }
      return counts(judgements.between(project, id, from, to));
    });
  }

  private static boolean isOfPairs(Judge judge) {
    return judge.kind() == JudgeKind.PAIRWISE;
  }

  /**
   * Whether the judge lost its certificate: what it said then, and the journal has, is what is in
   * doubt, so it is asked anew.
   */
  private boolean isDoubted(ProjectId project, Judge judge) {
    return calibrations
        .newestOf(project, judge.id())
        .filter(it ->
            it.revocation().isPresent() || !it.certificate().expiresAt().isAfter(clock.instant()))
        .isPresent();
  }

  /** Those of a chunk that have no judgement yet. */
  private List<Bench.Place> open(Probing.Part part) {
    Set<Integer> done =
        judgements.between(part.project(), part.calibration(), part.from(), part.to()).stream()
            .map(Judgement::ordinal)
            .collect(Collectors.toSet());
    List<Bench.Place> open = new ArrayList<>();
    for (int ordinal = part.from(); ordinal < part.to(); ordinal++) {
      if (!done.contains(ordinal)) {
        open.add(new Bench.Place(ordinal, part.labels().get(ordinal)));
      }
    }
    return open;
  }

  private static JudgedCounts counts(List<Judgement> said) {
    int unscored =
        (int) said.stream().filter(one -> one.verdict() == Judgement.Verdict.UNSCORED).count();
    return new JudgedCounts(said.size() - unscored, unscored);
  }

  @Override
  public CalibrateResult certify(PlannedCalibration planned) {
    return Effects.of(() -> {
      CalibrateInput input = planned.measured().input();
      CalibrationView there = calibrations.require(input.projectId(), input.calibrationId());
      if (input.subject() instanceof CalibrateInput.Subject.Anchors(var certificate, _)) {
        return result(anchors.conclude(requireAllJudged(there), certificate));
      }
      CalibrationView certified =
          there.issued().isPresent() ? there : triedAndCertified(planned, there);
      Issued issued =
          certified
              .issued()
              .orElseThrow(() -> Effects.failure(FailureCode.CONFLICT, "calibration-has-ended"));
      return result(issued);
    });
  }

  private static CalibrateResult result(Issued issued) {
    return new CalibrateResult(
        issued.certificate().judgeId(), issued.artifact(), issued.certificate().decision().band());
  }

  private CalibrationView requireAllJudged(CalibrationView there) {
    int judged =
        judgements.between(there.input().projectId(), there.id(), 0, there.planned()).size();
    if (judged != there.planned()) {
      throw Effects.failure(
          FailureCode.SUM_MISMATCH, "%d of %d judged".formatted(judged, there.planned()));
    }
    return there;
  }

  private CalibrationView triedAndCertified(PlannedCalibration planned, CalibrationView there) {
    trials.tryLearned(
        there.input(), judges.require(there.input().projectId(), planned.measured().judgeId()));
    return Beating.here().compute(() -> certify(planned, there));
  }

  private CalibrationView certify(PlannedCalibration planned, CalibrationView there) {
    ProjectId project = there.input().projectId();
    int count = planned.plan().planned();
    List<Judgement> said = judgements.between(project, there.id(), 0, count);
    if (said.size() != count) {
      throw Effects.failure(
          FailureCode.SUM_MISMATCH, "%d of %d judged".formatted(said.size(), count));
    }
    Judge judge = judges.require(project, planned.measured().judgeId());
    return calibrations.certify(
        project,
        certificates.make(there, judge, labels.read(planned.plan().labels()), said),
        there.input().startedBy());
  }

  @Override
  public DueAnchors dueAnchors(WatchAnchorsInput input) {
    return Effects.of(() -> round.due(input.projectId()));
  }

  @Override
  public void endCalibration(CalibrationEnd end) {
    Effects.run(
        () -> calibrations.end(end.projectId(), end.calibrationId(), end.state(), end.code()));
  }
}
