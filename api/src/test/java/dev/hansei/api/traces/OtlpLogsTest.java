package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpLogsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stringValue\":\"hello\"}|hello",
        "[1]|''",
        "[{\"stringValue\":\"hello\"}]|''",
        "{}|''",
        "7|''",
        "null|''"
      })
  void readsABodyOrNone(String body, String expected) {
    var request =
        "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":%s}]}]}]}".formatted(body);
    var logs = OtlpLogs.json(request.getBytes(StandardCharsets.UTF_8));
    assertThat(logs).singleElement().extracting(OtlpLog::body).isEqualTo(expected);
  }
}
