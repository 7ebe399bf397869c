package dev.hansei.api.traces;

import dev.hansei.infra.registry.traces.TraceSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings of traces as the fields of a form, and back; an empty field is the default. */
final class TraceSettingsForm {
  static final String DAYS = "retentionDays";
  static final String REQUESTS = "requestsPerSecond";
  static final String MEBIBYTES = "mebibytesPerSecond";

  /** How many days somebody has agreed to, knowing what goes. */
  static final String AGREED = "agreed";

  static final int BYTES_PER_MIB = 1 << 20;

  private static final String NUMBER = "\\d{1,9}";
  private static final String DECIMAL = "\\d{1,9}(\\.\\d{1,6})?";

  private TraceSettingsForm() {}

  /**
   * What a form says.
   *
   * @param settings empty where something is wrong
   * @param errors a sentence for each field that is wrong
   */
  record Read(Optional<TraceSettings> settings, Map<String, String> errors) {}

  static Map<String, String> filled(TraceSettings settings) {
    var filled = new LinkedHashMap<String, String>();
    filled.put(DAYS, settings.retentionDays().map(String::valueOf).orElse(""));
    filled.put(REQUESTS, settings.requestsPerSecond().map(String::valueOf).orElse(""));
    filled.put(MEBIBYTES, settings.bytesPerSecond().map(TraceSettingsForm::mebibytes).orElse(""));
    return filled;
  }

  /** Bytes as people say them, such as {@code 32} or {@code 1.5}. */
  static String mebibytes(long bytes) {
    return BigDecimal.valueOf(bytes)
        .divide(BigDecimal.valueOf(BYTES_PER_MIB), 6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  static Read read(Map<String, String> form) {
    var errors = new LinkedHashMap<String, String>();
    var days = whole(form, DAYS, TraceSettings.DAYS_MAX, "days", errors);
    var requests = whole(form, REQUESTS, TraceSettings.REQUESTS_MAX, "requests", errors);
    var bytes = bytes(form, errors);
    return errors.isEmpty()
        ? new Read(Optional.of(new TraceSettings(days, requests, bytes)), errors)
        : new Read(Optional.empty(), errors);
  }

  private static Optional<Integer> whole(
      Map<String, String> form, String field, int most, String noun, Map<String, String> errors) {
    String text = text(form, field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int number = text.matches(NUMBER) ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      errors.put(
          field,
          "Say 1 to %,d %s, or leave it empty for the default; not “%s”."
              .formatted(most, noun, text));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private static Optional<Long> bytes(Map<String, String> form, Map<String, String> errors) {
    String text = text(form, MEBIBYTES);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long bytes =
        text.matches(DECIMAL)
            ? new BigDecimal(text)
                .multiply(BigDecimal.valueOf(BYTES_PER_MIB))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact()
            : 0;
    if (bytes < TraceSettings.BYTES_MIN || bytes > TraceSettings.BYTES_MAX) {
      errors.put(
          MEBIBYTES,
          "Say 1 to %,d MiB, or leave it empty for the default; not “%s”."
              .formatted(TraceSettings.BYTES_MAX / BYTES_PER_MIB, text));
      return Optional.empty();
    }
    return Optional.of(bytes);
  }

  private static String text(Map<String, String> form, String field) {
    return form.getOrDefault(field, "").strip();
  }
}
