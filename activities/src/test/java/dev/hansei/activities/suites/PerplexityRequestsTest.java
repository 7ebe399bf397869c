package dev.hansei.activities.suites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.criteria.AssertSet;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.MetricType;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which requests ask for the chances of the answer's tokens. */
class PerplexityRequestsTest {
  private static final Assertion SURE =
      new Assertion(MetricType.PERPLEXITY, "sure", null, 5, 1, null);
  private static final Assertion EXACT = new Assertion(MetricType.EXACT, "exact", null, 1, 1, null);

  @Test
  void thoseOfASuiteOrACaseThatReadsThem() {
    assertThat(asked(false, null).wantsLogprobs()).isFalse();
    assertThat(asked(false, List.of(EXACT)).wantsLogprobs()).isFalse();
    assertThat(asked(true, null).wantsLogprobs()).isTrue();
    assertThat(asked(false, List.of(EXACT, SURE)).wantsLogprobs()).isTrue();
    assertThat(asked(true, List.of(SURE))).isEqualTo(asked(true, null));
  }

  @Test
  void amongTheMembersOfASetToo() {
    var members = new AssertSet(List.of(EXACT, SURE), true);
    var set = new Assertion(MetricType.ASSERT_SET, "both", null, 1, 1, null, null, null, members);
    assertThat(set.needsLogprobs()).isTrue();
    assertThat(asked(false, List.of(set)).wantsLogprobs()).isTrue();
    assertThat(EXACT.needsLogprobs()).isFalse();
  }

  @Test
  void aRevisionMayBeTheAnswerAndAReviewIsNever() {
    var reviews = new ReviewRequests(asked(true, null));
    assertThat(reviews.revise("51", "It is 52.").wantsLogprobs()).isTrue();
    assertThat(reviews.review("51").wantsLogprobs()).isFalse();
  }

  private static ModelRequest asked(boolean bySuite, @Nullable List<Assertion> own) {
    var prompt =
        new PromptContent(
            List.of(new Message(Message.Role.USER, "{{question}}")),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return new TargetRequests.Prompted(prompt, new ModelName("openai/stub"), null, bySuite)
        .request(item(own == null ? null : new OwnAssertions(own, null)))
        .orElseThrow();
  }

  private static RunItem item(@Nullable OwnAssertions own) {
    var content = new CaseContent("What is 50 plus 1?", "51", List.of(), Map.of(), own);
    return new RunItem(
        new RunId(new UUID(1, 2)),
        0,
        0,
        new Case(
            new CaseId(new UUID(1, 3)),
            new DatasetId(new UUID(1, 4)),
            Case.State.FINAL,
            content,
            Sha256.of("x"),
            false,
            1,
            Optional.empty(),
            Instant.EPOCH));
  }
}
