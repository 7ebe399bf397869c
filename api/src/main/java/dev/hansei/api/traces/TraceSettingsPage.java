package dev.hansei.api.traces;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.workflows.projects.Role;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long traces are kept and how fast they may come in.
 *
 * @param settings those in force
 * @param daysMax what the installation keeps at most
 * @param filled what stands in the fields, by name
 * @param errors a sentence for each field that is wrong
 * @param loss what would be deleted, where that has to be agreed to first
 */
public record TraceSettingsPage(
    Frame frame,
    TraceSettings settings,
    Optional<Integer> daysMax,
    Map<String, String> filled,
    Map<String, String> errors,
    Optional<Loss> loss) {
  public TraceSettingsPage {
    filled = Map.copyOf(filled);
    errors = Map.copyOf(errors);
  }

  /** Traces that are older than a project wants to keep any. */
  public record Loss(int days, long traces) {
    /** The traces in words, {@code 100,000 traces or more} where counting ended there. */
    public String words() {
      String counted = Figures.count(traces, "trace");
      return traces < ProjectTraceSettings.OLDER_MAX ? counted : counted + " or more";
    }
  }

  /** Whether this person may change them. */
  public boolean maySave() {
    return frame.viewer().is(Role.ADMIN);
  }

  /** The days in force, of the project's and the installation's; empty: for ever. */
  public Optional<Integer> days() {
    return Stream.concat(settings.retentionDays().stream(), daysMax.stream()).min(Integer::compare);
  }

  /** Requests a second in force. */
  public String requests() {
    return Figures.count(settings.requestsPerSecond().orElse(IntakeGate.REQUESTS_PER_SECOND));
  }

  /** MiB a second in force. */
  public String mebibytes() {
    return TraceSettingsForm.mebibytes(
        settings.bytesPerSecond().orElse(IntakeGate.BYTES_PER_SECOND));
  }

  /** What is in force where a field is left empty. */
  public String usual(String field) {
    return switch (field) {
      case TraceSettingsForm.DAYS -> daysMax.map(days -> days + " days").orElse("for ever");
      case TraceSettingsForm.REQUESTS -> String.valueOf(IntakeGate.REQUESTS_PER_SECOND);
      case TraceSettingsForm.MEBIBYTES -> TraceSettingsForm.mebibytes(IntakeGate.BYTES_PER_SECOND);
      case String other -> throw new IllegalArgumentException("no field of this form: " + other);
    };
  }

  /** What stands in a field. */
  public String value(String field) {
    return filled.getOrDefault(field, "");
  }

  /** What is wrong with a field; empty where nothing is. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }
}
