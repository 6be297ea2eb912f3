package dev.slipway.detection.settings;

import dev.slipway.detection.text.Fields;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads what slipway.json asks of every answer: `headers` and `redirects`.
final class RuleSettings {
  static final List<String> HEADER_KEYS = List.of("source", "headers");
  static final List<String> REDIRECT_KEYS = List.of("source", "destination", "status");

  private RuleSettings() {}

  static Optional<HeaderRules> headers(Fields settings) {
    return all(settings, "headers", RuleSettings::header, HeaderRules::new);
  }

  static Optional<Redirects> redirects(Fields settings) {
    return all(settings, "redirects", RuleSettings::redirect, Redirects::new);
  }

  private static <R, T> Optional<T> all(
      Fields settings, String name, Function<Fields, R> one, Function<List<R>, T> together) {
    if (!settings.has(name)) {
      return Optional.empty();
    }
    List<R> rules = settings.entries(name).stream().map(one).toList();
    return Optional.of(settings.parsed(name, () -> together.apply(rules)));
  }

  private static HeaderRule header(Fields rule) {
    rule.requireOnly(HEADER_KEYS);
    PathPattern source = rule.parsed("source", () -> new PathPattern(required(rule, "source")));
    Fields headers = rule.object("headers").orElseThrow(() -> missing(rule, "headers"));
    List<HeaderField> fields =
        headers.names().stream()
            .map(name -> headers.parsed(name, () -> new HeaderField(name, required(headers, name))))
            .toList();
    return rule.parsed("headers", () -> new HeaderRule(source, fields));
  }

  private static Redirect redirect(Fields rule) {
    rule.requireOnly(REDIRECT_KEYS);
    PathPattern source = rule.parsed("source", () -> new PathPattern(required(rule, "source")));
    Destination destination =
        rule.parsed("destination", () -> new Destination(required(rule, "destination")));
    Redirect usual =
        rule.parsed("destination", () -> new Redirect(source, destination, Redirect.USUAL_STATUS));
    return rule.number("status", 300, 399)
        .map(status -> rule.parsed("status", () -> usual.withStatus(status)))
        .orElse(usual);
  }

  private static String required(Fields rule, String name) {
    return rule.text(name).orElseThrow(() -> missing(rule, name));
  }

  private static RuntimeException missing(Fields rule, String name) {
    return rule.wrong(name, "It is missing", "Add it to the rule");
  }
}
