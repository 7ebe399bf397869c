package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On a path the stage that the person saw counts, since all of it is step 0. */
class SteeringPolicyTest {
  private static final PersonId ANN = new PersonId(new UUID(1, 1));

  @Test
  void aSkipOfTheStageBeforeIsNoSkipOfTheOneThatItRestsAtNow() {
    assertThat(objection(1, Optional.of(1))).isEmpty();
    assertThat(objection(2, Optional.of(1)).orElseThrow()).contains("gone on to a later stage");
    assertThat(objection(2, Optional.of(2))).isEmpty();
  }

  @Test
  void thePageMayKnowOfTheNextStageAMomentSooner() {
    assertThat(objection(1, Optional.of(2))).isEmpty();
    assertThat(objection(1, Optional.of(3)).orElseThrow()).contains("not come so far");
  }

  @Test
  void whoNamesNoStageMeansTheOneThatItIsAt() {
    assertThat(objection(2, Optional.empty())).isEmpty();
  }

  @Test
  void aStepOfTheCanaryHasNoStop() {
    assertThatThrownBy(() -> skip(1, Optional.of(1))).hasMessageContaining("on the path");
    assertThatThrownBy(() -> skip(0, Optional.of(0))).hasMessageContaining("from 1");
  }

  private static Optional<String> objection(int walked, Optional<Integer> stop) {
    var place = new SteeringPolicy.Place(walked, 0);
    return SteeringPolicy.objection(PromotionState.ROLLING, place, skip(0, stop));
  }

  private static Steering skip(int step, Optional<Integer> stop) {
    var words = new ArtifactRef(Sha256.of("enough"), "text/plain", 6);
    return new Steering("skip", ANN, Steering.Kind.SKIP, step, words, stop);
  }
}
