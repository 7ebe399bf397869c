package dev.hansei.api.projects;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives {@link SignedIn} to the methods of controllers that take one. */
@Singleton
final class SignedInBinder implements TypedRequestArgumentBinder<SignedIn> {
  private static final Argument<SignedIn> TYPE = Argument.of(SignedIn.class);

  @Override
  public Argument<SignedIn> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<SignedIn> bind(
      ArgumentConversionContext<SignedIn> context, HttpRequest<?> request) {
    return () -> request.getUserPrincipal(SignedIn.class);
  }
}
