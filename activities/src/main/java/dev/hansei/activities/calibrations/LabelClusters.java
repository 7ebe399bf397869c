package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.cases.CaseClusters;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which labels are one piece of evidence: those on one question, or of one conversation, wherever they lie. */
@Singleton
final class LabelClusters {
  private final CaseClusters clusters;

  LabelClusters(CaseClusters clusters) {
    this.clusters = clusters;
  }

  /** The name of the cluster of each, in their order. */
  List<String> of(ProjectId project, List<LabelledItem> labels) {
    Map<CaseId, String> ofCases =
        clusters.of(
            project, labels.stream().flatMap(label -> Stream.ofNullable(label.caseId())).toList());
    return labels.stream().map(label -> of(label, ofCases)).toList();
  }

  private static String of(LabelledItem label, Map<CaseId, String> ofCases) {
    CaseId asked = label.caseId();
    return asked == null
        ? label.elsewhere().orElseThrow().cluster().hex()
        : ofCases.getOrDefault(asked, asked.toString());
  }
}
