package dev.hansei.workflows.traces.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomPatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "((x{1000}){1000}){1000}y",
        "(x{100}){100}",
        "(?:(a|b{40}){5,}){30}",
        "x{1000}{1000}",
        "(?:[a-z]{500}[0-9]{500}){2}z",
        "(abc){1000}",
      })
  void refusesWhatRepeatsTooMuch(String pattern) {
    assertThatThrownBy(() -> new CustomPattern("order", pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("repeats too much");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a{3} 3",
        "[{]{3} 3",
        "[]{9}]{2} 2",
        "[[:alpha:]{9}]{2} 2",
        "(a{2}|b{3}){4} 12",
        "a{5}(b{2}){2} 5",
        "\\{9} 1",
        "\\Qa{9}\\E{4} 4",
        "\\p{Greek}{4} 4",
        "a{x} 1",
        "a{2,} 2",
        "a{2,7}? 7",
        "a{1000}{1000} 1000000",
        "(((a{2}){2}){2}b)c 8"
      })
  void multipliesRepeatsWithinRepeats(String pattern, long expected) {
    assertThat(PatternCost.repeats(pattern)).isEqualTo(expected);
  }

  @Test
  void findsTheSameInWindowsAsAtOnce() {
    var text = ("order ORD-1234, ".repeat(7) + "\nORD-99 ").repeat(300);
    for (var written : List.of("ORD-[0-9]+", "(?m)^ORD-[0-9]+", "\\bORD", "^order", "[a-z]+ O")) {
      var pattern = Pattern.compile(written);
      var all = pattern.matcher(text);
      var places = PatternFinds.of(pattern, text);
      for (PatternFinds.Place place : places) {
        assertThat(all.find()).as(written).isTrue();
        assertThat(place).isEqualTo(new PatternFinds.Place(all.start(), all.end()));
      }
      assertThat(all.find()).as(written).isFalse();
      assertThat(places).isNotEmpty();
    }
  }

  /** Four times the text takes some four times as long, and not sixteen. */
  @Test
  void isLinearOverAllItsFinds() {
    var pattern = new CustomPattern("tail", "a(.*b)?");
    var policy =
        new RedactionPolicy(new EnumMap<>(PersonalData.class), List.of(), List.of(pattern));
    var redactor = new Redactor(policy, new byte[8]);
    var text = "a".repeat(4_000);
    redactor.find(text);
    long small = nanos(redactor, text);
    long large = nanos(redactor, text.repeat(4));
    assertThat((double) large / small).isLessThan(12);
  }

  private static long nanos(Redactor redactor, String text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      assertThat(redactor.find(text)).hasSize(text.length());
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
