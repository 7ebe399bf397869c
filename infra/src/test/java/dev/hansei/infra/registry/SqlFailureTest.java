package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {
  @ParameterizedTest
  @CsvSource({"08S01,true", "08003,true", ",true", "42S02,false", "40001,false", "23000,false"})
  void aLostServerIsToldFromAWrongStatement(String state, boolean isUnavailable) {
    var wrapped = new IllegalStateException("a framework's", new SQLException("said", state));
    assertThat(SqlFailure.isUnavailable(wrapped)).isEqualTo(isUnavailable);
  }

  @Test
  void aPoolThatHasNoConnectionIsALostServer() {
    var failure = new SQLTransientConnectionException("no connection within 10 s", "HY000");
    assertThat(SqlFailure.isUnavailable(failure)).isTrue();
    assertThat(SqlFailure.isUnavailable(new IllegalStateException("ours"))).isFalse();
  }
}
