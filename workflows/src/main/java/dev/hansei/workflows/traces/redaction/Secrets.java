package dev.hansei.workflows.traces.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys and tokens that begin with their issuer's prefix, bearer tokens, JWTs and private keys. */
final class Secrets {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String KEY = "PRIVATE KEY";

  /** The longest word before it: {@code -----BEGIN ENCRYPTED PRIVATE KEY-----}. */
  private static final int HEAD_CHARS_MAX = 60;

  private static final int BEARER_MIN = 16;
  private static final int JWT_SEGMENT_MIN = 8;

  /** Prefix, and how many characters follow at least. */
  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("sk-", 20), // OpenAI, Anthropic, OpenRouter, Langfuse and others
          new Prefix("pk-lf-", 20),
          new Prefix("sk_live_", 16),
          new Prefix("sk_test_", 16),
          new Prefix("rk_live_", 16),
          new Prefix("rk_test_", 16),
          new Prefix("whsec_", 16),
          new Prefix("AKIA", 16),
          new Prefix("ASIA", 16),
          new Prefix("AIza", 35),
          new Prefix("GOCSPX-", 20),
          new Prefix("ghp_", 30),
          new Prefix("gho_", 30),
          new Prefix("ghu_", 30),
          new Prefix("ghs_", 30),
          new Prefix("ghr_", 30),
          new Prefix("github_pat_", 22),
          new Prefix("glpat-", 20),
          new Prefix("xoxb-", 10),
          new Prefix("xoxp-", 10),
          new Prefix("xoxa-", 10),
          new Prefix("xoxr-", 10),
          new Prefix("xoxs-", 10),
          new Prefix("xoxe-", 10),
          new Prefix("xapp-", 10),
          new Prefix("hf_", 30),
          new Prefix("gsk_", 30),
          new Prefix("xai-", 30),
          new Prefix("pplx-", 30),
          new Prefix("lsv2_", 30),
          new Prefix("npm_", 36),
          new Prefix("pypi-", 30),
          new Prefix("dop_v1_", 40),
          new Prefix("hsi_", 40)); // ours: 43

  private static final List<List<Prefix>> BY_FIRST = byFirst();

  private Secrets() {}

  private record Prefix(String text, int least) {}

  private static List<List<Prefix>> byFirst() {
    var lists = new ArrayList<List<Prefix>>();
    for (char c = 0; c < 128; c++) {
      char first = c;
      lists.add(PREFIXES.stream().filter(it -> it.text().charAt(0) == first).toList());
    }
    return List.copyOf(lists);
  }

  /** The key or token whose first letter stands there, at the start of a word. */
  static Optional<Find> at(String text, int start) {
    char c = text.charAt(start);
    if (c == 'e' && text.startsWith("eyJ", start)) {
      return jwt(text, start);
    }
    if ((c == 'b' || c == 'B') && text.regionMatches(true, start, "bearer ", 0, 7)) {
      return bearer(text, start + 7);
    }
    var prefixes = BY_FIRST.get(c);
    for (int i = 0; i < prefixes.size(); i++) {
      var prefix = prefixes.get(i);
      if (text.startsWith(prefix.text(), start)) {
        int from = start + prefix.text().length();
        int end = tokenEnd(text, from);
        if (end - from >= prefix.least() && hasDigit(text, from, end)) {
          return Optional.of(Find.of(PersonalData.SECRET, start, end));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Find> bearer(String text, int from) {
    int end = from;
    while (end < text.length() && isBearer(text.charAt(end))) {
      end++;
    }
    return end - from >= BEARER_MIN && hasDigit(text, from, end)
        ? Optional.of(Find.of(PersonalData.SECRET, from, end))
        : Optional.empty();
  }

  /** RFC 6750, 2.1. */
  private static boolean isBearer(char c) {
    return isToken(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }

  /** Three segments, or the five of an encrypted one; the last may be empty. */
  private static Optional<Find> jwt(String text, int start) {
    int end = tokenEnd(text, start);
    int segments = 1;
    boolean isLong = end - start >= JWT_SEGMENT_MIN;
    while (segments < 5 && isLong && end < text.length() && text.charAt(end) == '.') {
      int next = tokenEnd(text, end + 1);
      isLong = segments > 1 || next - end > JWT_SEGMENT_MIN;
      end = next;
      segments++;
    }
    return segments >= 3 && isLong
        ? Optional.of(Find.of(PersonalData.SECRET, start, end))
        : Optional.empty();
  }

  /** A private key in PEM; one whose end is missing goes on to the end of the text. */
  static Optional<Find> pem(String text, int start) {
    if (!text.startsWith(BEGIN, start)) {
      return Optional.empty();
    }
    int head = text.indexOf(KEY, start, Math.min(text.length(), start + HEAD_CHARS_MAX));
    if (head < 0 || text.indexOf('\n', start, head) >= 0) {
      return Optional.empty();
    }
    int foot = text.indexOf(END, head);
    int end = foot < 0 ? text.length() : pemEnd(text, foot + END.length());
    return Optional.of(Find.of(PersonalData.SECRET, start, end));
  }

  private static int pemEnd(String text, int from) {
    int most = Math.min(text.length(), from + HEAD_CHARS_MAX);
    int dashes = text.indexOf("-----", from, most);
    return dashes < 0 ? from : dashes + 5;
  }

  private static int tokenEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isToken(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isToken(char c) {
    return Glyphs.isAlnum(c) || c == '-' || c == '_';
  }

  /** Words of prose have none. */
  static boolean hasDigit(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        return true;
      }
    }
    return false;
  }
}
