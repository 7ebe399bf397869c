package dev.hansei.api.prompts;

import dev.hansei.api.ServiceSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts a {@link LiveDoor} into each connection of a process that serves the API. */
@Singleton
final class LiveDoors implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final String NAME = "live-door";

  private final ServiceSettings settings;
  private final BeanProvider<LiveDoorAnswers> answers;

  /** A provider: this listener is made before the beans that the answers need. */
  LiveDoors(ServiceSettings settings, BeanProvider<LiveDoorAnswers> answers) {
    this.settings = settings;
    this.answers = answers;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    var registry = event.getBean();
    if (settings.servesApi()) {
      registry.register(new NettyServerCustomizer() {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
          return role == ChannelRole.CONNECTION ? new OnConnection(channel) : this;
        }
      });
    }
    return registry;
  }

  /** One connection of HTTP/1.1; there is no other kind here. */
  private final class OnConnection implements NettyServerCustomizer {
    private final Channel channel;

    OnConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      var pipeline = channel.pipeline();
      var inbound = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      if (pipeline.context(inbound) != null && pipeline.get(NAME) == null) {
        pipeline.addBefore(inbound, NAME, new LiveDoor(answers.get()));
      }
    }
  }
}
