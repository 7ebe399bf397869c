package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepSteering;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people want of a promotion that is between two stages of its path: hold it, resume it, send
 * it on before its time. Within the caller's transaction, who holds the promotion's row.
 */
@Singleton
final class PathSteering {
  private final StopRepository stops;
  private final PromotionStates states;
  private final Audit audit;

  PathSteering(StopRepository stops, PromotionStates states, Audit audit) {
    this.stops = stops;
    this.states = states;
    this.audit = audit;
  }

  /**
   * Does what is wanted at the last stage that has been reached; where the person saw another one,
   * says how it stands.
   *
   * @throws dev.hansei.infra.registry.RegistryException INVALID {@code not-rolling} before that
   */
  StepAnswer steer(PromotionRow row, StepSteering wanted, Steering.Kind kind, Instant now) {
    StopRow stop = reached(row);
    boolean held = row.currentState() == PromotionState.PAUSED;
    if (wanted.stop().filter(seen -> seen != stop.number()).isPresent()) {
      return standing(stop, held, now);
    }
    switch (kind) {
      case HOLD -> {
        if (!held) {
          stops.replace(stop.because(wanted.reason()));
          set(row, PromotionState.PAUSED, wanted, now);
          write(wanted, stop, "promotions.hold");
        }
        return new StepAnswer.Resting(stop.number(), Optional.empty());
      }
      case RESUME -> {
        if (held) {
          stops.replace(stop.because(""));
          set(row, PromotionState.ROLLING, wanted, now);
          write(wanted, stop, "promotions.resume");
        }
      }
      case SKIP -> {
        stops.replace(stop.sentOn(wanted.reason(), now));
        set(row, PromotionState.ROLLING, wanted, now);
        write(wanted, stop, "promotions.skip");
      }
    }
    return new StepAnswer.Walked(stop.number());
  }

  private static StepAnswer standing(StopRow stop, boolean held, Instant now) {
    if (held) {
      return new StepAnswer.Resting(stop.number(), Optional.empty());
    }
    return stop.rests(now)
        ? new StepAnswer.Resting(stop.number(), Optional.ofNullable(stop.restsUntil()))
        : new StepAnswer.Walked(stop.number());
  }

  private StopRow reached(PromotionRow row) {
    List<StopRow> passed =
        stops.of(row.projectId(), row.promotionId()).stream()
            .filter(stop -> stop.currentState().isPassed())
            .toList();
    if (passed.isEmpty()) {
      throw PromotionRules.invalid(
          "not-rolling", "Nothing of promotion %s has begun.".formatted(row.promotionId()));
    }
    return passed.getLast();
  }

  private void set(PromotionRow row, PromotionState state, StepSteering wanted, Instant now) {
    if (row.currentState() != state) {
      states.set(row, state, new Actor.ByPerson(wanted.personId()), now);
    }
  }

  private void write(StepSteering wanted, StopRow stop, String action) {
    audit.append(
        wanted.projectId(),
        new Actor.ByPerson(wanted.personId()),
        action,
        Node.of(NodeKind.PROMOTION, wanted.promotionId()),
        Map.of("step", 0, "stop", stop.number(), "words", Sha256.of(wanted.reason()).hex()));
  }
}
