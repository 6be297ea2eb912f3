package dev.slipway.http.problem;

import dev.slipway.domain.problem.ProblemCode;

/// Which HTTP status a problem has. Codes that V2 had keep V2's status where a client decides by
/// it.
public final class ProblemStatus {
  private ProblemStatus() {}

  /// The status of an answer that is this problem.
  public static int of(ProblemCode code) {
    return switch (code) {
      case INVALID_REQUEST, VALIDATION_ERROR, INVALID_PROJECT_ID, PROJECT_INACTIVE -> 400;
      case UNAUTHORIZED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND,
          PROJECT_NOT_FOUND,
          DEPLOYMENT_NOT_FOUND,
          DEAD_LETTER_NOT_FOUND,
          KEY_NOT_FOUND,
          WEBHOOK_NOT_FOUND,
          WEBHOOK_DELIVERY_NOT_FOUND,
          SOURCE_NOT_FOUND ->
          404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case DEPLOYMENT_TIMEOUT -> 408;
      case CONFLICT,
          DEPLOYMENT_IN_PROGRESS,
          DEPLOYMENT_FINISHED,
          DEAD_LETTER_UNREADABLE,
          WEBHOOK_LIMIT_REACHED,
          NO_ROLLBACK_TARGET,
          SOURCE_INCOMPLETE ->
          409;
      case PAYLOAD_TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case IDEMPOTENCY_KEY_REUSED,
          SOURCE_REFUSED,
          BLOB_DIGEST_MISMATCH,
          PROJECT_FILE_INVALID,
          FRAMEWORK_NOT_RECOGNISED,
          RELEASE_TOO_LARGE,
          NODE_VERSION_UNAVAILABLE,
          PACKAGE_MANAGER_UNAVAILABLE,
          LOCKFILE_OUT_OF_STEP,
          INSTALL_COMMAND_FAILED,
          BUILD_COMMAND_FAILED,
          BUILD_OUT_OF_MEMORY,
          BUILD_TIMEOUT,
          BUILD_DISK_LIMIT,
          BUILD_OUTPUT_MISSING,
          BUILD_OUTPUT_REFUSED,
          BUILD_LOG_TOO_LARGE,
          APP_EXITED,
          APP_WRONG_PORT,
          APP_UNREACHABLE_ADDRESS,
          APP_UNHEALTHY,
          WEBHOOK_URL_REFUSED,
          SCHEMA_UNKNOWN,
          BACKUP_REFUSED,
          CONFIGURATION_INVALID,
          RESOURCE_MISSING ->
          422;
      case DEPLOYMENT_QUOTA_EXCEEDED, RATE_LIMITED -> 429;
      case INTERNAL_ERROR -> 500;
      case TOOLCHAIN_DOWNLOAD_FAILED,
          TOOLCHAIN_CORRUPT,
          REGISTRY_UNREACHABLE,
          SERVER_UNREACHABLE,
          WEBHOOK_UNREACHABLE,
          WEBHOOK_TLS_FAILED,
          WEBHOOK_TIMEOUT ->
          502;
      case QUEUE_SEND_FAILED,
          STORAGE_READ_FAILED,
          STORAGE_WRITE_FAILED,
          IDENTITY_UNAVAILABLE,
          IDENTITY_REFUSED,
          CLOCK_SKEW,
          SERVICE_UNAVAILABLE ->
          503;
      case DISK_FULL -> 507;
    };
  }
}
