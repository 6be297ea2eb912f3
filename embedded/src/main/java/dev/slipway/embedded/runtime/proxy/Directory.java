package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Framing;
import dev.slipway.embedded.runtime.rule.Ruling;
import dev.slipway.embedded.runtime.site.SiteAnswer;
import java.io.IOException;
import java.util.Optional;

/// Finds what answers a request and lets it answer.
record Directory(HostNames names, Routes routes) {
  After answer(Visitor visitor, Authority authority, Framing framing, BodyReader body)
      throws IOException, InterruptedException {
    Optional<Place> place = names.placeOf(authority.host());
    while (place.isPresent()) {
      Optional<Backend> backend = routes.find(place.get());
      if (backend.isEmpty()) {
        break;
      }
      // One that has just been replaced takes no more requests; then the next one has them.
      if (backend.get().inFlight().enter()) {
        return answerBy(backend.get(), visitor, authority, framing, body);
      }
      if (routes.find(place.get()).equals(backend)) {
        return visitor.tell(Notice.down(), body.ended());
      }
    }
    return visitor.tell(Notice.unknownHost(authority.host()), body.ended());
  }

  private static After answerBy(
      Backend backend, Visitor visitor, Authority authority, Framing framing, BodyReader body)
      throws IOException, InterruptedException {
    try {
      Ruling ruling = backend.rules().on(authority.head());
      if (ruling.redirect().isPresent()) {
        return send(ruling.redirect().get(), ruling, visitor, authority, body);
      }
      return switch (backend) {
        case Backend.Files files ->
            send(files.site().answer(authority.head()), ruling, visitor, authority, body);
        case Backend.App app -> pass(app, ruling, visitor, authority, framing, body);
      };
    } finally {
      backend.inFlight().leave();
    }
  }

  private static After send(
      SiteAnswer answer, Ruling ruling, Visitor visitor, Authority authority, BodyReader body)
      throws IOException {
    return visitor
        .answers()
        .send(
            visitor.client(),
            authority.head(),
            answer.withFields(ruling.over(answer.status(), answer.fields())),
            visitor.keeps() && body.ended());
  }

  private static After pass(
      Backend.App app,
      Ruling ruling,
      Visitor visitor,
      Authority authority,
      Framing framing,
      BodyReader body)
      throws IOException, InterruptedException {
    Optional<ConnectionPool> connections = app.upstream().connections();
    if (connections.isEmpty()) {
      return visitor.tell(Notice.down(), body.ended());
    }
    String host = authority.head().fields().first("Host").orElse(authority.host());
    return new AppExchange(
            visitor,
            Forwarding.request(authority.head(), framing, visitor.client().remoteAddress(), host),
            framing,
            body,
            ruling,
            connections.get())
        .pass();
  }
}
