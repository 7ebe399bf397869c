package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackCollectionsTest {
  @Test
  void oneThatFailsKeepsNoneBehindItFromItsTurn() {
    List<Integer> done = new ArrayList<>();
    RollbackCollections.each(
        List.of(1, 2, 3),
        one -> {
          if (one == 2) {
            throw new IllegalStateException("locked");
          }
          done.add(one);
        });
    assertThat(done).containsExactly(1, 3);
  }
}
