package dev.slipway.http.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Signed tokens (JWT, [RFC 9068](https://www.rfc-editor.org/rfc/rfc9068)) of one issuer, checked
/// against the keys that it publishes. Only RS256 and ES256 are taken: what is not signed, or
/// signed with a shared secret, proves nothing here.
public final class OidcTokens {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final int LEAST_RSA_BITS = 2048;
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Published<JWKSet> keys;
  private final ClaimedGrant claims;

  public OidcTokens(OidcSettings settings, InstantSource clock) {
    keys = new Published<>(settings.keys(), OidcTokens::parsed, clock);
    claims = new ClaimedGrant(settings);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(ALGORITHMS, (selector, _) -> select(selector)));
    processor.setJWTClaimsSetVerifier(new Verifier(settings, clock));
  }

  /// Whose token it is; empty for what is no signed token at all. Throws `UNAUTHORIZED` for one
  /// that is not taken, `FORBIDDEN` for one that names no role, and `SERVICE_UNAVAILABLE` while the
  /// issuer's keys cannot be had.
  public Optional<Caller> caller(String token) {
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException _) {
      return Optional.empty();
    }
    return Optional.of(claims.caller(verified(jwt)));
  }

  private JWTClaimsSet verified(SignedJWT jwt) {
    try {
      return processor.process(jwt, null);
    } catch (ExpiredJWTException e) {
      throw refused("The token has expired", e);
    } catch (BadJWTException e) {
      throw refused("The token is not for this service, not from its issuer, or not valid yet", e);
    } catch (BadJOSEException | JOSEException e) {
      throw refused("The token is not signed by the issuer with RS256 or ES256", e);
    }
  }

  /// The keys that may have signed a token; looks for new ones when none of the known may.
  private List<JWK> select(JWKSelector selector) {
    Published.Edition<JWKSet> known = keys.current();
    List<JWK> found = selector.select(known.value());
    return found.isEmpty() ? selector.select(keys.newerThan(known.number()).value()) : found;
  }

  private static JWKSet parsed(String text) throws IOException {
    try {
      return new JWKSet(
          JWKSet.parse(text).getKeys().stream().filter(OidcTokens::isStrong).toList());
    } catch (ParseException e) {
      throw new IOException("no set of keys", e);
    }
  }

  private static boolean isStrong(JWK key) {
    return switch (key) {
      case RSAKey rsa -> rsa.size() >= LEAST_RSA_BITS;
      case ECKey ec -> ec.getCurve().equals(Curve.P_256);
      default -> false;
    };
  }

  private static SlipwayException refused(String why, Exception cause) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.UNAUTHORIZED,
            "Tried to check who is asking",
            why,
            "Get a token from the issuer for this service and send it as 'Authorization: Bearer <token>'"),
        cause);
  }

  /// The claims that every token has to have, by our own clock.
  private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    Verifier(OidcSettings settings, InstantSource clock) {
      super(
          settings.audience(),
          new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
          Set.of("sub", "exp"));
      this.clock = clock;
      setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
