package dev.slipway.domain.problem;

/// Every failure a user can meet, by its stable name. Names that Slipway's predecessor V2 had are
/// kept as they were.
public enum ProblemCode {
  INVALID_REQUEST(ProblemKind.USER),
  VALIDATION_ERROR(ProblemKind.USER),
  UNAUTHORIZED(ProblemKind.USER),
  FORBIDDEN(ProblemKind.USER),
  NOT_FOUND(ProblemKind.USER),
  METHOD_NOT_ALLOWED(ProblemKind.USER),
  NOT_ACCEPTABLE(ProblemKind.USER),
  CONFLICT(ProblemKind.USER),
  PAYLOAD_TOO_LARGE(ProblemKind.USER),
  UNSUPPORTED_MEDIA_TYPE(ProblemKind.USER),
  RATE_LIMITED(ProblemKind.RESOURCES),
  INVALID_PROJECT_ID(ProblemKind.USER),
  PROJECT_NOT_FOUND(ProblemKind.USER),
  PROJECT_INACTIVE(ProblemKind.USER),
  DEPLOYMENT_NOT_FOUND(ProblemKind.USER),
  DEPLOYMENT_IN_PROGRESS(ProblemKind.USER),
  DEPLOYMENT_FINISHED(ProblemKind.USER),
  IDEMPOTENCY_KEY_REUSED(ProblemKind.USER),
  DEPLOYMENT_TIMEOUT(ProblemKind.RESOURCES),
  DEPLOYMENT_QUOTA_EXCEEDED(ProblemKind.RESOURCES),
  DEAD_LETTER_NOT_FOUND(ProblemKind.USER),
  KEY_NOT_FOUND(ProblemKind.USER),
  NO_ROLLBACK_TARGET(ProblemKind.USER),
  SOURCE_NOT_FOUND(ProblemKind.USER),
  SOURCE_INCOMPLETE(ProblemKind.USER),
  SOURCE_REFUSED(ProblemKind.USER),
  BLOB_DIGEST_MISMATCH(ProblemKind.USER),
  PROJECT_FILE_INVALID(ProblemKind.USER),
  FRAMEWORK_NOT_RECOGNISED(ProblemKind.USER),
  NODE_VERSION_UNAVAILABLE(ProblemKind.USER),
  PACKAGE_MANAGER_UNAVAILABLE(ProblemKind.USER),
  LOCKFILE_OUT_OF_STEP(ProblemKind.USER),
  INSTALL_COMMAND_FAILED(ProblemKind.USER),
  BUILD_COMMAND_FAILED(ProblemKind.USER),
  BUILD_OUT_OF_MEMORY(ProblemKind.RESOURCES),
  BUILD_TIMEOUT(ProblemKind.USER),
  BUILD_DISK_LIMIT(ProblemKind.USER),
  BUILD_OUTPUT_MISSING(ProblemKind.USER),
  BUILD_OUTPUT_REFUSED(ProblemKind.USER),
  BUILD_LOG_TOO_LARGE(ProblemKind.USER),
  APP_EXITED(ProblemKind.USER),
  APP_WRONG_PORT(ProblemKind.USER),
  APP_UNREACHABLE_ADDRESS(ProblemKind.USER),
  APP_UNHEALTHY(ProblemKind.USER),
  TOOLCHAIN_DOWNLOAD_FAILED(ProblemKind.EXTERNAL),
  TOOLCHAIN_CORRUPT(ProblemKind.EXTERNAL),
  REGISTRY_UNREACHABLE(ProblemKind.EXTERNAL),
  SERVER_UNREACHABLE(ProblemKind.EXTERNAL),
  QUEUE_SEND_FAILED(ProblemKind.EXTERNAL),
  STORAGE_READ_FAILED(ProblemKind.EXTERNAL),
  STORAGE_WRITE_FAILED(ProblemKind.EXTERNAL),
  DISK_FULL(ProblemKind.RESOURCES),
  SCHEMA_UNKNOWN(ProblemKind.USER),
  BACKUP_REFUSED(ProblemKind.USER),
  CONFIGURATION_INVALID(ProblemKind.USER),
  SERVICE_UNAVAILABLE(ProblemKind.INTERNAL),
  INTERNAL_ERROR(ProblemKind.INTERNAL);

  private final ProblemKind kind;

  ProblemCode(ProblemKind kind) {
    this.kind = kind;
  }

  /// Whose matter this problem is.
  public ProblemKind kind() {
    return kind;
  }
}
