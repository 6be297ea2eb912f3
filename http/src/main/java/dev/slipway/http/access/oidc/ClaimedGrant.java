package dev.slipway.http.access.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a verified token says that its owner may do.
final class ClaimedGrant {
  private final OidcSettings settings;

  ClaimedGrant(OidcSettings settings) {
    this.settings = settings;
  }

  /// The token's owner; `FORBIDDEN` when the claims do not say what they may do.
  Caller caller(JWTClaimsSet claims) {
    CallerId id =
        Optional.ofNullable(claims.getSubject())
            .flatMap(CallerId::ofSubject)
            .orElseThrow(() -> unclear("sub", "a short name"));
    Role role =
        texts(claims.getClaim(settings.roleClaim()))
            .flatMap(text -> Role.byId(text.toLowerCase(Locale.ROOT)).stream())
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () -> unclear(settings.roleClaim(), "viewer, deployer, admin or platform"));
    return new Caller(
        id, role == Role.PLATFORM ? Grant.platform() : Grant.in(organization(claims), role));
  }

  private OrganizationId organization(JWTClaimsSet claims) {
    try {
      return texts(claims.getClaim(settings.organizationClaim()))
          .findFirst()
          .map(OrganizationId::new)
          .orElseThrow(() -> unclear(settings.organizationClaim(), "an organization"));
    } catch (SlipwayException _) {
      throw unclear(settings.organizationClaim(), "an organization");
    }
  }

  /// A claim is one text, or a list with texts in it.
  private static Stream<String> texts(Object claim) {
    return switch (claim) {
      case String text -> Stream.of(text);
      case List<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
      case null, default -> Stream.of();
    };
  }

  private static SlipwayException unclear(String claim, String expected) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.FORBIDDEN,
                "Tried to read what the token's owner may do",
                "The token's claim '%s' does not name %s".formatted(claim, expected),
                "Let the issuer put it into tokens for this service")
            .at(claim));
  }
}
