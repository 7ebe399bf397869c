package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Optional;

/** Whether a judge version was tried on what agreement does not show. */
public interface JudgeTests {
  /**
   * What the newest test of the judge version on minimal pairs came to; empty where there was none
   * since a certificate of it was last taken back.
   */
  Optional<Sensitivity> of(ProjectId project, JudgeId judge);
}
