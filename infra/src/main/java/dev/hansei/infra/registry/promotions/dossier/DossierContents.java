package dev.hansei.infra.registry.promotions.dossier;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.DossierPolicy;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A dossier as its files tell it. */
record DossierContents(
    Dossier dossier,
    Gate gate,
    Evidence evidence,
    Verdict verdict,
    Optional<ReleasePlan> plan,
    Optional<RolloutLog> rollout,
    Optional<RehearsalReport> rehearsal,
    Optional<AuditAnchor> anchor,
    List<AuditedEntry> audit,
    SortedMap<String, byte[]> files,
    CanonicalJson json) {
  private static final TypeReference<List<AuditedEntry>> AUDIT = new TypeReference<>() {};

  DossierContents {
    audit = List.copyOf(audit);
  }

  /**
   * Reads the files.
   *
   * @throws DossierMismatch naming the first that is missing or that this build cannot read
   */
  static DossierContents of(SortedMap<String, byte[]> files, CanonicalJson json)
      throws DossierMismatch {
    var dossier = read(files, DossierFolder.DOSSIER, json, Dossier.class);
    var ruling = dossier.ruling();
    return new DossierContents(
        dossier,
        read(files, DossierFolder.artifact(ruling.gate()), json, Gate.class),
        read(files, DossierFolder.artifact(ruling.evidence()), json, Evidence.class),
        read(files, DossierFolder.artifact(ruling.verdict()), json, Verdict.class),
        named(dossier.plan(), ReleasePlan.class, files, json),
        named(dossier.rollout(), RolloutLog.class, files, json),
        named(dossier.rehearsal(), RehearsalReport.class, files, json),
        named(dossier.anchor(), AuditAnchor.class, files, json),
        audit(files, json),
        files,
        json);
  }

  private static <T> Optional<T> named(
      Optional<Sha256> hash, Class<T> type, SortedMap<String, byte[]> files, CanonicalJson json)
      throws DossierMismatch {
    return hash.isEmpty()
        ? Optional.empty()
        : Optional.of(read(files, DossierFolder.artifact(hash.get()), json, type));
  }

  private static List<AuditedEntry> audit(SortedMap<String, byte[]> files, CanonicalJson json)
      throws DossierMismatch {
    byte[] content = content(files, DossierFolder.AUDIT);
    try {
      var lines = required(json.read(content, AUDIT));
      lines.forEach(DossierContents::required);
      return lines;
    } catch (IllegalArgumentException e) {
      throw unreadable(DossierFolder.AUDIT, e);
    }
  }

  static <T> T read(SortedMap<String, byte[]> files, String path, CanonicalJson json, Class<T> type)
      throws DossierMismatch {
    byte[] content = content(files, path);
    try {
      return required(json.read(content, type));
    } catch (IllegalArgumentException e) {
      throw unreadable(path, e);
    }
  }

  /** {@code null} is JSON as well, and nothing that a dossier says. */
  private static <T> T required(@Nullable T read) {
    if (read == null) {
      throw new IllegalArgumentException("it is null");
    }
    return read;
  }

  static byte[] content(SortedMap<String, byte[]> files, String path) throws DossierMismatch {
    byte[] content = files.get(path);
    if (content == null) {
      throw new DossierMismatch(path, "it is missing");
    }
    return content;
  }

  private static DossierMismatch unreadable(String path, IllegalArgumentException e) {
    return new DossierMismatch(path, "this program cannot read it; it may be of a newer one", e);
  }

  DossierPolicy.Asked asked() {
    return new DossierPolicy.Asked(gate, evidence, verdict, plan);
  }

  /** A file of JSON that is there; empty where it was gone already. */
  <T> Optional<T> artifact(Sha256 hash, Class<T> type) throws DossierMismatch {
    String path = DossierFolder.artifact(hash);
    return files.containsKey(path) ? Optional.of(read(files, path, json, type)) : Optional.empty();
  }

  /** Somebody's words; empty where they were erased. */
  Optional<String> words(Sha256 hash) {
    return text(DossierFolder.words(hash));
  }

  /** Somebody's name; the start of the id where it was erased. */
  String name(PersonId person) {
    return text(DossierFolder.person(person))
        .orElseGet(() -> "person " + person.toString().substring(0, 13));
  }

  private Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
