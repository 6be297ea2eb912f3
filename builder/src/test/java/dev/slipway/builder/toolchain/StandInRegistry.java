package dev.slipway.builder.toolchain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// A small npm registry on the loopback address.
final class StandInRegistry implements AutoCloseable {
  private final HttpServer server;
  private final JsonMapper json = new JsonMapper();
  private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
  private final Map<String, byte[]> tarballs = new LinkedHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean cutsConnections;

  StandInRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// Every path that was asked for.
  List<String> requests() {
    return List.copyOf(requests);
  }

  long downloads() {
    return requests.stream().filter(path -> path.endsWith(".tgz")).count();
  }

  /// From now on, tarballs stop in the middle.
  void cutConnections() {
    cutsConnections = true;
  }

  void publish(String name, String version, Map<String, String> files) throws IOException {
    byte[] tarball = tarball(files);
    publish(name, version, tarball, "sha512-" + sha512(tarball));
  }

  void publish(String name, String version, byte[] tarball, String integrity) {
    String path = "/" + name + "/-/" + version + ".tgz";
    tarballs.put(path, tarball);
    ObjectNode entry = json.createObjectNode().put("name", name).put("version", version);
    entry
        .putObject("dist")
        .put("tarball", address().resolve(path).toString())
        .put("integrity", integrity);
    documents
        .computeIfAbsent(name, _ -> json.createObjectNode())
        .withObject("versions")
        .set(version, entry);
  }

  static byte[] tarball(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
        entry.setSize(content.length);
        entry.setMode(0755);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static String sha512(byte[] content) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-512").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
    requests.add(path);
    byte[] tarball = tarballs.get(path);
    if (tarball != null) {
      send(exchange, tarball);
      return;
    }
    JsonNode document = document(path.substring(1));
    if (document.isMissingNode()) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else {
      send(exchange, json.writeValueAsBytes(document));
    }
  }

  /// A package's document, or one version of it after another slash.
  private JsonNode document(String name) {
    JsonNode all = json.valueToTree(documents);
    int slash = name.lastIndexOf('/');
    return all.has(name) || slash < 0
        ? all.path(name)
        : all.path(name.substring(0, slash)).path("versions").path(name.substring(slash + 1));
  }

  private void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    boolean cut = cutsConnections && exchange.getRequestURI().getPath().endsWith(".tgz");
    exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
