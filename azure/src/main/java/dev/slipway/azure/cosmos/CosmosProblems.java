package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosException;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Cause;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;
import java.util.Objects;

/// What the statuses of Cosmos DB mean that are no answer to what was asked
/// (https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb).
final class CosmosProblems {
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;
  static final int PRECONDITION_FAILED = 412;
  static final int THROTTLED = 429;
  static final int RETRY_WITH = 449;

  /// The part of a 404 that says that the item is not there, and nothing else.
  private static final int JUST_THAT = 0;

  /// The part of a 404 that says that a replica has not yet seen what the session has.
  private static final int SESSION_BEHIND = 1002;

  private CosmosProblems() {}

  /// Whether this is the answer that the item is not there. There are others with 404, such as that
  /// the container is not there.
  static boolean isAbsence(CosmosException refusal) {
    return isAbsence(refusal.getStatusCode(), refusal.getSubStatusCode());
  }

  static boolean isAbsence(int status, int part) {
    return status == NOT_FOUND && part == JUST_THAT;
  }

  /// What is ours already stays as it is, such as a problem of our identity, which the SDK wraps.
  static SlipwayException of(CosmosException failure, Action action) {
    return Cause.of(failure, SlipwayException.class).orElseGet(() -> refused(failure, action));
  }

  private static SlipwayException refused(CosmosException failure, Action action) {
    Problem problem = of(failure.getStatusCode(), failure.getSubStatusCode(), action);
    return new SlipwayException(
        problem.withEvidence(
            List.of(
                "status %d/%d".formatted(failure.getStatusCode(), failure.getSubStatusCode()),
                "activity " + Objects.requireNonNullElse(failure.getActivityId(), "none"))),
        failure);
  }

  static Problem of(int status, int part, Action action) {
    return switch (status) {
      case 400 ->
          problem(action, "Cosmos DB did not understand the request", "Report it with the log");
      case 401, 403 ->
          problem(
              action,
              "Cosmos DB does not let this service in",
              "Give its identity the role 'Cosmos DB Built-in Data Contributor' on the account,"
                  + " and let its network in");
      case NOT_FOUND -> notFound(part, action);
      case 413 ->
          problem(
              action,
              "It is larger than the 2 MB that Cosmos DB takes in one item",
              "Make it smaller: fewer or shorter variables, rules or files in one request");
      case THROTTLED ->
          passing(
              action,
              "Cosmos DB has no request units left for it",
              "Try again, and raise the throughput of the database if this stays");
      default ->
          passing(
              action,
              "Cosmos DB did not do it (status %d)".formatted(status),
              "Try again; if it stays, look at the state of the Cosmos DB account");
    };
  }

  private static Problem notFound(int part, Action action) {
    return part == SESSION_BEHIND
        ? passing(
            action,
            "The region that was asked has not yet seen what this service wrote",
            "Try again; if it stays, look at the replication of the Cosmos DB account")
        : problem(
            action,
            "The database or one of its containers is not there",
            "Create it, or let the service create it at its start");
  }

  /// Nobody answered at the account's address.
  static SlipwayException unreachable(RuntimeException failure, Action action) {
    return new SlipwayException(
        passing(
            action,
            "Nobody answers at the address of the account as Cosmos DB does",
            "Look at AZURE_COSMOS_ENDPOINT or the connection string, and at the firewall of the"
                + " account"),
        failure);
  }

  /// Others changed the same thing again and again in between.
  static SlipwayException contended(Action action) {
    return new SlipwayException(
        passing(action, "Others changed it at the same time, again and again", "Try again"));
  }

  /// What was read is not what was written.
  static SlipwayException unreadable(ItemKey key, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.STORAGE_READ_FAILED,
                "Tried to read a stored item",
                "It is not one of this or an older Slipway: " + why,
                "Use the version of Slipway that wrote it, or restore it from a backup")
            .at("%s in %s".formatted(key.id(), key.partition())));
  }

  private static Problem problem(Action action, String why, String fix) {
    return Problem.of(action.failure(), action.tried(), why, fix);
  }

  private static Problem passing(Action action, String why, String fix) {
    return Problem.passing(action.failure(), action.tried(), why, fix);
  }
}
