package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditTrail;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.dossier.DossierFolder;
import dev.hansei.infra.registry.promotions.dossier.DossierPages;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the files of a dossier together from what the registry and the object store hold. Writes
 * nothing; the same promotion in the same state gives the same files.
 */
@Singleton
final class DossierMaker {
  private final Promotions promotions;
  private final ApprovalRules approvals;
  private final Prompts prompts;
  private final Gates gates;
  private final People people;
  private final PersonErasure forgotten;
  private final RollbackFailures failures;
  private final AuditTrail trail;
  private final DossierEvidence evidence;
  private final RolloutLogReader rollouts;
  private final Rehearsals rehearsals;
  private final ObjectStore objects;
  private final CanonicalJson json;

  DossierMaker(
      Promotions promotions,
      ApprovalRules approvals,
      Prompts prompts,
      Gates gates,
      People people,
      PersonErasure forgotten,
      RollbackFailures failures,
      AuditTrail trail,
      DossierEvidence evidence,
      RolloutLogReader rollouts,
      Rehearsals rehearsals,
      ObjectStore objects,
      CanonicalJson json) {
    this.promotions = promotions;
    this.approvals = approvals;
    this.prompts = prompts;
    this.gates = gates;
    this.people = people;
    this.forgotten = forgotten;
    this.failures = failures;
    this.trail = trail;
    this.evidence = evidence;
    this.rollouts = rollouts;
    this.rehearsals = rehearsals;
    this.objects = objects;
    this.json = json;
  }

  /**
   * Which edition of what.
   *
   * @param verdict the gate's word on it
   * @param before the manifest of edition 1, in a later one
   */
  record Wanted(
      ProjectId project,
      Promotion promotion,
      int edition,
      VerdictView verdict,
      Optional<Sha256> before) {
    /** What people decide on knows nothing of what came after. */
    boolean isForDecision() {
      return edition == Dossier.FOR_DECISION;
    }

    PromotionState state() {
      return isForDecision() ? PromotionState.AWAITING_APPROVAL : promotion.state();
    }
  }

  /** The files. */
  DossierFolder folder(Wanted wanted) {
    var folder = new DossierFolder(json);
    var gathered = new Gathered(wanted, folder, new ArrayList<>());
    List<AuditedEntry> audit = audit(wanted);
    var dossier = dossier(gathered, audit);
    dossier.people().forEach(person -> folder.addPerson(person, name(wanted.project(), person)));
    folder.addDossier(dossier, audit);
    folder.addPage(DossierPages.of(folder.contents(), json));
    return folder;
  }

  /** While it is put together; {@code absent} grows with what is gone from the store. */
  private record Gathered(Wanted wanted, DossierFolder folder, List<Sha256> absent) {
    List<Sha256> gone() {
      return absent.stream().distinct().toList();
    }
  }

  private Dossier dossier(Gathered gathered, List<AuditedEntry> audit) {
    Wanted wanted = gathered.wanted();
    ProjectId project = wanted.project();
    Promotion promotion = wanted.promotion();
    DossierFolder folder = gathered.folder();
    Dossier.Version candidate = version(gathered, promotion.candidate());
    DossierEvidence.Backing backing = evidence.of(wanted, folder, ref -> artifact(gathered, ref));
    Optional<ReleasePlan> plan = promotions.plan(project, promotion.id());
    return new Dossier(
        project,
        promotion.id(),
        wanted.edition(),
        wanted.state(),
        prompts.require(project, promotion.promptId()).name().value(),
        promotion.stage(),
        candidate,
        promotion.replaces().map(id -> version(gathered, id)),
        promotion.requestedBy(),
        promotion.createdAt(),
        promotions
            .reason(project, promotion.id())
            .map(words -> words(gathered, promotion.requestedBy(), words)),
        ruling(wanted, folder),
        backing.runs(),
        backing.certificates(),
        backing.agreements(),
        decisions(gathered),
        takenBack(wanted, folder),
        wanted.before(),
        gathered.gone(),
        plan.map(folder::addArtifact),
        wanted.isForDecision()
            ? Optional.empty()
            : plan.flatMap(it -> rollouts.of(project, promotion.id(), it)).map(folder::addArtifact),
        anchor(project, audit).map(folder::addArtifact),
        wanted.isForDecision() ? List.of() : approvals.delegations(project, promotion.id()),
        wanted.isForDecision() ? Optional.empty() : failureMode(project, promotion),
        rehearsals.find(project, promotion.id()).map(folder::addArtifact));
  }

  private Optional<Dossier.FailureMode> failureMode(ProjectId project, Promotion promotion) {
    return failures
        .find(project, promotion.id())
        .flatMap(found ->
            found
                .cluster()
                .map(cluster -> new Dossier.FailureMode(cluster, found.traces(), found.bad())));
  }

  /** Where the log's end was last on record outside of the registry, among or before its lines. */
  private Optional<AuditAnchor> anchor(ProjectId project, List<AuditedEntry> audit) {
    return audit.isEmpty()
        ? Optional.empty()
        : trail.anchor(project, audit.getLast().entry().sequence());
  }

  private Dossier.Ruling ruling(Wanted wanted, DossierFolder folder) {
    VerdictView verdict = wanted.verdict();
    return new Dossier.Ruling(
        verdict.id(),
        verdict.recordedAt(),
        folder.addArtifact(gates.require(wanted.project(), verdict.gateId())),
        folder.addArtifact(verdict.evidence()),
        folder.addArtifact(verdict.verdict()));
  }

  private Dossier.Version version(Gathered gathered, PromptVersionId id) {
    PromptVersion version =
        prompts
            .version(gathered.wanted().project(), id)
            .orElseThrow(() -> RegistryException.notFound("prompt version", id));
    return new Dossier.Version(
        version.id(),
        version.number(),
        version.author(),
        version.createdAt(),
        artifact(gathered, version.artifact()),
        Optional.of(
            prompts.authors(gathered.wanted().project(), version).stream()
                .filter(author -> !author.equals(version.author()))
                .toList()));
  }

  private List<Dossier.Approval> decisions(Gathered gathered) {
    Wanted wanted = gathered.wanted();
    if (wanted.isForDecision()) {
      return List.of();
    }
    return wanted.promotion().decisions().stream()
        .map(one ->
            new Dossier.Approval(
                one.decision().id(),
                one.decision().personId(),
                one.decision().kind(),
                one.decidedAt(),
                one.decision()
                    .comment()
                    .map(words -> words(gathered, one.decision().personId(), words))))
        .toList();
  }

  private Optional<Sha256> takenBack(Wanted wanted, DossierFolder folder) {
    return wanted.isForDecision()
        ? Optional.empty()
        : promotions
            .rollbackReason(wanted.project(), wanted.promotion().id())
            .map(words -> folder.addWords(words.getBytes(StandardCharsets.UTF_8)));
  }

  private Sha256 artifact(Gathered gathered, ArtifactRef ref) {
    try {
      return gathered.folder().addArtifact(objects.get(ref), ref.mediaType());
    } catch (MissingObjectException _) {
      gathered.absent().add(ref.sha256());
      return ref.sha256();
    }
  }

  /** What others wrote as well is in the store still, and no word of a forgotten person's. */
  private Sha256 words(Gathered gathered, PersonId writer, ArtifactRef ref) {
    if (forgotten.isForgotten(gathered.wanted().project(), writer)) {
      gathered.absent().add(ref.sha256());
      return ref.sha256();
    }
    try {
      return gathered.folder().addWords(objects.get(ref));
    } catch (MissingObjectException _) {
      gathered.absent().add(ref.sha256());
      return ref.sha256();
    }
  }

  private String name(ProjectId project, PersonId person) {
    return people
        .find(person)
        .filter(_ -> !forgotten.isForgotten(project, person))
        .map(Person::displayName)
        .orElse("somebody");
  }

  /** What it tells of promotion and verdict; for a decision, up to the verdict. */
  private List<AuditedEntry> audit(Wanted wanted) {
    List<AuditedEntry> lines =
        trail.of(
            wanted.project(),
            List.of(wanted.promotion().id().toString(), wanted.verdict().id().toString()));
    if (!wanted.isForDecision()) {
      return lines;
    }
    long last =
        lines.stream()
            .filter(line -> line.entry().action().equals("gates.verdict"))
            .mapToLong(line -> line.entry().sequence())
            .max()
            .orElse(Long.MAX_VALUE);
    return lines.stream().filter(line -> line.entry().sequence() <= last).toList();
  }
}
