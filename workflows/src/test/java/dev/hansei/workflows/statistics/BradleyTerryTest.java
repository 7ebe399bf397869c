package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BradleyTerryTest {
  static List<JsonNode> cases() {
    return Reference.rows(Reference.tree("bradley-terry.json"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithTheReference(JsonNode row) {
    List<Meeting> meetings = new ArrayList<>();
    row.get("played")
        .forEach(each ->
            meetings.add(
                new Meeting(each.get(0).asText(), each.get(1).asText(), each.get(2).asDouble())));
    BradleyTerry got =
        BradleyTerry.fit(meetings, row.get("penalty").asDouble(), row.get("confidence").asDouble())
            .orElseThrow();
    assertThat(got.strengths()).hasSize(row.get("strengths").size());
    for (int i = 0; i < got.strengths().size(); i++) {
      BradleyTerry.Strength strength = got.strengths().get(i);
      String what = row.get("name").asText() + " " + strength.version();
      Expected.near(what, strength.logOdds().value(), row.get("strengths").get(i), 1e-7);
      Expected.near(what, strength.logOdds().halfWidth(), row.get("half").get(i), 1e-7);
    }
  }

  @Test
  void chanceIsTheDifferenceOfStrengths() {
    List<Meeting> meetings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      meetings.add(new Meeting("a", "b", i < 6 ? 1 : 0));
    }
    BradleyTerry got = BradleyTerry.fit(meetings, 0, 0.95).orElseThrow();
    Expected.near("six of eight", got.chance("a", "b"), 0.75, 1e-9);
    Expected.near("two of eight", got.chance("b", "a"), 0.25, 1e-9);
    assertThat(got.strengths().getFirst().logOdds().n()).isEqualTo(8);
  }

  @Test
  void whatMeetingsDoNotTellIsEmptyWithoutAPenalty() {
    List<Meeting> alwaysWon = List.of(new Meeting("a", "b", 1), new Meeting("a", "b", 1));
    assertThat(BradleyTerry.fit(alwaysWon, 0, 0.95)).isEmpty();
    assertThat(BradleyTerry.fit(alwaysWon, 0.1, 0.95)).isPresent();
    List<Meeting> islands = List.of(new Meeting("a", "b", 0.5), new Meeting("c", "d", 0.5));
    assertThat(BradleyTerry.fit(islands, 0, 0.95)).isEmpty();
  }

  @Test
  void refusalsNameTheRule() {
    assertThatThrownBy(() -> new Meeting("a", "a", 1)).hasMessageContaining("two versions");
    assertThatThrownBy(() -> new Meeting("a", "b", 2)).hasMessageContaining("got 2.0");
    assertThatThrownBy(() -> BradleyTerry.fit(List.of(), 0, 0.95))
        .hasMessageContaining("need meetings");
    BradleyTerry one = BradleyTerry.fit(List.of(new Meeting("a", "b", 0.5)), 0, 0.95).orElseThrow();
    assertThatThrownBy(() -> one.chance("a", "z")).hasMessageContaining("no meeting of version z");
  }
}
