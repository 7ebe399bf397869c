package dev.hansei.api.failures;

import dev.hansei.api.bodies.Rules;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.workflows.failures.Detector;
import java.util.List;

/** The detectors of a project, all of them: what is shown and what is saved. */
public record DetectorsBody(List<Detector> detectors) {
  public DetectorsBody {
    detectors = Rules.list("detectors", detectors, Detectors.DETECTORS_MAX);
  }
}
