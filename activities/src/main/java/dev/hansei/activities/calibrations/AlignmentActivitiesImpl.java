package dev.hansei.activities.calibrations;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.calibrations.Judgement;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignResult;
import dev.hansei.workflows.calibrations.AlignmentActivities;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.PairedVerdict;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Aligns judges. The rows and objects say what is done; nothing is kept between. */
@Singleton
public final class AlignmentActivitiesImpl implements AlignmentActivities {
  private final AlignmentPlanner planner;
  private final Aligner aligner;
  private final AlignmentMaker maker;
  private final LabelSets labels;
  private final Judges judges;
  private final Alignments alignments;
  private final ObjectStore objects;
  private final CanonicalJson json;

  AlignmentActivitiesImpl(
      AlignmentPlanner planner,
      Aligner aligner,
      AlignmentMaker maker,
      LabelSets labels,
      Judges judges,
      Alignments alignments,
      ObjectStore objects,
      CanonicalJson json) {
    this.planner = planner;
    this.aligner = aligner;
    this.maker = maker;
    this.labels = labels;
    this.judges = judges;
    this.alignments = alignments;
    this.objects = objects;
    this.json = json;
  }

  @Override
  public void openAlignment(AlignInput input) {
    Effects.run(() -> alignments.open(input));
  }

  @Override
  public AlignmentPlan planAlignment(AlignInput input) {
    return Effects.of(() -> {
      ProjectId project = input.projectId();
      AlignmentView there = alignments.require(project, input.alignmentId());
      if (there.plan().isPresent()) {
        return there.plan().get();
      }
      Judge judge = judges.require(project, input.judgeId());
      return alignments.plan(
          project, input.alignmentId(), Beating.here().compute(() -> planner.plan(input, judge)));
    });
  }

  @Override
  public TriedAlignment tryRubrics(PlannedAlignment planned) {
    return Effects.of(() -> {
      Judge base = judges.require(planned.input().projectId(), planned.input().judgeId());
      AlignmentTrail trail = aligner.align(planned, base);
      ArtifactRef stored = objects.put(json.bytes(trail), ArtifactRef.JSON);
      return new TriedAlignment(stored, trail.foundBetter());
    });
  }

  @Override
  public ArtifactRef compareJudges(ProposedAlignment proposed) {
    return Effects.of(() -> {
      AlignInput input = proposed.planned().input();
      Judge base = judges.require(input.projectId(), input.judgeId());
      AlignmentPlan plan = proposed.planned().plan();
      AlignmentTrail trail = trail(proposed.tried());
      List<Bench.Place> places = Aligner.places(labels.read(plan.heldOut()));
      List<Judgement> before = aligner.said(input, base, places);
      List<Judgement> after =
          aligner.said(
              input, Aligner.draft(base, trail.rubric(), plan.align(), trail.examples()), places);
      List<PairedVerdict> verdicts = new ArrayList<>();
      for (int i = 0; i < places.size(); i++) {
        verdicts.add(
            new PairedVerdict(
                i, before.get(i).people(), verdict(before.get(i)), verdict(after.get(i))));
      }
      String lines = verdicts.stream().map(json::write).collect(Collectors.joining("\n"));
      return objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
    });
  }

  private static Optional<Boolean> verdict(Judgement said) {
    return switch (said.verdict()) {
      case PASSED -> Optional.of(true);
      case FAILED -> Optional.of(false);
      case UNSCORED -> Optional.empty();
    };
  }

  @Override
  public AlignResult completeAlignment(ComparedAlignment compared) {
    return Effects.of(() -> {
      AlignInput input = compared.proposed().planned().input();
      AlignmentView there = alignments.require(input.projectId(), input.alignmentId());
      AlignmentView ended =
          there.report().isPresent()
              ? there
              : Beating.here()
                  .compute(() -> maker.complete(compared, trail(compared.proposed().tried())));
      return new AlignResult(ended.id(), ended.state(), ended.made());
    });
  }

  private AlignmentTrail trail(TriedAlignment tried) {
    return json.read(objects.get(tried.trail()), AlignmentTrail.class);
  }

  @Override
  public void endAlignment(AlignmentEnd end) {
    Effects.run(() -> alignments.end(end));
  }
}
