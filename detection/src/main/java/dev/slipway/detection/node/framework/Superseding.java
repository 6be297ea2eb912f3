package dev.slipway.detection.node.framework;

import dev.slipway.detection.node.manifest.PackageJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Frameworks that Slipway does not plan by itself yet. They bring a tool of another framework with
/// them, so that a plan made by that tool alone would be wrong.
public final class Superseding {
  private static final SequencedMap<String, String> NAMES_BY_PACKAGE = namesByPackage();

  private Superseding() {}

  /// The name of one that the project uses in place of Vite alone.
  public static Optional<String> vite(PackageJson manifest) {
    return NAMES_BY_PACKAGE.entrySet().stream()
        .filter(entry -> manifest.dependsOn(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static SequencedMap<String, String> namesByPackage() {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    names.put("astro", "Astro");
    names.put("@sveltejs/kit", "SvelteKit");
    names.put("nuxt", "Nuxt");
    names.put("@remix-run/dev", "Remix");
    names.put("@react-router/dev", "React Router");
    names.put("@tanstack/react-start", "TanStack Start");
    names.put("@tanstack/solid-start", "TanStack Start");
    names.put("@solidjs/start", "SolidStart");
    names.put("@builder.io/qwik-city", "Qwik City");
    names.put("@qwik.dev/router", "Qwik City");
    names.put("@redwoodjs/core", "RedwoodJS");
    names.put("@ionic/react", "Ionic React");
    names.put("vitepress", "VitePress");
    return names;
  }
}
