package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.traces.redaction.RedactionCount;
import dev.hansei.infra.registry.traces.redaction.VersionedPolicy;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of personal data, how much there was, and a place to try it.
 *
 * @param policy in force
 * @param past what was in force when, newest first
 * @param counts of the last seven days by field and kind, the most frequent first
 * @param filled what stands in the fields, by name
 * @param errors a sentence for each field that is wrong
 * @param trial what the policy of the fields makes of the text that was tried
 */
public record RedactionPage(
    Frame frame,
    VersionedPolicy policy,
    List<VersionedPolicy> past,
    List<RedactionCount> counts,
    Map<String, String> filled,
    Map<String, String> errors,
    Optional<RedactionTrial> trial) {
  /** More fields than a person reads. */
  private static final int FIELDS_MAX = 20;

  public RedactionPage {
    past = List.copyOf(past);
    counts = List.copyOf(counts);
    filled = Map.copyOf(filled);
    errors = Map.copyOf(errors);
  }

  /** A field of traces in which something was found; {@code kinds} in words. */
  public record Field(String name, long found, String kinds) {}

  /** A stretch of the text that was tried; the kind is empty where nothing was recognised. */
  public record Stretch(String text, String kind) {}

  /** Whether this person may put another policy in force. */
  public boolean maySave() {
    return frame.viewer().is(Role.LEAD) || frame.viewer().is(Role.ADMIN);
  }

  /** Whether this person may try a text. */
  public boolean mayTry() {
    return maySave() || frame.viewer().is(Role.DEVELOPER);
  }

  /** What stands in a field. */
  public String value(String field) {
    return filled.getOrDefault(field, "");
  }

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** All kinds, in the order of policies. */
  public List<PersonalData> kinds() {
    return List.of(PersonalData.values());
  }

  /** What the fields do with a kind. */
  public String chosen(PersonalData kind) {
    return value(RedactionForm.ACTION + kind.word());
  }

  /** How often something of a kind was redacted in the last seven days; own patterns together. */
  public long found(PersonalData kind) {
    return counts.stream()
        .filter(it ->
            kind == PersonalData.CUSTOM ? !isBuiltIn(it.kind()) : it.kind().equals(kind.word()))
        .mapToLong(RedactionCount::found)
        .sum();
  }

  private static boolean isBuiltIn(String label) {
    return Arrays.stream(PersonalData.values())
        .anyMatch(kind -> kind != PersonalData.CUSTOM && kind.word().equals(label));
  }

  /** How often anything was. */
  public long found() {
    return counts.stream().mapToLong(RedactionCount::found).sum();
  }

  /** Kinds that stay as they came, by the policy in force. */
  public List<String> kept() {
    return policy.policy().actions().entrySet().stream()
        .filter(it -> it.getValue() == RedactionAction.KEEP)
        .map(it -> RedactionWords.named(it.getKey()))
        .toList();
  }

  /** Where it was found, the most frequent first. */
  public List<Field> fields() {
    var found = new LinkedHashMap<String, Long>();
    var kinds = new LinkedHashMap<String, List<String>>();
    for (RedactionCount count : counts) {
      found.merge(count.field(), count.found(), Long::sum);
      kinds
          .computeIfAbsent(count.field(), _ -> new ArrayList<>())
          .add(count.kind() + " " + Figures.count(count.found()));
    }
    return found.entrySet().stream()
        .map(it ->
            new Field(
                it.getKey(),
                it.getValue(),
                String.join(", ", kinds.getOrDefault(it.getKey(), List.of()))))
        .sorted(Comparator.comparingLong(Field::found).reversed())
        .limit(FIELDS_MAX)
        .toList();
  }

  /** The text that was tried, cut where something begins or ends. */
  public List<Stretch> stretches() {
    String text = value(RedactionForm.TEXT);
    var stretches = new ArrayList<Stretch>();
    int done = 0;
    for (var find : trial.map(RedactionTrial::finds).orElse(List.of())) {
      stretches.add(new Stretch(text.substring(done, find.start()), ""));
      stretches.add(new Stretch(text.substring(find.start(), find.end()), find.kind()));
      done = find.end();
    }
    stretches.add(new Stretch(text.substring(done), ""));
    return stretches;
  }
}
