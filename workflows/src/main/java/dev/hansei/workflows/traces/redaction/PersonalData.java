package dev.hansei.workflows.traces.redaction;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is recognised. */
public enum PersonalData {
  EMAIL("email"),
  /** International and national forms. */
  PHONE("phone"),
  /** Payment cards, by issuer's prefix, length and Luhn's check digit. */
  CARD("card"),
  /** By country's length and ISO 7064 mod 97. */
  IBAN("iban"),
  /** Numbers that a state gives to people, by form and, where it has one, check digit. */
  NATIONAL_ID("national-id"),
  /** IPv4 and IPv6, not loopback. */
  IP("ip"),
  /** Keys of APIs, tokens, private keys, passwords in URLs and assignments. */
  SECRET("secret"),
  /** The names of the project's own list. */
  NAME("name"),
  /** What a pattern of the project finds. */
  CUSTOM("custom");

  private final String word;

  PersonalData(String word) {
    this.word = word;
  }

  /** As policies, marks and reports write it, such as {@code national-id}. */
  @JsonValue
  public String word() {
    return word;
  }

  /**
   * The kind of that word.
   *
   * @throws IllegalArgumentException naming the words there are
   */
  @JsonCreator
  public static PersonalData of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no kind of personal data; there are %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(PersonalData::word)
                            .collect(Collectors.joining(", ")))));
  }
}
