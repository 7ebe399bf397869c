package dev.hansei.infra.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scripts that make MariaDB's system tables; without the help texts and the test database. */
final class SystemTables {
  /** In the order of the vendor's own {@code mariadb-install-db}. */
  private static final List<String> NAMES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql",
          "maria_add_gis_sp_bootstrap.sql",
          "mariadb_sys_schema.sql");

  private SystemTables() {}

  /**
   * @throws StackFailure when the program's installation does not have them
   */
  static List<Path> scripts(DatabaseProgram program) {
    return folders(program)
        .filter(folder -> Files.isRegularFile(folder.resolve(NAMES.getFirst())))
        .findFirst()
        .map(folder -> NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList())
        .orElseThrow(() ->
            StackFailure.failed(
                "The scripts that belong to %s are missing (%s)."
                    .formatted(program.executable(), NAMES.getFirst()),
                "Install the complete MariaDB server package."));
  }

  private static Stream<Path> folders(DatabaseProgram program) {
    var prefix = program.base().orElseGet(() -> prefixOf(program.executable()));
    return Stream.of("share", "share/mysql", "share/mariadb").map(prefix::resolve);
  }

  /** {@code /usr} for {@code /usr/sbin/mariadbd}, whatever links lead there. */
  private static Path prefixOf(Path executable) {
    var folder = executable.toAbsolutePath().getParent();
    var prefix = folder == null ? null : folder.getParent();
    return prefix == null ? Path.of("/usr") : prefix;
  }
}
