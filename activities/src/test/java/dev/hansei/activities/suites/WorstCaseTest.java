package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallFailure;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelReply;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.PriceList;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.suites.Spend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorstCaseTest {
  private static final CallKey KEY = new CallKey(Sha256.of("call"));

  /** 2 a million tokens in, 3 out. */
  private static final Pricing PRICED =
      new Pricing(
          Optional.of(
              new PriceList(
                  1,
                  "EUR",
                  List.of(
                      new Price(
                          "openai/*",
                          new BigDecimal("2"),
                          new BigDecimal("3"),
                          null,
                          LocalDate.of(2026, 1, 1))))),
          LocalDate.of(2026, 11, 29));

  @Test
  void aCallMayTakeItsTextAndAsManyTokensAsItsSettingsAllow() {
    // 100 characters are 40 tokens at most, and a message has 8 around it.
    assertThat(WorstCase.of(request("openai/a", 50), PRICED, 900))
        .isEqualTo(new Spend(1, 48 + 50, 48 * 2 + 50 * 3));
  }

  @Test
  void withoutASettingAnAnswerIsTakenToBeAsLongAsTheLongestSoFar() {
    assertThat(WorstCase.of(request("openai/a", null), PRICED, 0).tokens()).isEqualTo(48 + 1_024);
    assertThat(WorstCase.of(request("openai/a", null), PRICED, 3_000).tokens())
        .isEqualTo(48 + 3_000);
  }

  @Test
  void aModelThatCostsNothingTakesACallAndNoMore() {
    assertThat(WorstCase.of(request("builtin/extractive", null), PRICED, 0))
        .isEqualTo(new Spend(1, 0, 0));
  }

  @Test
  void onlyAnAnswerThatWasPaidTookAnything() {
    ModelRequest request = request("openai/a", null);
    var usage = new Usage(30, 4, 0);
    assertThat(WorstCase.of(request, PRICED, new ModelReply.Answered(KEY, "x", usage, 5, false)))
        .isEqualTo(new Spend(1, 34, 72));
    assertThat(WorstCase.of(request, PRICED, new ModelReply.Answered(KEY, "x", usage, 5, true)))
        .isEqualTo(Spend.NONE);
    assertThat(WorstCase.of(request, PRICED, new ModelReply.Failed(KEY, CallFailure.TIMEOUT, 2)))
        .isEqualTo(Spend.NONE);
  }

  private static ModelRequest request(String model, @Nullable Integer maxTokens) {
    return new ModelRequest(
        new ModelName(model),
        List.of(new Message(Message.Role.USER, "a".repeat(100))),
        new ModelSettings(null, null, maxTokens, null),
        Map.of(),
        "",
        0,
        "");
  }
}
