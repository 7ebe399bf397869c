package dev.hansei.api.traces;

import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How pages speak of personal data. */
public final class RedactionWords {
  /** Shows how a pattern is written. */
  public static final String PATTERN_EXAMPLE = "order-number = [A-Z]{2}-\\d{6}";

  private RedactionWords() {}

  /** A kind, as a heading. */
  public static String named(PersonalData kind) {
    return switch (kind) {
      case EMAIL -> "e-mail addresses";
      case PHONE -> "telephone numbers";
      case CARD -> "payment cards";
      case IBAN -> "bank accounts (IBAN)";
      case NATIONAL_ID -> "identity numbers";
      case IP -> "IP addresses";
      case SECRET -> "keys and passwords";
      case NAME -> "names of your list";
      case CUSTOM -> "your own patterns";
    };
  }

  /** How a kind is known. */
  public static String known(PersonalData kind) {
    return switch (kind) {
      case EMAIL -> "by their form";
      case PHONE -> "international and national forms; without a prefix by the word before them";
      case CARD -> "by issuer, length and check digit";
      case IBAN -> "by country, length and check digits";
      case NATIONAL_ID -> "SSN, NINO, My Number, DNI, NIR and others, by check digit or form";
      case IP -> "IPv4 and IPv6, but no loopback";
      case SECRET -> "API keys, tokens, private keys, passwords in addresses and assignments";
      case NAME -> "whatever their case; other names of people are not recognised";
      case CUSTOM -> "RE2 syntax";
    };
  }

  /** An action, with what is left in the text. */
  public static String does(RedactionAction action, PersonalData kind) {
    return switch (action) {
      case MASK -> "mask: [%s]".formatted(kind.word());
      case HASH -> "hash: [%s:kmrtvx…], equal stays equal".formatted(kind.word());
      case DROP -> "drop the whole text";
      case KEEP -> "keep as it came";
    };
  }

  /** What a policy does otherwise than masking, in words. */
  public static String of(RedactionPolicy policy) {
    List<String> words = new ArrayList<>();
    for (RedactionAction action : RedactionAction.values()) {
      List<String> kinds =
          Arrays.stream(PersonalData.values())
              .filter(kind -> policy.actions().get(kind) == action)
              .map(PersonalData::word)
              .toList();
      if (!kinds.isEmpty()) {
        words.add(
            action == RedactionAction.MASK && kinds.size() == PersonalData.values().length
                ? "mask everything"
                : "%s %s".formatted(action.word(), String.join(", ", kinds)));
      }
    }
    return String.join("; ", words);
  }
}
