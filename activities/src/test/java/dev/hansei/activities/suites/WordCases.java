package dev.hansei.activities.suites;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.models.StubModelServer;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** So many cases that ask for a word each, a model server that knows them all, and its prices. */
record WordCases(int count) {
  /** The stub counts 20 tokens in, and 2 out for a word of its answers. */
  static final long MICROS_AN_ITEM = 20 * 2 + 2 * 3;

  /** A model server that answers each of them right. */
  StubModelServer.Setup known() {
    Map<String, String> known = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> known.put(question(i), word(i)));
    return StubModelServer.Setup.plain().knowing(known, 1_000);
  }

  /** A project whose dataset has these cases. */
  ArrangedRun arranged(Workplace workplace) {
    return ArrangedRun.of(
        workplace,
        IntStream.range(0, count)
            .mapToObj(i -> ArrangedRun.content(question(i), word(i)))
            .toList());
  }

  static String question(int i) {
    return "What is word number " + i + "?";
  }

  private static String word(int i) {
    return "w" + (100 + i);
  }

  /** From now on the model costs the project so much for a million tokens in, and 3 out. */
  static void price(Workplace workplace, ProjectId project, String input) {
    var price =
        new Price(
            "openai/*", new BigDecimal(input), new BigDecimal("3"), null, LocalDate.of(2026, 1, 1));
    workplace
        .get(PriceLists.class)
        .save(
            project,
            new PriceLists.NewPriceList("USD", List.of(price), "", Optional.empty()),
            new Actor.BySystem());
  }
}
