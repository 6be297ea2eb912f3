package dev.slipway.azure.identity;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalServiceException;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Why there is no token, by the numbers that Microsoft Entra ID gives its refusals
/// (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). Microsoft says that
/// numbers may become more precise, so one that is not known here still has OAuth's own word.
final class IdentityProblems {
  private static final String TRIED = "Tried to get a token from Microsoft Entra ID";

  private static final Set<Integer> NO_TENANT = Set.of(90002, 900023, 900021, 50020);
  private static final Set<Integer> NO_APPLICATION = Set.of(700016, 7000229, 7000112);
  private static final Set<Integer> WRONG_SECRET = Set.of(7000215, 7000218);
  private static final Set<Integer> EXPIRED_SECRET = Set.of(7000222);
  private static final Set<Integer> OUT_OF_TIME = Set.of(700024, 500133);
  private static final Set<Integer> WRONG_CERTIFICATE = Set.of(700027, 50012, 50013);
  private static final Set<Integer> NOT_FEDERATED = Set.of(70021, 700211, 700212, 700213);
  private static final Set<Integer> NO_RESOURCE = Set.of(500011, 650052, 70011, 1002012);
  private static final Set<Integer> BY_POLICY = Set.of(53003, 53000, 530004);

  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final IdentitySettings settings;
  private final Supplier<Duration> clockDifference;

  IdentityProblems(IdentitySettings settings, Supplier<Duration> clockDifference) {
    this.settings = settings;
    this.clockDifference = clockDifference;
  }

  /// Whether something answered and said no, whatever the SDK makes of it.
  static boolean isRefusal(Throwable failure) {
    return Cause.of(failure, TokenRefused.class).isPresent();
  }

  /// Whether the method does not exist here. A machine without an identity is answered like one
  /// that has others than the one that was asked for, but nobody asked for one by name.
  boolean isAbsence(IdentityMethod method, RuntimeException failure) {
    return isRefusal(failure)
        ? method == IdentityMethod.MANAGED_IDENTITY && settings.userAssigned().isEmpty()
        : failure instanceof CredentialUnavailableException;
  }

  SlipwayException noMethod(List<String> passedOver) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.IDENTITY_UNAVAILABLE,
                TRIED,
                "No method to prove who Slipway is works here",
                "Give the machine or container a managed identity, set AZURE_TENANT_ID,"
                    + " AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or run `az login` and set"
                    + " AZURE_AUTH_METHOD=azure-cli")
            .withEvidence(passedOver));
  }

  SlipwayException wrongTenant(String wanted) {
    return new SlipwayException(
        refusal(
            "The resource belongs to tenant %s, but Slipway's identity to tenant %s"
                .formatted(wanted, settings.tenant().map(TenantId::value).orElse("unknown")),
            "Set AZURE_TENANT_ID and AZURE_CLIENT_ID to an identity of the resource's tenant, or"
                + " use a resource of Slipway's own"));
  }

  SlipwayException timedOut() {
    return new SlipwayException(
        Problem.passing(
            ProblemCode.IDENTITY_UNAVAILABLE,
            TRIED,
            "Nobody answered within %d s".formatted(settings.patience().toSeconds()),
            "Let the service reach %s over HTTPS, or the endpoint of managed identities"
                .formatted(settings.authority().getHost())));
  }

  SlipwayException refused(
      IdentityMethod method, TokenRequestContext request, RuntimeException failure) {
    Optional<TokenRefused> refusal = Cause.of(failure, TokenRefused.class);
    Problem problem =
        refusal
            .map(it -> refused(method, request, it).withEvidence(List.of(it.evidence())))
            .orElseGet(() -> unanswered(failure));
    return new SlipwayException(problem.at(method.id()), failure);
  }

  private Problem refused(
      IdentityMethod method, TokenRequestContext request, TokenRefused refusal) {
    if (method == IdentityMethod.MANAGED_IDENTITY) {
      return refusal(
          "The managed identity%s is not there"
              .formatted(settings.userAssigned().map(id -> " with client id " + id).orElse("")),
          "Assign it to the container app or machine, or correct AZURE_CLIENT_ID; without"
              + " AZURE_CLIENT_ID the system-assigned one is used, which has to be switched on");
    }
    if (refusal.isFor(OUT_OF_TIME)) {
      return outOfTime();
    }
    if (refusal.isFor(NO_TENANT)) {
      return refusal(
          "There is no tenant " + settings.tenant().map(TenantId::value).orElse(""),
          "Correct AZURE_TENANT_ID; `az account show` says what it is. In another cloud than the"
              + " public one set AZURE_AUTHORITY_HOST too");
    }
    if (refusal.isFor(NO_APPLICATION)) {
      return refusal(
          "Tenant %s has no active application %s"
              .formatted(
                  settings.tenant().map(TenantId::value).orElse(""),
                  settings.client().map(ClientId::value).orElse("")),
          "Correct AZURE_CLIENT_ID or AZURE_TENANT_ID, or register the application there");
    }
    if (refusal.isFor(EXPIRED_SECRET)) {
      return refusal(
          "The client secret has expired",
          "Make a new secret of the application and set AZURE_CLIENT_SECRET");
    }
    if (refusal.isFor(WRONG_SECRET)) {
      return refusal(
          "The client secret is wrong",
          "Set AZURE_CLIENT_SECRET to the secret's value, not to its id");
    }
    if (refusal.isFor(WRONG_CERTIFICATE)) {
      return refusal(
          "The certificate is not one of the application, or has expired",
          "Add the certificate to the application, or correct AZURE_CLIENT_CERTIFICATE_PATH");
    }
    if (refusal.isFor(NOT_FEDERATED)) {
      return refusal(
          "The application trusts no such issuer and subject",
          "Add a federated credential with the issuer and the subject of the token in"
              + " AZURE_FEDERATED_TOKEN_FILE");
    }
    if (refusal.isFor(NO_RESOURCE)) {
      return refusal(
          "There is no resource %s for this tenant".formatted(request.getScopes()),
          "Look at the address of the resource and at AZURE_AUTHORITY_HOST");
    }
    if (refusal.isFor(BY_POLICY)) {
      return refusal(
          "A Conditional Access policy of the tenant forbids it",
          "Ask the tenant's administrator to let this identity in from this network");
    }
    return refusal(
        "Microsoft Entra ID refused it: %s (status %d)"
            .formatted(refusal.error(), refusal.status()),
        "Look the number up at https://login.microsoftonline.com/error");
  }

  private Problem outOfTime() {
    Duration difference = clockDifference.get();
    if (difference.abs().compareTo(TOLERATED) < 0) {
      return refusal(
          "The token or certificate that proves the identity is not valid at this time",
          "Renew the certificate, or what writes AZURE_FEDERATED_TOKEN_FILE");
    }
    return Problem.of(
        ProblemCode.CLOCK_SKEW,
        TRIED,
        "The clock of this machine is %d s %s that of Microsoft"
            .formatted(
                difference.abs().toSeconds(), difference.isNegative() ? "ahead of" : "behind"),
        "Set the clock of this machine, and keep it right with NTP");
  }

  private Problem unanswered(RuntimeException failure) {
    if (Cause.of(failure, HttpTimeoutException.class).isPresent()
        || Cause.of(failure, TimeoutException.class).isPresent()) {
      return timedOut().problem();
    }
    if (Cause.of(failure, IOException.class).isPresent()) {
      return Problem.passing(
          ProblemCode.IDENTITY_UNAVAILABLE,
          TRIED,
          "%s cannot be reached: %s"
              .formatted(settings.authority().getHost(), root(failure).getClass().getSimpleName()),
          "Look at the network, the proxy and the certificates that this machine trusts");
    }
    return Cause.of(failure, MsalServiceException.class)
        .map(service ->
            Problem.passing(
                ProblemCode.IDENTITY_UNAVAILABLE,
                TRIED,
                "Microsoft Entra ID failed: %s (status %s)"
                    .formatted(service.errorCode(), service.statusCode()),
                "Try again; look at https://azure.status.microsoft if this stays"))
        .orElseGet(() ->
            refusal(
                String.valueOf(failure.getMessage()),
                "Correct what it says, or choose another method with AZURE_AUTH_METHOD"));
  }

  private static Problem refusal(String why, String fix) {
    return Problem.of(ProblemCode.IDENTITY_REFUSED, TRIED, why, fix);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
