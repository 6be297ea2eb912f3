package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.project.UserId;
import dev.slipway.http.access.Permit;
import dev.slipway.http.json.Members;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// Who asks, where a request may leave that out.
public final class Callers {
  private static final UserId NOBODY_NAMED = new UserId("api");

  private Callers() {}

  /// The body's `userId`, or a name for whoever holds the token.
  public static Requester requester(ServerRequest request, Members body) {
    UserId user = body.optional("userId", UserId::new).orElse(NOBODY_NAMED);
    body.check();
    return new Requester(user, Optional.of(Permit.of(request).caller().id()));
  }
}
