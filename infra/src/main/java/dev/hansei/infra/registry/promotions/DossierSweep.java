package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the dossiers that are due, in every process of the service: soon after the gate has passed
 * and soon after an end, whoever brought it about, or after its failure mode was found, so that
 * content which is erased later is told by its hash at least. What cannot be made now is tried
 * again for a day, and then when somebody asks.
 */
@Singleton
public final class DossierSweep {
  /** Somebody who opens a promotion right after the gate's word finds its dossier. */
  private static final String PERIOD = "10s";

  /** Not while a process starts; tests that make theirs themselves say later. */
  private static final String FIRST = "${hansei.dossiers.first:20s}";

  /** Each takes some tens of milliseconds; the rest has its turn in ten seconds. */
  private static final int BATCH_MAX = 20;

  /** What fails once may fail for long, such as while an object is away. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private static final Duration TRIED = Duration.ofDays(1);

  /** Patience for approvals has 30 days at most. */
  private static final Duration OPEN = Duration.ofDays(31);

  private static final Logger LOG = LoggerFactory.getLogger(DossierSweep.class);

  private final MissingDossierRepository rows;
  private final Dossiers dossiers;
  private final DossierErasure erasure;
  private final SigningKeys keys;
  private final Clock clock;

  /** When those that could not be made are tried again. */
  private final Map<UUID, Instant> later = new ConcurrentHashMap<>();

  DossierSweep(
      MissingDossierRepository rows,
      Dossiers dossiers,
      DossierErasure erasure,
      SigningKeys keys,
      Clock clock) {
    this.rows = rows;
    this.dossiers = dossiers;
    this.erasure = erasure;
    this.keys = keys;
    this.clock = clock;
  }

  /** One round. */
  @Scheduled(initialDelay = FIRST, fixedDelay = PERIOD)
  public void sweep() {
    try {
      erasure.sweep();
      if (keys.signing().isPresent()) {
        missing().forEach(this::make);
      }
    } catch (RuntimeException e) {
      LOG.warn("dossiers that are due cannot be looked up now: {}", e.toString());
    }
  }

  private List<MissingDossierRow> missing() {
    Instant now = clock.instant();
    later.values().removeIf(now::isAfter);
    // Those that cannot be made now keep none behind them from their turn.
    int many = BATCH_MAX + later.size();
    return Stream.of(
            rows.endedWithout(now.minus(TRIED), many),
            rows.foundWithout(now.minus(TRIED), many),
            rows.openWithout(now.minus(OPEN), many))
        .flatMap(some ->
            some.stream().filter(row -> !later.containsKey(row.promotionId())).limit(BATCH_MAX))
        .toList();
  }

  private void make(MissingDossierRow row) {
    try {
      dossiers.due(new ProjectId(row.projectId()), new PromotionId(row.promotionId()));
    } catch (RuntimeException e) {
      later.put(row.promotionId(), clock.instant().plus(PAUSE));
      LOG.warn(
          "the dossier of promotion {} cannot be made now: {}", row.promotionId(), e.toString());
    }
  }
}
