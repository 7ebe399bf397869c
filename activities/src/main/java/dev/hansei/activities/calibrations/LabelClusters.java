package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.cases.CaseClusters;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which labels are one piece of evidence: those on one question, or of one conversation, wherever
 * they lie.
 */
@Singleton
final class LabelClusters {
  private final CaseClusters clusters;

  LabelClusters(CaseClusters clusters) {
    this.clusters = clusters;
  }

  /** The name of the cluster of each, in their order. */
  List<String> of(ProjectId project, List<LabelledItem> labels) {
    Map<CaseId, String> ofCases =
        clusters.of(project, labels.stream().flatMap(label -> asked(label).stream()).toList());
    return labels.stream().map(label -> of(label, ofCases)).toList();
  }

  private static String of(LabelledItem label, Map<CaseId, String> ofCases) {
    return asked(label)
        .map(asked -> ofCases.getOrDefault(asked, asked.toString()))
        .orElseGet(() -> label.elsewhere().orElseThrow().cluster().hex());
  }

  /** The case of an answer, or of the two answers of two runs. */
  private static Optional<CaseId> asked(LabelledItem label) {
    return Optional.ofNullable(label.caseId())
        .or(() ->
            label
                .elsewhere()
                .filter(it -> it.origin() instanceof Origin.OfRuns)
                .map(it -> ((Origin.OfRuns) it.origin()).a().caseId()));
  }
}
