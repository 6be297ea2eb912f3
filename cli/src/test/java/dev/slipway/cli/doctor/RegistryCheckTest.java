package dev.slipway.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCheckTest {
  @TempDir private Path home;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket socket;
  private Thread answering;

  @BeforeEach
  void listen() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    answering = Thread.ofVirtual().start(() -> answerAll("HTTP/1.1 503 No"));
  }

  @AfterEach
  void close() throws Exception {
    socket.close();
    answering.join();
  }

  @Test
  void aRegistryThatAnswersBadlyIsAWarning() {
    Finding finding = check(Map.of("NPM_CONFIG_REGISTRY", here())).find();

    assertThat(finding.level()).isEqualTo(Finding.Level.WARN);
    assertThat(finding.detail()).contains(here(), "answers 503");
    assertThat(asked).containsExactly("GET /-/ping HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "npm_config_https_proxy"})
  void aSecureRegistryIsAskedThroughTheProxy(String variable) {
    Finding finding =
        check(Map.of("NPM_CONFIG_REGISTRY", "https://npm.example.com/", variable, here())).find();

    assertThat(asked).containsExactly("CONNECT npm.example.com:443 HTTP/1.1");
    assertThat(finding.detail()).contains("https://npm.example.com/ through " + here());
  }

  @Test
  void theProxyOfTheUsersFileIsUsed() throws IOException {
    Files.writeString(
        home.resolve(".npmrc"),
        "registry=https://npm.example.com/\nhttps-proxy=%s\n".formatted(here()));

    check(Map.of()).find();

    assertThat(asked).containsExactly("CONNECT npm.example.com:443 HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "npm.example.com, true",
    ".example.com, true",
    "*.example.com, true",
    "'other.com, example.com', true",
    "ple.com, false"
  })
  void someHostsAreReachedWithoutIt(String exceptions, boolean without) {
    NpmSettings npm =
        new NpmSettings(
            TestSurroundings.of(home, Map.of("HTTPS_PROXY", here(), "NO_PROXY", exceptions)));

    assertThat(npm.proxyTo("npm.example.com").isEmpty()).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://npm.example.com/", "not an address", "http://"})
  void whatIsNoAddressIsAWarning(String address) {
    assertThat(check(Map.of("NPM_CONFIG_REGISTRY", address)).find().level())
        .isEqualTo(Finding.Level.WARN);
  }

  @Test
  void passwordsAreNotShown() {
    String secret = here().replace("//", "//me:hunter2@");

    assertThat(check(Map.of("NPM_CONFIG_REGISTRY", secret)).find().detail())
        .doesNotContain("hunter2");
  }

  private String here() {
    return "http://127.0.0.1:%d/".formatted(socket.getLocalPort());
  }

  private RegistryCheck check(Map<String, String> variables) {
    return new RegistryCheck(new NpmSettings(TestSurroundings.of(home, new HashMap<>(variables))));
  }

  private void answerAll(String status) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        asked.add(in.readLine());
        while (!in.readLine().isEmpty()) {
          // Headers.
        }
        client
            .getOutputStream()
            .write((status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
