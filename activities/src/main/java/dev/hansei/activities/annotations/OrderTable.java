package dev.hansei.activities.annotations;

import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.infra.registry.annotations.Reviews.InOrder;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.PairFigures;
import dev.hansei.workflows.criteria.PairFigures.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Judges of pairs that were asked in both orders, each against what people say. */
final class OrderTable {
  /** What fits a page, and a report; those with most pairs. */
  private static final int JUDGES_MAX = 200;

  /** Fewer pairs say nothing about their part. */
  private static final int PAIRS_MIN = 10;

  /** A field with more values than this is a name, not a kind. */
  private static final int VALUES_MAX = 20;

  private final Map<String, String> people;
  private final Map<String, Map<String, String>> parts;

  /**
   * @param people which answer people prefer, by task; a, b or tie
   * @param parts of each pair by its task, by dimension
   */
  OrderTable(Map<String, String> people, Map<String, Map<String, String>> parts) {
    this.people = people;
    this.parts = parts;
  }

  /** What one judge said, by task. */
  private static final class Heard {
    private final Map<String, String> aFirst = new TreeMap<>();
    private final Map<String, String> bFirst = new TreeMap<>();

    private void hear(InOrder said) {
      (said.order() == AnswerOrder.AB ? aFirst : bFirst).put(said.task(), said.word());
    }
  }

  /** One line a judge, those with most pairs first. */
  List<BothOrders> of(String field, List<InOrder> said) {
    Map<String, Heard> judges = new TreeMap<>();
    said.forEach(one -> judges.computeIfAbsent(one.author(), _ -> new Heard()).hear(one));
    return judges.entrySet().stream()
        .map(judge -> line(field, judge.getKey(), judge.getValue()))
        .sorted(Comparator.comparing(line -> -line.compared()))
        .limit(JUDGES_MAX)
        .toList();
  }

  private BothOrders line(String field, String author, Heard heard) {
    List<String> both = heard.aFirst.keySet().stream().filter(heard.bFirst::containsKey).toList();
    List<Judged> judged = new ArrayList<>();
    Map<String, Map<String, List<Judged>>> cut = new TreeMap<>();
    for (String task : both) {
      int gold = number(people.getOrDefault(task, Label.Preference.TIE)).orElse(0);
      if (gold > 0) {
        var one =
            new Judged(
                gold,
                new ChosenPair(
                    number(heard.aFirst.getOrDefault(task, "")),
                    number(heard.bFirst.getOrDefault(task, ""))));
        judged.add(one);
        parts
            .getOrDefault(task, Map.of())
            .forEach((dimension, part) ->
                cut.computeIfAbsent(dimension, _ -> new TreeMap<>())
                    .computeIfAbsent(part, _ -> new ArrayList<>())
                    .add(one));
      }
    }
    return new BothOrders(
        field,
        author,
        both.size(),
        both.size() - judged.size(),
        heard.aFirst.size() + heard.bFirst.size() - 2 * both.size(),
        judged.isEmpty() ? Optional.empty() : Optional.of(PairFigures.of(judged)),
        parts(cut));
  }

  /** Of dimensions that part the pairs. */
  private static List<BothOrders.OfPart> parts(Map<String, Map<String, List<Judged>>> cut) {
    List<BothOrders.OfPart> parts = new ArrayList<>();
    cut.forEach((dimension, values) -> {
      if (values.size() <= VALUES_MAX) {
        values.forEach((value, pairs) -> {
          if (pairs.size() >= PAIRS_MIN) {
            parts.add(
                new BothOrders.OfPart("%s: %s".formatted(dimension, value), PairFigures.of(pairs)));
          }
        });
      }
    });
    return parts;
  }

  private static OptionalInt number(String word) {
    return switch (word) {
      case Label.Preference.A -> OptionalInt.of(1);
      case Label.Preference.B -> OptionalInt.of(2);
      default -> OptionalInt.empty();
    };
  }
}
