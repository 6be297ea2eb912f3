package dev.slipway.azure.identity;

import com.azure.core.credential.TokenRequestContext;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.health.Probe;
import java.time.Duration;

/// Whether there is a token, for whom, and until when.
public final class IdentityProbe implements Probe {
  /// What assertions and tokens of Microsoft Entra ID tolerate.
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private final AzureIdentity identity;
  private final String scope;

  /// @param scope of a resource that the service uses: `https://vault.azure.net/.default`
  public IdentityProbe(AzureIdentity identity, String scope) {
    this.identity = identity;
    this.scope = scope;
  }

  @Override
  public String name() {
    return "identity";
  }

  @Override
  public String permission() {
    return "a managed identity, a service principal, a workload identity or a login of the Azure"
        + " CLI";
  }

  @Override
  public String look() {
    var _ = identity.getTokenSync(new TokenRequestContext().addScopes(scope));
    IdentityReport report = identity.report();
    Duration difference = report.clockDifference();
    if (difference.abs().compareTo(TOLERATED) > 0) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CLOCK_SKEW,
              "Tried to compare the clock of this machine with that of Microsoft",
              "This machine's clock is %d s %s"
                  .formatted(
                      difference.abs().toSeconds(), difference.isNegative() ? "ahead" : "behind"),
              "Set the clock of this machine, and keep it right with NTP"));
    }
    return report
        .granted()
        .map(granted ->
            "%s: %s, until %s".formatted(granted.method().id(), granted.owner(), granted.until()))
        .orElse("there is a token");
  }
}
