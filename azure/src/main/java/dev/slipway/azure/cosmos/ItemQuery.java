package dev.slipway.azure.cosmos;

import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import java.util.ArrayList;
import java.util.List;

/// Asks for items of one partition, mostly of one kind. The partition is named in the query itself:
/// not everything that speaks Cosmos DB's protocol applies the one of a request to a query.
public final class ItemQuery {
  private final String partition;
  private final StringBuilder where = new StringBuilder("c.pk = @pk");
  private final List<SqlParameter> parameters = new ArrayList<>();
  private String order = "";

  private ItemQuery(String partition) {
    this.partition = partition;
    parameters.add(new SqlParameter("@pk", partition));
  }

  public static ItemQuery of(String partition, String kind) {
    return ofAny(partition).is("kind", kind);
  }

  /// Items of every kind.
  public static ItemQuery ofAny(String partition) {
    return new ItemQuery(partition);
  }

  public ItemQuery is(String name, Object value) {
    return compare(name, "=", value);
  }

  public ItemQuery isAbove(String name, Object value) {
    return compare(name, ">", value);
  }

  public ItemQuery isBelow(String name, Object value) {
    return compare(name, "<", value);
  }

  public ItemQuery isAtMost(String name, Object value) {
    return compare(name, "<=", value);
  }

  private ItemQuery compare(String name, String sign, Object value) {
    String parameter = "@p" + parameters.size();
    where.append(" AND c.%s %s %s".formatted(name, sign, parameter));
    parameters.add(new SqlParameter(parameter, value));
    return this;
  }

  public ItemQuery ascendingBy(String name) {
    order = " ORDER BY c." + name;
    return this;
  }

  public ItemQuery descendingBy(String name) {
    order = " ORDER BY c." + name + " DESC";
    return this;
  }

  String partition() {
    return partition;
  }

  SqlQuerySpec specification() {
    return new SqlQuerySpec("SELECT * FROM c WHERE " + where + order, parameters);
  }
}
