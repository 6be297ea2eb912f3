package dev.slipway.azure.blob;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the refusals of Blob Storage mean that are no answer to what was asked
/// (https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes).
final class BlobFailures {
  static final int NOT_FOUND = 404;
  static final int RANGE_BEHIND_THE_END = 416;

  private static final String ROLE = "Storage Blob Data Contributor";

  /// What a shared key, a shared access signature or its account may not do.
  private static final Set<BlobErrorCode> KEY_REFUSED =
      Set.of(
          BlobErrorCode.AUTHENTICATION_FAILED,
          BlobErrorCode.INVALID_AUTHENTICATION_INFO,
          BlobErrorCode.NO_AUTHENTICATION_INFORMATION);

  private static final BlobErrorCode KEYS_OFF =
      BlobErrorCode.fromString("KeyBasedAuthenticationNotPermitted");

  private BlobFailures() {}

  /// What to throw; an exception that is ours already stays as it is.
  static SlipwayException of(RuntimeException failure, Action action, String place) {
    if (failure instanceof SlipwayException ours) {
      return ours;
    }
    Optional<BlobStorageException> refusal = Cause.of(failure, BlobStorageException.class);
    Problem problem =
        refusal
            .map(refused -> refused(refused, action).withEvidence(evidence(refused)))
            .orElseGet(() -> unanswered(failure, action));
    return new SlipwayException(problem.at(place), failure);
  }

  private static List<String> evidence(BlobStorageException refused) {
    return List.of("status %d/%s".formatted(refused.getStatusCode(), refused.getErrorCode()));
  }

  private static Problem refused(BlobStorageException refused, Action action) {
    BlobErrorCode code = refused.getErrorCode();
    return switch (refused.getStatusCode()) {
      case 401, 403 -> forbidden(code, action);
      case NOT_FOUND ->
          BlobErrorCode.CONTAINER_NOT_FOUND.equals(code)
              ? lasting(
                  action,
                  "The container is not there",
                  "Create it, or let the service create it at its start")
              : lasting(action, "The blob is not there", "Restore it, or deploy again");
      case 400, 411, 413 ->
          BlobErrorCode.INVALID_BLOCK_LIST.equals(code)
              ? passing(action, "Somebody else sent the same at the same time", "Try again")
              : lasting(
                  action, "Blob Storage did not understand the request", "Report it with the log");
      default ->
          passing(
              action,
              "Blob Storage did not do it (status %d)".formatted(refused.getStatusCode()),
              "Try again; if it stays, look at the state of the storage account");
    };
  }

  private static Problem forbidden(BlobErrorCode code, Action action) {
    if (BlobErrorCode.AUTHORIZATION_FAILURE.equals(code)) {
      return lasting(
          action,
          "The storage account does not let this service in: its firewall, or a right that its"
              + " shared access signature lacks",
          "Let the service's network in under the storage account's networking; with an identity"
              + " also look at its role '%s'".formatted(ROLE));
    }
    if (KEY_REFUSED.contains(code)) {
      return lasting(
          action,
          "The storage account did not accept the key or the token",
          "Look whether the connection string is of this account, whether its key was rotated, and"
              + " whether this machine's clock is right");
    }
    if (KEYS_OFF.equals(code)) {
      return lasting(
          action,
          "The storage account allows no keys",
          "Use an identity with the role '%s', or allow storage account keys".formatted(ROLE));
    }
    if (BlobErrorCode.ACCOUNT_IS_DISABLED.equals(code)) {
      return lasting(action, "The storage account is disabled", "Enable the storage account");
    }
    return lasting(
        action,
        "Slipway's identity may not do it",
        "Give Slipway's identity the role '%s' on the storage account; a role takes some minutes"
            .formatted(ROLE));
  }

  private static Problem unanswered(RuntimeException failure, Action action) {
    if (Cause.of(failure, ClientAuthenticationException.class).isPresent()) {
      return lasting(
          action,
          "Slipway got no token for the storage account",
          "Look at the identity in `slipway doctor`");
    }
    if (Cause.of(failure, UnknownHostException.class).isPresent()
        || Cause.of(failure, UnresolvedAddressException.class).isPresent()) {
      return passing(
          action,
          "There is no storage account of that name, or no name service",
          "Look at the account in the connection string or the endpoint");
    }
    return Cause.of(failure, ConnectException.class).isPresent()
        ? passing(
            action,
            "The storage account cannot be reached over the network",
            "Look at the way to the storage account if this does not pass")
        : passing(
            action,
            "Blob Storage did not answer, or broke off",
            "Try again; if it stays, look at the way to the storage account");
  }

  private static Problem lasting(Action action, String why, String fix) {
    return Problem.of(action.failure(), action.tried(), why, fix);
  }

  private static Problem passing(Action action, String why, String fix) {
    return Problem.passing(action.failure(), action.tried(), why, fix);
  }
}
