package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.problems.Pointer;
import dev.hansei.infra.registry.RegistryException;
import java.util.List;
import java.util.Map;

/** Beside which field of the editor stands what is wrong. */
final class DraftProblems {
  /** Fields with a place of their own; what is about something else stands above the messages. */
  private static final List<String> PLACES =
      List.of(
          "variables",
          "temperature",
          "topP",
          "maxTokens",
          "seed",
          "stop",
          "settings",
          "outputSchema",
          "tools",
          "application",
          "more",
          "note");

  /** What has no field of its own is typed into one for all. */
  private static final List<String> MORE = List.of("partials", "schemas", "examples", "providers");

  private DraftProblems() {}

  static Map<String, String> of(InvalidFieldException fault) {
    return placed(fault.field(), fault.rule());
  }

  /** What a body was refused for; what is about no field is thrown on. */
  static Map<String, String> of(ApiException refusal) {
    for (Pointer pointer : refusal.problem().pointers()) {
      if (pointer.field() != null) {
        return placed(pointer.field(), pointer.detail());
      }
    }
    throw refusal;
  }

  /** A version or draft that is too large, a partial that is not there, and the like. */
  static Map<String, String> of(RegistryException refusal) {
    if (refusal.kind() != RegistryException.Kind.INVALID) {
      throw refusal;
    }
    String place = refusal.code().startsWith("partial") ? "more" : "messages";
    return Map.of(place, String.valueOf(refusal.getMessage()));
  }

  /** {@code settings.topP} stands beside the field of that name. */
  private static Map<String, String> placed(String path, String sentence) {
    String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
    String first = path.replaceAll("[.\\[].*", "");
    if (first.equals("application")) {
      return Map.of("more", sentence);
    }
    if (MORE.contains(first)) {
      return Map.of("more", "%s: %s".formatted(path, sentence));
    }
    String place = PLACES.contains(last) ? last : PLACES.contains(first) ? first : "messages";
    boolean isNamed = place.equals(path) || path.equals("messages") || path.endsWith("." + place);
    return Map.of(place, isNamed ? sentence : "%s: %s".formatted(path, sentence));
  }
}
