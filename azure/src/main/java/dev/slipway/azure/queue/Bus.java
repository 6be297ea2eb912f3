package dev.slipway.azure.queue;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.ServiceBusSenderAsyncClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationAsyncClient;
import com.azure.messaging.servicebus.administration.ServiceBusAdministrationClientBuilder;
import com.azure.messaging.servicebus.models.SubQueue;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Makes the SDK's clients for one queue, and closes them. They share a connection.
final class Bus implements AutoCloseable {
  /// Less than this and the SDK takes a minute to come back after a link was ended with an error.
  private static final int TRIES_AGAIN = 2;

  private static final int TRIES_IN_A_CALL = 3;
  private static final Duration PAUSE = Duration.ofMillis(250);

  /// The SDK waits four seconds and a pause before most tries, and fails when that is more than
  /// this.
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

  private final ServiceBusSettings settings;
  private final ServiceBusClientBuilder builder;
  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

  Bus(ServiceBusSettings settings) {
    this.settings = settings;
    ServiceBusClientBuilder plain =
        new ServiceBusClientBuilder()
            .retryOptions(
                new AmqpRetryOptions()
                    .setTryTimeout(settings.callLimit().dividedBy(TRIES_IN_A_CALL))
                    .setMaxRetries(TRIES_AGAIN)
                    .setDelay(PAUSE)
                    .setMaxDelay(LONGEST_PAUSE));
    this.builder =
        switch (settings.access()) {
          case ServiceBusAccess.ByConnectionString(var value) ->
              plain.connectionString(value.reveal());
          case ServiceBusAccess.ByIdentity(String namespace, var credential) ->
              plain.credential(namespace, credential);
        };
  }

  ServiceBusSenderAsyncClient sender() {
    return kept(builder.sender().queueName(settings.queue()).buildAsyncClient());
  }

  ServiceBusReceiverAsyncClient receiver(SubQueue part) {
    return kept(
        builder
            .receiver()
            .queueName(settings.queue())
            .subQueue(part)
            .disableAutoComplete()
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildAsyncClient());
  }

  private <T extends AutoCloseable> T kept(T client) {
    open.push(client);
    return client;
  }

  ServiceBusAdministrationAsyncClient administration() {
    ServiceBusAdministrationClientBuilder plain =
        new ServiceBusAdministrationClientBuilder()
            .retryOptions(new RetryOptions(new FixedDelayOptions(TRIES_AGAIN, PAUSE)));
    settings.administration().ifPresent(place -> plain.addPolicy(new At(place)));
    return switch (settings.access()) {
      case ServiceBusAccess.ByConnectionString(var value) ->
          plain.connectionString(value.reveal()).buildAsyncClient();
      case ServiceBusAccess.ByIdentity(String namespace, var credential) ->
          plain.credential(namespace, credential).buildAsyncClient();
    };
  }

  /// Closes all clients that were made, the newest first.
  @Override
  public void close() {
    for (AutoCloseable client = open.poll(); client != null; client = open.poll()) {
      close(client);
    }
  }

  /// Closes a client before the others.
  void close(AutoCloseable client) {
    open.remove(client);
    try {
      client.close();
    } catch (Exception e) {
      LOG.warn("A client of Service Bus was not closed", e);
    }
  }

  /// Sends requests to another place than the namespace: the client itself always goes to port 443
  /// of the host.
  private record At(URI place) implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(
        HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
      URI asked = URI.create(context.getHttpRequest().getUrl().toString());
      try {
        context
            .getHttpRequest()
            .setUrl(place.resolve(asked.getRawPath() + "?" + asked.getRawQuery()).toURL());
      } catch (MalformedURLException e) {
        return Mono.error(e);
      }
      return next.process();
    }

    @Override
    public HttpPipelinePosition getPipelinePosition() {
      return HttpPipelinePosition.PER_RETRY;
    }
  }
}
