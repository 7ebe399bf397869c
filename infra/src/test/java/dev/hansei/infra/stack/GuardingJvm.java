package dev.hansei.infra.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM of its own that guards one shell script, to be killed by a test. */
final class GuardingJvm {
  private GuardingJvm() {}

  static Process start(Path folder, String script) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            GuardingJvm.class.getName(),
            script)
        .directory(folder.toFile())
        .inheritIO()
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    var launch = new Launch(List.of("/bin/sh", "-c", arguments[0]), Map.of(), true, Path.of("."));
    GuardedProcess.start(launch, System.out).exit().get();
  }
}
