package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The redaction policies of projects, as versions that never change, and the keys of hashes. */
@Singleton
public final class RedactionPolicies {
  private static final int KEY_BYTES = 32;

  private final PolicyRepository rows;
  private final KeyRepository keys;
  private final CanonicalJson json;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RedactionPolicies(
      PolicyRepository rows,
      KeyRepository keys,
      CanonicalJson json,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.keys = keys;
    this.json = json;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The policy in force. */
  public VersionedPolicy current(ProjectId project) {
    return transactions
        .read(() -> rows.last(project.value()))
        .map(this::policy)
        .orElseGet(VersionedPolicy::standard);
  }

  /**
   * What was in force when, newest first; without the standard policy, which every project begins
   * with.
   *
   * @param limit at most so many
   */
  public List<VersionedPolicy> newest(ProjectId project, int limit) {
    return transactions.read(() -> rows.newest(project.value(), limit)).stream()
        .map(this::policy)
        .toList();
  }

  /**
   * Puts another version in force, in this process at once and in others within seconds. What is
   * stored already stays as it is.
   *
   * @param expected the version that the caller saw; a policy as it is in force stays
   * @throws RegistryException CONFLICT {@code redaction-policy-changed} when it is another by now,
   *     also without an expected version when two are put at one moment
   */
  public VersionedPolicy set(
      ProjectId project, RedactionPolicy policy, Optional<Integer> expected, Actor actor) {
    return transactions.write(() -> {
      var last = current(project);
      if (expected.isPresent() && expected.get() != last.version()) {
        throw changed(last.version());
      }
      if (last.version() > 0 && last.policy().equals(policy)) {
        return last;
      }
      var row =
          new PolicyRow(project.value(), last.version() + 1, json.write(policy), clock.instant());
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        throw changed(row.version());
      }
      audit.append(
          project,
          actor,
          "traces.redaction.set",
          AuditSubject.of("redaction-policy", row.version()),
          new AuditChange(told(last.policy()), told(policy)).with(Map.of()));
      return policy(row);
    });
  }

  private static Map<String, Object> told(RedactionPolicy policy) {
    return Map.of(
        "actions", policy.actions().toString(),
        "names", policy.names().size(),
        "patterns", policy.patterns().size());
  }

  private static RegistryException changed(int version) {
    return new RegistryException(
        RegistryException.Kind.CONFLICT,
        "redaction-policy-changed",
        "Somebody else changed the policy meanwhile: it is at version %d now. Look at it and choose again."
            .formatted(version));
  }

  /** The project's key, made when it is first asked for. */
  byte[] key(ProjectId project) {
    return transactions
        .read(() -> keys.find(project.value()))
        .orElseGet(() -> transactions.write(() -> newKey(project)))
        .hashKey();
  }

  private KeyRow newKey(ProjectId project) {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    keys.insertOrKeep(new KeyRow(project.value(), key));
    return keys.find(project.value()).orElseThrow();
  }

  private VersionedPolicy policy(PolicyRow row) {
    return new VersionedPolicy(
        row.version(),
        json.read(row.policy(), RedactionPolicy.class),
        Optional.of(row.createdAt()));
  }
}
