package dev.slipway.http.projects;

import dev.slipway.domain.configuration.Difference;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectConfiguration;
import dev.slipway.domain.project.Variable;
import dev.slipway.domain.project.VariableName;
import dev.slipway.wire.DifferenceBody;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Puts differences between configurations into words. What is a secret by now is not shown as it
/// was when it was none.
final class DifferenceBodies {
  private static final int LONGEST = 200;
  private static final String HIDDEN = "***";

  private final Set<VariableName> hidden;

  /// @param present what the project has now
  DifferenceBodies(ProjectConfiguration present) {
    this.hidden = present.secretNames();
  }

  boolean hides(VariableName name) {
    return hidden.contains(name);
  }

  /// As what somebody changed: "GREETING changed from 'hello' to 'moin'".
  DifferenceBody change(Difference difference) {
    return sides(difference)
        .body(
            (was, is) -> "changed from %s to %s".formatted(was, is),
            "set to %s"::formatted,
            "removed, was %s"::formatted);
  }

  /// As what differs from now: "GREETING was 'hello', is 'moin' now".
  DifferenceBody untilNow(Difference difference) {
    return sides(difference)
        .body(
            (was, is) -> "was %s, is %s now".formatted(was, is),
            "was not set, is %s now"::formatted,
            "was %s, is not set now"::formatted);
  }

  private Sides sides(Difference difference) {
    return switch (difference) {
      case Difference.OfSetting(String key, var before, var after) ->
          new Sides(
              key,
              "setting",
              Optional.empty(),
              before.map(DifferenceBodies::ofSetting),
              after.map(DifferenceBodies::ofSetting));
      case Difference.OfVariable(var name, var environment, var before, var after) ->
          new Sides(
              name.value(),
              after.or(() -> before).map(Variable.Value::scope).orElseThrow().id(),
              environment.map(Environment::id),
              before.map(value -> ofVariable(name, value)),
              after.map(value -> ofVariable(name, value)));
    };
  }

  private static Side ofSetting(String json) {
    return new Side(shortened(json), shortened(json));
  }

  private Side ofVariable(VariableName name, Variable.Value value) {
    return switch (value) {
      case Variable.BuildValue(String text) -> plain(name, text);
      case Variable.RuntimeValue(String text) -> plain(name, text);
      case Variable.SecretValue(var reference) ->
          new Side(Integer.toString(reference.version()), "secret version " + reference.version());
    };
  }

  private Side plain(VariableName name, String text) {
    return hides(name)
        ? new Side(HIDDEN, HIDDEN)
        : new Side(shortened(text), "'%s'".formatted(shortened(text)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /// What is on one side of a difference.
  ///
  /// @param inWords as it is called in a sentence
  private record Side(String shown, String inWords) {}

  private record Sides(
      String name,
      String kind,
      Optional<String> environment,
      Optional<Side> before,
      Optional<Side> after) {

    DifferenceBody body(
        BinaryOperator<String> changed,
        UnaryOperator<String> added,
        UnaryOperator<String> removed) {
      Optional<String> old = before.map(Side::inWords);
      Optional<String> present = after.map(Side::inWords);
      String text =
          old.map(was ->
                  present.map(is -> changed.apply(was, is)).orElseGet(() -> removed.apply(was)))
              .orElseGet(() -> added.apply(present.orElseThrow()));
      return new DifferenceBody(
          name,
          kind,
          environment.orElse(null),
          before.map(Side::shown).orElse(null),
          after.map(Side::shown).orElse(null),
          subject() + " " + text);
    }

    private String subject() {
      String where = environment.map(" in "::concat).orElse("");
      return switch (kind) {
        case "setting" -> "setting " + name;
        case "build" -> name + " (build)" + where;
        default -> name + where;
      };
    }
  }
}
