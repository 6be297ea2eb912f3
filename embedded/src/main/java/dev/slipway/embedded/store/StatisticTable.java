package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.statistic.Counter;
import dev.slipway.domain.statistic.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The counters of deployments that have ended.
final class StatisticTable {
  /// Counts a deployment in each of its scopes.
  int count(Handle handle, Deployment ended) {
    return handle
        .createUpdate(
            """
            INSERT INTO statistic (scope, counter, total)
            SELECT scopes.value, counters.value, 1
            FROM json_each(:scopes) AS scopes, json_each(:counters) AS counters
            WHERE true
            ON CONFLICT DO UPDATE SET total = total + 1
            """)
        .bind("scopes", array(Scope.of(ended.request()).stream().map(Scope::key).toList()))
        .bind("counters", array(Counter.of(ended).stream().map(Counter::key).toList()))
        .execute();
  }

  /// The keys of scopes and counters have no character that JSON would escape.
  private static String array(List<String> keys) {
    return keys.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  Map<Counter, Long> of(Handle handle, Scope scope) {
    return handle
        .createQuery("SELECT counter, total FROM statistic WHERE scope = :scope")
        .bind("scope", scope.key())
        .map((row, _) -> Map.entry(Counter.of(row.getString("counter")), row.getLong("total")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
