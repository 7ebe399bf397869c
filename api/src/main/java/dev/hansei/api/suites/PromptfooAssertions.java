package dev.hansei.api.suites;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.criteria.Assertion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads promptfoo's assertions, and notes those that cannot be taken. */
final class PromptfooAssertions {
  private static final String SET = "assert-set";

  /** Ours of that name count as the literature does; these keep promptfoo's verdicts. */
  private static final Map<String, String> COUNTED_AS_THERE =
      Map.of("bleu", "promptfoo-bleu", "gleu", "promptfoo-gleu");

  /** Fields that change nothing here, or nothing that can be measured without a judge. */
  private static final Set<String> KNOWN =
      Set.of("type", "value", "threshold", "weight", "metric", "transform", "assert");

  private final List<LeftOut> leftOut;

  PromptfooAssertions(List<LeftOut> leftOut) {
    this.leftOut = leftOut;
  }

  /** One that was read, as it was given. */
  record Read(NewAssertion given, Assertion assertion) {}

  /**
   * Those of a list that can be taken.
   *
   * @param before a transform that goes before each one's own; absent for none
   */
  List<Read> read(String place, JsonNode list, @Nullable String before) {
    List<Read> read = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      leftOut.add(new LeftOut(place, "assert", "It is a list of assertions."));
      return read;
    }
    for (int i = 0; i < list.size(); i++) {
      String at = "%s[%d]".formatted(place, i);
      given(at, list.get(i), before).flatMap(given -> read(at, given)).ifPresent(read::add);
    }
    return read;
  }

  private Optional<Read> read(String place, NewAssertion given) {
    try {
      return Optional.of(new Read(given, given.assertion()));
    } catch (InvalidFieldException e) {
      String field = e.field().equals("type") ? "" : e.field() + ": ";
      leftOut.add(new LeftOut(place, given.type(), field + e.rule()));
    } catch (IllegalArgumentException e) {
      leftOut.add(new LeftOut(place, given.type(), String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private Optional<NewAssertion> given(String place, JsonNode node, @Nullable String before) {
    String type = node.path("type").asText("");
    if (type.isEmpty()) {
      String what = node.has("$ref") ? "$ref" : "assertion";
      leftOut.add(new LeftOut(place, what, "An assertion is an object with a type; write it out."));
      return Optional.empty();
    }
    noteOthers(place, type, node);
    if (type.equals(SET)) {
      return set(place, node, before);
    }
    Optional<String> transform = transform(place, type, node, before);
    return transform.map(text ->
        new NewAssertion(
            counted(type),
            node.get("value"),
            number(node, "threshold"),
            number(node, "weight"),
            text(node, "metric"),
            null,
            text.isEmpty() ? null : text,
            null));
  }

  private Optional<NewAssertion> set(String place, JsonNode node, @Nullable String before) {
    List<NewAssertion> members =
        read(place + ".assert", node.path("assert"), before).stream().map(Read::given).toList();
    if (members.isEmpty()) {
      leftOut.add(new LeftOut(place, SET, "None of its assertions can be taken."));
      return Optional.empty();
    }
    return Optional.of(
        new NewAssertion(
            SET,
            null,
            number(node, "threshold"),
            number(node, "weight"),
            text(node, "metric"),
            null,
            null,
            members));
  }

  /** What is done to the answer first, empty text for nothing; empty where it cannot be done. */
  private Optional<String> transform(
      String place, String type, JsonNode node, @Nullable String before) {
    String own = text(node, "transform");
    if (own == null) {
      return Optional.of(before == null ? "" : before);
    }
    Optional<String> known = PromptfooTransforms.read(own);
    if (known.isEmpty()) {
      leftOut.add(
          new LeftOut(
              place,
              type,
              "transform: Code is not run here; a transform is json:/pointer, trim, lower,"
                  + " strip-fences and their like, with | between."));
    }
    return known.map(text -> before == null ? text : before + " | " + text);
  }

  private void noteOthers(String place, String type, JsonNode node) {
    node.properties()
        .forEach(field -> {
          if (!KNOWN.contains(field.getKey())) {
            leftOut.add(
                new LeftOut(
                    place,
                    type + "." + field.getKey(),
                    "This field is not read; the rest is kept."));
          }
        });
  }

  private static String counted(String type) {
    String not = type.startsWith("not-") ? "not-" : "";
    String word = type.substring(not.length());
    return not + COUNTED_AS_THERE.getOrDefault(word, word);
  }

  private static @Nullable Double number(JsonNode node, String field) {
    return node.path(field).isNumber() ? node.path(field).asDouble() : null;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }
}
