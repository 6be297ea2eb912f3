package dev.slipway.embedded.runtime.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.embedded.runtime.TestClient;
import dev.slipway.embedded.runtime.http1.RequestHead;
import dev.slipway.embedded.runtime.proxy.RawServer.Behaviour;
import dev.slipway.embedded.runtime.rule.ReleaseRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProxyTest {
  private static final ProxyLimits IMPATIENT =
      new ProxyLimits(100, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(2));
  private static final String HOST = "shop.localhost";
  private static final String GET = "GET / HTTP/1.1\r\nHost: shop.localhost\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: shop.localhost\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final Routes routes = new Routes();
  private Proxy proxy;

  @BeforeEach
  void open() throws IOException {
    proxy =
        Proxy.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new HostNames("localhost"),
            routes,
            IMPATIENT,
            InstantSource.system());
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void anUnknownHostIsToldInTheFormItAskedFor() throws IOException {
    try (TestClient client = client()) {
      assertThat(client.get("nobody.localhost", "/").field("Content-Type"))
          .isEqualTo("application/problem+json");
      client.send(
          "GET / HTTP/1.1\r\nHost: nobody.localhost\r\nAccept: text/html,*/*;q=0.8\r\n\r\n");
      TestClient.Answer page = client.answer("GET");
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.body()).contains("<h1>Nothing is deployed at nobody.localhost</h1>");
    }
  }

  @Test
  void anAppThatIsDownIsSaidToBe() throws IOException {
    lead(new Upstream());

    try (TestClient client = client()) {
      assertThat(client.get(HOST, "/").status()).isEqualTo(503);
    }
  }

  @Test
  void theAppLearnsWhoAsksAndForgedClaimsAreDropped() throws Exception {
    try (RawServer app = app(ProxyTest::answerOk);
        TestClient client = client()) {
      client.send(
          GET
              + "X-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\nX-Real-IP: 1.2.3.4\r\n"
              + "X-Forwarded-Proto: https\r\nConnection: x-secret, keep-alive\r\nX-Secret: 1\r\n"
              + "Keep-Alive: timeout=5\r\nX-Kept: yes\r\n\r\n");
      assertThat(client.answer("GET").body()).isEqualTo("ok");

      RequestHead seen = app.request();
      assertThat(seen.fields().values("X-Forwarded-For")).containsExactly("127.0.0.1");
      assertThat(seen.fields().values("X-Forwarded-Proto")).containsExactly("http");
      assertThat(seen.fields().values("X-Forwarded-Host")).containsExactly(HOST);
      assertThat(seen.fields().values("Host")).containsExactly(HOST);
      assertThat(seen.fields().has("X-Kept")).isTrue();
      assertThat(seen.toString()).doesNotContain("1.2.3.4", "X-Secret", "Keep-Alive");
    }
  }

  @Test
  void oneConnectionCarriesManyRequests() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer app =
            app(connection -> {
              connections.incrementAndGet();
              answerOk(connection);
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      for (int i = 0; i < 50; i++) {
        assertThat(client.get(HOST, "/").body()).isEqualTo("ok");
      }
      assertThat(connections).hasValue(1);
    }
  }

  @Test
  void requestsSentTogetherAreAnsweredInTurn() throws IOException {
    try (RawServer app = app(ProxyTest::echo);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Content-Length: 1\r\n\r\nA" + POST + "Content-Length: 1\r\n\r\nB");
      assertThat(client.answer("POST").body()).isEqualTo("A");
      assertThat(client.answer("POST").body()).isEqualTo("B");
    }
  }

  @Test
  void largeBodiesPassBothWays() throws IOException {
    String body = "0123456789".repeat(300_000);
    try (RawServer app = app(ProxyTest::echo);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Content-Length: " + body.length() + "\r\n\r\n" + body);
      assertThat(client.answer("POST").body()).isEqualTo(body);
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nT: 1\r\n\r\n");
      assertThat(client.answer("POST").body()).isEqualTo("hello");
      assertThat(client.get(HOST, "/").status()).isEqualTo(200);
    }
  }

  @Test
  void everyEventIsSentAtOnce() throws IOException, InterruptedException {
    CountDownLatch seen = new CountDownLatch(1);
    try (RawServer app =
            app(connection -> {
              connection.head();
              connection.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
              awaitUninterrupted(seen);
              connection.send("data: 2\n\n");
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(GET + "\r\n");
      assertThat(client.head().fields().tokens("Transfer-Encoding")).contains("chunked");
      assertThat(client.next()).contains("data: 1");
      seen.countDown();
      assertThat(client.next()).contains("data: 2");
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNotMistakenForAWholeOne() throws IOException {
    for (String framing : new String[] {"Content-Length: 100", "Transfer-Encoding: chunked"}) {
      try (RawServer app =
              app(connection -> {
                connection.head();
                connection.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n5\r\nhello\r\n");
              });
          TestClient client = client()) {
        assertThat(app.address()).isNotNull();
        client.send(GET + "\r\n");
        assertThatThrownBy(() -> client.answer("GET")).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void anAppThatClosesWithoutAnAnswerIsReported() throws IOException {
    try (RawServer app = app(RawServer.Connection::head);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      assertThat(client.get(HOST, "/").status()).isEqualTo(502);
      client.send(POST + "Content-Length: 1\r\n\r\nA");
      assertThat(client.answer("POST").status()).isEqualTo(502);
    }
  }

  @Test
  void aConnectionThatDiedMeanwhileIsReplacedForReadingRequests() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer app =
            app(connection -> {
              connections.incrementAndGet();
              connection.head();
              connection.send(OK);
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      for (int i = 0; i < 5; i++) {
        assertThat(client.get(HOST, "/").body()).isEqualTo("ok");
      }
      assertThat(connections).hasValue(5);
    }
  }

  @Test
  void interimAnswersArePassedOn() throws IOException {
    try (RawServer app =
            app(connection -> {
              RequestHead head = connection.head();
              connection.send("HTTP/1.1 100 Continue\r\n\r\n");
              connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
              connection.body(head);
              connection.send(OK);
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Content-Length: 1\r\nExpect: 100-continue\r\n\r\n");
      assertThat(client.head().status()).isEqualTo(100);
      assertThat(client.head().status()).isEqualTo(103);
      client.send("A");
      assertThat(client.answer("POST").body()).isEqualTo("ok");
    }
  }

  @Test
  void answersWithoutABodyHaveNone() throws IOException {
    try (RawServer app =
            app(connection -> {
              while (connection.awaitRequest()) {
                RequestHead head = connection.head();
                connection.send(
                    switch (head.method()) {
                      case "HEAD" -> "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
                      case "DELETE" -> "HTTP/1.1 204 No Content\r\n\r\n";
                      default -> "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n";
                    });
              }
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      for (String method : new String[] {"HEAD", "DELETE", "GET", "HEAD"}) {
        client.send(method + " / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
        assertThat(client.answer(method).body()).isEmpty();
      }
    }
  }

  @Test
  void anOldClientGetsAnAnswerThatEndsWithTheConnection() throws IOException {
    try (RawServer app =
            app(connection -> {
              connection.head();
              connection.send(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send("GET / HTTP/1.0\r\nHost: shop.localhost\r\n\r\n");
      assertThat(client.answer("GET").body()).isEqualTo("hello");
    }
  }

  @Test
  void anEarlyAnswerReachesAVisitorWhoIsStillSending() throws IOException {
    try (RawServer app =
            app(connection -> {
              connection.head();
              connection.send("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Content-Length: 1000000\r\n\r\n" + "x".repeat(100_000));
      assertThat(client.answer("POST").status()).isEqualTo(413);
    }
  }

  @Test
  void anAppNoticesThatAVisitorLeft() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer app =
        app(connection -> {
          connection.head();
          connection.send("HTTP/1.1 200 OK\r\n\r\n");
          asked.countDown();
          if (connection.awaitEnd()) {
            ended.countDown();
          }
        })) {
      assertThat(app.address()).isNotNull();
      try (TestClient client = client()) {
        client.send(GET + "\r\n");
        awaitUninterrupted(asked);
      }
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aVisitorWhoOnlyEndedItsSideGetsTheAnswer() throws IOException {
    try (RawServer app = app(ProxyTest::answerOk);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(GET + "\r\n");
      client.endOutput();
      assertThat(client.answer("GET").body()).isEqualTo("ok");
    }
  }

  @Test
  void aWebSocketPassesBothWaysUntilOneSideEnds() throws IOException {
    try (RawServer app =
            app(connection -> {
              connection.head();
              connection.send(
                  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\nhello");
              for (String text = connection.next(); !text.isEmpty(); text = connection.next()) {
                connection.send("<" + text + ">");
              }
            });
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(GET + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n");
      assertThat(client.head().status()).isEqualTo(101);
      assertThat(client.next()).isEqualTo("hello");
      for (int i = 0; i < 100; i++) {
        client.send("frame " + i);
        assertThat(client.next()).isEqualTo("<frame " + i + ">");
      }
      client.endOutput();
      assertThat(client.next()).isEmpty();
    }
  }

  @Test
  void otherUpgradesAreNotPassedOn() throws Exception {
    try (RawServer app = app(ProxyTest::answerOk);
        TestClient client = client()) {
      client.send(GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n");
      assertThat(client.answer("GET").status()).isEqualTo(200);
      assertThat(app.request().fields().has("Upgrade")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a.localhost\r\nHost: b.localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost@evil\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop localhost\r\n\r\n",
        "GET http://other.localhost/ HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
        "GET shop HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
        "GET / HTTP/1.1\nHost: shop.localhost\n\n",
        "GET  / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : shop.localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: shop.localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: a\r\n b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: a\0b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: a\rb\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1, 1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: +1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void doubtfulRequestsAreRefused(String request) throws IOException {
    try (RawServer app = app(ProxyTest::answerOk);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(request);
      assertThat(client.answer("GET").status()).isEqualTo(400);
      assertThat(client.next()).isEmpty();
    }
  }

  @Test
  void requestsThatAskForTooMuchAreRefusedWithTheRightStatus() throws IOException {
    assertThat(statusOf("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n")).isEqualTo(414);
    assertThat(statusOf(GET + "X: " + "a".repeat(70_000) + "\r\n\r\n")).isEqualTo(431);
    assertThat(statusOf(GET + "X: a\r\n".repeat(200) + "\r\n")).isEqualTo(431);
    assertThat(statusOf("GET / HTTP/2.0\r\nHost: shop.localhost\r\n\r\n")).isEqualTo(505);
    assertThat(statusOf(POST + "Transfer-Encoding: gzip, chunked\r\n\r\n")).isEqualTo(501);
    assertThat(statusOf("TRACE / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n")).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nhello", "5\nhello", "5 \r\nhello", "5\r\nhello!\r\n", "-1\r\n"})
  void aMalformedChunkNeverLooksLikeAnotherRequest(String chunk) throws IOException {
    try (RawServer app = app(ProxyTest::echo);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n");
      assertThat(client.answer("POST").status()).isEqualTo(400);
      assertThat(client.next()).isEmpty();
    }
  }

  @Test
  void aVisitorWhoDawdlesOverTheHeadIsCutOff() throws IOException {
    try (TestClient client = client()) {
      client.send("GET / HT");
      assertThat(client.next()).isEmpty();
    }
  }

  @Test
  void aVisitorWhoDawdlesOverTheBodyIsCutOff() throws IOException {
    try (RawServer app = app(ProxyTest::echo);
        TestClient client = client()) {
      assertThat(app.address()).isNotNull();
      client.send(POST + "Content-Length: 10\r\n\r\nabc");
      assertThat(client.next()).doesNotContain("200");
    }
  }

  private int statusOf(String request) throws IOException {
    try (TestClient client = client()) {
      client.send(request);
      return client.answer("GET").status();
    }
  }

  private RawServer app(Behaviour behaviour) throws IOException {
    RawServer server = new RawServer(behaviour);
    Upstream upstream = new Upstream();
    upstream.up(server.address());
    lead(upstream);
    return server;
  }

  private void lead(Upstream upstream) {
    ReleaseId release = new ReleaseId("rel_" + "0".repeat(32));
    routes.lead(
        new Place(new ProjectId("shop"), Environment.PRODUCTION),
        new Backend.App(release, upstream, new ReleaseRules(AnswerRules.NONE), new InFlight()));
  }

  private TestClient client() throws IOException {
    return TestClient.of(proxy.address().getPort());
  }

  private static void answerOk(RawServer.Connection connection) throws IOException {
    while (connection.awaitRequest()) {
      connection.body(connection.head());
      connection.send(OK);
    }
  }

  private static void echo(RawServer.Connection connection) throws IOException {
    while (connection.awaitRequest()) {
      RequestHead head = connection.head();
      String body = connection.body(head);
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
