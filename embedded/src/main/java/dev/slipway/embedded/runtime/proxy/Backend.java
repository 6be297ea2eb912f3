package dev.slipway.embedded.runtime.proxy;

import dev.slipway.domain.release.ReleaseId;
import dev.slipway.embedded.runtime.rule.ReleaseRules;
import dev.slipway.embedded.runtime.site.Site;

/// What answers the requests for a release.
public sealed interface Backend {
  ReleaseId release();

  /// What its project asks of every answer.
  ReleaseRules rules();

  /// The requests that it is answering.
  InFlight inFlight();

  /// Files.
  record Files(ReleaseId release, Site site, ReleaseRules rules, InFlight inFlight)
      implements Backend {}

  /// A process.
  record App(ReleaseId release, Upstream upstream, ReleaseRules rules, InFlight inFlight)
      implements Backend {}
}
