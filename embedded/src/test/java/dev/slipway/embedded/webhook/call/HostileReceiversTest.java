package dev.slipway.embedded.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.WebhookCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReceiversTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(5));

  private static SSLContext trusted;

  private final HandAlarms alarms = new HandAlarms();

  /// A certificate for `localhost` that nobody but the test trusts.
  @BeforeAll
  static void certificate(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, PASSWORD);
    TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
    others.init(keys);
    trusted = SSLContext.getInstance("TLS");
    trusted.init(own.getKeyManagers(), others.getTrustManagers(), null);
  }

  @Test
  void oneThatNeverAnswersIsGivenUpWhenItsTimeIsOver() {
    CountDownLatch asked = new CountDownLatch(1);
    CallResult result =
        whenRung(
            "http",
            asked,
            socket -> {
              readRequest(socket);
              asked.countDown();
              socket.getInputStream().readAllBytes();
            });

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_TIMEOUT);
    assertThat(alarms.areSet()).isFalse();
  }

  @Test
  void oneThatAnswersByteByByteIsGivenUpToo() {
    CountDownLatch asked = new CountDownLatch(1);
    CallResult result =
        whenRung(
            "http",
            asked,
            socket -> {
              readRequest(socket);
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8));
              while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write('x');
                asked.countDown();
                if (asked.getCount() == 0 && socket.getInputStream().read() < 0) {
                  return;
                }
              }
            });

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_TIMEOUT);
  }

  @Test
  void theHandshakeIsPartOfTheTime() {
    CountDownLatch asked = new CountDownLatch(1);
    CallResult result =
        whenRung(
            "https",
            asked,
            socket -> {
              int first = socket.getInputStream().read();
              asked.countDown();
              assertThat(first).isNotNegative();
              socket.getInputStream().readAllBytes();
            });

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_TIMEOUT);
  }

  @Test
  void aBodyThatStopsInTheMiddleTakesNothingFromTheStatus() {
    CountDownLatch asked = new CountDownLatch(1);
    CallResult result =
        whenRung(
            "http",
            asked,
            socket -> {
              readRequest(socket);
              answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nso far");
              asked.countDown();
              socket.getInputStream().readAllBytes();
            });

    assertThat(status(result)).isEqualTo(200);
  }

  @Test
  void ofGigabytesAFewKilobytesAreRead() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    try (HostileReceiver receiver =
        new HostileReceiver(socket -> {
          readRequest(socket);
          answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 8000000000\r\n\r\n");
          byte[] much = new byte[1024 * 1024];
          try {
            for (int i = 0; i < 8_000; i++) {
              socket.getOutputStream().write(much);
            }
          } catch (IOException _) {
            left.countDown();
          }
        })) {
      CallResult.Answered answered =
          (CallResult.Answered) call(receiver.url("http"), Reach.PRIVATE, defaultTls());

      assertThat(answered.status()).isEqualTo(200);
      assertThat(answered.excerpt()).hasSizeLessThanOrEqualTo(4_096);
      left.await();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA\0B: c\r\n\r\n"
      })
  void whatIsNoAnswerIsAProblem(String text) throws IOException {
    CallResult result =
        called(
            "http",
            socket -> {
              readRequest(socket);
              answer(socket, text);
            });

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_UNREACHABLE);
  }

  @Test
  void headersWithoutEndAreCutOff() throws IOException {
    CallResult result =
        called(
            "http",
            socket -> {
              readRequest(socket);
              answer(socket, "HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 100_000; i++) {
                answer(socket, "X: y\r\n");
              }
            });

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_UNREACHABLE);
  }

  @Test
  void interimAnswersAreSkippedButNotForEver() throws IOException {
    String goOn = "HTTP/1.1 102 Processing\r\n\r\n";
    CallResult few =
        called(
            "http",
            socket -> {
              readRequest(socket);
              answer(socket, goOn + "HTTP/1.1 204 No Content\r\n\r\n");
            });
    CallResult many =
        called(
            "http",
            socket -> {
              readRequest(socket);
              answer(socket, goOn.repeat(1_000));
            });

    assertThat(status(few)).isEqualTo(204);
    assertThat(status(many)).isEqualTo(102);
  }

  @Test
  void oneThatResetsTheConnectionIsUnreachable() throws IOException {
    CallResult result = called("http", socket -> socket.setSoLinger(true, 0));

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_UNREACHABLE);
  }

  @Test
  void oneThatDoesNotListenIsUnreachable() throws IOException {
    HostileReceiver receiver = new HostileReceiver(_ -> {});
    WebhookUrl url = receiver.url("http");
    receiver.close();

    assertThat(problem(call(url, Reach.PRIVATE, defaultTls())))
        .isEqualTo(ProblemCode.WEBHOOK_UNREACHABLE);
  }

  @Test
  void plainTextWhereTlsIsExpectedIsATlsProblem() throws IOException {
    CallResult result = called("https", socket -> answer(socket, "HTTP/1.1 200 OK\r\n\r\n"));

    assertThat(problem(result)).isEqualTo(ProblemCode.WEBHOOK_TLS_FAILED);
  }

  @Test
  void aCertificateThatIsTrustedIsNeeded() throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(tlsListener(), this::takeAll)) {
      assertThat(problem(call(receiver.url("https"), Reach.PRIVATE, defaultTls())))
          .isEqualTo(ProblemCode.WEBHOOK_TLS_FAILED);
      assertThat(status(call(receiver.url("https"), Reach.PRIVATE, trusted.getSocketFactory())))
          .isEqualTo(204);
    }
  }

  @Test
  void aCertificateForAnotherNameIsATlsProblem() throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(tlsListener(), this::takeAll)) {
      WebhookUrl other =
          new WebhookUrl(receiver.url("https").value().replace("localhost", "other"));
      SocketWebhookCalls calls =
          new SocketWebhookCalls(
              _ -> List.of(InetAddress.getLoopbackAddress()),
              LIMITS,
              alarms,
              () -> trusted.getSocketFactory());

      assertThat(problem(calls.call(call(other, Reach.PRIVATE))))
          .isEqualTo(ProblemCode.WEBHOOK_TLS_FAILED);
    }
  }

  /// The name leads to a public address when it is checked, and to this machine afterwards.
  @Test
  void aNameThatLeadsElsewhereWhenItIsCalledIsRefusedThen() throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(this::takeAll)) {
      WebhookUrl url =
          new WebhookUrl(receiver.url("https").value().replace("localhost", "evil.example"));
      List<InetAddress> answers =
          new ArrayList<>(List.of(address("93.184.216.34"), address("127.0.0.1")));
      SocketWebhookCalls calls = calls(_ -> List.of(answers.removeFirst()));

      calls.check(url, Reach.PUBLIC);

      assertThat(problem(calls.call(call(url, Reach.PUBLIC))))
          .isEqualTo(ProblemCode.WEBHOOK_URL_REFUSED);
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void whatWasCheckedIsWhatIsConnectedTo() throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(this::takeAll)) {
      WebhookUrl url =
          new WebhookUrl(receiver.url("http").value().replace("localhost", "once.example"));
      List<InetAddress> answers = new ArrayList<>(List.of(address("127.0.0.1")));
      SocketWebhookCalls calls = calls(_ -> List.of(answers.removeFirst()));

      assertThat(calls.call(call(url, Reach.PRIVATE))).isInstanceOf(CallResult.Answered.class);
      assertThat(answers).isEmpty();
    }
  }

  @Test
  void oneAddressOutOfReachAmongOthersIsEnough() throws IOException {
    List<InetAddress> mixed = List.of(address("93.184.216.34"), address("169.254.169.254"));
    WebhookUrl url = new WebhookUrl("https://mixed.example/");

    assertRefused(() -> calls(_ -> mixed).check(url, Reach.PUBLIC));
    assertRefused(() -> calls(_ -> mixed).check(url, Reach.PRIVATE));
  }

  @Test
  void whatIsReadableOnTheWayIsForThoseWhoMayReachPrivateAddresses() throws IOException {
    List<InetAddress> somewhere = List.of(address("93.184.216.34"));
    WebhookUrl url = new WebhookUrl("http://example.com/");

    calls(_ -> somewhere).check(url, Reach.PRIVATE);
    assertRefused(() -> calls(_ -> somewhere).check(url, Reach.PUBLIC));
  }

  @Test
  void aNameThatIsNotFoundIsRefusedWhenItIsSetAndUnreachableLater() {
    WebhookUrl url = new WebhookUrl("https://nobody.invalid/");
    SocketWebhookCalls calls =
        calls(host -> {
          throw new UnknownHostException(host);
        });

    assertRefused(() -> calls.check(url, Reach.PUBLIC));
    assertThat(problem(calls.call(call(url, Reach.PUBLIC))))
        .isEqualTo(ProblemCode.WEBHOOK_UNREACHABLE);
  }

  @Test
  void whatIsBelowLocalhostIsThisMachine() throws IOException {
    SystemNames names = new SystemNames(LIMITS.total());

    assertThat(names.addresses("hello-vite.LOCALHOST"))
        .containsExactly(InetAddress.getLoopbackAddress());
    assertThat(names.addresses("localhost")).containsExactly(InetAddress.getLoopbackAddress());
  }

  @Test
  void theNextAddressIsTriedWhenOneDoesNotAnswer() throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(this::takeAll)) {
      List<InetAddress> both = List.of(address("127.0.0.99"), address("127.0.0.1"));

      assertThat(calls(_ -> both).call(call(receiver.url("http"), Reach.PRIVATE)))
          .isInstanceOf(CallResult.Answered.class);
    }
  }

  private CallResult called(String scheme, HostileReceiver.Deed deed) throws IOException {
    try (HostileReceiver receiver = new HostileReceiver(deed)) {
      return call(receiver.url(scheme), Reach.PRIVATE, defaultTls());
    }
  }

  /// The same when the time is over once the receiver was asked.
  private CallResult whenRung(String scheme, CountDownLatch asked, HostileReceiver.Deed deed) {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CallResult> result = thread.submit(() -> called(scheme, deed));
      asked.await();
      alarms.ring();
      return result.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private CallResult call(WebhookUrl url, Reach reach, SSLSocketFactory tls) {
    return new SocketWebhookCalls(new SystemNames(LIMITS.total()), LIMITS, alarms, () -> tls)
        .call(call(url, reach));
  }

  private SocketWebhookCalls calls(Names names) {
    return new SocketWebhookCalls(names, LIMITS, alarms, HostileReceiversTest::defaultTls);
  }

  private static WebhookCall call(WebhookUrl url, Reach reach) {
    return new WebhookCall(url, reach, new LinkedHashMap<>(), "{}");
  }

  private static ProblemCode problem(CallResult result) {
    return ((CallResult.Unanswered) result).problem().code();
  }

  private static int status(CallResult result) {
    return ((CallResult.Answered) result).status();
  }

  private static void assertRefused(Runnable check) {
    assertThatThrownBy(check::run)
        .isInstanceOfSatisfying(
            SlipwayException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.WEBHOOK_URL_REFUSED));
  }

  private static SSLSocketFactory defaultTls() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  private static ServerSocket tlsListener() throws IOException {
    return trusted
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private void takeAll(Socket socket) throws IOException {
    readRequest(socket);
    answer(socket, "HTTP/1.1 204 No Content\r\n\r\n");
  }

  private static void readRequest(Socket socket) throws IOException {
    InputStream input = socket.getInputStream();
    StringBuilder text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n{}")) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("the caller left");
      }
      text.append((char) next);
    }
  }

  private static void answer(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
