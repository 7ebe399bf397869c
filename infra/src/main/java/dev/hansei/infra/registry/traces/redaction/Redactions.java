package dev.hansei.infra.registry.traces.redaction;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import dev.hansei.workflows.traces.redaction.RedactionTally;
import dev.hansei.workflows.traces.redaction.Redactor;
import dev.hansei.workflows.traces.redaction.SpanRedaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Redacts what comes in at any door, by the policy of its project, before anything of it is stored.
 * Where the policy cannot be read nothing is taken in. To redact twice changes nothing.
 */
@Singleton
public final class Redactions {
  /** How long after a change another process may go by the former policy. */
  public static final Duration LAG_MAX = Duration.ofSeconds(5);

  private final RedactionPolicies policies;
  private final RedactionCounts counts;
  private final Clock clock;
  private final Map<ProjectId, InForce> inForce = new ConcurrentHashMap<>();

  Redactions(RedactionPolicies policies, RedactionCounts counts, Clock clock) {
    this.policies = policies;
    this.counts = counts;
    this.clock = clock;
  }

  /** A policy made ready. */
  private record InForce(int version, Redactor redactor, Instant readAt) {
    boolean isFresh(Instant now) {
      return now.isBefore(readAt.plus(LAG_MAX));
    }
  }

  /** The spans as they may be stored; those in which nothing is found are the same. */
  public List<Span> spans(ProjectId project, List<Span> spans) {
    var redaction = new SpanRedaction(redactor(project));
    var total = new RedactionTally();
    var redacted = spans.stream().map(span -> redaction.of(span, total)).toList();
    counts.add(project, total.counts());
    return redacted;
  }

  /** The feedback as it may be stored. */
  public List<Feedback> feedback(ProjectId project, List<Feedback> feedback) {
    var redaction = new SpanRedaction(redactor(project));
    var tally = new RedactionTally();
    var redacted = feedback.stream().map(one -> redaction.of(one, tally)).toList();
    counts.add(project, tally.counts());
    return redacted;
  }

  /** What redacts by the policy in force. */
  public Redactor redactor(ProjectId project) {
    var now = clock.instant();
    var known = inForce.get(project);
    if (known != null && known.isFresh(now)) {
      return known.redactor();
    }
    return Objects.requireNonNull(
            inForce.compute(project, (id, former) -> read(id, former, now)), "it was read")
        .redactor();
  }

  /** What would redact by another policy, to try it; nothing is put in force. */
  public Redactor redactor(ProjectId project, RedactionPolicy policy) {
    return new Redactor(policy, policies.key(project));
  }

  /** Forgets what it knows of a policy, as after a change. */
  public void reload(ProjectId project) {
    inForce.remove(project);
  }

  private InForce read(ProjectId project, @Nullable InForce former, Instant now) {
    if (former != null && former.isFresh(now)) {
      return former;
    }
    var policy = policies.current(project);
    return former != null && former.version() == policy.version()
        ? new InForce(former.version(), former.redactor(), now)
        : new InForce(policy.version(), new Redactor(policy.policy(), policies.key(project)), now);
  }
}
