package dev.slipway.server.wiring;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.health.Probe;

/// A probe of something that the service makes at its start when it is missing, so that this is no
/// fault before the first one.
record BeforeTheStart(Probe probe) implements Probe {
  @Override
  public String name() {
    return probe.name();
  }

  @Override
  public String permission() {
    return probe.permission();
  }

  @Override
  public String look() {
    try {
      return probe.look();
    } catch (SlipwayException e) {
      if (e.problem().code() != ProblemCode.RESOURCE_MISSING) {
        throw e;
      }
      return "%s is not there yet; the server makes it when it starts"
          .formatted(e.problem().where());
    }
  }
}
