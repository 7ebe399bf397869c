package dev.hansei.infra.registry.promotions.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.DossierPolicy;
import java.util.List;
import java.util.Optional;

/** Whether the files of a dossier, which are what was sealed, say one and the same thing. */
record DossierClaims(
    DossierContents contents, DossierManifest manifest, List<DossierFinding.Gone> erased) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void require() throws DossierMismatch {
    requireItself();
    requireEverythingNamed();
    Optional<DossierPolicy.Objection> objection =
        DossierPolicy.objection(dossier(), contents.asked());
    if (objection.isPresent()) {
      throw new DossierMismatch(objection.get().what(), objection.get().why());
    }
    requireChain();
    for (Dossier.Approval decision : dossier().decisions()) {
      requireAudited(decision);
    }
    new DossierRehearsal(contents).require();
    new DossierPath(contents).require();
  }

  private Dossier dossier() {
    return contents.dossier();
  }

  private void requireItself() throws DossierMismatch {
    boolean same =
        dossier().promotionId().equals(manifest.promotion())
            && dossier().edition() == manifest.edition();
    if (!same) {
      throw new DossierMismatch(
          DossierFolder.DOSSIER, "it is of another promotion or edition than the manifest");
    }
  }

  private void requireEverythingNamed() throws DossierMismatch {
    for (Sha256 hash : dossier().artifacts()) {
      requireThere(hash, DossierFolder.artifact(hash));
    }
    for (Sha256 hash : dossier().words()) {
      requireThere(hash, DossierFolder.words(hash));
    }
    for (String path : contents.files().keySet()) {
      requireNamedByItsHash(path);
    }
  }

  private void requireThere(Sha256 hash, String path) throws DossierMismatch {
    boolean gone = erased.stream().anyMatch(one -> one.path().equals(path));
    if (!contents.files().containsKey(path) && !gone && !dossier().absent().contains(hash)) {
      throw new DossierMismatch(path, "the dossier names it, and it is missing");
    }
  }

  private void requireNamedByItsHash(String path) throws DossierMismatch {
    boolean isContent = path.startsWith("artifacts/") || path.startsWith("words/");
    if (!isContent) {
      return;
    }
    var hash = Sha256.of(DossierContents.content(contents.files(), path));
    if (!path.equals(DossierFolder.artifact(hash)) && !path.equals(DossierFolder.words(hash))) {
      throw new DossierMismatch(path, "its name is not the hash of its content");
    }
  }

  /** Each line's hash is computed anew; neighbours in the log must follow from one another. */
  private void requireChain() throws DossierMismatch {
    AuditedEntry before = null;
    for (AuditedEntry line : contents.audit()) {
      long sequence = line.entry().sequence();
      if (!line.project().equals(dossier().projectId()) || !line.holds(contents.json())) {
        throw audit("line %d is not what its hash says".formatted(sequence));
      }
      if (before != null && !follows(before, line)) {
        throw audit("line %d does not follow the one before".formatted(sequence));
      }
      before = line;
    }
  }

  private static boolean follows(AuditedEntry before, AuditedEntry line) {
    long steps = line.entry().sequence() - before.entry().sequence();
    return steps > 1 || (steps == 1 && line.previousHash().equals(before.hash()));
  }

  /** Who decided stands in the log too, by the same id, and on the edition that was there. */
  private void requireAudited(Dossier.Approval decision) throws DossierMismatch {
    String actor = new Actor.ByPerson(decision.personId()).label();
    List<JsonNode> told =
        contents.audit().stream()
            .map(AuditedEntry::entry)
            .filter(entry -> entry.action().equals("promotions.decide"))
            .filter(entry -> entry.actor().equals(actor))
            .map(entry -> detail(entry.detail()))
            .filter(detail -> detail.path("decision").asText().equals(decision.id()))
            .filter(detail -> detail.path("kind").asText().equals(decision.kind().name()))
            .toList();
    if (told.isEmpty()) {
      throw new DossierMismatch(
          "approvals", "decision %s is not in the audit log".formatted(decision.id()));
    }
    String seen = told.getFirst().path("dossier").asText("");
    String known = dossier().before().map(Sha256::hex).orElse(seen);
    if (!seen.isEmpty() && !seen.equals(known)) {
      throw new DossierMismatch(
          "approvals", "decision %s was made on another edition 1".formatted(decision.id()));
    }
  }

  static JsonNode detail(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return JSON.missingNode();
    }
  }

  private static DossierMismatch audit(String why) {
    return new DossierMismatch(DossierFolder.AUDIT, why);
  }
}
