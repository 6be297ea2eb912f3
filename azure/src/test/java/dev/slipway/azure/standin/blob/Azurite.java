package dev.slipway.azure.standin.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Microsoft's emulator of Blob Storage on a port of its own, with nothing but memory. It ends with
/// this process.
public final class Azurite implements AutoCloseable {
  /// The account that every Azurite has.
  public static final String ACCOUNT = "devstoreaccount1";

  /// Its key.
  public static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path output;
  private final int port;

  private Azurite(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /// Starts one, and installs it before where it was never used.
  public static Azurite start() {
    AzuriteInstallation installation = AzuriteInstallation.require();
    try {
      int port = freePort();
      Path output = Files.createTempFile("azurite", ".txt");
      output.toFile().deleteOnExit();
      Process process =
          installation.start(
              output,
              "--blobHost",
              InetAddress.getLoopbackAddress().getHostAddress(),
              "--blobPort",
              Integer.toString(port),
              "--skipApiVersionCheck",
              "--inMemoryPersistence",
              "--disableTelemetry",
              "--silent");
      Azurite azurite = new Azurite(process, output, port);
      azurite.awaitItsPort();
      return azurite;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitItsPort() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IOException("Azurite did not start: " + Files.readString(output));
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(address(), 1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Where it listens.
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// Where its account is.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:%d/%s".formatted(port, ACCOUNT));
  }

  /// How it is reached.
  public String connectionString() {
    return connectionString(address());
  }

  /// How it is reached through something that listens elsewhere.
  public static String connectionString(InetSocketAddress address) {
    return connectionString(address, KEY);
  }

  /// The same with another key.
  public static String connectionString(InetSocketAddress address, String key) {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=http://%s:%d/%s;"
        .formatted(ACCOUNT, key, address.getAddress().getHostAddress(), address.getPort(), ACCOUNT);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
