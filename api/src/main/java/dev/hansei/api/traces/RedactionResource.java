package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.redaction.RedactionCount;
import dev.hansei.infra.registry.traces.redaction.VersionedPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How personal data is redacted, and how much was in the last days.
 *
 * @param version 0 for the standard policy of a project that never chose
 * @param actions by kind: mask, hash, drop or keep
 * @param counts by field and kind, the most frequent first; written every few seconds
 */
@Schema(name = "Redaction")
public record RedactionResource(
    int version,
    Optional<Instant> since,
    Map<String, String> actions,
    List<String> names,
    List<RedactionPolicyRequest.Pattern> patterns,
    List<Count> counts) {

  /** How often something of a kind stood in a field. */
  @Schema(name = "RedactionCount")
  public record Count(String field, String kind, long found) {}

  static RedactionResource of(VersionedPolicy versioned, List<RedactionCount> counts) {
    var policy = versioned.policy();
    var actions = new LinkedHashMap<String, String>();
    policy.actions().forEach((kind, action) -> actions.put(kind.word(), action.word()));
    return new RedactionResource(
        versioned.version(),
        versioned.since(),
        actions,
        policy.names(),
        policy.patterns().stream()
            .map(it -> new RedactionPolicyRequest.Pattern(it.name(), it.pattern()))
            .toList(),
        counts.stream().map(it -> new Count(it.field(), it.kind(), it.found())).toList());
  }
}
