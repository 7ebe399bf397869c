package dev.hansei.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.models.Cost;
import org.junit.jupiter.api.Test;

class CostsTest {
  @Test
  void moneyHasItsCurrencyAndAsManyDecimalsAsCount() {
    assertThat(Costs.money(0, "USD")).isEqualTo("$0.00");
    assertThat(Costs.money(420_000, "USD")).isEqualTo("$0.42");
    assertThat(Costs.money(1_234_560_000, "USD")).isEqualTo("$1,234.56");
    assertThat(Costs.money(2_100, "USD")).isEqualTo("$0.0021");
    assertThat(Costs.money(46, "EUR")).isEqualTo("EUR 0.000046");
    assertThat(Costs.range(420_000, 1_200_000, "USD")).isEqualTo("$0.42 to $1.20");
  }

  @Test
  void whatIsNotKnownIsSaidAndNeverNothing() {
    assertThat(Costs.words(Cost.NONE, "item")).isEqualTo("nothing");
    assertThat(Costs.words(new Cost("USD", 0, 3), "item")).isEqualTo("not known");
    assertThat(Costs.words(new Cost("USD", 420_000, 3), "item"))
        .isEqualTo("at least $0.42: 3 items not known");
    assertThat(Costs.words(new Cost("USD", 420_000, 0), "item")).isEqualTo("$0.42");
  }
}
