package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WeightedCertificateTest {
  @Test
  void selectedLabelsCountByTheInverseOfTheirChance() {
    // Doubtful answers were drawn five times as often; the judge is right on half of these, and on
    // all but one in twenty others.
    Figures figures = JudgeAgreement.of(items(100, 100, 5)).orElseThrow();

    assertThat(figures.agreement().value()).isEqualTo((50 + 5 * 95) / 600.0, within(1e-12));
    assertThat(figures.confusion().agreed()).as("as they are").isEqualTo(145);
    Weighting weighting = figures.weighting().orElseThrow();
    assertThat(weighting.effective()).isEqualTo(600.0 * 600 / (100 + 2500), within(1e-9));
    assertThat(weighting.sentence())
        .isEqualTo(
            "100 of 200 labels are of answers that were selected, and count by the inverse of the"
                + " chance of that; all are worth about 138 drawn evenly.");
    assertThat(figures.kappa().value())
        .isGreaterThan(JudgeAgreement.of(items(100, 100, 1)).orElseThrow().kappa().value());
  }

  @Test
  void labelsThatAreWorthTooLittleCertifyNothing() {
    List<JudgedItem> items = items(6, 10, 20);
    var coverage = new Coverage(items.size(), 0, items.size(), 0, 0);
    Optional<Figures> figures = JudgeAgreement.of(items);

    BandDecision decision = CertificatePolicy.decide(coverage, figures);

    assertThat(decision.band()).isEqualTo(Band.EXPLORE);
    assertThat(decision.reason()).startsWith("The labels are worth only 10 drawn evenly");
    // 16 labels are worth 10.6 (206 squared by 4,006): 19.4 are missing, at 1.51 labels each.
    assertThat(decision.moreLabels()).isEqualTo(30);
  }

  @Test
  void fewCasesAreNoMatterOfWeights() {
    List<JudgedItem> items = new ArrayList<>();
    for (JudgedItem item : items(50, 50, 2)) {
      items.add(
          new JudgedItem(
              "case-" + items.size() % 20,
              item.people(),
              item.judge(),
              item.score(),
              item.weight()));
    }
    var coverage = new Coverage(items.size(), 0, items.size(), 0, 0);

    BandDecision decision = CertificatePolicy.decide(coverage, JudgeAgreement.of(items));

    assertThat(decision.reason()).contains("only 20 independent cases").doesNotContain("worth");
    assertThat(decision.moreLabels()).as("ten cases, five labels each").isEqualTo(50);
  }

  @Test
  void labelsDrawnEvenlyCountAsEver() {
    Figures plain = JudgeAgreement.of(items(100, 100, 1)).orElseThrow();

    assertThat(plain.weighting()).isEmpty();
    assertThat(plain.agreement().value()).isEqualTo(145 / 200.0);
  }

  private static List<JudgedItem> items(int doubtful, int usual, double weight) {
    List<JudgedItem> items = new ArrayList<>();
    for (int i = 0; i < doubtful; i++) {
      items.add(item(items.size(), i % 2 == 0, 1));
    }
    for (int i = 0; i < usual; i++) {
      items.add(item(items.size(), i % 20 != 0, weight));
    }
    return items;
  }

  private static JudgedItem item(int place, boolean right, double weight) {
    boolean people = place % 3 != 0;
    return new JudgedItem("case-" + place, people, people == right, OptionalDouble.empty(), weight);
  }
}
