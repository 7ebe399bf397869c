package dev.hansei.infra.objects;

import dev.hansei.infra.objects.S3DoctorTrial.NotKept;
import io.minio.Http;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The promises, in the order in which they are tried. */
record S3DoctorTrials(S3DoctorBucket bucket) {
  /** As many writers as one process of the service may have. */
  private static final int RACERS = 32;

  private static final int LISTED = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int HTTP_OK = 200;
  private static final int HTTP_BAD_REQUEST = 400;
  private static final int HTTP_UNAUTHORIZED = 401;
  private static final int HTTP_FORBIDDEN = 403;

  List<S3DoctorTrial> all() {
    return List.of(
        new S3DoctorTrial("put if absent", this::putIfAbsent),
        new S3DoctorTrial("read after write", this::readAfterWrite),
        new S3DoctorTrial("checksum of an upload", this::checksum),
        new S3DoctorTrial("upload in parts", this::parts),
        new S3DoctorTrial("list after write", this::list),
        new S3DoctorTrial("signed links", this::links),
        new S3DoctorTrial("no anonymous reads", this::anonymous));
  }

  /** Two runs that make the same artifact must not overwrite each other, nor must a late writer. */
  private String putIfAbsent() throws NotKept, MinioException, IOException, InterruptedException {
    var winners = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var racers =
          IntStream.range(0, RACERS)
              .<Callable<Boolean>>mapToObj(racer -> () -> bucket.putIfAbsent("race", bytes(racer)));
      var results = threads.invokeAll(racers.toList());
      for (int racer = 0; racer < RACERS; racer++) {
        if (answer(results.get(racer))) {
          winners.add(racer);
        }
      }
    }
    if (winners.size() != 1) {
      throw new NotKept(
          "%d of %d racing writers were told that they won; use a store that honours If-None-Match on puts"
              .formatted(winners.size(), RACERS));
    }
    if (!Arrays.equals(bucket.get("race"), bytes(winners.getFirst()))) {
      throw new NotKept(
          "the stored object is not the winner's; use a store that honours If-None-Match on puts");
    }
    if (bucket.putIfAbsent("race", bytes(RACERS))) {
      throw new NotKept("a later conditional put overwrote the object");
    }
    return "1 of %d racing writers won".formatted(RACERS);
  }

  private static byte[] bytes(int racer) {
    return "racer %d".formatted(racer).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean answer(Future<Boolean> result)
      throws MinioException, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MinioException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private String readAfterWrite() throws NotKept, MinioException, IOException {
    var content = noise(100_000);
    var tag = bucket.put("whole", content);
    if (!Arrays.equals(bucket.get("whole"), content)) {
      throw new NotKept("what was read is not what was written");
    }
    if (!bucket.tag("whole").equals(tag)) {
      throw new NotKept("the entity tag changed between the write and the look");
    }
    return "content and entity tag came back";
  }

  /**
   * A store that takes damaged uploads would make damage permanent: content is addressed by its
   * hash.
   */
  private String checksum() throws NotKept, MinioException, IOException, InterruptedException {
    var content = noise(1_000);
    var damaged = content.clone();
    damaged[500] ^= 1;
    var md5 = Base64.getEncoder().encodeToString(md5(content));
    var link = bucket.link(Http.Method.PUT, "checked");
    var refused = send(put(link, damaged).header("Content-MD5", md5)).statusCode();
    if (refused < HTTP_BAD_REQUEST) {
      throw new NotKept("an upload that contradicts its Content-MD5 was taken");
    }
    var taken = send(put(link, content).header("Content-MD5", md5)).statusCode();
    if (taken != HTTP_OK) {
      throw new NotKept("a correct upload by a signed link was answered %d".formatted(taken));
    }
    return "a damaged upload was refused";
  }

  private String parts() throws NotKept, MinioException, IOException {
    var content = noise((int) S3DoctorBucket.PART_BYTES + 1_234_567);
    bucket.putInParts("parts", content);
    if (!Arrays.equals(bucket.get("parts"), content)) {
      throw new NotKept("an object uploaded in parts did not come back whole");
    }
    return "2 parts came back as one object";
  }

  private String list() throws NotKept, MinioException {
    var expected = IntStream.range(0, LISTED).mapToObj("listed/%02d"::formatted).toList();
    for (var key : expected) {
      bucket.put(key, noise(10));
    }
    var listed = bucket.keys("listed/");
    if (!listed.equals(expected)) {
      throw new NotKept(
          "of %d objects just written, %d were listed".formatted(LISTED, listed.size()));
    }
    return "%d objects were listed at once, in order".formatted(LISTED);
  }

  private String links() throws NotKept, MinioException, IOException, InterruptedException {
    var content = noise(1_000);
    bucket.put("linked", content);
    var link = bucket.link(Http.Method.GET, "linked");
    var response = send(HttpRequest.newBuilder(link).GET());
    if (response.statusCode() != HTTP_OK || !Arrays.equals(response.body(), content)) {
      throw new NotKept("a signed link was answered %d".formatted(response.statusCode()));
    }
    var forged = URI.create(link.toString().replace("linked", "whole"));
    var status = send(HttpRequest.newBuilder(forged).GET()).statusCode();
    if (status == HTTP_OK) {
      throw new NotKept("a signed link opened another object than the one it was signed for");
    }
    return "a link opened its object; a forged one was answered %d".formatted(status);
  }

  private String anonymous() throws NotKept, MinioException, IOException, InterruptedException {
    bucket.put("private", noise(10));
    var signed = bucket.link(Http.Method.GET, "private").toString();
    var bare = URI.create(signed.substring(0, signed.indexOf('?')));
    var status = send(HttpRequest.newBuilder(bare).GET()).statusCode();
    if (status != HTTP_FORBIDDEN && status != HTTP_UNAUTHORIZED) {
      throw new NotKept(
          "anybody can read the bucket (an unsigned read was answered %d); make it private"
              .formatted(status));
    }
    return "an unsigned read was answered %d".formatted(status);
  }

  private static HttpRequest.Builder put(URI link, byte[] content) {
    return HttpRequest.newBuilder(link).PUT(HttpRequest.BodyPublishers.ofByteArray(content));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }

  /** The same bytes each time: the doctor's results must not depend on luck. */
  private static byte[] noise(int sizeBytes) {
    var bytes = new byte[sizeBytes];
    int state = 20_261_121;
    for (int place = 0; place < sizeBytes; place++) {
      state = state * 1_103_515_245 + 12_345;
      bytes[place] = (byte) (state >>> 16);
    }
    return bytes;
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has MD5", e);
    }
  }
}
