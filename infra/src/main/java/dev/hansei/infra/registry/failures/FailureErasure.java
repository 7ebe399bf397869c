package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.infra.registry.traces.TraceErasure.Taken;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Erases a trace with what failures made of it: the failure's words, the text and vector of a
 * pattern that nobody else said, and names that were made of such words. Figures stay. Retention
 * does none of this: an excerpt of a failure outlives its trace until somebody wants it gone.
 */
@Singleton
public final class FailureErasure {
  /** Traces of a user, for each look. */
  private static final int TRACES_AT_ONCE = 100;

  /** After it an answer is due; whoever asked asks again. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TraceErasure traces;
  private final ErasureRepository rows;
  private final ReplacedRepository replaced;
  private final PatternErasure patterns;
  private final GroupingRepository groupings;
  private final List<ErasureReach> reaches;
  private final ObjectStore objects;
  private final CanonicalJson json;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  FailureErasure(
      TraceErasure traces,
      ErasureRepository rows,
      ReplacedRepository replaced,
      PatternErasure patterns,
      GroupingRepository groupings,
      List<ErasureReach> reaches,
      ObjectStore objects,
      CanonicalJson json,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.traces = traces;
    this.rows = rows;
    this.replaced = replaced;
    this.patterns = patterns;
    this.groupings = groupings;
    this.reaches = List.copyOf(reaches);
    this.objects = objects;
    this.json = json;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What went.
   *
   * @param failures whose words went
   * @param patterns texts that nobody else had said
   * @param renamed failure modes that have another name now
   * @param said labels, judgements and proposals that lost words about it
   * @param more whether the user has further traces: ask again
   */
  public record Erased(
      int traces, int failures, int patterns, int renamed, int said, boolean more) {
    /** There was nothing. */
    public static final Erased NOTHING = new Erased(0, 0, 0, 0, 0, false);

    private Erased plus(Erased other) {
      return new Erased(
          traces + other.traces,
          failures + other.failures,
          patterns + other.patterns,
          renamed + other.renamed,
          said + other.said,
          other.more);
    }

    private boolean hasWords() {
      return failures > 0 || said > 0;
    }

    private Erased ofOneTrace() {
      return new Erased(1, failures, patterns, renamed, said, false);
    }

    private Erased withMore() {
      return new Erased(traces, failures, patterns, renamed, said, true);
    }
  }

  /**
   * Erases one, with an audit row. Again changes nothing; after an interruption it finishes.
   *
   * @return empty where there never was such a trace
   */
  public Optional<Erased> trace(ProjectId project, TraceId trace, Actor actor) {
    return trace(project, trace, traces.takeOut(project, List.of(trace)), actor);
  }

  /** What lay in shared objects was taken out of them before. */
  private Optional<Erased> trace(
      ProjectId project, TraceId trace, SortedMap<TraceId, Taken> taken, Actor actor) {
    var lay = Objects.requireNonNull(taken.get(trace));
    var done = new AtomicReference<>(Erased.NOTHING);
    var objectsOf = new TreeSet<Sha256>();
    boolean isKnown =
        traces.erase(
            project,
            trace,
            lay.places(),
            gone -> {
              var erased = failuresOf(project, trace, actor, objectsOf);
              if (gone > 0 || lay.objects() > 0 || erased.hasWords()) {
                tell(project, trace, erased, actor);
              }
              done.set(erased);
            });
    objectsOf.forEach(object -> drop(project, trace, object));
    Erased erased = Objects.requireNonNull(done.get());
    return isKnown || erased.hasWords() ? Optional.of(erased.ofOneTrace()) : Optional.empty();
  }

  /**
   * Erases the traces of a user, one after the other, for a minute at most: repeat it while there
   * are more. A trace is its earliest step's user's. Those that retention took before are found by
   * their user only while an object still has their words; what failures know of the others goes by
   * their ids.
   *
   * @param user as senders name them
   */
  public Erased user(ProjectId project, String user, Actor actor) {
    Instant until = clock.instant().plus(PATIENCE);
    Erased all = wordsOfTaken(project, user, until, actor);
    if (all.more()) {
      return all;
    }
    String after = "";
    List<TraceId> some;
    do {
      some = traces.ofUser(project, user, after, TRACES_AT_ONCE);
      if (!some.isEmpty() && clock.instant().isAfter(until)) {
        return all.withMore();
      }
      var taken = traces.takeOut(project, some);
      for (TraceId trace : some) {
        all = all.plus(trace(project, trace, taken, actor).orElse(Erased.NOTHING));
        after = trace.hex();
      }
    } while (some.size() == TRACES_AT_ONCE);
    return all;
  }

  /**
   * What failures know, and people and judges said, of traces that retention took, before anything
   * else: whose they were is told by what is taken out of objects afterwards, and a call that is
   * interrupted has to find them again. Those that an earlier call was done with are gone through
   * again, and take no patience: who repeats it gets on.
   */
  private Erased wordsOfTaken(ProjectId project, String user, Instant until, Actor actor) {
    Erased all = Erased.NOTHING;
    String after = "";
    List<TraceId> some;
    do {
      some = traces.takenOfUser(project, user, after, TRACES_AT_ONCE);
      for (TraceId trace : some) {
        Erased gone = words(project, trace, actor);
        all = all.plus(gone);
        if (gone.hasWords() && clock.instant().isAfter(until)) {
          return all.withMore();
        }
      }
      after = some.isEmpty() ? after : some.getLast().hex();
    } while (some.size() == TRACES_AT_ONCE);
    return all;
  }

  private Erased words(ProjectId project, TraceId trace, Actor actor) {
    var objectsOf = new TreeSet<Sha256>();
    Erased erased =
        transactions.write(() -> {
          Erased gone = failuresOf(project, trace, actor, objectsOf);
          if (gone.hasWords()) {
            tell(project, trace, gone, actor);
          }
          return gone;
        });
    objectsOf.forEach(object -> drop(project, trace, object));
    return erased;
  }

  private Erased failuresOf(
      ProjectId project, TraceId trace, Actor actor, TreeSet<Sha256> objectsOf) {
    groupings.insertOrKeep(project.value());
    groupings.lock(project.value());
    var failed = rows.ofTraces(project.value(), List.of(trace.bytes()));
    var erased = Erased.NOTHING;
    if (!failed.isEmpty()) {
      rows.blank(
          project.value(),
          failed.stream().map(row -> UuidBytes.of(row.failureId())).toList(),
          json.write(new FailureTexts.Texts("", "", "")),
          clock.instant());
      failed.stream()
          .map(row -> Optional.ofNullable(row.textsSha256()))
          .flatMap(Optional::stream)
          .forEach(objectsOf::add);
      var changed = patterns.forget(project, failed, actor);
      erased = new Erased(0, failed.size(), changed.emptied(), changed.renamed(), 0, false);
      groupings.advance(project.value());
    }
    replaced.ofTrace(project.value(), trace.hex()).stream()
        .map(ReplacedRow::textsSha256)
        .forEach(objectsOf::add);
    return erased.plus(new Erased(0, 0, 0, 0, reach(project, trace), false));
  }

  /** Words that later stages have of it. */
  private int reach(ProjectId project, TraceId trace) {
    var failures =
        rows.allOf(project.value(), trace.bytes()).stream()
            .map(row -> new FailureId(row.failureId()))
            .toList();
    var gone = new ErasureReach.Gone(trace, failures);
    return reaches.stream().mapToInt(reach -> reach.erase(project, gone)).sum();
  }

  private void tell(ProjectId project, TraceId trace, Erased erased, Actor actor) {
    audit.append(
        project,
        actor,
        "traces.erase",
        AuditSubject.of("trace", trace.hex()),
        Map.of(
            "failures", erased.failures(),
            "patterns", erased.patterns(),
            "renamed", erased.renamed(),
            "said", erased.said()));
  }

  /** An object is found by its content, so another failure of the same words may name it. */
  private void drop(ProjectId project, TraceId trace, Sha256 object) {
    if (transactions.read(() -> rows.countNaming(object)) == 0) {
      objects.delete(object);
    }
    transactions.run(() -> {
      rows.forgetObject(project.value(), trace.bytes(), object);
      replaced.delete(project.value(), trace.hex(), object);
    });
  }
}
