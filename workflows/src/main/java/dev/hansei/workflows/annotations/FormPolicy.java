package dev.hansei.workflows.annotations;

import dev.hansei.workflows.annotations.Task.Settled;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a task of a form stands: {@link TaskPolicy} for each required field, and the task as the
 * worst of them. What an optional field says is kept where those who answered it agree. Texts
 * dispute nothing, and none of several is picked: they stand with their annotations. Pure.
 */
public final class FormPolicy {
  private FormPolicy() {}

  /**
   * What is known of a task.
   *
   * @param reviewers how many reviews are wanted
   * @param reviews those that stand; each answers every required field
   * @param adjudication what the adjudicator said, where that stands
   * @param skips how many people skipped it for a reason that lies in the item
   * @param isClosing whether the queue takes nothing more
   * @param rule what counts where reviewers differ
   * @param crowd what human beings elsewhere said; counts only where the rule says so
   */
  public record Situation(
      int reviewers,
      List<Answers> reviews,
      Optional<Answers> adjudication,
      int skips,
      boolean isClosing,
      Settling rule,
      List<Answers> crowd) {
    public Situation {
      reviews = List.copyOf(reviews);
      Objects.requireNonNull(adjudication, "adjudication is null");
      Objects.requireNonNull(rule, "rule is null");
      crowd = List.copyOf(crowd);
    }

    /** Where differences are adjudicated. */
    public Situation(
        int reviewers,
        List<Answers> reviews,
        Optional<Answers> adjudication,
        int skips,
        boolean isClosing) {
      this(reviewers, reviews, adjudication, skips, isClosing, Settling.ADJUDICATION, List.of());
    }
  }

  /**
   * Where it stands now.
   *
   * @param task the state, and the label that counts of the leading field
   * @param fields the labels that count, by key; empty unless the task is labelled
   */
  public record Decision(TaskDecision task, Map<String, Settled> fields) {
    public Decision {
      Objects.requireNonNull(task, "task is null");
      fields = Frozen.inOrder(fields);
    }
  }

  /** Decides. */
  public static Decision decide(Form form, Situation situation) {
    TaskDecision lead = lead(form.lead(), situation);
    for (Field field : form.fields()) {
      TaskDecision own = isCompared(field) ? required(field, situation) : lead;
      if (own.state() != TaskState.LABELLED) {
        return new Decision(TaskDecision.in(own.state()), Collections.emptyMap());
      }
    }
    Map<String, Settled> fields = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      if (field.kind() instanceof TextKind) {
        continue;
      }
      Optional<Settled> settled =
          field.required() ? required(field, situation).settled() : optional(field, situation);
      settled.ifPresent(it -> fields.put(field.key(), it));
    }
    return new Decision(lead, fields);
  }

  private static boolean isCompared(Field field) {
    return field.required() && !(field.kind() instanceof TextKind);
  }

  /** Of texts alone, two are two answers and no agreement. */
  private static TaskDecision lead(Field field, Situation situation) {
    TaskDecision decision = required(field, situation);
    return field.kind() instanceof TextKind
            && decision.settled().filter(it -> it.resolution() == Resolution.AGREED).isPresent()
        ? TaskDecision.labelled(new Label.Answered(), Resolution.ANSWERED)
        : decision;
  }

  private static TaskDecision required(Field field, Situation situation) {
    List<Label> said = said(field, situation);
    // Those that are the same by the field's measure are one label; the policy compares words.
    Optional<Label> common = said.isEmpty() ? Optional.empty() : field.kind().common(said);
    List<Label> compared =
        common.map(label -> Collections.nCopies(said.size(), label)).orElse(said);
    return TaskPolicy.decide(
        new TaskPolicy.Situation(
            situation.reviewers(),
            compared,
            situation.adjudication().flatMap(answers -> answers.in(field)).map(headline(field)),
            situation.skips(),
            situation.isClosing(),
            situation.rule(),
            in(field, situation.crowd())));
  }

  private static Optional<Settled> optional(Field field, Situation situation) {
    Optional<Label> adjudicated = situation.adjudication().flatMap(answers -> answers.in(field));
    if (adjudicated.isPresent()) {
      return adjudicated.map(label -> new Settled(label, Resolution.ADJUDICATED));
    }
    List<Label> said = said(field, situation);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Resolution how =
        situation.reviewers() == 1
            ? Resolution.SINGLE
            : said.size() < situation.reviewers() ? Resolution.PARTIAL : Resolution.AGREED;
    Optional<Settled> common = field.kind().common(said).map(label -> new Settled(label, how));
    return common.isPresent() || !situation.rule().isByMajority()
        ? common
        : Majority.of(said).map(label -> new Settled(label, Resolution.MAJORITY));
  }

  private static List<Label> said(Field field, Situation situation) {
    return in(field, situation.reviews());
  }

  private static List<Label> in(Field field, List<Answers> all) {
    return all.stream()
        .flatMap(answers -> answers.in(field).stream())
        .map(headline(field))
        .toList();
  }

  private static UnaryOperator<Label> headline(Field field) {
    return label -> field.kind().headline(label);
  }
}
