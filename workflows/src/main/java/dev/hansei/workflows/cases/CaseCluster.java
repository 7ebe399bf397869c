package dev.hansei.workflows.cases;

import dev.hansei.workflows.lineage.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a case rises and falls with: cases of one conversation or of one document are asked of the
 * same text, so their scores are not independent evidence. Intervals count clusters, not cases.
 *
 * @param kind what they share
 * @param key tells clusters of a kind apart: 32 hex digits
 */
public record CaseCluster(Kind kind, String key) {
  /** A field that says which conversation a case is of. */
  public static final String CONVERSATION_FIELD = "conversation";

  /** Names for the same that other tools write, most telling first. */
  private static final List<String> CONVERSATION_FIELDS =
      List.of(CONVERSATION_FIELD, "conversation_id", "session", "session_id");

  /** A field that says which document an imported case is of. */
  private static final String DOCUMENT_FIELD = "document";

  private static final int KEY_CHARS = 32;

  /** What cases of a cluster share, the strongest tie first. */
  public enum Kind {
    /** They are turns of one conversation. */
    CONVERSATION,
    /** They were made of one document. */
    DOCUMENT,
    /** Nothing: a cluster is one case with its repeats and its counterfactual copies. */
    CASE
  }

  public CaseCluster {
    Objects.requireNonNull(kind, "kind is null");
    if (!key.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("a cluster's key is 32 hex digits: '%s'".formatted(key));
    }
  }

  /**
   * The cluster that a case states itself: its conversation, else its document.
   *
   * @param document what it was made of
   * @return empty where it states neither: it is of its original's cluster then, else its own
   */
  public static Optional<CaseCluster> stated(CaseContent content, Optional<DocumentId> document) {
    Optional<CaseCluster> conversation =
        CONVERSATION_FIELDS.stream()
            .map(field -> content.fields().getOrDefault(field, "").strip())
            .filter(value -> !value.isEmpty())
            .findFirst()
            .map(value -> new CaseCluster(Kind.CONVERSATION, hashed(value)));
    return conversation
        .or(() -> document.map(id -> new CaseCluster(Kind.DOCUMENT, hex(id.toString()))))
        .or(() ->
            Optional.ofNullable(content.fields().get(DOCUMENT_FIELD))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> new CaseCluster(Kind.DOCUMENT, hashed(value))));
  }

  /** The original of a counterfactual copy; empty for any other case. */
  public static Optional<CaseId> original(CaseContent content) {
    return Optional.ofNullable(content.fields().get(CounterfactualPolicy.SOURCE_FIELD))
        .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .map(CaseId::of);
  }

  /** The cluster of a case that shares nothing with others. */
  public static CaseCluster alone(CaseId id) {
    return new CaseCluster(Kind.CASE, hex(id.toString()));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static CaseCluster parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a cluster is kind:key, got '%s'".formatted(text));
    }
    return new CaseCluster(
        Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
  }

  /** Ids of conversations may name people; the hash tells them apart as well. */
  private static String hashed(String value) {
    return Sha256.of(value).hex().substring(0, KEY_CHARS);
  }

  private static String hex(String uuid) {
    return uuid.replace("-", "");
  }

  /** Such as {@code document:0190...}: what rows keep and statistics group by. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + key;
  }
}
