package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the caller of one request may touch on its route: the one place that decides. What belongs
/// to others is not found; what is one's own and not allowed is `FORBIDDEN`.
public final class Permit {
  private final Proof proof;
  private final Caller caller;
  private final Role least;
  private String subject = "";
  private Optional<OrganizationId> owner = Optional.empty();

  Permit(Proof proof, Role least) {
    this.proof = proof;
    this.caller = proof.caller();
    this.least = least;
  }

  /// The permit of a request on a route that is not open.
  public static Permit of(ServerRequest request) {
    return request
        .context()
        .get(Permit.class)
        .orElseThrow(() -> new IllegalStateException("the route is open to everybody"));
  }

  /// Whether it was found out who asks, which on an open route need not be.
  public static boolean isKnown(ServerRequest request) {
    return request.context().get(Proof.class).isPresent();
  }

  void keepIn(ServerRequest request) {
    request.context().register(this);
  }

  /// Who asks.
  public Caller caller() {
    return caller;
  }

  /// Whether the caller is still who they were when the request began: a key may be revoked and a
  /// token end while a long answer is given.
  public boolean stillHolds() {
    return proof.holds();
  }

  /// Returns when the caller may touch this.
  ///
  /// @param what it is called in the audit log
  /// @param whose it is; empty when it does not exist or belongs to no organization
  /// @param notFound what a caller hears who cannot see it
  public void touch(
      String what, Optional<OrganizationId> whose, Supplier<SlipwayException> notFound) {
    subject = what;
    owner = whose;
    if (!seesAll() && !whose.map(caller.grant()::reaches).orElse(false)) {
      throw notFound.get();
    }
    requireRole();
  }

  /// The organization that a list or a new thing is for: the one that was asked for, which has to
  /// be one that the caller reaches, or else the caller's own. Empty for all.
  public Optional<OrganizationId> organization(Optional<OrganizationId> asked) {
    asked.ifPresent(one -> {
      if (!caller.grant().reaches(one)) {
        throw noOrganization();
      }
    });
    Optional<OrganizationId> chosen = asked.or(() -> caller.grant().organization());
    owner = chosen;
    requireRole();
    return chosen;
  }

  /// The organization that [#organization(Optional)] chose; empty for all.
  public Optional<OrganizationId> organization() {
    return owner;
  }

  /// Returns when the caller may change something in that environment.
  public void requireEnvironment(Environment environment) {
    if (!caller.grant().reaches(environment)) {
      throw elsewhere("This concerns " + environment.id());
    }
  }

  /// Returns when the caller may change what concerns all environments.
  public void requireEveryEnvironment() {
    if (!caller.grant().reachesEveryEnvironment()) {
      throw elsewhere("This concerns every environment");
    }
  }

  private SlipwayException elsewhere(String concern) {
    String own =
        caller.grant().environments().stream()
            .flatMap(Set::stream)
            .map(Environment::id)
            .collect(Collectors.joining(" and "));
    return new SlipwayException(
        Problem.of(
            ProblemCode.FORBIDDEN,
            "Tried to check what the caller may do",
            "%s, and your key may change %s only".formatted(concern, own),
            "Use a key for that environment, or ask an admin of your organization for one"));
  }

  /// Returns when the caller may make or renew a key that opens this.
  public void requireToHandOut(Grant grant) {
    if (!caller.grant().covers(grant)) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.FORBIDDEN,
              "Tried to hand out an access key",
              "It would open more than the caller's own",
              "Ask somebody with the role %s".formatted(grant.role().id())));
    }
  }

  /// Names what the request is about, for the audit log.
  public void about(String what) {
    subject = what;
  }

  /// Returns when the caller's role is enough for the route.
  void requireRole() {
    if (!caller.grant().role().includes(least)) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.FORBIDDEN,
              "Tried to check what the caller may do",
              "It needs the role %s, and yours is %s"
                  .formatted(least.id(), caller.grant().role().id()),
              "Use a key with that role, or ask an admin of your organization for one"));
    }
  }

  boolean seesAll() {
    return caller.grant().organization().isEmpty();
  }

  String subject() {
    return subject;
  }

  /// Whose matter the request was: the caller's own organization, or the one that the platform
  /// worked on.
  Optional<OrganizationId> concerned() {
    return caller.grant().organization().or(() -> owner);
  }

  private static SlipwayException noOrganization() {
    return new SlipwayException(
        Problem.of(
            ProblemCode.NOT_FOUND,
            "Tried to find an organization",
            "The organization does not exist or you do not have access to it",
            "Leave orgId out for your own organization"));
  }
}
