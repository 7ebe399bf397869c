package dev.hansei.activities.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns<String> turns = new Turns<>();

  @Test
  void servesPayersInTurnAndEachInItsOwnOrder() {
    for (int i = 1; i <= 4; i++) {
      turns.add("large", "large-" + i);
    }
    turns.add("small", "small-1");
    turns.add("other", "other-1");
    turns.add("small", "small-2");
    assertThat(served())
        .containsExactly(
            "large-1", "small-1", "other-1", "large-2", "small-2", "large-3", "large-4");
    assertThat(turns.first()).isNull();
  }

  @Test
  void whoGoesAwayLeavesTheTurnToTheNextOfItsPayer() {
    turns.add("a", "a-1");
    turns.add("a", "a-2");
    turns.add("b", "b-1");
    turns.remove("a", "a-1");
    assertThat(turns.first()).isEqualTo("a-2");
    turns.remove("a", "a-2");
    assertThat(turns.first()).isEqualTo("b-1");
    turns.remove("nobody", "b-1");
    assertThat(turns.first()).isEqualTo("b-1");
  }

  /** Each is called by its payer and a number. */
  private List<String> served() {
    List<String> served = new ArrayList<>();
    for (String one = turns.first(); one != null; one = turns.first()) {
      served.add(one);
      turns.serve(one.substring(0, one.indexOf('-')), one);
    }
    return served;
  }
}
