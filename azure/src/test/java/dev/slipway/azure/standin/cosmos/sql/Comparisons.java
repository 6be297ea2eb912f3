package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;

/// How values compare. Those of different types have no order in a condition, but they have one in
/// a list: absent, null, false, true, numbers, strings, then the rest.
public final class Comparisons {
  /// The order of `ORDER BY`.
  public static final Comparator<JsonNode> ORDER =
      Comparator.comparingInt(Comparisons::rank).thenComparing(Comparisons::sameType);

  private Comparisons() {}

  static JsonNode compare(String sign, JsonNode left, JsonNode right) {
    if (left.isMissingNode() || right.isMissingNode()) {
      return MissingNode.getInstance();
    }
    if (rank(left) != rank(right)) {
      return sign.equals("!=")
          ? BooleanNode.TRUE
          : sign.equals("=") ? BooleanNode.FALSE : MissingNode.getInstance();
    }
    int order = sameType(left, right);
    return BooleanNode.valueOf(
        switch (sign) {
          case "=" -> order == 0;
          case "!=" -> order != 0;
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          case ">=" -> order >= 0;
          default -> throw new SqlRefusal("no such sign: " + sign);
        });
  }

  private static int rank(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> 0;
      case NULL -> 1;
      case BOOLEAN -> 2;
      case NUMBER -> 3;
      case STRING -> 4;
      case ARRAY -> 5;
      case OBJECT, POJO, BINARY -> 6;
    };
  }

  private static int sameType(JsonNode left, JsonNode right) {
    return switch (left.getNodeType()) {
      case MISSING, NULL -> 0;
      case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
      case NUMBER -> left.decimalValue().compareTo(right.decimalValue());
      case STRING -> left.textValue().compareTo(right.textValue());
      case ARRAY, OBJECT, POJO, BINARY ->
          left.equals(right) ? 0 : left.toString().compareTo(right.toString());
    };
  }
}
