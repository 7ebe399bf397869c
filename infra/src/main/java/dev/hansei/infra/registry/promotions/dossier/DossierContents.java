package dev.hansei.infra.registry.promotions.dossier;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.DossierPolicy;
import dev.hansei.workflows.promotions.ReleasePlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A dossier as its files tell it. */
record DossierContents(
    Dossier dossier,
    Gate gate,
    Evidence evidence,
    Verdict verdict,
    Optional<ReleasePlan> plan,
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
        plan(dossier, files, json),
        audit(files, json),
        files,
        json);
  }

  private static Optional<ReleasePlan> plan(
      Dossier dossier, SortedMap<String, byte[]> files, CanonicalJson json) throws DossierMismatch {
    if (dossier.plan().isEmpty()) {
      return Optional.empty();
    }
    String path = DossierFolder.artifact(dossier.plan().get());
    return Optional.of(read(files, path, json, ReleasePlan.class));
  }

  private static List<AuditedEntry> audit(SortedMap<String, byte[]> files, CanonicalJson json)
      throws DossierMismatch {
    try {
      return json.read(content(files, DossierFolder.AUDIT), AUDIT);
    } catch (IllegalArgumentException e) {
      throw unreadable(DossierFolder.AUDIT, e);
    }
  }

  static <T> T read(SortedMap<String, byte[]> files, String path, CanonicalJson json, Class<T> type)
      throws DossierMismatch {
    try {
      return json.read(content(files, path), type);
    } catch (IllegalArgumentException e) {
      throw unreadable(path, e);
    }
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
