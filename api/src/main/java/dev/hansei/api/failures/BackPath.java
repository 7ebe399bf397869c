package dev.hansei.api.failures;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where an action leads back to: a page of failures as it was, so that nothing of a filter or place
 * is lost. Anything else than such an address is the inbox.
 */
record BackPath(String path) {
  private static final Pattern OURS =
      Pattern.compile("/failures(/modes/[0-9a-f-]{36})?(\\?[A-Za-z0-9=&%_.+-]{0,300})?");

  static BackPath of(Map<String, String> form) {
    String back = form.getOrDefault("back", "");
    return new BackPath(OURS.matcher(back).matches() ? back : "/failures");
  }

  /** With one more value in its query. */
  String with(String value) {
    return path + (path.contains("?") ? "&" : "?") + value;
  }
}
