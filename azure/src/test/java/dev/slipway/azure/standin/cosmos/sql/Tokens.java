package dev.slipway.azure.standin.cosmos.sql;

import dev.slipway.azure.standin.cosmos.sql.Lexer.Token;
import java.util.List;

/// Tokens that are taken from the front.
final class Tokens {
  private final List<Token> tokens;
  private int next;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  boolean ended() {
    return next == tokens.size();
  }

  Token take() {
    if (ended()) {
      throw new SqlRefusal("the query ends too early");
    }
    return tokens.get(next++);
  }

  /// Takes the word if it is next; the case of letters does not matter.
  boolean takes(String word) {
    if (isNext(word)) {
      next++;
      return true;
    }
    return false;
  }

  boolean isNext(String word) {
    return !ended()
        && tokens.get(next) instanceof Token.Word(String text)
        && text.equalsIgnoreCase(word);
  }

  void expect(String word) {
    if (!takes(word)) {
      throw unexpected();
    }
  }

  String name() {
    if (take() instanceof Token.Word(String text) && text.matches("[A-Za-z_]\\w*")) {
      return text;
    }
    next--;
    throw unexpected();
  }

  SqlRefusal unexpected() {
    return new SqlRefusal(
        "syntax error near '%s'".formatted(ended() ? "" : tokens.get(next).text()));
  }
}
