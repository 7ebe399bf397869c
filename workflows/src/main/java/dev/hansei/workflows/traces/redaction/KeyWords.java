package dev.hansei.workflows.traces.redaction;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a key says of its value, where the value alone does not tell: {@code {"phone": "5552671"}}.
 * A key is taken for its words, so that {@code hotel} and {@code tool_call_id} say nothing of
 * telephones.
 *
 * @param said the word that recognisers look for before the value, with a colon; or nothing
 * @param isNumberOfAPerson whether a whole number under it can be one, though it is short
 */
record KeyWords(String said, boolean isNumberOfAPerson) {
  private static final KeyWords NOTHING = new KeyWords("", false);

  /** Longer ones are texts. */
  private static final int CHARS_MAX = 200;

  private static final List<String> SECRETS =
      List.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "secret",
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "accesstoken",
          "authtoken",
          "refreshtoken",
          "パスワード",
          "暗証番号");
  private static final List<String> PHONES =
      List.of(
          "phone",
          "telephone",
          "tel",
          "mobile",
          "cell",
          "cellphone",
          "fax",
          "sms",
          "whatsapp",
          "電話",
          "電話番号",
          "携帯",
          "手机",
          "전화");
  private static final List<String> MY_NUMBERS = List.of("mynumber", "マイナンバー", "個人番号");
  private static final List<String> SOCIAL_SECURITY = List.of("ssn", "socialsecurity");

  /** Numbers with check digits that need no word in a text. */
  private static final List<String> CHECKED =
      List.of(
          "card",
          "creditcard",
          "pan",
          "nationalid",
          "cpf",
          "pesel",
          "aadhaar",
          "nir",
          "personnummer",
          "カード");

  /**
   * Applications have some hundred keys and use them again and again. Each key has one place, which
   * the last one that needs it takes; entries are immutable, so a reader sees one or none.
   */
  private static final @Nullable Known[] KNOWN = new Known[4_096];

  private record Known(String key, KeyWords words) {}

  static KeyWords of(String key) {
    if (key.length() > CHARS_MAX) {
      return NOTHING;
    }
    int place = key.hashCode() & (KNOWN.length - 1);
    Known known = KNOWN[place];
    if (known == null || !known.key().equals(key)) {
      known = new Known(key, read(key));
      KNOWN[place] = known;
    }
    return known.words();
  }

  private static KeyWords read(String key) {
    var words = " " + words(key) + " ";
    var joined = words.replace(" ", "");
    if (SECRETS.stream().anyMatch(joined::endsWith)) {
      return new KeyWords("password: ", false);
    }
    if (has(words, PHONES)) {
      return new KeyWords("phone: ", true);
    }
    if (has(words, SOCIAL_SECURITY)) {
      return new KeyWords("ssn: ", true);
    }
    if (has(words, MY_NUMBERS)) {
      return new KeyWords("my number: ", true);
    }
    return has(words, CHECKED) ? new KeyWords("", true) : NOTHING;
  }

  /** One of them alone, in the plural, or as two words, such as social_security. */
  private static boolean has(String words, List<String> wanted) {
    var parts = words.strip().split(" ");
    for (int i = 0; i < parts.length; i++) {
      var one = singular(parts[i]);
      var two = i + 1 < parts.length ? parts[i] + singular(parts[i + 1]) : one;
      if (wanted.contains(one) || wanted.contains(two)) {
        return true;
      }
    }
    return false;
  }

  private static String singular(String word) {
    return word.endsWith("s") && !word.equals("sms") ? word.substring(0, word.length() - 1) : word;
  }

  /** {@code user.phoneNumber} is {@code user phone number}. */
  private static String words(String key) {
    var words = new StringBuilder(key.length() + 8);
    boolean wasLower = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean isUpper = Character.isUpperCase(c);
      if ((!Character.isLetterOrDigit(c) || (isUpper && wasLower)) && !words.isEmpty()) {
        words.append(' ');
      }
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      }
      wasLower = Character.isLowerCase(c);
    }
    return words.toString().toLowerCase(Locale.ROOT).replaceAll(" +", " ");
  }
}
