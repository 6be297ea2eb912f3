package dev.slipway.azure.blob;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/// Reads what a refusal says within the try that it ends. Where a request may answer a stream, the
/// SDK reads a refusal only after its last try, so that one of which half came would count as no
/// answer at all, and would not be asked for again.
final class WholeRefusals implements HttpPipelinePolicy {
  private static final int FIRST_REFUSAL = 400;

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return next.process()
        .flatMap(answer -> isRefusal(answer) ? whole(answer.buffer()) : Mono.just(answer));
  }

  private static Mono<HttpResponse> whole(HttpResponse buffered) {
    return buffered.getBodyAsByteArray().thenReturn(buffered);
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    HttpResponse answer = next.processSync();
    return isRefusal(answer) ? answer.buffer() : answer;
  }

  private static boolean isRefusal(HttpResponse answer) {
    return answer.getStatusCode() >= FIRST_REFUSAL;
  }
}
