package dev.hansei.api.traces;

import dev.hansei.workflows.traces.redaction.CustomPattern;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy to put in force.
 *
 * @param actions by kind (email, phone, card, iban, national-id, ip, secret, name, custom): mask,
 *     hash, drop or keep; kinds that are not named are masked
 * @param names at most 1,000 of 2 to 80 characters, found whatever their case
 * @param patterns at most 8, in RE2 syntax
 * @param expectedVersion the version that you saw; 409 when it is another by now
 */
@Schema(name = "RedactionPolicyRequest")
public record RedactionPolicyRequest(
    Optional<Map<String, String>> actions,
    Optional<List<String>> names,
    Optional<List<Pattern>> patterns,
    Optional<Integer> expectedVersion) {

  /** A pattern; its name is what the mark says. */
  @Schema(name = "RedactionPattern")
  public record Pattern(String name, String pattern) {}

  /**
   * As the core has it.
   *
   * @throws IllegalArgumentException when it breaks a rule; the message names the rule
   */
  RedactionPolicy policy() {
    var chosen = new LinkedHashMap<PersonalData, RedactionAction>();
    actions
        .orElse(Map.of())
        .forEach((kind, action) -> chosen.put(PersonalData.of(kind), RedactionAction.of(action)));
    return new RedactionPolicy(
        chosen,
        names.orElse(List.of()),
        patterns.orElse(List.of()).stream()
            .map(it -> new CustomPattern(it.name(), it.pattern()))
            .toList());
  }
}
