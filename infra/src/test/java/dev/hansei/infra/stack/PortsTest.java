package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void namesTheProcessAndTheSettingOfATakenPort() throws IOException {
    try (var taken = new ServerSocket()) {
      taken.bind(Ports.address(0));
      assertThatThrownBy(
              () -> Ports.requireFree(taken.getLocalPort(), "the service", "HANSEI_PORT"))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(
              "Port %d for the service is taken by".formatted(taken.getLocalPort()))
          .hasMessageContaining("pid %d (java)".formatted(ProcessHandle.current().pid()))
          .hasMessageContaining("HANSEI_PORT");
    }
  }

  @Test
  void seesAPortThatIsTakenOnAllAddresses() throws IOException {
    try (var taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(0));
      assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
    }
  }

  @Test
  void findsAFreePort() {
    assertThat(Ports.isFree(Ports.free())).isTrue();
  }
}
