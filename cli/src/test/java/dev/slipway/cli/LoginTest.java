package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `slipway login`, `slipway logout` and `slipway whoami`.
class LoginTest {
  private static final String KEY = "slipkey_k3f9x0a1b2c4_s3cret";
  private static final String ME =
      """
      {"caller":"key:k3f9x0a1b2c4","name":"ci of the shop","role":"deployer",
      "organizationId":"acme"}\
      """;
  private static final String REFUSED =
      """
      {"type":"about:blank","title":"Tried to check who is asking","status":401,"success":false,
      "error":"UNAUTHORIZED","message":"The key k3f9x0a1b2c4 was revoked at noon",
      "detail":"The key k3f9x0a1b2c4 was revoked at noon","kind":"USER","fix":"Ask for another",
      "retryable":false}\
      """;

  @TempDir private Path folder;
  private StandInServer server;
  private StandInServer other;

  @BeforeEach
  void serve() throws IOException {
    server = new StandInServer().json("GET /whoami", 200, ME);
    other = new StandInServer().json("GET /whoami", 200, ME);
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void aKeyThatTheServerTakesIsKeptForItAndSentFromThenOn() throws IOException {
    CliRun run = login(server, KEY);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "Logged in to %s as deployer of acme (key:k3f9x0a1b2c4, ci of the shop)\n"
                .formatted(server.address()));
    assertThat(CliRun.in(folder).run("whoami").out().lines())
        .containsExactly(
            "deployer of acme (key:k3f9x0a1b2c4, ci of the shop)",
            server.address() + ", with the key of login");
    assertThat(tokens(server)).containsExactly("Bearer " + KEY, "Bearer " + KEY);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerCanReadWhatIsKept() throws IOException {
    login(server, KEY);

    try (Stream<Path> files = Files.list(folder.resolve("config/slipway"))) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("config/slipway")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aKeyThatTheServerDoesNotTakeIsNotKeptAndTheServerSaysWhy() throws IOException {
    try (StandInServer strict = new StandInServer().json("GET /whoami", 401, REFUSED)) {
      CliRun run = login(strict, KEY);

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .contains("UNAUTHORIZED", "was revoked at noon", "slipway login --server")
          .doesNotContain(KEY);
    }
    assertThat(folder.resolve("config/slipway")).doesNotExist();
  }

  @Test
  void whoeverHasNoKeyIsToldToLogIn() {
    server.json("GET /projects?limit=20", 401, REFUSED);

    assertThat(CliRun.in(folder).server(server).run("list").err())
        .contains("there is no key for it", "slipway login --server " + server.address());
  }

  @Test
  void theOptionGoesBeforeTheVariableAndThatBeforeTheLogin() {
    login(server, KEY);

    CliRun.in(folder).server(other).run("whoami");
    assertThat(other.asked()).hasSize(1);
    CliRun.in(folder).server(other).run("whoami", "--server", server.address().toString());
    assertThat(other.asked()).hasSize(1);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void aTokenInTheVariableGoesBeforeTheKeyOfALogin() {
    login(server, KEY);

    CliRun run = CliRun.in(folder).with("SLIPWAY_TOKEN", "another").run("whoami");

    assertThat(run.out()).contains("with the key of SLIPWAY_TOKEN");
    assertThat(tokens(server)).last().isEqualTo("Bearer another");
  }

  @Test
  void aLoginSaysWhatGoesBeforeIt() {
    CliRun run =
        CliRun.in(folder)
            .with("SLIPWAY_TOKEN", "another")
            .input(KEY)
            .run("login", "--server", server.address().toString());

    assertThat(run.err()).contains("SLIPWAY_TOKEN is set and goes before this login");
  }

  @Test
  void eachServerHasItsOwnKeyHoweverItsAddressIsWritten() {
    login(server, KEY);
    login(other, "other-key");

    CliRun.in(folder).run("whoami", "--server", server.address() + "/");
    assertThat(tokens(server)).last().isEqualTo("Bearer " + KEY);
    CliRun.in(folder).run("whoami");
    assertThat(tokens(other)).last().isEqualTo("Bearer other-key");
  }

  @Test
  void loggingOutForgetsTheKeyAndTheServer() {
    login(server, KEY);

    assertThat(CliRun.in(folder).run("logout").out())
        .startsWith("Logged out of " + server.address());

    CliRun after = CliRun.in(folder).run("whoami");
    assertThat(after.exitCode()).isEqualTo(5);
    assertThat(after.err()).contains("SERVER_UNREACHABLE", "None runs");
    assertThat(CliRun.in(folder).run("logout").out()).isEqualTo("You are not logged in\n");
    assertThat(CliRun.in(folder).run("logout", "--json").out()).contains("\"loggedOut\" : false");
  }

  @Test
  void localNamesTheServerOfThisMachineInSpiteOfALogin() {
    login(server, KEY);

    CliRun run = CliRun.in(folder).run("whoami", "--server", "local");

    assertThat(run.err()).contains("None runs");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void nothingFromAPipeAndWhatIsNoKeyAreMistakes() {
    assertThat(login(server, "").err()).contains("None came");
    assertThat(login(server, "two words").err())
        .contains("characters that no key has")
        .doesNotContain("two words");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aKeyInClearTextToAnotherMachineIsWarnedOf() {
    CliRun run =
        CliRun.in(folder).input(KEY).run("login", "--server", "http://slipway.invalid:7071");

    assertThat(run.err()).contains("in clear text", "SERVER_UNREACHABLE");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(login(server, KEY).err()).doesNotContain("clear text");
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForGetsNoKey() throws Exception {
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(ownCertificate()));
    secure.start();
    try {
      CliRun run =
          CliRun.in(folder)
              .input(KEY)
              .run("login", "--server", "https://127.0.0.1:" + secure.getAddress().getPort());

      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.err()).contains("certificate is not trusted here", "trustStore=FILE");
    } finally {
      secure.stop(0);
    }
  }

  /// Java makes certificates with its tool only.
  private SSLContext ownCertificate() throws Exception {
    Path file = folder.resolve("own.p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int made =
        new ProcessBuilder(
                (tool
                        + " -genkeypair -alias own -keyalg EC -dname CN=127.0.0.1 -storetype PKCS12"
                        + " -storepass changeit -keystore "
                        + file)
                    .split(" ", -1))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start()
            .waitFor();
    assertThat(made).isZero();
    char[] password = "changeit".toCharArray();
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(KeyStore.getInstance(file.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void programsGetJson() {
    CliRun.in(folder).input(KEY).run("login", "--json", "--server", server.address().toString());

    assertThat(CliRun.in(folder).run("whoami", "--json").out())
        .contains(
            "\"server\" : \"%s\"".formatted(server.address()),
            "\"role\" : \"deployer\"",
            "\"organizationId\" : \"acme\"",
            "\"keyFrom\" : \"login\"")
        .doesNotContain("s3cret");
  }

  private CliRun login(StandInServer at, String key) {
    return CliRun.in(folder).input(key).run("login", "--server", at.address().toString());
  }

  private static List<String> tokens(StandInServer server) {
    return server.asked().stream().map(StandInServer.Asked::token).toList();
  }
}
