package dev.slipway.http.access;

import dev.slipway.domain.access.Role;
import io.helidon.http.Method;
import java.util.Optional;

/// Who may use a route.
///
/// @param least the least role that may; for an open route it does not count
/// @param action what the audit log calls it; empty for what is not kept there
record Rule(Method method, String path, Role least, Scope scope, Optional<String> action) {
  static Rule open(Method method, String path) {
    return new Rule(method, path, Role.VIEWER, new Scope.Open(false), Optional.empty());
  }

  static Rule openTellingKnownMore(Method method, String path) {
    return new Rule(method, path, Role.VIEWER, new Scope.Open(true), Optional.empty());
  }

  static Rule of(Method method, String path, Role least, Scope scope) {
    return new Rule(method, path, least, scope, Optional.empty());
  }

  Rule audited(String as) {
    return new Rule(method, path, least, scope, Optional.of(as));
  }

  boolean isOpen() {
    return scope instanceof Scope.Open;
  }

  boolean tellsKnownMore() {
    return scope instanceof Scope.Open(boolean more) && more;
  }
}
