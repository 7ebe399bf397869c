package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierZipTest {
  @TempDir Path folder;

  @Test
  void theSameDossierIsTheSameBytesInEveryZone() {
    var zone = TimeZone.getDefault();
    byte[] here = new DossierSample().sealed(DossierSample.KEY).zip();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertThat(new DossierSample().sealed(DossierSample.KEY).zip()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void readsWhatAnotherProgramPackedAnew() throws Exception {
    var files = DossierZip.read(file(new DossierSample().sealed(DossierSample.KEY).zip()));
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var one : files.entrySet()) {
        add(zip, one.getKey(), one.getValue());
      }
    }

    assertThat(DossierZip.read(file(bytes.toByteArray())).keySet()).isEqualTo(files.keySet());
  }

  @Test
  void refusesABomb() throws IOException {
    byte[] megabyte = new byte[1 << 20];
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 65; i++) {
        add(zip, "f" + i, megabyte);
      }
    }
    assertThat(bytes.size()).isLessThan(200_000);
    refuses(bytes.toByteArray(), "unpacked it has more than 64 MB");
  }

  @Test
  void refusesTooManyFiles() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 2_001; i++) {
        add(zip, "f" + i, new byte[0]);
      }
    }
    refuses(bytes.toByteArray(), "it has more than 2,000 files");
  }

  @Test
  void refusesNamesThatLeadOutOfAFolder() throws IOException {
    for (var name :
        Arrays.asList(
            "../up", "/root", "a/../../b", "a\\b", "a/./b", "C:x", "a//b", "dir/", "\u0007")) {
      var bytes = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(bytes)) {
        add(zip, name, new byte[1]);
      }
      refuses(bytes.toByteArray(), "it has a file under a name that none of a dossier has");
    }
  }

  @Test
  void refusesAListThatTellsOfOtherFiles() throws IOException {
    byte[] zip = new DossierSample().sealed(DossierSample.KEY).zip();
    // The list at the end has the names once more; other programs go by it.
    byte[] name = "dossier.json".getBytes(StandardCharsets.UTF_8);
    int last = lastIndexOf(zip, name);
    zip[last] = 'D';
    refuses(zip, "its list of files is not what it holds");
    refuses("no zip at all".getBytes(StandardCharsets.UTF_8), "it is no zip");
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int i = bytes.length - wanted.length; i > 0; i--) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new IllegalStateException("not there");
  }

  private void refuses(byte[] zip, String why) throws IOException {
    Path file = file(zip);
    assertThatThrownBy(() -> DossierZip.read(file))
        .isInstanceOf(DossierMismatch.class)
        .hasMessage(why);
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private Path file(byte[] zip) throws IOException {
    return Files.write(folder.resolve("d.zip"), zip);
  }
}
