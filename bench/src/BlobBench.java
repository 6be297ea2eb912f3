import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.slipway.azure.blob.BlobAccess;
import dev.slipway.azure.blob.BlobSettings;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.source.BlobSourceStore;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// A source of 2,000 files and 60 MB on its way to Blob Storage: Slipway's store beside the SDK, file
/// by file and as one tar, in turn against the same Azurite, so that a slow minute of the machine is a
/// slow minute for all. Reading the files is part of each; Slipway's time has the checking of digests
/// in it, which the others do not do.
public final class BlobBench {
  private static final int FILES = 2_000;
  private static final int MEAN_BYTES = 30_000;
  private static final int ROUNDS = 5;
  private static final int AT_ONCE = 512;
  private static final int FEW_AT_ONCE = 32;
  private static final int TAR_BLOCK = 512;

  private final Path folder;
  private final String connection;
  private final BlobServiceClient client;
  private final Map<Path, Digest> files = new HashMap<>();
  private int containers;

  private BlobBench(Path folder, String connection) {
    this.folder = folder;
    this.connection = connection;
    this.client =
        new BlobServiceClientBuilder()
            .connectionString(connection)
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient();
  }

  public static void main(String[] arguments) throws Exception {
    Path target = Files.createDirectories(Path.of("bench/target").toAbsolutePath());
    Path scratch = Files.createTempDirectory(target, "blobs-");
    try (Azurite azurite = Azurite.start()) {
      BlobBench bench = new BlobBench(scratch, azurite.connectionString());
      bench.writeFiles();
      bench.measure();
    } finally {
      try (var files = Files.list(scratch)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(scratch);
    }
  }

  private void writeFiles() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < FILES; i++) {
      byte[] content = new byte[random.nextInt(1, 2 * MEAN_BYTES)];
      random.nextBytes(content);
      Path file = folder.resolve("file-%04d.js".formatted(i));
      Files.write(file, content);
      files.put(file, Digest.of(content));
    }
  }

  private interface Upload {
    void run() throws Exception;
  }

  private void measure() throws Exception {
    List<Double> slipway = new ArrayList<>();
    List<Double> narrow = new ArrayList<>();
    List<Double> changed = new ArrayList<>();
    List<Double> fileByFile = new ArrayList<>();
    List<Double> tar = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      BlobContainerClient single = client.createBlobContainer(name());
      BlobContainerClient whole = client.createBlobContainer(name());
      BlobSourceStore store = store();
      BlobSourceStore other = store();
      note(round, tar, () -> asOneTar(whole));
      note(round, slipway, () -> toTheStore(store, AT_ONCE));
      Path file = folder.resolve("file-0007.js");
      Files.writeString(file, "changed " + round);
      files.put(file, Digest.of(Files.readAllBytes(file)));
      note(round, changed, () -> toTheStore(store, AT_ONCE));
      note(round, narrow, () -> toTheStore(other, FEW_AT_ONCE));
      note(round, fileByFile, () -> fileByFile(single));
      single.delete();
      whole.delete();
    }
    System.out.println("| upload of 2,000 files, 60 MB, to Azurite | median | beside Slipway |");
    System.out.println("| --- | --- | --- |");
    double base = median(slipway);
    row("Slipway, %d files at once".formatted(AT_ONCE), slipway, base);
    row("Slipway, %d files at once".formatted(FEW_AT_ONCE), narrow, base);
    row("the SDK, file by file", fileByFile, base);
    row("the SDK, a single tar", tar, base);
    row("Slipway, again with one changed file", changed, base);
  }

  /// The first round warms up.
  private static void note(int round, List<Double> times, Upload upload) throws Exception {
    long begin = System.nanoTime();
    upload.run();
    if (round > 0) {
      times.add((System.nanoTime() - begin) / 1e6);
    }
  }

  private static void row(String what, List<Double> times, double base) {
    System.out.printf(
        Locale.ROOT, "| %s | %,.0f ms | %.2f × |%n", what, median(times), median(times) / base);
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private String name() {
    return "bench" + ++containers;
  }

  private BlobSourceStore store() {
    BlobSettings settings =
        BlobSettings.named(
            new BlobAccess.ByConnectionString(Secret.of(connection)), name());
    return new BlobSourceStore(BlobStorage.open(settings), InstantSource.system());
  }

  private void toTheStore(BlobSourceStore store, int atOnce) throws Exception {
    Map<Digest, Path> byDigest = new HashMap<>();
    files.forEach((file, digest) -> byDigest.put(digest, file));
    Semaphore room = new Semaphore(atOnce);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> uploads = new ArrayList<>();
      for (Digest digest : store.missing(byDigest.keySet())) {
        room.acquire();
        uploads.add(threads.submit(() -> {
          try (InputStream content = Files.newInputStream(byDigest.get(digest))) {
            store.put(digest, content, Integer.MAX_VALUE);
          } finally {
            room.release();
          }
          return digest;
        }));
      }
      for (Future<?> upload : uploads) {
        upload.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void fileByFile(BlobContainerClient container) {
    for (Path file : files.keySet()) {
      container.getBlobClient(file.getFileName().toString()).uploadFromFile(file.toString(), true);
    }
  }

  private void asOneTar(BlobContainerClient container) throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Path file : files.keySet()) {
      byte[] content = Files.readAllBytes(file);
      tar.writeBytes(tarHead(file.getFileName().toString(), content.length));
      tar.writeBytes(content);
      tar.writeBytes(new byte[Math.floorMod(-content.length, TAR_BLOCK)]);
    }
    tar.writeBytes(new byte[2 * TAR_BLOCK]);
    container.getBlobClient("source.tar").upload(BinaryData.fromBytes(tar.toByteArray()), true);
  }

  private static byte[] tarHead(String name, int size) {
    byte[] head = new byte[TAR_BLOCK];
    put(head, 0, name);
    put(head, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(head, 124, "%011o\0%011o\0".formatted(size, 0));
    put(head, 148, "        0");
    put(head, 257, "ustar\00000");
    int sum = 0;
    for (byte value : head) {
      sum += Byte.toUnsignedInt(value);
    }
    put(head, 148, "%06o\0 ".formatted(sum));
    return head;
  }

  private static void put(byte[] head, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, head, offset, bytes.length);
  }
}
