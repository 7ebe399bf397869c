package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;

/**
 * The folder of downloaded and built programs. Each entry is complete or absent: it is made under
 * another name and moved into place, so neither a kill nor two builders at once leave half a
 * program. Nothing of value is only here.
 *
 * @param root the folder; made when needed
 */
public record Caches(Path root) {
  /** {@code HANSEI_CACHE}, else the place where desktops keep such things. */
  public static Caches from(Map<String, String> environment) {
    var named = environment.get("HANSEI_CACHE");
    if (named != null && !named.isBlank()) {
      return new Caches(Path.of(named).toAbsolutePath());
    }
    var desktop = environment.get("XDG_CACHE_HOME");
    var parent =
        desktop != null && !desktop.isBlank()
            ? Path.of(desktop)
            : userHome(environment).resolve(".cache");
    return new Caches(parent.resolve("hansei").toAbsolutePath());
  }

  /**
   * The person's folder as their shell has it: Java by itself asks the system, which does not know
   * of another {@code HOME}.
   */
  static Path userHome(Map<String, String> environment) {
    var home = environment.getOrDefault("HOME", "");
    return Path.of(home.isBlank() ? System.getProperty("user.home") : home);
  }

  /** Where the program {@code name} is or will be. */
  public Path program(String name) {
    return root.resolve("bin").resolve(name);
  }

  /** Makes an entry's content in an empty folder. */
  interface Maker {
    void make(Path emptyFolder) throws IOException;
  }

  /** The folder {@code name} of the cache, made by {@code maker} when it is not there yet. */
  Path folder(String name, Maker maker) {
    var target = root.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Files.createDirectories(root);
      var fresh = Files.createTempDirectory(root, name + ".");
      try {
        maker.make(fresh);
        settle(fresh, target);
      } finally {
        deleteTree(fresh);
      }
      return target;
    } catch (IOException e) {
      throw StackFailure.failed(
          "The cache %s cannot be written: %s.".formatted(root, e.getMessage()),
          "Free some space or name another folder with HANSEI_CACHE.");
    }
  }

  private static void settle(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another process made the same entry meanwhile: theirs is as good.
    }
  }

  /** Deletes a file or folder with all it holds; an absent one is fine. */
  static void deleteTree(Path top) throws IOException {
    if (!Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var paths = Files.walk(top)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Caches::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
