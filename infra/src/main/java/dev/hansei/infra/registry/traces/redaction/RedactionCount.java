package dev.hansei.infra.registry.traces.redaction;

/**
 * How often something was redacted.
 *
 * @param field where it stood, such as {@code input} or {@code attributes.user.note}
 * @param kind a kind's word, or the name of a pattern
 */
public record RedactionCount(String field, String kind, long found) {}
