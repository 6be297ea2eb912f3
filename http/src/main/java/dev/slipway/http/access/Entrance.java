package dev.slipway.http.access;

import dev.slipway.engine.access.Keys;
import dev.slipway.http.access.oidc.OidcTokens;
import dev.slipway.http.request.ProblemAnswers;
import java.time.InstantSource;
import java.util.List;

/// Puts together what a request passes before its route.
public final class Entrance {
  private Entrance() {}

  /// The filter for these settings.
  public static EntryFilter of(
      AccessSettings settings, Keys keys, InstantSource clock, ProblemAnswers problems) {
    Identification identification =
        switch (settings.mode()) {
          case AccessSettings.Mode.WithKeys(var token) ->
              new Authentication(List.of(new MachineToken(token), new KeyTokens(keys)));
          case AccessSettings.Mode.WithOidc(var token, var issuer) ->
              new Authentication(
                  List.of(
                      new MachineToken(token),
                      new KeyTokens(keys),
                      new OidcTokens(issuer, clock)::caller));
          case AccessSettings.Mode.Nobody() -> new NobodyAsked(settings.origins());
        };
    return new EntryFilter(
        identification, new RateLimits(settings.requestsPerMinute(), clock), problems);
  }
}
