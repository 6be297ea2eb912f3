package dev.slipway.detection.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A JavaScript or TypeScript configuration file, read as text and never run: it answers which
/// literal a property has. Comments and the insides of strings name no property.
public final class ConfigurationText {
  private final List<Token> tokens;

  private ConfigurationText(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// Reads the text; one that is no JavaScript just has few properties.
  public static ConfigurationText of(String text) {
    return new ConfigurationText(new Tokens(text).all());
  }

  /// What a property is set to, in `name: …` or `name = …`.
  public Property property(String name) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      Token after = tokens.get(i + 1);
      if (tokens.get(i).names(name) && (after.isSign(':') || after.isSign('='))) {
        return valueAt(i + 2);
      }
    }
    return new Property.Absent();
  }

  /// The text a property is set to, if it is a literal.
  public Optional<String> literal(String name) {
    return property(name) instanceof Property.Literal(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// How many different string literals end so.
  public long literalsEndingWith(String ending) {
    return tokens.stream()
        .filter(token -> token instanceof Token.Text(String content) && content.endsWith(ending))
        .distinct()
        .count();
  }

  private Property valueAt(int index) {
    Token value = tokens.get(index);
    boolean ends = index + 1 >= tokens.size() || tokens.get(index + 1).endsValue();
    if (value instanceof Token.Text(String text) && ends) {
      return new Property.Literal(text);
    }
    return value.isSign('{') || value.isSign('[') ? new Property.Group() : new Property.Computed();
  }

  /// What a property is set to.
  public sealed interface Property {
    /// Nowhere set.
    record Absent() implements Property {}

    /// Set to a text that is written there.
    record Literal(String text) implements Property {}

    /// Set to an object or a list.
    record Group() implements Property {}

    /// Set to something that only running the file would tell.
    record Computed() implements Property {}
  }

  /// What matters of JavaScript's tokens.
  sealed interface Token {
    /// An identifier, keyword or number.
    record Word(String text) implements Token {}

    /// A string literal without escapes or substitutions in it.
    record Text(String text) implements Token {}

    /// One character of punctuation.
    record Sign(char character) implements Token {}

    default boolean names(String name) {
      return switch (this) {
        case Word(String text) -> text.equals(name);
        case Text(String text) -> text.equals(name);
        case Sign _ -> false;
      };
    }

    default boolean isSign(char expected) {
      return this instanceof Sign(char character) && character == expected;
    }

    default boolean endsValue() {
      return !(this instanceof Sign(char character)) || ",;})".indexOf(character) >= 0;
    }
  }

  /// Cuts a text into tokens in one pass.
  private static final class Tokens {
    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    Tokens(String text) {
      this.text = text;
    }

    List<Token> all() {
      while (at < text.length()) {
        next();
      }
      return List.copyOf(found);
    }

    private void next() {
      char c = text.charAt(at);
      if (text.startsWith("//", at)) {
        skipTo("\n");
      } else if (text.startsWith("/*", at)) {
        skipTo("*/");
      } else if (c == '\'' || c == '"' || c == '`') {
        string(c);
      } else if (Character.isJavaIdentifierPart(c)) {
        word();
      } else {
        if (!Character.isWhitespace(c)) {
          found.add(new Token.Sign(c));
        }
        at++;
      }
    }

    private void skipTo(String end) {
      int found = text.indexOf(end, at + 2);
      at = found < 0 ? text.length() : found + end.length();
    }

    private void string(char quote) {
      int start = ++at;
      boolean plain = true;
      while (at < text.length() && text.charAt(at) != quote) {
        if (text.charAt(at) == '\n' && quote != '`') {
          return;
        }
        plain &= text.charAt(at) != '\\' && !text.startsWith("${", at);
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      String content = text.substring(start, Math.min(at, text.length()));
      found.add(plain ? new Token.Text(content) : new Token.Sign(quote));
      at++;
    }

    private void word() {
      int start = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      found.add(new Token.Word(text.substring(start, at)));
    }
  }
}
