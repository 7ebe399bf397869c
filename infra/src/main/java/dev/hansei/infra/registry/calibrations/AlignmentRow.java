package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentState;
import dev.hansei.workflows.criteria.JudgeId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code calibrations_alignment}. */
@MappedEntity("calibrations_alignment")
record AlignmentRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID alignmentId,
    @Binary16 UUID judgeId,
    String input,
    String state,
    String failureCode,
    String reason,
    @Nullable String plan,
    @Nullable String report,
    @Nullable @Binary16 UUID madeId,
    Instant startedAt,
    @Nullable Instant endedAt) {
  boolean isRunning() {
    return state.equals(AlignmentState.RUNNING.name());
  }

  static AlignmentRow begun(AlignInput input, String json, Instant now) {
    return new AlignmentRow(
        input.projectId().value(),
        input.alignmentId().value(),
        input.judgeId().value(),
        json,
        AlignmentState.RUNNING.name(),
        "",
        "",
        null,
        null,
        null,
        now,
        null);
  }

  /** What it came to, with the version that was made, where one was. */
  AlignmentRow completed(AlignmentState as, String reported, @Nullable UUID made, Instant now) {
    return new AlignmentRow(
        projectId,
        alignmentId,
        judgeId,
        input,
        as.name(),
        "",
        "",
        plan,
        reported,
        made,
        startedAt,
        now);
  }

  /** That nothing came of it. */
  AlignmentRow ended(AlignmentState as, String code, String why, Instant now) {
    return new AlignmentRow(
        projectId,
        alignmentId,
        judgeId,
        input,
        as.name(),
        code,
        why,
        plan,
        report,
        madeId,
        startedAt,
        now);
  }

  AlignmentView view(CanonicalJson json) {
    return new AlignmentView(
        json.read(input, AlignInput.class),
        AlignmentState.valueOf(state),
        failureCode,
        reason,
        Optional.ofNullable(plan).map(text -> json.read(text, AlignmentPlan.class)),
        Optional.ofNullable(report).map(text -> json.read(text, AlignmentReport.class)),
        Optional.ofNullable(madeId).map(JudgeId::new),
        startedAt,
        Optional.ofNullable(endedAt));
  }
}
