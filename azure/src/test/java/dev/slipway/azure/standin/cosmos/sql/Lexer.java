package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a query into tokens.
final class Lexer {
  /// A piece of a query.
  sealed interface Token {
    /// As it was written.
    String text();

    /// A word or a sign.
    record Word(String text) implements Token {}

    /// A number or a string.
    record Literal(String text, JsonNode value) implements Token {}

    /// A parameter with its `@`.
    record Parameter(String text) implements Token {}
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          \\s*(?:\
          (?<string>"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*')\
          |(?<number>-?\\d+(?:\\.\\d+)?)\
          |(?<parameter>@\\w+)\
          |(?<word>\\w+|<=|>=|!=|<>|[-=<>().,*\\[\\]{}:])\
          )\
          """);
  private static final JsonMapper MAPPER = new JsonMapper();

  private Lexer() {}

  static List<Token> tokens(String query) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    int position = 0;
    while (!query.substring(position).isBlank()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw new SqlRefusal("syntax error near '%s'".formatted(query.substring(position)));
      }
      tokens.add(token(matcher));
      position = matcher.end();
    }
    return tokens;
  }

  private static Token token(Matcher matcher) {
    String text = matcher.group().strip();
    if (matcher.group("string") != null) {
      return new Token.Literal(text, string(text));
    }
    if (matcher.group("number") != null) {
      return new Token.Literal(text, json(text));
    }
    return matcher.group("parameter") != null ? new Token.Parameter(text) : new Token.Word(text);
  }

  private static JsonNode string(String text) {
    if (text.startsWith("\"")) {
      return json(text);
    }
    String inside = text.substring(1, text.length() - 1);
    return TextNode.valueOf(
        json("\"" + inside.replace("\\'", "'").replace("\"", "\\\"") + "\"").textValue());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SqlRefusal("not a literal: " + text);
    }
  }
}
