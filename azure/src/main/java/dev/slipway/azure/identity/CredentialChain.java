package dev.slipway.azure.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Tries the methods in order. One that does not exist here is passed over; one that was refused
/// ends the chain, as the next one would hide a mistake. The one that won is asked from then on.
final class CredentialChain {
  private final List<IdentityMethod> order;
  private final TokenSources sources;
  private final IdentityProblems problems;
  private final AtomicReference<Optional<IdentityMethod>> winner =
      new AtomicReference<>(Optional.empty());

  CredentialChain(List<IdentityMethod> order, TokenSources sources, IdentityProblems problems) {
    this.order = List.copyOf(order);
    this.sources = sources;
    this.problems = problems;
  }

  /// A token, and how it was got.
  record Granted(IdentityMethod method, AccessToken token) {}

  Granted ask(TokenRequestContext request) {
    Optional<IdentityMethod> last = winner.get();
    List<String> passedOver = new ArrayList<>();
    if (last.isPresent()) {
      Optional<Granted> granted = ask(last.get(), request, passedOver);
      if (granted.isPresent()) {
        return granted.get();
      }
    }
    for (IdentityMethod method : order) {
      if (last.filter(method::equals).isEmpty()) {
        Optional<Granted> granted = ask(method, request, passedOver);
        if (granted.isPresent()) {
          winner.set(Optional.of(method));
          return granted.get();
        }
      }
    }
    throw problems.noMethod(passedOver);
  }

  private Optional<Granted> ask(
      IdentityMethod method, TokenRequestContext request, List<String> passedOver) {
    Optional<TokenSource> source = sources.of(method);
    if (source.isEmpty()) {
      passedOver.add(method.id() + ": not configured");
      return Optional.empty();
    }
    try {
      return Optional.of(new Granted(method, source.get().ask(request)));
    } catch (SlipwayException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!problems.isAbsence(method, e)) {
        throw problems.refused(method, request, e);
      }
      passedOver.add("%s: %s".formatted(method.id(), firstLine(e)));
      return Optional.empty();
    }
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("not available");
  }
}
