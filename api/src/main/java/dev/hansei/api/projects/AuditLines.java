package dev.hansei.api.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.AuditProven;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rows of the audit log as people read them. */
@Singleton
final class AuditLines {
  private static final String PERSON = "person:";

  /** A UUID, or a hash. */
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}";

  private static final Set<String> CHANGE = Set.of(AuditChange.BEFORE, AuditChange.AFTER);

  /** Stands for what was not there, or is no more. */
  private static final String NOTHING = "none";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PersonNames names;

  AuditLines(PersonNames names) {
    this.names = names;
  }

  List<AuditPage.Line> of(List<AuditEntry> entries) {
    Map<String, String> known = new HashMap<>();
    return entries.stream()
        .map(entry -> line(entry, known.computeIfAbsent(entry.actor(), this::nameOf)))
        .toList();
  }

  /** A verification, with the name of who asked for it. */
  AuditPage.Verified of(AuditProven proven) {
    return new AuditPage.Verified(proven.proof(), proven.at(), nameOf(proven.actor()));
  }

  private static AuditPage.Line line(AuditEntry entry, String actor) {
    return new AuditPage.Line(
        entry.sequence(),
        entry.at(),
        actor,
        entry.actor(),
        entry.action(),
        entry.subjectKind(),
        entry.subjectId(),
        path(entry.subjectKind(), entry.subjectId()),
        details(entry.detail()));
  }

  private String nameOf(String actor) {
    if (actor.startsWith(PERSON)) {
      return names.of(PersonId.of(actor.substring(PERSON.length())));
    }
    return actor.startsWith("workflow:") ? "a workflow" : "the service";
  }

  /** Where the page of a row's subject is, below the project's. */
  private static Optional<String> path(String kind, String id) {
    return switch (kind) {
      case "person" -> Optional.of("/people/" + id);
      case "token" -> Optional.of("/tokens");
      case "failure" -> Optional.of("/failures/" + id);
      case "case" -> Optional.of("/cases/" + id);
      case "dataset" -> Optional.of("/cases/datasets/" + id);
      case "document" -> Optional.of("/cases/documents/" + id);
      case "criterion", "judge" -> Optional.of("/criteria");
      case "suite" -> Optional.of("/suites/" + id);
      case "run" -> Optional.of("/suites/runs/" + id);
      case "gate" -> Optional.of("/gates#gate-" + id);
      case "verdict" -> Optional.of("/gates/verdicts/" + id);
      case "tuning" -> Optional.of("/tunings/" + id);
      case "promotion" -> Optional.of("/promotions/" + id);
      case "prompt-version", "dataset-version", "adapter", "embedding-set" ->
          Optional.of("/lineage/%s/%s".formatted(kind, id));
      default -> Optional.empty();
    };
  }

  private static List<AuditPage.Detail> details(String json) {
    try {
      JsonNode detail = JSON.readTree(json);
      return Stream.concat(facts(detail), changes(detail)).toList();
    } catch (JsonProcessingException _) {
      // A row that somebody tampered with must still be readable.
      return List.of(new AuditPage.Detail("detail", json));
    }
  }

  private static Stream<AuditPage.Detail> facts(JsonNode detail) {
    return detail.properties().stream()
        .filter(field -> !CHANGE.contains(field.getKey()))
        .map(field -> new AuditPage.Detail(field.getKey(), text(field.getValue())));
  }

  /** What is other than before; what stayed as it was says nothing. */
  private static Stream<AuditPage.Detail> changes(JsonNode detail) {
    JsonNode before = detail.path(AuditChange.BEFORE);
    JsonNode after = detail.path(AuditChange.AFTER);
    return Stream.of(before, after)
        .flatMap(it -> it.properties().stream().map(Map.Entry::getKey))
        .distinct()
        .sorted()
        .filter(name -> !before.path(name).equals(after.path(name)))
        .map(name ->
            new AuditPage.Detail(
                name, Optional.of(said(before.path(name))), said(after.path(name))));
  }

  private static String said(JsonNode value) {
    return value.isMissingNode() || (value.isTextual() && value.asText().isEmpty())
        ? NOTHING
        : text(value);
  }

  /** Ids by their short form, lists by their length: the row says which, its subject says what. */
  private static String text(JsonNode value) {
    if (value.isArray()) {
      return Figures.count(value.size(), "id");
    }
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.matches(ID) ? Names.shortId(text) : text;
  }
}
