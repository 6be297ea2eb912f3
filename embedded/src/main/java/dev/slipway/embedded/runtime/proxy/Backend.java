package dev.slipway.embedded.runtime.proxy;

import dev.slipway.domain.release.ReleaseId;
import dev.slipway.embedded.runtime.site.Site;

/// What answers the requests for a release.
public sealed interface Backend {
  ReleaseId release();

  /// The requests that it is answering.
  InFlight inFlight();

  /// Files.
  record Files(ReleaseId release, Site site, InFlight inFlight) implements Backend {}

  /// A process.
  record App(ReleaseId release, Upstream upstream, InFlight inFlight) implements Backend {}
}
