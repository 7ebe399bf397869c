package dev.hansei.activities.metrics.instructions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The instructions by the names that IFEval gives them. */
public final class Instructions {
  private static final Map<String, Function<Arguments, Instruction>> KNOWN =
      Map.ofEntries(
          Map.entry("punctuation:no_comma", _ -> answer -> answer.indexOf(',') < 0),
          Map.entry("keywords:existence", Keywords::present),
          Map.entry("keywords:forbidden_words", Keywords::absent),
          Map.entry("keywords:frequency", Keywords::frequency),
          Map.entry("keywords:letter_frequency", Keywords::letters),
          Map.entry("length_constraints:number_words", Lengths::words),
          Map.entry("length_constraints:number_sentences", Lengths::sentences),
          Map.entry("length_constraints:number_paragraphs", Lengths::paragraphs),
          Map.entry("length_constraints:nth_paragraph_first_word", Lengths::firstWord),
          Map.entry("detectable_content:number_placeholders", Formats::placeholders),
          Map.entry("detectable_content:postscript", Formats::postscript),
          Map.entry("detectable_format:number_bullet_lists", Formats::bullets),
          Map.entry("detectable_format:number_highlighted_sections", Formats::highlights),
          Map.entry("detectable_format:multiple_sections", Formats::sections),
          Map.entry("detectable_format:title", _ -> Formats::hasTitle),
          Map.entry("detectable_format:json_format", _ -> JsonShape::isJson),
          Map.entry("detectable_format:constrained_response", _ -> Shapes::isConstrained),
          Map.entry("startend:quotation", _ -> Shapes::isQuoted),
          Map.entry("startend:end_checker", Shapes::endsWith),
          Map.entry("combination:repeat_prompt", Shapes::repeats),
          Map.entry("combination:two_responses", _ -> Shapes::areTwo),
          Map.entry("change_case:english_capital", _ -> Cases::isUpper),
          Map.entry("change_case:english_lowercase", _ -> Cases::isLower),
          Map.entry("change_case:capital_word_frequency", Cases::capitalWords),
          Map.entry("language:response_language", Languages::isIn));

  private Instructions() {}

  /**
   * The instruction of that name.
   *
   * @param id such as {@code keywords:existence}; a language before it ({@code en:}) is passed over
   * @param arguments an object with IFEval's names; others than its own are passed over
   * @throws IllegalArgumentException unknown name, or an argument that is missing or wrong
   */
  public static Instruction of(String id, JsonNode arguments) {
    String name = id.startsWith("en:") ? id.substring(3) : id;
    Function<Arguments, Instruction> known = KNOWN.get(name);
    if (known == null) {
      throw new IllegalArgumentException(
          "unknown instruction '%s'; there are %s".formatted(id, new TreeSet<>(KNOWN.keySet())));
    }
    return known.apply(new Arguments(name, arguments));
  }
}
