package dev.hansei.api.suites;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.criteria.Assertion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a suite asks of every answer, in promptfoo's grammar.
 *
 * @param type a kind of assertion, such as contains or is-json; not- before it turns it round
 * @param value what to compare with: a text, number, list or object; absent, the case's reference
 *     answer where the kind takes it
 * @param threshold the score from which it passes, or the amount up to which it does; absent, the
 *     kind's usual one
 * @param weight how much it counts; 1 when absent, 0 informs only
 * @param metric the name its scores go by; the type when absent; assertions of one name give one
 *     score
 * @param judge a judge version's id, exactly where the kind asks a judge
 * @param transform what is done to the answer first, such as strip-fences | json:/answer
 * @param members the assertions of an assert-set
 */
public record NewAssertion(
    String type,
    @Nullable JsonNode value,
    @Nullable Double threshold,
    @Nullable Double weight,
    @Nullable String metric,
    @Nullable String judge,
    @Nullable String transform,
    @JsonProperty("assert") @Nullable List<NewAssertion> members) {
  public NewAssertion {
    Rules.needed("type", type);
    members = members == null ? null : Rules.list("assert", members, AssertionReader.MEMBERS_MAX);
  }

  /**
   * The assertion that it stands for.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException that names the field
   */
  Assertion assertion() {
    return AssertionReader.read(this);
  }

  /** Whether it has a metric name of its own. */
  boolean isNamed() {
    return metric != null;
  }

  /** The members of a set; none elsewhere. */
  List<NewAssertion> membersIfAny() {
    return members == null ? List.of() : members;
  }

  /** The value, where one is given. */
  Optional<JsonNode> given() {
    return Optional.ofNullable(value).filter(it -> !it.isNull());
  }
}
