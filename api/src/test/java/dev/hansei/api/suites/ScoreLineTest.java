package dev.hansei.api.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreLineTest {
  @Test
  void saysWhenEachScorePassesAndWhatItWeighs() {
    var f1 = new Assertion(MetricType.F1, "f1", null, 0.5, 3, null);
    var strict = new Assertion(MetricType.ROUGE_L, "close", null, 0.8, 1, null);
    var loose = new Assertion(MetricType.F1, "close", null, 0.4, 2, null);
    var slow = new Assertion(MetricType.LATENCY, "fast", null, 500, 0, null);
    var set =
        new Assertion(
            MetricType.ASSERT_SET,
            "whole",
            null,
            1,
            2,
            null,
            null,
            null,
            new AssertSet(List.of(slow), true));

    var lines =
        ScoreLine.of(
            List.of(score("f1"), score("close"), score("fast"), score("whole"), score("gone")),
            List.of(f1, strict, loose, set));

    assertThat(lines)
        .extracting(line -> line.score().metric(), ScoreLine::asked, ScoreLine::weight)
        .containsExactly(
            tuple("f1", "from 0.50", "3.00"),
            tuple("close", "from 0.80, from 0.40", "1.00, 2.00"),
            tuple("fast", "at most 500 ms", "0.00"),
            tuple("whole", "all pass", "2.00"),
            tuple("gone", "–", "–"));
  }

  private static Score score(String metric) {
    return new Score(metric, 1, true, "");
  }
}
