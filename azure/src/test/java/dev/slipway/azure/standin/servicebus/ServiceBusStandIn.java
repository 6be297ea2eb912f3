package dev.slipway.azure.standin.servicebus;

import dev.slipway.azure.standin.servicebus.access.Right;
import dev.slipway.azure.standin.servicebus.access.SharedAccessKey;
import dev.slipway.azure.standin.servicebus.access.TokenCheck;
import dev.slipway.azure.standin.servicebus.admin.AdministrationServer;
import dev.slipway.azure.standin.servicebus.amqp.Faults;
import dev.slipway.azure.standin.servicebus.amqp.Service;
import dev.slipway.azure.standin.servicebus.queue.Counts;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.Namespace;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A Service Bus namespace in this process, at a port of the loopback address. It survives its own
/// restarts: the messages stay, the connections do not.
public final class ServiceBusStandIn implements AutoCloseable {
  private static final SharedAccessKey OWNER =
      new SharedAccessKey("RootManageSharedAccessKey", "b3duZXI=", Set.of(Right.MANAGE));
  private static final SharedAccessKey SENDER =
      new SharedAccessKey("OnlySend", "c2VuZGVy", Set.of(Right.SEND));
  private static final SharedAccessKey LISTENER =
      new SharedAccessKey("OnlyListen", "bGlzdGVuZXI=", Set.of(Right.LISTEN));
  private static final SharedAccessKey WORKER =
      new SharedAccessKey("SendAndListen", "d29ya2Vy", Set.of(Right.SEND, Right.LISTEN));

  /// A broker that is being restarted, or that failed, does nothing any more.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MovableClock clock = new MovableClock();
  private final Namespace namespace = new Namespace(clock);
  private final Faults faults = new Faults();
  private final Service service;
  private final AdministrationServer administration;
  private volatile BrokerLoop loop;

  private ServiceBusStandIn(int port, int administrationPort, TokenCheck bearerTokens) {
    this.service =
        new Service(
            namespace,
            (token, now) ->
                List.of(OWNER, SENDER, LISTENER, WORKER, bearerTokens).stream()
                    .flatMap(check -> check.check(token, now).stream())
                    .findFirst(),
            faults,
            clock);
    this.loop = new BrokerLoop(service, port);
    this.administration =
        AdministrationServer.start(administrationPort, service, this::inTheBroker);
    loop.start();
  }

  /// One at ports that are free, which takes shared access signatures only.
  public static ServiceBusStandIn start() {
    return startAt(0, 0, TokenCheck.NONE);
  }

  /// One at given ports.
  ///
  /// @param bearerTokens what else than shared access signatures it takes
  public static ServiceBusStandIn startAt(
      int port, int administrationPort, TokenCheck bearerTokens) {
    return new ServiceBusStandIn(port, administrationPort, bearerTokens);
  }

  public int port() {
    return loop.port();
  }

  /// Where the administration interface answers over plain HTTP.
  public URI administration() {
    return administration.uri();
  }

  /// With all rights.
  public String connectionString() {
    return connectionString(OWNER);
  }

  /// With the right to send only.
  public String sendersConnectionString() {
    return connectionString(SENDER);
  }

  /// With the right to listen only.
  public String listenersConnectionString() {
    return connectionString(LISTENER);
  }

  /// With the rights to send and to listen, not to manage.
  public String workersConnectionString() {
    return connectionString(WORKER);
  }

  /// With a key that does not fit.
  public String forgedConnectionString() {
    return connectionString(new SharedAccessKey(OWNER.name(), "Zm9yZ2Vk", OWNER.rights()));
  }

  private String connectionString(SharedAccessKey key) {
    return "Endpoint=sb://localhost:%d;SharedAccessKeyName=%s;SharedAccessKey=%s;UseDevelopmentEmulator=true"
        .formatted(port(), key.name(), key.key());
  }

  /// Makes a queue.
  public void create(QueueSettings settings) {
    if (!inTheBroker(() -> namespace.create(settings))) {
      throw new IllegalArgumentException("there is a queue '%s'".formatted(settings.name()));
    }
  }

  /// How many messages a queue has.
  public Counts counts(String queue) {
    return inTheBroker(() -> existing(queue).counts());
  }

  /// Looks at a queue, or does something with it, beside all protocols.
  public <T> T with(String queue, Function<MessageQueue, T> look) {
    return inTheBroker(() -> look.apply(existing(queue)));
  }

  private MessageQueue existing(String queue) {
    return namespace
        .find(queue)
        .orElseThrow(() -> new IllegalArgumentException("no queue '%s'".formatted(queue)));
  }

  /// Moves the broker's clock on: locks end, scheduled messages become due, tokens expire.
  public void advance(Duration duration) {
    inTheBroker(() -> {
      clock.advance(duration);
      return true;
    });
  }

  /// Changes what goes wrong on purpose.
  public void faults(Consumer<Faults> change) {
    inTheBroker(() -> {
      change.accept(faults);
      return true;
    });
  }

  /// Ends all links to a queue with an error.
  public void detachAll(String queue, String condition) {
    BrokerLoop now = loop;
    inTheBroker(() -> {
      now.detachAll(queue, condition);
      return true;
    });
  }

  /// Drops all connections without a word.
  public void dropConnections() {
    BrokerLoop now = loop;
    inTheBroker(() -> {
      now.dropConnections();
      return true;
    });
  }

  /// Drops all connections, and comes back at the same port after something else has happened.
  public void restart(Runnable meanwhile) {
    int port = port();
    loop.close();
    meanwhile.run();
    loop = new BrokerLoop(service, port);
    loop.start();
  }

  private <T> T inTheBroker(Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.run(() -> {
      try {
        result.complete(action.get());
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    return result.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    administration.close();
    loop.close();
  }
}
