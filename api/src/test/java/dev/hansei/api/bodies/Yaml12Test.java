package dev.hansei.api.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.problems.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Yaml12Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{q: Is it free?}; {\"q\":\"Is it free?\"}",
        "{q: Is it? Yes, b: [Can I?, 2]}; {\"q\":\"Is it? Yes\",\"b\":[\"Can I?\",2]}",
        "{a: no, b: yes, c: True, d: ~, e: null, f: on}; "
            + "{\"a\":\"no\",\"b\":\"yes\",\"c\":true,\"d\":null,\"e\":null,\"f\":\"on\"}",
        "{a: 0o17, b: 0x1F, c: 017, d: 1_000, e: -7, f: 1.50, g: 1e3, h: .inf}; "
            + "{\"a\":15,\"b\":31,\"c\":17,\"d\":\"1_000\",\"e\":-7,\"f\":1.5,\"g\":1000.0,"
            + "\"h\":\".inf\"}",
        "{a: '5', b: \"true\", c: 2026-01-01, d: 12:30}; "
            + "{\"a\":\"5\",\"b\":\"true\",\"c\":\"2026-01-01\",\"d\":\"12:30\"}",
        "{a: 12345678901234567890}; {\"a\":12345678901234567890}",
        "[]; []"
      })
  void plainValuesAreThoseOfTheCoreSchema(String yaml, String json) {
    assertThat(Yaml12.read(yaml).toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x [1]\nb: *x",
        "a: !!set {b}",
        "a: !js/function 'x'",
        "a: 1\na: 2",
        "a: 1\n---\nb: 2",
        "? [a]\n: b",
        "a: [1",
        "a: b: c",
        "\"a\": \"\\q\""
      })
  void whatIsNoPlainDocumentIsRefused(String yaml) {
    assertThatThrownBy(() -> Yaml12.read(yaml)).isInstanceOf(ApiException.class);
  }

  @Test
  void depthAndSizeAreBounded() {
    String deep = "[".repeat(YamlBodies.DEPTH_MAX) + "]".repeat(YamlBodies.DEPTH_MAX);
    assertThat(Yaml12.read(deep)).hasSize(1);
    assertThatThrownBy(() -> Yaml12.read("[[" + deep + "]]")).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> Yaml12.read("[".repeat(100_000))).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> Yaml12.read("a: " + "x".repeat(YamlBodies.BYTES_MAX)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void nothingIsNothing() {
    assertThat(Yaml12.read("").isMissingNode()).isTrue();
    assertThat(Yaml12.read("# a remark\n").isMissingNode()).isTrue();
  }
}
