package dev.hansei.workflows.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final ModelName MINI = new ModelName("openai/gpt-4o-mini");

  @Test
  void aPriceAMillionTokensTimesTokensIsMillionths() {
    var price = price("openai/gpt-4o-mini", "0.15", "0.60", TODAY);

    assertThat(price.micros(new Usage(1_000_000, 1_000_000, 0))).isEqualTo(750_000);
    assertThat(price.micros(new Usage(812, 41, 0))).isEqualTo(146); // 121.8 + 24.6
    assertThat(price.micros(new Usage(3, 0, 0))).isZero(); // 0.45, rounded
    assertThat(price.micros(new Usage(10, 0, 0))).isEqualTo(2); // 1.5, rounded half up
  }

  @Test
  void cachedTokensHaveTheirOwnPriceWhereThereIsOne() {
    var usage = new Usage(1_000, 0, 0, 400);
    var cheap = new Price("a/b", new BigDecimal("2"), BigDecimal.ONE, new BigDecimal("0.5"), TODAY);

    assertThat(cheap.micros(usage)).isEqualTo(600 * 2 + 200);
    assertThat(price("a/b", "2", "1", TODAY).micros(usage)).isEqualTo(2_000);
  }

  @Test
  void theMostExactNameCountsThenTheLatestThatHolds() {
    var list =
        new PriceList(
            1,
            "USD",
            List.of(
                price("openai/*", "9", "9", TODAY),
                price("openai/gpt-4o*", "5", "5", TODAY),
                price("openai/gpt-4o-mini", "2", "2", TODAY.minusDays(30)),
                price("openai/gpt-4o-mini", "1", "1", TODAY.minusDays(1)),
                price("openai/gpt-4o-mini", "0.5", "0.5", TODAY.plusDays(1))));

    assertThat(list.of(MINI, TODAY).orElseThrow().input()).isEqualByComparingTo("1");
    assertThat(list.of(MINI, TODAY.minusDays(10)).orElseThrow().input()).isEqualByComparingTo("2");
    assertThat(list.of(new ModelName("openai/gpt-4o"), TODAY).orElseThrow().input())
        .isEqualByComparingTo("5");
    assertThat(list.of(new ModelName("openai/o9"), TODAY).orElseThrow().input())
        .isEqualByComparingTo("9");
    assertThat(list.of(new ModelName("anthropic/x"), TODAY)).isEmpty();
  }

  @Test
  void whatIsNotKnownIsNeverNothing() {
    var none = new Pricing(Optional.empty(), TODAY);
    var some =
        new Pricing(
            Optional.of(new PriceList(3, "EUR", List.of(price("openai/*", "1", "1", TODAY)))),
            TODAY);

    assertThat(none.micros(MINI, new Usage(10, 10, 0))).isEmpty();
    assertThat(some.micros(MINI, new Usage(10, 10, 0))).contains(20L);
    assertThat(some.micros(MINI, Usage.NONE)).isEmpty();
    assertThat(some.micros(new ModelName("other/x"), new Usage(10, 10, 0))).isEmpty();
    assertThat(none.micros(new ModelName("builtin/extractive"), Usage.NONE)).contains(0L);
    assertThat(none.micros(new ModelName("recorded/set"), Usage.NONE)).contains(0L);
    assertThat(none.currency()).isEmpty();
    assertThat(some.currency()).isEqualTo("EUR");
  }

  @Test
  void whatIsNoPriceIsRefused() {
    assertThatThrownBy(() -> price("gpt", "1", "1", TODAY)).hasMessageContaining("provider/name");
    assertThatThrownBy(() -> price("openai/g*t", "1", "1", TODAY)).hasMessageContaining("star");
    assertThatThrownBy(() -> price("a/b", "-1", "1", TODAY)).hasMessageContaining("input");
    assertThatThrownBy(() -> price("a/b", "1", "1e500000000", TODAY))
        .hasMessageContaining("output");
    assertThat(price("openai/*", "0", "0", TODAY).isOf(MINI)).isTrue();
    var twice = List.of(price("a/b", "1", "1", TODAY), price("a/b", "2", "2", TODAY));
    assertThatThrownBy(() -> new PriceList(1, "USD", twice)).hasMessageContaining("two prices");
    assertThatThrownBy(() -> new PriceList(1, "usd", List.of())).hasMessageContaining("currency");
  }

  @Test
  void needlessZerosAreNoOtherPrice() {
    assertThat(price("a/b", "0.150", "100", TODAY)).isEqualTo(price("a/b", "0.15", "1e2", TODAY));
  }

  private static Price price(String model, String input, String output, LocalDate from) {
    return new Price(model, new BigDecimal(input), new BigDecimal(output), null, from);
  }
}
