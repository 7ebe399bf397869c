package dev.hansei.infra.objects;

import dev.hansei.infra.stack.LocalObjects;
import dev.hansei.infra.stack.RealMinio;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.MinIOContainer;

/** The S3 servers on which every test of the object store runs. */
enum ObjectServerKind {
  /** What the local stack starts. */
  S3PROXY {
    @Override
    Optional<String> whyNot() {
      return Optional.empty();
    }

    @Override
    LocalObjects start() {
      return LocalObjects.start();
    }
  },
  /** A MinIO program of this machine. */
  MINIO {
    @Override
    Optional<String> whyNot() {
      return Optional.empty();
    }

    @Override
    LocalObjects start() {
      return RealMinio.start();
    }
  },
  /** A MinIO image; the registry that had it may no longer give it out. */
  MINIO_CONTAINER {
    @Override
    Optional<String> whyNot() {
      return Container.WHY_NOT;
    }

    @Override
    LocalObjects start() {
      return Container.RUNNING.orElseThrow();
    }
  };

  /** Why it cannot run here, in words for a skipped test; empty when it can. */
  abstract Optional<String> whyNot();

  /** Its server with a bucket; started once per JVM. */
  abstract LocalObjects start();

  /** Starts on first use: the class loader is the lock. */
  private static final class Container {
    static final Optional<LocalObjects> RUNNING;
    static final Optional<String> WHY_NOT;

    static {
      if (DockerClientFactory.instance().isDockerAvailable()) {
        var server = launch();
        RUNNING = server;
        WHY_NOT = server.isPresent() ? Optional.empty() : Optional.of("Docker has no such image");
      } else {
        RUNNING = Optional.empty();
        WHY_NOT = Optional.of("no Docker engine answers");
      }
    }

    @SuppressWarnings("resource") // Testcontainers' own reaper ends it with this JVM.
    private static Optional<LocalObjects> launch() {
      try {
        var container = new MinIOContainer("minio/minio:RELEASE.2025-09-07T16-13-09Z");
        container.withCommand("sh -c 'mkdir -p /data/hansei && minio server /data'");
        container.start();
        return Optional.of(
            new LocalObjects(
                container.getS3URL(),
                "us-east-1",
                container.getUserName(),
                container.getPassword(),
                "hansei"));
      } catch (ContainerFetchException e) {
        return Optional.empty();
      }
    }
  }
}
