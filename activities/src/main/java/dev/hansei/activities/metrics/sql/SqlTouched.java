package dev.hansei.activities.metrics.sql;

import dev.hansei.workflows.criteria.SqlDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserTreeConstants;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.alter.Alter;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.drop.Drop;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.truncate.Truncate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables and columns that statements touch, written as promptfoo's parser does. They are taken
 * from the parser's own tree, which has every one of them wherever it stands. Not thread-safe.
 */
final class SqlTouched {
  private static final String SELECT = "select";
  private static final String EVERY = "(.*)";

  private final SqlDatabase database;
  private final Map<Object, String> modes = new IdentityHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();

  private SqlTouched(SqlDatabase database) {
    this.database = database;
  }

  static SqlTouched of(SqlParsing.Read read, SqlDatabase database) {
    SqlTouched touched = new SqlTouched(database);
    read.statements().forEach(touched::take);
    List<Node> nodes = nodes(read.parser().getASTRoot());
    nodes.forEach(touched::table);
    nodes.forEach(touched::column);
    return touched;
  }

  Set<String> tables() {
    return tables;
  }

  Set<String> columns() {
    return columns;
  }

  /** What a statement does to what it names; all else is read. */
  private void take(Statement statement) {
    if (statement instanceof Insert insert) {
      mark("insert", insert.getTable(), insert.getColumns());
      if (insert.getColumns() == null && insert.getSetUpdateSets() == null) {
        columns.add(line("insert", insert.getTable().getName(), EVERY));
      }
      sets("insert", insert.getSetUpdateSets());
    } else if (statement instanceof Update update) {
      mark("update", update.getTable(), null);
      sets("update", update.getUpdateSets());
    } else if (statement instanceof Delete delete) {
      mark("delete", delete.getTable(), null);
      if (delete.getTable() != null) {
        columns.add(line("delete", delete.getTable().getName(), EVERY));
      }
    } else if (statement instanceof Drop drop) {
      mark("drop", drop.getName(), null);
    } else if (statement instanceof Truncate truncate) {
      mark("truncate", truncate.getTable(), null);
    } else if (statement instanceof Alter alter) {
      mark("alter", alter.getTable(), null);
    } else if (statement instanceof CreateTable create) {
      mark("create", create.getTable(), null);
    }
  }

  private void mark(String mode, @Nullable Table table, @Nullable List<Column> named) {
    if (table != null) {
      modes.put(table, mode);
      if (named != null) {
        named.forEach(column -> own(mode, table, column));
      }
    }
  }

  private void own(String mode, Table table, Column column) {
    modes.put(column, mode);
    columns.add(line(mode, table.getName(), column.getColumnName()));
  }

  private void sets(String mode, @Nullable List<UpdateSet> sets) {
    if (sets != null) {
      sets.forEach(set -> set.getColumns().forEach(column -> modes.put(column, mode)));
    }
  }

  /** All nodes, but for what only says whose columns are meant. The tree may be very deep. */
  private static List<Node> nodes(Node root) {
    List<Node> nodes = new ArrayList<>();
    Deque<Node> left = new ArrayDeque<>(List.of(root));
    while (!left.isEmpty()) {
      Node node = left.pop();
      nodes.add(node);
      boolean named = ((SimpleNode) node).jjtGetValue() instanceof AllTableColumns;
      for (int i = 0; i < node.jjtGetNumChildren() && !named; i++) {
        left.push(node.jjtGetChild(i));
      }
    }
    return nodes;
  }

  private void table(Node node) {
    if (node.getId() == CCJSqlParserTreeConstants.JJTTABLENAME
        && ((SimpleNode) node).jjtGetValue() instanceof Table table) {
      tables.add(line(modes.getOrDefault(table, SELECT), table.getSchemaName(), table.getName()));
      if (table.getAlias() != null) {
        aliases.put(key(table.getAlias().getName()), table.getName());
      }
    }
  }

  private void column(Node node) {
    if (node.getId() == CCJSqlParserTreeConstants.JJTCOLUMN
        && ((SimpleNode) node).jjtGetValue() instanceof Column column) {
      column(column);
    } else if (node.getId() == CCJSqlParserTreeConstants.JJTSELECTITEM) {
      for (int i = 0; i < node.jjtGetNumChildren(); i++) {
        every(((SimpleNode) node.jjtGetChild(i)).jjtGetValue());
      }
    }
  }

  private void column(Column column) {
    String mode = modes.getOrDefault(column, SELECT);
    if (mode.equals("insert") || isText(column)) {
      return;
    }
    Table table = column.getTable();
    columns.add(line(mode, table == null ? null : real(table.getName()), column.getColumnName()));
  }

  /** All columns; those that a function counts are deeper in the tree. */
  private void every(@Nullable Object item) {
    if (item instanceof AllTableColumns all) {
      columns.add(line(SELECT, real(all.getTable().getName()), EVERY));
    } else if (item instanceof AllColumns) {
      columns.add(line(SELECT, null, EVERY));
    }
  }

  /** Where quotes are those of texts, what stands in them is no column. */
  private boolean isText(Column column) {
    boolean quotes =
        switch (database) {
          case MYSQL, MARIADB, BIG_QUERY, HIVE -> true;
          case POSTGRESQL, SQLITE, TRANSACT_SQL, SNOWFLAKE, REDSHIFT, ATHENA, DB2, TRINO -> false;
        };
    return quotes && column.getTable() == null && column.getColumnName().startsWith("\"");
  }

  private @Nullable String real(@Nullable String name) {
    return name == null ? null : aliases.getOrDefault(key(name), name);
  }

  private static String key(String name) {
    return bare(name).toLowerCase(Locale.ROOT);
  }

  private static String line(String mode, @Nullable String holder, String name) {
    return "%s::%s::%s".formatted(mode, holder == null ? "null" : bare(holder), bare(name));
  }

  private static String bare(String name) {
    return name.length() > 1 && "\"`[".indexOf(name.charAt(0)) >= 0
        ? name.substring(1, name.length() - 1)
        : name;
  }
}
