package dev.slipway.http.access;

import dev.slipway.domain.access.Caller;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.problem.ProblemStatus;
import dev.slipway.http.request.ProblemAnswers;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;

/// Lets requests in whose caller is known and has not asked too often. What is open to everybody,
/// health and the API's description, asks for neither; where it has more to tell to those who are
/// known, a proof that is not taken is as good as none.
public final class EntryFilter implements Filter {
  private final Set<String> openPaths = AccessRules.openPaths();
  private final Set<String> tellingKnownMore = AccessRules.pathsThatTellKnownMore();
  private final Identification identification;
  private final RateLimits limits;
  private final ProblemAnswers problems;

  EntryFilter(Identification identification, RateLimits limits, ProblemAnswers problems) {
    this.identification = identification;
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (tellingKnownMore.contains(path)) {
      recognize(request);
    }
    if (openPaths.contains(path) || enters(request, response)) {
      chain.proceed();
    }
  }

  private void recognize(RoutingRequest request) {
    try {
      keepProof(identification.identify(request), request);
    } catch (SlipwayException _) {
      // Answered as anybody is.
    }
  }

  private void keepProof(Caller caller, RoutingRequest request) {
    request.context().register(new Proof(caller, () -> identification.identify(request)));
  }

  private boolean enters(RoutingRequest request, RoutingResponse response) {
    try {
      Caller caller = identification.identify(request);
      limits.take(caller.id(), response);
      keepProof(caller, request);
      return true;
    } catch (SlipwayException e) {
      if (e.problem().code() == ProblemCode.UNAUTHORIZED) {
        response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
      }
      problems.send(request, response, e.problem(), ProblemStatus.of(e.problem().code()));
      return false;
    }
  }
}
