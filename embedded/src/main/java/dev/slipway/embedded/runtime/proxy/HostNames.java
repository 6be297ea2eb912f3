package dev.slipway.embedded.runtime.proxy;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which host name belongs to which place: `shop.localhost` is production, `staging.shop.localhost`
/// is not.
///
/// @param baseDomain what the names end with; `localhost` names are always known besides
public record HostNames(String baseDomain) {
  private static final String LOCAL = "localhost";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

  public HostNames {
    if (!NAME.matcher(baseDomain).matches()) {
      throw new IllegalArgumentException("'%s' is not a domain".formatted(baseDomain));
    }
  }

  /// The host name of a place.
  public String of(Place place) {
    String project = place.project().value() + "." + baseDomain;
    return place.environment() == Environment.PRODUCTION
        ? project
        : place.environment().id() + "." + project;
  }

  /// The place with a host name such as `Host` fields have without their port.
  Optional<Place> placeOf(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return below(name.toLowerCase(Locale.ROOT), baseDomain)
        .or(() -> below(name.toLowerCase(Locale.ROOT), LOCAL));
  }

  private static Optional<Place> below(String name, String domain) {
    if (!name.endsWith("." + domain)) {
      return Optional.empty();
    }
    String[] labels = name.substring(0, name.length() - domain.length() - 1).split("\\.", -1);
    return switch (labels.length) {
      case 1 -> place(labels[0], Environment.PRODUCTION);
      case 2 -> Environment.byId(labels[0]).flatMap(environment -> place(labels[1], environment));
      default -> Optional.empty();
    };
  }

  private static Optional<Place> place(String project, Environment environment) {
    try {
      return Optional.of(new Place(new ProjectId(project), environment));
    } catch (SlipwayException _) {
      return Optional.empty();
    }
  }
}
