package dev.hansei.api.prompts;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * On one connection, in front of the framework: answers what {@link LiveDoorAnswers} can, and lets
 * everything else through untouched. Answers keep the order of the requests: while one that went
 * through is not answered, all that follow go through too.
 */
final class LiveDoor extends ChannelDuplexHandler {
  private final LiveDoorAnswers answers;

  /** Requests that went through and are not answered yet. */
  private int throughNow;

  /** Whether the rest of a request that is answered here is still to come. */
  private boolean isSwallowing;

  private boolean isWritten;

  LiveDoor(LiveDoorAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      answer(context, request);
    } else if (isSwallowing) {
      isSwallowing = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void answer(ChannelHandlerContext context, HttpRequest request) {
    var answer =
        throughNow == 0 && context.channel().isWritable()
            ? answers.of(request)
            : Optional.<FullHttpResponse>empty();
    if (answer.isEmpty()) {
      throughNow++;
      context.fireChannelRead(request);
      return;
    }
    isSwallowing = !(request instanceof LastHttpContent);
    isWritten = true;
    var _ = context.write(answer.get());
    ReferenceCountUtil.release(request);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (isWritten) {
      isWritten = false;
      context.flush();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean isFirstWord =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !isFirstWord) {
      throughNow--;
    }
    var _ = context.write(message, promise);
  }
}
