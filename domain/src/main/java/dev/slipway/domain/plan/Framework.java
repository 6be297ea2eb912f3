package dev.slipway.domain.plan;

/// What a project is made with.
///
/// @param id stable name: `vite`, `next`, `static`
/// @param name for people, with the version where it is known: `Vite 7`
public record Framework(String id, String name) {
  public Framework {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("'%s' is not a framework id".formatted(id));
    }
  }
}
