package dev.slipway.ports.audit;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An audit log in memory.
public final class MemoryAuditLog implements AuditLog {
  private final List<AuditEntry> entries = new ArrayList<>();

  @Override
  public synchronized void append(AuditEntry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized Page<AuditEntry> list(
      Optional<OrganizationId> organization, Optional<String> after, int limit) {
    List<AuditEntry> items = new ArrayList<>();
    int next = after.map(MemoryAuditLog::number).orElse(entries.size());
    int last = next;
    while (next > 0) {
      next--;
      AuditEntry entry = entries.get(next);
      if (organization.isEmpty() || organization.equals(entry.organization())) {
        if (items.size() == limit) {
          return new Page<>(items, Optional.of(Integer.toString(last)));
        }
        items.add(entry);
        last = next;
      }
    }
    return new Page<>(items, Optional.empty());
  }

  private static int number(String token) {
    try {
      return Integer.parseInt(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to list the audit log",
              "No page ended there",
              "Pass on what the page before answered, or nothing for the first page"),
          e);
    }
  }
}
