package dev.hansei.infra.objects;

import java.util.regex.Pattern;

/**
 * The key of an object that is found by a name and not by its content, such as {@code
 * audit/<project>/2026-11-30.json}.
 *
 * @param value words of letters, digits, '.', '_' and '-', with '/' between them; two words at
 *     least and 200 characters at most. The first is no prefix that others clear: what is stored by
 *     its hash, and what the S3 doctor tries
 */
public record ObjectName(String value) {
  private static final int CHARS_MAX = 200;
  private static final Pattern FORM = Pattern.compile("[a-z]+(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Pattern CLEARED = Pattern.compile("(sha256|doctor)/.*");

  public ObjectName {
    if (value.length() > CHARS_MAX
        || !FORM.matcher(value).matches()
        || CLEARED.matcher(value).matches()) {
      throw new IllegalArgumentException("no name of an object: '%s'".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
