package dev.hansei.api.criteria;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Hazard;
import dev.hansei.workflows.criteria.JudgeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form that makes a judge version: first its kind, then what that kind has.
 *
 * @param kind the chosen one; empty while it is being chosen
 * @param jurors whom a jury may have as members, newest first
 * @param filled what stands in the fields, by name
 * @param errors a sentence for each field that is wrong
 */
public record JudgeFormPage(
    Frame frame,
    Criterion criterion,
    Optional<JudgeKind> kind,
    List<Juror> jurors,
    Map<String, String> filled,
    Map<String, String> errors) {
  public JudgeFormPage {
    jurors = List.copyOf(jurors);
    filled = Map.copyOf(filled);
    errors = Map.copyOf(errors);
  }

  /** A judge version that could sit on a jury. */
  public record Juror(String id, String words) {}

  /** All kinds that a form can make; a learned judge comes of a calibration. */
  public List<JudgeKind> kinds() {
    return Arrays.stream(JudgeKind.values()).filter(it -> it != JudgeKind.LEARNED).toList();
  }

  /** Whether the chosen kind has a field. */
  public boolean has(String field) {
    return kind.filter(it -> JudgeFormReader.fields(it).contains(field)).isPresent();
  }

  /** What stands in a field. */
  public String value(String field) {
    return filled.getOrDefault(field, "");
  }

  /** Whether how the model is asked is filled or wrong, so that it is not folded. */
  public boolean asksOtherwise() {
    return SettingsFields.ALL.stream()
        .anyMatch(field -> !value(field).isBlank() || errors.containsKey(field));
  }

  /** Whether a juror's box is ticked. */
  public boolean sits(Juror juror) {
    return filled.containsKey(JudgeFormReader.MEMBER + juror.id());
  }

  /** Whether a hazard's box is ticked. */
  public boolean looksFor(Hazard hazard) {
    return filled.containsKey(JudgeFormReader.HAZARD + hazard.code());
  }

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }
}
