package dev.slipway.azure.secret;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What the answers of a vault mean that are no answer to what was asked
/// (https://learn.microsoft.com/azure/key-vault/general/rest-error-codes).
final class VaultFailures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

  private final URI vault;

  VaultFailures(URI vault) {
    this.vault = vault;
  }

  static boolean isNetwork(Throwable failure) {
    return Cause.of(failure, SlipwayException.class).isEmpty()
        && Cause.of(failure, IOException.class).isPresent();
  }

  /// What to throw; what is a problem already, such as that of our identity, stays so.
  ///
  /// @param code for what has no code of its own
  /// @param name of the secret, for whoever reads the problem
  SlipwayException translated(ProblemCode code, String tried, String name, Throwable failure) {
    Optional<SlipwayException> known = Cause.of(failure, SlipwayException.class);
    if (known.isPresent()) {
      return known.get();
    }
    String place = name.isEmpty() ? vault.getHost() : vault.getHost() + ", secret " + name;
    if (Cause.status(failure) == 429) {
      return new SlipwayException(
          Problem.passing(
                  code,
                  tried,
                  "Key Vault asked to slow down",
                  "Wait; use a vault of its own for Slipway if this goes on")
              .at(place),
          pause(failure));
    }
    return new SlipwayException(problem(code, tried, failure).at(place), failure);
  }

  private Problem problem(ProblemCode code, String tried, Throwable failure) {
    return switch (Cause.status(failure)) {
      case 400 ->
          Problem.of(
              code, tried, "Key Vault did not understand the request", "Report it with the log");
      case 401 ->
          Problem.of(
              ProblemCode.IDENTITY_REFUSED,
              tried,
              "The vault does not accept the token of Slipway's identity",
              "Use an identity of the vault's own tenant (AZURE_TENANT_ID), and look at the clock"
                  + " of this machine");
      case 403 -> forbidden(code, tried, failure);
      case 404 -> Problem.of(code, tried, "It is not in the vault", "Set it, or correct its name");
      case 409 ->
          Problem.passing(
              code,
              tried,
              "The vault is still deleting or recovering it",
              "Try again in half a minute");
      case 0 -> unanswered(code, tried, failure);
      default ->
          Problem.passing(
              code,
              tried,
              "Key Vault did not do it (status %d)".formatted(Cause.status(failure)),
              "Try again; look at the state of the vault if this stays");
    };
  }

  private Problem forbidden(ProblemCode code, String tried, Throwable failure) {
    String why = innerCode(failure);
    Problem problem =
        switch (why) {
          case "ForbiddenByFirewall", "ForbiddenByConnection" ->
              Problem.of(
                  code,
                  tried,
                  "The network of this service may not reach the vault",
                  "Add this service's address or network to the firewall of %s, or give the vault"
                          .formatted(vault.getHost())
                      + " a private endpoint there");
          case "ForbiddenByRbac" -> unauthorized(code, tried);
          case "ForbiddenByPolicy", "AccessDenied" ->
              Problem.of(
                  code,
                  tried,
                  "Slipway's identity has no access policy for it",
                  "Give its access policy in %s the secret permissions Get, List, Set, Delete and"
                          .formatted(vault.getHost())
                      + " Recover");
          case "SecretDisabled" ->
              Problem.of(code, tried, "It is disabled in the vault", "Enable this version");
          default -> unauthorized(code, tried);
        };
    return problem.withEvidence(why.isEmpty() ? List.of() : List.of("innererror " + why));
  }

  private Problem unauthorized(ProblemCode code, String tried) {
    return Problem.of(
        code,
        tried,
        "Slipway's identity has no role that allows it",
        "Give it the role 'Key Vault Secrets Officer' on %s ('Key Vault Secrets User' is enough for"
                .formatted(vault.getHost())
            + " configuration); a new role takes some minutes to work");
  }

  private Problem unanswered(ProblemCode code, String tried, Throwable failure) {
    if (Cause.of(failure, UnknownHostException.class).isPresent()
        || Cause.of(failure, UnresolvedAddressException.class).isPresent()) {
      return Problem.passing(
          code,
          tried,
          "There is no vault of that name, or no name service",
          "Correct AZURE_KEY_VAULT_URI, for which `az keyvault list` has the address");
    }
    String why =
        Cause.of(failure, TimeoutException.class).isPresent()
            ? "The vault did not answer in time"
            : "The vault cannot be reached over the network";
    return Problem.passing(
        code, tried, why, "Look at the vault's firewall and the way to it if this does not pass");
  }

  private static Duration pause(Throwable failure) {
    return Cause.of(failure, HttpResponseException.class)
        .map(HttpResponseException::getResponse)
        .map(response -> response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(USUAL_PAUSE);
  }

  private static String innerCode(Throwable failure) {
    return Cause.of(failure, HttpResponseException.class)
        .map(HttpResponseException::getResponse)
        .map(response -> response.getBodyAsBinaryData().toString())
        .map(VaultFailures::json)
        .map(body -> body.path("error").path("innererror").path("code").asText())
        .orElse("");
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return JSON.createObjectNode();
    }
  }
}
