package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.Reviews.InOrder;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.AnswerOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Judges of pairs against what people say. */
class OrderTableTest {
  @Test
  void holdsEachJudgeAgainstPeople() {
    Map<String, String> people = new HashMap<>();
    Map<String, Map<String, String>> parts = new HashMap<>();
    List<InOrder> said = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String task = "t" + i;
      String gold = i >= 20 ? "tie" : i % 2 == 0 ? "a" : "b";
      people.put(task, gold);
      parts.put(task, Map.of("kind", i % 2 == 0 ? "even" : "odd", "id", task));
      said.add(new InOrder(task, "model:right", AnswerOrder.AB, gold));
      said.add(new InOrder(task, "model:right", AnswerOrder.BA, gold));
      said.add(new InOrder(task, "model:first", AnswerOrder.AB, "a"));
      if (i > 0) {
        said.add(new InOrder(task, "model:first", AnswerOrder.BA, "b"));
      }
    }
    List<BothOrders> lines = new OrderTable(people, parts).of("label", said);
    assertThat(lines).extracting(BothOrders::author).containsExactly("model:right", "model:first");
    BothOrders right = lines.getFirst();
    assertThat(right.compared()).isEqualTo(24);
    assertThat(right.ties()).isEqualTo(4);
    assertThat(right.all().orElseThrow().accuracy().value()).isEqualTo(1);
    assertThat(right.parts())
        .as("a field that names each is no part")
        .extracting(BothOrders.OfPart::name)
        .containsExactly("kind: even", "kind: odd");
    assertThat(right.of("kind: odd").orElseThrow().pairs()).isEqualTo(10);
    BothOrders first = lines.getLast();
    assertThat(first.halves()).isEqualTo(1);
    assertThat(first.all().orElseThrow().pairs()).isEqualTo(19);
    assertThat(first.all().orElseThrow().firstPicks().value()).isEqualTo(1);
    assertThat(first.all().orElseThrow().accuracy().value()).isEqualTo(0.5);
  }

  @Test
  void peopleAreThoseWhoAreHumanAndAgreed() {
    var mixed =
        new OfTask("t", List.of("person:1", "model:m", "outside:x"), List.of("a", "b", "a"));
    assertThat(MostOfPeople.of(mixed)).contains("a");
    var split = new OfTask("t", List.of("person:1", "outside:x"), List.of("a", "b"));
    assertThat(MostOfPeople.of(split)).isEmpty();
    assertThat(MostOfPeople.of(new OfTask("t", List.of("model:m"), List.of("a")))).isEmpty();
  }
}
