package dev.hansei.infra.registry;

import dev.hansei.infra.objects.ObjectStoreUnavailableException;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on record outside the database where each audit chain ends, once a day (UTC): whichever
 * process is first does it, and what could not be done is tried again in the next round. A chain
 * whose end an anchor holds already gets no other.
 */
@Singleton
public final class AuditAnchoring {
  /** A day's rows are anchored so long after midnight at the latest. */
  private static final String PERIOD = "10m";

  /** Not while a process starts; tests that anchor by themselves say later. */
  private static final String FIRST = "${hansei.audit.anchors.first:1m}";

  /** Bounds what is read at once. */
  private static final int BATCH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(AuditAnchoring.class);

  private final AuditHeadRepository heads;
  private final AuditAnchorRepository rows;
  private final AuditAnchorStore store;
  private final Transactions transactions;
  private final Clock clock;

  AuditAnchoring(
      AuditHeadRepository heads,
      AuditAnchorRepository rows,
      AuditAnchorStore store,
      Transactions transactions,
      Clock clock) {
    this.heads = heads;
    this.rows = rows;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Anchors one chain now, unless it was anchored today or has no rows.
   *
   * @throws ObjectStoreUnavailableException when the store does not answer
   */
  public void anchor(ProjectId project) {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var isAnchored =
        transactions
            .read(() -> heads.find(project.value()))
            .filter(head -> head.sequence() > 0)
            .map(head -> anchor(head, day));
    LOG.debug("{} is anchored for {}: {}", project, day, isAnchored);
  }

  /** One round over all projects. Ends early, and says so in the log, where a store is away. */
  @Scheduled(initialDelay = FIRST, fixedRate = PERIOD)
  public void anchorAll() {
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    try {
      int anchored = anchorAll(day);
      if (anchored > 0) {
        LOG.info("{} audit chains are anchored for {}", anchored, day);
      }
    } catch (ObjectStoreUnavailableException | RegistryException e) {
      LOG.warn("audit chains cannot be anchored now, the next round tries again: {}", e.toString());
    }
  }

  private int anchorAll(LocalDate day) {
    int anchored = 0;
    var after = new UUID(0L, 0L);
    while (true) {
      var from = after;
      var waiting = transactions.read(() -> heads.unanchored(from, day, BATCH));
      for (var head : waiting) {
        anchored += tried(head, day) ? 1 : 0;
      }
      if (waiting.size() < BATCH) {
        return anchored;
      }
      after = waiting.getLast().projectId();
    }
  }

  /** One chain that cannot be anchored keeps none behind it from being so. */
  private boolean tried(AuditHeadRow head, LocalDate day) {
    try {
      return anchor(head, day);
    } catch (ObjectStoreUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "the chain of project {} cannot be anchored now: {}", head.projectId(), e.toString());
      return false;
    }
  }

  /** The object first: an index row without its object would read as an anchor that was removed. */
  private boolean anchor(AuditHeadRow head, LocalDate day) {
    var project = new ProjectId(head.projectId());
    var wanted = new AuditAnchor(project, day, head.sequence(), head.hash(), clock.instant());
    var there = store.putOrFind(wanted);
    if (there.isEmpty()) {
      LOG.warn(
          "{} is no anchor of that project; the audit log is not anchored for that day",
          AuditAnchorStore.name(project, day));
      return false;
    }
    transactions.run(() -> rows.insertOrKeep(AuditAnchorRow.of(there.get())));
    return true;
  }
}
