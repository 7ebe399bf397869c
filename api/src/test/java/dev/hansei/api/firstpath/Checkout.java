package dev.hansei.api.firstpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A working tree after a build: the launcher, the jars, and a commit of its own. Our jars differ
 * from those of every other commit, as a build of changed sources makes them.
 *
 * @param root the tree
 * @param commit its short name, as the launcher gives it to a build
 */
record Checkout(Path root, String commit) {
  private static final Path HERE = Path.of("..").toAbsolutePath().normalize();

  static Checkout of(Path root, String change) throws Exception {
    Path target = Path.of("api", "target");
    Files.createDirectories(root.resolve(target).resolve("lib"));
    Files.createDirectories(root.resolve("infra"));
    copy(Path.of("infra", "hansei"), root);
    for (Path jar : jars(target)) {
      copy(jar, root);
      if (jar.getFileName().toString().startsWith("hansei-")) {
        mark(root.resolve(jar), change);
      }
    }
    git(root, "init", "--quiet");
    git(root, "add", "infra");
    git(
        root,
        "-c",
        "user.name=Somebody",
        "-c",
        "user.email=somebody@example.org",
        "commit",
        "--quiet",
        "--message=" + change);
    return new Checkout(root, git(root, "rev-parse", "--short=12", "HEAD"));
  }

  Path launcher() {
    return root.resolve("infra").resolve("hansei");
  }

  /** Ours and the libraries, from the repository's root. */
  private static List<Path> jars(Path target) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : List.of(target, target.resolve("lib"))) {
      try (Stream<Path> files = Files.list(HERE.resolve(folder))) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .filter(file -> !file.toString().endsWith("-tests.jar"))
            .forEach(file -> jars.add(HERE.relativize(file)));
      }
    }
    return jars;
  }

  private static void copy(Path file, Path root) throws IOException {
    Files.copy(HERE.resolve(file), root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void mark(Path jar, String change) {
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.writeString(inside.getPath("META-INF", "change.txt"), change);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String git(Path root, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said.strip();
  }
}
