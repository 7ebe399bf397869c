package dev.hansei.workflows.criteria;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose SQL an answer is read as, by promptfoo's names. */
public enum SqlDatabase {
  MYSQL("MySQL"),
  MARIADB("MariaDB"),
  POSTGRESQL("PostgreSQL"),
  SQLITE("Sqlite"),
  TRANSACT_SQL("TransactSQL"),
  BIG_QUERY("BigQuery"),
  SNOWFLAKE("Snowflake"),
  REDSHIFT("Redshift"),
  ATHENA("Athena"),
  DB2("DB2"),
  HIVE("Hive"),
  TRINO("Trino");

  private final String word;

  SqlDatabase(String word) {
    this.word = word;
  }

  /** The name in a value's {@code databaseType}. */
  public String word() {
    return word;
  }

  /** The database of that name, whatever its case. */
  public static Optional<SqlDatabase> named(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equalsIgnoreCase(word)).findFirst();
  }

  /** All names, for error messages. */
  public static String words() {
    return Arrays.stream(values()).map(SqlDatabase::word).collect(Collectors.joining(", "));
  }
}
