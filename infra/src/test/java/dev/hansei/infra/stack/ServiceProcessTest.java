package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {
  @Test
  void aSmallMachineCompilesLessAndCollectsWithoutAThreadBesideTheService() {
    assertThat(ServiceProcess.options("", "", 2))
        .startsWith("-Xmx1g")
        .contains("-XX:MaxInlineLevel=9", "-XX:+UseSerialGC");
    assertThat(ServiceProcess.options(" ", "", 4)).containsExactly("-Xmx1g");
  }

  @Test
  void whatIsAskedForComesLast() {
    List<String> options = ServiceProcess.options("-Xmx2g  -XX:MaxInlineLevel=15", "", 1);
    assertThat(options.subList(options.size() - 2, options.size()))
        .containsExactly("-Xmx2g", "-XX:MaxInlineLevel=15");
  }

  /** The JVM does not start with two collectors. */
  @Test
  void whoeverAsksForACollectorHasThatOneAlone() {
    assertThat(ServiceProcess.options("-XX:+UseParallelGC", "", 2))
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:+UseSerialGC");
    assertThat(ServiceProcess.options("", "-Dx=y -XX:+UseG1GC", 2))
        .as("the JVM finds it by itself")
        .doesNotContain("-XX:+UseSerialGC", "-XX:+UseG1GC");
  }
}
