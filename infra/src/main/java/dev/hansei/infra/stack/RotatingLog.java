package dev.hansei.infra.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that never outgrows its bound: when full it becomes {@code name.1}, the one before
 * {@code name.2}, and older ones go. Safe for several threads. Bytes are written through at once,
 * so that a crash loses none.
 */
final class RotatingLog extends OutputStream {
  /** Some hours of a busy server's output; with the files kept, one child may use 40 MB. */
  static final long FILE_BYTES_MAX = 10L * 1024 * 1024;

  private static final int OLD_FILES_KEPT = 3;

  private final Path file;
  private final long fileBytesMax;
  private OutputStream out;
  private long writtenBytes;

  RotatingLog(Path file) throws IOException {
    this(file, FILE_BYTES_MAX);
  }

  RotatingLog(Path file, long fileBytesMax) throws IOException {
    this.file = file;
    this.fileBytesMax = fileBytesMax;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.out = open(file);
    this.writtenBytes = Files.size(file);
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (writtenBytes + length > fileBytesMax && writtenBytes > 0) {
      rotate();
    }
    out.write(bytes, offset, length);
    writtenBytes += length;
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private void rotate() throws IOException {
    out.close();
    for (int age = OLD_FILES_KEPT; age >= 1; age--) {
      var younger = age == 1 ? file : aged(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = open(file);
    writtenBytes = 0;
  }

  private Path aged(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private static OutputStream open(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
