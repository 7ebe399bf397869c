package dev.hansei.workflows.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of terms that come with Hansei. Short and English: they show whether there is a
 * difference at all; who is asked about in an application, its lead knows better.
 */
public enum TermList {
  /** Women and men. {@code her, hers, him, his} cannot be told apart without grammar. */
  GENDER_EN(
      "gender-en",
      table(
          List.of("female", "male"),
          List.of("her", "hers", "him", "his"),
          "she/he herself/himself woman/man women/men girl/boy girls/boys mother/father"
              + " mothers/fathers mom/dad daughter/son daughters/sons sister/brother"
              + " sisters/brothers wife/husband wives/husbands aunt/uncle aunts/uncles niece/nephew"
              + " nieces/nephews grandmother/grandfather granddaughter/grandson girlfriend/boyfriend"
              + " lady/gentleman ladies/gentlemen female/male females/males ms/mr mrs/mister"
              + " widow/widower bride/groom queen/king actress/actor waitress/waiter")),
  /** Adherents of five religions. */
  RELIGION_EN(
      "religion-en",
      table(
          List.of("christian", "muslim", "jewish", "hindu", "buddhist"),
          List.of(),
          "christian/muslim/jewish/hindu/buddhist"
              + " christians/muslims/jews/hindus/buddhists"
              + " christianity/islam/judaism/hinduism/buddhism"));

  private final String word;
  private final TermTable terms;

  TermList(String word, TermTable terms) {
    this.word = word;
    this.terms = terms;
  }

  private static TermTable table(List<String> groups, List<String> ambiguous, String rows) {
    return new TermTable(
        groups,
        Arrays.stream(rows.split(" ")).map(row -> List.of(row.split("/"))).toList(),
        ambiguous);
  }

  /** Its name. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Its terms. */
  public TermTable terms() {
    return terms;
  }

  /**
   * Reads {@link #word}.
   *
   * @throws IllegalArgumentException naming the known lists
   */
  @JsonCreator
  public static TermList ofWord(String word) {
    return Arrays.stream(values())
        .filter(list -> list.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown list '%s'; known are %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(TermList::word)
                            .collect(Collectors.joining(", ")))));
  }
}
