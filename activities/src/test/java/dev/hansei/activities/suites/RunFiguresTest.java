package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.infra.registry.suites.CaseScore;
import dev.hansei.infra.registry.suites.MetricSummary;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures of a run count what cases share, not cases. */
class RunFiguresTest {
  private static final int DOCUMENTS = 40;
  private static final int OF_EACH = 3;

  private static MetricSummary of(List<CaseScore> scores) {
    return RunFigures.of(List.of(), scores).metrics().getFirst();
  }

  private static CaseScore score(int id, double value, String cluster) {
    return new CaseScore(new UUID(0, id), "f1", value, value >= 0.5, cluster);
  }

  private static String alone(int id) {
    return CaseCluster.alone(new CaseId(new UUID(0, id))).toString();
  }

  private static String document(int number) {
    return new CaseCluster(CaseCluster.Kind.DOCUMENT, "%032x".formatted(number)).toString();
  }

  /** Cases of a document score alike. */
  private static List<CaseScore> byDocument(boolean clustered) {
    var random = new Random(5);
    List<CaseScore> scores = new ArrayList<>();
    for (int document = 0; document < DOCUMENTS; document++) {
      double level = 0.1 + 0.8 * random.nextDouble();
      for (int i = 0; i < OF_EACH; i++) {
        int id = scores.size();
        double value = level + 0.1 * (random.nextDouble() - 0.5);
        scores.add(score(id, value, clustered ? document(document) : alone(id)));
      }
    }
    return scores;
  }

  @Test
  void theIntervalOfCasesThatShareDocumentsIsThatOfStatsmodelsClusteredErrors() {
    List<CaseScore> scores = byDocument(true);

    MetricSummary seen = of(scores);
    Estimate clustered =
        ClusteredMean.of(
                scores.stream().map(it -> new Observation(it.clusterKey(), it.value())).toList(),
                Range.UNIT)
            .interval(Range.UNIT, 0.95);

    assertThat(seen.mean()).isEqualTo(clustered.value(), within(1e-12));
    assertThat(seen.lower()).isEqualTo(clustered.lower(), within(0.015));
    assertThat(seen.upper()).isEqualTo(clustered.upper(), within(0.015));
    assertThat(seen.n()).isEqualTo(DOCUMENTS);
    assertThat(seen.cases()).isEqualTo(DOCUMENTS * OF_EACH);
    assertThat(seen.groupingIfAny()).contains("120 cases in 40 documents");
  }

  @Test
  void ignoringThatTheySharedThemWouldPromiseTooMuch() {
    MetricSummary clustered = of(byDocument(true));
    MetricSummary naive = of(byDocument(false));

    assertThat(naive.groupingIfAny()).isEmpty();
    assertThat(naive.mean()).isEqualTo(clustered.mean());
    assertThat(clustered.upper() - clustered.lower())
        .as("nearly the root of three times as wide")
        .isGreaterThan(1.5 * (naive.upper() - naive.lower()));
  }

  @Test
  void passesAreAProportionOnlyWhereEachCaseStandsForItself() {
    List<CaseScore> alone = new ArrayList<>();
    List<CaseScore> shared = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double value = i % 3 == 0 ? 0 : 1;
      alone.add(score(i, value, alone(i)));
      shared.add(score(i, value, document(i / 2)));
    }
    Estimate wilson = Wilson.interval(20, 30, 0.95);

    assertThat(of(alone).lower()).isEqualTo(wilson.lower());
    assertThat(of(alone).upper()).isEqualTo(wilson.upper());
    assertThat(of(shared).lower()).isNotEqualTo(wilson.lower());
    assertThat(of(shared).n()).isEqualTo(15);
  }
}
