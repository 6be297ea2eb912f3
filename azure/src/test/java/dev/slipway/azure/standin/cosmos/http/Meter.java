package dev.slipway.azure.standin.cosmos.http;

import java.util.ArrayList;
import java.util.List;

/// What was asked for and what it cost.
public final class Meter {
  private final List<Charge> charges = new ArrayList<>();

  /// A request that was answered, or would have been.
  ///
  /// @param units what it cost, in request units
  public record Charge(Kind kind, String container, String item, int status, double units) {}

  synchronized void note(Request request, Response response) {
    charges.add(
        new Charge(
            request.kind(),
            request.container(),
            request.item(),
            response.status(),
            response.charge()));
  }

  /// Forgets what was before.
  public synchronized void reset() {
    charges.clear();
  }

  /// All since the last [#reset()] that was about items.
  public synchronized List<Charge> charges() {
    return charges.stream()
        .filter(charge -> charge.kind() != Kind.DEFINITION && charge.kind() != Kind.PLAN)
        .toList();
  }

  /// What they cost together.
  public double units() {
    return charges().stream().mapToDouble(Charge::units).sum();
  }
}
