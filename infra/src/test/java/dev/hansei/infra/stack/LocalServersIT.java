package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The servers that all other tests lean on do start and answer their own clients. */
class LocalServersIT {
  @Test
  void mariaDbAnswersAndKeepsDatabasesApart() throws SQLException {
    assertThat(version(LocalRegistry.start())).contains("MariaDB");
    var one = LocalRegistry.fresh("one");
    execute(one, "CREATE TABLE mark (id INT PRIMARY KEY)");
    assertThat(version(LocalRegistry.fresh("one"))).contains("MariaDB");
    execute(LocalRegistry.fresh("one"), "CREATE TABLE mark (id INT PRIMARY KEY)");
  }

  @Test
  void mySqlAnswers() throws SQLException {
    assumeTrue(RealMySql.whyNot().isEmpty(), () -> "MySQL: " + RealMySql.whyNot().orElseThrow());
    assertThat(version(RealMySql.start())).startsWith("8.0.12");
  }

  @Test
  void s3ProxyAnswers() throws Exception {
    assertThat(bucketExists(LocalObjects.start())).isTrue();
  }

  @Test
  void minioAnswers() throws Exception {
    assertThat(bucketExists(RealMinio.start())).isTrue();
  }

  @Test
  void temporalAnswersAndHasTheNamespace() {
    var temporal = LocalTemporal.start();
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.target()).build();
    var stubs = WorkflowServiceStubs.newServiceStubs(options);
    try {
      var described =
          stubs
              .blockingStub()
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder().setNamespace(temporal.namespace()).build());
      assertThat(described.getNamespaceInfo().getName()).isEqualTo("hansei");
    } finally {
      stubs.shutdownNow();
    }
  }

  private static String version(LocalRegistry registry) throws SQLException {
    try (var connection =
            DriverManager.getConnection(registry.jdbcUrl(), registry.user(), registry.password());
        var rows = connection.createStatement().executeQuery("SELECT VERSION()")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(LocalRegistry registry, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(registry.jdbcUrl(), registry.user(), registry.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean bucketExists(LocalObjects objects) throws Exception {
    var client =
        MinioClient.builder()
            .endpoint(objects.endpoint())
            .region(objects.region())
            .credentials(objects.accessKey(), objects.secretKey())
            .build();
    return client.bucketExists(BucketExistsArgs.builder().bucket(objects.bucket()).build());
  }
}
