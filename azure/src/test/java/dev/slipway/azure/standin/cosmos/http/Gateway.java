package dev.slipway.azure.standin.cosmos.http;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.azure.standin.cosmos.model.Account;
import dev.slipway.azure.standin.cosmos.model.ItemContainer;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import dev.slipway.azure.standin.cosmos.model.ResourceIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Takes requests and sends answers, or what stands for them when something goes wrong.
public final class Gateway {
  /// Part of a 403: the identity lacks the role for it.
  private static final int NOT_ALLOWED = 5300;

  private final Account account;
  private final Definitions definitions;
  private final Faults faults;
  private final Meter meter;
  private volatile Right right = Right.WRITE;

  public Gateway(Account account, String endpoint, Faults faults, Meter meter) {
    this.account = account;
    this.definitions = new Definitions(account, endpoint);
    this.faults = faults;
    this.meter = meter;
  }

  /// What everybody may do from now on.
  public void grant(Right granted) {
    right = granted;
  }

  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      Optional<Fault> fault = faults.of(request);
      if (fault.isEmpty()) {
        send(exchange, answer(request));
        return;
      }
      switch (fault.get()) {
        case Fault.Refused(int status, int part, Duration wait) -> {
          Response refusal = Response.of(new Refusal(status, part, "injected"));
          meter.note(request, refusal);
          send(exchange, refusal.with("x-ms-retry-after-ms", Long.toString(wait.toMillis())));
        }
        case Fault.NeverCame() -> meter.note(request, Response.of(new Refusal(0, "never came")));
        case Fault.AnswerLost() -> answer(request);
        case Fault.Slow(Duration delay) -> {
          Response response = answer(request);
          LockSupport.parkNanos(delay.toNanos());
          send(exchange, response);
        }
      }
    }
  }

  private Response answer(Request request) {
    Response response;
    try {
      response = perform(request);
    } catch (Refusal refusal) {
      response = Response.of(refusal);
    }
    meter.note(request, response);
    return response;
  }

  private Response perform(Request request) {
    if (request.header("Authorization").isEmpty()) {
      throw new Refusal(401, "nobody asks");
    }
    Kind kind = request.kind();
    if (kind == Kind.DEFINITION) {
      return definitions.answer(request);
    }
    if (right == Right.READ && kind.isWrite()) {
      throw new Refusal(403, NOT_ALLOWED, "who asks may only read");
    }
    Account.Database database = account.database(request.path().get(1));
    Account.Named container = account.container(database, request.container());
    return perform(request, kind, container.items())
        .with("x-ms-session-token", "0:-1#" + container.items().position())
        .with(
            "x-ms-alt-content-path", "dbs/%s/colls/%s".formatted(database.name(), container.name()))
        .with("x-ms-content-path", ResourceIds.container(database.number(), container.number()));
  }

  private static Response perform(Request request, Kind kind, ItemContainer items) {
    return switch (kind) {
      case BATCH -> Items.batch(request, items);
      case QUERY -> Queries.answer(request, items);
      case PLAN -> Queries.plan(request);
      case READ, CREATE, UPSERT, REPLACE, DELETE, PATCH -> Items.answer(request, kind, items);
      case DEFINITION -> throw new IllegalArgumentException("not about items: " + kind);
    };
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("x-ms-request-charge", Double.toString(response.charge()));
    response.headers().forEach(exchange.getResponseHeaders()::add);
    if (response.body().isEmpty()) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    byte[] body = response.body().get().toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(response.status(), body.length);
    exchange.getResponseBody().write(body);
  }
}
