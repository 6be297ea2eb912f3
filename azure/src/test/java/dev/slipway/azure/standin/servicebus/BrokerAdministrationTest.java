package dev.slipway.azure.standin.servicebus;

import static dev.slipway.azure.standin.servicebus.BrokerClients.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.standin.servicebus.access.Grant;
import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the administration interface refuses; what it does for the real client is tested with the
/// queue that is built on it.
@Tag("stand-in")
final class BrokerAdministrationTest {
  private final ServiceBusStandIn broker =
      ServiceBusStandIn.startAt(
          0,
          0,
          (token, now) ->
              token.equals("Bearer manager")
                  ? Optional.of(grant(now, Right.MANAGE))
                  : token.equals("Bearer worker")
                      ? Optional.of(grant(now, Right.LISTEN))
                      : Optional.empty());
  private final HttpClient http = HttpClient.newHttpClient();

  private static Grant grant(Instant now, Right right) {
    return new Grant("", Set.of(right), now.plusSeconds(60));
  }

  @AfterEach
  void close() {
    http.close();
    broker.close();
  }

  @Test
  void withoutATokenOrWithoutTheRightNothingIsAnswered() throws Exception {
    assertThat(get("Bearer stranger").statusCode()).isEqualTo(401);
    assertThat(get("Bearer worker").statusCode()).isEqualTo(401);
    assertThat(get("Bearer manager").statusCode()).isEqualTo(200);
  }

  @Test
  void aQueueThatDoesNotExistIsAnEmptyFeed() throws Exception {
    assertThat(get("Bearer manager").body()).contains("<feed").doesNotContain("<entry");
  }

  @Test
  void aQueueIsMadeOnceAndWithLocksOfAllowedLengthOnly() throws Exception {
    assertThat(put(Duration.ofSeconds(4)).statusCode()).isEqualTo(400);
    assertThat(put(Duration.ofMinutes(6)).statusCode()).isEqualTo(400);
    assertThat(put(Duration.ofSeconds(5)).statusCode()).isEqualTo(201);
    assertThat(put(Duration.ofSeconds(5)).statusCode()).isEqualTo(409);
    assertThat(get("Bearer manager").body()).contains("<LockDuration>PT5S</LockDuration>");
  }

  @Test
  void aQueueIsDeletedOnce() throws Exception {
    broker.create(QueueSettings.named(QUEUE));

    assertThat(send(request("Bearer manager").DELETE()).statusCode()).isEqualTo(200);
    assertThat(send(request("Bearer manager").DELETE()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String token) throws IOException, InterruptedException {
    return send(request(token).GET());
  }

  private HttpResponse<String> put(Duration lock) throws IOException, InterruptedException {
    String entry =
        "<entry><QueueDescription><LockDuration>%s</LockDuration></QueueDescription></entry>"
            .formatted(lock);
    return send(request("Bearer manager").PUT(BodyPublishers.ofString(entry)));
  }

  private HttpRequest.Builder request(String token) {
    URI queue = broker.administration().resolve("/" + QUEUE + "?api-version=2021-05");
    return HttpRequest.newBuilder(queue).header("Authorization", token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
