package dev.hansei.workflows.annotations;

import dev.hansei.workflows.annotations.SpansKind.On;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Whether what was sent answers a form: every required field, within what it takes, and nothing
 * else. Pure.
 */
public final class AnswersPolicy {
  /** Stands for the key of the leading field: a label that was sent without a key. */
  public static final String LEAD = "";

  private AnswersPolicy() {}

  /** What is wrong with an answer. */
  public enum Wrong {
    /** The form has no such field. */
    UNKNOWN,
    /** A required field has no answer. */
    MISSING,
    /** The field does not take that answer. */
    UNFIT
  }

  /**
   * One thing that is wrong.
   *
   * @param key the field, as it was sent
   * @param sentence what is wrong and what is allowed, for the person
   */
  public record Fault(String key, Wrong wrong, String sentence) {
    public Fault {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(wrong, "wrong is null");
      Objects.requireNonNull(sentence, "sentence is null");
    }
  }

  /** What was understood; complete where there are no faults. */
  public record Reading(Answers answers, List<Fault> faults) {
    public Reading {
      Objects.requireNonNull(answers, "answers is null");
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads what was sent.
   *
   * @param sent words by key; a blank word is no answer
   */
  public static Reading read(Form form, Map<String, String> sent) {
    Map<String, String> named = named(form, sent);
    List<Fault> faults = new ArrayList<>();
    named.keySet().stream()
        .filter(key -> form.field(key).isEmpty())
        .forEach(key -> faults.add(unknown(form, key)));
    Map<String, Label> answers = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      String word = named.getOrDefault(field.key(), "");
      if (word.isBlank()) {
        if (field.required()) {
          faults.add(missing(field));
        }
        continue;
      }
      field
          .kind()
          .label(word)
          .ifPresentOrElse(
              label -> answers.put(field.key(), label), () -> faults.add(unfit(field, word)));
    }
    return new Reading(new Answers(answers), faults);
  }

  /**
   * The same, with marks held against the texts that were marked.
   *
   * @param shown the item's texts as they are shown; may lack those that nothing was marked in
   */
  public static Reading read(Form form, Map<String, String> sent, Map<On, String> shown) {
    Reading reading = read(form, sent);
    List<Fault> faults = new ArrayList<>(reading.faults());
    for (Field field : form.fields()) {
      if (field.kind() instanceof SpansKind kind
          && reading.answers().in(field).orElse(null) instanceof Marks marks) {
        kind.problem(marks, shown.getOrDefault(kind.on(), ""))
            .ifPresent(problem ->
                faults.add(
                    new Fault(
                        field.key(), Wrong.UNFIT, "'%s': %s".formatted(field.key(), problem))));
      }
    }
    return new Reading(reading.answers(), faults);
  }

  private static Map<String, String> named(Form form, Map<String, String> sent) {
    Map<String, String> named = new LinkedHashMap<>();
    sent.forEach((key, word) -> named.put(key.equals(LEAD) ? form.lead().key() : key, word));
    return named;
  }

  private static Fault unknown(Form form, String key) {
    String known = form.fields().stream().map(Field::key).collect(Collectors.joining(", "));
    return new Fault(
        key, Wrong.UNKNOWN, "The form has no field '%s'; it has %s.".formatted(cut(key), known));
  }

  private static Fault missing(Field field) {
    return new Fault(
        field.key(),
        Wrong.MISSING,
        "'%s' needs an answer: %s.".formatted(field.key(), field.kind().takes()));
  }

  private static Fault unfit(Field field, String word) {
    return new Fault(
        field.key(),
        Wrong.UNFIT,
        "'%s' is no answer to '%s'; it takes %s."
            .formatted(cut(word), field.key(), field.kind().takes()));
  }

  /** Of what somebody sent, as much as shows what it was. */
  private static String cut(String text) {
    return text.length() <= LabelKind.CATEGORY_CHARS_MAX
        ? text
        : text.substring(0, LabelKind.CATEGORY_CHARS_MAX) + "…";
  }
}
