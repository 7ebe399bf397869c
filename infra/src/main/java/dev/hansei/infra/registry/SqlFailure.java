package dev.hansei.infra.registry;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a failed statement means, read from the SQLSTATE and the server's own number; the wrappers
 * of frameworks do not tell.
 */
public final class SqlFailure {
  /** ER_DUP_ENTRY: a unique key has the value already. The transaction goes on. */
  private static final int DUPLICATE_KEY = 1062;

  /** ER_LOCK_WAIT_TIMEOUT, which has no SQLSTATE of its own. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /** ER_CHECKREAD of MariaDB: the row has changed since it was last read. */
  private static final int RECORD_CHANGED = 1020;

  /** Serialization failure: a deadlock's victim. */
  private static final String SERIALIZATION_FAILURE = "40001";

  /** The class of connection failures. */
  private static final String CONNECTION_CLASS = "08";

  /** A wrapper wraps a wrapper, but not this often; bounds a circular chain. */
  private static final int CAUSES_MAX = 16;

  private SqlFailure() {}

  /** Whether a unique key refused a row. */
  public static boolean isDuplicateKey(Throwable failure) {
    return find(failure).filter(sql -> sql.getErrorCode() == DUPLICATE_KEY).isPresent();
  }

  /**
   * Inserts a row that a unique key may refuse.
   *
   * @return false when it was refused; the transaction goes on, and sees the row that is there
   */
  public static boolean isInserted(Runnable insert) {
    try {
      insert.run();
      return true;
    } catch (RuntimeException e) {
      if (isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Whether doing the whole transaction again may mend it. */
  static boolean isContention(Throwable failure) {
    return find(failure)
        .filter(sql ->
            SERIALIZATION_FAILURE.equals(sql.getSQLState())
                || sql.getErrorCode() == LOCK_WAIT_TIMEOUT
                || sql.getErrorCode() == RECORD_CHANGED)
        .isPresent();
  }

  /**
   * Whether the database could not be reached, or was lost on the way. A failure without an
   * SQLSTATE is no server's: the pool says so of a connection that it has found dead.
   */
  static boolean isUnavailable(Throwable failure) {
    return find(failure)
        .filter(sql ->
            sql instanceof SQLTransientConnectionException
                || sql instanceof SQLRecoverableException
                || sql.getSQLState() == null
                || sql.getSQLState().startsWith(CONNECTION_CLASS))
        .isPresent();
  }

  private static Optional<SQLException> find(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, cause -> cause == null ? null : cause.getCause())
        .limit(CAUSES_MAX)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }
}
