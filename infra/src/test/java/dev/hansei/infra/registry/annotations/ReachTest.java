package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final QueueId QUEUE = new QueueId(new UUID(1, 1));
  private static final PersonId ONE = new PersonId(new UUID(2, 1));
  private static final PersonId TWO = new PersonId(new UUID(2, 2));
  private static final Sha256 ITEM = Sha256.of("item");
  private static final Sha256 NEXT = Sha256.of("next");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private final Reach reach = new Reach(clock());

  private Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void isEachPersonsOwn() {
    reach.come(QUEUE, ONE, ITEM);
    assertThat(reach.of(QUEUE, ONE)).isEqualTo(ITEM);
    assertThat(reach.of(QUEUE, TWO)).isEqualTo(Reach.BEGIN);
    assertThat(reach.of(new QueueId(new UUID(1, 2)), ONE)).isEqualTo(Reach.BEGIN);
    reach.forget(QUEUE, ONE);
    assertThat(reach.of(QUEUE, ONE)).isEqualTo(Reach.BEGIN);
  }

  @Test
  void isForgottenSomeTimeAfterEverythingWasLookedAtHoweverMuchIsDoneMeanwhile() {
    reach.come(QUEUE, ONE, ITEM);
    now.updateAndGet(it -> it.plus(Reach.VALID.dividedBy(2)));
    reach.come(QUEUE, ONE, NEXT);
    assertThat(reach.of(QUEUE, ONE)).isEqualTo(NEXT);
    now.updateAndGet(it -> it.plus(Reach.VALID.dividedBy(2)).plusMillis(1));
    assertThat(reach.of(QUEUE, ONE)).isEqualTo(Reach.BEGIN);
    reach.come(QUEUE, ONE, ITEM);
    assertThat(reach.of(QUEUE, ONE)).as("looked at again").isEqualTo(ITEM);
  }
}
