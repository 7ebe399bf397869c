package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotationActivities;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.gates.CorrectedChange;
import dev.hansei.workflows.gates.CorrectedEvidence;
import dev.hansei.workflows.gates.CorrectedShare;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateActivities;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.statistics.SampledVariance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gates that go by what people would say, and whether agreement was measured. */
public final class CorrectedSamples {
  private CorrectedSamples() {}

  static void add(Map<String, Object> samples) {
    samples.put("Measured", new AnnotationActivities.Measured(true));
    samples.put("GateCase.corrected", new GateActivities.GateCase(gate(), evidence()));
  }

  /** One with a rule of each kind on what people would say. */
  public static Gate gate() {
    Gate plain = PayloadSamples.gate();
    return new Gate(
        plain.id(),
        plain.name(),
        plain.number(),
        List.of(
            new GateRule.CorrectedFloor("grounded", 0.7),
            new GateRule.CorrectedSuperiority("grounded"),
            new GateRule.CorrectedNonInferiority("grounded", 0.05)),
        plain.confidence(),
        plain.createdAt());
  }

  /** Of a candidate that people would pass more of, though less than the judge says. */
  public static Evidence evidence() {
    Evidence plain = PayloadSamples.evidence();
    return new Evidence(
        plain.baselineRun(),
        plain.candidateRun(),
        plain.metrics(),
        plain.baselineCoverage(),
        plain.candidateCoverage(),
        plain.requiredTotal(),
        plain.requiredFailed(),
        plain.requiredFailedTotal(),
        List.of(),
        List.of(corrected()));
  }

  private static CorrectedEvidence corrected() {
    return new CorrectedEvidence(
        "grounded",
        48,
        55,
        Optional.of(
            new CorrectedShare(
                0.81, 0.72, 0.9, 0.93, 60, 400, new SampledVariance(0.002, 0.0015, 0.0006, 55))),
        Optional.of(
            new CorrectedChange(
                0.72,
                0.81,
                0.09,
                -0.02,
                0.2,
                0.18,
                50,
                60,
                398,
                new SampledVariance(0.0031, 0.0026, 0.0014, 48),
                338)),
        true,
        List.of(QueueId.of("019a9000-0000-7000-8000-0000000000b1")),
        Optional.of(new CorrectedEvidence.Shared(398, 48, 52)));
  }
}
