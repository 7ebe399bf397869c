package dev.hansei.activities.metrics.instructions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "punctuation:no_comma | {} | No pauses here. | One, two.",
        "keywords:existence | {'keywords': ['refund', 'days']} | Refunds take five DAYS. | A week.",
        "keywords:forbidden_words | {'forbidden_words': ['rock']} | Rocket and rocks. | We rock!",
        "keywords:frequency | {'relation': 'at least', 'keyword': 'day', 'frequency': 2} | Day by day | day",
        "keywords:letter_frequency | {'let_relation': 'less than', 'letter': 'E', 'let_frequency': 2}"
            + " | one Fly | Eve went",
        "length_constraints:number_words | {'relation': 'at least', 'num_words': 3} | It's so | It is",
        "length_constraints:number_sentences | {'relation': 'less than', 'num_sentences': 3}"
            + " | Mr. Smith paid 3.5 dollars. Was it e.g. late? | One. Two! Three?",
        "length_constraints:number_paragraphs | {'num_paragraphs': 2} | a *** b *** | a",
        "length_constraints:nth_paragraph_first_word"
            + " | {'num_paragraphs': 2, 'nth_paragraph': 2, 'first_word': 'Weekend'}"
            + " | one\\n\\n\"weekend!\" was | one\\n\\nthe weekend",
        "detectable_content:number_placeholders | {'num_placeholders': 2} | [name] in [city] | [name",
        "detectable_content:postscript | {'postscript_marker': 'P.P.S'} | Bye.\\nP. P.S. More | P.S. More",
        "detectable_content:postscript | {'postscript_marker': 'P.S.'} | Bye.\\np.s. More | PS More",
        "detectable_format:number_bullet_lists | {'num_bullets': 2} | * a\\n\\n  - b | * a\\n** b\\n+ c",
        "detectable_format:number_highlighted_sections | {'num_highlights': 2} | *a* and *b c* | *a* ** **",
        "detectable_format:multiple_sections | {'section_spliter': 'Day', 'num_sections': 2}"
            + " | Day 1 rest. Day 2 work. | Day one, Day 2",
        "detectable_format:title | {} | <<On days>> text | <<  >> text",
        "detectable_format:json_format | {} | ```json\\n{\"a\": [1, NaN]}\\n``` | {\"a\": 1} done",
        "detectable_format:constrained_response | {} | Well. My answer is maybe. | Maybe.",
        "startend:quotation | {} | \"All of it.\" | \"Half\" of it.",
        "startend:end_checker | {'end_phrase': ' Any more? '} | Done. ANY MORE?\" | Any more? No.",
        "combination:repeat_prompt | {'prompt_to_repeat': 'Say hi.'} | say HI. Hi! | Hi! Say hi.",
        "combination:two_responses | {} | one ****** two | one ****** one",
        "change_case:english_capital | {} | ALL OF IT, 24/7. | ALL of it",
        "change_case:english_lowercase | {} | all of it 24/7 | 24/7",
        "change_case:capital_word_frequency | {'capital_relation': 'at least', 'capital_frequency': 2}"
            + " | The USA and the EU-2 | The USA",
        "language:response_language | {'language': 'de'} | Das ist nicht der Fall. | This is the case.",
        "language:response_language | {'language': 'kn'} | ನಮಸ್ಕಾರ | नमस्कार",
      })
  void tellsWhoFollowsFromWhoDoesNot(String id, String arguments, String follows, String fails) {
    Instruction instruction = Instructions.of(id, json(arguments.replace('\'', '"')));
    assertThat(instruction.isFollowed(lines(follows))).as("%s: %s", id, follows).isTrue();
    assertThat(instruction.isFollowed(lines(fails))).as("%s: %s", id, fails).isFalse();
    assertThat(instruction.isFollowed(" \n")).isFalse();
    assertThat(instruction.isFollowedLoosely(lines(follows))).isTrue();
  }

  @Test
  void loosenessForgivesAnIntroductionAndEmphasis() {
    Instruction quoted = Instructions.of("en:startend:quotation", json("{}"));
    String answer = "Here you are:\n*\"All of it.\"*\nAnything else?";
    assertThat(quoted.isFollowed(answer)).isFalse();
    assertThat(quoted.isFollowedLoosely(answer)).isTrue();
    assertThat(quoted.isFollowedLoosely("Nothing\nof it")).isFalse();
  }

  @Test
  void aKeywordIsNoPattern() {
    JsonNode arguments = json("{\"keywords\": [\"c++ (.*\"]}");
    Instruction present = Instructions.of("keywords:existence", arguments);
    assertThat(present.isFollowed("We like C++ (.* a lot)")).isTrue();
    assertThat(present.isFollowed("We like c")).isFalse();
  }

  @Test
  void aTitleIsWhatStandsBetweenItsOuterMarks() {
    Instruction title = Instructions.of("detectable_format:title", json("{}"));
    assertThat(title.isFollowed("no\n<<><>>")).isTrue();
    assertThat(title.isFollowed("a >> << b >>>")).isTrue();
    assertThat(title.isFollowed("<<>>> and <<\na>>")).isFalse();
    assertThat(title.isFollowed("<<  >>> and <")).isFalse();
  }

  /** Answers come from strangers; tried at each sign, such a text would take a minute. */
  @ParameterizedTest
  @CsvSource({
    "detectable_format:title, <, 0",
    "detectable_content:number_placeholders, [, 1",
    "detectable_format:number_highlighted_sections, *, 1",
    "detectable_format:number_bullet_lists, -, 2",
    "length_constraints:number_sentences, ., 3",
    "length_constraints:number_paragraphs, *, 1"
  })
  void manySignsTakeNoLongerThanLetters(String id, String sign, int count) {
    ObjectNode arguments = JSON.createObjectNode().put("relation", "at least");
    List.of("placeholders", "highlights", "bullets", "sentences", "paragraphs")
        .forEach(name -> arguments.put("num_" + name, count));
    Instruction instruction = Instructions.of(id, arguments);
    String answer = sign.repeat(400_000);
    boolean followed =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> instruction.isFollowed(answer));
    assertThat(followed).isFalse();
  }

  @Test
  void saysWhatIsWrongWithAnInstruction() {
    assertThatThrownBy(() -> Instructions.of("keywords:none", json("{}")))
        .hasMessageStartingWith("unknown instruction 'keywords:none'; there are [change_case:");
    assertThatThrownBy(() -> Instructions.of("keywords:existence", json("{}")))
        .hasMessage("instruction 'keywords:existence' needs a list of texts in 'keywords'");
    assertThatThrownBy(() ->
            Instructions.of(
                "length_constraints:number_words",
                json("{\"relation\": \"about\", \"num_words\": 3}")))
        .hasMessageContaining("'relation' is 'at least' or 'less than', not 'about'");
    assertThatThrownBy(
            () -> Instructions.of("language:response_language", json("{\"language\": \"tlh\"}")))
        .hasMessage("no rule tells language 'tlh'");
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
