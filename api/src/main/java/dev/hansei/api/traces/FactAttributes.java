package dev.hansei.api.traces;

import dev.hansei.workflows.traces.SpanFacts;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a span says besides its conversation, brought under our own names ({@link SpanFacts}). Ids
 * of users are hashed on the way and stand nowhere else afterwards.
 */
final class FactAttributes {
  private static final String REQUEST = "gen_ai.request.";
  private static final double MILLIS = 1_000;

  private final SpanAttributes attributes;
  private final Map<String, Object> resource;

  FactAttributes(SpanAttributes attributes, Map<String, Object> resource) {
    this.attributes = attributes;
    this.resource = resource;
  }

  /** Brings over what is there. */
  void read(Instant startedAt, UnaryOperator<String> hashUser) {
    who(hashUser);
    keep(SpanFacts.PROVIDER, text(SpanNames.PROVIDER));
    keep(SpanFacts.ENVIRONMENT, orOfResource(SpanNames.ENVIRONMENT));
    keep(SpanFacts.RELEASE, orOfResource(SpanNames.RELEASE));
    keepList(SpanFacts.TAGS, SpanNames.TAGS);
    keepList(SpanFacts.FINISH, SpanNames.FINISH);
    parameters();
    firstToken(startedAt);
  }

  private void who(UnaryOperator<String> hashUser) {
    keep(SpanFacts.SESSION, text(SpanNames.SESSION));
    var user = orOfResource(SpanNames.USER);
    keep(SpanFacts.USER, user.isBlank() ? "" : hashUser.apply(user));
  }

  private void parameters() {
    var found = new LinkedHashMap<String, Object>();
    for (String name : attributes.names(REQUEST)) {
      found.put(name.substring(REQUEST.length()), attributes.take(name).orElseThrow());
    }
    for (String name :
        List.of("llm.invocation_parameters", "langfuse.observation.model.parameters")) {
      var map = Structures.map(attributes.structure(name));
      if (!map.isEmpty()) {
        map.forEach((key, value) -> {
          if (value != null) {
            found.putIfAbsent(key.toString(), value);
          }
        });
        attributes.drop(name);
      }
    }
    if (!found.isEmpty()) {
      attributes.keep(SpanFacts.PARAMETERS, found);
    }
  }

  /** Current GenAI tells seconds, Langfuse the moment. */
  private void firstToken(Instant startedAt) {
    var seconds = attributes.take("gen_ai.response.time_to_first_chunk");
    if (seconds.isPresent() && seconds.get() instanceof Number number) {
      attributes.keep(SpanFacts.FIRST_TOKEN_MILLIS, Math.round(number.doubleValue() * MILLIS));
    }
    var moment = attributes.peek("langfuse.observation.completion_start_time");
    try {
      moment
          .map(it -> Instant.parse(String.valueOf(Structures.parse(it))))
          .map(it -> Duration.between(startedAt, it).toMillis())
          .filter(millis -> millis >= 0)
          .ifPresent(millis -> {
            attributes.keep(SpanFacts.FIRST_TOKEN_MILLIS, millis);
            attributes.drop("langfuse.observation.completion_start_time");
          });
    } catch (DateTimeException | ArithmeticException _) {
      // No time of ours: it stays as it came.
    }
  }

  private String text(List<String> names) {
    return attributes.text(names);
  }

  private String orOfResource(List<String> names) {
    var own = text(names);
    if (!own.isEmpty()) {
      return own;
    }
    for (String name : names) {
      if (resource.containsKey(name)) {
        return String.valueOf(resource.get(name));
      }
    }
    return "";
  }

  private void keep(String name, String text) {
    if (!text.isBlank()) {
      attributes.keep(name, text);
    }
  }

  private void keepList(String name, List<String> names) {
    var found = new ArrayList<>();
    for (String one : names) {
      var value = attributes.take(one).map(Structures::parse);
      if (found.isEmpty() && value.isPresent()) {
        found.addAll(value.get() instanceof List<?> list ? list : List.of(value.get()));
      }
    }
    if (!found.isEmpty()) {
      attributes.keep(name, found);
    }
  }
}
