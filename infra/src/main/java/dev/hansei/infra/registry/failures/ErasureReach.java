package dev.hansei.infra.registry.failures;

import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.util.List;

/**
 * Words that a later stage has of a trace, or that people or models said about it. Each stage that
 * keeps such words has one, as a bean.
 */
public interface ErasureReach {
  /**
   * Takes the words away within the transaction in which the trace goes; facts and figures stay.
   * Again changes nothing, and finds what was said since.
   *
   * @return how many of its things lost words now
   */
  int erase(ProjectId project, Gone gone);

  /**
   * What is erased.
   *
   * @param failures what failures know of it, those whose words went before too
   */
  record Gone(TraceId trace, List<FailureId> failures) {
    public Gone {
      failures = List.copyOf(failures);
    }
  }
}
