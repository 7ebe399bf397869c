package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.stack.LocalObjects;
import io.micronaut.context.ApplicationContext;

/** The migrations, on an empty database of every engine. */
class SchemaIT {
  @RegistryTest
  void migratesAnEmptyDatabaseAndThenFindsNothingToDo(Engine engine) {
    var database = engine.fresh("from_empty");
    var settings = TestRegistry.properties(database, LocalObjects.start());
    try (var first = ApplicationContext.run(settings, "test")) {
      assertThat(first.isRunning()).isTrue();
    }
    var sql = new Sql(database);
    var done = "SELECT COUNT(*) FROM flyway_schema_history WHERE success = 1";
    long migrations = sql.number(done);
    assertThat(migrations).isPositive();
    try (var again = ApplicationContext.run(settings, "test")) {
      assertThat(again.isRunning()).isTrue();
    }
    assertThat(sql.number(done)).isEqualTo(migrations);
  }

  @RegistryTest
  void saysWhatEveryTableAndColumnIs(TestRegistry registry) {
    var sql = new Sql(registry.database());
    assertThat(
            sql.texts(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_comment = ''
                  AND table_name <> 'flyway_schema_history'
                """))
        .as("tables without a comment")
        .isEmpty();
    assertThat(
            sql.texts(
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND column_comment = ''
                  AND table_name <> 'flyway_schema_history'
                """))
        .as("columns without a comment")
        .isEmpty();
  }

  @RegistryTest
  void comparesTextByteByByteInEveryColumn(TestRegistry registry) {
    assertThat(
            new Sql(registry.database())
                .texts(
                    """
                    SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                    WHERE table_schema = DATABASE() AND collation_name <> 'utf8mb4_bin'
                      AND table_name <> 'flyway_schema_history'
                    """))
        .isEmpty();
  }

  @RegistryTest
  void beginsEveryTableWithTheWordOfItsStage(TestRegistry registry) {
    assertThat(
            new Sql(registry.database())
                .texts(
                    """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
                    """))
        .allMatch(name ->
            name.matches(
                "(projects|lineage|models|prompts|criteria|traces|failures|cases|suites|"
                    + "annotations|calibrations|gates|monitors|promotions|tunings|campaigns|"
                    + "erasures)_[a-z_]+"));
  }
}
