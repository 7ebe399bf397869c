package dev.hansei.workflows.traces;

import dev.hansei.workflows.prompts.Assignment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a span says besides its conversation, under names of ours among its attributes: the doors
 * put it there out of whatever convention the sender speaks. Everything is optional.
 */
public record SpanFacts(Span span) {
  /** All names of ours begin so. */
  public static final String PREFIX = "hansei.";

  public static final String SESSION = "hansei.session";
  public static final String USER = "hansei.user";
  public static final String COST_USD = "hansei.cost_usd";
  public static final String PROVIDER = "hansei.provider";
  public static final String PARAMETERS = "hansei.parameters";
  public static final String TOKENS = "hansei.tokens";
  public static final String TOOLS = "hansei.tools";
  public static final String TOOL_CALLS = "hansei.tool_calls";
  public static final String TAGS = "hansei.tags";
  public static final String ENVIRONMENT = "hansei.environment";
  public static final String RELEASE = "hansei.release";
  public static final String FINISH = "hansei.finish_reasons";
  public static final String FIRST_TOKEN_MILLIS = "hansei.first_token_millis";
  public static final String SENDER_ID = "hansei.sender_id";

  /** As the door for prompts hands it out, to be copied onto the span. */
  public static final String ASSIGNMENT = "hansei.prompt.assignment";

  private static final List<String> ASSIGNMENTS =
      Arrays.stream(Assignment.Arm.values()).map(Assignment.Arm::word).toList();

  /** Longer ones are no ids. */
  private static final int CONVERSATION_CHARS_MAX = 200;

  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  /** More than any trace costs; sums of these stay far from 64 bits. */
  private static final BigDecimal COST_USD_MAX = BigDecimal.valueOf(1_000_000);

  public SpanFacts {
    Objects.requireNonNull(span, "span is null");
  }

  /** Which conversation the trace is a turn of, where its sender says so in at most 200 chars. */
  public static Optional<String> conversationOf(Trace trace) {
    return trace.spans().stream()
        .flatMap(span -> new SpanFacts(span).session().stream())
        .filter(id -> id.length() <= CONVERSATION_CHARS_MAX)
        .findFirst();
  }

  /** The sender's id of the conversation. */
  public Optional<String> session() {
    return text(SESSION);
  }

  /** Keyed hash of the sender's id of the user, as the door made it. */
  public Optional<String> userHash() {
    return text(USER);
  }

  /** What the sender says this step cost; 0 where it does not say, or what cannot be. */
  public long costUsdMicros() {
    if (!(span.attributes().get(COST_USD) instanceof Number number)
        || !Double.isFinite(number.doubleValue())) {
      return 0;
    }
    var cost = new BigDecimal(number.toString());
    return cost.signum() < 0 || cost.compareTo(COST_USD_MAX) > 0
        ? 0
        : cost.multiply(MICROS).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Parameters of the model call, such as temperature, by their last name. */
  public Map<?, ?> parameters() {
    return span.attributes().get(PARAMETERS) instanceof Map<?, ?> map
        ? map
        : Collections.emptyMap();
  }

  /** Tokens of kinds that the two sums do not tell apart: cache_read, cache_write, reasoning. */
  public long tokens(String kind) {
    return span.attributes().get(TOKENS) instanceof Map<?, ?> map
            && map.get(kind) instanceof Number number
        ? number.longValue()
        : 0;
  }

  /** Calls of tools: maps with id, name, arguments and result, as far as told. */
  public List<?> toolCalls() {
    return span.attributes().get(TOOL_CALLS) instanceof List<?> list ? list : List.of();
  }

  /** Labels that the sender gave. */
  public List<?> tags() {
    return span.attributes().get(TAGS) instanceof List<?> list ? list : List.of();
  }

  /** Where it ran, such as production. */
  public Optional<String> environment() {
    return text(ENVIRONMENT);
  }

  /** Which release of the application ran. */
  public Optional<String> release() {
    return text(RELEASE);
  }

  /** On which side of a rollout the caller is: live, candidate or none; other words are not. */
  public Optional<String> assignment() {
    return text(ASSIGNMENT).map(String::strip).filter(ASSIGNMENTS::contains);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(span.attributes().get(name))
        .map(Object::toString)
        .filter(text -> !text.isBlank());
  }
}
