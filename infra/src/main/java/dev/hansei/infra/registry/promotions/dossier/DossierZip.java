package dev.hansei.infra.registry.promotions.dossier;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a dossier in one: a zip without compression, for compressed bytes differ between
 * machines, and these must not.
 */
public final class DossierZip {
  /** A dossier has some hundred kilobytes; more than this is an attack on whoever checks it. */
  static final long BYTES_MAX = 64L << 20;

  /** Some dozens; the same. */
  static final int FILES_MAX = 2_000;

  /**
   * Noon of the first day that a zip knows: at its midnight Java adds the zone's own time to the
   * entry, and the bytes would differ by zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,2}");

  private DossierZip() {}

  /** The same files give the same bytes, everywhere. */
  static byte[] write(SortedMap<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(entry(file.getKey(), file.getValue()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String path, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }

  /**
   * The files by their paths.
   *
   * @throws DossierMismatch when it is no zip, or one that could harm or deceive: names twice,
   *     names that lead out of a folder, more than 64 MB or 2,000 files, a list that tells of
   *     others
   * @throws IOException when the file cannot be read
   */
  public static SortedMap<String, byte[]> read(Path file) throws DossierMismatch, IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) > BYTES_MAX) {
      throw new DossierMismatch(name, "it has more than 64 MB");
    }
    try (var in = Files.newInputStream(file)) {
      SortedMap<String, byte[]> files = files(name, in);
      requireSameList(name, file, files);
      return files;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new DossierMismatch(name, "it cannot be read as a zip", e);
    }
  }

  /** As the stream holds them, whatever the list at its end says. */
  static SortedMap<String, byte[]> files(String name, InputStream in)
      throws IOException, DossierMismatch {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long left = BYTES_MAX;
    var zip = new ZipInputStream(in);
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String path = entry.getName();
      if (!PATH.matcher(path).matches()) {
        throw new DossierMismatch(name, "it has a file under a name that none of a dossier has");
      }
      if (files.size() == FILES_MAX) {
        throw new DossierMismatch(name, "it has more than 2,000 files");
      }
      byte[] content = content(zip, path, left + 1);
      left -= content.length;
      if (left < 0) {
        throw new DossierMismatch(name, "unpacked it has more than 64 MB");
      }
      if (files.put(path, content) != null) {
        throw new DossierMismatch(path, "it is in the zip twice");
      }
    }
    if (files.isEmpty()) {
      throw new DossierMismatch(name, "it is no zip");
    }
    return Collections.unmodifiableSortedMap(files);
  }

  private static byte[] content(ZipInputStream zip, String path, long most)
      throws IOException, DossierMismatch {
    try {
      return zip.readNBytes((int) most);
    } catch (ZipException e) {
      throw new DossierMismatch(path, "its content is not what the zip's checksum says", e);
    }
  }

  /** Other programs go by the list at the end, so that must not tell of other files. */
  private static void requireSameList(String name, Path file, SortedMap<String, byte[]> files)
      throws IOException, DossierMismatch {
    try (var zip = new ZipFile(file.toFile())) {
      var listed = new TreeSet<String>();
      zip.stream().map(ZipEntry::getName).forEach(listed::add);
      if (!listed.equals(files.keySet()) || zip.size() != files.size()) {
        throw new DossierMismatch(name, "its list of files is not what it holds");
      }
      for (var one : files.entrySet()) {
        requireSame(zip, one.getKey(), one.getValue());
      }
    }
  }

  private static void requireSame(ZipFile zip, String path, byte[] content)
      throws IOException, DossierMismatch {
    try (var in = zip.getInputStream(zip.getEntry(path))) {
      if (!Arrays.equals(in.readNBytes(content.length + 1), content)) {
        throw new DossierMismatch(path, "read by the zip's list it is another file");
      }
    }
  }
}
