package dev.slipway.azure.identity;

import com.azure.core.credential.TokenRequestContext;
import dev.slipway.azure.standin.web.WebServer;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Gets a token in a process of its own, as the SDK reads the variables of the process, and prints
/// what there is to say about it.
final class IdentityProgram {
  private IdentityProgram() {}

  /// Prints one line.
  ///
  /// @param arguments environment class, method or `auto`, client id or `none`
  public static void main(String[] arguments) {
    IdentitySettings settings =
        IdentitySettings.of(
            EnvironmentClass.valueOf(arguments[0]), new ManagedIdentityHost.ByVariables());
    settings = settings.askingAt(settings.authority(), Duration.ofSeconds(30));
    if (!arguments[2].equals("none")) {
      settings =
          settings.as(
              new TenantId("contoso.onmicrosoft.com"),
              new ClientId(arguments[2]),
              Optional.empty());
    }
    Optional<IdentityMethod> method = IdentityMethod.of(arguments[1]);
    AzureIdentity identity =
        AzureIdentity.of(
            method.map(settings::onlyBy).orElse(settings),
            WebServer.client(),
            InstantSource.system());
    try {
      identity.getTokenSync(
          new TokenRequestContext().addScopes("https://vault.azure.net/.default"));
      IdentityReport.Granted granted = identity.report().granted().orElseThrow();
      System.out.printf("%s %s%n", granted.method().id(), granted.owner());
    } catch (SlipwayException e) {
      Problem problem = e.problem();
      System.out.printf("%s %s %s%n", problem.code(), problem.summary(), problem.evidence());
    }
  }
}
