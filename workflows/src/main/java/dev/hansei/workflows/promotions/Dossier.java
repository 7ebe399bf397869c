package dev.hansei.workflows.promotions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.calibrations.CalibrationId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Cost;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.suites.OutcomeCounts;
import dev.hansei.workflows.suites.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that stands behind one promotion at one of its moments: ids and figures here, content
 * by its hash. It is made of what is in the registry and holds no moment of its own making, so that
 * making it again gives the same bytes.
 *
 * @param edition 1 for what people decide on, when the gate has passed; from 2 for each end
 * @param state where the promotion stood; {@code AWAITING_APPROVAL} in edition 1
 * @param replaces what was live when it opened; absent where nothing was
 * @param runs the candidate's, then the baseline's where there is one
 * @param decisions oldest first; none in edition 1
 * @param rollbackReason why somebody took it back; absent unless somebody did
 * @param before hash of the manifest of edition 1; absent in edition 1, and where there was none
 * @param absent what is named here and was gone from the store when this was made
 * @param plan by what steps it is released; absent for a move in one step
 * @param rollout what its steps saw; absent without steps
 * @param anchor where the audit log's end is noted outside of the registry; absent where it is not
 * @param delegations who let whom approve in their place
 * @param failureMode what its bad answers failed at; absent unless it went back for them and that
 *     was found
 * @param rehearsal what its rehearsal saw; absent without one
 */
public record Dossier(
    ProjectId projectId,
    PromotionId promotionId,
    int edition,
    PromotionState state,
    String prompt,
    Stage stage,
    Version candidate,
    Optional<Version> replaces,
    PersonId requestedBy,
    Instant requestedAt,
    Optional<Sha256> reason,
    Ruling ruling,
    List<Run> runs,
    List<CertificateUsed> certificates,
    List<AgreementUsed> agreements,
    List<Approval> decisions,
    Optional<Sha256> rollbackReason,
    Optional<Sha256> before,
    List<Sha256> absent,
    Optional<Sha256> plan,
    Optional<Sha256> rollout,
    Optional<Sha256> anchor,
    List<Delegation> delegations,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<FailureMode> failureMode,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Sha256> rehearsal) {
  /** The edition that people decide on. */
  public static final int FOR_DECISION = 1;

  /** The first edition that tells of an end. */
  public static final int FIRST_END = 2;

  public Dossier {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(promotionId, "promotionId is null");
    if (edition < FOR_DECISION) {
      throw new IllegalArgumentException("editions count from 1: " + edition);
    }
    Objects.requireNonNull(state, "state is null");
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(stage, "stage is null");
    Objects.requireNonNull(candidate, "candidate is null");
    Objects.requireNonNull(replaces, "replaces is null");
    Objects.requireNonNull(requestedBy, "requestedBy is null");
    Objects.requireNonNull(requestedAt, "requestedAt is null");
    Objects.requireNonNull(reason, "reason is null");
    Objects.requireNonNull(ruling, "ruling is null");
    runs = List.copyOf(runs);
    certificates = List.copyOf(certificates);
    agreements = List.copyOf(agreements);
    decisions = List.copyOf(decisions);
    Objects.requireNonNull(rollbackReason, "rollbackReason is null");
    Objects.requireNonNull(before, "before is null");
    absent = List.copyOf(absent);
    Objects.requireNonNull(plan, "plan is null");
    Objects.requireNonNull(rollout, "rollout is null");
    Objects.requireNonNull(anchor, "anchor is null");
    delegations = List.copyOf(delegations);
    Objects.requireNonNull(failureMode, "failureMode is null");
    Objects.requireNonNull(rehearsal, "rehearsal is null");
  }

  /** One that tells of neither failure mode nor rehearsal. */
  public Dossier(
      ProjectId projectId,
      PromotionId promotionId,
      int edition,
      PromotionState state,
      String prompt,
      Stage stage,
      Version candidate,
      Optional<Version> replaces,
      PersonId requestedBy,
      Instant requestedAt,
      Optional<Sha256> reason,
      Ruling ruling,
      List<Run> runs,
      List<CertificateUsed> certificates,
      List<AgreementUsed> agreements,
      List<Approval> decisions,
      Optional<Sha256> rollbackReason,
      Optional<Sha256> before,
      List<Sha256> absent,
      Optional<Sha256> plan,
      Optional<Sha256> rollout,
      Optional<Sha256> anchor,
      List<Delegation> delegations) {
    this(
        projectId,
        promotionId,
        edition,
        state,
        prompt,
        stage,
        candidate,
        replaces,
        requestedBy,
        requestedAt,
        reason,
        ruling,
        runs,
        certificates,
        agreements,
        decisions,
        rollbackReason,
        before,
        absent,
        plan,
        rollout,
        anchor,
        delegations,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What the answers failed at for which it went back.
   *
   * @param cluster the failure mode that has most of them; its name may be words of users
   * @param traces how many of them it has
   * @param bad how many there were, 500 at most
   */
  public record FailureMode(ClusterId cluster, int traces, int bad) {}

  /**
   * A prompt version.
   *
   * @param content hash of its canonical JSON
   * @param partialsBy who else wrote the partials in it, and so may not approve either; absent
   *     where nobody did, and in dossiers of before
   */
  public record Version(
      PromptVersionId id,
      int number,
      PersonId author,
      Instant createdAt,
      Sha256 content,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<PersonId>> partialsBy) {
    public Version {
      Objects.requireNonNull(partialsBy, "partialsBy is null");
      partialsBy = partialsBy.map(List::copyOf).filter(people -> !people.isEmpty());
    }

    /** One that its author wrote alone. */
    public Version(
        PromptVersionId id, int number, PersonId author, Instant createdAt, Sha256 content) {
      this(id, number, author, createdAt, content, Optional.empty());
    }

    /** Whose words it is made of. */
    public List<PersonId> authors() {
      return Stream.concat(Stream.of(author), partialsBy.stream().flatMap(List::stream)).toList();
    }
  }

  /** What the gate said, by the hashes of gate, evidence and verdict. */
  public record Ruling(
      VerdictId id, Instant recordedAt, Sha256 gate, Sha256 evidence, Sha256 verdict) {}

  /**
   * A run.
   *
   * @param manifest hash of everything that is needed to run it again
   * @param figures hash of its summary by metric
   */
  public record Run(
      RunId id,
      Sha256 manifest,
      Sha256 figures,
      int planned,
      OutcomeCounts counts,
      Usage usage,
      Cost cost,
      int fromJournal,
      Instant startedAt,
      Optional<Instant> endedAt) {
    public Run {
      Objects.requireNonNull(endedAt, "endedAt is null");
    }
  }

  /** A certificate that a judge among the evidence had, as it was issued. */
  public record CertificateUsed(
      String metric, JudgeId judgeId, boolean mayGate, CalibrationId id, Sha256 certificate) {}

  /** How far people agree whose labels are among the evidence, as measured last. */
  public record AgreementUsed(QueueId queueId, Sha256 agreement) {}

  /**
   * One decision. {@code comment} is the hash of the person's words; absent where there are none.
   */
  public record Approval(
      String id, PersonId personId, Decision.Kind kind, Instant at, Optional<Sha256> comment) {
    public Approval {
      Objects.requireNonNull(comment, "comment is null");
    }
  }

  /** Words of people: what may be erased. In the order in which it is told. */
  public List<Sha256> words() {
    return Stream.of(
            reason.stream(),
            decisions.stream().flatMap(decision -> decision.comment().stream()),
            rollbackReason.stream())
        .flatMap(one -> one)
        .distinct()
        .toList();
  }

  /** Content that is no person's remark, by hash, in the order in which it is told. */
  public List<Sha256> artifacts() {
    return Stream.of(
            Stream.of(candidate.content()),
            replaces.stream().map(Version::content),
            Stream.of(ruling.gate(), ruling.evidence(), ruling.verdict()),
            runs.stream().flatMap(run -> Stream.of(run.manifest(), run.figures())),
            certificates.stream().map(CertificateUsed::certificate),
            agreements.stream().map(AgreementUsed::agreement),
            plan.stream(),
            rollout.stream(),
            anchor.stream(),
            rehearsal.stream())
        .flatMap(one -> one)
        .distinct()
        .toList();
  }

  /** Everybody who is named, in the order in which they are told. */
  public List<PersonId> people() {
    return Stream.of(
            Stream.of(requestedBy),
            candidate.authors().stream(),
            replaces.stream().map(Version::author),
            decisions.stream().map(Approval::personId))
        .flatMap(one -> one)
        .distinct()
        .toList();
  }
}
