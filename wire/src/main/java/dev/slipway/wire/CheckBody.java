package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// How one part of the service is, or something that it depends on.
///
/// @param status `healthy` or `unhealthy`
/// @param detail for people; only known callers are told it, as the permission, the code and the
///   fix
/// @param latencyMs how long the answer took; absent for parts of the service itself, as the rest
/// @param permission what the service has to be allowed there
/// @param code of the problem; absent where there is none
/// @param fix the next action
public record CheckBody(
    String name,
    String status,
    String detail,
    @Nullable Long latencyMs,
    @Nullable String permission,
    @Nullable String code,
    @Nullable String fix) {
  /// A part of the service itself.
  public CheckBody(String name, String status, String detail) {
    this(name, status, detail, null, null, null, null);
  }
}
