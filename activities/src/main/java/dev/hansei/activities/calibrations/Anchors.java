package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.calibrations.AnchorChecks;
import dev.hansei.infra.registry.calibrations.CalibrationView;
import dev.hansei.infra.registry.calibrations.Calibrations;
import dev.hansei.infra.registry.calibrations.Calibrations.FrozenLabels;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.calibrations.Judgements;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.AnchorPolicy;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.calibrations.Issued;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks judges again about a frozen part of what they were certified on. */
@Singleton
final class Anchors {
  private final LabelSets labels;
  private final Calibrations calibrations;
  private final Judgements judgements;
  private final AnchorChecks checks;

  Anchors(LabelSets labels, Calibrations calibrations, Judgements judgements, AnchorChecks checks) {
    this.labels = labels;
    this.calibrations = calibrations;
    this.judgements = judgements;
    this.checks = checks;
  }

  /**
   * The anchors of a certificate, as a label set.
   *
   * @throws RegistryException CONFLICT {@code no-certificate}; INVALID {@code too-few-anchors}
   */
  FrozenLabels freeze(ProjectId project, CalibrationId certificate, JudgeId judge) {
    Issued issued = certificate(project, certificate);
    List<LabelledItem> set = labels.read(issued.certificate().labels());
    List<Judgement> said = judgements.between(project, certificate, 0, set.size());
    List<Integer> places =
        AnchorPolicy.choose(
            set.stream().map(LabelledItem::passed).toList(),
            said.stream().map(one -> one.verdict() != Judgement.Verdict.UNSCORED).toList());
    if (places.size() < AnchorPolicy.ANCHORS_MIN) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "too-few-anchors",
          "A check needs %d labels with a verdict; the certificate has %d."
              .formatted(AnchorPolicy.ANCHORS_MIN, places.size()));
    }
    List<LabelledItem> anchors = places.stream().map(set::get).toList();
    return new FrozenLabels(judge, labels.keepPart(anchors), anchors.size(), 0, 0);
  }

  private Issued certificate(ProjectId project, CalibrationId id) {
    return calibrations
        .require(project, id)
        .issued()
        .orElseThrow(() ->
            new RegistryException(
                RegistryException.Kind.CONFLICT,
                "no-certificate",
                "Calibration %s has no certificate.".formatted(id)));
  }

  /** Compares what was said with what the certificate stands on; answers the certificate. */
  Issued conclude(CalibrationView check, CalibrationId certificate) {
    ProjectId project = check.input().projectId();
    List<Judgement> now = judgements.between(project, check.id(), 0, check.planned());
    Issued issued = certificate(project, certificate);
    int labelled = issued.certificate().coverage().planned();
    Map<TaskId, Judgement> then =
        judgements.between(project, certificate, 0, labelled).stream()
            .collect(Collectors.toMap(Judgement::taskId, Function.identity()));
    List<AnchorPolicy.Pair> pairs = new ArrayList<>();
    for (Judgement said : now) {
      Judgement before = then.get(said.taskId());
      if (before != null && said.verdict() != Judgement.Verdict.UNSCORED) {
        pairs.add(new AnchorPolicy.Pair(said.people(), passed(before), passed(said)));
      }
    }
    checks.conclude(
        project,
        new AnchorChecks.Reheard(check.id(), certificate, check.planned(), pairs, verdicts(now)));
    return issued;
  }

  private static AnchorPolicy.Verdicts verdicts(List<Judgement> said) {
    return said.stream().anyMatch(one -> one.pair().isPresent())
        ? AnchorPolicy.Verdicts.OF_PAIRS
        : AnchorPolicy.Verdicts.OF_ANSWERS;
  }

  private static boolean passed(Judgement said) {
    return said.verdict() == Judgement.Verdict.PASSED;
  }
}
