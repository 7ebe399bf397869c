package dev.hansei.workflows.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.ParadoxPolicy.Use;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParadoxPolicyTest {
  private static final Use MOST = new Use("pass", 0.95, 0.96, 0.2);
  private static final Use REST = new Use("fail", 0.05, 0.2, 0.96);

  @Test
  void warnsWhereOneWordIsUsedNearlyAlways() {
    var paradox = ParadoxPolicy.decide(List.of(MOST, REST), 0.92, 0.17).orElseThrow();
    assertThat(paradox.sentence())
        .contains("95 % of the labels are 'pass'", "agree on 92 %", "96 % of 'pass'", "20 %");
  }

  @Test
  void isQuietWhereKappaSaysWhatItSeemsToSay() {
    var even = List.of(new Use("pass", 0.6, 0.8, 0.7), new Use("fail", 0.4, 0.7, 0.8));
    assertThat(ParadoxPolicy.decide(even, 0.9, 0.3)).as("no word prevails").isEmpty();
    assertThat(ParadoxPolicy.decide(List.of(MOST), 0.7, 0.1)).as("they do disagree").isEmpty();
    assertThat(ParadoxPolicy.decide(List.of(MOST), 0.97, 0.8)).as("kappa is high").isEmpty();
  }
}
