package dev.slipway.http.access;

/// Whose matter a route is, and so for whom it can be found.
sealed interface Scope {
  /// Nobody's: whoever asks is answered, also without a proof of who they are.
  ///
  /// @param tellsKnownMore whether the answer has more for those who prove who they are
  record Open(boolean tellsKnownMore) implements Scope {}

  /// The service's: only the role counts.
  record Service() implements Scope {}

  /// The organization's that the query names as `orgId`; the caller's own when it names none.
  record Organization() implements Scope {}

  /// The owner's of the project that the path names.
  ///
  /// @param mayBeNew whether the route makes projects
  record OfProject(String parameter, boolean mayBeNew) implements Scope {}

  /// The owner's of the deployment that the path names.
  record OfDeployment(String parameter) implements Scope {}

  /// The organization's that the key in the path holds in.
  record OfKey(String parameter) implements Scope {}

  /// The owner's of what the body names: the route itself asks its [Permit].
  record OfBody() implements Scope {}
}
