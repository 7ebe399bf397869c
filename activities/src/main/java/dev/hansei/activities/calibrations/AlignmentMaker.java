package dev.hansei.activities.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentActivities.ComparedAlignment;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.HeldOutComparison;
import dev.hansei.workflows.calibrations.PairedVerdict;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a judge before and after, and makes the new version where it is not worse. */
@Singleton
final class AlignmentMaker {
  private final LabelSets labels;
  private final LabelClusters clusters;
  private final Judges judges;
  private final Alignments alignments;
  private final ObjectStore objects;
  private final CanonicalJson json;

  AlignmentMaker(
      LabelSets labels,
      LabelClusters clusters,
      Judges judges,
      Alignments alignments,
      ObjectStore objects,
      CanonicalJson json) {
    this.labels = labels;
    this.clusters = clusters;
    this.judges = judges;
    this.alignments = alignments;
    this.objects = objects;
    this.json = json;
  }

  /** Completes; the same judge is not made twice. */
  AlignmentView complete(ComparedAlignment compared, AlignmentTrail trail) {
    AlignInput input = compared.proposed().planned().input();
    AlignmentPlan plan = compared.proposed().planned().plan();
    var report =
        new AlignmentReport(
            trail, compared.verdicts().map(set -> compare(input.projectId(), plan, set)));
    Optional<JudgeId> made =
        report.isGain() ? Optional.of(make(input, plan, trail)) : Optional.empty();
    return alignments.complete(input.projectId(), input.alignmentId(), report, made);
  }

  private HeldOutComparison compare(ProjectId project, AlignmentPlan plan, ArtifactRef set) {
    List<String> units = clusters.of(project, labels.read(plan.heldOut()));
    List<HeldOutComparison.Placed> placed = new ArrayList<>();
    new String(objects.get(set), StandardCharsets.UTF_8)
        .lines()
        .map(line -> json.read(line, PairedVerdict.class))
        .forEach(verdict ->
            placed.add(new HeldOutComparison.Placed(units.get(verdict.ordinal()), verdict)));
    return HeldOutComparison.of(placed);
  }

  private JudgeId make(AlignInput input, AlignmentPlan plan, AlignmentTrail trail) {
    Judge base = judges.require(input.projectId(), input.judgeId());
    return judges
        .create(
            input.projectId(),
            new Judges.NewJudge(
                base.criterionId(),
                trail.rubric(),
                base.model(),
                base.settings(),
                Optional.empty(),
                labels.read(plan.align()).stream()
                    .flatMap(item -> item.people().stream())
                    .distinct()
                    .sorted()
                    .toList(),
                Optional.of(new JudgeMethod.Aligned(plan.align(), trail.examples()))),
            input.startedBy())
        .id();
  }
}
