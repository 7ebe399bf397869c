package dev.hansei.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRuleTest {
  private static final OutboundRule STRICT = new OutboundRule(new OutboundSettings("", ""));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1"
      })
  void refusesWhatIsNotRoutedWorldwide(String address) {
    assertThat(STRICT.allows(InetAddress.ofLiteral(address), 443)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
  void allowsPublicAddresses(String address) {
    assertThat(STRICT.allows(InetAddress.ofLiteral(address), 443)).isTrue();
  }

  @Test
  void allowsWhatTheOperatorAllowsAndNothingBeside() {
    var rule = new OutboundRule(new OutboundSettings("127.0.0.0/8, ::1/128,10.2.3.4", "7233"));
    assertThat(rule.allows(InetAddress.ofLiteral("127.0.0.1"), 443)).isTrue();
    assertThat(rule.allows(InetAddress.ofLiteral("::1"), 443)).isTrue();
    assertThat(rule.allows(InetAddress.ofLiteral("10.2.3.4"), 443)).isTrue();
    assertThat(rule.allows(InetAddress.ofLiteral("10.2.3.5"), 443)).isFalse();
    assertThat(rule.allows(InetAddress.ofLiteral("192.168.0.1"), 443)).isFalse();
  }

  @Test
  void keepsTheServicesOwnPortsClosedWithinWhatIsAllowed() {
    var rule = new OutboundRule(new OutboundSettings("127.0.0.0/8", "7233, 3306"));
    assertThat(rule.allows(InetAddress.ofLiteral("127.0.0.1"), 7233)).isFalse();
    assertThat(rule.allows(InetAddress.ofLiteral("127.1.2.3"), 3306)).isFalse();
    assertThat(rule.allows(InetAddress.ofLiteral("127.0.0.1"), 8095)).isTrue();
    assertThat(rule.allows(InetAddress.ofLiteral("1.1.1.1"), 7233)).as("not ours").isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.0/33", "127.0.0.0/-1", "10.0.0.0/x", "/8"})
  void saysWhatARangeIs(String range) {
    assertThatThrownBy(() -> new OutboundRule(new OutboundSettings(range, "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127.0.0.0/8");
  }
}
