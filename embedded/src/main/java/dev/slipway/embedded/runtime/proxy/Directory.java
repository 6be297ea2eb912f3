package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.BodyReader;
import dev.slipway.embedded.runtime.http1.Framing;
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
      return switch (backend) {
        case Backend.Files files ->
            visitor
                .answers()
                .send(
                    visitor.client(),
                    authority.head(),
                    files.site().answer(authority.head()),
                    visitor.keeps() && body.ended());
        case Backend.App app -> pass(app, visitor, authority, framing, body);
      };
    } finally {
      backend.inFlight().leave();
    }
  }

  private static After pass(
      Backend.App app, Visitor visitor, Authority authority, Framing framing, BodyReader body)
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
            connections.get())
        .pass();
  }
}
